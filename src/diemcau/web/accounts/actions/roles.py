"""Roles are given, ended and stood in for; a role that was in force stays written down for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid
from diemcau.web.accounts.models import Person, Role, RoleKind
from diemcau.web.accounts.policies import Right, Scope, touches_figures
from diemcau.web.accounts.queries import colleagues_of
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.queries import tree_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

LONGEST_DEPUTY = timedelta(days=366)
"""For longer than a year a role is given, not stood in for."""

FARTHEST = timedelta(days=366 * 20)
"""A first or last day further ahead is a slip of the keyboard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role that is to be given; the fields are those of `Role`.

    Attributes:
        first: First day; None for today.
        last: Last day; None where none is set.
    """

    kind: str
    org: Org
    covers: Org | None = None
    first: date | None = None
    last: date | None = None


def give_role(*, actor: Person, scope: Scope, person: Person, post: Post) -> Role:
    """Give a person a role from a day on.

    Raises:
        Denied: If the role reaches where the actor does not manage people, or the person is the actor.
        Invalid: If the days cannot be, the org does not stand then, or what it covers is not above the org.
        Conflict: If the person has the role already, or an administrator would get rights over figures.
    """
    _refuse_own(actor, person)
    _demand(scope, post.org.pk, post.covers.pk if post.covers else None)
    first, last = _days(post.first, post.last)
    covers = _checked_cover(post, first)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        _refuse_mixed(person, post.kind, first, last)
        same = Role.objects.filter(person=person, kind=post.kind, org=post.org, covers=covers, deputy_for=None)
        _refuse_twice(same, first, last)
        role = Role.objects.create(
            person=person,
            org=post.org,
            kind=post.kind,
            covers=covers,
            valid_from=first,
            valid_to=last,
            given_by=actor,
        )
        _log(actor, "role.give", role)
    return role


def name_deputy(*, actor: Person, scope: Scope, role: Role, deputy: Person, first: date, last: date) -> Role:
    """Let somebody stand in for the holder of a role for some days, with its reach and the deputy's own level.

    The holder names the deputy, or whoever manages people there.

    Raises:
        Denied: If the actor is neither, or would become deputy.
        Invalid: If the days cannot be or are not within those of the role, or the deputy does not belong there.
        Conflict: If the role is a deputy's itself or has ended, or the same deputy was named already.
    """
    demand_deputise(actor=actor, scope=scope, role=role)
    _refuse_own(actor, deputy)
    first, _ = _days(first, last)
    with transaction.atomic():
        held = Role.objects.select_for_update(of=("self",)).select_related("org", "covers").get(pk=role.pk)
        Person.objects.select_for_update().get(pk=deputy.pk)
        _check_stand_in(held, deputy, first, last)
        _refuse_mixed(deputy, held.kind, first, last)
        _refuse_twice(Role.objects.filter(person=deputy, deputy_for=held), first, last)
        made = Role.objects.create(
            person=deputy,
            org=held.org,
            kind=held.kind,
            covers=held.covers,
            deputy_for=held,
            valid_from=first,
            valid_to=last,
            given_by=actor,
        )
        _log(actor, "role.deputise", made, stands_in_for=held.person.username)
    return made


def end_role(*, actor: Person, scope: Scope, role: Role, last: date | None = None) -> Role:
    """Let a role end after a day; it is not taken out of the past.

    Args:
        actor: Who: whoever manages people there; of a deputy also the holder of the role stood in for.
        scope: What that person may do.
        role: Which.
        last: Its last day; None ends it at once.

    Raises:
        Denied: If the actor may not, or it is the actor's own.
        Invalid: If the day lies before yesterday.
        Conflict: If the role ends by then anyhow.
    """
    demand_end(actor=actor, scope=scope, role=role)
    today = timezone.localdate()
    last = last or today - timedelta(days=1)
    if last < today - timedelta(days=1):
        raise Invalid(
            "What was in force until today stays in force until today.", "Name today or a later day.",
            code="accounts.ends_in_past",
        )  # fmt: skip
    with transaction.atomic():
        held = Role.objects.select_for_update().get(pk=role.pk)
        if held.valid_to is not None and held.valid_to <= last:
            raise Conflict("The role ends by then already.", code="accounts.ended")
        before, held.valid_to = held.valid_to, last
        held.save(update_fields=["valid_to"])
        _log(actor, "role.end", held, before=before)
    return held


def demand_deputise(*, actor: Person, scope: Scope, role: Role) -> None:
    """Refuse whoever may not name a deputy for a role: neither its holder nor somebody who manages people there.

    Raises:
        Denied: If the actor may not.
    """
    if actor.pk != role.person_id:
        _demand(scope, role.org_id, role.covers_id)


def demand_end(*, actor: Person, scope: Scope, role: Role) -> None:
    """Refuse whoever may not end a role.

    Raises:
        Denied: If it is the actor's own, or the actor neither manages people there nor is stood in for.
    """
    _refuse_own(actor, role.person)
    if role.deputy_for is None or role.deputy_for.person_id != actor.pk:
        _demand(scope, role.org_id, role.covers_id)


def _refuse_own(actor: Person, person: Person) -> None:
    if actor.pk == person.pk:
        raise Denied(
            "Nobody changes their own name, level or roles.", "Ask another administrator.", code="accounts.own"
        )


def _demand(scope: Scope, org: int, covers: int | None) -> None:
    scope.demand(Right.MANAGE, org)
    if covers is not None:
        scope.demand(Right.MANAGE, covers)


def _days(first: date | None, last: date | None) -> tuple[date, date | None]:
    """First and last day, where they can be."""
    today = timezone.localdate()
    first = first or today
    if first < today:
        raise Invalid(
            "A role begins today at the earliest: what somebody might do in the past is not changed.",
            "Choose today or a later day.",
            code="accounts.begins_in_past",
        )
    if last is not None and last < first:
        raise Invalid("The last day lies before the first.", "Choose a later one.", code="accounts.days_reversed")
    if max(first, last or first) > today + FARTHEST:
        raise Invalid("That day is more than twenty years ahead.", "Look at the year.", code="accounts.too_far")
    return first, last


def _checked_cover(post: Post, first: date) -> Org | None:
    """What the role covers beyond its org: an org above it on the first day."""
    if post.kind not in RoleKind.values:
        raise Invalid("There is no such role.", code="accounts.no_kind")
    tree = tree_of(first)
    if post.org.pk not in tree.nodes:
        raise Invalid(
            "The unit does not stand on the first day.", "Choose another day or unit.", code="accounts.org_gone"
        )
    if post.covers is None or post.covers.pk == post.org.pk:
        return None
    if post.covers.pk not in {node.pk for node in tree.above(post.org.pk)}:
        raise Invalid(
            "A role covers its own unit or one above it.", "Choose one that stands above.", code="accounts.not_above"
        )
    return post.covers


def _check_stand_in(role: Role, deputy: Person, first: date, last: date) -> None:
    if role.deputy_for_id is not None:
        raise Conflict("A deputy names no deputy.", "Ask whose role it is.", code="accounts.deputy_of_deputy")
    if not role.person.is_active or (role.valid_to is not None and role.valid_to < first):
        raise Conflict("The role is not in force then.", code="accounts.role_over")
    if (role.valid_from and first < role.valid_from) or (role.valid_to and last > role.valid_to):
        raise Invalid(
            "The days lie outside those of the role.", "Choose days within them.", code="accounts.outside_role"
        )
    if last - first > LONGEST_DEPUTY:
        raise Invalid("Somebody stands in for a year at most.", "Choose an earlier last day.", code="accounts.too_long")
    if not colleagues_of(role).filter(pk=deputy.pk).exists():
        raise Invalid(
            "There is nobody of that name in the unit or below it.", "Choose one of the unit’s people.",
            code="accounts.no_colleague",
        )  # fmt: skip


def _overlapping(first: date, last: date | None) -> Q:
    begun = Q() if last is None else Q(valid_from=None) | Q(valid_from__lte=last)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=first))


def _refuse_twice(same: QuerySet[Role], first: date, last: date | None) -> None:
    if same.filter(_overlapping(first, last)).exists():
        raise Conflict(
            "This person has that role already on some of these days.", "End it first, or choose later days.",
            code="accounts.twice",
        )  # fmt: skip


def _refuse_mixed(person: Person, kind: str, first: date, last: date | None) -> None:
    """Whoever gives roles has no say over figures, and the other way round."""
    lasting = Role.objects.filter(_overlapping(first, last), person=person).values_list("kind", flat=True)
    kinds = {kind, *lasting}
    if RoleKind.ADMINISTRATOR in kinds and any(map(touches_figures, kinds)):
        raise Conflict(
            "An administrator has no role that enters, checks or decides figures.",
            "Give it to another person, or end the other role first.",
            code="accounts.mixed",
        )


def _log(actor: Person, act: str, role: Role, **detail: object) -> None:
    facts = {
        "person": role.person.username,
        "kind": role.kind,
        "covers": role.covers.code if role.covers else "",
        "first": role.valid_from,
        "last": role.valid_to,
        **detail,
    }
    append_entry(actor=actor, act=Act(act=act, thing="role", thing_id=role.uid, org=role.org.code, detail=facts))
