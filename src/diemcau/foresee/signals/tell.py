"""What an alert says: its terms as they are written, with what was expected, and the sentences that it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import blake2b

from diemcau.foresee.signals.past import Voice
from diemcau.foresee.signals.terms import FIGURE, MEASURE, PARTNER, find_words
from diemcau.lang.registry import language_or_english
from diemcau.records.signal import Sighting
from diemcau.records.span import Span

MOST_SIGHTINGS = 12
_PLACES = Decimal("0.01")
_CODES = (PARTNER, MEASURE, FIGURE)


def to_decimal(value: float) -> Decimal:
    """A number with two places, as records keep it."""
    return Decimal(repr(float(value))).quantize(_PLACES)


def make_id(*parts: str) -> str:
    """A stable id made of what something says."""
    return blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()


def find_sightings(voices: Sequence[Voice], keys: Sequence[str], weights: Mapping[str, float]) -> list[Sighting]:
    """The most telling sentence of each of the first documents, in order of days."""
    found = []
    for voice in sorted(voices, key=lambda one: (one.day, one.document)):
        sighting = _find_sighting(voice, keys, weights)
        if sighting is not None:
            found.append(sighting)
        if len(found) >= MOST_SIGHTINGS:
            break
    return found


def _find_sighting(voice: Voice, keys: Sequence[str], weights: Mapping[str, float]) -> Sighting | None:
    best: tuple[float, Span, tuple[str, ...]] | None = None
    for span in language_or_english(voice.language).find_sentences(voice.text):
        words = find_words(voice.text[span.start : span.end], voice.language)
        counted = {key for key, start, _ in voice.places if span.start <= start < span.end}
        terms = tuple(key for key in keys if key in words or key in counted)
        worth = sum(weights[key] for key in terms)
        if terms and (best is None or worth > best[0]):
            best = worth, span, terms
    if best is None:
        return None
    _, span, terms = best
    return Sighting(
        document=voice.document,
        day=date.fromordinal(voice.day),
        source=voice.source,
        span=span,
        words=span.quote(voice.text),
        terms=terms,
    )


def spell(keys: Sequence[str], sightings: Sequence[Sighting]) -> dict[str, str]:
    """Each key as the sentences write it most often; codes and what no sentence shows stay as they are."""
    return {key: _spell(key, sightings) for key in keys}


def _spell(key: str, sightings: Sequence[Sighting]) -> str:
    if key[0] in _CODES:
        return key[1:]
    pattern = re.compile(
        r"\b" + r"[^\w\n]+".join(rf"{re.escape(word)}(?:s|ies)?" for word in key.split()), re.IGNORECASE
    )
    written = Counter(match.group() for sighting in sightings for match in pattern.finditer(sighting.words))
    return min(written, key=lambda form: (-written[form], form)) if written else key


def shared_subjects(voices: Sequence[Voice]) -> tuple[str, ...]:
    """What more than half of the documents are filed under."""
    counts = Counter(subject for voice in voices for subject in voice.subjects)
    return tuple(sorted(subject for subject, many in counts.items() if many * 2 > len(voices)))
