"""What every forecaster of the year's total is asked, and how it answers. Needs numpy alone.

A task holds what was published up to one month and nothing later: `told` are totals since the year's beginning, one a
month from a January on, and `thresholds` the amounts of which it is asked how likely the year reaches them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.runners.clock import do_job

Floats = NDArray[np.float64]
Task = dict[str, Any]

PATHS = 2000  # of those who draw the future
SEED = 1
YEAR = 12


def months_of(task: Task) -> Floats:
    """Amounts of single months: the total of each less that of the month before, as published then."""
    told = np.array(task["told"])
    before = np.concatenate([[0.0], told[:-1]])
    before[::YEAR] = 0.0
    months: Floats = told - before
    return months


def left_of(task: Task) -> int:
    """Months of the year still to come."""
    return YEAR - (len(task["told"]) - 1) % YEAR - 1


def tell_paths(task: Task, months: Floats) -> dict[str, Any]:
    """An answer from possible futures of the months left, (paths, months): the point is the median of the totals."""
    totals = task["told"][-1] + np.asarray(months).sum(axis=1)
    low, point, high = np.quantile(totals, [0.05, 0.5, 0.95])
    chances = [float((totals >= threshold).mean()) for threshold in task["thresholds"]]
    return {"point": float(point), "low": float(low), "high": float(high), "chances": chances}


def answer(foretell: Callable[[Task], dict[str, Any]]) -> None:
    """Answer all tasks of a job, one core, in their order.

    Args:
        foretell: Gives `point`, `low` and `high` of the 90% interval, and `chances` by threshold.
    """

    def work(job: dict[str, Any]) -> dict[str, Any]:
        foretell(job["tasks"][0])  # what is imported and compiled on first use is not timed
        before = time.process_time()
        answers = [foretell(task) for task in job["tasks"]]
        return {"answers": answers, "cpu_s": time.process_time() - before}

    do_job(work)
