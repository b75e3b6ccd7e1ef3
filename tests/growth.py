"""How work grows with its input: told by two sizes on the same machine, so that a slow or busy one says the same."""

from __future__ import annotations

import time
from collections.abc import Callable

_FACTOR = 4
_TRIES = 3
_AT_ONCE_S = 0.2  # what is done so soon cannot be told apart from noise, and needs no telling


def grows_at_most_linearly(work: Callable[[int], object], size: int) -> bool:
    """Whether work on `size` pieces costs no more than about four times that on a quarter of them.

    Work that grows with the square would cost sixteen times; the bound lies at ten. The quickest of three trials
    counts, in processor time.
    """
    small, large = _least(work, size // _FACTOR), _least(work, size)
    return large < _AT_ONCE_S or large < small * _FACTOR * 2.5


def _least(work: Callable[[int], object], size: int) -> float:
    def once() -> float:
        started = time.process_time()
        work(size)
        return time.process_time() - started

    return min(once() for _ in range(_TRIES))
