"""Judgements heard in one folder: which are followed, which are not, and what they rule about mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from diemcau.reconcile.anchors import Whereabouts
from diemcau.reconcile.rulings import UNRULED, Mention, Rulings, close_foes
from diemcau.reconcile.traces import Trace, Tracer
from diemcau.records import Force, Judgement, Reading, Sort, Statement, Verdict

_FOLLOWED = {Force.HOLDS, Force.MOVED}


@dataclass(frozen=True, slots=True)
class Hearing:
    """One judgement as it stands in a folder.

    Attributes:
        judgement: The judgement.
        sides: What its anchors lead to, side by side.
        force: What becomes of it.
        why: Why it is not followed as it was made; empty where it is.
    """

    judgement: Judgement
    sides: tuple[tuple[Trace, ...], ...]
    force: Force
    why: str = ""

    @property
    def is_followed(self) -> bool:
        """Whether the record obeys it."""
        return self.force in _FOLLOWED

    @property
    def traces(self) -> tuple[Trace, ...]:
        """What all its anchors lead to."""
        return tuple(trace for side in self.sides for trace in side)

    @property
    def sort(self) -> Sort | None:
        """Of what sort its mentions are; None of a withdrawal."""
        return next((anchor.sort for anchor in self.judgement.anchors), None)

    def found(self) -> list[list[Statement]]:
        """The mentions of each side that are found."""
        return [[trace.statement for trace in side if trace.is_found and trace.statement] for side in self.sides]


@dataclass(frozen=True, slots=True)
class Docket:
    """All judgements of a folder.

    Attributes:
        hearings: The judgements in their order.
        figures, directives, events: What those that are followed rule about mentions of a sort.
    """

    hearings: tuple[Hearing, ...]
    figures: Rulings
    directives: Rulings
    events: Rulings


def hear(judgements: Sequence[Judgement], readings: Iterable[Reading]) -> Docket:
    """What becomes of some judgements.

    Args:
        judgements: In the order in which they were made; a later one outweighs an earlier one that it contradicts.
        readings: What was read; of those of the same bytes the first is cited.
    """
    if not judgements:
        return EMPTY
    tracer = Tracer(readings)
    withdrawn = _withdrawn(judgements)
    heard = [_hear(one, tracer, undone=at in withdrawn) for at, one in enumerate(judgements)]
    followed = _weigh(heard)
    hearings = tuple(
        one if not one.is_followed or at in followed else replace(one, force=Force.OUTWEIGHED, why=_OUTWEIGHED)
        for at, one in enumerate(heard)
    )
    return Docket(hearings, *(_rule(hearings, sort) for sort in (Sort.FIGURE, Sort.DIRECTIVE, Sort.EVENT)))


EMPTY = Docket((), UNRULED, UNRULED, UNRULED)
_OUTWEIGHED = "A later judgement says otherwise."
_WITHDRAWN = "A later judgement withdrew it."
_ELSEWHERE = "None of its documents is here."


def _withdrawn(judgements: Sequence[Judgement]) -> set[int]:
    """Places of judgements that a later one undid; one that is itself undone undoes nothing."""
    undone: set[str] = set()
    places = set()
    for at in range(len(judgements) - 1, -1, -1):
        one = judgements[at]
        if one.id in undone:
            places.add(at)
        elif one.verdict is Verdict.WITHDRAW:
            undone.add(one.withdraws)
    return places


def _hear(judgement: Judgement, tracer: Tracer, *, undone: bool) -> Hearing:
    sides = tuple(tuple(tracer.trace(anchor) for anchor in side) for side in judgement.sides)
    if undone:
        return Hearing(judgement, sides, Force.WITHDRAWN, _WITHDRAWN)
    if judgement.verdict is Verdict.WITHDRAW:
        return Hearing(judgement, sides, Force.HOLDS)
    traces = [trace for side in sides for trace in side]
    if all(trace.state is None for trace in traces):
        return Hearing(judgement, sides, Force.ELSEWHERE, _ELSEWHERE)
    if changed := next((trace for trace in traces if trace.state is Whereabouts.CHANGED), None):
        return Hearing(judgement, sides, Force.REOPENED, changed.why)
    lost = next((trace for trace in traces if not trace.is_found), None)
    if lost and (judgement.verdict is Verdict.CHOOSE or not _is_enough(judgement.verdict, sides)):
        none = not any(trace.is_found for trace in traces)
        force = Force.REOPENED if judgement.verdict is Verdict.CHOOSE and not none else Force.ORPHAN
        return Hearing(judgement, sides, force, lost.why)
    moved = lost or next((trace for trace in traces if trace.state is Whereabouts.MOVED), None)
    return Hearing(judgement, sides, Force.MOVED if moved else Force.HOLDS, moved.why if moved else "")


def _is_enough(verdict: Verdict, sides: Sequence[Sequence[Trace]]) -> bool:
    """Whether enough of a judgement is found to say anything: two statements that are one, or of two sides."""
    found = [sum(trace.is_found for trace in side) for side in sides]
    return sum(found) > 1 if verdict is Verdict.SAME else sum(count > 0 for count in found) > 1


def _weigh(heard: Sequence[Hearing]) -> set[int]:
    """Places of the judgements that no later one contradicts."""
    followed: set[int] = set()
    together: dict[Sort, _Together] = defaultdict(_Together)
    chosen: dict[Statement, bool] = {}
    for at in range(len(heard) - 1, -1, -1):
        one = heard[at]
        if one.is_followed and (one.sort is None or _fits(one, together[one.sort], chosen)):
            followed.add(at)
    return followed


def _fits(hearing: Hearing, together: _Together, chosen: dict[Statement, bool]) -> bool:
    """Whether a judgement agrees with all later ones, which from then on include it."""
    sides = [[(one.document, one.index) for one in side] for side in hearing.found()]
    if hearing.judgement.verdict is Verdict.SAME:
        return together.unite([place for side in sides for place in side])
    if hearing.judgement.verdict is Verdict.NOT_SAME:
        return together.part(list(_across(sides)))
    first, *others = hearing.found()
    said = dict.fromkeys((one for side in others for one in side), False) | {first[0]: True}
    if any(chosen.get(one, holds) != holds for one, holds in said.items()):
        return False
    chosen.update(said)
    return True


class _Together:
    """Which mentions later judgements hold together and apart."""

    def __init__(self) -> None:
        self._home: dict[Mention, Mention] = {}
        self._apart: list[tuple[Mention, Mention]] = []

    def _find(self, place: Mention) -> Mention:
        while (home := self._home.get(place, place)) != place:
            place = home
        return place

    def unite(self, places: Sequence[Mention]) -> bool:
        """Holds mentions together, unless that would bring together what is held apart; whether it could."""
        homes = {self._find(place) for place in places}
        if any({self._find(one), self._find(other)} <= homes for one, other in self._apart):
            return False
        first = min(homes)
        self._home.update(dict.fromkeys(homes - {first}, first))
        return True

    def part(self, pairs: Sequence[tuple[Mention, Mention]]) -> bool:
        """Holds pairs apart, unless one is held together; whether it could."""
        if any(self._find(one) == self._find(other) for one, other in pairs):
            return False
        self._apart.extend(pairs)
        return True

    def ties(self) -> list[frozenset[Mention]]:
        """The groups that are held together."""
        groups: defaultdict[Mention, set[Mention]] = defaultdict(set)
        for place in self._home:
            groups[self._find(place)] |= {place, self._find(place)}
        return [frozenset(group) for group in groups.values()]

    def rulings(self) -> Rulings:
        """All of it as those who join mentions ask it."""
        return close_foes(self.ties(), self._apart)


def _across(sides: Sequence[Sequence[Mention]]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of mentions of different sides."""
    for ours, theirs in combinations(sides, 2):
        yield from ((one, other) for one in ours for other in theirs)


def _rule(hearings: Sequence[Hearing], sort: Sort) -> Rulings:
    """What the judgements that are followed rule about mentions of a sort."""
    together = _Together()
    for one in reversed(hearings):
        if one.is_followed and one.sort is sort and one.judgement.verdict is not Verdict.CHOOSE:
            _fits(one, together, {})
    return together.rulings()
