"""The sentences of a document, furniture left out."""

from __future__ import annotations

import re
from functools import lru_cache

from diemcau.records import Document, Span

_END = re.compile(r"(?<=[.!?…])[\"'”’)]?\s+|\n+")


def own_text(document: Document) -> str:
    """The text without the furniture of its page."""
    pieces, at = [], 0
    for span in document.furniture:
        pieces.append(document.text[at : span.start])
        at = max(at, span.end)
    return "\n".join([*pieces, document.text[at:]])


@lru_cache(maxsize=1024)
def split_sentences(document: Document) -> tuple[Span, ...]:
    """Places of its lines and sentences that hold a word, in text order."""
    spans, at, text = [], 0, document.text
    for end in (*(match.span() for match in _END.finditer(text)), (len(text), len(text))):
        span = Span(at, end[0])
        at = end[1]
        if _holds_word(text[span.start : span.end]) and not any(span.overlaps(other) for other in document.furniture):
            spans.append(span)
    return tuple(spans)


def sentence_at(document: Document, span: Span) -> Span:
    """The sentence in which a place begins, or the place itself where it lies in none."""
    for sentence in split_sentences(document):
        if sentence.start <= span.start < sentence.end:
            return sentence
    return span


def _holds_word(text: str) -> bool:
    return any(sign.isalnum() for sign in text)
