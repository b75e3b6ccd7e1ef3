"""All forecasts of an archive on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.formers import Told
from diemcau.foresee.outlook.series import Line, to_lines
from diemcau.foresee.outlook.spans import YEAR, Span, is_year, period_of, span_of
from diemcau.foresee.outlook.target import PATHS, edge_of, needed, rounded
from diemcau.foresee.outlook.years import LEAST, Course, Pool, learn, simulate_years
from diemcau.profile.types import Profile, TimeRollup
from diemcau.records.forecast import LEVELS, Forecast, Method, Outlook, Refusal, Seen, Series, Thin
from diemcau.records.interval import Interval
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.period import Period, year
from diemcau.records.total import Target

Floats = NDArray[np.float64]
_LEVELS = [float(level) for level in LEVELS]


def forecast_all(
    observations: Iterable[Observation],
    targets: Iterable[Target] = (),
    *,
    tree: OrgTree,
    profile: Profile,
    made_on: date,
    periods: Sequence[Period] | None = None,
    known: Mapping[str, date] | None = None,
    paths: int = PATHS,
    seed: int = 0,
) -> Outlook:
    """Forecasts of every series that allows any, and the reasons where none is.

    Args:
        observations: Values of any measure, org and time.
        targets: What is to be reached; each goes with the forecast of its own measure, org, unit, partner and period.
        tree: In whose shape the orgs stand.
        profile: How measures may be put together.
        made_on: The day; what is of later days, or became known later, is left out.
        periods: Which are foretold; None for the year of the day and the next.
        known: When observations became known, by id; see `series.to_lines`.
        paths: Possible futures that are drawn.
        seed: Of the draws: the same gives the same.
    """
    lines = to_lines(observations, tree=tree, profile=profile, made_on=made_on, known=known)
    wanted = list(periods) if periods is not None else [year(made_on.year), year(made_on.year + 1)]
    aims: defaultdict[tuple[Series, Period], list[Target]] = defaultdict(list)
    for target in targets:
        if edge_of(target) is not None:
            aims[Series(target.measure, target.org, target.unit, target.partner), target.period].append(target)
    courses = {line.series: _course(line, paths) for line in lines}
    pools = _pools(lines, courses)
    forecasts: list[Forecast] = []
    refusals: list[Refusal] = []
    for line in lines:
        refusal = _refuse(line, courses[line.series])
        if refusal is not None:
            refusals += [replace(refusal, period=period) for period in wanted]
            continue
        futures = _futures(line, courses[line.series], pools[_kin(line.series)], wanted, seed)
        for period, values in futures.items():
            forecast = _to_forecast(line, period, values, made_on)
            chances = tuple(needed(forecast, target) for target in aims.get((line.series, period), ()))
            forecasts.append(replace(forecast, chances=chances))
    return Outlook(made_on=made_on, forecasts=tuple(forecasts), refusals=tuple(refusals))


def _kin(series: Series) -> tuple[str, str, str]:
    """What like series share."""
    return series.measure, series.unit, series.partner


def _to_forecast(line: Line, period: Period, values: Floats, made_on: date) -> Forecast:
    quantiles = tuple(rounded(float(value)) for value in np.quantile(values, _LEVELS))
    return Forecast(
        series=line.series,
        period=period,
        made_on=made_on,
        method=Method.YEARS,
        point=quantiles[len(quantiles) // 2],
        quantiles=quantiles,
        history=tuple(_to_seen(span, told) for span, told in _years(line).items()),
        adds_up=line.rule is TimeRollup.SUM,
    )


def _to_seen(span: Span, told: Told) -> Seen:
    return Seen(period=period_of(span), interval=told.interval, is_expected=told.is_expected, ids=told.ids)


def _years(line: Line) -> dict[Span, Told]:
    """The values of whole years; of a stock the newest of each year."""
    if line.rule is TimeRollup.LAST:
        return dict({span[1] // YEAR: (span, told) for span, told in sorted(line.told.items())}.values())
    return {span: told for span, told in sorted(line.told.items()) if is_year(span)}


def _course(line: Line, paths: int) -> Course:
    years = _years(line)
    middles = [_middle(told.interval) for told in years.values()]
    times = np.array([(span[1] + 1) / YEAR for span in years])
    return Course(times, np.broadcast_to(np.array(middles), (paths, len(middles))))


def _middle(interval: Interval) -> float:
    ends = [float(end) for end in (interval.low, interval.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _pools(lines: list[Line], courses: Mapping[Series, Course]) -> dict[tuple[str, str, str], Pool]:
    groups: defaultdict[tuple[str, str, str], list[Course]] = defaultdict(list)
    for line in lines:
        groups[_kin(line.series)].append(courses[line.series])
    return {kin: learn(each) for kin, each in groups.items()}


def _refuse(line: Line, course: Course) -> Refusal | None:
    period = year(1)
    if line.rule is TimeRollup.NONE:
        return Refusal(series=line.series, period=period, reason=Thin.UNADDED)
    if len(course.times) < LEAST:
        return Refusal(series=line.series, period=period, reason=Thin.SHORT, found=len(course.times), wanted=LEAST)
    return None


def _futures(line: Line, course: Course, pool: Pool, wanted: Sequence[Period], seed: int) -> dict[Period, Floats]:
    ends = {period: (span[1] + 1) / YEAR for period in wanted if (span := span_of(period)) and is_year(span)}
    out = {period: round(end - course.times[-1]) for period, end in ends.items() if end > course.times[-1]}
    if not out:
        return {}
    digest = blake2b(repr(line.series).encode(), digest_size=8).digest()
    chance = np.random.default_rng([seed, int.from_bytes(digest, "big")])
    last = max(out.values())
    draws = chance.standard_t(6, (len(course.amounts), last)) * np.sqrt(4 / 6)
    futures = simulate_years(course, course.times[-1] + np.arange(1, last + 1), draws, pool, counts=line.counts)
    return {period: futures[:, at - 1] for period, at in out.items()}
