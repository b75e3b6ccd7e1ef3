"""statsforecast's automatic models, on amounts as they are, with its own paths."""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from statsforecast.models import AutoETS, AutoTheta

from bench.runners.foresee import PATHS, SEED, YEAR, Task, answer, left_of, months_of, tell_paths

warnings.simplefilter("ignore")
_MODELS = {"ets": AutoETS, "theta": AutoTheta}


def load(variant: str) -> Any:
    """A forecaster by the model's name."""
    model = _MODELS[variant]

    def foretell(task: Task) -> dict[str, Any]:
        fitted = model(season_length=YEAR).fit(months_of(task))
        paths = fitted.simulate(h=left_of(task), n_paths=PATHS, seed=SEED)
        return tell_paths(task, np.asarray(paths).reshape(PATHS, -1))

    return foretell


if __name__ == "__main__":
    answer(load(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["variant"]))
