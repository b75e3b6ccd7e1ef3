"""Numbers over time, with what they may be as a band; several measures side by side in one picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from diemcau.publish.charts.bars import is_wide, legend_of, value_of
from diemcau.publish.charts.canvas import Spec, hit, legend, room_of, top
from diemcau.publish.charts.mark import Chart, Hit, Row, Table
from diemcau.publish.charts.paint import Paint
from diemcau.publish.charts.table import COLUMNS, sum_up, table_of_marks
from diemcau.publish.charts.words import scale_of, tell_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.charts.mark import Frame, Mark
    from diemcau.publish.charts.words import Scale

_HEIGHT, _SMALL = 150, 76
_AXIS = 46  # kept free at the left for the numbers of the axis
_BETWEEN = 18
_SPACING = {"row": 100, "column": _AXIS + _BETWEEN}  # room for the words around each small chart

_SOME, _KNOWN = "isValid(datum.top)", "isValid(datum.mid)"
_WIDE, _ENDLESS = "datum.high > datum.low", "isValid(datum.end)"
_HALO: Spec = {"stroke": Paint.PAPER, "strokeWidth": 3.5}
_SHORT: Spec = {"type": "point", "size": 46, "fill": Paint.PAPER, "stroke": Paint.MAIN, "strokeWidth": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One of several small charts.

    Attributes:
        title: What it shows.
        unit: Unit of measurement.
        marks: Over time, oldest first.
    """

    title: str
    unit: str
    marks: tuple[Mark, ...]


def draw_line(marks: Sequence[Mark], frame: Frame) -> Chart:
    """Marks over time, oldest first: a line through what is known, a band where it may be, a gap where nothing is.

    A number without end has an arrow, one that counts less time than its period an open point.
    """
    scale = _scale(marks, frame)
    values = _values(marks, scale, first=0)
    view = _view(values, ("", scale.title()), frame.width - _AXIS, _HEIGHT)
    views = [view]
    if entries := legend_of(marks, replace(frame, now=frame.now or frame.title)):
        views.append(legend(entries, frame.width - _AXIS))
    return Chart(
        frame=frame,
        summary=sum_up(marks, frame),
        spec=top({"vconcat": views, "spacing": 10}, frame),
        hits=_hits(marks, frame),
        table=table_of_marks(marks, frame),
    )


def draw_multiples(panels: Sequence[Panel], frame: Frame, *, columns: int = 2) -> Chart:
    """Several measures over time, each in its own unit, in one picture that is drawn at once."""
    width = (frame.width - _BETWEEN * (columns - 1)) // columns - _AXIS
    views: list[Spec] = []
    hits: list[Hit] = []
    rows: list[Row] = []
    head: tuple[str, ...] = ()
    for panel in panels:
        own = replace(frame, title=panel.title, unit=panel.unit)
        scale = _scale(panel.marks, own)
        values = _values(panel.marks, scale, first=len(hits))
        views.append(_view(values, (panel.title, scale.title()), width, _SMALL))
        hits += _hits(panel.marks, own, panel.title)
        table = table_of_marks(panel.marks, own, wide=True)
        head = table.head
        rows += [
            replace(row, cells=(panel.title, *row.cells), numbers=(panel.title, *row.numbers)) for row in table.rows
        ]
    known = [mark for panel in panels for mark in panel.marks]
    return Chart(
        frame=frame,
        summary=sum_up(known, frame),
        spec=top({"concat": views, "columns": columns, "bounds": "flush", "spacing": _SPACING}, frame),
        hits=tuple(hits),
        table=Table(head=(frame.title, *head), columns=("measure", *COLUMNS), rows=tuple(rows)),
    )


def _hits(marks: Sequence[Mark], frame: Frame, before: str = "") -> tuple[Hit, ...]:
    lead = f"{before}, " if before else ""
    return tuple(Hit(words=lead + tell_mark(mark, frame), href=mark.href) for mark in marks)


def _scale(marks: Sequence[Mark], frame: Frame) -> Scale:
    return scale_of([each for mark in marks for each in (mark.interval, mark.target)], frame.language, frame.unit)


def _values(marks: Sequence[Mark], scale: Scale, *, first: int) -> list[Spec]:
    """Marks as values of a spec; those that follow each other without a gap have one `run`."""
    room = room_of(each for mark in marks for each in (mark.interval, mark.target))
    values, run, band, last = [], 0, 0, -1
    for number, mark in enumerate(marks):
        value: dict[str, Any] = value_of(mark, number, scale, room)
        value |= {"hit": f"m{first + number}", "label": "\n".join(part for part in (mark.name, mark.under) if part)}
        if mark.is_short:
            value["short"] = True
        if "missing" in value:
            run, band = run + 1, band + 1
        else:
            near = value["near"]
            low, high = float(value.get("low", near)), float(value.get("high", near))
            value |= {
                "low": low,
                "high": high,
                "top": max(high, float(value.get("end", high))),
                "run": run,
                "band": band,
            }
            if is_wide(mark):
                run += 1  # no line is drawn through the middle of what nobody knows
            else:
                value["mid"] = value.get("edge", (low + high) / 2)
            last = number
        values.append(value)
    if last >= 0:
        values[last]["last"] = True
    return values


def _view(values: Sequence[Spec], title: tuple[str, str], width: int, height: int) -> Spec:
    """One picture over time; its title, and what its axis counts, stand above it."""
    few = height == _HEIGHT
    domain = _domain(values)
    x = _x([value["label"] for value in values], size=11 if few else 10)

    def layer(mark: Spec, field: str | None, where: str, **encoding: Any) -> Spec:
        y = {"y": _y(field, domain, ticks=4 if few else 2)} if field else {}
        return {"transform": [{"filter": where}], "mark": mark, "encoding": {"x": x} | y | encoding}

    whole: dict[str, Spec] = {"y": {"value": 0}, "y2": {"value": "height"}}
    run, band = {"detail": {"field": "run"}}, {"detail": {"field": "band"}}
    target = {
        "type": "tick",
        "color": Paint.TARGET,
        "thickness": 2.5,
        "size": 20 if few else 14,
        "orient": "horizontal",
    }
    label = {"type": "text", "dy": -13, "fontWeight": "bold", "fontSize": 11}
    return {
        "width": width,
        "height": height,
        "data": {"values": list(values)},
        "layer": [
            layer({"type": "bar", "color": Paint.HATCH, "width": {"band": 0.5}}, None, "datum.missing", **whole),
            layer({"type": "area", "color": Paint.LEEWAY}, "low", _SOME, y2={"field": "high"}, **band),
            layer({"type": "line", "color": Paint.MAIN, "strokeWidth": 2}, "mid", _KNOWN, **run),
            layer({"type": "rule", "color": Paint.INK, "strokeWidth": 1.5}, "low", _WIDE, y2={"field": "high"}),
            layer({"type": "rule", "color": Paint.MAIN, "strokeDash": [3, 2]}, "edge", _ENDLESS, y2={"field": "end"}),
            layer({"type": "point", "shape": "triangle-up", "size": 40, "fill": Paint.MAIN}, "end", _ENDLESS),
            layer(target, "target", "isValid(datum.target)"),
            layer({"type": "point", "size": 46, "fill": Paint.MAIN}, "mid", f"{_KNOWN} && !datum.short"),
            layer(_SHORT, "mid", f"{_KNOWN} && datum.short"),
            layer({**label, **_HALO}, "top", _SOME if few else "datum.last", text={"field": "words"}),
            layer(label, "top", _SOME if few else "datum.last", text={"field": "words"}),
            layer(
                {"type": "bar", "color": Paint.HIT, "aria": True, "width": {"band": 1}}, None, "true", **whole, **hit()
            ),
            *_heading(title, width),
        ],
    }


def _heading(title: tuple[str, str], width: int) -> list[Spec]:
    """Title and unit as words of the picture itself, so that pictures side by side keep level."""
    plain: Spec = {"type": "text", "align": "left", "baseline": "bottom", "x": 8 - _AXIS, "limit": width + _AXIS - 10}
    looks: tuple[Spec, Spec] = ({"fontWeight": "bold", "y": -32}, {"fontSize": 11, "color": Paint.SOFT, "y": -18})
    return [
        {"data": {"values": [{}]}, "mark": {**plain, **look, "text": words}}
        for words, look in zip(title, looks, strict=True)
        if words
    ]


def _domain(values: Sequence[Spec]) -> list[float]:
    """From nothing, or the lowest, to the largest number: what looks like a rise is one."""
    drawn = [value[name] for value in values for name in ("low", "high", "end", "target") if name in value]
    return [min([0, *drawn]), max([0, *drawn]) or 1]


def _y(field: str, domain: Sequence[float], *, ticks: int) -> Spec:
    axis = {
        "tickCount": ticks,
        "title": None,
        "format": ",~f",
        "domain": False,
        "ticks": False,
        "minExtent": _AXIS - 10,
    }
    scale = {"domain": list(domain), "nice": ticks}
    return {"field": field, "type": "quantitative", "axis": axis, "scale": scale}


def _x(labels: Sequence[str], *, size: int) -> Spec:
    axis = {
        "labelExpr": "split(datum.value, '\\n')",
        "title": None,
        "labelAngle": 0,
        "ticks": False,
        "labelPadding": 6,
        "labelFontSize": size,
    }
    return {
        "field": "label",
        "type": "ordinal",
        "sort": None,
        "axis": axis,
        "scale": {"padding": 0, "domain": list(labels)},
    }
