"""How forecasts of totals did: the error of the point, the chances of thresholds, the cover of the interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import mean
from typing import Any

_DECILES = 10


@dataclass(frozen=True, slots=True)
class Origin:
    """One month from which a year's total is forecast.

    Attributes:
        series: Of what.
        year: Which year's total.
        month: The last month told, 1 to 11.
        task: What a forecaster is told: nothing that was published later.
        actual: What the year came to.
    """

    series: str
    year: int
    month: int
    task: dict[str, Any]
    actual: float

    @property
    def outcomes(self) -> list[bool]:
        """Whether the year reached each threshold."""
        return [self.actual >= threshold for threshold in self.task["thresholds"]]


Answer = dict[str, Any]
"""`point`, `low`, `high`, and `chances` by threshold."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The marks of a forecaster over some origins.

    Attributes:
        origins: How many.
        mape: Mean absolute error of the point in percent of the actual.
        brier: Mean squared distance of the chances from what came.
        cover: Share of actual totals within the 90% interval.
    """

    origins: int
    mape: float
    brier: float
    cover: float


@dataclass(frozen=True, slots=True)
class Decile:
    """Chances of about one size, and how often what they spoke of came.

    Attributes:
        low: The least chance that counts here.
        questions: How many.
        said: Their mean.
        came: Share that came true.
    """

    low: float
    questions: int
    said: float
    came: float


def mark(
    origins: Sequence[Origin], answers: Sequence[Answer], counts: Callable[[Origin], bool] = lambda _: True
) -> Mark:
    """The marks over the origins that count.

    Args:
        origins: All of them.
        answers: One for each.
        counts: Which are looked at.
    """
    pairs = [(origin, answer) for origin, answer in zip(origins, answers, strict=True) if counts(origin)]
    errors = [abs(answer["point"] - origin.actual) / origin.actual for origin, answer in pairs]
    squares = [(said - came) ** 2 for pair in pairs for said, came in _questions(*pair)]
    within = [answer["low"] <= origin.actual <= answer["high"] for origin, answer in pairs]
    return Mark(len(pairs), 100 * mean(errors), mean(squares), mean(within))


def find_reliability(origins: Sequence[Origin], answers: Sequence[Answer]) -> list[Decile]:
    """Chances in tenths, and how often what they spoke of came; tenths that nobody said are left out."""
    asked = [question for pair in zip(origins, answers, strict=True) for question in _questions(*pair)]
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for said, came in asked:
        tenths.setdefault(min(int(said * _DECILES), _DECILES - 1), []).append((said, came))
    return [
        Decile(tenth / _DECILES, len(held), mean(said for said, _ in held), mean(came for _, came in held))
        for tenth, held in sorted(tenths.items())
    ]


def _questions(origin: Origin, answer: Answer) -> list[tuple[float, bool]]:
    return list(zip(answer["chances"], origin.outcomes, strict=True))


def to_value(one: Mark | Decile) -> dict[str, Any]:
    """A mark or a decile as it is kept."""
    return asdict(one)
