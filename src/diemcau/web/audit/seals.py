"""What an entry of the log is sealed with: a hash over all of it and over the seal before it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

FIRST = "0" * 64
"""What stands for the seal before the first entry."""

SEALED = (
    "number", "at", "actor_id", "actor_name", "act", "thing", "thing_id", "org", "level", "detail", "address", "before",
)  # fmt: skip
"""The fields of an entry that its seal covers, in the order in which they are hashed: all but the seal."""

_ENCODE = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode
_REFUSED = {0: "�"} | dict.fromkeys(range(0xD800, 0xE000), "�")  # no database takes these in a text


def seal_of(values: Sequence[Any]) -> str:
    """SHA-256, in hex, over the values of the fields of `SEALED`."""
    number, at, *others = values
    moment: datetime = at
    said = [number, moment.astimezone(UTC).isoformat(timespec="microseconds"), *others]
    return sha256(_ENCODE(said).encode()).hexdigest()


def keepable(text: str) -> str:
    """A text that both databases give back as it is: without zero bytes and halves of characters."""
    return text.translate(_REFUSED)


def plain_detail(value: object) -> Any:
    """A value as JSON that both databases give back as it is.

    A floating number becomes its digits as a text: PostgreSQL turns `1e22` into a whole number and `-0.0` into `0.0`.
    """
    if isinstance(value, Mapping):
        return {keepable(str(key)): plain_detail(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain_detail(each) for each in (value if isinstance(value, list | tuple) else sorted(value, key=str))]
    if value is None or isinstance(value, bool | int):
        return value if value is None or isinstance(value, bool) else int(value)
    if isinstance(value, float | Decimal):
        return str(value)
    return keepable(value if isinstance(value, str) else str(json.loads(json.dumps(value, cls=DjangoJSONEncoder))))
