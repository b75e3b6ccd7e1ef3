"""What a person is told of by mail, and documents that leave the record or get another level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Q
from django.utils import timezone

from diemcau.errors import Conflict, NotFound
from diemcau.web.archive.models import State
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.watch.models import Alert, Entered, Follow, Issue
from diemcau.web.watch.subjects import find_subject
from diemcau.web.watch.writing import count_weeks

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.archive.models import Document


def follow(*, actor: Person, kind: str = "", code: str = "") -> Follow:
    """Be told of new alerts about a subject, or about everything, once a day.

    Args:
        actor: Who; everybody may, and is told of what is open to that person alone.
        kind: Of what sort the subject is; empty for everything.
        code: Its code; likewise.

    Raises:
        NotFound: If there is no such subject.
        Conflict: If the person follows it already.
    """
    if kind or code:
        find_subject(kind, code)
    try:
        with transaction.atomic():
            made = Follow.objects.create(person=actor, kind=kind, code=code)
            act = Act(act="watch.follow", thing="watch", thing_id=f"{kind}:{code}" if kind else "", detail={})
            append_entry(actor=actor, act=act)
    except IntegrityError as error:
        raise Conflict("You follow this already.", code="watch.followed", cause=error) from error
    return made


def unfollow(*, actor: Person, uid: UUID) -> Follow:
    """Be told no more; what was followed when stays written down.

    Raises:
        NotFound: If the person follows nothing of that uid.
    """
    with transaction.atomic():
        held = Follow.objects.select_for_update().filter(uid=uid, person=actor, ended_at=None).first()
        if held is None:
            raise NotFound("You follow no such thing.", code="watch.no_follow")
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        subject = f"{held.kind}:{held.code}" if held.kind else ""
        append_entry(actor=actor, act=Act(act="watch.unfollow", thing="watch", thing_id=subject))
    return held


def follow_document(*, document: Document) -> None:
    """Hide at once what a document hides now, and show again what it hides no more; in the caller's transaction.

    The counts of weeks follow. What the engine remembers of the document stays, as an archive remembers what it read.
    """
    for row in Entered.objects.select_for_update().select_related("stream").filter(document=document).order_by("pk"):
        is_out = document.state != State.RELEASED or document.level > row.stream.ceiling
        if is_out != row.is_out:
            row.is_out = is_out
            row.save(update_fields=["is_out"])
            count_weeks(row.stream, [row], by=-1 if is_out else 1)
    for model in (Alert, Issue):
        _level_anew(model, document)


def _level_anew(model: type[Alert | Issue], document: Document) -> None:
    """Look again at the documents of everything that was drawn from one."""
    touched = list(
        model._default_manager.filter(items__document=document).values_list("pk", flat=True)  # noqa: SLF001 - Django's documented way
    )
    out = Count("items", filter=~Q(items__document__state=State.RELEASED))
    found = model._default_manager.filter(pk__in=touched)  # noqa: SLF001
    for pk, level, unreleased in found.annotate(most=Max("items__document__level"), out=out).values_list(
        "pk", "most", "out"
    ):
        model._default_manager.filter(pk=pk).update(level=level or 0, unreleased=unreleased)  # noqa: SLF001
