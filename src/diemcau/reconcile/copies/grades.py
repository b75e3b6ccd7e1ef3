"""What two overlapping texts are to each other: copies, a quotation, or two fillings of one mould."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from math import comb

import numpy as np
from numpy.typing import NDArray

from diemcau.reconcile.copies.candidates import ranges
from diemcau.reconcile.copies.columns import Columns, Places
from diemcau.reconcile.copies.overlap import Overlaps

# Share of a text's words in stretches of another from which it is made of it: cut and localised texts lie above .9,
# articles that quote another below .5, measured on composed articles.
MADE_OF = 0.75
# Shares of both texts from which they are one where neither is made of the other alone. Whoever quotes a quarter of
# a text stays below the first, in whichever text the quarter weighs less.
BOTH_SHARE, ONE_SHARES = 0.33, 0.45
# Share of both texts that must stand before what they share for it to be furniture or a quotation where neither is made
# of the other: news tells its own first, and what follows all articles of a paper stands at their end.
OWN_LEAD = 0.25
LEAST_CARRIED = 0.33  # share of a later text that must come from an earlier one; less makes it a digest of several
# Code points that a text repeats from which it quotes another, all its quotations together and each alone, and the
# share of their words that must be the same. Reports of one meeting repeat its title and the speaker's, 80 code points;
# 15 percent of a short notice are 90. Counted in code points since Vietnamese writes syllable by syllable.
QUOTED, QUOTED_EACH, QUOTED_DENSE = 90, 70, 0.85
# Runs that two texts each have outside what many documents hold, that share of their length at least; and the shares
# of these, and of all they share, that must be in common: else they share the furniture of their kind, not a text.
OWN_RUNS, OWN_SHARE, OWN_SHARED, OWN_OF_SHARED = 15, 0.1, 0.2, 0.5
WORD_FOR_WORD = 0.9  # share of words from which a text counts as unchanged
EXCERPT = 0.75  # share of its origin's length up to which a text made of it is an excerpt
# Numbers that differ show a mould where at least this share of them differs and the words around them, which change
# at most half as often again, would leave so many unchanged but once in fifty.
NUMBERS_CHANGED, CHANCE, FASTER, SLIPS = 0.4, 0.02, 1.5, 0.015


class Grade(IntEnum):
    """How near a text is to the one it was made from, nearest first."""

    VERBATIM = 0
    EDITED = 1
    EXCERPT = 2
    TRANSLATION = 3
    QUOTE = 4
    NONE = 5

    @property
    def word(self) -> str:
        """The word of the record."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Graded:
    """Pairs of documents with what they are to each other; the left one is the origin.

    Attributes:
        overlaps: What they have in common.
        grades: A `Grade` for each pair, as a number.
    """

    overlaps: Overlaps
    grades: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.grades)

    def only(self, pairs: Places) -> Graded:
        """Some of the pairs."""
        return Graded(self.overlaps.only(pairs), self.grades[pairs])


def grade_pairs(columns: Columns, overlaps: Overlaps, dated: NDArray[np.int32], *, lenient: bool = False) -> Graded:
    """Grade each pair.

    Args:
        columns: The documents.
        overlaps: What they have in common, the likely origin on the left.
        dated: For each document its day of publication as a number, 0 where it has none.
        lenient: Whether texts are copies even where they share nothing but what many documents hold: asked of texts
            that a third one has brought together.
    """
    least, most = overlaps.spread.min(axis=1, initial=1.0), overlaps.spread.max(axis=1, initial=0.0)
    is_both = (least >= BOTH_SHARE) & (most >= ONE_SHARES) & ~_have_own_leads(columns, overlaps)
    is_copy = (most >= MADE_OF) | is_both
    days = dated[overlaps.left], dated[overlaps.right]
    is_later = (days[0] > 0) & (days[1] > days[0])
    is_furniture = _share_furniture_only(columns, overlaps) & (not lenient)
    is_copy &= ~is_later | (overlaps.spread[:, 1] >= LEAST_CARRIED)
    grades = np.where(is_copy, _copy_grades(columns, overlaps), np.int8(Grade.QUOTE))
    overlaps, quoted = _only_quoted(columns, overlaps, ~is_copy)
    grades[is_furniture | (~is_copy & (quoted < QUOTED))] = Grade.NONE
    for pair in _suspects(overlaps, grades):
        if is_mould(columns, overlaps, pair):
            grades[pair] = Grade.NONE
    return Graded(overlaps, grades)


def _have_own_leads(columns: Columns, overlaps: Overlaps) -> NDArray[np.bool_]:
    """Whether both texts begin with much of their own before the first stretch that they share."""
    has = np.diff(overlaps.bounds) > 0
    starts = overlaps.bounds[:-1][has]
    leads = np.zeros((len(overlaps), 2))
    if len(starts):
        leads[has] = np.minimum.reduceat(overlaps.stretches[:, ::2], starts)
    words = np.stack([columns.counts[overlaps.left], columns.counts[overlaps.right]], axis=1)
    return np.asarray((leads >= OWN_LEAD * words).all(axis=1), bool)


def _share_furniture_only(columns: Columns, overlaps: Overlaps) -> NDArray[np.bool_]:
    """Whether both texts have much of their own besides what many documents hold, and little of that in common."""
    least = overlaps.own[:, :2].min(axis=1, initial=1 << 30)
    words = np.maximum(columns.counts[overlaps.left], columns.counts[overlaps.right])
    has_own = (least >= OWN_RUNS) & (least >= OWN_SHARE * words)
    shared, own = overlaps.own[:, 3], overlaps.own[:, 2]
    only: NDArray[np.bool_] = has_own & (own < OWN_SHARED * least) & (own < OWN_OF_SHARED * shared)
    return only


def _only_quoted(columns: Columns, overlaps: Overlaps, wanted: NDArray[np.bool_]) -> tuple[Overlaps, Places]:
    """Some pairs without stretches that no quotation is, and the code points that each pair quotes."""
    homes = overlaps.homes
    rows = np.flatnonzero(wanted[homes])
    edges = overlaps.stretches[rows]
    sizes = np.maximum(edges[:, 1] - edges[:, 0], edges[:, 3] - edges[:, 2])
    many = edges[:, 1] - edges[:, 0]
    at = ranges(columns.begins[overlaps.left[homes[rows]]] + edges[:, 0], many)
    stretch = np.repeat(np.arange(len(rows)), many)
    signs = many + np.bincount(stretch, weights=columns.lengths[at], minlength=len(rows)).astype(np.int64)
    good = (signs >= QUOTED_EACH) & (overlaps.held[rows] >= QUOTED_DENSE * sizes)
    poor = np.zeros(len(homes), bool)
    poor[rows[~good]] = True
    quoted = np.bincount(homes[rows[good]], weights=signs[good], minlength=len(overlaps)).astype(np.int64)
    return overlaps.without(poor, columns.counts), quoted


def _copy_grades(columns: Columns, overlaps: Overlaps) -> NDArray[np.int8]:
    """Verbatim, edited or excerpt, as if every pair were copies."""
    left, right = columns.counts[overlaps.left], columns.counts[overlaps.right]
    nearest = overlaps.shared.max(axis=1, initial=0.0)
    near = np.where(nearest >= WORD_FOR_WORD, np.int8(Grade.VERBATIM), np.int8(Grade.EDITED))
    is_excerpt = (right <= EXCERPT * left) & (overlaps.spread[:, 1] >= MADE_OF)
    return np.where(is_excerpt, np.int8(Grade.EXCERPT), near)


def _suspects(overlaps: Overlaps, grades: NDArray[np.int8]) -> list[int]:
    """Pairs whose stretches hold many numbers outside the runs that both texts have."""
    held, kept = overlaps.numbers[:, 0], overlaps.numbers[:, 1]
    changed = held - kept
    wanted = (changed > 0) & (changed >= NUMBERS_CHANGED * held) & (grades != Grade.NONE)
    found: list[int] = np.flatnonzero(wanted).tolist()
    return found


def is_mould(columns: Columns, overlaps: Overlaps, pair: int) -> bool:
    """Whether the numbers differ where the words around them stay: last year's text filled anew."""
    ours, theirs = (columns.words_of(int(side[pair])) for side in (overlaps.left, overlaps.right))
    same = changed = words = kept = 0
    for edges in overlaps.stretches[overlaps.bounds[pair] : overlaps.bounds[pair + 1]].tolist():
        one, other = ours[edges[0] : edges[1]], theirs[edges[2] : edges[3]]
        left, right = Counter(one[_numbers(one)].tolist()), Counter(other[_numbers(other)].tolist())
        both = (left & right).total()
        same += both
        changed += min(left.total(), right.total()) - both
        plain, plains = Counter(one[~_numbers(one)].tolist()), Counter(other[~_numbers(other)].tolist())
        words += min(plain.total(), plains.total())
        kept += (plain & plains).total()
    total = same + changed
    if not changed or changed < NUMBERS_CHANGED * total:
        return False
    rate = min(1.0, FASTER * (1 - kept / max(words, 1)) + SLIPS)
    return _at_least(changed, total, rate) < CHANCE


def _numbers(words: Places | NDArray[np.uint32]) -> NDArray[np.bool_]:
    return (words & 1).astype(bool)


def _at_least(many: int, total: int, rate: float) -> float:
    """Probability that at least so many of a total happen, each at a rate."""
    return sum(comb(total, k) * rate**k * (1 - rate) ** (total - k) for k in range(many, total + 1))
