"""Totals over orgs, periods and measures, as the profile lets each measure be added, and the facts behind each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from diemcau.profile.types import MeasureKind, UnitsRollup
from diemcau.records import Kind, Period, Standing, Status, Tally
from diemcau.web.archive.reading import profile
from diemcau.web.record.queries import claims_for
from diemcau.web.search.adding import Row, by_org_of, make_row, row_of

if TYPE_CHECKING:
    from datetime import datetime

    from diemcau.profile.types import Measure
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node, Tree
    from diemcau.web.record.models import Claim

_COLUMNS = (
    "pk", "uid", "measure", "unit", "tally", "org_id", "period", "first_day", "last_day", "standing", "sources",
    "value", "low", "high", "low_open", "high_open", "bound", "kind", "label", "owner", "status", "seen_from",
    "whole",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which total.

    Attributes:
        node: The org at the head.
        tree: The orgs as they stood on the last day of the period.
        period: Of which period; a stock counts on its last day.
        measure: The measure; None asks for all.
        unit: Unit of measurement; empty for the one that most facts have.
        status: Whether it happened, is expected, planned or aimed at.
        partner: With whom; empty for facts without a partner.
        at: As of which moment; None for now.
    """

    node: Node
    tree: Tree
    period: Period
    measure: Measure | None = None
    unit: str = ""
    status: str = Status.ACTUAL
    partner: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A total of one measure in one unit.

    Attributes:
        measure: The measure.
        unit: Unit of measurement.
        row: The org at the head, with what it reported and what was added.
        rows: What the orgs right below it bring, in order of their codes; without those that bring nothing.
        others: Other units of measurement in which there are facts, and how many; they are never added to these.
    """

    measure: Measure
    unit: str
    row: Row
    rows: tuple[Row, ...]
    others: tuple[tuple[str, int], ...] = field(default=())

    @property
    def adds(self) -> bool:
        """Whether the measure may be added over orgs."""
        return self.measure.rollup_units is UnitsRollup.SUM


def facts_for(scope: Scope, wanted: Wanted) -> QuerySet[Claim]:
    """The facts that may be part of a total: amounts, not replaced, of the org or of one below it."""
    return _facts(scope, wanted, _in_time(wanted))


def facts_between(scope: Scope, wanted: Wanted) -> QuerySet[Claim]:
    """The same of every stretch of time within the period."""
    return _facts(scope, wanted, Q(first_day__gte=wanted.period.start, last_day__lte=wanted.period.end))


def _facts(scope: Scope, wanted: Wanted, in_time: Q) -> QuerySet[Claim]:
    found = _amounts(scope, wanted, in_time)
    if wanted.measure is not None:
        found = found.filter(measure=wanted.measure.code)
    found = found.filter(partner__iexact=wanted.partner) if wanted.partner else found.filter(partner="")
    return found.exclude(standing=Standing.SUPERSEDED).only(*_COLUMNS).order_by("org_id", "pk")


def _amounts(scope: Scope, wanted: Wanted, in_time: Q) -> QuerySet[Claim]:
    """The amounts of an org and all below it; of a root those of any org, which spares the database a long list."""
    below = Q(org_id__in=wanted.tree.below(wanted.node.pk))
    if len(wanted.tree.roots()) == 1 and wanted.tree.is_root(wanted.node.pk):
        below = Q(org__isnull=False)
    return claims_for(scope, wanted.at).filter(in_time, below, status=wanted.status, kind=Kind.LEVEL)


def load_facts(found: QuerySet[Claim]) -> list[Claim]:
    """Facts of a total. Where an org has several for one total, a part of something larger gives way to the whole."""
    groups: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for fact in found:
        groups[fact.org_id, fact.measure, fact.period, fact.unit].append(fact)
    return [fact for group in groups.values() for fact in _wholes(group)]


def _wholes(group: list[Claim]) -> list[Claim]:
    return [fact for fact in group if fact.whole is None] or group


def _in_time(wanted: Wanted) -> Q:
    exact = Q(period=wanted.period.code)
    at_end = Q(last_day=wanted.period.end, tally=Tally.STOCK)
    if wanted.measure is None:
        return exact | at_end
    return exact | at_end if wanted.measure.tally is Tally.STOCK else exact


def unit_of(fact: Claim, measure: Measure) -> str:
    """The unit of a fact; a bare count is in the measure's own unit."""
    bare = fact.unit in {"", "count"} and measure.kind is not MeasureKind.MONEY
    return measure.unit_default if bare else fact.unit


def fits(fact: Claim, measure: Measure) -> bool:
    """Whether a fact is of the measure's sort: what there is and what happened are never one total."""
    return not fact.tally or measure.tally is None or fact.tally == measure.tally


def total_of(wanted: Wanted, measure: Measure, facts: Iterable[Claim]) -> Total | None:
    """The total of one measure; None where no fact is left for it."""
    fitting = [fact for fact in facts if fits(fact, measure)]
    units = Counter(unit_of(fact, measure) for fact in fitting)
    if not units:
        return None
    usual = sorted(units, key=lambda unit: (-units[unit], unit))
    unit = wanted.unit if wanted.unit in units else usual[0]
    by_org = by_org_of(fact for fact in fitting if unit_of(fact, measure) == unit)
    adds = measure.rollup_units is UnitsRollup.SUM
    rows = [row_of(child, wanted.tree, by_org, adds=adds) for child in wanted.tree.children(wanted.node.pk)]
    row = make_row(wanted.node, by_org.get(wanted.node.pk, ()), rows, adds=adds)
    shown = tuple(one for one in rows if one.counted or one.coverage)
    return Total(measure, unit, row, shown, tuple((other, units[other]) for other in usual if other != unit))


def measures_with_facts(scope: Scope, wanted: Wanted) -> list[str]:
    """Codes of the measures of which there are facts for the org or below it, in the order of the profile."""
    # Two questions, each along an index of its own; joined by "or" they would go through every fact there is.
    ways = (Q(period=wanted.period.code), Q(last_day=wanted.period.end, tally=Tally.STOCK))
    found = (_amounts(scope, wanted, way).order_by().values_list("measure", flat=True).distinct() for way in ways)
    there = {measure for measures in found for measure in measures}
    return [code for code in profile().measures if code in there]


def totals_of(scope: Scope, wanted: Wanted, codes: Sequence[str]) -> list[Total]:
    """The totals of some measures, asked for together."""
    by_measure: defaultdict[str, list[Claim]] = defaultdict(list)
    for fact in load_facts(facts_for(scope, wanted).filter(measure__in=codes)):
        by_measure[fact.measure].append(fact)
    found = (total_of(wanted, profile().measures[code], by_measure[code]) for code in codes)
    return [total for total in found if total is not None]
