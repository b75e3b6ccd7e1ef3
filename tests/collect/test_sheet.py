"""Workbooks give what a person sees in them: tables with addresses, numbers as they are shown, nothing hidden."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.style import Style as OdfStyle  # type: ignore[import-untyped]
from odf.style import TableProperties
from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from diemcau.collect import sheet_book
from diemcau.collect.content import Content, Unread
from diemcau.collect.sheet import read_ods, read_xlsx
from diemcau.collect.sheet_format import Style, show_number
from diemcau.lang.numerals import parse_literal

Rows = Sequence[Sequence[object]]
VIETNAMESE, ENGLISH = Style("vi"), Style("en")
TRADE: Rows = (
    ("KẾT QUẢ CÔNG TÁC ĐỐI NGOẠI NĂM 2024",),
    ("Đơn vị: triệu USD",),
    (),
    ("STT", "Chỉ tiêu", "Năm 2023", None, "Năm 2024", None),
    (None, None, "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"),
    (1, "Vốn đầu tư", 100.5, 120.75, 130, 141.2),
    (2, "Xuất khẩu", 1200, 1210.9, 1250, 1301.4),
    (None, "Trong đó:"),
    (None, "Dệt may", 200, 210, 220, 230.5),
    (),
    (None, "Ghi chú: số liệu sơ bộ"),
)
TRADE_LINES = [
    "KẾT QUẢ CÔNG TÁC ĐỐI NGOẠI NĂM 2024",
    "Đơn vị: triệu USD",
    "STT | Chỉ tiêu | Năm 2023 |  | Năm 2024 | ",
    " |  | Kế hoạch | Thực hiện | Kế hoạch | Thực hiện",
    "1 | Vốn đầu tư | 100,5 | 120,75 | 130 | 141,2",
    "2 | Xuất khẩu | 1200 | 1210,9 | 1250 | 1301,4",
    " | Trong đó: |  |  |  | ",
    " | Dệt may | 200 | 210 | 220 | 230,5",
    "Ghi chú: số liệu sơ bộ",
]


def filled(rows: Rows, change: Callable[[Worksheet], None] = lambda _: None) -> bytes:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def lines(body: bytes) -> list[str]:
    return read_xlsx(body, "report.xlsx").mapped.text.splitlines()


def address(content: Content, words: str) -> str | None:
    """The address of the cell that words stand in."""
    at = content.mapped.text.index(words)
    return [place for place in content.places if place.start <= at][-1].address


def merge(sheet: Worksheet) -> None:
    for cells in ("C4:D4", "E4:F4", "A4:A5", "B4:B5"):
        sheet.merge_cells(cells)


def test_a_form_is_read_line_by_line() -> None:
    """Title, unit, a head of two rows, groups and notes stand as a person sees them."""
    assert lines(filled(TRADE, merge)) == TRADE_LINES


def test_every_cell_has_its_address() -> None:
    """Lines and cells of tables lead to where they stand in the sheet."""
    content = read_xlsx(filled(TRADE, merge), "report.xlsx")
    assert address(content, "Đơn vị") == "A2"
    assert address(content, "120,75") == "D6"
    assert address(content, "Ghi chú") == "B11"
    assert {place.table for place in content.places} == {None, 1}
    assert {place.sheet for place in content.places} == {"Sheet"}


@pytest.mark.parametrize(
    ("stored", "form", "vietnamese", "english"),
    [
        ("0.7725", "0.00%", "77,25%", "77.25%"),
        ("1361.2", "#,##0.0", "1.361,2", "1,361.2"),
        ("1361.2", "General", "1361,2", "1361.2"),
        ("0.30000000000000004", "General", "0,3", "0.3"),
        ("2024", "General", "2024", "2024"),
        ("1983", "#,##0", "1.983", "1,983"),
        ("1234567", "General", "1.234.567", "1,234,567"),
        ("1.234", "0.000", "1,2340", "1.2340"),
        ("-5", "0;[Red]0", "-5", "-5"),
        ("-1234", "#,##0_);(#,##0)", "(1.234)", "(1,234)"),
        ("0", '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "-", "-"),
        ("152.3", '0.0" triệu USD"', "152,3 triệu USD", "152.3 triệu USD"),
        ("1234.5", "[$$-409]#,##0.00", "$1.234,50", "$1,234.50"),
        ("1234000", "#,##0,", "1.234", "1,234"),
        ("-0.125", "+0.0%;-0.0%", "-12,5%", "-12.5%"),
        ("7", "00", "07", "07"),
        ("45931", "dd/mm/yyyy", "1/10/2025", "1 October 2025"),
        ("45931", "mmm-yy", "Tháng 10/2025", "October 2025"),
        ("45931", "yyyy", "2025", "2025"),
        ("45931.5", '"Ngày" dd/mm/yyyy hh:mm', "12:00 1/10/2025", "12:00 1 October 2025"),
        ("59", "dd/mm/yyyy", "28/2/1900", "28 February 1900"),
        ("1E+400", "General", None, None),
        ("many", "General", None, None),
    ],
)
def test_numbers_are_written_as_they_are_shown(
    stored: str, form: str, vietnamese: str | None, english: str | None
) -> None:
    """The format of a cell says what a person sees; the language says how it is written."""
    assert show_number(stored, form, VIETNAMESE) == vietnamese
    assert show_number(stored, form, ENGLISH) == english


@given(
    st.decimals(-(10**9), 10**9, places=4, allow_nan=False),
    st.sampled_from(["General", "#,##0.0000", "0.0000", "0.0000;(0.0000)"]),
    st.sampled_from([VIETNAMESE, ENGLISH]),
)
def test_what_is_written_can_be_read_again(value: Decimal, form: str, style: Style) -> None:
    """Whatever the language and format, digits lead back to the number."""
    shown = show_number(str(value), form, style)
    assert shown is not None
    read = parse_literal(shown.strip("-()"), whole=False)
    assert read is not None
    exact = value if form != "General" or not value else round(value, 10 - value.adjusted())
    assert read[0] == abs(exact)


def test_dates_are_counted_from_either_year() -> None:
    """A workbook may count its days from 1904."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Closed on", date(2025, 9, 30)])
    assert lines(saved(book)) == ["Closed on | 30 September 2025"]


def test_what_is_hidden_is_left_out_and_told() -> None:
    """Hidden rows, columns and sheets are no part of the report, and a row that is hidden ends no table."""

    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.column_dimensions["Z"].hidden = True
        assert sheet.parent is not None
        secret = sheet.parent.create_sheet("Secret")
        secret["A1"] = 5
        secret.sheet_state = "hidden"

    rows = [("Item", "2023", "x", "2024"), ("A", 1, 5, 2), ("B", 7, 7, 7), ("C", 3, 5, 4)]
    content = read_xlsx(filled(rows, hide), "report.xlsx")
    assert content.mapped.text.splitlines() == ["Item | 2023 |  | 2024", "A | 1 |  | 2", "C | 3 |  | 4"]
    assert [notice.what for notice in content.notices] == ["hidden"]
    assert "row 3, Sheet: column C, sheet Secret" in content.notices[0].words


def test_formulas_without_results_are_told() -> None:
    """What the program that wrote the file did not compute is empty, and its address is named."""
    content = read_xlsx(filled([("Item", "2024"), ("A", 5), ("B", "=B2*2")]), "report.xlsx")
    assert content.mapped.text.splitlines() == ["Item | 2024", "A | 5", "B"]
    assert [(notice.what, notice.words) for notice in content.notices] == [
        ("uncomputed", "has formulas without results: Sheet!B3")
    ]


def test_errors_are_told() -> None:
    """A cell that shows an error is no number."""

    def spoil(sheet: Worksheet) -> None:
        sheet["B2"].data_type = "e"

    content = read_xlsx(filled([("Item", "2024"), ("A", "#REF!"), ("B", 6)], spoil), "report.xlsx")
    assert "#REF!" not in content.mapped.text
    assert content.notices[0].words == "has cells that show an error: Sheet!B2 (#REF!)"


def test_tables_beside_and_below_each_other_are_tables_of_their_own() -> None:
    """An empty row or column parts tables; so does a caption above a new head."""
    rows = [
        ("Item", "2024", None, "Other", "2024"),
        ("A", 1, None, "X", 3),
        ("B", 2, None, "Y", 4),
        (),
        ("Item", "2023"),
        ("C", 5),
        ("Table 3: persons",),
        ("Item", "2022"),
        ("D", 6),
    ]
    content = read_xlsx(filled(rows), "report.xlsx")
    assert content.mapped.text.splitlines() == [
        "Item | 2024",
        "A | 1",
        "B | 2",
        "Other | 2024",
        "X | 3",
        "Y | 4",
        "Item | 2023",
        "C | 5",
        "Table 3: persons",
        "Item | 2022",
        "D | 6",
    ]
    assert [place.table for place in content.places if place.table][-1] == 4
    assert address(content, "4\nItem") == "E3"


def test_names_of_sheets_stand_above_them() -> None:
    """Where there are several sheets, those that were given a name say it; `Sheet1` says nothing."""
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.append(["Delegations", 5])
    second = book.create_sheet("Quarter 3")
    second.append(["Agreements", 7])
    assert lines(saved(book)) == ["Delegations | 5", "Quarter 3", "Agreements | 7"]


def changed(body: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A workbook with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_a_million_empty_rows_cost_little() -> None:
    """Rows and cells that have a look and nothing in them are no text."""
    empty = b"".join(b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (at, at) for at in range(10, 300_000))

    def swell(name: str, part: bytes) -> bytes:
        return part.replace(b"</sheetData>", empty + b"</sheetData>") if "sheet1" in name else part

    assert lines(changed(filled([("Item", "2024"), ("A", 5)]), swell)) == ["Item | 2024", "A | 5"]


def test_more_cells_than_a_report_has_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dump of data is read as far as a report could go, and a person is told."""
    monkeypatch.setattr(sheet_book.Book, "__init__", _small(sheet_book.Book.__init__))
    content = read_xlsx(filled([("Item", "2024"), *(("A", at) for at in range(50))]), "report.xlsx")
    assert content.mapped.text.count("\n") == 10
    assert [notice.what for notice in content.notices] == ["cut"]


def _small(whole: Any) -> Any:
    def begin(self: Any, **fields: Any) -> None:
        whole(self, **fields, left=20)

    return begin


def test_other_prefixes_and_inline_words_are_read() -> None:
    """What other programs write is read as well: a prefix on every name, words in their cells, no addresses."""
    sheet = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        b'<x:row><x:c t="inlineStr"><x:is><x:r><x:t>Exp</x:t></x:r><x:r><x:t>orts</x:t></x:r></x:is></x:c>'
        b"<x:c><x:v>5.5</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    body = changed(filled([("A", 1)]), lambda name, part: sheet if "sheet1" in name else part)
    assert lines(body) == ["Exports | 5.5"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param(lambda n, p: b"<a" if "sheet1" in n else p, "broken", id="no sheet"),
        pytest.param(lambda n, p: p[:-40] if "sheet1" in n else p, "broken", id="cut sheet"),
        pytest.param(lambda n, p: b"<!DOCTYPE a []>" + p if "sheet1" in n else p, "unsafe", id="entities"),
        pytest.param(lambda n, p: b"<a/>" if "workbook.xml" in n else p, "broken", id="no list of sheets"),
        pytest.param(lambda n, p: p.replace(b"<v>1</v>", b"") if "sheet1" in n else p, "no_text", id="nothing shown"),
        pytest.param(lambda n, p: bytes(9 << 20) + p if "sheet1" in n else p, "bomb", id="a bomb"),
    ],
)
def test_the_cause_is_named(change: Callable[[str, bytes], bytes], what: str) -> None:
    """A workbook that cannot be read says why."""
    with pytest.raises(Unread) as caught:
        read_xlsx(changed(filled([(None, 1)]), change), "report.xlsx")
    assert caught.value.what == what
    assert caught.value.advice


def grid(rows: Rows, *, hidden: bool = False) -> bytes:
    """A LibreOffice workbook of one sheet; numbers are shown as whoever saved it saw them."""
    book = OpenDocumentSpreadsheet()
    look = OdfStyle(name="look", family="table")
    look.addElement(TableProperties(display="false" if hidden else "true"))
    book.automaticstyles.addElement(look)
    table = Table(name="Trade", stylename=look)
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(value if hasattr(value, "qname") else worded(str(value)))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    body = io.BytesIO()
    book.write(body)
    return body.getvalue()


def worded(words: str, **fields: object) -> Any:
    """A cell of a LibreOffice workbook."""
    cell = TableCell(**({"valuetype": "string"} | fields))
    if words:
        cell.addElement(P(text=words))
    return cell


def number(value: float, shown: str, kind: str = "float", **fields: object) -> Any:
    return worded(shown, valuetype=kind, value=value, **fields)


def test_a_libreoffice_workbook_is_read_as_it_is_shown() -> None:
    """Decimals, percent and currency are those on the screen, in the marks of the sheet's language."""
    rows = [
        ("Chỉ tiêu của tỉnh", "Năm 2024", "Tỷ lệ", "Vốn", "Ngày"),
        (
            "Xuất khẩu hàng hóa",
            number(1361.2, "1,361.20"),
            number(0.7725, "77.25%", "percentage"),
            number(12.5, "$12.50", "currency"),
            worded("30/09/2025", valuetype="date", datevalue="2025-09-30"),
        ),
    ]
    content = read_ods(grid(rows), "report.ods")
    assert content.mapped.text.splitlines()[1] == "Xuất khẩu hàng hóa | 1.361,20 | 77,25% | $12,50 | 30/9/2025"
    assert address(content, "77,25%") == "C2"


def test_repeated_rows_and_cells_are_bounded() -> None:
    """A row or cell that is repeated a million times costs little, and what stands behind it keeps its address."""
    line = TableRow(numberrowsrepeated="1000000")
    line.addElement(TableCell(numbercolumnsrepeated="16384"))
    book = grid([("Item", "2024"), ("A", number(5, "5"))])
    name = b"</table:table>"
    wide = b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    last = b'<table:table-row><table:table-cell table:number-columns-repeated="99999999"/></table:table-row>'
    content = read_ods(changed(book, lambda _, part: part.replace(name, wide + last + name)), "report.ods")
    assert content.mapped.text.splitlines() == ["Item | 2024", "A | 5"]


def test_hidden_and_uncomputed_parts_of_a_libreoffice_workbook_are_told() -> None:
    """A hidden sheet is left out; formulas without results and errors are named."""
    with pytest.raises(Unread, match="hides sheet Trade"):
        read_ods(grid([("Item", "2024")], hidden=True), "report.ods")
    rows = [
        ("Item", "2024", "2023"),
        ("A", worded("", valuetype="float", formula="of:=1+1"), number(0, "#DIV/0!")),
        ("B", number(7, "7"), number(8, "8")),
    ]
    content = read_ods(grid(rows), "report.ods")
    assert [notice.words for notice in content.notices] == [
        "has formulas without results: Trade!B2",
        "has cells that show an error: Trade!C2 (#DIV/0!)",
    ]


def test_both_kinds_give_the_same_text(made: ModuleType) -> None:
    """A table is read alike from Excel and from LibreOffice."""
    one = read_xlsx(made.xlsx(made.VIETNAMESE), "a").mapped.text
    assert one == read_ods(made.ods(made.VIETNAMESE), "a").mapped.text


WHOLE = filled(TRADE, merge)
WHOLE_ODS = grid([("Item", "2024"), ("A", number(5.5, "5.50"))])


def survives(body: bytes, read: Callable[[bytes, str], Content]) -> None:
    try:
        read(body, "report")
    except Unread:
        return


@given(st.integers(0, len(WHOLE)), st.booleans())
def test_a_cut_workbook_ends_in_a_cause(length: int, other: bool) -> None:  # noqa: FBT001 - drawn
    """However much of a workbook is missing, it is read or named."""
    survives(*((WHOLE_ODS[:length], read_ods) if other else (WHOLE[:length], read_xlsx)))


@given(
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=8),
    st.sampled_from(["sheet1.xml", "styles", "workbook", "shared"]),
)
def test_a_damaged_part_ends_in_a_cause(at: int, noise: bytes, name: str) -> None:
    """Whatever stands in a part of a workbook, it is read or named."""

    def damage(part: str, body: bytes) -> bytes:
        place = at % (len(body) + 1)
        return body[:place] + noise + body[place + len(noise) :] if name in part else body

    survives(changed(WHOLE, damage), read_xlsx)
    survives(changed(WHOLE_ODS, lambda part, body: damage("sheet1.xml" if "content" in part else part, body)), read_ods)
