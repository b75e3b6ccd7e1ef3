"""What the fictional units count: every number follows from the unit, the measure and the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from hashlib import sha256

FIRST_YEAR = 2024
"""Of the story; its two years of reports look back on it."""

_SMOOTH_SINCE = 2023
"""Years before it go up and down; a report of the story's first year tells of the year before it."""

_STEPS = ((1000, Decimal(10)), (20, Decimal(1)), (0, Decimal("0.1")))
"""From how many millions on an amount is rounded to how many: a billion has two places."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a report looks back on.

    Attributes:
        year: The year.
        part: `q1`, `h1`, `m9` or `year`: how much of it, from its first day.
    """

    year: int
    part: str = "year"

    @property
    def code(self) -> str:
        """Its period code."""
        return {"year": "{0}", "q1": "{0}-Q1", "h1": "{0}-H1", "m9": "{0}-01..{0}-09"}[self.part].format(self.year)

    @property
    def last_day(self) -> date:
        """Its last day."""
        month, day = {"year": (12, 31), "q1": (3, 31), "h1": (6, 30), "m9": (9, 30)}[self.part]
        return date(self.year, month, day)

    @property
    def before(self) -> Term:
        """The same part of the year before."""
        return Term(self.year - 1, self.part)

    @property
    def share(self) -> Decimal:
        """How much of a year's flow falls in it."""
        return {"year": Decimal(1), "q1": Decimal("0.22"), "h1": Decimal("0.47"), "m9": Decimal("0.73")}[self.part]


def count(*, unit: str, size: Decimal, measure: str, middle: Decimal, tally: str, term: Term) -> Decimal:
    """How much a unit counted.

    Args:
        unit: Its code.
        size: Of the unit, against one of middle size.
        measure: Code of what is counted.
        middle: What a unit of middle size counts in a year.
        tally: `flow`, of which a part of the year has a share, or `stock`, as of the last day.
        term: Of which time.
    """
    own = Decimal("0.8") + Decimal("0.4") * _drawn(unit, measure)
    trend = 1 + (term.year - FIRST_YEAR) * (Decimal("0.12") * _drawn(unit, measure, "trend") - Decimal("0.03"))
    if term.year < _SMOOTH_SINCE:
        trend *= Decimal("0.89") + Decimal("0.22") * _drawn(unit, measure, str(term.year))
    gone = term.share if tally == "flow" else Decimal("0.96") + Decimal("0.04") * term.share
    return max(Decimal(1), middle * size * own * trend * gone)


def to_amount(millions: Decimal) -> Decimal:
    """An amount of money as reports round it, in full units: billions to two places, millions to a whole or a tenth."""
    step = next(step for least, step in _STEPS if millions >= least)
    return (millions / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step * 1_000_000


def to_change(now: Decimal, before: Decimal) -> Decimal:
    """By how many percent it changed, to a tenth."""
    return ((now / before - 1) * 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def _drawn(*words: str) -> Decimal:
    """A number from 0 to 1 that belongs to some words."""
    return Decimal(int(sha256(" ".join(words).encode()).hexdigest()[:6], 16)) / 0xFFFFFF


def choose(number: int, *words: str) -> int:
    """Which of so many things belongs to some words."""
    return min(number - 1, int(_drawn(*words) * number))
