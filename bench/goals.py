"""What is asked of Diemcau, what came, and whether that meets it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rich.console import Console


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure that has a bar.

    Attributes:
        what: What was measured, in words.
        came: What came.
        bar: What is asked.
        least: Whether the bar is the least that meets it; else the most.
        aim: What is hoped for beyond the bar, or None.
        unit: What stands behind the figures, such as `times` or `s`; empty for a share.
    """

    what: str
    came: float
    bar: float
    least: bool
    aim: float | None = None
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether what came meets the bar."""
        return self._reaches(self.bar)

    @property
    def aim_met(self) -> bool:
        """Whether it meets the aim as well; without an aim the bar is all there is to meet."""
        return self._reaches(self.bar if self.aim is None else self.aim)

    def _reaches(self, bar: float) -> bool:
        return self.came >= bar if self.least else self.came <= bar

    @property
    def words(self) -> str:
        """What came beside what is asked."""
        asked = f"{'at least' if self.least else 'at most'} {self._said(self.bar)}"
        aim = "" if self.aim is None else f", aim {self._said(self.aim)}"
        return f"{self.what}: {self._said(self.came)} ({asked}{aim})"

    def _said(self, value: float) -> str:
        return f"{short(value, 4)} {self.unit}".rstrip()  # a digit more, as bars are missed narrowly

    def to_json(self) -> dict[str, Any]:
        """The goal as it is kept."""
        return {
            "what": self.what,
            "came": self.came,
            "bar": self.bar,
            "is": "at least" if self.least else "at most",
            "aim": self.aim,
            "unit": self.unit,
            "met": self.met,
            "aim_met": self.aim_met,
        }


def missing(what: str) -> Goal:
    """The goal of what did not run at all, which is not met.

    Args:
        what: What did not run.
    """
    return Goal(f"{what} did not run", 0.0, 1.0, least=True, unit="run")


def short(value: float, digits: int = 3) -> str:
    """A figure with the digits that say something, whole from a hundred on."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.{digits}g}"


def show_goals(goals: Iterable[Goal], console: Console) -> None:
    """Print each goal on a line: met or not met, with the figures."""
    for goal in goals:
        said = "aim met" if goal.aim is not None and goal.aim_met else "met" if goal.met else "not met"
        console.print(f"[{'green' if goal.met else 'red'}]{said:8}[/]{goal.words}", markup=True)
