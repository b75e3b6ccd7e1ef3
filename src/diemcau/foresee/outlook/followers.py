"""Many followers of one series: each moves its level and slope after surprises as fast as its gains say.

They are the forms of exponential smoothing with a season that adds to the logs. None is fitted: each foretells every
value of the past one step ahead, and is believed as its surprises deserve, once by the whole past (`steady`), once by
the last months (`quick`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.pattern import find_pattern, scale_of

Floats = NDArray[np.float64]

_LEVELS = (0.05, 0.15, 0.35, 0.7, 1.0)  # share of a surprise that stays in the level
_SLOPES = (  # share of the level's move that becomes slope, and of the slope that is left a period later
    (0.0, 0.0),  # no slope
    (0.0, 0.98),  # the first years' slope, fading
    (0.0, 1.0),  # the first years' slope
    (0.02, 1.0),  # one that changes slowly
    (0.1, 0.9),
    (0.6, 0.7),  # ones that take a move for the beginning of more
    (0.9, 0.7),
)
_LASTING = 0.97  # of a slope, from which on a follower begins with that of the first years
_SEASONAL = 0.05  # share of a surprise, beside the level's, that changes the season's pattern
_FREEDOM = 5.0  # of Student's t, by which surprises are judged: a huge one says little more than a large one
_MEMORY = 0.85  # of the quick belief, a period
_FADING = 0.9  # of the scale by which surprises are judged, a period
_DRAWN_IN = 2.5  # scales, from which on a surprise changes the pattern no more
_HUGE = 6.0  # scales, from which on a surprise widens the scale no more

_GAINS = np.array([level for level in _LEVELS for _ in _SLOPES])
_TURNS = np.array([turn for _ in _LEVELS for turn, _ in _SLOPES])
_KEEPS = np.array([keep for _ in _LEVELS for _, keep in _SLOPES])


@dataclass(frozen=True, slots=True)
class Followed:
    """What the followers say.

    Attributes:
        ahead: Logs of the periods to come, (horizon, followers).
        steady: How far each is believed by the whole past, (followers,), together 1.
        quick: The same by the last months.
        errors: Surprises of what they said together by the whole past, one step ahead, from the second year on.
    """

    ahead: Floats
    steady: Floats
    quick: Floats
    errors: Floats

    @property
    def gains(self) -> Floats:
        """The share of a surprise that stays in each follower's level."""
        return _GAINS


def follow(logs: Floats, season: int, horizon: int) -> Followed:
    """Follow a series to its end and look ahead.

    Args:
        logs: Logs of the amounts.
        season: Periods in a year.
        horizon: Periods ahead.
    """
    pattern = find_pattern(logs, season)
    bare = logs - np.resize(pattern, len(logs))
    slope, level = _begin(bare, season)
    slopes = np.where(_KEEPS >= _LASTING, slope, 0.0)
    levels = np.full(len(_GAINS), level)
    patterns = np.repeat(pattern[:, None], len(_GAINS), axis=1)
    turned, shifted = _GAINS * _TURNS, _SEASONAL * (1.0 - _GAINS)
    square = scale_of(np.diff(bare)) ** 2
    steady = quick = np.zeros(len(_GAINS))
    belief, errors = _shares(steady), []
    for at, value in enumerate(logs.tolist()):
        place, scale = at % season, square**0.5
        slopes = slopes * _KEEPS
        levels = levels + slopes
        surprise = value - levels - patterns[place]
        if at >= season:
            loss = (_FREEDOM + 1) / 2 * np.log1p((surprise / scale) ** 2 / _FREEDOM)
            steady, quick = steady - loss, _MEMORY * quick - loss
            errors.append(float(belief @ surprise))
            belief = _shares(steady)
            square += (1 - _FADING) * (min(abs(errors[-1]), _HUGE * scale) ** 2 - square)
        levels = levels + _GAINS * surprise
        slopes = slopes + turned * surprise
        edge = _DRAWN_IN * scale
        patterns[place] += shifted * np.minimum(np.maximum(surprise, -edge), edge)
    ahead = np.empty((horizon, len(_GAINS)))
    for step in range(horizon):
        slopes = slopes * _KEEPS
        levels = levels + slopes
        ahead[step] = levels + patterns[(len(logs) + step) % season]
    return Followed(ahead, _shares(steady), _shares(quick), np.array(errors))


def _begin(bare: Floats, season: int) -> tuple[float, float]:
    """Slope a period and level before the first, of logs without their season: medians over the first three years."""
    second = bare[season : 3 * season]
    slope = float(np.median(second - bare[: len(second)])) / season
    return slope, float(np.median(bare[:season] - slope * np.arange(season)))


def _shares(beliefs: Floats) -> Floats:
    """Logs of beliefs as shares that come to 1."""
    raised = np.exp(beliefs - beliefs.max())
    shares: Floats = raised / raised.sum()
    return shares
