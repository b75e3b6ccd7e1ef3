"""Totals, changes and goals in words, as the house words numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.publish.numbers import format_quantity, shorten
from diemcau.publish.report.locks import to_shown
from diemcau.records import Bound, Interval, Quantity
from diemcau.records.quantity import ABOUT_FROM, ABOUT_TO
from diemcau.records.total import Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.publish.texts import Texts
    from diemcau.records.observation import Observation
    from diemcau.records.total import Total


def interval_in_words(interval: Interval | None, unit: str, texts: Texts) -> str:
    """An interval as a number is printed: `over 174`, `from 6.2 to 6.4 billion USD`; says so where nothing is known."""
    if interval is None or (interval.low is None and interval.high is None):
        return texts["review.unknown"]
    if interval.low is not None and interval.low == interval.high:
        number = interval.low if interval.low == interval.low.to_integral_value() else shorten(interval.low)
        return format_quantity(Quantity(number, Interval.point(number), Bound.EXACT, unit or None), texts.language)
    return format_quantity(to_shown(interval, unit or None), texts.language)


def total_in_words(total: Total, values: Mapping[str, Observation], texts: Texts) -> str:
    """A total; one that rests on a single value in the words of that value, `nearly 3.8 billion USD`."""
    if total.way is Way.NONE:
        return texts["review.no_total"]
    only = values.get(total.parts[0]) if len(total.parts) == 1 else None
    if only is not None and only.interval == total.interval:
        quantity = quantity_of(only)
        if quantity is not None:
            return format_quantity(quantity, texts.language)
    return interval_in_words(total.interval, total.unit, texts)


def quantity_of(value: Observation) -> Quantity | None:
    """A value as it was written, as far as its bound and its ends tell; None where they do not."""
    low, high = value.interval.low, value.interval.high
    number: Decimal | None = None
    if value.bound in {Bound.OVER, Bound.AT_LEAST}:
        number = low
    elif value.bound in {Bound.UNDER, Bound.AT_MOST}:
        number = high
    elif value.bound is Bound.NEARLY:
        number = high if high is not None and high > 0 else low
    elif low is not None and high is not None:
        number = (low + high) / (ABOUT_FROM + ABOUT_TO) if value.bound is Bound.ABOUT else (low + high) / 2
    return None if number is None else Quantity(number, value.interval, value.bound, value.unit or None)


def change_in_words(change: Interval | None, unit: str, texts: Texts) -> str:
    """A difference with its sign: `+12`, `from −3 to +5`; empty for none."""
    if change is None or (change.low is None and change.high is None):
        return ""
    if change.low is not None and change.low == change.high:
        sign = "+" if change.low > 0 else ""
        return sign + interval_in_words(change, unit, texts)
    words = interval_in_words(change, unit, texts)
    if change.low is not None and change.low >= 0:
        return texts["review.change_up"].format(number=words)
    if change.high is not None and change.high <= 0:
        return texts["review.change_down"].format(number=interval_in_words(-change, unit, texts))
    return texts["review.change_open"].format(number=words)


def percent_in_words(percent: Interval | None, texts: Texts) -> str:
    """Percent of a change, with the sign of a single number; empty for none."""
    if percent is None or (percent.low is None and percent.high is None):
        return ""
    sign = "+" if percent.low is not None and percent.low == percent.high and percent.low > 0 else ""
    return sign + interval_in_words(percent, "percent", texts)
