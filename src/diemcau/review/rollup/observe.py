"""Facts of a record as values that can be put together."""

from __future__ import annotations

from collections import Counter

from diemcau.profile.types import Profile
from diemcau.records import Claim, Figure, Kind, Record, Standing
from diemcau.records.observation import Observation
from diemcau.review.rollup.units import is_amount, tally_of, unit_of


def to_observations(record: Record, profile: Profile) -> list[Observation]:
    """The facts of a record that are values of a measure, an org and a period, in the order of the record.

    Changes, shares, ranks and what a later statement replaced are none; nor is a fact whose owner the profile does not
    know by that name in that period. Eleven months stay eleven months.
    """
    found = []
    for claim in record.claims:
        figures = [record.by_name[one.document].figures[one.index] for one in claim.statements]
        languages = Counter(record.by_name[one.document].document.language for one in claim.statements)
        org = find_org(claim, languages, profile)
        if org is not None:
            found.append(to_observation(claim, org, profile, _partner(figures)))
    return [one for one in found if one is not None]


def to_observation(claim: Claim, org: str, profile: Profile, partner: str = "") -> Observation | None:
    """One fact as a value of an org; None where it is none.

    Args:
        claim: The fact.
        org: Code of the org whose value it is.
        profile: The sector's vocabulary.
        partner: The other side, by code or name; empty for all together.
    """
    measure = profile.measures.get(claim.measure or "")
    if measure is None or claim.period is None or claim.kind is not Kind.LEVEL:
        return None
    unit = unit_of(measure, claim.unit or "")
    if claim.standing is Standing.SUPERSEDED or not is_amount(measure, unit):
        return None
    return Observation(
        id=claim.id,
        measure=measure.code,
        org=org,
        period=claim.period,
        unit=unit,
        status=claim.status,
        interval=claim.interval,
        bound=claim.bound,
        tally=claim.stock_or_flow or tally_of(measure),
        partner=partner,
        is_disputed=claim.standing is Standing.DISPUTED,
        sources=claim.statements,
    )


def find_org(claim: Claim, languages: Counter[str], profile: Profile) -> str | None:
    """Code of the org whose fact it is: the one that its name means at the end of its period, else in the period.

    Args:
        claim: The fact.
        languages: How often each language tells it.
        profile: The sector's vocabulary.

    Returns:
        None where nobody is named, or the name means nobody or several.
    """
    if claim.unit_of_report is None or claim.period is None:
        return None
    period = claim.period
    for language, _ in sorted(languages.items(), key=lambda item: (-item[1], item[0])):
        if language not in profile.languages:
            continue
        named = profile.find_orgs(claim.unit_of_report, language)
        for day in (period.end, period.start):
            found = [org.code for org in named if org.is_valid(day)]
            if found:
                return found[0] if len(found) == 1 else None
    return None


def _partner(figures: list[Figure]) -> str:
    """The other side that all sentences name; empty where they name none, or not the same."""
    named = {figure.partner for figure in figures}
    return (named.pop() or "") if len(named) == 1 else ""
