"""Small streams of composed documents for tests of the watch."""

from __future__ import annotations

import random
from datetime import date, timedelta

from diemcau.records.signal import Item

BEGIN = date(2023, 1, 2)
_SYLLABLES = "ba ke lo mi nu ra se to vi du fa go hy pe qua ri sta tre".split()


def make_words(seed: str, many: int) -> list[str]:
    """Words of no language, the same from the same seed."""
    rng = random.Random(seed)
    return ["".join(rng.choice(_SYLLABLES) for _ in range(3)) for _ in range(many)]


def make_text(rng: random.Random, words: list[str], told: str = "") -> str:
    """A text of a headline and six sentences in common words; in two of the sentences stands what is told."""
    sentences = [" ".join(rng.choice(words) for _ in range(11)).capitalize() + "." for _ in range(7)]
    if told:
        sentences[1] = f"{sentences[1][:-1]} {told}."
        sentences[4] = f"The {sentences[4][:-1].lower()} {told}."
    return "\n".join(sentences)


def bin_end(number: int) -> date:
    """Last day of a week of the stream."""
    return BEGIN + timedelta(days=7 * number + 6)


def make_bins(many: int, size: int, seed: str = "calm") -> list[list[Item]]:
    """Weeks of documents in which nothing is new."""
    rng, words = random.Random(seed), make_words(seed, 260)
    return [
        [make_item(f"{number}-{at}", number, make_text(rng, words), f"source {at % 9}") for at in range(size)]
        for number in range(many)
    ]


def make_item(document: str, number: int, text: str, source: str, *, language: str = "en", origin: str = "") -> Item:
    """A document of a week."""
    day = bin_end(number) - timedelta(days=len(document) % 5)
    return Item(document=document, day=day, source=source, text=text, language=language, origin=origin)


def plant(
    bins: list[list[Item]], counts: dict[int, int], told: str, seed: str = "calm", language: str = "en"
) -> set[str]:
    """Add documents that tell of something to weeks of a stream; gives their names."""
    rng, words = random.Random(told), make_words(seed, 260)
    names = set()
    for number, many in counts.items():
        for at in range(many):
            name = f"{told[:4]}-{number}-{at}"
            text = make_text(rng, words, told)
            bins[number].append(make_item(name, number, text, f"source {at % 7}", language=language))
            names.add(name)
    return names
