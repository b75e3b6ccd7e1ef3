"""Corrections in the order of time: which value was said first, and what replaced it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from diemcau.publish.numbers import format_change
from diemcau.records import Revision, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.publish.wording import Wording
    from diemcau.records import Correction

_BEFORE = {
    Revision.FINAL: "preliminary",
    Revision.REVISED: "earlier",
    Revision.CORRECTED: "earlier",
    Revision.DENIED: "claimed",
}


class Stop(NamedTuple):
    """One value on the line.

    Attributes:
        stage: What it was: preliminary, earlier, claimed; final, revised, corrected, denied.
        statements: Where it is said.
        stands: Whether nothing replaced it.
    """

    stage: str
    statements: tuple[Statement, ...]
    stands: bool


def find_chains(wording: Wording) -> list[list[Correction]]:
    """Corrections that lead on from each other, each chain in order of time; many reports of one stand together."""
    claims = {each: claim.id for claim in wording.review.record.claims for each in claim.statements}
    home: dict[object, list[Correction]] = {}
    for correction in wording.review.record.corrections:
        ends = [claims.get(end, end) for end in (correction.earlier, correction.later)]
        joined = [*_joined(home.get(end, []) for end in ends), correction]
        home.update({claims.get(end, end): joined for each in joined for end in (each.earlier, each.later)})
    return list({id(chain): chain for chain in home.values()}.values())


def _joined(chains: Iterable[list[Correction]]) -> list[Correction]:
    """Chains in one, each once."""
    return [correction for chain in {id(chain): chain for chain in chains}.values() for correction in chain]


def find_stops(wording: Wording, chain: list[Correction]) -> list[Stop]:
    """The values of a chain, what replaced nothing first, what nothing replaced last."""
    claims = {each: claim.id for claim in wording.review.record.claims for each in claim.statements}
    said: dict[object, list[Statement]] = defaultdict(list)
    into: dict[object, Revision] = {}
    out: dict[object, tuple[object, Revision]] = {}
    for correction in chain:
        earlier, later = (claims.get(end, end) for end in (correction.earlier, correction.later))
        said[earlier].append(correction.earlier)
        said[later].append(correction.later)
        if earlier != later:
            into[later], out[earlier] = correction.kind, (later, correction.kind)
    order = sorted(said, key=lambda value: (-_left(value, out), _first(wording, said[value])))
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


def _first(wording: Wording, statements: list[Statement]) -> tuple[str, int]:
    """The day and the number of the first document that says it."""
    documents = [wording.review.record.by_name[statement.document].document for statement in statements]
    return min((str(document.published or "9999"), wording.places[document.name]) for document in documents)


def say_chain(wording: Wording, chain: list[Correction]) -> str:
    """A chain in one line: `Visits: 61 (preliminary, [1]) → 63 (official, [4])`."""
    stops = find_stops(wording, chain)
    last = stops[-1].statements[0]
    name = wording.figure_name(wording.figure(last), last.document)
    told = wording.texts["stage.arrow"].join(_say_stop(wording, stop) for stop in stops)
    return wording.texts["stage.line"].format(name=name, stages=told)


def _say_stop(wording: Wording, stop: Stop) -> str:
    figure = wording.figure(stop.statements[0])
    place = wording.texts["why.place"].format(number=wording.cited[stop.statements[0].document])
    number = format_change(figure.quantity, figure.kind, wording.language)
    return wording.texts["stage.told"].format(number=number, stage=wording.texts[f"stage.{stop.stage}"], place=place)
