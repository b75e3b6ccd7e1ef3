"""SQLite over a table in memory, as Python brings it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from bench.runners.rollup import QUERY, Group, measure_rollup, read_facts


def load(facts: Path) -> Callable[[], list[Group]]:
    """The facts as a table."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE facts (org TEXT, measure TEXT, period TEXT, low INTEGER, high INTEGER)")
    base.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", read_facts(facts))

    def add() -> list[Group]:
        return base.execute(QUERY.format(table="facts")).fetchall()

    return add


if __name__ == "__main__":
    measure_rollup(load, {"SQLite": sqlite3.sqlite_version})
