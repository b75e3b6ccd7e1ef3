"""Numbers of a chart in words: short ones inside it, whole ones for its table and for whoever hears it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from diemcau.publish.numbers import format_interval, format_number, shorten, with_unit
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.publish.charts.mark import Frame, Mark
    from diemcau.records import Interval

_POWERS = (12, 9, 6)
# Digits of a short label: what the picture shows is no finer.
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """In which power of ten a chart counts.

    Attributes:
        power: Of ten; 0 for plain numbers.
        language: Of its words.
        unit: Unit of measurement.
    """

    power: int
    language: str
    unit: str = ""

    def draw(self, value: Decimal) -> float:
        """Where a number lies on the axis; only for drawing."""
        return float(value.scaleb(-self.power))

    def title(self) -> str:
        """What the axis counts: `billion USD`."""
        texts = load_texts(self.language)
        word = texts[f"scale.{self.power}"] if self.power else ""
        return " ".join(with_unit(word, self.unit, self.language).split()) if self.unit else word

    def short(self, interval: Interval) -> str:
        """A number in a few signs, in the axis's power of ten: `> 170`, `3.4–3.8`."""
        low, high = interval.low, interval.high
        if low is not None and high is not None:
            first, last = self._digits(low), self._digits(high)
            return self._sign(first if first == last else f"{first}–{last}")
        if low is not None:
            return self._sign(f"{'>' if interval.low_open else '≥'} {self._digits(low)}")
        if high is not None:
            return self._sign(f"{'<' if interval.high_open else '≤'} {self._digits(high)}")
        return load_texts(self.language)["chart.missing"]

    def _sign(self, told: str) -> str:
        """With the sign of percent, which stands at every number."""
        return with_unit(told, self.unit, self.language) if self.unit == "percent" else told

    def _digits(self, value: Decimal) -> str:
        scaled = value.scaleb(-self.power)
        place = Decimal(1).scaleb(max(scaled.adjusted() - _DIGITS + 1, -2)) if scaled else Decimal(1)
        if place >= 1:
            return format_number(scaled.quantize(Decimal(1), rounding=ROUND_HALF_EVEN), self.language, place=Decimal(0))
        rounded = scaled.quantize(place, rounding=ROUND_HALF_EVEN).normalize()
        exponent = rounded.as_tuple().exponent
        last = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)
        return format_number(rounded, self.language, place=last)


def scale_of(intervals: Iterable[Interval | None], language: str, unit: str = "") -> Scale:
    """The power of ten in which the largest of some numbers is read at a glance."""
    ends = [abs(end) for one in intervals if one is not None for end in (one.low, one.high) if end is not None]
    largest = max(ends, default=Decimal(0))
    power = next((power for power in _POWERS if largest >= Decimal(1).scaleb(power)), 0)
    return Scale(power, language, unit)


def locale_of(language: str) -> dict[str, Any]:
    """The marks of numbers, as d3-format asks for them."""
    texts = load_texts(language)
    return {
        "decimal": texts["mark.decimal"],
        "thousands": texts["mark.thousands"],
        "grouping": [3],
        "currency": ["", ""],
        "minus": "−",
    }


def tell(interval: Interval | None, unit: str, language: str) -> str:
    """A number in whole words, or that nothing is known."""
    if interval is None or (interval.low is None and interval.high is None):
        return load_texts(language)["chart.missing"]
    if interval.low == interval.high and interval.low is not None:
        return with_unit(format_number(shorten(interval.low), language, place=None), unit or None, language)
    return format_interval(interval, unit or None, language)


def tell_mark(mark: Mark, frame: Frame) -> str:
    """All that a mark shows, as it is read out."""
    texts = load_texts(frame.language)
    told = [tell(mark.interval, frame.unit, frame.language)]
    if mark.is_short:
        told.append(texts["chart.short"])
    if mark.target is not None:
        told.append(texts["chart.say_target"].format(number=tell(mark.target, frame.unit, frame.language)))
    if mark.before is not None:
        told.append(texts["chart.say_before"].format(number=tell(mark.before, frame.unit, frame.language)))
    if mark.note:
        told.append(mark.note)
    return f"{mark.name}: {'; '.join(told)}"
