"""Rows into tables as quickly as the database takes them, past the models but under all constraints and triggers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction

_AT_ONCE = 5_000  # rows in one statement on SQLite


def columns_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that are written, in their order."""
    return list(model._meta.concrete_fields)  # noqa: SLF001 - Django's documented way to its fields


def pour(model: type[models.Model], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows, each with a value for every column of `columns_of`; JSON is given as text."""
    names = ", ".join(f'"{field.column}"' for field in columns_of(model))
    table = model._meta.db_table  # noqa: SLF001
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join("?" for _ in columns_of(model))
        _pour_into_sqlite(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _pour_into_sqlite(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    with transaction.atomic():
        raw = connection.connection
        held: list[list[Any]] = []
        for row in rows:
            held.append([_plain(value) for value in row])
            if len(held) >= _AT_ONCE:
                raw.executemany(statement, held)
                held.clear()
        raw.executemany(statement, held)


_PLAIN: dict[type, Callable[[Any], Any]] = {
    UUID: lambda value: value.hex,
    Decimal: str,
    datetime: lambda value: value.replace(tzinfo=None).isoformat(" "),
    date: date.isoformat,
    memoryview: bytes,
}
"""How SQLite keeps what it has no type for, as Django writes it."""


def _plain(value: Any) -> Any:
    made = _PLAIN.get(type(value))
    return value if made is None else made(value)


def fill(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows given by the names of their attributes; what is not given gets the model's default."""
    fields = columns_of(model)
    pour(model, ([_value(field, row) for field in fields] for row in rows))


def _value(field: models.Field[Any, Any], row: dict[str, Any]) -> Any:
    value = row[field.attname] if field.attname in row else field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) and value is not None else value


def last_pk(model: type[models.Model]) -> int:
    """The highest id in a table."""
    return int(model._default_manager.aggregate(most=models.Max("pk"))["most"] or 0)  # noqa: SLF001


def settle(tables: Iterable[type[models.Model]]) -> None:
    """Let the next rows be numbered behind those that were poured in, and let the planner know what is there."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return
    with connection.cursor() as cursor:
        for model in tables:
            table = model._meta.db_table  # noqa: SLF001
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
