"""Roles as the pages show them: with names of orgs, whether they hold, and what the reader may do with each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.speech import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from diemcau.web.accounts.models import Role
    from diemcau.web.orgs.models import Org


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role.

    Attributes:
        role: The role.
        org, covers: Names in the reader's language; empty for none.
        over, coming: Whether it has ended, or is still to begin.
        dormant: Whether it is a deputy's and the role stood in for does not hold.
        may_end, may_deputise: What the reader may do.
        deputies: Who stands, stood or will stand in.
    """

    role: Role
    org: str
    covers: str
    over: bool
    coming: bool
    dormant: bool
    may_end: bool
    may_deputise: bool
    deputies: tuple[RoleRow, ...] = ()


def rows_of(request: HttpRequest, roles: Iterable[Role]) -> list[RoleRow]:
    """Roles of one person, in their order."""
    return [_row(request, role, tuple(_row(request, each) for each in role.deputies.all())) for role in roles]


def _row(request: HttpRequest, role: Role, deputies: tuple[RoleRow, ...] = ()) -> RoleRow:
    today = timezone.localdate()
    over = role.valid_to is not None and role.valid_to < today
    manages = all(scope(request).may(Right.MANAGE, org) for org in (role.org_id, role.covers_id) if org is not None)
    holder = role.deputy_for.person_id if role.deputy_for else role.person_id
    mine = holder == person(request).pk
    own = role.person_id == person(request).pk
    return RoleRow(
        role=role,
        org=name_org(request, role.org, role.valid_to),
        covers=name_org(request, role.covers, role.valid_to) if role.covers else "",
        over=over,
        coming=role.valid_from is not None and role.valid_from > today,
        dormant=not over and role.deputy_for is not None and not _holds(role.deputy_for, today),
        may_end=not over and not own and (manages or mine),
        may_deputise=not over and role.deputy_for is None and (manages or mine),
        deputies=deputies,
    )


def _holds(role: Role, day: date) -> bool:
    begun = role.valid_from is None or role.valid_from <= day
    return begun and (role.valid_to is None or role.valid_to >= day) and role.person.is_active


def name_org(request: HttpRequest, org: Org, last: date | None = None) -> str:
    """What an org is called, or was called on the last day that counts."""
    today = timezone.localdate()
    node = tree_of(min(last or today, today)).nodes.get(org.pk)
    return node.name(texts_of(request).language) if node else org.code
