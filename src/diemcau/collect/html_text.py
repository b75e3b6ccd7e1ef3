"""An HTML page as a text with a map back to the page's source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diemcau.collect.content import CELL_MARK
from diemcau.collect.html_main import Part, divide_page
from diemcau.collect.html_meta import read_metadata
from diemcau.collect.html_scan import Block, Page, scan_page
from diemcau.collect.html_table import Cell
from diemcau.collect.masthead import Masthead
from diemcau.collect.unify import Mapped, join_pieces
from diemcau.records import Span
from diemcau.records.document import Place

_CELL_CHARS = 300  # a longer cell is layout, not data
_NO_CELL_BLOCKS = 4  # so are cells of this many paragraphs
_OPINION_CHARS = 4_000_000  # larger pages are dumps of data, and the second reader is not asked
_OPINION_DEPTH = 400  # elements inside one another; its time grows with the square of the depth, real pages have 40


@dataclass(frozen=True, slots=True)
class PageText:
    """The report on a page.

    Attributes:
        mapped: Its text, one line a block or table row, and the way back to the source.
        captions: Places of captions in the text.
        masthead: What the page says about itself.
        places: Where its paragraphs and the cells of its tables of data stand among those of the report.
    """

    mapped: Mapped
    captions: tuple[Span, ...]
    masthead: Masthead
    places: tuple[Place, ...] = ()


def read_page(source: str, *, whole: bool = False) -> PageText:
    """The main text of a page of HTML; empty where it has none.

    Args:
        source: The page.
        whole: Whether all its blocks are the text, as in a mail, and no second reader is asked which are.
    """
    page = scan_page(source)
    parts = divide_page(page, "" if whole else _second_opinion(source, page.depth))
    kept = [(block, part) for block, part in zip(page.blocks, parts, strict=True) if part is not Part.LEFT_OUT]
    tables = _data_tables(page)
    rows = list(_rows([block for block, _ in kept], tables))
    captions = {id(block) for block, part in kept if part is Part.CAPTION}
    pieces, spans = _lines(rows, captions)
    masthead = read_metadata(page, _headline(page, kept))
    return PageText(join_pieces(pieces), tuple(spans), masthead, tuple(_places(rows, tables)))


def _second_opinion(source: str, depth: int) -> str:
    if len(source) > _OPINION_CHARS or depth > _OPINION_DEPTH:
        return ""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source, main_content=True, alt_texts=False, list_bullets=False))


def _headline(page: Page, kept: Sequence[tuple[Block, Part]]) -> str | None:
    found = [block.text for block, _ in kept if block.element >= 0 and page.elements[block.element].tag == "h1"]
    return found[0] if found else None


def _data_tables(page: Page) -> set[int]:
    """Tables that hold rows of values; the others only place parts of the page beside each other."""
    cells: dict[int, dict[tuple[int, int], list[int]]] = {}
    for block in page.blocks:
        if block.cell is not None:
            places = cells.setdefault(block.cell.table, {})
            places.setdefault((block.cell.row, block.cell.column), []).append(len(block.text))
    nested = {_table_around(page, at) for at, element in enumerate(page.elements) if element.tag == "table"}
    return {table for table, places in cells.items() if table not in nested and _is_data(places)}


def _is_data(places: dict[tuple[int, int], list[int]]) -> bool:
    if any(sum(sizes) > _CELL_CHARS or len(sizes) >= _NO_CELL_BLOCKS for sizes in places.values()):
        return False
    rows = [row for row, _ in places]
    return sum(rows.count(row) > 1 for row in set(rows)) > 1


def _table_around(page: Page, at: int) -> int:
    """Index of the table that a table stands in, or -1."""
    parent = page.elements[at].parent
    while parent >= 0 and page.elements[parent].tag != "table":
        parent = page.elements[parent].parent
    return parent


def _rows(blocks: Sequence[Block], tables: set[int]) -> Iterator[list[Block]]:
    """Blocks that share a line: those of one row of a data table; all others stand alone."""
    row: list[Block] = []
    for block in blocks:
        if row and not _same_row(row[-1], block, tables):
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _same_row(one: Block, other: Block, tables: set[int]) -> bool:
    if one.cell is None or other.cell is None or one.cell.table not in tables:
        return False
    return (one.cell.table, one.cell.row) == (other.cell.table, other.cell.row)


def _lines(rows: Sequence[list[Block]], captions: set[int]) -> tuple[list[tuple[int | None, str]], list[Span]]:
    pieces: list[tuple[int | None, str]] = []
    spans: list[Span] = []
    at = 0
    for row in rows:
        line = list(_line(row))
        size = sum(len(part) for _, part in line)
        if id(row[0]) in captions:
            spans.append(Span(at, at + size))
        pieces += [*line, (None, "\n")]
        at += size + 1
    return pieces[:-1], spans


def _places(rows: Sequence[list[Block]], tables: set[int]) -> Iterator[Place]:
    """Where each line, and each cell of a table of data, stands; counted as `_lines` writes them."""
    at = paragraph = 0
    numbers: dict[int, int] = {}
    for row in rows:
        first = row[0].cell
        if first is None or first.table not in tables:
            paragraph += 1
            yield Place(start=at, paragraph=paragraph)
            at += sum(len(part) for _, part in _line(row)) + 1
            continue
        table = numbers.setdefault(first.table, len(numbers) + 1)
        for start, cell in _cells(row, at):
            yield Place(start=start, table=table, row=cell.row + 1, column=cell.column + 1)
        at += sum(len(part) for _, part in _line(row)) + 1


def _cells(row: Sequence[Block], at: int) -> Iterator[tuple[int, Cell]]:
    """Where the blocks of a table's row begin in the text, those that follow an earlier one in its cell left out."""
    before: Cell | None = None
    for count, block in enumerate(row):
        if block.cell is None:
            continue
        if len(row) > 1:
            steps = block.cell.column - (before.column if before is not None else 0)
            at += len(CELL_MARK) * steps if steps > 0 else count > 0
        if block.cell != before:
            yield at, block.cell
        before = block.cell
        at += sum(len(part) for _, part in _trimmed(block.pieces))


def _line(row: Sequence[Block]) -> Iterator[tuple[int | None, str]]:
    """The pieces of one line, with a mark for every step from one column to the next, empty cells included."""
    column = 0
    for at, block in enumerate(row):
        if len(row) > 1 and block.cell is not None:
            if block.cell.column > column:
                yield None, CELL_MARK * (block.cell.column - column)
            elif at:
                yield None, " "
            column = block.cell.column
        yield from _trimmed(block.pieces)


def _trimmed(pieces: Sequence[tuple[int | None, str]]) -> Iterator[tuple[int | None, str]]:
    last = len(pieces) - 1
    while last > 0 and not pieces[last][1].strip():
        last -= 1
    yield from pieces[:last]
    yield pieces[last][0], pieces[last][1].rstrip()
