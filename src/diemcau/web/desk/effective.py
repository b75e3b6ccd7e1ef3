"""The reading of a document as people left it: what the record reconciles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from diemcau.errors import NotFound
from diemcau.flow.packed import unpack
from diemcau.read.amend import Corrections, amend
from diemcau.web.desk.models import Check, Mention
from diemcau.web.desk.queries import known, reading_at
from diemcau.web.desk.rows import SORTS, readings_of

if TYPE_CHECKING:
    from diemcau.records import Reading
    from diemcau.web.archive.models import Document

HELD = frozenset({Check.ACCEPTED, Check.CORRECTED, Check.ADDED})
"""What people made of a mention that stands although the reader did not read it so."""


def effective_reading(document: Document, at: datetime | None = None) -> Reading:
    """What was read in a document, with what people corrected, rejected and added.

    Args:
        document: The document.
        at: As of a moment; now for None.

    Raises:
        NotFound: If it had not been read then.
    """
    row = reading_at(document, at)
    if row is None:
        raise NotFound("The document had not been read then.", code="desk.unread")
    rows = Mention.objects.filter(known(at), document=document, reading=row).exclude(check_state=Check.UNCHECKED)
    return amended(unpack(bytes(row.packed)), rows)


def amended(reading: Reading, rows: Iterable[Mention]) -> Reading:
    """A reading with the decided states of its mentions applied."""
    rows = list(rows)
    rejected: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.check_state == Check.REJECTED and row.index is not None:
            rejected[SORTS[row.sort]].add(row.index)
    told = [row for row in rows if row.check_state in HELD and (row.index is None or row.check_state != Check.ACCEPTED)]
    replaced: defaultdict[str, dict[int, Any]] = defaultdict(dict)
    added: defaultdict[str, list[Any]] = defaultdict(list)
    for row, one in zip(told, readings_of(reading, told), strict=True):
        if row.index is None:
            added[SORTS[row.sort]].append(one)
        else:
            replaced[SORTS[row.sort]][row.index] = one
    none = {name: frozenset(indices) for name, indices in rejected.items()}
    return amend(reading, Corrections(rejected=none, replaced=replaced, added=added))
