"""What a chart shows is what its table and its file say."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.publish.charts.bars import draw_bars, draw_ranked, size_of
from diemcau.publish.charts.lines import draw_line
from diemcau.publish.charts.mark import Frame, Mark
from diemcau.publish.charts.shares import Counted, draw_completeness, share_of
from diemcau.publish.charts.table import write_csv
from diemcau.publish.charts.words import scale_of
from diemcau.records import Interval

from .conftest import KINDS, MARKS, point

FRAME = Frame(title="Exports", language="en", unit="USD")
NUMBERS = st.decimals(min_value=0, max_value=10**13, places=2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Of any shape, from nothing upward."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    shape = draw(st.sampled_from(("point", "range", "above", "below")))
    if shape == "point":
        return Interval.point(low)
    if shape == "above":
        return Interval(low, None, low_open=draw(st.booleans()))
    if shape == "below":
        return Interval(None, high)
    return Interval(low, high)


MARK = st.builds(
    Mark,
    name=st.text(min_size=1, max_size=12, alphabet=st.characters(exclude_categories=["Cs", "Cc"])),
    interval=st.none() | intervals(),
    target=st.none() | intervals(),
    is_short=st.booleans(),
)


def rows(text: str) -> list[dict[str, str]]:
    """A file of numbers."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def end(words: str) -> Decimal | None:
    """An end as it is written in a file."""
    return Decimal(words) if words else None


@given(st.lists(MARK, max_size=8))
def test_the_file_gives_the_marks_again(marks: list[Mark]) -> None:
    """In order, each end exactly; what is not known stays empty."""
    for chart in (draw_bars(marks, FRAME), draw_line(marks, FRAME)):
        told = rows(write_csv(chart))
        assert len(told) == len(marks) == len(chart.table.rows) == len(chart.hits)
        for row, mark in zip(told, marks, strict=True):
            interval = mark.interval
            assert (end(row["low"]), end(row["high"])) == ((interval.low, interval.high) if interval else (None, None))
            target = mark.target
            assert (end(row["target_low"]), end(row["target_high"])) == (
                (target.low, target.high) if target else (None, None)
            )
            assert row["is_short"] == str(int(mark.is_short))


@given(st.lists(MARK, max_size=8))
def test_what_is_drawn_lies_within_the_number(marks: list[Mark]) -> None:
    """What looks certain is no more than the number says, what looks possible no less."""
    chart = draw_bars(marks, FRAME)
    values = chart.spec["vconcat"][0]["data"]["values"]
    scale = scale_of([each for mark in marks for each in (mark.interval, mark.target)], "en", "USD")
    for value, mark in zip(values, marks, strict=True):
        if mark.interval is None:
            assert value["missing"]
            assert "near" not in value
        elif mark.interval.low is not None and mark.interval.high is not None:
            assert value["near"] == scale.draw(mark.interval.low)
            assert value.get("high", value["near"]) == scale.draw(mark.interval.high)
        elif mark.interval.high is None:
            assert value["end"] > value["edge"] == value["near"] or mark.interval.low == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_has_a_line_of_the_table_with_its_link(kind: str) -> None:
    """Words for whoever hears it, and the same address."""
    chart = KINDS[kind]("en")
    assert [row.href for row in chart.table.rows] == [hit.href for hit in chart.hits]
    assert all(len(row.cells) == len(chart.table.head) for row in chart.table.rows)
    assert all(len(row.numbers) == len(chart.table.columns) for row in chart.table.rows)


def test_formulas_are_defused() -> None:
    """A name out of a document runs in no spreadsheet."""
    chart = draw_bars([Mark(name="=HYPERLINK(1)", interval=None, note="+1")], FRAME)
    (row,) = rows(write_csv(chart))
    assert (row["name"], row["note"]) == ("'=HYPERLINK(1)", "'+1")


@given(st.lists(MARK, max_size=8), st.integers(1, 5))
def test_the_largest_come_first(marks: list[Mark], most: int) -> None:
    """At most so many, none of which nothing is known, none larger left out."""
    known = [mark for mark in marks if mark.interval is not None]
    chart = draw_ranked(marks, FRAME, most=most)
    assert len(chart.hits) == min(most, len(known))
    sizes = sorted((size_of(mark) for mark in known), reverse=True)
    names = [row.cells[0] for row in chart.table.rows]
    assert sorted(names) == sorted(
        mark.name for mark in sorted(known, key=lambda mark: (-size_of(mark), mark.name))[:most]
    )
    assert len(sizes) == len(known)


@given(intervals(), intervals(), st.fractions(0, 1), st.fractions(0, 1))
def test_a_share_holds_every_share_that_both_allow(part: Interval, whole: Interval, one: float, other: float) -> None:
    """Whatever lies in part and whole, its percentage lies in the share, but for a target without an upper end."""
    share = share_of(part, whole)
    if share is None or whole.high is None:
        return
    x, y = (_within(interval, Decimal(float(at))) for interval, at in ((part, one), (whole, other)))
    if y > 0 and x in part and y in whole:
        percent = x * 100 / y
        assert share.low is None or percent >= share.low
        assert share.high is None or percent <= share.high


def _within(interval: Interval, at: Decimal) -> Decimal:
    low = interval.low if interval.low is not None else Decimal(0)
    high = interval.high if interval.high is not None else low + 10**6
    return low + (high - low) * at


def test_more_than_170_of_at_least_200_stays_open() -> None:
    """It is more than 85 percent, and how much more nobody knows."""
    share = share_of(Interval(Decimal(170), None, low_open=True), Interval(Decimal(200), None))
    assert share == Interval(Decimal("85.00"), None, low_open=True)
    assert share_of(point("3"), point("0")) is None


def test_returns_are_counted_once() -> None:
    """Every return stands in one part, and the parts make the whole."""
    groups = [Counted(name="Province", parts=(("in_time", 1200), ("late", 34), ("waiting", 0), ("missing", 6)))]
    chart = draw_completeness(groups, FRAME)
    (row,) = rows(write_csv(chart))
    assert int(row["all"]) == sum(int(row[code]) for code in ("in_time", "late", "waiting", "excused", "missing"))
    assert chart.table.rows[0].cells[-1] == "1,240"
    assert chart.summary == "Exports. Known: 1,234 of 1,240."


def test_a_mark_is_told_whole() -> None:
    """Number, target, last year, time and coverage, in the reader's words."""
    told = KINDS["bars"]("vi").hits[0].words
    assert told == ("Sở Ngoại vụ tỉnh Thạch Yên: 3,42 tỷ USD; chỉ tiêu 3 tỷ USD; năm trước 2,9 tỷ USD; 13/63")
    assert "số liệu chưa đủ kỳ" in KINDS["bars"]("vi").hits[4].words
    assert len(MARKS) == len(KINDS["bars"]("vi").hits)
