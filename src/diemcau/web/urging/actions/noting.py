"""What people do with what they were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.urging.models import Escalation, Letter

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

LONGEST = 1_000
"""Characters of what is said to it."""


def acknowledge(*, actor: Person, scope: Scope, uid: UUID, note: str = "") -> Escalation:
    """Take note of what one was told, with what is done about it; the chain rests for a while.

    Args:
        actor: Who: only the person who was told.
        scope: What that person may do; of what lies above the clearance nothing is known any more.
        uid: Of the escalation.
        note: What is done about it; may be empty.

    Raises:
        NotFound: If nothing of the kind was told to that person.
        Invalid: If the note is too long.
        Conflict: If it was taken note of already.
    """
    said = note.strip()
    if len(said) > LONGEST:
        raise Invalid("That is too long.", "Say it in fewer words.", code="urging.too_long", most=LONGEST)
    with transaction.atomic():
        rows = Escalation.objects.select_for_update(of=("self",)).select_related("task__holder")
        held = rows.filter(uid=uid, person=actor, task__level__lte=scope.clearance).first()
        if held is None or scope.person != actor.pk:
            raise NotFound("You were told of no such thing.", code="urging.no_escalation")
        if held.acknowledged_at is not None:
            raise Conflict("You have taken note of this already.", code="urging.noted")
        held.acknowledged_at, held.note = timezone.now(), said
        held.save(update_fields=["acknowledged_at", "note"])
        append_entry(
            actor=actor,
            act=Act(
                act="escalation.acknowledge",
                thing="task",
                thing_id=held.task.uid,
                org=held.task.holder.code if held.task.holder is not None else "",
                level=held.task.level,
                detail={"number": f"{held.task.serial}/{held.task.year}", "rung": held.rung, "note": said},
            ),
        )
    return held


def note_seen(*, actor: Person, letter: Letter) -> None:
    """Note that a person opened the own letter; once, and nothing for another's."""
    Letter.objects.filter(pk=letter.pk, person=actor, seen_at=None).update(seen_at=timezone.now())
