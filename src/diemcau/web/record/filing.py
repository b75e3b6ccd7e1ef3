"""What the record is made from: the readings of released documents as people corrected them, and what people ruled."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django.db.models import Max

from diemcau.flow.packed import unpack
from diemcau.publish.contract import reading_to_json
from diemcau.publish.ruling import judgement_from_json
from diemcau.records import Judgement, Reading
from diemcau.web.archive.models import Document, ReadText, State
from diemcau.web.archive.reading import rules
from diemcau.web.desk.effective import effective_reading
from diemcau.web.desk.models import Decision
from diemcau.web.record.models import Ruling

_CHANGING = (Decision.Verdict.CORRECT, Decision.Verdict.REJECT, Decision.Verdict.ADD, Decision.Verdict.UNDO)
"""Decisions after which a document may say something else."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A released document as the record takes it up.

    Attributes:
        pk: Of the document.
        name: What the record calls it: its uid.
        level: How confidential it is.
        reading: Id of its current reading.
        decision: Id of the last decision that changed what it says; 0 for none.
    """

    pk: int
    name: str
    level: int
    reading: int
    decision: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a person ruled, as the record takes it up.

    Attributes:
        judgement: For the engine.
        documents: Names of the documents that it is about.
        level: The highest level among them.
    """

    judgement: Judgement
    documents: frozenset[str]
    level: int


def find_filed(documents: Collection[int] | None = None) -> list[Filed]:
    """The released documents, or those of some, in order of their ids."""
    rows = ReadText.objects.filter(is_current=True, document__state=State.RELEASED)
    decisions = Decision.objects.filter(verdict__in=_CHANGING)
    if documents is not None:
        rows, decisions = rows.filter(document__in=documents), decisions.filter(document__in=documents)
    last = dict(decisions.order_by().values("document_id").annotate(last=Max("pk")).values_list("document_id", "last"))
    found = rows.order_by("document_id").values_list("document_id", "document__uid", "document__level", "pk")
    return [Filed(pk, str(uid), level, reading, last.get(pk, 0)) for pk, uid, level, reading in found]


def find_ruled() -> list[Ruled]:
    """Everything that people ruled, in the order in which they did."""
    documents: defaultdict[int, set[str]] = defaultdict(set)
    for ruling, uid in Ruling.objects.order_by().values_list("pk", "documents__uid"):
        documents[ruling].add(str(uid))
    rows = Ruling.objects.order_by("at", "pk").values_list("pk", "said", "level")
    return [Ruled(judgement_from_json(said), frozenset(documents[pk]), level) for pk, said, level in rows]


def digest_of(documents: Iterable[Filed], rulings: Iterable[Ruled]) -> str:
    """What a story is reconciled from, in hex: equal ones lead to the same facts."""
    said = [
        rules(),
        [[one.name, one.reading, one.decision] for one in documents],
        [one.judgement.id for one in rulings],
    ]
    return sha256(json.dumps(said).encode()).hexdigest()


def load_readings(documents: Sequence[Filed]) -> list[Reading]:
    """What stands in some documents, with people's corrections, one reading for each in their order.

    Documents of the same bytes say the same: a correction of one holds for all, the last one made. A text whose
    mentions were corrected counts as another text, so that what was settled on it is looked at again.
    """
    stored = _stored(documents)
    twins: defaultdict[str, list[Filed]] = defaultdict(list)
    for one in documents:
        twins[stored[one.pk].document.id].append(one)
    said = {text: _corrected(max(same, key=lambda one: one.decision), stored) for text, same in twins.items()}
    return [_as_in(stored[one.pk], said[stored[one.pk].document.id]) for one in documents]


def _stored(documents: Sequence[Filed]) -> dict[int, Reading]:
    packed = ReadText.objects.filter(pk__in=[one.reading for one in documents]).values_list("document_id", "packed")
    return {pk: unpack(bytes(body)) for pk, body in packed.iterator()}


def _corrected(filed: Filed, stored: Mapping[int, Reading]) -> Reading:
    """What a document says with its corrections; under an id of its own where they change anything."""
    before = stored[filed.pk]
    if not filed.decision:
        return before
    after = effective_reading(Document.objects.get(pk=filed.pk))
    told = _mentions(after)
    if told == _mentions(before):
        return before
    mark = json.dumps([before.document.id, told], sort_keys=True, ensure_ascii=True)
    return replace(after, document=replace(before.document, id=sha256(mark.encode()).hexdigest()))


def _mentions(reading: Reading) -> dict[str, Any]:
    told = reading_to_json(reading)
    return {name: told[name] for name in ("figures", "directives", "proposals", "events", "happenings")}


def _as_in(own: Reading, said: Reading) -> Reading:
    """What a text says, as a reading of one of the documents that have it."""
    return said if own is said else replace(said, document=replace(own.document, id=said.document.id))


def rulings_about(ruled: Iterable[Ruled], names: Collection[str], ceiling: int) -> Iterator[Ruled]:
    """What was ruled about any of some documents, where a ceiling lets all its documents be seen."""
    for one in ruled:
        if one.level <= ceiling and not one.documents.isdisjoint(names):
            yield one
