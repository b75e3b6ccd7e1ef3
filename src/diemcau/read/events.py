"""Events that a document tells of, each once, however many sentences tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diemcau.lang.base import TimeMention
from diemcau.lang.language import Language
from diemcau.lang.requests import Person
from diemcau.read.stretches import Stretches
from diemcau.records import Event, Span

_ALIKE = ({"conference", "meeting"}, {"visit", "meeting"}, {"signing", "agreement"})


def find_events(
    text: str,
    sentences: Sequence[Span],
    people: Sequence[Person],
    times: Sequence[TimeMention],
    language: Language,
    *,
    skip: Sequence[Span] = (),
) -> tuple[Event, ...]:
    """Events in the order in which the document first tells of them.

    Args:
        text: The document's text.
        sentences: Its sentences.
        people: What the language's `find_people` found.
        times: What the language's `find_times` found.
        language: The document's language.
        skip: Parts of the page that are no report.
    """
    sentences = Stretches(skip).outside(sentences)
    found: list[Event] = []
    for telling in language.requests.find_tellings(text, sentences, people, times):
        if telling.event is not None:
            _add(found, telling.event)
        _add_bridges(found, telling.bridge_points)
    return tuple(_kept(text, found))


def _kept(text: str, found: list[Event]) -> Iterator[Event]:
    """Events that say more than that there was one; an empty one only where its kind has no other."""
    full = {e.kind for e in found if e.date or e.place or e.bridge_points}
    for event in found:
        if (
            event.date
            or event.place
            or event.bridge_points
            or not any(event.kind == k or {event.kind, k} in _ALIKE for k in full)
        ):
            said = event.span.quote(text)
            yield event if event.text == said else replace(event, text=said)


def _add(found: list[Event], event: Event) -> None:
    """Joins an event to the one it tells of again, else appends it."""
    for place, known in enumerate(found):
        if _is_same(known, event):
            found[place] = _joined(known, event)
            return
    found.append(event)


def _is_same(known: Event, other: Event) -> bool:
    same_kind = known.kind == other.kind or {known.kind, other.kind} in _ALIKE
    if not same_kind or (known.date and other.date and known.date != other.date):
        return False
    if known.kind == other.kind:
        return True
    return bool(known.date and other.date) or not (known.date or other.date) or not (other.date or other.place)


def _joined(known: Event, other: Event) -> Event:
    kind = "conference" if {known.kind, other.kind} == {"conference", "meeting"} else known.kind
    return replace(
        known,
        kind=kind,
        date=known.date or other.date,
        place=known.place or other.place,
        participants=tuple(dict.fromkeys((*known.participants, *other.participants))),
        chair=known.chair or other.chair,
        bridge_points=tuple(dict.fromkeys((*known.bridge_points, *other.bridge_points))),
    )


def _add_bridges(found: list[Event], points: tuple[str, ...]) -> None:
    """Bridge points that a sentence names without naming the conference again."""
    place = next((i for i, e in enumerate(found) if e.kind in {"conference", "meeting"}), None)
    if points and place is not None:
        found[place] = replace(found[place], bridge_points=tuple(dict.fromkeys((*found[place].bridge_points, *points))))
