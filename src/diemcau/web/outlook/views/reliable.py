"""Said chances against what came: a table of tenths, and the picture of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from diemcau.publish.charts.paint import Paint

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts

_TENTH = Decimal("0.1")
_SIDE, _LEFT, _BELOW, _TOP = 220, 34, 34, 10  # of the picture, in its own pixels
_LEAST, _MOST = 3, 9  # radii of a point, by how many chances it stands for


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The chances that lie in one tenth.

    Attributes:
        low, high: Its ends.
        count: How many chances of which it is known whether they came true.
        said: Their mean.
        came: Which share of them came true.
        squares: Sum of their squared errors.
    """

    low: Decimal
    high: Decimal
    count: int
    said: Decimal
    came: Decimal
    squares: Decimal


def bins_of(pairs: Iterable[Sequence[object]]) -> list[Bin]:
    """Chances and whether they came true, by tenths; those of which that cannot be told are left out."""
    tenths: dict[int, list[tuple[Decimal, bool]]] = {}
    for said, met in pairs:
        if isinstance(met, bool):
            chance = Decimal(str(said))
            tenths.setdefault(min(int(chance / _TENTH), 9), []).append((chance, met))
    return [_bin(at, each) for at, each in sorted(tenths.items())]


def _bin(at: int, each: list[tuple[Decimal, bool]]) -> Bin:
    count = len(each)
    return Bin(
        low=at * _TENTH,
        high=(at + 1) * _TENTH,
        count=count,
        said=sum((chance for chance, _ in each), Decimal(0)) / count,
        came=Decimal(sum(met for _, met in each)) / count,
        squares=sum(((chance - int(met)) ** 2 for chance, met in each), Decimal(0)),
    )


def draw_reliability(bins: Sequence[Bin], texts: Texts) -> SafeString:
    """Points of what was said (across) and what came (up); on the slanting line both are alike."""
    most = max(one.count for one in bins)
    pieces = [*_ground(), *(_point(one, most) for one in bins), *_axes(texts)]
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


def _point(one: Bin, most: int) -> str:
    x, y = _at(one.said, one.came)
    radius = _LEAST + (_MOST - _LEAST) * (one.count / most) ** 0.5
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
