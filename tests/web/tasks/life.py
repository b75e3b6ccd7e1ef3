"""A task that was given to Dunmarsh, with a part for Arden: short ways through its life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from diemcau.web.tasks.actions.proving import Proof, attach
from diemcau.web.tasks.models import Share, Source, Task

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

WORDS = "The province signed 12 international agreements, up 20% from 2023."
"""A sentence of the report of Dunmarsh."""


def in_days(days: int) -> date:
    """A day so many days from today."""
    return timezone.localdate() + timedelta(days=days)


@dataclass
class Life:
    """A house with a task.

    Attributes:
        house: Orgs and people.
        uid: Of the task.
    """

    house: House
    uid: Any

    @property
    def task(self) -> Task:
        """The task as it stands now."""
        return Task.objects.get(uid=self.uid)

    @property
    def share(self) -> Share:
        """Arden's part as it stands now."""
        return self.task.shares.get()

    def do(self, act: Any, by: str, **more: Any) -> Any:
        """An act of a person on the task as it stands now."""
        edit = more.pop("edit", self.task.edit)
        return act(actor=self.house.people[by], scope=self.house.scope(by), task=self.task, edit=edit, **more)

    def show(self, by: str = "officer", words: str = WORDS, **more: Any) -> Any:
        """Attach a sentence of a released report."""
        document = self.house.bring(f"REPORT OF DUNMARSH {words[:20]}\n\n{words}\n")[0]
        self.house.release(document)
        return self.do(attach, by, proof=Proof(document=document, words=words), **more)


def give(house: House, *, lead: str = "DUN", due: date | None = None, state: str = "assigned", **more: Any) -> Life:
    """A task that the leader gave to a unit."""
    due = due or in_days(20)
    serial = Task.objects.count() + 1
    task = Task.objects.create(
        year=2026,
        serial=serial,
        title=more.pop("title", "Prepare the conference of partners"),
        office=house.orgs["MIN"],
        assigner=house.people["leader"],
        lead=house.orgs[lead],
        holder=house.orgs[lead],
        drafted_by=house.people["chief"],
        assigned_at=timezone.now(),
        state=state,
        first_due=due,
        due=due,
        **more,
    )
    return Life(house, task.uid)


def with_part(life: Life, org: str = "ARD", *, is_required: bool = True) -> Share:
    """A coordinating unit is asked for a part of it."""
    unit = life.house.orgs[org]
    return Share.objects.create(
        task=life.task, org=unit, holder=unit, words="The list of guests", is_required=is_required
    )


def paper(house: House, number: str = "45") -> Source:
    """A signed notice of the ministry."""
    return Source.objects.create(
        kind="notice", org=house.orgs["MIN"], office=house.orgs["MIN"], year=2026, number=number, symbol="TB-MIN",
        signed_on=date(2026, 1, 5), subject="Conclusions", entered_by=house.people["chief"],
    )  # fmt: skip
