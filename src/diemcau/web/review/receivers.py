"""What the review does when something below changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver

from diemcau.web.archive.models import State
from diemcau.web.archive.signals import document_changed, document_read
from diemcau.web.desk.signals import mentions_changed
from diemcau.web.filings.signals import values_changed
from diemcau.web.review.actions.mail import make_letters
from diemcau.web.review.jobs import ask_for_errata, send_due_letters
from diemcau.web.review.shelf import mark_change
from diemcau.web.review.signals import edition_frozen, goals_changed

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document
    from diemcau.web.review.models import Edition


@receiver(values_changed, dispatch_uid="review.values")
def follow_values(**_: Any) -> None:
    """Have the editions held against the values of returns that were accepted."""
    mark_change()
    ask_for_errata()


@receiver(goals_changed, dispatch_uid="review.goals")
def follow_goals(**_: Any) -> None:
    """Forget what was made while plans and targets were others."""
    mark_change()


@receiver(document_changed, dispatch_uid="review.level")
def follow_level(document: Document, **_: Any) -> None:
    """Forget totals that were made while the document was of another level."""
    if document.state != State.DRAFT:
        mark_change()


@receiver(document_changed, dispatch_uid="review.document")
@receiver(mentions_changed, dispatch_uid="review.mentions")
def follow_document(document: Document, **_: Any) -> None:
    """Have the editions held against the record once that has followed a document."""
    if document.state != State.DRAFT:
        ask_for_errata()


@receiver(document_read, dispatch_uid="review.reading")
def follow_reading(**_: Any) -> None:
    """Have the editions held against the record once that has followed another reading."""
    ask_for_errata()


@receiver(edition_frozen, dispatch_uid="review.edition")
def tell_subscribers(edition: Edition, **_: Any) -> None:
    """Have everybody told who asked for it."""
    for letter in make_letters(edition=edition):
        send_due_letters.using(run_after=letter.due_at).enqueue(letter.subscription_id)
