"""No figure without its words: what a figure claims is read again out of the words it points at.

Whoever proposes a figure, the grammar of this house, a stored file or a model, it stands only if the number phrase at
its very span says the same value, the same ends and the same bound. Where the span alone does not settle it (the scale
in a table's head, the direction of a change), the sentence or row is read again by the grammar itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from diemcau.errors import Invalid
from diemcau.lang import lexicon as lx
from diemcau.lang.numerals import Number
from diemcau.lang.registry import language_or_english
from diemcau.lang.tokens import tokenize
from diemcau.read.figures import find_figures
from diemcau.read.frame import time_base
from diemcau.read.units import COUNTED
from diemcau.records import (
    Directive,
    Document,
    Event,
    Figure,
    Finding,
    Kind,
    Proposal,
    Quantity,
    Reading,
    Severity,
    Span,
)

ALTERED = "read.altered"
_TABLE_MARKS = ("|", "\t", ";")
_OPEN = "…"


def check_figure(figure: Figure, document: Document) -> Finding | None:
    """Why a figure is refused, or None where its words say what it claims.

    Args:
        figure: The figure, from whomever.
        document: The document it points into.
    """
    return next(iter(check_figures([figure], document)), None)


def check_reading(reading: Reading) -> list[Finding]:
    """Why mentions of a reading are refused, one finding each; empty where every mention has its words.

    A figure's words must say its number; of directives, proposals and events the words must stand at their span.
    """
    others: tuple[Directive | Proposal | Event, ...] = (*reading.directives, *reading.proposals, *reading.events)
    misquoted = (_check_words(mention, reading.document) for mention in others)
    return [*check_figures(reading.figures, reading.document), *(finding for finding in misquoted if finding)]


def check_figures(figures: Iterable[Figure], document: Document) -> list[Finding]:
    """Why some figures of one document are refused, in their order."""
    figures = list(figures)
    if not figures:
        return []
    second = _SecondReading(document, figures)
    return [finding for figure in figures if (finding := _check(figure, document, second)) is not None]


def refuse_altered(reading: Reading) -> Reading:
    """The reading without the figures that lack their words, each of them told as a finding.

    Parts and orders keep pointing at the figures that stay; a pointer to a refused one is dropped.
    """
    second = _SecondReading(reading.document, list(reading.figures))
    verdicts = [_check(figure, reading.document, second) for figure in reading.figures]
    findings = tuple(finding for finding in verdicts if finding is not None)
    if not findings:
        return reading
    kept = [number for number, finding in enumerate(verdicts) if finding is None]
    moved = {old: new for new, old in enumerate(kept)}
    figures = (reading.figures[number] for number in kept)
    return replace(
        reading,
        figures=tuple(replace(f, part_of=None if f.part_of is None else moved.get(f.part_of)) for f in figures),
        directives=tuple(
            replace(order, figures=tuple(moved[number] for number in order.figures if number in moved))
            for order in reading.directives
        ),
        findings=(*reading.findings, *findings),
    )


class _SecondReading:
    """The document read once more, no more of it than the figures in question need.

    Args:
        document: The document.
        figures: The figures in question.
    """

    def __init__(self, document: Document, figures: list[Figure]) -> None:
        self.document = document
        self._figures = figures
        self._language = language_or_english(document.language)  # digits mean the same in any language
        self._sentences = self._language.find_sentences(document.text)
        self._starts = [span.start for span in self._sentences]
        self._plain: dict[Span, list[Number]] = {}
        self._timed: dict[Span, list[Number]] = {}
        self._falls: dict[Span, bool] = {}
        self._read: dict[Span, Quantity] | None = None

    def sentence(self, span: Span) -> Span | None:
        """The sentence that holds a span whole, as the house cuts it."""
        at = bisect_right(self._starts, span.start) - 1
        return self._sentences[at] if at >= 0 and self._sentences[at].covers(span) else None

    def phrase(self, span: Span) -> Number | None:
        """The number phrase that fills a span exactly, found in its whole sentence."""
        sentence = self.sentence(span)
        if sentence is None:
            return None
        return _filling(self._numbers(sentence), sentence, span) or _filling(
            self._beside_times(sentence), sentence, span
        )

    def quantity(self, span: Span) -> Quantity | None:
        """What the grammar of figures reads at a span; None where it reads no figure there."""
        if self._read is None:
            doubtful = {s for f in self._figures if self.needs_grammar(f) and (s := self.sentence(f.span)) is not None}
            base = time_base(self.document, self._language)
            times = self._language.find_times(self.document.text, base)
            found = find_figures(self.document, sorted(doubtful), times, base, None)
            self._read = {figure.span: figure.quantity for figure in found}
        return self._read.get(span)

    def needs_grammar(self, figure: Figure) -> bool:
        """Whether more than the phrase decides: a table's head, or whether a change is a rise or a fall."""
        return (
            figure.quantity.value < 0
            or (figure.kind is Kind.CHANGE and self.falls(figure.span))
            or self._in_cell(figure.span)
        )

    def falls(self, span: Span) -> bool:
        """Whether a word of the sentence tells of a fall."""
        sentence = self.sentence(span)
        if sentence is None:
            return False
        if sentence not in self._falls:
            words = tokenize(sentence.quote(self.document.text), self._language.lexicon, [], [])
            self._falls[sentence] = any(token.tags & lx.DOWN for token in words)
        return self._falls[sentence]

    def _numbers(self, sentence: Span) -> list[Number]:
        if sentence not in self._plain:
            self._plain[sentence] = self._language.find_numbers(sentence.quote(self.document.text), [])
        return self._plain[sentence]

    def _beside_times(self, sentence: Span) -> list[Number]:
        """The number phrases that a date or duration does not draw into a longer one."""
        if sentence not in self._timed:
            words = sentence.quote(self.document.text)
            times = self._language.find_times(words, time_base(self.document, self._language))
            self._timed[sentence] = self._language.find_numbers(words, [(t.span.start, t.span.end) for t in times])
        return self._timed[sentence]

    def _in_cell(self, span: Span) -> bool:
        """Whether nothing but a number stands between two marks of a table around a span."""
        text = self.document.text
        first, last = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        before, after = text[first : span.start], text[span.end : last if last >= 0 else len(text)]
        left = max(before.rfind(mark) for mark in _TABLE_MARKS)
        right = min((at for mark in _TABLE_MARKS if (at := after.find(mark)) >= 0), default=len(after))
        if left < 0 and right == len(after):
            return False
        return not any(mark.isalnum() for mark in before[left + 1 :] + after[:right])


def _filling(numbers: list[Number], sentence: Span, span: Span) -> Number | None:
    wanted = (span.start - sentence.start, span.end - sentence.start)
    return next((number for number in numbers if (number.start, number.end) == wanted), None)


def _check_words(mention: Figure | Directive | Proposal | Event, document: Document) -> Finding | None:
    """Why the words of a mention are not those at its span."""
    try:
        words = document.quote(mention.span)
    except Invalid as error:
        return _refusal(mention, document, error.title)
    if words != mention.text:
        return _refusal(
            mention, document, f"There stands {words!r}, and what is claimed to stand there is {mention.text!r}."
        )
    return None


def _check(figure: Figure, document: Document, second: _SecondReading) -> Finding | None:
    misquoted = _check_words(figure, document)
    if misquoted is not None:
        return misquoted
    words = figure.text
    if not figure.sentence.covers(figure.span) or figure.sentence.end > len(document.text):
        return _refusal(figure, document, f"{words!r} does not lie in the sentence that the figure names.")
    number = second.phrase(figure.span)
    read = second.quantity(figure.span) if second.needs_grammar(figure) else None
    if read is None and number is None:
        return _refusal(figure, document, f"{words!r} is no whole number phrase of its sentence.")
    occasions = number is not None and number.unit == "times" and figure.quantity.unit in COUNTED
    if number is not None and number.unit not in {None, figure.quantity.unit} and not occasions:
        claimed = f"the figure claims {figure.quantity.unit or 'no unit'}"
        return _refusal(figure, document, f"{words!r} is said in {number.unit}, and {claimed}.")
    if read is None and number is not None:
        read = _signed(number, figure, second)
    if read is None or _same(read, figure.quantity):
        return None
    told, claimed = _say(read), _say(figure.quantity)
    return _refusal(figure, document, f"{words!r} reads as {told}, and the figure claims {claimed}.")


def _signed(number: Number, figure: Figure, second: _SecondReading) -> Quantity:
    """What a phrase says where the grammar sees no figure: a fall needs its sign or a word that tells of it."""
    falls = figure.quantity.value < 0 and (number.sign < 0 or (not number.sign and second.falls(figure.span)))
    return number.quantity(figure.quantity.unit, fall=falls)


def _same(read: Quantity, claimed: Quantity) -> bool:
    return (read.value, read.interval, read.bound) == (claimed.value, claimed.interval, claimed.bound)


def _say(quantity: Quantity) -> str:
    """A quantity for a sentence of refusal: `1250 (exact, 1250 to 1250)`."""
    low, high = quantity.interval.low, quantity.interval.high
    ends = f"{_OPEN if low is None else _plain(low)} to {_OPEN if high is None else _plain(high)}"
    return f"{_plain(quantity.value)} ({quantity.bound.replace('_', ' ')}, {ends})"


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _refusal(mention: Figure | Directive | Proposal | Event, document: Document, why: str) -> Finding:
    start, end = mention.span
    sort = type(mention).__name__.lower()
    return Finding(
        code=ALTERED,
        severity=Severity.STOP,
        message=f"The {sort} at {start}-{end} of {document.name} is refused. {why}",
        advice="Read the document again; correct the text or the claim by hand only where the original differs.",
        document=document.name,
        span=mention.span if 0 <= start < end <= len(document.text) else None,
    )
