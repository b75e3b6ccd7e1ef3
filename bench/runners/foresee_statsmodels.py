"""statsmodels' models on logs, with its own paths."""

from __future__ import annotations

import json
import sys
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from bench.runners.foresee import PATHS, SEED, YEAR, Task, answer, left_of, months_of, tell_paths

warnings.simplefilter("ignore")
_ETS = import_module("statsmodels.tsa.exponential_smoothing.ets")
_API = import_module("statsmodels.tsa.api")


def _ets(logs: Any) -> Any:
    form = {"error": "add", "trend": "add", "damped_trend": True, "seasonal": "add", "seasonal_periods": YEAR}
    return _ETS.ETSModel(logs, **form).fit(disp=False)


def _airline(logs: Any) -> Any:
    return _API.SARIMAX(logs, order=(0, 1, 1), seasonal_order=(0, 1, 1, YEAR)).fit(disp=False)


_MODELS = {"ets": _ets, "sarima": _airline}


def load(variant: str) -> Any:
    """A forecaster by the model's name."""

    def foretell(task: Task) -> dict[str, Any]:
        fitted, left = _MODELS[variant](np.log(months_of(task))), left_of(task)
        paths = fitted.simulate(left, anchor="end", repetitions=PATHS, rng=SEED)
        return tell_paths(task, np.exp(np.asarray(paths).reshape(left, PATHS)).T)

    return foretell


if __name__ == "__main__":
    answer(load(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["variant"]))
