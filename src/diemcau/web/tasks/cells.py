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

from django.db.models import BooleanField, Case, CharField, Count, F, Max, Q, QuerySet, Value, When

from diemcau.deploy.follow import LoggedStep, Standing, standings_of
from diemcau.deploy.states import COUNTED, OPEN
from diemcau.deploy.timing import SOON, count_cells, time_class
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

THEN = Columns(state="then_state", due="then_due", holder="then_holder")
"""Of tasks as they stood at the end of a day (`then`)."""


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


def then(tasks: QuerySet[Task], day: date) -> QuerySet[Task]:
    """Some tasks with how they stood at the end of a day: `then_state`, `then_due`, `then_holder` of their last step.

    Those not drafted by then are left out. Steps of a task are written one after the other while it is held, so the
    greatest id is the last.
    """
    last = Step.objects.filter(on__lte=day).order_by().values("task").annotate(last=Max("pk")).values("last")
    steps = {"then_state": F("steps__after"), "then_due": F("steps__due"), "then_holder": F("steps__holder")}
    return tasks.filter(steps__pk__in=last).annotate(**steps)


def handed_in_again(day: date) -> list[int]:
    """Ids of tasks handed in by a day and once more after it: their rows tell only of the later time. A handful."""
    found = Step.objects.filter(verb="submit", on__lte=day, task__submitted_on__gt=day)
    return sorted(set(found.order_by().values_list("task", flat=True)))


def standings_on(pks: Iterable[int], day: date) -> dict[int, Standing]:
    """How some tasks stood at the end of a day, by their steps one after the other; the holder is an id in digits."""
    steps = Step.objects.filter(task__in=list(pks), on__lte=day).order_by("pk")
    columns = ("task_id", "verb", "after", "on", "due", "holder_id")
    logged = [
        LoggedStep(task=str(task), verb=verb, after=TaskState(after), on=on, due=due, holder=str(holder or ""))
        for task, verb, after, on, due, holder in steps.values_list(*columns)
    ]
    return {int(task): standing for task, standing in standings_of(logged).items()}


def in_class_on(tasks: QuerySet[Task], wanted: TimeClass, day: date) -> QuerySet[Task]:
    """Those of some tasks that were in a class at the end of a day."""
    again = handed_in_again(day)
    those = [pk for pk, held in standings_on(again, day).items() if time_class(held.facts, day) is wanted]
    found = then(tasks, day).filter(is_counted=True).annotate(in_class=class_of(day, THEN))
    return found.filter((Q(in_class=wanted.value) & ~Q(pk__in=again)) | Q(pk__in=those))


def cells_by_holder(tasks: QuerySet[Task], today: date, soon: int = SOON) -> dict[int | None, FourCells]:
    """The cells of some tasks by the id of the unit that carries them, as they stand."""
    return _count(tasks.order_by(), today, ROWS, soon)


def cells_by_holder_on(tasks: QuerySet[Task], day: date, soon: int = SOON) -> dict[int | None, FourCells]:
    """The same as of the end of a day, from the steps alone; the units are those that carried them then."""
    again = handed_in_again(day)
    found = _count(then(tasks.order_by(), day).exclude(pk__in=again), day, THEN, soon)
    known = set(tasks.filter(pk__in=again, is_counted=True).values_list("pk", flat=True)) if again else set()
    for held in standings_on(known, day).values():
        holder = int(held.holder) if held.holder else None
        found[holder] = found.get(holder, FourCells()) + count_cells([held.facts], day, soon)
    return found


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
