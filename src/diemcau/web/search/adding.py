"""How facts of orgs become a total: which are counted, their intervals added end by end. No database, no clock."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.records import Interval, Standing

if TYPE_CHECKING:
    from diemcau.web.orgs.tree import Node, Tree
    from diemcau.web.record.models import Claim


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that was put together of facts.

    Attributes:
        interval: What it may be.
        facts: The facts that make it.
        is_disputed: Whether one of them is disputed, or several facts of one org differ.
    """

    interval: Interval
    facts: tuple[Claim, ...]
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What one org, with all below it, brings to a total.

    Attributes:
        node: The org.
        own: What it reported itself.
        added: What the orgs below it come to; None where none of them has a fact.
        coverage: By kind of the orgs right below: how many of them have a fact, itself or below, and how many there
            are. Kinds of which none has one are left out.
    """

    node: Node
    own: Amount | None
    added: Amount | None
    coverage: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def counted(self) -> Amount | None:
        """What counts above: what it reported itself, else what was added; never both."""
        return self.own or self.added

    @property
    def differs(self) -> bool:
        """Whether its own number and what was added cannot both be true."""
        return self.own is not None and self.added is not None and _apart(self.own.interval, self.added.interval)


def _apart(one: Interval, other: Interval) -> bool:
    return one.intersection(other) is None


def row_of(node: Node, tree: Tree, by_org: Mapping[int, Sequence[Claim]], *, adds: bool = True) -> Row:
    """What an org brings to a total.

    Args:
        node: The org.
        tree: The orgs of the day.
        by_org: Facts of one measure, period, status and unit, by the id of their org.
        adds: Whether the measure may be added over orgs at all.
    """
    below = [row_of(child, tree, by_org, adds=adds) for child in tree.children(node.pk)]
    return make_row(node, by_org.get(node.pk, ()), below, adds=adds)


def make_row(node: Node, own: Sequence[Claim], below: Sequence[Row], *, adds: bool = True) -> Row:
    """A row of an org's own facts and the rows right below it."""
    counted = [row.counted for row in below]
    added = add(amount for amount in counted if amount) if adds else None
    reported = Counter(row.node.kind for row in below if row.counted or (not adds and _has_fact(row)))
    there = Counter(row.node.kind for row in below)
    return Row(node, one_of(own), added, {kind: (reported[kind], there[kind]) for kind in sorted(reported)})


def _has_fact(row: Row) -> bool:
    return row.own is not None or bool(row.coverage)


def one_of(facts: Sequence[Claim]) -> Amount | None:
    """The number of one org by its facts; of several it is somewhere over all of them, never their sum."""
    if not facts:
        return None
    intervals = [interval_of(fact) for fact in facts]
    differ = any(_apart(one, other) for one in intervals for other in intervals)
    disputed = differ or any(fact.standing == Standing.DISPUTED for fact in facts)
    return Amount(_hull(intervals), tuple(facts), disputed)


def interval_of(fact: Claim) -> Interval:
    """What a fact's number may be."""
    return Interval(fact.low, fact.high, low_open=fact.low_open, high_open=fact.high_open)


def _hull(intervals: Sequence[Interval]) -> Interval:
    """The smallest interval that holds all of some."""
    low, low_open = _end([(one.low, one.low_open) for one in intervals], largest=False)
    high, high_open = _end([(one.high, one.high_open) for one in intervals], largest=True)
    return Interval(low, high, low_open=low_open, high_open=high_open)


def _end(ends: Sequence[tuple[Decimal | None, bool]], *, largest: bool) -> tuple[Decimal | None, bool]:
    known = [end for end, _ in ends if end is not None]
    if len(known) < len(ends):
        return None, False
    extreme = max(known) if largest else min(known)
    return extreme, all(is_open for end, is_open in ends if end == extreme)


def add(amounts: Iterable[Amount]) -> Amount | None:
    """The sum, end by end; an unknown end of one leaves the end of the sum unknown. None of nothing."""
    parts = list(amounts)
    if not parts:
        return None
    low, low_open = _sum([(part.interval.low, part.interval.low_open) for part in parts])
    high, high_open = _sum([(part.interval.high, part.interval.high_open) for part in parts])
    return Amount(
        Interval(low, high, low_open=low_open, high_open=high_open),
        tuple(fact for part in parts for fact in part.facts),
        any(part.is_disputed for part in parts),
    )


def _sum(ends: Sequence[tuple[Decimal | None, bool]]) -> tuple[Decimal | None, bool]:
    known = [end for end, _ in ends if end is not None]
    if len(known) < len(ends):
        return None, False
    return sum(known, Decimal(0)), any(is_open for _, is_open in ends)


def by_org_of(facts: Iterable[Claim]) -> dict[int, list[Claim]]:
    """Facts by the id of their org; those of no known org are in no total."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for fact in facts:
        if fact.org_id is not None:
            found[fact.org_id].append(fact)
    return dict(found)
