"""How a task counts on a day: one rule for lists, tables, reminders and exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from diemcau.deploy.states import COUNTED
from diemcau.records.task import FourCells, Mark, TaskState, TimeClass, TimeFacts

SOON = 3
"""Days before a deadline from which a task is due soon: usual in the sector; a profile may say otherwise."""


def is_counted(state: TaskState) -> bool:
    """Whether follow-up statistics count a task: given, not taken back, not replaced."""
    return state in COUNTED


def time_class(facts: TimeFacts, today: date) -> TimeClass | None:
    """The class of a task on a day; None for one that is not counted.

    Due on a day means overdue from the first moment of the next. What was handed in by the deadline is in time once it
    is confirmed, however long that takes; while it waits it is in term.
    """
    if not is_counted(facts.state):
        return None
    handed_in = facts.submitted if facts.state in {TaskState.COMPLETED, TaskState.SUBMITTED} else None
    is_over = facts.due is not None and (handed_in or today) > facts.due
    if facts.state is TaskState.COMPLETED:
        return TimeClass.LATE if is_over else TimeClass.ON_TIME
    return TimeClass.OVERDUE if is_over else TimeClass.IN_TERM


def time_marks(facts: TimeFacts, today: date, soon: int = SOON) -> frozenset[Mark]:
    """What is worth knowing beside the class of an open task; of others only whether it was extended."""
    found: set[Mark] = set()
    if facts.first_due is not None and facts.due != facts.first_due:
        found.add(Mark.EXTENDED)
    if facts.state in COUNTED and facts.state is not TaskState.COMPLETED:
        if facts.due is None:
            found.add(Mark.NO_DEADLINE)
        elif (
            facts.state is not TaskState.SUBMITTED
            and time_class(facts, today) is TimeClass.IN_TERM
            and facts.due <= today + timedelta(days=soon)
        ):
            found.add(Mark.DUE_SOON)
        if facts.state is TaskState.SUBMITTED:
            found.add(Mark.WAITING)
        if facts.state is TaskState.SUSPENDED:
            found.add(Mark.SUSPENDED)
    return frozenset(found)


def count_cells(tasks: Iterable[TimeFacts], today: date, soon: int = SOON) -> FourCells:
    """The four cells of some tasks on a day; marks are counted among those in term."""
    found: Counter[str] = Counter()
    for facts in tasks:
        in_class = time_class(facts, today)
        if in_class is None:
            continue
        found[in_class.value] += 1
        if in_class is TimeClass.IN_TERM:
            found.update(mark.value for mark in time_marks(facts, today, soon) if mark is not Mark.EXTENDED)
    return FourCells(**found)
