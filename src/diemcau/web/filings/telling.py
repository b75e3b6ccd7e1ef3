"""Campaigns, returns and their states as the reader's language has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diemcau.profile.forms import CellKind
from diemcau.publish.numbers import format_interval, format_number, with_unit
from diemcau.records.interval import Interval
from diemcau.web.archive.reading import profile
from diemcau.web.filings.book import book
from diemcau.web.filings.models import FilingState
from diemcau.web.orgs.queries import names_of_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.profile.forms import Table
    from diemcau.publish.texts import Texts
    from diemcau.web.filings.models import Filing, Value

_ROW_WORDS = 60
TONES: Mapping[str, str] = {
    FilingState.EMPTY: "",
    FilingState.DRAFT: "",
    FilingState.SUBMITTED: "wait",
    FilingState.CHECKED: "wait",
    FilingState.APPROVED: "wait",
    FilingState.ACCEPTED: "good",
    FilingState.RETURNED: "bad",
    FilingState.EXCUSED: "",
}
"""How a state is marked beside its word; colour alone says nothing."""


def form_name(code: str, language: str) -> str:
    """What a form is called; its code where the profile no longer has it."""
    form = book().forms.get(code)
    return _name(form.names, language) if form is not None else code


def regime_name(code: str, language: str) -> str:
    """What a regime is called; its code where the profile no longer has it."""
    regime = book().regimes.get(code)
    return _name(regime.names, language) if regime is not None else code


def part_names(form: str, codes: list[str], language: str) -> list[str]:
    """What tables of a form are called."""
    found = book().forms.get(form)
    names = {table.code: _name(table.names, language) for table in found.tables} if found is not None else {}
    return [names.get(code, code) for code in codes]


def missing_parts(form: str, parts: list[str]) -> list[str]:
    """Codes of the tables of a form in which nothing stands yet."""
    found = book().forms.get(form)
    return [table.code for table in found.tables if table.code not in parts] if found is not None else []


def unit_name(code: str, language: str) -> str:
    """What a unit is called, or was called last."""
    node = names_of_all().get(code)
    return node.name(language) if node is not None else code


def cell_name(form: str, cell: str, language: str, content: Mapping[str, Any] | None = None) -> str:
    """A cell in words: table, line and column; of a register a row is told by its first words, else by its place."""
    if not cell:
        return ""
    table_code, _, rest = cell.partition("/")
    entry, _, column_code = rest.partition("/")
    found = book().forms.get(form)
    table = found.table(table_code) if found is not None else None
    if table is None:
        return cell
    line, column = table.line(entry), table.column(column_code)
    row = _name(line.names, language) if line is not None else _row_name(table, entry, content or {})
    if not column_code:
        row = ""  # what a register counts as a whole
    parts = [_name(table.names, language), row, _name(column.names, language) if column is not None else ""]
    return " › ".join(part for part in parts if part)


def _row_name(table: Table, entry: str, content: Mapping[str, Any]) -> str:
    for place, row in enumerate(content.get(table.code, ()), 1):
        if row["id"] == entry:
            texts = (row["cells"].get(column.code, "") for column in table.columns if column.kind is CellKind.TEXT)
            words = next((words for words in texts if words), "")
            return f"{place}. {words[:_ROW_WORDS]}".rstrip(" .")
    return ""


def measures_of(forms: list[str], language: str) -> list[tuple[str, str]]:
    """The measures that some forms give, code and name, by name."""
    codes: set[str] = set()
    for code in forms:
        form = book().forms.get(code)
        for table in form.tables if form is not None else ():
            codes |= {line.measure for line in table.lines if line.measure}
            codes |= {tally.measure for tally in table.tallies}
    return sorted(((code, measure_name(code, language)) for code in codes), key=lambda pair: pair[1])


def measure_name(code: str, language: str) -> str:
    """A measure's name; its code where the profile no longer has it."""
    measure = profile().measures.get(code)
    return str(measure.names.get(language, code)) if measure is not None else code


def number_of(interval: Interval, unit: str, texts: Texts) -> str:
    """A value in words: a number, or what it lies between."""
    if interval.low is not None and interval.low == interval.high:
        return with_unit(format_number(interval.low, texts.language, place=None), unit or None, texts.language)
    return format_interval(interval, unit or None, texts.language)


def interval_of(value: Value) -> Interval:
    """What a value that is kept may be."""
    return Interval(value.low, value.high, value.low_open, value.high_open)


def partner_name(partner: str, language: str) -> str:
    """A partner by its code, in words; as it stands where it is no country."""
    country = book().countries.get(partner)
    return _name(country.names, language) if country is not None else partner


@dataclass(frozen=True, slots=True)
class Listed:
    """A return in a list.

    Attributes:
        filing: Which.
        form, regime, unit: Their names.
        tone: How its state is marked.
        verbs: What the person may do.
        next: The verb that carries it on and is open to the person; empty where it is another's turn.
        questions: How many questions wait for an answer.
        days: Days until it is due; negative once that is over.
    """

    filing: Filing
    form: str
    regime: str
    unit: str
    tone: str
    verbs: list[str]
    next: str
    questions: int
    days: int


def _name(names: Mapping[str, str], language: str) -> str:
    return names.get(language) or next(iter(names.values()), "")
