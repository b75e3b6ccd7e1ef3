"""What every section of the page needs: the wording, links, citations, marked sentences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.publish.agreement import find_agreements
from diemcau.publish.calendar import format_period
from diemcau.publish.lineage import copied_from, find_taken
from diemcau.publish.markup import EMPTY, Html, Sheet, join
from diemcau.publish.numbers import format_count, format_counted
from diemcau.publish.page.bars import draw_agreement
from diemcau.publish.wording import Wording, open_wording, sentence_of
from diemcau.records.period import day as on_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diemcau.publish.agreement import Agreement
    from diemcau.records import Claim, CopyLink, Document, LookAlike, Span, Statement
    from diemcau.records.review import Review

# Reports cited beside a number; the panel has them all.
MOST_CITES = 12
# Characters of a sentence that is quoted whole; of a longer one so many on each side of what is marked.
LONGEST_QUOTE, MARGIN = 480, 140


@dataclass(frozen=True, slots=True)
class Scene:
    """One review about to become a page in one language.

    Attributes:
        review: The review.
        wording: How it speaks.
        language: ISO 639-1 code.
        pieces: Small fragments that every section uses.
        agreements: How each claim is borne out, by its id.
        taken: What each document took from others, by its name.
        alike: The look-alikes of each claim that has any, by its id.
    """

    review: Review
    wording: Wording
    language: str
    pieces: Sheet
    agreements: Mapping[str, Agreement]
    taken: Mapping[str, list[CopyLink]]
    alike: Mapping[str, list[LookAlike]]

    def sheet(self, name: str) -> Sheet:
        """The fragments of a section."""
        return Sheet(name, self.language)

    def text(self, key: str) -> str:
        """A text of the catalogue; the last part of its key where the catalogue does not know it."""
        return self.wording.texts.get(key, key.rpartition(".")[2])

    def count(self, number: int) -> str:
        """A number that the house itself counted."""
        return format_count(number, self.language)

    def counted(self, key: str, number: int) -> str:
        """A text of the catalogue with such a number in it."""
        return format_counted(key, number, self.language)

    def document(self, name: str) -> Document:
        """A document by name."""
        return self.review.record.by_name[name].document

    def number_of(self, name: str) -> int:
        """Number under which a document is cited, from 1."""
        return self.wording.places[name]

    def day(self, document: Document) -> str:
        """Its day of publication in words, or empty."""
        return format_period(on_day(document.published), self.language) if document.published else ""

    def source(self, name: str) -> str:
        """Publisher (or title, or name) and day of a document."""
        document = self.document(name)
        parts = [document.publisher or document.title or document.name, self.day(document)]
        return ", ".join(part for part in parts if part)

    def place(self, statement: Statement) -> str:
        """Id of the mark of a statement in the documents' section."""
        return f"m{self.number_of(statement.document)}-{statement.span.start}"

    def cite(self, statements: tuple[Statement, ...], item: str) -> Html:
        """Numbered links to the places of an item, one a document; of many documents the first."""
        first: dict[str, Statement] = {}
        for statement in statements:
            first.setdefault(statement.document, statement)
        shown = [
            self.pieces.fill(
                "citation",
                item=item,
                place=self.place(statement),
                number=self.number_of(name),
                source=self.source(name),
            )
            for name, statement in list(first.items())[:MOST_CITES]
        ]
        left = len(first) - len(shown)
        return join([*shown, self.text("page.more_cites").format(count=self.count(left)) if left else EMPTY])

    def agreement(self, claim: Claim) -> Agreement:
        """How many reports say it, repeat it, or say otherwise."""
        return self.agreements[claim.id]

    def copied_from(self, statement: Statement) -> str | None:
        """Name of the document that a statement's words were taken from, or None."""
        return copied_from(self.review.record, self.taken, statement)

    def look_alikes(self, claim: Claim) -> list[LookAlike]:
        """What was nearly taken for a claim."""
        return self.alike.get(claim.id, [])

    def sources(self, claim: Claim) -> Html:
        """How many independent reports say it, as a bar and in words."""
        return draw_agreement(self.pieces, self.wording.texts, self.agreement(claim))

    def standing(self, claim: Claim) -> Html:
        """The standing as a badge."""
        code = claim.standing.value
        return self.pieces.fill(
            "standing", code=code, words=self.text(f"standing.{code}"), long=self.text(f"standing_long.{code}")
        )

    def glyph(self, claim: Claim) -> Html:
        """The wording of a number as a small picture: closed and open ends, without scale."""
        figure = self.wording.best(claim)
        interval = figure.quantity.interval
        code = figure.quantity.bound.value
        if code == "exact" and interval.low != interval.high:
            code = "rounded"
        return self.pieces.fill("glyph", code=code, words=self.text(f"glyph.{code}"))

    def quotes(self, statements: Iterable[Statement]) -> list[Html]:
        """The sentences of statements with all their words marked; what several reports word alike stands once."""
        together: dict[tuple[str, Span], list[Statement]] = {}
        for statement in statements:
            together.setdefault((statement.document, sentence_of(self.review, statement)), []).append(statement)
        alike: dict[tuple[Html, str], list[Statement]] = {}
        for (name, sentence), said in together.items():
            words = self.marked(name, sentence, {one.span for one in said})
            key = (words, self.document(name).language)
            alike.setdefault(key, []).append(said[0])
        return [self._quote(words, language, said) for (words, language), said in alike.items()]

    def _quote(self, words: Html, language: str, statements: list[Statement]) -> Html:
        sources = [
            self.pieces.fill(
                "quoted_in",
                place=self.place(statement),
                number=self.number_of(statement.document),
                source=self.source(statement.document),
            )
            for statement in statements
        ]
        return self.pieces.fill("quote", words=words, language=language, sources=join(sources))

    def marked(self, name: str, sentence: Span, wanted: Iterable[Span]) -> Html:
        """A sentence of a document with some of its words marked."""
        document, spans = self.document(name), sorted(wanted)
        start, end = _window(document.text, sentence, spans)
        pieces: list[str] = ["…"] if start > sentence.start else []
        at = start
        for span in spans:
            if span.start >= at:
                pieces += [document.text[at : span.start], self.pieces.fill("marked", words=document.quote(span))]
                at = span.end
        return join([*pieces, document.text[at:end], "…" if end < sentence.end else ""])


def _window(text: str, sentence: Span, spans: list[Span]) -> tuple[int, int]:
    """How much of a sentence is quoted: all of it, or of a long one whole words round its marks."""
    if sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence
    start, end = max(sentence.start, spans[0].start - MARGIN), min(sentence.end, spans[-1].end + MARGIN)
    if start > sentence.start:
        start = min(text.find(" ", start, spans[0].start) + 1 or spans[0].start, spans[0].start)
    if end < sentence.end:
        end = max(text.rfind(" ", spans[-1].end, end), spans[-1].end)
    return start, end


def open_scene(review: Review, language: str) -> Scene:
    """The scene of a review in a language."""
    record = review.record
    alike: dict[str, list[LookAlike]] = defaultdict(list)
    for pair in record.look_alikes:
        for claim in pair.claims if all(each in review.claims for each in pair.claims) else ():
            alike[claim].append(pair)
    return Scene(
        review,
        open_wording(review, language),
        language,
        Sheet("pieces", language),
        find_agreements(record),
        find_taken(record),
        alike,
    )
