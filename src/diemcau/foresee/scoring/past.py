"""How well such forecasts did before: what is said beside every new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from diemcau.foresee.outlook.spans import month_of
from diemcau.foresee.scoring.naive import middle
from diemcau.foresee.scoring.score import round_to, score_forecast
from diemcau.records.forecast import Forecast, Past, Score, Series
from diemcau.records.interval import Interval

LEAST = 8
"""Scores of its own from which a series speaks for itself; with fewer all like it speak together."""

_NEAR = 2  # months: forecasts as far ahead are alike
_DIGITS = 60  # so many that no order of adding makes a difference
_FINE, _NINE, _FOUR = Decimal("1e-15"), Decimal("1e-9"), Decimal("1e-4")


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
    return round_to(sum(values, Decimal(0)) / len(values), _NINE) if values else Decimal(0)


class Tries:
    """All that came true or not, by what is alike."""

    def __init__(self, tried: Iterable[Tried]) -> None:
        self._all = list(tried)
        self._by_series: defaultdict[Series, list[Tried]] = defaultdict(list)
        self._by_measure: defaultdict[tuple[str, str], list[Tried]] = defaultdict(list)
        self._by_lead: dict[tuple[str, str, int], list[Tried]] = {}
        self._pools: dict[tuple[str, str, int], Past | None] = {}
        for one in self._all:
            self._by_series[one.series].append(one)
            self._by_measure[one.series.measure, one.series.unit].append(one)

    def beside(self, forecast: Forecast) -> Past | None:
        """What to say beside a forecast of how well such ones did; None where nothing alike came true yet.

        Its own series speaks where enough of it came true, foretold from about as far ahead; else all of the same
        measure, else all there are, their losses brought to the size of this series.
        """
        lead = lead_of(forecast)
        own = _near(self._by_series.get(forecast.series, ()), lead)
        if len(own) >= LEAST or (own and len(own) == len(self._alike(forecast.series, lead))):
            return past_of([one.score for one in own])
        return _resized(self._pool(forecast.series, lead), size_of(forecast))

    def _pool(self, series: Series, lead: int) -> Past | None:
        """How well all like series did, as if each were of size 1; worked out once."""
        same = self._same(series, lead)
        key = (series.measure, series.unit, lead) if len(same) >= LEAST else ("", "", lead)
        if key not in self._pools:
            self._pools[key] = past_of([_to_size_one(one) for one in self._alike(series, lead)])
        return self._pools[key]

    def _alike(self, series: Series, lead: int) -> list[Tried]:
        """What came of the same measure, or of all measures where that is too little."""
        same = self._same(series, lead)
        return same if len(same) >= LEAST else self._near_all(lead)

    def _same(self, series: Series, lead: int) -> list[Tried]:
        key = series.measure, series.unit, lead
        if key not in self._by_lead:
            self._by_lead[key] = _near(self._by_measure.get(key[:2], ()), lead)
        return self._by_lead[key]

    def _near_all(self, lead: int) -> list[Tried]:
        key = "", "", lead
        if key not in self._by_lead:
            self._by_lead[key] = _near(self._all, lead)
        return self._by_lead[key]


def _near(tried: Iterable[Tried], lead: int) -> list[Tried]:
    return [one for one in tried if abs(one.lead - lead) <= _NEAR]


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
        pinball=_mean([one.pinball for one in told], _FINE),
        naive=_mean([one.naive for one in told], _FINE),
        seasonal=_mean([one.seasonal for one in told], _FINE),
        brier=_mean([each for one in scores for each in one.brier if each is not None], _FOUR),
    )


def _to_size_one(one: Tried) -> Score:
    """A score with its losses as shares of the size of its series; none for one without a size."""

    def share(loss: Decimal | None) -> Decimal | None:
        return loss / one.size if loss is not None and one.size else None

    score = one.score
    return replace(
        score, pinball=share(score.pinball), crps=share(score.crps), naive=share(score.naive),
        seasonal=share(score.seasonal),
    )  # fmt: skip


def _resized(pool: Past | None, size: Decimal) -> Past | None:
    """What a pool says, in the unit of a series of some size."""
    if pool is None:
        return None

    def loss(share: Decimal | None) -> Decimal | None:
        return None if share is None else round_to(share * size, _NINE)

    told = loss(pool.pinball), loss(pool.naive), loss(pool.seasonal)
    return replace(pool, is_own=False, pinball=told[0], naive=told[1], seasonal=told[2])


def _mean(values: Iterable[Decimal | int | None], to: Decimal) -> Decimal | None:
    """The mean; None where there is no value, or one of them is not known."""
    known = list(values)
    if not known or any(one is None for one in known):
        return None
    with localcontext(prec=_DIGITS):
        total = sum((Decimal(one) for one in known if one is not None), Decimal(0))
        return round_to(total / len(known), to)
