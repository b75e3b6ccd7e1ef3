"""What a form may begin with: values read in the unit's own documents, each with where it is said, and last year's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.errors import Invalid
from diemcau.lang.folding import fold
from diemcau.profile.forms import CellKind, Column, Form, FormBook, Line, Table, TableSort
from diemcau.records import Agreement, Bound, Delegation, Interval, Period, Tally
from diemcau.records.filled import CellAddress, Entry, Filled
from diemcau.records.observation import Observation
from diemcau.records.period import months, shift_years
from diemcau.records.quantity import ABOUT_FROM
from diemcau.review.forms.cells import Understood, read_cell, understand, unit_of
from diemcau.review.forms.kept import Amount, amount_of, range_of, read_amount, write_amount
from diemcau.review.forms.reckoning import fold_key

_NUMBERS = frozenset({CellKind.NUMBER, CellKind.MONEY})
_LONGEST_NAME = 200  # characters; what tells of a delegation may be a whole sentence
_DIRECTIONS = {"delegations.out": "out", "delegations.in": "in"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A delegation or an agreement that the reader found.

    Attributes:
        source: Id of the mention.
        said: What was found.
        language: Of the document.
    """

    source: str
    said: Agreement | Delegation
    language: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a cell may begin with.

    Attributes:
        words: In the form in which it is kept.
        source: Id of the observation or mention it was taken from; of last year's return the address of the cell.
        why: `read` (a value of the cell's measure, org and period), `row` (a thing told of in a document), `before`
            (it stood in the return of the year before).
    """

    words: str
    source: str
    why: str


Proposals = dict[CellAddress, tuple[Proposed, ...]]


def propose(
    form: Form,
    book: FormBook,
    *,
    org: str,
    period: Period,
    observations: Iterable[Observation] = (),
    seen: Iterable[Seen] = (),
    before: Filled | None = None,
    filled: Filled | None = None,
) -> Proposals:
    """What the cells of a form may begin with, by address; of several for one cell, the most exact first.

    Only what the unit's own words say: a value goes into a cell where measure, org, period, status, unit and partner
    are those of the cell and nobody contradicts it. Rows that the form has already are not proposed again.

    Args:
        form: The form.
        book: The countries it names.
        org: Code of the org that reports.
        period: The period reported on.
        observations: Values read in its documents.
        seen: Delegations and agreements read there.
        before: Its accepted return for the same period a year before.
        filled: What stands in the form now.
    """
    found: defaultdict[CellAddress, list[Proposed]] = defaultdict(list)
    own = [one for one in observations if one.org == org and not one.is_disputed]
    things = list(seen)
    for table in form.tables:
        if table.sort is TableSort.GRID:
            for place, proposed in _grid(table, book, own, period, before):
                found[place].append(proposed)
        elif table.reads:
            rows = filled.tables.get(table.code, ()) if filled else ()
            for place, proposed in _rows(table, book, things, period, rows):
                found[place].append(proposed)
    return {place: tuple(dict.fromkeys(each)) for place, each in found.items()}


Placed = Iterator[tuple[CellAddress, Proposed]]


def _grid(table: Table, book: FormBook, own: Sequence[Observation], period: Period, before: Filled | None) -> Placed:
    for line in table.lines:
        for column in table.columns:
            if line.total_of or column.kind not in _NUMBERS:
                continue
            place = CellAddress(table.code, line.code, column.code)
            fitting = [one for one in own if line.measure and column.is_value and _fits(one, line, column, period)]
            for one in sorted(fitting, key=lambda one: (_width(one.interval), one.id)):
                words = words_of(one)
                if words and isinstance(read_cell(words, column, "en", book, line=line), Understood):
                    yield place, Proposed(words, one.id, "read")
            if column.period == "before" and before is not None:
                yield from _last_year(table, line, place, before)


def _last_year(table: Table, line: Line, place: CellAddress, before: Filled) -> Placed:
    """What last year's return said of its own period, for the column that repeats it."""
    own = next((one for one in table.columns if one.kind in _NUMBERS and one.period in {"", "period"}), None)
    entry = next((one for one in before.tables.get(table.code, ()) if one.id == line.code), None)
    words = entry.cells.get(own.code, "") if own and entry else ""
    if own is not None and read_amount(words) is not None:
        yield place, Proposed(words, str(CellAddress(table.code, line.code, own.code)), "before")


def _fits(one: Observation, line: Line, column: Column, period: Period) -> bool:
    """Whether a value is what a cell asks for."""
    wanted = _period(column.period, period)
    is_then = (one.period.start, one.period.end) == (wanted.start, wanted.end)
    is_stock = one.tally is Tally.STOCK and one.period.is_day and wanted.covers(one.period)
    return (
        one.measure == line.measure
        and one.status.value == column.status
        and one.partner == line.partner
        and one.unit == unit_of(column, line)
        and (is_then or is_stock)
    )


def _period(said: str, own: Period) -> Period:
    if said == "before":
        return shift_years(own, -1)
    if said == "next":
        return shift_years(own, 1)
    return months(own.end.year, 1, own.end.month) if said == "year_to_date" else own


def _width(interval: Interval) -> Decimal:
    """How exact a number is; an open end makes it the least exact."""
    if interval.low is None or interval.high is None:
        return Decimal("Infinity")
    return interval.high - interval.low


def words_of(one: Observation) -> str:
    """A value in the form in which a cell keeps it; empty where no single wording has that meaning."""
    try:
        amount = _amount(one.interval, one.bound)
    except Invalid:
        return ""
    kept = write_amount(amount) if amount is not None else ""
    return kept if read_amount(kept) is not None else ""


def _amount(interval: Interval, bound: Bound) -> Amount | None:
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return amount_of(low)
    if bound in {Bound.OVER, Bound.AT_LEAST} and low is not None:
        return amount_of(low, bound)
    if bound in {Bound.UNDER, Bound.AT_MOST} and high is not None:
        return amount_of(high, bound)
    if low is None or high is None:
        return None
    exact = _rounded(low, high) if bound is Bound.EXACT else None
    guessed = {Bound.NEARLY: high, Bound.ABOUT: low / ABOUT_FROM if low > 0 else None}.get(bound)
    known = exact or (amount_of(guessed, bound) if guessed is not None else None)
    return known if known is not None and known.interval == interval else exact or range_of(low, high)


def _rounded(low: Decimal, high: Decimal) -> Amount | None:
    """The number whose last written place leaves it open between two ends."""
    place = (high - low).normalize()
    if place.as_tuple().digits != (1,):
        return None
    power = place.adjusted()
    middle = (low + high) / 2
    return amount_of(middle, Bound.EXACT, power) if power > 0 and middle % place == 0 else amount_of(middle)


def _rows(table: Table, book: FormBook, seen: Sequence[Seen], period: Period, rows: Sequence[Entry]) -> Placed:
    """Things told of in documents, as rows that the form does not have yet."""
    held = [{role: entry.cells.get(code, "") for role, code in table.roles.items()} for entry in rows]
    for one in seen:
        told = _told(one, table.reads, period)
        cells = {role: words for role, said in (told or {}).items() if (words := _kept(table, role, said, one, book))}
        if not told or not cells.get("name") or any(_is_same(cells, row) for row in held):
            continue
        held.append(cells)
        for role, words in cells.items():
            yield CellAddress(table.code, f"read-{one.source}", table.roles[role]), Proposed(words, one.source, "row")


def _told(one: Seen, reads: str, period: Period) -> Mapping[str, str] | None:
    """What a mention says, by role; None where it is no row of the table or outside the period."""
    said = one.said
    if said.date is not None and not period.overlaps(said.date):
        return None
    days = {"start": said.date.start.isoformat(), "end": said.date.end.isoformat()} if said.date else {}
    if said.date is not None and not said.date.is_day:
        days = {}
    if isinstance(said, Delegation):
        if _DIRECTIONS.get(reads) != said.direction or said.direction is None:
            return None
        name = " ".join((said.sender or said.text).split())
        return {"name": name, "head": said.head or "", "country": said.country or "", **days}
    if reads != "agreements":
        return None
    days.pop("end", None)
    name = " ".join((f"{said.kind}: {said.field}" if said.field else said.text).split())
    return {"name": name, "partner": "; ".join(said.parties), "country": "", **days}


def _kept(table: Table, role: str, said: str, one: Seen, book: FormBook) -> str:
    """What a mention says as a cell keeps it; empty where the table has no place for it or does not understand it."""
    column = table.column(table.roles.get(role, ""))
    found = understand(said[:_LONGEST_NAME], column, one.language, book) if column and said else None
    return found.kept if isinstance(found, Understood) else ""


def _is_same(cells: Mapping[str, str], row: Mapping[str, str]) -> bool:
    """Whether a row seems to tell of the same thing: the same name, or the same country on the same first day."""
    if fold_key(cells.get("name", "")) == fold_key(row.get("name", "")):
        return True
    both = [(cells.get(role, ""), row.get(role, "")) for role in ("country", "start")]
    return all(one and fold(one) == fold(other) for one, other in both)
