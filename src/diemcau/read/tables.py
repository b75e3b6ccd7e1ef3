"""Tables that stand as lines of text: every number with what its row, column and caption say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from diemcau.lang.numerals import Number
from diemcau.lang.tables import LABEL_NUMBER
from diemcau.read.frame import Frame
from diemcau.read.table_heads import NOTHING, Caption, Column, Said, parse_unit, read_caption, read_columns, read_head
from diemcau.read.table_lines import BARS, SEMICOLON, Lines, Row, find_lines
from diemcau.read.table_sense import Sense, find_sense, find_sum
from diemcau.records import PLAN, Kind, Period, Span, Status

_MINUS = frozenset("-–−")


@dataclass(slots=True, eq=False)
class Cell:
    """One numeric cell with what its row, column and caption say of it.

    Attributes:
        number: The number phrase, offsets into the document.
        row: What the row's head says.
        column: What the column's head says of the measure, besides when, in what unit and how certain.
        corner: What the head over the labels says of all rows: "Exports" of "Exports (million EUR)".
        title: What the table says it is about.
        period: The column's period, or the row's, or the table's, or None.
        unit: ISO code, percent, or None.
        factor: What the scale multiplies the number by.
        counts: Words of the unit, for what is counted and not measured.
        kind: What sort of number it is.
        status: How certain it is, where a head says so.
        compare_to: Base of a change or ratio, where a head or the numbers say so.
        line: The row's place in the document.
        is_total: Whether the row only says that it sums up the others.
        whole: The cell it is a part of, or None.
    """

    number: Number
    row: Said
    column: str
    corner: str
    title: str
    period: Period | None
    unit: str | None
    factor: Decimal
    counts: str
    kind: Kind
    status: Status | None
    compare_to: Period | str | None
    line: Span
    is_total: bool = False
    whole: Cell | None = None


def find_tables(text: str, lines: Sequence[Span], frame: Frame) -> tuple[list[Cell], list[Span]]:
    """The numeric cells of all tables, and the lines that belong to a table.

    A table is a head and at least one row of as many cells, of which those behind its label are numbers; rows of a
    label and one number each need no head.

    Args:
        text: The document.
        lines: Its lines, ascending.
        frame: What it sets for all its tables.
    """
    cells: list[Cell] = []
    taken: list[Span] = []
    if not any(mark in text for mark in (*BARS, SEMICOLON)):
        return cells, taken
    for found in find_lines(text, lines, frame.language):
        cells += _Table(text, found, read_caption(text, lines, found.first, frame), frame).cells()
        taken += found.taken
    return cells, taken


@dataclass(slots=True)
class _Table:
    """One table while it is read from top to bottom.

    Attributes:
        text: The document.
        lines: Its lines.
        caption: What stands above it.
        frame: The document's frame.
        columns: What its columns say.
        corner: What stands over its labels.
        senses: What columns of changes hold, told by their numbers.
        group: The label of the group of rows that is read.
        parents: The cells by column whose parts are being told; None where none are.
        last: The cells of the last row by column.
    """

    text: str
    lines: Lines
    caption: Caption
    frame: Frame
    columns: list[Column] = field(default_factory=list)
    corner: Said = NOTHING
    senses: dict[int, Sense] = field(default_factory=dict)
    group: str = ""
    parents: dict[int, Cell] | None = None
    last: dict[int, Cell] = field(default_factory=dict)

    def cells(self) -> Iterator[Cell]:
        """The numeric cells in text order."""
        rows = self.lines.rows
        self.columns = read_columns(self.lines.heads, max(len(row.words) for row in rows), self.frame)
        label = next((row.label for row in rows if row.label is not None), 0)
        self.corner = self.columns[label].said if self.columns else NOTHING
        numbers = [dict(self.numbers(row)) for row in rows]
        self.senses = {
            at: sense
            for at, column in enumerate(self.columns)
            if column.change or column.percent or column.of_plan
            if (sense := find_sense(at, numbers, self.columns)) is not None
        }
        whole = find_sum(numbers, self.columns)
        for row, values in zip(rows, numbers, strict=True):
            if row.first is None:
                self.open_group(row)
                continue
            found = self.read_row(row, values)
            for at, cell in found.items():
                if whole is not None and at != whole and cell.whole is None:
                    cell.whole = found.get(whole)
            yield from found.values()

    def numbers(self, row: Row) -> Iterator[tuple[int, Number]]:
        """The numbers of a row by column."""
        for at in range(row.first if row.first is not None else len(row.words), len(row.words)):
            if row.numbers[at] and (number := self.number(row.cells[at])) is not None:
                yield at, number

    def number(self, cell: Span) -> Number | None:
        """The number that a cell holds, offsets into the document."""
        written = self.text[cell.start : cell.end]
        numbers = self.frame.language.find_numbers(written, [])
        if not numbers:
            return None
        number = numbers[0]
        number.start, number.end, number.core = (x + cell.start for x in (number.start, number.end, number.core))
        sign = written.lstrip()[:1]
        if sign == "(" and not number.sign:
            number.sign = -1  # accounts write what is lost in brackets
        elif sign in _MINUS and not number.sign:
            number.sign, number.start = -1, cell.start + len(written) - len(written.lstrip())
        return number

    def open_group(self, row: Row) -> None:
        """Take in a row that only names the rows below it: a group, or the parts of the row above."""
        words = LABEL_NUMBER.sub("", next(word for word in row.words if word))
        within = self.frame.language.tables.within.match(words)
        if within is not None and self.last:
            self.parents = self.last
        else:
            self.group, self.parents = read_head(words, self.frame).words, None

    def read_row(self, row: Row, values: dict[int, Number]) -> dict[int, Cell]:
        """The cells of a row by column."""
        words, unit = self.label(row)
        words = LABEL_NUMBER.sub("", words)
        within = self.frame.language.tables.within.match(words)
        is_total = self.frame.language.tables.total.match(words) is not None
        if is_total or (self.parents is not None and self.is_next(row)):
            self.parents = None
        parents = self.last if within is not None and within.end() < len(words) and self.last else self.parents
        said = read_head(words[within.end() :] if within is not None else words, self.frame)
        if unit.measures:
            said = replace(said, unit=unit.unit, factor=unit.factor, counts=unit.counts)
        found = {at: self.cell(number, said, at, row) for at, number in values.items()}
        for at, cell in found.items():
            cell.is_total = is_total
            if parents is not None and at in parents and cell.kind is parents[at].kind is Kind.LEVEL:
                cell.whole = parents[at]
        if within is None or self.parents is not None:
            self.last = found if parents is None else self.last
        return found

    def is_next(self, row: Row) -> bool:
        """Whether a row is of the rank of the one whose parts were told: it counts on, and they did not."""
        return row.label is not None and any(row.words[: row.label])

    def label(self, row: Row) -> tuple[str, Said]:
        """The words in front of a row's numbers, and the unit among them where it has a cell of its own."""
        if row.label is None or row.first is None:
            return "", NOTHING
        tables = self.frame.language.tables
        words: list[str] = []
        unit = NOTHING
        for at in range(row.label, row.first):
            word = row.words[at]
            head = self.columns[at].said.words if at < len(self.columns) else ""
            parsed = parse_unit(word, self.frame.language) if word and at > row.label else None
            if parsed is not None and (parsed[0] is not None or parsed[1] != 1):
                unit = Said("", *parsed)
            elif at > row.label and (tables.unit_head.match(head) or word.lower() in tables.counted):
                unit = Said("", counts=word)
            elif word:
                words.append(word)
        return " ".join(words), unit

    def cell(self, number: Number, row: Said, at: int, line: Row) -> Cell:
        """One number with all that is said of it."""
        column = self.columns[at] if at < len(self.columns) else Column(NOTHING)
        kind, unit, factor, counts = self.measure(number, row, column, at)
        period, base = self.periods(column, at)
        return Cell(
            number=number,
            row=row if row.is_time or not self.group else replace(row, words=f"{self.group} {row.words}".strip()),
            column=column.rest,
            corner=self.corner.words if self.corner.measures else "",
            title=self.caption.title,
            period=period or row.period or self.caption.said.period,
            unit=unit,
            factor=factor,
            counts=counts,
            kind=kind,
            status=column.status,
            compare_to=PLAN if column.of_plan else base if kind in {Kind.CHANGE, Kind.RATIO} else None,
            line=line.line,
        )

    def periods(self, column: Column, at: int) -> tuple[Period | None, Period | None]:
        """The period of a column's numbers, and the one they are compared with."""
        sense = self.senses.get(at)
        if not (column.change or column.of_plan):
            return column.said.period, None
        base = column.base or (sense.base if sense is not None else None)
        period = column.said.period if column.said.period != column.base else None
        return period or (sense.period if sense is not None else None), base

    def measure(self, number: Number, row: Said, column: Column, at: int) -> tuple[Kind, str | None, Decimal, str]:
        """Kind, unit and scale of a cell, and the words of what is counted.

        Its own unit comes first, then that of its column where it says percent, of its row, its column, the corner
        and the caption.
        """
        own = next((said for said in (row, column.said, self.corner, self.caption.said) if said.measures), NOTHING)
        sense = self.senses.get(at)
        if sense is not None and sense.is_difference:
            return Kind.CHANGE, own.unit, own.factor, own.counts
        is_percent = "percent" in {number.unit, column.said.unit} or (
            number.unit is None and (column.percent or column.of_plan) and (sense is not None or not row.measures)
        )
        if is_percent or (number.unit is None and own.unit == "percent"):
            if column.of_plan or (sense is not None and sense.is_index):
                return Kind.RATIO, "percent", Decimal(1), ""
            return Kind.CHANGE if column.change else Kind.SHARE, "percent", Decimal(1), ""
        if number.unit is not None:
            return Kind.LEVEL, number.unit, own.factor if not number.scaled else Decimal(1), ""
        return Kind.LEVEL, own.unit, own.factor, own.counts
