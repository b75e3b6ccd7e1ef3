"""Patterns that run only where a text holds one of the words they cannot do without.

Every pattern that is looked for tells, by its own syntax, some letters without which it cannot match: "asked" or
"requested", "storm". One pass of an automaton over a document finds where all of them stand; a pattern none of whose
letters stand in a stretch is not run there, and one that opens with them is tried only where they stand. What is found
is the same as without: the letters are a necessary condition, drawn from the pattern itself and not written down beside
it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from diemcau.lang.pieces import Pieces, find_wanted, without_longer

# Letters that a pattern without case takes for an ASCII letter; a text that holds one is read without the automaton.
_ODD_CASE = "\u017f\u212a\u0130\u0131"


class _Waiting:
    """What waits for any of some pieces of text.

    Args:
        pieces: Pieces in small letters; none where it waits for nothing.
    """

    __slots__ = ("number",)

    def __init__(self, pieces: Pieces) -> None:
        self.number = _book.enter(pieces) if pieces else -1

    def may_stand(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether letters stand in a stretch without which nothing matches there; True where unknown."""
        found = self.places(text)
        if found is None:
            return True
        at = bisect_left(found, start)
        return at < len(found) and found[at] < end

    def places(self, text: str) -> Sequence[int] | None:
        """Where the letters begin in a text, ascending; None where unknown."""
        opened, low, starts = _book.opened
        if (text is not opened and text is not low) or self.number < 0:
            return None
        return starts.get(self.number, ())


class Cued(_Waiting):
    """A pattern with the interface of a compiled one, for stretches of a document's text.

    Args:
        pattern: As for `re.compile`.
        flags: As for `re.compile`.
    """

    __slots__ = ("_compiled", "_flags", "_leads", "_source", "pieces")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._source, self._flags = pattern, flags
        self._compiled: re.Pattern[str] | None = None
        self.pieces, self._leads = find_wanted(pattern, flags)
        super().__init__(self.pieces)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself, compiled with its first use."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a compiled pattern."""
        opened, low, starts = _book.opened
        if (text is not opened and text is not low) or self.number < 0:
            return (self._compiled or self.pattern).search(text, start, end)
        found = starts.get(self.number)
        if found is None:
            return None
        at = bisect_left(found, start)
        if at == len(found) or found[at] >= end:
            return None
        if self._leads:
            return next(self._tried(text, found, at, end), None)
        return (self._compiled or self.pattern).search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As of a compiled pattern."""
        found = self.places(text)
        if found is not None:
            at = bisect_left(found, start)
            if at == len(found) or found[at] >= end:
                return iter(())
            if self._leads:
                return self._tried(text, found, at, end)
        return (self._compiled or self.pattern).finditer(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a compiled pattern."""
        found = self.places(text)
        if found is not None:
            at = bisect_left(found, start)
            if at == len(found) or (found[at] != start if self._leads else found[at] >= end):
                return None
        return (self._compiled or self.pattern).match(text, start, end)

    def _tried(self, text: str, found: Sequence[int], at: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in order, each tried where an opening stands, from the one of a place in the list on."""
        match = (self._compiled or self.pattern).match
        done = 0
        for start in found[at:] if at else found:
            if start >= end:
                return
            if start >= done and (one := match(text, start, end)) is not None:
                done = one.end()
                yield one


class CuedGroup(_Waiting):
    """Some cued patterns that are asked together whether any of them may stand.

    Args:
        patterns: The patterns.
    """

    __slots__ = ()

    def __init__(self, patterns: Iterable[Cued]) -> None:
        wanted = [one.pieces for one in patterns]
        super().__init__(without_longer(frozenset().union(*wanted)) if all(wanted) else frozenset())


class _Book:
    """All that waits, and where the pieces of each start in the text that is being read."""

    def __init__(self) -> None:
        # The text, the same in small letters, and where pieces start in both: one value, as threads share it.
        self.opened: tuple[str | None, str | None, Mapping[int, Sequence[int]]] = (None, None, {})
        self._of_piece: dict[str, list[int]] = {}
        self._entered = 0
        self._automaton: AhoCorasick | None = None
        self._wanted: list[list[int]] = []

    def enter(self, pieces: Pieces) -> int:
        """The number of a new pattern."""
        self._entered += 1
        for piece in pieces:
            self._of_piece.setdefault(piece, []).append(self._entered)
        self._automaton = None
        self.opened = (None, None, {})  # what was opened before does not know it
        return self._entered

    def open(self, text: str) -> None:
        """Find where the pieces of all patterns start in a text."""
        if text is self.opened[0]:
            return
        low = text.lower()
        if len(low) != len(text) or any(letter in text for letter in _ODD_CASE):
            self.opened = (None, None, {})
            return
        if self._automaton is None:
            self._automaton = AhoCorasick(list(self._of_piece))
            self._wanted = list(self._of_piece.values())
        starts: dict[int, list[int]] = {}
        wanted = self._wanted
        for piece, start, _ in self._automaton.find_matches_as_indexes(low, overlapping=True):
            for number in wanted[piece]:
                if number in starts:
                    starts[number].append(start)
                else:
                    starts[number] = [start]
        for found in starts.values():
            found.sort()  # they came in the order of their ends
        self.opened = (text, low, starts)


_book = _Book()


def open_text(text: str) -> None:
    """Make ready the text that is read next; patterns are then looked for only where they may stand in it."""
    _book.open(text)


def to_small(text: str) -> str:
    """A text in small letters, place for place; where it is the one made ready, patterns know this one too."""
    opened, low, _ = _book.opened
    if text is opened and low is not None:
        return low
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_standing(patterns: Sequence[Cued], text: str, stretches: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each stretch of a text which of some patterns may stand there, by their places in the sequence.

    Args:
        patterns: The patterns.
        text: The text.
        stretches: Start and end of each, ascending and apart from one another.
    """
    found: list[list[int]] = [[] for _ in stretches]
    firsts = [start for start, _ in stretches]
    for place, pattern in enumerate(patterns):
        starts = pattern.places(text)
        if starts is None:
            for one in found:
                one.append(place)
            continue
        at = 0
        while at < len(starts):
            stretch = bisect_right(firsts, starts[at]) - 1
            if stretch >= 0 and starts[at] < (end := stretches[stretch][1]):
                found[stretch].append(place)
                at = bisect_left(starts, end, at + 1)
            else:
                at += 1
    return found
