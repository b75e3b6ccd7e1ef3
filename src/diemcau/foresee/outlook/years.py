"""Possible futures of a short series of years: growth learnt together with like series, and an honest width.

The model is a local level with a drift, on logs. Its drift is the series' own growth drawn toward the middle growth of
like series; how far a single year is taken at its word (the share `follow`), and how far a year may stray, are learnt
from all like series together and from the own years as far as there are any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST = 3  # years: two changes, of which the spread is seen for the first time
_WEIGHT = 4.0  # years that the like series count as, against the own ones
_SPREAD = 0.15  # of yearly changes on logs where nobody tells: most counts of a service stray by about this
_TURN = -0.2  # correlation of a change with the next: a high year is partly chance, and the next gives some of it back
_TURN_WEIGHT = 10.0  # changes that this prior counts as
_CALM = 0.75  # of the variance stands whatever the last year did; the rest follows its surprise: shocks come in rows
_FAR = 3.0  # spreads beyond which a change counts as if it were just there, in the spread of like series


@dataclass(frozen=True, slots=True)
class Pool:
    """What like series tell together.

    Attributes:
        growth: Middle yearly change on logs.
        spread: Of a year's change around its series' own growth, on logs.
        follow: Share of a surprise that stays: 1 for a random walk, near 0 for chance around a level.
    """

    growth: float = 0.0
    spread: float = _SPREAD
    follow: float = 0.8


@dataclass(frozen=True, slots=True)
class Course:
    """A series of years as the model takes it.

    Attributes:
        times: Ends of the years, as numbers of years, rising; gaps are allowed.
        amounts: Possible histories, (paths, years), none below zero.
    """

    times: Floats
    amounts: Floats

    def logs(self) -> tuple[Floats, float]:
        """Logs of the amounts, and what was added to each so that zeros have one."""
        positive = self.amounts[self.amounts > 0]
        if len(positive) == self.amounts.size or not len(positive):
            return np.log(np.maximum(self.amounts, 1e-9)), 0.0
        added = float(positive.min()) / 2
        return np.log(self.amounts + added), added


def learn(courses: Sequence[Course]) -> Pool:
    """What like series tell together; the priors where there are too few."""
    changes = [changes_of(course) for course in courses if len(course.times) >= LEAST]
    if not changes:
        return Pool()
    growth = float(np.median([each.mean() for each in changes])) if len(changes) > 1 else 0.0
    around = [each - (each.mean() * len(each) + growth * _WEIGHT) / (len(each) + _WEIGHT) for each in changes]
    flat = np.concatenate(around)
    usual = max(float(np.median(np.abs(flat))) / 0.6745, 1e-6)
    squares = np.minimum(flat**2, (_FAR * usual) ** 2)
    spread = float(np.sqrt((squares.sum() + _WEIGHT * _SPREAD**2) / (len(flat) + _WEIGHT)))
    return Pool(growth, spread, _follow(around))


def changes_of(course: Course) -> Floats:
    """Yearly changes on logs, of the middle of the possible histories."""
    logs = np.median(course.logs()[0], axis=0)
    steps: Floats = np.diff(logs) / np.diff(course.times)
    return steps


def _follow(around: Sequence[Floats]) -> float:
    """The share of a surprise that stays, from how changes go with the next ones: MA(1) of the changes."""
    mean_square = float(np.mean(np.concatenate(around) ** 2)) or 1.0
    both = sum(float((each[1:] * each[:-1]).sum()) for each in around)
    one = sum(float((each[:-1] ** 2).sum()) for each in around)
    turn = (both + _TURN * _TURN_WEIGHT * mean_square) / (one + _TURN_WEIGHT * mean_square)
    turn = min(max(turn, -0.48), -1e-6)
    return float(1 + (1 - np.sqrt(1 - 4 * turn**2)) / (2 * turn))


def simulate_years(course: Course, ahead: Floats, draws: Floats, pool: Pool, *, counts: bool = False) -> Floats:
    """Possible futures of one series.

    Args:
        course: Its years, at least `LEAST`.
        ahead: Ends of the years to be foretold, rising, after the last.
        draws: Numbers with a spread of about one, (paths, len(ahead)).
        pool: What like series tell.
        counts: Whether things are counted one by one: then even a steady series strays by the root of its level.

    Returns:
        Amounts, (paths, len(ahead)).
    """
    centre, spread = outlook_of(course, ahead, pool, counts=counts)
    walked = np.cumsum(draws, axis=1) / np.sqrt(np.arange(1, len(ahead) + 1))
    paths: Floats = np.exp(centre + spread * walked) - course.logs()[1]
    return np.maximum(paths, 0.0)


def outlook_of(course: Course, ahead: Floats, pool: Pool, *, counts: bool) -> tuple[Floats, Floats]:
    """Middle and spread of the logs of the years ahead for each possible history; arguments as of `simulate_years`."""
    logs, _ = course.logs()
    steps = np.diff(course.times)
    number = len(steps)
    drift = ((logs[:, -1] - logs[:, 0]) / steps.sum() * number + pool.growth * _WEIGHT) / (number + _WEIGHT)
    level, errors = _smooth(logs, steps, drift, pool.follow)
    squares = ((errors**2).sum(axis=1) + _WEIGHT * pool.spread**2) / (number + _WEIGHT)
    squares = squares * (_CALM + (1 - _CALM) * np.minimum(errors[:, -1] ** 2 / squares, _FAR**2))
    if counts:
        squares = squares + 1 / np.maximum(np.exp(level), 1.0)
    out = ahead - course.times[-1]
    unsure = squares / (number + _WEIGHT)
    walk = np.minimum(out, 1) + np.maximum(out - 1, 0) * pool.follow**2
    variance = np.outer(squares, walk) + np.outer(unsure, out**2)
    return level[:, None] + np.outer(drift, out), np.sqrt(variance)


def _smooth(logs: Floats, steps: Floats, drift: Floats, follow: float) -> tuple[Floats, Floats]:
    """The level at the end of each possible history, and its surprises on the way, per root year."""
    level = logs[:, 0]
    errors = np.empty((len(logs), len(steps)))
    for at, step in enumerate(steps):
        error = logs[:, at + 1] - level - drift * step
        errors[:, at] = error / np.sqrt(step)
        level = level + drift * step + (1 - (1 - follow) ** step) * error
    return level, errors
