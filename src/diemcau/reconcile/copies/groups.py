"""Copies brought into groups that do not chain: whoever joins is a copy of the group's fullest text as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from diemcau.reconcile.copies.grades import MADE_OF

_ASKED = 9  # documents of a group that a newcomer is held against


@dataclass(slots=True)
class Groups:
    """Documents that are one text; each starts alone.

    Attributes:
        sizes: Words of each document.
        closeness: How far one of two documents, the lower number first, is made of the other; 0 for no copies.
        home: For each document in a group the number of that group.
        members: For each group its documents.
    """

    sizes: Sequence[int]
    closeness: Callable[[int, int], float]
    home: dict[int, int] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)

    def of(self, document: int) -> list[int]:
        """The documents of one's group, oneself included."""
        return self.members[self.home[document]] if document in self.home else [document]

    def join(self, one: int, other: int) -> bool:
        """Bring two copies and their groups together, if the fullest texts of both groups are copies too.

        Without this a text between two others, half of each, would make them one. Where neither of the fullest texts is
        made of the other, each must be a copy of most of the other's group besides.
        """
        ours, theirs = self.of(one), self.of(other)
        if ours is theirs:
            return True
        first, second = self._fullest(ours), self._fullest(theirs)
        close = self._close(first, second)
        if not close or (close < MADE_OF and not (self._fits(first, theirs) and self._fits(second, ours))):
            return False
        self.unite(one, other)
        return True

    def _close(self, one: int, other: int) -> float:
        return self.closeness(min(one, other), max(one, other))

    def _fits(self, document: int, group: Sequence[int]) -> bool:
        """Whether a document is a copy of most of a group; of a large one the first few are asked."""
        some = group[:_ASKED]
        return 2 * sum(self._close(document, each) > 0 for each in some) > len(some)

    def unite(self, one: int, other: int) -> None:
        """Bring the groups of two documents together."""
        ours, theirs = self.of(one), self.of(other)
        if ours is theirs:
            return
        every = sorted([*ours, *theirs])
        for group in (self.home.get(one), self.home.get(other)):
            if group is not None:
                del self.members[group]
        self.members[every[0]] = every
        self.home.update(dict.fromkeys(every, every[0]))

    def _fullest(self, documents: Sequence[int]) -> int:
        return max(documents, key=lambda document: (self.sizes[document], -document))

    def __iter__(self) -> Iterator[list[int]]:
        yield from (self.members[group] for group in sorted(self.members))
