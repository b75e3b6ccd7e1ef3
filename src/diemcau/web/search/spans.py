"""A measure of one org over the stretches of a period: months, quarters, halves, and their sum where it may be made."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.profile.types import TimeRollup, UnitsRollup
from diemcau.records import Tally, parse_period
from diemcau.web.search.adding import Amount, Row, add, by_org_of, row_of
from diemcau.web.search.totals import Wanted, facts_between, fits, load_facts, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diemcau.profile.types import Measure
    from diemcau.records import Period
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.record.models import Claim

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_GRAINS = {
    "year": re.compile(r"\d{4}\Z"),
    "half": re.compile(r"\d{4}-H\d\Z"),
    "quarter": re.compile(r"\d{4}-Q\d\Z"),
    "month": re.compile(r"\d{4}-\d\d\Z"),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """What there is for one stretch of time."""

    period: Period
    row: Row


@dataclass(frozen=True, slots=True)
class Grain:
    """All stretches of one length.

    Attributes:
        name: `year`, `half`, `quarter`, `month` or `other`.
        stretches: Those of which there is a number, in order of time.
        added: Their sum; None where the measure is not added over time, or they overlap.
        expected: How many of them fill the period; 0 where they do not.
    """

    name: str
    stretches: tuple[Stretch, ...]
    added: Amount | None
    expected: int


def over_time(scope: Scope, wanted: Wanted, measure: Measure) -> tuple[str, list[Grain]]:
    """The unit of measurement and the stretches of a period, the longest first."""
    facts = [fact for fact in load_facts(facts_between(scope, wanted)) if fits(fact, measure)]
    units = sorted({unit_of(fact, measure) for fact in facts}, key=lambda unit: _rank(unit, facts, measure))
    unit = wanted.unit if wanted.unit in units else next(iter(units), "")
    by_period: defaultdict[str, list[Claim]] = defaultdict(list)
    for fact in facts:
        if unit_of(fact, measure) == unit:
            by_period[fact.period].append(fact)
    rows = [Stretch(period, _row(wanted, measure, by_period[code])) for code in by_period if (period := _period(code))]
    counted = sorted((one for one in rows if one.row.counted), key=lambda one: (one.period.start, one.period.end))
    names = (*_GRAINS, "other")
    grains = (_grain(name, [one for one in counted if _grain_of(one) == name], wanted, measure) for name in names)
    return unit, [grain for grain in grains if grain.stretches]


def _rank(unit: str, facts: Iterable[Claim], measure: Measure) -> tuple[int, str]:
    return -sum(unit_of(fact, measure) == unit for fact in facts), unit


def _period(code: str) -> Period | None:
    try:
        return parse_period(code)
    except Invalid:
        return None


def _row(wanted: Wanted, measure: Measure, facts: Iterable[Claim]) -> Row:
    return row_of(wanted.node, wanted.tree, by_org_of(facts), adds=measure.rollup_units is UnitsRollup.SUM)


def _grain_of(stretch: Stretch) -> str:
    return next((name for name, form in _GRAINS.items() if form.match(stretch.period.code)), "other")


def _grain(name: str, stretches: Sequence[Stretch], wanted: Wanted, measure: Measure) -> Grain:
    adds = measure.rollup_time is TimeRollup.SUM and measure.tally is Tally.FLOW and _disjoint(stretches)
    amounts = [stretch.row.counted for stretch in stretches]
    several = adds and len(stretches) > 1
    return Grain(
        name, tuple(stretches), add(one for one in amounts if one) if several else None, _expected(name, wanted.period)
    )


def _disjoint(stretches: Sequence[Stretch]) -> bool:
    return all(one.period.end < other.period.start for one, other in pairwise(stretches))


def _expected(name: str, period: Period) -> int:
    """How many stretches of a length fill a period; 0 where they do not fill it evenly."""
    after = period.end + timedelta(days=1)
    if name not in _MONTHS or period.start.day != 1 or after.day != 1:
        return 0
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    return months // _MONTHS[name] if months % _MONTHS[name] == 0 else 0
