"""A month of deadlines as weeks and days, with the days off of the working calendar."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from diemcau.deploy.states import COUNTED
from diemcau.deploy.working import calendar_of
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.queries import with_names
from diemcau.web.tasks.shown import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node
    from diemcau.web.tasks.models import Task
    from diemcau.web.tasks.shown import Listed

CARDS = 3
"""Tasks of a day on the page; the list of the day has the others."""

EARLIEST, LATEST = 1990, 2100
"""Years that can be looked at."""

_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the grid.

    Attributes:
        day: Which.
        is_off: Whether it is no working day.
        is_inside: Whether it is of the month.
        is_today: Whether it is today.
        rows: The first tasks that fall due on it, open ones first.
        total: How many fall due.
    """

    day: date
    is_off: bool
    is_inside: bool
    is_today: bool
    rows: Sequence[Listed]
    total: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month.

    Attributes:
        first: Its first day.
        weeks: Number of the week (ISO 8601) and its seven days.
        is_known: Whether the days off of its year are known; else only weekends are shown.
        total: Tasks that fall due in it.
    """

    first: date
    weeks: tuple[tuple[int, tuple[Day, ...]], ...]
    is_known: bool
    total: int

    @property
    def before(self) -> str:
        """The month before as YYYY-MM, empty at the end of what can be looked at."""
        return _code(self.first - timedelta(days=1))

    @property
    def after(self) -> str:
        """The month after, likewise."""
        return _code(self.first + timedelta(days=31))


def read_month(said: str) -> date:
    """The first day of a month said as YYYY-MM; of this month for anything else."""
    year, mark, month = said.partition("-")
    good = mark and all(part.isascii() and part.isdigit() for part in (year, month)) and len(said) == len("2026-11")
    if good and EARLIEST <= int(year) <= LATEST and 1 <= int(month) <= _DECEMBER:
        return date(int(year), int(month), 1)
    return timezone.localdate().replace(day=1)


def month_of(scope: Scope, first: date, unit: Node | None, language: str) -> Month:
    """The tasks that fall due in a month and that a person may know of.

    Args:
        scope: Whose knowledge.
        first: First day of the month.
        unit: Whose tasks, with those of all units below; None for all.
        language: Of the reader.
    """
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    found = _due_in(scope, weeks[0][0], weeks[-1][-1], unit)
    totals = dict(found.order_by().values_list("due").annotate(many=Count("pk")))
    rows = _rows_of(found, language)
    working, today = calendar_of(profile()), timezone.localdate()
    days = tuple(
        (
            week[0].isocalendar().week,
            tuple(
                Day(
                    day=day,
                    is_off=not working.is_working(day),
                    is_inside=day.month == first.month,
                    is_today=day == today,
                    rows=rows.get(day, ()),
                    total=totals.get(day, 0),
                )
                for day in week
            ),
        )
        for week in weeks
    )
    inside = sum(day.total for _, week in days for day in week if day.is_inside)
    return Month(first=first, weeks=days, is_known=working.knows(first.year), total=inside)


def _due_in(scope: Scope, first: date, last: date, unit: Node | None) -> QuerySet[Task]:
    within = Q() if unit is None or tree_of().is_root(unit.pk) else Q(holder__in=tree_of().below(unit.pk))
    states = [state.value for state in COUNTED]
    return tasks_for(scope).filter(within, state__in=states, due__gte=first, due__lte=last)


def _rows_of(found: QuerySet[Task], language: str) -> dict[date, list[Listed]]:
    """The first tasks of each day, open ones before what is done."""
    number = Window(
        RowNumber(), partition_by=F("due"), order_by=[F("completed_at").asc(nulls_first=True), F("pk").asc()]
    )
    first = with_names(found).annotate(place=number).filter(place__lte=CARDS).order_by("due", "place")
    by_day: defaultdict[date, list[Listed]] = defaultdict(list)
    for row in listed(first, language):
        by_day[row.task.due].append(row)  # type: ignore[index]
    return by_day


def _code(day: date) -> str:
    return f"{day:%Y-%m}" if EARLIEST <= day.year <= LATEST else ""
