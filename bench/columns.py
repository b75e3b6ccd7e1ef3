"""The benchmark of twenty million values: four levels of orgs to org, measure and year, beside two databases."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.markup import escape

from bench.child import run_job
from bench.goals import Goal, short
from bench.peers import Peer, Tell, find_python
from bench.report import Part
from bench.runners.columns import COLUMNS, LOWEST, MEASURES, MONTHS, YEARS
from bench.table import make_table

VALUES = 20_000_000
BAR = 2.0
"""Times DuckDB's time."""
_SEED = 20
_VAGUE, _OPEN, _SHORT = 0.2, 0.01, 0.03  # shares of values in bounds, of values without upper end, of years cut short
_LARGEST, _WIDEST = 1_000_000, 100
_BUDGET_S, _LIMIT_S = 60.0, 1800.0
_OURS = Peer("Diemcau", "columns_ours", packages=("diemcau", "numpy"), note="columns of whole numbers, in one thread")
_DUCKDB = Peer("DuckDB", "columns_duckdb", packages=("duckdb",), note="the same answer in one query, on two threads")
_PLAIN = Peer(
    "DuckDB, sums",
    "columns_duckdb",
    variant="plain",
    packages=("duckdb",),
    note="only sums and counts of values by GROUPING SETS: no whole years, no newest stock, no coverage",
)
_POSTGRESQL = Peer("PostgreSQL", "columns_postgresql", packages=("psycopg",), note="the same answer in one query")


@dataclass(frozen=True, slots=True)
class Row:
    """One adder.

    Attributes:
        peer: Who it is.
        sums: How many totals came of it.
        wall_s, cpu_s: Seconds of the quickest pass on the clock, and of processors.
        load_s: Seconds until the values were held.
        peak_mb: Most memory held at once, in MiB; of PostgreSQL that of its client.
        digest: Of all totals; empty for another answer.
        versions: What was installed, by distribution.
        why_not: Why nothing was measured; empty where it was.
    """

    peer: Peer
    sums: int = 0
    wall_s: float = 0.0
    cpu_s: float = 0.0
    load_s: float = 0.0
    peak_mb: float = 0.0
    digest: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    why_not: str = ""


def run_columns(
    passes: int, tell: Tell, values: int = VALUES, *, peers: bool = True, postgresql: bool = False
) -> list[Row]:
    """Add up composed values with each adder.

    Args:
        passes: How many passes at most; the best counts.
        tell: Told what is being done.
        values: How many, about.
        peers: Whether the databases are measured too.
        postgresql: Whether PostgreSQL is one of them; it takes minutes.
    """
    chosen = [_OURS, *([_DUCKDB, _PLAIN] if peers else []), *([_POSTGRESQL] if peers and postgresql else [])]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        tell(f"Composing {values:,} values")
        write_values(make_values(values), Path(name), lines=_POSTGRESQL in chosen)
        return [_run(peer, Path(name), passes, tell) for peer in chosen]


def make_values(count: int) -> dict[str, NDArray[Any]]:
    """Composed values, the same every time, in an order that tells nothing.

    Orgs, measures and years are drawn; each has its twelve months, some years fewer.

    Args:
        count: How many, about.
    """
    chance = np.random.default_rng(_SEED)
    cells = chance.permutation(LOWEST * MEASURES * YEARS)[: max(1, -(-count // MONTHS))]
    months = np.where(chance.random(len(cells)) < _SHORT, chance.integers(1, MONTHS, len(cells)), MONTHS)
    cell = np.repeat(cells, months)
    month = np.arange(len(cell)) - np.repeat(np.cumsum(months) - months, months)
    order = chance.permutation(len(cell))
    cell, month = cell[order], month[order]
    low = chance.integers(0, _LARGEST, len(cell))
    vague = chance.random(len(cell))
    ends = np.where(vague < _OPEN, 2 + 4, 0)
    high = np.where(ends > 0, 0, low + np.where(vague < _VAGUE, chance.integers(0, _WIDEST, len(cell)), 0))
    return {
        "org": (cell // (MEASURES * YEARS)).astype(np.int32),
        "measure": (cell // YEARS % MEASURES).astype(np.int16),
        "month": (cell % YEARS * MONTHS + month).astype(np.int16),
        "low": low,
        "high": high,
        "ends": ends.astype(np.uint8),
    }


def write_values(values: dict[str, NDArray[Any]], folder: Path, *, lines: bool) -> None:
    """The values as arrays for ours, as Parquet for DuckDB, and as lines for PostgreSQL where it is asked for them."""
    import pyarrow as pa
    from pyarrow import csv, parquet

    for name in COLUMNS:
        np.save(folder / f"{name}.npy", values[name])
    table = pa.table({name: pa.array(values[name]) for name in COLUMNS})
    parquet.write_table(table, folder / "facts.parquet")
    if lines:
        csv.write_csv(table, folder / "facts.csv", csv.WriteOptions(include_header=False))


def _run(peer: Peer, folder: Path, passes: int, tell: Tell) -> Row:
    python = find_python(peer, tell)
    if isinstance(python, str):
        return Row(peer, why_not=python)
    tell(f"Adding up with {peer.name}")
    job = {"folder": str(folder), "variant": peer.variant, "passes": passes, "budget_s": _BUDGET_S}
    came = run_job(python, peer, job, _LIMIT_S)
    if isinstance(came, str):
        return Row(peer, why_not=came)
    return Row(
        peer, **{name: came[name] for name in ("sums", "wall_s", "cpu_s", "load_s", "peak_mb", "digest", "versions")}
    )


def find_ratio(rows: list[Row], row: Row) -> float | None:
    """How many times the time of the quicker of DuckDB's two ways it takes on the clock; None where neither ran."""
    limits = [one.wall_s for one in rows if one.peer in {_DUCKDB, _PLAIN} and not one.why_not]
    return row.wall_s / min(limits) if limits and not row.why_not else None


def is_right(rows: list[Row], row: Row) -> bool:
    """Whether an adder comes to what ours comes to, in every total."""
    return row.digest == next((one.digest for one in rows if one.peer is _OURS), "")


def find_goals(rows: list[Row]) -> list[Goal]:
    """Ours against DuckDB, and whether all give one answer."""
    ours = next(row for row in rows if row.peer is _OURS)
    ratio = find_ratio(rows, ours)
    if ratio is None:
        return []
    same = all(is_right(rows, row) for row in rows if row.digest)
    return [
        Goal("time of twenty million values against DuckDB's", ratio, BAR, least=False, unit="times"),
        Goal("databases give the same totals", float(same), 1.0, least=True),
    ]


def show_columns(rows: list[Row], console: Console) -> None:
    """Print the adders, one a row."""
    console.print(
        "\n[bold]Twenty million values[/]: months to years through four levels, with ends, open ends and coverage"
    )
    heads = ("version", "totals", "wall s", "cpu s", "x DuckDB", "load s", "MB", "same totals")
    table = make_table("adder", *heads)
    for row in rows:
        ratio = find_ratio(rows, row)
        cells = (
            f"{row.sums:,}" if row.digest else "",
            f"{row.wall_s:.2f}",
            f"{row.cpu_s:.2f}",
            "" if ratio is None else short(ratio),
            f"{row.load_s:.2f}",
            f"{row.peak_mb:,.0f}",
            ("yes" if is_right(rows, row) else "no") if row.digest else "",
        )
        table.add_row(row.peer.name, *(("did not run",) if row.why_not else (_version(row), *cells)))
    console.print(table)
    console.print("[dim]best pass on the clock; x DuckDB: times the quicker of DuckDB's two ways[/dim]")
    for row in rows:
        console.print(f"[dim]{row.peer.name}: {row.peer.note}[/dim]")
        if row.why_not:
            console.print(f"[red]{row.peer.name}: {escape(row.why_not)}[/red]")


def _version(row: Row) -> str:
    return next(iter(row.versions.values()), "")


def to_part(rows: list[Row], values: int) -> Part:
    """The run as it is kept."""
    value = {"values": values, "rows": [_value(rows, row) for row in rows]}
    versions = {name: told for row in rows for name, told in row.versions.items()}
    return Part("columns", value, tuple(find_goals(rows)), versions)


def _value(rows: list[Row], row: Row) -> dict[str, Any]:
    said = {"name": row.peer.name, "version": _version(row), "note": row.peer.note}
    if row.why_not:
        return {**said, "why_not": row.why_not}
    return {
        **said,
        "sums": row.sums,
        "times_duckdb": find_ratio(rows, row),
        "wall_s": row.wall_s,
        "cpu_s": row.cpu_s,
        "load_s": row.load_s,
        "peak_mb": row.peak_mb,
        "same_totals": is_right(rows, row) if row.digest else None,
    }
