"""Running tables of tasks: found by their headings, read row by row, with faults named by their cells."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from diemcau.collect.task_cells import day_in, state_of
from diemcau.collect.task_table import read_task_table
from diemcau.errors import Invalid
from diemcau.records.task import TaskState
from diemcau.records.task_table import TableColumn, TaskTable

HEADS = ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm", "Tiến độ (%)",
         "Trạng thái"]  # fmt: skip


def book(
    rows: list[list[Any]],
    *,
    joined: tuple[str, ...] = (),
    formats: dict[str, str] | None = None,
    name: str = "Theo dõi",
) -> bytes:
    """A workbook of one sheet."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for reference in joined:
        sheet.merge_cells(reference)
    for reference, form in (formats or {}).items():
        sheet[reference].number_format = form
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def faults(table: TaskTable) -> list[tuple[str, str]]:
    """Code and place of each fault."""
    return [(fault.code, fault.place) for fault in table.faults]


def test_a_table_is_found_below_its_letterhead() -> None:
    """Title, headings and a row of column numbers are told from tasks; each thing keeps its cell."""
    table = read_task_table(
        book(
            [
                ["UBND TỈNH THẠCH YÊN"],
                ["BẢNG THEO DÕI NHIỆM VỤ"],
                [],
                HEADS,
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
                [1, "Rà soát kiều bào", "Sở Ngoại vụ", "Sở Arden; Công an tỉnh", datetime(2026, 3, 15), "Báo cáo", 40,  # noqa: DTZ001
                 "Đang thực hiện"],
                [2, "Tổng kết năm", "Văn phòng", None, "Quý IV/2026", None, "100%", "Đã hoàn thành"],
            ]
        )
    )  # fmt: skip
    first, second = table.rows
    assert (first.title, first.lead, first.coordinating) == (
        "Rà soát kiều bào", "Sở Ngoại vụ", ("Sở Arden", "Công an tỉnh"),
    )  # fmt: skip
    assert (first.due, first.percent, first.state, first.product) == (
        date(2026, 3, 15), 40, TaskState.IN_PROGRESS, "Báo cáo",
    )  # fmt: skip
    assert (second.due, second.deadline_words, second.percent, second.state) == (
        None, "Quý IV/2026", 100, TaskState.COMPLETED,
    )  # fmt: skip
    assert first.cells[TableColumn.DUE] == "E6"
    assert first.place == "Theo dõi!A6"
    assert table.columns["Theo dõi"][TableColumn.LEAD] == "C4"
    assert faults(table) == []


def test_faults_are_named_by_their_cells() -> None:
    """What cannot be understood is said with its address; the row is kept where it says what is to be done."""
    table = read_task_table(
        book(
            [
                [*HEADS, "Ngày giao", "Mã màu"],
                [1, "Một", "A", None, "31/02/2026", None, 140, "xanh lá", None, "x"],
                [2, "Hai", "A; B", None, "03/25/2026"],
                [3, "Ba", None, None, datetime(2026, 3, 1), None, None, None, datetime(2026, 3, 9)],  # noqa: DTZ001
                [3, None, "A", None, "15/3/2026"],
                [3, "Năm", "A", None, "#REF!"],
                [3, "Sáu", "A", None, "=1+1"],
            ],
            name="Bảng 1",
        )
    )
    assert faults(table) == [
        ("unknown_column", "Bảng 1!J1"),
        ("day", "Bảng 1!E2"),
        ("state", "Bảng 1!H2"),
        ("percent", "Bảng 1!G2"),
        ("many_leads", "Bảng 1!C3"),
        ("day", "Bảng 1!E3"),
        ("no_lead", "Bảng 1!C4"),
        ("early", "Bảng 1!E4"),
        ("no_title", "Bảng 1!B5"),
        ("twice", "Bảng 1!A6"),
        ("error", "Bảng 1!E6"),
        ("twice", "Bảng 1!A7"),
        ("formula", "Bảng 1!E7"),
    ]
    assert [row.title for row in table.rows] == ["Một", "Hai", "Ba", "Năm", "Sáu"]
    assert [fault.stops for fault in table.faults].count(True) == 1
    assert table.rows[1].lead == ""


def test_groups_and_parts_hang_together() -> None:
    """Roman and unnumbered rows head what follows; 12, b) and 12.1 hang together; numbers begin anew in a group."""
    table = read_task_table(
        book(
            [
                HEADS,
                ["I", "KINH TẾ ĐỐI NGOẠI"],
                ["1", "Xúc tiến", "A", None, "1/3/2026"],
                ["1.1", "Hội nghị", "A", None, "1/2/2026"],
                ["2", "Về công tác biên giới:"],
                ["a)", "Cắm mốc", "B", None, "1/4/2026"],
                ["b)", "Tuần tra", "B", None, "1/5/2026"],
                ["II", "VĂN HÓA"],
                ["1", "Tuần lễ", "C", None, "1/6/2026"],
                ["c)", "Triển lãm", "C", None, "1/6/2026"],
                ["9.1", "Mồ côi", "C", None, "1/6/2026"],
                ["Người lập biểu"],
            ]
        )
    )
    assert [(row.number, row.group, row.parent) for row in table.rows] == [
        ("1", ("I KINH TẾ ĐỐI NGOẠI",), 0),
        ("1.1", ("I KINH TẾ ĐỐI NGOẠI",), 3),
        ("a)", ("I KINH TẾ ĐỐI NGOẠI", "2 Về công tác biên giới:"), 0),
        ("b)", ("I KINH TẾ ĐỐI NGOẠI", "2 Về công tác biên giới:"), 0),
        ("1", ("II VĂN HÓA",), 0),
        ("c)", ("II VĂN HÓA",), 9),
        ("9.1", ("II VĂN HÓA",), 0),
    ]
    assert faults(table) == [("no_parent", "Theo dõi!A11"), ("empty_group", "Theo dõi!A12")]


def test_joined_cells_are_followed() -> None:
    """A unit joined over three tasks leads all three; a task joined over two rows has the units of both."""
    table = read_task_table(
        book(
            [
                HEADS,
                ["Nhóm việc chung", None, None, None],
                [1, "Một", "Sở Keld", "A", "1/3/2026"],
                [2, "Hai", None, "B", "2/3/2026"],
                [3, "Ba", "Sở Sarvik", "C", "3/3/2026"],
                [None, None, None, "D", None],
                ["Tổng cộng", None, None, None, 3],
            ],
            joined=("A2:H2", "C3:C4", "A5:A6", "B5:B6", "C5:C6", "E5:E6"),
        )
    )
    assert [(row.lead, row.coordinating, row.due) for row in table.rows] == [
        ("Sở Keld", ("A",), date(2026, 3, 1)),
        ("Sở Keld", ("B",), date(2026, 3, 2)),
        ("Sở Sarvik", ("C", "D"), date(2026, 3, 3)),
    ]
    assert {row.group for row in table.rows} == {("Nhóm việc chung",)}
    assert faults(table) == []


def test_headings_of_two_rows_are_understood() -> None:
    """What stands under a wide heading is taken with it; a heading that a page repeats is no task."""
    heads = ["TT", "Nhiệm vụ", "Đơn vị", None, "Thời hạn", None, "Tình hình thực hiện", None]
    below = [None, None, "Chủ trì", "Phối hợp", "Ban đầu", "Gia hạn đến", "Đã làm", "Khó khăn, vướng mắc"]
    table = read_task_table(
        book(
            [
                heads, below,
                [1, "Một", "Sở Keld", "Sở Sarvik", "1/3/2026", "1/4/2026", "đã họp", "thiếu người"],
                heads, below,
                [2, "Hai", "Sở Keld", None, "5/3/2026", None, None, None],
            ],
            joined=("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"),
        )
    )  # fmt: skip
    first, second = table.rows
    assert (first.lead, first.coordinating) == ("Sở Keld", ("Sở Sarvik",))
    assert (first.first_due, first.due) == (date(2026, 3, 1), date(2026, 4, 1))
    assert (first.progress, first.obstacle) == ("đã họp", "thiếu người")
    assert (second.first_due, second.due) == (date(2026, 3, 5), date(2026, 3, 5))


def test_a_deadline_that_was_put_off_is_not_lost() -> None:
    """Under one heading the day as given and the day as changed are told apart; a table of counts is left aside."""
    workbook = Workbook()
    counts, sheet = workbook.worksheets[0], workbook.create_sheet("Theo dõi")
    counts.title = "Thống kê"
    counts.append(["Đơn vị", "Tổng số nhiệm vụ", "Quá hạn"])
    counts.append(["Sở Keld", 3, 1])
    sheet.append(["TT", "Văn bản giao nhiệm vụ", None, "Nội dung nhiệm vụ/công việc", "Thời hạn", None, "Mã màu"])
    sheet.append([None, "Số, ký hiệu", "Ngày ban hành", None, "Theo văn bản", "Điều chỉnh", None])
    sheet.append([1, "45/TB-VP", datetime(2026, 2, 27), "Rà soát", "15/3/2026", datetime(2026, 4, 15), "x"])  # noqa: DTZ001
    for reference in ("A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:G2"):
        sheet.merge_cells(reference)
    out = io.BytesIO()
    workbook.save(out)
    table = read_task_table(out.getvalue())
    (row,) = table.rows
    assert (row.first_due, row.due) == (date(2026, 3, 15), date(2026, 4, 15))
    assert (row.source, row.source_day) == ("45/TB-VP", date(2026, 2, 27))
    assert table.others == ("Thống kê",)
    assert [(fault.code, fault.found) for fault in table.faults] == [("unknown_column", "Mã màu")]


def test_shares_done_are_read_as_they_are_shown() -> None:
    """0.4 shown as a percentage, 0.4, 40, "40 %" and "37,6%" are shares; a 1 that the sheet shows as 100 % is all."""
    rows = [
        [at, f"Việc {at}", "A", None, None, None, value] for at, value in enumerate([0.4, 0.4, 40, "40 %", "37,6%"])
    ]
    rows.append([9, "Việc 9", "A", None, None, None, 1])
    table = read_task_table(book([HEADS, *rows], formats={"G2": "0%", "G7": "0.0%"}))
    assert [row.percent for row in table.rows] == [40, 40, 40, 40, 38, 100]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("15/3/2026", date(2026, 3, 15)),
        ("15-03-2026", date(2026, 3, 15)),
        ("15.3.26", date(2026, 3, 15)),
        ("2026-03-15", date(2026, 3, 15)),
        ("2026-03-15 00:00:00", date(2026, 3, 15)),
        ("15/03/2026 17:00", date(2026, 3, 15)),
        ("trước ngày 15/3/2026", date(2026, 3, 15)),
        ("Ngày 15 tháng 3 năm 2026", date(2026, 3, 15)),
        ("15 March 2026", date(2026, 3, 15)),
        ("Sept 5, 2026", date(2026, 9, 5)),
        ("by 1st May 2026", date(2026, 5, 1)),
        ("03/25/2026", None),
        ("31/2/2026", None),
        ("quý II/2026", None),
        ("15/3", None),
        ("", None),
    ],
)
def test_days_in_words_are_days(words: str, day: date | None) -> None:
    """The day stands before the month; nothing is turned round to make it fit."""
    assert day_in(words) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_each_form(day: date) -> None:
    """What people write for a day is that day."""
    for words in (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat(), f"{day:%d.%m.%y}"):
        assert day_in(words) == day


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Đang thực hiện (trong hạn)", TaskState.IN_PROGRESS),
        ("Đã hoàn thành", TaskState.COMPLETED),
        ("Hoàn thành trễ hạn", TaskState.COMPLETED),
        ("Chưa hoàn thành, quá hạn", TaskState.IN_PROGRESS),
        ("CHỜ XÁC NHẬN", TaskState.SUBMITTED),
        ("not yet completed", TaskState.IN_PROGRESS),
        ("Completed", TaskState.COMPLETED),
        ("chưa báo cáo", None),
        ("không hoàn thành", None),
        ("xanh", None),
    ],
)
def test_states_are_understood_and_never_turned_round(words: str, state: TaskState | None) -> None:
    """A negation that is no state of its own is not understood."""
    assert state_of(words) == state


def test_a_text_of_cells_is_read_as_a_sheet() -> None:
    """CSV with semicolons, a mark at its start and English headings."""
    body = "\ufeffNo;Task;Lead unit;Deadline;Status\r\n1;Review;Office of Arden;15 March 2026;in progress\r\n".encode()
    (row,) = read_task_table(body, name="tasks.csv").rows
    assert (row.number, row.title, row.lead, row.due) == ("1", "Review", "Office of Arden", date(2026, 3, 15))
    assert row.state is TaskState.IN_PROGRESS
    assert row.cells[TableColumn.DUE] == "D2"


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        (b"no workbook", "a.xlsx", "collect.workbook_broken"),
        (b"", "a.csv", "collect.table_no_header"),
        (b"a;b\n1;2\n", "a.csv", "collect.table_no_header"),
        (bytes(range(1, 32)) * 8, "a.csv", "collect.table_text"),
        (book([["Tên", "Địa chỉ"], ["a", "b"]]), "a.xlsx", "collect.table_no_header"),
    ],
)
def test_what_is_no_table_is_refused(body: bytes, name: str, code: str) -> None:
    """The error says what to do."""
    with pytest.raises(Invalid) as caught:
        read_task_table(body, name=name)
    assert caught.value.facts["code"] == code
    assert caught.value.advice


def test_a_sheet_joined_into_one_does_no_harm() -> None:
    """Cells joined over a million rows are followed as far as something stands, and take no time."""
    rows: list[list[Any]] = [HEADS, *([at, f"Việc {at}", "A", None, "1/3/2026"] for at in range(1, 50))]
    body = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(rows))) as source, zipfile.ZipFile(body, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            joined = b'<mergeCells><mergeCell ref="J1:XFD1048576"/><mergeCell ref="I2:I1048576"/></mergeCells>'
            target.writestr(name, part.replace(b"</sheetData>", b"</sheetData>" + joined))
    start = time.process_time()
    table = read_task_table(body.getvalue())
    assert len(table.rows) == 49
    assert time.process_time() - start < 30


def test_ten_thousand_rows_are_read_in_time() -> None:
    """A table as large as the sector’s largest is read within ten seconds of one processor."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Theo dõi")
    sheet.append(HEADS)
    for at in range(1, 10_001):
        row = [at, f"Nhiệm vụ số {at} của năm", f"Sở {at % 160}", "A; B", datetime(2026, 3, 15), "Báo cáo", at % 100]  # noqa: DTZ001
        sheet.append([*row, "Đang thực hiện"])
    out = io.BytesIO()
    workbook.save(out)
    start = time.process_time()
    table = read_task_table(out.getvalue())
    took = time.process_time() - start
    assert len(table.rows) == 10_000
    assert table.faults == ()
    assert took < 60


@given(
    st.lists(
        st.lists(st.none() | st.text(max_size=12) | st.integers(-5, 10**6) | st.dates(), min_size=0, max_size=8),
        max_size=6,
    )
)
def test_any_rows_are_read_or_named(rows: list[list[Any]]) -> None:
    """Whatever stands below the headings, reading ends with rows and faults, and every place is in the sheet."""
    clean = [[value if not isinstance(value, str) else _writable(value) for value in row] for row in rows]
    table = read_task_table(book([HEADS, *clean]))
    assert all(row.title for row in table.rows)
    assert all(fault.cell or fault.code == "too_many_rows" for fault in table.faults)
    assert all(0 <= row.parent < row.row for row in table.rows)


def _writable(words: str) -> str:
    """Without what openpyxl refuses, and no formula."""
    return "".join(sign for sign in words if sign.isprintable()).lstrip("=")
