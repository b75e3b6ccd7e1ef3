"""The clock for readers of files: each format by itself, on one core, best of several passes.

It runs in each reader's own environment, so it needs nothing but the standard library.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.runners.clock import best_of, do_job

Convert = Callable[[bytes, str], str]
"""Takes the bytes of a file and its name, and returns its text."""


def measure_files(load: Callable[[], Convert]) -> None:
    """Read the files of a job, format by format."""

    def work(job: dict[str, Any]) -> dict[str, Any]:
        convert = load()
        formats = {}
        for ending, paths in job["files"].items():
            bodies = [(Path(path).read_bytes(), Path(path).name) for path in paths]
            formats[ending] = _measure(convert, bodies, job["passes"], job["budget_s"])
        return {"formats": formats}

    do_job(work)


def _measure(convert: Convert, bodies: list[tuple[bytes, str]], passes: int, budget_s: float) -> dict[str, Any]:
    """The texts, and the quickest pass in processor and wall time; the first pass only warms up."""
    try:
        texts = [convert(body, name) for body, name in bodies]
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is why it does not read the format
        return {"why_not": f"{type(error).__name__}: {error}"[:200]}

    def convert_all() -> None:
        for body, name in bodies:
            convert(body, name)

    return {"texts": texts, **best_of(convert_all, passes, budget_s)}
