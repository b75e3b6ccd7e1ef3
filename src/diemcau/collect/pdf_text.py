"""Pages of words to the text of a document."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.collect.content import Content, Draft
from diemcau.collect.pdf_columns import find_columns
from diemcau.collect.pdf_flow import Paragraph, arrange, known_words, to_blocks, to_runs
from diemcau.collect.pdf_furniture import find_running
from diemcau.collect.pdf_grid import Table, find_grids, join_words
from diemcau.collect.pdf_lines import Line, Piece, to_pieces
from diemcau.collect.pdf_page import PageInk
from diemcau.records.document import Place


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
    draft = _Writer()
    draft.known = known_words(line for page in arranged for line in page if isinstance(line, Line))
    for block in to_blocks(arranged):
        draft.write(block)
    for number, part, row in kept:
        words_said = join_words(piece.text for piece in row)
        draft.draft.add_line(words_said, page=number, part=part, furniture=True)
    return draft.draft.content(recognised=recognised)


def _arranged(ink: PageInk, pieces: list[Piece], tables: list[Table]) -> list[Line | Table]:
    more, left = find_columns(pieces, ink.number)
    return arrange(left, [*tables, *more], ink)


class _Writer:
    """Writes blocks into a draft, counting paragraphs and tables."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.known: frozenset[str] = frozenset()
        self.paragraphs = 0
        self.tables = 0
        self.row = 0
        self.last: Table | None = None

    def write(self, block: Paragraph | Table) -> None:
        """Write one block; a table that goes on from the page before keeps its number and drops its repeated head."""
        if isinstance(block, Paragraph):
            self.write_paragraph(block)
            self.last = None
            return
        rows = block.rows
        if self.last is not None and self.last.page == block.page - 1 and len(self.last.rows[0]) == len(rows[0]):
            rows = rows[_repeated(self.last.rows, rows) :]
        else:
            self.tables += 1
            self.row = 0
        for row in rows:
            self.row += 1
            self.draft.add_row(row, table=self.tables, row=self.row, page=block.page)
        self.last = block

    def write_paragraph(self, block: Paragraph) -> None:
        """Write a paragraph; where it runs on over a page's end, a place says so."""
        self.paragraphs += 1
        runs = to_runs(block.lines, self.known)
        start, at, page = self.draft.length, 0, runs[0][2]
        places = []
        for text, _, on in runs:
            if on != page:
                places.append(Place(start=start + at, page=on, paragraph=self.paragraphs, part=block.part))
                page = on
            at += len(text)
        self.draft.add_line(
            [(text, font) for text, font, _ in runs], page=runs[0][2], paragraph=self.paragraphs, part=block.part
        )
        self.draft.places += places


def _repeated(before: list[list[str]], rows: list[list[str]]) -> int:
    """How many rows at the top of a table are the head of the one before, printed again."""
    count = 0
    while count < min(len(before), len(rows) - 1, 4) and before[count] == rows[count]:
        count += 1
    return count
