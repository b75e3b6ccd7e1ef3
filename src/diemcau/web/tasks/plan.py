"""What waits for what over time: the plan of open tasks, and where its bars lie in the picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Case, F, IntegerField, Q, QuerySet, When
from django.utils import timezone

from diemcau.deploy.depend import Job, schedule
from diemcau.deploy.states import OPEN
from diemcau.deploy.timing import time_class
from diemcau.deploy.working import calendar_of
from diemcau.records.task import TaskState
from diemcau.records.task_row import GanttLine
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.tasks.models import Need, Task
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.queries import in_order
from diemcau.web.tasks.shown import facts_of, number_of, unit_of

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node

MOST = 120
"""Tasks in one picture: those that wait for others or are waited for come first, then by deadline."""

ROW, TOP, SIDE, WIDTH = 28, 34, 300, 1150
"""Of the picture, in its own units: height of a row, room for the days above, for the titles left, and width."""

_LABEL = 42  # letters of number and title in the picture
_BAR = 12
_ROOM = 60  # between two months that are written
_LONGEST = timedelta(days=3 * 366)  # beyond that a bar is cut: one slip of a year would flatten all others


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A line of the picture.

    Attributes:
        line: What it says.
        y, x, width, done: Place of its bar and how much of it is done.
        due_x: Where its deadline lies, or None.
        label: Number and the beginning of its title.
    """

    line: GanttLine
    y: int
    x: float
    width: float
    done: float
    due_x: float | None
    label: str

    @property
    def middle(self) -> int:
        """The height of its middle."""
        return self.y + ROW // 2

    @property
    def bar_y(self) -> int:
        """The upper edge of its bar."""
        return self.y + (ROW - _BAR) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The picture.

    Attributes:
        bars: Its lines.
        ways: Paths of the arrows from what is waited for, with whether both ends are critical.
        months: Where months begin: place, first day, and whether there is room to write it.
        today_x: Where today lies; None outside.
        left_out: How many tasks are not in it.
    """

    bars: tuple[Bar, ...]
    ways: tuple[tuple[str, bool], ...]
    months: tuple[tuple[float, date, bool], ...]
    today_x: float | None
    left_out: int

    @property
    def height(self) -> int:
        """Of the picture."""
        return TOP + ROW * len(self.bars) + 8

    @property
    def width(self) -> int:
        """Of the picture."""
        return WIDTH


def gantt_lines(scope: Scope, unit: Node | None, paper: UUID | None, language: str) -> tuple[GanttLine, ...]:
    """The open tasks of a unit or paper that a person may know of, scheduled; for the page and for files.

    Args:
        scope: Whose knowledge.
        unit: Whose tasks, with those of all units below; None for all.
        paper: uid of the paper that orders them; then the unit does not matter.
        language: Of the reader.

    Raises:
        Conflict: If tasks wait for each other in a circle.
    """
    tasks = _tasks(scope, unit, paper)
    needs = _needs(tasks)
    today = timezone.localdate()
    jobs = [_job(task, needs[task.pk], today) for task in tasks]
    plan = {line.uid: line for line in schedule(jobs, calendar=calendar_of(profile()), today=today)}
    found = []
    for task in tasks:
        line = plan[str(task.uid)]
        found.append(
            GanttLine(
                uid=line.uid,
                number=number_of(task),
                title=task.title,
                first=_begun(task, today) if _is_begun(task) and not line.blocked_by else line.first,
                last=line.last,
                lead=unit_of(task.holder_id or task.lead_id, language)[0],
                due=task.due,
                percent=task.percent,
                needs=needs[task.pk],
                is_critical=line.is_critical,
                slack=line.slack,
                time_class=time_class(facts_of(task), today),
            )
        )
    return tuple(sorted(found, key=lambda line: (line.first, line.last, line.number)))


def plan_of(scope: Scope, unit: Node | None, paper: UUID | None, language: str) -> Plan:
    """The picture of the same."""
    lines = gantt_lines(scope, unit, paper, language)
    total = _asked(scope, unit, paper).count() if len(lines) >= MOST else len(lines)
    if not lines:
        return Plan(bars=(), ways=(), months=(), today_x=None, left_out=0)
    today = timezone.localdate()
    first = min([today, *(line.first for line in lines)])
    last = max([today, *(line.last for line in lines), *(line.due for line in lines if line.due is not None)])
    last = min(last, first + _LONGEST) + timedelta(days=3)
    scale = _Scale(first, last)
    bars = tuple(_bar(line, number, scale) for number, line in enumerate(lines))
    return Plan(
        bars=bars,
        ways=_ways(bars),
        months=_months(scale),
        today_x=scale.at(today),
        left_out=total - len(lines),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days to places."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """The place of the beginning of a day."""
        inside = min(max(day, self.first), self.last)
        return round(SIDE + (WIDTH - SIDE) * (inside - self.first).days / max((self.last - self.first).days, 1), 1)


def _asked(scope: Scope, unit: Node | None, paper: UUID | None) -> QuerySet[Task]:
    found = tasks_for(scope).filter(state__in=[state.value for state in OPEN], is_counted=True)
    if paper is not None:
        return found.filter(source__uid=paper, source__level__lte=F("level"))
    if unit is None or tree_of().is_root(unit.pk):
        return found
    return found.filter(holder__in=tree_of().below(unit.pk))


def _tasks(scope: Scope, unit: Node | None, paper: UUID | None) -> list[Task]:
    linked = Q(pk__in=Need.objects.order_by().values("task")) | Q(pk__in=Need.objects.order_by().values("on"))
    first = Case(When(linked, then=0), default=1, output_field=IntegerField())
    order = (first, F("due").asc(nulls_last=True), "pk")
    return in_order(list(_asked(scope, unit, paper).order_by(*order).values_list("pk", flat=True)[:MOST]))


def _needs(tasks: Sequence[Task]) -> defaultdict[int, tuple[str, ...]]:
    uids = {task.pk: str(task.uid) for task in tasks}
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for task, on in Need.objects.filter(task__in=uids, on__in=uids).values_list("task_id", "on_id"):
        found[task] += (uids[on],)
    return found


def _job(task: Task, needs: tuple[str, ...], today: date) -> Job:
    """A task as a job: what is handed in is done as far as its unit can do it."""
    percent = Decimal(100 if task.state == TaskState.SUBMITTED.value else task.percent)
    return Job(uid=str(task.uid), start=_begun(task, today), due=task.due, needs=needs, percent=percent)


def _begun(task: Task, today: date) -> date:
    """The first day on which a task may be worked on."""
    return timezone.localdate(task.assigned_at) if task.assigned_at is not None else today


def _is_begun(task: Task) -> bool:
    """Whether it is worked on, so that its bar begins where the work did and not where the rest of it does."""
    return task.state in {TaskState.IN_PROGRESS.value, TaskState.REWORK.value, TaskState.SUBMITTED.value}


def _bar(line: GanttLine, number: int, scale: _Scale) -> Bar:
    x = scale.at(line.first)
    width = max(round(scale.at(line.last + timedelta(days=1)) - x, 1), 2.0)
    label = f"{line.number} {line.title}"
    return Bar(
        line=line,
        y=TOP + ROW * number,
        x=x,
        width=width,
        done=round(width * min(line.percent, 100) / 100, 1),
        due_x=scale.at(line.due + timedelta(days=1)) if line.due is not None else None,
        label=label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…",
    )


def _ways(bars: Sequence[Bar]) -> tuple[tuple[str, bool], ...]:
    """Arrows as paths: out of the end of what is waited for, down or up, into the beginning of what waits."""
    by_uid = {bar.line.uid: bar for bar in bars}
    found = []
    for bar in bars:
        for need in bar.line.needs:
            origin = by_uid[need]
            out = round(origin.x + origin.width, 1)
            turn = round(max(out + 5, min(bar.x - 5, out + 5)), 1)
            path = f"M{out} {origin.middle}H{turn}V{bar.middle}H{bar.x}"
            found.append((path, origin.line.is_critical and bar.line.is_critical))
    return tuple(found)


def _months(scale: _Scale) -> tuple[tuple[float, date, bool], ...]:
    """The first days of the months, those written that have room."""
    found, written = [], -100.0
    day = scale.first.replace(day=1)
    while day <= scale.last:
        at = scale.at(day)
        if day >= scale.first:
            has_room = at - written >= _ROOM
            written = at if has_room else written
            found.append((at, day, has_room))
        day = (day + timedelta(days=31)).replace(day=1)
    return tuple(found)
