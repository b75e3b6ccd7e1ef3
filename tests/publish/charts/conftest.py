"""Invented marks of every sort, and every kind of chart drawn of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from diemcau.publish.charts.bars import draw_bars, draw_ranked
from diemcau.publish.charts.fan import draw_fan
from diemcau.publish.charts.issue import Dot, draw_issue
from diemcau.publish.charts.lines import Panel, draw_line, draw_multiples
from diemcau.publish.charts.mark import Frame, Mark
from diemcau.publish.charts.shares import Counted, draw_completeness, draw_plan
from diemcau.publish.charts.tiles import draw_tiles, find_layout
from diemcau.records import Interval

from .foretold import ALERT, BORN, ISSUE, forecast

if TYPE_CHECKING:
    from diemcau.publish.charts.mark import Chart

Draw = Callable[[str], "Chart"]


def point(value: str) -> Interval:
    """A counted number."""
    return Interval.point(Decimal(value))


MARKS = (
    Mark(
        name="Sở Ngoại vụ tỉnh Thạch Yên",
        interval=point("3420000000"),
        target=point("3000000000"),
        before=point("2900000000"),
        href="/review/parts?org=TY&measure=a",
        note="13/63",
        under="13/63",
        code="TY",
    ),
    Mark(name="Dunmarsh", interval=Interval(Decimal(1700000000), None, low_open=True), href="/d", code="DUN"),
    Mark(name="Arden", interval=Interval(Decimal(2340000000), Decimal(2600000000)), href="#arden", code="ARD"),
    Mark(name="Keld <script>alert(1)</script> & Söhne", interval=None, href="/k", code="KEL"),
    Mark(name="Sarvik", interval=Interval(None, Decimal(900000000), high_open=True), is_short=True, code="SAR"),
)
"""A point, numbers without end to both sides, a range, nothing at all, and less time than the period."""

KINDS: dict[str, Draw] = {
    "bars": lambda language: draw_bars(MARKS, _frame(language)),
    "ranked": lambda language: draw_ranked(MARKS, _frame(language)),
    "line": lambda language: draw_line(MARKS, _frame(language)),
    "multiples": lambda language: draw_multiples(
        [Panel(title=f"Đoàn vào {each}", unit=unit, marks=MARKS) for each, unit in enumerate(("USD", "delegation"))],
        _frame(language),
    ),
    "tiles": lambda language: draw_tiles(MARKS, find_layout("none", [mark.code for mark in MARKS]), _frame(language)),
    "plan": lambda language: draw_plan(MARKS, _frame(language)),
    "fan": lambda language: draw_fan(
        [forecast(chance="0.4"), forecast("2026", 3.7e9, 5e8)],
        _frame(language),
        links={"2018": "#f1", "2025": "/outlook/x"},
    ),
    "issue": lambda language: draw_issue(
        ISSUE,
        _frame(language),
        alerts=[ALERT.raised_on],
        dots=[Dot(day=BORN, words="Keld <i>", href="#d1"), Dot(day=BORN, words="Arden")],
    ),
    "completeness": lambda language: draw_completeness(
        [
            Counted(name="Tỉnh", parts=(("in_time", 9), ("late", 2), ("waiting", 1), ("missing", 2)), href="/c"),
            Counted(name="Mission", parts=(("in_time", 0), ("missing", 0))),
        ],
        _frame(language),
    ),
}
"""Every kind of chart by its name."""


def _frame(language: str) -> Frame:
    title = "Kim ngạch xuất khẩu" if language == "vi" else "Exports"
    return Frame(title=title, language=language, unit="USD", now="2024", before="2023")


@pytest.fixture(params=[(kind, language) for kind in KINDS for language in ("en", "vi")], ids="-".join)
def chart(request: pytest.FixtureRequest) -> Chart:
    """Each kind in each language."""
    kind, language = request.param
    return KINDS[kind](language)
