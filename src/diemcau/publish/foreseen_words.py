"""Forecasts in words: no finer than they are sure, with their range, and the chance of each target."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.likely import tell_chance
from diemcau.publish.numbers import format_interval, format_number, with_unit
from diemcau.publish.texts import load_texts
from diemcau.records import Interval

if TYPE_CHECKING:
    from diemcau.records.forecast import Chance, Forecast

NINE_IN_TEN = (Decimal("0.05"), Decimal("0.95"))
"""The levels that bound the interval said beside every forecast."""

_DIGITS = 3
_FINE = frozenset({"percent", "percentage points", "times", "ratio"})
"""Units in which one decimal still says something."""


def rough(value: Decimal, unit: str) -> Decimal:
    """A foretold number with no more digits than anybody can foretell: three, and whole below a thousand, but for
    percents and multiples.
    """
    if not value:
        return Decimal(0)
    finest = -1 if unit in _FINE else 0
    place = Decimal(1).scaleb(max(value.adjusted() - _DIGITS + 1, finest))
    return ((value / place).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * place).normalize()


def tell_number(value: Decimal, unit: str, language: str) -> str:
    """A foretold number in words: `3.42 billion USD`."""
    return with_unit(format_number(rough(value, unit), language, place=None), unit or None, language)


def band_of(forecast: Forecast, low: Decimal, high: Decimal) -> Interval:
    """What lies between two levels of a forecast, rounded as it is said."""
    unit = forecast.series.unit
    return Interval(rough(forecast.quantile(low), unit), rough(forecast.quantile(high), unit))


def tell_middle(forecast: Forecast, language: str) -> str:
    """The point in words: `about 3.42 billion USD`."""
    return load_texts(language)["foreseen.about"].format(
        number=tell_number(forecast.point, forecast.series.unit, language)
    )


def tell_range(forecast: Forecast, language: str) -> str:
    """What nine in ten lie in: `between 2.9 and 3.9 billion USD`."""
    return format_interval(band_of(forecast, *NINE_IN_TEN), forecast.series.unit, language)


def tell_forecast(forecast: Forecast, language: str) -> str:
    """Period, point and range in one line."""
    texts = load_texts(language)
    return texts["foreseen.said"].format(
        period=format_period(forecast.period, language),
        middle=tell_middle(forecast, language),
        band=texts["foreseen.band"].format(share=9, range=tell_range(forecast, language)),
    )


def tell_target(chance: Chance, language: str) -> str:
    """A target and the chance that it is met, in one line."""
    return load_texts(language)["foreseen.target"].format(
        target=tell_aim(chance, language), chance=tell_chance(chance.chance, language)
    )


def tell_aim(chance: Chance, language: str) -> str:
    """What is to be reached, in words."""
    interval, unit = chance.target.interval, chance.target.unit
    if interval.low is not None and interval.low == interval.high:
        return with_unit(format_number(interval.low, language, place=None), unit or None, language)
    return format_interval(interval, unit, language)
