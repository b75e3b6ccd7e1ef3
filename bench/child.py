"""One program in a process of its own: what it found, how fast, from when on, in how much memory."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.peers import Peer, last_line
from bench.runners.clock import Said
from bench.texts import ROOT, TextSet

_LIMIT_S = 600  # seconds after which a program is stopped
_READ_S = 240  # the same for a reader of texts
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Program:
    """How a reader of texts is started.

    Attributes:
        python: The interpreter.
        peer: Who it is.
        repeat: How often the texts of a set stand one after another in a pass; once where nothing is said.
        passes: How many passes at most.
        budget_s: Seconds after which no further pass starts.
    """

    python: Path
    peer: Peer
    repeat: dict[str, int] = field(default_factory=dict)
    passes: int = 5
    budget_s: float = 8.0


@dataclass(frozen=True, slots=True)
class Speed:
    """The best pass over one set, and the first.

    Attributes:
        documents, characters, size: What one pass read; `size` is in bytes of UTF-8.
        passes: How many passes there were.
        cpu_s, wall_s: Processor and wall seconds of the quickest pass.
        times_pattern: How many times the time of one number pattern over the same text, right after, a pass took; the
            middle of all passes.
        first_characters, first_cpu_s: Characters that were read for the first time, and their processor seconds.
    """

    documents: int
    characters: int
    size: int
    passes: int
    cpu_s: float
    wall_s: float
    times_pattern: float
    first_characters: int = 0
    first_cpu_s: float = 0.0

    @property
    def per_second(self) -> float:
        """Characters a second of processor time."""
        return self.characters / self.cpu_s

    @property
    def megabytes_per_s(self) -> float:
        """Million bytes of UTF-8 a second of processor time."""
        return self.size / self.cpu_s / 1e6

    @property
    def first_megabytes_per_s(self) -> float | None:
        """The same for texts that were never read before, at the set's bytes a character; None where there are none."""
        if not self.first_cpu_s:
            return None
        return self.first_characters / self.first_cpu_s * self.size / self.characters / 1e6


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one reader.

    Attributes:
        speed: By name of the set.
        said: By name of the set, for each text.
        load_s: From the start of a fresh interpreter until the first document was read, the better of two starts.
        peak_mb: Most memory held at once, in MiB.
        versions: What was installed, by distribution.
    """

    speed: dict[str, Speed]
    said: dict[str, list[list[Said]]]
    load_s: float
    peak_mb: float
    versions: dict[str, str]


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
        versions=second["versions"],
    )


def _start(program: Program, sets: list[TextSet], *, whole: bool) -> dict[str, Any] | str:
    began = time.monotonic()
    job = {
        "variant": program.peer.variant,
        "texts": {s.name: list(s.texts) for s in sets},
        "repeat": {s.name: program.repeat.get(s.name, 1) for s in sets},
        "whole": whole,
        "passes": program.passes,
        "budget_s": program.budget_s,
    }
    read = run_job(program.python, program.peer, job, _READ_S)
    return read if isinstance(read, str) else {**read, "load_s": read["first_read"] - began}


def run_job(python: Path, peer: Peer, job: dict[str, Any], limit_s: float = _LIMIT_S) -> dict[str, Any] | str:
    """Have a runner do a job in a process of its own; or why it did not.

    Args:
        python: The interpreter.
        peer: Who it is.
        job: What its runner has to know.
        limit_s: Seconds after which it is stopped.
    """
    with tempfile.TemporaryDirectory() as folder:
        task, result = Path(folder, "job.json"), Path(folder, "result.json")
        core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
        common = {"core": core, "packages": peer.packages, "result": str(result)}
        task.write_text(json.dumps(job | common), encoding="utf-8")
        why = call((str(python), "-m", f"bench.runners.{peer.runner}", str(task)), limit_s)
        if why or not result.exists():
            return why or "does not run: it wrote no result"
        read: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return read


def call(command: tuple[str, ...], limit_s: float = _LIMIT_S) -> str:
    """Run a command of the benchmark; empty where it went well, else why not."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=limit_s, env=environment(), cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        return f"stopped after {limit_s:.0f} s"
    return f"does not run: {last_line(done.stderr)}" if done.returncode else ""


def environment() -> dict[str, str]:
    """One thread, this checkout's sources, and compiled modules kept as on any user's machine."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "PYTHONPATH": paths, "PYTHONWARNINGS": "ignore", **dict.fromkeys(_ONE_THREAD, "1")}
