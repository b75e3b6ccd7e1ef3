"""Chance that can be had again: standard normal draws of each series and each month or year, which move together.

The draws of a series are those of its kin in common and its own, in the share that their histories teach. The draws of
an org at the head are the mixture of those of the orgs below it, so that where they are high it is high too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from diemcau.records.forecast import Series

Floats = NDArray[np.float64]

FREEDOM = 6.0  # of Student's t: one year in a hundred strays by more than 3.1 spreads of the normal law
_TO_NORMAL = 1.645 / 1.943  # the 95th percentile of the normal law over that of this t
_SOME = 3  # series that tell of a month or year, below which it says nothing of them all
_MOST = 0.9  # of a correlation: each has something of its own


@dataclass(frozen=True, slots=True)
class Chance:
    """Where the draws of a series come from.

    Attributes:
        seed: Of the whole run.
        shares: The orgs whose draws it mixes, and in which shares; of most series itself alone.
        together: Correlation of the draws of two of its kin.
    """

    seed: int
    shares: tuple[tuple[str, float], ...]
    together: float


def draw(series: Series, chance: Chance, columns: Sequence[int], paths: int) -> Floats:
    """Standard normal draws, (paths, columns).

    Args:
        series: Of what.
        chance: Where they come from.
        columns: Months or years, counted through: series of one kin draw the same for the same.
        paths: How many.
    """
    kin = f"{series.measure}|{series.unit}|{series.partner}"
    columns = tuple(columns)
    common = _normals(chance.seed, kin, columns, paths) if chance.together > 0 else np.zeros((paths, len(columns)))
    own = np.zeros((paths, len(columns)))
    total = sum(share for _, share in chance.shares) or 1.0
    for org, share in chance.shares:
        own += share / total * _normals(chance.seed, f"{kin}|{org}", columns, paths)
    square = sum((share / total) ** 2 for _, share in chance.shares)
    mixed: Floats = np.sqrt(chance.together) * common + np.sqrt(1 - chance.together) * own
    scaled: Floats = mixed / np.sqrt(chance.together + (1 - chance.together) * square)
    return scaled


@lru_cache(maxsize=8)  # what a kin draws in common is asked for by one series after another
def _normals(seed: int, words: str, columns: tuple[int, ...], paths: int) -> Floats:
    digest = int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")
    each = [np.random.default_rng([seed, digest, column]).standard_normal(paths) for column in columns]
    return np.stack(each, axis=1)


def together_of(rows: Floats) -> float:
    """How far like series stray together: the mean correlation of their surprises, from 0 to 0.9.

    Args:
        rows: Surprises of series by month or year, (series, columns), NaN where nothing is told.
    """
    usual = np.sqrt(np.nanmean(rows**2, axis=1, keepdims=True))
    rows = rows[usual[:, 0] > 0] / usual[usual[:, 0] > 0]
    told = (~np.isnan(rows)).sum(axis=0)
    rows = np.nan_to_num(rows[:, told >= _SOME])
    if not rows.size:
        return 0.0
    pairs = rows.sum(axis=0) ** 2 - (rows**2).sum(axis=0)
    many = told[told >= _SOME]
    return float(np.clip(pairs.sum() / (many * (many - 1)).sum(), 0.0, _MOST))


def stream(seed: int, words: str) -> np.random.Generator:
    """Further chance of one thing, such as where a value lies within its interval."""
    return np.random.default_rng([seed, int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big")])


def to_t(normals: Floats) -> Floats:
    """Normal draws as draws of Student's t, in the same order, with the same inner 90 percent.

    The expansion of Fisher and Cornish for the quantiles of t; far out a year may stray more than a normal law allows.
    """
    square = normals**2
    first = (square + 1) * normals / (4 * FREEDOM)
    second = ((5 * square + 16) * square + 3) * normals / (96 * FREEDOM**2)
    found: Floats = (normals + first + second) * _TO_NORMAL
    return found
