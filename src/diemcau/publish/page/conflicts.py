"""What reports contradict each other in: the sides of each conflict, how it may be settled, and what was corrected."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diemcau.publish.agreement import Agreement
from diemcau.publish.contradiction import find_sides, order_statements, tell_conflict, tell_settling
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.page.bars import draw_agreement
from diemcau.publish.page.disputes import show_links
from diemcau.publish.page.timeline import show_corrections
from diemcau.publish.settling import tell_choice, tell_slip
from diemcau.records import Dispute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.page.scene import Scene
    from diemcau.records import Conflict, Statement

# Sentences shown of one conflict; a conflict of many reports repeats itself after that. Copies share a sentence, so
# that four times as many statements are looked at.
MOST_QUOTES = 6
# Sides of a conflict, and sentences of one side.
MOST_SIDES, MOST_OF_SIDE = 6, 3
# Kinds whose sides each say something of their own; in the others the numbers of one text do not add up.
OPPOSED = frozenset({"value", "issuer", "date"})


def show_conflicts(scene: Scene) -> Html:
    """The section of conflicts and corrections."""
    sheet, record = scene.sheet("conflicts"), scene.review.record
    shown = join(_conflict(scene, sheet, number, each) for number, each in enumerate(record.conflicts, start=1))
    return sheet.fill(
        "conflicts",
        count=scene.count(len(record.conflicts)),
        conflicts=shown or sheet.fill("no_conflict"),
        corrections=show_corrections(scene, sheet),
    )


def _conflict(scene: Scene, sheet: Sheet, number: int, conflict: Conflict) -> Html:
    claims = [scene.review.claims[each] for each in conflict.claims if each in scene.review.claims]
    settle = tell_settling(scene.wording, conflict) if conflict.state is not Dispute.SETTLED else ""
    slip, choice = tell_slip(scene.wording, conflict), tell_choice(scene.wording, conflict)
    return sheet.fill(
        "conflict",
        id=f"c{number}",
        state=conflict.state.value,
        kind=scene.text(f"conflict.{conflict.kind}"),
        badge=_badge(scene, sheet, conflict.state),
        why=tell_conflict(scene.wording, conflict),
        sides=_sides(scene, sheet, conflict),
        slip=sheet.fill("slip", words=slip) if slip else EMPTY,
        choice=sheet.fill("choice", words=choice) if choice else EMPTY,
        settle=sheet.fill("settle", settle=settle) if settle else EMPTY,
        claims=join([show_links(scene, claims), *_orders(scene, conflict)]),
    )


def _orders(scene: Scene, conflict: Conflict) -> list[Html]:
    """Links to the directives that a conflict is about."""
    orders = [each for each in conflict.claims if each in scene.review.instructions]
    return [scene.pieces.fill("claim", id=each, number=scene.text("page.directive")) for each in orders]


def _badge(scene: Scene, sheet: Sheet, state: Dispute) -> Html:
    """Whether a person has settled it; of an open one the heading says enough."""
    if state is Dispute.OPEN:
        return EMPTY
    return sheet.fill("state", code=state.value, words=scene.text(f"dispute.{state.value}"))


def _sides(scene: Scene, sheet: Sheet, conflict: Conflict) -> Html:
    """What each side says with its sentences; where nobody says otherwise, the sentences that do not add up."""
    sides = find_sides(scene.wording, conflict) if conflict.kind in OPPOSED else {}
    if len(sides) < 2:  # noqa: PLR2004 - it takes two to contradict
        return join(scene.quotes(order_statements(scene.wording, conflict)[: 4 * MOST_QUOTES])[:MOST_QUOTES])
    return join(_side(scene, sheet, conflict, *side) for side in list(sides.items())[:MOST_SIDES])


def _side(scene: Scene, sheet: Sheet, conflict: Conflict, said: str, statements: Sequence[Statement]) -> Html:
    lost = conflict.choice is not None and set(statements) <= set(conflict.choice.losers)
    return sheet.fill(
        "side",
        lost=Html(" is-lost") if lost else EMPTY,
        said=sheet.fill("lost", said=said) if lost else sheet.fill("said", said=said),
        sources=draw_agreement(scene.pieces, scene.wording.texts, _borne(scene, statements)),
        quotes=join(scene.quotes(statements[: 4 * MOST_OF_SIDE])[:MOST_OF_SIDE]),
    )


def _borne(scene: Scene, statements: Sequence[Statement]) -> Agreement:
    """How many reports stand on a side, and how many of them have their words from another."""
    origins: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        origins[scene.copied_from(statement) or statement.document].add(statement.document)
    return Agreement(len(origins), len({statement.document for statement in statements}), 0)
