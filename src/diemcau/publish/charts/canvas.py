"""Pieces of Vega-Lite specs that all charts share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from diemcau.publish.charts.paint import Paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diemcau.publish.charts.mark import Frame
    from diemcau.publish.charts.words import Scale
    from diemcau.records import Interval

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FONT = "Be Vietnam Pro"
TEXT = 12
"""Height of letters, in the chart's pixels."""

CONFIG: Spec = {
    "font": FONT,
    "background": None,
    "padding": 4,
    "view": {"stroke": None},
    "mark": {"color": Paint.MAIN},
    "text": {"fontSize": TEXT, "color": Paint.INK, "aria": False},
    "bar": {"aria": False, "opacity": 1},
    "rect": {"aria": False, "opacity": 1},
    "rule": {"aria": False},
    "tick": {"aria": False, "opacity": 1},
    "point": {"aria": False, "opacity": 1},
    "line": {"aria": False},
    "area": {"aria": False, "opacity": 1},
    "axis": {
        "aria": False,
        "labelFontSize": 11,
        "labelColor": Paint.SOFT,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "titleColor": Paint.SOFT,
        "gridColor": Paint.FAINT,
        "domainColor": Paint.LINE,
        "tickColor": Paint.LINE,
    },
    "legend": {"aria": False},
    "title": {"aria": False, "anchor": "start", "color": Paint.INK, "fontSize": 13, "fontWeight": "bold", "offset": 8},
    "concat": {"spacing": 14},
}

# A letter of this height is at most so wide on average; legends are set by it.
_LETTER = 6.6
# Of a number without end the part beyond its known end that fades away, of the largest number.
_ENDLESS = Decimal("0.09")


def top(view: Spec, frame: Frame) -> Spec:
    """A whole spec around one view."""
    title: Spec = {"title": {"text": frame.title, "limit": frame.width}} if frame.has_title else {}
    return {"$schema": SCHEMA, "config": CONFIG, **title, **view}


def ends_of(interval: Interval | None, scale: Scale, room: Decimal) -> Spec:
    """What a bar needs to be drawn: it is certain up to `near`, and may lie anywhere from `low` to `high`.

    Args:
        interval: What the number may be.
        scale: The axis.
        room: The largest number of the chart, of which an endless one takes a part more.

    Returns:
        Of a number without end also `edge` and `end` of what fades away. Empty where nothing is known.
    """
    if interval is None or (interval.low is None and interval.high is None):
        return {}
    low, high = _closed(interval)
    near = low if low >= 0 else high if high <= 0 else Decimal(0)
    found: Spec = {"near": scale.draw(near)}
    if low != high:
        found |= {"low": scale.draw(low), "high": scale.draw(high)}
    if interval.high is None:
        found |= {"edge": scale.draw(high), "end": scale.draw(high + room * _ENDLESS)}
    elif interval.low is None and interval.high <= 0:
        found |= {"edge": scale.draw(low), "end": scale.draw(low - room * _ENDLESS)}
    return found


def _closed(interval: Interval) -> tuple[Decimal, Decimal]:
    """The part of an interval that is drawn: an end that is missing lies at nothing, or at the other end beyond it."""
    low, high = interval.low, interval.high
    if low is None:
        low = min(Decimal(0), high or Decimal(0))
    if high is None:
        high = max(Decimal(0), low)
    return low, high


def room_of(intervals: Iterable[Interval | None]) -> Decimal:
    """The largest end of some numbers, without sign; 1 where there is none."""
    ends = [abs(end) for one in intervals if one is not None for end in (one.low, one.high) if end is not None]
    return max(ends, default=Decimal(0)) or Decimal(1)


def hit(number: str = "hit") -> Spec:
    """The encoding of a surface that can be pointed at; the cleaner puts the address and the words to the number."""
    return {"href": {"field": number, "type": "nominal"}}


def legend(entries: Sequence[tuple[str, str]], width: int) -> Spec:
    """A row of signs and their words, in as many lines as they need.

    Args:
        entries: Role of the colour in `paint.py`, or `tick`, `hatch`, `short`, `none`; and the words.
        width: Of the chart.
    """
    values: list[Spec] = []
    x, y = 0.0, 0
    for sign, words in entries:
        size = 22 + _LETTER * len(words)
        if x and x + size > width:
            x, y = 0.0, y + 1
        values.append(
            {"x": x + 6, "at": x + (17 if sign != "none" else 0), "y": 9 + 17 * y, "sign": sign, "words": words}
        )
        x += size + 8
    place = {
        "x": {"field": "x", "type": "quantitative", "scale": None},
        "y": {"field": "y", "type": "quantitative", "scale": None},
    }
    told = {"x": {"field": "at", "type": "quantitative", "scale": None}, "y": place["y"], "text": {"field": "words"}}
    layers: list[Spec] = [
        {
            "mark": {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11, "color": Paint.SOFT},
            "encoding": told,
        }
    ]
    layers += [_sign(sign, place) for sign in dict.fromkeys(sign for sign, _ in entries) if sign != "none"]
    return {"width": width, "height": 17 * (y + 1), "data": {"values": values}, "layer": layers}


def _sign(sign: str, place: Spec) -> Spec:
    marks: dict[str, Spec] = {
        "tick": {"type": "point", "shape": "M0,-1L0,1", "size": 160, "stroke": Paint.TARGET, "strokeWidth": 2.5},
        "hatch": {"type": "point", "shape": "square", "size": 110, "filled": True, "fill": Paint.HATCH, "opacity": 1},
        "short": {
            "type": "point",
            "shape": "circle",
            "size": 60,
            "fill": Paint.PAPER,
            "stroke": Paint.MAIN,
            "opacity": 1,
        },
    }
    plain: Spec = {"type": "point", "shape": "square", "size": 110, "filled": True, "opacity": 1}
    mark = marks.get(sign) or plain | {"fill": Paint[sign.upper()]}
    return {"transform": [{"filter": f"datum.sign == '{sign}'"}], "mark": mark, "encoding": place}
