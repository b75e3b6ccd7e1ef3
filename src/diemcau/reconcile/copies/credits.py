"""Which text names which as its source, and which of two came first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from diemcau.lang.folding import fold
from diemcau.reconcile.vocabulary import SOURCE_CUES
from diemcau.reconcile.words import keys, name_content
from diemcau.records import Document

# Up to three small words after the cue ("the newspaper", "tin từ báo"), then a name of two words or an abbreviation.
_SOURCE_NAME = re.compile(
    r"\s*:?\s*(?:[^\W\d_A-Z]+\s+){0,3}(?P<name>[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_a-z][^\W\d_]*)+|[A-Z]{2,6}\b)"
)
_SMALL = keys("the of a and for in on at to")
_HEAD = 400  # code points at the top in which a text names its source


def in_order(documents: Sequence[Document]) -> list[Document]:
    """Documents as they likely arose: by date, undated ones last, then the fuller first; names decide at the very last.

    Neither the order in which the documents came nor, but for equal texts, their names change anything.
    """
    return sorted(documents, key=_order)


def _order(document: Document) -> tuple[str, int, str, str]:
    published = document.published
    return (published.isoformat() if published else "9999", -len(document.text), document.text, document.name)


def names_source(document: Document, other: Document) -> bool:
    """Whether the top of a text names the other's publisher, or the agency at the other's top, as its source.

    What was published later is no source.
    """
    if document.published and other.published and other.published > document.published:
        return False
    named = _named_sources(document.text[:_HEAD])
    if not named:
        return False
    top, publisher = fold(other.text[:_HEAD]), fold(other.publisher or "")
    return any(
        source in publisher or (publisher and publisher in source) or source in top or _is_named(name, document, other)
        for name, source in named
    )


@lru_cache(maxsize=4096)
def _named_sources(head: str) -> tuple[tuple[str, str], ...]:
    """Names that follow a cue for a source, as written and folded."""
    found = (_SOURCE_NAME.match(head, cue.end()) for cue in SOURCE_CUES.finditer(head))
    return tuple((match["name"], fold(match["name"])) for match in found if match)


def _is_named(name: str, document: Document, other: Document) -> bool:
    """Whether a name stands for the other's publisher in another language: "the Portal" for "Cổng thông tin"."""
    words = frozenset(name_content(name, document.language)) - _SMALL
    published = frozenset(name_content(other.publisher or "", other.language))
    return len(words) > 1 and words <= published
