"""The clock for readers of files: each format by itself, on one core, best of several passes.

It runs in each reader's own environment, so it needs nothing but the standard library.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.runners.clock import peak_mb, pin

Convert = Callable[[bytes, str], str]
"""Takes the bytes of a file and its name, and returns its text."""


def measure_files(load: Callable[[], Convert]) -> None:
    """Do the job that the file named on the command line describes, and write its result where the job says."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pin(job["core"])
    convert = load()
    result: dict[str, Any] = {"formats": {}}
    for ending, paths in job["files"].items():
        bodies = [(Path(path).read_bytes(), Path(path).name) for path in paths]
        result["formats"][ending] = _measure(convert, bodies, job["passes"], job["budget_s"])
    result["peak_mb"] = peak_mb()
    Path(job["result"]).write_text(json.dumps(result), encoding="utf-8")


def _measure(convert: Convert, bodies: list[tuple[bytes, str]], passes: int, budget_s: float) -> dict[str, Any]:
    """The texts, and the quickest pass in processor and wall time; the first pass only warms up."""
    try:
        texts = [convert(body, name) for body, name in bodies]
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is why it does not read the format
        return {"why_not": f"{type(error).__name__}: {error}"[:200]}
    cpu, wall, done, began = float("inf"), float("inf"), 0, time.monotonic()
    while done < passes and (not done or time.monotonic() - began < budget_s):
        cpu_before, wall_before = time.process_time(), time.perf_counter()
        for body, name in bodies:
            convert(body, name)
        cpu = min(cpu, time.process_time() - cpu_before)
        wall = min(wall, time.perf_counter() - wall_before)
        done += 1
    return {"texts": texts, "passes": done, "cpu_s": cpu, "wall_s": wall}
