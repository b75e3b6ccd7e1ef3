"""Diemcau's forecast of months, as the site and the terminal use it."""

from __future__ import annotations

from typing import Any

import numpy as np

from bench.runners.foresee import PATHS, SEED, YEAR, Task, answer, left_of, months_of, tell_paths
from diemcau.foresee.outlook.months import simulate

_DRAWS = np.random.default_rng(SEED).standard_normal((PATHS, YEAR))


def foretell(task: Task) -> dict[str, Any]:
    """The year's total from the paths of the months left."""
    left = left_of(task)
    return tell_paths(task, simulate(months_of(task), season=YEAR, horizon=left, draws=_DRAWS[:, :left]))


if __name__ == "__main__":
    answer(foretell)
