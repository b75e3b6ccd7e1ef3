"""What stands in a return: as JSON in the store, as `records.Filled` for the engine; and the sums an approval is of.

The sum of a cell is a SHA-256 over its address and its words, the digest of a return one over everything in it, in
order. So whoever has the content can check what was approved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from diemcau.errors import Invalid
from diemcau.profile.forms import TableSort
from diemcau.records.filled import Entry, Filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diemcau.profile.forms import Form, Table

MOST_ROWS = 5_000
"""Of one table: the largest register that was seen in use holds some hundreds a year."""

LONGEST = 20_000
"""Characters of one cell."""

LARGEST = 4_000_000
"""Characters of all cells together."""

_ROW = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}")


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell in which something else stands than before.

    Attributes:
        cell: Its address, `table/entry/column`.
        before, after: What stood there and what stands there; empty for nothing.
    """

    cell: str
    before: str
    after: str


def to_json(filled: Filled) -> dict[str, list[dict[str, Any]]]:
    """A filled form as it is kept; tables and cells in which nothing stands are left out."""
    kept: dict[str, list[dict[str, Any]]] = {}
    for table, entries in filled.tables.items():
        rows = [{"id": one.id, "cells": {code: words for code, words in one.cells.items() if words}} for one in entries]
        if rows:
            kept[table] = rows
    return kept


def from_json(form: str, content: Mapping[str, Any]) -> Filled:
    """A filled form out of the store."""
    tables = {
        table: tuple(Entry(str(row["id"]), {code: str(words) for code, words in row["cells"].items()}) for row in rows)
        for table, rows in content.items()
    }
    return Filled(form, tables)


def read_content(form: Form, content: object) -> Filled:
    """What a page, a program or a package sent, held against the form; words are kept as typed.

    Raises:
        Invalid: If it has tables, lines or columns that the form does not have, rows without a good id or with the
            same one, or is too large. The error names the place.
    """
    if not isinstance(content, Mapping):
        raise _wrong("", "an object with a list of rows for each table")
    known = {table.code: table for table in form.tables}
    tables: dict[str, tuple[Entry, ...]] = {}
    size = 0
    for code, rows in content.items():
        table = known.get(str(code))
        if table is None or not isinstance(rows, list | tuple):
            raise _wrong(str(code), f"one of {', '.join(known)} with a list of rows")
        if len(rows) > MOST_ROWS:
            raise Invalid(
                f"The table {code} has {len(rows)} rows.", f"At most {MOST_ROWS} fit.", code="filings.too_many_rows",
                table=str(code), rows=len(rows), most=MOST_ROWS,
            )  # fmt: skip
        entries = tuple(_read_row(table, row) for row in rows)
        _demand_once(table, entries)
        size += sum(len(words) for entry in entries for words in entry.cells.values())
        tables[table.code] = entries
    if size > LARGEST:
        raise Invalid("The return is too large.", "Leave long texts to attachments.", code="filings.too_large")
    ordered = {table.code: tables[table.code] for table in form.tables if tables.get(table.code)}
    return Filled(form.code, ordered)


def sums_of(filled: Filled) -> dict[str, str]:
    """The sum of each cell in which something stands, by address."""
    return {str(cell): sum_of(str(cell), words) for cell, words in filled.cells() if words}


def sum_of(cell: str, words: str) -> str:
    """SHA-256 over the address of a cell and what stands there."""
    return sha256(f"{cell}\0{words}".encode()).hexdigest()


def digest_of(filled: Filled) -> str:
    """SHA-256 over all of a filled form."""
    said = json.dumps([filled.form, to_json(filled)], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()


def words_of(content: Mapping[str, Any]) -> dict[str, str]:
    """What stands in each cell of a kept return, by address."""
    return dict(_words(content))


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[CellChange]:
    """The cells that differ between two contents, in the order of the later one, those taken away last."""
    was, now = words_of(before), words_of(after)
    order = [*now, *(cell for cell in was if cell not in now)]
    return [
        CellChange(cell, was.get(cell, ""), now.get(cell, ""))
        for cell in order
        if was.get(cell, "") != now.get(cell, "")
    ]


def _words(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for table, rows in content.items():
        for row in rows:
            for column, words in row["cells"].items():
                if words:
                    yield f"{table}/{row['id']}/{column}", str(words)


def _read_row(table: Table, row: object) -> Entry:
    if not isinstance(row, Mapping) or not isinstance(row.get("cells"), Mapping):
        raise _wrong(table.code, "rows with an id and cells")
    name = str(row.get("id", ""))
    lines = {line.code for line in table.lines}
    good = name in lines if table.sort is TableSort.GRID else _ROW.fullmatch(name) is not None
    if not good:
        raise _wrong(f"{table.code}/{name[:64]}", "a line of the form, or an id of letters, digits and - _ .")
    columns = {column.code for column in table.columns}
    cells: dict[str, str] = {}
    for code, said in row["cells"].items():
        words = _clean(str(said)) if said is not None else ""
        if code not in columns or isinstance(said, Mapping | list) or len(words) > LONGEST:
            raise _wrong(
                f"{table.code}/{name}/{str(code)[:64]}", f"a column of the form with at most {LONGEST} letters"
            )
        if words:
            cells[str(code)] = words
    return Entry(name, cells)


def _clean(words: str) -> str:
    """The words without marks that no store holds (NUL, halves of a pair) and without blanks around them."""
    return words.replace("\0", "").encode("utf-8", "replace").decode("utf-8").strip()


def _demand_once(table: Table, entries: tuple[Entry, ...]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise _wrong(f"{table.code}/{entry.id}", "each row once")
        seen.add(entry.id)


def _wrong(place: str, expected: str) -> Invalid:
    return Invalid(
        f"The form has no place for {place or 'this'}.",
        f"Expected is {expected}.",
        code="filings.no_place",
        place=place,
    )
