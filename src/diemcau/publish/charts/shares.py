"""Parts of a whole: how much of a target is reached, how many returns are in, late or missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from typing import TYPE_CHECKING

from diemcau.publish.charts.bars import draw_bars
from diemcau.publish.charts.canvas import Spec, hit, legend, top
from diemcau.publish.charts.mark import Chart, Hit, Row, Table
from diemcau.publish.charts.paint import Paint
from diemcau.publish.files import neutralise
from diemcau.publish.numbers import format_count
from diemcau.publish.texts import load_texts
from diemcau.records import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.publish.charts.mark import Frame, Mark

_STEP, _THICK, _WORDS, _BAR, _NUMBERS = 42, 12, -9, 8, 110
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many things of a sort are how far.

    Attributes:
        name: Of the sort.
        parts: Code and number of each part, in the order in which they are drawn; codes are those of `PARTS`.
        href: Where they are listed; or empty.
    """

    name: str
    parts: tuple[tuple[str, int], ...]
    href: str = ""

    @property
    def whole(self) -> int:
        """All of them."""
        return sum(count for _, count in self.parts)


PARTS = {
    "in_time": Paint.GOOD,
    "late": Paint.LATE,
    "waiting": Paint.WAIT,
    "excused": Paint.BEFORE,
    "missing": Paint.HATCH,
}
"""What a part may be, in the order in which parts are drawn, and its colour."""


def draw_plan(marks: Sequence[Mark], frame: Frame) -> Chart:
    """Results in percent of their targets, so that measures in different units stand side by side.

    A mark without a target, or with one that may be zero, is left out. The marks' own numbers, in their own words,
    belong into their notes.
    """
    shares = [
        (mark, share) for mark in marks if (share := share_of(mark.interval, mark.target)) or mark.interval is None
    ]
    hundred = Interval.point(Decimal(100))
    drawn = [replace(mark, interval=share, target=hundred, before=None) for mark, share in shares if mark.target]
    return draw_bars(drawn, replace(frame, unit="percent"))


def share_of(part: Interval | None, whole: Interval | None) -> Interval | None:
    """Percent of a whole, ends rounded outwards; None where it cannot be told.

    Every number that both allow lies in it, so a share that "more than 170 of at least 200" leaves open stays open.
    """
    if part is None or whole is None or whole.low is None or whole.low <= 0 or part.low is None or part.low < 0:
        return None
    low = None if whole.high is None else _percent(part.low, whole.high, ROUND_DOWN)
    high = None if part.high is None else _percent(part.high, whole.low, ROUND_UP)
    if whole.low != whole.high and whole.high is None:
        # A target without an upper end is reached at its lower one.
        low = _percent(part.low, whole.low, ROUND_DOWN)
    return Interval(low, high, part.low_open and low != high, part.high_open and low != high)


def _percent(part: Decimal, whole: Decimal, rounding: str) -> Decimal:
    return (part * 100 / whole).quantize(_CENT, rounding=rounding)


def draw_completeness(groups: Sequence[Counted], frame: Frame) -> Chart:
    """How many returns of each kind of unit are in time, late, on their way, missing."""
    values: list[Spec] = []
    for number, group in enumerate(groups):
        start = 0.0
        done = sum(count for code, count in group.parts if code in {"in_time", "late"})
        words = f"{format_count(done, frame.language)}/{format_count(group.whole, frame.language)}"
        values.append({"row": number, "name": group.name, "words": words, "hit": f"m{number}", "start": 0, "end": 0})
        for code, count in group.parts:
            share = count / group.whole if group.whole else 0
            values.append({"row": number, "part": code, "start": start, "end": start + share})
            start += share
    there = [code for code in PARTS if any(code == each and count for group in groups for each, count in group.parts)]
    views = [_view(values, frame.width), legend([(_SIGNS[code], _say(code, frame)) for code in there], frame.width)]
    return Chart(
        frame=frame,
        summary=_sum_up(groups, frame),
        spec=top({"vconcat": views, "spacing": 10}, frame),
        hits=tuple(Hit(words=_tell(group, frame), href=group.href) for group in groups),
        table=_table(groups, frame),
    )


_SIGNS = {code: "hatch" if paint is Paint.HATCH else paint.name for code, paint in PARTS.items()}


def _view(values: Sequence[Spec], width: int) -> Spec:
    def write(field: str, x: int, align: str, limit: int, weight: str) -> Spec:
        mark = {"type": "text", "align": align, "baseline": "middle", "yOffset": _WORDS, "limit": limit}
        return {
            "transform": [{"filter": f"isValid(datum.{field})"}],
            "mark": {**mark, "fontWeight": weight},
            "encoding": {"x": {"value": x}, "text": {"field": field}},
        }

    across = {
        "x": {"field": "start", "type": "quantitative", "axis": None, "scale": {"domain": [0, 1]}},
        "x2": {"field": "end"},
    }
    bars = [
        {
            "transform": [{"filter": f"datum.part == '{code}' && datum.end > datum.start"}],
            "mark": {"type": "bar", "color": paint, "height": _THICK, "yOffset": _BAR, "orient": "horizontal"},
            "encoding": across,
        }
        for code, paint in PARTS.items()
    ]
    surface = {
        "transform": [{"filter": "isValid(datum.hit)"}],
        "mark": {"type": "rect", "color": Paint.HIT, "aria": True},
        "encoding": {"x": {"value": 0}, "x2": {"value": width}, **hit()},
    }
    return {
        "width": width,
        "height": {"step": _STEP},
        "data": {"values": list(values)},
        "encoding": {"y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}},
        "layer": [
            *bars,
            write("name", 0, "left", width - _NUMBERS, "normal"),
            write("words", width, "right", _NUMBERS, "bold"),
            surface,
        ],
    }


def _say(code: str, frame: Frame) -> str:
    return load_texts(frame.language)[f"chart.part.{code}"]


def _tell(group: Counted, frame: Frame) -> str:
    told = [f"{_say(code, frame)} {format_count(count, frame.language)}" for code, count in group.parts if count]
    return f"{group.name}: {', '.join(told)}"


def _sum_up(groups: Sequence[Counted], frame: Frame) -> str:
    known = sum(count for group in groups for code, count in group.parts if code in {"in_time", "late"})
    numbers = (format_count(number, frame.language) for number in (known, sum(group.whole for group in groups)))
    known_told, all_told = numbers
    return load_texts(frame.language)["chart.summary"].format(title=frame.title, known=known_told, all=all_told)


def _table(groups: Sequence[Counted], frame: Frame) -> Table:
    texts = load_texts(frame.language)
    rows = []
    for group in groups:
        counts = dict(group.parts)
        cells = [format_count(counts.get(code, 0), frame.language) for code in PARTS]
        numbers = [str(counts.get(code, 0)) for code in PARTS]
        rows.append(
            Row(
                cells=(group.name, *cells, format_count(group.whole, frame.language)),
                href=group.href,
                numbers=(neutralise(group.name), *numbers, str(group.whole)),
            )
        )
    head = (texts["chart.head_name"], *(_say(code, frame) for code in PARTS), texts["chart.head_all"])
    return Table(head=head, columns=("name", *PARTS, "all"), rows=tuple(rows))
