"""How far a count is beyond what the past lets expect.

A count of the past is a draw from an unknown rate, so what is to come is negative binomial (a Poisson count whose rate
has a gamma distribution): Evans, Hastings and Peacock, Statistical Distributions. The signed root of its deviance is
close to a standard normal also where the counts are small (McCullagh and Nelder, Generalized Linear Models, 2.4).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

PRIOR = 0.25
"""Weight of what was never seen, in documents: the shape of the gamma distribution before the first one."""


def score(seen: Numbers, past: Numbers, share: float) -> Numbers:
    """Signed roots of deviance: as many standard deviations of a normal, above or below what was expected.

    Args:
        seen: Counts of the window.
        past: Counts of the past; its documents are `1 / share` times as many as the window's.
        share: Documents of the window as a part of the past's.
    """
    return score_against(seen, (past + PRIOR) * share, past + PRIOR)


def score_against(seen: Numbers, mean: Numbers, shape: Numbers) -> Numbers:
    """Signed roots of deviance of counts against a negative binomial with a mean and a shape."""
    many = np.maximum(seen, 1e-9)
    deviance = many * np.log(many / mean) - (many + shape) * np.log((many + shape) / (mean + shape))
    return np.asarray(np.sign(seen - mean) * np.sqrt(np.maximum(2.0 * deviance, 0.0)))
