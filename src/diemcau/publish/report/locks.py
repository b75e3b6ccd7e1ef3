"""Locked numbers: the only way in which a number comes into a report."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from diemcau.errors import Bug
from diemcau.records import Bound, Interval, Kind, Period, Quantity, Status, interval_of

# Digits that a computed end of an interval is printed with; it is rounded outwards, so that the truth stays inside.
PRINTED_DIGITS = 4
_WHOLE_BELOW = 1_000_000  # whole numbers below a million are printed whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """One number of a report, tied to what supports it.

    Attributes:
        id: Unique in the report and the same in every language: `n12`.
        shown: The number as it is printed; its interval holds `interval`.
        interval: What the truth may be; None of a number that the house counted itself.
        kind: Level, change, share, rank or ratio.
        measure: The profile's code, or empty.
        org: Code or name of the org whose number it is, or empty.
        period: When it holds, or None.
        status: Whether it happened, is expected, planned or aimed at.
        citations: Ids of the report's citations that it rests on; never empty.
        is_derived: Whether the house computed it from other numbers.
    """

    id: str
    shown: Quantity
    interval: Interval
    kind: Kind = Kind.LEVEL
    measure: str = ""
    org: str = ""
    period: Period | None = None
    status: Status = Status.ACTUAL
    citations: tuple[str, ...]
    is_derived: bool = False

    def __post_init__(self) -> None:
        if not self.citations:
            raise Bug(f"The number {self.id} of a report rests on nothing.", "Please report it.")
        if self.shown.interval.intersection(self.interval) != self.interval:
            raise Bug(f"The number {self.id} of a report is printed narrower than it is.", "Please report it.")


def to_shown(interval: Interval, unit: str | None) -> Quantity:
    """A computed interval as a number that can be printed: a point, two ends, or one end with its bound word.

    Ends are rounded outwards to `PRINTED_DIGITS`, and a point with decimals is as wide as its last digit; an open end
    of two is printed as if it were closed, which says less and never more.

    Raises:
        Bug: If the interval is without any end; nothing can be said of it in numbers.
    """
    low = _outward(interval.low, ROUND_FLOOR)
    high = _outward(interval.high, ROUND_CEILING)
    if low is not None and high is not None:
        if low == high:
            return Quantity(low, interval_of(low, Bound.EXACT, _last_place(low)), Bound.EXACT, unit)
        return Quantity((low + high) / 2, Interval(low, high), Bound.RANGE, unit)
    if low is not None:
        bound = Bound.OVER if interval.low_open and low == interval.low else Bound.AT_LEAST
        return Quantity(low, Interval(low, None, low_open=bound is Bound.OVER), bound, unit)
    if high is not None:
        bound = Bound.UNDER if interval.high_open and high == interval.high else Bound.AT_MOST
        return Quantity(high, Interval(None, high, high_open=bound is Bound.UNDER), bound, unit)
    raise Bug("A report was to print a number of which nothing is known.", "Please report it.")


def _outward(end: Decimal | None, rounding: str) -> Decimal | None:
    if end is None or not end or (end == end.to_integral_value() and abs(end) < _WHOLE_BELOW):
        return end
    place = Decimal(1).scaleb(max(end.adjusted() - PRINTED_DIGITS + 1, -2))
    return ((end / place).quantize(Decimal(1), rounding=rounding) * place).normalize()


def _last_place(value: Decimal) -> Decimal:
    """Worth of the last digit that is printed; 0 of a whole number, which is read as counted."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)


def to_counted(count: int) -> Quantity:
    """A number of things that the house itself counted."""
    number = Decimal(count)
    return Quantity(number, Interval.point(number), Bound.EXACT, "count")
