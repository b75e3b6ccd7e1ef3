"""What an English text speaks of, whatever words it chooses: near-synonyms as one, without endings and small words."""

from __future__ import annotations

import re
from functools import lru_cache

from diemcau.lang.concepts import Phrasebook, make_phrasebook
from diemcau.lang.en.countries import COUNTRIES, DEMONYMS, FULL_NAMES
from diemcau.lang.en.synonyms import SYNONYMS

_WORDS = re.compile(r"[^\W\d_]+")
# Endings taken off one word, longest first, each with the shortest stem it may leave.
_ENDINGS = (
    ("ations", 4), ("ation", 4), ("ating", 4), ("ances", 4), ("ments", 4), ("ance", 4), ("ment", 4), ("ions", 4),
    ("ated", 4), ("ates", 4), ("ures", 4), ("ings", 3), ("ure", 4), ("ies", 2), ("ied", 2), ("ing", 3), ("ion", 4),
    ("ate", 4), ("ors", 4), ("ers", 4), ("als", 4),
    ("ed", 3), ("es", 3), ("ys", 3), ("ly", 4), ("or", 4), ("er", 4), ("al", 4), ("s", 3), ("y", 3), ("e", 3),
)  # fmt: skip

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all also although am among an and any are around as at be because been before
    being below between both but by can could did do does doing down during each every few for from further had has
    have having he her here hers him his how i if in including into is it its itself just least let like made make
    makes many may me might more most much must my nearly need needs no nor not now of off on once one only or other
    our out over own per quite rather s same shall she should so some such t than that the their them then there
    these they this those through to together too toward towards under until up upon us very was we were what when
    where which while who whom whose why will with within would yet you your said say says told asked requested
    directed ordered instructed urged first second third fourth fifth sixth firstly secondly thirdly fourthly
    fifthly sixthly lastly finally two three four five six seven eight nine ten hundred thousand million billion
    cent percent along across still without go goes going went gone come comes coming came give gives given gave
    take takes taking taken took january february april june july august september october november december
    """.split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in lower case without its ending; words with letters beyond a to z stay whole.

    One ending is taken off, a doubled last consonant made single: `planned`, `planning` and `plans` become `plan`.
    """
    if not word.isascii():
        return word
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            bare = word[: -len(ending)]
            return bare[:-1] if bare[-1:] == bare[-2:-1] and bare[-1] not in "aeiouls" else bare
    return word


def find_concepts(text: str, *, keep_small: bool = False) -> tuple[str, ...]:
    """The keys of an English text in its order: near-synonyms as one, other words without their endings.

    Args:
        text: Any text; numbers in digits are left out.
        keep_small: Whether function words and single letters count too, as they do in names.
    """
    words = [word.lower() for word in _WORDS.findall(text)]
    stems = [stem(word) for word in words]
    book, at = _phrases(), 0
    found: list[str] = []
    while at < len(words):
        phrase, keys = book.find(stems, at)
        if phrase:
            found.extend(keys)
        elif keep_small or (len(words[at]) > 1 and words[at] not in FUNCTION_WORDS):
            found.append(_key_of(words[at]))
        at += len(phrase) or 1
    return tuple(found)


@lru_cache(maxsize=65536)
def _key_of(word: str) -> str:
    """The key of one word: as it is written, then as a singular, then by its stem.

    A word without an ending is no form of one that has lost its own: Nam is no name, and a board no boarding.
    """
    exact, by_stem = _synonyms()
    singular = word[:-3] + "y" if word.endswith("lies") else word.removesuffix("s")  # of "families" the stem is another
    for form in (word, singular):
        if form in exact:
            return exact[form]
    bare = stem(word)
    return bare if bare in (word, singular) else by_stem.get(bare, bare)


@lru_cache(maxsize=1)
def _synonyms() -> tuple[dict[str, str], dict[str, str]]:
    """The key of each single word of the groups, by the word and by its stem; of one stem the first group counts."""
    pairs = [(word, group[0]) for group in _groups() for word in group if not _is_phrase(word)]
    belonging = [(word.lower(), country_key(land)) for word, land in DEMONYMS.items()]
    named = [(land.lower(), country_key(land)) for land in COUNTRIES if " " not in land and "-" not in land]
    exact = dict(pairs) | {word: key for word, key in (*belonging, *named) if word not in FUNCTION_WORDS}
    return exact, {stem(word): key for word, key in reversed(pairs)}


@lru_cache(maxsize=1)
def _phrases() -> Phrasebook:
    """The phrases of the groups and the countries of two words and more, by stems."""
    made = [(_stems(phrase), (group[0],)) for group in _groups() for phrase in group if _is_phrase(phrase)]
    lands = ((_stems(land), (country_key(land),)) for land in COUNTRIES)
    return make_phrasebook([*made, *((stems, key) for stems, key in lands if len(stems) > 1)])


def country_key(name: str) -> str:
    """The key of a country by any of its English names."""
    return FULL_NAMES.get(name, name).lower()


def _groups() -> list[list[str]]:
    return [group.split() for line in SYNONYMS.strip().splitlines() for group in line.split(" | ")]


def _is_phrase(word: str) -> bool:
    return "_" in word or "-" in word


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word.lower()) for word in _WORDS.findall(phrase))
