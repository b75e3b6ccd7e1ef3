"""Tables with ruled lines: the grid that the rules of a page make, and the words in each of its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diemcau.collect.pdf_ink import PARTED, Rule, Word
from diemcau.collect.pdf_lines import Piece, to_pieces, to_rows

_NEAR = 3.0  # points between rules that are one, or that meet
_GAP = 8.0  # points: an empty column no wider is the space between two rules
_MOST_PAIRS = 400_000  # pairs of rules that are compared; a drawing has more
_MOST_CELLS = 40_000
_SIDES = 2  # a cell has a rule on either side


@dataclass(slots=True)
class Table:
    """A table on a page.

    Attributes:
        rows: The words of its cells, every row with as many; of joined cells the first has the words.
        left, bottom, right, top: The box around it.
        pages: For each row its page, from 1.
    """

    rows: list[list[str]]
    left: float
    bottom: float
    right: float
    top: float
    pages: list[int]


@dataclass(slots=True)
class _Grid:
    """Rules that meet, as places of columns from left to right and of rows from top to bottom."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]

    def holds(self, word: Word) -> bool:
        """Whether a word stands inside."""
        x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]


def find_grids(rules: Sequence[Rule], words: Sequence[Word], page: int) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page, and the words outside them.

    Args:
        rules: Rules of the page.
        words: Words of the page, in the order of the file.
        page: Its number.
    """
    tables: list[Table] = []
    left = list(words)
    for grid in _grids(rules):
        inside = [word for word in left if grid.holds(word)]
        table = _fill(grid, inside, page)
        if table is None:
            continue
        tables.append(table)
        taken = set(map(id, inside))
        left = [word for word in left if id(word) not in taken]
    return tables, left


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    across = _merged(rule for rule in rules if rule.across)
    down = _merged(rule for rule in rules if not rule.across)
    if not across or not down or len(across) * len(down) > _MOST_PAIRS:
        return []
    found = []
    for level, upright in _groups(across, down):
        xs = _places([*(r.at for r in upright), min(r.start for r in level), max(r.end for r in level)])
        ys = _places([*(r.at for r in level), min(r.start for r in upright), max(r.end for r in upright)])[::-1]
        cells = (len(xs) - 1) * (len(ys) - 1)
        if _SIDES <= cells <= _MOST_CELLS:
            found.append(_Grid(xs, ys, level, upright))
    found.sort(key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[0] - grid.ys[-1]))
    return found  # the innermost first: a frame around a table is none


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one line that touch as one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / _NEAR), r.start)):
        last = found[-1] if found else None
        if last is not None and abs(last.at - rule.at) <= _NEAR and rule.start <= last.end + _NEAR:
            last.end = max(last.end, rule.end)
        else:
            found.append(Rule(rule.across, rule.at, rule.start, rule.end))
    return found


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together, those across and those down the page."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, level in enumerate(across):
        for j, upright in enumerate(down, len(across)):
            if _meet(level, upright):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate([*across, *down]):
        groups.setdefault(root(at), ([], []))[0 if rule.across else 1].append(rule)
    return [group for group in groups.values() if all(group)]


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _places(values: Iterable[float]) -> list[float]:
    """Different places, ascending, near ones as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _fill(grid: _Grid, words: Sequence[Word], page: int) -> Table | None:
    """The table of a grid, or None where it is a mere frame, or empty."""
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    owner = _owners(grid)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        column = bisect_right(grid.xs, (word.left + word.right) / 2) - 1
        row = bisect_right([-y for y in grid.ys], -(word.bottom + word.top) / 2) - 1
        place = owner[min(max(row, 0), rows - 1)][min(max(column, 0), columns - 1)]
        cells.setdefault(place, []).append(word)
    if len(cells) < _SIDES:
        return None
    shown = [to_rows(to_pieces(cells.get((row, column), ()))) for row in range(rows) for column in range(columns)]
    found = [line for row in range(rows) for line in _split(shown[row * columns : (row + 1) * columns])]
    kept = _without_gaps([[cell_text(cell) for cell in line] for line in found], grid.xs)
    if not kept or len(kept[0]) < _SIDES:
        return None
    return Table(kept, grid.xs[0], grid.ys[-1], grid.xs[-1], grid.ys[0], [page] * len(kept))


def _owners(grid: _Grid) -> list[list[tuple[int, int]]]:
    """For every cell the row and column of the first of the cells it is joined with."""
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    owner = [[(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        middle = (grid.ys[row] + grid.ys[row + 1]) / 2
        for column in range(columns):
            centre = (grid.xs[column] + grid.xs[column + 1]) / 2
            if column and not _ruled(grid.down, grid.xs[column], middle):
                owner[row][column] = owner[row][column - 1]
            elif row and not _ruled(grid.across, grid.ys[row], centre):
                owner[row][column] = owner[row - 1][column]
    return owner


def _ruled(rules: Sequence[Rule], at: float, through: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start <= through <= rule.end for rule in rules)


def cell_text(rows: Sequence[Sequence[Piece]]) -> str:
    """The words of a cell on one line."""
    return join_words([piece.text for row in rows for piece in row])


def join_words(parts: Iterable[str]) -> str:
    """Lines as one; a word that was parted between two is whole again."""
    return " ".join(part for part in parts if part).replace(f"{PARTED} ", "").replace(PARTED, "-")


def _split(cells: list[list[list[Piece]]]) -> list[list[list[list[Piece]]]]:
    """A row of a grid as the rows that its numbers make, where no rules are drawn between them."""
    counts = [len(cell) for cell in cells if len(cell) > 1 and all(_is_number(line) for line in cell)]
    if not counts or len(set(counts)) > 1 or any(len(cell) == 1 and _is_number(cell[0]) for cell in cells):
        return [cells]
    count = counts[0]
    numbers = next(cell for cell in cells if len(cell) == count and all(_is_number(line) for line in cell))
    heights = [(line[0].bottom + line[0].top) / 2 for line in numbers]
    found: list[list[list[list[Piece]]]] = [[[] for _ in cells] for _ in heights]
    for column, cell in enumerate(cells):
        for line in cell:
            middle = (line[0].bottom + line[0].top) / 2
            nearest = min(range(count), key=lambda k: abs(heights[k] - middle))
            found[nearest][column].append(line)
    return found


def _is_number(line: Sequence[Piece]) -> bool:
    text = " ".join(piece.text for piece in line)
    return bool(text) and is_number(text)


_NUMERIC = frozenset("0123456789.,  +-–−%()*'’$€£¥₫")


def is_number(text: str) -> bool:
    """Whether a cell is a number or a mark that there is none."""
    return _NUMERIC.issuperset(text) and (any(c.isdecimal() for c in text) or text.strip() in {"-", "–", "..."})


def _without_gaps(rows: list[list[str]], xs: Sequence[float]) -> list[list[str]]:
    """The same without rows in which nothing stands, and without the spaces between doubled rules."""
    kept = [row for row in rows if any(row)]
    columns = [at for at in range(len(xs) - 1) if xs[at + 1] - xs[at] > _GAP or any(row[at] for row in kept)]
    return [[row[at] for at in columns] for row in kept]
