"""Terms: how long they are, and the day they end on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.deploy.terms import Term, add_months, end_of, parse_term, start_of
from diemcau.deploy.working import WorkingCalendar
from diemcau.errors import Invalid

PLAIN = WorkingCalendar({})


@pytest.mark.parametrize(
    ("code", "term"),
    [
        ("10 working days", Term(days=10, working=True)),
        ("1 business day", Term(days=1, working=True)),
        ("15 days", Term(days=15)),
        ("30 consecutive days", Term(days=30)),
        ("3-5 working days", Term(days=5, working=True)),
        ("48 hours", Term(days=2)),
        ("36 hours", Term(days=2)),
        ("2 weeks", Term(days=14)),
        ("3 months", Term(months=3)),
        ("1 quarter", Term(months=3)),
        ("1.5 years", Term(months=18)),
        ("half a month", Term(days=15)),
        ("half a year", Term(months=6)),
    ],
)
def test_codes_of_the_readers(code: str, term: Term) -> None:
    """Lengths as both languages write them; the longer end of a range holds, a begun day is a whole one."""
    assert parse_term(code) == term


@pytest.mark.parametrize("code", ["", "days", "working days", "10", "24/7", "99999 days", "900 years", "-3 days"])
def test_what_is_no_term_is_refused(code: str) -> None:
    """Nor is one that is longer than anybody plans."""
    with pytest.raises(Invalid):
        parse_term(code)


def test_months_end_on_the_day_with_the_same_number() -> None:
    """Or on the last day of a shorter month."""
    assert end_of(Term(months=1), date(2026, 1, 31), PLAIN) == date(2026, 2, 28)
    assert end_of(Term(months=3), date(2026, 2, 10), PLAIN) == date(2026, 5, 10)
    assert end_of(Term(months=12), date(2024, 2, 29), PLAIN) == date(2025, 2, 28)
    assert end_of(Term(days=15), date(2026, 2, 10), PLAIN) == date(2026, 2, 25)


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), count=st.integers(1, 300), working=st.booleans())
def test_a_term_back_from_its_end_is_where_it_began(day: date, count: int, *, working: bool) -> None:
    """Days before a day are counted as days after one; of working days from one that is worked."""
    start = PLAIN.next_working(day) if working else day
    term = Term(days=count, working=working)
    assert start_of(term, end_of(term, start, PLAIN), PLAIN) == start


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), months=st.integers(-200, 200))
def test_months_move_the_month_alone(day: date, months: int) -> None:
    """The number of the day stays or falls to the end of its month."""
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day
    assert moved.day == day.day or add_months(moved, 0).replace(day=moved.day).month == moved.month


def test_the_end_of_the_calendar_is_said() -> None:
    """A term that nobody lives to see is refused in words."""
    with pytest.raises(Invalid, match="outside"):
        end_of(Term(months=600), date(9990, 1, 1), PLAIN)
    with pytest.raises(Invalid, match="outside"):
        start_of(Term(days=900), date(1, 2, 1), PLAIN)
