"""What the record does when a document changes."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, Max, OuterRef
from django.dispatch import receiver

from diemcau.web.archive.models import Document, ReadText, State
from diemcau.web.archive.signals import document_changed, document_read
from diemcau.web.desk.signals import mentions_changed
from diemcau.web.record.jobs import ask_for_keeping
from diemcau.web.record.keeping import hold
from diemcau.web.record.models import Claim, Conflict, Evidence, Ruling, Side


@receiver(document_changed, dispatch_uid="record.document")
def follow(document: Document, **_: Any) -> None:
    """Hide at once what a document's level hides now, and have the rest kept up."""
    if document.state == State.DRAFT:
        return
    _hide(document)
    for ruling in document.rulings.all():
        level = ruling.documents.aggregate(level=Max("level"))["level"]
        Ruling.objects.filter(pk=ruling.pk).update(level=level)
    ask_for_keeping()


@receiver(document_read, dispatch_uid="record.reading")
def follow_reading(row: ReadText, **_: Any) -> None:
    """Have the record kept up with another reading of a released document."""
    if Document.objects.filter(pk=row.document_id, state=State.RELEASED).exists():
        ask_for_keeping()


@receiver(mentions_changed, dispatch_uid="record.mentions")
def follow_people(document: Document, **_: Any) -> None:
    """Have the record kept up with what people corrected in a released document."""
    if document.state == State.RELEASED:
        ask_for_keeping()


def _hide(document: Document) -> None:
    """Every state that cites a document, past ones too, is from now on seen from its level up alone.

    So nobody below sees a figure of it for the seconds until the job has run; what other documents say stays hidden
    with it for as long.
    """
    claims = Claim.objects.filter(
        Exists(Evidence.objects.filter(claim=OuterRef("pk"), document=document)), seen_from__lt=document.level
    )
    conflicts = Conflict.objects.filter(
        Exists(Side.objects.filter(conflict=OuterRef("pk"), document=document)), seen_from__lt=document.level
    )
    if claims.exists() or conflicts.exists():
        hold([document.pk])
        claims.update(seen_from=document.level)
        conflicts.update(seen_from=document.level)
