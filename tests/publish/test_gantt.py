"""Tasks over time: a picture that is only a picture, a table, a workbook."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from diemcau.errors import Invalid
from diemcau.publish.gantt import COLUMNS, MOST_LINES, draw_gantt, write_gantt_csv
from diemcau.publish.gantt_book import write_gantt_book
from diemcau.records.task import TimeClass
from diemcau.records.task_row import GanttLine

TODAY = date(2026, 3, 20)
FIRST = GanttLine(
    uid="a", number="1/2026", title="Rà soát", lead="Vụ Arden", first=date(2026, 3, 2), last=date(2026, 3, 12),
    due=date(2026, 3, 15), percent=50, time_class=TimeClass.IN_TERM,
)  # fmt: skip
SECOND = GanttLine(
    uid="b", number="2/2026", title="=Trình", first=date(2026, 3, 13), last=date(2026, 4, 3), needs=("a", "gone", "b"),
    is_critical=True, slack=0, time_class=TimeClass.OVERDUE,
)  # fmt: skip


def marks(svg: str, sort: str) -> list[ET.Element]:
    """The marks of a class."""
    root = ET.fromstring(svg)
    return [one for one in root.iter() if sort in one.get("class", "").split()]


def check_still(svg: str) -> None:
    """Nothing in a picture acts, styles or reaches out."""
    allowed = {"svg", "title", "desc", "rect", "text", "path", "g"}
    for one in ET.fromstring(svg).iter():
        assert one.tag.removeprefix("{http://www.w3.org/2000/svg}") in allowed
        assert not [name for name in one.attrib if name.startswith("on") or name in {"style", "href"} or "}" in name]
        assert not re.search(r"url\(|javascript:", " ".join(one.attrib.values()))


@pytest.mark.parametrize("language", ["en", "vi"])
def test_bars_arrows_and_deadlines_are_drawn(language: str) -> None:
    """A bar a task, half done as told; an arrow for each known need; a diamond for each deadline and in the legend."""
    svg = draw_gantt([FIRST, SECOND], language=language, today=TODAY)
    check_still(svg)
    bars = [bar for bar in marks(svg, "gantt-bar") if bar.get("y") != bars_of_legend(svg)]
    first, second = bars
    assert int(first.get("x", "")) < int(second.get("x", ""))
    (done,) = marks(svg, "gantt-done")
    assert int(done.get("width", "")) == int(first.get("width", "")) // 2
    assert len(marks(svg, "gantt-need")) == 1
    assert len(marks(svg, "gantt-due")) == 2
    assert "gantt-critical" in second.get("class", "")
    assert second.get("stroke-width") == "2"
    assert len(marks(svg, "gantt-today")) == 1


def bars_of_legend(svg: str) -> str | None:
    """How high the legend's bars stand."""
    return marks(svg, "gantt-bar")[-1].get("y")


def test_a_bar_is_as_long_as_its_days() -> None:
    """Twice the days are twice the length, to a pixel."""
    ten = GanttLine(uid="a", number="1", title="x", first=date(2026, 3, 1), last=date(2026, 3, 10))
    twenty = GanttLine(uid="b", number="2", title="x", first=date(2026, 3, 1), last=date(2026, 3, 20))
    one, other = marks(draw_gantt([ten, twenty], language="en", today=TODAY), "gantt-bar")[:2]
    assert abs(2 * int(one.get("width", "")) - int(other.get("width", ""))) <= 2


def test_no_line_and_too_many_are_refused() -> None:
    """The error says how many there may be."""
    for lines in ([], [FIRST] * (MOST_LINES + 1)):
        with pytest.raises(Invalid) as caught:
            draw_gantt(lines, language="en", today=TODAY)
        assert caught.value.facts["code"] == "publish.gantt_size"


WORDS = st.text(max_size=60)
LINES = st.builds(
    lambda days, **said: GanttLine(uid="a", first=min(days), last=max(days), needs=("b",), **said),
    days=st.tuples(st.dates(), st.dates()), number=WORDS, title=WORDS, lead=WORDS, due=st.none() | st.dates(),
    percent=st.integers(-5, 200), is_critical=st.booleans(),
)  # fmt: skip


@settings(deadline=timedelta(seconds=2))
@given(LINES, WORDS)
def test_any_line_is_drawn(line: GanttLine, words: str) -> None:
    """Whatever a task says and whenever it lies, the picture is whole, still, and within its frame."""
    other = GanttLine(uid="b", number="2", title="x", first=TODAY, last=TODAY)
    svg = draw_gantt([line, other], language="vi", today=TODAY, title=words)
    check_still(svg)
    width = int(ET.fromstring(svg).get("width", ""))
    for bar in marks(svg, "gantt-bar"):
        assert 0 <= int(bar.get("x", "")) <= int(bar.get("x", "")) + int(bar.get("width", "")) <= width
    write_gantt_csv([line], language="vi")


def test_the_table_is_read_by_spreadsheets() -> None:
    """CRLF, a mark at the start, days as days, what is waited for by number, and no formula."""
    text = write_gantt_csv([FIRST, SECOND], language="en")
    assert text.startswith("\ufeffTask no,")
    heads, first, second = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert len(heads) == len(COLUMNS)
    assert (first[3], first[5], first[6]) == ("2026-03-02", "2026-03-15", "50")
    assert second[1] == "'=Trình"
    assert second[-1] == "1/2026, 2/2026"


def test_the_workbook_fills_the_weeks_of_a_bar() -> None:
    """Eleven days from a Monday fill two weeks."""
    sheet = load_workbook(io.BytesIO(write_gantt_book([FIRST, SECOND], language="vi", today=TODAY))).worksheets[0]
    filled = [at for at, cell in enumerate(sheet[4], 1 - len(COLUMNS)) if cell.fill.fill_type == "solid"]
    assert filled == [1, 2]
    assert sheet["B5"].data_type == "s"
    assert sheet["D4"].is_date
