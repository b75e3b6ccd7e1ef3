"""The time of a task as one picture: given, first deadline, deadlines since, handed in, today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.deploy.states import OPEN
from diemcau.records.task import TaskState
from diemcau.web.tasks.told import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from diemcau.publish.texts import Texts
    from diemcau.web.tasks.models import Extension, Task

WIDTH = 760

_ABOVE, _BELOW = 24, 22  # height between the line and the lowest words, and below the line
_SIDE = 14
_ROW = 18
_ROWS = 4
_LETTER = 6.6  # width of a letter of 12 px, for keeping words apart
_OPEN = frozenset(state.value for state in OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A day on the line, with its words.

    Attributes:
        kind: `given`, `first`, `due`, `asked`, `handed_in`, `done`, `today`.
        x: Where.
        y: The height of its words above the line.
        anchor: Which end of the words stands there: `start`, `middle`, `end`.
        words: What it is, and its day.
    """

    kind: str
    x: int
    y: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of the line: `term` until the deadline, `over` after it."""

    kind: str
    x: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifeline:
    """The picture, with its words for who does not see it."""

    spots: tuple[Spot, ...]
    stretches: tuple[Stretch, ...]
    told: str
    line: int
    height: int
    width: int = WIDTH


def lifeline_of(task: Task, extensions: Iterable[Extension], texts: Texts) -> Lifeline | None:
    """The picture of a task; None where it has no deadline or was never given."""
    given = timezone.localdate(task.assigned_at) if task.assigned_at is not None else None
    if given is None or task.due is None:
        return None
    days = _days(task, given, extensions)
    first, last = min(day for _, day in days), max(day for _, day in days)
    span = max((last - first).days, 1)

    def place(day: date) -> int:
        return _SIDE + (WIDTH - 2 * _SIDE) * (day - first).days // span

    spots = _spots([(kind, place(day), _words(kind, day, texts)) for kind, day in days])
    end = _end(task)
    stretches = [Stretch(kind="term", x=place(given), width=max(place(task.due) - place(given), 0))]
    if end > task.due:
        start = max(task.due, given)
        stretches.append(Stretch(kind="over", x=place(start), width=max(place(end) - place(start), 0)))
    told = "; ".join(_words(kind, day, texts) for kind, day in days)
    line = max(-spot.y for spot in spots) + _ABOVE
    return Lifeline(spots=spots, stretches=tuple(stretches), told=told, line=line, height=line + _BELOW)


def _days(task: Task, given: date, extensions: Iterable[Extension]) -> list[tuple[str, date]]:
    """The days that the picture shows, the earliest first."""
    found = [("given", given)]
    if task.due is not None:
        found.append(("due", task.due))
    if task.first_due is not None and task.first_due != task.due:
        found.append(("first", task.first_due))
    for one in extensions:
        if not one.decision:
            found.append(("asked", one.wanted))
        elif one.granted is not None and one.granted != task.due:
            found.append(("granted", one.granted))
    if task.submitted_on is not None and task.state in {TaskState.SUBMITTED.value, TaskState.COMPLETED.value}:
        found.append(("handed_in", task.submitted_on))
    if task.completed_at is not None:
        found.append(("done", timezone.localdate(task.completed_at)))
    if task.state in _OPEN:
        found.append(("today", timezone.localdate()))
    return sorted(found, key=lambda one: one[1])


def _end(task: Task) -> date:
    """Until when the time of a task counts: the day it was handed in, or today."""
    if task.state in {TaskState.SUBMITTED.value, TaskState.COMPLETED.value} and task.submitted_on is not None:
        return task.submitted_on
    return timezone.localdate() if task.state in _OPEN else task.due or timezone.localdate()


def _spots(days: list[tuple[str, int, str]]) -> tuple[Spot, ...]:
    """Each with its words on the lowest row where they run into nothing."""
    ends = [float("-inf")] * _ROWS
    found = []
    for kind, x, words in days:
        long = len(words) * _LETTER
        anchor = "start" if x + long <= WIDTH else "end"
        left = x if anchor == "start" else x - long
        row = next((row for row in range(_ROWS) if ends[row] + _LETTER <= left), _ROWS - 1)
        ends[row] = max(ends[row], left + long)
        found.append(Spot(kind=kind, x=x, y=-16 - row * _ROW, anchor=anchor, words=words))
    return tuple(found)


def _words(kind: str, day: date, texts: Texts) -> str:
    return f"{texts[f'tasks.task.on.{kind}']} {day_of(day, texts)}"
