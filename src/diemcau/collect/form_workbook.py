"""A workbook that somebody filled in for a reporting form, read back cell by cell; nothing in it is run.

It is found by its hidden codes, also after columns, rows and sheets were moved; where those were deleted, by its
headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, InvalidOperation
from operator import itemgetter

from diemcau.collect.content import Unread
from diemcau.collect.raw_sheets import MOST_ROWS, RawCell, RawSheet, address, load_sheets, place_of
from diemcau.errors import Invalid
from diemcau.lang.folding import fold
from diemcau.profile.forms import CellKind, Form, Table, TableSort
from diemcau.records.filled import CellAddress, Entry, Filled

_WHY_NOT = {
    "bomb": "workbook_bomb",
    "encrypted": "workbook_encrypted",
    "too_large": "workbook_too_large",
    "unsafe": "workbook_unsafe",
}
"""Codes of what keeps a workbook from being read; of anything else it is `workbook_broken`."""

_MARK = re.compile(r"diemcau:([A-Za-z0-9_.-]+)/([A-Za-z0-9_.-]+)")
_SUM_ROW, _NOTHING_ROW = "#sum", "none"
_HEAD_MARKS = frozenset({"#title", "#heads", "#units"})
_ROW_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}")
_HEAD_ROWS = 20  # rows among which headings are looked for
_DIGITS = Context(prec=15)  # a spreadsheet keeps fifteen digits; what lies beyond is noise of its binary numbers
_NOTHING = frozenset({"none", "nothing", "nothing to report", "khong co", "khong phat sinh"})


@dataclass(frozen=True, slots=True)
class CellError:
    """Something in a workbook that cannot be taken over.

    Attributes:
        code: `formula` (never computed), `error` (such as #REF!), `merged`, `extra_column`, `missing_column`,
            `unknown_line`, `missing_sheet`, `twice` (a column, a line or a sheet stands twice), `too_many`.
        sheet: Name of the sheet.
        cell: Its address such as `B7`; empty for the sheet as a whole.
        found: What stands there.
        expected: What was expected, in codes or names; empty where the code says it all.
    """

    code: str
    sheet: str
    cell: str = ""
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """What a workbook says.

    Attributes:
        filled: What stands in the cells: words as typed, numbers with a dot, days as `YYYY-MM-DD`; to be understood by
            `review.forms.rules.keep`.
        places: Where each cell was read, such as `Delegations!B7`.
        errors: What was not taken over.
        rows: Sheet and number of each row, by table and entry.
        columns: Number of each column, from 1, by table and code.
    """

    filled: Filled
    places: Mapping[CellAddress, str]
    errors: tuple[CellError, ...]
    rows: Mapping[tuple[str, str], tuple[str, int]]
    columns: Mapping[tuple[str, str], int]

    def where(self, cell: CellAddress) -> str:
        """Where a cell stands in the workbook, an empty one too; empty for one that is not in it."""
        row, column = self.rows.get((cell.table, cell.entry)), self.columns.get((cell.table, cell.column))
        return f"{row[0]}!{address(row[1], column)}" if row is not None and column is not None else ""


def read_form_workbook(body: bytes, form: Form) -> ReadForm:
    """The cells of a workbook that was made for a form.

    Computed lines and rows of sums are left out. A row of a register that is new gets an id by its row number.

    Args:
        body: The bytes of the file.
        form: The form it is for.

    Raises:
        Invalid: It is no workbook, is damaged, swells when it is unpacked, or is that of another form.
    """
    try:
        sheets, late = load_sheets(body)
    except Unread as error:
        title = f"The workbook cannot be read: {error.title}."
        raise Invalid(title, error.advice, code=f"collect.{_WHY_NOT.get(error.what, 'workbook_broken')}") from error
    reader = _Reader(form, late)
    for sheet in sheets:
        reader.take(sheet)
    return reader.close()


class _Reader:
    """Reads the sheets of one workbook."""

    def __init__(self, form: Form, late: bool) -> None:  # noqa: FBT001 - from this module alone
        self.form = form
        self.epoch = date(1904, 1, 1) if late else date(1899, 12, 30)
        self.tables: dict[str, tuple[Entry, ...]] = {}
        self.places: dict[CellAddress, str] = {}
        self.rows: dict[tuple[str, str], tuple[str, int]] = {}
        self.columns: dict[tuple[str, str], int] = {}
        self.errors: list[CellError] = []
        self.seen: set[str] = set()

    def take(self, sheet: RawSheet) -> None:
        """Read one sheet, where it is that of a table."""
        table = self._table(sheet)
        if table is None:
            return
        if table.code in self.seen:
            self.errors.append(CellError("twice", sheet.name, "A1", table.code))
            return
        self.seen.add(table.code)
        if sheet.is_cut:
            self.errors.append(CellError("too_many", sheet.name, expected=str(MOST_ROWS)))
        head, columns = self._columns(sheet, table)
        self.columns |= {(table.code, code): at for code, at in columns.items()}
        self._check_joined(sheet, head)
        rows = sorted({row for row, _ in sheet.cells if row > head})
        if table.sort is TableSort.GRID:
            entries = list(self._grid(sheet, table, columns, rows))
        else:
            entries = list(self._register(sheet, table, columns, rows))
        if entries:
            self.tables[table.code] = tuple(entries)

    def close(self) -> ReadForm:
        """What was read; sheets that are missing are said."""
        if not self.seen:
            raise Invalid(
                f"No sheet of the workbook is a table of {self.form.code}.",
                "Take the workbook that the form offers, or keep the headings of its columns.",
                code="collect.workbook_other",
                form=self.form.code,
            )
        for table in self.form.tables:
            if table.code not in self.seen:
                self.errors.append(
                    CellError("missing_sheet", next(iter(table.names.values()), ""), expected=table.code)
                )
        ordered = {table.code: self.tables[table.code] for table in self.form.tables if table.code in self.tables}
        filled = Filled(self.form.code, ordered)
        return ReadForm(filled, self.places, tuple(self.errors), self.rows, self.columns)

    def _table(self, sheet: RawSheet) -> Table | None:
        """The table of a sheet: by its mark, else by its headings."""
        marked = (_MARK.fullmatch(cell.value) for (row, _), cell in _top(sheet) if row == 1)
        mark = next(filter(None, marked), None)
        if mark is not None:
            if mark[1] != self.form.code:
                raise Invalid(
                    f"The sheet {sheet.name} is one of the form {mark[1]}, not of {self.form.code}.",
                    "Send it to the return of that form.",
                    code="collect.workbook_form",
                    sheet=sheet.name,
                    found=mark[1],
                    form=self.form.code,
                )
            return self.form.table(mark[2])
        fitting = [(len(_by_headings(sheet, table)[1]), table) for table in self.form.tables]
        best = max(fitting, key=lambda one: one[0])
        return best[1] if 2 * best[0] > len(best[1].columns) else None

    def _columns(self, sheet: RawSheet, table: Table) -> tuple[int, dict[str, int]]:
        """The row of the headings and where each column stands; what is missing or unknown is said."""
        codes = {column.code for column in table.columns}
        found: dict[str, int] = {}
        for (row, at), cell in _top(sheet):
            if row == 1 and cell.value in codes:
                if cell.value in found:
                    self.errors.append(CellError("twice", sheet.name, address(row, at), cell.value))
                found.setdefault(cell.value, at)
        head, by_heading = _by_headings(sheet, table)
        if not found:
            found = by_heading
        elif not head:
            head = 1
        last = _last_head(sheet, head)
        for column in table.columns:
            if column.code not in found:
                name = next(iter(column.names.values()), column.code)
                self.errors.append(CellError("missing_column", sheet.name, expected=name))
        self._check_extra(sheet, head, last, set(found.values()) | _own_columns(sheet, table))
        return last, found

    def _check_extra(self, sheet: RawSheet, head: int, first: int, known: set[int]) -> None:
        strange = {at for row, at in sheet.cells if row > first and at not in known}
        for at in sorted(strange):
            heading = sheet.cells.get((head, at))
            self.errors.append(
                CellError("extra_column", sheet.name, address(head, at), heading.value if heading else "")
            )

    def _check_joined(self, sheet: RawSheet, head: int) -> None:
        for reference in sheet.joined:
            first = place_of(reference.partition(":")[0])
            if first is not None and first[0] > head:
                self.errors.append(CellError("merged", sheet.name, reference.partition(":")[0], reference))

    def _grid(self, sheet: RawSheet, table: Table, columns: Mapping[str, int], rows: list[int]) -> Iterator[Entry]:
        known: set[str] = set()
        for row in rows:
            code = _line_code(sheet, table, row, min(columns.values(), default=2))
            line = table.line(code)
            if line is None:
                if any((row, at) in sheet.cells for at in columns.values()):
                    self.errors.append(CellError("unknown_line", sheet.name, address(row, 2), code))
                continue
            if line.total_of:
                continue
            if code in known:
                self.errors.append(CellError("twice", sheet.name, address(row, 2), code))
                continue
            known.add(code)
            cells = self._cells(sheet, table, columns, row, code)
            if cells:
                yield Entry(code, cells)

    def _register(self, sheet: RawSheet, table: Table, columns: Mapping[str, int], rows: list[int]) -> Iterator[Entry]:
        taken: set[str] = set()
        for row in rows:
            said = sheet.cells.get((row, 1)) if 1 not in columns.values() else None
            name = said.value if said is not None else ""
            if name == _SUM_ROW or not any((row, at) in sheet.cells for at in columns.values()):
                continue
            if self._says_nothing(sheet, columns, row, name):
                if _NOTHING_ROW not in taken:
                    yield Entry(_NOTHING_ROW, {})
                taken.add(_NOTHING_ROW)
                continue
            if not _ROW_ID.fullmatch(name) or name in taken or name == _NOTHING_ROW:
                name = _new_id(row, taken)
            taken.add(name)
            cells = self._cells(sheet, table, columns, row, name)
            if cells:
                yield Entry(name, cells)

    @staticmethod
    def _says_nothing(sheet: RawSheet, columns: Mapping[str, int], row: int, name: str) -> bool:
        """Whether a row is the one that says: there is nothing to report."""
        words = [sheet.cells[row, at].value for at in columns.values() if (row, at) in sheet.cells]
        return len(words) == 1 and (fold(words[0]).strip() in _NOTHING or (name == _NOTHING_ROW and not words[0]))

    def _cells(self, sheet: RawSheet, table: Table, columns: Mapping[str, int], row: int, entry: str) -> dict[str, str]:
        cells: dict[str, str] = {}
        self.rows[table.code, entry] = sheet.name, row
        for column in table.columns:
            at = columns.get(column.code, 0)
            found = sheet.cells.get((row, at))
            words = self._words(found, column.kind, sheet.name, address(row, at)) if found is not None else ""
            if words:
                cells[column.code] = words
                self.places[CellAddress(table.code, entry, column.code)] = f"{sheet.name}!{address(row, at)}"
        return cells

    def _words(self, cell: RawCell, kind: CellKind, sheet: str, place: str) -> str:
        """What stands in a cell, as words that are understood alike in every language."""
        if cell.kind == "e":
            self.errors.append(CellError("error", sheet, place, cell.value))
            return ""
        if not cell.value.strip():
            if cell.is_formula and cell.kind != "str":
                self.errors.append(CellError("formula", sheet, place))
            return ""
        if cell.kind == "b":
            return "yes" if cell.value.strip() == "1" else "no"
        if cell.kind == "d":
            return cell.value[:10]
        if cell.kind != "n":
            return cell.value.strip()
        return self._number(cell.value, kind)

    def _number(self, value: str, kind: CellKind) -> str:
        try:
            number = _DIGITS.create_decimal(value.strip())
        except InvalidOperation:
            return value.strip()
        if not number.is_finite() or abs(number.adjusted()) > 30:  # noqa: PLR2004 - no report has such numbers
            return value.strip()
        if kind is CellKind.DATE and number == number.to_integral_value() and 0 < number < 200_000:  # noqa: PLR2004
            return (self.epoch + timedelta(days=int(number))).isoformat()
        whole, _, tail = f"{number:f}".partition(".")
        tail = tail.rstrip("0")
        if len(tail) == 3:  # noqa: PLR2004 - else taken for a group of thousands where dots group them
            tail += "0"
        return f"{whole}.{tail}" if tail else whole


def _top(sheet: RawSheet) -> list[tuple[tuple[int, int], RawCell]]:
    """The cells of the first rows, in order: marks and headings stand there."""
    return sorted(((place, cell) for place, cell in sheet.cells.items() if place[0] <= _HEAD_ROWS), key=itemgetter(0))


def _by_headings(sheet: RawSheet, table: Table) -> tuple[int, dict[str, int]]:
    """The row that holds most headings of a table in any language, and where each stands; row 0 for none."""
    names = {fold(name): column.code for column in table.columns for name in column.names.values()}
    has_mark = any(_MARK.fullmatch(cell.value) for (row, _), cell in _top(sheet) if row == 1)
    rows: dict[int, dict[str, int]] = {}
    for (row, at), cell in _top(sheet):
        code = names.get(fold(cell.value.strip().removesuffix("*").strip()))
        if code is not None and not (row == 1 and has_mark):
            rows.setdefault(row, {}).setdefault(code, at)
    best = max(rows, key=lambda row: (len(rows[row]), -row), default=0)
    return best, rows.get(best, {})


def _last_head(sheet: RawSheet, head: int) -> int:
    """The last row above the data: the last that the form marks as one of its own, else that of the headings."""
    marked = [row for (row, at), cell in sheet.cells.items() if at == 1 and cell.value in _HEAD_MARKS]
    return max([head, *marked])


def _own_columns(sheet: RawSheet, table: Table) -> set[int]:
    """Columns of ids and of the names of lines, which are none of the table's."""
    return {1, 2} if table.sort is TableSort.GRID else {1} if (1, 1) in sheet.cells else set()


def _line_code(sheet: RawSheet, table: Table, row: int, first: int) -> str:
    """The line of a row: by its hidden code, else by its name."""
    marked = sheet.cells.get((row, 1))
    if marked is not None and table.line(marked.value) is not None:
        return marked.value
    names = {fold(name): line.code for line in table.lines for name in line.names.values()}
    for at in range(1, first):
        cell = sheet.cells.get((row, at))
        words = fold(cell.value).strip() if cell is not None else ""
        for name in (words, words.rpartition(" (")[0]):
            if name in names:
                return names[name]
    return marked.value if marked is not None else ""


def _new_id(row: int, taken: set[str]) -> str:
    name, more = f"row-{row}", 2
    while name in taken:
        name, more = f"row-{row}-{more}", more + 1
    return name
