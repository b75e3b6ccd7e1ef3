"""The values that an accepted return gives: the cells of its grids and what its registers count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from diemcau.profile.forms import CellKind, Column, Form, FormBook, Table, TableSort, Tally
from diemcau.profile.rules import UnitsRollup
from diemcau.records import Bound, Interval, Period, Status
from diemcau.records.checked import ReportedRow
from diemcau.records.filled import Entry, Filled
from diemcau.records.observation import Basis, Observation
from diemcau.records.period import months, shift_years
from diemcau.records.total import RegisterRow
from diemcau.review.forms.cells import Understood, unit_of
from diemcau.review.forms.reckoning import Reckoner, fold_key, is_nothing, matches

_NUMBERS = frozenset({CellKind.NUMBER, CellKind.MONEY})
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class _Source:
    """What all values of a return share."""

    form: Form
    book: FormBook
    org: str
    filing: str
    period: Period
    cut_off: date | None
    reckoner: Reckoner


def to_observations(
    filled: Filled,
    form: Form,
    book: FormBook,
    *,
    org: str,
    filing: str,
    period: Period,
    window: tuple[date, date] | None = None,
) -> list[Observation]:
    """The values of a filled form, in the order of its tables.

    A cell that is empty gives no value, one that holds nought gives nought. A register gives what it counts as soon as
    it has a row; one without any says nothing, unless its only row says that there is nothing (`reckoning.NOTHING`).
    Columns that repeat the year before give none: they would be that year's value told once more.

    Args:
        filled: What stands in it, as kept.
        form: The form.
        book: The measures, countries and units it names.
        org: Code of the org that reports.
        filing: Id of the return; the ids of the values begin with it.
        period: The period reported on.
        window: First and last day that the data cover.
    """
    source = _source(filled, form, book, org=org, filing=filing, period=period, window=window)
    found: list[Observation] = []
    for table in form.tables:
        found += _grid(table, source) if table.sort is TableSort.GRID else [one for one, _ in _register(table, source)]
    return found


def to_register_rows(
    filled: Filled,
    form: Form,
    book: FormBook,
    *,
    org: str,
    filing: str,
    period: Period,
    window: tuple[date, date] | None = None,
) -> list[RegisterRow]:
    """What each row of the registers counts in the values that `to_observations` gives; of the same arguments."""
    source = _source(filled, form, book, org=org, filing=filing, period=period, window=window)
    return [
        row
        for table in form.tables
        if table.sort is TableSort.REGISTER
        for _, rows in _register(table, source)
        for row in rows
    ]


def to_reported_rows(filled: Filled, form: Form, book: FormBook, *, org: str, filing: str) -> list[ReportedRow]:
    """The rows of the registers whose things others report too, to be held against theirs."""
    language = book.languages[0] if book.languages else "en"
    reckoner = Reckoner(filled, form, book, language, None, {}, {})
    return [
        _reported(table, entry, reckoner, org, filing)
        for table in form.tables
        if table.roles
        for entry in reckoner.rows(table)
    ]


def key_of(table: Table, entry: Entry) -> str:
    """What makes a row the same thing as another's, folded; empty where the row lacks a part of it."""
    parts = [fold_key(entry.cells.get(code, "")) for code in table.key]
    return "|".join(parts) if parts and all(parts) else ""


def _source(
    filled: Filled, form: Form, book: FormBook, *, org: str, filing: str, period: Period,
    window: tuple[date, date] | None,
) -> _Source:  # fmt: skip
    reckoner = Reckoner(filled, form, book, book.languages[0] if book.languages else "en", window, {}, {})
    return _Source(form, book, org, filing, period, window[1] if window else None, reckoner)


def _grid(table: Table, source: _Source) -> Iterator[Observation]:
    """The cells of a grid that are values of a measure."""
    for line in table.lines:
        for column in table.columns if line.measure else ():
            is_value = column.is_value and column.kind in _NUMBERS
            amount = source.reckoner.cell(table, line.code, column) if is_value else None
            period = _period(column.period, source.period)
            if amount is None or period is None or line.measure is None:
                continue
            entry = next((e for e in source.reckoner.filled.tables.get(table.code, ()) if e.id == line.code), None)
            cell = source.reckoner.at(table, entry, column) if entry and not line.total_of else None
            yield _observation(
                source, line.measure, f"{table.code}/{line.code}/{column.code}", amount.interval, period=period,
                unit=unit_of(column, line), status=column.status, partner=line.partner,
                bound=cell.bound if isinstance(cell, Understood) else bound_of(amount.interval),
            )  # fmt: skip


def _period(said: str, own: Period) -> Period | None:
    """The period of a column; None for that of the year before, which is no value of this return."""
    if said == "before":
        return None
    if said == "year_to_date":
        return months(own.end.year, 1, own.end.month)
    return shift_years(own, 1) if said == "next" else own


Told = tuple[Observation, list[RegisterRow]]


def _register(table: Table, source: _Source) -> Iterator[Told]:
    rows = list(source.reckoner.rows(table))
    entries = source.reckoner.filled.tables.get(table.code, ())
    if not rows and not any(is_nothing(entry) for entry in entries):
        return
    for tally in table.tallies:
        yield from _tally(tally, table, rows, source)


def _tally(tally: Tally, table: Table, rows: Sequence[Entry], source: _Source) -> Iterator[Told]:
    """What a tally counts: of all partners together, and where a column names them, of each."""
    counted = [entry for entry in rows if matches(tally.where, table, entry, source.reckoner)]
    unsure = [entry for entry in rows if _is_unsure(tally, table, entry, source.reckoner)]
    if tally.column:
        if not unsure:
            yield from _summed(tally, table, counted, source)
        return
    yield from _counted(tally, table, counted, len(unsure), source)


def _is_unsure(tally: Tally, table: Table, entry: Entry, reckoner: Reckoner) -> bool:
    """Whether a row may count: what it would have to say is empty or not understood, and nothing else excludes it."""
    unsaid = {code for code in tally.where if not _says(table, entry, code, reckoner)}
    said = {code: wanted for code, wanted in tally.where.items() if code not in unsaid}
    return bool(unsaid) and matches(said, table, entry, reckoner)


def _says(table: Table, entry: Entry, code: str, reckoner: Reckoner) -> bool:
    column = table.column(code)
    found = reckoner.at(table, entry, column) if column else None
    return isinstance(found, Understood) and not found.says_nothing


def _counted(tally: Tally, table: Table, rows: Sequence[Entry], unsure: int, source: _Source) -> Iterator[Told]:
    groups = {"": list(rows), **_by_partner(tally, table, rows, source.reckoner)}
    for partner, entries in groups.items():
        most = len(entries) + (0 if partner else unsure)
        interval = Interval(Decimal(len(entries)), Decimal(most))
        if partner and unsure:
            continue
        keys = [(_key(table, entry, source), Decimal(1)) for entry in entries]
        yield _told(tally, table, source, interval, partner=partner, keys=keys)


def _summed(tally: Tally, table: Table, rows: Sequence[Entry], source: _Source) -> Iterator[Told]:
    """Sums of a column, each currency apart; none where a cell of it is not understood."""
    column = table.column(tally.column)
    if column is None:
        return
    for partner, entries in {"": list(rows), **_by_partner(tally, table, rows, source.reckoner)}.items():
        amounts: defaultdict[str, list[tuple[Entry, Understood]]] = defaultdict(list)
        for entry in entries:
            cell = source.reckoner.at(table, entry, column)
            unit = _unit(table, column, entry, source.reckoner)
            if cell is not None and (not isinstance(cell, Understood) or unit is None):
                return
            if isinstance(cell, Understood) and cell.interval is not None:
                amounts[unit or ""].append((entry, cell))
        for unit, cells in amounts.items():
            total = Interval.point(Decimal(0))
            for _, cell in cells:
                total += cell.interval or total
            keys = [
                (_key(table, entry, source), cell.value) for entry, cell in cells if isinstance(cell.value, Decimal)
            ]
            yield _told(tally, table, source, total, partner=partner, keys=keys, unit=unit)


def _unit(table: Table, column: Column, entry: Entry, reckoner: Reckoner) -> str | None:
    """The unit of a row's amount; None where the column that names its currency does not say it."""
    if not column.currency:
        return unit_of(column)
    named = table.column(column.currency)
    cell = reckoner.at(table, entry, named) if named else None
    return cell.kept if isinstance(cell, Understood) and cell.kept else None


def _by_partner(tally: Tally, table: Table, rows: Sequence[Entry], reckoner: Reckoner) -> dict[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    column = table.column(tally.partner) if tally.partner else None
    for entry in rows if column else ():
        cell = reckoner.at(table, entry, column) if column else None
        if isinstance(cell, Understood) and cell.kept:
            found[cell.kept].append(entry)
    return dict(sorted(found.items()))


def _key(table: Table, entry: Entry, source: _Source) -> str:
    """The key of a row; of one that lacks it a key of its own, so that it is taken for no other's."""
    return key_of(table, entry) or f"{source.filing}/{table.code}/{entry.id}"


def _told(
    tally: Tally, table: Table, source: _Source, interval: Interval, *, partner: str,
    keys: list[tuple[str, Decimal]], unit: str = "",
) -> Told:  # fmt: skip
    """A value with what its rows count in it; keys go with it where the measure counts things once."""
    measure = source.book.measures.get(tally.measure)
    once = not tally.column or (measure is not None and measure.rollup_units is UnitsRollup.DISTINCT)
    place = f"{table.code}/{tally.measure}" + (f"@{partner}" if partner else "")
    if _CURRENCY.fullmatch(unit):
        place += f":{unit}"
    known = tuple(dict.fromkeys(key for key, _ in keys)) if once else ()
    told = _observation(
        source, tally.measure, place, interval, unit=unit, status=tally.status, partner=partner,
        period=_period(tally.period, source.period) or source.period, bound=bound_of(interval), keys=known,
    )  # fmt: skip
    return told, [
        RegisterRow(observation=told.id, org=source.org, key=key, amount=amount) for key, amount in keys if once
    ]


def _observation(
    source: _Source, measure: str, place: str, interval: Interval, *, unit: str, status: str, partner: str,
    period: Period, bound: Bound, keys: tuple[str, ...] = (),
) -> Observation:  # fmt: skip
    known = source.book.measures.get(measure)
    return Observation(
        id=f"{source.filing}/{place}",
        measure=measure,
        org=source.org,
        period=period,
        unit=unit or (known.unit_default if known else ""),
        status=Status(status),
        interval=interval,
        bound=bound,
        tally=known.tally if known else None,
        partner=partner,
        basis=Basis.FILING,
        cut_off=source.cut_off if period == source.period else None,
        keys=keys,
    )


def bound_of(interval: Interval) -> Bound:
    """The wording that an interval alone would be given by."""
    if interval.low is not None and interval.low == interval.high:
        return Bound.EXACT
    if interval.high is None:
        return Bound.OVER if interval.low_open else Bound.AT_LEAST
    if interval.low is None:
        return Bound.UNDER if interval.high_open else Bound.AT_MOST
    return Bound.RANGE


def _reported(table: Table, entry: Entry, reckoner: Reckoner, org: str, filing: str) -> ReportedRow:
    cells = {}
    for role, code in table.roles.items():
        column = table.column(code)
        found = reckoner.at(table, entry, column) if column else None
        if isinstance(found, Understood) and not found.says_nothing:
            cells[role] = found
    words = {role: cell.kept for role, cell in cells.items()}
    days = {role: cells[role].value for role in ("start", "end") if role in cells}
    column = table.column(table.roles.get("amount", ""))
    start, end = (value if isinstance(value := days.get(role), date) else None for role in ("start", "end"))
    return ReportedRow(
        id=f"{filing}/{table.code}/{entry.id}",
        org=org,
        key=key_of(table, entry),
        number=words.get("number", ""),
        name=words.get("name", ""),
        head=words.get("head", ""),
        country=words.get("country", ""),
        partner=words.get("partner", ""),
        area=words.get("area", ""),
        start=start,
        end=end,
        amount=cells["amount"].interval if "amount" in cells else None,
        unit=(_unit(table, column, entry, reckoner) or "") if column else "",
    )
