"""What the app does when something happens below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from diemcau.web.archive.signals import document_changed, time_passed
from diemcau.web.watch.actions.following import follow_document
from diemcau.web.watch.jobs import ask_for_day

if TYPE_CHECKING:
    from datetime import datetime

    from diemcau.web.archive.models import Document


@receiver(document_changed, dispatch_uid="watch.document")
def follow_change(document: Document, **_: Any) -> None:
    """Hide at once what a document hides now."""
    follow_document(document=document)


@receiver(time_passed, dispatch_uid="watch.day")
def look_at_clock(now: datetime, **_: Any) -> None:
    """Have the streams carried on once a day."""
    ask_for_day(now)
