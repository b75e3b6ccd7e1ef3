"""What the app does when something happens below."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from diemcau.web.archive.models import State
from diemcau.web.archive.signals import document_changed, document_read, time_passed
from diemcau.web.desk.signals import mentions_changed
from diemcau.web.filings.signals import values_changed
from diemcau.web.outlook.actions.hiding import hide
from diemcau.web.outlook.jobs import ask_for_outlook, ask_once_a_day
from diemcau.web.review.signals import goals_changed

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document


@receiver([values_changed, goals_changed, document_read], dispatch_uid="outlook.values")
def follow(**_: Any) -> None:
    """Values, plans or readings are others."""
    ask_for_outlook()


@receiver(document_changed, dispatch_uid="outlook.document")
def follow_document(document: Document, **_: Any) -> None:
    """A document came into the record, left it, or is of another level."""
    if document.state != State.DRAFT:
        ask_for_outlook(at_once=hide(document=document))


@receiver(mentions_changed, dispatch_uid="outlook.mentions")
def follow_mentions(document: Document, **_: Any) -> None:
    """A document of the record reads otherwise."""
    if document.state != State.DRAFT:
        ask_for_outlook()


@receiver(time_passed, dispatch_uid="outlook.day")
def follow_day(now: datetime, **_: Any) -> None:
    """A new day may have begun."""
    ask_once_a_day(now)
