"""A stretch of Vietnamese text as syllables, and books of phrases to look up in it.

Vietnamese parts syllables and not words, so a word of two syllables is found by looking both up: a `Phrases` does that
at any place of a `Line`, and takes the longest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from diemcau.lang.vi.tones import unify_tones
from diemcau.records import Span

# A syllable, a name such as "Ả-rập", a number or a code such as "31/3/2026" or "45/TB-VPCP".
_SYLLABLE = re.compile(r"\w+(?:[./’'-]\w+)*%?")


def canonical(text: str) -> str:
    """A text with each tone mark in its agreed place, offset for offset; the text itself where all stand there."""
    unified = _unified(text)
    return text if unified == text else unified


@lru_cache(maxsize=2)
def _unified(text: str) -> str:
    return unify_tones(text)


def lowered(text: str) -> str:
    """A text in small letters, offset for offset."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_Cut = tuple[list[tuple[int, int]], list[str], list[bool]]
_LONGEST_KEPT = 1_000_000  # characters of a text whose syllables are kept for all who read stretches of it


def _cut(text: str, start: int, end: int) -> _Cut:
    """The spots of the syllables of a stretch, their letters, and whether each is joined to the one before."""
    spots = [match.span() for match in _SYLLABLE.finditer(text, start, end)]
    low = lowered(text[start:end])
    words = [low[first - start : last - start] for first, last in spots]
    joined = [text[before:first].isspace() for (_, before), (first, _) in pairwise(spots)]
    return spots, words, [False, *joined] if spots else []


@lru_cache(maxsize=2)
def _cut_whole(text: str) -> _Cut:
    return _cut(text, 0, len(text))


def _cut_out(text: str, start: int, end: int) -> _Cut:
    """What `_cut` gives, taken out of the whole text unless an end of the stretch parts a syllable."""
    spots, words, joined = _cut_whole(text)
    first = bisect_left(spots, (start,))
    last = bisect_left(spots, (end,), first)
    if (first and spots[first - 1][1] > start) or (last > first and spots[last - 1][1] > end):
        return _cut(text, start, end)
    return spots[first:last], words[first:last], [False, *joined[first + 1 : last]] if last > first else []


class Line:
    """The syllables of a stretch of text.

    Attributes:
        text: The text that offsets point into.
        start, end: The stretch.
        words: Its syllables in small letters.
        spots: Where each of them stands.
        joined: Whether only white space stands between a syllable and the one before.
    """

    __slots__ = ("end", "joined", "spots", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        is_part = (start > 0 or end < len(text)) and len(text) <= _LONGEST_KEPT
        self.spots, self.words, self.joined = (_cut_out if is_part else _cut)(text, start, end)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The place of the first syllable that starts at or behind an offset of the text."""
        return bisect_left(self.spots, (offset,))

    def ends_in_colon(self) -> bool:
        """Whether a colon closes the stretch."""
        return self.text[max(self.start, self.end - 4) : self.end].rstrip().endswith(":")

    def is_capital(self, place: int) -> bool:
        """Whether a syllable is written with a capital."""
        return self.text[self.spots[place][0]].isupper()

    def span(self, first: int, last: int) -> Span:
        """From one syllable to before another; an empty stretch at the first where they are the same."""
        if last <= first:
            start = self.spots[first][0] if first < len(self) else self.end
            return Span(start, start)
        return Span(self.spots[first][0], self.spots[last - 1][1])

    def quote(self, first: int, last: int) -> str:
        """The words from one syllable to before another, as written."""
        return self.span(first, last).quote(self.text) if last > first else ""

    def gap(self, place: int) -> str:
        """What stands between the syllable before a place and the one at it."""
        if place == 0:
            return self.text[self.start : self.spots[0][0]] if self.spots else ""
        end = self.spots[place][0] if place < len(self) else self.end
        return self.text[self.spots[place - 1][1] : end]


def _in_order(group: str) -> str:
    """A group of phrases with single spaces and each tone in its agreed place."""
    return unify_tones(" ".join(group.split()))


class Phrases:
    """Words of one or more syllables, looked up at a place of a line.

    Attributes:
        openings: The first syllables of all of them.
    """

    def __init__(self, *groups: str) -> None:
        """Take groups of phrases.

        Args:
            groups: Phrases in small letters, parted by `|`; line ends and several spaces count as one.
        """
        phrases = {tuple(phrase.split()) for group in groups for phrase in _in_order(group).split("|")} - {()}
        self._phrases = frozenset(phrases)
        self.openings = frozenset(first for first, *_ in phrases)
        self._behind: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
        for first, *rest in sorted(phrases, key=len, reverse=True):
            if rest:
                self._behind[first, rest[0]].append(rest[1:])

    def find(self, line: Line, place: int) -> int:
        """How many syllables the longest phrase at a place has; 0 where none stands there."""
        words, joined = line.words, line.joined
        first = words[place]
        if first not in self.openings:
            return 0
        behind = place + 1
        if behind < len(words) and joined[behind] and (first, words[behind]) in self._behind:
            for rest in self._behind[first, words[behind]]:
                end = behind + 1 + len(rest)
                if words[behind + 1 : end] == rest and all(joined[behind + 1 : end]):
                    return end - place
        return 1 if (first,) in self._phrases else 0

    def places(self, line: Line, first: int, last: int) -> list[int]:
        """The places between two where one of the phrases may stand, by its first syllable."""
        openings = self.openings
        return [place for place, word in enumerate(line.words[first:last], first) if word in openings]

    def find_before(self, line: Line, place: int, most: int = 4) -> int:
        """How many syllables the longest phrase that ends before a place has; 0 where none does."""
        for size in range(min(most, place), 0, -1):
            if self.find(line, place - size) == size:
                return size
        return 0

    def holds(self, words: str) -> bool:
        """Whether words are one of the phrases."""
        return tuple(lowered(words).split()) in self._phrases
