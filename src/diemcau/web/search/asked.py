"""What somebody typed into the search box, taken apart: words, phrases, what is not wanted, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diemcau.lang.numerals import Number, Shape
from diemcau.lang.registry import known_languages, language_or_english
from diemcau.records import Interval
from diemcau.web.search.words import Word, find_words, value_word

MOST_SIGNS = 200
"""Of a query; the longest that a person typed in a trial had 60."""

_MOST_TERMS = 12
_PIECE = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<plain>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to stand side by side.

    Attributes:
        toned, folded: The words in both forms.
        is_prefix: Whether the last one is only the beginning of a word.
        values: Words for values that will do as well.
    """

    toned: tuple[str, ...]
    folded: tuple[str, ...]
    is_prefix: bool = False
    values: tuple[str, ...] = ()

    @property
    def has_tones(self) -> bool:
        """Whether it was typed with marks, which then count."""
        return self.toned != self.folded


@dataclass(frozen=True, slots=True)
class Asked:
    """A query.

    Attributes:
        text: As typed.
        wanted: Terms that all have to be there.
        unwanted: Terms none of which may be there.
        amounts: What its numbers allow.
        is_number: Whether it holds nothing but numbers.
    """

    text: str
    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]
    amounts: tuple[Interval, ...]
    is_number: bool

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def has_tones(self) -> bool:
        """Whether it was typed with marks."""
        return any(term.has_tones for term in self.wanted)


@lru_cache(maxsize=256)
def parse_query(text: str) -> Asked:
    """Take a query apart: `"side by side"`, `-unwanted`, `begin*`, numbers in the writing of any language.

    Nothing in it is an error; what has no letter and no digit is left out. More than `MOST_SIGNS` are cut off.
    """
    text = text.encode("utf-8", "replace").decode().replace("\x00", " ")[:MOST_SIGNS]
    wanted: list[Term] = []
    unwanted: list[Term] = []
    amounts: list[Interval] = []
    numbers = _numbers_of(text)
    seen: set[int] = set()
    for piece in _PIECE.finditer(text):
        number = None if piece["phrase"] is not None else _number_at(piece.start(), piece.end(), numbers)
        if number is not None and not piece["minus"]:
            if id(number) not in seen:
                seen.add(id(number))
                wanted.append(_number_term(text, number))
                amounts.extend(one.quantity(one.unit).interval for one in number)
            continue
        term = _term(piece)
        if term.toned:
            (unwanted if piece["minus"] else wanted).append(term)
    is_number = bool(wanted) and all(term.values for term in wanted)
    return Asked(text, tuple(wanted[:_MOST_TERMS]), tuple(unwanted[:_MOST_TERMS]), tuple(amounts), is_number)


def _term(piece: re.Match[str]) -> Term:
    words = find_words(piece["phrase"] if piece["phrase"] is not None else piece["plain"])
    return _of_words(words, is_prefix=piece["phrase"] is None and piece["plain"].endswith("*"))


def _of_words(words: Sequence[Word], values: Sequence[str] = (), *, is_prefix: bool = False) -> Term:
    kept = [word for word in words if word.folded]
    toned, folded = tuple(word.toned for word in kept), tuple(word.folded for word in kept)
    return Term(toned, folded, is_prefix, tuple(dict.fromkeys(values)))


_Readings = tuple[Number, ...]
"""What the languages make of the same signs; `1.250` may be two numbers."""


def _numbers_of(text: str) -> list[_Readings]:
    """The numbers of a query. Where languages differ the longer phrase counts: `3,8 tỷ`, not `3,8`."""
    found = sorted(_read_numbers(text), key=lambda number: (number.start - number.end, number.start))
    taken: list[list[Number]] = []
    for number in found:
        same = [group for group in taken if group[0].start < number.end and number.start < group[0].end]
        if not same:
            taken.append([number])
        elif len(same) == 1 and (number.start, number.end) == (same[0][0].start, same[0][0].end):
            same[0].append(number)
    return [tuple(group) for group in taken]


def _read_numbers(text: str) -> Iterator[Number]:
    for code in known_languages():
        for number in language_or_english(code).find_numbers(text, ()):
            if number.shape in {Shape.DIGITS, Shape.WORDS}:
                yield number


def _number_at(start: int, end: int, numbers: Sequence[_Readings]) -> _Readings | None:
    return next((one for one in numbers if one[0].start < end and start < one[0].end), None)


def _number_term(text: str, number: _Readings) -> Term:
    words = find_words(text[number[0].core : number[0].end])
    ends = {end for one in number for end in (one.low, one.high)}
    return _of_words(words, sorted(value_word(end) for end in ends))
