"""Several ways to one middle: each counts by its last surprises, and after a shock only the followers count.

What a way was taught by quiet years holds as long as surprises are of their size. When the last ones are several times
as large, the followers that did best in the last months speak alone.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.airline import fly
from diemcau.foresee.outlook.followers import follow
from diemcau.foresee.outlook.pattern import scale_of

Floats = NDArray[np.float64]

_MEMORY = 0.9  # of the belief in a way, a period
_TEMPER = 0.15  # by how much half its squared surprises, in scales, lower the log of a belief
_FAR = 5.0  # scales, from which on a surprise counts no more against a way
_FADING = 0.8  # of the scale of the last surprises, a period
_HUGE = 8.0  # scales, from which on a surprise widens that scale no more
_QUIET = 2.0  # times the usual scale, up to which there is no shock
_STEEP = 4.0  # how soon beyond it the followers speak alone: at three times as large it is for four fifths


@dataclass(frozen=True, slots=True)
class Blend:
    """The middle of the logs to come, and how they stray.

    Attributes:
        centre: Middle of each period, (horizon,).
        apart: How far each follower lies from what the followers say together, (horizon, followers).
        belief: How far each is believed, (followers,), together 1.
        gains: The share of a surprise that stays in each one's level, (followers,).
        now: Scale of a surprise today.
        usual: Scale to which it returns.
        shock: Share of the followers that speak alone: 0 in quiet times.
    """

    centre: Floats
    apart: Floats
    belief: Floats
    gains: Floats
    now: float
    usual: float
    shock: float


def blend(logs: Floats, season: int, horizon: int) -> Blend:
    """Followers, the airline model and the library's theta model as one.

    Args:
        logs: Logs of the amounts.
        season: Periods in a year.
        horizon: Periods ahead.
    """
    followed = follow(logs, season, horizon)
    usual, now = scale_of(followed.errors), _scale_now(followed.errors)
    shock = 1.0 - min(1.0, _QUIET * usual / now) ** _STEEP
    belief = (1.0 - shock) * followed.steady + shock * followed.quick
    together = followed.ahead @ belief
    ways = [(together, followed.errors), fly(logs, season, horizon), *_theta(logs, season, horizon)]
    shares = (1.0 - shock) * _shares([errors for _, errors in ways])
    shares[0] += shock
    centre = shares @ np.stack([ahead for ahead, _ in ways])
    apart = followed.ahead - together[:, None]
    return Blend(centre, apart, belief, followed.gains, now, usual, shock)


def _scale_now(errors: Floats) -> float:
    """The mean size of the last surprises, drawn in, as the spread of a normal law with that mean size."""
    scale = scale_of(errors)
    for error in np.abs(errors).tolist():
        scale += (1.0 - _FADING) * (min(1.2533 * error, _HUGE * scale) - scale)
    return scale


def _shares(errors: Sequence[Floats]) -> Floats:
    """How far each way is believed by its last surprises, together 1."""
    shared = min(len(row) for row in errors)
    rows = np.stack([row[len(row) - shared :] for row in errors])
    sizes = np.minimum((rows / scale_of(rows)) ** 2, _FAR**2)
    beliefs = -_TEMPER * (sizes @ _MEMORY ** np.arange(shared)[::-1])
    raised = np.exp(beliefs - beliefs.max())
    shares: Floats = raised / raised.sum()
    return shares


def _theta(logs: Floats, season: int, horizon: int) -> list[tuple[Floats, Floats]]:
    """The library's dynamic optimised theta model (Fiorucci and others, 2016); nothing where it fails."""
    from statsforecast.models import DynamicOptimizedTheta

    level = float(logs.mean())  # without it the search does not depend on the unit of measurement
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # of the search, which says that it is near enough
        try:
            model = DynamicOptimizedTheta(season_length=season, decomposition_type="additive")
            found = model.forecast(logs - level, horizon, fitted=True)
        except (ArithmeticError, IndexError, RuntimeError, ValueError):
            return []
    ahead, errors = level + np.asarray(found["mean"]), (logs - level - found["fitted"])[season:]
    return [(ahead, errors)] if np.isfinite(ahead).all() and np.isfinite(errors).all() else []
