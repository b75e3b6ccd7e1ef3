"""How well one forecast did, once it is known what came.

Losses are told at the middle of the truth. The pinball loss of a quantile at level p is p for each unit that the truth
lies above it and 1 - p for each below (Koenker and Bassett 1978); the CRPS is twice its integral over all levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from itertools import pairwise

from diemcau.foresee.scoring.naive import as_last_time, as_year_before, middle
from diemcau.records.forecast import LEVELS, Forecast, Score
from diemcau.records.interval import Interval
from diemcau.records.total import Direction, Target

_LOSS, _PERCENT, _SHARE = Decimal("1e-9"), Decimal("1e-4"), Decimal("1e-6")
_DIGITS = 60  # enough for any amount and its square
_HALF = Decimal("0.5")


def score_forecast(forecast: Forecast, truth: Interval) -> Score:
    """A forecast against what came.

    Args:
        forecast: As it was given.
        truth: What came, as far as it is known.
    """
    came = middle(truth)
    return Score(
        truth=truth,
        is_covered=is_within(forecast, truth, Decimal("0.9")),
        error=_error(forecast.point, came),
        pinball=None if came is None else pinball(forecast.quantiles, came),
        crps=None if came is None else crps(forecast.quantiles, came),
        naive=_of_point(as_last_time(forecast), came),
        seasonal=_of_point(as_year_before(forecast), came),
        brier=tuple(brier(each.chance, came_true(each.target, truth)) for each in forecast.chances),
    )


def is_within(forecast: Forecast, truth: Interval, share: Decimal) -> bool | None:
    """Whether the truth lies in the middle share of a forecast; None where it is too wide to tell.

    Args:
        forecast: With quantiles at both ends of that share.
        truth: What came.
        share: Such as 0.9, from the level 0.05 to 0.95.
    """
    low, high = forecast.quantile((1 - share) / 2), forecast.quantile((1 + share) / 2)
    if truth.low is not None and truth.high is not None and low <= truth.low and truth.high <= high:
        return True
    return None if truth.meets(Interval(low, high)) else False


def pinball(quantiles: Sequence[Decimal], came: Decimal) -> Decimal:
    """Mean pinball loss over `LEVELS`."""
    losses = [_pinball(level, quantile, came) for level, quantile in zip(LEVELS, quantiles, strict=True)]
    return round_to(sum(losses, Decimal(0)) / len(LEVELS), _LOSS)


def crps(quantiles: Sequence[Decimal], came: Decimal) -> Decimal:
    """Continuous ranked probability score by the quantiles at `LEVELS`, in the unit of the amounts.

    The integral is by trapezia; beyond the outermost levels the loss is taken as theirs. A forecast of one single value
    has its absolute error.
    """
    losses = [_pinball(level, quantile, came) for level, quantile in zip(LEVELS, quantiles, strict=True)]
    return round_to(2 * sum((weight * loss for weight, loss in zip(_WEIGHTS, losses, strict=True)), Decimal(0)), _LOSS)


def _weights() -> tuple[Decimal, ...]:
    """How much of the way from 0 to 1 lies nearest to each level."""
    cuts = [Decimal(0), *((one + two) / 2 for one, two in pairwise(LEVELS)), Decimal(1)]
    return tuple(high - low for low, high in pairwise(cuts))


_WEIGHTS = _weights()


def _pinball(level: Decimal, quantile: Decimal, came: Decimal) -> Decimal:
    gap = came - quantile
    return level * gap if gap >= 0 else (level - 1) * gap


def _of_point(point: Decimal | None, came: Decimal | None) -> Decimal | None:
    """Mean pinball loss of a single value, which is half its absolute error as the levels lie even about a half."""
    return None if point is None or came is None else round_to(_HALF * abs(came - point), _LOSS)


def _error(point: Decimal, came: Decimal | None) -> Decimal | None:
    return round_to(100 * abs(point - came) / abs(came), _PERCENT) if came else None


def brier(chance: Decimal, came: bool | None) -> Decimal | None:  # noqa: FBT001 - what came is a yes, a no, or neither
    """The squared error of a said chance; None where nobody can tell whether it came true."""
    return None if came is None else round_to((chance - int(came)) ** 2, _SHARE)


def came_true(target: Target, truth: Interval) -> bool | None:
    """Whether a target was met: by every value that the truth may be (True), or by none (False); None where open.

    A target names the end that counts: at least its low end, or at most its high one.
    """
    up = target.direction is Direction.UP
    edge = target.interval.low if up else target.interval.high
    if edge is None:
        return None
    is_out = target.interval.low_open if up else target.interval.high_open
    met = Interval(edge, None, low_open=is_out) if up else Interval(None, edge, high_open=is_out)
    if not truth.meets(met):
        return False
    return True if truth.intersection(met) == truth else None


def round_to(value: Decimal, to: Decimal) -> Decimal:
    """A number to some place, however large it is."""
    with localcontext(prec=_DIGITS):
        return value.quantize(to)
