"""What the orgs of a folder come to together, and of how many that would owe a value this is the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.profile.orgtree import org_tree
from diemcau.records import Period, Record
from diemcau.records.review import Names
from diemcau.records.total import Total
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.observe import to_observations
from diemcau.review.rollup.totals import open_book

if TYPE_CHECKING:
    from diemcau.profile.types import Profile


def find_totals(record: Record, profile: Profile | None, period: Period | None) -> tuple[Total, ...]:
    """The totals over the whole home country, of measures that orgs below it tell of.

    First come those that most orgs tell of, of equal ones in the order of the profile.

    They are in the shape of the period's last day: of 2024 there are the orgs of 2024. The parts of a total are ids of
    claims.

    Args:
        record: One folder.
        profile: The sector's vocabulary, or None: then nothing is known of who stands below whom.
        period: The period under review, or None.
    """
    if profile is None or period is None:
        return ()
    observations = to_observations(record, profile)
    if not observations:
        return ()
    book = open_book(observations, org_tree(profile, period.end), profile)
    told = (total for total in book.totals(Asked(org=profile.home_org, period=period)) if total.coverage)
    return tuple(sorted(told, key=lambda total: -sum(len(covered.reported) for covered in total.coverage)))


def find_kind_names(totals: tuple[Total, ...], profile: Profile | None) -> dict[str, Names]:
    """Names of the kinds of orgs that totals cover, by code and language; where others are counted with one, of all."""
    if profile is None:
        return {}
    kinds = {covered.kind for total in totals for covered in total.coverage}
    return {
        code: dict(profile.org_kinds[code].together or profile.org_kinds[code].names)
        for code in sorted(kinds)
        if code in profile.org_kinds
    }
