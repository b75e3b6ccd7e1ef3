"""A reporting form as a workbook (XLSX) to be filled in: a sheet for each table, and back again by `collect`.

Above the headings stands a hidden row with the codes of the columns, before the first column a hidden one with the ids
of the rows. Both travel with what they name, so that a workbook is read back also after columns and rows were moved.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from diemcau.errors import Missing
from diemcau.lang.folding import fold
from diemcau.profile.forms import CellKind, Column, Form, FormBook, Line, Table, TableSort
from diemcau.publish.texts import Texts, load_texts
from diemcau.records.filled import Entry, Filled

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Show = Callable[[str, Column, Line | None], str]
"""What is kept of a cell, as words of the workbook's language that are understood as the same."""

MARK = "diemcau"
"""Opens the first cell of each sheet, which says of what form and table it is: `diemcau:F02/delegations`."""

FILLED_ROWS = 1_000
"""Rows of a register that are made ready to be filled in; a yearly register of delegations has some hundreds."""

SUM_ROW = "#sum"
NOTHING_ROW = "none"
_CODES, _TITLE, _HEADS, _UNITS, _FIRST = 1, 2, 3, 4, 5  # rows, from 1
_ROW_MARKS = {_TITLE: "#title", _HEADS: "#heads", _UNITS: "#units"}
_LISTS = "lists"
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,12})?")
_DIGITS = 15  # of a number in Excel (Microsoft, "Excel specifications and limits")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME, _LONGEST_CELL = 31, 32_767
_WIDTHS = {CellKind.TEXT: 28, CellKind.LONG: 44, CellKind.DATE: 13, CellKind.YES_NO: 10, CellKind.COUNTRY: 20,
           CellKind.CHOICE: 24, CellKind.NUMBER: 16, CellKind.MONEY: 20}  # fmt: skip
_NUMBERS = frozenset({CellKind.NUMBER, CellKind.MONEY})
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - the same form and content give the same file; Excel knows no zones
_PRINTED_COLUMNS = 14  # more of them on one page nobody can read
_FONT = "Calibri"
_HEAD_COLOUR, _LOCKED_COLOUR = "DCE6F1", "F2F2F2"


def write_form_workbook(
    form: Form, book: FormBook, language: str, show: Show, *, filled: Filled | None = None, unit: str = "",
    period: str = "",
) -> bytes:  # fmt: skip
    """A workbook with a sheet for each table of a form, and one that says how it is filled in.

    Args:
        form: The form.
        book: The countries and units it names.
        language: Of headings, lists and what stands in the cells.
        show: What is kept of a cell in words.
        filled: What stands in it; None for an empty one.
        unit: Name of the org, for the title.
        period: The period as a reader knows it, for the title.

    Raises:
        Missing: openpyxl is not installed.
    """
    workbook = _new_book()
    writer = _Writer(form, book, language, show, workbook)
    writer.guide(" · ".join(part for part in (unit, period) if part))
    for table in form.tables:
        writer.sheet(table, filled.tables.get(table.code, ()) if filled else ())
    writer.close_lists()
    workbook.properties.creator = "Diemcau"
    workbook.properties.created = _MADE
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _new_book() -> Workbook:
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise Missing(
            "Workbooks need openpyxl.", "Install it with: pip install 'diemcau[report]'", code="publish.no_openpyxl"
        ) from error
    return Workbook()


class _Writer:
    """Writes one workbook."""

    def __init__(self, form: Form, book: FormBook, language: str, show: Show, workbook: Workbook) -> None:
        self.form, self.book, self.language, self.show = form, book, language, show
        self.texts: Texts = load_texts(language)
        self.workbook = workbook
        self.lists: dict[tuple[str, ...], str] = {}
        self.titles: set[str] = set()
        self.list_sheet: Worksheet = workbook.create_sheet(_LISTS)

    def name(self, names: dict[str, str]) -> str:
        """A name in the workbook's language."""
        return names.get(self.language) or next(iter(names.values()), "")

    def guide(self, about: str) -> None:
        """The first sheet: what the form is, and how it is filled in."""
        from openpyxl.styles import Alignment, Font

        sheet = self.workbook.worksheets[0]
        sheet.title = self.title(self.texts["form_workbook.guide"])
        sheet.column_dimensions["A"].width = 100
        lines = [f"{self.form.code}. {self.name(self.form.names)}", about, self.name(self.form.note), ""]
        lines += self.texts["form_workbook.how"].split("\n")
        if self.form.basis:
            lines += ["", f"{self.texts['form_workbook.basis']}: {self.form.basis}"]
        rules = dict.fromkeys(f"• {self.name(rule.names)}" for rule in self.form.rules)
        lines += ["", *rules] if rules else []
        for row, words in enumerate(lines, 1):
            cell = _at(sheet, row, 1)
            put_text(cell, words)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row == 1:
                cell.font = Font(name=_FONT, bold=True, size=14)

    def title(self, name: str) -> str:
        """The name of a sheet: short enough, without signs that Excel refuses, and no other sheet's."""
        plain = _SHEET_NAME.sub(" ", name).strip()[:_LONGEST_SHEET_NAME] or self.form.code
        number = 2
        found = plain
        while found.casefold() in self.titles:
            found = f"{plain[: _LONGEST_SHEET_NAME - 3]} {number}"
            number += 1
        self.titles.add(found.casefold())
        return found

    def sheet(self, table: Table, entries: tuple[Entry, ...]) -> None:
        """One table."""
        sheet = self.workbook.create_sheet(self.title(self.name(table.names)))
        is_grid = table.sort is TableSort.GRID
        first_column = 3 if is_grid else 2
        put_text(_at(sheet, _CODES, 1), f"{MARK}:{self.form.code}/{table.code}")
        for row, mark in _ROW_MARKS.items():
            put_text(_at(sheet, row, 1), mark)
        put_text(_at(sheet, _TITLE, 2), f"{self.form.code}. {self.name(table.names)}")
        self._heads(sheet, table, first_column)
        if is_grid:
            last = self._grid(sheet, table, entries, first_column)
        else:
            last = self._register(sheet, table, entries, first_column)
        self._validate(sheet, table, first_column, last)
        sheet.row_dimensions[_CODES].hidden = True
        sheet.column_dimensions["A"].hidden = True
        sheet.freeze_panes = _at(sheet, _FIRST + (1 if table.sums and not is_grid else 0), first_column)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = len(table.columns) <= _PRINTED_COLUMNS
        sheet.row_dimensions[_HEADS].height = 32
        sheet.print_title_rows = f"{_HEADS}:{_HEADS}"

    def _heads(self, sheet: Worksheet, table: Table, first: int) -> None:
        from openpyxl.comments import Comment
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter

        _at(sheet, _TITLE, 2).font = Font(name=_FONT, bold=True, size=13)
        fill = PatternFill("solid", start_color=_HEAD_COLOUR)
        if table.sort is TableSort.GRID:
            put_text(_at(sheet, _HEADS, 2), self.texts["form_workbook.line"])
            _at(sheet, _HEADS, 2).alignment = Alignment(vertical="top")
            _at(sheet, _HEADS, 2).fill, _at(sheet, _HEADS, 2).font = fill, Font(name=_FONT, bold=True)
            sheet.column_dimensions["B"].width = 48
        for at, column in enumerate(table.columns, first):
            put_text(_at(sheet, _CODES, at), column.code)
            head = _at(sheet, _HEADS, at)
            put_text(head, self.name(column.names) + (" *" if column.is_required else ""))
            head.font, head.fill = Font(name=_FONT, bold=True), fill
            head.alignment = Alignment(wrap_text=True, vertical="top")
            if column.help:
                head.comment = Comment(self.name(column.help), "Diemcau")
            unit = _at(sheet, _UNITS, at)
            put_text(unit, self.unit(column.unit) or self.texts[f"form_workbook.kind.{column.kind.value}"])
            unit.font = Font(name=_FONT, italic=True, size=9, color="555555")
            dimension = sheet.column_dimensions[get_column_letter(at)]
            dimension.width = _WIDTHS[column.kind]
            dimension.number_format = _number_format(column, None)

    def unit(self, code: str) -> str:
        """A unit of measurement in words; a currency by its code."""
        names = self.book.units.get(code)
        return self.name(names) if names else code

    def _grid(self, sheet: Worksheet, table: Table, entries: tuple[Entry, ...], first: int) -> int:
        from openpyxl.styles import Alignment, Font, PatternFill

        held = {entry.id: entry for entry in entries}
        rows = {line.code: _FIRST + at for at, line in enumerate(table.lines)}
        for line in table.lines:
            row = rows[line.code]
            put_text(_at(sheet, row, 1), line.code)
            head = _at(sheet, row, 2)
            put_text(head, self.name(line.names) + (f" ({self.unit(line.unit)})" if line.unit else ""))
            head.alignment = Alignment(horizontal="left", indent=2 * line.depth, wrap_text=True, vertical="top")
            for at, column in enumerate(table.columns, first):
                cell = _at(sheet, row, at)
                cell.number_format = _number_format(column, line)
                if line.total_of and column.kind in _NUMBERS:
                    cell.value = _sum_of(",".join(_at(sheet, rows[part], at).coordinate for part in line.total_of))
                    cell.fill, cell.font = PatternFill("solid", start_color=_LOCKED_COLOUR), Font(name=_FONT, bold=True)
                else:
                    self._put(
                        cell, held[line.code].cells.get(column.code, "") if line.code in held else "", column, line
                    )
        return _FIRST + len(table.lines) - 1

    def _register(self, sheet: Worksheet, table: Table, entries: tuple[Entry, ...], first: int) -> int:
        from openpyxl.styles import Font

        start = _FIRST + (1 if table.sums else 0)
        last = start + max(FILLED_ROWS, len(entries)) - 1
        if table.sums:
            put_text(_at(sheet, _FIRST, 1), SUM_ROW)
            if table.columns[0].code not in table.sums:
                put_text(_at(sheet, _FIRST, first), "Σ")
            for at, column in enumerate(table.columns, first):
                cell = _at(sheet, _FIRST, at)
                if column.code in table.sums:
                    below = f"{_at(sheet, start, at).coordinate}:{_at(sheet, last, at).coordinate}"
                    cell.value = _sum_of(below)
                    cell.number_format = _number_format(column, None)
                    cell.font = Font(name=_FONT, bold=True)
        for row, entry in enumerate(entries, start):
            put_text(_at(sheet, row, 1), entry.id)
            if entry.id == NOTHING_ROW and not any(entry.cells.values()):
                put_text(_at(sheet, row, first), self.texts["form_workbook.nothing"])
            for at, column in enumerate(table.columns, first):
                if words := entry.cells.get(column.code, ""):
                    cell = _at(sheet, row, at)
                    cell.number_format = _number_format(column, None)
                    self._put(cell, words, column, None)
        return last

    def _put(self, cell: Cell, kept: str, column: Column, line: Line | None) -> None:
        """What is kept of a cell: numbers and days as themselves, everything else as text that is no formula."""
        from openpyxl.styles import Alignment

        if not kept:
            return
        if column.kind in _NUMBERS and _PLAIN.fullmatch(kept) and _fits(kept):
            cell.value = Decimal(kept)
            return
        if column.kind is CellKind.DATE and (day := _day(kept)) is not None:
            cell.value = day
            return
        words = self.show(kept, column, line)
        put_text(cell, words)
        if column.kind in _NUMBERS:
            cell.number_format = "@"
        if len(words) > _WIDTHS[column.kind] or "\n" in words:  # a style costs more than a cell
            cell.alignment = Alignment(wrap_text=True, vertical="top")

    def _validate(self, sheet: Worksheet, table: Table, first: int, last: int) -> None:
        """Lists to choose from; other spellings may be typed, they are understood when the workbook comes back."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        start = _FIRST + (1 if table.sums and table.sort is TableSort.REGISTER else 0)
        for at, column in enumerate(table.columns, first):
            codes = _codes(column, self.book)
            if not codes:
                continue
            letter = get_column_letter(at)
            names = [self.show(code, column, None) for code in codes]
            if column.kind is CellKind.COUNTRY:
                names.sort(key=fold)
            rule = DataValidation(type="list", formula1=self._list(tuple(names)))
            rule.allow_blank, rule.showErrorMessage = True, False
            rule.add(f"{letter}{start}:{letter}{last}")
            sheet.add_data_validation(rule)

    def _list(self, names: tuple[str, ...]) -> str:
        """Where a list stands; equal ones stand once."""
        from openpyxl.utils import get_column_letter

        if names not in self.lists:
            at = len(self.lists) + 1
            for row, name in enumerate(names, 1):
                put_text(_at(self.list_sheet, row, at), name)
            letter = get_column_letter(at)
            self.lists[names] = f"{_LISTS}!${letter}$1:${letter}${len(names)}"
        return self.lists[names]

    def close_lists(self) -> None:
        """Put the sheet of lists last, out of sight."""
        self.list_sheet.sheet_state = "hidden"
        self.workbook.move_sheet(self.list_sheet, len(self.workbook.worksheets))


def _at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell; the form joins none, so none is the hidden part of another."""
    return cast("Cell", sheet.cell(row, column))


def put_text(cell: Cell, words: str) -> None:
    """Words as text: whatever they begin with, no spreadsheet runs them as a formula."""
    if not words:
        return
    cell.value = _UNWRITABLE.sub("", words)[:_LONGEST_CELL].replace("\r\n", "\n").replace("\r", "\n")
    cell.data_type = "s"
    if words[0] in "=+-@\t＝＋－＠":
        cell.quotePrefix = True


def _number_format(column: Column, line: Line | None) -> str:
    """How a spreadsheet shows what stands in a column; text stays text whatever it looks like."""
    if column.kind in _NUMBERS:
        return "#,##0" if column.is_whole or (line is not None and line.is_whole) else "General"
    return "dd/mm/yyyy" if column.kind is CellKind.DATE else "@"


def _sum_of(cells: str) -> str:
    """A formula for a sum that stays empty where nothing is known, or a number is given in words."""
    return f'=IF(OR(COUNT({cells})=0,COUNTA({cells})<>COUNT({cells})),"",SUM({cells}))'


def _fits(kept: str) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    return len(Decimal(kept).normalize().as_tuple().digits) <= _DIGITS


def _day(kept: str) -> date | None:
    """The day, where a spreadsheet counts it rightly: it takes 1900 for a leap year."""
    try:
        day = date.fromisoformat(kept)
    except ValueError:
        return None
    return day if day > date(1900, 3, 1) else None


def _codes(column: Column, book: FormBook) -> tuple[str, ...]:
    """What may be chosen in a column, by code."""
    by_kind: dict[CellKind, Any] = {
        CellKind.CHOICE: column.choices, CellKind.COUNTRY: book.countries, CellKind.YES_NO: ("yes", "no"),
    }  # fmt: skip
    return tuple(by_kind.get(column.kind, ()))
