"""The material of a report from values of any basis: facts of the record and accepted returns alike."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.publish.report.locks import to_shown
from diemcau.publish.report.material import Evidence, Fact, Material
from diemcau.records import Bound, Interval, Quantity, interval_of
from diemcau.records.observation import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from diemcau.profile.outlines import Outline
    from diemcau.profile.types import Profile
    from diemcau.publish.report.material import Corrected, Dispute, FormTable, Meeting, Order, Proposed
    from diemcau.records import Period
    from diemcau.records.observation import Observation
    from diemcau.records.review import Names
    from diemcau.records.total import Comparison, Covered, Progress, Total


def material_of_values(
    values: Iterable[Observation],
    evidence: Mapping[str, Sequence[Evidence]],
    profile: Profile,
    outline: Outline,
    *,
    period: Period,
    day: date,
    org: str = "",
    org_names: Mapping[str, Names] | None = None,
    totals: Sequence[Total] = (),
    comparisons: Sequence[Comparison] = (),
    progresses: Sequence[Progress] = (),
    coverage: Sequence[Covered] = (),
    orders: Sequence[Order] = (),
    proposals: Sequence[Proposed] = (),
    disputes: Sequence[Dispute] = (),
    corrections: Sequence[Corrected] = (),
    meeting: Meeting | None = None,
    forms: Sequence[FormTable] = (),
) -> Material:
    """What a report can say of some values and what was put together from them.

    Args:
        values: Facts of the record and cells of accepted returns; one without evidence is left out, for no number
            is printed that leads nowhere.
        evidence: Where each value is said, by its id, the best place first.
        profile: The sector's vocabulary.
        outline: The outline, of which the names of the groups that owe a report are taken.
        period: The period under review.
        day: Day the report is made on.
        org: Code of the org whose report it is; empty for all together.
        org_names: Names of orgs that the profile does not know, or calls otherwise.
        totals: What was put together over orgs.
        comparisons: Totals against the year before.
        progresses: Totals against their targets.
        coverage: Who reported, for each group of the outline.
        orders: Directives as tasks of the coming year.
        proposals: What orgs ask for.
        disputes: Values that contradict each other, by the ids of their facts.
        corrections: Values that were replaced.
        meeting: The conference, or None.
        forms: Registers for the annex.
    """
    held = [value for value in values if evidence.get(value.id)]
    sources = {each.document for value in held for each in evidence[value.id] if value.basis is Basis.CLAIM}
    returns = {each.document for value in held for each in evidence[value.id] if value.basis is Basis.FILING}
    known: dict[str, Names] = {code: dict(one.names) for code, one in profile.orgs.items()}
    return Material(
        org=org,
        home=profile.home_org,
        org_names=known | dict(org_names or {}),
        measure_names={code: dict(measure.names) for code, measure in profile.measures.items()},
        proper=frozenset(word for words in profile.home_words.values() for word in words),
        kind_names={kind: dict(owing.names) for owing in outline.owing for kind in owing.kinds},
        unit_names={code: dict(unit.names) for code, unit in profile.units.items()},
        period=period,
        day=day,
        documents=(len(sources), len(sources)),
        filings=len(returns),
        facts=tuple(to_fact(value, evidence[value.id]) for value in held),
        totals=tuple(totals),
        comparisons=tuple(comparisons),
        progresses=tuple(progresses),
        coverage=tuple(coverage),
        coverage_names=tuple(owing.names for owing, _ in zip(outline.owing, coverage, strict=False)),
        orders=tuple(orders),
        proposals=tuple(proposals),
        disputes=tuple(disputes),
        corrections=tuple(corrections),
        meeting=meeting,
        forms=tuple(forms),
    )


def to_fact(value: Observation, evidence: Sequence[Evidence]) -> Fact:
    """A value as a fact that a report may state."""
    return Fact(
        id=value.id,
        measure=value.measure,
        org=value.org,
        period=value.period,
        status=value.status,
        tally=value.tally,
        quantity=to_quantity(value.interval, value.bound, value.unit),
        is_disputed=value.is_disputed,
        evidence=tuple(evidence),
    )


def to_quantity(interval: Interval, bound: Bound, unit: str) -> Quantity:
    """An interval in the words it was given in, where it can be said in them; else in the words it needs.

    "Nearly" is said of the upper end, "more than" of the lower; a value that several statements have narrowed is no
    longer what one word says, and is printed by its ends.
    """
    low, high = interval.low, interval.high
    value = {
        Bound.OVER: low if high is None else None,
        Bound.AT_LEAST: low if high is None else None,
        Bound.UNDER: high if low is None else None,
        Bound.AT_MOST: high if low is None else None,
        Bound.NEARLY: high,
        Bound.ABOUT: (low + high) / 2 if low is not None and high is not None else None,
        Bound.EXACT: (low + high) / 2 if low is not None and high is not None else None,
    }.get(bound)
    if value is not None:
        said = Quantity(value, interval, bound, unit)
        if _is_written(said) if bound is Bound.EXACT else interval_of(value, bound, Decimal(0)) == interval:
            return said
    return to_shown(interval, unit)


def _is_written(quantity: Quantity) -> bool:
    """Whether an interval is what rounding makes of a written number: a point, or as wide as a power of ten."""
    low, high = quantity.interval.low, quantity.interval.high
    return low is not None and high is not None and (low == high or (high - low).normalize().as_tuple().digits == (1,))
