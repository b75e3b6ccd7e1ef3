"""What the desk does when the archive has read something, and what it says before something is released."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from django.utils import timezone

from diemcau.flow.packed import unpack
from diemcau.reconcile.anchors import locate
from diemcau.reconcile.ground import Ground
from diemcau.records import Reading
from diemcau.web.archive.models import Document, ReadText
from diemcau.web.archive.signals import before_release, document_read
from diemcau.web.desk.carry import Carrier
from diemcau.web.desk.models import Mention, Orphan, Thread
from diemcau.web.desk.policies import objections
from diemcau.web.desk.rows import to_anchor, to_mentions
from diemcau.web.desk.signals import mentions_changed

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person

_BATCH = 500


@receiver(document_read, dispatch_uid="desk.mentions")
def take_up(row: ReadText, reading: Reading, earlier: ReadText | None, **_: Any) -> None:
    """Put the mentions of a new reading in the place of those of the one before, with what people decided."""
    now = timezone.now()
    made: list[Mention] = []
    if earlier is None:
        made = list(to_mentions(row, reading))
    else:
        made = _carried(row, reading, earlier)
        Mention.objects.filter(document=row.document_id, known_to=None).update(known_to=now)
        _find_threads(row, reading)
    for mention in made:
        mention.known_from = now
    Mention.objects.bulk_create(made, batch_size=_BATCH)
    mentions_changed.send(Document, document=row.document, mention=None)


def _carried(row: ReadText, reading: Reading, earlier: ReadText) -> list[Mention]:
    """The states that follow those of an earlier reading; decisions that find no place are kept for a person."""
    states = list(Mention.objects.filter(document=row.document_id, known_to=None))
    carrier = Carrier(earlier.version.number, unpack(bytes(earlier.packed)), row, reading)
    done = carrier.carry_all(states)
    Orphan.objects.bulk_create(
        Orphan(document_id=row.document_id, state=state, reading=row, why=carried.why)
        for state, carried in done
        if carried.is_lost
    )
    return [*(carried.state for _, carried in done if carried.state is not None), *carrier.rest()]


def _find_threads(row: ReadText, reading: Reading) -> None:
    """Find the words of each thread again; those that are gone keep their old words and have no place."""
    ground = Ground(reading.document.text)
    for thread in Thread.objects.filter(document=row.document_id):
        span = locate(to_anchor(thread.anchor), reading.document, ground).span
        thread.start, thread.end = span or (None, None)
        thread.save(update_fields=["start", "end"])


@receiver(before_release, dispatch_uid="desk.objections")
def object_to_release(document: Document, actor: Person, **_: Any) -> None:
    """Say what stands against the release of a document."""
    objections(document, actor)
