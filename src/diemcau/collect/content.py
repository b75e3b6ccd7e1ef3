"""What the reader of one kind of file finds in it, and how it says what it cannot read.

A reader takes the bytes of a file and its name, and returns a `Content`. It draws text from the file and never runs
anything in it, opens no other file and no address that the file names. It raises `Unread` where there is nothing to
draw, with the cause; what it left out or noticed on the way are `Notice`s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from diemcau.collect.masthead import Masthead
from diemcau.collect.unify import Mapped
from diemcau.errors import Invalid
from diemcau.records import Severity, Span
from diemcau.records.document import IDENTITY, Place

CELL_MARK = " | "
"""Stands between the cells of a row of a table; an empty cell leaves its marks, so that columns can be counted."""

_SILENT = Masthead()

Runs = Sequence[tuple[str, str | None]]
"""Words in the order of the text, each with the name of the font that the file sets them in, or None."""


class Unread(Invalid):
    """A file holds nothing that can be read, for a cause that is known.

    Args:
        what: The cause, as the second half of a finding's code: `broken`, `encrypted`, `too_large`, `needs_part`.
        title: What was found and where, as the rest of a sentence that begins "The file cannot be read:".
        advice: What to do about it, as one sentence.
    """

    def __init__(self, what: str, title: str, advice: str) -> None:
        super().__init__(title, advice)
        self.what = what


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know of a file that was read all the same.

    Attributes:
        what: The second half of a finding's code: `macros`, `tracked`, `hidden`, `uncomputed`.
        words: What was found, as the rest of a sentence that begins with the path: "holds macros, which were not run".
        advice: What to do about it; empty where nothing need be done.
        severity: What follows if nobody looks.
    """

    what: str
    words: str
    advice: str = ""
    severity: Severity = Severity.NOTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of one file, before it is brought into the one form of all texts (`unify`).

    All offsets are code points of `mapped.text`.

    Attributes:
        mapped: The text, and the way from it to the original. The original of a text file or page is its decoded
            source. That of every other file is the text as its reader drew it, so the way is `IDENTITY`: where a
            stretch stands in the file is said by `places`.
        places: Where stretches stand in the file, ascending by start, the first at 0; empty where there are none.
        furniture: What belongs to the page and not to the report: headers, footers, page numbers, picture captions.
        fonts: Fonts that the file names, for the stretches set in them; a letter's font may say its old encoding.
        masthead: What the file says about itself.
        encoding: In which encoding the original was decoded, or None for none.
        recognised: Whether the text was recognised from pictures.
        notices: What was left out or noticed.
    """

    mapped: Mapped
    places: tuple[Place, ...] = ()
    furniture: tuple[Span, ...] = ()
    fonts: tuple[tuple[Span, str], ...] = ()
    masthead: Masthead = _SILENT
    encoding: str | None = None
    recognised: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another one: a member of an archive, an attachment of a mail.

    Attributes:
        name: What it is called there, with the folders around it, as it can be shown.
        read: Its bytes; raises `Unread` where they cannot be had.
    """

    name: str
    read: Callable[[], bytes]


@dataclass(slots=True)
class Draft:
    """The text of a file while its reader draws it, line by line, each with its place."""

    length: int = 0
    parts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    fonts: list[tuple[Span, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def add_line(
        self,
        words: str | Runs,
        *,
        page: int | None = None,
        paragraph: int | None = None,
        sheet: str | None = None,
        cell: tuple[int, int, int] | None = None,
        part: str = "body",
        furniture: bool = False,
    ) -> Span:
        """Add a paragraph; it may hold line feeds. Returns where its words stand.

        Args:
            words: The paragraph, plain or with fonts.
            page: Its page, from 1.
            paragraph: Its number, from 1.
            sheet: Its sheet of a workbook.
            cell: Table, row and column, from 1, of a paragraph in a table whose rows are not lines.
            part: As in `Place`.
            furniture: Whether it belongs to the page and not to the report.
        """
        table, row, column = cell or (None, None, None)
        self.places.append(
            Place(
                start=self.length,
                page=page,
                paragraph=paragraph,
                sheet=sheet,
                table=table,
                row=row,
                column=column,
                part=part,
            )
        )
        span = self._add(words)
        if furniture and span.start < span.end:
            self.furniture.append(span)
        self._end_line()
        return span

    def add_row(
        self,
        cells: Sequence[str | Runs],
        *,
        table: int,
        row: int,
        first: int = 1,
        page: int | None = None,
        sheet: str | None = None,
        part: str = "body",
    ) -> Span:
        """Add a row of a table as one line, cells parted by `CELL_MARK`. Returns where it stands.

        Args:
            cells: The words of each cell from the first column on; of joined cells, the first has the words. White
                space inside a cell becomes single spaces.
            table: Number of the table in the file or sheet, from 1.
            row: Number of the row in the table or sheet, from 1.
            first: Column of the first cell in the table or sheet, from 1.
            page: Its page, from 1.
            sheet: Its sheet of a workbook.
            part: As in `Place`.
        """
        start = self.length
        for column, cell in enumerate(cells, first):
            if column > first:
                self._add(CELL_MARK)
            self.places.append(
                Place(start=self.length, page=page, sheet=sheet, table=table, row=row, column=column, part=part)
            )
            self._add(_on_one_line(cell))
        span = Span(start, self.length)
        self._end_line()
        return span

    def content(self, masthead: Masthead = _SILENT, *, recognised: bool = False) -> Content:
        """What was drawn."""
        return Content(
            mapped=Mapped("".join(self.parts), IDENTITY),
            places=tuple(self.places),
            furniture=tuple(self.furniture),
            fonts=tuple(self.fonts),
            masthead=masthead,
            recognised=recognised,
            notices=tuple(self.notices),
        )

    def _add(self, words: str | Runs) -> Span:
        start = self.length
        for text, font in [(words, None)] if isinstance(words, str) else words:
            if font is not None and text:
                self._set_in(font, self.length + len(text))
            self.parts.append(text)
            self.length += len(text)
        return Span(start, self.length)

    def _set_in(self, font: str, end: int) -> None:
        """Note that what is being added is set in a font; neighbours in one font are one stretch."""
        start = self.length
        if self.fonts and self.fonts[-1][1] == font and self.fonts[-1][0].end == start:
            start = self.fonts.pop()[0].start
        self.fonts.append((Span(start, end), font))

    def _end_line(self) -> None:
        self.parts.append("\n")
        self.length += 1


def _on_one_line(cell: str | Runs) -> str | Runs:
    """The words of a cell with every stretch of white space as one space, none at its ends."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    return list(_squeezed(cell))


def _squeezed(runs: Runs) -> Iterable[tuple[str, str | None]]:
    pending, begun = False, False
    for text, font in runs:
        words = text.split()
        if not words:
            pending = pending or bool(text)
            continue
        lead = " " if begun and (pending or text[0].isspace()) else ""
        yield lead + " ".join(words), font
        begun, pending = True, text[-1].isspace()
