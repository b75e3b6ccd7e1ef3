"""One form of text for every file, with a map back to the characters of the original.

What changes: decomposed letters are composed (Unicode NFC), line ends become line feeds, every kind of space becomes
a plain space, and characters nobody sees (zero width, soft hyphens, direction marks, control codes) are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from diemcau.records import OffsetMap
from diemcau.records.document import IDENTITY

# Soft hyphen, zero-width signs, direction marks, byte order mark, and controls other than tab and line ends.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f"
# Of one class to begin with, which the engine looks for many times faster than for either of two.
_DROPPED = re.compile(f"[\\r{_UNSEEN}{_CONTROL}](?:(?<!\\r)[{_UNSEEN}{_CONTROL}]*|(?<=\\r)(?=\\n))")
# A piece that composition may change: letters outside ASCII with the one character before them.
_MARKED = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
_SPACE, _LINE_END = re.compile(f"[{_SPACES}]"), re.compile(f"[{_LINE_ENDS}]")
_CHANGED = re.compile(f"[{_UNSEEN}{_CONTROL}{_SPACES}{_LINE_ENDS}]")


class Mapped(NamedTuple):
    """A text and the way from each of its characters back to where it came from."""

    text: str
    offsets: OffsetMap


def unify(original: str) -> Mapped:
    """The one form of a decoded text; the same for composed and decomposed input."""
    if _CHANGED.search(original) is None and unicodedata.is_normalized("NFC", original):
        return Mapped(original, IDENTITY)
    seen = _without_unseen(original)
    composed = _composed(seen.text)
    text = _LINE_END.sub("\n", _SPACE.sub(" ", composed.text))
    return Mapped(text, chain(composed.offsets, seen.offsets, len(text)))


def join_pieces(pieces: Iterable[tuple[int | None, str]]) -> Mapped:
    """One text of many pieces.

    Args:
        pieces: Origin of the first character and the text, in order; an origin of None is for text that the
            original does not hold, such as a line end between two blocks.
    """
    parts: list[str] = []
    texts, origins = [0], [0]
    length = 0
    for origin, part in pieces:
        if origin is not None and part:
            _add_run(texts, origins, length, origin)
        parts.append(part)
        length += len(part)
    return Mapped("".join(parts), OffsetMap(tuple(texts), tuple(origins)))


def _add_run(texts: list[int], origins: list[int], at: int, origin: int) -> None:
    if at == texts[-1]:
        origins[-1] = origin
    elif origin - at != origins[-1] - texts[-1]:
        texts.append(at)
        origins.append(origin)


def chain(first: OffsetMap, second: OffsetMap, length: int) -> OffsetMap:
    """The map that goes through `first` and then through `second`.

    Args:
        first: From a text of `length` characters to a text between.
        second: From the text between to the original.
        length: Characters of the outermost text.
    """
    if second == IDENTITY:
        return first
    if first == IDENTITY:
        return second
    texts, origins = [0], [second.origin(first.origin(0))]
    starts = second.text_starts
    for run, at in enumerate(first.text_starts):
        end = first.text_starts[run + 1] if run + 1 < len(first.text_starts) else length
        between = first.origin_starts[run]
        _add_run(texts, origins, at, second.origin(between))
        step = bisect_right(starts, between)
        while step < len(starts) and starts[step] < between + end - at:
            _add_run(texts, origins, at + starts[step] - between, second.origin_starts[step])
            step += 1
    return OffsetMap(tuple(texts), tuple(origins))


def place_of(offsets: OffsetMap, origin: int) -> int:
    """Where a character of the original, or the next one that was kept, stands in the text."""
    run = bisect_right(offsets.origin_starts, origin) - 1
    if run < 0:
        return 0
    place = offsets.text_starts[run] + origin - offsets.origin_starts[run]
    return place if run + 1 == len(offsets.text_starts) else min(place, offsets.text_starts[run + 1])


def _without_unseen(text: str) -> Mapped:
    pieces: list[tuple[int | None, str]] = []
    at = 0
    for match in _DROPPED.finditer(text):
        pieces.append((at, text[at : match.start()]))
        at = match.end()
    pieces.append((at, text[at:]))
    return join_pieces(pieces)


def _composed(text: str) -> Mapped:
    if unicodedata.is_normalized("NFC", text):
        return Mapped(text, IDENTITY)
    pieces: list[tuple[int | None, str]] = []
    at = 0
    for match in _MARKED.finditer(text):
        word = match.group()
        if unicodedata.is_normalized("NFC", word):
            continue
        pieces.append((at, text[at : match.start()]))
        pieces.extend((match.start() + place, part) for place, part in _aligned(word))
        at = match.end()
    pieces.append((at, text[at:]))
    return join_pieces(pieces)


@lru_cache(maxsize=8192)
def _aligned(word: str) -> tuple[tuple[int, str], ...]:
    """The composed characters of a word, each with the place of the first character it was made of."""
    clusters: list[str] = []
    for char in word:
        if clusters and not _starts_anew(clusters[-1], char):
            clusters[-1] += char
        else:
            clusters.append(char)
    found: list[tuple[int, str]] = []
    at = 0
    for cluster in clusters:
        found.extend((at, char) for char in unicodedata.normalize("NFC", cluster))
        at += len(cluster)
    whole = unicodedata.normalize("NFC", word)
    if "".join(char for _, char in found) == whole:
        return tuple(found)
    return tuple((0, char) for char in whole)


def _starts_anew(before: str, char: str) -> bool:
    """Whether a character stands for itself and does not melt into the ones before it."""
    if unicodedata.combining(char):
        return False
    parts = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", before + char) == parts
