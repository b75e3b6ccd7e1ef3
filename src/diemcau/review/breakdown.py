"""Wholes, their parts, and what the parts leave unexplained."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from diemcau.records import Claim, Interval, Standing
from diemcau.records.proportion import lies_above
from diemcau.records.review import Answer, Breakdown, Check, CheckKind, PartRule

if TYPE_CHECKING:
    from diemcau.profile.types import Measure, Profile
    from diemcau.review.ledger import Ledger

ZERO = Interval.point(Decimal(0))


def find_breakdowns(ledger: Ledger, profile: Profile | None) -> list[Breakdown]:
    """Every whole with the parts that are stated of it, in the order of the record.

    "Including" demands no equality: what the parts leave is the remainder, as an interval.
    """
    parts: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.record.claims:
        if claim.part_of in ledger.by_id and claim.standing is not Standing.SUPERSEDED:
            parts[claim.part_of].append(claim)
    return [
        _breakdown(claim, parts[claim.id], profile)
        for claim in ledger.record.claims
        if claim.id in parts and claim.standing is not Standing.SUPERSEDED
    ]


def _breakdown(whole: Claim, parts: list[Claim], profile: Profile | None) -> Breakdown:
    rule, complete = _rule(parts, profile)
    return Breakdown(
        whole=whole.id,
        parts=tuple(part.id for part in sorted(parts, key=lambda part: -part.value)),
        rule=rule,
        complete=complete,
        remainder=_remainder(whole, parts),
    )


def _rule(parts: list[Claim], profile: Profile | None) -> tuple[PartRule, bool]:
    """The codebook's rule if it calls every part a partition, and whether all of the partition is there."""
    if profile is None:
        return PartRule.SUBSET, False
    known = profile.measures
    measures = [known[part.measure] for part in parts if part.measure and part.measure in known]
    if len(measures) < len(parts) or not all(is_partition(measure) for measure in measures):
        return PartRule.SUBSET, False
    parents = {measure.parent for measure in measures}
    due = {each.code for each in known.values() if each.parent in parents and is_partition(each)}
    return PartRule.PARTITION, len(parents) == 1 and due <= {measure.code for measure in measures}


def is_partition(measure: Measure) -> bool:
    """Whether the codebook says that a measure and its siblings fill their whole."""
    return measure.part_rule is not None and measure.part_rule.value == PartRule.PARTITION.value


def _remainder(whole: Claim, parts: list[Claim]) -> Interval | None:
    """Whole less parts, never below zero; None where the parts exceed the whole or the difference says nothing."""
    if any(part.unit != whole.unit for part in parts):
        return None
    left = whole.interval - total(parts)
    return None if left.low is None and left.high is None else left.intersection(Interval(Decimal(0), None))


def total(claims: list[Claim]) -> Interval:
    """The sum of several claims."""
    return reduce(Interval.__add__, (claim.interval for claim in claims), ZERO)


def check_parts(ledger: Ledger, breakdowns: list[Breakdown]) -> list[Check]:
    """Whether parts lie within their wholes."""
    return [_check(ledger, breakdown) for breakdown in breakdowns]


def _check(ledger: Ledger, breakdown: Breakdown) -> Check:
    whole = ledger.by_id[breakdown.whole]
    parts = [ledger.by_id[part] for part in breakdown.parts]
    like = all(part.unit == whole.unit for part in parts)
    together = total(parts)
    return Check(
        kind=CheckKind.PARTS,
        answer=_answer(whole, parts, breakdown) if like else Answer.CANNOT_TELL,
        claims=(breakdown.whole, *breakdown.parts),
        stated=whole.interval,
        recomputed=together if like else None,
    )


def _answer(whole: Claim, parts: list[Claim], breakdown: Breakdown) -> Answer:
    together = total(parts)
    if any(lies_above(part.interval, whole.interval) for part in parts):
        return Answer.FAILS
    if breakdown.rule is PartRule.PARTITION:
        if lies_above(together, whole.interval):
            return Answer.FAILS
        if breakdown.complete:
            return Answer.FAILS if together.intersection(whole.interval) is None else Answer.HOLDS
    certain = together.high is not None and whole.interval.low is not None and together.high <= whole.interval.low
    return Answer.HOLDS if certain else Answer.CANNOT_TELL
