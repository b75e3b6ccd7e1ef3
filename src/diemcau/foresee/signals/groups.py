"""Documents of a window that share several terms beyond their past: what may be an issue, and how surely.

A term that is beyond its past opens a group; what its documents share besides makes the group's terms, each with a
weight: how much likelier it is in the group than in the past. Then all documents of the window and of the past are
weighed by these terms, and the weight is sought from which on the window has most beyond what the past lets expect (a
scan statistic, Kulldorff 1997, over weights in place of places).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.signals.chance import PRIOR, score, score_against
from diemcau.foresee.signals.past import Shelf

_MOST_CANDIDATES = 400
_LEAST_TERM = 3.0  # standard deviations from which on a term may open a group
_MOST_TERMS = 20  # of one group
_FEWEST = 2  # documents of a group
_MOST_GROUPS = 12  # of one window
_SHARED = 0.4  # of a group's documents hold a term of it, at least
_LEAST_WEIGHT = 1.0  # natural logarithm: a term of a group is likelier there than in the past by this, at least
_TELLING = 2.5  # documents of a group that would hold two of its terms by chance, from which on it tells if few do
_SHUNNED = 0.25  # part of these below which the two terms shun each other
_SEASON = 2  # documents at the same time of earlier years from which on these weeks are known for it
_STRAY = 0.003  # of the past's documents may look like a later one of an issue
_HAIR = 1e-3  # sums of the same weights in another order differ by less
_STEPS = np.unique(np.round(1.25 ** np.arange(3, 30)).astype(int))  # how many of the window are tried as the group


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """Documents of a window that belong together.

    Attributes:
        score: Standard deviations beyond the past.
        terms: Numbers of its terms, the most telling first.
        weights: Of each.
        least: The weight from which on a document belongs to it.
        hold: The weight from which on a later document belongs to it: few of the past's reach it.
        rate: Part of the past's documents that reach it all the same.
        members: Places of its documents in the window.
        window: Length of the window in bins.
        expected: Documents that the past lets expect.
    """

    score: float
    terms: NDArray[np.int32]
    weights: NDArray[np.float32]
    least: float
    hold: float
    rate: float
    members: NDArray[np.int64]
    window: int
    expected: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Window:
    """A window and the past that it is held against.

    Attributes:
        shelf: Its documents.
        counts: Documents of the window by term.
        past: Documents of the past by term.
        documents: Of the past.
        references: Those of the past that are at hand, to be weighed.
        seasonal: Which of them came at the same time of an earlier year.
        length: In bins.
        factors: Of terms, by their numbers: learnt factors on their weight; 0 mutes one.
        bound: Groups that can score no more are passed over.
        is_drawn: Whether only the surest group is asked for.
    """

    shelf: Shelf
    counts: NDArray[np.int64]
    past: NDArray[np.int64]
    documents: int
    references: Shelf
    seasonal: NDArray[np.bool_]
    length: int
    factors: Callable[[NDArray[np.int32]], NDArray[np.float64]] | None
    bound: float
    is_drawn: bool = False


def find_groups(window: Window) -> list[Group]:
    """The groups of a window, the surest first; no term stands in two."""
    candidates = _candidates(window)
    if not len(candidates):
        return []
    holds = _matrix(window.shelf, candidates, len(window.counts))
    is_free = np.ones(len(candidates), dtype=bool)
    found: list[Group] = []
    bound = window.bound
    for at in range(len(candidates)):
        if len(found) >= _MOST_GROUPS:
            break
        if not is_free[at]:
            continue
        members, group = _grow(window, candidates, holds, at, bound)
        inside = holds[members].sum(axis=0)
        is_free[inside * 2 >= window.counts[candidates]] = False
        is_free[at] = False
        if group is not None:
            found.append(group)
            bound = max(bound, group.score) if window.is_drawn else bound
    found.sort(key=lambda group: (-group.score, tuple(group.terms.tolist())))
    return found


def _candidates(window: Window) -> NDArray[np.int32]:
    """Terms beyond their past, the furthest first."""
    several = np.flatnonzero(window.counts >= _FEWEST)
    if not len(several):
        return several.astype(np.int32)
    share = len(window.shelf) / max(1, window.documents)
    beyond = score(window.counts[several].astype(float), window.past[several].astype(float), share)
    order = np.lexsort((several, -beyond))[: _MOST_CANDIDATES if window.factors is None else 2 * _MOST_CANDIDATES]
    if window.factors is not None:
        beyond[order] *= window.factors(several[order].astype(np.int32))
        order = order[np.lexsort((several[order], -beyond[order]))][:_MOST_CANDIDATES]
    order = order[beyond[order] >= _LEAST_TERM]
    return several[order].astype(np.int32)


def _matrix(shelf: Shelf, terms: NDArray[np.int32], room: int) -> NDArray[np.float32]:
    """Which documents of a shelf hold which of some terms, one row a document."""
    column = np.full(room, -1, dtype=np.int32)
    column[terms] = np.arange(len(terms), dtype=np.int32)
    at = column[shelf.flat]
    is_held = at >= 0
    holds = np.zeros((len(shelf), len(terms)), dtype=np.float32)
    holds[shelf.rows()[is_held], at[is_held]] = 1.0
    return holds


def _grow(
    window: Window, candidates: NDArray[np.int32], holds: NDArray[np.float32], at: int, bound: float
) -> tuple[NDArray[np.bool_], Group | None]:
    """The documents that a term draws together, and their group where it may reach the bound."""
    members = holds[:, at] > 0
    weights = sums = np.zeros(0, dtype=np.float32)
    for _ in range(2):
        weights = _bind(_weights(window, candidates, holds, members), holds[members])
        if not weights.any():
            return members, None
        sums = holds @ weights
        typical = float(np.median(sums[members]))
        members = sums >= max(typical * 0.5, _LEAST_WEIGHT)
    many = float(members.sum())
    share = len(window.shelf) / max(1, len(window.references))
    # Nobody of the past is weighed for what could not reach the bound even if the past had nothing of it.
    if many < _FEWEST or _score_one(many, PRIOR * share, PRIOR) < bound:
        return members, None
    return members, _scan(window, candidates, weights, sums)


def _score_one(seen: float, mean: float, shape: float) -> float:
    return float(score_against(np.array([seen]), np.array([mean]), np.array([shape]))[0])


def _weights(
    window: Window, candidates: NDArray[np.int32], holds: NDArray[np.float32], members: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """How much likelier each candidate is among the members than in the past; 0 for all but the most telling."""
    many = float(members.sum())
    inside = holds[members].sum(axis=0)
    likelier = np.log((inside + 0.5) / (many + 1.0)) - np.log(
        (window.past[candidates] + 0.5) / (window.documents + 1.0)
    )
    if window.factors is not None:
        likelier *= window.factors(candidates)
    is_telling = (inside >= max(_FEWEST, _SHARED * many)) & (likelier >= _LEAST_WEIGHT)
    likelier = np.where(is_telling, likelier, 0.0)
    if is_telling.sum() > _MOST_TERMS:
        worth = likelier * inside
        limit = np.sort(worth)[-_MOST_TERMS]
        likelier = np.where(worth >= limit, likelier, 0.0)
    return likelier.astype(np.float32)


def _bind(weights: NDArray[np.float32], held: NDArray[np.float32]) -> NDArray[np.float32]:
    """Only terms that go together: of two that shun each other, the lesser belongs to something else of these days.

    Args:
        weights: Of each candidate, 0 for those that are no term of the group.
        held: Which of the group's documents hold which candidate.
    """
    own = np.flatnonzero(weights)
    inside = held[:, own].sum(axis=0)
    own = own[np.argsort(-weights[own] * inside, kind="stable")]
    terms = held[:, own]
    inside = terms.sum(axis=0)
    by_chance = np.outer(inside, inside) / max(1, len(held))
    shuns = (by_chance >= _TELLING) & (terms.T @ terms < _SHUNNED * by_chance)
    if not shuns.any():
        return weights
    is_kept = np.ones(len(own), dtype=bool)
    for at in range(1, len(own)):
        is_kept[at] = not (shuns[at, :at] & is_kept[:at]).any()
    bound = np.zeros_like(weights)
    bound[own[is_kept]] = weights[own[is_kept]]
    return bound


def _scan(
    window: Window, candidates: NDArray[np.int32], weights: NDArray[np.float32], sums: NDArray[np.float32]
) -> Group | None:
    """The group at the weight from which on the window has most beyond the past."""
    spread = np.zeros(len(window.counts), dtype=np.float32)
    spread[candidates] = weights
    weighed = window.references.sums(spread)
    past, season = np.sort(weighed), np.sort(weighed[window.seasonal])
    ordered = np.sort(sums)[::-1]
    steps = _STEPS[len(ordered) >= _STEPS] - 1
    limits = np.unique(ordered[np.append(steps, 1)])
    limits = limits[limits > 0]
    if not len(limits):
        return None
    seen = np.array([(sums >= limit).sum() for limit in limits], dtype=float)
    means, shapes = _expected(past, limits, len(window.shelf))
    scores = score_against(seen, means, shapes)
    if len(season):
        then, breadth = _expected(season, limits, len(window.shelf))
        is_season = (breadth > _SEASON + PRIOR) & (then > means)
        scores = np.where(is_season, score_against(seen, then, breadth), scores)
        means = np.where(is_season, then, means)
    best = int(np.argmax(np.where(means * 2 <= seen, scores, 0.0)))
    hold = float(limits[best])
    if len(past):
        hold = max(hold, float(past[int(len(past) * (1.0 - _STRAY))]) + _HAIR)
    order = np.lexsort((candidates, -weights))
    order = order[weights[order] > 0]
    return Group(
        score=float(scores[best]) if means[best] * 2 <= seen[best] else 0.0,
        terms=candidates[order],
        weights=weights[order],
        least=float(limits[best]),
        hold=hold,
        rate=float((len(past) - np.searchsorted(past, hold)) / max(1, len(past))),
        members=np.flatnonzero(sums >= limits[best]),
        window=window.length,
        expected=float(means[best]),
    )


def _expected(
    past: NDArray[np.float32], limits: NDArray[np.float32], documents: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and shape of what documents of the past, their weights in ascending order, let expect from each limit on."""
    known = np.asarray(len(past) - np.searchsorted(past, limits - _HAIR) + PRIOR, dtype=np.float64)
    return np.asarray(known * (documents / max(1, len(past))), dtype=np.float64), known
