"""The numbers of a fact on one line: what each statement allows, and what they allow together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.publish.piece import to_quantity
from diemcau.records import Quantity
from diemcau.web.record.models import Claim
from diemcau.web.record.shown import Saying

_MARGIN = Decimal("0.08")  # of the width, left free on each side, where open ends fade out
_WIDTH = 600
_ROW = 26
_EDGE = 34.0  # where a bar without a lower end begins, behind the number of its document


@dataclass(frozen=True, slots=True)
class Bar:
    """What one statement allows.

    Attributes:
        number: Of the document that it cites; 0 for all together.
        x, width: Where it lies, in the picture's units.
        at: Where the value itself lies.
        y: Its row.
        no_low, no_high: Whether it has no end on that side.
    """

    number: int
    x: float
    width: float
    at: float
    y: int
    no_low: bool
    no_high: bool

    @property
    def middle(self) -> int:
        """Where the line of its row runs."""
        return self.y + _ROW // 2

    @property
    def end(self) -> float:
        """Where it ends."""
        return round(self.x + self.width, 1)


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars under each other; of several all together last.

    Attributes:
        bars: The bars.
        width, height: Of the picture.
    """

    bars: tuple[Bar, ...]
    width: int
    height: int


def draw(claim: Claim, sayings: Sequence[Saying]) -> Picture | None:
    """The picture; None where every number is one and the same point, or the units differ."""
    whole = to_quantity(claim.said)
    told = [
        (one.number, to_quantity(one.mention.said)) for one in sayings if one.words and one.mention.sort == "figure"
    ]
    told = [(number, one) for number, one in told if one.unit == whole.unit]
    every = [*(one for _, one in told), whole]
    points = [point for one in every for point in (one.value, one.interval.low, one.interval.high) if point is not None]
    low, high = min(points), max(points)
    if low == high:
        return None
    scale = (low, (high - low) / (1 - 2 * _MARGIN))
    bars = [_bar(number, one, scale, row * _ROW) for row, (number, one) in enumerate(told)]
    if len(told) != 1:
        bars.append(_bar(0, whole, scale, len(told) * _ROW))
    return Picture(tuple(bars), _WIDTH, len(bars) * _ROW)


def _bar(number: int, quantity: Quantity, scale: tuple[Decimal, Decimal], y: int) -> Bar:
    low, high = quantity.interval.low, quantity.interval.high
    start = _EDGE if low is None else _place(low, scale)
    end = float(_WIDTH) if high is None else _place(high, scale)
    return Bar(
        number, start, round(max(end - start, 2.0), 1), _place(quantity.value, scale), y, low is None, high is None
    )


def _place(point: Decimal, scale: tuple[Decimal, Decimal]) -> float:
    low, width = scale
    return round(float((_MARGIN + (point - low) / width) * _WIDTH), 1)
