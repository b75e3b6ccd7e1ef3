"""Forms of a profile: the shipped ones fit together, a wrong one is refused with file, place and what was expected."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diemcau.errors import Invalid
from diemcau.profile.form_book import form_of, load_forms
from diemcau.profile.form_checks import check_forms
from diemcau.profile.forms import CellKind, TableSort
from diemcau.profile.load import load_profile
from diemcau.profile.outlines import load_outlines
from diemcau.records import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = Path(__file__).parent / "small"
H1 = "forms/H1.yml"


def test_shipped_book_is_whole() -> None:
    """The sector brings forms F01 to F26 and what is owed, loaded once."""
    book = load_forms("vietnam_diplomacy")
    assert book is load_forms("vietnam_diplomacy")
    wanted = {f"F{number:02d}" for number in range(1, 27)} - {"F11"} | {"F01M", "F11a", "F11b", "F11c"}
    assert set(book.forms) == wanted
    assert len(book.countries) > 240
    owed = {code for regime in book.regimes.values() for code in regime.forms}
    assert set(book.forms) - owed == {"F11b"}  # which NGOs send, and they are no orgs of the profile


def test_shipped_book_is_sound() -> None:
    """Nothing in it would be counted wrongly or could not be filled in."""
    assert [one for one in check_forms(load_forms("vietnam_diplomacy")) if one.severity is Severity.STOP] == []


def test_days_of_the_law_stand_in_the_regimes() -> None:
    """Days that acts name are those of the regimes: agreements, conferences, NGOs, honorary consuls."""
    regimes = load_forms("vietnam_diplomacy").regimes
    days = {code: (regime.due, regime.window) for code, regime in regimes.items() if regime.due}
    assert days["agreements.year"] == ("11-15", ("11-16", "11-15"))
    assert days["conferences.year"] == days["foreign_ngos.year"] == ("12-18", ("12-15", "12-14"))
    assert days["honorary_consuls.year"] == ("12-20", ("12-21", "12-20"))
    assert regimes["agreements.year"].valid_from == date(2021, 7, 1)
    assert regimes["foreign_affairs.half"].window == ("12-15", "06-14")


def test_outlines_of_the_regimes_are_there() -> None:
    """The outline that a report follows is one of the sector's."""
    known = set(load_outlines("vietnam_diplomacy").outlines)
    named = {regime.outline for regime in load_forms("vietnam_diplomacy").regimes.values()} - {""}
    assert named
    assert named <= known


def test_every_name_is_in_both_languages() -> None:
    """Each table, column, line, choice and rule is named in each language, and not by the same words throughout."""
    book = load_forms("vietnam_diplomacy")
    named = [
        names
        for form in book.forms.values()
        for names in (form.names, *(rule.names for rule in form.rules), *(table.names for table in form.tables))
    ]
    for form in book.forms.values():
        for table in form.tables:
            named += [one.names for one in table.columns]
            named += [one.names for one in table.lines]
            named += [names for column in table.columns for names in column.choices.values()]
    assert all(set(names) == {"en", "vi"} and all(names.values()) for names in named)
    assert sum(names["en"] == names["vi"] for names in named) < len(named) / 100


def test_things_are_counted_whole_and_people_at_least_once() -> None:
    """Columns of people and things take whole numbers; registers that count things once have a key."""
    book = load_forms("vietnam_diplomacy")
    persons = [
        c for f in book.forms.values() for t in f.tables for c in t.columns if c.unit in {"persons", "person-trips"}
    ]
    assert persons
    assert all(column.is_whole and column.low is not None and column.low >= 0 for column in persons)
    counting = [t for f in book.forms.values() for t in f.tables if t.tallies]
    assert all(table.key and table.sort is TableSort.REGISTER for table in counting)


def test_book_of_a_user_loads() -> None:
    """Another ministry's folder has forms of its own; one without any is an empty book."""
    book = load_forms(SMALL)
    assert list(book.forms) == ["H1"]
    form = book.forms["H1"]
    calls = form.tables[0]
    assert calls.key == ("boat", "came")
    crew, fee = calls.column("crew"), calls.column("fee")
    assert crew is not None
    assert (crew.kind, crew.is_whole) == (CellKind.NUMBER, True)
    assert fee is not None
    assert (fee.currency, fee.is_whole) == ("currency", False)
    inspected = form.tables[1].line("inspected")
    assert inspected is not None
    assert (inspected.names["en"], inspected.unit, inspected.is_whole) == ("Boats inspected", "vessel", True)


def test_profile_without_forms_is_an_empty_book(tmp_path: Path) -> None:
    """Forms, regimes and countries are optional."""
    folder = tmp_path / "plain"
    shutil.copytree(SMALL, folder, ignore=shutil.ignore_patterns("forms", "regimes.yml", "countries.csv"))
    book = load_forms(folder)
    assert (book.forms, book.regimes, book.countries) == ({}, {}, {})
    assert check_forms(book) == []


WRONG = [
    (H1, "code: H1\n", "code: H2\n", "form_file", "H1"),
    (H1, "key: [boat, came]", "key: [boat, went]", "form_column", "boat"),
    (H1, "kind: yes_no}", "kind: perhaps}", "choice", "yes_no"),
    (H1, "unit: persons, low: 1", "unit: sailors, low: 1", "form_unit", "unit of the profile"),
    (H1, "low: 1, high: 90", "low: 1.5, high: 90", "no_number", "in quotes"),
    (H1, "total_of: [large, small]", "total_of: [large, tiny]", "form_line", "inspected"),
    (H1, "measure: boats.inspected, where", "measure: boats.sunk, where", "form_measure", "measures.csv"),
    (H1, 'where: {inspected: ["yes"]}', "where: {inspected: [often]}", "choice", "yes"),
    (H1, "currency: currency", "currency: boat", "form_column", "choices"),
    (H1, "right: {cell: left}", "right: {cell: crew}", "form_rule", "two of a kind"),
    (H1, "right: {cell: left}", "right: {cell: gone}", "form_rule", "cell"),
    (H1, "right: {cell: left}", "right: {value: many}", "form_rule", "value"),
    (H1, "right: {cell: left}", "right: {cells: left}", "form_rule", "count"),
    (H1, "right: {cell: all.now}", "right: {sub: [{cell: all.now}]}", "form_rule", "2 parts"),
    (H1, "cells: [inspected.now]", "cells: [inspected.then]", "form_column", "cells"),
    (H1, "    tallies:\n", "    tallies:\n      - {measure: boats.inspected}\n", "twice", "once"),
    (H1, "each: true", "each: often", "no_flag", "true or false"),
    (H1, "{en: Totals}\n    sort: grid", "{en: Totals}\n    sort: register", "form_lines", "lines"),
    (H1, "{code: left, names: {en: Left on}", "{code: boat, names: {en: Left on}", "twice", "once"),
    (H1, "{code: left, names: {en: Left on}", "{code: left, names: {vi: Left on}", "keys", "en"),
    ("regimes.yml", "forms: [H1]", "forms: [H7]", "choice", "forms"),
    ("regimes.yml", "senders: [port]", "senders: [lighthouse]", "choice", "kinds"),
    ("regimes.yml", "receiver: TOP", "receiver: NOBODY", "choice", "orgs.csv"),
    ("regimes.yml", 'due: "12-18"', 'due: "18 Dec"', "no_month_day", "11-15"),
    ("regimes.yml", '["12-15", "12-14"]', '["12-15"]', "window", "first and the last"),
    ("regimes.yml", "ways: [site]", "ways: [pigeon]", "choice", "paper"),
    ("countries.csv", "XK,Keld", "XA,Keld", "twice", "once"),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{one[3]}-{at}" for at, one in enumerate(WRONG)])
def test_wrong_form_is_refused_where_it_is_wrong(
    wrong: tuple[str, str, str, str, str], edited: Callable[[str, str, str], Path]
) -> None:
    """The message names file and line, and what was expected."""
    file, old, new, what, expected = wrong
    folder = edited(file, old, new)
    with pytest.raises(Invalid) as caught:
        load_forms(folder)
    assert caught.value.facts["code"] == f"profile.{what}"
    assert str(caught.value.facts["where"]).startswith(f"{file}:")
    assert expected in str(caught.value)


def test_file_in_an_old_code_page_is_refused(edited: Callable[[str, str, str], Path]) -> None:
    """A file that is not UTF-8 is refused with the line of the first strange letter."""
    folder = edited(H1, "{en: Boats and calls}", "{en: Boats and calls}")
    path = folder / H1
    path.write_bytes(path.read_bytes().replace(b"Boats and calls", b"Boats \xe0nd calls"))
    with pytest.raises(Invalid) as caught:
        load_forms(folder)
    assert (caught.value.facts["code"], caught.value.facts["where"]) == ("profile.not_utf8", f"{H1}:2")


UNSOUND = [
    (H1, "EUR: {en: euro}", "EUR: {en: Dollar}", "form_choice"),
    (H1, "    key: [boat, came]\n", "", ""),
    (H1, "measure: boats.inspected, where", "measure: boats.inspected, column: crew, where", "form_tally"),
    (H1, "{code: inspected, measure: boats.inspected}", "{code: inspected, measure: boats.inspected, unit: persons}",
     "form_line_unit"),
    (H1, "right: {cell: all.now}", "right: {before: H9.totals.all.now}", "form_before"),
    (H1, "right: {cell: all.now}", "right: {before: H1.totals.all.now}", ""),
    ("countries.csv", "Keld Islands", "ARDENIA", "country"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "what"), UNSOUND, ids=[f"{w[3]}-{i}" for i, w in enumerate(UNSOUND)])
def test_unsound_form_is_found(
    file: str, old: str, new: str, what: str, edited: Callable[[str, str, str], Path]
) -> None:
    """What loads and still would count wrongly stops; what is right does not."""
    stops = [one.code for one in check_forms(load_forms(edited(file, old, new))) if one.severity is Severity.STOP]
    assert stops == ([f"profile.{what}"] if what else [])


def test_unused_is_worth_knowing() -> None:
    """A form that nobody owes and measures that no form gives are notes."""
    found = {one.code: dict(one.facts) for one in check_forms(load_forms(SMALL))}
    assert found == {"profile.form_measures": {"count": "2", "rows": "boats.fined, crew.stock"}}


def test_form_of_parts_is_checked_alike() -> None:
    """A form given as JSON is held to the same rules."""
    with pytest.raises(Invalid, match="has no tables"):
        form_of({"code": "X", "names": {"en": "X"}}, load_profile(SMALL))
