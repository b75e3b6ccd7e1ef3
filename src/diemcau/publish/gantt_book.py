"""Tasks over time as a workbook (XLSX): a line each, with the weeks of its bar filled in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from diemcau.errors import Missing
from diemcau.publish.charts.paint import Paint
from diemcau.publish.form_workbook import put_text
from diemcau.publish.gantt import COLUMNS, tell_lines
from diemcau.publish.task_book import LINE, count_lines
from diemcau.publish.task_words import say_day
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from diemcau.publish.texts import Texts
    from diemcau.records.task_row import GanttLine

_HEADS, _FIRST = 3, 4  # rows, from 1
_WIDTHS = {"number": 12, "title": 40, "lead": 24, "first": 12, "last": 12, "due": 12, "percent": 9, "slack": 9,
           "critical": 9, "class": 16, "needs": 16}  # fmt: skip
_MOST_WEEKS = 160
_FONT = "Calibri"
_WEEK = timedelta(days=7)
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - the same lines give the same file; Excel knows no zones


def write_gantt_book(lines: Sequence[GanttLine], *, language: str, today: date, title: str = "") -> bytes:
    """Tasks over time as a workbook.

    Args:
        lines: The tasks, in the order in which they are to stand.
        language: Of headings, ISO 639-1.
        today: The day as of which they stand so.
        title: What it shows; a general title where empty.

    Raises:
        Missing: openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise Missing(
            "Workbooks need openpyxl.", "Install it with: pip install 'diemcau[report]'", code="publish.no_openpyxl"
        ) from error
    from openpyxl.styles import Font

    texts, workbook = load_texts(language), Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = texts["task.gantt.sheet"]
    _put(sheet, 1, 1, title or texts["task.gantt.title"])
    _put(sheet, 2, 1, texts["task.book.as_of"].format(day=say_day(texts, today)))
    sheet.cell(1, 1).font = Font(name=_FONT, bold=True, size=14)
    weeks = _weeks(lines)
    _heads(sheet, texts, weeks)
    for row, (line, told) in enumerate(zip(lines, tell_lines(lines, texts), strict=True), _FIRST):
        for at, value in enumerate(told, 1):
            _put(sheet, row, at, value)
        sheet.row_dimensions[row].height = LINE * max(map(count_lines, told, _WIDTHS.values()))
        _fill(sheet, row, line, weeks)
    _close(sheet, len(lines))
    workbook.properties.creator = "Diemcau"
    workbook.properties.created = workbook.properties.modified = _MADE
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _put(sheet: Worksheet, row: int, column: int, value: str | int | date | None) -> None:
    """A cell: days as days, numbers as numbers, words as words whatever they begin with."""
    from openpyxl.styles import Alignment

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        put_text(cell, value)  # type: ignore[arg-type] # no cell is joined
    elif value is not None:
        cell.value = value
        cell.number_format = "dd/mm/yyyy" if isinstance(value, date) else "General"
    if row >= _FIRST:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _heads(sheet: Worksheet, texts: Texts, weeks: Sequence[date]) -> None:
    """The headings: what the table says, and the Monday of each week."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for at, name in enumerate(COLUMNS, 1):
        _put(sheet, _HEADS, at, texts[f"task.gantt.column.{name}"])
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS[name]
    for at, monday in enumerate(weeks, len(COLUMNS) + 1):
        sheet.cell(_HEADS, at, monday).number_format = "dd/mm"
        sheet.column_dimensions[get_column_letter(at)].width = 6
    sheet.row_dimensions[_HEADS].height = 2 * LINE
    for cell in sheet[_HEADS]:
        cell.font, cell.alignment = Font(name=_FONT, bold=True), Alignment(wrap_text=True, vertical="top")


def _fill(sheet: Worksheet, row: int, line: GanttLine, weeks: Sequence[date]) -> None:
    """Colour the weeks in which a bar lies."""
    from openpyxl.styles import PatternFill

    colour = Paint.TARGET if line.is_critical else Paint.LEEWAY
    fill = PatternFill("solid", start_color=colour.lstrip("#"))
    for at, monday in enumerate(weeks, len(COLUMNS) + 1):
        if line.first < monday + _WEEK and line.last >= monday:
            sheet.cell(row, at).fill = fill


def _close(sheet: Worksheet, count: int) -> None:
    """Headings that stay, filters, and pages of one width."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = f"C{_FIRST}"
    sheet.auto_filter.ref = f"A{_HEADS}:{get_column_letter(len(COLUMNS))}{max(_FIRST + count - 1, _HEADS)}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _weeks(lines: Sequence[GanttLine]) -> list[date]:
    """The Mondays from the first bar to the last, as many as a sheet can show."""
    if not lines:
        return []
    first = min(line.first for line in lines)
    monday, last = first - timedelta(days=first.weekday()), max(line.last for line in lines)
    count = min((last - monday).days // 7 + 1, _MOST_WEEKS)
    return [monday + _WEEK * at for at in range(count)]
