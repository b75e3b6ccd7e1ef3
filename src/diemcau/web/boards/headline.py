"""Which measures head a board: those with something to be reached, then those that most units report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

from diemcau.records import Kind, Standing, Status, Tally
from diemcau.web.archive.reading import profile
from diemcau.web.filings.queries import values_for
from diemcau.web.record.queries import claims_for
from diemcau.web.review.goals import targets_for
from diemcau.web.review.shape import codes_within

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.boards.chosen import Chosen

HEADLINES = 8
"""Figures at the head of a board: what is read in a minute."""


def headline_codes(scope: Scope, chosen: Chosen, *, most: int = HEADLINES) -> list[str]:
    """Codes of the measures that head a board, first those with a target or plan, then by how many units report them.

    Only what the person may see is counted.
    """
    goals = targets_for(scope, period=chosen.period.code, orgs={chosen.org.code}, known_at=chosen.at)
    aimed = dict.fromkeys(goal.measure for goal in goals if goal.measure in profile().measures)
    told = measures_told(scope, chosen)
    ranked = sorted((code for code in profile().measures if code in told), key=lambda code: _weight(code, told))
    return list(dict.fromkeys([*aimed, *ranked]))[:most]


def _weight(code: str, told: Counter[str]) -> int:
    """Most units first, a part of something else for half; of equals the profile's order stands."""
    return -told[code] * (1 if profile().measures[code].parent else 2)


def measures_told(scope: Scope, chosen: Chosen) -> Counter[str]:
    """How many units report each measure for the period, the head and all below it."""
    told: Counter[str] = Counter()
    claims = claims_for(scope, chosen.at).filter(kind=Kind.LEVEL).exclude(standing=Standing.SUPERSEDED)
    for rows in (claims, values_for(scope, chosen.at)):
        told.update(_counted(rows, chosen))
    return told


def _counted(rows: QuerySet[Any], chosen: Chosen) -> dict[str, int]:
    """Units by measure: of the period itself, and of what there is at its end."""
    within = Q(org__isnull=False)
    if chosen.tree.roots() != (chosen.org.code,):
        within = Q(org__code__in=sorted(codes_within(chosen.tree, chosen.org.code)))
    known = rows.filter(within, status=Status.ACTUAL, partner="").exclude(measure="").order_by()
    found: Counter[str] = Counter()
    for when in (Q(period=chosen.period.code), Q(last_day=chosen.period.end, tally=Tally.STOCK)):
        counted = known.filter(when).values_list("measure").annotate(units=Count("org", distinct=True))
        for measure, units in counted:
            found[measure] = max(found[measure], units)
    return dict(found)
