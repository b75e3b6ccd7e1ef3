"""Tasks of the small house for the tests of lists and tables: rows as the acts leave them, some with their steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Task

    from ..conftest import House  # noqa: TID252 - the tests are no package

_SERIALS = count(1)


@dataclass
class Works:
    """Makes tasks in a house."""

    house: House

    @property
    def today(self) -> date:
        """Today in the house's time."""
        return timezone.localdate()

    def give(
        self, title: str, org: str = "DUN", *, due: int | None = 10, state: str = "in_progress", **more: Any
    ) -> Task:
        """A task that the leader gave twenty days ago, due in so many days."""
        from diemcau.web.tasks.models import Task

        day = None if due is None else self.today + timedelta(days=due)
        at = timezone.make_aware(datetime.combine(self.today - timedelta(days=20), time(9)))
        facts: dict[str, Any] = {
            "year": self.today.year, "serial": next(_SERIALS), "title": title, "office": self.house.orgs["MIN"],
            "assigner": self.house.people["leader"], "lead": self.house.orgs[org], "holder": self.house.orgs[org],
            "state": state, "due": day, "first_due": day, "drafted_by": self.house.people["chief"], "assigned_at": at,
        }  # fmt: skip
        return Task.objects.create(**{**facts, **more})

    def step(self, task: Task, verb: str, after: str, ago: int, due: date | None = None) -> None:
        """A step of a task so many days ago."""
        from diemcau.web.tasks.models import Step

        Step.objects.create(
            task=task, verb=verb, after=after, on=self.today - timedelta(days=ago), due=due or task.due,
            holder=task.holder, by=self.house.people["chief"],
        )  # fmt: skip
