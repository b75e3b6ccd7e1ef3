"""Months and years out of what is told of any part of a year."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.foresee.outlook.archive import spans

from diemcau.foresee.outlook.divide import divide, find_value, part_years
from diemcau.foresee.outlook.spans import period_of, span_of
from diemcau.records.interval import Interval
from diemcau.records.period import parse_period


@given(st.lists(st.integers(0, 500), min_size=12, max_size=12), st.sets(st.integers(0, 11)))
def test_months_come_back_from_what_was_reached_so_far(months: list[int], apart: set[int]) -> None:
    """Whether a month is told itself or as what was reached by its end, divided it is the same month."""
    told = {}
    for at, month in enumerate(months):
        alone = at in apart
        code = f"2031-{at + 1:02}" if alone or at == 0 else f"2031-01..2031-{at + 1:02}"
        told[code] = month if alone else sum(months[: at + 1])
    found = divide(spans(told), 1)
    assert [one.interval for one in found.values()] == [Interval.point(Decimal(month)) for month in months]


def test_the_fewest_values_are_taken() -> None:
    """A year is its halves rather than its quarters, as each value brings its own width."""
    told = spans({"2031-H1": 10, "2031-H2": (20, 22), "2031-Q1": (4, 6), "2031-Q2": (3, 7)})
    (year,) = divide(told, 12).values()
    assert year.interval == Interval(Decimal(30), Decimal(32))
    assert year.ids == ("2031-H1", "2031-H2")


def test_a_difference_keeps_both_widths() -> None:
    """What comes of two rounded numbers is as vague as both together, and never below zero."""
    told = spans({"2031-01..2031-07": (95, 105), "2031-01..2031-06": (90, 100)})
    assert divide(told, 1)[span("2031-07")].interval == Interval(Decimal(0), Decimal(15))


def test_what_falls_back_is_disputed() -> None:
    """Where less is reached in July than in June the two contradict each other."""
    told = spans({"2031-01..2031-07": 80, "2031-01..2031-06": 100})
    july = divide(told, 1)[span("2031-07")]
    assert july.is_disputed
    assert july.interval == Interval.point(Decimal(0))


def test_the_longest_part_of_a_year_is_found() -> None:
    """Of a year of which the whole is unknown the longest part counts, put together where need be."""
    told = spans({"2030": 100, "2031-H1": 40, "2031-Q3": 30, "2031-11": 5})
    (found,) = part_years(told)
    assert period_of(found).code == "2031-01..2031-09"
    assert part_years(told)[found].interval == Interval.point(Decimal(70))


def test_a_value_is_found_or_made() -> None:
    """The second half is the year less the first; of October nothing follows."""
    told = spans({"2031": 100, "2031-H1": 40})
    half = find_value(told, span("2031-H2"))
    assert half is not None
    assert half.interval == Interval.point(Decimal(60))
    assert find_value(told, span("2031-10")) is None


def span(code: str) -> tuple[int, int]:
    """The months of a period."""
    found = span_of(parse_period(code))
    assert found is not None
    return found
