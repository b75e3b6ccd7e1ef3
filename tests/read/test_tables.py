"""Every number of a table has what its row, its column and the lines above say of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.collect.document import make_document
from diemcau.read.document import read_document
from diemcau.records import Document, Figure

HEAD_EN = "Annual report of Dunmarsh province, 2024\n"
HEAD_VI = "Báo cáo công tác năm 2024 của tỉnh Lâm Quang.\n"
EXPORTS = """\
Bảng 1. Kim ngạch xuất khẩu theo thị trường
Đơn vị tính: triệu USD
STT | Thị trường | Năm 2023 |  | Năm 2024 |
 |  | Kế hoạch | Thực hiện | Kế hoạch | Thực hiện
1 | Nhật Bản | 100,5 | 120,7 | 130,0 | 141,2
2 | Hoa Kỳ | 1.200,0 | 1.210,9 | 1.250,0 | 1.301,4
 | Trong đó: hàng dệt may | 200,0 | 210,0 | 220,0 | 230,5
 | Tổng cộng | 1.300,5 | 1.331,6 | 1.380,0 | 1.442,6
"""
NUMBERED = """\
Chỉ tiêu | ĐVT | 9 tháng 2023 | 9 tháng 2024 | So với cùng kỳ (%) | Ghi chú
A | B | 1 | 2 | 3=2/1 | 4
Đoàn ra | đoàn | 412 | 439 | 106,6 |
Đoàn vào(1) | đoàn | 650 | 695 | 106,9 | tăng cao
Khách quốc tế | nghìn lượt | 4.262,1 | 4.884,6* | 114,6 |
Vốn thực hiện | triệu USD | 1.230,0 | 1.361,2(2) | 110,7 |
(1) Không kể đoàn quá cảnh. (2) Ước tính.
"""
CHANGES = """\
Table 2. Exports by product (in million USD)
No. | Product | 2023 | 2024 | Change (%)
1 | Textiles | 120.0 | 150.0 | 25.0
2 | Footwear | 80.0 | 60.0 | -25.0
 | of which: sports shoes | 30.0 | 20.0 | -33.3
 | Total | 200.0 | 210.0 | 5.0
"""
PLAN = """\
Indicator | Plan 2024 | Actual 2024 | % of plan
Outbound delegations | 50 | 48 | 96
Visitors (thousand arrivals) | 500 | 512.4 | 102.5
"""
TASKS = """\
Unit | assigned | on time | late | in term
Consular Department | 64 | 49 | 3 | 12
Department of Works | 87 | 60 | 9 | 18
"""


def figures(text: str) -> list[Figure]:
    """The figures of a report in text order."""
    document = make_document(text.encode(), Path("report.txt"))
    assert isinstance(document, Document)
    return list(read_document(document).figures)


def figure(text: str, words: str) -> Figure:
    """The figure with certain words."""
    found = [each for each in figures(text) if each.text == words]
    assert len(found) == 1, [each.text for each in figures(text)]
    return found[0]


def said(each: Figure) -> tuple[str, str | None]:
    return str(each.quantity.value.normalize()), each.quantity.unit


@pytest.mark.parametrize(
    ("words", "period", "status"),
    [
        ("1.200,0", "2023", "plan"),
        ("1.210,9", "2023", "actual"),
        ("1.250,0", "2024", "plan"),
        ("1.301,4", "2024", "actual"),
    ],
)
def test_a_head_of_two_rows_is_a_path(words: str, period: str, status: str) -> None:
    """A column has what stands over it in every row of the head, also under a head that stretches over several."""
    found = figure(HEAD_VI + EXPORTS, words)
    assert found.period is not None
    assert (found.period.code, str(found.status)) == (period, status)


def test_the_unit_may_stand_above_the_table() -> None:
    """The line above gives every number its unit and scale."""
    assert said(figure(HEAD_VI + EXPORTS, "141,2")) == ("1.412E+8", "USD")
    assert said(figure(HEAD_EN + CHANGES, "150.0")) == ("1.5E+8", "USD")
    thousands = "(in thousand persons)\nItem | 2023 | 2024\nGuests | 5.5 | 6\n"
    assert said(figure(HEAD_EN + thousands, "5.5")) == ("5.5E+3", "persons")


def test_running_numbers_are_no_figures() -> None:
    """Neither those of the rows nor those of the columns."""
    assert [each.text for each in figures(HEAD_VI + EXPORTS)][:2] == ["100,5", "120,7"]
    assert [each.text for each in figures(HEAD_VI + NUMBERED)][:3] == ["412", "439", "106,6"]


def test_names_of_countries_take_the_title_of_their_table() -> None:
    """A row named after a market tells what the table is about, of this market; a total tells it of all."""
    assert figure(HEAD_VI + EXPORTS, "141,2").label == "Kim ngạch xuất khẩu theo thị trường Nhật Bản"
    assert figure(HEAD_VI + EXPORTS, "1.442,6").label == "Kim ngạch xuất khẩu theo thị trường"


@pytest.mark.parametrize(("text", "part", "whole"), [(EXPORTS, "230,5", "1.301,4"), (CHANGES, "20.0", "60.0")])
def test_rows_of_parts_lead_to_their_whole(text: str, part: str, whole: str) -> None:
    """ "Of which" makes a row a part of the one above, column by column."""
    head = HEAD_VI if text is EXPORTS else HEAD_EN
    found = figures(head + text)
    of = figure(head + text, part).part_of
    assert of is not None
    assert found[of].text == whole
    assert all(each.part_of is None for each in found if each.label in {"Textiles", "Exports by product"})


def test_a_group_of_parts_ends_where_the_rows_count_on() -> None:
    """ "Trong đó:" on a line of its own makes parts of the rows below it, up to the next numbered row."""
    text = (
        "Chỉ tiêu | Năm 2023 | Năm 2024\nXuất khẩu | 500,5 | 600,5\nTrong đó: |  |\n- Dệt may | 100,5 | 200,5\n"
        "- Da giày | 50,5 | 60,5\nTổng cộng | 700,5 | 900,5\n"
    )
    found = figures(HEAD_VI + text)
    wholes = {each.text: found[each.part_of].text for each in found if each.part_of is not None}
    assert wholes == {"100,5": "500,5", "200,5": "600,5", "50,5": "500,5", "60,5": "600,5"}
    assert {each.label for each in found} == {"Xuất khẩu", "Dệt may", "Da giày", "Tổng cộng"}


def test_groups_name_the_rows_below_them() -> None:
    """A row that holds nothing but a name tells what its rows are about."""
    text = (
        "Item | 2023 | 2024\nI. Visitors |  |\nby air | 51 | 52\nby sea | 61 | 62\nII. Trade |  |\nby sea | 71 | 72\n"
    )
    assert figure(HEAD_EN + text, "62").label == "Visitors by sea"
    assert figure(HEAD_EN + text, "72").label == "Trade by sea"


def test_units_may_have_a_column() -> None:
    """A column of units gives each row its own."""
    assert said(figure(HEAD_VI + NUMBERED, "439")) == ("439", "count")
    assert said(figure(HEAD_VI + NUMBERED, "4.884,6")) == ("4.8846E+6", "person-trips")
    assert said(figure(HEAD_VI + NUMBERED, "1.361,2")) == ("1.3612E+9", "USD")


def test_marks_of_notes_are_no_part_of_numbers_and_labels() -> None:
    """`1.361,2(2)` is 1361.2, and `Đoàn vào(1)` counts delegations."""
    assert figure(HEAD_VI + NUMBERED, "695").label == "Đoàn vào"
    assert [each.text for each in figures(HEAD_VI + NUMBERED) if "(" in each.text] == []
    assert said(figure(HEAD_EN + "Item | 2023 | 2024\nExports* | 5.5¹ | 6.5 (3)\n", "5.5")) == ("5.5", "count")


def test_columns_of_changes_are_told_by_their_numbers() -> None:
    """Growth, index and difference look alike in a head; the levels beside them tell which it is."""
    growth = figure(HEAD_EN + CHANGES, "25.0")
    assert (str(growth.kind), growth.quantity.unit, str(growth.compare_to)) == ("change", "percent", "2023")
    index = figure(HEAD_VI + NUMBERED, "106,6")
    assert (str(index.kind), index.quantity.unit, str(index.compare_to)) == ("ratio", "percent", "2023-01..2023-09")
    difference = figure(HEAD_EN + "Item | 2023 | 2024 | Change\nGuests | 1,200 | 1,350 | 150\n", "150")
    assert (str(difference.kind), difference.quantity.unit) == ("change", "persons")


def test_falls_are_negative() -> None:
    """A minus before the number and the brackets of accounts say that it fell."""
    assert said(figure(HEAD_EN + CHANGES, "-25.0")) == ("-25", "percent")
    assert said(figure(HEAD_EN + "Item | 2023 | 2024\nBalance (million EUR) | (1.5) | 2.5\n", "1.5")) == (
        "-1.5E+6",
        "EUR",
    )


def test_shares_of_the_plan_are_compared_with_it() -> None:
    """A column that says how much of the plan was reached is a ratio to it; the plan itself is planned."""
    found = figure(HEAD_EN + PLAN, "96")
    assert (str(found.kind), found.compare_to, said(found)) == ("ratio", "plan", ("96", "percent"))
    assert str(figure(HEAD_EN + PLAN, "50").status) == "plan"
    assert str(figure(HEAD_EN + PLAN, "48").status) == "actual"
    assert said(figure(HEAD_EN + PLAN, "512.4")) == ("5.124E+5", "person-trips")


def test_columns_that_add_up_are_parts_of_their_sum() -> None:
    """Where a column is the sum of the others in every row, these are its parts."""
    found = figures(HEAD_EN + TASKS)
    assert [found[each.part_of].text for each in found if each.part_of is not None] == ["64"] * 3 + ["87"] * 3
    assert {each.unit_of_report for each in found} == {"Consular Department", "Department of Works"}


def test_labels_with_one_number_each_need_no_head() -> None:
    """Rows of a label and a number are told by themselves."""
    found = figures(HEAD_VI + "Đoàn ra | 48\nĐoàn vào | 91\n")
    assert [(each.label, each.text) for each in found] == [("Đoàn ra", "48"), ("Đoàn vào", "91")]


def test_tables_with_borders_are_read() -> None:
    """Marks at both ends of all lines are borders and no cells."""
    text = "| Item | 2023 | 2024 |\n|---|---:|---:|\n| Exports (million EUR) | 5.1 | 6.2 |\n"
    assert figure(HEAD_EN + text, "5.1").period is not None
    assert said(figure(HEAD_EN + text, "6.2")) == ("6.2E+6", "EUR")


def test_lines_that_only_look_like_rows_are_no_table() -> None:
    """Menus and lists between marks hold no figures of a table."""
    text = HEAD_EN + "Home | News | Contact\nArticle 5; Article 6; Article 7\nIt sent 48 delegations abroad.\n"
    assert [(each.text, each.rule) for each in figures(text) if each.rule == "table cell"] == []


_CELL = st.text(st.sampled_from("ab1 2.,-%()|;*\t"), max_size=6)


@given(st.lists(st.lists(_CELL, min_size=1, max_size=6), min_size=1, max_size=8), st.sampled_from([" | ", "\t", "; "]))
def test_any_table_can_be_read(rows: list[list[str]], mark: str) -> None:
    """Whatever stands in cells, figures quote the text."""
    text = HEAD_EN + "\n".join(mark.join(row) for row in rows)
    document = make_document(text.encode(), Path("report.txt"))
    assert isinstance(document, Document)
    for each in read_document(document).figures:
        assert each.span.quote(document.text) == each.text
