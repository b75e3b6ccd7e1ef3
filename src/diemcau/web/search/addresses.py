"""Addresses of pages of the apps below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


def of_sentence(document: UUID, start: int, mention: UUID | None = None) -> str:
    """A place in a document on the desk; with a mention, that one."""
    place = f"{reverse('desk_document', args=[document])}?at={start}"
    return f"{place}#m-{mention}" if mention else place


def of_document(document: UUID) -> str:
    """A document."""
    return reverse("document", args=[document])


def of_claim(claim: UUID, at: datetime | None = None) -> str:
    """A fact, now or as of a moment."""
    return _as_of(reverse("claim", args=[claim]), at)


def of_conflict(conflict: UUID, at: datetime | None = None) -> str:
    """A conflict, now or as of a moment."""
    return _as_of(reverse("conflict", args=[conflict]), at)


def _as_of(address: str, at: datetime | None) -> str:
    return f"{address}?{urlencode({'known': at.isoformat()})}" if at else address
