"""Tables of tasks: columns, numbers, groups, merged cells and what is odd about rows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.order_tables import TaskTable, find_task_tables
from diemcau.lang.registry import known_languages, order_tables_of
from diemcau.records import Document

HEAD = "No | Task | Lead | Coordinating | Deadline | Product"
ROLES = ("serial", "lead", "coordinating", "deadline", "product", "task")
CELLS = st.text(st.sampled_from("ab1.)| \nIV"), max_size=12)


def tables(*lines: str, language: str = "en") -> tuple[TaskTable, ...]:
    """The tables of tasks in some lines."""
    text = "\n".join(lines)
    document = Document(id="0" * 64, name="n", path="n.txt", text=text, language=language)
    return find_task_tables(document, order_tables_of(language))


def table(*rows: str) -> TaskTable:
    """The one table below the usual head."""
    (found,) = tables("Governor Marrow assigns:", HEAD, *rows)
    return found


def faults(found: TaskTable) -> list[tuple[str, str]]:
    """Codes of what is odd, with the number of the row."""
    return [(fault.code, fault.number) for fault in found.faults]


@pytest.mark.parametrize("code", known_languages())
def test_every_language_names_every_column(code: str) -> None:
    """Each language has words for all columns, those of tasks last since they are the widest."""
    assert tuple(order_tables_of(code).heads) == ROLES


def test_each_column_gives_its_part() -> None:
    """Who, with whom, by when and what comes of it stand in the row as printed."""
    (task,) = table("1 | Repair the pier | Office of Works | Treasury; Harbour Office | in May 2032 | Pier").tasks
    assert (task.number, task.lead, task.deadline, task.product) == ("1", "Office of Works", "in May 2032", "Pier")
    assert task.coordinating == ("Treasury", "Harbour Office")


def test_vietnamese_heads_are_known() -> None:
    """The usual heads of a notice's annex."""
    (found,) = tables(
        "TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Kết quả",
        "1 | Sửa cầu cảng | Sở Xây dựng | Sở Tài chính, Sở Ngoại vụ | Quý I/2032 | Cầu cảng",
        language="vi",
    )
    assert found.tasks[0].coordinating == ("Sở Tài chính", "Sở Ngoại vụ")
    assert found.tasks[0].product == "Cầu cảng"


def test_letters_and_dots_hang_below_their_number() -> None:
    """12 and then b) is 12.b; 3.1 is a part of 3; what hangs below nothing is told and kept."""
    found = table(
        "12 | Fair | A", "a) | Tents | A", "b) | Boats | B", "3.1 | Lights | C", "IV | Night works", "c) | X | D"
    )
    assert [(task.number, task.parent) for task in found.tasks] == [
        ("12", ""), ("12.a", "12"), ("12.b", "12"), ("3.1", "3"), ("c", ""),
    ]  # fmt: skip
    assert faults(found) == [("task_part", "3.1"), ("task_part", "c")]


def test_groups_name_their_rows_and_number_anew() -> None:
    """A label over all columns opens a group, in which a number may stand again."""
    found = table("I. Harbour", "1 | Pier | A", "II. River", "1 | Bridge | B", "1 | Ferry | C")
    assert [task.group for task in found.tasks] == ["I. Harbour", "II. River", "II. River"]
    assert faults(found) == [("task_twice", "1")]


def test_an_empty_lead_is_that_of_the_row_above_and_says_so() -> None:
    """Merged cells leave the cells below them empty; across groups nothing is carried."""
    found = table("1 | Pier | Works", "2 | Mole |  | Treasury", "II. River", "3 | Bridge |  | Treasury")
    assert [(task.lead, task.is_lead_above) for task in found.tasks] == [("Works", False), ("Works", True), ("", False)]


def test_a_cell_may_name_the_lead_and_those_who_help() -> None:
    """One column for all units is parted at the words of taking part."""
    (task,) = table("1 | Pier | Works; in coordination with: Treasury, Harbour Office").tasks
    assert task.lead == "Works"
    assert task.coordinating == ("Treasury", "Harbour Office")


def test_rows_without_task_or_number_are_told() -> None:
    """A row that only names a unit is no task and is told; one without a number is kept and told."""
    found = table("1 | Pier | Works", "2 |  | Treasury | | in May", " | and the mole | Works")
    assert [task.number for task in found.tasks] == ["1", ""]
    assert faults(found) == [("task_bare", "2"), ("task_unnumbered", "")]
    assert [fault.row for fault in found.faults] == [3, 4]


def test_bars_around_rows_and_heads_on_every_page_are_no_tasks() -> None:
    """A table of Markdown, rules and a repeated head among its rows."""
    (found,) = tables(f"| {HEAD} |", "|---|---|", "| 1 | Pier | Works |", f"| {HEAD} |", "| 2 | Mole | Works |", "End.")
    assert [task.number for task in found.tasks] == ["1", "2"]


def test_a_second_line_of_heads_says_more() -> None:
    """Units that are parted below one head."""
    (found,) = tables("No | Task | Responsible |  | Deadline", " |  | Lead | Coordinating | ", "1 | Pier | A | B | May")
    assert (found.tasks[0].lead, found.tasks[0].coordinating, found.tasks[0].deadline) == ("A", ("B",), "May")


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["Exports | 2031 | 2032", "fish | 1 | 2"], "en"),
        (["Task | Note", "a | b"], "en"),
        (["no table"], "en"),
        (["No | Content | Leader of the delegation | Time", "1 | Visit to Keld | Orla Venn | May 2031"], "en"),
        (["Unit | Tasks given | Due soon | Lead", "Works | 12 | 3 | 4", "Treasury | 9 | 0 | 2"], "en"),
        (["Work | Plan | Completion (%)", "Piers | 12 | 80"], "en"),
        (["Thời gian | Nội dung | Chủ trì", "8:00 | Khai mạc | Bà Vũ Thạch Sơn"], "vi"),
        (["TT | Nội dung | Kế hoạch | Hoàn thành (%)", "1 | Đoàn ra | 12 | 80"], "vi"),
    ],
)
def test_other_tables_are_none_of_tasks(lines: list[str], language: str) -> None:
    """Programmes of meetings, registers of delegations and tables of figures are read as what they are."""
    assert tables(*lines, language=language) == ()


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12))
def test_every_row_with_words_of_a_task_is_kept(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, tasks lie in the text apart and in order, each with words."""
    lines = [" | ".join(cell.replace("|", "").replace("\n", "") for cell in row) for row in rows]
    text = "\n".join([HEAD, *lines])
    for found in tables(HEAD, *lines):
        spans = [task.span for task in found.tasks]
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(text[slice(*span)].strip() for span in spans)
        assert all(task.line.covers(task.span) for task in found.tasks)


@given(st.text(st.sampled_from("ab1.)| \n-V"), max_size=200))
def test_any_lines_below_a_head_can_be_read(below: str) -> None:
    """Blank lines, loose bars and ends of the text never lead outside it."""
    text = f"{HEAD}\n{below}"
    for found in tables(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert all(text[slice(*task.span)].strip() for task in found.tasks)
