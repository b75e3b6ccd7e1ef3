"""DuckDB over a Parquet file, on one thread."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from bench.runners.rollup import QUERY, Group, measure_rollup


def load(facts: Path) -> Callable[[], list[Group]]:
    """The facts as Parquet; the library is imported by name, as it lives in an environment of its own."""
    base = import_module("duckdb").connect(config={"threads": 1, "autoinstall_known_extensions": False})
    columnar = facts.with_suffix(".parquet")
    base.execute(f"COPY (SELECT * FROM read_csv('{facts}')) TO '{columnar}' (FORMAT parquet)")

    def add() -> list[Group]:
        found: list[Group] = base.execute(QUERY.format(table=f"'{columnar}'")).fetchall()
        return found

    return add


if __name__ == "__main__":
    measure_rollup(load)
