"""What is asked about feeds, hooks, messages and workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from diemcau.errors import NotFound
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.exchange.keys import digest_of
from diemcau.web.exchange.models import Delivery, Feed, Hook, Import, Message
from diemcau.web.exchange.policies import within

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person

_LONGEST_KEY = 100


def feeds_of(person: Person) -> QuerySet[Feed]:
    """A person's own feeds."""
    return Feed.objects.filter(person=person).select_related("org")


def feed_of(key: str) -> Feed | None:
    """The feed of a key, where it works: not taken back, of somebody who may sign in."""
    if len(key) > _LONGEST_KEY or not key.isascii():
        return None
    found = Feed.objects.select_related("person", "org").filter(token=digest_of(key), ended_at=None)
    return found.filter(person__is_active=True).first()


def hooks_for(scope: Scope) -> QuerySet[Hook]:
    """The hooks over units whose tasks a person deploys, up to the clearance."""
    found = Hook.objects.filter(within(scope.reach(Right.DEPLOY), "org"), level__lte=scope.clearance)
    return found.select_related("org", "made_by")


def find_hook(scope: Scope, uid: UUID) -> Hook:
    """A hook.

    Raises:
        NotFound: If there is none of that uid over a unit whose tasks the person deploys.
    """
    found = hooks_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such hook, or it is not open to you.", code="exchange.no_hook")
    return found


def find_delivery(hook: Hook, uid: UUID) -> Delivery:
    """A message to a hook.

    Raises:
        NotFound: If it never had one of that uid.
    """
    found = Delivery.objects.filter(hook=hook, uid=uid).first()
    if found is None:
        raise NotFound("There is no such message to this hook.", code="exchange.no_delivery")
    return found


def messages_for(scope: Scope) -> QuerySet[Message]:
    """The messages of units whose papers a person registers or whose tasks the person deploys, up to the clearance."""
    reach = scope.reach(Right.DEPLOY) | scope.reach(Right.REGISTER)
    found = Message.objects.filter(within(reach, "org"), level__lte=scope.clearance)
    return found.select_related("org", "source", "task", "request", "by")


def find_message(scope: Scope, uid: UUID) -> Message:
    """A message between offices.

    Raises:
        NotFound: If there is none of that uid that the person may know of.
    """
    found = messages_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such message, or it is not open to you.", code="exchange.no_message")
    return found


def imports_for(scope: Scope) -> QuerySet[Import]:
    """The workbooks that were brought in for units whose tasks a person deploys."""
    found = Import.objects.filter(within(scope.reach(Right.DEPLOY), "org"), level__lte=scope.clearance)
    return found.select_related("org", "by")


def find_import(scope: Scope, uid: UUID) -> Import:
    """A workbook that was brought in.

    Raises:
        NotFound: If there is none of that uid for a unit whose tasks the person deploys.
    """
    found = imports_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such workbook, or it is not open to you.", code="exchange.no_table")
    return found
