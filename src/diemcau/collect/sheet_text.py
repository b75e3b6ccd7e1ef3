"""A workbook as text: captions and notes as lines, tables as rows of cells, each with its address.

A row of a table is one line, its cells parted by `CELL_MARK`; a head of two rows stays two lines, in which a cell that
stretches over several stands once, over the first. Who reads tables joins them to the path of each column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diemcau.collect.content import Content, Draft, Runs
from diemcau.collect.sheet_book import Book, Cell, Sheet

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NAMED_BY_PROGRAM = re.compile(
    r"(?:sheet|trang[ _]tính|trang|bảng[ _]tính|feuil|hoja|tabelle)[ _]?\d*\Z", re.IGNORECASE
)
_BESIDE = 2  # columns that a table beside another one has at least

Grid = dict[int, dict[int, Cell]]


def draw_book(book: Book) -> Content:
    """The text of a workbook."""
    draft = Draft()
    for sheet in book.sheets:
        if len(book.sheets) > 1 and not _NAMED_BY_PROGRAM.match(sheet.name.strip()):
            draft.add_line(sheet.name.strip(), sheet=sheet.name, part="title")
        _Writer(draft, sheet).write()
    draft.notices += book.notices()
    return draft.content()


@dataclass(slots=True)
class _Writer:
    """Writes one sheet, counting its tables."""

    draft: Draft
    sheet: Sheet
    tables: int = 0

    def write(self) -> None:
        """Write all blocks of the sheet; an empty row ends a block."""
        for rows in _blocks(self.sheet):
            for block in _beside(rows, self.sheet):
                self.write_block(block)

    def write_block(self, block: Grid) -> None:
        """Write cells without an empty row between them: captions, tables, notes."""
        numbers = sorted(block)
        start = 0
        for end in [*_table_starts(block, numbers), len(numbers)]:
            self.write_part(block, numbers[start:end])
            start = end

    def write_part(self, block: Grid, numbers: Sequence[int]) -> None:
        """Write the lines above a table, the table, and the lines below it."""
        inside = [at for at, number in enumerate(numbers) if len(block[number]) > 1]
        above, end = (inside[0], inside[-1] + 1) if inside else (len(numbers), len(numbers))
        for number in numbers[:above]:
            self.write_lines(block, number)
        rows = numbers[above:end]
        if len(rows) == 1 and not any(cell.is_number for cell in block[rows[0]].values()):
            self.write_lines(block, rows[0])
        elif rows:
            self.tables += 1
            first = min(min(block[number]) for number in rows)
            last = max(max(block[number]) for number in rows)
            for number in rows:
                cells = block[number]
                said = [_runs(cells[column]) if column in cells else "" for column in range(first, last + 1)]
                self.draft.add_row(said, table=self.tables, row=number, first=first, sheet=self.sheet.name)
        for number in numbers[end:]:
            self.write_lines(block, number)

    def write_lines(self, block: Grid, number: int) -> None:
        """Write cells of a row that is no part of a table, each as a line."""
        for column, cell in sorted(block[number].items()):
            self.draft.add_line(_runs(cell), sheet=self.sheet.name)
            self.draft.places[-1] = replace(self.draft.places[-1], row=number, column=column)


def _runs(cell: Cell) -> str | Runs:
    text = " ".join(cell.text.split())
    return [(text, cell.font)] if cell.font else text


def _blocks(sheet: Sheet) -> Iterator[Grid]:
    """Rows that follow each other without an empty one between them; hidden ones do not part them."""
    block: Grid = {}
    follows = -1
    for number in sorted(sheet.rows):
        while follows in sheet.hidden:
            follows += 1
        if block and number != follows:
            yield block
            block = {}
        block[number] = sheet.rows[number]
        follows = number + 1
    if block:
        yield block


def _beside(block: Grid, sheet: Sheet) -> Iterator[Grid]:
    """The tables of a block that stand beside each other with an empty column between them."""
    taken = {column for cells in block.values() for column in cells}
    for number in block:
        for column in list(block[number]):
            taken.update(range(column, sheet.joined.get((number, column), (0, column))[1] + 1))
    runs: list[list[int]] = []
    for column in sorted(taken):
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    if len(runs) == 1 or not all(_is_table(block, run) for run in runs):
        yield block
        return
    for run in runs:
        inside = {number: {c: cell for c, cell in cells.items() if c in set(run)} for number, cells in block.items()}
        yield {number: cells for number, cells in inside.items() if cells}


def _is_table(block: Grid, columns: Sequence[int]) -> bool:
    numbers = sum(cells[column].is_number for cells in block.values() for column in columns if column in cells)
    return len(columns) >= _BESIDE and numbers > 1


def _table_starts(block: Grid, numbers: Sequence[int]) -> Iterator[int]:
    """Where another table begins below the first without an empty row: at its caption above a new head."""
    had_numbers = False
    for at, number in enumerate(numbers):
        cells = block[number]
        if len(cells) > 1 and any(_counts(cell) for cell in cells.values()):
            had_numbers = True
        elif had_numbers and len(cells) > 1 and at and len(block[numbers[at - 1]]) == 1:
            start = at
            while len(block[numbers[start - 1]]) == 1:
                start -= 1
            yield start
            had_numbers = False


def _counts(cell: Cell) -> bool:
    """Whether a cell holds a number and not a year."""
    return cell.is_number and not _YEAR.match(cell.text)
