"""Who sees which return and value, and who may do what on a return's way.

Every step from entering to accepting is another person's: whoever entered anything does not check or approve it,
whoever checked does not approve, and nobody of these accepts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from diemcau.web.accounts.policies import Reach, Right, Scope
from diemcau.web.filings.models import FilingState

if TYPE_CHECKING:
    from diemcau.web.filings.models import Campaign, Filing

OPEN = frozenset({FilingState.EMPTY, FilingState.DRAFT, FilingState.RETURNED})
"""States in which a unit may write in a return; in all others somebody has it before them."""


def visible(scope: Scope, path: str = "") -> Q:
    """The returns that a person may know of: accepted ones up to the clearance, all of the person's own reach.

    Args:
        scope: What the person may do.
        path: How the queried rows lead to the return: `filing__`.
    """
    accepted = Q(**{f"{path}accepted__isnull": False})
    return Q(**{f"{path}level__lte": scope.clearance}) & (accepted | within(scope.reach(Right.READ), path))


def inside(scope: Scope, path: str = "") -> Q:
    """The returns whose drafts, steps and remarks a person may see."""
    return Q(**{f"{path}level__lte": scope.clearance}) & within(scope.reach(Right.READ), path)


def within(reach: Reach, path: str = "") -> Q:
    """The returns of the units of a reach: those that were asked, and those to whom the duty has come."""
    if reach.everywhere:
        return ~Q(pk__in=())
    return Q(**{f"{path}org__in": reach.orgs}) | Q(**{f"{path}holder__in": reach.orgs})


def visible_values(scope: Scope, path: str = "") -> Q:
    """The values of accepted returns that a person may know of."""
    return Q(**{f"{path}level__lte": scope.clearance})


def is_inside(scope: Scope, filing: Filing) -> bool:
    """Whether a person sees a return's drafts, steps and remarks; the same as `inside`."""
    return filing.level <= scope.clearance and may(scope, Right.READ, filing)


def may_see(scope: Scope, filing: Filing) -> bool:
    """Whether a person may know that a return exists; the same as `visible`."""
    return filing.level <= scope.clearance and (filing.accepted_id is not None or may(scope, Right.READ, filing))


def may(scope: Scope, right: Right, filing: Filing) -> bool:
    """Whether a right holds over a return: in the unit that was asked, or in the one that owes it now."""
    return scope.may(right, filing.org_id) or (filing.holder_id is not None and scope.may(right, filing.holder_id))


def demand(scope: Scope, right: Right, filing: Filing) -> None:
    """Refuse who has no right over a return.

    Raises:
        Denied: If the right holds neither in the unit that was asked nor in the one that owes it now.
    """
    if not may(scope, right, filing):
        scope.demand(right, filing.holder_id or filing.org_id)


def may_enter(scope: Scope, filing: Filing) -> bool:
    """Whether a person may write in a return as it stands."""
    return filing.state in OPEN and filing.level <= scope.clearance and may(scope, Right.ENTER, filing)


def works_there(scope: Scope, filing: Filing) -> bool:
    """Whether a person belongs to the unit's own line: who enters there, or releases."""
    return may(scope, Right.ENTER, filing) or may(scope, Right.RELEASE, filing)


def may_collect(scope: Scope, campaign: Campaign) -> bool:
    """Whether a person runs campaigns, and may know of this one."""
    return bool(scope.reach(Right.COLLECT)) and campaign.level <= scope.clearance
