"""Possible futures of a short series of years: growth learnt together with like series, and an honest width.

The model is a local level with a drift, on logs. Its drift is the series' own growth drawn toward the middle growth of
like series; how far a single year is taken at its word (the share `follow`), and how far a year may stray, are learnt
from all like series together and from the own years as far as there are any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST = 3  # years: two changes, of which the spread is seen for the first time
_WEIGHT = 4.0  # years that the like series count as, against the own ones
_SPREAD = 0.15  # of yearly changes on logs where nobody tells: most counts of a service stray by about this
_TURN = -0.2  # correlation of a change with the next: a high year is partly chance, and the next gives some of it back
_TURN_WEIGHT = 10.0  # changes that this prior counts as
_HALF = 0.5  # of a shock is followed at first
_SHAKEN = 0.6  # spread after a shock, in shares of it: it may stay or be made good, and either has to lie within
_MEMORY = 3  # years in which a shock is remembered so
_FAR = 3.0  # spreads beyond which a surprise is a shock
_FARTHEST = 5.0  # spreads beyond which a surprise counts as if it were just there, in the spread of like series
_TRUST = 8.0  # years that the spread of like series counts as: that of three or four own years says little


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
    courses = [course for course in courses if len(course.times) >= LEAST]
    changes = [changes_of(course) for course in courses]
    if not changes:
        return Pool()
    growth = float(np.median([each.mean() for each in changes])) if len(changes) > 1 else 0.0
    first = Pool(growth, _SPREAD, _follow([_around(each, growth) for each in changes]))
    errors = np.concatenate([_middle_errors(course, first) for course in courses])
    usual = max(float(np.median(np.abs(errors))) / 0.6745, 1e-6)
    squares = np.minimum(errors**2, (_FARTHEST * usual) ** 2)
    spread = float(np.sqrt((squares.sum() + _WEIGHT * _SPREAD**2) / (len(errors) + _WEIGHT)))
    return replace(first, spread=spread)


def _around(changes: Floats, growth: float) -> Floats:
    """Changes less the growth that the series is taken to have."""
    around: Floats = changes - (changes.sum() + growth * _WEIGHT) / (len(changes) + _WEIGHT)
    return around


def _middle_errors(course: Course, pool: Pool) -> Floats:
    """By how much each year missed what the years before it let expect, of the middle of the possible histories."""
    logs = np.median(course.logs()[0], axis=0, keepdims=True)
    errors: Floats = _smooth(logs, np.diff(course.times), pool)[1][0]
    return errors


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
    drift = _drift(logs, steps, pool)
    level, errors = _smooth(logs, steps, pool)
    squares = ((errors**2).sum(axis=1) + _TRUST * pool.spread**2) / (number + _TRUST)
    recent = np.abs(errors[:, -_MEMORY:]).max(axis=1)
    squares = np.where(recent > _FAR * pool.spread, np.maximum(squares, (_SHAKEN * recent) ** 2), squares)
    if counts:
        squares = np.maximum(squares, 1 / np.maximum(np.exp(level), 1.0))
    out = ahead - course.times[-1]
    walk = np.minimum(out, 1) + np.maximum(out - 1, 0) * pool.follow**2
    unsure = squares / (number + _WEIGHT)
    variance = np.outer(squares, walk) + np.outer(unsure, np.maximum(out**2 - 1, 0))
    return level[:, None] + np.outer(drift, out), np.sqrt(variance)


def _drift(logs: Floats, steps: Floats, pool: Pool) -> Floats:
    """Yearly growth: the own, drawn toward that of like series."""
    number = len(steps)
    own = (logs[:, -1] - logs[:, 0]) / steps.sum() * number if number else 0.0
    drift: Floats = np.asarray((own + pool.growth * _WEIGHT) / (number + _WEIGHT))
    return drift


def _smooth(logs: Floats, steps: Floats, pool: Pool) -> tuple[Floats, Floats]:
    """The level at the end of each possible history, and its surprises on the way, per root year.

    Each year is foretold from those before it alone, so that the surprises are as large as those to come. Of one far
    beyond what is usual only half is followed at first: the next year tells whether it was a turn or a single shock.
    """
    level = logs[:, 0]
    errors = np.empty((len(logs), len(steps)))
    for at, step in enumerate(steps):
        drift = _drift(logs[:, : at + 1], steps[:at], pool) * step
        error = logs[:, at + 1] - level - drift
        far = np.abs(error) > _FAR * pool.spread * np.sqrt(step)
        follow = np.where(far, np.minimum(_HALF, pool.follow), pool.follow)
        level = level + drift + (1 - (1 - follow) ** step) * error
        errors[:, at] = error / np.sqrt(step)
    return level, errors
