"""Two reported values compared as intervals: equal, close, merely compatible, or apart."""

from __future__ import annotations

from decimal import Decimal

from diemcau.reconcile.levels import ALIKE_HEADLINE, CLOSE, DISTANT, NEAR, ValueLevel
from diemcau.records import Bound, Figure


def compare_values(one: Figure, other: Figure) -> ValueLevel:
    """By interval: equal, close, merely compatible, or disjoint."""
    ours, theirs = one.quantity, other.quantity
    if ours.value == theirs.value and is_plain(one) and is_plain(other):
        return (
            ValueLevel.SAME_MONEY
            if _is_money(one, other) and _same(ours.value) is not ValueLevel.SAME_LONG
            else _same(ours.value)
        )
    if not ours.interval.meets(theirs.interval):
        return ValueLevel.DISJOINT
    return _compare_compatible(one, other, distance(ours.value, theirs.value))


def _compare_compatible(one: Figure, other: Figure, gap: Decimal) -> ValueLevel:
    """How close two values lie that may both be true."""
    if _misses_rounding(one, other):
        return ValueLevel.NEAR if gap <= CLOSE else ValueLevel.LOOSE if gap <= DISTANT else ValueLevel.DISTANT
    if gap <= CLOSE and _is_long(one, other):
        return ValueLevel.CLOSE_LONG
    if gap <= CLOSE or (gap <= NEAR and _is_rounded(one, other)):
        return ValueLevel.CLOSE_MONEY if _is_money(one, other) else ValueLevel.CLOSE
    if gap <= NEAR:
        return ValueLevel.NEAR
    return ValueLevel.LOOSE if gap <= DISTANT else ValueLevel.DISTANT


def is_cut_for_headline(headline: Figure, body: Figure) -> bool:
    """Whether a headline gives the body's number rounded to the digits it writes, even to one: over 60 for 61."""
    short, long = headline.quantity, body.quantity
    return (
        len(digits(short.value)) < len(digits(long.value))
        and distance(short.value, long.value) <= ALIKE_HEADLINE
        and _rounds(headline, body)
    )


def _misses_rounding(one: Figure, other: Figure) -> bool:
    """Whether a plain number beside "about" another would have been rounded to a third: about 20 is hardly 19.2."""
    bounds = {one.quantity.bound, other.quantity.bound}
    return bounds == {Bound.ABOUT, Bound.EXACT} and not _rounds(one, other)


def _is_long(one: Figure, other: Figure) -> bool:
    """Whether both numbers are written with three digits that count or more."""
    return min(len(digits(one.quantity.value)), len(digits(other.quantity.value))) > 2  # noqa: PLR2004


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Whether one number is the other rounded to the two digits or more that it is written with."""
    return min(len(digits(one.quantity.value)), len(digits(other.quantity.value))) > 1 and _rounds(one, other)


def _rounds(one: Figure, other: Figure) -> bool:
    """Whether the number with fewer digits that count is the other one rounded to them."""
    short, long = sorted((one.quantity.value, other.quantity.value), key=lambda value: len(digits(value)))
    return digits(round(long, len(digits(short)) - 1 - long.adjusted())) == digits(short)


def _is_money(one: Figure, other: Figure) -> bool:
    """Whether both are amounts in one currency; ISO 4217 codes are capitals."""
    unit = one.quantity.unit
    return unit is not None and unit == other.quantity.unit and unit.isupper()


def is_plain(figure: Figure) -> bool:
    """Whether the number stands without a bound or a range."""
    return figure.quantity.bound is Bound.EXACT


def distance(left: Decimal, right: Decimal) -> Decimal:
    """How far two values lie apart, as a share of the larger."""
    larger = max(abs(left), abs(right))
    return abs(left - right) / larger if larger else Decimal(0)


def digits(value: Decimal) -> str:
    """The digits that count: without sign, point, leading and closing noughts."""
    return str(value).partition("E")[0].replace(".", "").strip("-0")


def _same(value: Decimal) -> ValueLevel:
    count = len(digits(value))
    if abs(value) < 10:  # noqa: PLR2004 - one digit
        return ValueLevel.SAME_LONG if count > 2 else ValueLevel.SAME_SHORT if count > 1 else ValueLevel.SAME_DIGIT  # noqa: PLR2004
    return ValueLevel.SAME_LONG if count > 2 else ValueLevel.SAME_SHORT  # noqa: PLR2004
