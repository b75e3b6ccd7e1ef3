"""A year of which only a part is told: eleven months are eleven months, never the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.spans import YEAR, Span

Floats = NDArray[np.float64]

_SEASON = 0.35  # spread of the months left around even months, on logs, where no year tells: a strong season
_WEATHER = 0.2  # of the months left around their usual share, from one year to the next
_LEAST = 1e-3  # spread of any share


@dataclass(frozen=True, slots=True)
class Share:
    """Which share of a year its part usually is, on logs.

    Attributes:
        middle: Log of the share.
        spread: How far a year may stray from that.
    """

    middle: float
    spread: float


def learn_share(span: Span, own: Sequence[float], like: Sequence[float] = ()) -> Share:
    """The share of a part, from the years of which part and whole are told; where there is none, months are even.

    Args:
        span: The part.
        own: Shares in the series' own earlier years.
        like: Shares of like series, all years together.
    """
    months = span[1] - span[0] + 1
    rest = (YEAR - months) / YEAR
    weather = max(_WEATHER * rest, _LEAST)
    prior, unsure = float(np.log(months / YEAR)), max(_SEASON * rest, _LEAST)
    if len(like) >= 3:  # noqa: PLR2004 - fewer tell no spread
        logs = np.log(np.array(like))
        prior, unsure = float(np.median(logs)), max(float(np.std(logs)), weather)
    weights = 1 / unsure**2, len(own) / weather**2
    told = float(np.mean(np.log(np.array(own)))) if own else 0.0
    middle = (prior * weights[0] + told * weights[1]) / sum(weights)
    return Share(min(middle, 0.0), float(np.sqrt(weather**2 + 1 / sum(weights))))


def shares_of(span: Span, parts: Mapping[int, float], wholes: Mapping[int, float]) -> list[float]:
    """Shares of the part in the years of which both are told.

    Args:
        span: The part.
        parts: Amounts of the same months by year.
        wholes: Amounts of whole years by year.
    """
    year = span[0] // YEAR
    both = sorted((parts.keys() & wholes.keys()) - {year})
    return [min(parts[one] / wholes[one], 1.0) for one in both if parts[one] > 0 and wholes[one] > 0]


def join_part(told: Floats, share: Share, before: tuple[Floats, Floats], draws: Floats) -> Floats:
    """Amounts of the year: what earlier years and what its part let expect, each by its weight; never below the part.

    Args:
        told: Amounts of the part, (paths,).
        share: Which share of a year it usually is.
        before: Middle and spread of the year's log by the years before, (paths,) each.
        draws: Of the year, (paths,).
    """
    centre, spread = before
    by_part = np.log(np.maximum(told, 1e-9)) - share.middle
    weight = (1 / share.spread**2) / (1 / share.spread**2 + 1 / spread**2)
    middle = weight * by_part + (1 - weight) * centre
    both = np.sqrt(1 / (1 / share.spread**2 + 1 / spread**2))
    found: Floats = np.maximum(np.exp(middle + both * draws), told)
    return np.where(told > 0, found, np.maximum(np.exp(centre + spread * draws), told))
