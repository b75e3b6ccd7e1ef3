"""Sentences of a reading as rows of the index."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from diemcau.lang.registry import language_or_english
from diemcau.records import Span
from diemcau.web.archive.models import ReadText
from diemcau.web.archive.reading import profile
from diemcau.web.desk.models import Check, Mention
from diemcau.web.desk.queries import known
from diemcau.web.orgs.queries import tree_of
from diemcau.web.search.models import Passage
from diemcau.web.search.words import find_words, value_word

_BETWEEN = "0read0"
"""Stands between the words of a sentence and what was read in it, so that no phrase reaches over."""


def to_passages(reading: ReadText) -> Iterator[Passage]:
    """The sentences of a reading as rows that are not saved yet, the last one first (`Passage` says why)."""
    spans = language_or_english(reading.language).find_sentences(reading.text)
    about = read_in(spans, reading) if spans else {}
    for span in reversed(spans):
        words = find_words(reading.text[span.start : span.end])
        yield Passage(
            document_id=reading.document_id,
            reading=reading,
            start=span.start,
            end=span.end,
            words=" ".join(word.toned for word in words if word.toned),
            folded=with_about(" ".join(word.folded for word in words if word.folded), about.get(span.start, "")),
        )


def with_about(folded: str, about: str) -> str:
    """Words of a sentence with what was read in it."""
    own = folded.partition(f" {_BETWEEN} ")[0]
    return f"{own} {_BETWEEN} {about}" if about else own


def read_in(sentences: Sequence[Span | Passage], reading: ReadText) -> dict[int, str]:
    """What the house reads in some sentences of a reading now, as words, by the sentence's first code point.

    Args:
        sentences: One or more, in order of the text.
        reading: Where they stand.
    """
    starts = [one.start for one in sentences]
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    figures = Mention.objects.filter(known(None), reading=reading, sort="figure").exclude(check_state=Check.REJECTED)
    for mention in figures.filter(start__gte=starts[0], start__lt=sentences[-1].end).select_related("org"):
        place = bisect_right(starts, mention.start) - 1
        if place >= 0:
            found[starts[place]].update(dict.fromkeys(_about(mention)))
    return {start: " ".join(words) for start, words in found.items()}


def _about(mention: Mention) -> Iterator[str]:
    for end in (mention.value, mention.low, mention.high) if mention.bound == "range" else (mention.value,):
        if end is not None:
            yield value_word(end)
    for name in (mention.owner, mention.partner, mention.period):
        yield from _folded(name)
    yield from _measure_words(mention.measure)
    node = tree_of(mention.last_day).nodes.get(mention.org_id) if mention.org_id else None
    for name in node.names.values() if node else ():
        yield from _folded(name)


@lru_cache(maxsize=1024)
def _measure_words(code: str) -> tuple[str, ...]:
    measure = profile().measures.get(code)
    return tuple(word for name in measure.names.values() for word in _folded(name)) if measure else ()


def _folded(text: str) -> Iterator[str]:
    return (word.folded for word in find_words(text) if word.folded)
