"""What came, put together from values in the same way as the histories that forecasts are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce

from diemcau.foresee.outlook.divide import divide
from diemcau.foresee.outlook.formers import Told
from diemcau.foresee.outlook.series import Line, to_lines
from diemcau.foresee.outlook.spans import Span, span_of
from diemcau.profile.types import Profile, TimeRollup
from diemcau.records.forecast import Forecast, Series
from diemcau.records.interval import Interval
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.period import Period, parse_period


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What came of one forecast.

    Attributes:
        interval: The value, as far as it is known.
        ids: The observations that it is.
    """

    interval: Interval
    ids: tuple[str, ...]


class Truths:
    """All that came, up to a day."""

    def __init__(self, observations: Iterable[Observation], *, tree: OrgTree, profile: Profile, day: date) -> None:
        """Put the values together.

        Args:
            observations: In any order.
            tree: In whose shape the orgs stand.
            profile: How measures may be put together.
            day: Today; what is of later days is left out.
        """
        held = list(observations)
        lines = to_lines(held, tree=tree, profile=profile, made_on=day)
        self._lines = {line.series: line for line in lines}
        self._orgs = {one.id: tree.stands_for.get(one.org, (one.org,)) for one in held}

    def of(self, forecast: Forecast) -> Truth | None:
        """What came of a forecast; None where it is not known, or was known before.

        Of an org that tells nothing itself it is the sum of those whose values its history was made of.
        """
        line = self._lines.get(forecast.series)
        told = self._added(forecast) if line is None else _told(line, forecast.period)
        truth = _to_truth(told)
        return None if truth is None or _was_known(forecast, truth) else truth

    def told(self, series: Series, period: Period) -> Truth | None:
        """What an org itself tells of a period; None for nothing, for an estimate, or where sources differ."""
        line = self._lines.get(series)
        return None if line is None else _to_truth(_told(line, period))

    def _added(self, forecast: Forecast) -> Told | None:
        """The sum over the orgs behind a forecast; None where one of them is silent."""
        series = forecast.series
        ids = forecast.history[-1].ids if forecast.history else ()
        orgs = sorted({org for one in ids for org in self._orgs.get(one, ())})
        lines = [self._lines.get(Series(series.measure, org, series.unit, series.partner)) for org in orgs]
        parts = [None if line is None else _told(line, forecast.period) for line in lines]
        known = [part for part in parts if part is not None]
        if not known or len(known) < len(parts):
            return None
        return Told(
            interval=reduce(Interval.__add__, (part.interval for part in known)),
            is_expected=any(part.is_expected for part in known),
            is_disputed=any(part.is_disputed for part in known),
            ids=tuple(sorted(one for part in known for one in part.ids)),
        )


def _to_truth(told: Told | None) -> Truth | None:
    """What is told, where it is a result that nobody contradicts."""
    if told is None or told.is_expected or told.is_disputed:
        return None
    return Truth(interval=told.interval, ids=told.ids)


def _told(line: Line, period: Period) -> Told | None:
    """The value of a line for a period: told as such, or following from those of other lengths."""
    span = span_of(period) or span_of(_month_of(period))
    if span is None:
        return None
    if line.rule is TimeRollup.LAST:
        return line.told.get((span[1], span[1]))
    return line.told.get(span) or _divided(line, span)


def _divided(line: Line, span: Span) -> Told | None:
    step = span[1] - span[0] + 1
    return divide(line.told, step).get(span) if span[0] % step == 0 else None


def _month_of(period: Period) -> Period:
    """The month of a single day, in which a stock is counted."""
    return parse_period(period.code[:7]) if period.is_day else period


def _was_known(forecast: Forecast, truth: Truth) -> bool:
    """Whether what is foretold stands in the history already: then it is no foretelling."""
    results = [seen for seen in forecast.history if not seen.is_expected]
    ends = {(seen.period.start if forecast.adds_up else None, seen.period.end) for seen in results}
    if (forecast.period.start if forecast.adds_up else None, forecast.period.end) in ends:
        return True
    return bool(truth.ids) and {one for seen in results for one in seen.ids}.issuperset(truth.ids)
