"""A notice of conclusions by itself: numbered lists and tables of tasks."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pytest

from diemcau.collect.document import make_document
from diemcau.deploy.notice import propose_from_notice, record_of
from diemcau.deploy.working import calendar_of
from diemcau.flow.folder import read_files
from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import org_tree
from diemcau.read.document import read_document
from diemcau.records import Document, Reading
from diemcau.records.task import Calling, Proposed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/notice"
DAY = date(2032, 1, 12)


@cache
def reading(path: Path) -> Reading:
    """What is read in one file."""
    found, _ = read_files([path], load_profile("vietnam_diplomacy"))
    (one,) = found
    return one


def propose(one: Reading, given_on: date | None = DAY) -> tuple[Proposed, ...]:
    """The proposals of one notice."""
    profile = load_profile("vietnam_diplomacy")
    tree, calendar = org_tree(profile, DAY), calendar_of(profile)
    return propose_from_notice(one, tree=tree, profile=profile, calendar=calendar, given_on=given_on)


def vietnamese() -> Reading:
    """The example in Vietnamese."""
    return reading(EXAMPLES / "01-thong-bao-ket-luan.html")


def english() -> Reading:
    """The example in English."""
    return reading(EXAMPLES / "02-notice-english.html")


def test_points_are_orientations_and_rows_are_tasks() -> None:
    """Two points are kept to, eight rows are done, each with its number and those above it."""
    found = propose(vietnamese())
    numbers = {calling: [one.number for one in found if one.calling is calling] for calling in Calling}
    assert numbers[Calling.ORIENTATION] == ["1", "2"]
    assert numbers[Calling.TASK] == ["1", "2", "3", "3.a", "3.b", "4", "4", "6.1"]
    assert {one.issuer for one in found} == {"Chủ tịch UBND tỉnh Vũ Thạch Sơn"}


def test_a_row_gives_lead_helpers_day_and_product() -> None:
    """What the columns say is what is proposed; the words stay those of the task."""
    scheme = next(one for one in propose(vietnamese()) if "nông sản" in one.words)
    assert scheme.lead.words == "Sở Ngoại vụ"
    assert scheme.coordinating.words == "Sở Công Thương; Sở Tài chính"
    assert (scheme.deadline.day, scheme.deadline.words) == (date(2032, 3, 30), "Trước ngày 31/3/2032")
    assert (scheme.product, scheme.product_kind) == ("Đề án", "scheme")


def test_each_row_opens_its_words_and_its_row() -> None:
    """A proposal leads to the words of the task and to the row of the table in the file."""
    one = vietnamese()
    document = one.document
    rows = [
        place.row
        for proposal in propose(one)
        for statement in proposal.statements
        if (place := document.place_at(statement.span.start)) is not None and place.table is not None
    ]
    assert rows == [3, 4, 5, 6, 7, 9, 10, 11]
    assert all(document.quote(s.span) == proposal.words for proposal in propose(one) for s in proposal.statements)


def test_a_merged_lead_has_to_be_confirmed() -> None:
    """The second row below a merged cell is proposed with the lead of the first, never as certain."""
    found = {one.number: one for one in propose(english()) if one.calling is Calling.TASK}
    assert found["2"].lead.words == found["1"].lead.words == "Harbour Office"
    assert not found["2"].lead.is_certain
    assert found["3.b"].coordinating.words == "Harbour Office"


@pytest.mark.parametrize(
    ("one", "faults"),
    [
        (vietnamese, [("read.task_twice", "10"), ("read.task_part", "11"), ("read.task_bare", "12")]),
        (english, [("read.task_unnumbered", "7")]),
    ],
)
def test_odd_rows_are_told_by_their_row(one: Callable[[], Reading], faults: list[tuple[str, str]]) -> None:
    """A number given twice, a missing task above, a row without a task and one without a number."""
    found = [(finding.code, dict(finding.facts)["row"]) for finding in one().findings]
    assert found == faults


def test_a_table_of_tasks_tells_no_figures_but_those_in_its_words() -> None:
    """Running numbers and days of the columns are no figures."""
    assert [figure.text for figure in english().figures] == ["at least 12%"]


def test_what_nobody_gave_stops() -> None:
    """In a bare table nobody gives the tasks, and nothing goes out before somebody is named."""
    found = propose(_docx([["No", "Task", "Lead", "Deadline"], ["1", "Repair the pier", "Works", "in May 2032"]]))
    assert [(flag.code, flag.stops) for one in found for flag in one.flags] == [("issuer", True)]


def test_a_word_file_gives_the_same_rows() -> None:
    """Tables of a Word file are read alike: two lines of heads, a group over all columns, a lead over two rows."""
    one = _docx(
        [
            ["No", "Task", "Units", "", "Deadline"],
            ["", "", "Lead", "Coordinating", ""],
            ["I", "Harbour", "", "", ""],
            ["1", "Repair the pier", "Works", "Treasury", "in May 2032"],
            ["a)", "Draw up a list of piles", "", "", "within 10 working days"],
        ],
        "Governor Ilse Marrow assigns the following tasks with their deadline:",
        merged=[((0, 2), (0, 3)), ((2, 1), (2, 4)), ((3, 2), (4, 2))],
    )
    found = propose(one)
    assert [(task.number, task.product_kind) for task in found] == [("1", "action"), ("1.a", "report")]
    assert [(task.lead.words, task.coordinating.words) for task in found] == [("Works", "Treasury"), ("Works", "")]
    assert one.findings == ()
    assert len(record_of(one).instructions) == 2


def _docx(
    rows: list[list[str]], before: str = "Annex", merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
) -> Reading:
    """A Word file of one table, some cells of it merged, as it is read."""
    made = docx.Document()
    made.add_paragraph(before)
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    for first, last in merged:
        table.cell(*first).merge(table.cell(*last))
    held = io.BytesIO()
    made.save(held)
    document = make_document(held.getvalue(), Path("notice.docx"))
    assert isinstance(document, Document)
    return read_document(document, load_profile("vietnam_diplomacy"))
