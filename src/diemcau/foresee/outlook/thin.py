"""Which history a series has, and why that may be too thin to foretell anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from diemcau.foresee.outlook.divide import divide, part_years
from diemcau.foresee.outlook.formers import Told
from diemcau.foresee.outlook.months import LEAST_SEASONS
from diemcau.foresee.outlook.series import Line
from diemcau.foresee.outlook.spans import YEAR, Span, month_of
from diemcau.foresee.outlook.years import LEAST
from diemcau.profile.types import TimeRollup
from diemcau.records.forecast import Thin

STALE = 3  # years without a word, after which nobody can tell what became of it
_PAUSE = 2  # months or quarters in a row that may be missing
_MISSING = 0.15  # share of them that may be missing
_ZEROS = 0.2  # share of months without any, above which there is no season to be seen, only single events
_FRESH = 12  # months since the last month that is told
_HALF = 6  # months of a year gone by from which on they tell of its whole
_WIDE = 1.25  # highest over lowest of a disputed value that still says enough
_OPEN = 0.5  # share of values without an upper or lower end


@dataclass(frozen=True, slots=True)
class Grid:
    """A history on one base.

    Attributes:
        step: Months in each of its periods: 1, 3 or 12.
        values: In order of time; of years also those of which only a part was ever told, under its own months.
        part: Of years: what is told of the newest where that is not yet the whole; None where it is.
        gaps: Periods within that nothing is told of.
    """

    step: int
    values: Mapping[Span, Told]
    part: tuple[Span, Told] | None = None
    gaps: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a series is not foretold; see `records.forecast.Refusal`."""

    reason: Thin
    found: int = 0
    wanted: int = 0


def choose(line: Line, made_on: date, *, has_library: bool) -> Grid | Refused:
    """The history that a forecast is made from: months before quarters before years, as far as each is long enough.

    Args:
        line: What is told.
        made_on: The day of the forecast.
        has_library: Whether months and quarters can be foretold.
    """
    if line.rule is TimeRollup.NONE:
        return Refused(Thin.UNADDED)
    today = month_of(made_on)
    fine = _fine(line, 1, today) or _fine(line, 3, today)
    doubts = (_too_open(fine) or _disputed(fine)) if fine is not None else None
    if fine is not None and has_library and doubts is None:
        return fine
    years = _years(line)
    refused = _refuse_years(line, years, made_on)
    if refused is not None and fine is not None:
        return doubts or Refused(Thin.LIBRARY)
    return refused or years


def _fine(line: Line, step: int, today: int) -> Grid | None:
    """The last unbroken stretch of months or quarters, where it is long and fresh enough."""
    values = _at_step(line, step)
    if len(values) < LEAST_SEASONS * YEAR / step:
        return None
    spans = sorted(values)
    last = spans[-1][1]
    first, missing = spans[-1][0], 0
    stretch = [spans[-1]]
    for span in reversed(spans[:-1]):
        pause = (first - span[1] - 1) // step
        length = (last + 1 - span[0]) // step
        if pause > _PAUSE or missing + pause > _MISSING * length:
            break
        missing += pause
        first = span[0]
        stretch.append(span)
    if last < today - _FRESH or (last + 1 - first) // step < LEAST_SEASONS * YEAR / step:
        return None
    told = {span: values[span] for span in reversed(stretch)}
    every = [(month, month + step - 1) for month in range(first, last + 1, step)]
    lows = [one.interval.low for one in told.values()]
    if any(low is None or low < 0 for low in lows) or sum(low == 0 for low in lows) > _ZEROS * len(lows):
        return None
    return Grid(step, told, gaps=tuple(span for span in every if span not in told))


def _at_step(line: Line, step: int) -> dict[Span, Told]:
    if line.rule is TimeRollup.SUM:
        return divide(line.told, step)
    ends = {(span[1] - step + 1, span[1]): told for span, told in line.told.items() if (span[1] + 1) % step == 0}
    return dict(sorted(ends.items()))


def _years(line: Line) -> Grid:
    """Whole years, years of which at least half is told from January on, and the part of the newest year.

    Of a stock the newest of each year stands.
    """
    if line.rule is TimeRollup.LAST:
        stocks = {span[1] // YEAR: (span, told) for span, told in sorted(line.told.items())}
        return Grid(YEAR, dict(stocks.values()))
    whole = divide(line.told, YEAR)
    parts = {span: told for span, told in part_years(line.told).items() if span[0] % YEAR == 0 and _has_end(told)}
    newest = max(parts, default=(0, 0))
    part = (newest, parts.pop(newest)) if newest > max(whole, default=(0, 0)) else None
    long = {span: told for span, told in parts.items() if _is_long(span)}
    years = {span: told for span, told in whole.items() if _has_end(told)} | long
    return Grid(YEAR, dict(sorted(years.items())), part)


def _is_long(span: Span) -> bool:
    """Whether a part tells enough of its year."""
    return span[1] - span[0] + 1 >= _HALF


def _has_end(told: Told) -> bool:
    return told.interval.low is not None or told.interval.high is not None


def _refuse_years(line: Line, grid: Grid, made_on: date) -> Refused | None:
    """Why the years are too thin, the plainest reason first."""
    number = len(grid.values) + int(grid.part is not None and _is_long(grid.part[0]))
    if number < LEAST:
        return Refused(Thin.MIXED if not number and line.odd >= LEAST else Thin.SHORT, number, LEAST)
    if any((told.interval.low or 0) < 0 for told in grid.values.values()):
        return Refused(Thin.MIXED, 0, number)
    last = max([*grid.values, *([grid.part[0]] if grid.part else [])])
    since = made_on.year - last[1] // YEAR
    if since > STALE:
        return Refused(Thin.STALE, since, STALE)
    spans = sorted(grid.values)
    length = spans[-1][1] // YEAR - spans[0][1] // YEAR + 1
    if number * 2 < length:
        return Refused(Thin.GAPS, number, -(-length // 2))
    return _disputed(grid) or _too_open(grid)


def _disputed(grid: Grid) -> Refused | None:
    """Refused where the last value is disputed and its ends lie far apart; an older one enters with both ends."""
    last = grid.values[max(grid.values)]
    low, high = last.interval.low, last.interval.high
    if last.is_disputed and (low is None or high is None or float(high) > _WIDE * float(low)):
        return Refused(Thin.DISPUTED, sum(not told.is_disputed for told in grid.values.values()), len(grid.values))
    return None


def _too_open(grid: Grid) -> Refused | None:
    ends = [None not in {told.interval.low, told.interval.high} for told in grid.values.values()]
    wanted = int(len(ends) * _OPEN + 1)
    return Refused(Thin.OPEN, sum(ends), wanted) if sum(ends) < wanted else None
