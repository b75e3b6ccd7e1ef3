"""Products and quotients of intervals, for amounts that are never below zero.

Sums and differences are the record's own; what is here refuses (None) as soon as an end would have to be guessed.
"""

from __future__ import annotations

from decimal import Decimal

from diemcau.records.interval import Interval
from diemcau.records.quantity import Bound

HUNDRED = Decimal(100)
ONE = Interval.point(Decimal(1))
_COUNTED = 2  # first digits of a whole number that no rounding touches


def scale(interval: Interval, factor: Decimal) -> Interval:
    """Every member times a factor above zero."""
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return Interval(low, high, interval.low_open, interval.high_open)


def divide(dividend: Interval, divisor: Interval) -> Interval | None:
    """All quotients of a member of one and a member of the other.

    Args:
        dividend: Not below zero; a lower end left out counts as zero.
        divisor: Above zero.

    Returns:
        None where the divisor may be zero or below, or the dividend below zero.
    """
    if divisor.low is None or divisor.low <= 0 or (dividend.low is not None and dividend.low < 0):
        return None
    if dividend.high is not None and (dividend.high < 0 or (dividend.high == 0 and dividend.high_open)):
        return None
    low = Decimal(0) if dividend.low is None or divisor.high is None else dividend.low / divisor.high
    high = None if dividend.high is None else dividend.high / divisor.low
    low_open = dividend.low_open or divisor.high_open or (divisor.high is None and bool(dividend.low))
    return Interval(low, high, low_open and low != high, high is not None and (dividend.high_open or divisor.low_open))


def to_percent(part: Interval, whole: Interval) -> Interval | None:
    """What percentage the part is of the whole, in points."""
    quotient = divide(part, whole)
    return None if quotient is None else scale(quotient, HUNDRED)


def to_growth(level: Interval, base: Interval) -> Interval | None:
    """By how many percent the level lies above the base; a fall is negative."""
    share = to_percent(level, base)
    return None if share is None else share - Interval.point(HUNDRED)


def base_before(level: Interval, growth: Interval) -> Interval | None:
    """The base from which a growth in percent leads to the level."""
    return divide(level, ONE + scale(growth, 1 / HUNDRED))


def as_rounded(value: Decimal, interval: Interval, bound: Bound = Bound.EXACT) -> Interval:
    """A stated percentage or multiple with the leeway of its last written place.

    A percentage never is counted: reports round it, and cut it off as often as they round, so it may miss by one whole
    last place, to either side since a fall is cut off towards zero.

    Args:
        value: The number as stated.
        interval: What its wording allows; as wide as its last place where it is written with one.
        bound: Its wording; a bounded one is as wide as its words.
    """
    if bound is not Bound.EXACT or interval.low is None or interval.high is None:
        return interval
    place = interval.high - interval.low or _last_place(value)
    return Interval(value - place, value + place)


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def halve(interval: Interval, value: Decimal) -> Interval:
    """The interval drawn in halfway to a value inside: of a last place to either side, what rounding alone explains."""
    if interval.low is None or interval.high is None:
        return interval
    return Interval((interval.low + value) / 2, (interval.high + value) / 2)


def as_round(interval: Interval) -> Interval:
    """A plain whole number with the leeway that its closing noughts leave: 1,200 may stand for 1,150 to 1,250.

    Nobody writes which noughts were counted and which are what rounding left. People round to two digits and more
    (`levels.CLOSE` of reconciling rests on the same), so two digits are always taken as counted. Any other wording is
    as wide as it says.
    """
    value = interval.low
    if value is None or value != interval.high or value != value.to_integral_value():
        return interval
    written = str(abs(int(value)))
    noughts = min(len(written) - len(written.rstrip("0")), len(written) - _COUNTED)
    half = Decimal(10) ** noughts / 2 if noughts > 0 else Decimal(0)
    return Interval(value - half, value + half)


def lies_above(one: Interval, other: Interval) -> bool:
    """Whether every member of one lies above every member of the other."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high or (one.low == other.high and (one.low_open or other.high_open))
