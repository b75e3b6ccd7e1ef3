"""What is exchanged, as five flat tables: values, where they are said, of what totals are made, who is covered, names.

The tables are the one form in which all formats take the record, and into which their readers bring it back. Rows are
plain and name each other by id, so that any program can join them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Generic, TypeVar

from diemcau.errors import Invalid

Cell = str | Decimal | int | bool | date | None
Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of one measure, of one org and period: a fact, a cell of a return, or a total.

    Attributes:
        id: Unique among the values.
        basis: `claim` (sentences of documents), `filing` (a return) or `total`.
        measure: The profile's code.
        org: Code of the org; of a total the one at the head.
        partner: The other side, by code or name; empty for all together.
        period: Code of the period, as `records.Period` writes it.
        unit: Unit of measurement; the numbers are in full units.
        status: `actual`, `expected`, `target` or `plan`.
        low, high: Ends of what the number may be; None for no end.
        low_open, high_open: Whether the end itself is excluded.
        is_missing: Whether nothing may be said; then there are no ends.
        bound: In what words it is given, as `records.Bound`; `range` for totals.
        tally: `stock`, `flow` or empty.
        cut_off: The last day counted, where it is another than the period's last.
        is_disputed: Whether sources contradict each other about it.
        way: How a total came about, as `records.total.Way`; else empty.
        reported, owing: Of a total how many orgs have a value, and how many there are; else None.
        caveats: Codes of `records.total.Caveat`, a space between.
        obs_status: SDMX CL_OBS_STATUS: A normal, E estimated, P provisional (orgs are missing, or sources disagree),
            F forecast (plan or target), M missing.
        conf_status: SDMX CL_CONF_STATUS: F free, N not for publication, C confidential.
    """

    id: str
    basis: str
    measure: str
    org: str
    partner: str
    period: str
    unit: str
    status: str
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    is_missing: bool
    bound: str
    tally: str
    cut_off: date | None
    is_disputed: bool
    way: str
    reported: int | None
    owing: int | None
    caveats: str
    obs_status: str
    conf_status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value is said.

    Attributes:
        value: Id of the value.
        document: Name of the document.
        document_id: SHA-256 of its original bytes, in hex.
        publisher: Who published it; or empty.
        published: When; or None.
        start, end: Code points of the words in the document's text, from 0, half-open.
        words: The words.
        prefix, suffix: What stands right before and behind them.
        sentence_start, sentence_end: Place of the sentence.
        sentence: The sentence.
    """

    value: str
    document: str
    document_id: str
    publisher: str
    published: date | None
    start: int
    end: int
    words: str
    prefix: str
    suffix: str
    sentence_start: int
    sentence_end: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A value that a total rests on, or that had to be left out.

    Attributes:
        total: Id of the total.
        value: Id of the value.
        is_left_out: Whether it fits and may not be counted.
    """

    total: str
    value: str
    is_left_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredOrg:
    """An org that owes a value to a total.

    Attributes:
        total: Id of the total.
        kind: Code of the kind of org.
        org: Code of the org.
        has_reported: Whether it has given one.
    """

    total: str
    kind: str
    org: str
    has_reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The name of a code in a language.

    Attributes:
        sort: `measure`, `org`, `partner`, `unit`.
        code: The code.
        language: ISO 639-1.
        name: The name.
    """

    sort: str
    code: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All that is exchanged."""

    values: tuple[Value, ...] = ()
    sources: tuple[Source, ...] = ()
    parts: tuple[Part, ...] = ()
    coverage: tuple[CoveredOrg, ...] = ()
    codes: tuple[Code, ...] = ()


class Sort(StrEnum):
    """What may stand in a column."""

    TEXT = "text"
    NUMBER = "number"  # exact
    WHOLE = "whole"
    FLAG = "flag"
    DAY = "day"


R = TypeVar("R", Value, Source, Part, CoveredOrg, Code)


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """One table: its name, its columns in order, and how its rows are made.

    Attributes:
        name: As in `Tables`.
        columns: Name and sort of each column; the names are those of the row's fields.
        make: The row type.
    """

    name: str
    columns: tuple[tuple[str, Sort], ...]
    make: Callable[..., R]

    def to_cells(self, row: R) -> dict[str, Cell]:
        """A row as cells by column."""
        return {name: getattr(row, name) for name, _ in self.columns}

    def from_cells(self, cells: Cells) -> R:
        """The row of cells that have the sorts of their columns."""
        return self.make(**{name: cells[name] for name, _ in self.columns})


def _columns(text: str) -> tuple[tuple[str, Sort], ...]:
    """Columns from `name` or `name:sort`."""
    pairs = (word.partition(":") for word in text.split())
    return tuple((name, Sort(sort or "text")) for name, _, sort in pairs)


VALUES = Table(
    "values",
    _columns(
        "id basis measure org partner period unit status low:number high:number low_open:flag high_open:flag"
        " is_missing:flag bound tally cut_off:day is_disputed:flag way reported:whole owing:whole caveats obs_status"
        " conf_status"
    ),
    Value,
)
SOURCES = Table(
    "sources",
    _columns(
        "value document document_id publisher published:day start:whole end:whole words prefix suffix"
        " sentence_start:whole sentence_end:whole sentence"
    ),
    Source,
)
PARTS = Table("parts", _columns("total value is_left_out:flag"), Part)
COVERAGE = Table("coverage", _columns("total kind org has_reported:flag"), CoveredOrg)
CODES = Table("codes", _columns("sort code language name"), Code)


def to_text(cell: Cell) -> str:
    """A cell as text: numbers in plain digits, flags as `true` and `false`, days as YYYY-MM-DD, nothing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def from_text(text: str, sort: Sort, column: str) -> Cell:
    """A cell out of its text.

    Raises:
        Invalid: The text is none of the sort.
    """
    if sort is Sort.TEXT:
        return text
    if text == "":
        return None
    try:
        if sort is Sort.FLAG:
            return {"true": True, "false": False}[text]
        if sort is Sort.DAY:
            return date.fromisoformat(text)
        number = Decimal(text)
        if not number.is_finite() or (sort is Sort.WHOLE and number != int(number)):
            raise ValueError(text)  # noqa: TRY301 - told below with all other texts that are no numbers
    except (KeyError, ValueError, InvalidOperation) as error:
        raise Invalid(f"{column} holds {text!r}, which is no {sort.value}.") from error
    return int(number) if sort is Sort.WHOLE else number
