"""The parts of a run: each measures, prints its table and gives what is kept.

What a part needs is imported with it, so that `--help` and a small part need not wait for all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from click import ClickException
from rich.console import Console
from rich.markup import escape

from bench.goals import show_goals
from bench.peers import Tell
from bench.report import RESULTS, Part, open_console, write_report


def _teller() -> Tell:
    log, began = Console(stderr=True, highlight=False), time.monotonic()
    return lambda words: log.print(f"[dim]{time.monotonic() - began:5.0f} s  {escape(words)}[/dim]")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a part is measured.

    Attributes:
        passes: How many passes at most; the best counts.
        peers: Whether what has to be installed is measured too.
        names: Parts of the names of the peers of reading to run; empty for all.
        limits_only: Whether reading runs no reader, only the limits.
        size: Documents in which copies are looked for, or values that are added up; None for the usual number.
        postgresql: Whether PostgreSQL adds up twenty million values, too.
        sizes: Documents of which reconciling is measured as it grows; empty for the usual ones.
        tell: Told what is being done.
        console: Where tables are printed.
    """

    passes: int = 5
    peers: bool = True
    names: Sequence[str] = ()
    limits_only: bool = False
    size: int | None = None
    postgresql: bool = False
    sizes: Sequence[int] = ()
    tell: Tell = field(default_factory=_teller)
    console: Console = field(default_factory=open_console)


Measure = Callable[[Plan], list[Part]]


def run_parts(measures: Sequence[Measure], plan: Plan, name: str, folder: Path = RESULTS) -> None:
    """Measure part after part, keep what there is after each, and print all goals at the end.

    Args:
        measures: The parts.
        plan: How they are measured.
        name: Of the file that keeps them, without its ending.
        folder: Where it is kept.
    """
    parts: list[Part] = []
    for measure in measures:
        parts += measure(plan)
        kept = write_report(parts, name, folder)
        plan.tell(f"Kept in {kept}")
    plan.console.print()
    show_goals((goal for part in parts for goal in part.goals), plan.console)


def measure_english(plan: Plan) -> list[Part]:
    """Reading English."""
    return _measure_reading("en", plan)


def measure_vietnamese(plan: Plan) -> list[Part]:
    """Reading Vietnamese."""
    return _measure_reading("vi", plan)


def measure_limits(plan: Plan) -> list[Part]:
    """Single passes over the texts of both languages."""
    limits = replace(plan, limits_only=True)
    return [*_measure_reading("en", limits), *_measure_reading("vi", limits)]


def _measure_reading(language: str, plan: Plan) -> list[Part]:
    from bench.read import run_reading, to_part
    from bench.table import show_reading

    names = plan.names if plan.peers else None
    measured = run_reading(language, plan.passes, names, plan.tell, limits_only=plan.limits_only)
    show_reading(measured, plan.console)
    return [to_part(measured)]


def measure_collect(plan: Plan) -> list[Part]:
    """Files of every kind to text."""
    from bench.collect import run_collect, show_collect, to_part

    measured = run_collect(plan.passes, plan.tell, peers=plan.peers)
    show_collect(measured, plan.console)
    return [to_part(measured)]


def measure_copies(plan: Plan) -> list[Part]:
    """Copies among composed documents."""
    from bench.copies import SIZE, run_copies, show_copies, to_part
    from bench.derive import make_set

    size = plan.size or SIZE
    plan.tell(f"Composing {size:,} documents")
    texts, answers = make_set(size)
    rows = run_copies(texts, answers, plan.tell, peers=plan.peers)
    show_copies(rows, texts, answers, plan.console)
    return [to_part(rows, answers)]


def measure_rollup(plan: Plan) -> list[Part]:
    """Sums of composed facts, and totals of very many values."""
    from bench import columns
    from bench.rollup import run_rollup, show_rollup, to_part

    measured = run_rollup(plan.passes, plan.tell, peers=plan.peers)
    show_rollup(measured, plan.console)
    size = plan.size or columns.VALUES
    rows = columns.run_columns(plan.passes, plan.tell, size, peers=plan.peers, postgresql=plan.postgresql)
    columns.show_columns(rows, plan.console)
    return [to_part(measured), columns.to_part(rows, size)]


def measure_start(plan: Plan) -> list[Part]:
    """The start-up of commands."""
    from bench.start import run_starts, show_starts, to_part

    measured = run_starts(plan.tell)
    show_starts(measured, plan.console)
    return [to_part(measured)]


def measure_months(plan: Plan) -> list[Part]:
    """Yearly totals, forecast from each month."""
    from bench.foresee_months import FILE, run_months, show_months, to_part

    if not FILE.exists():
        raise ClickException(f"There is no {FILE}.")
    rows = run_months(plan.tell, peers=plan.peers)
    show_months(rows, plan.console)
    return [to_part(rows)]


def measure_m3(plan: Plan) -> list[Part]:
    """The monthly series of the M3 competition."""
    from bench.foresee_m3 import run_m3, show_m3, to_part

    rows = run_m3(plan.tell)
    show_m3(rows, plan.console)
    return [to_part(rows)]


def measure_scale(plan: Plan) -> list[Part]:
    """How reconciling grows."""
    from bench.scale import SIZES, run_scale, show_scale, to_part

    measured = run_scale(plan.sizes or SIZES, plan.tell)
    show_scale(measured, plan.console)
    return [to_part(measured)]


def measure_dossier(plan: Plan) -> list[Part]:
    """How dossiers grow, on one core and on all."""
    from bench.dossier import SIZES, run_dossiers, show_dossiers, to_part

    measured = run_dossiers(plan.sizes or SIZES, plan.tell)
    show_dossiers(measured, plan.console)
    return [to_part(measured)]


# What a newcomer sees: all but the growth to a hundred thousand documents, which takes long.
EVERYTHING = (
    measure_start,
    measure_english,
    measure_vietnamese,
    measure_copies,
    measure_collect,
    measure_rollup,
)
