"""Texts as columns of hashed words: what hundreds of thousands of documents are compared by.

A word is a run of letters and digits in lower case; a sign of a script without spaces stands alone. Its hash is a
polynomial over code points, so that the same word has the same hash in every run on every machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from diemcau.lang.folding import fold
from diemcau.records import Document, Span

Words = NDArray[np.uint32]
Places = NDArray[np.int64]

_PLANE = 0x10000  # code points with an entry of their own; signs beyond (emoji, rare Han) belong to no word
_CHUNK = 1 << 19  # code points hashed at once: their powers stay in the processor's cache
_BASE = 0x9E3779B97F4A7C15  # 2^64 divided by the golden ratio, odd, so that it has an inverse
_MIX = np.uint64(0xD6E8FEB86659FD93)  # the multiplier of the rrmxmx mixer, spreads a sum over all bits
_HALF = np.uint64(32)
_LONGEST = 255  # code points of a word that its column can hold; what is longer is an address or noise
_FARTHEST = 65_535  # code points from word to word that their column can hold
_NO, _LETTER, _DIGIT, _SIGN = range(4)
_KIND_BITS, _KINDS = 2, 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Documents word by word, one after another.

    Attributes:
        words: Hash of each word; the lowest bit tells whether it begins with a digit.
        steps: Code points from the beginning of the word before to that of each word, from 0 in each document.
        lengths: Code points of each word, 255 at most.
        begins: Where each document's words begin in the columns above.
        counts: How many words each document has.
        far: Beginnings of the words of documents in which a step is longer than its column can hold.
    """

    words: Words
    steps: NDArray[np.uint16]
    lengths: NDArray[np.uint8]
    begins: Places
    counts: Places
    far: Mapping[int, Places]

    def __len__(self) -> int:
        return len(self.counts)

    def words_of(self, document: int) -> Words:
        """The words of one document."""
        return self.words[self.begins[document] : self.begins[document] + self.counts[document]]

    def starts_of(self, document: int) -> Places:
        """Offset of each word of a document in its text, in code points."""
        if document in self.far:
            return self.far[document]
        begin = self.begins[document]
        return np.cumsum(self.steps[begin : begin + self.counts[document]], dtype=np.int64)

    def spans(self, document: int, edges: NDArray[np.int32]) -> list[Span]:
        """Places in the text of stretches of words: of each the first, and the one behind the last."""
        starts = self.starts_of(document)
        last = edges[:, 1] - 1
        ends = starts[last] + self.lengths[self.begins[document] + last]
        return [Span(start, end) for start, end in zip(starts[edges[:, 0]].tolist(), ends.tolist(), strict=True)]

    def inside(self, document: int, span: Span) -> tuple[int, int]:
        """The words of a document that a place in its text touches: the first, and the one behind the last."""
        starts = self.starts_of(document)
        begin = self.begins[document]
        ends = starts + self.lengths[begin : begin + len(starts)]
        first = int(np.searchsorted(ends, span.start, side="right"))
        return first, max(first, int(np.searchsorted(starts, span.end)))


def read_columns(documents: Sequence[Document], *, folded: bool = False) -> Columns:
    """The words of documents in columns, furniture left out.

    Args:
        documents: What is read.
        folded: Whether diacritics are taken off, so that names are the same in every language; the lowest bit of a
            word then tells whether it is a number or a capitalised word.
    """
    # More than any text needs: what is never written takes no memory.
    room = sum(len(document.text) + 1 for document in documents)
    words, steps, lengths = np.empty(room, np.uint32), np.empty(room, np.uint16), np.empty(room, np.uint8)
    counts: list[int] = []
    far: dict[int, Places] = {}
    total = 0
    for batch in _batches(documents):
        hashes, starts, sizes, many = _read_batch(batch, folded=folded)
        behind = total + len(hashes)
        words[total:behind], lengths[total:behind] = hashes, np.minimum(sizes, _LONGEST)
        gaps = np.diff(starts, prepend=0)
        homes = np.cumsum(many) - many
        gaps[homes[many > 0]] = starts[homes[many > 0]]
        steps[total:behind] = np.minimum(gaps, _FARTHEST)
        for at in np.flatnonzero(gaps > _FARTHEST).tolist():
            place = int(np.searchsorted(homes, at, side="right")) - 1
            far[len(counts) + place] = starts[homes[place] : homes[place] + many[place]]
        counts += many.tolist()
        total = behind
    held = np.array(counts, np.int64)
    return Columns(words[:total], steps[:total], lengths[:total], np.cumsum(held) - held, held, far)


def grams(words: Words, at: Places, length: int) -> NDArray[np.uint64]:
    """Hashes of the runs of `length` words that begin at the places `at`."""
    total = np.zeros(len(at), np.uint64)
    for step in range(length):
        total += words[at + step].astype(np.uint64)
        total *= _MIX
        total ^= total >> _HALF
    return total * _MIX


def roll(words: Words, length: int) -> NDArray[np.uint64]:
    """Hashes of all runs of `length` words, as `grams` gives them, in one sweep."""
    total = np.zeros(max(0, len(words) - length + 1), np.uint64)
    for step in range(length if len(total) else 0):
        total += words[step : step + len(total)]
        total *= _MIX
        total ^= total >> _HALF
    total *= _MIX
    return total


def _batches(documents: Sequence[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    held = 0
    for document in documents:
        size = len(document.text) + 1
        if batch and held + size > _CHUNK:
            yield batch
            batch, held = [], 0
        batch.append(document)
        held += size
    if batch:
        yield batch


def _read_batch(documents: Sequence[Document], *, folded: bool) -> tuple[Words, Places, Places, Places]:
    """Hashes, starts and lengths of the words of documents, and how many words each has."""
    joined = "\n".join([document.text for document in documents]) + "\n"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    sizes = np.array([len(document.text) + 1 for document in documents], np.int64)
    homes = np.cumsum(sizes) - sizes
    points = np.minimum(_without_furniture(points, documents, homes), np.uint32(_PLANE - 1))
    signs: Words = _signs(folded=folded)[points]
    first, behind = _edges(signs)
    lower = signs >> np.uint32(_KIND_BITS)
    hashes = _hash(lower, first, behind)
    mark = (signs[first] & _KINDS) == _DIGIT
    if folded:
        mark |= (lower[first] != points[first]) & (behind - first > 1)
    hashes = (hashes & ~np.uint32(1)) | mark
    home = np.searchsorted(first, homes)
    counts = np.diff(np.append(home, len(first)))
    return hashes, first - np.repeat(homes, counts), behind - first, counts


def _edges(signs: Words) -> tuple[Places, Places]:
    """Where words begin, and where they have ended."""
    is_word = signs != 0
    begins, ends = is_word.copy(), is_word.copy()
    parts = ~is_word
    is_alone = (signs & _KINDS) == _SIGN
    if is_alone.any():
        parts |= is_alone
    begins[1:] &= parts[:-1] | is_alone[1:]
    ends[:-1] &= parts[1:] | is_alone[:-1]
    return np.flatnonzero(begins), np.flatnonzero(ends) + 1


def _without_furniture(points: Words, documents: Sequence[Document], homes: Places) -> Words:
    if not any(document.furniture for document in documents):
        return points
    points = points.copy()
    for document, home in zip(documents, homes.tolist(), strict=True):
        for span in document.furniture:
            points[home + span.start : home + span.end] = 0
    return points


def _hash(lower: Words, first: Places, behind: Places) -> Words:
    """Hash of each word: the sum of its code points times powers of the base, moved to the word's beginning."""
    powers, inverse = _powers(max(_CHUNK, 1 << len(lower).bit_length()))
    sums = np.empty(len(lower) + 1, np.uint64)
    sums[0] = 0
    np.multiply(lower, powers[: len(lower)], out=sums[1:])
    np.cumsum(sums, out=sums)
    total = (sums[behind] - sums[first]) * inverse[first]
    total ^= total >> _HALF
    total *= _MIX
    return (total >> _HALF).astype(np.uint32)


@lru_cache(maxsize=2)
def _powers(size: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Powers of the base and of its inverse modulo 2^64."""
    both = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        factors = np.full(size, base, np.uint64)
        factors[0] = 1
        both.append(np.cumprod(factors))
    return both[0], both[1]


@lru_cache(maxsize=2)
def _signs(*, folded: bool) -> Words:
    """For each code point its lower case, and in the lowest bits what it is; 0 for what belongs to no word."""
    bare = fold if folded else str.lower
    return np.array([_sign(chr(point), bare) for point in range(_PLANE)], np.uint32)


def _sign(sign: str, bare: Callable[[str], str]) -> int:
    kind = _kind(sign)
    lower = (bare(sign) or sign)[0] if sign.isalpha() else sign
    return (ord(lower) << _KIND_BITS) | kind if kind else 0


def _kind(sign: str) -> int:
    if "぀" <= sign <= "鿿" and sign.isalpha():  # Han and kana are written without spaces
        return _SIGN
    if sign.isdigit():
        return _DIGIT
    return _LETTER if sign.isalpha() or sign.isnumeric() or unicodedata.category(sign).startswith("M") else _NO
