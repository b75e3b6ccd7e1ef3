"""Words as the profile compares them: folded, stemmed, with set phrases merged and empty words dropped."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from diemcau.lang.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# ASCII letters are tried first, which the engine tells from others several times faster.
_LETTERS = r"(?:[a-zA-Z0-9]++|[^\W_])++"
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*+")
_VOWEL = re.compile(r"[aeiouy]")
# The five written tones of Vietnamese; moved to the end of a syllable, "hoá" and "hóa" are one.
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_CACHE = 16384  # distinct words of a large folder of reports; an entry takes about 150 bytes


@lru_cache(maxsize=_CACHE)
def stem_english(word: str) -> str:
    """The common start of an English word's inflections: "signed", "signing" and "signs" give "sign".

    Made for equality, not for reading: the stem need not be a word.
    """
    plain = fold(word).removesuffix("'s")
    if len(plain) < 4 or plain == "news":  # noqa: PLR2004 - shorter words have no ending to lose
        return plain
    return _undouble(_without_verb_ending(_singular(plain)))


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:  # noqa: PLR2004 - "dies", "lied"
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed", "e"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):  # noqa: PLR2004 - "king", "red", "use"
            return rest
    return word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word  # noqa: PLR2004 - "add", "all"


@lru_cache(maxsize=_CACHE)
def syllable(word: str) -> str:
    """A Vietnamese syllable with its tone at the end, so that the place of the tone mark does not matter."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    tone = "".join(c for c in parts if c in _TONES)
    return "".join(c for c in parts if c not in _TONES) + tone


_READERS: dict[str, Callable[[str], str]] = {"en": stem_english, "vi": syllable}


def to_words(text: str, language: str) -> list[str]:
    """The words of a text in the order of the text, in the form in which they are compared."""
    reader = _READERS.get(language, fold)
    return [reader(word) for word in _WORD.findall(text)]


def name_words(text: str) -> list[str]:
    """The folded words of a name, without the possessive 's."""
    return [word.removesuffix("'s") for word in _WORD.findall(fold(text))]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How one language's wordings are made alike.

    Attributes:
        language: The language's code.
        phrases: By first word: the set phrases that start with it, longest first, and the word each is merged into.
        stop: Words that say nothing.
        light: Words that may stand beside a wording without changing what it names.
    """

    language: str
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    stop: frozenset[str]
    light: frozenset[str]

    def read(self, text: str) -> list[str]:
        """The words that count, set phrases merged, in the order of the text."""
        words = to_words(text, self.language)
        if not self.phrases.keys().isdisjoint(words):
            words = self._merged(words)
        return [word for word in words if word not in self.stop]

    def _merged(self, words: list[str]) -> list[str]:
        merged: list[str] = []
        done = 0
        for at, word in enumerate(words):
            if at >= done and word in self.phrases:
                phrase, length = self._phrase_at(words, at)
                merged.extend(words[done:at])
                merged.append(phrase)
                done = at + length
        merged.extend(words[done:])
        return merged

    def _phrase_at(self, words: list[str], at: int) -> tuple[str, int]:
        for phrase, word in self.phrases.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return word, len(phrase)
        return words[at], 1


def make_lexicon(
    language: str,
    *,
    stop: Iterable[str] = (),
    light: Iterable[str] = (),
    same: Iterable[Iterable[str]] = (),
    light_names: Iterable[str] = (),
) -> Lexicon:
    """Build a lexicon.

    Args:
        language: The language's code.
        stop: Words and phrases that say nothing.
        light: Words and phrases that may stand beside a wording.
        same: Groups of wordings that mean one thing; the first names the group.
        light_names: Names, such as those of the provinces, that may stand beside a wording.
    """
    table: dict[tuple[str, ...], str] = {}
    stops, lights = _single(language, stop, table, "-"), _single(language, light, table, "~")
    for name in light_names:
        table[tuple(to_words(name, language))] = "~name"
    for group in same:
        members = [tuple(to_words(wording, language)) for wording in group]
        merged = "=" + " ".join(members[0])
        if any(
            table.get(member, "").startswith("~") or (len(member) == 1 and member[0] in lights) for member in members
        ):
            lights.add(merged)
        table.update(dict.fromkeys(members, merged))
    return Lexicon(language, _by_first(table), frozenset(stops), frozenset(lights | {"~name"}))


def _single(language: str, wordings: Iterable[str], table: dict[tuple[str, ...], str], mark: str) -> set[str]:
    """Single words as they are; phrases go into the table, merged into one marked word."""
    single = set()
    for wording in wordings:
        words = tuple(to_words(wording, language))
        word = words[0] if len(words) == 1 else mark + " ".join(words)
        if len(words) > 1:
            table[words] = word
        single.add(word)
    return single


def _by_first(table: Mapping[tuple[str, ...], str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, word in table.items():
        if phrase:
            grouped.setdefault(phrase[0], []).append((phrase, word))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in grouped.items()}
