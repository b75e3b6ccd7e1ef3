"""One text in one language, and the way back to the bytes it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from diemcau.records.span import Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Leads from offsets in the text to offsets in the original, in runs.

    Within a run both sides advance alike. A text offset between two runs belongs to the run before it.

    Attributes:
        text_starts: Text offset at which each run starts, ascending, the first 0.
        origin_starts: Offset in the original (code points of the decoded file) at which each run starts.
    """

    text_starts: tuple[int, ...]
    origin_starts: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Offset in the decoded original of the code point at a text offset."""
        run = bisect_right(self.text_starts, offset) - 1
        return self.origin_starts[run] + offset - self.text_starts[run]


IDENTITY = OffsetMap((0,), (0,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of text stands in the file it came from, as a person would look it up.

    Attributes:
        start: Text offset at which the stretch begins; it ends where the next one begins.
        page: Page of the file, from 1, or None where the file has no pages.
        paragraph: Paragraph of the file, from 1, tables apart, or None.
        sheet: Name of the sheet of a workbook, or None.
        table: Table of the file or sheet, from 1, or None outside tables.
        row: Row of the table or sheet, from 1, or None.
        column: Column of the table or sheet, from 1, or None where the stretch is a whole row or no cell.
        part: `body`, `header`, `footer`, `footnote`, `caption`, `subject` of a mail, or the like.
    """

    start: int
    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    part: str = "body"

    @property
    def address(self) -> str | None:
        """The address of a cell of a sheet, such as `B7`, or None where it is no such cell."""
        if self.sheet is None or self.row is None or self.column is None:
            return None
        letters, left = "", self.column
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text that reports were read from; never changed after it was made.

    Attributes:
        id: SHA-256 of the original bytes, in hex.
        name: File name without its ending.
        path: Where it was found, as given.
        text: The whole text, Unicode NFC, lines ended by a line feed.
        language: ISO 639-1 code.
        title: Headline, or None where none was found.
        publisher: Who published it as the text or page says, or None.
        published: Day of publication as the text or page says, or None.
        furniture: Parts of the text that belong to the page and not to the report (menus, captions, related
            links), ascending; figures in them are not read.
        offsets: The way from the text back to the decoded original.
        media_type: What the bytes were found to be.
        encoding: In which encoding the original was decoded, or None for none.
        places: Where its stretches stand in the file, ascending by start; empty where the file has no such places.
        recognised: Whether the text was recognised from pictures, so that a person has to confirm its figures.
    """

    id: str
    name: str
    path: str
    text: str
    language: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    furniture: tuple[Span, ...] = ()
    offsets: OffsetMap = IDENTITY
    media_type: str = "text/plain"
    encoding: str | None = None
    places: tuple[Place, ...] = ()
    recognised: bool = False

    def quote(self, span: Span) -> str:
        """The words at a span."""
        return span.quote(self.text)

    def place_at(self, offset: int) -> Place | None:
        """Where in the file the code point at a text offset stands, or None where that is not known."""
        before = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[before] if before >= 0 else None
