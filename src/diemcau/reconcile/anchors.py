"""A statement found again by its words when its document was replaced: at its place, elsewhere, changed, or not at all.

Never silently wrong: words that stand at two places equally likely, or beside other names and numbers than before, are
not taken for the statement that was judged. After "fuzzy anchoring" of the W3C Web Annotation selectors, but numbers
must match digit by digit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from heapq import nlargest, nsmallest
from itertools import takewhile

from diemcau.reconcile.ground import Ground, goes_on, level, tokens
from diemcau.records import Anchor, Document, Sort, Span

SMALL_LETTERS = "a-zà-öø-ÿāăąćčđęěğĩīłńňōơřśşšũūưźžạ-ỹ"
AROUND = 48  # characters kept on each side of an anchor at least; the W3C's example has 32
SENTENCE = 240  # at most, to reach the end of its sentence
FARTHEST = 384  # at most, to tell it from the same words elsewhere in its document
LONG = 40  # characters from which words that stand once are found whatever stands around them
# Likeness of what stands around a place: 0 to 1 for each side, 1 where it is as it was. One side as it was is enough.
LEAST = 0.8
LEAD = 0.2  # by which the best place must beat another, unless all around it is as it was
PERFECT = 2.0
MOST = 40  # places that are looked at closely
WIDER = 80  # characters beyond the anchor's own in which its names and numbers are looked for
TAILS = (FARTHEST, 32, 16, 8)  # characters of a side by which the place of changed words is looked for
STRETCH = 3  # times its old length that changed words may have
ROOM = 40  # characters that they may have in any case
# Where a sentence ends: at its mark, or with a line, unless a small letter carries the sentence on in the next one.
_BREAK = re.compile(rf"[.!?;]\s|\n(?!\s*[{SMALL_LETTERS}])")


class Whereabouts(StrEnum):
    """What became of the words of an anchor."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Located:
    """Where an anchor's words are now.

    Attributes:
        state: What became of them.
        span: Where they stand; where they are changed, what stands in their stead; None of an orphan.
        why: The evidence, in one sentence; empty where nothing changed.
    """

    state: Whereabouts
    span: Span | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of the ground that may be meant, and how alike its surroundings are (0 to 2)."""

    likeness: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sought:
    """An anchor made ready to be looked for in a text."""

    anchor: Anchor
    text: str
    words: str
    prefix: str
    suffix: str
    named: tuple[frozenset[str], frozenset[str]]


def make_anchor(document: Document, span: Span, sort: Sort, meaning: str = "") -> Anchor:
    """The anchor of a statement: its words with as much around them as tells them from the same words elsewhere.

    Args:
        document: The document.
        span: Place of the statement in its text.
        sort: In which list of the reading it stands.
        meaning: What it was read to say.

    Raises:
        Invalid: If the span does not lie in the text.
    """
    text, words = document.text, document.quote(span)
    start, end = _sentence(text, span)
    reach = AROUND
    while True:
        left = max(0, min(span.start - reach, start))
        right = min(len(text), max(span.end + reach, end))
        if reach >= FARTHEST or text.find(text[left:right], text.find(text[left:right]) + 1) < 0:
            break
        reach *= 2
    left, right = _whole_words(text, left, right)
    return Anchor(
        document=document.id,
        name=document.name,
        sort=sort,
        span=span,
        words=words,
        prefix=text[left : span.start],
        suffix=text[span.end : right],
        meaning=meaning,
    )


def _whole_words(text: str, left: int, right: int) -> tuple[int, int]:
    """The ends of a stretch moved outward to the next white space, so that no name in it is cut."""
    low, high = max(0, left - ROOM), min(len(text), right + ROOM)
    while left > low and not text[left - 1].isspace():
        left -= 1
    while right < high and not text[right].isspace():
        right += 1
    return left, right


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence or line around a span begins and ends, not farther than `SENTENCE` from it."""
    low, high = max(0, span.start - SENTENCE), min(len(text), span.end + SENTENCE)
    before = [found.end() for found in _BREAK.finditer(text, low, span.start)]
    after = _BREAK.search(text, span.end, high)
    return (before[-1] if before else low), (after.start() if after else high)


def locate(anchor: Anchor, document: Document, ground: Ground | None = None) -> Located:
    """Where the words of an anchor stand in a document.

    Args:
        anchor: The anchor.
        document: The document itself or one that took its place.
        ground: Its text made ready, where several anchors are looked for in it; made here otherwise.
    """
    if document.id == anchor.document and document.text[slice(*anchor.span)] == anchor.words:
        return Located(Whereabouts.EXACT, anchor.span)
    ground = ground or Ground(document.text)
    sought = _seek(anchor, document)
    same = _ranked(ground, sought, _same_words(ground, sought))
    other = _ranked(ground, sought, _other_words(ground, sought, same))
    return _decide(ground, sought, same, other)


def _seek(anchor: Anchor, document: Document) -> _Sought:
    words, prefix, suffix = level(anchor.words), level(anchor.prefix), level(anchor.suffix)
    return _Sought(anchor, document.text, words, prefix, suffix, _named(anchor))


def _decide(ground: Ground, sought: _Sought, same: Sequence[_Place], other: Sequence[_Place]) -> Located:
    anchor = sought.anchor
    rival = other[0].likeness if other else 0.0
    if not same or not _is_likely(sought, same):
        return _changed(ground, other, anchor)
    best = same[0]
    if rival >= best.likeness + LEAD:
        return _changed(ground, other, anchor)
    if _is_contested(best.likeness, [*(place.likeness for place in same[1:2]), rival], lone=_is_lone(sought, same)):
        return _orphan(f"“{_short(anchor.words)}” may be meant at more than one place.")
    span = ground.span(best.start, best.end)
    if best.likeness < PERFECT and not _is_lone(sought, same) and (missing := _missing(sought, span)):
        return Located(Whereabouts.CHANGED, span, f"“{_short(anchor.words)}” no longer stands beside “{missing}”.")
    if span == anchor.span:
        return Located(Whereabouts.EXACT, span)
    return Located(Whereabouts.MOVED, span, f"“{_short(anchor.words)}” now stands at character {span.start}.")


def _is_likely(sought: _Sought, same: Sequence[_Place]) -> bool:
    return same[0].likeness >= LEAST or _is_lone(sought, same)


def _is_lone(sought: _Sought, same: Sequence[_Place]) -> bool:
    """Whether so many words stand at one place alone: then they are evidence enough."""
    return len(same) == 1 and len(sought.words) >= LONG


def _is_contested(best: float, others: Sequence[float], *, lone: bool) -> bool:
    """Whether another place is as likely; one where all is as it was beats all but its like."""
    if lone:
        return False
    least = best if best >= PERFECT else best - LEAD
    return any(other > 0 and other >= least for other in others)


def _changed(ground: Ground, other: Sequence[_Place], anchor: Anchor) -> Located:
    """What stands in the stead of words that are not found, where that is clear."""
    if not other or other[0].likeness < LEAST:
        return _orphan(f"“{_short(anchor.words)}” is no longer found.")
    if _is_contested(other[0].likeness, [place.likeness for place in other[1:2]], lone=False):
        return _orphan(f"“{_short(anchor.words)}” is gone, and more than one place could be its own.")
    now = ground.text[other[0].start : other[0].end]
    if not now.strip():
        return _orphan(f"“{_short(anchor.words)}” is gone; the words around it stand.")
    span = ground.span(other[0].start, other[0].end)
    return Located(Whereabouts.CHANGED, span, f"“{_short(anchor.words)}” now reads “{_short(now)}”.")


def _orphan(why: str) -> Located:
    return Located(Whereabouts.ORPHAN, None, why)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= AROUND else f"{line[: AROUND - 1]}…"


def _same_words(ground: Ground, sought: _Sought) -> Iterator[tuple[int, int]]:
    """Where the very words stand, no part of a longer number or word."""
    own = goes_on(sought.prefix, sought.words), goes_on(sought.words, sought.suffix)
    for start in ground.find(sought.words):
        end = start + len(sought.words)
        before, behind = ground.text[max(0, start - ROOM) : start], ground.text[end : end + ROOM]
        if (goes_on(before, sought.words), goes_on(sought.words, behind)) == own:
            yield start, end


def _other_words(ground: Ground, sought: _Sought, same: Sequence[_Place]) -> Iterator[tuple[int, int]]:
    """Stretches that hold other words, or none, between what stood around the anchor."""
    heads = _sides(ground, sought.suffix, before=False)
    most = max(STRETCH * len(sought.words), len(sought.words) + ROOM)
    for start in _sides(ground, sought.prefix, before=True):
        nearest = bisect_left(heads, start)
        if nearest == len(heads) or heads[nearest] - start > most:
            continue
        end = heads[nearest]
        if not any(start <= place.start and place.end <= end for place in same):
            yield start, end


def _sides(ground: Ground, side: str, *, before: bool) -> list[int]:
    """Where the text before an anchor ends, or the text behind it begins: by as much of it as is found at all."""
    if not side:
        return [0] if before else [len(ground.text)]
    for length in TAILS:
        part = side[-length:] if before else side[:length]
        if found := [at + len(part) if before else at for at in ground.find(part)]:
            return found
    return []


def _ranked(ground: Ground, sought: _Sought, places: Iterator[tuple[int, int]]) -> list[_Place]:
    """The likeliest places, best first; of many those whose nearest letters are most alike are looked at."""
    found = list(places)
    if len(found) > MOST:
        found = nlargest(MOST, found, key=lambda place: (_nearest(ground, sought, *place), -place[0]))
    ranked = [_Place(_likeness(ground, sought, start, end), start, end) for start, end in found]
    return nsmallest(MOST, ranked, key=lambda place: (-place.likeness, place.start))


def _nearest(ground: Ground, sought: _Sought, start: int, end: int) -> int:
    """How many letters right before and right behind are the same."""
    before = ground.text[max(0, start - FARTHEST) : start]
    behind = ground.text[end : end + FARTHEST]
    return _run(before[::-1], sought.prefix[::-1]) + _run(behind, sought.suffix)


def _run(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _likeness(ground: Ground, sought: _Sought, start: int, end: int) -> float:
    before, behind = _window(ground, sought, start, end)
    if not sought.prefix:
        left = 0.5 if before.strip() else 1.0
    else:
        left = 1.0 if before.endswith(sought.prefix) else _alike(sought.prefix, before, outward=-1)
    if not sought.suffix:
        right = 0.5 if behind.strip() else 1.0
    else:
        right = 1.0 if behind.startswith(sought.suffix) else _alike(sought.suffix, behind, outward=1)
    return left + right


def _window(ground: Ground, sought: _Sought, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a place, somewhat farther than the anchor knows it."""
    before = ground.text[max(0, start - 2 * len(sought.prefix) - WIDER) : start]
    return before, ground.text[end : end + 2 * len(sought.suffix) + WIDER]


def _alike(side: str, now: str, *, outward: int) -> float:
    """How alike two texts on one side are, from the anchor outward: how far unchanged, and how much of it at all."""
    own, other = tokens(side)[::outward], tokens(now)[::outward]
    if not own:
        return 0.5
    kept = sum(block.size for block in SequenceMatcher(None, own, other, autojunk=False).get_matching_blocks())
    return min(0.99, (_run(own, other) + kept) / (2 * len(own)))


def _named(anchor: Anchor) -> tuple[frozenset[str], frozenset[str]]:
    """Names and numbers of the anchor's own sentence, before it and behind it."""
    before, behind = _BREAK.split(anchor.prefix)[-1], _BREAK.split(f"{anchor.suffix} ")[0]
    return _telling(before), _telling(behind)


def _telling(words: str) -> frozenset[str]:
    return frozenset(token for token in tokens(level(words)) if token[0].isdigit() or token[0].isupper())


def _missing(sought: _Sought, span: Span) -> str:
    """A name or number of the anchor's sentence that the sentence at a place does not hold on its side, or empty."""
    start, end = _sentence(sought.text, span)
    before, behind = sought.text[start : span.start], sought.text[span.end : end]
    for named, now in zip(sought.named, (before, behind), strict=True):
        if lost := named - frozenset(tokens(level(now))):
            return min(lost)
    return ""
