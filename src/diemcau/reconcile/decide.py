"""Whether two figures are one fact, with the reason in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from diemcau.reconcile.compare import Comparison
from diemcau.reconcile.levels import (
    BARRED,
    POINTS,
    SAME_FACT,
    Level,
    MeasureLevel,
    OwnerLevel,
    PeriodLevel,
    SortLevel,
    StatusLevel,
    TellingLevel,
    ValueLevel,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was made of a comparison.

    Attributes:
        same: Whether the two are one fact.
        points: How strongly; meaningless where a level bars it.
        levels: What it rests on, the level that bars first.
        facts: How many other facts the two texts share, where these tipped the scale; else 0.
    """

    same: bool
    points: float
    levels: tuple[Level, ...] = ()
    facts: int = 0

    @property
    def why(self) -> str:
        """The reason in one sentence."""
        if self.levels and self.levels[0] in BARRED:
            return f"Kept apart: {self.levels[0].value}."
        told = _weigh_up(self.levels)
        if not self.same:
            return f"Kept apart, too little in common: {told}."
        story = f" The two texts tell one story: {self.facts} of their facts are one already." if self.facts else ""
        return f"One fact: both texts have {told}.{story}"

    @property
    def grounds(self) -> tuple[str, ...]:
        """The levels that count, as codes such as `measure.same_code`: what speaks for it first; a bar stands alone."""
        if self.levels and self.levels[0] in BARRED:
            return (code_of(self.levels[0]),)
        ranked = sorted((level for level in self.levels if POINTS.get(level, 0.0)), key=lambda one: POINTS[one] < 0)
        return tuple(code_of(level) for level in ranked)


def code_of(level: Level) -> str:
    """A level as the code under which the page words it: `owner.unsaid`."""
    return f"{type(level).__name__.removesuffix('Level').lower()}.{level.name.lower()}"


@cache  # as many as there are kinds of comparison
def decide_same(comparison: Comparison) -> Decision:
    """Whether two figures are one fact."""
    barred = [level for level in comparison.levels if level in BARRED]
    if comparison.telling is TellingLevel.COPIED:
        barred = [level for level in barred if level is not OwnerLevel.OTHER]
    if barred:
        return Decision(same=False, points=0.0, levels=(barred[0], *comparison.levels))
    points = sum(POINTS.get(level, 0.0) for level in comparison.levels)
    return Decision(same=points >= SAME_FACT, points=points, levels=comparison.levels)


def _weigh_up(levels: Sequence[Level]) -> str:
    """What speaks for sameness and what against it, in words; what says nothing is left out."""
    speaking = ", ".join(level.value for level in levels if POINTS.get(level, 0.0) > 0)
    against = " and ".join(level.value for level in levels if POINTS.get(level, 0.0) < 0)
    if speaking and against:
        return f"{speaking}, in spite of {against}"
    return speaking or against or "nothing"


SURE_WORDS = frozenset(
    {
        MeasureLevel.SAME_CODE,
        MeasureLevel.SAME_WORDS,
        MeasureLevel.SAME_WORD,
        MeasureLevel.SAME_PLAIN,
        MeasureLevel.WITHIN,
    }
)


WORDED = SURE_WORDS | {MeasureLevel.MOSTLY, MeasureLevel.SHARED}
"""Levels at which labels have words in common."""


def is_same_thing(comparison: Comparison, measures: Collection[MeasureLevel]) -> bool:
    """Whether two figures may speak of the same thing, whatever the values; like is held only against like.

    Args:
        comparison: The levels of the two.
        measures: Levels at which what is counted passes for the same.
    """
    return (
        comparison.measure in measures
        and comparison.owner in {OwnerLevel.SAME, OwnerLevel.SAME_CARRIED, OwnerLevel.WITHIN, OwnerLevel.UNSAID}
        and comparison.period not in {PeriodLevel.OTHER, PeriodLevel.CARRIED, PeriodLevel.WITHIN_IMPLIED}
        and comparison.status is StatusLevel.SAME
        and comparison.sort is not SortLevel.OTHER
    )


def is_contradiction(comparison: Comparison) -> bool:
    """Whether two figures surely speak of the same thing in the same period and cannot both be true."""
    return (
        comparison.value is ValueLevel.DISJOINT
        and is_same_thing(comparison, SURE_WORDS)
        and comparison.period in {PeriodLevel.SAME, PeriodLevel.SAME_RARE, PeriodLevel.IMPLIED, PeriodLevel.BOTH_UNSAID}
        and comparison.sort is SortLevel.SAME
    )
