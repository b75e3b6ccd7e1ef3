"""What is asked about people: which roles are in force, and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from diemcau.errors import NotFound
from diemcau.web.accounts.models import Person, Role, RoleKind
from diemcau.web.accounts.policies import NOBODY, NOWHERE, RIGHTS, Reach, Right, Scope, needs_second_factor
from diemcau.web.orgs.queries import tree_of, with_formers

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.auth.models import AnonymousUser

    from diemcau.web.orgs.tree import Tree

COLLEAGUES = 200
"""The most people that are offered by name where one is to be chosen."""


def roles_on(day: date) -> QuerySet[Role]:
    """The roles that are in force on a day.

    A deputy's ends with the role it stands in for at the latest, and when the holder of that role leaves the house.
    """
    stands = _holds("deputy_for__", day) & Q(deputy_for__person__is_active=True)
    return Role.objects.filter(_holds("", day)).filter(Q(deputy_for=None) | stands)


def _holds(path: str, day: date) -> Q:
    begun = Q(**{f"{path}valid_from": None}) | Q(**{f"{path}valid_from__lte": day})
    lasting = Q(**{f"{path}valid_to": None}) | Q(**{f"{path}valid_to__gte": day})
    return begun & lasting


def scope_of(person: Person | AnonymousUser, day: date | None = None) -> Scope:
    """All that a person may do on a day; today if none is named. One question beside the tree's."""
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
    heirs = {right: _with_formers(reach, day) for right, reach in reaches.items()}
    return Scope(person.pk, person.clearance, heirs, frozenset(role.org_id for role in roles))


def _reach(role: Role, tree: Tree) -> Reach:
    """Where a role reaches: its org, or the one it covers, and all below; from a root, everywhere."""
    top = role.covers_id or role.org_id
    return Reach(everywhere=True) if tree.is_root(top) else Reach(orgs=tree.below(top))


def _with_formers(reach: Reach, day: date) -> Reach:
    """The same, and the ended orgs whose work came to them: an heir goes on with what they left."""
    return reach if reach.everywhere or not reach.orgs else Reach(orgs=with_formers(reach.orgs, day))


def roles_not_ended(day: date | None = None) -> QuerySet[Role]:
    """The roles that are in force or still to come."""
    return Role.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day or timezone.localdate()))


def people_for(scope: Scope, words: str = "", *, active: bool | None = None) -> QuerySet[Person]:
    """The people that somebody manages: who holds, or ever held, a role within reach.

    Args:
        scope: Whose reach.
        words: What the name, sign-in name or address contains; empty for everybody.
        active: Only those who may sign in, or only those who may not; None for both.
    """
    found = Person.objects.filter(_within(scope.reach(Right.MANAGE)))
    if active is not None:
        found = found.filter(is_active=active)
    for word in words.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(username__icontains=word) | Q(email__icontains=word))
    return found


def _within(reach: Reach) -> Q:
    if reach.everywhere:
        return Q()
    return Q(pk__in=Role.objects.filter(org__in=reach.orgs).values("person"))


def person_for(scope: Scope, username: str) -> Person:
    """Somebody by sign-in name.

    Raises:
        NotFound: If there is nobody of that name among the people whom this one manages.
    """
    found = people_for(scope).filter(username=username).first()
    if found is None:
        raise NotFound("There is nobody of that name.", code="accounts.no_person")
    return found


def role_for(scope: Scope, person: Person, uid: UUID) -> Role:
    """A role by its uid: one's own, or of somebody whom one manages.

    Raises:
        NotFound: If there is none, or it is another's.
    """
    found = Role.objects.select_related("org", "covers", "person", "deputy_for__person").filter(uid=uid).first()
    mine = found is not None and person.pk in {found.person_id, found.deputy_for and found.deputy_for.person_id}
    if found is None or not (mine or people_for(scope).filter(pk=found.person_id).exists()):
        raise NotFound("There is no such role.", code="accounts.no_role")
    return found


def roles_of(person: Person) -> list[Role]:
    """Every role of a person, newest first, each with its deputies and whom it stands in for."""
    roles = Role.objects.filter(person=person).select_related("org", "covers", "deputy_for__person", "given_by")
    return list(
        roles.prefetch_related(
            "deputies__person", "deputies__org", "deputies__covers", "deputies__deputy_for__person"
        ).order_by("-valid_from", "-pk")
    )


def homes_of(person: Person) -> frozenset[int]:
    """Ids of all orgs that a person's roles reach from: of those not ended, or of all where every one has ended."""
    lasting = roles_not_ended().filter(person=person)
    pairs: Iterable[tuple[int, int | None]] = lasting.values_list("org_id", "covers_id")
    pairs = list(pairs) or Role.objects.filter(person=person).values_list("org_id", "covers_id")
    return frozenset(org for pair in pairs for org in pair if org is not None)


def may_change(scope: Scope, person: Person) -> bool:
    """Whether somebody manages all that a person's roles reach from, and is not that person."""
    return scope.person != person.pk and all(scope.may(Right.MANAGE, org) for org in homes_of(person) or (None,))


def colleagues_of(role: Role) -> QuerySet[Person]:
    """Who may stand in for the holder of a role: active people with a role in its org or below."""
    below = tree_of().below(role.org_id)
    holding = roles_on(timezone.localdate()).filter(org__in=below).values("person")
    return Person.objects.filter(pk__in=holding, is_active=True).exclude(pk=role.person_id)


def has_second_factor(person: Person) -> bool:
    """Whether a person has an authenticator or a key; recovery codes alone are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user_id=person.pk, type__in=kinds).exists())


def must_have_second_factor(person: Person) -> bool:
    """Whether a person may not be without a second factor here."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and needs_second_factor(scope_of(person))
