"""What somebody would say without any model: as last time, or as in the same period a year before.

What of the foretold period is known already is taken as it is; only the rest is filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from diemcau.records.forecast import Forecast, Seen
from diemcau.records.period import Period

_YEAR = 12


def as_last_time(forecast: Forecast) -> Decimal | None:
    """Every period that is open is as the newest one that is known; None where that has no middle or nothing fits."""
    past = _Past.of(forecast)
    return None if past is None else past.fill(lambda _: max(past.known))


def as_year_before(forecast: Forecast) -> Decimal | None:
    """Every period that is open is as the same a year before; None where there are no seasons or a period lacks."""
    past = _Past.of(forecast)
    return None if past is None or past.step >= _YEAR else past.fill(past.year_before)


@dataclass(frozen=True)
class _Past:
    """The values of a history that are of equal length.

    Attributes:
        wanted: The month (counted from year 0) in which each part of the foretold period begins.
        known: The middle of the values by the month in which they begin.
        step: Months from one to the next.
    """

    wanted: tuple[int, ...]
    known: dict[int, Decimal]
    step: int

    @classmethod
    def of(cls, forecast: Forecast) -> _Past | None:
        """The history of a forecast; None where its periods do not make up the foretold one."""
        lengths = Counter(_length(seen.period) for seen in forecast.history)
        if not lengths:
            return None
        length = max(lengths, key=lambda each: (lengths[each], -each))
        known = _middles([seen for seen in forecast.history if _length(seen.period) == length])
        first, whole = _month(forecast.period.start), _length(forecast.period)
        if not known or whole % max(length, 1) or (length == 0) != (whole == 0):
            return None
        wanted = tuple(range(first, first + max(whole, 1), max(length, 1)))
        return cls(wanted, known, _step(sorted(known)))

    def fill(self, likeness: Callable[[int], int | None]) -> Decimal | None:
        """The sum over the foretold period, what is open taken from the month that another is likened to."""
        total = Decimal(0)
        for month in self.wanted:
            source = month if month in self.known else likeness(month)
            if source is None or source not in self.known:
                return None
            total += self.known[source]
        return total

    def year_before(self, month: int) -> int | None:
        """The newest same month of a year before that is known."""
        return next((each for each in range(month - _YEAR, min(self.known) - 1, -_YEAR) if each in self.known), None)


def _middles(history: list[Seen]) -> dict[int, Decimal]:
    """The middle of each value that has two ends, by the month in which it begins."""
    return {
        _month(seen.period.start): (seen.interval.low + seen.interval.high) / 2
        for seen in history
        if seen.interval.low is not None and seen.interval.high is not None
    }


def _step(months: list[int]) -> int:
    """The usual distance between values; a year where there is but one."""
    gaps = Counter(two - one for one, two in pairwise(months))
    return max(gaps, key=lambda each: (gaps[each], -each)) if gaps else _YEAR


def _month(day: date) -> int:
    return _YEAR * day.year + day.month - 1


def _length(period: Period) -> int:
    """Whole months of a period; 0 for a day."""
    return 0 if period.is_day else _month(period.end) - _month(period.start) + 1
