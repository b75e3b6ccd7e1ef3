"""A record and a profile to the review that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.records import Finding, Kind, Occasion, Period, Reading, Record, Severity
from diemcau.records.review import Coverage, Names, Review
from diemcau.review.breakdown import find_breakdowns
from diemcau.review.check import check_record
from diemcau.review.checking.praise import unsupported_claims
from diemcau.review.headline import find_main_period, find_sections, is_in_period
from diemcau.review.implied import find_implied
from diemcau.review.ledger import Ledger, open_ledger
from diemcau.review.order import find_orders, find_proposals
from diemcau.review.owner import find_org_titles, name_orgs
from diemcau.review.relation import find_links
from diemcau.review.together import find_kind_names, find_totals

if TYPE_CHECKING:
    from diemcau.profile.types import Profile

_GRAVITY = (Severity.STOP, Severity.HOLD, Severity.NOTE)


def build_review(record: Record, profile: Profile | None, period: Period | None) -> Review:
    """The review of a record.

    Args:
        record: One folder of documents, reconciled.
        profile: The sector's vocabulary, for measure names and for parts that fill their whole; None for none.
        period: The period under review; None for the one that most figures tell of. Figures of other periods are
            kept and shown, behind those of the period.
    """
    ledger = open_ledger(record)
    breakdowns = find_breakdowns(ledger, profile)
    main = period or find_main_period(record)
    orgs = name_orgs(record, profile)
    totals = find_totals(record, profile, main)
    return Review(
        record=record,
        period=main,
        asked=period is not None,
        occasion=find_main_occasion(record),
        coverage=find_coverage(record, main, set(orgs.values())),
        orgs=tuple(find_sections(record, main, orgs)),
        companions=tuple(find_companions(ledger)),
        breakdowns=tuple(breakdowns),
        checks=tuple(check_record(ledger, breakdowns, profile)),
        implied=tuple(find_implied(ledger)),
        orders=tuple(find_orders(record)),
        proposals=tuple(find_proposals(record)),
        findings=tuple(find_findings(record)),
        measure_names=find_measure_names(record, profile),
        topic_names=find_topic_names(record, profile),
        org_names=orgs,
        org_titles=find_org_titles(record, orgs.values(), profile),
        totals=totals,
        kind_names=find_kind_names(totals, profile),
        praises=tuple(unsupported_claims(record)),
    )


def find_main_occasion(record: Record) -> Occasion | None:
    """The event that most documents tell of; among equals a conference, then one with a date, then the first."""
    return max(
        record.occasions,
        key=lambda o: (len({s.document for s in o.statements}), o.kind == "conference", o.date is not None),
        default=None,
    )


def find_coverage(record: Record, period: Period | None, orgs: set[str]) -> Coverage:
    """How much of the folder the review rests on."""
    return Coverage(
        documents=len(record.readings),
        independent=len(record.independent),
        statements=sum(len(reading.figures) for reading in record.readings),
        facts=len(record.claims),
        orgs=len(orgs),
        silent=tuple(reading.document.name for reading in record.readings if is_silent(reading)),
        outside_period=tuple(claim.id for claim in record.claims if not is_in_period(claim, period)),
    )


def find_companions(ledger: Ledger) -> list[tuple[str, str]]:
    """Each level with the changes, shares and multiples said of it, as pairs of ids in order of document and place."""
    kinds = (Kind.CHANGE, Kind.SHARE, Kind.RATIO)
    return [(link.level.id, link.relating.id) for kind in kinds for link in find_links(ledger, kind)]


def is_silent(reading: Reading) -> bool:
    """Whether nothing at all was read in a document."""
    return not (reading.figures or reading.directives or reading.proposals or reading.events)


def find_findings(record: Record) -> list[Finding]:
    """The findings of the record and of every reading once, the gravest first."""
    found = dict.fromkeys([*record.findings, *(f for reading in record.readings for f in reading.findings)])
    return sorted(found, key=lambda finding: _GRAVITY.index(finding.severity))


def find_measure_names(record: Record, profile: Profile | None) -> dict[str, Names]:
    """Names of the measures that the record uses, by code and language."""
    if profile is None:
        return {}
    used = {claim.measure for claim in record.claims if claim.measure in profile.measures}
    return {code: dict(profile.measures[code].names) for code in sorted(code for code in used if code)}


def find_topic_names(record: Record, profile: Profile | None) -> dict[str, Names]:
    """Names of the topics that the record's directives are about, by code and language."""
    if profile is None:
        return {}
    used = {order.topic for order in record.instructions if order.topic in profile.topics}
    return {code: dict(profile.topics[code].names) for code in sorted(code for code in used if code)}
