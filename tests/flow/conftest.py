"""Reports of places that exist nowhere, as many as are wanted, in one file of lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # processes that are started find the stages of the tests

_STEPS = ("ka", "les", "mir", "no", "par", "quen", "ros", "tal", "ve", "zor")
_THINGS = ("exports", "school places", "visitors", "road repairs", "new firms", "hospital beds", "homes")


def make_line(number: int) -> str:
    """One report as a line of JSON; of each four the first two tell the same, the third corrects them."""
    group = number // 4
    place, thing = make_place(group), _THINGS[group % len(_THINGS)]
    count = 1000 + group * 7 % 89000
    text = (
        f"{place} province reported {count:,} {thing} in 2024.",
        f"{place} province reported {count:,} {thing} in 2024, its office said.",
        f"Correction: {place} province reported {count + 40:,} {thing} in 2024, not {count:,}.",
        f"{make_place(number)} council asked {place} office to count {make_place(number + 1)} piers by 1 May 2026.",
    )[number % 4]
    return json.dumps({"name": f"n{number:06}", "text": text})


def make_place(number: int) -> str:
    """The name of a place, another for each number."""
    return "".join(_STEPS[int(digit)] for digit in str(number)).capitalize()


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[[range], Path]:
    """Writes the reports of some numbers into one file and says where it lies."""

    def write(numbers: range) -> Path:
        path = tmp_path / "reports.jsonl"
        path.write_text("".join(make_line(number) + "\n" for number in numbers), encoding="utf-8")
        return path

    return write
