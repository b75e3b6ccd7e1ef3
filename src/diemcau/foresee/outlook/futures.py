"""Possible futures of one series: a task of plain numbers, so that any process can do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.draws import Chance, draw, stream, to_t
from diemcau.foresee.outlook.history import Revision, Values, draw_history, fill_gaps
from diemcau.foresee.outlook.months import simulate
from diemcau.foresee.outlook.part import Share, join_part, to_whole
from diemcau.foresee.outlook.spans import YEAR, Span, is_year
from diemcau.foresee.outlook.years import Course, Pool, outlook_of, simulate_years
from diemcau.records.forecast import Series

Floats = NDArray[np.float64]


_MOST = 100.0  # times the largest amount ever told, in a year: beyond, a history that leaps has no growth to go by


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One series to be foretold.

    Attributes:
        series: Of what.
        step: Months in a period of the history.
        spans: The periods that are told, rising.
        values: Their values.
        shares: Of years: how a part stands to what is left of it, for each span; None for whole years.
        part: What is told of the newest year where that is not yet the whole: its months, value and share.
        adds_up: Whether the periods of a year are added; else the last one stands.
        counts: Whether things are counted one by one.
        wanted: Periods to be foretold.
        chance: Where the draws come from.
        pool: What like series tell.
        revision: How far estimates were off.
        paths: How many futures.
    """

    series: Series
    step: int
    spans: tuple[Span, ...]
    values: Values
    shares: tuple[Share | None, ...] = ()
    part: tuple[Span, Values, Share] | None = None
    adds_up: bool
    counts: bool
    wanted: tuple[Span, ...]
    chance: Chance
    pool: Pool
    revision: Revision
    paths: int


Futures = dict[Span, Floats]
"""Amounts of each period that is foretold, (paths,)."""


def foretell(task: Task) -> Futures:
    """Possible futures; a period is left out that is over and told, or of which a part lies before the history."""
    chance = stream(task.chance.seed, f"{task.series}|history")
    history = draw_history(task.values, task.revision, task.paths, chance)
    found = _years(task, history, chance) if task.step == YEAR else _months(task, history)
    most = _MOST * float(history.max()) * YEAR / task.step
    return {span: np.minimum(amounts, most) for span, amounts in found.items()}


def _years(task: Task, history: Floats, chance: np.random.Generator) -> Futures:
    lean = chance.standard_normal(task.paths)
    history = _wholes(task, history, lean, chance)
    ends = [
        span[1] if share is None else span[0] + YEAR - 1 for span, share in zip(task.spans, task.shares, strict=True)
    ]
    course = Course(np.array([(end + 1) / YEAR for end in ends]), history)
    wanted = {span: span[0] // YEAR for span in task.wanted if is_year(span)}
    found = {
        span: history[:, -1]
        for span, number in wanted.items()
        if number == ends[-1] // YEAR and task.values.expected[-1]
    }
    first = int(course.times[-1])  # the first year whose end is still to come: of a stock perhaps the last one told
    if task.part is not None:
        first = task.part[0][0] // YEAR
        amounts = _of_part_year(task, course, lean, chance)
        found |= {span: amounts for span, number in wanted.items() if number == first}
        course = Course(np.append(course.times, first + 1.0), np.column_stack([course.amounts, amounts]))
        first += 1
    years = list(range(first, max(wanted.values(), default=first - 1) + 1))
    if years:
        draws = to_t(draw(task.series, task.chance, years, task.paths))
        futures = simulate_years(course, np.array(years) + 1.0, draws, task.pool, counts=task.counts)
        found |= {span: futures[:, number - first] for span, number in wanted.items() if number >= first}
    return found


def _wholes(task: Task, history: Floats, lean: Floats, chance: np.random.Generator) -> Floats:
    """The history with what is usually left added to years of which only a part was ever told."""
    rows = [
        row if share is None else to_whole(row, share, lean, chance.standard_normal(task.paths))
        for row, share in zip(history.T, task.shares, strict=True)
    ]
    return np.stack(rows, axis=1)


def _of_part_year(task: Task, course: Course, lean: Floats, chance: np.random.Generator) -> Floats:
    """Amounts of the newest year, of which a part is told.

    Where earlier years are known by such parts too, each path takes one usual share for all of them, so that eleven
    months are in the end held against eleven months.
    """
    if task.part is None:
        raise ValueError("No part of a year is told.")
    span, values, share = task.part
    number = span[0] // YEAR
    told = draw_history(values, task.revision, task.paths, chance)[:, 0]
    centre, spread = outlook_of(course, np.array([number + 1.0]), task.pool, counts=task.counts)
    draws = draw(task.series, task.chance, [number], task.paths)[:, 0]
    is_all = not any(task.shares)
    usual = (np.full(task.paths, share.middle), share.spread) if is_all else (share.middles(lean), share.weather)
    return join_part(told, usual, (centre[:, 0], spread[:, 0]), draws)


def _months(task: Task, history: Floats) -> Futures:
    first, last, step = task.spans[0][0], task.spans[-1][1], task.step
    season, length = YEAR // step, (last + 1 - first) // step
    horizon = max(((span[1] - last) // step for span in task.wanted), default=0)
    places = [(span[0] - first) // step for span in task.spans]
    middle = np.full(length, np.nan)
    is_exact = task.values.is_exact()
    middle[places] = history[0] if is_exact else np.median(history, axis=0)
    middle = fill_gaps(middle, season)
    known = np.tile(middle, (task.paths, 1))
    known[:, places] = history
    if horizon > 0:
        columns = range(last + step, last + step * horizon + 1, step)
        draws = draw(task.series, task.chance, columns, task.paths)
        future = simulate(middle, season=season, horizon=horizon, draws=draws)
        known = np.hstack([known, future if is_exact else future * _level(known, middle, season)])
    expected = {span for span, is_expected in zip(task.spans, task.values.expected, strict=True) if is_expected}
    return {
        span: _amount(known, (span[0] - first) // step, (span[1] + 1 - first) // step, adds_up=task.adds_up)
        for span in task.wanted
        if first <= span[0]
        and (span[0] - first) % step == 0
        and (span[1] + 1 - first) % step == 0
        and (span[1] > last or _is_open(span, expected))
    }


def _is_open(span: Span, expected: set[Span]) -> bool:
    return any(span[0] <= one[0] and one[1] <= span[1] for one in expected)


def _level(known: Floats, middle: Floats, season: int) -> Floats:
    """How far each possible history of the last year lies above the middle one: its future does, too."""
    recent = np.maximum(known[:, -season:], 1e-9)
    level: Floats = np.exp(np.log(recent / np.maximum(middle[-season:], 1e-9)).mean(axis=1, keepdims=True))
    return level


def _amount(known: Floats, start: int, end: int, *, adds_up: bool) -> Floats:
    return known[:, start:end].sum(axis=1) if adds_up else known[:, end - 1]


def floors(task: Task, spans: Sequence[Span]) -> dict[Span, float]:
    """What is reached for sure in some periods: what is added never falls below what is told already."""
    if not task.adds_up:
        return dict.fromkeys(spans, 0.0)
    lows = list(zip(task.spans, task.values.lows * ~task.values.expected, strict=True))
    if task.part is not None and not task.part[1].expected[0]:
        lows.append((task.part[0], task.part[1].lows[0]))
    return {span: float(sum(low for one, low in lows if span[0] <= one[0] and one[1] <= span[1])) for span in spans}
