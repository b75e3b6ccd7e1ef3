"""Possible futures of a monthly or quarterly series of positive amounts."""

from __future__ import annotations

import math
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from diemcau.errors import Invalid, Missing
from diemcau.foresee.outlook.blend import Blend, blend
from diemcau.foresee.outlook.draws import to_t

Floats = NDArray[np.float64]

LEAST_SEASONS = 2.5  # years of history: below, a season's pattern is one year's weather

_GOLDEN = (5**0.5 - 1) / 2  # multiples of it, their whole part left out, fill the line from 0 to 1 evenly
_LEEWAY = 1.2  # of surprises to come over those of the past, to which the models were chosen; found on the M1 series
_STAYS = 0.2  # least share of a surprise that stays in a path's level; found there, by the cover of a year's sum
_STIRRED = 0.1  # share of a path's own last surprise in the scale of the next one
_KEPT = 0.8  # share of its last scale; the rest is the usual one


def has_library() -> bool:
    """Whether the library of forecasts is installed: without it, months and quarters are not forecast."""
    return find_spec("statsforecast") is not None


def simulate(values: Floats, *, season: int, horizon: int, draws: Floats, widen: float = 1.0) -> Floats:
    """Possible futures of one series.

    Each path takes one of the followers' ways and strays from it by surprises of a heavy-tailed law, which stay in the
    level as far as that follower believes. Their scale is that of the last months at first and goes back to the usual
    one, unless the path's own surprises are large. The middle of the paths is that of all models together.

    Args:
        values: Amounts of periods without gaps, the oldest first; none below zero. The caller fills what is missing.
            A zero is taken for half the least amount: a series with many of them is none for this.
        season: Periods in a year, even: 12 or 4.
        horizon: Periods ahead.
        draws: Standard normal numbers, (paths, horizon): one row drives one path, one column one period, so that series
            given the same draws move together. The same arguments give the same paths.
        widen: Factor on the spread, learnt from past errors.

    Returns:
        Amounts, (paths, horizon).

    Raises:
        Invalid: The history is too short, has gaps or amounts below zero, or the season or the draws do not fit.
        Missing: The library is not installed.
    """
    if season <= 0 or season % 2:
        raise Invalid(f"A year of {season} periods is not known.", "Give 12, 4 or 2.", code="foresee.season")
    logs = _to_logs(values, season)
    if draws.shape[1:] != (horizon,):
        raise Invalid("The draws do not fit the horizon.", code="foresee.draws")
    if np.ptp(logs) == 0:
        return np.full(draws.shape, values[-1])
    if not has_library():
        raise Missing(
            "Forecasts of months need statsforecast.",
            'Install it with: pip install "diemcau[foresee]"',
            code="foresee.no_statsforecast",
        )
    found = blend(logs, season, horizon)
    paths: Floats = np.exp(found.centre + _LEEWAY * widen * _stray(found, to_t(draws)))
    return paths


def _to_logs(values: Floats, season: int) -> Floats:
    """Logs, with half the least positive amount in the place of zeros."""
    need = math.ceil(LEAST_SEASONS * season)
    if len(values) < need:
        raise Invalid(
            f"{len(values)} periods are too short a history.",
            f"At least {need} periods are needed.",
            code="foresee.short",
            have=len(values),
            need=need,
        )
    if not np.isfinite(values).all() or (values < 0).any() or not (values > 0).any():
        raise Invalid("The history has gaps or amounts that are not positive.", code="foresee.gaps")
    logs: Floats = np.log(np.maximum(values, values[values > 0].min() / 2))
    return logs


def _stray(found: Blend, surprises: Floats) -> Floats:
    """How far each path lies from the middle, in logs, (paths, horizon).

    Args:
        found: What the models say.
        surprises: Draws of a law with a spread of one, (paths, horizon).
    """
    places = (np.arange(len(surprises)) + 0.5) * _GOLDEN % 1.0
    chosen = np.minimum(np.searchsorted(np.cumsum(found.belief), places), len(found.belief) - 1)
    gains, apart = np.maximum(found.gains[chosen], _STAYS), found.apart[:, chosen].T
    level, scale = np.zeros(len(surprises)), np.full(len(surprises), found.now)
    for step, surprise in enumerate(surprises.T):
        moved = scale * surprise
        apart[:, step] += level + moved
        level += gains * moved
        scale = (1 - _STIRRED - _KEPT) * found.usual + _STIRRED * 1.2533 * np.abs(moved) + _KEPT * scale
    return apart
