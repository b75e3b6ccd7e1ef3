"""What boards do when something below changes: those that leaders open are put together anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from diemcau.web.archive.models import State
from diemcau.web.archive.signals import document_changed, document_read, time_passed
from diemcau.web.boards.jobs import ask_for_boards, ask_once_a_day
from diemcau.web.desk.signals import mentions_changed
from diemcau.web.filings.signals import values_changed
from diemcau.web.review.signals import goals_changed

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document


@receiver([values_changed, goals_changed, document_read], dispatch_uid="boards.values")
def follow(**_: Any) -> None:
    """Values, plans or readings are others."""
    ask_for_boards()


@receiver([document_changed, mentions_changed], dispatch_uid="boards.document")
def follow_document(document: Document, **_: Any) -> None:
    """A document came into the record, left it, or reads otherwise."""
    if document.state != State.DRAFT:
        ask_for_boards()


@receiver(time_passed, dispatch_uid="boards.day")
def follow_day(**_: Any) -> None:
    """A new day began."""
    ask_once_a_day()
