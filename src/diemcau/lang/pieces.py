"""Letters that a regular expression cannot do without, told by its own syntax."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

# The parser of patterns is not told of in the types of the standard library.
op: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
_LEAST = 3  # letters below which a piece of a pattern stands in nearly every sentence
_MOST = 120  # pieces of one pattern, any of which has to stand; beyond them the pattern is run everywhere
_EVERYWHERE = frozenset(["ing", "and", "the", "ent"])  # pieces that stand in nearly every sentence all the same
_SPELLINGS = 4  # letters of one class that are spelled out: "organi[sz]e"
_LEAD = 8  # how many times as often the openings of a pattern may stand as other pieces and still be the better ones
_COMMON = tuple(8.0**-weight for weight in range(7))  # how often pieces of each weight may stand
Pieces = frozenset[str]
"""Pieces of text in small letters."""


def find_pieces(pattern: str, flags: int = 0) -> Pieces:
    """Pieces of text in small letters, one of which stands in whatever a pattern matches; none if it has no such.

    Args:
        pattern: As for `re.compile`.
        flags: As for `re.compile`.
    """
    return _pieces_of(_parser.parse(pattern, flags))


def find_openings(pattern: str, flags: int = 0) -> Pieces:
    """Pieces of text in small letters, with one of which whatever a pattern matches begins; none if it has no such.

    Args:
        pattern: As for `re.compile`.
        flags: As for `re.compile`.
    """
    return _openings_all(_parser.parse(pattern, flags))


def find_wanted(pattern: str, flags: int) -> tuple[Pieces, bool]:
    """What a pattern waits for, and whether that is what it opens with."""
    tree = _parser.parse(pattern, flags)
    pieces, openings = _pieces_of(tree), _openings_all(tree)
    leads = bool(openings) and (not pieces or _commonness(openings) <= _LEAD * _commonness(pieces))
    return (openings, True) if leads else (pieces, False)


def _pieces_of(tree: Sequence[tuple[Any, Any]]) -> Pieces:
    return without_longer(_best(_of_sequence(tree)) or frozenset())


def _openings_all(tree: Sequence[tuple[Any, Any]]) -> Pieces:
    """The openings of a pattern, none of which begins with another one."""
    kept: tuple[str, ...] = ()
    for one in sorted(_openings_of(tree)[0], key=len):
        if not one.startswith(kept):
            kept = (*kept, one)
    return _best([frozenset(kept)]) or frozenset()


def without_longer(pieces: Pieces) -> Pieces:
    """The pieces that hold no other one."""
    kept: list[str] = []
    for one in sorted(pieces, key=len):
        if not any(map(one.__contains__, kept)):
            kept.append(one)
    return frozenset(kept)


def _joined(items: Sequence[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The parts of a sequence, letters in a row as one part: their word in small letters, the only one of a list."""
    word = ""
    for one in getattr(items, "data", items):  # the list inside a tree is many times faster to go through
        if one[0] is op.LITERAL:
            word += chr(one[1]).lower()
            continue
        if word:
            yield op.LITERAL, (word,)
            word = ""
        yield one
    if word:
        yield op.LITERAL, (word,)


def _openings_of(items: Sequence[tuple[Any, Any]]) -> tuple[Pieces, bool]:
    """What a sequence can begin with, as far as it can be spelled out, and whether that is the whole of it."""
    spelled: Pieces = frozenset([""])
    for kind, value in _joined(items):
        more, whole = (value, True) if kind is op.LITERAL else _opening_of(kind, value)
        joined = frozenset(one + other for one in spelled for other in more)
        if len(joined) > _MOST:
            return spelled, False
        spelled = joined
        if not whole:
            return spelled, False
    return spelled, True


def _opening_of(kind: Any, value: Any) -> tuple[Pieces, bool]:
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


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Iterator[Pieces]:
    """What each part of a sequence cannot do without; any one of them speaks for the whole."""
    runs: list[str] = [""]
    for kind, value in _joined(items):
        if kind is op.LITERAL:
            runs = [run + value[0] for run in runs]
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
    if kind is op.IN and len(value) <= _SPELLINGS and all(one[0] is op.LITERAL for one in value):
        return sorted({chr(one[1]).lower() for one in value})
    if kind is op.AT:
        return [""]
    return None


def _of_part(kind: Any, value: Any) -> Iterator[Pieces]:
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


def _best(choices: Iterable[Pieces]) -> Pieces | None:
    """The choice whose pieces are rarest: all long enough, and as few as can be for their length."""
    best: Pieces | None = None
    least = 0.0
    for one in choices:
        if not one or len(one) > _MOST:
            continue
        weights = list(map(_weight, one))
        if min(weights) < _LEAST:
            continue
        common = sum(map(_COMMON.__getitem__, weights))
        if best is None or common < least or (common == least and sorted(one) < sorted(best)):
            best, least = one, common
    return best


def _commonness(pieces: Pieces) -> float:
    """How often one of some pieces may stand, on a scale of its own."""
    return sum(map(_COMMON.__getitem__, map(_weight, pieces)))


@lru_cache(maxsize=8192)  # about as many as the patterns of one language make
def _weight(piece: str) -> int:
    """How much a piece tells: its letters, up to six; blanks tell little, letters beyond ASCII more."""
    letters = piece.replace(" ", "")
    return 0 if letters in _EVERYWHERE else min(len(letters.encode()), len(_COMMON) - 1)
