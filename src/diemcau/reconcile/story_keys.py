"""What ties documents to one story: keys that two of them share only where they are worth reading side by side.

Reconciling compares documents; of a million of them only those of one story need to be compared. A document's keys are
drawn from it alone, so they can be made wherever it is read, and only the keys travel. Some tell of one story for sure;
others, such as a person who is named, only hint at it: those are odd numbers, and are to be followed last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import product

import numpy as np
from numpy.typing import NDArray

from diemcau.lang.folding import fold
from diemcau.reconcile.copies.columns import read_columns, roll
from diemcau.reconcile.entries import owner_words
from diemcau.reconcile.values import digits
from diemcau.reconcile.words import content
from diemcau.records import Claim, Event, Figure, Reading

Keys = NDArray[np.uint64]

_RUN = 8  # words in a row that two texts hardly share by chance
_HINT = np.uint64(1)
_MOST = 12  # bodies and values of a document that are paired with each other
_SAMPLE = 12  # runs kept of a text: those with the smallest hashes, which two near copies mostly share
_TELLING = 3  # digits from which a value, with its unit and period, ties two documents; one more without a period


def find_story_keys(readings: Sequence[Reading]) -> list[Keys]:
    """Of each document its keys, ascending, each once; no document's keys depend on another.

    They come of runs of words (copies), of what its figures measure for whom and when, of values with many digits, and
    of its dated events; the hints of people, and of bodies beside values.
    """
    columns = read_columns([reading.document for reading in readings])
    found = []
    for place, reading in enumerate(readings):
        runs = np.unique(roll(columns.words_of(place), _RUN))[:_SAMPLE]
        told = np.array([_hashed(parts) for parts in _of_mentions(reading)], dtype=np.uint64)
        hints = np.array([_hashed(parts) for parts in _hints(reading)], dtype=np.uint64)
        found.append(np.unique(np.concatenate([runs & ~_HINT, told & ~_HINT, hints | _HINT])))
    return found


def find_fact_key(fact: Figure | Claim, language: str) -> int:
    """A number that figures of one measure, org, period and kind share whatever their values.

    Args:
        fact: A figure or a fact.
        language: Of its label, ISO 639-1.
    """
    return _hashed(_of_fact(fact, language))


def _of_mentions(reading: Reading) -> Iterator[tuple[object, ...]]:
    language = reading.document.language
    for figure in reading.figures:
        if _says(figure, "period") or _says(figure, "unit_of_report"):  # "40 roofs" alone are anybody's at any time
            yield _of_fact(figure, language)
        written = digits(figure.quantity.value)
        if len(written) >= _TELLING + (not _says(figure, "period")):
            yield ("value", written, figure.quantity.unit, figure.period and figure.period.code)
    for event in reading.events:
        if event.date is not None:
            yield _of_event(event)


def _hints(reading: Reading) -> Iterator[tuple[object, ...]]:
    """What two texts of one story often share, and others now and then."""
    bodies = {fold(naming.name) for naming in reading.namings if naming.sort == "org"}
    values = {digits(figure.quantity.value) for figure in reading.figures}
    for naming in reading.namings:
        if naming.sort == "person":
            yield ("person", fold(naming.name))
    for body, value in product(sorted(bodies)[:_MOST], sorted(filter(_is_telling, values))[:_MOST]):
        yield ("body and value", body, value)


def _is_telling(written: str) -> bool:
    return len(written) > 1


def _says(figure: Figure, field: str) -> bool:
    """Whether the text itself says something of a figure, and it is not only taken for granted."""
    return getattr(figure, field) is not None and field not in figure.assumed


def _of_fact(fact: Figure | Claim, language: str) -> tuple[object, ...]:
    label = fact.measure or tuple(sorted(set(content(fact.label, language))))
    unit = fact.quantity.unit if isinstance(fact, Figure) else fact.unit
    owner = tuple(sorted(owner_words(fact.unit_of_report, language)))
    return ("fact", label, unit, owner, fact.period and fact.period.code, fact.kind.value)


def _of_event(event: Event) -> tuple[object, ...]:
    return ("event", event.kind, event.date and event.date.code)


def _hashed(parts: tuple[object, ...]) -> int:
    """A number of 64 bits that is the same in every run on every machine."""
    return int.from_bytes(blake2b(repr(parts).encode("utf-8", "replace"), digest_size=8).digest(), "big")
