"""A quick look for cue words, so that patterns run only where one of their words stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

# Letters in lower case, anything else a space; what is not ASCII has become a "?" before and so a space.
_BARE = bytes(ord(chr(code).lower()) if code < 0x80 and chr(code).isalpha() else 0x20 for code in range(0x100))
_EITHER_LETTER = re.compile(r"(.*)\[(\w)(\w)\](.*)")


def bare_words(piece: str) -> list[str]:
    """The runs of ASCII letters of a piece in lower case, in order."""
    return piece.encode("ascii", "replace").translate(_BARE).decode("ascii").split()


def first_words(*alternatives: str) -> frozenset[str]:
    """The words with which the alternatives of a pattern begin, "emphasi[sz]ed" in both spellings."""
    return frozenset(
        re.split(r"[^a-z]", spelling, maxsplit=1)[0]
        for group in alternatives
        for alternative in group.split("|")
        for spelling in _spellings(alternative)
    )


def _spellings(word: str) -> Iterable[str]:
    either = _EITHER_LETTER.fullmatch(word)
    return (word,) if either is None else (either[1] + letter + either[4] for letter in (either[2], either[3]))


def by_initial(words: str) -> str:
    """A pattern of alternatives grouped by their first letters, which the engine tries several times faster."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words.split("|"):
        groups[word[0]].append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))


def find_cues(
    pattern: re.Pattern[str], text: str, start: int, end: int, *, words: Iterable[str], first: frozenset[str]
) -> list[re.Match[str]]:
    """What `finditer` of a pattern finds in a stretch, tried only where its first words stand.

    Args:
        pattern: Opens with a word boundary and a word in lower case.
        text: The document's text.
        start: First code point of the stretch.
        end: Behind its last.
        words: At least the bare words of the stretch.
        first: The words with which the pattern can open.
    """
    held = first.intersection(words)
    if not held:
        return []
    found: list[re.Match[str]] = []
    for word in held:
        at = text.find(word, start, end)
        while at >= 0:
            match = pattern.match(text, at, end)
            if match is not None:
                found.append(match)
            at = text.find(word, at + len(word), end)
    return _without_overlaps(found) if len(found) > 1 else found


def _without_overlaps(found: list[re.Match[str]]) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []
    for match in sorted(found, key=re.Match.start):
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept
