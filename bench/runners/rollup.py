"""What every adder of facts is given and gives: lines of a table in, one sum for each owner, measure and period out.

It runs in each adder's own environment, so it needs nothing but the standard library.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bench.runners.clock import best_of, do_job

Group = tuple[str, str, str, int, int, int]
"""Owner, measure, period, sum of the lower ends, sum of the upper ends, facts."""
Fact = tuple[str, str, str, int, int]
"""Owner, measure, period, lower and upper end of the value."""

QUERY = "SELECT org, measure, period, sum(low), sum(high), count(*) FROM {table} GROUP BY org, measure, period"


def measure_rollup(
    load: Callable[[Path], Callable[[], Iterable[Group]]], versions: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Add up the facts of a job.

    Args:
        load: Takes the table of facts into what the adder works on, and gives what is timed.
        versions: Of what no installed distribution tells.
    """

    def work(job: dict[str, Any]) -> dict[str, Any]:
        held: list[Callable[[], Iterable[Group]]] = []
        loading = best_of(lambda: held.append(load(Path(job["facts"]))), 1, 0.0)
        timed = best_of(held[0], job["passes"], job["budget_s"])
        return {**timed, "load_s": loading["cpu_s"], "versions": dict(versions), **summarise(held[0]())}

    do_job(work)


def summarise(groups: Iterable[Group]) -> dict[str, Any]:
    """How many groups there are, and one digest of all their sums in order."""
    lines = sorted("\t".join(map(str, group)) for group in groups)
    return {"groups": len(lines), "digest": sha256("\n".join(lines).encode()).hexdigest()}


def read_facts(path: Path) -> Iterator[Fact]:
    """The facts of a table, line by line."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = csv.reader(table)
        next(rows)
        for org, measure, period, low, high in rows:
            yield org, measure, period, int(low), int(high)
