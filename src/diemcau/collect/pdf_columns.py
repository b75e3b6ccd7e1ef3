"""Tables without ruled lines: numbers that stand one under another on lines that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from diemcau.collect.pdf_grid import Table, cell_text, is_number
from diemcau.collect.pdf_lines import Piece, to_rows

_BETWEEN = 2  # lines without numbers that may stand between two rows: labels on several lines, groups
_HEADS = 4  # lines that a head may have
_STEP = 2.4  # of the letters' height: a wider space ends a table
_HEAD_STEP = 2.0  # the same between a head and the first row
_SEEDS = 2  # rows with numbers that make a table of several columns of numbers
_SEEDS_OF_ONE = 3  # the same where there is one column of numbers, as in any list that ends in numbers
_NEARER = 0.8  # a line belongs to the row that is that much nearer than the other
_LEADERS = "...."  # between a heading and its page in a table of contents
_PAIR = 2  # a label and a number
_SHORT_NUMBER = 3  # characters; a shorter number at the start of a line counts items
_SMALL = 12  # characters of the longest unit in a column of units

Row = list[Piece]


@dataclass(slots=True)
class _Run:
    """Rows that may make a table: where the columns are, and which rows hold numbers.

    Attributes:
        rows: All rows of the page.
        seeds: Indices of the rows that hold numbers.
        columns: Left and right edge of each column.
    """

    rows: list[Row]
    seeds: list[int]
    columns: list[tuple[float, float]] = field(default_factory=list)

    def column(self, piece: Piece) -> int | None:
        """The column a piece stands in, or None where it reaches over several or none."""
        over = self.over(piece)
        return over[0] if len(over) == 1 else None

    def over(self, piece: Piece) -> list[int]:
        """The columns a piece reaches over."""
        return [at for at, (left, right) in enumerate(self.columns) if piece.left < right and piece.right > left]


def find_columns(pieces: Sequence[Piece], page: int) -> tuple[list[Table], list[Piece]]:
    """The tables that only their columns show, and the pieces outside them.

    Args:
        pieces: Pieces of the lines of a page, outside ruled tables.
        page: Its number.
    """
    rows = to_rows(pieces)
    tables: list[Table] = []
    taken: set[int] = set()
    for run in _runs(rows):
        table, used = _read(run, page)
        tables.append(table)
        taken.update(id(piece) for at in used for piece in rows[at])
    return tables, [piece for piece in pieces if id(piece) not in taken]


def _runs(rows: list[Row]) -> list[_Run]:
    found: list[_Run] = []
    seeds: list[int] = []
    for at in [*(at for at, row in enumerate(rows) if _has_numbers(row)), len(rows) + _BETWEEN + 2]:
        if seeds and (at - seeds[-1] > _BETWEEN + 1 or not _are_near(rows, seeds[-1], at)):
            found.extend(_aligned(rows, seeds))
            seeds = []
        seeds.append(at)
    return found


def _has_numbers(row: Row) -> bool:
    """Whether a row is a label and numbers, with nothing longer beside them."""
    if len(row) < _PAIR or _LEADERS in row[0].text:
        return False
    numbers = sum(is_number(piece.text) for piece in row[1:])
    is_numbered = is_number(row[0].text)  # a running number may stand before the label
    if not numbers or (len(row) <= _PAIR and is_numbered and len(row[0].text) < _SHORT_NUMBER):
        return False
    label = 2 if len(row) > _PAIR and is_numbered else 1
    return all(is_number(piece.text) or len(piece.text) <= _SMALL for piece in row[label:])


def _are_near(rows: list[Row], one: int, other: int) -> bool:
    return all(
        above[0].bottom - below[0].top <= _STEP * below[0].height
        for above, below in pairwise(rows[one : min(other, len(rows) - 1) + 1])
    )


def _aligned(rows: list[Row], seeds: list[int]) -> list[_Run]:
    """The run of rows as one table where their numbers stand under each other; else none."""
    columns: list[tuple[float, float]] = []
    for piece in sorted((p for at in seeds for p in rows[at]), key=lambda p: p.left):
        if columns and piece.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], piece.right)
        else:
            columns.append((piece.left, piece.right))
    run = _Run(rows, seeds, columns)
    least = _SEEDS if len(columns) > _PAIR else _SEEDS_OF_ONE
    if len(columns) < _PAIR or len(seeds) < least:
        return []
    for at in seeds:
        places = [run.column(piece) for piece in rows[at]]
        if len(set(places)) < len(places):
            return []
    return [run]


def _read(run: _Run, page: int) -> tuple[Table, list[int]]:
    head = _head(run)
    first, last = run.seeds[0], run.seeds[-1]
    end = _end(run)
    lines = [*_head_rows(run, range(head, first)), *_body(run, first, last, end)]
    used = list(range(head, end))
    boxes = [piece for at in used for piece in run.rows[at]]
    box = (
        min(p.left for p in boxes),
        min(p.bottom for p in boxes),
        max(p.right for p in boxes),
        max(p.top for p in boxes),
    )
    return Table(lines, *box, [page] * len(lines)), used


def _head(run: _Run) -> int:
    """Index of the first row of the head above the first row with numbers."""
    at = run.seeds[0]
    while at > 0 and run.seeds[0] - at < _HEADS:
        above, below = run.rows[at - 1], run.rows[at]
        if above[0].bottom - below[0].top > _HEAD_STEP * below[0].height or not _is_head(run, above):
            break
        at -= 1
    return at


def _is_head(run: _Run, row: Row) -> bool:
    """Whether a row names columns: something stands over a column of numbers, and nothing runs through the label."""
    over = [run.over(piece) for piece in row]
    if not all(over) or not any(columns[-1] > 0 for columns in over):
        return False
    return all(0 not in columns or len(columns) == 1 for columns in over)


def _head_rows(run: _Run, rows: range) -> list[list[str]]:
    """The head with one line for each level: names on several lines are joined, names over several columns are not."""
    levels: list[list[list[Row]]] = []
    joinable = False
    for at in rows:
        spans = any(run.column(piece) is None for piece in run.rows[at])
        if not joinable or spans:
            levels.append([[] for _ in run.columns])
        for piece in run.rows[at]:
            levels[-1][run.over(piece)[0]].append([piece])
        joinable = not spans
    return [[cell_text(cell) for cell in level] for level in levels]


def _end(run: _Run) -> int:
    """Index behind the last row: what goes on with its label in small letters belongs to it."""
    at = run.seeds[-1] + 1
    while at < len(run.rows):
        row, above = run.rows[at], run.rows[at - 1]
        near = above[0].bottom - row[0].top <= 0.6 * row[0].height
        if not near or len(row) > 1 or run.column(row[0]) != 0 or not row[0].text[:1].islower():
            break
        at += 1
    return at


def _body(run: _Run, first: int, last: int, end: int) -> list[list[str]]:
    """Rows with numbers, labels on several lines joined, and rows that only name a group."""
    lines: list[list[list[Row]]] = []
    waiting: list[Row] = []
    for at in range(first, end):
        row = run.rows[at]
        if at in run.seeds:
            lines.append([[] for _ in run.columns])
            lines[-1][0].extend(waiting)
            waiting = []
        else:
            where = _where(run, at, last)
            if where == "below":
                waiting.append(row)
                continue
            if where == "own":
                lines.append([[] for _ in run.columns])
        for piece in row:
            over = run.over(piece)
            lines[-1][over[0] if over else 0].append([piece])
    return [[cell_text(cell) for cell in line] for line in lines]


def _where(run: _Run, at: int, last: int) -> str:
    """Whether a row without numbers goes on with the row above, begins the one below, or names a group."""
    row = run.rows[at]
    if at > last:
        return "above"
    above = run.rows[at - 1][0].bottom - row[0].top
    below = row[0].bottom - run.rows[at + 1][0].top
    if above < _NEARER * below - 0.5:
        return "above"
    if below < _NEARER * above - 0.5:
        return "below" if not row[0].text.endswith(":") else "own"
    return "above" if row[0].text[:1].islower() else "own"
