"""Totals of very many monthly values at once: every org, measure and year in one pass over columns of numbers.

The law is that of `totals`: a year is its twelve months or nothing, the newest stock stands, what an org says of itself
goes before what is added below it, ends that are left open stay open. Numbers are exact: whole numbers of a unit that
the caller chooses for each measure (cents, thousandths). Registers with keys, estimates, several units and orgs that
were founded or ended within a year are for `totals`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diemcau.errors import Invalid
from diemcau.profile.types import TimeRollup, UnitsRollup

Whole = NDArray[np.int64]
Small = NDArray[np.uint8]
Counts = NDArray[np.int32]
Rule = tuple[UnitsRollup, TimeRollup]

_CHUNK = 1 << 18  # rows taken at once, so that what is made of them stays in the processor's cache
_YEAR = 12
_ALL_MONTHS = (1 << _YEAR) - 1
_LARGEST = 1 << 61  # sums stay below half of what 64 bits hold, as ends of DISTINCT are doubled
_NO_END = -(1 << 62)


class End(IntFlag):
    """What is odd about the ends of an interval."""

    NO_LOW = 1  # there is no lower end; the number that stands there is 0
    NO_HIGH = 2  # there is no upper end; the number that stands there is 0
    LOW_OPEN = 4  # the lower end itself is excluded
    HIGH_OPEN = 8  # the upper end itself is excluded


# A count of up to twelve months for each of the four flags, in four bits each above the twelve of the months.
_SPREAD = np.array([sum(1 << (_YEAR + 4 * bit) for bit in range(4) if ends >> bit & 1) for ends in range(16)], np.int32)
_MONTH = np.array([1 << month for month in range(_YEAR)], np.int32)


@dataclass(frozen=True, slots=True)
class Facts:
    """Values in columns, in any order; one at most for each org, measure and month.

    Attributes:
        org: Row of the org in `parents`.
        measure: Row of the measure in the rules.
        month: Months since January of the first year; of a stock the month at whose end it was counted.
        low, high: The ends, as whole numbers; 0 where there is none.
        ends: Sum of `End`.
    """

    org: NDArray[np.int32]
    measure: NDArray[np.int16]
    month: NDArray[np.int16]
    low: Whole
    high: Whole
    ends: Small

    def __len__(self) -> int:
        return len(self.org)


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals by org, measure and year: all arrays have these three axes.

    Attributes:
        low, high: The ends; 0 where there is none.
        ends: Sum of `End`.
        reported: How many orgs' values they are made of; 0 where nothing is known.
        short: Of how many orgs less than twelve months are known.
    """

    low: Whole
    high: Whole
    ends: Small
    reported: NDArray[np.int32]
    short: NDArray[np.int32]


def roll_up(facts: Facts, parents: Sequence[int], rules: Sequence[Rule], years: int) -> Totals:
    """The totals of every org, measure and year.

    Args:
        facts: The values.
        parents: For each org the row of the one above, -1 for none.
        rules: For each measure how it is put together over orgs and over time.
        years: How many years the months reach over.

    Raises:
        Invalid: A sum might not fit 64 bits, or the parents form a ring.
    """
    _refuse_large(facts)
    ladder = _Ladder.of(parents)
    shape = (len(parents), len(rules) * years)
    own = _Years.read(facts, ladder.rank, rules, years)
    low, high = own.low.reshape(shape), own.high.reshape(shape)
    ends, told = own.ends.reshape(shape), own.told.reshape(*shape, 2)
    distinct = np.repeat([units is UnitsRollup.DISTINCT for units, _ in rules], years)
    additive = np.repeat([units in {UnitsRollup.SUM, UnitsRollup.DISTINCT} for units, _ in rules], years)
    top = _doubled(low[:, distinct], ends[:, distinct], told[:, distinct, _WITH])
    for step in ladder.steps:
        keeps = (told[step.above, :, _WITH] != 0) | ~additive
        for column in (low, high):
            column[step.above] = np.where(keeps, column[step.above], step.climb(np.add, column))
        ends[step.above] = np.where(keeps, ends[step.above], step.climb(np.bitwise_or, ends))
        told[step.above] += np.where(keeps[..., None], 0, step.climb(np.add, told))
        if distinct.any():
            top[step.above] = np.where(keeps[:, distinct], top[step.above], step.climb(np.maximum, top))
    _settle(low.reshape(-1), high.reshape(-1), ends.reshape(-1))
    _count_once(low, ends, told[..., _WITH], top, distinct)
    return _in_the_order_of_the_orgs(low, high, ends, told, (ladder.rank, (len(parents), len(rules), years)))


def _in_the_order_of_the_orgs(
    low: Whole, high: Whole, ends: Small, told: Counts, order: tuple[Whole, tuple[int, int, int]]
) -> Totals:
    rank, cube = order
    counts = told[rank].reshape(*cube, 2)
    return Totals(
        low=low[rank].reshape(cube),
        high=high[rank].reshape(cube),
        ends=ends[rank].reshape(cube),
        reported=counts[..., _WITH],
        short=counts[..., _SHORT],
    )


# What `told` counts, side by side: orgs with a value, and orgs with too few months.
_WITH, _SHORT = 0, 1


def _refuse_large(facts: Facts) -> None:
    ends = [end for column in (facts.low, facts.high) if len(column) for end in (column.min(), column.max())]
    most = max((abs(int(end)) for end in ends), default=0)
    if most * len(facts) < _LARGEST:
        return
    counts = np.bincount(facts.measure)
    if most * int(counts.max()) >= _LARGEST:
        raise Invalid(
            f"Sums of {int(counts.max())} values of up to {most} do not fit 64 bits.",
            "Give the measure in a coarser unit.",
            code="review.too_large",
            count=int(counts.max()),
        )


def _doubled(low: Whole, ends: Small, reported: Counts) -> Whole:
    """Lower ends that compare as they exclude: twice the number, one more where the end itself is excluded."""
    bare = (ends & End.NO_LOW != 0) | (reported == 0)
    return np.where(bare, _NO_END, 2 * low + (ends & End.LOW_OPEN != 0))


def _count_once(low: Whole, ends: Small, reported: Counts, top: Whole, distinct: NDArray[np.bool_]) -> None:
    """The lower ends of what several orgs may have counted twice: the largest that one of them has."""
    several = reported[:, distinct] > 1
    least = np.maximum(top, 0)
    low[:, distinct] = np.where(several, least >> 1, low[:, distinct])
    plain = ends[:, distinct] & ~np.uint8(End.NO_LOW | End.LOW_OPEN)
    opened = plain | np.where(least & 1, np.uint8(End.LOW_OPEN), np.uint8(0))
    ends[:, distinct] = np.where(several, opened, ends[:, distinct])


@dataclass(frozen=True, slots=True)
class _Step:
    """From the orgs of one depth to those above them.

    Attributes:
        below: Their places.
        families: Where those below one org begin among them.
        above: The places of the orgs above, in order.
    """

    below: slice
    families: Whole
    above: Whole

    def climb(self, how: np.ufunc, column: NDArray[Any]) -> NDArray[Any]:
        """What stands below each org above, put together."""
        found: NDArray[Any] = how.reduceat(column[self.below], self.families, axis=0)
        return found


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The orgs in an order in which those below one stand side by side, and the steps from the lowest to the top.

    Attributes:
        rank: For each org its place in that order.
        steps: The deepest first.
    """

    rank: Whole
    steps: list[_Step]

    @classmethod
    def of(cls, parents: Sequence[int]) -> _Ladder:
        """The ladder of a tree."""
        above = np.asarray(parents, np.int64)
        depth = np.zeros(len(above), np.int64)
        walking = above.copy()
        for _ in range(len(above)):
            there = walking >= 0
            if not there.any():
                break
            depth += there
            walking = np.where(there, above[walking], -1)
        else:
            if len(above):
                raise Invalid("An org stands below itself.", code="review.ring")
        rank = np.empty(len(above), np.int64)
        steps = []
        first = 0
        for level in range(int(depth.max(initial=0)) + 1):
            members = np.flatnonzero(depth == level)
            if level:
                members = members[np.argsort(rank[above[members]], kind="stable")]
                ranks = rank[above[members]]
                families = np.flatnonzero(np.r_[True, ranks[1:] != ranks[:-1]])
                steps.append(_Step(slice(first, first + len(members)), families, ranks[families]))
            rank[members] = np.arange(first, first + len(members))
            first += len(members)
        return cls(rank, steps[::-1])


@dataclass(frozen=True, slots=True)
class _Years:
    """What each org itself has for each measure and year, flat; zero where it has nothing."""

    low: Whole
    high: Whole
    ends: Small
    told: Counts

    @classmethod
    def read(cls, facts: Facts, rank: Whole, rules: Sequence[Rule], years: int) -> _Years:
        """The years of all orgs, in the order of `rank`."""
        cells = len(rank) * len(rules) * years
        low, width, marks = np.zeros(cells, np.int64), np.zeros(cells, np.int64), np.zeros(cells, np.int32)
        places = _Places(rank * (len(rules) * years), np.arange(len(rules)) * years)
        for start in range(0, len(facts), _CHUNK):
            part = slice(start, start + _CHUNK)
            cell, month = places.find(facts, part)
            np.add.at(low, cell, facts.low[part])
            wide = facts.high[part] - facts.low[part]
            some = np.flatnonzero(wide)
            np.add.at(width, cell[some], wide[some])
            mark = _MONTH[month]
            odd = np.flatnonzero(facts.ends[part])
            mark[odd] += _SPREAD[facts.ends[part][odd]]
            np.add.at(marks, cell, mark)
        width += low
        _take_newest(facts, places, rules, (low, width, marks))
        summed = np.array([time is TimeRollup.SUM for _, time in rules])
        _drop(low, width, marks, ~summed & np.array([time is not TimeRollup.LAST for _, time in rules]), years)
        return cls._judge(low, width, marks, np.tile(np.repeat(summed, years), len(rank)))

    @classmethod
    def _judge(cls, low: Whole, high: Whole, marks: Counts, summed: NDArray[np.bool_]) -> _Years:
        """What is whole, and what is too short to be a year."""
        ends, told = np.zeros(len(marks), np.uint8), np.zeros((len(marks), 2), np.int32)
        for start in range(0, len(marks), _CHUNK):
            part = slice(start, start + _CHUNK)
            months = marks[part] & _ALL_MONTHS
            whole = np.where(summed[part], months == _ALL_MONTHS, months != 0)
            short = (months != 0) & ~whole
            told[part, _WITH], told[part, _SHORT] = whole, short
            counts = marks[part] >> _YEAR
            some = np.flatnonzero(counts)
            for bit in range(4):
                ends[part][some] |= np.where(counts[some] >> (4 * bit) & 15, np.uint8(1 << bit), np.uint8(0))
            for column in (low, high, ends):
                column[part][short] = 0
        return cls(low, high, ends, told)


def _settle(low: Whole, high: Whole, ends: Small) -> None:
    """An end that is not there is 0, and not open."""
    some = np.flatnonzero(ends)
    for gone, is_open, column in ((End.NO_LOW, End.LOW_OPEN, low), (End.NO_HIGH, End.HIGH_OPEN, high)):
        bare = some[ends[some] & gone != 0]
        column[bare] = 0
        ends[bare] &= ~np.uint8(is_open)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the cell of an org, measure and year begins.

    Attributes:
        org: First cell of each org.
        measure: First cell of each measure among those of its org.
    """

    org: Whole
    measure: Whole

    def find(self, facts: Facts, part: slice | Whole) -> tuple[Whole, NDArray[np.int16]]:
        """The cell of each of some values, and its month in the year."""
        month = facts.month[part]
        year = month // np.int16(_YEAR)
        cell = self.org[facts.org[part]]
        cell += self.measure[facts.measure[part]]
        cell += year
        return cell, month - year * np.int16(_YEAR)


def _take_newest(facts: Facts, places: _Places, rules: Sequence[Rule], columns: tuple[Whole, Whole, Counts]) -> None:
    """Of stocks the newest of each year in place of their sum."""
    lasting = np.array([time is TimeRollup.LAST for _, time in rules])
    rows = np.flatnonzero(lasting[facts.measure]) if lasting.any() else np.zeros(0, np.int64)
    if not len(rows):
        return
    cell, month = places.find(facts, rows)
    newest = np.full(len(columns[0]), -1, np.int16)
    np.maximum.at(newest, cell, month)
    chosen = month == newest[cell]
    at, rows = cell[chosen], rows[chosen]
    low, high, marks = columns
    low[at], high[at] = facts.low[rows], facts.high[rows]
    marks[at] = _MONTH[month[chosen]] + _SPREAD[facts.ends[rows]]


def _drop(low: Whole, high: Whole, marks: Counts, dropped: NDArray[np.bool_], years: int) -> None:
    """Months of what may not be put together over time say nothing of a year."""
    if dropped.any():
        for column in (low, high, marks):
            column.reshape(-1, len(dropped), years)[:, dropped] = 0
