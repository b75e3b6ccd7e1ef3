"""Who sees which return and value, and who may do what on a return's way.

Every step from entering to accepting is another person's: whoever entered anything does not check or approve it,
whoever checked does not approve, and nobody of these accepts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from diemcau.web.accounts.models import Person, RoleKind
from diemcau.web.accounts.policies import RIGHTS, Reach, Right, Scope
from diemcau.web.accounts.queries import roles_on
from diemcau.web.filings.models import FilingState

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    return filing.state in OPEN and is_inside(scope, filing) and may(scope, Right.ENTER, filing) and not is_shut(filing)


def is_shut(filing: Filing) -> bool:
    """Whether it is not the time to write in a return: its campaign has not opened, or was closed.

    What the office reopened after the closing is open again, for a correction.
    """
    closed = filing.campaign.closed_at
    if closed is None:
        return timezone.localdate() < filing.campaign.opens
    return not filing.steps.filter(verb="reopen", at__gte=closed).exists()


def works_there(scope: Scope, filing: Filing) -> bool:
    """Whether a person belongs to the unit's own line: who enters there, or releases."""
    return may(scope, Right.ENTER, filing) or may(scope, Right.RELEASE, filing)


def may_collect(scope: Scope, campaign: Campaign) -> bool:
    """Whether a person runs campaigns, and may know of this one."""
    return bool(scope.reach(Right.COLLECT)) and campaign.level <= scope.clearance


def demand_check(scope: Scope, filing: Filing) -> None:
    """Refuse who does not check in the unit's own line; whoever checks across units sends back instead.

    Raises:
        Denied: If the person may not.
    """
    demand(scope, Right.CHECK, filing)
    if not works_there(scope, filing):
        demand(scope, Right.ENTER, filing)


def may_send_back(scope: Scope, filing: Filing) -> bool:
    """Whether a person may send a return back as it stands.

    Within the unit whoever checks or releases; once it is signed off the office, or whoever checks and does not enter:
    the owners of branches, and the unit's own head.
    """
    if filing.state in {FilingState.SUBMITTED, FilingState.CHECKED}:
        return may(scope, Right.CHECK, filing) and works_there(scope, filing)
    if filing.state in {FilingState.APPROVED, FilingState.ACCEPTED}:
        checks = may(scope, Right.CHECK, filing) and not may(scope, Right.ENTER, filing)
        return checks or may(scope, Right.COLLECT, filing)
    return False


def may_reopen(scope: Scope, filing: Filing) -> bool:
    """Whether a person may let a return be changed again as it stands."""
    if may(scope, Right.COLLECT, filing):
        return filing.state not in OPEN
    if filing.campaign.closed_at is not None:
        return False
    if filing.state in {FilingState.SUBMITTED, FilingState.CHECKED}:
        return works_there(scope, filing)
    return filing.state not in OPEN and may(scope, Right.RELEASE, filing)


def demand_reopen(scope: Scope, filing: Filing) -> None:
    """Refuse who may not let a return be changed again as it stands.

    Raises:
        Denied: If the person may not.
    """
    if not may_reopen(scope, filing):
        closed = filing.campaign.closed_at is not None
        demand(scope, Right.COLLECT if closed else Right.RELEASE, filing)
        demand(scope, Right.COLLECT, filing)


def is_author(filing: Filing, person: int | None) -> bool:
    """Whether a person entered any version of a return."""
    return filing.versions.filter(by_id=person).exists()


def people_of(filing: Filing) -> QuerySet[Person]:
    """The people who enter in the unit that owes a return."""
    return people_with(filing, [kind for kind, rights in RIGHTS.items() if Right.ENTER in rights])


def has_checker(filing: Filing) -> bool:
    """Whether a return's unit has somebody to check it: a section head who entered nothing of it."""
    authors = filing.versions.values("by")
    return people_with(filing, [RoleKind.SECTION_HEAD]).exclude(pk__in=authors).exists()


def people_with(filing: Filing, kinds: Iterable[str]) -> QuerySet[Person]:
    """The people who hold one of some roles today in the unit that owes a return, and may see its level."""
    unit = filing.holder_id or filing.org_id
    roles = roles_on(timezone.localdate()).filter(org=unit).values_list("person_id", "kind", "deputy_for__kind")
    wanted = set(kinds)
    holding = {person for person, kind, instead in roles if (instead or kind) in wanted}
    return Person.objects.filter(pk__in=holding, is_active=True, clearance__gte=filing.level)
