"""PostgreSQL, a new one in a temporary folder, with as many workers as it likes: the same answer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from bench.runners.columns import FAMILIES, LASTING, QUERY, TREE, Adder, Column, measure_columns

_YEAR = "CAST(month / 12 AS SMALLINT)"
_NEWEST = f"""SELECT org, measure, year, low, high, ends FROM (
    SELECT DISTINCT ON (org, measure, {_YEAR}) org, measure, {_YEAR} AS year, low, high, ends
    FROM facts WHERE measure >= {LASTING} ORDER BY org, measure, {_YEAR}, month DESC) AS newest"""
_ADDRESS = "DIEMCAU_DATABASE"
_BLOCK = 1 << 20
_COLUMNS = "org integer, measure smallint, month smallint, low bigint, high bigint, ends smallint"


def load(job: dict[str, Any]) -> Adder:
    """The values as a table, analysed."""
    base = psycopg.connect(os.environ[_ADDRESS], autocommit=True)
    base.execute("SET work_mem = '1GB'")
    base.execute(f"CREATE UNLOGGED TABLE facts ({_COLUMNS})")
    with Path(job["folder"], "facts.csv").open("rb") as lines, base.cursor().copy("COPY facts FROM STDIN CSV") as into:
        while block := lines.read(_BLOCK):
            into.write(block)
    base.execute(TREE.format(district=f"i / {FAMILIES[0]}", province=f"i / {FAMILIES[0] * FAMILIES[1]}"))
    base.execute("ANALYZE facts")
    base.execute("ANALYZE tree")

    def add() -> None:
        base.execute("DROP TABLE IF EXISTS totals")
        base.execute(f"CREATE TEMP TABLE totals AS {QUERY.format(year=_YEAR, newest=_NEWEST)}")

    def answer() -> Sequence[Column]:
        rows = base.execute("SELECT org, measure, year, low, high, ends, reported FROM totals").fetchall()
        return list(np.array([[int(value) for value in row] for row in rows], np.int64).T)

    return Adder(add, answer)


if __name__ == "__main__":
    if _ADDRESS in os.environ:
        measure_columns(load)
    else:
        around = Path(__file__).parents[2] / "tests" / "with_postgresql.py"
        again = (sys.executable, str(around), sys.executable, "-m", "bench.runners.columns_postgresql", sys.argv[1])
        sys.exit(subprocess.run(again, check=False).returncode)
