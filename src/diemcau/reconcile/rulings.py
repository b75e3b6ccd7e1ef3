"""What people ruled about which mentions are one thing, as those who join mentions ask it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

Mention = tuple[str, int]
"""Name of a document and place in its reading's list of one sort."""


class Ruled(Protocol):
    """A mention made ready to be compared."""

    @property
    def document(self) -> str:
        """Name of its document."""

    @property
    def index(self) -> int:
        """Its place in the reading's list."""


One = TypeVar("One", bound=Ruled)


@dataclass(frozen=True, slots=True)
class Rulings:
    """Which mentions of one sort are one thing and which are two, by word of people.

    Attributes:
        ties: Groups that are one, of two or more; no mention is in two of them.
        foes: For each mention those that are another thing; both ways.
    """

    ties: tuple[frozenset[Mention], ...] = ()
    foes: Mapping[Mention, frozenset[Mention]] = field(default_factory=dict)

    def tied(self, mentions: Iterable[One]) -> Iterator[list[One]]:
        """The mentions of each tie, in their order; of those that are there two or more."""
        if not self.ties:
            return
        held = {(one.document, one.index): (at, one) for at, one in enumerate(mentions)}
        for tie in self.ties:
            here = sorted((held[place] for place in tie if place in held), key=lambda found: found[0])
            if len(here) > 1:
                yield [one for _, one in here]

    def has(self, one: Ruled) -> bool:
        """Whether anything is ruled about a mention."""
        place = (one.document, one.index)
        return place in self.foes or any(place in tie for tie in self.ties)

    def apart(self, homes: Mapping[Mention, Hashable]) -> frozenset[frozenset[Hashable]]:
        """Pairs of homes of which one holds a mention that is another thing than one in the other."""
        pairs = ((homes.get(one), homes.get(other)) for one, others in self.foes.items() for other in others)
        return frozenset(frozenset(pair) for pair in pairs if None not in pair)


UNRULED = Rulings()
"""Nobody has ruled anything."""


class Bonds:
    """What is joined so far, so that no chain brings together what people ruled apart.

    Args:
        rulings: What people ruled. Mentions that are tied count as joined from the start.
    """

    def __init__(self, rulings: Rulings) -> None:
        self._foes: defaultdict[Mention, set[Mention]] = defaultdict(set)
        self._home: dict[Mention, Mention] = {}
        self._held: dict[Mention, list[Mention]] = {}
        for one, others in rulings.foes.items():
            self._foes[one].update(others)
        if self._foes:
            for tie in rulings.ties:
                self._unite(sorted(tie))

    def forbids(self, left: Ruled, right: Ruled) -> bool:
        """Whether two mentions may not be joined, nor what each is joined with already."""
        if not self._foes:
            return False
        ours, theirs = self._find((left.document, left.index)), self._find((right.document, right.index))
        return any(self._find(foe) == theirs for foe in self._foes.get(ours, ()))

    def join(self, left: Ruled, right: Ruled) -> None:
        """Hold that two mentions were joined."""
        if self._foes:
            self._unite([(left.document, left.index), (right.document, right.index)])

    def _find(self, place: Mention) -> Mention:
        return self._home.get(place, place)

    def _unite(self, places: Sequence[Mention]) -> None:
        homes = sorted({self._find(place) for place in places}, key=lambda home: (-len(self._held.get(home, ())), home))
        first = homes[0]
        held = self._held.setdefault(first, [first])
        for home in homes[1:]:
            moved = self._held.pop(home, [home])
            held.extend(moved)
            self._home.update(dict.fromkeys(moved, first))
            if home in self._foes:
                self._foes[first] |= self._foes.pop(home)


def close_foes(ties: Collection[frozenset[Mention]], pairs: Iterable[tuple[Mention, Mention]]) -> Rulings:
    """The rulings of some ties and pairs that are two things."""
    foes: defaultdict[Mention, set[Mention]] = defaultdict(set)
    for one, other in pairs:
        foes[one].add(other)
        foes[other].add(one)
    return Rulings(tuple(sorted(ties, key=sorted)), {one: frozenset(others) for one, others in foes.items()})
