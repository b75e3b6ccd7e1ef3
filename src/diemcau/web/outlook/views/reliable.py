"""Said chances against what came, as a picture."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from diemcau.publish.charts.paint import Paint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from diemcau.foresee.scoring.reliability import Bin
    from diemcau.publish.texts import Texts

_SIDE, _LEFT, _BELOW, _TOP = 220, 34, 34, 10  # of the picture, in its own pixels
_LEAST, _MOST = 3, 9  # radii of a point, by how many chances it stands for


def draw_reliability(bins: Sequence[Bin], texts: Texts) -> SafeString:
    """Points of what was said (across) and what came (up); on the slanting line both are alike."""
    most = max(one.count for one in bins)
    points = [
        _point(one.said, one.met, one.count / most) for one in bins if one.said is not None and one.met is not None
    ]
    pieces = [*_ground(), *points, *_axes(texts)]
    title = escape(texts["outlook.reliability_alt"], quote=True)
    width, height = _LEFT + _SIDE + 12, _TOP + _SIDE + _BELOW
    drawn = (
        f'<svg class="reliability chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{title}">{"".join(pieces)}</svg>'
    )
    return mark_safe(drawn)  # noqa: S308 - made of numbers and of the house's own texts, escaped


def _at(said: Decimal, came: Decimal) -> tuple[float, float]:
    return _LEFT + float(said) * _SIDE, _TOP + (1 - float(came)) * _SIDE


def _ground() -> list[str]:
    """The frame, its quarters and the line on which what was said is what came."""
    right, foot = _LEFT + _SIDE, _TOP + _SIDE
    lines = [
        f'<path d="M{_LEFT} {_TOP + _SIDE * at / 4}H{right}M{_LEFT + _SIDE * at / 4} {_TOP}V{foot}" '
        f'stroke="{Paint.LINE}" class="s-line" stroke-width="1" fill="none"/>'
        for at in range(5)
    ]
    slant = (
        f'<path d="M{_LEFT} {foot}L{right} {_TOP}" stroke="{Paint.SOFT}" class="s-soft" stroke-width="1.5" '
        f'stroke-dasharray="5 4" fill="none"/>'
    )
    return [*lines, slant]


def _point(said: Decimal, met: Decimal, share: float) -> str:
    x, y = _at(said, met)
    radius = _LEAST + (_MOST - _LEAST) * share**0.5
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{Paint.MAIN}" class="f-main"/>'


def _axes(texts: Texts) -> list[str]:
    """Percent along both sides, and what they are."""
    style = f'font-size="11" fill="{Paint.SOFT}" class="f-soft"'
    foot = _TOP + _SIDE
    across = [
        f'<text x="{_LEFT + _SIDE * at / 4}" y="{foot + 14}" text-anchor="middle" {style}>{at * 25}%</text>'
        for at in range(5)
    ]
    up = [
        f'<text x="{_LEFT - 5}" y="{foot - _SIDE * at / 4 + 4}" text-anchor="end" {style}>{at * 25}%</text>'
        for at in range(1, 5)
    ]
    said, came = escape(texts["outlook.axis_said"]), escape(texts["outlook.axis_came"])
    names = [
        f'<text x="{_LEFT + _SIDE / 2}" y="{foot + 29}" text-anchor="middle" {style}>{said}</text>',
        f'<text x="{_LEFT + 6}" y="{_TOP + 14}" {style}>{came}</text>',
    ]
    return [*across, *up, *names]
