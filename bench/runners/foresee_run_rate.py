"""What reports do: last year's total, times the growth of this year's months over the same months of last year."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np

from bench.runners.foresee import YEAR, Floats, Task, answer

_NORMAL = NormalDist()
_LEAST = 1e-3  # of a spread in logs


def foretell(task: Task) -> dict[str, Any]:
    """The point, and a normal law around its log, as wide as the same month's errors in all earlier years."""
    told = np.array(task["told"])
    month = (len(told) - 1) % YEAR
    years = np.append(told, np.full(-len(told) % YEAR, np.nan)).reshape(-1, YEAR)
    points = _points(years, month)
    errors = np.log(years[1:-1, -1] / points[:-1])
    spread = max(float(np.sqrt(np.mean(errors**2))), _LEAST)
    centre = float(np.log(points[-1]))
    reach = _NORMAL.inv_cdf(0.95) * spread
    chances = [1 - _NORMAL.cdf((float(np.log(threshold)) - centre) / spread) for threshold in task["thresholds"]]
    ends = np.exp([centre - reach, centre + reach])
    return {"point": float(points[-1]), "low": float(ends[0]), "high": float(ends[1]), "chances": chances}


def _points(years: Floats, month: int) -> Floats:
    """What would have been said in that month of the second year and of each later one."""
    points: Floats = years[1:, month] / years[:-1, month] * years[:-1, -1]
    return points


if __name__ == "__main__":
    answer(foretell)
