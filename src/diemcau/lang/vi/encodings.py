"""Text in an old Vietnamese encoding turned into letters, word by word, each letter with the place of its codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from diemcau.lang.vi.encoding_capitals import raised, set_capitals
from diemcau.lang.vi.encoding_tables import DRAWN, HYPHENS, TABLES
from diemcau.lang.vi.syllables import is_syllable

VIQR, TCVN3 = "viqr", "tcvn3"
CODED = tuple(name for name in TABLES if name != VIQR)
"""The encodings whose codes lie outside ASCII, by the names that documents are given."""

_CACHE = 65536  # distinct words of a large folder, in every encoding that is tried
_LETTERS = "A-Za-zªµºÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ"
_LONGEST = 40  # characters of a word; Vietnamese has 7, VNI and VIQR write them with 10, a run without end is no word
_VIQR_WORD = re.compile(rf"(?<![\w@.\\])[A-Za-z][A-Za-z^(+*'`?~.\\]{{0,{_LONGEST}}}(?![\w@])")
_VIQR_SHAPED = re.compile(r"[\^(+*]|^[dD]d|^[A-Z]*DD[A-Z]*$")
_VIQR_PLAIN = re.compile(r"\\(?=[\^(+*'`?~.])")
# What stands behind the last word of a sentence: a word with a capital, no abbreviation; or the end of a paragraph.
_NEW_SENTENCE = re.compile(r"[\"')\]]*(?:\s+[\"'(\[-]*[A-Z][^A-Z\s]|\s*(?P<end>\Z|\n\s*\n|\n\s*[-+*\d]))")
_HEADING = 60  # characters; a shorter line that ends in a point may be a heading whose last word has the tone
# Open syllables without a tone that often end a sentence, and seldom are another word with the tone of the point.
_ENDING = frozenset(
    "ba ca cho chi cơ do du đa đi ga gia hoa khi la lo nga nha như qua ra sơ ta thu to tri tư vi xa".split()
)
# What may stand before the letter ư: nothing, or the consonants that begin a syllable.
_ONSET = "(?:ngh?|[ghknpt]h|tr|ch|[bcdghklmnrstvx®§])?"
# Whole words of an onset and ư; other onsets before a hyphen are numbers of a list.
_ENDING_IN_U = frozenset("t nh th s ng h ch l".split())
_MARKS = "‘’“”‚„–—…•"
_ALONE = frozenset("áàởýÁÀỞÝ")  # letters that are a word, so that a sign that stands alone may be their code


class Letters(NamedTuple):
    """The letters that codes stand for.

    Attributes:
        text: The letters.
        starts: For each letter, the offset of its first code.
        end: Offset behind the last code.
    """

    text: str
    starts: tuple[int, ...]
    end: int


@cache
def words_in(encoding: str) -> re.Pattern[str]:
    """What a word written in an encoding looks like: letters, and signs that are codes of letters."""
    if encoding == VIQR:
        return _VIQR_WORD
    codes = [code for code in TABLES[encoding] if len(code) == 1 and code not in HYPHENS]
    any_letter = f"[{_LETTERS}{re.escape(''.join(code for code in codes if not re.match(f'[{_LETTERS}]', code)))}]"
    whole = f"{any_letter}{{1,{_LONGEST}}}"
    if encoding == TCVN3:
        return re.compile(f"(?<!{any_letter}){_ONSET}[{HYPHENS}](?:{whole})?|{whole}", re.IGNORECASE)
    return re.compile(whole)


def decode_text(text: str, encoding: str) -> str:
    """The text in Unicode, composed."""
    return unicodedata.normalize("NFC", "".join(piece for _, piece in decode_pieces(text, encoding)))


def decode_pieces(text: str, encoding: str, *, capital: bool = False) -> Iterator[tuple[int, str]]:
    """The text in Unicode, in pieces, each with the offset in `text` of the code that it begins with.

    What is no word of the encoding stays: numbers, signs that stand alone, and in VIQR all that is no syllable. The
    letters of Windows-1258 come decomposed.

    Args:
        text: A line, a paragraph or a run.
        encoding: One of `TABLES`.
        capital: Whether its font draws small letters as capitals.
    """
    begun, at, parts = 0, 0, []
    for start, letters in _decoded(text, encoding, capital=capital):
        parts.append(text[at:start])
        at = start + letters.end
        if letters.end == len(letters.text):
            parts.append(letters.text)
            continue
        yield begun, "".join(parts)
        yield from _stretches(start, letters)
        begun, parts = at, []
    parts.append(text[at:])
    yield begun, "".join(parts)


def _decoded(text: str, encoding: str, *, capital: bool) -> Iterator[tuple[int, Letters]]:
    """Every word that changes, with its offset."""
    words = list(words_in(encoding).finditer(text))
    found = [_letters(text, word, encoding) for word in words]
    shown = [letters.text for letters in found]
    if capital:
        shown = [raised(word) for word in shown]
    elif encoding == TCVN3:
        shown = set_capitals(shown)
    for word, letters, meant in zip(words, found, shown, strict=True):
        if meant != word[0]:
            yield word.start(), Letters(meant, letters.starts, letters.end)


def _letters(text: str, word: re.Match[str], encoding: str) -> Letters:
    if encoding == VIQR:
        return decode_viqr(word[0], ends=word[0].endswith(".") and _ends_sentence(text, word))
    return decode_word(word[0], encoding)


def _ends_sentence(text: str, word: re.Match[str]) -> bool:
    """Whether the point behind a word of VIQR is rather the end of a sentence than a tone."""
    behind = _NEW_SENTENCE.match(text, word.end())
    if behind is None or decode_viqr(word[0][:-1]).text not in _ENDING:
        return False
    return behind["end"] is None or word.end() - text.rfind("\n", 0, word.start()) > _HEADING


def _stretches(start: int, letters: Letters) -> Iterator[tuple[int, str]]:
    """Letters in stretches in which one code is one letter."""
    first = 0
    for number in range(1, len(letters.text) + 1):
        if number == len(letters.text) or letters.starts[number] != letters.starts[number - 1] + 1:
            yield start + letters.starts[first], letters.text[first:number]
            first = number


@lru_cache(maxsize=_CACHE)
def decode_word(word: str, encoding: str) -> Letters:
    """A word of codes outside ASCII; signs alone are no word and stay.

    Args:
        word: A match of `words_in`.
        encoding: One of `CODED`.
    """
    letters = _replaced(word, encoding)
    hyphen = next((at for at, char in enumerate(word) if char in HYPHENS), None)
    if hyphen is not None:
        return _hyphened(word, hyphen, letters)
    signs = not any(char.isalpha() for char in word)
    if signs and len(word) == 1:
        return letters if letters.text in _ALONE else _unchanged(word)
    if is_syllable(letters.text):
        return letters
    return _unchanged(word) if signs or not DRAWN.isdisjoint(word) else _within_marks(word, letters)


def _within_marks(word: str, letters: Letters) -> Letters:
    """A word whose typographic marks at its ends are no codes: VISCII and VPS use the same bytes for letters."""
    inner = word.strip(_MARKS)
    if not inner or inner == word:
        return letters
    start = word.index(inner)
    end = start + len(inner)
    return letters._replace(text=word[:start] + letters.text[start:end] + word[end:])


def _hyphened(word: str, at: int, letters: Letters) -> Letters:
    """A word of TCVN3 whose hyphen is the letter ư, or its parts with their hyphen."""
    if is_syllable(letters.text) and (at + 1 < len(word) or word[:at].lower() in _ENDING_IN_U):
        return letters
    parts = [decode_word(part, TCVN3).text if part else "" for part in (word[:at], word[at + 1 :])]
    return letters._replace(text=word[at].join(parts))


@lru_cache(maxsize=_CACHE)
def decode_viqr(word: str, *, ends: bool = False) -> Letters:
    """A word of VIQR: as much of it as is one syllable, or a foreign name with marks that shape letters.

    Args:
        word: A match of `words_in`; marks at its end may be punctuation.
        ends: Whether its last point ends a sentence and is no tone.
    """
    escaped = _VIQR_PLAIN.search(word)
    most = escaped.start() if escaped else len(word)
    inner = len(word.rstrip("^(+*'`?~.\\"))
    last = most - 1 if ends and most == len(word) > inner else most
    for end in range(last, inner - 1, -1):
        letters = _replaced(word[:end], VIQR)
        if is_syllable(letters.text):
            return letters
    letters = _replaced(word[:last], VIQR)
    return letters if letters.text.isalpha() and _VIQR_SHAPED.search(word) else _unchanged(word)


def _unchanged(word: str) -> Letters:
    return Letters(word, tuple(range(len(word))), len(word))


@cache
def _codes(encoding: str) -> re.Pattern[str]:
    longest_first = sorted(TABLES[encoding], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def _replaced(word: str, encoding: str) -> Letters:
    """The letters of every code of a word; what is no code stays."""
    table = TABLES[encoding]
    text, starts, at = "", [], 0
    for code in _codes(encoding).finditer(word):
        starts += [*range(at, code.start()), code.start()]
        text += word[at : code.start()] + table[code[0]]
        at = code.end()
    return Letters(text + word[at:], (*starts, *range(at, len(word))), len(word))
