"""How long a command takes from the start of a fresh interpreter to its end."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console

from bench.child import environment
from bench.goals import Goal, missing
from bench.peers import Tell, last_line
from bench.report import Part
from bench.runners.clock import find_versions
from bench.table import make_table
from bench.texts import ROOT

_STARTS = 9  # of each command; the best counts
_LIMIT_S = 60  # seconds after which a command is stopped
_ENGLISH = "examples/conference/03-dunmarsh-portal.txt"
_VIETNAMESE = "examples/bilingual/01-cong-thong-tin.txt"


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: How the table calls it.
        words: What is given to the interpreter.
        bar_s: Processor seconds that it may take; None for no bar.
    """

    name: str
    words: tuple[str, ...]
    bar_s: float | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """What one command took.

    Attributes:
        command: Which.
        cpu_s, wall_s: Processor and wall seconds, each of the quickest start.
        why_not: Why nothing was measured; empty where it was.
    """

    command: Command
    cpu_s: float = 0.0
    wall_s: float = 0.0
    why_not: str = ""


COMMANDS = (
    Command("the interpreter alone", ("-c", "")),
    Command("diemcau --help", ("-m", "diemcau", "--help"), 0.2),
    Command("diemcau read, one English file", ("-m", "diemcau", "read", _ENGLISH, "--format", "jsonl"), 0.5),
    Command("diemcau read, one Vietnamese file", ("-m", "diemcau", "read", _VIETNAMESE, "--format", "jsonl"), 0.5),
)


def run_starts(tell: Tell, commands: Sequence[Command] = COMMANDS, starts: int = _STARTS) -> list[Start]:
    """Start each command several times.

    Args:
        tell: Told what is being done.
        commands: What is started.
        starts: How often each.
    """
    found = []
    for command in commands:
        tell(f"Starting {command.name}")
        found.append(_start(command, starts))
    return found


def _start(command: Command, starts: int) -> Start:
    cpu = wall = float("inf")
    for _ in range(starts):
        spent, began = _spent(), time.perf_counter()
        try:
            done = subprocess.run(
                (sys.executable, *command.words),
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
                timeout=_LIMIT_S,
                env=environment(),
                cwd=ROOT,
            )
        except subprocess.TimeoutExpired:
            return Start(command, why_not=f"stopped after {_LIMIT_S} s")
        if done.returncode:
            return Start(command, why_not=f"does not run: {last_line(done.stderr)}")
        cpu, wall = min(cpu, _spent() - spent), min(wall, time.perf_counter() - began)
    return Start(command, cpu, wall)


def _spent() -> float:
    """Processor seconds of all processes that this one started and that have ended; Windows tells wall seconds only."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:
        return time.perf_counter()
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def find_goals(starts: Sequence[Start]) -> tuple[Goal, ...]:
    """The commands that have a bar."""
    return tuple(
        missing(one.command.name)
        if one.why_not
        else Goal(one.command.name, one.cpu_s, one.command.bar_s, least=False, unit="s")
        for one in starts
        if one.command.bar_s is not None
    )


def show_starts(starts: Sequence[Start], console: Console) -> None:
    """Print the commands, one a row."""
    console.print(f"\n[bold]Start-up[/]: seconds from the start of a fresh interpreter to its end, best of {_STARTS}")
    table = make_table("command", "processor s", "wall s", "bar s")
    for one in starts:
        bar = "" if one.command.bar_s is None else f"{one.command.bar_s}"
        cells = ("did not run", "") if one.why_not else (f"{one.cpu_s:.3f}", f"{one.wall_s:.3f}")
        table.add_row(one.command.name, *cells, bar)
    console.print(table)
    for one in starts:
        if one.why_not:
            console.print(f"[red]{one.command.name}: {one.why_not}[/red]")


def to_part(starts: Sequence[Start]) -> Part:
    """The run as it is kept."""
    rows: list[dict[str, Any]] = [
        {"name": one.command.name, "why_not": one.why_not}
        if one.why_not
        else {"name": one.command.name, **{key: asdict(one)[key] for key in ("cpu_s", "wall_s")}}
        for one in starts
    ]
    return Part("start", {"rows": rows}, find_goals(starts), find_versions(("diemcau",)))
