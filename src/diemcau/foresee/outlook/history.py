"""Possible histories: each value may lie anywhere in its interval, and an estimate may yet be revised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.formers import Told

Floats = NDArray[np.float64]

_REVISED = 0.05  # spread of results around estimates on logs, where none is known: an estimate is of eleven months
_REVISIONS = 3.0  # pairs that this counts as
_STRAY = 0.15  # spread of changes from one value to the next where fewer than three are told
_NARROW, _BROAD = 0.02, 0.5  # bounds of that spread, for open ends
_EXACT = 0.002  # half width of an interval in shares of its middle, below which drawing it changes nothing


@dataclass(frozen=True, slots=True)
class Revision:
    """How results stand to the estimates before them, on logs.

    Attributes:
        shift: Middle.
        spread: Around that.
    """

    shift: float = 0.0
    spread: float = _REVISED


@dataclass(frozen=True, slots=True)
class Values:
    """Values as numbers, in order of time.

    Attributes:
        lows: Lower ends; 0 where there is none.
        highs: Upper ends; infinite where there is none.
        expected: Which are estimates.
    """

    lows: Floats
    highs: Floats
    expected: NDArray[np.bool_]

    def is_exact(self) -> bool:
        """Whether drawing them would change nothing."""
        ended = np.isfinite(self.highs)
        narrow = self.lows[ended] >= (1 - 2 * _EXACT) * self.highs[ended]
        return bool(ended.all() and narrow.all() and not self.expected.any())


def learn_revisions(ratios: Iterable[float]) -> Revision:
    """How far estimates were off in the past, drawn toward what is usual while few pairs are known."""
    logs = np.log(np.array(list(ratios), dtype=np.float64))
    shift = float(logs.sum() / (len(logs) + _REVISIONS))
    squares = float(((logs - shift) ** 2).sum())
    return Revision(shift, float(np.sqrt((squares + _REVISIONS * _REVISED**2) / (len(logs) + _REVISIONS))))


def to_values(told: Sequence[Told]) -> Values:
    """Values as numbers."""
    lows = [0.0 if one.interval.low is None else float(one.interval.low) for one in told]
    highs = [np.inf if one.interval.high is None else float(one.interval.high) for one in told]
    return Values(np.array(lows), np.array(highs), np.array([one.is_expected for one in told], dtype=np.bool_))


def draw_history(values: Values, revision: Revision, paths: int, chance: np.random.Generator) -> Floats:
    """Possible histories, (paths, values).

    Within two ends every number is as likely. "Over 170" lies above 170 by as much as the series' values usually change
    from one to the next: half a normal law on logs with that spread. An estimate is revised as estimates were before.
    """
    shape = (paths, len(values.lows))
    if values.is_exact():
        return np.broadcast_to((values.lows + values.highs) / 2, shape)
    share, far = chance.random(shape), np.abs(chance.standard_normal(shape)) * _stray(values)
    ended = np.isfinite(values.highs)
    drawn = np.where(
        ended,
        values.lows + share * (np.where(ended, values.highs, 0.0) - values.lows),
        values.lows * np.exp(far),
    )
    revised = np.exp(revision.shift + revision.spread * chance.standard_normal(shape))
    found: Floats = np.where(values.expected, drawn * revised, drawn)
    return found


def _stray(values: Values) -> float:
    """By how much one value usually differs from the next, on logs."""
    ended = np.isfinite(values.highs) & (values.highs > 0)
    middles = (values.lows[ended] + values.highs[ended]) / 2
    if len(middles) < 3:  # noqa: PLR2004 - two changes
        return _STRAY
    usual = float(np.median(np.abs(np.diff(np.log(middles))))) / 0.6745
    return min(max(usual, _NARROW), _BROAD)


def fill_gaps(amounts: Floats, season: int) -> Floats:
    """A history without gaps: what is missing is as its season and the values around it let expect.

    Args:
        amounts: Of months or quarters, NaN where nothing is told.
        season: Of them in a year.
    """
    missing = np.isnan(amounts)
    if not missing.any():
        return amounts
    logs = np.log(np.maximum(amounts, np.nanmin(amounts[amounts > 0]) / 2 if (amounts > 0).any() else 1.0))
    places = np.arange(len(logs))
    wave = np.zeros(season)
    for at in range(season):
        same = logs[at::season]
        wave[at] = np.nanmean(same) if not np.isnan(same).all() else np.nan
    wave = np.where(np.isnan(wave), 0.0, wave - np.nanmean(wave))[places % season]
    rest = logs - wave
    rest[missing] = np.interp(places[missing], places[~missing], rest[~missing])
    filled: Floats = np.where(missing, np.exp(rest + wave), amounts)
    return filled
