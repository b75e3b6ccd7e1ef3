"""Pages of words to the text of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diemcau.collect.content import Content, Draft
from diemcau.collect.pdf_columns import find_columns
from diemcau.collect.pdf_flow import Block, Paragraph, arrange, to_blocks
from diemcau.collect.pdf_furniture import find_running
from diemcau.collect.pdf_grid import Table, find_grids, join_words
from diemcau.collect.pdf_ink import PageInk
from diemcau.collect.pdf_lines import Line, Piece, to_pieces
from diemcau.collect.pdf_words import Hyphens, to_runs
from diemcau.records.document import Place

_HEADS = 4  # rows of the longest head of a table that is looked for again on its next page


def draw_text(pages: Sequence[PageInk], *, recognised: bool = False) -> Content:
    """The text of pages in the order of reading.

    Sentences are whole over line ends, columns and pages; rows of tables are lines; footnotes stand behind the
    paragraph they belong to. Headers and footers that repeat stand once, at the end, as furniture; page numbers are
    left out.

    Args:
        pages: Words and rules of each page.
        recognised: Whether words were recognised from pictures.
    """
    ruled: list[list[Table]] = []
    inside: list[tuple[PageInk, list[Piece]]] = []
    for ink in pages:
        tables, words = find_grids(ink.rules, ink.words, ink.number)
        ruled.append(tables)
        inside.append((ink, to_pieces(words)))
    kept, running = find_running(inside)
    arranged = [
        _arranged(ink, [piece for piece in pieces if id(piece) not in running], tables)
        for (ink, pieces), tables in zip(inside, ruled, strict=True)
    ]
    writer = _Writer(Hyphens([line for page in arranged for line in page if isinstance(line, Line)]))
    for block in _joined(to_blocks(arranged)):
        writer.write(block)
    for number, part, row in kept:
        said = join_words(piece.text for piece in row)
        writer.draft.add_line(said, page=number, part=part, furniture=True)
    return writer.draft.content(recognised=recognised)


def _arranged(ink: PageInk, pieces: list[Piece], tables: list[Table]) -> list[Line | Table]:
    more, left = find_columns(pieces, ink.number)
    return arrange(left, [*tables, *more], ink)


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with tables that go on over a page's end as one, heads that are printed again left out."""
    last: Table | None = None
    for block in blocks:
        if isinstance(block, Table) and last is not None and _goes_on(last, block):
            _add(last, block)
            continue
        if last is not None:
            yield last
        last = block if isinstance(block, Table) else None
        if last is None:
            yield block
    if last is not None:
        yield last


def _goes_on(last: Table, table: Table) -> bool:
    return last.pages[-1] == table.pages[0] - 1 and len(last.rows[0]) == len(table.rows[0])


def _add(last: Table, table: Table) -> None:
    """Add the rows of a table on the next page; a row that the page's end parts is one again."""
    at = 0
    while at < min(len(last.rows), len(table.rows) - 1, _HEADS) and last.rows[at] == table.rows[at]:
        at += 1
    rows, pages = table.rows[at:], table.pages[at:]
    first = next(cell for cell in rows[0] if cell)
    if first[:1].islower() and not any(char.isdecimal() for cell in rows[0] for char in cell):
        last.rows[-1] = [join_words(pair) for pair in zip(last.rows[-1], rows[0], strict=True)]
        rows, pages = rows[1:], pages[1:]
    last.rows += rows
    last.pages += pages


class _Writer:
    """Writes blocks into a draft, counting paragraphs and tables."""

    def __init__(self, hyphens: Hyphens) -> None:
        self.draft = Draft()
        self.hyphens = hyphens
        self.paragraphs = 0
        self.tables = 0

    def write(self, block: Block) -> None:
        """Write one block."""
        if isinstance(block, Paragraph):
            self.write_paragraph(block)
            return
        self.tables += 1
        for at, (row, page) in enumerate(zip(block.rows, block.pages, strict=True), 1):
            self.draft.add_row(row, table=self.tables, row=at, page=page)

    def write_paragraph(self, block: Paragraph) -> None:
        """Write a paragraph; where it runs on over a page's end, a place says so."""
        self.paragraphs += 1
        runs = to_runs(block.lines, self.hyphens)
        start, at, page = self.draft.length, 0, runs[0].page
        places = []
        for text, _, on in runs:
            if on != page:
                places.append(Place(start=start + at, page=on, paragraph=self.paragraphs, part=block.part))
                page = on
            at += len(text)
        self.draft.add_line(
            [(text, font) for text, font, _ in runs], page=runs[0].page, paragraph=self.paragraphs, part=block.part
        )
        self.draft.places += places
