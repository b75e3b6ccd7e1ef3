"""Facts, numbers and sentences as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from diemcau.lang.registry import language_or_english
from diemcau.publish.numbers import format_change, format_interval
from diemcau.records import Bound, Interval, Kind, Quantity
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.models import OrgName
from diemcau.web.search.addresses import of_claim, of_document, of_sentence
from diemcau.web.search.words import find_words

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from diemcau.web.archive.models import Document
    from diemcau.web.desk.models import Measured, Mention
    from diemcau.web.record.models import Claim, Evidence
    from diemcau.web.search.asked import Asked
    from diemcau.web.search.models import Passage


_BEFORE, _BEHIND = 300, 500
"""Code points of a sentence that are shown before the first words asked for, and from there on."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a list of facts.

    Attributes:
        claim: The fact.
        number: Its number in words, with its bound.
        measure: Name of its measure, or empty.
        org: Name of its org, or the words that name it.
        address: Of its page.
    """

    claim: Claim
    number: str
    measure: str
    org: str
    address: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found.

    Attributes:
        document: Its document.
        org: Name of the document's unit.
        published: The day that the document says it is of, or None.
        address, document_address: Of the sentence and of its document.
        pieces: Its text in pieces, each with whether it is what was asked for.
    """

    document: Document
    org: str
    published: date | None
    address: str
    document_address: str
    pieces: tuple[tuple[str, bool], ...]


def to_hits(passages: Sequence[Passage], asked: Asked, language: str) -> list[Hit]:
    """Sentences as loaded by `queries.load_passages`, marked."""
    names = org_names([(passage.document.org_id, None) for passage in passages], language)
    return [
        Hit(
            passage.document,
            names.get((passage.document.org_id, None), ""),
            passage.reading.published,
            of_sentence(passage.document.uid, passage.start),
            of_document(passage.document.uid),
            shorten(tuple(mark(passage.said, asked, passage.reading.language))),  # type: ignore[attr-defined]
        )
        for passage in passages
    ]


def to_facts(claims: Sequence[Claim], language: str, at: datetime | None = None) -> list[Fact]:
    """Facts as rows; the names of their orgs are those of their last day.

    Args:
        claims: The facts.
        language: Of the reader.
        at: As of which moment their pages are to be; None for now.
    """
    names = org_names([(claim.org_id, claim.last_day) for claim in claims if claim.org_id], language)
    return [
        Fact(
            claim,
            number_of(claim, language),
            measure_name(claim.measure, language),
            names.get((claim.org_id, claim.last_day), "") or claim.owner,
            of_claim(claim.uid, at),
        )
        for claim in claims
    ]


def org_names(wanted: Sequence[tuple[int | None, date | None]], language: str) -> dict[Any, str]:
    """What orgs were called on a day, in a language; now for no day. One question for all."""
    pks = {org for org, _ in wanted}
    rows = list(OrgName.objects.filter(org__in=pks).order_by("valid_from", "pk")) if pks else []
    found: dict[Any, str] = {}
    for org, day in wanted:
        own = [row for row in rows if row.org_id == org]
        spoken = [row for row in own if row.language == language] or own
        then = [row for row in spoken if day is None or ((row.valid_from or day) <= day <= (row.valid_to or day))]
        if spoken:
            found[org, day] = (then or spoken)[-1].name
    return found


def measure_name(code: str, language: str) -> str:
    """A measure's name in a language; its code where the profile no longer has it."""
    measure = profile().measures.get(code)
    return measure.names.get(language, code) if measure else code


def quantity_of(measured: Measured) -> Quantity | None:
    """The number of a row; None where it is larger than any column."""
    value = cast("Decimal | None", measured.value)  # the column may be empty, which its declaration does not show
    if value is None:
        return None
    low, high = _plain(measured.low), _plain(measured.high)
    interval = Interval(low, high, low_open=measured.low_open, high_open=measured.high_open)
    return Quantity(whole(value), interval, Bound(measured.bound or "exact"), measured.unit or None)


def number_of(measured: Measured, language: str) -> str:
    """The number of a row in words: `nearly 3.8 billion USD`; its interval where only that is known."""
    quantity = quantity_of(measured)
    if quantity is None:
        return "…"
    kind = Kind(measured.kind) if measured.kind else Kind.LEVEL
    if quantity.bound is Bound.RANGE and (quantity.interval.low is None or quantity.interval.high is None):
        return format_interval(quantity.interval, quantity.unit, language)
    return format_change(quantity, kind, language)


def _plain(number: Decimal | None) -> Decimal | None:
    return None if number is None else whole(number)


def whole(number: Decimal) -> Decimal:
    """A number of a column without the zeros that the column adds."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def mark(text: str, asked: Asked, language: str) -> Iterator[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is what was asked for; together they are the sentence."""
    spans = sorted({*_places_of_words(text, asked), *_places_of_values(text, asked, language)})
    done = 0
    for start, end in spans:
        if start < done:
            continue
        if done < start:
            yield text[done:start], False
        yield text[start:end], True
        done = end
    if done < len(text):
        yield text[done:], False


def shorten(pieces: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, bool], ...]:
    """The pieces around the first that was asked for: the row of a table may be longer than a page."""
    before = 0
    for text, is_wanted in pieces:
        if is_wanted:
            break
        before += len(text)
    else:
        before = 0
    first, last = max(0, before - _BEFORE), before + _BEHIND
    if first == 0 and sum(len(text) for text, _ in pieces) <= last:
        return pieces
    kept: list[tuple[str, bool]] = [("… ", False)] if first else []
    at = 0
    for text, is_wanted in pieces:
        inside = text[max(0, first - at) : max(0, last - at)]
        if inside:
            kept.append((inside, is_wanted))
        at += len(text)
    return (*kept, (" …", False)) if at > last else tuple(kept)


def _places_of_words(text: str, asked: Asked) -> Iterator[tuple[int, int]]:
    words = find_words(text)
    for term in asked.wanted:
        size = len(term.folded)
        for at in range(len(words) - size + 1):
            here = tuple(word.folded for word in words[at : at + size])
            last_fits = here[-1].startswith(term.folded[-1]) if term.is_prefix else here[-1] == term.folded[-1]
            if here[:-1] == term.folded[:-1] and last_fits:
                yield words[at].start, words[at + size - 1].end


def _places_of_values(text: str, asked: Asked, language: str) -> Iterator[tuple[int, int]]:
    if not asked.amounts:
        return
    for number in language_or_english(language).find_numbers(text, ()):
        if any(number.value in amount for amount in asked.amounts):
            yield number.core, number.end


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence behind a fact.

    Attributes:
        document: Its document.
        mention: uid of the figure in it.
        address: Of its place.
        pieces: The sentence in pieces, each with whether it is the figure.
    """

    document: Document
    mention: UUID
    address: str
    pieces: tuple[tuple[str, bool], ...]


def to_said(evidence: Sequence[Evidence]) -> list[Said]:
    """Sentences as loaded by `behind.sentences_of`."""
    return [
        Said(
            one.document,
            one.mention.uid,
            of_sentence(one.document.uid, one.mention.start, one.mention.uid),
            pieces_of(one.said, one.mention),  # type: ignore[attr-defined]
        )
        for one in evidence
    ]


def pieces_of(sentence: str, mention: Mention) -> tuple[tuple[str, bool], ...]:
    """A sentence with its figure marked."""
    start, end = mention.start - mention.sentence_start, mention.end - mention.sentence_start
    pieces = ((sentence[:start], False), (sentence[start:end], True), (sentence[end:], False))
    return shorten(tuple(piece for piece in pieces if piece[0]))
