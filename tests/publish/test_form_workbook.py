"""Workbooks of forms: what goes out comes back the same, in both languages, also after rows and columns were moved."""

from __future__ import annotations

import io
import unicodedata
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from diemcau.collect.form_workbook import read_form_workbook
from diemcau.profile.form_book import load_forms
from diemcau.profile.forms import CellKind, TableSort
from diemcau.publish.form_workbook import write_form_workbook
from diemcau.records import Bound
from diemcau.records.filled import CellAddress, Entry, Filled
from diemcau.review.forms.kept import amount_of, write_amount
from diemcau.review.forms.rules import keep
from diemcau.review.forms.shown import show

if TYPE_CHECKING:
    from openpyxl import Workbook

    from diemcau.profile.forms import Column, Form, FormBook, Line

SECTOR = load_forms("vietnam_diplomacy")
SMALL = load_forms(Path(__file__).parents[1] / "profile" / "small")


def written(form: Form, book: FormBook, language: str, filled: Filled | None = None) -> bytes:
    """The workbook of a form."""

    def shown(kept: str, column: Column, line: Line | None) -> str:
        return show(kept, column, language, book, line)

    return write_form_workbook(form, book, language, shown, filled=filled, unit="Thạch Yên", period="2026")


def back(body: bytes, form: Form, book: FormBook, language: str) -> Filled:
    """What a workbook says, understood; nothing in it is refused."""
    read = read_form_workbook(body, form)
    assert read.errors == ()
    kept, refused = keep(read.filled, form, book, language)
    assert refused == {}
    return kept


WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
    .map(lambda words: unicodedata.normalize("NFC", words))
    .filter(lambda words: words not in {"-", "–", "—"})
)
TEXTS = st.one_of(WORDS, st.sampled_from(["=1+1", "+84 24", "@home", "12", "1.234", "2026-01-01", "x\ny", "_x0041_"]))
NUMBERS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.decimals(-(10**6), 10**6, places=3).map(lambda number: write_amount(amount_of(number))),
    st.builds(
        lambda number, bound: write_amount(amount_of(Decimal(number), bound)),
        st.integers(1, 9999), st.sampled_from([bound for bound in Bound if bound is not Bound.RANGE]),
    ),
    st.integers(1, 9999).map(lambda digits: f"{digits}e6"),
)  # fmt: skip


def cell(column: Column, book: FormBook, *, whole: bool) -> st.SearchStrategy[str]:
    """Something that may stand in a cell, as kept."""
    if column.kind in {CellKind.NUMBER, CellKind.MONEY}:
        return st.integers(0, 10**6).map(str) if whole else NUMBERS
    if column.kind is CellKind.DATE:
        return st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
    if column.kind is CellKind.CHOICE:
        return st.sampled_from(sorted(column.choices))
    if column.kind is CellKind.COUNTRY:
        return st.sampled_from(sorted(book.countries))
    if column.kind is CellKind.YES_NO:
        return st.sampled_from(["yes", "no"])
    return TEXTS if column.kind is CellKind.LONG else TEXTS.map(lambda words: " ".join(words.split()))


@st.composite
def filled_forms(draw: st.DrawFn, form: Form, book: FormBook) -> Filled:
    """A filled form with some rows in each table."""
    tables = {}
    for table in form.tables:
        is_grid = table.sort is TableSort.GRID
        ids = [line.code for line in table.lines if not line.total_of] if is_grid else ["a", "row-2", "b.3"]
        entries = []
        drawn = draw(st.sets(st.sampled_from(ids), max_size=3))
        for name in (one for one in ids if one in drawn):
            line = table.line(name)
            columns = draw(
                st.lists(st.sampled_from(table.columns), unique_by=lambda one: one.code, min_size=1, max_size=5)
            )
            whole = [column.is_whole or (line is not None and line.is_whole) for column in columns]
            cells = {c.code: draw(cell(c, book, whole=w)) for c, w in zip(columns, whole, strict=True)}
            if any(words.casefold() not in {"none", "nothing"} for words in cells.values()):
                entries.append(Entry(name, cells))
        if entries:
            tables[table.code] = tuple(entries)
    return Filled(form.code, tables)


@settings(max_examples=15, deadline=None)
@given(st.data(), st.sampled_from(["F03", "F05", "F12", "F15", "F25"]), st.sampled_from(["en", "vi"]))
def test_workbook_comes_back_as_it_went(data: st.DataObject, code: str, language: str) -> None:
    """Whatever stands in a form, its workbook says the same."""
    form = SECTOR.forms[code]
    filled = data.draw(filled_forms(form, SECTOR))
    if filled.tables:
        assert back(written(form, SECTOR, language, filled), form, SECTOR, language) == filled


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("code", sorted(SECTOR.forms))
def test_empty_workbook_says_nothing(code: str, language: str) -> None:
    """Every form makes a workbook in every language that, unfilled, gives nothing and no error."""
    form = SECTOR.forms[code]
    assert back(written(form, SECTOR, language), form, SECTOR, language) == Filled(code, {})


CALLS = Filled("H1", {
    "calls": (Entry("r1", {"boat": "=Tern", "country": "XA", "came": "2026-05-03", "crew": "over 7"}),
              Entry("r2", {"boat": "Gull", "came": "2026-05-04", "inspected": "yes"})),
    "totals": (Entry("large", {"now": "3"}), Entry("inspected", {"now": "2", "before": "1"})),
})  # fmt: skip


def changed(body: bytes, sheet: str) -> tuple[Workbook, partial[bytes]]:
    """The workbook to be changed as a person would, and what saves it."""
    workbook = load_workbook(io.BytesIO(body))
    assert sheet in workbook.sheetnames

    def save() -> bytes:
        out = io.BytesIO()
        workbook.save(out)
        return out.getvalue()

    return workbook, partial(save)


def test_no_text_is_a_formula() -> None:
    """What begins like a formula stands there as text; only the form's own totals are formulas."""
    workbook, _ = changed(written(SMALL.forms["H1"], SMALL, "en", CALLS), "Totals")
    cells = [c for sheet in workbook.worksheets for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert cells
    assert all(str(c.value).startswith("=IF(OR(COUNT(") for c in cells)
    boat = workbook["Calls of foreign boats"]["B6"]
    assert (boat.value, boat.data_type, boat.quotePrefix) == ("=Tern", "s", True)


def test_moved_columns_rows_and_sheets_are_found() -> None:
    """Columns and rows that were moved keep their codes; a sheet may be renamed and stand elsewhere."""
    form = SMALL.forms["H1"]
    workbook, save = changed(written(form, SMALL, "en", CALLS), "Totals")
    calls = workbook["Calls of foreign boats"]
    calls.insert_cols(2)
    calls.insert_rows(3)
    calls.title = "My boats"
    workbook.move_sheet("My boats", 2)
    assert back(save(), form, SMALL, "en") == CALLS


def test_workbook_without_codes_is_read_by_its_headings() -> None:
    """Where somebody deleted the hidden row and column, headings and names of lines tell the cells."""
    form = SMALL.forms["H1"]
    workbook, save = changed(written(form, SMALL, "en", CALLS), "Totals")
    for name in ("Calls of foreign boats", "Totals"):
        workbook[name].delete_rows(1)
        workbook[name].delete_cols(1)
    workbook["Calls of foreign boats"].delete_rows(3, 2)  # units and sums
    workbook["Totals"].delete_rows(3)
    found = back(save(), form, SMALL, "en")
    assert [entry.cells for entry in found.tables["calls"]] == [entry.cells for entry in CALLS.tables["calls"]]
    assert found.tables["totals"] == CALLS.tables["totals"]


def test_new_rows_and_places() -> None:
    """Rows that a person added get an id; every cell says where it was read."""
    form = SMALL.forms["H1"]
    workbook, save = changed(written(form, SMALL, "en", CALLS), "Totals")
    calls = workbook["Calls of foreign boats"]
    calls["B8"], calls["D8"], calls["F8"] = "Heron", "4 May 2026", 12
    read = read_form_workbook(save(), form)
    new = read.filled.tables["calls"][2]
    assert (new.id, new.cells) == ("row-8", {"boat": "Heron", "came": "4 May 2026", "crew": "12"})
    assert read.places[CellAddress("calls", "row-8", "came")] == "Calls of foreign boats!D8"
    assert read.places[CellAddress("totals", "large", "now")] == "Totals!C6"
    assert read.where(CellAddress("calls", "row-8", "left")) == "Calls of foreign boats!E8"  # where nothing stands
    assert read.where(CellAddress("calls", "row-9", "left")) == ""


def test_nothing_to_report_comes_back() -> None:
    """The row that says there is nothing is written in words, and is understood when somebody types them."""
    form = SMALL.forms["H1"]
    nothing = Filled("H1", {"calls": (Entry("none", {}),)})
    body = written(form, SMALL, "en", nothing)
    assert back(body, form, SMALL, "en") == nothing
    workbook, save = changed(written(form, SMALL, "en"), "Totals")
    workbook["Calls of foreign boats"]["B6"] = "Không có"
    assert back(save(), form, SMALL, "en") == nothing
