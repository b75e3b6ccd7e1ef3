"""Possible futures of a monthly or quarterly series of positive amounts."""

from __future__ import annotations

import warnings
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from diemcau.errors import Invalid, Missing

Floats = NDArray[np.float64]

LEAST_SEASONS = 2.5  # of history: below, a season's pattern is one year's weather


def has_library() -> bool:
    """Whether the library of forecasts is installed: without it, months and quarters are not forecast."""
    return find_spec("statsforecast") is not None


def simulate(values: Floats, *, season: int, horizon: int, draws: Floats, widen: float = 1.0) -> Floats:
    """Possible futures of one series.

    Args:
        values: Amounts of periods without gaps, the oldest first; none below zero. The caller fills what is missing.
        season: Periods in a year: 12 or 4.
        horizon: Periods ahead.
        draws: Standard normal numbers, (paths, horizon): one row drives one path, one column one period, so that series
            given the same draws move together. The same arguments give the same paths.
        widen: Factor on the spread, learnt from past errors.

    Returns:
        Amounts, (paths, horizon).

    Raises:
        Invalid: The history is too short, has gaps or amounts below zero, or the draws do not fit.
        Missing: The library is not installed.
    """
    logs = _to_logs(values, season)
    if draws.shape[1:] != (horizon,):
        raise Invalid("The draws do not fit the horizon.", code="foresee.draws")
    if not has_library():
        raise Missing(
            "Forecasts of months need statsforecast.",
            'Install it with: pip install "diemcau[foresee]"',
            code="foresee.no_statsforecast",
        )
    centre, weights, spread = _airline(logs, season, horizon)
    steps = spread * widen * draws
    shocks = np.stack([steps[:, : at + 1] @ weights[at::-1] for at in range(horizon)], axis=1)
    paths: Floats = np.exp(centre + shocks)
    return paths


def _to_logs(values: Floats, season: int) -> Floats:
    """Logs, with half the least positive amount in the place of zeros."""
    if len(values) < LEAST_SEASONS * season:
        raise Invalid(
            f"{len(values)} periods are too short a history.",
            f"At least {int(np.ceil(LEAST_SEASONS * season))} periods are needed.",
            code="foresee.short",
            have=len(values),
            need=int(np.ceil(LEAST_SEASONS * season)),
        )
    if not np.isfinite(values).all() or (values < 0).any() or not (values > 0).any():
        raise Invalid("The history has gaps or amounts that are not positive.", code="foresee.gaps")
    return np.log(np.maximum(values, values[values > 0].min() / 2))


def _airline(logs: Floats, season: int, horizon: int) -> tuple[Floats, Floats, float]:
    """The airline model: middle of the logs, weights of past innovations, and spread of one."""
    if np.ptp(logs) == 0:
        return np.full(horizon, logs[-1]), np.ones(horizon), 0.0
    from statsforecast.models import ARIMA

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the optimiser, which says that it is near enough
        model = ARIMA(order=(0, 1, 1), season_length=season, seasonal_order=(0, 1, 1)).fit(logs)
        centre = model.predict(h=horizon)["mean"]
    coefficients = model.model_["coef"]
    ma, seasonal = coefficients["ma1"], coefficients["sma1"]
    return np.asarray(centre), _weights(ma, seasonal, season, horizon), float(np.sqrt(model.model_["sigma2"]))


def _weights(ma: float, seasonal: float, season: int, horizon: int) -> Floats:
    """What an innovation adds to the logs 0, 1, 2 ... periods later."""
    moving, back = np.zeros(horizon + season + 2), np.zeros(horizon + season + 2)
    moving[[0, 1, season, season + 1]] = 1.0, ma, seasonal, ma * seasonal
    back[[1, season, season + 1]] = 1.0, 1.0, -1.0
    weights = np.zeros(horizon)
    for at in range(horizon):
        weights[at] = moving[at] + sum(back[lag] * weights[at - lag] for lag in (1, season, season + 1) if lag <= at)
    return weights
