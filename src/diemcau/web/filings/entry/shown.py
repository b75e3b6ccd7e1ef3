"""A form as the page and the offline package are given it: names in one language, everything a script has to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diemcau.profile.forms import TableSort
from diemcau.review.forms.shown import show
from diemcau.web.filings.telling import cell_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diemcau.profile.forms import Column, Form, FormBook, Line, Rule, Table
    from diemcau.profile.types import Names
    from diemcau.publish.texts import Texts
    from diemcau.records import Interval
    from diemcau.web.filings.entry.merging import Clash


def show_form(form: Form, forms: FormBook, language: str) -> dict[str, Any]:
    """A form with its names in a language."""
    return {
        "code": form.code,
        "name": _name(form.names, language),
        "note": _name(form.note, language),
        "basis": form.basis,
        "tables": [_table(table, forms, language) for table in form.tables],
        "rules": [_rule(rule, language) for rule in form.rules],
    }


def show_named(forms: FormBook) -> dict[str, Any]:
    """What cells name: countries with their names by language and every other spelling, and names of units."""
    countries = [
        {"code": country.code, "names": dict(country.names), "aliases": _wordings(country.aliases)}
        for country in forms.countries.values()
    ]
    return {"countries": countries, "units": {code: list(names.values()) for code, names in forms.units.items()}}


def show_interval(interval: Interval) -> dict[str, Any]:
    """What a number may be, for the rules of the page."""
    low, high = (None if end is None else f"{end:f}" for end in (interval.low, interval.high))
    return {"low": low, "high": high, "low_open": interval.low_open, "high_open": interval.high_open}


def texts_for_scripts(texts: Texts) -> dict[str, str]:
    """What the scripts say, by name."""
    return {name: texts[f"filings.entry.js.{name}"] for name in SAID}


_LONGEST_NAME = 60
SAID = (
    "before", "choose_mine", "choose_theirs", "conflict", "conflict_cell", "conflict_mine", "done", "findings",
    "findings_none", "from_document", "from_file", "from_was", "given_back", "kept_here", "kept_here_not", "line",
    "line_name", "merged", "new_row", "not_saved", "nothing", "number", "offer_accept", "offer_ignore", "offer_row",
    "offers", "offers_all", "offers_head", "offers_look", "out_of_session", "pasted", "problem_choice",
    "problem_country",
    "problem_date", "problem_high", "problem_long", "problem_low", "problem_number", "problem_required",
    "problem_total", "problem_unit", "problem_whole", "problem_yes_no", "redone", "required", "saved", "saved_at",
    "saving", "sum", "tool_add", "tool_down", "tool_drop", "tool_fill", "tool_up", "undone", "unsaved", "was",
)  # fmt: skip
"""Names of the texts that scripts say; `filings.entry.js.NAME` in the catalogue."""


PACKAGE_SAID = (
    "cells_changed", "exported", "nothing_yet", "only_open", "open_base", "open_changed", "open_other", "opened",
)  # fmt: skip
"""Names of the texts that the offline form says beside them; `filings.package.js.NAME` in the catalogue."""


def package_texts(texts: Texts) -> dict[str, str]:
    """What the scripts of the offline form say, by name."""
    return texts_for_scripts(texts) | {name: texts[f"filings.package.js.{name}"] for name in PACKAGE_SAID}


@dataclass(frozen=True, slots=True)
class ShownClash:
    """A cell that both changed, for the page that asks: its address, its place, and what stands on each side."""

    cell: str
    place: str
    base: str
    mine: str
    theirs: str


def show_clashes(
    clashes: Iterable[Clash], form: Form, forms: FormBook, content: Mapping[str, Any], language: str
) -> list[ShownClash]:
    """Cells in question, in words."""
    return [
        ShownClash(
            one.cell,
            tell_place(form, one.cell, content, language),
            *(show_cell(form, forms, one.cell, words, language) for words in (one.base, one.mine, one.theirs)),
        )
        for one in clashes
    ]


def tell_place(form: Form, cell: str, content: Mapping[str, Any], language: str) -> str:
    """A cell in words; of a register with what stands in the first column of its row."""
    table_code, entry, _ = cell.split("/")
    table, told = form.table(table_code), cell_name(form.code, cell, language)
    row: Mapping[str, str] = next((row["cells"] for row in content.get(table_code, ()) if row["id"] == entry), {})
    name = row.get(table.columns[0].code, "") if table is not None and table.sort is TableSort.REGISTER else ""
    return f"{told} ({name[:_LONGEST_NAME]})" if name else told


def show_cell(form: Form, forms: FormBook, cell: str, words: str, language: str) -> str:
    """What stands in a cell, for a reader; as typed where the form has no such cell."""
    table_code, entry, column_code = cell.split("/")
    table = form.table(table_code)
    column = table.column(column_code) if table else None
    if table is None or column is None or not words:
        return words
    return show(words, column, language, forms, table.line(entry))


def _name(names: Names, language: str) -> str:
    return names.get(language) or next(iter(names.values()), "")


def _wordings(wordings: Mapping[str, Any]) -> list[str]:
    return [words for each in wordings.values() for words in each]


def _table(table: Table, forms: FormBook, language: str) -> dict[str, Any]:
    return {
        "code": table.code,
        "name": _name(table.names, language),
        "sort": table.sort.value,
        "columns": [_column(column, forms, language) for column in table.columns],
        "lines": [_line(line, forms, language) for line in table.lines] if table.sort is TableSort.GRID else [],
        "key": list(table.key),
        "sums": list(table.sums),
    }


def _column(column: Column, forms: FormBook, language: str) -> dict[str, Any]:
    return {
        "code": column.code,
        "name": _name(column.names, language),
        "kind": column.kind.value,
        "unit": column.unit,
        "unit_name": _unit(column.unit, forms, language),
        "required": column.is_required,
        "choices": [{"code": code, "names": dict(names)} for code, names in column.choices.items()],
        "low": None if column.low is None else str(column.low),
        "high": None if column.high is None else str(column.high),
        "help": _name(column.help, language),
        "whole": column.is_whole,
        "currency": column.currency,
    }


def _line(line: Line, forms: FormBook, language: str) -> dict[str, Any]:
    return {
        "code": line.code,
        "name": _name(line.names, language),
        "depth": line.depth,
        "unit": line.unit,
        "unit_name": _unit(line.unit, forms, language),
        "total_of": list(line.total_of),
        "whole": line.is_whole,
    }


def _unit(code: str, forms: FormBook, language: str) -> str:
    return _name(forms.units.get(code, {"": code}), language) if code else ""


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    return {
        "code": rule.code,
        "says": _name(rule.names, language),
        "table": rule.table,
        "each": rule.each,
        "left": rule.left,
        "compare": rule.compare,
        "right": rule.right,
        "cells": list(rule.cells),
        "stops": rule.stops,
        "where": {column: list(values) for column, values in rule.where.items()},
    }
