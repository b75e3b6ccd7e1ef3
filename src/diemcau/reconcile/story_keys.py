"""What ties documents to one story: keys that two of them share only where they are worth reading side by side.

Reconciling compares documents; of a million of them only those of one story need to be compared. A document's keys are
drawn from it alone, so they can be made wherever it is read, and only the keys travel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from diemcau.reconcile.copies.columns import read_columns, roll
from diemcau.reconcile.entries import owner_words
from diemcau.reconcile.values import digits
from diemcau.reconcile.words import content
from diemcau.records import Claim, Event, Figure, Reading

Keys = NDArray[np.uint64]

_RUN = 6  # words in a row that two texts hardly share by chance
_SAMPLE = 12  # runs kept of a text: those with the smallest hashes, which two near copies mostly share
_TELLING = 3  # digits from which a value alone, with its unit and period, ties two documents


def find_story_keys(readings: Sequence[Reading]) -> list[Keys]:
    """Of each document its keys, ascending, each once; no document's keys depend on another.

    They come of runs of words (copies), of what its figures measure for whom and when, of values with many digits, and
    of its dated events.
    """
    columns = read_columns([reading.document for reading in readings])
    found = []
    for place, reading in enumerate(readings):
        runs = np.unique(roll(columns.words_of(place), _RUN))[:_SAMPLE]
        told = np.array([_hashed(parts) for parts in _of_mentions(reading)], dtype=np.uint64)
        found.append(np.unique(np.concatenate([runs, told])))
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
        yield _of_fact(figure, language)
        written = digits(figure.quantity.value)
        if len(written) >= _TELLING:
            yield ("value", written, figure.quantity.unit, figure.period and figure.period.code)
    for event in reading.events:
        if event.date is not None:
            yield _of_event(event)


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
