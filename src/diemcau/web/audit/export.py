"""The log as a table for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC

from diemcau.web.audit.models import Entry

_OPEN = ("at", "actor", "name", "act", "thing", "thing_id", "org", "level", "detail", "address")
_CHAIN = ("number", "before", "seal")
_STEERING = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take what begins so for a formula


def to_csv(entries: Iterable[Entry], *, chain: bool) -> Iterator[str]:
    """Lines of a table in UTF-8 with its head; moments in UTC, levels as numbers, the detail as JSON.

    Args:
        entries: Which, with their actors.
        chain: Whether places in the chain and seals are among the columns.
    """
    yield _line((*_OPEN, *_CHAIN) if chain else _OPEN)
    for entry in entries:
        yield _line([*_open(entry), *((entry.number, entry.before, entry.seal) if chain else ())])


def _open(entry: Entry) -> list[object]:
    return [
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor.get_username() if entry.actor else "",
        entry.actor_name,
        entry.act,
        entry.thing,
        entry.thing_id,
        entry.org,
        entry.level,
        json.dumps(entry.detail, ensure_ascii=False, sort_keys=True),
        entry.address,
    ]


def _line(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([_harmless(str(value)) for value in values])
    return line.getvalue()


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(_STEERING) else value
