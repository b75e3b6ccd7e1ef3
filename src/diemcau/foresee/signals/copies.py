"""Which documents are one text: reprints, cut and with a few words changed, make one family and one voice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from diemcau.records.signal import Item

Marks = NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 3  # words: one changed word in twelve leaves three of four shingles whole
_SAMPLE = 2  # one shingle of so many is kept
_SHARED = 0.5  # of the shingles of the shorter text: independent reports of one event share less than a tenth
_LEAST_SHARED = 3
_HOLDERS = 6  # families kept of one shingle, the latest ones: what more texts hold is a set phrase
_FACTORS = tuple(np.uint64(factor) for factor in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(33)


def marks_of(text: str) -> Marks:
    """The sampled shingles of a text as numbers, each once, ascending; the same in every process."""
    words = np.array([crc32(word.encode()) for word in _WORD.findall(text.lower())], dtype=np.uint64)
    if len(words) < _SHINGLE:
        return words[:0]
    mixed = sum(words[at : len(words) - _SHINGLE + 1 + at] * factor for at, factor in enumerate(_FACTORS))
    mixed = np.asarray(mixed ^ (mixed >> _SHIFT)) * _MIX
    mixed ^= mixed >> _SHIFT
    return np.unique(mixed[mixed % np.uint64(_SAMPLE) == 0])


class Families:
    """The texts of the last bins, each in its family.

    A family is known by a number; the first document of a family has the next free one.

    Attributes:
        count: Families there have ever been.
        by_mark: The latest families that hold a shingle.
        by_origin: The family of an origin that somebody told.
        sizes: Shingles of a family's first document.
        last: The bin of a family's latest document.
    """

    def __init__(self, count: int = 0, by_origin: dict[str, int] | None = None) -> None:
        self.count = count
        self.by_mark: dict[int, tuple[int, ...]] = {}
        self.by_origin: dict[str, int] = by_origin or {}
        self.sizes: dict[int, int] = {}
        self.last: dict[int, int] = {}

    def place(self, item: Item, turn: int) -> tuple[int, bool]:
        """The family of a document, and whether it is the first of it.

        Args:
            item: The document.
            turn: Number of the bin, ascending.
        """
        marks: list[int] = marks_of(item.text).tolist()
        family = self.by_origin.get(item.origin, -1) if item.origin else -1
        if family < 0:
            family = self._find(marks)
        is_first = family < 0
        if is_first:
            family, self.count = self.count, self.count + 1
            self.sizes[family] = len(marks)
            self._note(marks, family)
        if item.origin:
            self.by_origin.setdefault(item.origin, family)
        self.last[family] = turn
        return family, is_first

    def _note(self, marks: Iterable[int], family: int) -> None:
        known = self.by_mark
        for mark in marks:
            holders = known.get(mark)
            known[mark] = (family,) if holders is None else (*holders[1 - _HOLDERS :], family)

    def _find(self, marks: Iterable[int]) -> int:
        marks = list(marks)
        known = self.by_mark
        shared = Counter([family for mark in marks if mark in known for family in known[mark]])
        best, most = -1, 0.0
        for family, count in sorted(shared.items()):
            part = count / max(1, min(len(marks), self.sizes[family]))
            if count >= _LEAST_SHARED and part >= _SHARED and part > most:
                best, most = family, part
        return best

    def forget(self, before: int) -> None:
        """Drop the families of which no document came in or after a bin."""
        gone = {family for family, turn in self.last.items() if turn < before}
        if not gone:
            return
        left = ((mark, tuple([one for one in held if one not in gone])) for mark, held in self.by_mark.items())
        self.by_mark = {mark: held for mark, held in left if held}
        self.by_origin = {origin: family for origin, family in self.by_origin.items() if family not in gone}
        for family in gone:
            del self.last[family], self.sizes[family]
