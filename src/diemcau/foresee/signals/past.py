"""What the watch has read so far: every term with its count, and the documents that later ones are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from diemcau.records.signal import Told

Ids = NDArray[np.int32]
Counts = NDArray[np.int32]

MOST_REFERENCES = 5000
"""Documents of the past that a group is compared with; of more, an even part is taken."""
MOST_TERMS = 900_000
"""Terms held; beyond it those are dropped that came once and long ago, then any that came long ago."""
_HASH = 1 << 32
_ENOUGH_TOLD = 5  # figures of a measure before one may be outside
_LONG_AGO, _LONGER_AGO = 13, 52  # bins


def draw_of(document: str) -> float:
    """A number from 0 to 1 that is chance, and always the same for a document."""
    return crc32(document.encode()) / _HASH


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Voice:
    """A document that counts: the first of its family.

    Attributes:
        document, source, language, text, subjects: As in its item.
        day: Its day as an ordinal.
        family: Number of its family.
        ids: Its terms, ascending.
        places: Where its figures stand: the keys of measure and figure, start and end.
    """

    document: str
    source: str
    language: str
    text: str
    subjects: tuple[str, ...]
    day: int
    family: int
    ids: Ids
    places: tuple[tuple[str, int, int], ...] = ()

    def renumbered(self, moved: Ids) -> Voice:
        """The same with new numbers of terms; -1 drops one."""
        ids = moved[self.ids]
        return replace(self, ids=ids[ids >= 0])


@dataclass(slots=True, eq=False)
class Shelf:
    """Documents as one flat list of terms.

    Attributes:
        flat: The terms of all, document by document.
        starts: Where each document begins in it.
        turns: In which bin each came.
    """

    flat: Ids
    starts: NDArray[np.int64]
    turns: Counts

    def __len__(self) -> int:
        return len(self.starts)

    def rows(self) -> NDArray[np.int64]:
        """For every place of the flat list, which document it belongs to."""
        ends = np.append(self.starts[1:], len(self.flat))
        return np.repeat(np.arange(len(self.starts)), ends - self.starts)

    def sums(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """For every document the sum of the weights of its terms."""
        if not len(self):
            return np.zeros(0, dtype=np.float32)
        return np.asarray(np.add.reduceat(weights.take(self.flat, mode="clip"), self.starts))

    def where(self, is_kept: NDArray[np.bool_]) -> Shelf:
        """Only the documents that are wanted."""
        ends = np.append(self.starts[1:], len(self.flat))
        sizes = (ends - self.starts)[is_kept]
        flat = self.flat[np.repeat(is_kept, ends - self.starts)]
        return Shelf(flat, np.cumsum(sizes) - sizes, self.turns[is_kept])


def shelve(documents: Sequence[Ids], turns: Sequence[int]) -> Shelf:
    """Documents, none without a term, as one list."""
    sizes = np.array([len(ids) for ids in documents], dtype=np.int64)
    flat = np.concatenate(documents).astype(np.int32) if documents else np.zeros(0, dtype=np.int32)
    return Shelf(flat, np.cumsum(sizes) - sizes, np.array(turns, dtype=np.int32))


def join(shelves: Iterable[Shelf]) -> Shelf:
    """Shelves one behind the other."""
    parts = list(shelves)
    if not parts:
        return shelve([], [])
    shifts = np.cumsum([0] + [len(part.flat) for part in parts[:-1]])
    return Shelf(
        np.concatenate([part.flat for part in parts]),
        np.concatenate([part.starts + shift for part, shift in zip(parts, shifts, strict=True)]),
        np.concatenate([part.turns for part in parts]),
    )


@dataclass(slots=True)
class Past:
    """Terms and documents read so far.

    Attributes:
        keys: Every term held, at the place that is its number.
        total: In how many independent documents each stands, the open window's among them.
        named: In how many of them it is written as a name is.
        first: Ordinal of the day on which each was first seen.
        last: The bin in which each was seen last.
        documents: Independent documents read.
        shelf: Documents that later ones are compared with, oldest first.
        draws: For each of them a number from 0 to 1 that is chance and always the same.
        ends: Last day of each bin as an ordinal, by the bin's number.
        ranges: By measure and unit, the least and the greatest value told so far, and how many were.
    """

    keys: list[str] = field(default_factory=list)
    total: Counts = field(default_factory=lambda: np.zeros(1024, dtype=np.int32))
    named: Counts = field(default_factory=lambda: np.zeros(1024, dtype=np.int32))
    first: Counts = field(default_factory=lambda: np.zeros(1024, dtype=np.int32))
    last: Counts = field(default_factory=lambda: np.zeros(1024, dtype=np.int32))
    documents: int = 0
    shelf: Shelf = field(default_factory=lambda: shelve([], []))
    draws: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    ends: list[int] = field(default_factory=list)
    ranges: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    _ids: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the terms that were given."""
        self._ids = {key: number for number, key in enumerate(self.keys)}

    def number(self, terms: Mapping[str, bool], day: int, turn: int) -> Ids:
        """Count a document's terms and give their numbers, ascending."""
        known, keys = self._ids, self.keys
        numbers = [known.get(key, -1) for key in terms]
        if -1 in numbers:
            for at, key in enumerate(terms):
                if numbers[at] < 0:
                    numbers[at] = known[key] = len(keys)
                    keys.append(key)
            self._make_room()
        ids = np.array(numbers, dtype=np.int32)
        fresh = ids[self.total[ids] == 0]
        self.first[fresh] = day
        self.total[ids] += 1
        self.last[ids] = turn
        self.named[ids] += np.fromiter(terms.values(), dtype=np.int32, count=len(terms))
        self.documents += 1
        ids.sort()
        return ids

    def is_name(self, term: int) -> bool:
        """Whether a term is written as names are in most documents."""
        return bool(self.named[term] * 2 > self.total[term])

    def is_beyond(self, told: Told) -> bool:
        """Whether a figure is outside all that was told of its measure before, where that is enough to say so."""
        low, high, many = self.ranges.get(f"{told.measure} {told.unit}", (0.0, 0.0, 0))
        return many >= _ENOUGH_TOLD and not low <= float(told.value) <= high

    def widen(self, figures: Iterable[Told]) -> None:
        """Take in the figures of a bin."""
        for told in figures:
            key, value = f"{told.measure} {told.unit}", float(told.value)
            low, high, many = self.ranges.get(key, (value, value, 0))
            self.ranges[key] = min(low, value), max(high, value), many + 1

    def forget(self, turn: int) -> Ids | None:
        """Drop terms where there are too many: those that came once and long ago.

        Returns:
            The new number of each old one, -1 for those dropped; None where nothing was.
        """
        many = len(self.keys)
        if many <= MOST_TERMS:
            return None
        is_kept = (self.total[:many] > 1) | (self.last[:many] > turn - _LONG_AGO)
        if is_kept.sum() > MOST_TERMS:
            is_kept &= self.last[:many] > turn - _LONGER_AGO
        moved = np.where(is_kept, np.cumsum(is_kept) - 1, -1).astype(np.int32)
        self.keys = [key for key, kept in zip(self.keys, is_kept.tolist(), strict=True) if kept]
        self._ids = {key: number for number, key in enumerate(self.keys)}
        for name in ("total", "named", "first", "last"):
            setattr(self, name, getattr(self, name)[:many][is_kept])
        self._drop(moved)
        return moved

    def _drop(self, moved: Ids) -> None:
        flat, rows = moved[self.shelf.flat], self.shelf.rows()
        held = flat >= 0
        sizes = np.bincount(rows[held], minlength=len(self.shelf))
        is_left = sizes > 0
        starts = (np.cumsum(sizes) - sizes)[is_left]
        self.shelf = Shelf(flat[held], starts, self.shelf.turns[is_left])
        self.draws = self.draws[is_left]

    def _make_room(self) -> None:
        room = len(self.total)
        if len(self.keys) <= room:
            return
        more = max(room, len(self.keys) - room)
        for name in ("total", "named", "first", "last"):
            setattr(self, name, np.concatenate([getattr(self, name), np.zeros(more, dtype=np.int32)]))

    def keep(self, voices: Sequence[Voice], turn: int) -> None:
        """Put the documents of a bin upon the shelf; of a long past, an even part stays."""
        if not voices:
            return
        drawn = np.array([draw_of(voice.document) for voice in voices])
        self.shelf = join([self.shelf, shelve([voice.ids for voice in voices], [turn] * len(voices))])
        self.draws = np.concatenate([self.draws, drawn])
        if len(self.shelf) > 2 * MOST_REFERENCES:
            self._thin()

    def _thin(self) -> None:
        limit = np.partition(self.draws, MOST_REFERENCES)[MOST_REFERENCES]
        is_kept = self.draws < limit
        self.shelf, self.draws = self.shelf.where(is_kept), self.draws[is_kept]
