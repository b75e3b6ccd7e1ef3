"""The library's theta model alone, on the M3 competition's monthly series."""

from __future__ import annotations

import json
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from statsforecast.models import DynamicOptimizedTheta

from bench.runners.clock import do_job
from bench.runners.foresee import SEED, YEAR

warnings.simplefilter("ignore")


def forecast(job: dict[str, Any]) -> dict[str, Any]:
    """Quantiles of all series as the library gives them."""
    series = [np.array(one["past"]) for one in json.loads(Path(job["series"]).read_text(encoding="utf-8"))]
    np.random.seed(SEED)  # noqa: NPY002 - the library draws its intervals from there
    before = time.process_time()
    answers = []
    for past in series:
        told = DynamicOptimizedTheta(season_length=YEAR).forecast(past, job["horizon"], level=[90])
        answers.append([told[name].tolist() for name in ("lo-90", "mean", "hi-90")])
    return {"answers": answers, "cpu_s": time.process_time() - before}


if __name__ == "__main__":
    do_job(forecast)
