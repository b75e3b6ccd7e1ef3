"""Appending to the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from diemcau.web.audit.models import Entry, Head
from diemcau.web.shell.levels import Level
from diemcau.web.shell.origin import current_address

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

FIRST = "0" * 64
"""What stands for the seal before the first entry."""


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
            actor_name=str(actor) if actor else "",
            act=act.act,
            thing=act.thing,
            thing_id=str(act.thing_id),
            org=act.org,
            level=act.level,
            detail=json.loads(json.dumps(act.detail, cls=DjangoJSONEncoder)),
            address=current_address(),
            before=head.seal,
        )
        entry.seal = seal_of(entry)
        entry.save()
        Head.objects.filter(pk=1).update(number=entry.number, seal=entry.seal)
    return entry


def seal_of(entry: Entry) -> str:
    """SHA-256, in hex, over every field of an entry and the seal before it."""
    said = [
        entry.number, entry.at.isoformat(), entry.actor_id, entry.actor_name, entry.act, entry.thing, entry.thing_id,
        entry.org, entry.level, entry.detail, entry.address, entry.before,
    ]  # fmt: skip
    return sha256(json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
