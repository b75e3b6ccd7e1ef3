"""Works out the parts of rules over one filled form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from diemcau.lang.folding import fold
from diemcau.profile.forms import CellKind, Column, Expression, Form, FormBook, Table
from diemcau.records import Bound, Interval
from diemcau.records.filled import Entry, Filled
from diemcau.records.review import Answer
from diemcau.review.forms.cells import Read, Refused, Understood, read_cell

NOTHING = "none"
"""Id of the row of a register that says: there is nothing to report. It has no cells."""

_ZERO, _ONE = Decimal(0), Decimal(1)
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A number worked out; a day is the number of days since the first of January 1970.

    Attributes:
        value: The number as it is written.
        interval: What it may be.
        is_stated: Whether every word it rests on gives a number and no bound.
    """

    value: Decimal
    interval: Interval
    is_stated: bool = True


Part = Reckoned | None  # None: unknown


def is_nothing(entry: Entry) -> bool:
    """Whether a row says that there is nothing to report."""
    return entry.id == NOTHING and not any(entry.cells.values())


def fold_key(words: str) -> str:
    """Words without case, marks and punctuation, so that two spellings of a title are one key."""
    return re.sub(r"[\W_]+", " ", fold(words)).strip()


@dataclass(frozen=True, slots=True)
class Reckoner:
    """One filled form and what it is held against.

    Attributes:
        filled, form, book, language: As in `rules.check_filled`.
        window: First and last day that the return covers, or None.
        before: Accepted returns of the period before, by form.
        read: What the unit's own documents say, by measure.
    """

    filled: Filled
    form: Form
    book: FormBook
    language: str
    window: tuple[date, date] | None
    before: Mapping[str, Filled]
    read: Mapping[str, Interval]

    def rows(self, table: Table) -> Iterator[Entry]:
        """The rows of a table in which anything stands; of a grid without its computed lines."""
        totals = {line.code for line in table.lines if line.total_of}
        for entry in self.filled.tables.get(table.code, ()):
            if any(entry.cells.values()) and entry.id not in totals:
                yield entry

    def is_empty(self, table: Table, entry: Entry, code: str) -> bool:
        """Whether a cell says nothing; one that is not understood says something."""
        column = table.column(code)
        found = self.at(table, entry, column) if column else None
        return found is None or (isinstance(found, Understood) and found.says_nothing)

    def part(self, part: Expression, table: Table | None, entry: Entry | None) -> Part:
        """The value of a part of a rule.

        Args:
            part: The part.
            table: The rule's table.
            entry: The row it is asked of, or None.
        """
        (word, said), *_ = part.items()
        if word in {"add", "sub", "mul", "days"}:
            parts = [self.part(one, table, entry) for one in cast("Sequence[Expression]", said)]
            known = [one for one in parts if one is not None]
            return _worked_out(word, known) if len(known) == len(parts) else None
        words = str(said)
        if word == "cell":
            return self._cell(words, table, entry)
        if word == "sum":
            return self.sum(words)
        if word == "before":
            return self._before(words)
        return self._given(word, words)

    def sum(self, words: str) -> Part:
        """The sum of a column, `table.column`; unknown where a cell is refused or all are empty."""
        table = self.form.table(words.partition(".")[0])
        column = table.column(words.partition(".")[2]) if table else None
        if table is None or column is None:
            return None
        return self._add(self.at(table, entry, column) for entry in self.rows(table))

    def cell(self, table: Table, line: str, column: Column) -> Part:
        """The cell of a grid; of a computed line the sum of its parts."""
        own = table.line(line)
        if own is None:
            return None
        if own.total_of:
            parts = [(part, self.cell(table, part, column)) for part in own.total_of]
            if any(known is None and self._holds(table, part, column) for part, known in parts):
                return None
            known = [part for _, part in parts if part is not None]
            return _worked_out("add", known) if known else None
        entry = next((one for one in self.filled.tables.get(table.code, ()) if one.id == line), None)
        return _reckoned(self.at(table, entry, column)) if entry else None

    def _holds(self, table: Table, line: str, column: Column) -> bool:
        """Whether anything stands in a cell of a grid, so that it not being known is no emptiness."""
        own = table.line(line)
        if own is not None and own.total_of:
            return any(self._holds(table, part, column) for part in own.total_of)
        entry = next((one for one in self.filled.tables.get(table.code, ()) if one.id == line), None)
        return entry is not None and not self.is_empty(table, entry, column.code)

    def at(self, table: Table, entry: Entry, column: Column) -> Read | None:
        """What a cell of a row says; None where nothing stands in it."""
        words = entry.cells.get(column.code, "")
        return read_cell(words, column, self.language, self.book, line=table.line(entry.id)) if words else None

    def _cell(self, words: str, table: Table | None, entry: Entry | None) -> Part:
        if entry is not None and table is not None:
            column = table.column(words)
            return _reckoned(self.at(table, entry, column)) if column else None
        parts = words.split(".")
        place = self.form.table(parts.pop(0)) if len(parts) == 3 else table  # noqa: PLR2004 - with its table
        column = place.column(parts[-1]) if place else None
        return self.cell(place, parts[0], column) if place and column else None

    def _before(self, words: str) -> Part:
        """A cell of a return of the period before, of this form or another."""
        code, _, cell = words.partition(".")
        filled = self.before.get(code)
        form = self.form if code == self.form.code else self.book.forms.get(code)
        if filled is None or form is None:
            return None
        earlier = Reckoner(filled, form, self.book, self.language, None, {}, {})
        return earlier._cell(cell, None, None)

    def _given(self, word: str, words: str) -> Part:
        if word == "value":
            return _exactly(Decimal(words))
        if word == "count":
            table = self.form.table(words)
            return _exactly(Decimal(sum(1 for _ in self.rows(table)))) if table else None
        if word == "window" and self.window is not None:
            return _reckoned_day(self.window[0] if words == "first" else self.window[1])
        if word == "read" and words in self.read:
            interval = self.read[words]
            is_point = interval.low is not None and interval.low == interval.high
            return Reckoned(interval.low or _ZERO, interval, is_point)
        return None

    def _add(self, cells: Iterable[Read | None]) -> Part:
        known = []
        for cell in cells:
            if isinstance(cell, Refused):
                return None
            if (amount := _reckoned(cell)) is not None:
                known.append(amount)
        return _worked_out("add", known) if known else None


def matches(where: Mapping[str, tuple[str, ...]], table: Table, entry: Entry, reckoner: Reckoner) -> bool:
    """Whether a row has one of the wanted values in each of the columns; texts without regard to case and marks."""
    for code, wanted in where.items():
        column = table.column(code)
        words = entry.cells.get(code, "")
        found = read_cell(words, column, reckoner.language, reckoner.book) if column and words else None
        if not isinstance(found, Understood) or column is None:
            return False
        is_text = column.kind in {CellKind.TEXT, CellKind.LONG}
        kept = fold_key(found.kept) if is_text else found.kept
        if kept not in ({fold_key(one) for one in wanted} if is_text else wanted):
            return False
    return True


def compare(left: Part, sign: str, right: Part) -> Answer:
    """Whether two parts stand to each other as asked.

    It holds where it holds for all that both may be, or for the numbers as they are written where both are stated; it
    fails where it holds for none; else, and where one is unknown, it cannot be told.
    """
    if left is None or right is None:
        return Answer.CANNOT_TELL
    if sign in {">=", ">"}:
        left, sign, right = right, sign.replace(">", "<"), left
    if sign != "!=" and left.is_stated and right.is_stated and _as_written(left.value, sign, right.value):
        return Answer.HOLDS
    sure, possible = _sure(left.interval, sign, right.interval), _possible(left.interval, sign, right.interval)
    return Answer.HOLDS if sure else Answer.CANNOT_TELL if possible else Answer.FAILS


def _as_written(left: Decimal, sign: str, right: Decimal) -> bool:
    if sign == "=":
        return left == right
    return left <= right if sign == "<=" else left < right


def _sure(one: Interval, sign: str, other: Interval) -> bool:
    if sign == "=":
        return one == other and one.low is not None and one.low == one.high
    if sign == "!=":
        return not one.meets(other)
    if one.high is None or other.low is None:
        return False
    touching = one.high == other.low and (sign == "<=" or one.high_open or other.low_open)
    return one.high < other.low or touching


def _possible(one: Interval, sign: str, other: Interval) -> bool:
    if sign == "=":
        return one.meets(other)
    if sign == "!=":
        return not _sure(one, "=", other)
    if one.low is None or other.high is None:
        return True
    touching = one.low == other.high and sign == "<=" and not one.low_open and not other.high_open
    return one.low < other.high or touching


def _exactly(value: Decimal) -> Reckoned:
    return Reckoned(value, Interval.point(value))


def _reckoned_day(day: date) -> Reckoned:
    return _exactly(Decimal((day - _EPOCH).days))


def _reckoned(cell: Read | None) -> Part:
    """The number or day that a cell says; None where it says neither."""
    if not isinstance(cell, Understood):
        return None
    if isinstance(cell.value, date):
        return _reckoned_day(cell.value)
    if isinstance(cell.value, Decimal) and cell.interval is not None:
        return Reckoned(cell.value, cell.interval, cell.bound is Bound.EXACT)
    return None


def _worked_out(word: str, parts: list[Reckoned]) -> Part:
    is_stated = all(part.is_stated for part in parts)
    if word == "mul":
        return _product(parts, is_stated=is_stated)
    if word == "add":
        value = sum((part.value for part in parts), _ZERO)
        interval = Interval.point(_ZERO)
        for part in parts:
            interval += part.interval
        return Reckoned(value, interval, is_stated)
    first, second = parts
    if word == "sub":
        return Reckoned(first.value - second.value, first.interval - second.interval, is_stated)
    days = Interval.point(_ONE) + (second.interval - first.interval)
    return Reckoned(second.value - first.value + 1, days, is_stated)


def _product(parts: list[Reckoned], *, is_stated: bool) -> Part:
    """The product where at most one factor is other than a single number; else unknown."""
    factor, wide = _ONE, None
    for part in parts:
        if part.interval.low is not None and part.interval.low == part.interval.high:
            factor *= part.interval.low
        elif wide is None:
            wide = part
        else:
            return None
    if wide is None or not factor:
        return _exactly(factor if wide is None else _ZERO)
    low, high = (None if end is None else end * factor for end in (wide.interval.low, wide.interval.high))
    opens = (wide.interval.low_open, wide.interval.high_open)
    interval = Interval(low, high, *opens) if factor > 0 else Interval(high, low, opens[1], opens[0])
    return Reckoned(wide.value * factor, interval, is_stated)
