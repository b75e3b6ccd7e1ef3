"""Appending to the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from diemcau.web.audit.models import LENGTHS, Entry, Head
from diemcau.web.audit.seals import FIRST, SEALED, keepable, plain_detail, seal_of
from diemcau.web.shell.levels import WATCHED, Level
from diemcau.web.shell.origin import current_address

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is to be written down; the fields are those of `Entry`."""

    act: str
    thing: str = ""
    thing_id: object = ""
    org: str = ""
    level: int = Level.PUBLIC
    detail: Mapping[str, Any] = field(default_factory=dict)


def append_entry(*, actor: AbstractBaseUser | None, act: Act) -> Entry:
    """Write an act at the end of the log, in the transaction of the act itself: either both are there or neither.

    Whoever appends holds the end of the chain until the transaction ends; so it is the last thing an action does.
    """
    with transaction.atomic():
        head = Head.objects.select_for_update().get_or_create(pk=1, defaults={"seal": FIRST})[0]
        entry = Entry(
            number=head.number + 1,
            at=timezone.now(),
            actor_id=actor.pk if actor else None,
            actor_name=_fit("actor_name", actor or ""),
            act=_fit("act", act.act),
            thing=_fit("thing", act.thing),
            thing_id=_fit("thing_id", act.thing_id),
            org=_fit("org", act.org),
            level=int(act.level),
            detail=plain_detail(act.detail),
            address=_fit("address", current_address()),
            before=head.seal,
        )
        entry.seal = seal_of([getattr(entry, name) for name in SEALED])
        entry.save()
        Head.objects.filter(pk=1).update(number=entry.number, seal=entry.seal)
    return entry


def _fit(name: str, value: object) -> str:
    """A text as its column holds it."""
    return keepable(str(value))[: LENGTHS[name]]


def note_look(*, actor: AbstractBaseUser, entries: Sequence[Entry], filters: Mapping[str, str]) -> None:
    """Write down that somebody looked at entries about confidential things; nothing for any others.

    Entries of such looks do not count: else every look would make the next one of note.
    """
    watched = [
        entry.level for entry in entries if entry.level >= WATCHED and entry.act not in {"log.view", "log.export"}
    ]
    if watched:
        append_entry(
            actor=actor, act=Act(act="log.view", thing="log", level=max(watched), detail={"filters": dict(filters)})
        )


def note_export(*, actor: AbstractBaseUser | None, found: QuerySet[Entry], filters: Mapping[str, str]) -> None:
    """Write down that entries leave the house as a table: how many, and which were asked for."""
    taken = found.order_by().aggregate(level=Max("level"), entries=Count("pk"))
    detail = {"filters": dict(filters), "entries": taken["entries"]}
    append_entry(
        actor=actor, act=Act(act="log.export", thing="log", level=taken["level"] or Level.PUBLIC, detail=detail)
    )
