"""Recomputations with three answers: holds, fails, cannot tell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from diemcau.records import PLAN, Bound, Claim, Interval, Kind, Period, Record, Standing, Status
from diemcau.records.proportion import as_round, as_rounded, base_before, divide, to_growth, to_percent
from diemcau.records.review import Answer, Breakdown, Check, CheckKind
from diemcau.review.breakdown import check_parts
from diemcau.review.certain import only_if_certain
from diemcau.review.months import check_months
from diemcau.review.relation import Link, find_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from diemcau.profile.types import Profile
    from diemcau.review.ledger import Ledger

    Relate = Callable[[Interval, Interval], Interval | None]

_DONE = (Status.ACTUAL, Status.EXPECTED)
_WANTED = (Status.PLAN, Status.TARGET)
_COUNTED = frozenset({None, "count", "persons", "person-trips"})
_RELATING = frozenset({CheckKind.SHARE, CheckKind.CHANGE, CheckKind.MULTIPLE})
_ORDER = (Answer.FAILS, Answer.CANNOT_TELL, Answer.HOLDS)

# A recomputed range as wide as a quarter of the stated value still bears it out: the rounding of both levels to two
# digits alone makes a growth of 25 % reach from 22 to 28. The vague words ("nearly", "about") reach far beyond it.
SHARP = Decimal("0.25")

# The conflicts of a record that are failed recomputations, as the check they fail.
_CONFLICTS = {
    "part_exceeds_whole": CheckKind.PARTS,
    "sum": CheckKind.PARTS,
    "ratio": CheckKind.SHARE,
    "month_exceeds_cumulative": CheckKind.MONTHS,
}


def check_record(ledger: Ledger, breakdowns: list[Breakdown], profile: Profile | None) -> list[Check]:
    """All recomputations of a record, the failed first.

    Contradictions that `reconcile` found by arithmetic are failed checks too; a claim set is listed once.
    """
    own = [
        *check_parts(ledger, breakdowns),
        *check_shares(ledger),
        *check_changes(ledger),
        *check_multiples(ledger),
        *check_plans(ledger, profile),
        *check_months(ledger),
    ]
    told = check_conflicts(ledger.record)
    failed = {(check.kind, frozenset(check.claims)) for check in told}
    both = told + [check for check in own if not _is_told(check, failed)]
    return sorted(both, key=lambda check: _ORDER.index(check.answer))


def _is_told(check: Check, failed: set[tuple[CheckKind, frozenset[str]]]) -> bool:
    """Whether a conflict tells a check already: of the same claims, or of the percentage or multiple that it is about,
    whichever whole or base either takes.
    """
    mine = frozenset(check.claims)
    if check.kind in _RELATING:
        return any(kind in _RELATING and check.claims[0] in claims for kind, claims in failed)
    return any(kind is check.kind and (mine <= claims or claims <= mine) for kind, claims in failed if claims)


def check_conflicts(record: Record) -> list[Check]:
    """The arithmetic contradictions of a record as failed checks."""
    return [
        Check(kind=_CONFLICTS[c.kind], answer=Answer.FAILS, claims=c.claims, conflict=index)
        for index, c in enumerate(record.conflicts)
        if c.kind in _CONFLICTS
    ]


def check_shares(ledger: Ledger) -> list[Check]:
    """Percentages of a part whose whole is stated, and of a plan that is, recomputed from the two.

    A percentage that misses its whole but fits another stated amount may be meant of that one: it cannot be told.
    """
    checks = []
    for share, part in find_links(ledger, Kind.SHARE):
        whole = ledger.by_id.get(part.part_of or "")
        if whole is None or whole.unit != part.unit or share.unit != "percent":
            continue
        check = _compare(ledger, CheckKind.SHARE, share, (part, whole), to_percent)
        if check.answer is Answer.FAILS and _fits_another(ledger, share, part):
            check = replace(check, answer=Answer.CANNOT_TELL, reason="other_amount")
        checks.append(check)
    return checks + [
        _compare(ledger, CheckKind.SHARE, link.relating, (link.level, plan), to_percent)
        for kind in (Kind.SHARE, Kind.RATIO)
        for link in find_links(ledger, kind)
        if link.relating.unit == "percent" and link.relating.compare_to == PLAN
        for plan in bases(ledger, link)[:1]
    ]


def _fits_another(ledger: Ledger, share: Claim, part: Claim) -> bool:
    """Whether a document that states the share also states an amount of which the part is that share."""
    stated = as_rounded(share.value, share.interval, share.bound)
    for other in ledger.beside(share):
        if other.unit == part.unit and other.kind is Kind.LEVEL and other.id != part.id:
            fitting = to_percent(part.interval, other.interval)
            if fitting is not None and compare(stated, fitting) is Answer.HOLDS:
                return True
    return False


def check_changes(ledger: Ledger) -> list[Check]:
    """Growths whose base is stated anywhere in the record, recomputed from both levels."""
    return [
        _compare(ledger, CheckKind.CHANGE, link.relating, (link.level, base), relate)
        for link in find_links(ledger, Kind.CHANGE)
        if (relate := _relation(link)) is not None
        for base in bases(ledger, link)[:1]
    ]


def _relation(link: Link) -> Relate | None:
    """How a change follows from both levels: in percent, or as their difference; None where it is in another unit."""
    units = {link.relating.unit, link.level.unit}
    if link.relating.unit == "percent":
        return to_growth
    return Interval.__sub__ if len(units) == 1 or units <= _COUNTED else None


def check_multiples(ledger: Ledger) -> list[Check]:
    """Statements such as "1.5 times last year" recomputed from both levels."""
    return [
        _compare(ledger, CheckKind.MULTIPLE, link.relating, (link.level, base), divide)
        for link in find_links(ledger, Kind.RATIO)
        if link.relating.unit == "times"
        for base in bases(ledger, link)[:1]
    ]


def bases(ledger: Ledger, link: Link) -> list[Claim]:
    """Claims that state the base of a change, agreed ones first: the plan, or the level of the period compared to.

    A plan is told in few words ("of the plan of 60"): the only one beside the level is its plan.
    """
    to = link.relating.compare_to
    if to == PLAN:
        found = ledger.levels(link.level, link.level.period, *_WANTED) or _plans_beside(ledger, link.level)
    elif isinstance(to, Period):
        found = ledger.levels(link.level, to, *_DONE)
    else:
        return []
    return sorted((c for c in found if c.id != link.level.id), key=lambda c: c.standing is not Standing.AGREED)


def _plans_beside(ledger: Ledger, level: Claim) -> list[Claim]:
    """The plan in the sentence of a level, if it is the only one in its unit."""
    found = [
        claim
        for claim in ledger.in_sentence(level)
        if claim.status in _WANTED and claim.kind is Kind.LEVEL and claim.unit == level.unit
    ]
    return found if len(found) == 1 else []


def _compare(ledger: Ledger, kind: CheckKind, claim: Claim, others: tuple[Claim, Claim], relate: Relate) -> Check:
    """What a claim states against what follows from two others, for certain claims only."""
    stated = as_rounded(claim.value, claim.interval, claim.bound)
    recomputed = relate(others[0].interval, others[1].interval)
    answer = Answer.CANNOT_TELL if recomputed is None else compare(stated, recomputed)
    reason = "wide" if answer is Answer.CANNOT_TELL else None
    if answer is Answer.FAILS:
        loose = relate(as_round(others[0].interval), as_round(others[1].interval))
        if loose is None or stated.intersection(loose) is not None:
            answer, reason = Answer.CANNOT_TELL, "round"
    ids = (claim.id, *(other.id for other in others))
    check = Check(kind=kind, answer=answer, claims=ids, stated=claim.interval, recomputed=recomputed, reason=reason)
    return only_if_certain(ledger, check)


def compare(stated: Interval, recomputed: Interval) -> Answer:
    """Whether a recomputed value bears out a stated one.

    It fails where no value fits both, and holds where all that was recomputed fits. Two rounded numbers may overlap
    only in part: then it holds if the recomputed range is narrow against what is stated (see `SHARP`), since a wide
    range would bear out anything.
    """
    shared = stated.intersection(recomputed)
    if shared is None:
        return Answer.FAILS
    if shared == recomputed:
        return Answer.HOLDS
    if stated.low is None or stated.high is None or recomputed.low is None or recomputed.high is None:
        return Answer.CANNOT_TELL
    leeway = max(2 * (stated.high - stated.low), SHARP * abs(stated.high + stated.low) / 2)
    return Answer.HOLDS if recomputed.high - recomputed.low <= leeway else Answer.CANNOT_TELL


def check_plans(ledger: Ledger, profile: Profile | None) -> list[Check]:
    """Results against the plan or target for the same subject and period.

    Only measures that the profile knows are compared, since equal labels may hide unequal plans; without a profile
    equal labels are all there is.
    """
    checks = []
    for claims in ledger.by_subject.values():
        wanted = {c.period: c for c in claims if c.status in _WANTED and c.period is not None}
        for result in claims:
            plan = wanted.get(result.period) if result.period and result.status in _DONE else None
            if plan is not None and (profile is None or result.measure is not None):
                checks.append(_reached(result, plan))
    return checks


def _reached(result: Claim, plan: Claim) -> Check:
    least = threshold(plan)
    over = result.interval - least
    answer = Answer.CANNOT_TELL
    if over.low is not None and over.low >= 0:
        answer = Answer.HOLDS
    elif over.high is not None and (over.high < 0 or (over.high == 0 and over.high_open)):
        answer = Answer.FAILS
    return Check(
        kind=CheckKind.PLAN,
        answer=answer,
        claims=(result.id, plan.id),
        stated=least,
        recomputed=result.interval,
        reason="wide" if answer is Answer.CANNOT_TELL else None,
    )


def threshold(plan: Claim) -> Interval:
    """What has to be reached: for "at least 8" and "over 8" that is 8, however far the wording reaches."""
    if plan.bound in {Bound.AT_LEAST, Bound.OVER}:
        return Interval.point(plan.value)
    return plan.interval


def implied_base(link: Link) -> Interval | None:
    """The base that a level and its change fix, or None where they are of different units."""
    if link.relating.unit == "percent":
        return base_before(
            link.level.interval, as_rounded(link.relating.value, link.relating.interval, link.relating.bound)
        )
    return link.level.interval - link.relating.interval if link.relating.unit == link.level.unit else None
