"""The four cells of a follow-up table, counted by the database: the rule of `deploy.timing` in its words.

`deploy.timing` says how a task counts; a test holds the two against each other on tasks nobody chose. As of a day that
is past, the same is counted from the steps alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Case, CharField, Count, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from diemcau.deploy.states import COUNTED, OPEN
from diemcau.deploy.timing import SOON
from diemcau.records.task import FourCells, Mark, TaskState, TimeClass
from diemcau.web.tasks.models import Step, Task

_HANDED_IN = (TaskState.COMPLETED.value, TaskState.SUBMITTED.value)
_NOT_HANDED_IN = tuple(state.value for state in TaskState if state.value not in _HANDED_IN)
_OPEN = tuple(state.value for state in OPEN)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a row say what its class depends on.

    Attributes:
        state, due, submitted: As in `TimeFacts`.
        holder: The unit that it counts for.
        counted: Whether it counts at all: what was only given on is counted below.
    """

    state: str = "state"
    due: str = "due"
    submitted: str = "submitted_on"
    holder: str = "holder"
    counted: str = "is_counted"


ROWS = Columns()
"""Of tasks as they stand."""

STEPS = Columns(state="after", submitted="handed_in", counted="task__is_counted")
"""Of the last steps up to a day."""


def class_of(today: date, columns: Columns = ROWS) -> Case:
    """The class of a row as an expression, NULL for one that is not counted; as `deploy.timing.time_class`."""
    state, due, submitted = columns.state, columns.due, columns.submitted
    waits = Q(**{f"{state}__in": _HANDED_IN, f"{submitted}__isnull": False})
    over = (waits & Q(**{f"{submitted}__gt": F(due)})) | (_still_open(columns) & Q(**{f"{due}__lt": today}))
    return Case(
        When(over & Q(**{state: TaskState.COMPLETED.value}), then=Value(TimeClass.LATE.value)),
        When(Q(**{state: TaskState.COMPLETED.value}), then=Value(TimeClass.ON_TIME.value)),
        When(over & Q(**{f"{state}__in": _OPEN}), then=Value(TimeClass.OVERDUE.value)),
        When(Q(**{f"{state}__in": _OPEN}), then=Value(TimeClass.IN_TERM.value)),
        default=None,
        output_field=CharField(),
    )


def _still_open(columns: Columns) -> Q:
    """The rows that were not handed in, said without a negation, which NULL would swallow."""
    return Q(**{f"{columns.submitted}__isnull": True}) | Q(**{f"{columns.state}__in": _NOT_HANDED_IN})


def soon_of(today: date, columns: Columns = ROWS, soon: int = SOON) -> Q:
    """The rows that fall due soon, of those in term; as `deploy.timing.time_marks`."""
    working = tuple(state for state in _OPEN if state != TaskState.SUBMITTED.value)
    within = {f"{columns.due}__gte": today, f"{columns.due}__lte": today + timedelta(days=soon)}
    return Q(**{f"{columns.state}__in": working}, **within)


def mark_of(mark: Mark, today: date, soon: int = SOON) -> Q:
    """The tasks with a mark, as they stand."""
    working = Q(state__in=_OPEN)
    return {
        Mark.DUE_SOON: soon_of(today, soon=soon),
        Mark.NO_DEADLINE: working & Q(due=None),
        Mark.WAITING: Q(state=TaskState.SUBMITTED.value),
        Mark.SUSPENDED: Q(state=TaskState.SUSPENDED.value),
        Mark.EXTENDED: Q(first_due__isnull=False) & (Q(due=None) | ~Q(due=F("first_due"))),
    }[mark]


def steps_on(tasks: QuerySet[Task], day: date) -> QuerySet[Step]:
    """The last step of each of some tasks up to a day, with the day it had last been handed in (`handed_in`).

    Steps of a task are written one after the other while it is held, so the greatest id is the last.
    """
    last = Step.objects.filter(on__lte=day).order_by().values("task").annotate(last=Max("pk")).values("last")
    submits = Step.objects.filter(task=OuterRef("task"), verb="submit", on__lte=day).order_by("-pk").values("on")[:1]
    since = Q(task__submitted_on__lte=day)  # not handed in again after that day: the row of the task says it
    handed_in = Case(
        When(since & Q(after__in=_HANDED_IN), then=F("task__submitted_on")),
        When(after__in=_HANDED_IN, then=Subquery(submits)),
        default=None,
    )
    return (
        Step.objects.filter(pk__in=last, task__in=tasks.order_by().values("pk"))
        .order_by()
        .annotate(handed_in=handed_in)
    )


def cells_by_holder(tasks: QuerySet[Task], today: date, soon: int = SOON) -> dict[int | None, FourCells]:
    """The cells of some tasks by the id of the unit that carries them, as they stand."""
    return _count(tasks.order_by(), today, ROWS, soon)


def cells_by_holder_on(tasks: QuerySet[Task], day: date, soon: int = SOON) -> dict[int | None, FourCells]:
    """The same as of the end of a day, from the steps alone; the units are those that carried them then."""
    return _count(steps_on(tasks, day), day, STEPS, soon)


def add_up(cells: Iterable[FourCells]) -> FourCells:
    """The sum of some cells."""
    return sum(cells, start=FourCells())


def _count(rows: QuerySet[Any], today: date, columns: Columns, soon: int) -> dict[int | None, FourCells]:
    is_soon = Case(When(soon_of(today, columns, soon), then=True), default=False, output_field=BooleanField())
    dateless = Case(When(**{f"{columns.due}__isnull": True}, then=True), default=False, output_field=BooleanField())
    groups = (
        rows.filter(**{f"{columns.state}__in": [state.value for state in COUNTED], columns.counted: True})
        .annotate(in_class=class_of(today, columns), is_soon=is_soon, is_dateless=dateless)
        .values_list(columns.holder, columns.state, "in_class", "is_soon", "is_dateless")
        .annotate(many=Count("pk"))
    )
    found: defaultdict[int | None, list[FourCells]] = defaultdict(list)
    for holder, state, in_class, soon_due, no_day, many in groups:
        marks: Mapping[str, int] = {}
        if in_class == TimeClass.IN_TERM.value:
            marks = {
                "due_soon": many * soon_due,
                "no_deadline": many * no_day,
                "waiting": many * (state == TaskState.SUBMITTED.value),
                "suspended": many * (state == TaskState.SUSPENDED.value),
            }
        found[holder].append(FourCells(**{in_class: many}, **marks))
    return {holder: add_up(parts) for holder, parts in found.items()}
