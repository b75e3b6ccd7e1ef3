"""From which score on an alert is raised, learnt from what the archive's own documents reach by chance.

Documents drawn from the whole past as if they had come together show how far chance alone goes in this archive: the
draw has its words and themes and no onset. The highest score of a draw is a maximum of many, so over draws it follows a
Gumbel distribution (Gumbel 1958), whose place and width are taken from mean and spread.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_EULER = 0.5772156649015329
_USUAL_WIDTH = 0.4
_USUAL_WEIGHT = 8.0  # draws that the usual width counts for
_FEWEST = 3  # draws below which nothing is known of chance
KEPT = 24
"""Draws remembered, the latest: the longer the past, the less chance reaches."""


def threshold(maxima: Sequence[float], chance: float, least: float) -> float:
    """The score that chance passes with a given probability, and never below the least.

    Args:
        maxima: The highest score of each draw.
        chance: Probability of a false alert in one bin.
        least: In standard deviations.
    """
    kept = maxima[-KEPT:]
    if len(kept) < _FEWEST:
        return math.inf
    mean = sum(kept) / len(kept)
    spread = math.sqrt(sum((one - mean) ** 2 for one in kept) / max(1, len(kept) - 1))
    width = (spread * math.sqrt(6) / math.pi * len(kept) + _USUAL_WIDTH * _USUAL_WEIGHT) / (len(kept) + _USUAL_WEIGHT)
    return max(least, mean - _EULER * width - width * math.log(-math.log1p(-chance)))
