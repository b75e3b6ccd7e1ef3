"""One table as CSV, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from diemcau.errors import Invalid
from diemcau.publish.exchange.schema import R, Sort, Table, from_text, to_text
from diemcau.publish.files import neutralise

_MARK = "'"  # before text that a spreadsheet would run, as OWASP advises; and before text that begins with it
_LONGEST_FIELD = 16 * 1024 * 1024  # characters of one cell that is read


def write_csv(table: Table[R], rows: Iterable[R], out: BinaryIO) -> None:
    """A table as RFC 4180 asks, UTF-8 with a byte order mark, without which Excel takes it for the old code page.

    The headings are the names of the fields. Text that begins like a formula gets an apostrophe before it.
    """
    stream = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([name for name, _ in table.columns])
    for row in rows:
        cells = table.to_cells(row)
        writer.writerow([defuse(to_text(cells[name]), sort) for name, sort in table.columns])
    stream.detach()


def read_csv(table: Table[R], source: BinaryIO) -> list[R]:
    """The rows of a table that `write_csv` wrote.

    Raises:
        Invalid: The columns are others, or a cell is none of its sort.
    """
    stream = io.TextIOWrapper(source, encoding="utf-8-sig", newline="")
    try:
        return _read(table, stream)
    except (UnicodeDecodeError, csv.Error) as error:
        raise Invalid(f"The table {table.name} cannot be read: {error}.") from error
    finally:
        stream.detach()


def _read(table: Table[R], stream: io.TextIOWrapper) -> list[R]:
    limit = csv.field_size_limit(_LONGEST_FIELD)
    try:
        reader = csv.reader(stream, strict=True)
        wanted = [name for name, _ in table.columns]
        check_columns(table, next(reader, []))
        rows = []
        for line in reader:
            if len(line) != len(wanted):
                raise Invalid(
                    f"Line {reader.line_num} of {table.name} has {len(line)} cells; expected {len(wanted)}.",
                )
            told = zip(table.columns, line, strict=True)
            rows.append(
                table.from_cells({name: from_text(restore(cell, sort), sort, name) for (name, sort), cell in told})
            )
    finally:
        csv.field_size_limit(limit)
    return rows


def check_columns(table: Table[R], found: list[str]) -> None:
    """Refuse a table with other columns than its own."""
    wanted = [name for name, _ in table.columns]
    if found != wanted:
        raise Invalid(
            f"The table {table.name} has the columns {', '.join(found)}; expected {', '.join(wanted)}.",
        )


def defuse(text: str, sort: Sort) -> str:
    """Text that no spreadsheet runs; numbers, flags and days stay as they are."""
    if sort is not Sort.TEXT:
        return text
    return f"{_MARK}{text}" if text.lstrip(" ").startswith(_MARK) else neutralise(text)


def restore(text: str, sort: Sort) -> str:
    """What `defuse` was given."""
    return text.removeprefix(_MARK) if sort is Sort.TEXT else text
