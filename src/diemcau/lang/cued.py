"""Patterns that run only where a text holds one of the words they cannot do without.

Every pattern that is looked for tells, by its own syntax, some letters without which it cannot match: "asked" or
"requested", "storm". One pass of an automaton over a document finds where all of them stand; a pattern none of whose
letters stand in a stretch is not run there. What is found is the same as without: the letters are a necessary
condition, drawn from the pattern itself and not written down beside it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from ahocorasick_rs import AhoCorasick

_LEAST = 3  # letters below which a piece of a pattern stands in nearly every sentence
_MOST = 120  # pieces of one pattern, any of which has to stand; beyond them the pattern is run everywhere
_SPELLINGS = 4  # letters of one class that are spelled out: "organi[sz]e"
# Letters that a pattern without case takes for an ASCII letter; a text that holds one is read without the automaton.
_ODD_CASE = re.compile("[\u017f\u212a\u0130\u0131]")
_Pieces = frozenset[str]


class Cued:
    """A pattern with the interface of a compiled one, for stretches of a document's text.

    Args:
        pattern: As for `re.compile`.
        flags: As for `re.compile`.
    """

    __slots__ = ("_compiled", "_flags", "_source", "number", "pieces")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._source, self._flags = pattern, flags
        self._compiled: re.Pattern[str] | None = None
        self.pieces = find_pieces(pattern, flags)
        self.number = _book.enter(self.pieces) if self.pieces else -1

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself, compiled with its first use."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def may_stand(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether letters stand in a stretch without which the pattern does not match there; True where unknown."""
        opened, ends = _book.opened
        if text is not opened or self.number < 0:
            return True
        found = ends.get(self.number)
        if found is None:
            return False
        at = bisect_right(found, start)
        return at < len(found) and found[at] <= end

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a compiled pattern."""
        if not self.may_stand(text, start, end):
            return None
        return (self._compiled or self.pattern).search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As of a compiled pattern."""
        if not self.may_stand(text, start, end):
            return iter(())
        return (self._compiled or self.pattern).finditer(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of a compiled pattern; not kept from running, as a match that fails fails early."""
        return (self._compiled or self.pattern).match(text, start, end)


class _Book:
    """All patterns that were made, and where the pieces of each stand in the text that is being read."""

    def __init__(self) -> None:
        self.opened: tuple[str | None, Mapping[int, Sequence[int]]] = (None, {})  # one value, as threads share it
        self._of_piece: dict[str, list[int]] = {}
        self._entered = 0
        self._automaton: AhoCorasick | None = None
        self._wanted: list[list[int]] = []

    def enter(self, pieces: _Pieces) -> int:
        """The number of a new pattern."""
        self._entered += 1
        for piece in pieces:
            self._of_piece.setdefault(piece, []).append(self._entered)
        self._automaton = None
        return self._entered

    def open(self, text: str) -> None:
        """Find where the pieces of all patterns end in a text."""
        if text is self.opened[0]:
            return
        low = text.lower()
        if len(low) != len(text) or _ODD_CASE.search(text):
            self.opened = (None, {})
            return
        if self._automaton is None:
            self._automaton = AhoCorasick(list(self._of_piece))
            self._wanted = list(self._of_piece.values())
        ends: dict[int, list[int]] = {}
        wanted = self._wanted
        for piece, _, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            for number in wanted[piece]:
                if number in ends:
                    ends[number].append(end)
                else:
                    ends[number] = [end]
        self.opened = (text, ends)


_book = _Book()


def open_text(text: str) -> None:
    """Make ready the text that is read next; patterns are then looked for only where they may stand in it."""
    _book.open(text)


def find_pieces(pattern: str, flags: int = 0) -> _Pieces:
    """Pieces of text in small letters, one of which stands in whatever a pattern matches; none if it has no such.

    Args:
        pattern: As for `re.compile`.
        flags: As for `re.compile`.
    """
    tree = _parser.parse(pattern, flags)
    found = _best(_of_sequence(tree)) or frozenset()
    return frozenset(one for one in found if not any(other != one and other in one for other in found))


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Iterator[_Pieces]:
    """What each part of a sequence cannot do without; any one of them speaks for the whole."""
    runs: list[str] = [""]
    for kind, value in items:
        letters = _letters(kind, value)
        if letters is not None and len(runs) * len(letters) <= _SPELLINGS:
            runs = [run + letter for run in runs for letter in letters]
            continue
        yield frozenset(runs)
        runs = list(letters) if letters is not None else [""]
        yield from _of_part(kind, value)
    yield frozenset(runs)


def _letters(kind: Any, value: Any) -> list[str] | None:
    """The letters that one sign of a pattern stands for, where they are few."""
    if kind is op.LITERAL:
        return [chr(value).lower()]
    if kind is op.IN and len(value) <= _SPELLINGS and all(one[0] is op.LITERAL for one in value):
        return sorted({chr(one[1]).lower() for one in value})
    if kind is op.AT:
        return [""]
    return None


def _of_part(kind: Any, value: Any) -> Iterator[_Pieces]:
    if kind is op.SUBPATTERN:
        yield from _of_sequence(value[3])
    elif kind is op.BRANCH:
        branches = [_best(_of_sequence(branch)) for branch in value[1]]
        if all(branches):
            yield frozenset().union(*(one for one in branches if one))
    elif kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
        if value[0] > 0:
            yield from _of_sequence(value[2])
    elif kind is op.ATOMIC_GROUP:
        yield from _of_sequence(value)


def _best(choices: Iterator[_Pieces]) -> _Pieces | None:
    """The choice whose pieces are rarest: all long enough, and as few as can be for their length."""
    fit = [one for one in choices if one and len(one) <= _MOST and min(map(_weight, one)) >= _LEAST]
    return min(fit, key=lambda one: (sum(8.0 ** -min(_weight(piece), 6) for piece in one), sorted(one)), default=None)


def _weight(piece: str) -> int:
    """How much a piece tells: its letters; blanks tell little."""
    return len(piece.replace(" ", ""))
