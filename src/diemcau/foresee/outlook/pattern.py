"""What the seasons of a year usually add, told by the years together, so that one odd year changes little."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST_SCALE = 1e-4  # of logs: a hundredth of a per cent, so that a smooth series divides by something
_FAR = 2.0  # usual surprises: what strays further counts as if it strayed so far
_AKIN = 3.0  # by how much the mean of years is less sure than if each told something of its own


def scale_of(errors: Floats) -> float:
    """The usual size of errors, which half of them exceed hardly at all; a few huge ones do not change it."""
    return max(1.4826 * float(np.median(np.abs(errors))), LEAST_SCALE) if errors.size else LEAST_SCALE


def find_pattern(logs: Floats, season: int) -> Floats:
    """What each season adds to the logs, (season,), its sum zero; the first stands for the first value's season.

    Each season's mean distance from a moving year, in which far values are drawn in; then drawn towards nothing by the
    share of its spread that chance alone would make (after Miller and Williams, 2003).

    Args:
        logs: Logs of the amounts, two years and a half or more.
        season: Periods in a year, even.
    """
    half = season // 2
    weights = np.ones(season + 1)
    weights[[0, -1]] = 0.5
    apart = logs[half : len(logs) - half] - np.convolve(logs, weights / season, "valid")
    places = np.arange(half, len(logs) - half) % season
    found = np.array([np.median(apart[places == place]) for place in range(season)])
    usual = scale_of(apart - found[places])
    for _ in range(2):
        near = np.minimum(1.0, _FAR * usual / np.maximum(np.abs(apart - found[places]), LEAST_SCALE))
        found = np.bincount(places, near * apart, season) / np.bincount(places, near, season)
    found -= found.mean()
    chance = _AKIN * scale_of(apart - found[places]) ** 2 / max(1.0, len(apart) / season)
    true = max(0.0, float(np.mean(found**2)) - chance)
    return found * true / (true + chance)
