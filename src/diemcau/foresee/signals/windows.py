"""Windows over the latest bins, and windows drawn from the whole past that show how far chance alone goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.signals.chance import PRIOR
from diemcau.foresee.signals.groups import Group, Window, find_groups
from diemcau.foresee.signals.past import Past, Voice, shelve
from diemcau.foresee.signals.threshold import KEPT

Factors = Callable[[NDArray[np.int32]], NDArray[np.float64]]
Found = tuple[Group, Window, list[Voice]]

_YEAR, _SEASON_DAYS = 365.25, 28  # a season comes some weeks earlier or later; a lunar year moves by as much
_LOUDER = 2.0  # times as often in these weeks as in the whole past: a word of the season
_SEASONAL = 0.4  # of a group's weight in such words, from which on it is the season that came again
_ALIKE = 0.4  # of the weight that a group asks of its documents: one of earlier years that has it is of its kind
_FEWEST_ALIKE, _CROWDED = 4, 2.5  # documents of its kind, and standard deviations beyond the rest of the past
_FIRST_DRAWN = 4  # bins known before anything is drawn
_SELDOM = 4  # bins between two draws, once there are enough
_FEWEST = 2  # documents
_LEAST_DRAWN = 3.0  # standard deviations; what chance reaches below is not looked at
_SPREAD, _STEP = 104_729, 7919  # primes: every draw puts the documents in another order


def find_all(
    past: Past,
    bins: Sequence[Sequence[Voice]],
    owned: Collection[str],
    limits: Mapping[int, float],
    factors: Factors | None,
) -> list[Found]:
    """The groups of all windows that end with the newest bin, the surest first.

    Args:
        past: All that was read, the newest bin too.
        bins: Documents of the latest bins, the newest last.
        owned: Documents that open issues have; they are counted nowhere.
        limits: By length, the windows and the score below which a group is of no use.
        factors: What people's judgements make of terms, or None.
    """
    turn, room = len(past.ends) - 1, len(past.keys)
    found: list[Found] = []
    for length, limit in limits.items():
        every = [voice for one in bins[-length:] for voice in one]
        free = [voice for voice in every if voice.document not in owned]
        if turn + 1 < 2 * length or len(free) < _FEWEST:
            continue
        shelf = shelve([voice.ids for voice in free], [turn] * len(free))
        references = past.shelf.where(past.shelf.turns <= turn - length)
        window = Window(
            shelf=shelf,
            counts=np.bincount(shelf.flat, minlength=room),
            past=past.total[:room] - np.bincount(np.concatenate([voice.ids for voice in every]), minlength=room),
            documents=past.documents - len(every),
            references=references,
            seasonal=_seasonal(past.ends, turn, length)[references.turns],
            length=length,
            factors=factors,
            bound=limit,
        )
        found += [(group, window, free) for group in find_groups(window) if not _is_season(window, group)]
    found.sort(key=lambda one: (-one[0].score, one[0].window, one[0].terms.tolist()))
    return found


def _seasonal(ends: Sequence[int], turn: int, length: int) -> NDArray[np.bool_]:
    """Which bins are at the time of the window's in an earlier year, from some weeks before it to some weeks after."""
    span = ends[turn] - ends[turn - length + 1]
    ago = ends[turn] - np.array(ends)
    years = np.round((ago - span / 2) / _YEAR)
    return np.asarray((years >= 1) & (np.abs(ago - span / 2 - years * _YEAR) <= span / 2 + _SEASON_DAYS))


def _is_season(window: Window, group: Group) -> bool:
    """Whether a group came at the same time of an earlier year, be it with other people.

    Either its terms were loud in those weeks, or documents of its kind crowd in them and are few in the rest of the
    past, however widely its season strays.
    """
    then = window.references.where(window.seasonal)
    if not len(then):
        return False
    held = np.bincount(then.flat, minlength=len(window.counts))[group.terms]
    usual = window.past[group.terms] * (len(then) / max(1, window.documents))
    is_loud = (held >= _FEWEST) & (held >= _LOUDER * usual)
    if float(group.weights[is_loud].sum()) >= _SEASONAL * float(group.weights.sum()):
        return True
    spread = np.zeros(len(window.counts), dtype=np.float32)
    spread[group.terms] = group.weights
    is_alike = window.references.sums(spread) >= _ALIKE * group.least
    crowd, others = int(is_alike[window.seasonal].sum()), int(is_alike[~window.seasonal].sum())
    mean = others * len(then) / max(1, len(is_alike) - len(then))
    return crowd >= _FEWEST_ALIKE and crowd - mean >= _CROWDED * float(np.sqrt(mean + PRIOR))


def draw_all(
    past: Past,
    sizes: Mapping[int, int],
    owned: Collection[float],
    maxima: dict[int, list[float]],
    factors: Factors | None,
) -> None:
    """Draw documents of the whole past as if they had come together, and note the surest group that they make.

    Args:
        past: All that was read.
        sizes: By length of a window, how many documents it has now.
        owned: What the documents of issues draw; they are left out, since they did come together.
        maxima: By length, the scores noted so far; added to.
        factors: As for the real windows.
    """
    turn, room = len(past.ends) - 1, len(past.keys)
    due = [length for length in sizes if turn % _SELDOM == 0 or len(maxima.get(length, ())) < KEPT]
    if turn < _FIRST_DRAWN or not due:
        return
    is_loose = np.isin(past.draws, list(owned), invert=True)
    pool, draws = past.shelf.where(is_loose), past.draws[is_loose]
    held = np.bincount(pool.flat, minlength=room)
    for length in due:
        size = sizes[length]
        if turn + 1 < 2 * length or not _FEWEST <= size <= len(pool) // 2:
            continue
        order = np.argsort((draws * (_SPREAD + _STEP * turn + length)) % 1.0, kind="stable")
        is_drawn = np.zeros(len(pool), dtype=bool)
        is_drawn[order[:size]] = True
        shelf = pool.where(is_drawn)
        counts = np.bincount(shelf.flat, minlength=room)
        window = Window(
            shelf=shelf,
            counts=counts,
            past=held - counts,
            documents=len(pool) - size,
            references=pool.where(~is_drawn),
            seasonal=np.zeros(len(pool) - size, dtype=bool),
            length=length,
            factors=factors,
            bound=_LEAST_DRAWN,
            is_drawn=True,
        )
        groups = find_groups(window)
        maxima.setdefault(length, []).append(groups[0].score if groups else _LEAST_DRAWN)
