"""The tables of an RTF file, which it writes as paragraphs, ends of cells and ends of rows."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from diemcau.collect.blocks import DEEPEST, Block, Cell, Paragraph, Table

_NEAR = 30  # twips; edges of cells that close together are one column's


@dataclass(slots=True)
class RowForm:
    """How a row is laid out.

    Attributes:
        edges: Right edges of its cells, in twips.
        continued: For each cell whether it is the later part of one that was joined.
    """

    edges: list[int] = field(default_factory=list)
    continued: list[bool] = field(default_factory=list)
    joins: bool = False

    def end_cell(self, edge: int) -> None:
        """Take in the right edge of the next cell, which ends what is said of it."""
        self.edges.append(edge)
        self.continued.append(self.joins)
        self.joins = False


@dataclass(slots=True)
class _Level:
    """A table being met, or the text outside all tables."""

    blocks: list[Block] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    rows: list[tuple[list[list[Block]], RowForm]] = field(default_factory=list)


class Flow:
    """A stretch of text being met: the body, a footnote, a header; its tables may hold tables."""

    def __init__(self, part: str = "body") -> None:
        self.part = part
        self._levels = [_Level()]

    def add(self, paragraph: Paragraph, level: int) -> None:
        """Add a paragraph that stands in so many tables."""
        self._reach(level)
        self._levels[-1].blocks.append(paragraph)

    def end_cell(self, paragraph: Paragraph, level: int) -> None:
        """End a cell with its last paragraph."""
        self.add(paragraph, level)
        top = self._levels[-1]
        top.cells.append(top.blocks)
        top.blocks = []

    def end_row(self, form: RowForm, level: int) -> None:
        """End a row of the table of a level."""
        self._reach(level)
        top = self._levels[-1]
        if top.blocks:
            top.cells.append(top.blocks)
        if top.cells:
            top.rows.append((top.cells, form))
        top.cells, top.blocks = [], []

    def finish(self) -> list[Block]:
        """The paragraphs and tables met."""
        self._reach(0)
        return self._levels[0].blocks

    def _reach(self, level: int) -> None:
        level = min(level, DEEPEST)
        while len(self._levels) - 1 < level:
            self._levels.append(_Level())
        while len(self._levels) - 1 > level:
            done = self._levels.pop()
            if done.cells or done.blocks:
                done.rows.append(([*done.cells, *([done.blocks] if done.blocks else [])], RowForm()))
            if done.rows:
                self._levels[-1].blocks.append(_table(done.rows, self.part))


def _table(rows: list[tuple[list[list[Block]], RowForm]], part: str) -> Table:
    edges = _columns([edge for cells, form in rows if len(form.edges) == len(cells) for edge in form.edges])
    return Table(rows=[list(_row(cells, form, edges)) for cells, form in rows], part=part)


def _columns(edges: list[int]) -> list[int]:
    """The right edges of the columns that rows share, ascending."""
    found: list[int] = []
    for edge in sorted(edges):
        if not found or edge > found[-1] + _NEAR:
            found.append(edge)
    return found


def _row(cells: list[list[Block]], form: RowForm, edges: list[int]) -> list[Cell]:
    fits = len(form.edges) == len(cells)
    found: list[Cell] = []
    reached = 0
    for at, blocks in enumerate(cells):
        width = 1
        if fits:
            column = bisect_left(edges, form.edges[at] - _NEAR)
            width, reached = max(1, column + 1 - reached), max(reached, column + 1)
        found.append(Cell(blocks=blocks, columns=width, continued=fits and form.continued[at]))
    return found
