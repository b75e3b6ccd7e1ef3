"""The clock every reader is measured with: one core, warmed up, best of several passes.

It runs in each reader's own environment, so it needs nothing but the standard library.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bench.runners.number import find_places

_YARDSTICK = 1_000_000  # characters that the pattern runs over after each pass, about as long as can be timed well


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


def _as_it_is(text: str) -> str:
    return text


class Reader(NamedTuple):
    """What is timed, and how its answer is told in words that can be scored.

    Attributes:
        read: Reads one text; this alone is timed.
        said: The text and what `read` gave for it, as numbers found; None for what finds no numbers.
        prepare: What makes of a text what `read` takes, before the clock runs.
    """

    read: Callable[[Any], Any]
    said: Callable[[str, Any], list[Said]] | None = None
    prepare: Callable[[str], Any] = _as_it_is


def do_job(work: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Do the job that the file named on the command line describes, and write its result where the job says.

    Args:
        work: Does the job; memory is added to what it returns, and versions to the `versions` that it may tell itself.
    """
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pin(job["core"])
    result = work(job)
    result |= {"peak_mb": peak_mb(), "versions": result.get("versions", {}) | find_versions(job["packages"])}
    Path(job["result"]).write_text(json.dumps(result), encoding="utf-8")


def measure(load: Callable[[str], Reader]) -> None:
    """Read the texts of a job: the first of them alone, or all against the clock."""

    def work(job: dict[str, Any]) -> dict[str, Any]:
        reader = load(job["variant"])
        texts: dict[str, list[str]] = job["texts"]
        first = next(iter(texts.values()))[0]
        reader.read(reader.prepare(first))
        result: dict[str, Any] = {"first_read": time.monotonic()}
        if job["whole"]:
            told = {name: _first_pass(reader, batch, first) for name, batch in texts.items()}
            result["said"] = {name: said for name, (said, _) in told.items()}
            result["speed"] = {
                name: _best_pass(reader, batch * job["repeat"][name], job["passes"], job["budget_s"]) | told[name][1]
                for name, batch in texts.items()
            }
        return result

    do_job(work)


def _first_pass(reader: Reader, texts: Sequence[str], known: str) -> tuple[list[Any], dict[str, float]]:
    """What is found in each text, and the speed of a process that has just started, each text new to it."""
    said, characters, spent = [], 0, 0.0
    for text in texts:
        taken = reader.prepare(text)
        before = time.process_time()
        answer = reader.read(taken)
        if text != known:
            spent += time.process_time() - before
            characters += len(text)
        said.append([asdict(one) for one in reader.said(text, answer)] if reader.said else [])
    return said, {"first_characters": characters, "first_cpu_s": spent}


def _best_pass(reader: Reader, texts: Sequence[str], passes: int, budget_s: float) -> dict[str, float]:
    """The quickest pass, and how many times the pattern's time a pass takes.

    The pattern runs right after each pass, so that both meet the machine in the same mood; the middle of these ratios
    is what counts.
    """
    taken, ratios = [reader.prepare(text) for text in texts], []
    characters = sum(map(len, texts))
    again = max(1, _YARDSTICK // characters)

    def read_all() -> None:
        for text in taken:
            reader.read(text)

    def find_all() -> None:
        for _ in range(again):
            for text in texts:
                find_places(text)

    def compare(spent_s: float) -> None:
        ratios.append(spent_s * again / best_of(find_all, 1, 0.0)["cpu_s"])

    timed = best_of(read_all, passes, budget_s, compare)
    return timed | {
        "documents": len(texts),
        "characters": characters,
        "size": sum(len(text.encode()) for text in texts),
        "times_pattern": median(ratios),
    }


def best_of(
    do: Callable[[], object], passes: int, budget_s: float, after: Callable[[float], None] = lambda _: None
) -> dict[str, float]:
    """How often something was done, and its least processor and wall seconds.

    Args:
        do: What is timed.
        passes: How often at most.
        budget_s: Seconds after which it is not begun again.
        after: Told the processor seconds of each pass.
    """
    cpu, wall, done, began = float("inf"), float("inf"), 0, time.monotonic()
    while done < passes and (not done or time.monotonic() - began < budget_s):
        cpu_before, wall_before = time.process_time(), time.perf_counter()
        do()
        spent = time.process_time() - cpu_before
        cpu, wall, done = min(cpu, spent), min(wall, time.perf_counter() - wall_before), done + 1
        after(spent)
    return {"passes": done, "cpu_s": cpu, "wall_s": wall}


def find_versions(packages: Sequence[str]) -> dict[str, str]:
    """The version of each distribution as it is installed; of one that runs from its sources what it says itself."""
    found = {}
    for name in packages:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = str(getattr(import_module(name), "__version__", ""))
    return found


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
