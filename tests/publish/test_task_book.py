"""Tasks as a workbook: what stands in its cells, formulas that equal the values, and the way back."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from diemcau.collect.task_table import read_task_table
from diemcau.publish.task_book import WIDTHS, count_rows, write_task_book
from diemcau.publish.texts import load_texts
from diemcau.records.task import FourCells, Mark, TaskState, TimeClass
from diemcau.records.task_row import ShareRow, ShareState, TaskRow

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 3, 20)
UNITS = ("Sở Ngoại vụ Thạch Yên", "Sở Văn hóa, Thể thao và Du lịch", "Vụ Arden", "=Keld*?", "<>")
KINDS: tuple[tuple[TaskState, TimeClass | None, frozenset[Mark]], ...] = (
    (TaskState.COMPLETED, TimeClass.ON_TIME, frozenset()),
    (TaskState.COMPLETED, TimeClass.LATE, frozenset({Mark.EXTENDED})),
    (TaskState.IN_PROGRESS, TimeClass.IN_TERM, frozenset({Mark.DUE_SOON, Mark.EXTENDED})),
    (TaskState.SUSPENDED, TimeClass.IN_TERM, frozenset({Mark.SUSPENDED, Mark.NO_DEADLINE})),
    (TaskState.SUBMITTED, TimeClass.IN_TERM, frozenset({Mark.WAITING})),
    (TaskState.ASSIGNED, TimeClass.OVERDUE, frozenset()),
    (TaskState.CANCELLED, None, frozenset()),
)


def sample() -> list[TaskRow]:
    """Tasks of all kinds and units."""
    rows = []
    for at in range(35):
        state, time_class, marks = KINDS[at % len(KINDS)]
        rows.append(
            TaskRow(
                uid=f"u{at}", number=f"{at + 1}/2026", title=f"Rà soát lần {at + 1}", lead=UNITS[at * 3 % len(UNITS)],
                state=state, time_class=time_class, marks=marks, percent=at,
                due=None if Mark.NO_DEADLINE in marks else TODAY + timedelta(at),
                deadline_words="trước hội nghị tổng kết" if Mark.NO_DEADLINE in marks else "",
                coordinating=(ShareRow(org="Vụ Sarvik", words="gửi số liệu", due=TODAY), ShareRow(
                    org="Sở Dunmarsh", state=ShareState.ANSWERED, answer="đã gửi")) if at % 2 else (),
            )
        )  # fmt: skip
    return rows


def cells_of(rows: list[TaskRow], language: str = "vi") -> dict[str, dict[str, Any]]:
    """The first task row of the running table by column, with the cells themselves."""
    sheet = load_workbook(io.BytesIO(write_task_book(rows, language=language, today=TODAY))).worksheets[0]
    return {name: sheet.cell(5, at) for at, name in enumerate(WIDTHS, 1)}  # type: ignore[misc]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_running_table_has_days_as_days(language: str) -> None:
    """Days and shares are values that a spreadsheet sorts; headings stay and filter, and print on each page."""
    row = TaskRow(uid="1", number="1/2026", title="Rà soát", due=TODAY, percent=40, state=TaskState.ACCEPTED)
    book = load_workbook(io.BytesIO(write_task_book([row], language=language, today=TODAY)))
    sheet = book.worksheets[0]
    texts = load_texts(language)
    assert [cell.value for cell in sheet[4]] == [texts[f"task.column.{name}"] for name in WIDTHS]
    due = cells_of([row], language)["due"]
    assert (due.value, due.is_date) == (datetime(2026, 3, 20), True)  # type: ignore[attr-defined]  # noqa: DTZ001
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("C5", "A4:X5", "$4:$4")
    assert len(book.sheetnames) == 4
    assert str(TODAY.year) in str(sheet["A2"].value)


@pytest.mark.parametrize("opening", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_words_are_run(opening: str) -> None:
    """Whatever a task says, only the sheet of units holds formulas."""
    row = TaskRow(
        uid="1", number=opening, title=opening, lead=opening, words=opening, last_entry=opening, obstacle=opening,
        coordinating=(ShareRow(org=opening, words=opening, answer=opening),), state=TaskState.ACCEPTED,
        time_class=TimeClass.IN_TERM, due=TODAY,
    )  # fmt: skip
    book = load_workbook(io.BytesIO(write_task_book([row], language="vi", today=TODAY, title=opening, office=opening)))
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value is not None and str(cell.value).startswith(opening):
                    assert cell.data_type == "s"
                assert cell.data_type != "f" or sheet.title == load_texts("vi")["task.book.cells"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to compute the formulas")
def test_formulas_give_the_four_cells(tmp_path: Path) -> None:
    """What a spreadsheet computes by unit is what the house counts, with names that look like conditions too."""
    rows = sample()
    (tmp_path / "book.xlsx").write_bytes(write_task_book(rows, language="vi", today=TODAY))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
               "xlsx:Calc MS Excel 2007 XML", "--outdir",
               str(tmp_path / "out"), str(tmp_path / "book.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    sheet = load_workbook(tmp_path / "out" / "book.xlsx", data_only=True).worksheets[1]
    computed = {str(line[0]): line[1:13] for line in sheet.iter_rows(min_row=5, max_row=10, values_only=True)}
    for unit in UNITS:
        assert computed[unit] == expected(count_rows([row for row in rows if row.lead == unit])), unit
    assert computed[load_texts("vi")["task.book.sum"]] == expected(count_rows(rows))


def expected(cells: FourCells) -> tuple[Any, ...]:
    """A line of the sheet of units."""
    return (
        cells.total, cells.on_time, cells.late, cells.in_term, cells.overdue, cells.fallen_due,
        pytest.approx(cells.on_time / cells.fallen_due) if cells.fallen_due else None,
        pytest.approx(cells.overdue / cells.total), cells.due_soon, cells.no_deadline, cells.waiting, cells.suspended,
    )  # fmt: skip


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co", "Cf"]), min_size=1).map(
    lambda words: f"Việc {words[:60]}"
)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))


@settings(deadline=timedelta(seconds=5), max_examples=40)
@given(
    st.lists(
        st.builds(
            TaskRow, uid=st.just("u"), number=st.integers(1, 9999).map(lambda at: f"{at}/2026"), title=WORDS,
            words=WORDS, lead=WORDS.filter(lambda words: ";" not in words), due=DAYS, first_due=st.none(),
            assigned=st.none(), submitted=DAYS, completed=DAYS, percent=st.integers(0, 100), last_entry=WORDS,
            obstacle=WORDS, product=WORDS, result=WORDS, officer=WORDS, level=WORDS, assigner=WORDS,
            state=st.sampled_from(TaskState), time_class=st.none() | st.sampled_from(TimeClass),
            extensions=st.integers(0, 9), source=WORDS,
            coordinating=st.lists(
                st.builds(ShareRow, org=WORDS.filter(lambda words: ";" not in words)), max_size=3
            ).map(tuple),
        ),
        min_size=1, max_size=5, unique_by=lambda row: row.number,
    ),
    st.sampled_from(["en", "vi"]),
)  # fmt: skip
def test_what_is_written_is_read_again(rows: list[TaskRow], language: str) -> None:
    """The workbook that goes out comes in as the same tasks, without a fault."""
    table = read_task_table(write_task_book(rows, language=language, today=TODAY))
    assert table.faults == ()
    for row, read in zip(rows, table.rows, strict=True):
        assert read.code == row.number
        assert (read.title, read.words, read.lead, read.officer) == (row.title, row.words, row.lead, row.officer)
        assert (read.due, read.submitted, read.completed) == (row.due, row.submitted, row.completed)
        assert (read.state, read.percent, read.extensions) == (row.state, row.percent, row.extensions)
        assert read.coordinating == tuple(" ".join(share.org.split()) for share in row.coordinating)
        assert (read.progress, read.obstacle, read.product) == (row.last_entry, row.obstacle, row.product)
        assert (read.result, read.level, read.assigner) == (row.result, row.level, row.assigner)


def test_a_deadline_in_words_comes_back_in_words() -> None:
    """A task without a day keeps what was said of its deadline."""
    row = TaskRow(uid="1", number="1/2026", title="Rà soát", lead="Vụ Arden", deadline_words="trước hội nghị")
    (read,) = read_task_table(write_task_book([row], language="vi", today=TODAY)).rows
    assert (read.due, read.deadline_words) == (None, "trước hội nghị")


def test_an_empty_list_is_a_workbook_too() -> None:
    """No task gives headings and zeros."""
    book = load_workbook(io.BytesIO(write_task_book([], language="en", today=TODAY)))
    assert book.worksheets[1]["A5"].value == load_texts("en")["task.book.sum"]
