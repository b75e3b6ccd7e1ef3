"""Tasks as rows of lists and cards: names in the reader's language, the class of the day, days left or gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from diemcau.deploy.timing import time_class, time_marks
from diemcau.records.task import TaskState, TimeClass, TimeFacts
from diemcau.web.orgs.queries import names_of_all, tree_of
from diemcau.web.tasks.cells import standings_on

if TYPE_CHECKING:
    from datetime import date

    from diemcau.web.tasks.models import Task

TONES: Mapping[TimeClass | None, str] = {
    TimeClass.ON_TIME: "good",
    TimeClass.LATE: "wait",
    TimeClass.IN_TERM: "",
    TimeClass.OVERDUE: "bad",
    None: "",
}
"""Of the chips that say a class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A task as lists show it.

    Attributes:
        task: The task, with assigner and paper loaded.
        number: Its running number.
        address: Of its page.
        unit, unit_code: The unit that carries it; empty of a draft that names none.
        state, due: As it stands, or as it stood on the day that is asked for.
        in_class, marks: How it counts then.
        tone: Of its chip.
        days: Days until the deadline, negative after it; None where it is not open or has none.
        reference: Of the paper that orders it; empty for none, and for one that is more confidential than the task.
    """

    task: Task
    number: str
    address: str
    unit: str
    unit_code: str
    state: TaskState
    due: date | None
    in_class: TimeClass | None
    marks: tuple[str, ...]
    tone: str
    days: int | None
    reference: str


def listed(tasks: Iterable[Task], language: str, on: date | None = None) -> list[Listed]:
    """Tasks as rows, as they stand or as of the end of a day; one query for that, none else.

    Args:
        tasks: The tasks, with assigner and paper (`queries.with_names`).
        language: Of the reader.
        on: A day that is over, or None.
    """
    tasks, today = list(tasks), on or timezone.localdate()
    then = standings_on([task.pk for task in tasks], on) if on is not None else {}
    found = []
    for task in tasks:
        held = then.get(task.pk)
        if held is None:
            found.append(_row(task, facts_of(task), today, language, task.holder_id or task.lead_id))
        else:
            found.append(_row(task, held.facts, today, language, int(held.holder) if held.holder else None))
    return found


def facts_of(task: Task) -> TimeFacts:
    """All that the class of a task depends on, as it stands."""
    return TimeFacts(state=TaskState(task.state), due=task.due, first_due=task.first_due, submitted=task.submitted_on)


def number_of(task: Task) -> str:
    """The running number of a task."""
    return f"{task.serial}/{task.year}"


def address_of(task: Task) -> str:
    """The page of a task, or the one on which a draft is prepared."""
    return reverse("deploy_draft" if task.state == TaskState.DRAFT.value else "task", args=[task.uid])


def _reference(task: Task) -> str:
    """Number and symbol of the paper, where whoever may know of the task may know of the paper, too."""
    paper = task.source
    return str(paper) if paper is not None and paper.number and paper.level <= task.level else ""


def unit_of(pk: int | None, language: str) -> tuple[str, str]:
    """Name and code of a unit of today, or of one that has ended; empty for none."""
    if pk is None:
        return "", ""
    node = tree_of().nodes.get(pk) or next((each for each in names_of_all().values() if each.pk == pk), None)
    return (node.name(language), node.code) if node is not None else ("", "")


def _row(task: Task, facts: TimeFacts, today: date, language: str, holder: int | None) -> Listed:
    name, code = unit_of(holder, language)
    in_class = time_class(facts, today) if task.is_counted else None  # what was given on counts in its children
    is_open = in_class in {TimeClass.IN_TERM, TimeClass.OVERDUE} and facts.state is not TaskState.SUBMITTED
    return Listed(
        task=task,
        number=number_of(task),
        address=address_of(task),
        unit=name,
        unit_code=code,
        state=facts.state,
        due=facts.due,
        in_class=in_class,
        marks=tuple(sorted(mark.value for mark in time_marks(facts, today))),
        tone=TONES[in_class],
        days=(facts.due - today).days if is_open and facts.due is not None else None,
        reference=_reference(task),
    )
