"""What one org has for a period."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.types import TimeRollup
from diemcau.records.interval import Interval
from diemcau.records.observation import Basis, Observation
from diemcau.records.period import months, parse_period
from diemcau.review.rollup.spans import hold, hull, period_of

from .conftest import interval, told

YEAR = parse_period("2024")
ALWAYS = (None, None)
SPANS = [(first, last) for first in range(1, 13) for last in range(first, 13)]


def fillings(spans: set[tuple[int, int]], start: int = 1) -> list[list[tuple[int, int]]]:
    """All ways in which spans of months follow each other to the end of the year."""
    if start == 13:
        return [[]]
    return [[span, *rest] for span in spans if span[0] == start for rest in fillings(spans, span[1] + 1)]


@given(st.sets(st.sampled_from(SPANS), max_size=9))
def test_a_year_is_what_fills_it_or_nothing(spans: set[tuple[int, int]]) -> None:
    """Parts make a year if and only if some of them follow each other from January to December; then the fewest do."""
    values = [told("Keld", last - first + 1, months(2024, first, last).code) for first, last in sorted(spans)]
    held = hold("Keld", values, YEAR, ALWAYS, TimeRollup.SUM)
    ways = fillings(spans)
    if not ways:
        assert held is None or held.interval is None
    else:
        assert held is not None
        assert held.interval == interval(12, 12)
        assert len(held.used) == min(len(way) for way in ways)


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=5))
def test_the_hull_holds_all_and_reaches_no_further(ends: list[tuple[int, bool]]) -> None:
    """Every interval lies in the hull, and its ends are ends of theirs."""
    each = [interval(low, low + 2 if high else None) for low, high in ends]
    found = hull(each)
    assert all(found.intersection(one) == one for one in each)
    assert found.low in {one.low for one in each}
    assert found.high in {one.high for one in each}


def test_the_hull_keeps_an_end_that_one_of_them_includes() -> None:
    """Over 5 and exactly 5 together may be 5."""
    assert hull([interval(5, None, low_open=True), interval(5, 5)]) == interval(5, None)


@given(st.dates(date(2023, 1, 1), date(2025, 1, 1)), st.integers(0, 500))
def test_days_become_the_period_of_just_these_days(start: date, length: int) -> None:
    """Whatever code is shortest, its first and last days are those that were given."""
    end = start + timedelta(days=length)
    found = period_of((start, end))
    assert (found.start, found.end) == (start, end)


def test_periods_have_their_shortest_code() -> None:
    """Whole months are written as months, a whole year as a year."""
    codes = {
        (date(2024, 1, 1), date(2024, 12, 31)): "2024",
        (date(2024, 1, 1), date(2024, 11, 30)): "2024-01..2024-11",
        (date(2023, 12, 15), date(2024, 12, 14)): "2023-12-15..2024-12-14",
        (date(2023, 10, 1), date(2024, 2, 29)): "2023-10..2024-02",
        (date(2024, 5, 6), date(2024, 5, 6)): "2024-05-06",
    }
    assert {days: period_of(days).code for days in codes} == codes


def test_an_org_owes_the_days_on_which_it_existed() -> None:
    """A half-year is all that an org of that half can tell; it is told not to be the whole period."""
    life = (None, date(2024, 6, 30))
    held = hold("Keld", [told("Keld", 3, "2024-Q1"), told("Keld", 4, "2024-Q2")], YEAR, life, TimeRollup.SUM)
    assert held is not None
    assert (held.interval, held.is_whole) == (interval(7, 7), False)


def test_of_one_day_the_stock_of_that_day_stands() -> None:
    """What is counted on 31 December goes before what is only said of the year."""
    values: list[Observation] = [told("Keld", 9, "2024"), told("Keld", 8, "2024-12-31")]
    held = hold("Keld", values, YEAR, ALWAYS, TimeRollup.LAST)
    assert held is not None
    assert held.interval == interval(8, 8)


def test_sums_over_time_keep_open_ends() -> None:
    """Two halves of over 3 are over 6."""
    over = Interval(Decimal(3), None, low_open=True)
    held = hold("Keld", [told("Keld", over, "2024-H1"), told("Keld", over, "2024-H2")], YEAR, ALWAYS, TimeRollup.SUM)
    assert held is not None
    assert held.interval == reduce(Interval.__add__, [over, over])


def test_a_register_goes_before_a_bare_number() -> None:
    """What names the things it counts is counted; the bare number beside it is left, and a difference is said."""
    filed = {"basis": Basis.FILING}
    named = told("Keld", 3, keys=("a", "b", "c"), **filed)
    for bare, differs in ((told("Keld", 3, **filed), False), (told("Keld", 5, **filed), True)):
        held = hold("Keld", [bare, named], YEAR, ALWAYS, TimeRollup.SUM)
        assert held is not None
        assert (held.used, held.left, held.is_disputed) == ((named,), (bare,), differs)
