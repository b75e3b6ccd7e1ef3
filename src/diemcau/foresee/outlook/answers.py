"""From the futures of like series to what is said of each: a forecast that adds up, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.formers import Told
from diemcau.foresee.outlook.futures import Futures, Task, floors
from diemcau.foresee.outlook.hierarchy import Family, History, holding, reconcile
from diemcau.foresee.outlook.spans import YEAR, Span, period_of, year_of
from diemcau.foresee.outlook.target import rounded
from diemcau.foresee.outlook.tasks import Group
from diemcau.foresee.outlook.thin import Grid, Refused
from diemcau.profile.types import TimeRollup
from diemcau.records.forecast import LEVELS, Forecast, Method, Refusal, Seen, Series, Thin
from diemcau.records.period import Period

Floats = NDArray[np.float64]
_LEVELS = [float(level) for level in LEVELS]
_MIDDLE = _LEVELS.index(0.5)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said of the series of one group.

    Attributes:
        group: The series.
        tasks: What was to be foretold, by code of the org.
        futures: What came of it.
        wanted: The periods that were asked for, by their months.
        made_on: The day.
    """

    group: Group
    tasks: Mapping[str, Task]
    futures: Mapping[str, Futures]
    wanted: Mapping[Span, Period]
    made_on: date

    def forecasts(self) -> Iterator[Forecast]:
        """Of each period those of all orgs, sums too."""
        for span, period in self.wanted.items():
            paths = {org: found[span] for org, found in self.futures.items() if span in found}
            if paths:
                yield from self._of_period(span, period, paths)

    def _of_period(self, span: Span, period: Period, paths: Mapping[str, Floats]) -> Iterator[Forecast]:
        least = {org: floors(self.tasks[org], [span])[span] for org in paths}
        together = reconcile(paths, self._families(), least)
        adding = holding(together, self._families())
        quantiles = np.quantile(np.stack(list(together.values())), _LEVELS, axis=1).T
        for org, row in zip(together, quantiles, strict=True):
            told = tuple(rounded(float(value)) for value in row)
            yield Forecast(
                series=self._series(org),
                period=period,
                made_on=self.made_on,
                method=self._method(org),
                point=told[_MIDDLE],
                quantiles=told,
                history=self._history(org),
                is_coherent=org in adding,
                adds_up=self._rule is TimeRollup.SUM,
            )

    def refusals(self) -> Iterator[Refusal]:
        """Of each period those of all orgs of which something is told, and of sums that cannot be made."""
        sums = {family.head for family in self._families() if not family.is_stated}
        for org, refused in self.group.refused.items():
            if org not in sums:
                yield from self._refuse(org, refused)
        for lacking in self.group.kin.lacking if self.group.kin is not None else ():
            if lacking.head not in self.group.lines:
                yield from self._refuse(lacking.head, Refused(Thin.PARTS, lacking.found, lacking.wanted))
        for org, grid in self.group.grids.items():
            for span, period in self.wanted.items():
                if span not in self.futures[org] and not _is_told(grid, span):
                    yield self._refusal(org, period, Refused(Thin.MIXED, 0, 1))

    def _refuse(self, org: str, refused: Refused) -> Iterator[Refusal]:
        return (self._refusal(org, period, refused) for period in self.wanted.values())

    def _refusal(self, org: str, period: Period, refused: Refused) -> Refusal:
        return Refusal(
            series=self._series(org),
            period=period,
            reason=refused.reason,
            found=refused.found,
            wanted=refused.wanted,
        )

    def _families(self) -> list[Family]:
        return self.group.kin.families if self.group.kin is not None else []

    @property
    def _rule(self) -> TimeRollup:
        return next(iter(self.group.lines.values())).rule

    def _series(self, org: str) -> Series:
        some = next(iter(self.group.lines.values())).series
        return Series(some.measure, org, some.unit, some.partner)

    def _method(self, org: str) -> Method:
        if org not in self.group.grids:
            return Method.PARTS
        return Method.YEARS if self.group.grids[org].step == YEAR else Method.MONTHS

    def _history(self, org: str) -> tuple[Seen, ...]:
        grid = self.group.grids.get(org)
        step = grid.step if grid is not None else 1
        if grid is not None:
            values = {**grid.values, **dict([grid.part] if grid.part is not None else [])}
        else:
            values = _finest(self.group.kin.histories.get(org, {}) if self.group.kin is not None else {})
        is_stock = self._rule is TimeRollup.LAST
        return tuple(_to_seen(span, told, is_end=is_stock and step == YEAR) for span, told in values.items())


def _finest(history: History) -> dict[Span, Told]:
    """Of the history of a sum the months where there are any, else the years."""
    months = {span: told for span, told in sorted(history.items()) if span[0] == span[1]}
    return months or {span: told for span, told in sorted(history.items()) if span[1] - span[0] == YEAR - 1}


def _is_told(grid: Grid, span: Span) -> bool:
    """Whether the result of a period is known, or lies before all that is."""
    return span[1] <= max(grid.values)[1]


def _to_seen(span: Span, told: Told, *, is_end: bool) -> Seen:
    """A value as it went in; a stock at the end of a year, where years are foretold, as the stock of the year."""
    is_whole = is_end and (span[1] + 1) % YEAR == 0
    when = period_of(year_of(span[1] // YEAR) if is_whole else span)
    return Seen(period=when, interval=told.interval, is_expected=told.is_expected, ids=told.ids)
