"""Whether a filled form holds together: what is missing or not understood, and every rule with one of three answers.

The page has the same interpreter in its own language; `tests/review/forms/cases.json` holds for both. So the arithmetic
is small and exact: decimals and intervals, no division, no rounding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from diemcau.profile.forms import CellKind, Column, Form, FormBook, Line, Rule, Table, TableSort
from diemcau.profile.types import Names
from diemcau.records import Interval
from diemcau.records.filled import CellAddress, Entry, Filled
from diemcau.records.review import Answer
from diemcau.review.forms.cells import Read, Refused, Understood, read_cell, understand
from diemcau.review.forms.reckoning import Reckoner, compare, fold_key, is_nothing, matches

_NUMBERS = frozenset({CellKind.NUMBER, CellKind.MONEY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What one demand on a filled form comes to.

    Attributes:
        code: Of the rule; or `required`, `low`, `high`, or `refused.` and the code of `cells.Refused`.
        answer: Whether it holds.
        cells: The cells to look at.
        names: What must hold, by language; empty for what `code` says alone.
        stops: Whether a return may not be submitted while it fails.
        expected: What was expected, in codes: a unit, choices, a bound; or empty.
    """

    code: str
    answer: Answer
    cells: tuple[CellAddress, ...]
    names: Names = field(default_factory=dict)
    stops: bool = False
    expected: str = ""


def check_filled(
    filled: Filled,
    form: Form,
    book: FormBook,
    language: str,
    *,
    window: tuple[date, date] | None = None,
    before: Mapping[str, Filled] | None = None,
    read: Mapping[str, Interval] | None = None,
) -> list[Checked]:
    """Everything the form demands, in its order: cell by cell first, then rule by rule.

    Args:
        filled: What stands in it, as kept.
        form: The form.
        book: The countries and units its cells may name.
        language: In which cells that were not understood were typed.
        window: First and last day that the return covers; without it rules that ask for them cannot be told.
        before: The accepted returns of the period before, by form.
        read: What the unit's own documents say, by measure.

    Returns:
        Of cells only what fails; of rules every answer, also that they hold.
    """
    reckoner = Reckoner(filled, form, book, language, window, before or {}, read or {})
    return [*_cells(filled, form, book, language), *(one for rule in form.rules for one in _asked(rule, reckoner))]


def is_stopped(checked: list[Checked]) -> bool:
    """Whether something fails that a return may not be submitted with."""
    return any(one.stops and one.answer is Answer.FAILS for one in checked)


def keep(
    filled: Filled, form: Form, book: FormBook, language: str, *, year: int | None = None
) -> tuple[Filled, dict[CellAddress, Refused]]:
    """A filled form with each cell in the form in which it is kept, and the cells that are not understood.

    Those keep the words as typed; cells that say nothing, computed lines and what the form does not have are left out.
    """
    refused: dict[CellAddress, Refused] = {}
    tables: dict[str, tuple[Entry, ...]] = {}
    for table in form.tables:
        entries = []
        for entry in filled.tables.get(table.code, ()):
            cells: dict[str, str] = {}
            line = table.line(entry.id)
            if (table.sort is TableSort.GRID and line is None) or (line is not None and line.total_of):
                continue
            for column in table.columns:
                words = entry.cells.get(column.code, "")
                found = understand(words, column, language, book, line=line, year=year) if words else None
                if isinstance(found, Refused):
                    refused[CellAddress(table.code, entry.id, column.code)] = found
                    cells[column.code] = words
                elif found is not None and found.kept:
                    cells[column.code] = found.kept
            if cells or is_nothing(entry):
                entries.append(Entry(entry.id, cells))
        if entries:
            tables[table.code] = tuple(entries)
    return Filled(form.code, tables), refused


def computed(filled: Filled, form: Form, book: FormBook, language: str) -> dict[CellAddress, Interval]:
    """The computed lines of grids: in each column the sum of their parts, where any part is known and none refused."""
    reckoner = Reckoner(filled, form, book, language, None, {}, {})
    found = {}
    for table in form.tables:
        for line in table.lines:
            for column in table.columns if line.total_of else ():
                amount = reckoner.cell(table, line.code, column)
                if amount is not None:
                    found[CellAddress(table.code, line.code, column.code)] = amount.interval
    return found


def sums(filled: Filled, form: Form, book: FormBook, language: str) -> dict[tuple[str, str], Interval]:
    """The sums under the columns that have one, by table and column; without those of which nothing is known."""
    reckoner = Reckoner(filled, form, book, language, None, {}, {})
    found = {}
    for table in form.tables:
        for code in table.sums:
            amount = reckoner.sum(f"{table.code}.{code}")
            if amount is not None:
                found[table.code, code] = amount.interval
    return found


def _cells(filled: Filled, form: Form, book: FormBook, language: str) -> Iterator[Checked]:
    """What fails cell by cell."""
    for table in form.tables:
        entries = {entry.id: entry for entry in filled.tables.get(table.code, ())}
        if table.sort is TableSort.GRID:
            for line in table.lines:
                if not line.total_of:
                    yield from _row(table, line, entries.get(line.code, Entry(line.code, {})), book, language)
        else:
            for entry in entries.values():
                if any(entry.cells.values()):
                    yield from _row(table, None, entry, book, language)


def _row(table: Table, line: Line | None, entry: Entry, book: FormBook, language: str) -> Iterator[Checked]:
    for column in table.columns:
        place = CellAddress(table.code, entry.id, column.code)
        words = entry.cells.get(column.code, "")
        found = read_cell(words, column, language, book, line=line) if words else Understood("")
        if isinstance(found, Refused):
            yield _failed(f"refused.{found.code}", place, found.expected, stops=True)
        elif found.says_nothing:
            if column.is_required:
                yield _failed("required", place, stops=True)
        elif column.kind in _NUMBERS:
            yield from _plausible(found, column, place)


def _plausible(found: Read, column: Column, place: CellAddress) -> Iterator[Checked]:
    """A number that lies wholly outside what the form takes for plausible."""
    if not isinstance(found, Understood) or found.interval is None:
        return
    if column.low is not None and found.interval.high is not None and found.interval.high < column.low:
        yield _failed("low", place, f"{column.low:f}")
    if column.high is not None and found.interval.low is not None and found.interval.low > column.high:
        yield _failed("high", place, f"{column.high:f}")


def _failed(code: str, place: CellAddress, expected: str = "", *, stops: bool = False) -> Checked:
    return Checked(code=code, answer=Answer.FAILS, cells=(place,), stops=stops, expected=expected)


def _asked(rule: Rule, reckoner: Reckoner) -> Iterator[Checked]:
    """The answers of one rule: of each row it is asked of, or one."""
    table = reckoner.form.table(rule.table)
    if table is not None and rule.compare == "key":
        yield from _once(rule, table, reckoner)
    elif table is not None and (rule.each or rule.compare == "filled"):
        for entry in reckoner.rows(table):
            if matches(rule.where, table, entry, reckoner):
                yield _of_row(rule, table, entry, reckoner)
    else:
        answer = compare(reckoner.part(rule.left, table, None), rule.compare, reckoner.part(rule.right, table, None))
        yield _told(rule, answer, tuple(_address(cell, rule) for cell in rule.cells))


def _address(cell: str, rule: Rule) -> CellAddress:
    """A cell of a grid as a rule names it: `line.column` of the rule's table, or with the table before."""
    parts = cell.split(".")
    table = parts.pop(0) if len(parts) == 3 else rule.table  # noqa: PLR2004 - with its table
    return CellAddress(table, parts[0], parts[-1])


def _of_row(rule: Rule, table: Table, entry: Entry, reckoner: Reckoner) -> Checked:
    places = {code: CellAddress(table.code, entry.id, code) for code in rule.cells}
    if rule.compare == "filled":
        missing = tuple(place for code, place in places.items() if reckoner.is_empty(table, entry, code))
        return _told(rule, Answer.FAILS if missing else Answer.HOLDS, missing or tuple(places.values()))
    sides = (reckoner.part(side, table, entry) for side in (rule.left, rule.right))
    return _told(rule, compare(next(sides), rule.compare, next(sides)), tuple(places.values()))


def _once(rule: Rule, table: Table, reckoner: Reckoner) -> Iterator[Checked]:
    """Rows that say the same in all the named columns; a row in which one of them is empty is no row's twin."""
    alike: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in reckoner.rows(table):
        key = tuple(fold_key(entry.cells.get(code, "")) for code in rule.cells)
        if all(key):
            alike[key].append(entry)
    twins = [entries for entries in alike.values() if len(entries) > 1]
    for entries in twins:
        cells = tuple(CellAddress(table.code, entry.id, code) for entry in entries for code in rule.cells)
        yield _told(rule, Answer.FAILS, cells)
    if not twins:
        yield _told(rule, Answer.HOLDS, ())


def _told(rule: Rule, answer: Answer, cells: tuple[CellAddress, ...]) -> Checked:
    return Checked(code=rule.code, answer=answer, cells=cells, names=rule.names, stops=rule.stops)
