"""Diemcau's forecast of the M3 competition's monthly series: medians and 90% intervals of each month ahead."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.runners.clock import do_job
from bench.runners.foresee import PATHS, SEED, YEAR
from diemcau.foresee.outlook.months import simulate


def forecast(job: dict[str, Any]) -> dict[str, Any]:
    """Quantiles of all series, from their past alone."""
    series = [np.array(one["past"]) for one in json.loads(Path(job["series"]).read_text(encoding="utf-8"))]
    draws = np.random.default_rng(SEED).standard_normal((PATHS, job["horizon"]))
    simulate(series[0], season=YEAR, horizon=job["horizon"], draws=draws)  # what is imported on first use
    before = time.process_time()
    answers = []
    for past in series:
        paths = simulate(past, season=YEAR, horizon=job["horizon"], draws=draws)
        answers.append(np.quantile(paths, [0.05, 0.5, 0.95], axis=0).tolist())
    return {"answers": answers, "cpu_s": time.process_time() - before}


if __name__ == "__main__":
    do_job(forecast)
