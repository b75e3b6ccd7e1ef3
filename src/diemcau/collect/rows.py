"""A row of a table, or an object of JSON, as a document: its text and what the other columns say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from diemcau.collect.dates import find_day
from diemcau.collect.document import LARGEST
from diemcau.collect.hints import Hints
from diemcau.collect.kind import HTML, find_media_type
from diemcau.collect.members import Part, name_around
from diemcau.collect.names import Source, to_inside, to_shown
from diemcau.collect.stream_signs import TEXTS
from diemcau.collect.tell import tell
from diemcau.records import Finding

_NAMES = ("name", "id")
_TITLES = ("title",)
_ADDRESSES = ("url", "address", "link")
_PUBLISHERS = ("publisher", "source")
_DAYS = ("published", "date")
_LANGUAGES = ("language", "lang")
COLUMNS = frozenset((*TEXTS, *_NAMES, *_TITLES, *_ADDRESSES, *_PUBLISHERS, *_DAYS, *_LANGUAGES))
"""Columns that are read."""

_MARKUP = re.compile(r"</(?:p|div|span|table|ul|ol|li|h[1-6]|strong|b|em|a)\s*>|<br\s*/?>|<p>", re.IGNORECASE)
_MARKUP_WITHIN = 20_000  # characters
_LONGEST = 500  # characters of a title or publisher


def read_row(row: Mapping[str, Any], number: int, source: Source, mark: str) -> Part | Finding:
    """The document of a row, or why it holds none.

    Args:
        row: Its values by the names of their columns.
        number: Its number in the source, from 1.
        source: Where it was read.
        mark: The place behind it.
    """
    known = {key.lower(): value for key, value in row.items() if key.lower() in COLUMNS and value is not None}
    column = next((name for name in TEXTS if _is_text(known.get(name))), None)
    if column is None:
        return _without_text(source.path, number)
    text = known[column]
    body = text if isinstance(text, bytes) else to_shown(text).encode()
    if len(body) > LARGEST:
        return tell_large(source.path, number)
    path, name = _place(source, number, _first(known, _NAMES))
    return Part(body, path, name, mark, _hints(known, text, column))


def tell_large(path: Path, number: int) -> Finding:
    """The finding that a row is larger than what is read of one document."""
    message = f"Row {number:,} of {path} is larger than {LARGEST // 2**20} MB, the most that is read of one document."
    return tell("large_row", path, message, "Split it into its single reports.", row=number)


def _without_text(path: Path, number: int) -> Finding:
    message = f"Row {number:,} of {path} holds no text; a field {', '.join(TEXTS[:-1])} or {TEXTS[-1]} was expected."
    return tell("no_text_row", path, message, "Give the text one of these names, or leave the row out.", row=number)


def _is_text(value: Any) -> bool:
    return isinstance(value, str | bytes) and bool(value.strip())


def _place(source: Source, number: int, name: str | None) -> tuple[Path, str]:
    inner = str(number) if name is None else f"{number}/{to_inside(name)}"
    return source.path / inner, f"{name_around(source.path, source.name)}/{inner}"


def _hints(row: Mapping[str, Any], text: str | bytes, column: str) -> Hints:
    said = (_day(row[name]) for name in _DAYS if name in row)
    return Hints(
        title=_first(row, _TITLES),
        publisher=_first(row, _PUBLISHERS),
        published=next((day for day in said if day is not None), None),
        language=_first(row, _LANGUAGES),
        address=_first(row, _ADDRESSES),
        media_type=None if isinstance(text, bytes) else _media_type(text, column),
        leads=True,
    )


def _media_type(text: str, column: str) -> str:
    if column == "html" or _MARKUP.search(text, 0, _MARKUP_WITHIN):
        return HTML
    return find_media_type(text, "")


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of some columns that says something, on one line."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool):
            words = " ".join(to_shown(str(value)[: 2 * _LONGEST]).split())[:_LONGEST]
            if words:
                return words
    return None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return find_day(value[:_LONGEST]) if isinstance(value, str) else None
