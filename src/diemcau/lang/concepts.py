"""What words stand for, whatever language they are in: one key for all that say the same.

Each language folder offers `find_concepts`. The keys are English words, so that an English and a Vietnamese report of
one matter share them; what a language has no key for stays a word of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

OWN_MARK = "~"
"""Opens the key of a word for which only its own language has a key: it tells nothing across languages."""


class FindConcepts(Protocol):
    """What a language folder offers."""

    def __call__(self, text: str, *, keep_small: bool = False) -> tuple[str, ...]:
        """The keys of a text in its order, numbers left out; with small words too, which may be a part of a name."""
        ...


Entry = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases with the keys they stand for.

    Attributes:
        by_first: For each word that opens a phrase: the phrases, longest first, each with its keys.
    """

    by_first: Mapping[str, tuple[Entry, ...]]

    def find(self, words: Sequence[str], at: int) -> Entry:
        """The longest phrase that stands at a place of a run of words, with its keys; empty where none does."""
        for phrase, keys in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return phrase, keys
        return (), ()


def make_phrasebook(entries: Iterable[Entry]) -> Phrasebook:
    """The book of phrases and their keys; of a phrase given twice the first holds."""
    grouped: defaultdict[str, dict[tuple[str, ...], tuple[str, ...]]] = defaultdict(dict)
    for phrase, keys in entries:
        grouped[phrase[0]].setdefault(phrase, keys)
    return Phrasebook({first: tuple(sorted(found.items(), key=_longest)) for first, found in grouped.items()})


def _longest(entry: Entry) -> int:
    return -len(entry[0])
