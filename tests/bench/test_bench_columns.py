"""Very many values: composed alike every time, and the same totals whoever adds them up."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
from bench.columns import (
    _DUCKDB,
    _OURS,
    _PLAIN,
    Row,
    find_goals,
    find_ratio,
    is_right,
    make_values,
    run_columns,
    show_columns,
    to_part,
)
from bench.runners.columns import COUNTRY, LOWEST, MONTHS, summarise
from bench.runners.columns_ours import make_parents
from rich.console import Console


def test_values_are_the_same_every_time() -> None:
    """One value at most for each org, measure and month; most years whole, some short; ends of every sort."""
    values, again = make_values(50_000), make_values(50_000)
    assert all((values[name] == again[name]).all() for name in values)
    cells = np.stack([values[name].astype(np.int64) for name in ("org", "measure", "month")])
    assert np.unique(cells, axis=1).shape[1] == cells.shape[1]
    _, months = np.unique(cells // np.array([[1], [1], [MONTHS]]), axis=1, return_counts=True)
    assert 0.9 < (months == MONTHS).mean() < 1
    assert (values["high"] > values["low"]).any()
    assert set(values["ends"].tolist()) == {0, 6}


def test_four_levels_lead_to_the_country() -> None:
    """Every lowest org stands below a district, a province and the country."""
    parents = make_parents()
    assert len(parents) == COUNTRY + 1
    at, steps = np.arange(LOWEST), 0
    while (at != COUNTRY).any():
        at, steps = np.array(parents)[at], steps + 1
    assert steps == 3


def test_ours_and_duckdb_come_to_the_same_totals() -> None:
    """On a small run every total of the two is the same, with ends and coverage with it; plain sums stand beside."""
    rows = run_columns(1, lambda _: None, 5_000)
    assert [(row.peer.name, row.why_not) for row in rows] == [("Diemcau", ""), ("DuckDB", ""), ("DuckDB, sums", "")]
    assert rows[0].sums == rows[1].sums > 0
    assert is_right(rows, rows[1])
    screen = io.StringIO()
    show_columns(rows, Console(file=screen, width=160))
    assert screen.getvalue().count(" yes") == 2
    assert [goal.came for goal in find_goals(rows)][1] == 1.0
    assert {"diemcau", "duckdb"} <= set(to_part(rows, 5_000).versions)


def test_ours_is_held_against_the_quicker_way() -> None:
    """Of DuckDB's two ways the quicker is the limit; without either there is no goal, and a reason is shown."""
    ours = Row(_OURS, wall_s=3.0, digest="a")
    rows = [ours, Row(_DUCKDB, wall_s=4.0, digest="b"), Row(_PLAIN, wall_s=2.0)]
    assert find_ratio(rows, ours) == 1.5
    assert [goal.met for goal in find_goals(rows)] == [True, False]
    failed = [ours, *(replace(row, why_not="does not run: no module") for row in rows[1:])]
    assert find_goals(failed) == []
    screen = io.StringIO()
    show_columns(failed, Console(file=screen, width=160))
    assert "DuckDB: does not run: no module" in screen.getvalue()
    assert to_part(failed, 1).value["rows"][1]["why_not"] == "does not run: no module"


def test_a_digest_tells_totals_apart_and_not_their_order() -> None:
    """Rows in another order have one digest, another figure has another."""
    columns = [np.array([1, 0]), np.array([2, 2]), np.array([3, 3]), np.array([7, 9])]
    turned = [column[::-1] for column in columns]
    other = [*columns[:3], np.array([7, 8])]
    assert summarise(columns) == summarise(turned)
    assert summarise(columns)["digest"] != summarise(other)["digest"]
