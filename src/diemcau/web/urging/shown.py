"""Letters and the chain as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from diemcau.web.tasks.shown import number_of, unit_of
from diemcau.web.urging.models import Reminder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from diemcau.web.urging.models import Escalation

_WAITS = frozenset({Reminder.Kind.EXTENSION, Reminder.Kind.CONFIRM, Reminder.Kind.RETURNED})

_LONGEST = 200
"""Characters of a request's words that stand for its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a letter.

    Attributes:
        title: What it is about.
        number: Running number of the task; empty of a request.
        address: Of its page.
        unit: Who owes it.
        due: The deadline, or since when it waits.
        days: Days from that day until today: negative before it.
        left: Days until it: the same the other way round.
        waits: Whether it waits for the reader's word.
        tone: Of its chip.
    """

    title: str
    number: str
    address: str
    unit: str
    due: date
    days: int
    left: int
    waits: bool
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines of one kind."""

    kind: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedRow:
    """Something that a person was told as part of the chain.

    Attributes:
        row: The row.
        number, unit, address: Of the task.
        days: How many days the task is late today; of one whose deadline moved since, None.
    """

    row: Escalation
    number: str
    unit: str
    address: str
    days: int | None


def grouped(reminders: Sequence[Reminder], language: str) -> list[Group]:
    """The lines of a letter, one group a kind, each as its reader has to act on it."""
    found = []
    for kind in Reminder.Kind:
        items = tuple(_item(row, language) for row in reminders if row.kind == kind.value)
        if items:
            found.append(Group(kind=kind.value, items=items))
    return found


def noted_rows(rows: Iterable[Escalation], language: str) -> list[NotedRow]:
    """What was told as part of the chain."""
    today = timezone.localdate()
    return [
        NotedRow(
            row=row,
            number=number_of(row.task),
            unit=unit_of(row.task.holder_id or row.task.lead_id, language)[0],
            address=reverse("task", args=[row.task.uid]),
            days=(today - row.due).days if row.task.due == row.due else None,
        )
        for row in rows
    ]


def _item(row: Reminder, language: str) -> Item:
    days = (timezone.localdate() - row.due).days
    waits = row.kind in _WAITS
    title, number, address, unit = _about(row)
    return Item(
        title=title,
        number=number,
        address=address,
        unit=unit_of(unit, language)[0],
        due=row.due,
        days=days,
        left=-days,
        waits=waits,
        tone="" if waits else "bad" if days > 0 else "wait" if days >= -1 else "",
    )


def _about(row: Reminder) -> tuple[str, str, str, int | None]:
    """Title, number, address and unit of what somebody is reminded of: a task, or else a request."""
    if row.task is not None:
        unit = row.share.holder_id if row.share is not None else row.task.holder_id
        return row.task.title, number_of(row.task), reverse("task", args=[row.task.uid]), unit
    if row.request is not None:
        return (
            row.request.words[:_LONGEST],
            "",
            reverse("deploy_request", args=[row.request.uid]),
            row.request.holder_id,
        )
    return "", "", "", None
