"""The standing of a task read from its steps alone."""

from __future__ import annotations

from datetime import date

from diemcau.deploy.follow import LoggedStep, count_from_log, fold_steps
from diemcau.records.task import FourCells, TaskState, TimeFacts

FIRST, LATER = date(2025, 3, 12), date(2025, 3, 28)


def logged(task: str, verb: str, after: TaskState, on: date, due: date | None = FIRST) -> LoggedStep:
    """A step."""
    return LoggedStep(task=task, verb=verb, after=after, on=on, due=due, holder="DUN")


def test_the_first_deadline_stays_whatever_is_granted() -> None:
    """After an extension the deadline in force is the later one, and the first is still there."""
    steps = [
        logged("a", "assign", TaskState.ASSIGNED, date(2025, 3, 1)),
        logged("a", "extend", TaskState.ASSIGNED, date(2025, 3, 5), LATER),
        logged("a", "submit", TaskState.SUBMITTED, date(2025, 3, 20), LATER),
    ]
    assert fold_steps(steps).facts == TimeFacts(
        state=TaskState.SUBMITTED, due=LATER, first_due=FIRST, submitted=date(2025, 3, 20)
    )


def test_cells_are_counted_from_the_log_alone() -> None:
    """One in time, one late, one in term, one overdue; a draft and a cancelled one do not count."""
    steps = [
        logged("a", "submit", TaskState.SUBMITTED, FIRST),
        logged("b", "submit", TaskState.SUBMITTED, LATER),
        logged("a", "complete", TaskState.COMPLETED, LATER),
        logged("b", "complete", TaskState.COMPLETED, LATER),
        logged("c", "assign", TaskState.ASSIGNED, FIRST, date(2025, 5, 1)),
        logged("d", "assign", TaskState.ASSIGNED, FIRST),
        logged("e", "draft", TaskState.DRAFT, FIRST),
        logged("f", "cancel", TaskState.CANCELLED, FIRST),
    ]
    assert count_from_log(steps, LATER) == FourCells(on_time=1, late=1, in_term=1, overdue=1)
