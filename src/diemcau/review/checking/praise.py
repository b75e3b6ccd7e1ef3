"""Words of success in a report, and the figures that bear them out: what is left is a claim without evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diemcau.lang.cued import to_small
from diemcau.lang.praise import PraiseWords
from diemcau.lang.registry import language_or_english, praise_of
from diemcau.records import Figure, Span
from diemcau.records.checked import Praise, PraiseSort

if TYPE_CHECKING:
    from diemcau.records import Reading, Record


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in small letters with its sentences and figures.

    Attributes:
        small: The text, place for place.
        sentences: Its sentences in order.
        figures: Its figures.
        words: The words of its language.
    """

    small: str
    sentences: Sequence[Span]
    figures: Sequence[Figure]
    words: PraiseWords

    def things(self, stretch: Span) -> frozenset[str]:
        """What a stretch tells of."""
        return self.words.find_things(self.small[stretch.start : stretch.end]) - frozenset(self.words.light)

    def figures_in(self, stretch: Span) -> list[int]:
        """Indices of the figures that stand in a stretch."""
        return [at for at, figure in enumerate(self.figures) if stretch.covers(figure.span)]

    def tells_of(self, at: int, things: frozenset[str]) -> bool:
        """Whether a figure tells of some thing: by its label."""
        light = frozenset(self.words.light)
        return not things.isdisjoint(self.words.find_things(self.figures[at].label.lower()) - light)


def find_praise(text: str, sentences: Sequence[Span], figures: Sequence[Figure], language: str) -> list[Praise]:
    """Words of success in a text, in order, each with the figure that bears it out.

    A figure bears words out where it stands in the same part of the sentence, or tells of a thing that this part names:
    in the same sentence or in the one before or behind. A part that names nothing of its own ("exceeding the plan",
    "this is a bright spot") leans on the figure before it. What is denied, ordered or only hoped for is no praise.

    Args:
        text: The text, Unicode NFC.
        sentences: Its sentences, ascending.
        figures: What was read in it.
        language: ISO 639-1; of a language whose words are not known nothing is found.
    """
    words = praise_of(language)
    if words is None:
        return []
    told = _Text(to_small(text), sentences, figures, words)
    return [
        Praise(span=span, words=span.quote(text), sort=sort, sentence=sentence, supported_by=_support(told, span, at))
        for at, sentence in enumerate(sentences)
        for span, sort in _in_sentence(told, sentence)
    ]


def unsupported_claims(record: Record) -> list[Praise]:
    """Words of success in the documents of a record that no figure bears out, by document and place.

    Directives and proposals say what is wanted and not what was reached; menus and captions are no report.
    """
    return [praise for reading in record.readings for praise in claims_of(reading) if praise.supported_by is None]


def claims_of(reading: Reading) -> list[Praise]:
    """All words of success that a document says of what was done, in order."""
    document = reading.document
    wanted = [*(one.span for one in reading.directives), *(one.span for one in reading.proposals)]
    aside = [*document.furniture, *wanted]
    sentences = language_or_english(document.language).find_sentences(document.text)
    found = find_praise(document.text, sentences, reading.figures, document.language)
    return [
        replace(praise, document=document.name)
        for praise in found
        if not any(stretch.overlaps(praise.span) for stretch in aside)
    ]


def _in_sentence(told: _Text, sentence: Span) -> Iterator[tuple[Span, PraiseSort]]:
    """Words of success of one sentence in order; words that two sorts share are the first sort's."""
    small, words = told.small, told.words
    names = [Span(*match.span()) for match in words.unmeant.finditer(small, *sentence)]
    found: list[tuple[Span, PraiseSort]] = []
    for sort, pattern in words.sorts.items():
        for match in pattern.finditer(small, *sentence):
            span = Span(*match.span())
            if not any(name.overlaps(span) for name in names) and not any(other.overlaps(span) for other, _ in found):
                found.append((span, sort))
    for span, sort in _joined(told, sorted(found)):
        part = _part(told, sentence, span)
        if words.undone.search(small[part.start : span.start]) is None:
            yield span, sort


def _joined(told: _Text, found: Sequence[tuple[Span, PraiseSort]]) -> Iterator[tuple[Span, PraiseSort]]:
    """Words in a row as one: "proactively, creatively and effectively" is praised once, in the sort of the first."""
    run: tuple[Span, PraiseSort] | None = None
    for span, sort in found:
        if run is not None and told.words.joins.match(told.small, run[0].end, span.start) is not None:
            run = Span(run[0].start, span.end), run[1]
            continue
        if run is not None:
            yield run
        run = span, sort
    if run is not None:
        yield run


def _part(told: _Text, sentence: Span, span: Span) -> Span:
    """The part of a sentence around some words that tells of one thing."""
    start, end = sentence
    for match in told.words.parts.finditer(told.small, *sentence):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start()
            break
    return Span(start, end)


def _support(told: _Text, span: Span, at: int) -> int | None:
    """The figure that bears out words in the sentence of a place, or None."""
    sentence = told.sentences[at]
    part = _part(told, sentence, span)
    if here := told.figures_in(part):
        return min(here, key=lambda one: abs(told.figures[one].span.start - span.start))
    things = told.things(Span(part.start, span.start)) if part.start < span.start else frozenset()
    things |= told.things(Span(span.end, part.end)) if span.end < part.end else frozenset()
    in_sentence = told.figures_in(sentence)
    near = [told.sentences[one] for one in (at - 1, at + 1) if 0 <= one < len(told.sentences)]
    beside = [one for other in near for one in told.figures_in(other)]
    for one in (*in_sentence, *beside):
        if told.tells_of(one, things):
            return one
    if not things:
        before = [one for one in in_sentence if told.figures[one].span.end <= part.start]
        if before:
            return before[-1]
        opens = told.words.points_back.match(told.small, *sentence)
        if opens is not None and at:
            return next(iter(told.figures_in(told.sentences[at - 1])[::-1]), None)
    return None
