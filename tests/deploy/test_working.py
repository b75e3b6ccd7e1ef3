"""The working calendar: what is worked, and that counting there and back agrees."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.deploy.working import WorkingCalendar, calendar_of
from diemcau.errors import Invalid
from diemcau.profile.load import load_profile
from diemcau.records.task import CalendarYear

HA_NOI = calendar_of(load_profile("vietnam_diplomacy"))
DAYS = st.dates(date(2019, 6, 1), date(2029, 6, 30))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """A calendar of one year with any days off, any days made up and any weekend."""
    weekend = draw(st.sets(st.integers(0, 6), max_size=6))
    year = draw(st.integers(2020, 2028))
    days = st.dates(date(year, 1, 1), date(year, 12, 31))
    off = draw(st.frozensets(days, max_size=30))
    worked = frozenset(day for day in draw(st.frozensets(days, max_size=10)) if day.weekday() in weekend) - off
    return WorkingCalendar({year: CalendarYear(year=year, off=off, worked=worked)}, weekend=weekend)


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2024, 4, 29), False),  # swapped for the Saturday after
        (date(2024, 5, 4), True),
        (date(2025, 4, 26), True),
        (date(2025, 5, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 4, 27), False),  # in lieu of the Hung Kings' day on a Sunday
        (date(2026, 2, 23), True),  # the Monday after Tet
        (date(2020, 9, 3), True),  # one day for National Day before 2021
        (date(2021, 9, 3), False),
        (date(2026, 3, 7), False),
    ],
)
def test_days_of_ha_noi(day: date, *, is_worked: bool) -> None:
    """Feasts, days in their place and swapped days are as the notices say."""
    assert HA_NOI.is_working(day) is is_worked


def test_ten_working_days_over_tet() -> None:
    """The nine days of Tet 2026 are passed over; the day that is counted from is not counted."""
    assert HA_NOI.add_working_days(date(2026, 2, 10), 10) == date(2026, 3, 3)
    off = HA_NOI.days_off_between(date(2026, 2, 11), date(2026, 3, 3))
    assert len(off) == 11
    assert off[0] == date(2026, 2, 14)


@given(calendar=calendars(), day=DAYS, count=st.integers(-400, 400).filter(bool))
def test_counting_gives_back_what_was_added(calendar: WorkingCalendar, day: date, count: int) -> None:
    """`working_days_between` is the inverse of `add_working_days`, forward and back, for any calendar."""
    end = calendar.add_working_days(day, count)
    assert calendar.is_working(end)
    assert calendar.working_days_between(day, end) == count


@given(calendar=calendars(), day=DAYS, other=DAYS, count=st.integers(0, 300), more=st.integers(1, 100))
def test_later_and_longer_never_ends_earlier(
    calendar: WorkingCalendar, day: date, other: date, count: int, more: int
) -> None:
    """The end grows with the start, and strictly with the number of days."""
    first, last = sorted((day, other))
    assert calendar.add_working_days(first, count) <= calendar.add_working_days(last, count)
    assert calendar.add_working_days(day, more) < calendar.add_working_days(day, more + 1)


@given(calendar=calendars(), day=DAYS, length=st.integers(0, 120))
def test_every_day_is_worked_or_off(calendar: WorkingCalendar, day: date, length: int) -> None:
    """Days off and working days of a stretch are all its days, as looking at each one tells."""
    last = day + timedelta(days=length)
    off = calendar.days_off_between(day + timedelta(days=1), last)
    assert calendar.working_days_between(day, last) + len(off) == length
    assert not any(calendar.is_working(each) for each in off)


@given(calendar=calendars(), day=DAYS)
def test_the_nearest_working_days(calendar: WorkingCalendar, day: date) -> None:
    """The next and the last working day are worked, on their side, and the day itself where it is worked."""
    after, before = calendar.next_working(day), calendar.last_working(day)
    assert before <= day <= after
    assert calendar.is_working(after)
    assert calendar.is_working(before)
    assert calendar.is_working(day) == (before == day == after)


def test_what_is_not_known_is_said() -> None:
    """A year without notice is not known, nor is a stretch that holds a day of which nobody knows."""
    assert HA_NOI.knows(2026)
    assert not HA_NOI.knows(2027)
    assert not HA_NOI.knows(2030)
    assert HA_NOI.knows_between(date(2026, 11, 2), date(2026, 11, 23))
    assert not HA_NOI.knows_between(date(2026, 11, 25), date(2026, 11, 20))
    assert HA_NOI.is_working(date(2026, 11, 24))


def test_no_day_to_work_on_is_refused() -> None:
    """A calendar on which nothing is ever done would count for ever."""
    with pytest.raises(Invalid, match="No day"):
        WorkingCalendar({}, weekend=range(7))


def test_counts_beyond_all_plans_are_refused() -> None:
    """A slip of the pen is no term, and the end of the calendar no crash."""
    with pytest.raises(Invalid, match="too many"):
        HA_NOI.add_working_days(date(2026, 1, 1), 10**9)
    with pytest.raises(Invalid, match="outside"):
        HA_NOI.add_working_days(date(9999, 12, 1), 500)
    with pytest.raises(Invalid, match="outside"):
        HA_NOI.add_working_days(date(1, 1, 5), -500)
