"""The clock every reader is measured with: one core, warmed up, best of several passes.

It runs in each reader's own environment, so it needs nothing but the standard library.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Said:
    """One number a reader found.

    Attributes:
        start, end: Code points in the text, half-open.
        text: The words there.
        value: In full units; None where the reader gives no value.
        unit: The reader's own name of the unit; None for a bare number. A counted noun starts with `NOUN`.
    """

    start: int
    end: int
    text: str
    value: float | None
    unit: str | None


NOUN = "noun:"


class Reader(NamedTuple):
    """What is timed, and how its answer is told in words that can be scored.

    Attributes:
        read: Reads one text; this alone is timed.
        said: The text and what `read` gave for it, as numbers found.
    """

    read: Callable[[str], Any]
    said: Callable[[str, Any], list[Said]]


def measure(load: Callable[[str], Reader]) -> None:
    """Do the job that the file named on the command line describes, and write its result where the job says."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pin(job["core"])
    reader = load(job["variant"])
    texts: dict[str, list[str]] = job["texts"]
    reader.read(next(iter(texts.values()))[0])
    result: dict[str, Any] = {"first_read": time.monotonic()}
    if job["whole"]:  # what is told is read first and so warms up what is timed
        result["said"] = {name: [_tell(reader, text) for text in batch] for name, batch in texts.items()}
        result["speed"] = {
            name: _best_pass(reader.read, batch * job["repeat"][name], job["passes"], job["budget_s"])
            for name, batch in texts.items()
        }
    result["peak_mb"] = peak_mb()
    Path(job["result"]).write_text(json.dumps(result), encoding="utf-8")


def _tell(reader: Reader, text: str) -> list[dict[str, Any]]:
    return [asdict(said) for said in reader.said(text, reader.read(text))]


def _best_pass(read: Callable[[str], Any], texts: list[str], passes: int, budget_s: float) -> dict[str, float]:
    """The quickest pass in processor time and in wall time; no further pass starts once the budget is spent."""
    cpu, wall, done, began = float("inf"), float("inf"), 0, time.monotonic()
    while done < passes and (not done or time.monotonic() - began < budget_s):
        cpu_before, wall_before = time.process_time(), time.perf_counter()
        for text in texts:
            read(text)
        cpu = min(cpu, time.process_time() - cpu_before)
        wall = min(wall, time.perf_counter() - wall_before)
        done += 1
    return {
        "documents": len(texts),
        "characters": sum(map(len, texts)),
        "passes": done,
        "cpu_s": cpu,
        "wall_s": wall,
    }


def pin(core: int | None) -> None:
    """Keep this process on one core, where the system can; None leaves it free."""
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def peak_mb() -> float:
    """The most memory this process held at once, in MiB.

    Linux keeps it for each program in /proc. `ru_maxrss`, the way elsewhere, would count there what the parent held
    when it started this process.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024
