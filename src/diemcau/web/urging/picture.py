"""How many people a ladder would tell on each day, as small bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

STEP, HEIGHT = 20, 90
"""Units of the drawing from one day to the next, and of the highest bar; the page scales it."""
_GAP = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One day.

    Attributes:
        day: Which.
        number: How often somebody is told.
        x, y, width, height: Where it lies.
    """

    day: date
    number: int
    x: int
    y: int
    width: int
    height: int


def draw(per_day: Mapping[date, int]) -> list[Bar]:
    """A bar for each day, in one scale."""
    most = max(per_day.values(), default=0) or 1
    found = []
    for place, (day, number) in enumerate(sorted(per_day.items())):
        height = max(HEIGHT * number // most, 2 if number else 0)
        found.append(Bar(day, number, place * STEP + _GAP // 2, HEIGHT - height, STEP - _GAP, height))
    return found
