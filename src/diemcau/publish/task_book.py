"""Tasks as a workbook (XLSX): the running table, the four cells by unit, coordinating parts, and what it rests on.

The four cells are formulas over the running table, so that whoever filters or corrects it sees them follow. The
workbook is read back by `collect.task_table`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from diemcau.errors import Missing
from diemcau.publish.form_workbook import put_text
from diemcau.publish.task_words import plain, say_class, say_day, say_marks, say_source, say_state
from diemcau.publish.texts import Texts, load_texts
from diemcau.records.task import FourCells, Mark, TimeClass

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from diemcau.records.task_row import TaskRow

Value = str | int | date | None

_TITLE, _AS_OF, _HEADS, _FIRST = 1, 2, 4, 5  # rows, from 1
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - the same tasks give the same file; Excel knows no zones
_DAY_FORMAT, _WHOLE, _SHARE = "dd/mm/yyyy", "#,##0", "0.0%"
_FONT, _HEAD_COLOUR, _SUM_COLOUR = "Calibri", "DCE6F1", "F2F2F2"
_EARLIEST = date(1900, 3, 1)  # before it spreadsheets count days wrongly

WIDTHS = {
    "number": 6, "title": 40, "source": 18, "lead": 22, "coordinating": 24, "due": 12, "product": 18, "percent": 9,
    "progress": 32, "obstacle": 20, "class": 15, "result": 22, "marks": 14,
    "code": 12, "words": 50, "assigner": 20, "assigned": 12, "officer": 18, "first_due": 12, "extensions": 9,
    "state": 18, "submitted": 12, "completed": 12, "level": 12,
}  # fmt: skip
"""Columns of the running table in order, each with its width in characters: first those of the form in use."""

_PRINTED = list(WIDTHS).index("marks") + 1  # columns that go to paper
LINE = 15
"""Height of a line in points."""

_MOST_LINES = 16  # that a row shows

_CELLS = (TimeClass.ON_TIME, TimeClass.LATE, TimeClass.IN_TERM, TimeClass.OVERDUE)
_MARKS = (Mark.DUE_SOON, Mark.NO_DEADLINE, Mark.WAITING, Mark.SUSPENDED)


def write_task_book(
    rows: Sequence[TaskRow], *, language: str, today: date, title: str = "", office: str = ""
) -> bytes:  # fmt: skip
    """Tasks as a workbook; the same tasks give the same cells.

    Args:
        rows: The tasks, in the order in which they are to stand.
        language: Of headings and of what is said of a task, ISO 639-1.
        today: The day as of which they count.
        title: What the tasks are; a general title where empty.
        office: The unit whose list it is.

    Raises:
        Missing: openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise Missing(
            "Workbooks need openpyxl.", "Install it with: pip install 'diemcau[report]'", code="publish.no_openpyxl"
        ) from error
    writer = _Writer(Workbook(), load_texts(language), today, title, office)
    writer.tasks(rows)
    writer.cells(rows)
    writer.parts(rows)
    writer.sentences(rows)
    writer.about(rows)
    return writer.close()


def count_rows(rows: Sequence[TaskRow]) -> FourCells:
    """The four cells of tasks as their own classes and marks have it."""
    found: dict[str, int] = {}
    for row in rows:
        if row.time_class is None:
            continue
        named = [row.time_class.value]
        if row.time_class is TimeClass.IN_TERM:
            named += [mark.value for mark in _MARKS if mark in row.marks]
        for name in named:
            found[name] = found.get(name, 0) + 1
    return FourCells(**found)


class _Writer:
    """Writes one workbook."""

    def __init__(self, workbook: Workbook, texts: Texts, today: date, title: str, office: str) -> None:
        from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

        self.workbook, self.texts, self.today = workbook, texts, today
        self.title, self.office = title or texts["task.book.title"], office
        self.top = Alignment(wrap_text=True, vertical="top")
        self.left = Alignment(horizontal="left", wrap_text=True, vertical="top")
        middle = Alignment(horizontal="center", vertical="top")
        self.bold, self.large = Font(name=_FONT, bold=True), Font(name=_FONT, bold=True, size=14)
        side = Side(style="hair", color="8A8A8A")
        self.frame = Border(left=side, right=side, top=side, bottom=side)
        self.fill = PatternFill("solid", start_color=_HEAD_COLOUR)
        self.sum_fill = PatternFill("solid", start_color=_SUM_COLOUR)
        self.last = _FIRST
        for frame, border in (("", Border()), (" framed", self.frame)):  # one style for many cells costs a tenth
            for name, alignment, number in (("text", self.top, "General"), ("whole", middle, "0"),
                                            ("day", middle, _DAY_FORMAT)):  # fmt: skip
                style = NamedStyle(f"task {name}{frame}", Font(name=_FONT), border=border, alignment=alignment,
                                   number_format=number)  # fmt: skip
                workbook.add_named_style(style)

    def close(self) -> bytes:
        """The bytes of the workbook; programs compute its formulas when they open it."""
        self.workbook.properties.creator = "Diemcau"
        self.workbook.properties.created = self.workbook.properties.modified = _MADE
        self.workbook.calculation.fullCalcOnLoad = True
        out = io.BytesIO()
        self.workbook.save(out)
        return out.getvalue()

    def tasks(self, rows: Sequence[TaskRow]) -> None:
        """The running table."""
        from openpyxl.utils import get_column_letter

        sheet = self.workbook.worksheets[0]
        sheet.title = self.texts["task.book.tasks"]
        self._open(sheet, self.title, [self.texts[f"task.column.{name}"] for name in WIDTHS], list(WIDTHS.values()))
        for at, row in enumerate(rows, 1):
            said = self._said(at, row)
            self._line(sheet, _FIRST + at - 1, [said[name] for name in WIDTHS], list(WIDTHS.values()))
        self.last = _FIRST + max(len(rows), 1) - 1
        self._close(sheet, len(WIDTHS), self.last, 3)
        sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{self.last}"

    def _said(self, at: int, row: TaskRow) -> dict[str, Value]:
        """What stands in each column of a task's row."""
        said: dict[str, Value] = {
            "number": at,
            "code": row.number,
            "title": row.title,
            "words": row.words,
            "source": say_source(self.texts, row),
            "assigner": row.assigner,
            "assigned": row.assigned,
            "lead": row.lead,
            "officer": row.officer,
            "coordinating": "; ".join(share.org for share in row.coordinating),
            "first_due": row.first_due,
            "due": row.due or row.deadline_words,
            "product": row.product,
            "percent": row.percent,
            "progress": row.last_entry,
            "obstacle": row.obstacle,
            "state": say_state(self.texts, row.state),
            "class": say_class(self.texts, row.time_class),
            "submitted": row.submitted,
            "completed": row.completed,
            "result": row.result,
            "extensions": row.extensions,
            "marks": say_marks(self.texts, row),
            "level": row.level,
        }
        return said

    def cells(self, rows: Sequence[TaskRow]) -> None:
        """The four cells by unit, as formulas over the running table; the units with most overdue first."""
        sheet = self.workbook.create_sheet(self.texts["task.book.cells"])
        heads = [self.texts["task.book.unit"], self.texts["task.book.total"]]
        heads += [say_class(self.texts, one) for one in _CELLS]
        heads += [self.texts[f"task.book.{name}"] for name in ("fallen_due", "on_time_rate", "overdue_rate")]
        heads += [self.texts[f"task.mark.{mark.value}"] for mark in _MARKS]
        self._open(sheet, self.texts["task.book.cells_title"], heads, [34, 10, *[14] * 7, *[12] * 4])
        by_unit: dict[str, list[TaskRow]] = {}
        for row in rows:
            if row.time_class is not None:
                by_unit.setdefault(plain(row.lead), []).append(row)
        held = {unit: count_rows(tasks) for unit, tasks in by_unit.items()}
        units = sorted(held, key=lambda unit: (-held[unit].overdue, -held[unit].total, unit))
        for at, unit in enumerate(units, _FIRST):
            self._line(sheet, at, [unit, *[None] * (len(heads) - 1)], [34, *[14] * (len(heads) - 1)])
            self._counts(sheet, at, f"{self._where('lead')}=$A{at}),")
        last = _FIRST + len(units)
        self._line(sheet, last, [self.texts["task.book.sum"]])
        self._counts(sheet, last, "")
        for column in range(1, len(heads) + 1):
            cell = sheet.cell(last, column)
            cell.font, cell.fill = self.bold, self.sum_fill
        put_text(sheet.cell(last + 2, 1), self.texts["task.book.denominators"])
        sheet.merge_cells(start_row=last + 2, start_column=1, end_row=last + 2, end_column=len(heads))
        sheet.cell(last + 2, 1).alignment = self.top
        sheet.row_dimensions[last + 2].height = 66
        self._close(sheet, len(heads), last - 1, 2)

    def _where(self, name: str) -> str:
        """The beginning of a comparison with a column of the running table."""
        from openpyxl.utils import get_column_letter

        letter = get_column_letter(list(WIDTHS).index(name) + 1)
        sheet = self.texts["task.book.tasks"].replace("'", "''")
        return f"--('{sheet}'!${letter}${_FIRST}:${letter}${self.last}"

    def _counts(self, sheet: Worksheet, row: int, unit: str) -> None:
        """The formulas of one row: total, four cells, what has fallen due, two rates, four marks.

        They compare cell with cell: `COUNTIF` would take a name such as `<>` or `A*` for a condition.
        """
        classes = [f"{self._where('class')}={letter}${_HEADS})" for letter in "CDEF"]
        for at, part in enumerate(classes, 3):
            sheet.cell(row, at, f"=SUMPRODUCT({unit}{part})").number_format = _WHOLE
        sheet.cell(row, 2, f"=SUM(C{row}:F{row})").number_format = _WHOLE
        sheet.cell(row, 7, f"=C{row}+D{row}+F{row}").number_format = _WHOLE
        sheet.cell(row, 8, f'=IF(G{row}=0,"",C{row}/G{row})').number_format = _SHARE
        sheet.cell(row, 9, f'=IF(B{row}=0,"",F{row}/B{row})').number_format = _SHARE
        for at, letter in enumerate("JKLM", 10):
            marked = f"--ISNUMBER(SEARCH({letter}${_HEADS},{self._where('marks').removeprefix('--(')}))"
            sheet.cell(row, at, f"=SUMPRODUCT({unit}{classes[2]},{marked})").number_format = _WHOLE

    def parts(self, rows: Sequence[TaskRow]) -> None:
        """The parts of coordinating units, each with its own deadline and answer."""
        sheet = self.workbook.create_sheet(self.texts["task.book.parts"])
        names = {"code": 12, "title": 44, "unit": 28, "asked": 44, "due": 14, "state": 18, "answer": 44}
        heads = [self.texts[f"task.part.{name}"] for name in names]
        self._open(sheet, self.texts["task.book.parts_title"], heads, list(names.values()))
        at = _FIRST
        for row in rows:
            for share in row.coordinating:
                state = self.texts[f"task.share.{share.state.value}"]
                due = share.due or row.due
                said: list[Value] = [row.number, row.title, share.org, share.words, due, state, share.answer]
                self._line(sheet, at, said, list(names.values()))
                at += 1
        self._close(sheet, len(names), max(at - 1, _FIRST), 3)

    def sentences(self, rows: Sequence[TaskRow]) -> None:
        """The sentences that order the tasks, in every document that carries them; no sheet where none is known."""
        if not any(row.sentences for row in rows):
            return
        sheet = self.workbook.create_sheet(self.texts["task.book.sentences"])
        names = {"code": 12, "title": 44, "document": 34, "sentence": 80}
        heads = [self.texts[f"task.sentence.{name}"] for name in names]
        self._open(sheet, self.texts["task.book.sentences_title"], heads, list(names.values()))
        at = _FIRST
        for row in rows:
            for one in row.sentences:
                self._line(sheet, at, [row.number, row.title, one.document, one.words], list(names.values()))
                at += 1
        self._close(sheet, len(names), at - 1, 3)

    def about(self, rows: Sequence[TaskRow]) -> None:
        """What the workbook is: of which day, how many tasks, and what is counted in what."""
        sheet = self.workbook.create_sheet(self.texts["task.book.about"])
        counted = count_rows(rows)
        lines: list[tuple[str, Value]] = [
            (self.texts["task.about.title"], self.title),
            (self.texts["task.about.office"], self.office),
            (self.texts["task.about.today"], self.today),
            (self.texts["task.about.listed"], len(rows)),
            (self.texts["task.about.counted"], counted.total),
            (self.texts["task.about.uncounted"], len(rows) - counted.total),
            (self.texts["task.about.fallen_due"], counted.fallen_due),
        ]
        for at, (name, value) in enumerate(lines, 1):
            self._line(sheet, at, [name, value])
            sheet.cell(at, 1).font, sheet.cell(at, 2).alignment = self.bold, self.left
        for at, words in enumerate(self.texts["task.about.rules"].split("\n"), len(lines) + 2):
            self._line(sheet, at, [words])
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=2)
            sheet.row_dimensions[at].height = 34
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 40, 70
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _open(self, sheet: Worksheet, title: str, heads: list[str], widths: list[int]) -> None:
        """Title, day and headings of a sheet."""
        from openpyxl.styles import Alignment
        from openpyxl.utils import get_column_letter

        self._line(sheet, _TITLE, [title])
        sheet.cell(_TITLE, 1).font, sheet.cell(_TITLE, 1).alignment = self.large, Alignment(wrap_text=False)
        as_of = self.texts["task.book.as_of"].format(day=say_day(self.texts, self.today))
        self._line(sheet, _AS_OF, [" · ".join(filter(None, (self.office, as_of)))])
        sheet.cell(_AS_OF, 1).alignment = Alignment(wrap_text=False)
        for column, (words, width) in enumerate(zip(heads, widths, strict=True), 1):
            head = sheet.cell(_HEADS, column)
            put_text(head, words)  # type: ignore[arg-type] # no cell is joined
            head.font, head.fill, head.alignment, head.border = self.bold, self.fill, self.top, self.frame
            sheet.column_dimensions[get_column_letter(column)].width = width
        high = max(count_lines(words, width) for words, width in zip(heads, widths, strict=True))
        sheet.row_dimensions[_HEADS].height = LINE * high

    def _line(self, sheet: Worksheet, row: int, values: Sequence[Value], widths: Sequence[int] = ()) -> None:
        """One row: days as days, numbers as numbers, words as words whatever they begin with; as high as its words."""
        if widths:
            lines = max(count_lines(value, width) for value, width in zip(values, widths, strict=True))
            sheet.row_dimensions[row].height = LINE * min(lines, _MOST_LINES)
        frame = " framed" if widths else ""
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            if isinstance(value, date) and value >= _EARLIEST:
                cell.style = f"task day{frame}"
                cell.value = value
                continue
            cell.style = f"task {'whole' if isinstance(value, int) else 'text'}{frame}"
            if isinstance(value, int):
                cell.value = value
            elif value:
                put_text(cell, plain(str(value)))  # type: ignore[arg-type] # no cell is joined

    @staticmethod
    def _close(sheet: Worksheet, columns: int, last: int, frozen: int) -> None:
        """What helps to read a sheet: headings that stay, filters, and pages of one width with their headings."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet.freeze_panes = f"{get_column_letter(frozen)}{_FIRST}"
        sheet.auto_filter.ref = f"A{_HEADS}:{get_column_letter(columns)}{max(last, _HEADS)}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 8 if columns > len("ABCDEFGHIJKLM") else 9  # A3, A4 (ECMA-376, 18.3.1.63)
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = f"{_HEADS}:{_HEADS}"


def count_lines(value: Value, width: int) -> int:
    """Lines that some words fill in a column; words break where they end, so that a line is seldom full."""
    if not isinstance(value, str):
        return 1
    return sum(1 + int(len(line) * 1.15) // max(width, 1) for line in value.split("\n"))
