"""Sparklines: a number over the years as small as a word, drawn here because a page has dozens of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diemcau.publish.charts.bars import is_wide, one_end
from diemcau.publish.charts.paint import Paint
from diemcau.publish.charts.words import tell_mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from diemcau.publish.charts.mark import Frame, Mark

_WIDTH, _HEIGHT, _EDGE = 120, 30, 4
_FEWEST = 2


def draw_spark(marks: Sequence[Mark], frame: Frame) -> str:
    """Marks over time, oldest first, as SVG for a page: a line from nothing upward, a gap where nothing is known.

    A band shows what a number may be; a point that counts less time than its period is open. Empty with fewer than two
    known numbers: a point says nothing that its number does not.
    """
    ends = [one_end(mark.interval) for mark in marks]
    if sum(end is not None for end in ends) < _FEWEST:
        return ""
    most = max(abs(end) for mark in marks for end in _ends(mark)) or 1
    step = (_WIDTH - 2 * _EDGE) / (len(marks) - 1)

    def at(number: int, value: Decimal) -> str:
        height = float(max(value, value * 0) / most) * (_HEIGHT - 2 * _EDGE)
        return f"{_EDGE + number * step:.1f},{_HEIGHT - _EDGE - height:.1f}"

    pieces = [_gap(number, step) for number, end in enumerate(ends) if end is None]
    for number, mark in enumerate(marks):
        low, high = _ends(mark)[:1], _ends(mark)[1:]
        if low and high and low != high:
            pieces.append(_line([at(number, low[0]), at(number, high[0])], Paint.LEEWAY, "leeway", 5))
    pieces += [
        _line([at(number, end) for number, end in run], Paint.MAIN, "main", 1.8)
        for run in _runs([None if is_wide(mark) else end for mark, end in zip(marks, ends, strict=True)])
        if len(run) > 1
    ]
    last = max(number for number, end in enumerate(ends) if end is not None)
    pieces += [
        _point(at(number, end), is_short=marks[number].is_short)
        for number, end in enumerate(ends)
        if end is not None and not is_wide(marks[number]) and (number == last or marks[number].is_short)
    ]
    words = escape("; ".join(tell_mark(mark, frame) for mark in marks), quote=True)
    return (
        f'<svg class="spark chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{escape(frame.title, quote=True)}. {words}" fill="none">{"".join(pieces)}</svg>'
    )


def _ends(mark: Mark) -> list[Decimal]:
    if mark.interval is None:
        return []
    return [end for end in (mark.interval.low, mark.interval.high) if end is not None]


def _runs(ends: Sequence[Decimal | None]) -> list[list[tuple[int, Decimal]]]:
    """What is known, parted where nothing is."""
    runs: list[list[tuple[int, Decimal]]] = [[]]
    for number, end in enumerate(ends):
        if end is None:
            runs.append([])
        else:
            runs[-1].append((number, end))
    return runs


def _line(points: Sequence[str], paint: Paint, name: str, width: float) -> str:
    return (
        f'<polyline points="{" ".join(points)}" stroke="{paint}" class="s-{name}" stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _gap(number: int, step: float) -> str:
    """Nothing is known here: a short stroke on the ground."""
    x = _EDGE + number * step
    return (
        f'<line x1="{x - 3:.1f}" x2="{x + 3:.1f}" y1="{_HEIGHT - 2}" y2="{_HEIGHT - 2}" stroke="{Paint.BEFORE}" '
        f'class="s-before" stroke-width="2" stroke-dasharray="1.5 1.5"/>'
    )


def _point(at: str, *, is_short: bool) -> str:
    x, y = at.split(",")
    fill = f'fill="{Paint.PAPER}" class="f-paper s-main"' if is_short else f'fill="{Paint.MAIN}" class="f-main s-main"'
    return f'<circle cx="{x}" cy="{y}" r="2.6" stroke="{Paint.MAIN}" stroke-width="1.4" {fill}/>'
