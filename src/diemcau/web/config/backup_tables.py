"""Tables as lines of JSON, the same from SQLite and PostgreSQL, and back into either."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import IO, TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps as installed
from django.core.management.color import no_style
from django.db import connections, models

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.models import Field, Model

LEFT_OUT = frozenset({"sessions", "usersessions", "contenttypes", "auth"})
"""Apps whose tables are no part of a backup: who is signed in now, and what every installation makes for itself."""

_AT_ONCE = 1_000  # rows that are read, or written, at once


def tables(apps: Apps = installed) -> list[type[Model]]:
    """The models whose rows are backed up, in order of their names."""
    found = apps.get_models(include_auto_created=True)
    kept = (model for model in found if model._meta.managed and model._meta.app_label not in LEFT_OUT)  # noqa: SLF001
    return sorted(kept, key=label_of)


def label_of(model: type[Model]) -> str:
    """The name of a table in a backup: `archive.document`."""
    return model._meta.label_lower  # noqa: SLF001 - Django's own name for it


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns that are written; not those that the database works out."""
    return [each for each in model._meta.concrete_fields if not each.generated]  # noqa: SLF001


def write_rows(model: type[Model], database: str, to: IO[bytes]) -> Iterator[int]:
    """Write the rows of a table, packed; gives the number of rows after every thousand or less."""
    names = [each.attname for each in columns(model)]
    rows = model._base_manager.using(database).order_by("pk").values_list(*names)  # noqa: SLF001
    with gzip.GzipFile(fileobj=to, mode="wb", compresslevel=6, mtime=0, filename="") as packed:
        packed.write(json.dumps(names).encode() + b"\n")
        found = rows.iterator(chunk_size=_AT_ONCE)
        while some := list(islice(found, _AT_ONCE)):
            lines = (json.dumps([_to_json(value) for value in row], ensure_ascii=False, sort_keys=True) for row in some)
            packed.write(("\n".join(lines) + "\n").encode())
            yield len(some)


def _to_json(value: object) -> object:
    """A value of a column as JSON; its field says how it is read back."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b85encode(bytes(value)).decode()
    return value


def read_rows(model: type[Model], lines: Iterable[bytes]) -> Iterator[int]:
    """Write rows from the lines of a table into the database; gives the number of rows after every thousand or less.

    Args:
        model: As the migrations know it, not the one that the site works with.
        lines: The lines.
    """
    walk = iter(lines)
    by_name = {each.attname: each for each in columns(model)}
    fields = [by_name[name] for name in json.loads(next(walk))]
    for each in fields:
        if isinstance(each, models.DateField):  # of moments, too: what was written stays, and is not now
            each.auto_now = each.auto_now_add = False
    while some := list(islice(walk, _AT_ONCE)):
        rows = [model(**_values(fields, json.loads(line))) for line in some]
        model._base_manager.bulk_create(rows, batch_size=_AT_ONCE)  # noqa: SLF001
        yield len(rows)


def _values(fields: list[Field[Any, Any]], said: list[Any]) -> dict[str, Any]:
    return {each.attname: _from_json(each, value) for each, value in zip(fields, said, strict=True)}


def _from_json(field: Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return value if value is not None or field.null else models.Value(None, models.JSONField())
    if value is None:
        return None
    if isinstance(field, models.BinaryField):
        return base64.b85decode(value)
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    return kind.to_python(value)


def renumber(apps: Apps) -> None:
    """Let new rows get numbers above those that came from the backup."""
    connection = connections["default"]
    statements = connection.ops.sequence_reset_sql(no_style(), tables(apps))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def count_rows(apps: Apps = installed) -> dict[str, int]:
    """Rows by table, of those tables that are there at all."""
    there = set(connections["default"].introspection.table_names())
    counted = [model for model in tables(apps) if model._meta.db_table in there]  # noqa: SLF001
    return {label_of(model): model._base_manager.count() for model in counted}  # noqa: SLF001
