"""Capitals that TCVN3 has no codes for, found again from the capitals around them.

`NGO¹I GIAO` holds the code of a small ạ among capital letters: the typist saw a font that drew it as one. A word whose
letters without a tone are all capitals is meant in capitals; one with a single such letter, or none, follows its
neighbours, so that `Bé` is BỘ before `NGO¹I GIAO` and Bộ before `Ngo¹i giao`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from diemcau.lang.vi.syllables import is_syllable
from diemcau.lang.vi.tones import TONED

# Names that begin with a letter that TCVN3 has no capital for: by themselves, and before certain words.
_NAMES = frozenset({"á", "úc"})
_NAMES_BEFORE = {"ấn": {"Độ"}, "ả": {"Rập"}, "ủy": {"ban", "Ban"}}
_TWO_CAPITALS = re.compile(r"[A-ZĂÂĐÊÔƠƯ].*[A-ZĂÂĐÊÔƠƯ]").search


class _Case(Enum):
    """What the letters of a word that carry case say."""

    SMALL = auto()
    CAPITAL = auto()
    INITIAL = auto()  # one capital and letters with tones: Bộ or BỘ
    TONED = auto()  # letters with tones only: ở or Ở
    SILENT = auto()  # an abbreviation, a letter of a list


def raised(text: str) -> str:
    """The text in capitals, of the same length."""
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in text)


def set_capitals(words: Sequence[str]) -> list[str]:
    """The words of a line of TCVN3 with the capitals that were meant, each of the same length.

    Args:
        words: The words decoded, every letter with a tone a small one.
    """
    named = [_named(word, after) for word, after in zip(words, [*words, ""][1:], strict=True)]
    if not any(_TWO_CAPITALS(word) for word in words):
        return named
    cases = [_case(word) for word in words]
    before, after = _told(cases), _told(cases[::-1])[::-1]
    meant = map(_is_capital, cases, before, after)
    return [raised(word) if capital else word for word, capital in zip(named, meant, strict=True)]


def _named(word: str, after: str) -> str:
    """A word with its initial as a capital where it is a name that TCVN3 cannot begin with one."""
    return word.capitalize() if word in _NAMES or (word in _NAMES_BEFORE and after in _NAMES_BEFORE[word]) else word


def _case(word: str) -> _Case:
    plain = [char for char in word if char not in TONED]
    if any(char.islower() for char in plain):
        return _Case.SMALL
    toned = len(plain) < len(word)
    if len(plain) > 1:
        return _Case.CAPITAL if toned or is_syllable(word) else _Case.SILENT
    if not toned:
        return _Case.SILENT
    return _Case.INITIAL if plain else _Case.TONED


def _told(cases: Sequence[_Case]) -> list[_Case | None]:
    """For each word the case of the nearest word before it that says it by itself."""
    found: list[_Case | None] = []
    last: _Case | None = None
    for case in cases:
        found.append(last)
        if case in {_Case.SMALL, _Case.CAPITAL}:
            last = case
    return found


def _is_capital(case: _Case, before: _Case | None, after: _Case | None) -> bool:
    """Whether a word is meant in capitals: an initial follows the next word, letters with tones the words around."""
    if case is _Case.INITIAL:
        return (after or before) is _Case.CAPITAL
    if case is _Case.TONED:
        return {after, before} <= {_Case.CAPITAL, None}
    return case is _Case.CAPITAL
