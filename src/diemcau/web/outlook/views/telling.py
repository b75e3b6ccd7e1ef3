"""Forecasts, the chances of targets and refusals as a reader sees them, in the words of `publish.foreseen_words`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from diemcau.publish.calendar import format_period
from diemcau.publish.charts.gauge import draw_gauge
from diemcau.publish.charts.mark import Frame
from diemcau.publish.foreseen_words import band_of, tell_number
from diemcau.publish.likely import Likely, likely_of
from diemcau.publish.numbers import format_count, format_interval, format_number, format_quantity, with_unit
from diemcau.records import Bound, Quantity
from diemcau.web.review.shown import measure_name
from diemcau.web.review.wording import interval_in_words

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.records import Interval, Period
    from diemcau.records.forecast import Chance, Forecast

_TONES = {
    Likely.CERTAIN: "good", Likely.VERY_LIKELY: "good", Likely.LIKELY: "good", Likely.EVEN: "wait",
    Likely.UNLIKELY: "bad", Likely.VERY_UNLIKELY: "bad", Likely.HARDLY: "bad",
}  # fmt: skip

RANGES = (("nine", "0.05", "0.95"), ("eight", "0.10", "0.90"), ("five", "0.25", "0.75"))
"""The intervals that are said: code, and the levels of their ends."""

MONTH = "month"
"""Part of a period that is told month by month."""

_EDGE = Decimal("0.01")
_ROUNDING = Decimal("0.05")  # of a number: where more is left open, the ends are said
_YEAR = 360  # days; whatever is shorter is a part of a year


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChance:
    """A target of a forecast's period.

    Attributes:
        uid: Of the goal.
        number: What is to be reached, in words.
        status: `target` or `plan`.
        direction: `up` or `down`.
        chance: From 0 to 1.
        percent: In words, such as `72%` or `over 99%`.
        tone: How good that is.
        gauge: The same drawn, with the word for it.
        done, left: What is there and what is still to come, in words; empty where nothing is told.
        set_by, basis: Who set it and the directive that it comes from, in words; or empty.
        points: What should be reached by the end of which period, in words.
        takes: What each month or year left has to bring, beside what is usual, in a sentence; or empty.
    """

    uid: str
    number: str
    status: str
    direction: str
    chance: Decimal
    percent: str
    tone: str
    gauge: SafeString
    done: str
    left: str
    takes: str
    set_by: str
    basis: str
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Teller:
    """Puts forecasts into words.

    Attributes:
        texts: The reader's catalogue.
    """

    texts: Texts

    @property
    def language(self) -> str:
        """Of the reader."""
        return self.texts.language

    def period(self, period: Period) -> str:
        """A period as people write it."""
        return format_period(period, self.language)

    def measure(self, code: str) -> str:
        """What a measure is called."""
        return measure_name(code, self.language)

    def count(self, number: int) -> str:
        """A whole number."""
        return format_count(number, self.language)

    def number(self, value: Decimal | None, unit: str) -> str:
        """A number that was computed, as far as it is known; empty for none."""
        return "" if value is None else tell_number(value, unit, self.language)

    def loss(self, value: Decimal | None, unit: str) -> str:
        """A mean loss in its unit, to three digits and at most two places; empty for none."""
        if value is None:
            return ""
        place = Decimal(1).scaleb(max(value.adjusted() - 2, -2)) if value else Decimal(1)
        rounded = (value / place).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * place
        return with_unit(format_number(rounded, self.language, place=None), unit or None, self.language)

    def interval(self, interval: Interval | None, unit: str) -> str:
        """A number that was reported, with its bound; that nothing is known, for None."""
        number = None if interval is None else rounded_number(interval)
        if interval is None or number is None:
            return interval_in_words(interval, unit, self.texts)
        return format_quantity(Quantity(number, interval, Bound.EXACT, unit or None), self.language)

    def ranges(self, forecast: Forecast) -> list[tuple[str, str]]:
        """What is foretold: how often, as a code, and between which numbers."""
        unit = forecast.series.unit
        ends = ((code, band_of(forecast, Decimal(low), Decimal(high))) for code, low, high in RANGES)
        return [(code, format_interval(band, unit or None, self.language)) for code, band in ends]

    def percent(self, share: Decimal | None) -> str:
        """A chance or share in whole percent; empty for None.

        What is above 99 or below 1 is said as that: only what came or did not come is certain.
        """
        if share is None:
            return ""
        if 0 < share < _EDGE or 1 - _EDGE < share < 1:
            return self.texts["outlook.under_one" if share < _EDGE else "outlook.over_ninety_nine"]
        return self._percent(share * 100, Decimal(1))

    def error(self, percent: Decimal | None) -> str:
        """An error in percent, with one decimal; empty for None."""
        return "" if percent is None else self._percent(percent, Decimal("0.1"))

    def decimal(self, value: Decimal) -> str:
        """A score without unit, to three places."""
        return format_number(value.quantize(Decimal("0.001"), rounding=ROUND_HALF_EVEN), self.language, place=None)

    def _percent(self, value: Decimal, place: Decimal) -> str:
        rounded = value.quantize(place, rounding=ROUND_HALF_EVEN)
        return with_unit(format_number(rounded, self.language, place=None), "percent", self.language)

    def chance(self, chance: Chance, forecast: Forecast, of: str) -> ShownChance:
        """A target of a forecast, with how likely it is met and what it takes; `of` names what for."""
        target, unit = chance.target, chance.target.unit
        number = self.interval(target.interval, unit)
        title = self.texts["outlook.gauge"].format(target=number, of=of)
        drawn = draw_gauge(chance.chance, Frame(title=title, language=self.language))
        return ShownChance(
            uid=target.id,
            number=number,
            status=target.status.value,
            direction=target.direction.value,
            chance=chance.chance,
            percent=self.percent(chance.chance),
            tone=_TONES[likely_of(chance.chance)],
            gauge=mark_safe(drawn),  # noqa: S308 - drawn by the house, its words escaped
            done="" if chance.done is None else self.interval(chance.done, unit),
            left=self.number(chance.left, unit),
            takes=self._takes(chance, part_of(forecast)),
            set_by=target.set_by,
            basis=target.basis,
            points=tuple((self.period(when), self.interval(what, unit)) for when, what in target.points),
        )

    def _takes(self, chance: Chance, part: str) -> str:
        if chance.needed is None or chance.periods_left < (1 if part == MONTH else 2):
            return ""  # of a whole year that is still to come, the target says it
        unit, texts = chance.target.unit, self.texts
        pattern = texts.plural(f"outlook.needed.{chance.target.direction.value}.{part}", chance.periods_left)
        told = pattern.format(count=self.count(chance.periods_left), needed=self.number(chance.needed, unit))
        if chance.usual is None:
            return f"{told}."
        usual = texts["outlook.usual"].format(usual=self.number(chance.usual, unit))
        times = self._times(chance.needed, chance.usual)
        return f"{told}; {usual} ({times})." if times else f"{told}; {usual}."

    def _times(self, needed: Decimal, usual: Decimal) -> str:
        if usual <= 0 or needed <= 0:
            return ""
        times = (needed / usual).quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)
        return self.texts["outlook.times"].format(times=format_number(times, self.language, place=None))


def rounded_number(interval: Interval) -> Decimal | None:
    """The number that was written, where an interval is no more than its rounding: 8.26 of 8.255 to 8.265."""
    low, high = interval.low, interval.high
    if low is None or high is None or low == high:
        return None
    width, middle = (high - low).normalize(), (low + high) / 2
    is_place = width.as_tuple().digits == (1,) and middle % width == 0
    return middle if is_place and width <= _ROUNDING * abs(middle) else None


def part_of(forecast: Forecast) -> str:
    """What a forecast's periods are made of: `month` where the newest values are of parts of years, else `year`."""
    newest = (seen.period for seen in forecast.history[-2:])
    return MONTH if any((period.end - period.start).days < _YEAR for period in newest) else "year"
