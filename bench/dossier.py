"""How dossiers grow: composed documents streamed from one file into a dossier, in one process and on all cores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bench.child import environment
from bench.compose import compose
from bench.goals import Goal
from bench.report import Part
from bench.runners.clock import find_versions
from bench.table import make_table
from bench.texts import ROOT
from diemcau.flow.engines import count_cores

SIZES = (1_000, 10_000)
FASTER = 1.8
"""Times that two cores are to be as fast as one."""

_ENGINES = ("one", "cores")
_SENTENCES = (3, 8)  # of a document
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Growth:
    """One size on one engine.

    Attributes:
        documents: How many.
        engine: `one` process or all `cores`.
        wall_s, cpu_s: Seconds from the start of the command to its end.
        peak_mb: Most memory of the largest of its processes, in MiB.
    """

    documents: int
    engine: str
    wall_s: float
    cpu_s: float
    peak_mb: float


def run_dossiers(sizes: Sequence[int], tell: Callable[[str], None]) -> list[Growth]:
    """Each size on each engine, whole commands.

    Args:
        sizes: Numbers of documents.
        tell: Told what is being done.
    """
    found = []
    with TemporaryDirectory() as place:
        for size in sizes:
            tell(f"Composing {size:,} documents")
            source = Path(place) / f"{size}.jsonl"
            _write(source, size)
            for engine in _ENGINES:
                tell(f"A dossier of {size:,} documents, engine {engine}")
                found.append(_measure(source, Path(place) / f"{size}-{engine}", size, engine))
    return found


def _write(path: Path, size: int) -> None:
    """Documents as lines of JSON; of three that follow each other the first two are one text."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            seed = f"pair {number // 3}" if number % 3 < 2 else f"alone {number}"
            row = {"name": f"d{number:07}", "text": compose(seed, sentences=_SENTENCES).text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _measure(source: Path, folder: Path, size: int, engine: str) -> Growth:
    command = [sys.executable, "-m", "diemcau", "dossier", str(source), "--out", str(folder), "--engine", engine]
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment(), cwd=ROOT, stdout=subprocess.DEVNULL) as run:
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}")
    wall = time.perf_counter() - began
    return Growth(size, engine, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _KIB)


def show_dossiers(found: Sequence[Growth], console: Console) -> None:
    """Print the sizes, one a row."""
    console.print("\n[bold]Dossiers[/] of composed documents: whole commands; peak of the largest process")
    table = make_table("documents", "engine", "wall s", "processor s", "documents/s", "peak MB")
    for one in found:
        table.add_row(
            f"{one.documents:,}",
            one.engine,
            f"{one.wall_s:.1f}",
            f"{one.cpu_s:.1f}",
            f"{one.documents / one.wall_s:,.0f}",
            f"{one.peak_mb:,.0f}",
        )
    console.print(table)


def find_goals(found: Sequence[Growth]) -> tuple[Goal, ...]:
    """How much faster the cores are than one process at the largest size; none where the machine has one core."""
    if not found or count_cores() == 1:
        return ()
    most = max(one.documents for one in found)
    walls = {one.engine: one.wall_s for one in found if one.documents == most}
    came = walls["one"] / walls["cores"]
    return (Goal(f"{count_cores()} cores against one, {most:,} documents", came, FASTER, least=True, unit="times"),)


def to_part(found: Sequence[Growth]) -> Part:
    """The run as it is kept."""
    rows = {"rows": [asdict(one) for one in found]}
    return Part("dossier", rows, find_goals(found), find_versions(("diemcau", "pyarrow")))
