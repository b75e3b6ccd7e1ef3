"""What people make of alerts: worth it or not; taken back, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Invalid
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.watch.models import Alert, Opinion
from diemcau.web.watch.policies import demand_judging
from diemcau.web.watch.queries import find_alert

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

LONGEST = 500
"""Characters of a note."""


def judge(*, actor: Person, scope: Scope, uid: UUID, is_accepted: bool, note: str = "") -> Opinion:
    """Say what an alert was worth; an earlier opinion of the same person is taken back with it.

    Raises:
        NotFound: If there is no such alert, or none that the person may know of.
        Denied: If the person does not judge it.
        Invalid: If the note is too long.
        Conflict: If the person has said so already.
    """
    said = note.strip()
    if len(said) > LONGEST:
        raise Invalid("That is too long.", "Say it in fewer words.", code="watch.too_long", most=LONGEST)
    with transaction.atomic():
        alert = _hold(scope, uid)
        standing = Opinion.objects.filter(alert=alert, person=actor, withdrawn_at=None)
        if standing.filter(is_accepted=is_accepted).exists():
            raise Conflict("You have said so already.", code="watch.said")
        standing.update(withdrawn_at=timezone.now())
        made = Opinion.objects.create(alert=alert, person=actor, is_accepted=is_accepted, note=said)
        _settle(alert)
        _write_down(actor, alert, "alert.judge", accepted=is_accepted, note=said)
    return made


def undo(*, actor: Person, scope: Scope, uid: UUID) -> Alert:
    """Take back what one said of an alert; what others said stands.

    Raises:
        NotFound: If there is no such alert, or none that the person may know of.
        Denied: If the person does not judge it.
        Conflict: If the person has said nothing, or took it back already.
    """
    with transaction.atomic():
        alert = _hold(scope, uid)
        mine = Opinion.objects.filter(alert__twin=alert.twin, person=actor, withdrawn_at=None)
        if not mine.update(withdrawn_at=timezone.now()):
            raise Conflict("You have said nothing of this alert.", code="watch.nothing_said")
        _settle(alert)
        _write_down(actor, alert, "alert.undo")
    return alert


def _hold(scope: Scope, uid: UUID) -> Alert:
    found = find_alert(scope, uid)
    demand_judging(scope, found)
    return Alert.objects.select_for_update().get(pk=found.pk)


def _settle(alert: Alert) -> None:
    """Let the alert and its twins show the newest opinion that stands."""
    last = Opinion.objects.filter(alert__twin=alert.twin, withdrawn_at=None).order_by("-at", "-pk").first()
    verdict = Alert.Verdict.OPEN
    if last is not None:
        verdict = Alert.Verdict.ACCEPTED if last.is_accepted else Alert.Verdict.DISMISSED
    Alert.objects.filter(twin=alert.twin).update(verdict=verdict)
    alert.verdict = verdict


def _write_down(actor: Person, alert: Alert, act: str, **detail: object) -> None:
    org = alert.items.order_by("document__org__code").values_list("document__org__code", flat=True).first()
    entry = Act(
        act=act, thing="alert", thing_id=alert.uid, org=org or "", level=alert.level,
        detail={"title": alert.title, **detail},
    )  # fmt: skip
    append_entry(actor=actor, act=entry)
