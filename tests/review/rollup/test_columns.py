"""Totals of very many values at once: the same law as that of single totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Invalid
from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import grow_tree
from diemcau.profile.types import TimeRollup, UnitsRollup
from diemcau.records.interval import Interval
from diemcau.records.period import months, year
from diemcau.records.total import Total
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.columns import End, Facts, Totals, roll_up
from diemcau.review.rollup.totals import open_book

from .conftest import DISTINCT, NONE, STOCK, SUM, TODAY, org, told

PROFILE = load_profile("vietnam_diplomacy")
MEASURES = (SUM, DISTINCT, STOCK, NONE)
RULES = [(PROFILE.measures[code].rollup_units, PROFILE.measures[code].rollup_time) for code in MEASURES]
FIRST, YEARS = 2024, 2


@dataclass(frozen=True)
class Row:
    """One monthly value."""

    org: int
    measure: int
    month: int
    interval: Interval


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Exact numbers mostly; else bounds of every sort, never below zero."""
    low = draw(st.integers(0, 9))
    if draw(st.booleans()):
        return Interval.point(Decimal(low))
    high = low + draw(st.integers(1, 3))
    has_low, has_high, low_open, high_open = draw(st.tuples(*(4 * [st.booleans()])))
    ends = (Decimal(low) if has_low else None, Decimal(high) if has_high else None)
    return Interval(*ends, low_open and has_low, high_open and has_high)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[int], list[Row]]:
    """A tree, the top first, and years of values, some of them with a month missing, in any order."""
    parents = [-1, *(draw(st.integers(0, number)) for number in range(draw(st.integers(0, 6))))]
    rows: list[Row] = []
    for _ in range(draw(st.integers(0, 8))):
        place = (draw(st.integers(0, len(parents) - 1)), draw(st.integers(0, 3)), draw(st.integers(0, YEARS - 1)))
        if any((row.org, row.measure, row.month // 12) == place for row in rows):
            continue
        there = draw(st.sampled_from([range(12), range(12), range(11), range(3, 4)]))
        rows += [Row(place[0], place[1], place[2] * 12 + month, draw(intervals())) for month in there]
    return parents, draw(st.permutations(rows)) if len(rows) < 30 else rows[::-1]


def to_facts(rows: Sequence[Row]) -> Facts:
    """Values in columns."""
    each = [row.interval for row in rows]
    ends = [
        (End.NO_LOW if one.low is None else 0)
        | (End.NO_HIGH if one.high is None else 0)
        | (End.LOW_OPEN if one.low_open else 0)
        | (End.HIGH_OPEN if one.high_open else 0)
        for one in each
    ]
    return Facts(
        np.array([row.org for row in rows], np.int32),
        np.array([row.measure for row in rows], np.int16),
        np.array([row.month for row in rows], np.int16),
        np.array([int(one.low or 0) for one in each], np.int64),
        np.array([int(one.high or 0) for one in each], np.int64),
        np.array(ends, np.uint8),
    )


def single_totals(parents: list[int], rows: Sequence[Row]) -> dict[tuple[int, int, int], tuple[Total, int]]:
    """The same by single totals, with how many orgs' values they are made of."""
    names = [f"O{number:02}" for number in range(len(parents))]
    orgs = [org(name, names[above] if above >= 0 else None) for name, above in zip(names, parents, strict=True)]
    values = [
        told(names[row.org], row.interval, months(FIRST + row.month // 12, month, month).code, MEASURES[row.measure])
        for row in rows
        for month in [row.month % 12 + 1]
    ]
    book = open_book(values, grow_tree(orgs, TODAY), PROFILE)
    found = {}
    for number, name in enumerate(names):
        for place, measure in enumerate(MEASURES):
            for later in range(YEARS):
                total = book.total(Asked(measure=measure, org=name, period=year(FIRST + later)))
                found[number, place, later] = (total, len(book.orgs_of(total)))
    return found


def interval_at(totals: Totals, at: tuple[int, int, int]) -> Interval | None:
    """The interval in one cell."""
    if not totals.reported[at]:
        return None
    ends = End(int(totals.ends[at]))
    low = None if End.NO_LOW in ends else Decimal(int(totals.low[at]))
    high = None if End.NO_HIGH in ends else Decimal(int(totals.high[at]))
    return Interval(low, high, End.LOW_OPEN in ends, End.HIGH_OPEN in ends)


@given(tables())
def test_columns_say_what_single_totals_say(table: tuple[list[int], list[Row]]) -> None:
    """Of every org, measure and year the interval is the same, and so is the number of orgs that it is made of."""
    parents, rows = table
    totals = roll_up(to_facts(rows), parents, RULES, YEARS)
    for at, (total, orgs) in single_totals(parents, rows).items():
        if total.interval is None or total.period.code != str(FIRST + at[2]):
            assert not totals.reported[at]
        else:
            assert (interval_at(totals, at), totals.reported[at]) == (total.interval, orgs)


def test_years_that_lack_a_month_are_counted_apart() -> None:
    """An org with eleven months is no part of the year's sum and is counted as short, at every level above it."""
    point = Interval.point(Decimal(2))
    rows = [Row(1, 0, month, point) for month in range(12)] + [Row(2, 0, month, point) for month in range(11)]
    totals = roll_up(to_facts(rows), [-1, 0, 0], RULES, 1)
    assert totals.low[:, 0, 0].tolist() == [24, 24, 0]
    assert totals.reported[:, 0, 0].tolist() == [1, 1, 0]
    assert totals.short[:, 0, 0].tolist() == [1, 0, 1]


def test_what_may_not_be_added_over_time_has_no_year() -> None:
    """Months of a rate make no rate of the year."""
    rows = [Row(0, 0, month, Interval.point(Decimal(5))) for month in range(12)]
    totals = roll_up(to_facts(rows), [-1], [(UnitsRollup.RATIO, TimeRollup.RATIO)], 1)
    assert not totals.reported.any()


def test_numbers_beyond_64_bits_are_refused() -> None:
    """Sums that could run over are refused with advice instead of being wrong."""
    rows = [Row(0, 0, month, Interval.point(Decimal(1 << 60))) for month in range(12)]
    with pytest.raises(Invalid, match="do not fit 64 bits"):
        roll_up(to_facts(rows), [-1], RULES, 1)


def test_orgs_in_a_ring_are_refused() -> None:
    """Two orgs below each other have no level to begin at."""
    with pytest.raises(Invalid, match="below itself"):
        roll_up(to_facts([]), [1, 0], RULES, 1)


def test_no_values_make_no_totals() -> None:
    """Without any value every cell is empty."""
    totals = roll_up(to_facts([]), [-1, 0], RULES, 1)
    assert (totals.reported.sum(), totals.low.shape) == (0, (2, 4, 1))
