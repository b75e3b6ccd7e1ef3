"""What a Vietnamese text speaks of, in the keys that English texts have too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from diemcau.lang.concepts import OWN_MARK, Phrasebook, make_phrasebook
from diemcau.lang.en import concepts as english
from diemcau.lang.folding import fold
from diemcau.lang.vi import (
    glossary_affairs,
    glossary_business,
    glossary_deeds,
    glossary_economy,
    glossary_health,
    glossary_land,
    glossary_leisure,
    glossary_notions,
    glossary_occasions,
    glossary_orders,
    glossary_public,
    glossary_relief,
    glossary_traits,
    glossary_transport,
)
from diemcau.lang.vi.country_names import COUNTRY_NAMES
from diemcau.lang.vi.lines import Line, canonical
from diemcau.lang.vi.syllables import is_syllable
from diemcau.lang.vi.tones import unify_tones

GLOSSARIES = (
    glossary_affairs.GLOSSARY,
    glossary_occasions.GLOSSARY,
    glossary_economy.GLOSSARY,
    glossary_deeds.GLOSSARY,
    glossary_traits.GLOSSARY,
    glossary_business.GLOSSARY,
    glossary_health.GLOSSARY,
    glossary_land.GLOSSARY,
    glossary_leisure.GLOSSARY,
    glossary_notions.GLOSSARY,
    glossary_orders.GLOSSARY,
    glossary_public.GLOSSARY,
    glossary_relief.GLOSSARY,
    glossary_transport.GLOSSARY,
)
# Words that stand before a name and are none of it; behind a body a word keeps its meaning even where all of it has
# capitals: "Bộ Công Thương".
_BODIES = frozenset("bộ sở cục vụ quỹ báo hội đảng ban viện trường ngành tổng đài".split())
_BEFORE_NAMES = _BODIES | frozenset("tỉnh cảng đảo sông huyện xã phường quận thôn bản nước".split())
_ENDS = frozenset('.:;!?()[]"“”«»–—•\n')  # behind one of these a capital is no sign of a name
_LONGEST = 8  # syllables of the longest word in the glossaries, and then some


def find_concepts(text: str, *, keep_small: bool = False) -> tuple[str, ...]:
    """The keys of a Vietnamese text in its order; words that only Vietnamese has are marked as its own.

    A name is read as English texts print it, without diacritics.

    Args:
        text: Any text in Unicode NFC; numbers are left out.
        keep_small: Whether syllables of names that are small words in English count too.
    """
    clear = canonical(text.lower() if text.isupper() else text)
    line = Line(clear, 0, len(clear))
    found: list[str] = []
    at = 0
    while at < len(line):
        size, keys = _read(line, at, keep_small=keep_small)
        found.extend(keys)
        at += size
    return tuple(found)


@lru_cache(maxsize=1)
def known_keys() -> frozenset[str]:
    """Every key that some Vietnamese word stands for."""
    return frozenset(
        key
        for book in (_phrases(), _countries())
        for entries in book.by_first.values()
        for _, keys in entries
        for key in keys
    )


def _read(line: Line, at: int, *, keep_small: bool) -> tuple[int, Sequence[str]]:
    """How many syllables to go on, and what they say."""
    run = _name_run(line, at)
    land, keys = _find(_countries(), line, at)
    if land and run and (land > 1 or run == 1):
        return land, keys
    phrase, keys = _find(_phrases(), line, at)
    if phrase and not _is_name(line, at, phrase, run):
        return phrase, keys
    if run > 1 or (run and not _opens(line, at)):
        return run, english.find_concepts(fold(line.quote(at, at + run)), keep_small=keep_small)
    return 1, _own_word(line.words[at])


def _find(book: Phrasebook, line: Line, at: int) -> tuple[int, Sequence[str]]:
    """How many syllables the longest phrase at a place has that no mark parts, and its keys."""
    end = at + 1
    while end < len(line) and line.joined[end]:
        end += 1
    phrase, keys = book.find(line.words[at : min(end, at + _LONGEST)], 0)
    return len(phrase), keys


def _name_run(line: Line, at: int) -> int:
    """How many syllables from a place on have capitals, up to a word that ends with small ones: 3 in "Bùi Thị Lan"."""
    end = at
    while (
        end < len(line) and line.is_capital(end) and (end == at or (line.joined[end] and not _starts_word(line, end)))
    ):
        end += 1
    return end - at


def _starts_word(line: Line, at: int) -> bool:
    """Whether a word opens here of which a later syllable is small: "Lam Khê | Phó Chủ tịch"."""
    size, _ = _find(_phrases(), line, at)
    return any(not line.is_capital(place) for place in range(at, at + size))


def _is_name(line: Line, at: int, size: int, run: int) -> bool:
    """Whether the syllables of a known word are rather a name: all with capitals, and neither at the head of a sentence
    nor behind a body.
    """
    word = line.quote(at, at + size)
    if run < size or (size == 1 and (line.words[at] in _BEFORE_NAMES or (len(word) > 1 and word.isupper()))):
        return False
    if size == 1:
        return run > 1 or not _opens(line, at)
    return not (at and line.joined[at] and line.words[at - 1] in _BODIES)


def _opens(line: Line, at: int) -> bool:
    """Whether a syllable stands where a capital is no sign of a name."""
    return at == 0 or not _ENDS.isdisjoint(line.gap(at))


def _own_word(word: str) -> Sequence[str]:
    if len(word) == 1 or any(sign.isdigit() for sign in word):
        return ()
    return (OWN_MARK + word,) if is_syllable(word) else english.find_concepts(fold(word))


@lru_cache(maxsize=1)
def _phrases() -> Phrasebook:
    """The words of the glossaries by their keys; small words have none."""
    small = glossary_traits.FUNCTION_WORDS.strip().replace("\n", "|")
    said = ((english.find_concepts(gloss), words) for glossary in GLOSSARIES for gloss, words in _lines(glossary))
    return make_phrasebook(
        [*((word, ()) for word in _syllables(small)), *((word, keys) for keys, words in said for word in words)]
    )


@lru_cache(maxsize=1)
def _countries() -> Phrasebook:
    said = ((english.country_key(land), words) for land, words in _lines(COUNTRY_NAMES))
    return make_phrasebook((word, (key,)) for key, words in said for word in words)


def _lines(glossary: str) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """What each line is about, and the words that say it."""
    for line in glossary.strip().splitlines():
        gloss, _, words = line.partition(": ")
        yield gloss, _syllables(words)


def _syllables(words: str) -> list[tuple[str, ...]]:
    """The syllables of each of the words parted by `|`."""
    return [tuple(word.split()) for word in unify_tones(words.lower()).split("|")]
