"""What a person says of a reading: figures read again from the words the person chose, and the reading that follows.

A person never types a value. The words are chosen, and the number, its ends, its bound word and its unit are read out
of them by the grammar; what the words cannot say (which measure, whose, when, how certain) comes from the person.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from diemcau.errors import Invalid
from diemcau.lang.numerals import Number
from diemcau.lang.registry import known_languages, language_or_english
from diemcau.profile.rules import MeasureKind
from diemcau.read.figures import find_figures
from diemcau.read.frame import time_base
from diemcau.read.units import COUNTED
from diemcau.read.verify import check_figure
from diemcau.records import (
    Agreement,
    Delegation,
    Directive,
    Document,
    Event,
    Figure,
    Kind,
    Period,
    Proposal,
    Quantity,
    Reading,
    Span,
    Status,
    parse_period,
)

if TYPE_CHECKING:
    from diemcau.lang.base import TimeMention
    from diemcau.profile.types import Profile

PERSON = "person"
"""The rule of a mention that a person made."""

LONGEST = 60
"""Code points of a number phrase; the longest that was met has 41."""

_CERTAIN = Decimal(1)
_UNITS = {MeasureKind.COUNT: "count", MeasureKind.PERSONS: "persons"}  # of a bare number
_TABLE_CELL = "table cell"

Other = Directive | Proposal | Event | Agreement | Delegation
AnyMention = TypeVar("AnyMention", Figure, Directive, Proposal, Event, Agreement, Delegation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person says of one figure; its number is not among it.

    Attributes:
        span: The words chosen; they need not be cut at the ends of the number phrase.
        measure: Code of the profile, or None.
        label: What is measured, in words; None takes the label read there, or the name of the measure.
        unit_of_report, period, status, kind, partner, compare_to: As in `Figure`.
        part_of: Index of the whole among the figures of the reading, or None.
    """

    span: Span
    measure: str | None = None
    label: str | None = None
    unit_of_report: str | None = None
    period: Period | None = None
    status: Status = Status.ACTUAL
    kind: Kind = Kind.LEVEL
    partner: str | None = None
    compare_to: Period | str | None = None
    part_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What people made of one reading; keys are the names of its lists: `figures`, `directives`.

    Attributes:
        rejected: Indices of what is none.
        replaced: What stands instead of the mention at an index.
        added: What had been missed. `part_of` of figures, here and in `replaced`, counts through the reading's own.
    """

    rejected: Mapping[str, frozenset[int]] = field(default_factory=dict)
    replaced: Mapping[str, Mapping[int, Any]] = field(default_factory=dict)
    added: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(any(each.values()) for each in (self.rejected, self.replaced, self.added))


def amend(reading: Reading, corrections: Corrections) -> Reading:
    """The reading as people left it, every list in text order.

    Parts and orders keep pointing at the figures that stay; a pointer to a rejected one is dropped.
    """
    if not corrections:
        return reading
    names = {*corrections.rejected, *corrections.replaced, *corrections.added} - {"figures"}
    lists: dict[str, Any] = {name: tuple(one for _, one in _amended(reading, corrections, name)) for name in names}
    amended = replace(reading, **lists)
    return replace(amended, **_figures(reading, corrections, amended.directives))


def _amended(reading: Reading, corrections: Corrections, name: str) -> list[tuple[int | None, Any]]:
    """One list of mentions as people left it, each with its index before; None for one that was added."""
    rejected = corrections.rejected.get(name, frozenset())
    replaced = corrections.replaced.get(name, {})
    kept: list[tuple[int | None, Any]] = [
        (index, replaced.get(index, one)) for index, one in enumerate(getattr(reading, name)) if index not in rejected
    ]
    kept += [(None, one) for one in corrections.added.get(name, ())]
    return sorted(kept, key=lambda pair: pair[1].span.start)


def _figures(reading: Reading, corrections: Corrections, directives: tuple[Directive, ...]) -> dict[str, Any]:
    found = _amended(reading, corrections, "figures")
    moved = {old: new for new, (old, _) in enumerate(found) if old is not None}
    figures = tuple(_tied(figure, new, moved) for new, (_, figure) in enumerate(found))
    starts = [figure.span.start for figure in figures]
    return {
        "figures": figures,
        "directives": tuple(replace(each, figures=_inside(each.span, figures, starts)) for each in directives),
    }


def _tied(figure: Figure, own: int, moved: Mapping[int, int]) -> Figure:
    """A figure whose whole is found at its new place; nothing is part of itself."""
    whole = None if figure.part_of is None else moved.get(figure.part_of)
    return replace(figure, part_of=None if whole == own else whole)


def _inside(span: Span, figures: Sequence[Figure], starts: Sequence[int]) -> tuple[int, ...]:
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return tuple(index for index in range(first, last) if figures[index].span.end <= span.end)


class Rereader:
    """One document, made ready to be read again at the places that people point at.

    Args:
        document: The document.
        profile: The sector's vocabulary; None knows no measures.
    """

    def __init__(self, document: Document, profile: Profile | None) -> None:
        self.document = document
        self._profile = profile
        self._language = language_or_english(document.language)
        self._base = time_base(document, self._language)

    @cached_property
    def _sentences(self) -> list[Span]:
        return self._language.find_sentences(self.document.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._sentences]

    @cached_property
    def _times(self) -> list[TimeMention]:
        return self._language.find_times(self.document.text, self._base)

    def sentence_at(self, span: Span) -> Span:
        """The sentence that holds a span whole.

        Raises:
            Invalid: If the span is none, or reaches over the end of a sentence.
        """
        text = self.document.text
        span.quote(text)
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or not self._sentences[at].covers(span):
            raise _refused("across", span.quote(text), "reaches over the end of a sentence", "Choose words of one.")
        return self._sentences[at]

    def find_phrases(self, sentence: Span) -> list[Span]:
        """The number phrases of a sentence that name no time, in text order."""
        return [number.span for number in self._phrases(sentence)]

    def amend_figure(self, change: Change, before: Figure | None = None) -> Figure:
        """A figure as a person wants it, its number read again from the words.

        Args:
            change: What the person says.
            before: The figure that it replaces, or None.

        Raises:
            Invalid: If the words say no number, or more than one, or cannot say what is claimed; says what they say.
                The fact `why` is one word for it.
        """
        number, sentence = self._number(change.span, before)
        span = number.span
        read = self._read(span, sentence)
        unit = self._unit(number, read, change)
        known = read or before
        figure = Figure(
            span=span,
            text=span.quote(self.document.text),
            quantity=_quantity(number, read, unit, change.kind),
            label=change.label or self._label(change, known, before),
            measure=change.measure,
            unit_of_report=change.unit_of_report,
            period=change.period,
            status=change.status,
            kind=change.kind,
            stock_or_flow=self._tally(change, before),
            compare_to=change.compare_to if change.kind in {Kind.CHANGE, Kind.RATIO} else None,
            part_of=change.part_of,
            sentence=read.sentence if read else sentence,
            partner=change.partner,
            speaker=before.speaker if before else None,
            confidence=_CERTAIN,
            rule=PERSON,
        )
        finding = check_figure(figure, self.document)
        if finding is not None:
            raise Invalid(finding.message, "Choose other words.", why="unsaid", words=figure.text)
        return figure

    def _number(self, wanted: Span, before: Figure | None) -> tuple[Number, Span]:
        words = wanted.quote(self.document.text)
        sentence = self.sentence_at(_trimmed(wanted, self.document.text))
        if before is not None and wanted == before.span:
            plain = self._numbers(sentence, [])
            own = next((each for each in (*plain, *self._phrases(sentence)) if each.span == wanted), None)
            if own is not None:
                return own, sentence
        found = [each for each in self._phrases(sentence) if each.span.overlaps(wanted)]
        if not found:
            raise _refused("no_number", words, "says no number", "Choose the words that say the number.")
        if len(found) > 1:
            raise _refused("many_numbers", words, "says more than one number", "Choose the words of one of them.")
        return found[0], sentence

    def _phrases(self, sentence: Span) -> list[Number]:
        first = bisect_left(self._times, sentence.start, key=lambda time: time.span.start)
        last = bisect_left(self._times, sentence.end, key=lambda time: time.span.start)
        return self._numbers(sentence, [time.span for time in self._times[first:last]])

    def _numbers(self, sentence: Span, taken: Sequence[Span]) -> list[Number]:
        """The number phrases of a sentence, their places counted through the whole text."""
        at = sentence.start
        inside = [(span.start - at, span.end - at) for span in taken]
        numbers = self._language.find_numbers(sentence.quote(self.document.text), inside)
        for number in numbers:
            number.start, number.end, number.core = number.start + at, number.end + at, number.core + at
        return numbers

    def _read(self, span: Span, sentence: Span) -> Figure | None:
        """What the grammar itself reads at a span."""
        found = find_figures(self.document, [sentence], self._times, self._base, self._profile)
        return next((figure for figure in found if figure.span == span), None)

    def _unit(self, number: Number, read: Figure | None, change: Change) -> str:
        """The unit that the words say, else the one that the grammar or the measure gives to a bare count."""
        if change.kind is Kind.RANK and number.unit in {None, "rank"}:
            return "rank"
        measure = self._profile.measures.get(change.measure) if self._profile and change.measure else None
        said = number.unit or (read.quantity.unit if read else None)
        if measure is None:
            return said or "count"
        if said == "times" and number.unit == "times" and change.kind is Kind.LEVEL:
            said = None  # "received visitors three times": occasions are counted
        counts = measure.kind in {MeasureKind.COUNT, MeasureKind.PERSONS}
        if said in COUNTED and counts and change.kind is Kind.LEVEL:
            return said if said and measure.takes_unit(said) else _UNITS[measure.kind]
        if not measure.takes_unit(said) or (said in COUNTED and not counts and change.kind is Kind.LEVEL):
            words = number.span.quote(self.document.text)
            raise _refused("unit", words, f"counts in {said or 'count'}, and the measure does not", "Choose another.")
        return said or "count"

    def _label(self, change: Change, known: Figure | None, before: Figure | None) -> str:
        measure = self._profile.measures.get(change.measure) if self._profile and change.measure else None
        held = before.measure if before else known.measure if known else None
        if known is not None and (measure is None or change.measure == held):
            return before.label if before else known.label
        if measure is None:
            raise Invalid("Nothing says what is counted.", "Choose a measure, or write what is counted.", why="unnamed")
        return measure.names.get(self.document.language) or next(iter(measure.names.values()))

    def _tally(self, change: Change, before: Figure | None) -> Any:
        if change.kind is not Kind.LEVEL:
            return None
        known = self._profile.stock_or_flow(change.measure) if self._profile and change.measure else None
        return known or (before.stock_or_flow if before and before.measure == change.measure else None)

    def amend_words(self, before: AnyMention, span: Span, **fields: object) -> AnyMention:
        """A directive, proposal or event over other words or with other fields; its words are those at the span.

        Raises:
            Invalid: If the span does not lie in the text.
        """
        span = _trimmed(span, self.document.text)
        sentence = before.sentence if before.sentence.covers(span) else self._around(span)
        changed = replace(before, span=span, text=span.quote(self.document.text), sentence=sentence)
        return replace(changed, confidence=_CERTAIN, rule=PERSON, **fields)  # type: ignore[arg-type] # by name

    def _around(self, span: Span) -> Span:
        """From the beginning of the sentence in which a span begins to the end of the one in which it ends."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = max(first, bisect_left(self._starts, span.end) - 1)
        start, end = self._sentences[first].start, self._sentences[last].end
        return Span(min(start, span.start), max(end, span.end))

    def parse_time(self, words: str) -> Period:
        """A period as a person writes it: its code, or words of any language the house reads.

        Raises:
            Invalid: If the words name no period.
        """
        words = " ".join(words.split())
        try:
            return parse_period(words)
        except Invalid:
            pass
        for code in dict.fromkeys((self._language.code, *known_languages())):
            for time in language_or_english(code).find_times(words, self._base):
                left = f"{words[: time.span.start]} {words[time.span.end :]}"
                if time.period is not None and len(left.split()) < 2 and not any(sign.isdigit() for sign in left):
                    return time.period
        raise _refused("no_period", words, "names no period", "Write 2025, 2025-Q2, 2025-06 or quarter II of 2025.")


def _quantity(number: Number, read: Figure | None, unit: str, kind: Kind) -> Quantity:
    """What a phrase says: a cell is read with its head, a change with the word that says whether it is a fall."""
    if read is not None and (read.rule == _TABLE_CELL or kind is Kind.CHANGE):
        return replace(read.quantity, unit=unit)
    return number.quantity(unit, fall=kind is Kind.CHANGE and number.sign < 0)


def _trimmed(span: Span, text: str) -> Span:
    """A span without white space at its ends."""
    words = span.quote(text)
    left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    return Span(span.start + left, span.end - right) if words.strip() else span


def _refused(why: str, words: str, what: str, advice: str) -> Invalid:
    return Invalid(f"“{words[:LONGEST]}” {what}.", advice, why=why, words=words[:LONGEST])
