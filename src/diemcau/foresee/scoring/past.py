"""How well such forecasts did before: what is said beside every new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from diemcau.foresee.outlook.spans import month_of
from diemcau.foresee.scoring.naive import middle
from diemcau.foresee.scoring.score import score_forecast
from diemcau.records.forecast import Forecast, Past, Score, Series
from diemcau.records.interval import Interval

LEAST = 8
"""Scores of its own from which a series speaks for itself; with fewer all like it speak together."""

_NEAR = 2  # months: forecasts as far ahead are alike
_NINE, _FOUR = Decimal("1e-9"), Decimal("1e-4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A forecast that came true or not.

    Attributes:
        series: Of what.
        lead: Months from the day it was made to the end of what it foretold.
        size: How large the values of its history are, on average: what losses of several series are measured by.
        score: What became of it.
    """

    series: Series
    lead: int
    size: Decimal
    score: Score


def try_forecast(forecast: Forecast, truth: Interval) -> Tried:
    """A forecast against what came."""
    return Tried(
        series=forecast.series, lead=lead_of(forecast), size=size_of(forecast), score=score_forecast(forecast, truth)
    )


def lead_of(forecast: Forecast) -> int:
    """Months from the day a forecast was made to the end of what it foretells."""
    return month_of(forecast.period.end) - month_of(forecast.made_on)


def size_of(forecast: Forecast) -> Decimal:
    """How large the values of a forecast's history are, on average; 0 where there are none."""
    values = [abs(value) for seen in forecast.history if (value := middle(seen.interval)) is not None]
    return (sum(values, Decimal(0)) / len(values)).quantize(_NINE) if values else Decimal(0)


def past_beside(forecast: Forecast, tried: Sequence[Tried]) -> Past | None:
    """What to say beside a forecast of how well such ones did.

    Its own series speaks where enough of it came true, foretold from about as far ahead; else all of the same measure,
    else all there are, their losses brought to the size of this series.

    Args:
        forecast: The new one.
        tried: All that came true or not.

    Returns:
        None where nothing alike came true yet.
    """
    lead = lead_of(forecast)
    near = [one for one in tried if abs(one.lead - lead) <= _NEAR]
    own = [one for one in near if one.series == forecast.series]
    if len(own) >= LEAST:
        return past_of([one.score for one in own])
    series, size = forecast.series, size_of(forecast)
    same = [one for one in near if (one.series.measure, one.series.unit) == (series.measure, series.unit)]
    scores = [_resized(one, size) for one in (same if len(same) >= LEAST else near)]
    past = past_of(scores)
    return None if past is None else replace(past, is_own=False)


def past_of(scores: Sequence[Score]) -> Past | None:
    """Scores together; None where there are none.

    What somebody without a model would have said is told only where it can be told of every forecast: means over
    others would compare nothing.
    """
    if not scores:
        return None
    told = [one for one in scores if one.pinball is not None]
    covered = [int(one.is_covered) for one in scores if one.is_covered is not None]
    return Past(
        count=len(scores),
        cover=_mean(covered, _FOUR),
        error=_mean([one.error for one in scores if one.error is not None], _FOUR),
        pinball=_mean([one.pinball for one in told], _NINE),
        naive=_mean([one.naive for one in told], _NINE),
        seasonal=_mean([one.seasonal for one in told], _NINE),
        brier=_mean([each for one in scores for each in one.brier if each is not None], _FOUR),
    )


def _resized(one: Tried, size: Decimal) -> Score:
    """A score with its losses as they would be if the series were as large as another."""
    ratio = size / one.size if one.size else None
    losses = {name: getattr(one.score, name) for name in ("pinball", "crps", "naive", "seasonal")}
    brought = {name: None if loss is None or ratio is None else loss * ratio for name, loss in losses.items()}
    return replace(one.score, **brought)


def _mean(values: Iterable[Decimal | int | None], to: Decimal) -> Decimal | None:
    """The mean; None where there is no value, or one of them is not known."""
    known = list(values)
    if not known or any(one is None for one in known):
        return None
    total = sum((Fraction(one) for one in known if one is not None), Fraction(0)) / len(known)
    return (Decimal(total.numerator) / Decimal(total.denominator)).quantize(to)
