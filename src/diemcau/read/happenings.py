"""What took place beside meetings, signings and visits, each once in a document, and the report that a document is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from diemcau.lang.base import TimeMention
from diemcau.lang.happenings import find_happenings as find_in_sentences
from diemcau.lang.language import Language
from diemcau.lang.requests import Person
from diemcau.read.stretches import Stretches
from diemcau.records import Document, Event, Span
from diemcau.records.period import day as on_day


def find_happenings(
    document: Document,
    sentences: Sequence[Span],
    people: Sequence[Person],
    times: Sequence[TimeMention],
    language: Language,
    *,
    events: Sequence[Event],
) -> tuple[Event, ...]:
    """Happenings in the order in which the document first tells of them.

    A document that tells of no other dated event and that an office published is itself what happened: its report
    came out.

    Args:
        document: The document.
        sentences: Its sentences.
        people: What the language's `find_people` found.
        times: What the language's `find_times` found.
        language: The document's language.
        events: The meetings, signings and visits found in it.
    """
    kept = Stretches(document.furniture).outside(sentences)
    found: list[Event] = []
    for told in find_in_sentences(document.text, kept, people, times, language.happenings, today=document.published):
        if not any(_is_same(event, told) for event in events):
            _add(found, told)
    if not events and not any(event.date for event in found):
        found.extend(_own_report(document, language))
    return tuple(found)


def _add(found: list[Event], event: Event) -> None:
    """Joins a happening to the one it tells of again, else appends it."""
    for place, known in enumerate(found):
        if _is_same(known, event):
            found[place] = _joined(known, event)
            return
    found.append(event)


def _is_same(known: Event, other: Event) -> bool:
    if known.kind != other.kind or (known.serial and other.serial and known.serial != other.serial):
        return False
    if known.place and other.place and known.place != other.place:
        return False
    return known.date is None or other.date is None or known.date.overlaps(other.date)


def _joined(known: Event, other: Event) -> Event:
    """One happening of two tellings, cited where its day stands."""
    cited = other if known.date is None and other.date is not None else known
    return replace(
        cited,
        date=known.date or other.date,
        place=known.place or other.place,
        serial=known.serial or other.serial,
        participants=tuple(dict.fromkeys((*known.participants, *other.participants))),
    )


def _own_report(document: Document, language: Language) -> Iterator[Event]:
    """The document as a report that came out on its day, where an office and not a newspaper published it."""
    title, publisher, day = document.title, document.publisher, document.published
    at = document.text.find(title) if title else -1
    if not title or not publisher or day is None or at < 0 or not language.happenings.authority.search(publisher):
        return
    span = Span(at, at + len(title))
    yield Event(
        span=span,
        text=title,
        kind="publication",
        date=on_day(day),
        sentence=span,
        confidence=Decimal("0.80"),
        rule="happening: own report",
    )
