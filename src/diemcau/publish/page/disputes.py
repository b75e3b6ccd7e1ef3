"""What reports contradict each other in, what does not add up, what is implied, what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.publish.contradiction import order_statements, tell_conflict, tell_settling
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.notice import tell_finding
from diemcau.publish.reason import tell_correction
from diemcau.records.review import Answer, Check, CheckKind

if TYPE_CHECKING:
    from diemcau.publish.page.scene import Scene
    from diemcau.records import Claim, Conflict, Correction, Finding

# Sentences shown of one conflict; a conflict of many reports repeats itself after that. Copies share a sentence, so
# that four times as many statements are looked at.
MOST_SIDES = 6
# Claims that a conflict or check links to; more are counted.
MOST_LINKS = 8


def show_conflicts(scene: Scene) -> Html:
    """The section of conflicts and corrections."""
    sheet, record = scene.sheet("disputes"), scene.review.record
    shown = join(_conflict(scene, sheet, number, each) for number, each in enumerate(record.conflicts, start=1))
    mended = join(_correction(scene, sheet, each) for each in record.corrections)
    return sheet.fill(
        "conflicts",
        count=scene.count(len(record.conflicts)),
        conflicts=shown or sheet.fill("no_conflict"),
        corrections=sheet.fill("corrections", corrections=mended) if mended else EMPTY,
    )


def _conflict(scene: Scene, sheet: Sheet, number: int, conflict: Conflict) -> Html:
    claims = [scene.review.claims[each] for each in conflict.claims if each in scene.review.claims]
    settle = tell_settling(scene.wording, conflict)
    return sheet.fill(
        "conflict",
        id=f"c{number}",
        kind=scene.text(f"conflict.{conflict.kind}"),
        why=tell_conflict(scene.wording, conflict),
        quotes=join(scene.quotes(order_statements(scene.wording, conflict)[: 4 * MOST_SIDES])[:MOST_SIDES]),
        settle=sheet.fill("settle", settle=settle) if settle else EMPTY,
        claims=_links(scene, sheet, claims),
    )


def _links(scene: Scene, sheet: Sheet, claims: list[Claim]) -> Html:
    """Links to claims, the first of many."""
    shown = [sheet.fill("claim", id=each.id, number=scene.wording.number(each)) for each in claims[:MOST_LINKS]]
    left = len(claims) - len(shown)
    return join([*shown, scene.text("page.and_more").format(count=scene.count(left)) if left else EMPTY])


def _correction(scene: Scene, sheet: Sheet, correction: Correction) -> Html:
    quotes = join(scene.quotes((correction.earlier, correction.later)))
    return sheet.fill("correction", quotes=quotes, why=tell_correction(scene.wording, correction))


def show_checks(scene: Scene) -> Html:
    """The section of recomputations and implied values; nothing where nothing could be recomputed."""
    review = scene.review
    checks = [check for check in review.checks if is_telling(check)]
    if not checks and not review.implied:
        return EMPTY
    sheet = scene.sheet("disputes")
    implied = [
        sheet.fill("implied", words=scene.wording.implied(each), level=each.level, change=each.change)
        for each in review.implied
    ]
    return sheet.fill(
        "checks",
        checks=join(_check(scene, sheet, check) for check in checks),
        implied=sheet.fill("implied_list", rows=join(implied)) if implied else EMPTY,
        failed=sum(check.answer is Answer.FAILS for check in checks),
    )


def is_telling(check: Check) -> bool:
    """Whether a check tells anything: that one part is smaller than its whole does not."""
    one_part = len(check.claims) == 2  # noqa: PLR2004 - the whole and its only part
    return not (check.kind is CheckKind.PARTS and check.answer is Answer.HOLDS and one_part)


def _check(scene: Scene, sheet: Sheet, check: Check) -> Html:
    claims = [scene.review.claims[each] for each in check.claims if each in scene.review.claims]
    return sheet.fill(
        "check",
        code=check.answer.value,
        answer=scene.text(f"answer.{check.answer.value}"),
        kind=scene.text(f"check_kind.{check.kind.value}"),
        words=_say_check(scene, check),
        claims=_links(scene, sheet, claims),
    )


def _say_check(scene: Scene, check: Check) -> str:
    if check.conflict is None:
        return scene.wording.check(check)
    return tell_conflict(scene.wording, scene.review.record.conflicts[check.conflict])


def show_findings(scene: Scene) -> Html:
    """The section of what was not understood; nothing where all was."""
    findings = scene.review.findings
    if not findings:
        return EMPTY
    sheet = scene.sheet("disputes")
    return sheet.fill(
        "findings", count=scene.count(len(findings)), rows=join(_finding(scene, sheet, each) for each in findings)
    )


def _finding(scene: Scene, sheet: Sheet, finding: Finding) -> Html:
    known = finding.document in scene.wording.places
    number = scene.number_of(finding.document) if known else 0
    return sheet.fill(
        "finding",
        code=finding.severity.value,
        severity=scene.text(f"severity.{finding.severity.value}"),
        message=tell_finding(scene.wording.texts, finding),
        where=sheet.fill("where", number=number, source=scene.source(finding.document)) if known else finding.document,
    )
