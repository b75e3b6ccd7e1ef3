"""Diemcau: a review's ledger of claims, and the sum of the claims of each owner, measure and period as an interval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from bench.runners.rollup import Fact, Group, measure_rollup, read_facts
from diemcau.records import Bound, Claim, Interval, Kind, Period, Record, Standing, Status, Tally, parse_period
from diemcau.review.breakdown import total
from diemcau.review.ledger import open_ledger


def load(facts: Path) -> Callable[[], list[Group]]:
    """The facts as a record."""
    claims = tuple(to_claim(number, fact) for number, fact in enumerate(read_facts(facts)))
    record = Record(story="composed", readings=(), independent=frozenset(), claims=claims)
    return lambda: add(record)


def to_claim(number: int, fact: Fact) -> Claim:
    """A fact as reconciling would give it, without the words that state it.

    Args:
        number: Its number in the table.
        fact: The fact.
    """
    org, measure, period, low, high = fact
    return Claim(
        id=f"f{number}",
        statements=(),
        value=Decimal(low),
        interval=Interval(Decimal(low), Decimal(high)),
        bound=Bound.EXACT if low == high else Bound.ABOUT,
        unit="count",
        measure=measure,
        label=measure,
        unit_of_report=org,
        period=parse_period(period),
        status=Status.ACTUAL,
        kind=Kind.LEVEL,
        stock_or_flow=Tally.FLOW,
        compare_to=None,
        part_of=None,
        independent_sources=1,
        standing=Standing.SINGLE,
    )


def add(record: Record) -> list[Group]:
    """The sum of each owner, measure and period."""
    found: list[Group] = []
    for (org, measure, _), claims in open_ledger(record).by_subject.items():
        told: defaultdict[Period | None, list[Claim]] = defaultdict(list)
        for claim in claims:
            told[claim.period].append(claim)
        for period, each in told.items():
            whole = total(each)
            found.append((org or "", measure, str(period), int(whole.low or 0), int(whole.high or 0), len(each)))
    return found


if __name__ == "__main__":
    measure_rollup(load)
