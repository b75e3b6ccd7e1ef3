"""How likely a target is met, and what each month left has to bring for it."""

from __future__ import annotations

import math
from bisect import bisect_right
from decimal import Decimal
from functools import reduce

from diemcau.errors import Invalid
from diemcau.foresee.outlook.spans import Span, is_year, span_of
from diemcau.records.forecast import LEVELS, Chance, Forecast, Seen
from diemcau.records.interval import Interval
from diemcau.records.total import Direction, Target

DIGITS = 6
"""Significant digits of what is foretold: more would be noise, less would show."""

PATHS = 1000
"""Possible futures behind a forecast, unless the caller asks for others."""

_LEVELS = tuple(float(level) for level in LEVELS)
_LEAST = 1 / (PATHS + 2)  # the rule of succession: none of n paths has a chance of (0 + 1) / (n + 2)
_FOUR = Decimal("0.0001")


def chance_of(forecast: Forecast, target: Target) -> Decimal:
    """The chance that a target is met, from the quantiles of a forecast, to four places.

    Between two quantiles it is interpolated. Beyond the outermost, each tail falls off as an exponential that fits the
    two last quantiles on its side. It is never quite 0 or 1, since so many paths cannot tell that.

    Args:
        forecast: Of the target's measure, org and period.
        target: What is to be reached: at least the low end where more is good, at most the high end where less is.

    Raises:
        Invalid: The target has no end on that side.
    """
    edge = edge_of(target)
    if edge is None:
        raise Invalid("The target says no number to be reached.", code="foresee.no_edge", target=target.id)
    below = share_below(forecast.quantiles, float(edge))
    chance = 1 - below if target.direction is Direction.UP else below
    return Decimal(min(max(chance, _LEAST), 1 - _LEAST)).quantize(_FOUR)


def edge_of(target: Target) -> Decimal | None:
    """The number that must be reached, or not be exceeded; None where the target names none on that side."""
    return target.interval.low if target.direction is Direction.UP else target.interval.high


def share_below(quantiles: tuple[Decimal, ...], value: float) -> float:
    """The chance of a value at most this one, from quantiles at `LEVELS`; see `chance_of`."""
    told = [float(one) for one in quantiles]
    if value < told[0]:
        return _tail(told[0] - value, told[2] - told[0], 0)
    if value >= told[-1]:
        return 1 - _tail(value - told[-1], told[-1] - told[-3], 0)
    at = bisect_right(told, value)
    low, high = told[at - 1], told[at]
    share = (value - low) / (high - low)
    return _LEVELS[at - 1] + share * (_LEVELS[at] - _LEVELS[at - 1])


def _tail(beyond: float, width: float, least: float) -> float:
    """What lies still further out than some way beyond the outermost quantile.

    Args:
        beyond: How far beyond.
        width: From the quantile of 5 percent on that side to the one of 1 percent.
        least: What it is of a tail without any width.
    """
    edge = _LEVELS[0]
    if beyond <= 0:
        return edge
    return edge * math.exp(-beyond / width * math.log(_LEVELS[2] / edge)) if width > 0 else least


def needed(forecast: Forecast, target: Target) -> Chance:
    """A target beside its forecast: how likely it is met, what is there, what is left and what each month must bring.

    What is there counts with the low end of what was said, so that what is left is at most that. What a month usually
    brings is what is still to come by the middle of the forecast, over the months left.

    Raises:
        Invalid: The target has no number to be reached.
    """
    chance, edge = chance_of(forecast, target), edge_of(target)
    done, left_over = _done(forecast, target)
    have = done.low if done is not None else None
    left = None if have is None or edge is None else edge - have
    if left is not None and target.direction is Direction.UP and left <= 0:
        left = None
    base = have if have is not None else (Decimal(0) if forecast.adds_up and done is None else None)
    to_come = left if have is not None else edge
    return Chance(
        target=target,
        chance=chance,
        done=done,
        left=left,
        periods_left=left_over,
        needed=rounded(to_come / left_over) if to_come is not None and left_over and base is not None else None,
        usual=rounded((forecast.point - base) / left_over) if left_over and base is not None else None,
    )


def _done(forecast: Forecast, target: Target) -> tuple[Interval | None, int]:
    """What is reached in the target's period, and of how many of its months, or years, nothing is told yet."""
    span = span_of(target.period)
    if span is None:
        return None, 0
    inside = [(where, one) for one in forecast.history if (where := span_of(one.period)) and _meets(where, span)]
    if not forecast.adds_up:
        last = max((where[1] for where, _ in inside), default=span[0] - 1)
        newest = forecast.history[-1].interval if forecast.history else None
        return newest, _count_left(span, last, is_fine=bool(inside) or _is_fine(forecast))
    done, last = _chain(span, inside)
    return done, _count_left(span, last, is_fine=done is not None or _is_fine(forecast))


def _meets(where: Span, span: Span) -> bool:
    return span[0] <= where[0] and where[1] <= span[1]


def _chain(span: Span, inside: list[tuple[Span, Seen]]) -> tuple[Interval | None, int]:
    """The sum of the values that follow one another from the first month on, and the last month that they reach."""
    found, at = [], span[0]
    by_start = {where[0]: (where, one) for where, one in sorted(inside, key=lambda pair: pair[0])}
    while at in by_start:
        where, one = by_start[at]
        found.append(one.interval)
        at = where[1] + 1
    return (reduce(Interval.__add__, found) if found else None), at - 1


def _is_fine(forecast: Forecast) -> bool:
    """Whether the history tells of parts of years."""
    spans = [span_of(one.period) for one in forecast.history[-2:]]
    return any(span is not None and not is_year(span) for span in spans)


def _count_left(span: Span, last: int, *, is_fine: bool) -> int:
    left = span[1] - last
    return left if is_fine else -(-left // 12)


def rounded(value: Decimal | float) -> Decimal:
    """A number to `DIGITS` significant digits, written without an exponent."""
    number = Decimal(f"{value:.{DIGITS}g}")
    return Decimal(int(number)) if number == number.to_integral_value() else number
