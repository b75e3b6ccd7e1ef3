"""Units of measurement and sorts of numbers that may stand beside each other."""

from __future__ import annotations

from diemcau.profile.types import Measure, MeasureKind, TimeRollup
from diemcau.records.mention import Tally
from diemcau.records.observation import Observation

_ANY_COUNT = "count"  # the unit of a number of things where the text names no unit
_PEOPLE = "persons"
_RELATIVE = frozenset({"percent", "percentage points", "times", "ratio", "rank"})


def unit_of(measure: Measure | None, unit: str) -> str:
    """The unit that a value of a measure is kept in.

    Texts count loosely: what has no unit is counted in the measure's own, and "visitors" of a measure of person-trips
    are trips. Person-trips of a measure of persons stay what they are, since one person may make several.

    Args:
        measure: What is counted; None where the profile does not know it.
        unit: As reported; empty for none.
    """
    if measure is None or unit in measure.units:
        return unit
    counts = measure.kind in {MeasureKind.COUNT, MeasureKind.PERSONS}
    loose = unit == _ANY_COUNT or (unit == _PEOPLE and measure.kind is MeasureKind.PERSONS)
    return measure.unit_default if not unit or (loose and counts) else unit


def is_amount(measure: Measure, unit: str) -> bool:
    """Whether a number in a unit is an amount of a measure, and no change or share of it."""
    return unit not in _RELATIVE or unit in {measure.unit_default, *measure.units}


def tally_of(measure: Measure | None) -> Tally | None:
    """Whether values of a measure are stocks or flows; None where both may be."""
    if measure is None:
        return None
    if measure.tally is None and measure.rollup_time is TimeRollup.SUM:
        return Tally.FLOW
    return measure.tally


def is_of_tally(observation: Observation, wanted: Tally | None) -> bool:
    """Whether a value may be counted among stocks, or among flows; one of which nothing is known may."""
    return wanted is None or observation.tally is None or observation.tally is wanted
