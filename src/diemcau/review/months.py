"""Parts of a year against the year so far: a month is no more than it, and all months together make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from diemcau.records import Claim, Standing, Status, Tally
from diemcau.records.proportion import as_round, lies_above
from diemcau.records.review import Answer, Check, CheckKind
from diemcau.review.breakdown import total
from diemcau.review.certain import only_if_certain

if TYPE_CHECKING:
    from diemcau.review.ledger import Ledger

LEAST_PARTS = 2  # parts of a period that a sum takes


def check_months(ledger: Ledger) -> list[Check]:
    """What each subject is said to come to in a period against what it is said to come to in parts of that period.

    One claim a period is taken, the agreed one first; of parts that overlap the longest. Stocks are never added.
    """
    found: list[Check] = []
    for claims in ledger.by_subject.values():
        for told in _by_year([claim for claim in claims if _adds_up(claim)]):
            found.extend(only_if_certain(ledger, check) for whole in told for check in _checks(whole, told))
    return found


def _by_year(claims: list[Claim]) -> Iterator[list[Claim]]:
    """The claims of each year by period; what goes over the end of a year is no part of a year so far."""
    years: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.period is not None and claim.period.start.year == claim.period.end.year:
            years[claim.period.start.year].append(claim)
    yield from (_by_period(told) for told in years.values())


def _adds_up(claim: Claim) -> bool:
    return (
        claim.status in {Status.ACTUAL, Status.EXPECTED}
        and claim.period is not None
        and not claim.period.is_day
        and claim.value > 0
        and (claim.stock_or_flow is Tally.FLOW or claim.unit == "person-trips")
    )


def _by_period(claims: list[Claim]) -> list[Claim]:
    """One claim for each period, the earlier and then the longer first."""
    ranked = sorted(claims, key=lambda claim: claim.standing is not Standing.AGREED)
    first = {claim.period: claim for claim in reversed(ranked) if claim.period is not None}
    return [first[period] for period in sorted(first, key=lambda period: (period.start, -period.end.toordinal()))]


def _checks(whole: Claim, told: list[Claim]) -> Iterator[Check]:
    """Each part that is more than the whole, and the parts that fill it one after the other."""
    inside = [claim for claim in _within(whole, told) if claim is not whole]
    for part in inside:
        if lies_above(part.interval, whole.interval):
            sure = lies_above(as_round(part.interval), as_round(whole.interval))
            yield _check((part, whole), Answer.FAILS if sure else Answer.CANNOT_TELL)
    parts = _filling(whole, inside)
    if len(parts) >= LEAST_PARTS:
        yield _check((*parts, whole), _answer(whole, parts))


def _within(whole: Claim, told: list[Claim]) -> list[Claim]:
    period = whole.period
    return [claim for claim in told if period is not None and claim.period is not None and period.covers(claim.period)]


def _filling(whole: Claim, inside: list[Claim]) -> list[Claim]:
    """Parts that follow each other from the first to the last day of the whole, the longest first; else none."""
    parts: list[Claim] = []
    if whole.period is None:
        return parts
    due = whole.period.start
    for claim in inside:
        if claim.period is not None and claim.period.start == due:
            parts.append(claim)
            due = claim.period.end + timedelta(days=1)
    return parts if due == whole.period.end + timedelta(days=1) else []


def _answer(whole: Claim, parts: list[Claim]) -> Answer:
    if total(parts).intersection(whole.interval) is not None:
        return Answer.HOLDS
    loose = sum((as_round(part.interval) for part in parts[1:]), as_round(parts[0].interval))
    return Answer.FAILS if loose.intersection(as_round(whole.interval)) is None else Answer.CANNOT_TELL


def _check(claims: tuple[Claim, ...], answer: Answer) -> Check:
    return Check(
        kind=CheckKind.MONTHS,
        answer=answer,
        claims=tuple(claim.id for claim in claims),
        stated=claims[-1].interval,
        recomputed=total(list(claims[:-1])),
        reason="round" if answer is Answer.CANNOT_TELL else None,
    )
