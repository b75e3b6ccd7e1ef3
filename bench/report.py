"""A run kept as one JSON: the machine, the versions, every row, every goal."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.goals import Goal
from bench.texts import ROOT

RESULTS = ROOT / "bench" / "results"
_MIB = 2**20
_WIDE = 160  # columns of a table that no terminal limits


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a run.

    Attributes:
        name: The command that measures it.
        value: What was measured; `rows` holds a row for each reader, with `why_not` where it did not run.
        goals: What was asked, and what came.
        versions: What was installed, by distribution.
    """

    name: str
    value: dict[str, Any]
    goals: tuple[Goal, ...]
    versions: dict[str, str]


def write_report(parts: Sequence[Part], name: str, folder: Path = RESULTS) -> Path:
    """Keep parts as one JSON; where it lies.

    Args:
        parts: What was measured.
        name: Of the file, without its ending.
        folder: Where it is kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(to_json(parts), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def to_json(parts: Sequence[Part]) -> dict[str, Any]:
    """Parts as they are kept."""
    versions: dict[str, str] = {}
    for part in parts:
        versions |= part.versions
    return {
        "machine": find_machine(),
        "versions": dict(sorted(versions.items())),
        "parts": {part.name: part.value for part in parts},
        "goals": [{"part": part.name, **goal.to_json()} for part in parts for goal in part.goals],
    }


def find_machine() -> dict[str, Any]:
    """What the figures were measured on: system, Python, processor, cores and MiB of memory, as far as it tells."""
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_mb": _memory(),
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8", errors="replace").splitlines() if told.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def _memory() -> int | None:
    if not hasattr(os, "sysconf"):
        return None
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MIB


def open_console() -> Console:
    """Where tables are printed; wide where the output is no terminal, so that nothing is cut off."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_WIDE)
