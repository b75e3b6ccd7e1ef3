"""Words of success in a report, and the figures that bear them out: what is left is a claim without evidence."""

from __future__ import annotations

from bisect import bisect_left
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


# Characters around words in which what bears them out is looked for: more than a long sentence of an official report,
# and few enough that a text without any full stop costs no more than others.
REACH = 300
_BEFORE = 160  # characters before words in which they may be denied; the patterns look back 80 behind their own words


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in small letters with its sentences and figures.

    Attributes:
        small: The text, place for place.
        sentences: Its sentences in order.
        figures: Its figures, in the order of the text.
        starts: Where each of them starts.
        words: The words of its language.
        light: Things that say nothing.
    """

    small: str
    sentences: Sequence[Span]
    figures: Sequence[Figure]
    starts: Sequence[int]
    words: PraiseWords
    light: frozenset[str]

    def near(self, at: int, span: Span) -> Span:
        """The stretch of a sentence that lies within reach of some words."""
        start, end = self.sentences[at]
        return Span(max(start, span.start - REACH), min(end, span.end + REACH))

    def things(self, stretch: Span) -> frozenset[str]:
        """What a stretch tells of."""
        return self.words.find_things(self.small[stretch.start : stretch.end]) - self.light

    def figures_in(self, stretch: Span) -> list[int]:
        """Indices of the figures that stand in a stretch."""
        first, last = bisect_left(self.starts, stretch.start), bisect_left(self.starts, stretch.end)
        return [at for at in range(first, last) if self.figures[at].span.end <= stretch.end]

    def tells_of(self, at: int, things: frozenset[str]) -> bool:
        """Whether a figure tells of some thing: by its label."""
        return not things.isdisjoint(self.words.find_things(self.figures[at].label.lower()) - self.light)


def find_praise(text: str, sentences: Sequence[Span], figures: Sequence[Figure], language: str) -> list[Praise]:
    """Words of success in a text, in order, each with the figure that bears it out.

    A figure bears words out where it stands in the same part of the sentence, or tells of a thing that this part names:
    in the same sentence or in the one before or behind. A part that names nothing of its own ("exceeding the plan",
    "this is a bright spot") leans on the figure before it. What is denied, ordered or only hoped for is no praise.

    Args:
        text: The text, Unicode NFC.
        sentences: Its sentences, ascending.
        figures: What was read in it, in the order of the text.
        language: ISO 639-1; of a language whose words are not known nothing is found.
    """
    words = praise_of(language)
    if words is None:
        return []
    starts = [figure.span.start for figure in figures]
    told = _Text(to_small(text), sentences, figures, starts, words, frozenset(words.light))
    return [
        Praise(span=span, words=span.quote(text), sort=sort, sentence=sentence, supported_by=_support(told, span, at))
        for at, sentence in enumerate(sentences)
        for span, sort in _in_sentence(told, at)
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
    aside = _Taken(0, len(document.text))
    for stretch in (*document.furniture, *wanted):
        aside.take(stretch)
    sentences = language_or_english(document.language).find_sentences(document.text)
    found = find_praise(document.text, sentences, reading.figures, document.language)
    return [replace(praise, document=document.name) for praise in found if not aside.overlaps(praise.span)]


class _Taken:
    """Places of a stretch of text that are taken."""

    def __init__(self, start: int, end: int) -> None:
        self._start = start
        self._marks = bytearray(end - start)

    def take(self, span: Span) -> None:
        """Take the places of a span."""
        self._marks[span.start - self._start : span.end - self._start] = b"\1" * (span.end - span.start)

    def overlaps(self, span: Span) -> bool:
        """Whether a place of a span is taken."""
        return self._marks.find(1, span.start - self._start, span.end - self._start) >= 0


def _in_sentence(told: _Text, at: int) -> Iterator[tuple[Span, PraiseSort]]:
    """Words of success of one sentence in order; words that two sorts share are the first sort's."""
    small, words, sentence = told.small, told.words, told.sentences[at]
    taken = _Taken(*sentence)
    for match in words.unmeant.finditer(small, *sentence):
        taken.take(Span(*match.span()))
    found: list[tuple[Span, PraiseSort]] = []
    for sort, pattern in words.sorts.items():
        for match in pattern.finditer(small, *sentence):
            span = Span(*match.span())
            if not taken.overlaps(span):
                taken.take(span)
                found.append((span, sort))
    for span, sort in _joined(told, sorted(found)):
        part = _part(told, told.near(at, span), span)
        if words.undone.search(small[max(part.start, span.start - _BEFORE) : span.start]) is None:
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


def _part(told: _Text, near: Span, span: Span) -> Span:
    """The part of a sentence around some words that tells of one thing."""
    start, end = near
    for match in told.words.parts.finditer(told.small, *near):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start()
            break
    return Span(start, end)


def _support(told: _Text, span: Span, at: int) -> int | None:
    """The figure that bears out words in the sentence of a place, or None."""
    sentence = told.near(at, span)
    part = _part(told, sentence, span)
    if here := told.figures_in(part):
        return min(here, key=lambda one: abs(told.figures[one].span.start - span.start))
    things = told.things(Span(part.start, span.start)) | told.things(Span(span.end, part.end))
    in_sentence = told.figures_in(sentence)
    before, behind = (told.sentences[one] if 0 <= one < len(told.sentences) else span for one in (at - 1, at + 1))
    beside = [
        *told.figures_in(Span(max(before.start, before.end - REACH), before.end)),
        *told.figures_in(Span(behind.start, min(behind.end, behind.start + REACH))),
    ]
    for one in (*in_sentence, *beside):
        if told.tells_of(one, things):
            return one
    if things:
        return None
    ahead = [one for one in in_sentence if told.figures[one].span.end <= part.start]
    if ahead:
        return ahead[-1]
    if told.words.points_back.match(told.small, *told.sentences[at]) is None or not at:
        return None
    return next(iter(told.figures_in(before)[::-1]), None)
