"""What is written by the app: the index of words, views that people keep, and what they took out of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.web.archive.models import ReadText
from diemcau.web.search.models import Passage
from diemcau.web.search.rows import read_in, to_passages, with_about

if TYPE_CHECKING:
    from diemcau.web.archive.models import Document

_BATCH = 500  # rows a statement


def replace_passages(*, reading: ReadText) -> None:
    """Put the sentences of a document's current reading in the place of those of the reading before."""
    Passage.objects.filter(document=reading.document_id).delete()
    Passage.objects.bulk_create(to_passages(reading), batch_size=_BATCH)


def refresh_passages(*, document: Document) -> None:
    """Bring up to date what was read in the sentences of a document; its words stay as they are."""
    reading = ReadText.objects.filter(document=document, is_current=True).first()
    if reading is None:
        return
    rows = sorted(Passage.objects.filter(reading=reading), key=lambda row: row.start)
    about = read_in([row.start for row in rows], reading)
    changed = []
    for row in rows:
        folded = with_about(row.folded, about.get(row.start, ""))
        if folded != row.folded:
            row.folded = folded
            changed.append(row)
    Passage.objects.bulk_update(changed, ["folded"], batch_size=_BATCH)
