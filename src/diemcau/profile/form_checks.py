"""Checks that forms, regimes and the rest of a profile fit together; what is wrong in itself is refused on loading."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diemcau.lang.folding import fold
from diemcau.profile.form_rules import names_cell
from diemcau.profile.forms import CellKind
from diemcau.profile.rules import MeasureKind, UnitsRollup
from diemcau.records import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diemcau.profile.forms import Column, Expression, Form, FormBook, Line, Table, Tally

_NUMBERS = frozenset({CellKind.NUMBER, CellKind.MONEY})


def check_forms(book: FormBook) -> list[Finding]:
    """What a person should look at before sending the forms out.

    Returns:
        Form by form: STOP where something would be counted wrongly or could not be filled in, NOTE where something is
        asked for nowhere.
    """
    found = [finding for form in book.forms.values() for finding in _form(form, book)]
    return [*found, *_countries(book), *_unused(book)]


def _stop(what: str, file: str, message: str, advice: str, **facts: str) -> Finding:
    return Finding(code=f"profile.{what}", severity=Severity.STOP, message=message, advice=advice, document=file,
                   facts=(*facts.items(),))  # fmt: skip


def _form(form: Form, book: FormBook) -> Iterator[Finding]:
    file = f"forms/{form.code}.yml"
    for table in form.tables:
        for column in table.columns:
            yield from _choices(column, table, file)
        for line in table.lines:
            yield from _line(line, table, book, file)
        for tally in table.tallies:
            yield from _tally(tally, table, book, file)
    for rule in form.rules:
        for part in (rule.left, rule.right):
            for place in _told_before(part):
                other = book.forms.get(place.partition(".")[0])
                if other is None or not names_cell(place.partition(".")[2], other):
                    message = f"{file}: the rule {rule.code} asks for {place}, which no form has."
                    yield _stop("form_before", file, message, "Correct the address.", row=rule.code, value=place)


def _choices(column: Column, table: Table, file: str) -> Iterator[Finding]:
    """A name of two choices means neither when somebody types it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for code, names in column.choices.items():
        for name in (code, *names.values()):
            holders[name.casefold()].add(code)
    for name, codes in holders.items():
        if len(codes) > 1:
            both = " and ".join(sorted(codes))
            message = f"{file}: in {table.code}.{column.code} {both} share the name {name!r}."
            yield _stop(
                "form_choice", file, message, "Rename one of them.", row=f"{table.code}.{column.code}", value=name
            )


def _line(line: Line, table: Table, book: FormBook, file: str) -> Iterator[Finding]:
    measure = book.measures.get(line.measure or "")
    units = {column.unit or line.unit for column in table.columns if column.is_value and column.kind in _NUMBERS}
    for unit in sorted(units):
        if measure is not None and not measure.takes_unit(unit or None):
            message = f"{file}: {table.code}.{line.code} is in {unit}, in which {measure.code} is not counted."
            row = f"{table.code}.{line.code}"
            yield _stop("form_line_unit", file, message, "Give a unit of the measure.", row=row, value=unit)


def _tally(tally: Tally, table: Table, book: FormBook, file: str) -> Iterator[Finding]:
    measure = book.measures.get(tally.measure)
    if measure is None:
        return
    row = f"{table.code}.{tally.measure}"
    if measure.rollup_units is UnitsRollup.DISTINCT and not table.key:
        message = f"{file}: {table.code} counts {measure.code}, which is counted once over all units, and has no key."
        yield _stop("form_key", file, message, "Say which columns make two rows the same thing.", row=row)
    column = table.column(tally.column) if tally.column else None
    counts_money = column is not None and (column.kind is CellKind.MONEY or bool(column.currency))
    unit = column.unit if column is not None else ""
    if counts_money != (measure.kind is MeasureKind.MONEY) or (unit and not measure.takes_unit(unit)):
        message = f"{file}: {table.code} counts {measure.code} in what it is not counted in ({unit or 'rows'})."
        yield _stop("form_tally", file, message, "Name another column.", row=row, value=unit or "rows")


def _told_before(part: Expression) -> Iterator[str]:
    """The cells of earlier returns that a rule asks for."""
    for word, value in part.items():
        if word == "before":
            yield str(value)
        elif isinstance(value, list):
            for entry in value:
                yield from _told_before(entry)


def _countries(book: FormBook) -> Iterator[Finding]:
    holders: dict[str, set[str]] = defaultdict(set)
    for country in book.countries.values():
        for name in (*country.names.values(), *(words for known in country.aliases.values() for words in known)):
            holders[fold(name)].add(country.code)
    for name, codes in holders.items():
        if len(codes) > 1:
            both = " and ".join(sorted(codes))
            message = f"countries.csv: {both} share the name {name!r}, which then means neither."
            yield _stop("country", "countries.csv", message, "Keep it at one of them.", row=both, value=name)


def _unused(book: FormBook) -> Iterator[Finding]:
    """Forms that nobody owes, and measures that no form gives."""
    owed = {code for regime in book.regimes.values() for code in regime.forms}
    given = {line.measure for table in _tables(book) for line in table.lines}
    given |= {tally.measure for table in _tables(book) for tally in table.tallies}
    yield from _note_rows(
        "form_owed", "regimes.yml", [code for code in book.forms if code not in owed], "nobody owes these forms"
    )
    if book.forms:
        missing = [code for code in book.measures if code not in given]
        yield from _note_rows("form_measures", "forms", missing, "these measures stand in no form")


def _note_rows(what: str, file: str, codes: list[str], said: str) -> Iterator[Finding]:
    if codes:
        listed = ", ".join(codes)
        message = f"{file}: {said} ({len(codes)}): {listed}."
        facts = (("count", str(len(codes))), ("rows", listed))
        yield Finding(code=f"profile.{what}", severity=Severity.NOTE, message=message, document=file, facts=facts)


def _tables(book: FormBook) -> Iterable[Table]:
    return (table for form in book.forms.values() for table in form.tables)
