"""The index follows the archive and the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.dispatch import receiver

from diemcau.web.archive.models import Document, ReadText
from diemcau.web.archive.signals import document_read
from diemcau.web.desk.signals import mentions_changed
from diemcau.web.search.actions import refresh_passages, replace_passages


@receiver(document_read, dispatch_uid="search.passages")
def take_up(row: ReadText, **_: Any) -> None:
    """A new reading takes the place of the one before."""
    replace_passages(reading=row)


@receiver(mentions_changed, dispatch_uid="search.mentions")
def follow(document: Document, mention: UUID | None = None, **_: Any) -> None:
    """What people made of a document's mentions is found as they left it."""
    refresh_passages(document=document, mention=mention)
