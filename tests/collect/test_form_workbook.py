"""Workbooks that come in: errors say sheet and cell, hostile files end as refusals."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from diemcau.collect.form_workbook import CellError, read_form_workbook
from diemcau.collect.raw_sheets import MOST_ROWS
from diemcau.errors import Invalid
from diemcau.profile.form_book import load_forms
from diemcau.records.filled import Entry

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FORM = load_forms(Path(__file__).parents[1] / "profile" / "small").forms["H1"]
HEADS = ["Boat *", "Country", "Day", "Left on", "Crew", "Fee", "Currency", "Inspected"]


def sheet_of(rows: list[list[Any]], heads: list[str] | None = None) -> tuple[Workbook, Worksheet]:
    """A workbook as somebody might make it alone: headings and rows."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Boats"
    for row in [heads or HEADS, *rows]:
        sheet.append(row)
    return workbook, sheet


def saved(workbook: Workbook) -> bytes:
    """Its bytes."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


WHOLE = saved(sheet_of([["Tern", "Arden", "3 May 2026", None, 5]])[0])


def errors(workbook: Workbook) -> set[tuple[str, str]]:
    """What is said of the first sheet: code and cell."""
    return {(one.code, one.cell) for one in read_form_workbook(saved(workbook), FORM).errors if one.sheet == "Boats"}


def test_sheet_of_ones_own_is_read() -> None:
    """Headings alone make a sheet a table; what is missing of the form is said."""
    workbook, _ = sheet_of([["Tern", "Arden", "3 May 2026", None, 5]])
    read = read_form_workbook(saved(workbook), FORM)
    assert read.filled.tables == {
        "calls": (Entry("row-2", {"boat": "Tern", "country": "Arden", "came": "3 May 2026", "crew": "5"}),)
    }
    assert read.errors == (CellError("missing_sheet", "Totals", expected="totals"),)


def test_numbers_and_days_are_exact() -> None:
    """A day is a day whatever its format, a number keeps its digits and no noise, a number in a text column is text."""
    workbook, _ = sheet_of([[12, None, 46145, None, 0.1 + 0.2, 1.234, None, True]])
    (row,) = read_form_workbook(saved(workbook), FORM).filled.tables["calls"]
    assert row.cells == {"boat": "12", "came": "2026-05-03", "crew": "0.3", "fee": "1.2340", "inspected": "yes"}


def test_errors_name_the_cell() -> None:
    """Formulas never computed, error values, joined cells and columns of nobody's are said with their place."""
    workbook, sheet = sheet_of([["Tern", None, "3 May 2026", None, "=A2+1"], ["Gull", None, "#REF!"]], [*HEADS, "Mood"])
    sheet["C3"].data_type = "e"
    sheet["I2"] = "calm"
    sheet.merge_cells("A4:B5")
    assert errors(workbook) == {("formula", "E2"), ("error", "C3"), ("extra_column", "I1"), ("merged", "A4")}


def test_missing_and_doubled_columns() -> None:
    """A column that is missing is named; of one that stands twice the first is read."""
    workbook, _ = sheet_of([["Tern", "Arden", 46145, 5]], ["Boat", "Country", "Day", "Crew", "Fee", "Boat"])
    read = read_form_workbook(saved(workbook), FORM)
    missing = {one.expected for one in read.errors if one.code == "missing_column"}
    assert missing == {"Left on", "Currency", "Inspected"}
    assert read.filled.tables["calls"][0].cells["boat"] == "Tern"


def test_line_that_the_form_does_not_have() -> None:
    """A line of a grid that is none of the form is said, computed lines are passed over."""
    workbook, sheet = sheet_of([])
    grid = workbook.create_sheet("Sums")
    for row in [["", "diemcau:H1/totals"], ["", "Totals", "This year", "Year before"], ["", "All boats", 9],
                ["", "Large", 4], ["", "Rafts", 2], ["", "Large", 5]]:  # fmt: skip
        grid.append(row)
    read = read_form_workbook(saved(workbook), FORM)
    assert read.filled.tables["totals"] == (Entry("large", {"now": "4"}),)
    assert {(one.code, one.cell) for one in read.errors if one.sheet == "Sums"} == {
        ("unknown_line", "B5"),
        ("twice", "B6"),
    }
    assert sheet.title == "Boats"


def test_other_forms_workbook_is_refused() -> None:
    """A workbook of another form, or of none, is not taken."""
    workbook, sheet = sheet_of([])
    sheet.insert_rows(1)
    sheet["A1"] = "diemcau:F99/calls"
    with pytest.raises(Invalid, match="F99"):
        read_form_workbook(saved(workbook), FORM)
    with pytest.raises(Invalid, match="No sheet"):
        read_form_workbook(saved(Workbook()), FORM)


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"boat;day\nTern;3 May", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_no_workbook_is_refused(body: bytes) -> None:
    """What is no XLSX is refused with what to do about it."""
    with pytest.raises(Invalid) as caught:
        read_form_workbook(body, FORM)
    assert caught.value.advice


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP with parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


BOOK = b'<workbook xmlns:r="http://x"><sheets><sheet name="Boats" sheetId="1" r:id="r1"/></sheets></workbook>'
LINKS = b'<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'


def crafted(sheet: bytes, **more: bytes) -> bytes:
    """A workbook whose one sheet is these bytes."""
    return packed(
        {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": LINKS, "xl/worksheets/sheet1.xml": sheet, **more}
    )


def test_swelling_workbook_is_refused() -> None:
    """A few kilobytes that unpack to gigabytes are never unpacked whole."""
    with pytest.raises(Invalid) as caught:
        read_form_workbook(crafted(b"<worksheet>" + b" " * 40_000_000 + b"</worksheet>"), FORM)
    assert caught.value.facts["code"] == "collect.workbook_bomb"


def test_entities_are_refused() -> None:
    """XML that defines entities is not parsed."""
    body = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'
    with pytest.raises(Invalid) as caught:
        read_form_workbook(crafted(body), FORM)
    assert caught.value.facts["code"] == "collect.workbook_unsafe"


def test_outside_parts_are_not_asked() -> None:
    """A sheet that lies elsewhere, or a path that climbs out, is no sheet."""
    links = b'<Relationships><Relationship Id="r1" TargetMode="External" Target="http://sarvik.example/s.xml"/></Relationships>'
    with pytest.raises(Invalid, match="No sheet"):
        read_form_workbook(packed({"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": links}), FORM)


REFERENCES = st.sampled_from(["", "A1", "A2", "B2", "C3", "H9", "I2", "ZZZ9", "A99999999", "?"])
KINDS = st.sampled_from(["n", "s", "str", "inlineStr", "b", "d", "e", "x"])
VALUES = st.one_of(
    st.sampled_from(["", "Boat", "Day", "diemcau:H1/calls", "diemcau:H1/totals", "#sum", "none", "1e400", "-1", "NaN",
                     "0", "7", "46145.5", "1E+5", "&amp;", "large", "_x000D_"]),
    st.integers(-(10**20), 10**20).map(str),
)  # fmt: skip
CELLS = st.builds(
    lambda at, kind, value, formula: (
        f'<c r="{at}" t="{kind}">{"<f>A1</f>" if formula else ""}<v>{value}</v><is><t>{value}</t></is></c>'
    ),
    REFERENCES, KINDS, VALUES, st.booleans(),
)  # fmt: skip
ROWS = st.builds(
    lambda number, cells: f'<row r="{number}">{"".join(cells)}</row>',
    st.sampled_from(["", "1", "2", "3", "5", "x", "-4", "9999999", "99999999999"]), st.lists(CELLS, max_size=6),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(ROWS, max_size=6), st.sampled_from(["", "A2:B9", "?", "B2"]))
def test_crafted_sheets_end_in_values_or_a_refusal(rows: list[str], joined: str) -> None:
    """Whatever stands in a sheet, it is read or refused, and what is read has a place."""
    head = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADS)
    data = f'<sheetData><row>{head}</row>{"".join(rows)}</sheetData><mergeCell ref="{joined}"/>'
    try:
        read = read_form_workbook(crafted(f"<worksheet>{data}</worksheet>".encode()), FORM)
    except Invalid:
        return
    assert all(read.where(cell) == read.places[cell] for cell, _ in read.filled.cells())


@settings(max_examples=100)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=4))
def test_damaged_workbooks_end_in_values_or_a_refusal(at: int, more: bytes) -> None:
    """A file that was damaged on its way is read or refused, and nothing else happens."""
    place = at % len(WHOLE)
    with suppress(Invalid):
        read_form_workbook(WHOLE[:place] + more + WHOLE[place + len(more) :], FORM)


def test_long_sheets_are_cut_and_said() -> None:
    """Rows beyond the most that are read are left out, and that is said; a row number of millions costs nothing."""
    head = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADS)
    row = '<row r="{}"><c r="A{}" t="inlineStr"><is><t>Tern</t></is></c></row>'
    rows = f'<row r="1">{head}</row>{row.format(2, 2)}{row.format(9_000_000, 9_000_000)}'
    far = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    read = read_form_workbook(crafted(far.encode()), FORM)
    assert len(read.filled.tables["calls"]) == 1
    assert CellError("too_many", "Boats", expected=str(MOST_ROWS)) in read.errors
