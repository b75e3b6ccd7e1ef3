"""What people are reminded of on a day: one look at each table, never one a task."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from diemcau.deploy.remind import URGED, newest_mark
from diemcau.deploy.states import OPEN, Verb
from diemcau.records.task import TaskState
from diemcau.web.tasks.models import Extension, Request, Share, Task
from diemcau.web.urging.models import Reminder
from diemcau.web.urging.rules import calendar, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from diemcau.web.urging.seats import Seats

_KIND = Reminder.Kind
STATES = frozenset(state.value for state in URGED)
_OPEN = frozenset(state.value for state in OPEN)
_AHEAD = timedelta(days=40)
"""How much further than the first mark is looked: a mark may be told before a run of holidays."""


class Gathering:
    """The reminders of one day that are not in any letter yet.

    Args:
        since: The last day that was told.
        today: The day.
        seats: Who is there on it.
    """

    def __init__(self, *, since: date, today: date, seats: Seats) -> None:
        self._since, self._today, self._seats = since, today, seats
        self._mark = lru_cache(maxsize=10_000)(self._newest)
        self._until = today + timedelta(days=max(-rules().marks[0], 0)) + _AHEAD

    def all(self) -> Iterator[Reminder]:
        """Every reminder, of each kind."""
        yield from self._leads()
        yield from self._parts()
        yield from self._requests()
        yield from self._extensions()
        yield from self._confirmations()

    def _newest(self, day: date, *, waits: bool = False) -> int | None:
        said = rules()
        return newest_mark(
            day, since=self._since, today=self._today, calendar=calendar(),
            marks=said.waiting if waits else said.marks, every=said.every,
        )  # fmt: skip

    def _leads(self) -> Iterator[Reminder]:
        """Units that owe a task: whoever works on it, and the head."""
        rows = Task.objects.filter(state__in=STATES, is_counted=True, due__lte=self._until, holder__isnull=False)
        for pk, due, holder, office, officer, level in rows.values_list(
            "pk", "due", "holder_id", "office_id", "officer_id", "level"
        ):
            mark = self._mark(due) if due is not None else None
            if due is None or mark is None:
                continue
            people = [*self._seats.heads(holder, office, level)]
            if officer and officer not in people and self._seats.cleared(officer, level):
                people.append(officer)
            yield from self._told(_KIND.LEAD, pk, due, mark, people, task_id=pk)

    def _parts(self) -> Iterator[Reminder]:
        """Units that owe a part."""
        rows = Share.objects.filter(state="asked", task__state__in=STATES).annotate(
            day=Coalesce("due", "task__due"), level=F("task__level"), office=F("task__office_id")
        )
        for pk, task, day, holder, office, level in rows.filter(day__lte=self._until).values_list(
            "pk", "task_id", "day", "holder_id", "office", "level"
        ):
            mark = self._mark(day)
            if mark is not None:
                people = self._seats.heads(holder, office, level)
                yield from self._told(_KIND.PART, pk, day, mark, people, task_id=task, share_id=pk)

    def _requests(self) -> Iterator[Reminder]:
        """Units that owe an answer."""
        rows = Request.objects.filter(state="open", due__lte=self._until)
        for pk, due, holder, level in rows.values_list("pk", "due", "to_holder_id", "level"):
            mark = self._mark(due)
            if mark is not None:
                people = self._seats.heads(holder, None, level)
                yield from self._told(_KIND.REQUEST, pk, due, mark, people, request_id=pk)

    def _extensions(self) -> Iterator[Reminder]:
        """Whoever gave a task, and is asked for more time."""
        rows = Extension.objects.filter(decision="", task__state__in=_OPEN)
        for pk, task, at, assigner, office, level in rows.values_list(
            "pk", "task_id", "asked_at", "task__assigner_id", "task__office_id", "task__level"
        ):
            of = {"task_id": task, "extension_id": pk}
            yield from self._waits(_KIND.EXTENSION, pk, timezone.localdate(at), (assigner, office, level), **of)

    def _confirmations(self) -> Iterator[Reminder]:
        """Whoever gave a task that was handed in, or given back."""
        columns = ("pk", "assigner_id", "office_id", "level")
        handed_in = Task.objects.filter(state=TaskState.SUBMITTED, submitted_on__isnull=False)
        for pk, assigner, office, level, day in handed_in.values_list(*columns, "submitted_on"):
            if day is not None:
                yield from self._waits(_KIND.CONFIRM, pk, day, (assigner, office, level), task_id=pk)
        back = Task.objects.filter(state=TaskState.RETURNED).annotate(
            day=Max("steps__on", filter=Q(steps__verb=Verb.RETURN))
        )
        for pk, assigner, office, level, day in back.filter(day__isnull=False).values_list(*columns, "day"):
            yield from self._waits(_KIND.RETURNED, pk, day, (assigner, office, level), task_id=pk)

    def _waits(
        self, kind: Reminder.Kind, pk: int, day: date, who: tuple[int | None, int, int], **of: int
    ) -> Iterator[Reminder]:
        """Reminders of what waits for the word of the assigner; the chief of the office hears where nobody is there."""
        assigner, office, level = who
        mark = self._mark(day, waits=True)
        if mark is not None:
            people = [int(each.person) for each in self._seats.assigner(assigner, level)]
            yield from self._told(kind, pk, day, mark, people or self._seats.heads(office, office, level), **of)

    def _told(
        self, kind: Reminder.Kind, pk: int, due: date, mark: int, people: Iterable[int], **of: int
    ) -> Iterator[Reminder]:
        for person in people:
            key = f"{kind.value}:{pk}:{due:%Y%m%d}:{mark}:{person}"
            yield Reminder(key=key, kind=kind.value, due=due, mark=mark, person_id=person, **of)
