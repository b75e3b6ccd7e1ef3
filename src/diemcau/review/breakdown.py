"""Wholes, their parts, and what the parts leave unexplained."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from diemcau.records import Claim, Interval, Standing, Tally
from diemcau.records.proportion import as_round, lies_above
from diemcau.records.review import Answer, Breakdown, Check, CheckKind, PartRule
from diemcau.review.certain import only_if_certain

if TYPE_CHECKING:
    from diemcau.profile.types import Measure, Profile
    from diemcau.review.ledger import Ledger

ZERO = Interval.point(Decimal(0))


def find_breakdowns(ledger: Ledger, profile: Profile | None) -> list[Breakdown]:
    """Every whole with the parts that are stated of it, in the order of the record.

    "Including" demands no equality: what the parts leave is the remainder, as an interval. A part and its whole may
    stand in two reports: then the codebook says that they are, for one owner, period and status.
    """
    parts: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.record.claims:
        whole = claim.part_of if claim.part_of in ledger.by_id else _whole_by_codebook(ledger, claim, profile)
        if whole is not None and claim.standing is not Standing.SUPERSEDED:
            parts[whole].append(claim)
    return [
        _breakdown(claim, parts[claim.id], profile)
        for claim in ledger.record.claims
        if claim.id in parts and claim.standing is not Standing.SUPERSEDED
    ]


def _whole_by_codebook(ledger: Ledger, claim: Claim, profile: Profile | None) -> str | None:
    """Id of the one claim of the measure that the codebook shares out into a claim's; None where none or several are
    told.

    Only measures that share out their whole are taken: of a mere part the whole in another report tells nothing.
    """
    measure = profile.measures.get(claim.measure or "") if profile is not None else None
    if measure is None or not is_partition(measure) or None in {claim.unit_of_report, claim.period}:
        return None
    like = ledger.by_subject.get((claim.unit_of_report, measure.parent or "", claim.unit), [])
    found = [whole.id for whole in like if whole.period == claim.period and whole.status is claim.status]
    return found[0] if len(found) == 1 and found[0] != claim.id else None


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
    if find_refusal(whole, parts) is not None:
        return None
    left = whole.interval - total(parts)
    return None if left.low is None and left.high is None else left.intersection(Interval(Decimal(0), None))


def total(claims: list[Claim]) -> Interval:
    """The sum of several claims."""
    return reduce(Interval.__add__, (claim.interval for claim in claims), ZERO)


def check_parts(ledger: Ledger, breakdowns: list[Breakdown]) -> list[Check]:
    """Whether parts lie within their wholes, and parts that are all of it make it."""
    return [only_if_certain(ledger, _check(ledger, breakdown)) for breakdown in breakdowns]


def _check(ledger: Ledger, breakdown: Breakdown) -> Check:
    whole = ledger.by_id[breakdown.whole]
    parts = [ledger.by_id[part] for part in breakdown.parts]
    refused = find_refusal(whole, parts)
    answer, reason = (Answer.CANNOT_TELL, refused) if refused else _answer(whole, parts, breakdown)
    return Check(
        kind=CheckKind.PARTS,
        answer=answer,
        claims=(breakdown.whole, *breakdown.parts),
        stated=whole.interval,
        recomputed=None if refused else total(parts),
        reason=reason,
    )


def find_refusal(whole: Claim, parts: list[Claim]) -> str | None:
    """Why parts are not to be added against a whole, as a code of `Check.reason`; None where they may be.

    What there is on a day and what happened in a period have no sum: of 12 new projects none need stand among the 40 in
    force.
    """
    if any(part.unit != whole.unit for part in parts):
        return "unit"
    sorts = {claim.stock_or_flow for claim in (whole, *parts)}
    return "stock_and_flow" if {Tally.STOCK, Tally.FLOW} <= sorts else None


def _answer(whole: Claim, parts: list[Claim], breakdown: Breakdown) -> tuple[Answer, str | None]:
    """The answer, and its reason where it cannot be told; noughts that may be rounding make no failure."""
    if _misses(breakdown, [part.interval for part in parts], whole.interval):
        sure = _misses(breakdown, [as_round(part.interval) for part in parts], as_round(whole.interval))
        return (Answer.FAILS, None) if sure else (Answer.CANNOT_TELL, "round")
    together, left = total(parts), whole.interval
    filled = breakdown.rule is PartRule.PARTITION and breakdown.complete
    certain = together.high is not None and left.low is not None and together.high <= left.low
    return (Answer.HOLDS, None) if filled or certain else (Answer.CANNOT_TELL, _doubt(together, left))


def _misses(breakdown: Breakdown, parts: list[Interval], whole: Interval) -> bool:
    """Whether no values within the intervals make the parts what their rule says they are of the whole."""
    if any(lies_above(part, whole) for part in parts):
        return True
    together = reduce(Interval.__add__, parts, ZERO)
    if breakdown.rule is not PartRule.PARTITION:
        return False
    return lies_above(together, whole) or (breakdown.complete and together.intersection(whole) is None)


def _doubt(together: Interval, whole: Interval) -> str:
    """Why parts that are not called a partition need not fail: they may overlap, or the words leave it open."""
    return "overlap" if lies_above(together, whole) else "wide"
