"""The picture of a fan: bands, points, lines and labels as layers of a spec."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from diemcau.publish.charts.canvas import Spec, hit
from diemcau.publish.charts.paint import Paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.charts.mark import Frame

HEIGHT = 190
_AXIS, _RIGHT = 46, 40
_MOST_LABELS, _MANY = 7, 20
_MONTHS_LABELLED = 2.5  # years; over a longer time the years alone are named


def fan_view(
    points: Sequence[Spec], ahead: Sequence[Spec], fan: Sequence[tuple[Paint, list[Spec]]], frame: Frame
) -> Spec:
    """One view of all layers.

    Args:
        points: The history as values, the oldest first.
        ahead: What is foretold, each with `start` and `end` of its period in years.
        fan: Each band with its ends, the widest first.
        frame: Of the whole chart.
    """
    width = frame.width - _AXIS - _RIGHT
    shown = (points[0]["x"] if points else ahead[0]["start"], ahead[-1]["end"])
    leeway = (shown[1] - shown[0]) * 0.02
    x_scale = {"domain": [shown[0] - leeway, shown[1] + leeway], "nice": False, "zero": False}
    x: Spec = {"field": "x", "type": "quantitative", "axis": None, "scale": x_scale}
    y_scale = {"domain": _domain(points, ahead, fan), "nice": 4}

    def y(field: str) -> Spec:
        axis = {
            "tickCount": 4,
            "title": None,
            "format": ",~f",
            "domain": False,
            "ticks": False,
            "minExtent": _AXIS - 10,
        }
        return {"field": field, "type": "quantitative", "axis": axis, "scale": y_scale}

    def layer(values: Sequence[Spec], mark: Spec, field: str, where: str = "true", **more: Any) -> Spec:
        data = {"data": {"values": list(values)}, "transform": [{"filter": where}]}
        return {**data, "mark": mark, "encoding": {"x": x, "y": y(field), **more}}

    high: dict[str, Any] = {"y2": {"field": "high"}}
    layers = [layer(values, {"type": "area", "color": paint}, "low", **high) for paint, values in fan]
    layers += _past_layers(points, layer)
    layers += _ahead_layers(points, ahead, layer)
    layers += [_ticks(_labels(points, ahead), x), _surfaces([*points, *ahead], x, width)]
    return {"width": width, "height": HEIGHT, "layer": layers}


def _domain(points: Sequence[Spec], ahead: Sequence[Spec], fan: Sequence[tuple[Paint, list[Spec]]]) -> list[float]:
    """From nothing, or the lowest, to the largest number drawn."""
    names = ("low", "high", "mid", "target")
    drawn = [value[name] for value in (*points, *ahead) for name in names if name in value]
    drawn += [value["end"] for value in points if "end" in value]
    drawn += [value[name] for _, values in fan for value in values for name in ("low", "high")]
    return [min([0.0, *drawn]), max([0.0, *drawn]) or 1.0]


def _past_layers(points: Sequence[Spec], layer: Any) -> list[Spec]:
    """The history: a line through what is known, a bar over what a number may be, an arrow where it has no end."""
    size = 46 if len(points) <= _MANY else 12
    known = "isValid(datum.mid)"
    plain: Spec = {"type": "point", "size": size, "fill": Paint.MAIN, "stroke": Paint.MAIN}
    hollow: Spec = {"type": "point", "size": size, "fill": Paint.PAPER, "stroke": Paint.MAIN, "strokeWidth": 1.8}
    wide, endless = "isValid(datum.high) && datum.high > datum.low", "isValid(datum.end)"
    bar: Spec = {"type": "rule", "color": Paint.LEEWAY, "strokeWidth": 5 if len(points) <= _MANY else 2.5}
    return [
        layer(points, bar, "low", wide, y2={"field": "high"}),
        layer(points, {"type": "line", "color": Paint.MAIN, "strokeWidth": 1.6}, "mid", known, detail={"field": "run"}),
        layer(
            points, {"type": "rule", "color": Paint.MAIN, "strokeDash": [3, 2]}, "edge", endless, y2={"field": "end"}
        ),
        layer(points, {"type": "point", "shape": "triangle-up", "size": 40, "fill": Paint.MAIN}, "end", endless),
        layer(points, plain, "mid", f"{known} && !datum.expected"),
        layer(points, hollow, "mid", f"{known} && datum.expected"),
        layer(points, {**_LABEL, **_HALO, "dx": -4}, "mid", "datum.last", text={"field": "words"}),
        layer(points, {**_LABEL, "dx": -4}, "mid", "datum.last", text={"field": "words"}),
    ]


_LABEL: Spec = {"type": "text", "dy": -14, "fontWeight": "bold", "fontSize": 11}
_HALO: Spec = {"stroke": Paint.PAPER, "strokeWidth": 3.5}
_AIM: Spec = {"type": "text", "align": "left", "dx": 4, "fontSize": 11, "fontWeight": "bold", "color": Paint.TARGET}


def _ahead_layers(points: Sequence[Spec], ahead: Sequence[Spec], layer: Any) -> list[Spec]:
    """The middle of the fan, dashed since it is none that was reported, and what is to be reached as a line."""
    start = [{"x": points[-1]["x"], "mid": points[-1]["mid"]}] if points and "mid" in points[-1] else []
    aims = [{**value, "x": value["start"], "x2": value["end"]} for value in ahead if "target" in value]
    told = [{**value, "x": ahead[-1]["end"]} for value in ahead if "aim" in value][-1:]
    few = len(points) + len(ahead) <= _MANY
    return [
        layer([*start, *ahead], {"type": "line", "color": Paint.MAIN, "strokeWidth": 1.8, "strokeDash": [5, 3]}, "mid"),
        layer(ahead, {"type": "point", "shape": "diamond", "size": 60 if few else 16, "fill": Paint.MAIN}, "mid"),
        layer(aims, {"type": "rule", "color": Paint.TARGET, "strokeWidth": 2.5}, "target", x2={"field": "x2"}),
        layer(told, {**_AIM, **_HALO}, "target", text={"field": "aim"}),
        layer(told, _AIM, "target", text={"field": "aim"}),
        layer(ahead, {**_LABEL, **_HALO, "dy": 18}, "mid", "datum.last", text={"field": "words"}),
        layer(ahead, {**_LABEL, "dy": 18}, "mid", "datum.last", text={"field": "words"}),
    ]


def _labels(points: Sequence[Spec], ahead: Sequence[Spec]) -> list[Spec]:
    """Names of times below: each year, or so many that they do not touch; months over a short time."""
    first = points[0]["x"] if points else ahead[0]["start"]
    last = ahead[-1]["end"]
    if ahead[0]["end"] - ahead[0]["start"] < 0.9 and last - first < _MONTHS_LABELLED:  # noqa: PLR2004 - of a year
        months = sorted({round(value["x"] * 12 - 0.5) for value in (*points, *ahead)})
        step = -(-len(months) // _MOST_LABELS)
        return [{"x": (at + 0.5) / 12, "label": f"{at % 12 + 1}/{at // 12}"} for at in months[::-step]]
    years = [year for year in range(int(first), int(last) + 1) if first - 0.01 <= year + 0.5 <= last + 0.01]
    step = -(-len(years) // _MOST_LABELS)
    return [{"x": year + 0.5, "label": str(year)} for year in years[::-step]]


def _ticks(values: Sequence[Spec], x: Spec) -> Spec:
    mark: Spec = {"type": "text", "baseline": "top", "fontSize": 11, "color": Paint.SOFT, "y": HEIGHT + 7}
    return {"data": {"values": list(values)}, "mark": mark, "encoding": {"x": x, "text": {"field": "label"}}}


def _surfaces(values: Sequence[Spec], x: Spec, width: int) -> Spec:
    """What can be pointed at: a stripe around every point, from the middle to its neighbours on both sides."""
    places = [value["x"] for value in values]
    middles = [(one + other) / 2 for one, other in pairwise(places)]
    span = (places[-1] - places[0]) / max(width, 1) if len(places) > 1 else 0.01
    edges = [places[0] - max(span, 0.02), *middles, values[-1].get("end", places[-1])]
    shown = [
        {"hit": value["hit"], "x": low, "x2": high} for value, (low, high) in zip(values, pairwise(edges), strict=True)
    ]
    return {
        "data": {"values": shown},
        "mark": {"type": "rect", "color": Paint.HIT, "aria": True},
        "encoding": {"x": x, "x2": {"field": "x2"}, "y": {"value": 0}, "y2": {"value": "height"}, **hit()},
    }
