"""Which figures stand first, by owner."""

from __future__ import annotations

from collections import Counter, defaultdict

from diemcau.records import Claim, Kind, Period, Record, Standing, Status
from diemcau.records.review import OrgSection

# As many as a reader takes in at a glance, and no more than fit a phone's screen twice.
HEADLINES = 6


def find_main_period(record: Record) -> Period | None:
    """The period that most facts tell of: by number of facts, then the longer, then the later.

    Only what was done or is expected is counted; plans and targets speak of the year ahead.
    """
    done = {Status.ACTUAL, Status.EXPECTED}
    told = Counter(claim.period for claim in record.claims if claim.period and claim.status in done)
    if not told:
        return None
    return max(told, key=lambda period: (told[period], period.end - period.start, period.start))


def is_in_period(claim: Claim, period: Period | None) -> bool:
    """Whether a claim belongs to the period under review; one without a period is not shut out."""
    return period is None or claim.period is None or period.covers(claim.period)


def find_sections(record: Record, period: Period | None, names: dict[str, str]) -> list[OrgSection]:
    """Claims by owner: owners most told of first, figures without an owner last.

    Args:
        record: The record.
        period: The period under review.
        names: The section of each owner, by the owner's name.
    """
    owned: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        owned[names[claim.unit_of_report] if claim.unit_of_report else None].append(claim)
    sections = [_section(org, claims, period) for org, claims in owned.items()]
    return sorted(sections, key=lambda s: (s.org is None, -s.documents, -len(s.headline) - len(s.others), s.org or ""))


def _section(org: str | None, claims: list[Claim], period: Period | None) -> OrgSection:
    ranked = sorted(claims, key=lambda claim: _rank(claim, period))
    leading = [claim.id for claim in ranked if _may_lead(claim, period)][:HEADLINES]
    return OrgSection(
        org=org,
        headline=tuple(leading),
        others=tuple(claim.id for claim in ranked if claim.id not in set(leading)),
        documents=len({s.document for claim in claims for s in claim.statements}),
    )


def _may_lead(claim: Claim, period: Period | None) -> bool:
    """Levels of the period that stand on their own: no parts, no percentages of other figures, nothing replaced."""
    standing = claim.standing is not Standing.SUPERSEDED and claim.part_of is None
    return standing and claim.kind is Kind.LEVEL and is_in_period(claim, period)


def _rank(claim: Claim, period: Period | None) -> tuple[bool, bool, bool, int, bool, bool]:
    """Sort key: of the period, standing, a level, told by many, a whole, known to the profile."""
    return (
        not is_in_period(claim, period),
        claim.standing is Standing.SUPERSEDED,
        claim.kind is not Kind.LEVEL,
        -claim.independent_sources,
        claim.part_of is not None,
        claim.measure is None,
    )
