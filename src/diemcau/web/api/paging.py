"""Lists in pages: the next one is asked for with an opaque cursor that says after which row it begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from ninja import Field, Schema

from diemcau.errors import Invalid
from diemcau.web.api.parameters import Words

T = TypeVar("T")
Row = TypeVar("Row", bound=Model)
MOST = 200


class Paged(Schema):
    """Which page of a list."""

    cursor: Words | None = Field(None, max_length=2000, description="What the page before gave as `next`.")
    limit: int = Field(50, ge=1, le=MOST, description="How many at most.")


class Page(Schema, Generic[T]):
    """One page of a list."""

    items: list[T] = Field(description="In the order of the list.")
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


def page_of(
    rows: QuerySet[Row], paged: Paged, keys: Sequence[str], tell: Callable[[Row], Any], name: str
) -> dict[str, Any]:
    """One page of some rows.

    Args:
        rows: All of them, unordered.
        paged: Which page.
        keys: Fields without nulls by which they are ordered, the last one unique; `-` for descending. What they hold is
            shown in the items too, so that a cursor tells nothing.
        tell: Makes an item of a row.
        name: Of the list; a cursor of another one is refused.
    """
    if paged.cursor:
        rows = rows.filter(_after(keys, open_cursor(paged.cursor, name)))
    found = list(rows.order_by(*keys)[: paged.limit + 1])
    shown = found[: paged.limit]
    last = shown[-1] if len(found) > len(shown) else None
    return {"items": [tell(row) for row in shown], "next": last and seal(name, [_value(last, key) for key in keys])}


def seal(name: str, values: Sequence[Any]) -> str:
    """A cursor after the row of some values."""
    return signing.dumps([_plain(value) for value in values], salt=f"api.{name}")


def open_cursor(cursor: str, name: str) -> list[Any]:
    """The values of a cursor.

    Raises:
        Invalid: If this list did not make it.
    """
    try:
        values = signing.loads(cursor, salt=f"api.{name}")
    except signing.BadSignature as error:
        raise Invalid(
            "That is no cursor of this list.", "Take `next` of the page before as it is.", code="api.cursor"
        ) from error
    return list(values)


def _value(row: Model, key: str) -> Any:
    value: Any = row
    for part in key.lstrip("-").split("__"):
        value = getattr(value, part)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, int | str) else str(value)


def _after(keys: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows behind one: equal in the first keys, further in the next."""
    found, equal = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        name, sign = key.lstrip("-"), "lt" if key.startswith("-") else "gt"
        found |= equal & Q(**{f"{name}__{sign}": value})
        equal &= Q(**{name: value})
    return found
