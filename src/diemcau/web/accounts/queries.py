"""What is asked about people: which roles are in force, and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from diemcau.web.accounts.models import Person, Role, RoleKind
from diemcau.web.accounts.policies import NOBODY, NOWHERE, RIGHTS, Reach, Right, Scope
from diemcau.web.orgs.queries import tree_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from diemcau.web.orgs.tree import Tree


def roles_on(day: date) -> QuerySet[Role]:
    """The roles that are in force on a day; a deputy's ends with the role it stands in for at the latest."""
    return Role.objects.filter(_holds("", day)).filter(Q(deputy_for=None) | _holds("deputy_for__", day))


def _holds(path: str, day: date) -> Q:
    begun = Q(**{f"{path}valid_from": None}) | Q(**{f"{path}valid_from__lte": day})
    lasting = Q(**{f"{path}valid_to": None}) | Q(**{f"{path}valid_to__gte": day})
    return begun & lasting


def scope_of(person: Person | AnonymousUser, day: date | None = None) -> Scope:
    """All that a person may do on a day; today if none is named."""
    if not isinstance(person, Person) or not person.is_active:
        return NOBODY
    day = day or timezone.localdate()
    roles = list(roles_on(day).filter(person=person).select_related("deputy_for"))
    tree = tree_of(day)
    reaches: defaultdict[Right, Reach] = defaultdict(lambda: NOWHERE)
    for role in roles:
        held = role.deputy_for or role
        reach = _reach(held, tree)
        for right in RIGHTS[RoleKind(held.kind)]:
            reaches[right] |= reach
    return Scope(person.pk, person.clearance, dict(reaches), frozenset(role.org_id for role in roles))


def _reach(role: Role, tree: Tree) -> Reach:
    """Where a role reaches: its org, or the one it covers, and all below; from a root, everywhere."""
    top = role.covers_id or role.org_id
    return Reach(everywhere=True) if tree.is_root(top) else Reach(orgs=tree.below(top))
