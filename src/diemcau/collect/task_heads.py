"""Where the headings of a table of tasks stand in a sheet, in one row or more, and which column holds what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from diemcau.collect.raw_sheets import RawSheet, place_of
from diemcau.lang.folding import fold
from diemcau.lang.task_tables import all_table_words
from diemcau.records.task_table import TableColumn

_HEAD_ROWS = 60  # rows among which headings are looked for; above them stand the letterhead and the title
_DEEPEST = 3  # rows of one heading
_LONGEST = 120  # characters of a heading
_MOST_JOINED = 200_000  # cells under joined ones that are followed
_BESIDE = re.compile(r"[^\w%#]+")
_WHAT = frozenset({TableColumn.TITLE, TableColumn.WORDS})
_WHO_WHEN = frozenset({TableColumn.LEAD, TableColumn.DUE, TableColumn.FIRST_DUE})

Place = tuple[int, int]


@dataclass(slots=True)
class Heads:
    """The headings of one sheet.

    Attributes:
        columns: Number of each column, from 1.
        first, last: The rows in which they stand.
        unknown: Columns with a heading that is none of these: number and heading, as it stands.
        words: Each heading as it stands, folded, by column.
    """

    columns: dict[TableColumn, int]
    first: int
    last: int
    unknown: dict[int, str] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)


def joined_cells(sheet: RawSheet) -> dict[Place, Place]:
    """For each cell under a joined one that one's first cell; only of rows and columns in which something stands."""
    rows = sorted({row for row, _ in sheet.cells})
    last_row, last_column = (rows[-1] if rows else 0), max((column for _, column in sheet.cells), default=0)
    covered: dict[Place, Place] = {}
    for reference in sheet.joined:
        first, _, last = reference.partition(":")
        one, other = place_of(first), place_of(last)
        if one is None or other is None:
            continue
        for row in range(one[0], min(other[0], last_row) + 1):
            for column in range(one[1], min(other[1], last_column) + 1):
                if len(covered) >= _MOST_JOINED:
                    return covered
                if (row, column) != one:
                    covered[row, column] = one
    return covered


def find_heads(sheet: RawSheet, covered: Mapping[Place, Place]) -> Heads | None:
    """The headings of a table of tasks; None without what is to be done, and by whom or by when."""
    best: Heads | None = None
    reach = _HEAD_ROWS + _DEEPEST
    top = RawSheet(sheet.name, {place: cell for place, cell in sheet.cells.items() if place[0] <= reach})
    joined = {place: first for place, first in covered.items() if place[0] <= reach}
    for row in sorted({row for row, _ in top.cells if row <= _HEAD_ROWS}):
        found = _heads_at(top, joined, row)
        if found is None or not (_WHAT & found.columns.keys() and _WHO_WHEN & found.columns.keys()):
            continue
        if best is None or len(found.columns) > len(best.columns):
            best = found
    return best


def _heads_at(sheet: RawSheet, covered: Mapping[Place, Place], row: int) -> Heads | None:
    """The headings that begin in a row, where there are any."""
    last = _last_row(sheet, covered, row)
    columns = sorted({column for at, column in (*sheet.cells, *covered) if row <= at <= last})
    claims: list[tuple[int, int, int, TableColumn]] = []
    words: dict[int, str] = {}
    for column in columns:
        levels = list(_levels(sheet, covered, row, last, column))
        if not levels:
            continue
        words[column] = " ".join(levels)
        for rank, length, code in _meanings(levels):
            claims.append((rank, -length, column, code))
    heads = Heads({}, row, last, words=words)
    taken: set[int] = set()
    for _, _, column, code in sorted(claims):
        if column not in taken and code not in heads.columns:
            heads.columns[code] = column
            taken.add(column)
    heads.unknown = {
        column: _as_it_stands(sheet, covered, (row, last), column) for column in words if column not in taken
    }
    return heads if heads.columns else None


def _last_row(sheet: RawSheet, covered: Mapping[Place, Place], row: int) -> int:
    """The last row of headings that begin in a row: as deep as its deepest joined cell, or that below a wide one."""
    last = row
    spread = False
    for (at, column), first in covered.items():
        if first[0] == row:
            last = max(last, min(at, row + _DEEPEST - 1))
            spread = spread or column > first[1]
    below = any(at == row + 1 for at, _ in sheet.cells)
    under_spread = any(first[0] == row and at == row and (row + 1, column) in sheet.cells
                       for (at, column), first in covered.items())  # fmt: skip
    return row + 1 if last == row and spread and below and under_spread else last


def _levels(sheet: RawSheet, covered: Mapping[Place, Place], first: int, last: int, column: int) -> Iterator[str]:
    """What stands over a column, from the top, folded; each once."""
    said = ""
    for row in range(first, last + 1):
        cell = sheet.cells.get(covered.get((row, column), (row, column)))
        words = simple(cell.value) if cell is not None and len(cell.value) <= _LONGEST else ""
        if words and words != said:
            yield words
            said = words


def _as_it_stands(
    sheet: RawSheet, covered: Mapping[Place, Place], rows: tuple[int, int], column: int
) -> str:  # fmt: skip
    """A heading in its own letters, its rows parted by a dash."""
    cells = [sheet.cells.get(covered.get((row, column), (row, column))) for row in range(rows[0], rows[1] + 1)]
    return " – ".join(dict.fromkeys(" ".join(cell.value.split()) for cell in cells if cell is not None))


def _meanings(levels: list[str]) -> Iterator[tuple[int, int, TableColumn]]:
    """What a heading may mean: how far from exact, length of the words that say so, column."""
    whole = " ".join(levels)
    for rank, said in enumerate((levels[-1], whole)):
        if said in _exact():
            yield rank, len(said), _exact()[said]
    for rank, said in enumerate((levels[-1], whole), 2):
        found = [(len(cue), code) for cue, code in _exact().items() if _tells(said, cue, code)]
        if found:
            yield rank, *max(found)


def _tells(said: str, cue: str, code: TableColumn) -> bool:
    """Whether a heading holds the words of a column; of what is to be done it begins so: others count such."""
    return f"{said} ".startswith(f"{cue} ") if code in _WHAT else f" {cue} " in f" {said} "


@lru_cache(maxsize=1)
def _exact() -> dict[str, TableColumn]:
    """Every heading of every language with its column."""
    return {cue: code for words in all_table_words() for code, cues in words.heads.items() for cue in cues}


def simple(words: str) -> str:
    """Words folded, with single blanks between letters and digits; brackets are left out unless they hold a %."""
    return " ".join(_BESIDE.sub(" ", re.sub(r"\([^()%]{0,60}\)", " ", fold(words))).split())
