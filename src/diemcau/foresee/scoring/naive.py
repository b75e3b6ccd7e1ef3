"""What somebody would say without any model: as last time, or as in the same period a year before.

What of the foretold period is known already is taken as it is; only the rest is filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from diemcau.foresee.outlook.spans import YEAR, month_of, span_of
from diemcau.records.forecast import Forecast, Seen
from diemcau.records.interval import Interval


def middle(interval: Interval) -> Decimal | None:
    """The middle of an interval; None for one without an end."""
    if interval.low is None or interval.high is None:
        return None
    return (interval.low + interval.high) / 2


def as_last_time(forecast: Forecast) -> Decimal | None:
    """Every part that is open is as the newest one that is known; None where nothing fits."""
    past = _past_of(forecast)
    return None if past is None else past.fill(lambda _: max(past.known))


def as_year_before(forecast: Forecast) -> Decimal | None:
    """Every part that is open is as the same a year before; None where there are no seasons or one lacks."""
    past = _past_of(forecast)
    return None if past is None or not past.has_seasons else past.fill(past.year_before)


@dataclass(frozen=True)
class _Past:
    """The values of a history that are of equal length.

    Attributes:
        wanted: The months, counted through, with which the parts of the foretold period end.
        known: The middle of the values by their last month.
    """

    wanted: tuple[int, ...]
    known: dict[int, Decimal]

    @property
    def has_seasons(self) -> bool:
        """Whether the values come more often than once a year."""
        gaps = [two - one for one, two in pairwise(sorted(self.known))]
        return bool(gaps) and min(gaps) < YEAR

    def fill(self, likeness: Callable[[int], int | None]) -> Decimal | None:
        """The sum over the parts, those that are open taken from the month that another is likened to."""
        total = Decimal(0)
        for month in self.wanted:
            source = month if month in self.known else likeness(month)
            if source is None:
                return None
            total += self.known[source]
        return total

    def year_before(self, month: int) -> int | None:
        """The newest same month of a year before that is known."""
        return next((each for each in range(month - YEAR, min(self.known) - 1, -YEAR) if each in self.known), None)


def _past_of(forecast: Forecast) -> _Past | None:
    """The history of a forecast; None where it has no value, or none whose lengths make up the foretold period."""
    last = month_of(forecast.period.end)
    if not forecast.adds_up:
        known = _middles(list(forecast.history))
        return _Past((last,), known) if known else None
    lengths = Counter(length for seen in forecast.history if (length := _length(seen)))
    wanted = span_of(forecast.period)
    if not lengths or wanted is None:
        return None
    length = max(lengths, key=lambda each: (lengths[each], -each))
    known = _middles([seen for seen in forecast.history if _length(seen) == length])
    if not known or (wanted[1] - wanted[0] + 1) % length:
        return None
    return _Past(tuple(range(wanted[0] + length - 1, wanted[1] + 1, length)), known)


def _middles(history: list[Seen]) -> dict[int, Decimal]:
    """The middle of each value that has two ends, by its last month."""
    told = ((month_of(seen.period.end), middle(seen.interval)) for seen in history)
    return {month: value for month, value in told if value is not None}


def _length(seen: Seen) -> int:
    """Of how many whole months a value is; 0 where it is not of such."""
    span = span_of(seen.period)
    return 0 if span is None else span[1] - span[0] + 1
