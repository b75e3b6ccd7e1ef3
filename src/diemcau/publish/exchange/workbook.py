"""All tables as the sheets of one workbook (XLSX), and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import zip_longest
from typing import Any, BinaryIO

from diemcau.errors import Invalid, Missing
from diemcau.publish.exchange.csvtable import check_columns
from diemcau.publish.exchange.schema import (
    CODES,
    COVERAGE,
    PARTS,
    SOURCES,
    VALUES,
    Cell,
    R,
    Sort,
    Table,
    Tables,
    from_text,
    to_text,
)

# Excel keeps fifteen digits of a number and 32,767 characters of a text (Microsoft, "Excel specifications and limits").
_DIGITS = 15
LONGEST = 32_767
_FIRST_YEAR = 1900  # after which Excel counts days rightly
MOST_ROWS = 1_048_576
_CUT = "…"
_TAKEN = ("=", "#")  # with which openpyxl takes a text for a formula or an error
# What XML cannot hold is written as _xHHHH_ (ECMA-376, ST_Xstring), and so is an underscore that would be taken for it.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\r\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WIDTHS = {Sort.TEXT: 24, Sort.NUMBER: 18, Sort.WHOLE: 10, Sort.FLAG: 10, Sort.DAY: 12}


def write_xlsx(tables: Tables, out: BinaryIO, made: datetime) -> None:
    """A workbook with a sheet for each table.

    All text is stored as text: nothing in it is a formula. Numbers of more than fifteen digits are text too, so that no
    digit is lost. Text beyond what a cell holds is cut and ends with an ellipsis.

    Args:
        tables: What is exchanged.
        out: Where it goes.
        made: The moment the workbook bears; the same tables and moment give the same content.

    Raises:
        Missing: openpyxl is not installed.
        Invalid: A table has more rows than a sheet.
    """
    book = _new_book()
    book.properties.creator = "Diemcau"
    book.properties.created = book.properties.modified = made.replace(tzinfo=None)
    _write(book.create_sheet("values"), VALUES, tables.values)
    _write(book.create_sheet("sources"), SOURCES, tables.sources)
    _write(book.create_sheet("parts"), PARTS, tables.parts)
    _write(book.create_sheet("coverage"), COVERAGE, tables.coverage)
    _write(book.create_sheet("codes"), CODES, tables.codes)
    book.save(out)


def read_xlsx(source: BinaryIO) -> Tables:
    """The tables of a workbook that `write_xlsx` wrote.

    Raises:
        Missing: openpyxl is not installed.
        Invalid: The workbook is none, or its sheets are others.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise _missing() from error
    from zipfile import BadZipFile

    try:
        book = load_workbook(source, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise Invalid("This is no workbook.") from error
    return Tables(
        values=tuple(_read(book, VALUES)),
        sources=tuple(_read(book, SOURCES)),
        parts=tuple(_read(book, PARTS)),
        coverage=tuple(_read(book, COVERAGE)),
        codes=tuple(_read(book, CODES)),
    )


def _new_book() -> Any:
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise _missing() from error
    return Workbook(write_only=True)


def _missing() -> Missing:
    return Missing(
        "Workbooks need openpyxl.", "Install it with: pip install 'diemcau[report]'", code="publish.no_openpyxl"
    )


def _write(sheet: Any, table: Table[R], rows: Iterable[R]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for at, (_, sort) in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS[sort]
    heads = [WriteOnlyCell(sheet, value=name) for name, _ in table.columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for count, row in enumerate(rows, 2):
        if count > MOST_ROWS:
            raise Invalid(
                f"The table {table.name} has more rows than a sheet, which has {MOST_ROWS}.",
                "Export it as CSV or Parquet.",
                code="publish.too_long",
                table=table.name,
                most=MOST_ROWS,
            )
        sheet.append([_to_cell(sheet, getattr(row, name)) for name, _ in table.columns])


def _to_cell(sheet: Any, cell: Cell) -> Any:
    """A cell of a sheet: numbers, flags and days as themselves, anything else as text that is no formula."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(cell, bool) or cell is None or (isinstance(cell, date) and cell.year > _FIRST_YEAR):
        return cell
    if isinstance(cell, Decimal | int) and len(Decimal(cell).normalize().as_tuple().digits) <= _DIGITS:
        return int(cell) if cell == int(cell) else cell
    text = _escape(to_text(cell))
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + _CUT
    if not text.startswith(_TAKEN):
        return text or None
    found = WriteOnlyCell(sheet, value=text)
    found.data_type = "s"
    return found


def _read(book: Any, table: Table[R]) -> Iterable[R]:
    if table.name not in book.sheetnames:
        raise Invalid(f"The workbook has no sheet {table.name}.")
    lines: Iterator[tuple[object, ...]] = book[table.name].iter_rows(values_only=True)
    check_columns(table, [str(name) for name in next(lines, ())])
    for line in lines:
        yield _to_row(table, line)


def _to_row(table: Table[R], line: Sequence[object]) -> R:
    """The row of a line, which ends with its last cell that holds something."""
    cells = {}
    for (name, sort), cell in zip_longest(table.columns, line[: len(table.columns)]):
        cells[name] = _from_cell(cell, sort, name)
    return table.from_cells(cells)


def _from_cell(cell: object, sort: Sort, column: str) -> Cell:
    if isinstance(cell, datetime):
        cell = cell.date()
    if cell is None:
        return "" if sort is Sort.TEXT else None
    if sort is Sort.TEXT:
        return _unescape(str(cell))
    return from_text(to_text(Decimal(repr(cell))) if isinstance(cell, float) else to_text(cell), sort, column)  # type: ignore[arg-type]


def _escape(text: str) -> str:
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _unescape(text: str) -> str:
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
