"""What the desk does when the archive has read something."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from diemcau.records import Reading
from diemcau.web.archive.models import ReadText
from diemcau.web.archive.signals import document_read
from diemcau.web.desk.models import Mention
from diemcau.web.desk.rows import to_mentions


@receiver(document_read, dispatch_uid="desk.mentions")
def take_up(row: ReadText, reading: Reading, **_: Any) -> None:
    """Put the mentions of a new reading in the place of those of the one before."""
    now = timezone.now()
    Mention.objects.filter(document=row.document_id, known_to=None).update(known_to=now)
    made = list(to_mentions(row, reading))
    for mention in made:
        mention.known_from = now
    Mention.objects.bulk_create(made, batch_size=500)
