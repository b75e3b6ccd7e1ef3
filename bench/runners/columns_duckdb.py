"""DuckDB over a table in memory, on two threads: the same answer, or plain sums alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from bench.runners.columns import FAMILIES, LASTING, PLAIN, QUERY, TREE, Adder, Column, measure_columns

THREADS = 2
_YEAR = "CAST(month // 12 AS SMALLINT)"
_NEWEST = f"""SELECT org, measure, {_YEAR}, arg_max(low, month), arg_max(high, month), arg_max(ends, month)
  FROM facts WHERE measure >= {LASTING} GROUP BY 1, 2, 3"""
_NAMES = ("org", "measure", "year", "low", "high", "ends", "reported")


def load(job: dict[str, Any]) -> Adder:
    """The values as a table."""
    base = duckdb.connect(config={"threads": THREADS, "autoinstall_known_extensions": False})
    base.execute(f"CREATE TABLE facts AS SELECT * FROM '{Path(job['folder'], 'facts.parquet')}'")
    base.execute(TREE.format(district=f"i // {FAMILIES[0]}", province=f"i // {FAMILIES[0] * FAMILIES[1]}"))
    is_plain = job["variant"] == "plain"
    query = PLAIN.format(year=_YEAR) if is_plain else QUERY.format(year=_YEAR, newest=_NEWEST)

    def add() -> None:
        base.execute(f"CREATE OR REPLACE TEMP TABLE totals AS {query}")

    def answer() -> Sequence[Column]:
        columns = ", ".join(f"CAST({name} AS BIGINT) AS {name}" for name in _NAMES)
        found = base.execute(f"SELECT {columns} FROM totals").fetchnumpy()
        return [found[name] for name in _NAMES]

    return Adder(add, None if is_plain else answer)


if __name__ == "__main__":
    measure_columns(load)
