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
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from ahocorasick_rs import AhoCorasick

_LEAST = 3  # letters below which a piece of a pattern stands in nearly every sentence
_MOST = 120  # pieces of one pattern, any of which has to stand; beyond them the pattern is run everywhere
_EVERYWHERE = frozenset(["ing", "and", "the", "ent"])  # pieces that stand in nearly every sentence all the same
_SPELLINGS = 4  # letters of one class that are spelled out: "organi[sz]e"
_LEAD = 8  # how many times as often the openings of a pattern may stand as other pieces and still be the better ones
# Letters that a pattern without case takes for an ASCII letter; a text that holds one is read without the automaton.
_ODD_CASE = "\u017f\u212a\u0130\u0131"
_Pieces = frozenset[str]


class _Waiting:
    """What waits for any of some pieces of text.

    Args:
        pieces: Pieces in small letters; none where it waits for nothing.
    """

    __slots__ = ("number",)

    def __init__(self, pieces: _Pieces) -> None:
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
        self.pieces, self._leads = _find_wanted(pattern, flags)
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
        super().__init__(_without_longer(frozenset().union(*wanted)) if all(wanted) else frozenset())


class _Book:
    """All that waits, and where the pieces of each start in the text that is being read."""

    def __init__(self) -> None:
        # The text, the same in small letters, and where pieces start in both: one value, as threads share it.
        self.opened: tuple[str | None, str | None, Mapping[int, Sequence[int]]] = (None, None, {})
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


def find_pieces(pattern: str, flags: int = 0) -> _Pieces:
    """Pieces of text in small letters, one of which stands in whatever a pattern matches; none if it has no such.

    Args:
        pattern: As for `re.compile`.
        flags: As for `re.compile`.
    """
    return _pieces_of(_parser.parse(pattern, flags))


def find_openings(pattern: str, flags: int = 0) -> _Pieces:
    """Pieces of text in small letters, with one of which whatever a pattern matches begins; none if it has no such.

    Args:
        pattern: As for `re.compile`.
        flags: As for `re.compile`.
    """
    return _openings_all(_parser.parse(pattern, flags))


def _find_wanted(pattern: str, flags: int) -> tuple[_Pieces, bool]:
    """What a pattern waits for, and whether that is what it opens with."""
    tree = _parser.parse(pattern, flags)
    pieces, openings = _pieces_of(tree), _openings_all(tree)
    leads = bool(openings) and (not pieces or _commonness(openings) <= _LEAD * _commonness(pieces))
    return (openings, True) if leads else (pieces, False)


def _pieces_of(tree: Sequence[tuple[Any, Any]]) -> _Pieces:
    return _without_longer(_best(_of_sequence(tree)) or frozenset())


def _openings_all(tree: Sequence[tuple[Any, Any]]) -> _Pieces:
    """The openings of a pattern, none of which begins with another one."""
    kept: tuple[str, ...] = ()
    for one in sorted(_openings_of(tree)[0], key=len):
        if not one.startswith(kept):
            kept = (*kept, one)
    return _best(iter([frozenset(kept)])) or frozenset()


def _without_longer(pieces: _Pieces) -> _Pieces:
    """The pieces that hold no other one."""
    kept: list[str] = []
    for one in sorted(pieces, key=len):
        if not any(map(one.__contains__, kept)):
            kept.append(one)
    return frozenset(kept)


def _openings_of(items: Sequence[tuple[Any, Any]]) -> tuple[_Pieces, bool]:
    """What a sequence can begin with, as far as it can be spelled out, and whether that is the whole of it."""
    spelled: _Pieces = frozenset([""])
    for kind, value in items:
        if kind is op.LITERAL:
            letter = chr(value).lower()
            spelled = frozenset([one + letter for one in spelled])
            continue
        more, whole = _opening_of(kind, value)
        joined = frozenset(one + other for one in spelled for other in more)
        if len(joined) > _MOST:
            return spelled, False
        spelled = joined
        if not whole:
            return spelled, False
    return spelled, True


def _opening_of(kind: Any, value: Any) -> tuple[_Pieces, bool]:
    """What one part of a pattern can begin with, and whether that is the whole of it."""
    letters = _letters(kind, value)
    if letters is not None:
        return frozenset(letters), True
    if kind in {op.ASSERT, op.ASSERT_NOT}:
        return frozenset([""]), True
    if kind is op.SUBPATTERN:
        return _openings_of(value[3])
    if kind is op.BRANCH:
        branches = [_openings_of(branch) for branch in value[1]]
        return frozenset().union(*(one for one, _ in branches)), all(whole for _, whole in branches)
    if kind is op.MAX_REPEAT and (value[0] or value[1] == 1):
        inner, whole = _openings_of(value[2])
        return inner if value[0] else inner | {""}, whole and value[1] == 1
    return frozenset([""]), False


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Iterator[_Pieces]:
    """What each part of a sequence cannot do without; any one of them speaks for the whole."""
    runs: list[str] = [""]
    for kind, value in items:
        if kind is op.LITERAL:
            letter = chr(value).lower()
            runs = [run + letter for run in runs]
            continue
        letters = _letters(kind, value)
        if letters is not None and len(runs) * len(letters) <= _SPELLINGS:
            runs = [run + letter for run in runs for letter in letters]
            continue
        if runs != [""]:
            # What follows begins right behind: " fair" of " (?:fair|expo)" does not stand in "affairs".
            joined = frozenset([run + opening for run in runs for opening in _opening_of(kind, value)[0]])
            yield joined if len(joined) <= _MOST else frozenset(runs)
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
    some = (one for one in choices if one and "" not in one and len(one) <= _MOST)
    fit = [one for one in some if min(map(_weight, one)) >= _LEAST]
    return min(fit, key=lambda one: (_commonness(one), sorted(one)), default=None)


def _commonness(pieces: _Pieces) -> float:
    """How often one of some pieces may stand, on a scale of its own."""
    return sum(8.0 ** -min(_weight(piece), 6) for piece in pieces)


def _weight(piece: str) -> int:
    """How much a piece tells: its letters; blanks tell little, letters beyond ASCII more."""
    letters = piece.replace(" ", "")
    return 0 if letters in _EVERYWHERE else len(letters.encode())
