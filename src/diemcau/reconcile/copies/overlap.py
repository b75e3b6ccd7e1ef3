"""Two texts held against each other word by word: the stretches of the one that stand in the other.

Runs of three words that both hold are brought into stretches: the next run follows within a few words in both texts, so
that a changed word breaks nothing, while a phrase that happens to stand in both stays alone and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from diemcau.reconcile.copies.candidates import Candidates, ranges
from diemcau.reconcile.copies.columns import Columns, Places, grams

RUN = 3  # words; a word in six changed leaves nine in ten of the others in such runs
GAP = 10  # words from one run to the next of a stretch at most, in either text
LEAST_WORDS = 7  # words that a stretch must share: the longest stock phrases of news are shorter
LEAST_DENSE = 0.3  # share of a stretch's words that must stand in the other text
_LOOSE = 3  # a table of the words of a text has two to this power places for each, so that few fall together
_WORDS_AT_ONCE = 1 << 16  # words of the pairs compared at once: their tables stay in the processor's cache
_PLACE_BITS = 40  # of a key that holds a pair and a place in the columns
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Overlaps:
    """What pairs of texts have in common; one entry for each pair, and the stretches of all pairs one after another.

    Attributes:
        left, right: The documents of each pair.
        spread: Share of the words of each text that lie in stretches, changed words included: two columns.
        shared: Share of the words of each text that stand in the other: two columns.
        numbers: Numbers in the stretches of the left text, and how many of them stand in runs that both have.
        bounds: Where each pair's stretches begin, and at last their number.
        stretches: Of each stretch the first word and the word behind the last in the left text, and in the right.
        held: Words of each stretch that both texts have, in the one where they are fewer.
        own: Runs of each text outside what many documents hold, how many of these the two have in common, and how
            many of all: four columns.
    """

    left: Places
    right: Places
    spread: NDArray[np.float64]
    shared: NDArray[np.float64]
    numbers: Places
    bounds: Places
    stretches: NDArray[np.int32]
    held: NDArray[np.int32]
    own: Places

    def __len__(self) -> int:
        return len(self.left)

    def only(self, pairs: Places) -> Overlaps:
        """Some of the pairs, in the order given."""
        many = np.diff(self.bounds)[pairs]
        rows = ranges(self.bounds[pairs], many)
        return Overlaps(
            self.left[pairs],
            self.right[pairs],
            self.spread[pairs],
            self.shared[pairs],
            self.numbers[pairs],
            np.concatenate([np.zeros(1, np.int64), np.cumsum(many)]),
            self.stretches[rows],
            self.held[rows],
            self.own[pairs],
        )

    @property
    def homes(self) -> Places:
        """For each stretch its pair."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))

    def without(self, stretches: NDArray[np.bool_], counts: Places) -> Overlaps:
        """The same but for some stretches of pairs that have other and better ones.

        Args:
            stretches: Those to leave out.
            counts: Words of each document.
        """
        homes = self.homes
        touched = np.unique(homes[stretches])
        kept = ~stretches
        sides = np.stack([counts[self.left], counts[self.right]], axis=1)
        edges, home = self.stretches[kept], homes[kept]
        spread = np.minimum(added(home, edges[:, 1::2] - edges[:, ::2], len(self)) / np.maximum(sides, 1), 1.0)
        both = np.stack([self.held[kept]] * 2, axis=1)
        shared = np.minimum(added(home, both, len(self)) / np.maximum(sides, 1), 1.0)
        is_touched = np.zeros((len(self), 1), bool)
        is_touched[touched] = True
        return replace(
            self,
            spread=np.where(is_touched, spread, self.spread),
            shared=np.where(is_touched, shared, self.shared),
            bounds=np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(home, minlength=len(self)))]),
            stretches=edges,
            held=self.held[kept],
        )

    def turned(self, pairs: NDArray[np.bool_]) -> Overlaps:
        """The same with left and right exchanged where told."""
        if not pairs.any():
            return self
        rows = np.repeat(pairs, np.diff(self.bounds))[:, None]
        turn = pairs[:, None]
        return replace(
            self,
            left=np.where(pairs, self.right, self.left),
            right=np.where(pairs, self.left, self.right),
            spread=np.where(turn, self.spread[:, ::-1], self.spread),
            shared=np.where(turn, self.shared[:, ::-1], self.shared),
            own=np.where(turn, self.own[:, [1, 0, 2, 3]], self.own),
            stretches=np.where(rows, self.stretches[:, [2, 3, 0, 1]], self.stretches),
        )


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs that both texts of a pair have: the pair, the place in the left text and in the right, in that order."""

    pair: Places
    one: Places
    other: Places

    def without_lonely(self) -> _Runs:
        """Only those that follow another or are followed by one."""
        kept = self._follow()
        kept[:-1] |= kept[1:].copy()
        return _Runs(self.pair[kept], self.one[kept], self.other[kept])

    def starts(self) -> Places:
        """Where stretches begin: runs that follow no other."""
        return np.flatnonzero(~self._follow())

    def _follow(self) -> NDArray[np.bool_]:
        """For each whether it follows the one before it within a few words in both texts."""
        near = np.zeros(len(self.pair), bool)
        ahead, step = np.diff(self.one), np.diff(self.other)
        near[1:] = (np.diff(self.pair) == 0) & (ahead <= GAP) & (step >= 1) & (step <= GAP)
        return near


def compare_pairs(columns: Columns, candidates: Candidates) -> Overlaps:
    """Hold each pair of documents against each other."""
    parts = [
        _compare(columns, candidates, first, behind)
        for first, behind in _slices(columns, candidates.left, candidates.right)
    ]
    many = [part.many for part in parts]
    return Overlaps(
        candidates.left,
        candidates.right,
        np.concatenate([np.empty((0, 2)), *(part.spread for part in parts)]),
        np.concatenate([np.empty((0, 2)), *(part.shared for part in parts)]),
        np.concatenate([np.empty((0, 2), np.int64), *(part.numbers for part in parts)]),
        np.cumsum(np.concatenate([np.zeros(1, np.int64), *many])),
        np.concatenate([np.empty((0, 4), np.int32), *(part.stretches for part in parts)]),
        np.concatenate([np.empty(0, np.int32), *(part.held for part in parts)]),
        np.concatenate([np.empty((0, 4), np.int64), *(part.own for part in parts)]),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    spread: NDArray[np.float64]
    shared: NDArray[np.float64]
    numbers: Places
    many: Places
    stretches: NDArray[np.int32]
    held: NDArray[np.int32]
    own: Places


@dataclass(frozen=True, slots=True)
class _Side:
    """The runs of one text of each pair: their pair, their place in the text and in the columns, their hash."""

    pair: Places
    at: Places
    home: Places
    runs: NDArray[np.uint64]


def _slices(columns: Columns, left: Places, right: Places) -> Iterator[tuple[int, int]]:
    if not len(left):
        return
    work = np.cumsum(columns.counts[left] + columns.counts[right])
    edges = np.searchsorted(work, np.arange(_WORDS_AT_ONCE, int(work[-1]), _WORDS_AT_ONCE)) + 1
    yield from pairwise(sorted({0, *edges.tolist(), len(left)}))


def _compare(columns: Columns, candidates: Candidates, first: int, behind: int) -> _Part:
    left, right = candidates.left[first:behind], candidates.right[first:behind]
    ours, theirs = _side(columns, left), _side(columns, right)
    found, partner = _meet(ours, theirs, columns.counts[right])
    own = _own_words(candidates.stock, ours, theirs, found, len(left))
    runs = _Runs(ours.pair[found], ours.at[found], theirs.at[partner]).without_lonely()
    return _sum_up(columns, left, right, runs, own)


def _side(columns: Columns, documents: Places) -> _Side:
    many = np.maximum(columns.counts[documents] - RUN + 1, 0)
    pair = np.repeat(np.arange(len(documents)), many)
    home = ranges(columns.begins[documents], many)
    return _Side(pair, home - columns.begins[documents][pair], home, grams(columns.words, home, RUN))


def _meet(ours: _Side, theirs: _Side, counts: Places) -> tuple[Places, Places]:
    """Our runs that the other text of their pair has too, and which of its runs each is.

    Each text has a table of its own in which its runs lie at places that their hashes tell. A run that stands several
    times in a text is found at its first place, or at its last where it is the last in ours.
    """
    bits = np.ceil(np.log2(np.maximum(counts, 2))).astype(np.int64) + _LOOSE
    homes = np.cumsum(np.int64(1) << bits)
    table = np.full(int(homes[-1]) if len(homes) else 0, -1, np.int32)
    homes -= np.int64(1) << bits
    down = (64 - bits).astype(np.uint64)
    best = np.full(len(ours.runs), -1, np.int64)
    order = np.arange(len(theirs.runs), dtype=np.int32)
    left = np.arange(len(ours.runs))
    for turn in (np.uint64(0), np.uint64(17)):  # what falls together in one table lies apart in the other
        slots = _slots(theirs.pair, theirs.runs, homes, down, turn)
        table[slots[::-1]] = order[::-1]  # the first of equal runs is written last
        pair, runs = (ours.pair, ours.runs) if not turn else (ours.pair[left], ours.runs[left])
        held = table[_slots(pair, runs, homes, down, turn)]
        right = (held >= 0) & (theirs.runs[held] == runs) & (theirs.pair[held] == pair) if len(order) else held > 0
        best[left[right]] = held[right]
        left = left[~right]
        table[slots] = -1
    found = np.flatnonzero(best >= 0)
    return found, best[found]


def _own_words(stock: NDArray[np.bool_], ours: _Side, theirs: _Side, found: Places, many: int) -> Places:
    """Runs of each text outside what many documents hold, those of them in common, and all in common."""
    sides = [side.pair if not len(stock) else side.pair[~stock[side.home]] for side in (ours, theirs)]
    both = ours.pair[found]
    own = both if not len(stock) else both[~stock[ours.home[found]]]
    return np.stack([np.bincount(each, minlength=many) for each in (*sides, own, both)], axis=1).astype(np.int64)


def _slots(pair: Places, runs: NDArray[np.uint64], homes: Places, down: NDArray[np.uint64], turn: np.uint64) -> Places:
    turned = runs if not turn else (runs << turn) | (runs >> (np.uint64(64) - turn))
    return homes[pair] + ((turned * _SPREAD) >> down[pair]).astype(np.int64)


def _sum_up(columns: Columns, left: Places, right: Places, runs: _Runs, own: Places) -> _Part:
    starts = runs.starts()
    last = np.append(starts[1:], len(runs.pair))[: len(starts)] - 1
    edges = np.stack([runs.one[starts], runs.one[last] + RUN, runs.other[starts], runs.other[last] + RUN], axis=1)
    words = np.stack([_covered(runs.one, starts), _covered(runs.other, starts)], axis=1)
    sizes = edges[:, 1::2] - edges[:, ::2]
    good = (words.min(axis=1, initial=1 << 30) >= LEAST_WORDS) & (words >= LEAST_DENSE * sizes).all(axis=1)
    home, edges = runs.pair[starts][good], edges[good]
    total = np.maximum(np.stack([columns.counts[left], columns.counts[right]], axis=1), 1)
    return _Part(
        np.minimum(added(home, sizes[good], len(left)) / total, 1.0),
        np.minimum(added(home, words[good], len(left)) / total, 1.0),
        _numbers(columns, left, runs, home, edges),
        np.bincount(home, minlength=len(left)).astype(np.int64),
        edges.astype(np.int32),
        words[good].min(axis=1, initial=1 << 30).astype(np.int32),
        own,
    )


def _covered(at: Places, starts: Places) -> Places:
    """Words that the runs of each stretch cover."""
    if not len(starts):
        return starts
    steps = np.minimum(np.diff(at, append=0), RUN)
    steps[np.append(starts[1:], len(at)) - 1] = RUN
    return np.add.reduceat(steps, starts)


def added(home: Places, values: Places | NDArray[np.int32], many: int) -> NDArray[np.float64]:
    """Sums of two columns of values by home."""
    return np.stack([np.bincount(home, weights=values[:, side], minlength=many) for side in (0, 1)], axis=1)


def _numbers(columns: Columns, left: Places, runs: _Runs, home: Places, edges: Places) -> Places:
    """Numbers in the stretches of each left text, and how many of them stand in runs that both texts have."""
    many = edges[:, 1] - edges[:, 0]
    at = ranges(columns.begins[left[home]] + edges[:, 0], many)
    is_number = (columns.words[at] & np.uint32(1)).astype(bool)
    holders, places = np.repeat(home, many)[is_number], at[is_number]
    keys = (runs.pair << _PLACE_BITS) + columns.begins[left[runs.pair]] + runs.one  # ascending
    before = np.searchsorted(keys, (holders << _PLACE_BITS) + places, side="right") - 1
    kept = (holders << _PLACE_BITS) + places - keys[before] < RUN
    return np.stack(
        [np.bincount(holders, minlength=len(left)), np.bincount(holders[kept], minlength=len(left))], axis=1
    ).astype(np.int64)
