"""When people are reminded of a deadline: some days before, on its day, some days after, then again and again.

A mark is a number of days from the deadline. One that falls on a day off is told on the working day before, as long as
the deadline is not over; later ones on the next working day, so that nobody is written to on a holiday. A deadline that
was put off has marks of its own.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from diemcau.deploy.states import OPEN
from diemcau.profile.urging import USUAL
from diemcau.records.task import TaskState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diemcau.deploy.working import WorkingCalendar

URGED = OPEN - {TaskState.SUBMITTED, TaskState.SUSPENDED, TaskState.RETURNED}
"""States in which the unit that holds a task is reminded: of what is handed in, paused or given back none is due."""

AWAITED = frozenset({TaskState.SUBMITTED, TaskState.RETURNED})
"""States in which whoever gave the task owes the next word."""

_LONGEST_OFF = 31
"""Days within which some day is worked in any calendar: no run of holidays is as long as a month."""


def day_of_mark(due: date, mark: int, calendar: WorkingCalendar) -> date:
    """The working day on which people are told of a mark."""
    day = due + timedelta(days=mark)
    return calendar.last_working(day) if mark <= 0 else calendar.next_working(day)


def marks_due(
    due: date,
    *,
    since: date,
    today: date,
    calendar: WorkingCalendar,
    marks: Sequence[int] = USUAL.marks,
    every: int = USUAL.every,
) -> tuple[int, ...]:
    """The marks of a deadline that came after one day and by another, the earliest first.

    Args:
        due: The deadline.
        since: The last day of which everybody was told; not included.
        today: Until when; included.
        calendar: Days off.
        marks: Days from the deadline, rising.
        every: Days after which it is told again once the last mark is over.
    """
    told = [(day_of_mark(due, mark, calendar), mark) for mark in _near(due, since, today, marks, every)]
    return tuple(mark for day, mark in told if since < day <= today)


def newest_mark(
    due: date,
    *,
    since: date,
    today: date,
    calendar: WorkingCalendar,
    marks: Sequence[int] = USUAL.marks,
    every: int = USUAL.every,
) -> int | None:
    """The one mark that people are told of now, or None: after a time without any telling once, not once for each."""
    found = marks_due(due, since=since, today=today, calendar=calendar, marks=marks, every=every)
    return found[-1] if found else None


def _near(due: date, since: date, today: date, marks: Sequence[int], every: int) -> Iterator[int]:
    """The marks that may be told between two days, rising: all but those that lie far off."""
    first = (since - due).days - _LONGEST_OFF
    last = (today - due).days
    for mark in marks:
        if first <= mark and (mark <= last or mark <= 0):
            yield mark
    start = max(marks[-1], 0)
    again = start + every * max(1, -(-(first - start) // every))
    yield from range(again, last + 1, every)
