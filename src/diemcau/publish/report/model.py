"""A report as data: sections of blocks, blocks of sentences, sentences of pieces.

A piece is words of the house (in which no digit can stand), a name, a time, words of a document, or a locked number.
There is no piece that holds a number in letters of its own choosing: what a report says in numbers it says through
`Locked`, and what it quotes is quoted word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from diemcau.errors import Bug

if TYPE_CHECKING:
    from diemcau.publish.report.locks import Locked
    from diemcau.records import Period


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the house from its catalogue; a digit in them is a fault of ours."""

    text: str

    def __post_init__(self) -> None:
        if any(letter.isdecimal() for letter in self.text):
            raise Bug(f"The words {self.text!r} of a report hold a number of their own.", "Please report it.")


class NameSort(StrEnum):
    """Of what a name is."""

    MEASURE = "measure"
    ORG = "org"
    UNIT = "unit"
    DOCUMENT = "document"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Name:
    """A name from the profile or as a document prints it; its digits, if any, are part of the name."""

    text: str
    sort: NameSort


@dataclass(frozen=True, slots=True)
class Time:
    """A period, a day or a deadline in words."""

    text: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, letter for letter.

    Attributes:
        text: The words.
        citation: Id of the citation that says where they stand.
        language: ISO 639-1 code of the document; empty where it is not known.
    """

    text: str
    citation: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Num:
    """A locked number in the words of the report's language.

    Attributes:
        lock: Id of the `Locked`.
        text: How it is printed here, made of the lock's `shown` alone.
    """

    lock: str
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The ids of what a sentence rests on, such as `[N3, N4]`."""

    citations: tuple[str, ...]

    @property
    def text(self) -> str:
        """As printed."""
        return f"[{', '.join(self.citations)}]"


Piece = Words | Name | Time | Quote | Num | Marks


@dataclass(frozen=True, slots=True)
class Sentence:
    """Pieces one after another; the spaces between are in the words."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """As printed."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def locks(self) -> tuple[str, ...]:
        """Ids of its numbers, in their order."""
        return tuple(piece.lock for piece in self.pieces if isinstance(piece, Num))


NOTHING = Sentence(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that stand together.

    Attributes:
        sentences: Them.
        lead: A name set before them in bold, such as of the org they are about; None for none.
        is_note: Whether it is a remark on what is above, set smaller.
    """

    sentences: tuple[Sentence, ...]
    lead: Name | None = None
    is_note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Items one below another.

    Attributes:
        items: Each one or more sentences.
        is_numbered: Whether they are counted from 1.
    """

    items: tuple[tuple[Sentence, ...], ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under heads that are repeated on every page.

    Attributes:
        code: Unique in the report.
        caption: What it shows.
        head: Heading of each column.
        rows: Cells of each row, as many as there are heads.
        numeric: Places of the columns that hold numbers, set to the right.
        widths: Relative width of each column.
    """

    code: str
    caption: Sentence
    head: tuple[Sentence, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    numeric: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBar:
    """One line of a chart: a result, with its plan and its value a year before where they are known.

    Attributes:
        label: What it shows.
        result, plan, before: Ids of locks; empty where there is none.
    """

    label: str
    result: str
    plan: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Results against plan and the year before, all in one unit.

    Attributes:
        code: Unique in the report.
        caption: What it shows.
        unit: Unit of measurement of its numbers; empty for counts.
        now, before: What the two periods are called.
        bars: Its lines.
    """

    code: str
    caption: Sentence
    unit: str
    now: str
    before: str
    bars: tuple[ChartBar, ...]


Block = Paragraph | Listing | Table | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section.

    Attributes:
        code: The outline's.
        number: How it is counted, such as `II` or `3`.
        title: Its heading, without the number.
        blocks: What it says.
        sections: What stands below it.
    """

    code: str
    number: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of reading."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place in a document that supports a number or is quoted.

    Attributes:
        document: Name of the document, with its publisher and day where known.
        place: Where in its file, or empty.
        sentence: The sentence.
        start, end: The words in question within the sentence; equal where it is the whole.
        link: Where it can be opened, or empty.
        language: ISO 639-1 code of the document; empty where it is not known.
    """

    document: str
    place: str
    sentence: str
    start: int = 0
    end: int = 0
    link: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a number or a quotation rests on.

    Attributes:
        id: Unique in the report and the same in every language: `N12`.
        sources: Where it is said; empty where the house computed it.
        how: How the house came to it, in words; empty where it is only cited.
        rests_on: Ids of the citations it was computed from.
    """

    id: str
    sources: tuple[Source, ...] = ()
    how: str = ""
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report in one language.

    Attributes:
        language: ISO 639-1 code.
        outline: Code of the outline it follows.
        org: Name of the org whose report it is, or empty.
        title: Its title.
        period: The period under review, or None.
        day: Day it was made on, as it is printed and stamped into files.
        sections: What it says.
        locks: Its numbers by their ids, in the order of reading.
        citations: What they rest on, by their ids, in the order of reading.
        words: What the writers need beside: heads of the appendix, names of parts.
    """

    language: str
    outline: str
    org: str
    title: str
    period: Period | None
    day: date
    sections: tuple[Section, ...]
    locks: Mapping[str, Locked]
    citations: Mapping[str, Citation]
    words: Mapping[str, str]

    def __post_init__(self) -> None:
        for num in self.numbers():
            if num.lock not in self.locks:
                raise Bug(f"A report prints the number {num.text!r} without a lock.", "Please report it.")
        for lock in self.locks.values():
            if missing := [each for each in lock.citations if each not in self.citations]:
                raise Bug(f"The number {lock.id} of a report cites {missing}, which is not there.", "Please report it.")

    def walk(self) -> Iterator[Section]:
        """All its sections, in the order of reading."""
        for section in self.sections:
            yield from section.walk()

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence of every block, cells of tables included, in the order of reading."""
        for section in self.walk():
            for block in section.blocks:
                yield from sentences_of(block)

    def numbers(self) -> Iterator[Num]:
        """Every number that is printed, in the order of reading; a lock may be printed more than once."""
        for sentence in self.sentences():
            yield from (piece for piece in sentence.pieces if isinstance(piece, Num))


def sentences_of(block: Block) -> Iterator[Sentence]:
    """The sentences of a block, in the order of reading."""
    if isinstance(block, Paragraph):
        yield from block.sentences
    elif isinstance(block, Listing):
        for item in block.items:
            yield from item
    elif isinstance(block, Table):
        yield block.caption
        yield from block.head
        for row in block.rows:
            yield from row
    else:
        yield block.caption
