"""A house with an archive of short documents, some of which tell of something new."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from diemcau.flow.packed import pack
from diemcau.records import Document as Text
from diemcau.records import Reading, signal
from diemcau.records.signal import Stage, Strength, Term, TermKind
from diemcau.records.span import Span
from diemcau.web.archive.models import Blob, Document, ReadText, State, Version
from diemcau.web.watch.models import Alert, Stream
from diemcau.web.watch.rules import rules
from diemcau.web.watch.stream import Reader, Waiting
from diemcau.web.watch.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..conftest import House  # noqa: TID252 - the tests are no package

MONDAY = date(2026, 1, 5)
TODAY = date(2026, 4, 7)
"""A Tuesday, thirteen weeks on."""

_WORDS = (
    "harbour market school bridge timber bakery council ferry orchard station library festival river museum garden "
    "clinic theatre workshop quarry mill chapel factory stadium tunnel valley meadow lighthouse brewery pasture cottage"
).split()
_PLAIN = (
    "The {} near the {} was seen by the {}.",
    "A {} and a {} will share the {}.",
    "Nobody moved the {} of the {} to the {}.",
)
_NEW = (
    "Borvel fever closed the {} by the {}.", "Doctors speak of Borvel fever near the {} and the {}.",
    "The {} waits because Borvel fever reached the {}.", "Borvel fever was told of at the {} and again at the {}.",
)  # fmt: skip


def tell(chance: random.Random, *, is_new: bool = False) -> str:
    """A short text; a new one tells of something that no earlier one has."""
    lines = [shape.format(*chance.sample(_WORDS, 3)) for shape in chance.choices(_PLAIN, k=4)]
    if is_new:
        lines[1:1] = [shape.format(*chance.sample(_WORDS, 2)) for shape in chance.sample(_NEW, 2)]
    return "\n".join([f"News of the {chance.choice(_WORDS)} {chance.randrange(1000)}", *lines])


def bring(
    house: House, text: str, *, day: date, source: str = "", org: str = "DUN", level: int = 1, **more: Any
) -> Document:
    """A document in the record, of which nothing but its text was read, published and released on a day."""
    at = datetime.combine(day, time(3), UTC)
    digest = sha256(f"{text}{Document.objects.count()}".encode()).hexdigest()
    facts = {"state": State.RELEASED, "released_by": house.people["head"], "released_at": at, "entered_at": at, **more}
    document = Document.objects.create(
        org=house.orgs[org], level=level, title=text.partition("\n")[0], entered_by=house.people["officer"], **facts
    )
    blob = Blob.objects.create(sha256=digest, size=len(text))
    version = Version.objects.create(
        document=document, number=1, blob=blob, filename="a.txt", entered_by=house.people["officer"]
    )
    read = Text(
        id=digest, name=str(document.uid), path="a.txt", text=text, language="en", title=document.title,
        publisher=source or None, published=day,
    )  # fmt: skip
    ReadText.objects.create(
        version=version, document=document, rules="a", tried="a", language="en", title=document.title,
        publisher=source, published=day, text=text, packed=pack(Reading(document=read)), keys=b"",
    )  # fmt: skip
    return document


def fill(house: House, *, weeks: int = 12, level: int = 1, new_from: int = 10) -> list[Document]:
    """An archive of some weeks; from one of them on every voice tells of something new. Those documents."""
    chance, found = random.Random(f"archive {level}"), []
    for week in range(weeks):
        for number in range(10):
            is_new = week >= new_from and number % 2 == 0
            day = MONDAY + timedelta(weeks=week, days=number % 5)
            one = bring(house, tell(chance, is_new=is_new), day=day, source=f"Herald {number}", level=level)
            found += [one] if is_new else []
    return found


def stream_of(level: int = 1) -> Stream:
    """The stream of a level that is shown."""
    return Stream.objects.get_or_create(
        ceiling=level, rules=rules(), ended_at=None, defaults={"is_current": True, "until": TODAY}
    )[0]


def raise_alert(
    documents: Sequence[Document], *, level: int = 1, words: str = "borvel fever", score: str = "6", strong: bool = True
) -> Alert:
    """An alert that the engine raised in the stream of a level, of some documents of it."""
    stream = stream_of(level)
    taken = set(stream.entered.values_list("document_id", flat=True))
    rows = ReadText.objects.filter(document__in=[one.pk for one in documents], is_current=True)
    waiting = [
        Waiting(row.pk, row.document_id, str(row.document.uid), row.published or TODAY, row.document.org.code)
        for row in rows.select_related("document__org").order_by("document_id")
    ]
    writer = Writer(stream)
    fresh = [one for one in waiting if one.document not in taken]
    writer.enter([(one, item, TODAY) for one, item in Reader(stream).items(fresh)])
    uids = tuple(str(one.uid) for one in documents)
    term = Term(
        kind=TermKind.NAME, words=words, seen=len(uids), expected=Decimal(0), window=2, first=MONDAY,
        score=Decimal(score),
    )  # fmt: skip
    sources = tuple(f"Herald {number}" for number in range(len(uids)))
    strength = Strength.STRONG if strong else Strength.WEAK
    name = sha256("".join((words, *uids)).encode()).hexdigest()[:12]
    issue = signal.Issue(
        id=f"i{name}", title=words, stage=Stage.GROWING, strength=strength, born=MONDAY, last=TODAY,
        counts=((TODAY, len(uids)),), documents=uids, terms=(term,),
    )  # fmt: skip
    alert = signal.Alert(
        id=f"a{name}", issue=issue.id, raised_on=TODAY, strength=strength, score=Decimal(score), terms=(term,),
        sightings=tuple(
            signal.Sighting(
                document=uid, day=MONDAY, source=source, span=Span(0, 4), words="Borvel fever came.", terms=(words,)
            )
            for uid, source in zip(uids, sources, strict=True)
        ),
        documents=uids, sources=sources, since=MONDAY, seen=len(uids), expected=Decimal("0.4"),
        subjects=("country:LA", "org:DUN"),
    )  # fmt: skip
    writer.keep_issues([issue])
    writer.keep_alerts([alert])
    stream.save()
    return Alert.objects.get(stream=stream, engine=alert.id)


def alerts_in(answer: Any) -> list[Alert]:
    """The alerts that a page shows."""
    return [one.row for one in answer.context["alerts"]]
