"""Fans, gauges and lives of issues: what they show, that every mark opens its sentences, and that nothing leads out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from diemcau.errors import Bug
from diemcau.publish.charts.fan import BANDS, draw_fan, history_of
from diemcau.publish.charts.gauge import draw_gauge
from diemcau.publish.charts.issue import Dot, draw_issue
from diemcau.publish.charts.issue_line import draw_issue_line
from diemcau.publish.charts.mark import Frame
from diemcau.publish.charts.small_fan import draw_small_fan
from diemcau.publish.charts.table import write_csv
from diemcau.records import Interval
from diemcau.records.forecast import Seen

from .foretold import ALERT, BORN, HISTORY, ISSUE, forecast, seen

_SVG = "{http://www.w3.org/2000/svg}"
_PLAIN = Frame(title="Exports <b>of</b> Dunmarsh", language="en", unit="USD")


def tree(drawn: str) -> ET.Element:
    """What was drawn for a page, as a tree; it has no namespace of its own there."""
    return ET.fromstring(drawn)


def test_a_fan_says_in_its_table_what_it_shows() -> None:
    """A line for each value and each forecast, with ends, quantiles, target and chance for programs."""
    chart = draw_fan([forecast(chance="0.4"), forecast("2026", 3.7e9, 5e8)], _PLAIN)
    assert [row.cells[0] for row in chart.table.rows] == [
        "2018",
        "2019",
        "2020",
        "2022",
        "2023",
        "2024",
        "2025",
        "2026",
    ]
    head, *lines = write_csv(chart).lstrip("\ufeff").split("\r\n")
    told = dict(zip(head.split(","), lines[6].split(","), strict=True))
    assert (told["kind"], told["target_low"], told["target_high"], told["chance"]) == (
        "forecast",
        "3500000000",
        "",
        "0.4",
    )
    assert Decimal(told["q05"]) < Decimal(told["q50"]) < Decimal(told["q95"])
    assert lines[5].startswith("2024,expected,3150000000,3150000000")
    assert "estimate" in chart.table.rows[5].cells[-1]


def test_a_fan_reads_out_forecast_and_chance() -> None:
    """Whoever does not see it hears the last forecast, its range and how likely the target is."""
    told = draw_fan([forecast(chance="0.4")], _PLAIN).summary
    assert "2025: about 3.4 billion USD; 9 in 10: between 2.99 and 3.81 billion USD" in told
    assert "Target 3.5 billion USD or more: about as likely as not" in told


def test_bands_lie_in_each_other() -> None:
    """The widest is drawn first, so that each narrower one is seen on it."""
    widths = [high - low for low, high, _ in BANDS]
    assert widths == sorted(widths, reverse=True)


def test_months_that_fill_a_year_stand_beside_a_yearly_forecast() -> None:
    """Twelve months are one point with their ends added; eleven are none, and a told year is not told twice."""
    months = tuple(seen(f"2023-{month:02d}", "10", "12", is_expected=month == 12) for month in range(1, 13))
    rest = tuple(seen(f"2024-{month:02d}", "10") for month in range(1, 12))
    (whole,) = history_of(forecast(history=(*months, *rest)))
    assert (whole.period.code, whole.interval, whole.is_expected) == (
        "2023",
        Interval(Decimal(120), Decimal(144)),
        True,
    )
    assert len(whole.ids) == 12
    told = history_of(forecast(history=(*months, seen("2023", "130"))))
    assert [each.interval for each in told] == [Interval.point(Decimal(130))]


def test_only_the_last_three_years_of_months_are_drawn() -> None:
    """The table has every month; the picture as many as can be told apart."""
    months = tuple(seen(f"{year}-{month:02d}", "10") for year in range(2019, 2025) for month in range(1, 13))
    chart = draw_fan([forecast("2025-01", 11, 1, history=months)], replace(_PLAIN, unit="delegation"))
    assert len(chart.table.rows) == 73
    assert len(chart.hits) == 37


@pytest.mark.parametrize("history", [(), HISTORY[:1], (seen("2019", "5", None),)])
def test_a_fan_is_drawn_whatever_little_is_known(history: tuple[Seen, ...]) -> None:
    """Nothing at all, one value, one without an end."""
    drawn = tree(draw_small_fan([forecast(history=history, chance="0.5")], _PLAIN))
    assert len(list(drawn.iter("polygon"))) == len(BANDS)
    assert draw_fan([forecast(history=history)], _PLAIN).hits


def test_points_of_a_small_fan_open_their_sentences() -> None:
    """A link where there is an address, words in any case; estimates are open."""
    drawn = tree(draw_small_fan([forecast(chance="0.4")], _PLAIN, links={"2018": "#f2018"}))
    assert [(one.get("href"), one.get("aria-label")) for one in drawn.iter("a")] == [
        ("#f2018", "2018: 1.8 billion USD")
    ]
    told = [one.get("aria-label") or "" for one in drawn.iter("g")]
    assert told[-1] == "2024: 3.15 billion USD; estimate, not yet final"
    assert sum("f-paper" in (one.get("class") or "") for one in drawn.iter("circle")) == 1
    assert "Exports <b>of</b> Dunmarsh" in (drawn.get("aria-label") or "")


@pytest.mark.parametrize("chance", ["0.001", "0.3", "0.5", "0.97"])
def test_a_gauge_shows_and_says_the_chance(chance: str) -> None:
    """As many dots are full as the odds say; the title is text, never markup."""
    drawn = tree(draw_gauge(Decimal(chance), _PLAIN, href="/outlook/x"))
    dots = list(drawn.iter("circle"))
    assert len(dots) == 10
    assert sum(dot.get("fill") != "none" for dot in dots) == {"0.001": 0, "0.3": 3, "0.5": 5, "0.97": 10}[chance]
    (link,) = drawn.iter("a")
    assert (link.get("aria-label") or "").startswith("Exports <b>of</b> Dunmarsh: ")


def test_no_picture_leads_out_of_the_site() -> None:
    """An address of elsewhere is a fault of our own."""
    for bad in ("https://example.org", "javascript:alert(1)", "//example.org"):
        with pytest.raises(Bug):
            draw_gauge(Decimal("0.5"), _PLAIN, href=bad)
        with pytest.raises(Bug):
            draw_small_fan([forecast()], _PLAIN, links={"2018": bad})


def test_an_issue_tells_its_days_alerts_and_documents() -> None:
    """Stretches, alerts, each document with its address; formulas in titles are defused for sheets."""
    dots = [Dot(day=BORN, words="=1+1", href="#d1")]
    chart = draw_issue(ISSUE, Frame(title=ISSUE.title, language="en"), alerts=[ALERT.raised_on], dots=dots)
    assert [row.numbers[1] for row in chart.table.rows] == ["count"] * 4 + ["alert", "document"]
    assert chart.table.rows[-1].href == "#d1"
    assert "'=1+1" in write_csv(chart)
    assert "strong signal, fading, since 3 March 2024: 12 independent documents" in chart.summary


def test_the_line_of_an_issue_has_a_bar_for_each_stretch_and_a_mark_for_each_alert() -> None:
    """All of it lies within the picture."""
    drawn = tree(draw_issue_line(ISSUE, _PLAIN, alerts=[ALERT.raised_on], bin_days=7))
    bars = list(drawn.iter("rect"))
    assert len(bars) == len(ISSUE.counts)
    for bar in bars:
        assert float(bar.get("x", "-1")) >= 0
        assert float(bar.get("x", "0")) + float(bar.get("width", "0")) <= 321
    assert sum("s-target" in (line.get("class") or "") for line in drawn.iter("line")) == 1
