"""The life of an issue: how many independent documents each stretch of days brought, each document, and its alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.charts.canvas import Spec, hit, legend, top
from diemcau.publish.charts.mark import Chart, Hit, Row, Table
from diemcau.publish.charts.paint import Paint
from diemcau.publish.files import neutralise
from diemcau.publish.numbers import format_count, format_counted
from diemcau.publish.texts import load_texts
from diemcau.records.period import day as on_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.charts.mark import Frame
    from diemcau.records.signal import Issue

HEIGHT = 96
_DOTS = 30
_ROOM = 18  # above the bars, for the word of an alert
_AXIS = 30
_MOST_LABELS = 5
_MOST_DOTS = 200

COLUMNS = ("day", "kind", "count", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One document of an issue.

    Attributes:
        day: Its day.
        words: What is read out: who says what, or the document's title.
        href: Where its sentences are; or empty.
    """

    day: date
    words: str
    href: str = ""


def draw_issue(
    issue: Issue, frame: Frame, *, alerts: Sequence[date] = (), dots: Sequence[Dot] = (), bin_days: int = 7
) -> Chart:
    """An issue from its birth to its latest document.

    Args:
        issue: The issue; its counts make the bars.
        frame: Of the whole chart.
        alerts: Days on which an alert was raised.
        dots: Its documents, as far as the reader may see them; the earliest of very many are drawn.
        bin_days: Length of a stretch of days.
    """
    shown = sorted(dots, key=lambda dot: dot.day)[:_MOST_DOTS]
    bars = _bars(issue, bin_days)
    domain = _domain(issue, alerts, shown, bin_days)
    views = [_view(bars, domain, alerts, shown, frame), legend(_entries(alerts, shown, frame), frame.width)]
    return Chart(
        frame=frame,
        summary=sum_up_issue(issue, frame),
        spec=top({"vconcat": views, "spacing": 8}, frame),
        hits=_hits(issue, alerts, shown, frame),
        table=_table(issue, alerts, shown, frame),
    )


def tell_stage(issue: Issue, language: str) -> str:
    """Where an issue is in its life, in words."""
    return load_texts(language)[f"issue.stage.{issue.stage.value}"]


def _say_day(day: date, frame: Frame) -> str:
    return format_period(on_day(day), frame.language)


def _bars(issue: Issue, bin_days: int) -> list[Spec]:
    return [
        {"hit": f"m{number}", "x": end.toordinal() - bin_days + 1, "x2": end.toordinal() + 1, "count": count}
        for number, (end, count) in enumerate(issue.counts)
    ]


def _domain(issue: Issue, alerts: Sequence[date], dots: Sequence[Dot], bin_days: int) -> tuple[int, int]:
    """First and last day shown."""
    days = [issue.born, issue.last, *alerts, *(dot.day for dot in dots)]
    days += [day for end, _ in issue.counts for day in (end, end - timedelta(days=bin_days - 1))]
    return min(days).toordinal(), max(days).toordinal() + 1


def _entries(alerts: Sequence[date], dots: Sequence[Dot], frame: Frame) -> list[tuple[str, str]]:
    texts = load_texts(frame.language)
    entries = [("leeway", texts["issue.documents"])]
    entries += [("main", texts["issue.document"])] * bool(dots)
    entries += [("target", texts["issue.alert"])] * bool(alerts)
    return entries


def sum_up_issue(issue: Issue, frame: Frame) -> str:
    """What an issue is, how strong, in which stage and since when, in a sentence."""
    texts = load_texts(frame.language)
    total = sum(count for _, count in issue.counts)
    return texts["issue.summary"].format(
        title=frame.title,
        strength=texts[f"issue.strength.{issue.strength.value}"],
        stage=tell_stage(issue, frame.language),
        day=_say_day(issue.born, frame),
        count=format_counted("issue.count", total, frame.language),
    )


def _hits(issue: Issue, alerts: Sequence[date], dots: Sequence[Dot], frame: Frame) -> tuple[Hit, ...]:
    """Stretches of days, then alerts, then documents; the lines of the table in their order."""
    pattern = load_texts(frame.language)["issue.alert_on"]
    bars = [Hit(words=_say_bin(end, count, frame)) for end, count in issue.counts]
    raised = [Hit(words=pattern.format(day=_say_day(day, frame))) for day in alerts]
    return (*bars, *raised, *(Hit(words=f"{_say_day(dot.day, frame)}: {dot.words}", href=dot.href) for dot in dots))


def _say_bin(end: date, count: int, frame: Frame) -> str:
    counted = format_counted("issue.count", count, frame.language)
    return load_texts(frame.language)["issue.bin"].format(day=_say_day(end, frame), count=counted)


def _table(issue: Issue, alerts: Sequence[date], dots: Sequence[Dot], frame: Frame) -> Table:
    texts = load_texts(frame.language)
    rows = []
    for end, count in issue.counts:
        counted = format_count(count, frame.language)
        rows.append(
            Row(
                cells=(_say_day(end, frame), texts["issue.documents"], counted),
                numbers=(end.isoformat(), "count", str(count), ""),
            )
        )
    for raised in alerts:
        cells = (_say_day(raised, frame), texts["issue.alert"], "")
        rows.append(Row(cells=cells, numbers=(raised.isoformat(), "alert", "", "")))
    for dot in dots:
        numbers = (dot.day.isoformat(), "document", "", neutralise(dot.words))
        rows.append(Row(cells=(_say_day(dot.day, frame), dot.words, ""), href=dot.href, numbers=numbers))
    head = tuple(texts[f"issue.head_{name}"] for name in ("day", "what", "count"))
    return Table(head=head, columns=COLUMNS, rows=tuple(rows))


# The picture.


def _view(
    bars: Sequence[Spec], domain: tuple[int, int], alerts: Sequence[date], dots: Sequence[Dot], frame: Frame
) -> Spec:
    width = frame.width - _AXIS - 10
    x: Spec = {
        "field": "x", "type": "quantitative", "axis": None,
        "scale": {"domain": list(domain), "nice": False, "zero": False},
    }  # fmt: skip
    most = max((bar["count"] for bar in bars), default=1)
    ticks = sorted({round(most * part / 3) for part in range(4)})
    axis = {"values": ticks, "format": "d", "title": None, "domain": False, "ticks": False, "minExtent": _AXIS - 8}
    y_scale = {"domain": [0, most], "range": [HEIGHT, _ROOM], "nice": False}
    y: Spec = {"field": "count", "type": "quantitative", "axis": axis, "scale": y_scale}
    zero: Spec = {"y2": {"datum": 0}}
    layers: list[Spec] = [
        {
            "data": {"values": list(bars)},
            "mark": {"type": "rect", "color": Paint.LEEWAY, "stroke": Paint.PAPER, "strokeWidth": 1},
            "encoding": {"x": x, "x2": {"field": "x2"}, "y": y, **zero},
        },
        {
            "data": {"values": list(bars)},
            "mark": {"type": "rect", "color": Paint.HIT, "aria": True},
            "encoding": {"x": x, "x2": {"field": "x2"}, "y": {"value": _ROOM}, "y2": {"value": HEIGHT}, **hit()},
        },
        *_alert_layers(alerts, x, len(bars), domain, frame),
        *_dot_layers(dots, x, len(bars) + len(alerts), width, domain),
        _day_layer(domain, x, frame),
    ]
    return {"width": width, "height": HEIGHT + _DOTS, "layer": layers}


def _alert_layers(alerts: Sequence[date], x: Spec, first: int, domain: tuple[int, int], frame: Frame) -> list[Spec]:
    """A line at the day of each alert, the first with its word."""
    if not alerts:
        return []
    reach = (domain[1] - domain[0]) / 60
    values = [
        {"hit": f"m{first + number}", "x": at, "low": at - reach, "high": at + reach}
        for number, at in enumerate(day.toordinal() + 0.5 for day in alerts)
    ]
    around = {"x": {**x, "field": "low"}, "x2": {"field": "high"}}
    word = load_texts(frame.language)["issue.alert"]
    text: Spec = {"type": "text", "y": 5, "text": word, "color": Paint.TARGET, "fontWeight": "bold", "fontSize": 11}
    return [
        {
            "data": {"values": values},
            "mark": {"type": "rule", "color": Paint.TARGET, "strokeWidth": 2},
            "encoding": {"x": x, "y": {"value": _ROOM - 6}, "y2": {"value": HEIGHT + _DOTS}},
        },
        {"data": {"values": values[:1]}, "mark": text, "encoding": {"x": x}},
        {
            "data": {"values": values},
            "mark": {"type": "rect", "color": Paint.HIT, "aria": True},
            "encoding": {**around, "y": {"value": 0}, "y2": {"value": _ROOM}, **hit()},
        },
    ]


def _dot_layers(dots: Sequence[Dot], x: Spec, first: int, width: int, domain: tuple[int, int]) -> list[Spec]:
    """Documents below the bars, in rows where their days are too near to each other to tell them apart."""
    if not dots:
        return []
    apart = (domain[1] - domain[0]) / max(width, 1) * 9
    rows: list[float] = []
    values = []
    for number, dot in enumerate(dots):
        at = dot.day.toordinal() + 0.5
        row = next((place for place, last in enumerate(rows) if at - last >= apart), len(rows))
        rows[row : row + 1] = [at]
        values.append({"hit": f"m{first + number}", "x": at, "y": HEIGHT + 7 + (row % 3) * 9})
    y: Spec = {"field": "y", "type": "quantitative", "scale": None, "axis": None}
    point: Spec = {"type": "point", "size": 40, "fill": Paint.MAIN, "stroke": Paint.PAPER, "strokeWidth": 0.8}
    surface: Spec = {"type": "point", "shape": "square", "size": 110, "fill": Paint.HIT, "stroke": Paint.HIT}
    return [
        {"data": {"values": values}, "mark": point, "encoding": {"x": x, "y": y}},
        {"data": {"values": values}, "mark": {**surface, "aria": True}, "encoding": {"x": x, "y": y, **hit()}},
    ]


def _day_layer(domain: tuple[int, int], x: Spec, frame: Frame) -> Spec:
    """A few days named below."""
    first, last = domain[0], domain[1] - 1
    count = min(_MOST_LABELS, max(1, (last - first) // 14 + 1))
    days = [first + (last - first) * place // max(count - 1, 1) for place in range(count)]
    values = [{"x": day + 0.5, "label": _short(date.fromordinal(day), frame.language)} for day in days]
    mark: Spec = {"type": "text", "baseline": "top", "fontSize": 11, "color": Paint.SOFT, "y": HEIGHT + _DOTS + 7}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x": x, "text": {"field": "label"}}}


def _short(day: date, language: str) -> str:
    """A day in figures, in the order in which the language's readers write it."""
    return load_texts(language)["issue.short_day"].format(day=day.day, month=day.month, year=day.year)
