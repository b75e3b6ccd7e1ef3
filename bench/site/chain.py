"""A log of five years with seals that hold."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from bench.site.founding import Town
from bench.site.pouring import columns_of, pour
from diemcau.web.audit.models import Entry, Head
from diemcau.web.audit.seals import FIRST, SEALED, seal_of
from diemcau.web.shell.levels import Level

_BEGIN = datetime(2021, 1, 4, 8, tzinfo=UTC)
_EVERY = timedelta(minutes=17)  # so that 150,000 entries fill five years
_ACTS = (
    ("session.begin", "person"),
    ("intake.begin", "intake"),
    ("document.enter", "document"),
    ("mention.accept", "mention"),
    ("mention.correct", "mention"),
    ("document.release", "document"),
    ("record.choose", "conflict"),
)


def pour_log(many: int, town: Town) -> int:
    """Append so many entries to the log; how many there were."""
    head = Head.objects.first() or Head(number=0, seal=FIRST)
    fields = [field.attname for field in columns_of(Entry)]
    made = list(_entries(many, town, head))
    pour(Entry, ([_value(entry, name) for name in fields] for entry in made))
    last = made[-1]
    Head.objects.update_or_create(pk=1, defaults={"number": last.number, "seal": last.seal})
    return len(made)


def _entries(many: int, town: Town, head: Head) -> Iterator[Entry]:
    chance = random.Random("log")
    people, orgs = (town.hand, town.head, *town.people), list(town.orgs)
    number, before = head.number, head.seal
    for step in range(many):
        act, thing = _ACTS[step % len(_ACTS)]
        actor = chance.choice(people)
        number += 1
        entry = Entry(
            pk=number, number=number, at=_BEGIN + _EVERY * step, actor_id=actor.pk, actor_name=str(actor),
            act=act, thing=thing,
            thing_id=str(UUID(int=chance.getrandbits(128), version=4)), org=chance.choice(orgs), level=Level.INTERNAL,
            detail={"reason": f"As the report of {number} says."}, address="127.0.0.1", before=before,
        )  # fmt: skip
        before = entry.seal = seal_of([getattr(entry, name) for name in SEALED])
        yield entry


def _value(entry: Entry, name: str) -> Any:
    value = getattr(entry, name)
    return json.dumps(value) if name == "detail" else value
