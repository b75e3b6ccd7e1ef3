"""A year of which only a part is told: eleven months are eleven months, never the year."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.draws import FREEDOM
from diemcau.foresee.outlook.spans import YEAR, Span

Floats = NDArray[np.float64]

_SEASON = 0.35  # spread of the months left around even months, on logs, where no year tells: a strong season
_WEATHER = 0.2  # of the months left around their usual share, from one year to the next
_SOME = 3  # shares of like series that tell a spread
_GRID = np.linspace(-6.0, 6.0, 241)  # spreads around the middle at which what is left is weighed


@dataclass(frozen=True, slots=True)
class Share:
    """How what is told of a year usually stands to what is left of it, as the log of their ratio.

    Attributes:
        middle: In the middle.
        spread: How far a year may stray from that.
    """

    middle: float
    spread: float


def learn_share(span: Span, own: Sequence[float], like: Sequence[float] = ()) -> Share:
    """The share of a part, from the years of which part and whole are told; where there is none, months are even.

    Args:
        span: The part.
        own: Shares in the series' own earlier years, between 0 and 1.
        like: Shares of like series, all years together.
    """
    prior, unsure = _ratio((span[1] - span[0] + 1) / YEAR), _SEASON
    if len(like) >= _SOME:
        ratios = [_ratio(share) for share in like]
        prior, unsure = float(np.median(ratios)), max(float(np.std(ratios)), _WEATHER)
    weights = 1 / unsure**2, len(own) / _WEATHER**2
    told = float(np.mean([_ratio(share) for share in own])) if own else 0.0
    middle = (prior * weights[0] + told * weights[1]) / sum(weights)
    return Share(middle, float(np.sqrt(_WEATHER**2 + 1 / sum(weights))))


def _ratio(share: float) -> float:
    """The log of a share over the rest."""
    return math.log(share / (1 - share))


def shares_of(span: Span, parts: Mapping[int, float], wholes: Mapping[int, float]) -> list[float]:
    """Shares of the part in the years of which both are told.

    Args:
        span: The part.
        parts: Amounts of the same months by year.
        wholes: Amounts of whole years by year.
    """
    year = span[0] // YEAR
    both = sorted((parts.keys() & wholes.keys()) - {year})
    return [parts[one] / wholes[one] for one in both if 0 < parts[one] < wholes[one]]


def join_part(told: Floats, share: Share, before: tuple[Floats, Floats], draws: Floats) -> Floats:
    """Amounts of the year: what its part and the years before let expect together; more than the part.

    What is left is weighed at many sizes: by how often a part of a year leaves so much, and by how well the year that
    it would make goes with those before it, by a law of t, which gives way where the two are far apart.

    Args:
        told: Amounts of the part, (paths,).
        share: Which share of a year it usually is.
        before: Middle and spread of the year's log by the years before, (paths,) each.
        draws: Of the year, standard normal, (paths,).
    """
    centre, spread = before
    some = told > 0
    logs = np.log(np.where(some, told, 1.0))
    left = (logs - share.middle)[:, None] + share.spread * _GRID
    whole = np.logaddexp(logs[:, None], left)
    astray = (whole - centre[:, None]) / spread[:, None]
    weights = -(FREEDOM + 1) / 2 * np.log1p(astray**2 / FREEDOM) - _GRID**2 / 2
    below = np.cumsum(np.exp(weights - weights.max(axis=1, keepdims=True)), axis=1)
    place = (below < (below[:, -1] * _share_below(draws))[:, None]).sum(axis=1)
    found: Floats = np.exp(whole[np.arange(len(told)), np.minimum(place, len(_GRID) - 1)])
    return np.where(some, found, np.exp(centre + spread * draws))


def _share_below(draws: Floats) -> Floats:
    """The normal law's share below some draws, within two thousandths."""
    found: Floats = 0.5 * (1 + np.tanh(math.sqrt(2 / math.pi) * (draws + 0.044715 * draws**3)))
    return found
