"""A finished report held against its locks: what the house's own reader finds in the file, number by number.

The file is read like any incoming document (the caller does that). Expected is every printed number in its order; found
is every figure that the reader sees outside quotations, contents and appendix, and every number phrase besides. What
is quoted has to stand there letter for letter instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.lang.base import TimeBase
from diemcau.lang.registry import language_or_english
from diemcau.publish.report.model import Num, Quote, Time
from diemcau.records import Bound, Quantity, Span

if TYPE_CHECKING:
    from diemcau.publish.report.model import Report
    from diemcau.records import Reading

MOST_NUMBERS = 10_000
"""Numbers of the largest file that is compared: ten times those of the longest report."""

# Units in which things are counted; the noun behind a number may make one of the other.
_COUNTABLE = frozenset({None, "count", "persons", "person-trips"})
_CITED = re.compile(r"\[N\d+(?:,\s*N\d+)*\]")


class Difference(StrEnum):
    """In what a file differs from its report."""

    MISSING = "missing"  # a locked number does not stand in the file
    UNSUPPORTED = "unsupported"  # a number of the file has no lock
    CHANGED = "changed"  # another number stands where a locked one belongs
    QUOTE = "quote"  # words of a document are not quoted letter for letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One difference between a file and its report.

    Attributes:
        kind: In what.
        lock: Id of the lock; empty of an unsupported number or a quotation.
        was: What the report prints, or the words quoted; empty where it has nothing there.
        now: What the file says; empty where it says nothing.
        place: Text offset in the file, or None where it is not in the file.
        sentence: The words round it in the file, shortened; or empty.
    """

    kind: Difference
    lock: str = ""
    was: str = ""
    now: str = ""
    place: int | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """One number that was read in a file: its place, its words, what they say."""

    span: Span
    text: str
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What came of holding a file against its report.

    Attributes:
        numbers: How many numbers the report prints.
        read: How many of them were read as figures by the whole reader; the rest as number phrases.
        quotes: How many quotations were found letter for letter.
        deviations: What differs, in the order of the file.
    """

    numbers: int
    read: int
    quotes: int
    deviations: tuple[Deviation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One thing that a file has to say: a locked number, a quotation, or a term such as `5 working days`.

    Attributes:
        lock: Id of the lock; empty of a quotation.
        text: As printed.
        quantity: What the number says; None of a quotation and a term.
        language: Of a quotation the language of its document, ISO 639-1.
    """

    lock: str
    text: str
    quantity: Quantity | None = None
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the file of a report has to say, in the order of reading; small enough to be kept beside the file.

    Attributes:
        language: ISO 639-1 code.
        first, appendix: The headings between which the report's own words stand.
        year: The year it is about, or None.
        wanted: Its numbers and quotations.
    """

    language: str
    first: str
    appendix: str
    year: int | None
    wanted: tuple[Wanted, ...]


def expect(report: Report) -> Expected:
    """What the file of a report has to say."""
    first = report.sections[0]
    wanted: list[Wanted] = []
    for sentence in report.sentences():
        for piece in sentence.pieces:
            if isinstance(piece, Num):
                wanted.append(Wanted(lock=piece.lock, text=piece.text, quantity=report.locks[piece.lock].shown))
            elif isinstance(piece, Quote):
                wanted.append(Wanted(lock="", text=piece.text, language=piece.language or report.language))
            elif isinstance(piece, Time) and piece.period is None and piece.text:
                wanted.append(Wanted(lock="", text=piece.text, language=report.language))
    return Expected(
        language=report.language,
        first=f"{first.number}. {first.title}",
        appendix=report.words["appendix"],
        year=report.period.end.year if report.period is not None else None,
        wanted=tuple(wanted),
    )


def verify_reading(expected: Expected, reading: Reading, *, lenient: bool = False) -> Verified:
    """A report's numbers against those of its finished file.

    Args:
        expected: What the file has to say.
        reading: What was read in it.
        lenient: Whether quotations may have been edited, as in a draft that comes back; their numbers may not.

    Raises:
        Invalid: If the file holds more numbers than any report.
    """
    body = find_body(expected, reading.document.text)
    quoted, missed = _find_quotes(expected, reading.document.text, body)
    seen, read = gather(reading, body, list(quoted.values()), expected)
    if len(seen) > MOST_NUMBERS:
        title = f"The file holds {len(seen)} numbers, more than the {MOST_NUMBERS} that are compared."
        advice = "Check that it is a draft of the report."
        raise Invalid(title, advice, code="publish.too_many_numbers", count=len(seen), most=MOST_NUMBERS)
    wanted = [one for at, one in enumerate(expected.wanted) if at not in quoted]
    numbers = [each for one in wanted for each in (_numbers_of(one) if one.quantity is None else [one])]
    if not lenient:
        numbers = [one for one in wanted if one.quantity is not None]
    return Verified(
        numbers=sum(one.quantity is not None for one in expected.wanted),
        read=read,
        quotes=len(quoted),
        deviations=(*align(numbers, seen, reading.document.text), *([] if lenient else missed)),
    )


def _numbers_of(quote: Wanted) -> list[Wanted]:
    """The numbers inside a quotation that is no longer there letter for letter; they stay what they were."""
    found = language_or_english(quote.language)
    times = [(time.span.start, time.span.end) for time in found.find_times(quote.text, TimeBase())]
    return [
        Wanted(lock="", text=quote.text[number.start : number.end], quantity=number.quantity(number.unit))
        for number in found.find_numbers(quote.text, sorted(times))
    ]


# Where to look.


def find_body(expected: Expected, text: str) -> Span:
    """The part of a file from the first heading behind the contents to the appendix."""
    end = max((match.start() for match in re.finditer(_loose(expected.appendix), text)), default=len(text))
    starts = [match.start() for match in re.finditer(_loose(expected.first), text[:end])]
    return Span(starts[-1] if starts else 0, end)


def _loose(words: str) -> str:
    """A pattern for words whose spaces a file may have broken."""
    return r"\s+".join(map(re.escape, words.split()))


def _find_quotes(expected: Expected, text: str, body: Span) -> tuple[dict[int, Span], list[Deviation]]:
    """Where each quotation stands in the body, by its place in what is wanted, and those that do not."""
    found: dict[int, Span] = {}
    missed: list[Deviation] = []
    at = body.start
    for place, quote in enumerate(expected.wanted):
        if quote.quantity is not None:
            continue
        match = re.compile(_loose(quote.text)).search(text, at, body.end)
        if match is None:
            missed.append(Deviation(kind=Difference.QUOTE, was=quote.text))
        else:
            found[place] = Span(*match.span())
            at = match.end()
    return found, missed


# What is there.


def gather(reading: Reading, body: Span, quoted: Sequence[Span], expected: Expected) -> tuple[list[Seen], int]:
    """Every number of the body outside quotations: figures of the reader, and number phrases that it left out.

    Returns:
        All of them in text order, and how many of them are figures.
    """
    text = reading.document.text
    marks = _CITED.finditer(text[body.start : body.end])
    taken = [*quoted, *(Span(body.start + mark.start(), body.start + mark.end()) for mark in marks)]
    figures = [
        Seen(each.span, each.text, _as_worded(each.text, each.quantity, expected.language))
        for each in reading.figures
        if body.covers(each.span) and not _touches(each.span, taken)
    ]
    taken += [figure.span for figure in figures]
    base = TimeBase(expected.year, None)
    left = [one for one in _phrases(text, body, expected.language, base) if not _touches(one.span, taken)]
    return sorted([*figures, *left], key=lambda one: one.span.start), len(figures)


def _as_worded(words: str, quantity: Quantity, language: str) -> Quantity:
    """What the words of a number say by themselves; what a bare number gets from beside it is not printed with it."""
    if any(letter.isalpha() or letter == "%" for letter in words):
        return quantity
    alone = language_or_english(language).find_numbers(words, ())
    return alone[0].quantity(None) if len(alone) == 1 else replace(quantity, unit=None)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _phrases(text: str, body: Span, language: str, base: TimeBase) -> Iterable[Seen]:
    """Number phrases line by line, times and the numbers of headings and lists left aside."""
    grammar = language_or_english(language)
    at = body.start
    for line in text[body.start : body.end].split("\n"):
        times = [(time.span.start, time.span.end) for time in grammar.find_times(line, base)]
        head = re.match(r"\s*(?:[IVX]+|\d{1,2})\. ", line)
        taken = sorted([*times, *([(0, head.end())] if head else [])])
        for number in grammar.find_numbers(line, taken):
            if any(letter.isdigit() for letter in line[number.start : number.end]):
                span = Span(at + number.start, at + number.end)
                yield Seen(span, text[span.start : span.end], number.quantity(number.unit))
        at += len(line) + 1


# One against the other.


def align(wanted: Sequence[Wanted], seen: Sequence[Seen], text: str) -> list[Deviation]:
    """What differs between the numbers of a report and those of a file, both in their order.

    Args:
        wanted: The numbers of the report.
        seen: The numbers of the file.
        text: The file's text.
    """
    keys = [key_of(one.quantity) for one in wanted if one.quantity is not None]
    others = [key_of(one.quantity) for one in seen]
    found: list[Deviation] = []
    for kind, a, b, c, d in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for at in range(max(b - a, d - c)):
            one = wanted[a + at] if a + at < b else None
            found.append(_deviation(one, seen[c + at] if c + at < d else None, text))
    return found


def _deviation(wanted: Wanted | None, one: Seen | None, text: str) -> Deviation:
    lock, was = (wanted.lock, wanted.text) if wanted is not None else ("", "")
    if one is None:
        return Deviation(kind=Difference.MISSING, lock=lock, was=was)
    kind = Difference.CHANGED if wanted is not None else Difference.UNSUPPORTED
    around = " ".join(text[max(one.span.start - 60, 0) : one.span.end + 40].split())
    return Deviation(kind=kind, lock=lock, was=was, now=one.text, place=one.span.start, sentence=around)


def key_of(quantity: Quantity) -> tuple[Decimal | None, Decimal | None, bool, bool, Bound, str | None]:
    """What has to be the same in two wordings of one number: ends, bound and unit; the sign stands in the words."""
    interval = -quantity.interval if quantity.value < 0 else quantity.interval
    unit = None if quantity.unit in _COUNTABLE else quantity.unit
    low = None if interval.low is None else interval.low.normalize()
    high = None if interval.high is None else interval.high.normalize()
    return low, high, interval.low_open, interval.high_open, quantity.bound, unit
