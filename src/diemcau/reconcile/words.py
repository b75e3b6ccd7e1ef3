"""Words brought to a form in which two tellings of one thing share them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum, log

from diemcau.lang.registry import concepts_of, shared_keys
from diemcau.reconcile.vocabulary import PLAIN_COUNTS

WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


@lru_cache(maxsize=16384)
def content(text: str, language: str) -> tuple[str, ...]:
    """What the words of a text stand for, near-synonyms and translations as one, in text order; numbers left out.

    Args:
        text: Words of a document.
        language: Its language, ISO 639-1.
    """
    return concepts_of(language)(text)


@lru_cache(maxsize=16384)
def name_content(name: str, language: str) -> tuple[str, ...]:
    """The same of a name, of which small words may be a part: the An of An Giang is no article."""
    return concepts_of(language)(name, keep_small=True)


def keys(words: str) -> frozenset[str]:
    """What English words stand for, small ones included, as texts in any language hold it."""
    return frozenset(name_content(words, "en"))


@lru_cache(maxsize=1)
def plain_counts() -> frozenset[str]:
    """Words for what is counted that say little, as `content` gives them."""
    return keys(" ".join(PLAIN_COUNTS))


class Dictionary:
    """Which words of a text those in other languages may hold: words that all languages have, and names they print."""

    def __init__(self, texts: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take what the texts of a folder hold.

        Args:
            texts: Of each its language and its words.
        """
        told: defaultdict[str, set[str]] = defaultdict(set)
        for language, words in texts:
            told[language].update(words)
        self._foreign = {
            code: shared_keys().union(*(told[other] for other in told if other != code))
            if len(told) > 1
            else frozenset()
            for code in told
        }

    def abroad(self, words: frozenset[str], language: str) -> frozenset[str]:
        """Those words of a text in a language that texts in the others may hold."""
        return words & self._foreign.get(language, frozenset())


def rarity(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """Weight of each word by how few of the texts hold it: ln(1 + texts / holders), the usual inverse frequency."""
    counts: Counter[str] = Counter()
    total = 0
    for words in texts:
        counts.update(set(words))
        total += 1
    return {word: log(1 + total / held) for word, held in counts.items()}


def likeness(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weighted share of the words in common, 0 to 1, by the lighter of the two sides."""
    shared = weight(left & right, weights)
    least = min(weight(left, weights), weight(right, weights))
    return shared / least if least else 0.0


def weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    """Sum of the weights, rounded once so that the order of the words, and with it the run, changes nothing."""
    return fsum([weights.get(word, 1.0) for word in words])
