"""Corrections as a line of values in time: what was said first, what replaced it, each with its sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.numbers import format_change
from diemcau.publish.reason import tell_correction
from diemcau.records import Revision, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.publish.page.scene import Scene
    from diemcau.records import Correction

# Sentences shown of one value; copies share theirs.
MOST_QUOTES = 3

_BEFORE = {Revision.FINAL: "preliminary", Revision.CORRECTED: "earlier", Revision.DENIED: "claimed"}


class Stop(NamedTuple):
    """One value on the line.

    Attributes:
        stage: What it was: preliminary, earlier, claimed; final, corrected, denied.
        statements: Where it is said.
        stands: Whether nothing replaced it.
    """

    stage: str
    statements: tuple[Statement, ...]
    stands: bool


def show_corrections(scene: Scene, sheet: Sheet) -> Html:
    """All corrections, a line for each value that was replaced; nothing where none was."""
    lines = [_line(scene, sheet, chain) for chain in find_chains(scene)]
    return sheet.fill("corrections", lines=join(lines)) if lines else EMPTY


def find_chains(scene: Scene) -> list[list[Correction]]:
    """Corrections that lead on from each other, each chain in order of time; many reports of one stand together."""
    claims = {each: claim.id for claim in scene.review.record.claims for each in claim.statements}
    home: dict[object, list[Correction]] = {}
    for correction in scene.review.record.corrections:
        ends = [claims.get(end, end) for end in (correction.earlier, correction.later)]
        joined = [*_joined(home.get(end, []) for end in ends), correction]
        home.update({claims.get(end, end): joined for each in joined for end in (each.earlier, each.later)})
    return list({id(chain): chain for chain in home.values()}.values())


def _joined(chains: Iterable[list[Correction]]) -> list[Correction]:
    """Chains in one, each once."""
    return [correction for chain in {id(chain): chain for chain in chains}.values() for correction in chain]


def find_stops(scene: Scene, chain: list[Correction]) -> list[Stop]:
    """The values of a chain, what replaced nothing first, what nothing replaced last."""
    claims = {each: claim.id for claim in scene.review.record.claims for each in claim.statements}
    said: dict[object, list[Statement]] = defaultdict(list)
    into: dict[object, Revision] = {}
    out: dict[object, tuple[object, Revision]] = {}
    for correction in chain:
        earlier, later = (claims.get(end, end) for end in (correction.earlier, correction.later))
        said[earlier].append(correction.earlier)
        said[later].append(correction.later)
        if earlier != later:
            into[later], out[earlier] = correction.kind, (later, correction.kind)
    order = sorted(said, key=lambda value: (-_left(value, out), _first(scene, said[value])))
    return [
        Stop(
            into[value].value if value in into else _BEFORE[out[value][1]] if value in out else "earlier",
            tuple(dict.fromkeys(said[value])),
            value not in out,
        )
        for value in order
    ]


def _left(value: object, out: dict[object, tuple[object, Revision]]) -> int:
    """How many values come after one; a circle ends where it closes."""
    seen: list[object] = []
    while value in out and value not in seen:
        seen.append(value)
        value = out[value][0]
    return len(seen)


def _first(scene: Scene, statements: list[Statement]) -> tuple[str, int]:
    """The day and the number of the first document that says it."""
    documents = [scene.document(statement.document) for statement in statements]
    return min((str(document.published or "9999"), scene.number_of(document.name)) for document in documents)


def _line(scene: Scene, sheet: Sheet, chain: list[Correction]) -> Html:
    reasons = dict.fromkeys(tell_correction(scene.wording, correction) for correction in chain)
    stops = find_stops(scene, chain)
    figure = scene.wording.figure(stops[-1].statements[0])
    return sheet.fill(
        "correction",
        name=scene.wording.figure_name(figure, stops[-1].statements[0].document),
        stops=join(_stop(scene, sheet, stop) for stop in stops),
        why=join(sheet.fill("reason", why=why) for why in list(reasons)[:MOST_QUOTES]),
    )


def _stop(scene: Scene, sheet: Sheet, stop: Stop) -> Html:
    figure = scene.wording.figure(stop.statements[0])
    number = format_change(figure.quantity, figure.kind, scene.language)
    return sheet.fill(
        "stop",
        state="stands" if stop.stands else "replaced",
        number=number if stop.stands else sheet.fill("struck", number=number),
        stage=scene.text(f"stage.{stop.stage}"),
        quotes=join(scene.quotes(stop.statements)[:MOST_QUOTES]),
    )
