"""Forecasts in words: no finer than they are sure, with their range, and the chance of each target."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from diemcau.publish.calendar import format_period
from diemcau.publish.likely import tell_chance
from diemcau.publish.numbers import format_count, format_interval, format_number, format_quantity, with_unit
from diemcau.publish.texts import load_texts
from diemcau.records import Bound, Interval, Quantity
from diemcau.records.total import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.records.forecast import Chance, Forecast, Past, Refusal, Seen, Series
    from diemcau.records.foreseen import Foreseen

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
    return tell_told(chance.target.interval, chance.target.unit, language)


def tell_told(interval: Interval, unit: str, language: str) -> str:
    """A number that was told: one that was only rounded as it was written, any other by its ends."""
    low, high = interval.low, interval.high
    if low is None or high is None or not is_rounded(interval):
        return format_interval(interval, unit, language)
    middle = (low + high) / 2
    if low == high:
        return with_unit(format_number(middle, language, place=None), unit or None, language)
    return format_quantity(Quantity(middle, interval, Bound.EXACT, unit or None), language)


def is_rounded(interval: Interval) -> bool:
    """Whether an interval is no wider than the last place of a written number: 1.5 lies between 1.45 and 1.55."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return False
    width = high - low
    if not width:
        return True
    return width.normalize().as_tuple().digits == (1,) and not ((low + high) / 2) % width


def tell_series(series: Series, found: Foreseen, language: str) -> str:
    """Measure, partner and org of a series by their names."""
    texts = load_texts(language)
    pattern = texts["foreseen.with_partner" if series.partner else "foreseen.whose"]
    return pattern.format(
        measure=name_in(found.measure_names.get(series.measure), language, series.measure),
        partner=name_in(found.partner_names.get(series.partner), language, series.partner),
        org=name_in(found.org_names.get(series.org), language, series.org),
    )


def name_in(names: Mapping[str, str] | None, language: str, code: str) -> str:
    """A name in a language, in any where it has none in that one; the code where it has none at all."""
    if not names:
        return code
    return names.get(language) or next(iter(names.values()), code)


def tell_last(seen: Seen, unit: str, language: str) -> str:
    """The latest value that a forecast was made from."""
    key = "foreseen.last_expected" if seen.is_expected else "foreseen.last"
    told = tell_told(seen.interval, unit, language)
    return load_texts(language)[key].format(number=told, period=format_period(seen.period, language))


def tell_needed(chance: Chance, language: str) -> str:
    """What the periods left have to bring; empty where nothing is known of it, or only one is left."""
    texts, unit = load_texts(language), chance.target.unit
    is_up = chance.target.direction is Direction.UP
    if is_up and chance.done is not None and chance.left is None and chance.done.low is not None:
        return texts["foreseen.has_reached"].format(done=format_interval(chance.done, unit, language))
    if chance.left is None or chance.needed is None or chance.usual is None or chance.periods_left <= 1:
        return ""
    return texts["foreseen.needed"].format(
        left=tell_number(chance.left, unit, language),
        needed=tell_number(chance.needed, unit, language),
        usual=tell_number(chance.usual, unit, language),
        count=format_count(chance.periods_left, language),
    )


def tell_past(past: Past | None, language: str) -> str:
    """How well the same way of foretelling did."""
    texts = load_texts(language)
    if past is None or not past.count:
        return texts["foreseen.past_none"]
    told = []
    if past.cover is not None:
        told.append(texts["foreseen.past_cover"].format(share=_percent(past.cover * 100, language)))
    if past.error is not None:
        told.append(texts["foreseen.past_error"].format(share=_percent(past.error, language)))
    if past.pinball is not None and past.naive:
        gain = (1 - past.pinball / past.naive) * 100
        key = "foreseen.past_better" if gain >= 0 else "foreseen.past_worse"
        told.append(texts[key].format(share=_percent(abs(gain), language)))
    key = "foreseen.past_own" if past.is_own else "foreseen.past_like"
    return texts.plural(key, past.count).format(count=format_count(past.count, language), told="; ".join(told))


def _percent(value: Decimal, language: str) -> str:
    whole = value.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
    return with_unit(format_number(whole, language, place=Decimal(0)), "percent", language)


def tell_why(refusal: Refusal, language: str) -> str:
    """Why nothing is foretold."""
    pattern = load_texts(language)[f"foreseen.why.{refusal.reason.value}"]
    return pattern.format(found=format_count(refusal.found, language), wanted=format_count(refusal.wanted, language))


def tell_refusals(found: Foreseen, language: str) -> list[tuple[str, list[str]]]:
    """The refusals by their reason, the most frequent first: why, and of what; each series once."""
    grouped: dict[str, dict[str, None]] = {}
    for refusal in found.outlook.refusals:
        grouped.setdefault(tell_why(refusal, language), {})[tell_series(refusal.series, found, language)] = None
    return sorted(((why, list(names)) for why, names in grouped.items()), key=lambda pair: (-len(pair[1]), pair[0]))
