"""One reader in a process of its own: what it found, how fast, from when on, in how much memory."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.peers import last_line
from bench.runners.clock import Said
from bench.texts import ROOT, TextSet

_LIMIT_S = 240  # seconds after which a reader is stopped
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Program:
    """What is started.

    Attributes:
        python: The interpreter.
        runner: Module of `bench.runners`.
        variant: What the runner is to do differently; empty for nothing.
        repeat: How often the texts stand one after another in a pass.
        passes: How many passes at most.
        budget_s: Seconds after which no further pass starts.
    """

    python: Path
    runner: str
    variant: str = ""
    repeat: dict[str, int] = field(default_factory=dict)
    passes: int = 5
    budget_s: float = 8.0


@dataclass(frozen=True, slots=True)
class Speed:
    """The best pass over one set.

    Attributes:
        documents, characters: What one pass read.
        passes: How many passes there were.
        cpu_s, wall_s: Processor and wall seconds of the quickest pass.
    """

    documents: int
    characters: int
    passes: int
    cpu_s: float
    wall_s: float

    @property
    def per_second(self) -> float:
        """Characters a second of processor time."""
        return self.characters / self.cpu_s


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one reader.

    Attributes:
        speed: By name of the set.
        said: By name of the set, for each text.
        load_s: From the start of a fresh interpreter until the first document was read, the better of two starts.
        peak_mb: Most memory held at once, in MiB.
    """

    speed: dict[str, Speed]
    said: dict[str, list[list[Said]]]
    load_s: float
    peak_mb: float


def run_program(program: Program, sets: list[TextSet]) -> Measured | str:
    """Start a reader twice, first for one document, then for all of them against the clock; or why it did not run."""
    first = _start(program, sets, whole=False)
    if isinstance(first, str):
        return first
    second = _start(program, sets, whole=True)
    if isinstance(second, str):
        return second
    return Measured(
        speed={name: Speed(**numbers) for name, numbers in second["speed"].items()},
        said={name: [[Said(**s) for s in text] for text in batch] for name, batch in second["said"].items()},
        load_s=min(first["load_s"], second["load_s"]),
        peak_mb=second["peak_mb"],
    )


def _start(program: Program, sets: list[TextSet], *, whole: bool) -> dict[str, Any] | str:
    with tempfile.TemporaryDirectory() as folder:
        job, result = Path(folder, "job.json"), Path(folder, "result.json")
        job.write_text(json.dumps(_job(program, sets, result, whole=whole)), encoding="utf-8")
        command = (str(program.python), "-m", f"bench.runners.{program.runner}", str(job))
        began = time.monotonic()
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, check=False, timeout=_LIMIT_S, env=environment(), cwd=ROOT
            )
        except subprocess.TimeoutExpired:
            return f"stopped after {_LIMIT_S} s"
        if done.returncode or not result.exists():
            return f"does not run: {last_line(done.stderr)}"
        read: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return {**read, "load_s": read["first_read"] - began}


def _job(program: Program, sets: list[TextSet], result: Path, *, whole: bool) -> dict[str, Any]:
    return {
        "core": max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None,
        "variant": program.variant,
        "texts": {s.name: list(s.texts) for s in sets},
        "repeat": {s.name: program.repeat.get(s.name, 1) for s in sets},
        "whole": whole,
        "passes": program.passes,
        "budget_s": program.budget_s,
        "result": str(result),
    }


def environment() -> dict[str, str]:
    """One thread, this checkout's sources, and compiled modules kept as on any user's machine."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "PYTHONPATH": paths, "PYTHONWARNINGS": "ignore", **dict.fromkeys(_ONE_THREAD, "1")}
