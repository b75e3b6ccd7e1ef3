"""Texts cut into lines and sentences, with offsets that quote.

The cuts are the same for every language that ends sentences with a full stop; a language brings its abbreviations.
"""

from __future__ import annotations

import re
from functools import lru_cache

from diemcau.records import Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SOLID = re.compile(r"\S")
# A stop, its closing marks, then white space and a capital or the letter of a list, or, where the space is missing, a
# new word in capitals.
_STOP = re.compile(
    r"(?P<stop>[.!?…](?:(?<=\.)\.\.)?)(?P<marks>[\"'”’»)\]]*)(?:(?=\s+[\"'“‘«(\[]*[^\W_a-z])"
    r"|(?=\s+\((?:[a-hđ]|[ivx]{1,4})\)\s+\S)|(?=[A-ZÀ-Ỹ][a-zà-ỹ]{2})|\s*\Z)"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*|\d+)\Z")
_LONGEST_MARK = 10  # "(xviii)." and the like: whatever is longer is no list number
_LIST_NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,5}|[IVX]{1,5})[.)]|[-•*+–])\s+\Z")


@lru_cache(maxsize=2)
def lines(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold more than white space, trimmed; those of the texts read last are kept."""
    return tuple([Span(*match.span()) for match in _LINE.finditer(text)])


@lru_cache(maxsize=8)
def _folded(abbreviations: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in abbreviations)


def sentences(text: str, abbreviations: frozenset[str]) -> list[Span]:
    """The sentences of a text in order; a sentence never crosses a line end.

    Args:
        text: Any text, NFC.
        abbreviations: Words after which a full stop ends nothing, without the stop ("No", "Mr", "a.m").
    """
    known = _folded(abbreviations)
    found: list[Span] = []
    for line in lines(text):
        start, end = line
        for match in _STOP.finditer(text, start, end):
            if match["stop"] == "." and not _ends_sentence(text, line.start, match, known):
                continue
            found.append(Span(start, match.end()))
            solid = _SOLID.search(text, match.end(), end)
            start = solid.start() if solid is not None else end
        if start < end:
            found.append(Span(start, end) if start > line.start else line)
    return found


def _ends_sentence(text: str, line_start: int, match: re.Match[str], known: frozenset[str]) -> bool:
    """Whether a single full stop closes a sentence and not an abbreviation, an initial or a list number."""
    last = _word_before(text, line_start, match.start())
    if not last:
        return True
    if last.lower() in known:
        return False
    if len(last) == 1 and last.isupper() and not match["marks"]:
        return False
    return match.end() - line_start > _LONGEST_MARK or not _LIST_NUMBER.match(text[line_start : match.end()] + " ")


def _word_before(text: str, floor: int, at: int) -> str:
    """The word or number that ends at a place, at least its last letters; empty where none does."""
    last = text[max(floor, at - 24) : at].rpartition(" ")[2]
    if last.isalpha():
        return last
    word = _WORD_BEFORE.search(last)
    return word.group() if word else ""
