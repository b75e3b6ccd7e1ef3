"""What everybody who adds up very many values is given, and how their answers are held against each other."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.runners.clock import best_of, do_job

Column = NDArray[np.int64]
COLUMNS = ("org", "measure", "month", "low", "high", "ends")
MEASURES, YEARS, MONTHS = 50, 10, 12
ONCE, LASTING = 30, 45
"""First measure of which things are counted once, and first of which the newest of a year stands."""
FAMILIES = (10, 30, 34)
"""Lowest orgs of a district, districts of a province, provinces of the country: 10,200 lowest orgs in four levels."""
LOWEST = FAMILIES[0] * FAMILIES[1] * FAMILIES[2]
DISTRICTS, PROVINCES = LOWEST // FAMILIES[0], FAMILIES[2]
COUNTRY = LOWEST + DISTRICTS + PROVINCES
"""Row of the country: lowest orgs come first, then districts, provinces, the country."""

# One row for each org, measure and year: of flows only whole years count, of stocks the newest month; then the levels.
# Values that several orgs may have counted twice are at least the largest; `ends` is as in `rollup.columns.End`.
QUERY = f"""
WITH years AS (
  SELECT org, measure, {{year}} AS year, sum(low) AS low, sum(high) AS high, bit_or(ends) AS ends
  FROM facts WHERE measure < {LASTING} GROUP BY 1, 2, 3 HAVING count(*) = {MONTHS}
  UNION ALL
  {{newest}}
), levels AS (
  SELECT province, district, y.org, measure, year, sum(low) AS low, sum(high) AS high, bit_or(ends) AS ends,
    count(*) AS reported, max(2 * low + ((ends & 4) / 4)) AS top
  FROM years y JOIN tree USING (org)
  GROUP BY GROUPING SETS ((province, district, y.org, measure, year), (province, district, measure, year),
    (province, measure, year), (measure, year))
)
SELECT coalesce(org, {LOWEST} + district, {LOWEST + DISTRICTS} + province, {COUNTRY}) AS org, measure, year,
  CASE WHEN measure BETWEEN {ONCE} AND {LASTING - 1} AND reported > 1 THEN floor(top / 2) ELSE low END AS low,
  CASE WHEN (ends & 2) = 2 THEN 0 ELSE high END AS high,
  CASE WHEN measure BETWEEN {ONCE} AND {LASTING - 1} AND reported > 1
    THEN (ends & 11) + CASE WHEN top % 2 = 1 THEN 4 ELSE 0 END ELSE ends END AS ends, reported
FROM levels"""
PLAIN = """
SELECT province, district, facts.org, measure, {year} AS year, sum(low) AS low, sum(high) AS high, count(*) AS facts
FROM facts JOIN tree USING (org)
GROUP BY GROUPING SETS ((province, district, facts.org, measure, {year}), (province, district, measure, {year}),
  (province, measure, {year}), (measure, {year}))"""
TREE = f"""CREATE TABLE tree AS SELECT CAST(i AS INTEGER) AS org, CAST({{district}} AS INTEGER) AS district,
  CAST({{province}} AS INTEGER) AS province FROM generate_series(0, {LOWEST - 1}) AS numbers(i)"""


@dataclass(frozen=True, slots=True)
class Adder:
    """Somebody who adds up.

    Attributes:
        add: Does it; this alone is timed.
        answer: What `add` has come to: columns org, measure, year, low, high, ends, reported; None for another answer.
    """

    add: Callable[[], object]
    answer: Callable[[], Sequence[Column]] | None = None


def measure_columns(load: Callable[[dict[str, Any]], Adder]) -> None:
    """Add up the values of a job, on all cores that there are.

    Args:
        load: Takes the job's values into what the adder works on.
    """

    def work(job: dict[str, Any]) -> dict[str, Any]:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, range(os.cpu_count() or 1))
        held: list[Adder] = []
        loading = best_of(lambda: held.append(load(job)), 1, 0.0)
        timed = best_of(held[0].add, job["passes"], job["budget_s"])
        told = summarise(held[0].answer()) if held[0].answer is not None else {"sums": 0, "digest": ""}
        return {**timed, "load_s": loading["wall_s"], **told}

    do_job(work)


def summarise(columns: Sequence[Column]) -> dict[str, Any]:
    """How many totals there are, and one digest of all of them in order."""
    table = np.stack([np.asarray(column, np.int64) for column in columns])
    order = np.lexsort(table[2::-1])
    return {"sums": table.shape[1], "digest": sha256(np.ascontiguousarray(table[:, order]).tobytes()).hexdigest()}


def read_columns(folder: Path) -> dict[str, NDArray[Any]]:
    """The values as arrays."""
    return {name: np.load(folder / f"{name}.npy") for name in COLUMNS}
