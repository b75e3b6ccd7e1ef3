"""Hooks are made, tried out and taken back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.states import Verb
from diemcau.errors import Conflict, Invalid
from diemcau.web.accounts.policies import Right
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.exchange.actions.deliveries import ask_sending
from diemcau.web.exchange.keys import new_secret
from diemcau.web.exchange.models import Delivery, Hook
from diemcau.web.exchange.outside import is_local_allowed, is_outside, read_url
from diemcau.web.exchange.policies import MOST_HOOKS, demand_level
from diemcau.web.exchange.queries import find_delivery, find_hook

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org

TOLD = (*(verb.value for verb in Verb if verb is not Verb.DROP), "extend", "hand_on", "officer", "undo")
"""Steps that a hook may be told; those of tasks that were never given are told to nobody."""


def make_hook(
    *, actor: Person, scope: Scope, org: Org, url: str, level: int, acts: Sequence[str] = ()
) -> tuple[Hook, str]:
    """A hook over the tasks of a unit and those below, and its secret, which is told this once.

    Args:
        actor: Who.
        scope: What that person may do.
        org: The unit.
        url: Where to; https.
        level: Tasks above it are never told.
        acts: Which steps are told; empty for all.

    Raises:
        Denied: If the person does not deploy tasks there, or the level is above the clearance.
        Invalid: If the address, the level or a step is none, or the unit has too many hooks.
    """
    scope.demand(Right.DEPLOY, org.pk)
    demand_level(scope, level)
    parts = read_url(url)
    _refuse_number(parts.hostname or "")
    if not set(acts) <= set(TOLD):
        raise Invalid("There is no such step.", "Choose one of those that are offered.", code="exchange.no_act")
    secret = new_secret()
    with transaction.atomic():
        if Hook.objects.filter(org=org, ended_at=None).count() >= MOST_HOOKS:
            raise Invalid("This unit has 20 hooks in force.", "End one that is not used.", code="exchange.many_hooks")
        hook = Hook.objects.create(
            org=org, url=parts.geturl(), level=level, secret=secret, acts=sorted(set(acts)), made_by=actor
        )
        _note(actor, hook, "hook.make", acts=hook.acts)
    return hook, secret


def end_hook(*, actor: Person, scope: Scope, uid: UUID) -> Hook:
    """Take a hook back; what still waits for it is not sent any more. One that has ended stays as it is.

    Raises:
        NotFound: If the person deploys no tasks there.
    """
    with transaction.atomic():
        hook = Hook.objects.select_for_update(of=("self",)).select_related("org").get(pk=find_hook(scope, uid).pk)
        if hook.ended_at is None:
            hook.ended_at = timezone.now()
            hook.save(update_fields=["ended_at"])
            hook.deliveries.filter(done_at=None).update(next_at=None)
            _note(actor, hook, "hook.end")
    return hook


def ping(*, actor: Person, scope: Scope, uid: UUID) -> Delivery:
    """Send a hook a message of no task, to see whether it is taken.

    Raises:
        NotFound: If the person deploys no tasks there.
        Conflict: If it was taken back.
    """
    with transaction.atomic():
        hook = _living(scope, uid)
        delivery = Delivery(hook=hook, next_at=timezone.now())
        delivery.body = json.dumps(
            {"delivery": str(delivery.uid), "type": "ping", "at": delivery.made_at.isoformat(), "org": hook.org.code}
        )
        delivery.save()
        ask_sending(delivery)
        _note(actor, hook, "delivery.retry", delivery=str(delivery.uid), ping=True)
    return delivery


def retry(*, actor: Person, scope: Scope, hook: UUID, uid: UUID) -> Delivery:
    """Send a message anew that was not taken, with all its tries before it.

    Raises:
        NotFound: If the person deploys no tasks there, or there is no such message.
        Conflict: If the hook was taken back, or the message was taken.
    """
    with transaction.atomic():
        held = _living(scope, hook)
        delivery = Delivery.objects.select_for_update().get(pk=find_delivery(held, uid).pk)
        if delivery.done_at is not None:
            raise Conflict("This message was taken already.", code="exchange.taken")
        delivery.tries, delivery.next_at = 0, timezone.now()
        delivery.save(update_fields=["tries", "next_at"])
        ask_sending(delivery)
        _note(actor, held, "delivery.retry", delivery=str(delivery.uid))
    return delivery


def _living(scope: Scope, uid: UUID) -> Hook:
    hook = find_hook(scope, uid)
    if hook.ended_at is not None:
        raise Conflict("This hook was taken back.", "Make another one.", code="exchange.hook_ended")
    return hook


def _refuse_number(host: str) -> None:
    """Refuse numeric addresses within at once; names are judged at each sending."""
    try:
        outside = is_outside(host)
    except ValueError:
        return
    if not outside and not is_local_allowed():
        raise Invalid(
            "That address does not lie in the open network.", "Hooks never lead into the house's own.",
            code="exchange.url_inside",
        )  # fmt: skip


def _note(actor: Person, hook: Hook, act: str, **detail: object) -> None:
    append_entry(
        actor=actor,
        act=Act(
            act=act, thing="hook", thing_id=hook.uid, org=hook.org.code, level=hook.level,
            detail={"url": hook.url, **detail},
        ),
    )  # fmt: skip
