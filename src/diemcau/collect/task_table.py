"""A running table of tasks (XLSX or CSV) read row by row; nothing in it is run, and nothing is written anywhere.

The table is found by its headings, in any language, wherever in a sheet they stand. Cells that are joined, rows that
only head a group, headings that a page repeats, numbers such as 12, b) and 12.1, sums and a row of column numbers are
understood. What is not is named by its cell; a row is left out only where it says nothing to be done.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from diemcau.collect.content import Unread
from diemcau.collect.decode import decode
from diemcau.collect.raw_sheets import RawCell, RawSheet, address, load_sheets
from diemcau.collect.task_cells import day_of, is_total, looks_like_day, share_of, state_of, text_of
from diemcau.collect.task_heads import Heads, find_heads, joined_cells, simple
from diemcau.collect.task_outline import Outline, is_heading_number, is_number, is_part_of
from diemcau.errors import Invalid
from diemcau.records.task_table import TableColumn, TableFault, TableRow, TaskTable

MOST_ROWS = 20_000
"""Rows of a sheet that are read; the largest follow-up of the sector had 22,000 tasks in several years' tables."""

_MOST_CELLS = 500_000
_WHY_NOT = {
    "bomb": "workbook_bomb",
    "encrypted": "workbook_encrypted",
    "too_large": "workbook_too_large",
    "unsafe": "workbook_unsafe",
}
_LONGEST = 32_767  # of a cell in Excel
_TEXTS = {
    TableColumn.CODE: "code", TableColumn.WORDS: "words", TableColumn.SOURCE: "source",
    TableColumn.ASSIGNER: "assigner", TableColumn.OFFICER: "officer", TableColumn.PRODUCT: "product",
    TableColumn.PROGRESS: "progress", TableColumn.OBSTACLE: "obstacle", TableColumn.RESULT: "result",
    TableColumn.MARKS: "notes", TableColumn.LEVEL: "level",
}  # fmt: skip
_DAYS = {
    TableColumn.ASSIGNED: "assigned", TableColumn.FIRST_DUE: "first_due", TableColumn.DUE: "due",
    TableColumn.SUBMITTED: "submitted", TableColumn.COMPLETED: "completed", TableColumn.SOURCE_DAY: "source_day",
}  # fmt: skip
_MAY_BE_WORDS = frozenset({TableColumn.FIRST_DUE, TableColumn.DUE})
_PARTED = re.compile(r"\s*(?:;|\n|\r)\s*")
_BULLET = re.compile(r"^\s*(?:[-–•+*]|\d{1,2}[.)])\s+")
_HEAD_MATCHES = 3  # headings that a row repeats
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?|\(?[A-ZĐ]\)?")


def read_task_table(body: bytes, *, name: str = "") -> TaskTable:
    """The tasks of a table, with the cell of everything.

    Args:
        body: The bytes of the file.
        name: Its name; one that ends in `.csv` or `.txt` is read as text, divided by commas, semicolons or tabs.

    Raises:
        Invalid: It is no workbook or text, is damaged or swells when it is unpacked, or no sheet has the headings of a
            table of tasks.
    """
    if name.lower().endswith((".csv", ".txt", ".tsv")):
        sheets, late = [_csv_sheet(body)], False
    else:
        try:
            sheets, late = load_sheets(body, most_rows=MOST_ROWS, most_cells=_MOST_CELLS)
        except Unread as error:
            title = f"The workbook cannot be read: {error.title}."
            raise Invalid(title, error.advice, code=f"collect.{_WHY_NOT.get(error.what, 'workbook_broken')}") from error
    readers = [_Reader(sheet, late=late) for sheet in sheets]
    held = [reader for reader in readers if reader.heads is not None]
    if not held:
        raise Invalid(
            "No sheet has the headings of a table of tasks.",
            "Head a column with the task, and one with the lead unit or the deadline.",
            code="collect.table_no_header",
        )
    for reader in held:
        if reader.heads is not None:
            reader.read(reader.heads)
    return TaskTable(
        rows=tuple(row for reader in held for row in reader.rows),
        faults=tuple(fault for reader in held for fault in reader.faults),
        columns={reader.sheet.name: reader.places() for reader in held},
        others=tuple(reader.sheet.name for reader in readers if reader.heads is None and reader.sheet.cells),
    )


def _csv_sheet(body: bytes) -> RawSheet:
    """The rows of a text as a sheet."""
    try:
        text = decode(body).text
    except Invalid as error:
        raise Invalid(
            f"The table cannot be read: {error.title}.",
            "Save it as XLSX or as CSV in UTF-8.",
            code="collect.table_text",
        ) from error
    head = "\n".join(text.splitlines()[:20])
    divider = max(";\t,", key=head.count)
    sheet = RawSheet("CSV")
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=divider), 1):
            if row > MOST_ROWS or len(sheet.cells) > _MOST_CELLS:
                sheet.is_cut = True
                break
            for column, words in enumerate(cells[:200], 1):
                if words.strip():
                    sheet.cells[row, column] = RawCell("s", words.removeprefix("\ufeff"), is_formula=False)
    except csv.Error as error:
        raise Invalid(
            f"The table cannot be read: {error}.", "Save it as XLSX or as CSV in UTF-8.", code="collect.table_text"
        ) from error
    return sheet


class _Reader:
    """Reads one sheet."""

    def __init__(self, sheet: RawSheet, *, late: bool) -> None:
        self.sheet, self.late = sheet, late
        self.covered = joined_cells(sheet)
        self.spread = {first for place, first in self.covered.items() if place[0] == first[0]}
        self.heads: Heads | None = find_heads(sheet, self.covered)
        self.columns = self.heads.columns if self.heads is not None else {}
        self.what = TableColumn.TITLE if TableColumn.TITLE in self.columns else TableColumn.WORDS
        self.rows: list[TableRow] = []
        self.faults: list[TableFault] = []
        self.outline = Outline()
        self.codes: set[str] = set()
        self.at_row: dict[int, int] = {}

    def places(self) -> dict[TableColumn, str]:
        """Where the heading of each column stands."""
        first = self.heads.first if self.heads is not None else 0
        return {code: address(first, column) for code, column in self.columns.items()}

    def read(self, heads: Heads) -> None:
        """Read every row below the headings."""
        if self.sheet.is_cut:
            self._fault("too_many_rows", "", str(MOST_ROWS))
        by_row: dict[int, dict[int, RawCell]] = {}
        for (row, column), cell in self.sheet.cells.items():
            if row > heads.last and (cell.value.strip() or cell.kind == "e" or cell.is_formula):
                by_row.setdefault(row, {})[column] = cell
        for column, said in heads.unknown.items():
            if any(column in cells for cells in by_row.values()):
                self._fault("unknown_column", address(heads.first, column), said)
        rows = sorted(by_row)
        for row, after in pairwise([*rows, 0]):
            cells = by_row[row]
            if self._is_idle(heads, row, cells):
                continue
            if self._begins_above(row):
                self._continue(row, cells)
            elif self._is_group(row, cells, by_row.get(after, {})):
                words = " ".join(text_of(cell) for _, cell in sorted(cells.items()))
                self._idle_groups(self.outline.open_group(self._raw(row, TableColumn.NUMBER), words[:_LONGEST], row))
            else:
                self._task(row)
        self._idle_groups(self.outline.close())

    def _idle_groups(self, rows: list[int]) -> None:
        """Name headings that no task followed: whatever they say, it became nothing."""
        for row in rows:
            cells = sorted((column, text_of(cell)) for (at, column), cell in self.sheet.cells.items() if at == row)
            self._fault("empty_group", address(row, cells[0][0]), " ".join(words for _, words in cells))

    def _fault(self, code: str, cell: str, found: str = "", *, stops: bool = False) -> None:
        self.faults.append(TableFault(code=code, sheet=self.sheet.name, cell=cell, found=found[:200], stops=stops))

    def _cell(self, row: int, code: TableColumn) -> RawCell | None:
        """The cell of a column, of a joined one its first."""
        column = self.columns.get(code)
        if column is None:
            return None
        return self.sheet.cells.get(self.covered.get((row, column), (row, column)))

    def _raw(self, row: int, code: TableColumn) -> str:
        cell = self._cell(row, code)
        return text_of(cell) if cell is not None else ""

    def _text(self, row: int, code: TableColumn) -> str:
        """The words of a cell; what is wrong with it is named."""
        cell = self._cell(row, code)
        if cell is None:
            return ""
        if cell.kind == "e" or (cell.is_formula and not cell.value.strip() and cell.kind != "str"):
            self._fault("error" if cell.kind == "e" else "formula", self._place(row, code), cell.value)
            return ""
        words = text_of(cell)
        if len(words) > _LONGEST:
            self._fault("too_long", self._place(row, code), words)
        return words[:_LONGEST]

    def _place(self, row: int, code: TableColumn) -> str:
        return address(row, self.columns[code])

    def _is_idle(self, heads: Heads, row: int, cells: dict[int, RawCell]) -> bool:
        """Whether a row says nothing of a task: sums, repeated headings, a row that numbers the columns."""
        known = [(column, cells[column].value) for column in self.columns.values() if column in cells]
        if not known and not any(place == row for place, _ in self.spread):
            return True
        repeated = [simple(words) in heads.words.get(column, "") and bool(simple(words)) for column, words in known]
        if len(repeated) >= _HEAD_MATCHES and all(repeated):
            return True
        values = [cell.value.strip() for cell in cells.values()]
        if row <= heads.last + 1 and len(values) >= _HEAD_MATCHES and all(map(_COLUMN_NUMBER.fullmatch, values)):
            return True
        return is_total(cells[min(cells)].value) or is_total(self._raw(row, self.what))

    def _begins_above(self, row: int) -> bool:
        """Whether the task of a row begins in a joined cell above."""
        first = self.covered.get((row, self.columns[self.what]))
        return first is not None and first[0] < row and first[0] in self.at_row

    def _continue(self, row: int, cells: dict[int, RawCell]) -> None:
        """What stands in a further row of a task that is joined over several."""
        at = self.at_row[self.covered[row, self.columns[self.what]][0]]
        held = self.rows[at]
        changed: dict[str, Any] = {}
        if self.columns.get(TableColumn.COORDINATING) in cells:
            changed["coordinating"] = (*held.coordinating, *_parts(self._text(row, TableColumn.COORDINATING)))
        if self.columns.get(TableColumn.LEAD) in cells and (lead := self._text(row, TableColumn.LEAD)) != held.lead:
            self._fault("many_leads", self._place(row, TableColumn.LEAD), lead)
            changed["lead"] = ""
        for code, name in _TEXTS.items():
            if self.columns.get(code) in cells:
                changed[name] = "\n".join(filter(None, (getattr(held, name), self._text(row, code))))
        self.rows[at] = replace(held, **changed)

    def _is_group(self, row: int, cells: dict[int, RawCell], following: dict[int, RawCell]) -> bool:
        """Whether a row only heads those below it: words and perhaps a number, and nothing else that a task has."""
        what, number = self.columns[self.what], self.columns.get(TableColumn.NUMBER)
        rest = [column for column in cells if column != number]
        label = self._raw(row, TableColumn.NUMBER) if number in cells else ""
        if not rest:
            return bool(label) and not is_number(label)
        if rest != [what] and not (len(rest) == 1 and not label and rest[0] <= what):
            return False
        if (row, rest[0]) in self.spread or not label or is_heading_number(label):
            return True
        below = following.get(number) if number is not None else None
        return below is not None and is_part_of(text_of(below), label)

    def _task(self, row: int) -> None:
        """One task."""
        words = self._text(row, TableColumn.WORDS)
        title = (self._text(row, TableColumn.TITLE) if self.what is TableColumn.TITLE else "") or words
        if not title:
            self._fault("no_title", self._place(row, self.what), stops=True)
            return
        number = self._text(row, TableColumn.NUMBER)
        parent, wrong = self.outline.place_task(number, row)
        if wrong:
            self._fault(wrong, self._place(row, TableColumn.NUMBER), number)
        said: dict[str, Any] = {name: self._text(row, code) for code, name in _TEXTS.items()}
        said["words"] = words if self.what is TableColumn.TITLE else ""
        task = TableRow(
            sheet=self.sheet.name,
            row=row,
            title=title,
            number=number,
            parent=parent,
            group=self.outline.groups,
            lead=self._lead(row),
            coordinating=_parts(self._text(row, TableColumn.COORDINATING)),
            extensions=self._extensions(row),
            cells={code: self._place(row, code) for code in self.columns if self._cell(row, code) is not None},
            **said,
            **self._days(row),
            **self._state(row),
        )
        self._check(task)
        self.at_row[row] = len(self.rows)
        self.rows.append(task)

    def _lead(self, row: int) -> str:
        """The unit in the lead: exactly one."""
        if TableColumn.LEAD not in self.columns:
            return ""
        words = self._text(row, TableColumn.LEAD)
        if not words:
            self._fault("no_lead", self._place(row, TableColumn.LEAD))
        if words.count(";") or sum(_BULLET.match(line) is not None for line in words.splitlines()) > 1:
            self._fault("many_leads", self._place(row, TableColumn.LEAD), words)
            return ""
        return " ".join(_BULLET.sub("", words).split())

    def _days(self, row: int) -> dict[str, Any]:
        """Days; of a deadline that is none the words."""
        said: dict[str, Any] = {}
        for code, name in _DAYS.items():
            cell, words = self._cell(row, code), self._text(row, code)
            if cell is None or not words:
                continue
            day = day_of(cell, late=self.late)
            if day is not None:
                said[name] = day
            elif code in _MAY_BE_WORDS and cell.kind != "n" and not looks_like_day(words):
                said["deadline_words"] = words
            else:
                self._fault("day", self._place(row, code), words)
        if "first_due" in said and not {"due", "deadline_words"} & said.keys():
            said["due"] = said["first_due"]
        return said

    def _state(self, row: int) -> dict[str, Any]:
        """State and share done."""
        said: dict[str, Any] = {}
        if words := self._text(row, TableColumn.STATE):
            said = {"state": state_of(words), "state_words": words}
            if said["state"] is None:
                self._fault("state", self._place(row, TableColumn.STATE), words)
        cell, words = self._cell(row, TableColumn.PERCENT), self._text(row, TableColumn.PERCENT)
        if cell is not None and words:
            said["percent"] = share_of(cell)
            if said["percent"] is None:
                self._fault("percent", self._place(row, TableColumn.PERCENT), words)
        return said

    def _extensions(self, row: int) -> int | None:
        words = self._text(row, TableColumn.EXTENSIONS)
        if not words:
            return None
        if words.isascii() and words.isdecimal() and len(words) < 4:  # noqa: PLR2004 - nobody extends a thousand times
            return int(words)
        self._fault("extensions", self._place(row, TableColumn.EXTENSIONS), words)
        return None

    def _check(self, task: TableRow) -> None:
        """What only the whole row tells."""
        if task.code and task.code in self.codes:
            self._fault("twice", self._place(task.row, TableColumn.CODE), task.code)
        self.codes.add(task.code)
        if task.due is not None and task.assigned is not None and task.due < task.assigned:
            self._fault("early", task.cells.get(TableColumn.DUE, ""), f"{task.due:%d/%m/%Y}")


def _parts(words: str) -> tuple[str, ...]:
    """Units named in one cell, parted by semicolons or lines; a comma stands within many names."""
    found = (" ".join(_BULLET.sub("", part).split()) for part in _PARTED.split(words))
    return tuple(part for part in found if part)
