"""Diemcau: columns of whole numbers, level by level."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.runners.columns import (
    COUNTRY,
    DISTRICTS,
    FAMILIES,
    LASTING,
    LOWEST,
    MEASURES,
    ONCE,
    PROVINCES,
    YEARS,
    Adder,
    Column,
    measure_columns,
    read_columns,
)
from diemcau.profile.types import TimeRollup, UnitsRollup
from diemcau.review.rollup.columns import Facts, Rule, Totals, roll_up


def load(job: dict[str, Any]) -> Adder:
    """The values in memory."""
    facts = Facts(**read_columns(Path(job["folder"])))
    parents, held = make_parents(), list[Totals]()

    def add() -> None:
        held[:] = [roll_up(facts, parents, make_rules(), YEARS)]

    return Adder(add, lambda: to_rows(held[0]))


def make_rules() -> list[Rule]:
    """How each measure is put together."""
    flow, stock = TimeRollup.SUM, TimeRollup.LAST
    plain, once = (UnitsRollup.SUM, flow), (UnitsRollup.DISTINCT, flow)
    return [plain] * ONCE + [once] * (LASTING - ONCE) + [(UnitsRollup.SUM, stock)] * (MEASURES - LASTING)


def make_parents() -> list[int]:
    """The row of the org above each."""
    lowest = [LOWEST + org // FAMILIES[0] for org in range(LOWEST)]
    districts = [LOWEST + DISTRICTS + district // FAMILIES[1] for district in range(DISTRICTS)]
    return [*lowest, *districts, *([COUNTRY] * PROVINCES), -1]


def to_rows(totals: Totals) -> Sequence[Column]:
    """The totals that there are, one after the other."""
    at = np.nonzero(totals.reported)
    values = (totals.low, totals.high, totals.ends, totals.reported)
    return [*at, *(column[at].astype(np.int64) for column in values)]


if __name__ == "__main__":
    measure_columns(load)
