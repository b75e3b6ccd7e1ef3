"""A year of which only a part is told: eleven months are eleven months, never the year."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
        weather: How far a year strays from that.
        unsure: How little is known of the middle.
    """

    middle: float
    weather: float
    unsure: float

    @property
    def spread(self) -> float:
        """How far a year may stray from the middle that is known."""
        return math.hypot(self.weather, self.unsure)

    def middles(self, lean: Floats) -> Floats:
        """Possible middles, which are one and the same for all years of a series.

        Args:
            lean: Standard normal draws of the series.
        """
        found: Floats = self.middle + self.unsure * lean
        return found


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
    return Share(middle, _WEATHER, float(np.sqrt(1 / sum(weights))))


def _ratio(share: float) -> float:
    """The log of a share over the rest."""
    return math.log(share / (1 - share))


def to_whole(told: Floats, share: Share, lean: Floats, astray: Floats) -> Floats:
    """Possible amounts of a year gone by of which only a part was ever told: that and what is usually left.

    Args:
        told: Amounts of the part, (paths,).
        share: How it usually stands to what is left.
        lean: Standard normal draws of the series, the same for all its years.
        astray: Those of the year.
    """
    whole: Floats = told * (1 + np.exp(-share.middles(lean) - share.weather * astray))
    return whole


def join_part(told: Floats, usual: tuple[Floats, float], before: tuple[Floats, Floats], draws: Floats) -> Floats:
    """Amounts of the year: what its part and the years before let expect together; more than the part.

    What is left is weighed at many sizes: by how often a part of a year leaves so much, and by how well the year that
    it would make goes with those before it, by a law of t, which gives way where the two are far apart.

    Args:
        told: Amounts of the part, (paths,).
        usual: How the part usually stands to what is left, as in `Share`: the middle, (paths,), and the spread.
        before: Middle and spread of the year's log by the years before, (paths,) each.
        draws: Of the year, standard normal, (paths,).
    """
    centre, spread = before
    some = told > 0
    logs = np.log(np.where(some, told, 1.0))
    left = (logs - usual[0])[:, None] + usual[1] * _GRID
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
