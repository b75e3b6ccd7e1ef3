"""Whether a person may change certain orgs: also those that ended, and those that do not exist yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.web.orgs.models import Org, OrgParent
from diemcau.web.orgs.policies import MANAGE
from diemcau.web.orgs.queries import tree_of

if TYPE_CHECKING:
    from diemcau.web.orgs.policies import Manager
    from diemcau.web.orgs.steps import NewOrg


def demand(scope: Manager, *orgs: Org) -> None:
    """Refuse who may not change all of some orgs.

    Raises:
        Denied: If the right does not hold in one of them.
    """
    for org in orgs:
        scope.demand(MANAGE, _standing(org.pk))


def demand_new(scope: Manager, org: NewOrg) -> None:
    """Refuse who may not found an org there; a new root is for those alone who manage everything.

    Raises:
        Denied: If the right does not hold in the org above it.
    """
    scope.demand(MANAGE, _standing(org.parent.pk) if org.parent is not None else None)


def may_change(scope: Manager, org: Org) -> bool:
    """Whether a person may change an org."""
    return scope.may(MANAGE, _standing(org.pk))


def _standing(pk: int) -> int | None:
    """The org itself where it exists today; else the nearest above it, at any time, that does; None for none."""
    today, seen, waiting = tree_of().nodes, set(), [pk]
    while waiting:
        one = waiting.pop(0)
        if one in today:
            return one
        if one not in seen:
            seen.add(one)
            waiting.extend(OrgParent.objects.filter(org=one).order_by("-pk").values_list("parent_id", flat=True))
    return None
