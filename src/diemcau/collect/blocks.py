"""Paragraphs and tables of a text file, and how they become lines.

Word, LibreOffice and RTF files differ in how they are written, not in what they hold; their readers give these blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from diemcau.collect.content import Draft, Runs

DEEPEST = 20
"""Tables, boxes and notes inside one another that are read."""

Line: TypeAlias = list[tuple[str, str | None]]
"""A line in stretches of one font."""

_ENDS = re.compile(r"[.!?:;…|][\"'”’»)\]]*\Z")  # what ends a sentence or a heading
_LAYOUT_ROWS = 2  # a letterhead has one row or two, a table of values more
_RAISED = re.compile(r"[(\[]?\d{1,3}[)\]]?|[(\[]?\*{1,3}[)\]]?")
_POWER = re.compile(r"(?:\b|[kcdm])m\Z")


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        runs: Its words with their fonts; a line feed where the writer broke the line.
        page: Its page from 1, or None where the file does not say.
        part: As in `records.Place`.
        furniture: Whether it belongs to the page and not to the report.
        notes: What is told outside its sentence: footnotes, text boxes; they follow it.
    """

    runs: list[tuple[str, str | None]] = field(default_factory=list)
    page: int | None = None
    part: str = "body"
    furniture: bool = False
    notes: list[Block] = field(default_factory=list)

    def add(self, words: str, font: str | None = None) -> None:
        """Add words at its end."""
        if words:
            self.runs.append((words, font))

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(words for words, _ in self.runs)


@dataclass(slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        blocks: What it holds.
        columns: Columns that it takes.
        continued: Whether it is the lower part of a cell that began in a row above, and so has no words of its own.
    """

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    continued: bool = False


@dataclass(slots=True)
class Table:
    """A table, row by row."""

    rows: list[list[Cell]] = field(default_factory=list)
    page: int | None = None
    part: str = "body"


Block: TypeAlias = Paragraph | Table


def is_note_mark(before: str, raised: str) -> bool:
    """Whether raised words are the mark of a footnote, which would otherwise run into the number before them.

    Args:
        before: The words before, at least the last three characters.
        raised: The words; `2` and `3` behind `m` and `km` are powers.
    """
    mark = raised.strip()
    if _RAISED.fullmatch(mark) is None:
        return False
    return bool(before.strip()) and not (mark in {"2", "3"} and _POWER.search(before))


@dataclass(slots=True)
class Writer:
    """Writes blocks as lines, and counts paragraphs and tables on the way.

    A row of a table is one line. Tables that only place words beside each other, such as a letterhead, are written
    paragraph by paragraph.
    """

    draft: Draft
    paragraphs: int = 0
    tables: int = 0

    def write(self, blocks: Sequence[Block], cell: tuple[int, int, int] | None = None, depth: int = 0) -> None:
        """Write blocks in their order.

        Args:
            blocks: The blocks.
            cell: Table, row and column that they stand in.
            depth: How many blocks they are inside of.
        """
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block, cell, depth)
            elif depth < DEEPEST:
                self._table(block, depth)

    def _paragraph(self, paragraph: Paragraph, cell: tuple[int, int, int] | None, depth: int) -> None:
        lines = _whole([line for line in _lines(paragraph.runs) if line])
        if lines and cell is None and paragraph.part == "body":
            self.paragraphs += 1
        number = self.paragraphs if cell is None and paragraph.part == "body" else None
        for line in lines:
            self.draft.add_line(
                line,
                page=paragraph.page,
                paragraph=number,
                cell=cell,
                part=paragraph.part,
                furniture=paragraph.furniture,
            )
        if depth < DEEPEST:
            self.write(paragraph.notes, None, depth + 1)

    def _table(self, table: Table, depth: int) -> None:
        self.tables += 1
        number = self.tables
        is_layout = _is_layout(table)
        notes: list[Block] = []
        for at, row in enumerate(table.rows, 1):
            if is_layout:
                self._apart(row, number, at, depth)
            else:
                notes.extend(self._as_line(table, row, number, at))
        self.write(notes, None, depth + 1)

    def _apart(self, row: Sequence[Cell], number: int, at: int, depth: int) -> None:
        column = 1
        for cell in row:
            self.write(cell.blocks, (number, at, column), depth + 1)
            column += cell.columns

    def _as_line(self, table: Table, row: Sequence[Cell], number: int, at: int) -> list[Block]:
        """Write a row as one line; what is to follow the table: notes, and tables inside cells."""
        cells: list[Runs] = []
        notes: list[Block] = []
        for cell in row:
            cells.append([] if cell.continued else list(_cell_runs(cell)))
            cells.extend([[]] * (cell.columns - 1))
            for block in cell.blocks:
                notes.extend(block.notes if isinstance(block, Paragraph) else [block])
        if any(words.strip() for runs in cells for words, _ in runs):
            self.draft.add_row(cells, table=number, row=at, page=table.page, part=table.part)
        return notes


def _is_layout(table: Table) -> bool:
    """Whether a table only places words beside each other."""
    if all(sum(cell.columns for cell in row) <= 1 for row in table.rows):
        return True
    if len(table.rows) > _LAYOUT_ROWS:
        return False
    return any(sum(_count_lines(block) for block in cell.blocks) > 1 for row in table.rows for cell in row)


def _count_lines(block: Block) -> int:
    return 1 if isinstance(block, Table) else sum(bool(line.strip()) for line in block.text.split("\n"))


def _cell_runs(cell: Cell) -> Iterator[tuple[str, str | None]]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
            yield " ", None


def _lines(runs: Sequence[tuple[str, str | None]]) -> Iterator[Line]:
    """The lines of a paragraph, white space at their ends cut off."""
    line: Line = []
    for words, font in runs:
        first, *others = words.split("\n")
        line.append((first, font))
        for other in others:
            yield _stripped(line)
            line = [(other, font)]
    yield _stripped(line)


def _whole(lines: list[Line]) -> list[Line]:
    """Lines with those put together that were broken inside a sentence."""
    found: list[Line] = []
    for line in lines:
        if found and line[0][0][0].islower() and _ENDS.search(found[-1][-1][0]) is None:
            found[-1] += [(" ", None), *line]
        else:
            found.append(line)
    return found


def _stripped(line: Line) -> Line:
    kept = [(words, font) for words, font in line if words]
    while kept and not kept[0][0].strip():
        kept.pop(0)
    while kept and not kept[-1][0].strip():
        kept.pop()
    if kept:
        kept[0] = (kept[0][0].lstrip(), kept[0][1])
        kept[-1] = (kept[-1][0].rstrip(), kept[-1][1])
    return kept
