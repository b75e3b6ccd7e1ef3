"""Bars with what was to be reached, the year before, and the leeway of each number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.publish.charts.canvas import Spec, ends_of, hit, legend, room_of, top
from diemcau.publish.charts.mark import Chart, Hit
from diemcau.publish.charts.paint import Paint
from diemcau.publish.charts.table import sum_up, table_of_marks
from diemcau.publish.charts.words import Scale, scale_of, tell_mark
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.charts.mark import Frame, Mark
    from diemcau.records import Interval

_STEP = 42
"""Height of a row: name and number above, the bar below."""

_WORDS, _BAR, _BEFORE = -9, 8, 16  # from the middle of a row, in pixels
_THICK, _THIN, _TICK = 11, 3, 19
_NUMBERS = 130  # kept free of the name for the number at its right


def draw_bars(marks: Sequence[Mark], frame: Frame) -> Chart:
    """A bar for each mark, in the order given: name and number above, what was to be reached as a stroke across it.

    What is certain is dark, what may be beyond it light; a number without end fades away. What is not known is
    hatched.
    """
    told = [interval for mark in marks for interval in (mark.interval, mark.target, mark.before)]
    scale, room = scale_of(told, frame.language, frame.unit), room_of(told)
    values = [value_of(mark, number, scale, room) for number, mark in enumerate(marks)]
    views: list[Spec] = [_view(values, frame.width)]
    if entries := legend_of(marks, frame):
        views.append(legend(entries, frame.width))
    return Chart(
        frame=frame,
        summary=sum_up(marks, frame),
        spec=top({"vconcat": views, "spacing": 10}, frame),
        hits=tuple(Hit(words=tell_mark(mark, frame), href=mark.href) for mark in marks),
        table=table_of_marks(marks, frame),
    )


def draw_ranked(marks: Sequence[Mark], frame: Frame, *, most: int = 10) -> Chart:
    """The largest of some marks as bars, largest first; what is not known is left out, equals go by name."""
    known = [mark for mark in marks if mark.interval is not None]
    return draw_bars(sorted(known, key=lambda mark: (-size_of(mark), mark.name))[:most], frame)


def size_of(mark: Mark) -> Decimal:
    """By what a mark is ranked: the middle of what it may be, or its one end."""
    return one_end(mark.interval) or Decimal(0)


def one_end(interval: Interval | None) -> Decimal | None:
    """The one number by which an interval is drawn or ranked: its middle, or its known end."""
    if interval is None:
        return None
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high


def is_wide(mark: Mark) -> bool:
    """Whether a number may lie so far apart that its middle says nothing: by more than a third of its upper end."""
    interval = mark.interval
    if interval is None or interval.low is None or interval.high is None:
        return False
    return (interval.high - interval.low) * 3 > max(abs(interval.high), abs(interval.low))


def value_of(mark: Mark, number: int, scale: Scale, room: Decimal) -> Spec:
    """A mark as a value of a spec."""
    value: Spec = {"row": number, "hit": f"m{number}", "name": mark.name, **ends_of(mark.interval, scale, room)}
    if "near" in value and mark.interval is not None:
        value["words"] = scale.short(mark.interval) + (" *" if mark.is_short else "")
    else:
        value |= {"words": load_texts(scale.language)["chart.missing"], "missing": True}
    for name, interval in (("target", mark.target), ("before", mark.before)):
        end = one_end(interval)
        if end is not None:
            value[name] = scale.draw(end)
    return value


def legend_of(marks: Sequence[Mark], frame: Frame) -> list[tuple[str, str]]:
    """What the signs of some marks mean; only those that occur."""
    texts = load_texts(frame.language)
    known = [mark.interval for mark in marks if mark.interval is not None]
    kinds = (
        (any(mark.target or mark.before for mark in marks), "main", frame.now or texts["chart.now"]),
        (any(one.low != one.high and one.high is not None for one in known), "leeway", texts["chart.leeway"]),
        (any(mark.before for mark in marks), "before", frame.before or texts["chart.before"]),
        (any(mark.target for mark in marks), "tick", texts["chart.target"]),
        (any(mark.interval is None for mark in marks), "hatch", texts["chart.missing"]),
    )
    entries = [(sign, words) for is_there, sign, words in kinds if is_there]
    if any(mark.is_short for mark in marks):
        entries.append(("none", f"* {texts['chart.short']}"))
    return entries


def _view(values: Sequence[Spec], width: int) -> Spec:
    return {
        "width": width,
        "height": {"step": _STEP},
        "data": {"values": list(values)},
        "encoding": {"y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}},
        "layer": [
            _whole(Paint.FAINT),
            _whole(Paint.HATCH, "datum.missing"),
            _bar("low", "high", Paint.LEEWAY, "isValid(datum.high)", values),
            _bar(None, "near", Paint.MAIN, "isValid(datum.near)", values),
            _bar("edge", "end", Paint.FADE, "datum.end > datum.edge", values),
            _bar("edge", "end", Paint.FADE_LEFT, "datum.end < datum.edge", values),
            _bar(None, "before", Paint.BEFORE, "isValid(datum.before)", values, offset=_BEFORE, thick=_THIN),
            *_whiskers(values),
            _target(values),
            _text("name", 0, "left", width - _NUMBERS, Paint.INK),
            _text("words", width, "right", _NUMBERS, Paint.INK, weight="bold"),
            {
                "mark": {"type": "rect", "color": Paint.HIT, "aria": True},
                "encoding": {"x": {"value": 0}, "x2": {"value": width}, **hit()},
            },
        ],
    }


def _x(field: str, values: Sequence[Spec]) -> Spec:
    """The axis: from nothing, or the lowest, to a little beyond the largest number."""
    names = ("near", "low", "high", "end", "target", "before")
    drawn = [value[name] for value in values for name in names if name in value]
    domain = [min([0, *drawn]), max([0, *drawn]) or 1]
    return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": domain, "nice": False}}


def _bar(
    start: str | None,
    end: str,
    paint: Paint,
    where: str,
    values: Sequence[Spec],
    *,
    offset: int = _BAR,
    thick: int = _THICK,
) -> Spec:
    encoding: Spec = {"x": _x(start, values) if start else {"datum": 0, "type": "quantitative"}, "x2": {"field": end}}
    if start is None:
        encoding = {"x": _x(end, values), "x2": {"datum": 0}}
    return {
        "transform": [{"filter": where}],
        "mark": {"type": "bar", "color": paint, "height": thick, "yOffset": offset, "orient": "horizontal"},
        "encoding": encoding,
    }


def _whole(paint: Paint, where: str = "true") -> Spec:
    """A strip over the whole width, behind everything."""
    return {
        "transform": [{"filter": where}],
        "mark": {"type": "bar", "color": paint, "height": _THICK, "yOffset": _BAR, "orient": "horizontal"},
        "encoding": {"x": {"value": 0}, "x2": {"value": "width"}},
    }


def _whiskers(values: Sequence[Spec]) -> list[Spec]:
    """The ends of what a number may be."""
    where = [{"filter": "isValid(datum.high)"}]
    line = {
        "transform": where,
        "mark": {"type": "rule", "color": Paint.INK, "yOffset": _BAR, "strokeWidth": 1},
        "encoding": {"x": _x("low", values), "x2": {"field": "high"}},
    }
    return [
        line,
        *(_tick(field, values, Paint.INK, "isValid(datum.high)", size=7, thick=1) for field in ("low", "high")),
    ]


def _target(values: Sequence[Spec]) -> Spec:
    return _tick("target", values, Paint.TARGET, "isValid(datum.target)", size=_TICK, thick=2.5)


def _tick(field: str, values: Sequence[Spec], paint: Paint, where: str, *, size: int, thick: float) -> Spec:
    return {
        "transform": [{"filter": where}],
        "mark": {"type": "tick", "color": paint, "size": size, "thickness": thick, "yOffset": _BAR},
        "encoding": {"x": _x(field, values)},
    }


def _text(field: str, x: int, align: str, limit: int, paint: Paint, *, weight: str = "normal") -> Spec:
    mark = {"type": "text", "align": align, "baseline": "middle", "yOffset": _WORDS, "limit": limit, "color": paint}
    return {"mark": {**mark, "fontWeight": weight}, "encoding": {"x": {"value": x}, "text": {"field": field}}}
