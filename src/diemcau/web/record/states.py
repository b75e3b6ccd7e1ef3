"""What has to change so that rows say what was found anew: which states stay, end, begin, and under which uid.

Every clearance is looked at on its own, so nothing that a person sees depends on what a higher clearance alone sees:
neither which facts there are nor since when, nor under which uid. Where several clearances come to the same, one row
serves them; where they part, the row is split.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4


@dataclass(frozen=True, slots=True)
class Held:
    """A row as it stands.

    Attributes:
        pk: Of the row.
        uid: Of what it is a state of.
        low, high: The clearances that see it.
        digest: Hash over all it says.
        marks: What tells which thing it is: the uids of its mentions.
        scope: The clearances under which it is compared; under the others it stays.
    """

    pk: int
    uid: UUID
    low: int
    high: int
    digest: str
    marks: frozenset[object]
    scope: frozenset[int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A state as it has to be.

    Attributes:
        levels: The clearances that are to see it.
        digest, marks: As in `Held`; no two have the same digest.
    """

    levels: frozenset[int]
    digest: str
    marks: frozenset[object]


@dataclass(frozen=True, slots=True)
class Run:
    """Clearances that follow each other.

    Attributes:
        low, high: The first and the last.
    """

    low: int
    high: int


@dataclass(slots=True)
class Change:
    """What is to be done.

    Attributes:
        ended: Ids of rows that end for all who see them.
        split: For each row that stays for some and ends for others: for whom it stays, for whom it ends.
        begun: For each new row the place of its state among the wanted, who sees it, and its uid.
        uids: The uid of each wanted state under each clearance.
    """

    ended: list[int] = field(default_factory=list)
    split: dict[int, tuple[list[Run], list[Run]]] = field(default_factory=dict)
    begun: list[tuple[int, Run, UUID]] = field(default_factory=list)
    uids: dict[tuple[int, int], UUID] = field(default_factory=dict)


def compare(held: Sequence[Held], wanted: Sequence[Wanted], former: Sequence[Held] = ()) -> Change:
    """What has to change.

    Args:
        held: The rows that hold now, of all that is compared.
        wanted: The states that are to hold.
        former: Rows that ended earlier and whose uids come back with what they were about, the newest first.
    """
    comparison = _Comparison(held, wanted)
    comparison.end()
    comparison.name(former)
    comparison.begin()
    return comparison.change


def runs(levels: Collection[int]) -> list[Run]:
    """Clearances in runs that follow each other."""
    found: list[Run] = []
    for level in sorted(levels):
        if found and found[-1].high == level - 1:
            found[-1] = Run(found[-1].low, level)
        else:
            found.append(Run(level, level))
    return found


class _Comparison:
    """Rows against states, clearance by clearance."""

    def __init__(self, held: Sequence[Held], wanted: Sequence[Wanted]) -> None:
        self.change = Change()
        self._held, self._wanted = held, wanted
        self._kept: defaultdict[int, set[int]] = defaultdict(set)  # the clearances under which a row stays, by its id
        self._missing: defaultdict[int, list[int]] = defaultdict(list)  # places of states without a row, by clearance
        there = {(level, one.digest): one for one in held for level in one.scope}
        for place, one in enumerate(wanted):
            for level in sorted(one.levels):
                row = there.get((level, one.digest))
                if row is None:
                    self._missing[level].append(place)
                else:
                    self._kept[row.pk].add(level)
                    self.change.uids[place, level] = row.uid

    def end(self) -> None:
        """Find the rows that end, for all or for some."""
        for one in self._held:
            every = set(range(one.low, one.high + 1))
            staying = self._kept[one.pk] | (every - one.scope)
            if not staying:
                self.change.ended.append(one.pk)
            elif staying != every:
                self.change.split[one.pk] = (runs(staying), runs(every - staying))

    def name(self, former: Sequence[Held]) -> None:
        """Give each missing state the uid of what it follows: under its own clearance, else of its like under a lower
        one, else of what ended earlier; else a new one.
        """
        uids = self.change.uids
        for level in sorted(self._missing):
            ending = (one for one in self._held if level in one.scope and level not in self._kept[one.pk])
            lower = [(uid, self._wanted[place].marks) for (place, at), uid in uids.items() if at == level - 1]
            ended = (one for one in former if level in one.scope)
            for earlier in ([(one.uid, one.marks) for one in ending], lower, [(one.uid, one.marks) for one in ended]):
                self._follow(level, earlier)
            for place in self._missing[level]:
                uids.setdefault((place, level), uuid4())

    def _follow(self, level: int, earlier: Sequence[tuple[UUID, frozenset[object]]]) -> None:
        """Let states without a uid take those of earlier ones that share most marks with them, the best first."""
        uids, by_mark = self.change.uids, self._by_mark(level)
        taken = {uid for (_, at), uid in uids.items() if at == level}
        pairs: list[tuple[int, int, int, UUID]] = []
        for order, (uid, marks) in enumerate(earlier):
            shared = Counter(place for mark in marks for place in by_mark.get(mark, ()))
            pairs += [(-count, order, place, uid) for place, count in shared.items()]
        for _, _, place, uid in sorted(pairs, key=lambda pair: pair[:3]):
            if (place, level) not in uids and uid not in taken:
                uids[place, level] = uid
                taken.add(uid)

    def _by_mark(self, level: int) -> dict[object, list[int]]:
        """The states that have no uid yet under a clearance, by their marks."""
        found: defaultdict[object, list[int]] = defaultdict(list)
        for place in self._missing[level]:
            if (place, level) not in self.change.uids:
                for mark in self._wanted[place].marks:
                    found[mark].append(place)
        return found

    def begin(self) -> None:
        """Find the new rows: one for each run of clearances under which a state has the same uid."""
        levels: defaultdict[tuple[int, UUID], list[int]] = defaultdict(list)
        for level, places in self._missing.items():
            for place in places:
                levels[place, self.change.uids[place, level]].append(level)
        self.change.begun = [(place, run, uid) for (place, uid), held in levels.items() for run in runs(held)]
