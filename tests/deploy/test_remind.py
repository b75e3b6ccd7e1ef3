"""Marks of reminders: which fall when, days off, the time after a stop, extensions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.deploy.remind import AWAITED, URGED, day_of_mark, marks_due, newest_mark
from diemcau.deploy.states import ENDED, OPEN
from diemcau.deploy.working import WorkingCalendar
from diemcau.records.task import CalendarYear, TaskState

HOLIDAYS = frozenset(date(2025, 1, 25) + timedelta(days=number) for number in range(9))
CALENDAR = WorkingCalendar({2025: CalendarYear(year=2025, off=HOLIDAYS, worked=frozenset({date(2025, 4, 26)}))})
DAYS = st.dates(date(2024, 11, 1), date(2026, 2, 1))


def naive(due: date, since: date, today: date) -> list[int]:
    """The marks told after one day until another, found by trying every one."""
    found = []
    for mark in [-7, -3, -1, 0, 1, 3, 7, *range(14, 1200, 7)]:
        day = due + timedelta(days=mark)
        while not CALENDAR.is_working(day):
            day += timedelta(days=-1 if mark <= 0 else 1)
        if since < day <= today:
            found.append(mark)
    return found


@given(DAYS, DAYS, st.integers(0, 90))
def test_marks_are_those_that_fall_between(due: date, since: date, days: int) -> None:
    """Whatever the days, the marks are those that trying all of them finds."""
    today = since + timedelta(days=days)
    assert list(marks_due(due, since=since, today=today, calendar=CALENDAR)) == naive(due, since, today)


@given(DAYS, DAYS, st.lists(st.integers(1, 20), min_size=1, max_size=12))
def test_no_mark_is_missed_or_doubled_however_often_is_asked(due: date, start: date, steps: list[int]) -> None:
    """Asked at any days one after the other, the marks together are those of the whole time, each once."""
    told: list[int] = []
    since = start
    for step in steps:
        today = since + timedelta(days=step)
        told += marks_due(due, since=since, today=today, calendar=CALENDAR)
        since = today
    assert told == naive(due, start, since)


def test_asked_again_on_the_same_day_nothing_comes() -> None:
    """Between a day and itself no mark falls."""
    day = date(2025, 3, 12)
    assert marks_due(day, since=day, today=day, calendar=CALENDAR) == ()


def test_after_a_stop_one_reminder_comes_for_the_newest_mark() -> None:
    """Three weeks without a worker make one reminder, and it tells the last mark."""
    due = date(2025, 3, 12)
    since, today = date(2025, 3, 1), date(2025, 3, 21)
    assert marks_due(due, since=since, today=today, calendar=CALENDAR) == (-7, -3, -1, 0, 1, 3, 7)
    assert newest_mark(due, since=since, today=today, calendar=CALENDAR) == 7


def test_marks_move_off_days_off() -> None:
    """What comes before the deadline is told before the holiday, what comes after it after."""
    assert day_of_mark(date(2025, 2, 3), -3, CALENDAR) == date(2025, 1, 24)
    assert day_of_mark(date(2025, 1, 24), 1, CALENDAR) == date(2025, 2, 3)
    assert day_of_mark(date(2025, 4, 27), -1, CALENDAR) == date(2025, 4, 26)  # a Saturday that is worked


@given(DAYS, DAYS)
def test_nobody_is_written_to_on_a_day_off(due: date, today: date) -> None:
    """On a day that is not worked no mark falls."""
    found = marks_due(due, since=today - timedelta(days=1), today=today, calendar=CALENDAR)
    assert not found or CALENDAR.is_working(today)


def test_marks_begin_anew_for_a_later_deadline() -> None:
    """A deadline that was put off has its own week before, day and days after."""
    later = date(2025, 3, 28)
    told = marks_due(later, since=date(2025, 3, 20), today=date(2025, 4, 4), calendar=CALENDAR)
    assert told == (-7, -3, -1, 0, 1, 3, 7)


@pytest.mark.parametrize("state", TaskState)
def test_who_owes_nothing_is_not_reminded(state: TaskState) -> None:
    """Ended, completed, suspended and submitted tasks remind nobody of the unit; drafts neither."""
    silent = ENDED | {TaskState.COMPLETED, TaskState.SUSPENDED, TaskState.SUBMITTED, TaskState.DRAFT}
    if state in silent:
        assert state not in URGED
    assert (state in AWAITED) == (state in {TaskState.SUBMITTED, TaskState.RETURNED})
    assert URGED <= OPEN
    assert not URGED & AWAITED
