"""The stream of released documents in order of their days, as the engine takes them.

A document's day is the day on which it was published; where that is not known, or lies after its release, the day of
its release. One that comes late, when the bin of its day is closed, is counted in the bin that is open when it comes,
and keeps its own day. One that comes with a new version, or is released again, is not counted a second time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils import timezone

from diemcau.flow.packed import unpack
from diemcau.foresee.signals.items import codes_of, find_subjects, item_of
from diemcau.reconcile.copies.find import find_lineage
from diemcau.web.archive.models import ReadText, State
from diemcau.web.archive.reading import profile
from diemcau.web.filings.book import book
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.watch.models import Entered, Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diemcau.records import Document, Reading
    from diemcau.records.signal import Item

FAMILY_DAYS = 60
"""How far back a text is held against earlier ones; a reprint follows its original within days or weeks."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that was not taken up yet.

    Attributes:
        reading: Id of its current reading.
        document: Id of the document.
        uid: Its uid, by which the engine knows it.
        day: Its day.
        org: Code of its org.
    """

    reading: int
    document: int
    uid: str
    day: date
    org: str


def day_of(published: date | None, released: datetime | None) -> date:
    """The day of a document in the stream."""
    came = timezone.localdate(released or timezone.now())
    return min(published, came) if published is not None else came


def waiting_for(stream: Stream) -> list[Waiting]:
    """The released documents up to the stream's level that it has not taken up, in order of their days."""
    taken = Entered.objects.filter(stream=stream, document=OuterRef("document_id"))
    rows = ReadText.objects.filter(
        ~Exists(taken), is_current=True, document__state=State.RELEASED, document__level__lte=stream.ceiling
    )
    found = rows.values_list(
        "pk", "document_id", "document__uid", "published", "document__released_at", "document__org__code"
    )
    waiting = [
        Waiting(pk, document, str(uid), day_of(published, released), org)
        for pk, document, uid, published, released, org in found
    ]
    return sorted(waiting, key=lambda one: (one.day, one.document))


@dataclass
class Reader:
    """Makes items of documents; remembers the texts of the last weeks, against which it looks for copies.

    Attributes:
        stream: For which stream.
    """

    stream: Stream
    _recent: dict[str, tuple[date, Document]] = field(default_factory=dict)
    _origins: dict[str, str] = field(default_factory=dict)
    _codes: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._codes = codes_of(book().countries.values())
        if self.stream.until is None:
            return
        since = self.stream.until - timedelta(days=FAMILY_DAYS)
        entered = Entered.objects.filter(stream=self.stream, day__gte=since, is_out=False)
        rows = {pk: (str(uid), day, origin) for pk, uid, day, origin in entered.values_list(
            "document_id", "document__uid", "day", "origin"
        )}  # fmt: skip
        readings = ReadText.objects.filter(document__in=rows, is_current=True).values_list("document_id", "packed")
        for pk, packed in readings.iterator(chunk_size=200):
            uid, day, origin = rows[pk]
            self._recent[uid] = (day, unpack(bytes(packed)).document)
            self._origins[uid] = origin

    def items(self, waiting: Sequence[Waiting]) -> list[tuple[Waiting, Item]]:
        """Some documents as the engine takes them, in their order."""
        by_reading = dict(ReadText.objects.filter(pk__in=[one.reading for one in waiting]).values_list("pk", "packed"))
        readings = {one.uid: unpack(bytes(by_reading[one.reading])) for one in waiting if one.reading in by_reading}
        found = [one for one in waiting if one.uid in readings]
        self._learn_origins(found, readings)
        return [(one, self._item(one, readings[one.uid])) for one in found]

    def forget(self, until: date) -> None:
        """Let go of texts that are too old to be held against new ones."""
        since = until - timedelta(days=FAMILY_DAYS)
        for uid in [uid for uid, (day, _) in self._recent.items() if day < since]:
            del self._recent[uid], self._origins[uid]

    def _learn_origins(self, waiting: Iterable[Waiting], readings: Mapping[str, Reading]) -> None:
        """Give every new text its family: that of an earlier text it was taken from, else its own."""
        fresh = {one.uid: (one.day, readings[one.uid].document) for one in waiting}
        self._recent |= fresh
        for group in find_lineage(document for _, document in self._recent.values()).groups:
            known = [self._origins[name] for name in group.documents if name in self._origins]
            origin = known[0] if known else group.documents[0]
            for name in group.documents:
                self._origins.setdefault(name, origin)
        for uid in fresh:
            self._origins.setdefault(uid, uid)

    def _item(self, one: Waiting, reading: Reading) -> Item:
        return item_of(
            reading,
            profile=profile(),
            day=one.day,
            origin=self._origins[one.uid],
            source=(reading.document.publisher or one.org)[:300],
            subjects=self._subjects(one, reading),
            codes=self._codes,
        )

    def _subjects(self, one: Waiting, reading: Reading) -> frozenset[str]:
        """What a document is filed under: its org, and the orgs, countries and topics read in it that have a page."""
        known = {"org": names_of_all(), "country": book().countries, "topic": profile().topics}
        read = find_subjects(reading, profile(), one.day, self._codes)
        parted = [(subject, *subject.partition(":")[::2]) for subject in read]
        return frozenset({f"org:{one.org}"} | {subject for subject, kind, code in parted if code in known[kind]})
