"""What one document says: figures, directives, proposals, events."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from diemcau.records.period import Period
from diemcau.records.quantity import Quantity
from diemcau.records.span import Span

PLAN = "plan"  # the base of a change that is measured against the plan


class Status(StrEnum):
    """How certain the reported thing is."""

    ACTUAL = "actual"
    EXPECTED = "expected"
    TARGET = "target"
    PLAN = "plan"


class Kind(StrEnum):
    """What sort of number it is."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    RATIO = "ratio"


class Tally(StrEnum):
    """Whether a number counts what happened in a period or what there was on a day."""

    STOCK = "stock"
    FLOW = "flow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that a document reports, plans or aims at.

    Attributes:
        span: From the word that bounds the number to its scale, currency or percent sign.
        text: The words at the span.
        quantity: What they say.
        label: What is measured, in words of the text.
        measure: The profile's code for it, or None.
        unit_of_report: The org whose figure it is, as the text names it, or None.
        period: When it holds, or None where the text does not say.
        status: How certain it is.
        kind: What sort of number it is.
        stock_or_flow: Whether it counts a stock or a flow, or None where undecided.
        compare_to: Base of a change or ratio: a period, `PLAN`, or None.
        part_of: Index of the whole among the reading's figures, or None.
        sentence: The sentence it stands in.
        partner: The other side, where the text names one.
        speaker: Who is quoted as saying it, where it is told through somebody.
        assumed: Names of fields that the sentence does not say itself, taken from the document as a whole
            (`period`, `unit_of_report`).
        confidence: 0 to 1, two places.
        rule: Name of the rule that read it.
    """

    span: Span
    text: str
    quantity: Quantity
    label: str
    measure: str | None
    unit_of_report: str | None
    period: Period | None
    status: Status
    kind: Kind
    stock_or_flow: Tally | None
    compare_to: Period | str | None
    part_of: int | None
    sentence: Span
    partner: str | None = None
    speaker: str | None = None
    assumed: frozenset[str] = frozenset()
    confidence: Decimal = Decimal("0.90")
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One order: who wants whom to do what by when.

    Attributes:
        span: The words of the order, one order a span.
        text: The words at the span.
        issuer: Who wants it, with title and name where the text gives them.
        addressee: Who is to do it, as the text names them.
        lead: The unit put in charge, as printed.
        coordinating: Units that take part, as printed.
        period: When it is to be done as a whole, such as the coming year.
        deadline: A date or period code, a duration (`5 working days`) or a rhythm (`25th of every month`).
        topics: The profile's topic codes, best first.
        figures: Indices of the reading's figures inside the order.
        number: Its number in the document's list, as printed without punctuation, or None.
        relayed_by: Who passed it on, where it is told through somebody.
        sentence: The sentence it stands in.
        confidence: 0 to 1, two places.
        rule: Name of the rule that read it.
    """

    span: Span
    text: str
    issuer: str | None
    addressee: str | None = None
    lead: str | None = None
    coordinating: tuple[str, ...] = ()
    period: Period | None = None
    deadline: str | None = None
    topics: tuple[str, ...] = ()
    figures: tuple[int, ...] = ()
    number: str | None = None
    relayed_by: str | None = None
    sentence: Span
    confidence: Decimal = Decimal("0.90")
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody asks upward or across: a province a ministry, one side its partner.

    Attributes:
        span: The words of the proposal, one a span.
        text: The words at the span.
        proposer: Who asks, with title where the text gives it.
        addressee: Who is asked.
        topics: The profile's topic codes, best first.
        sentence: The sentence it stands in.
        confidence: 0 to 1, two places.
        rule: Name of the rule that read it.
    """

    span: Span
    text: str
    proposer: str | None
    addressee: str | None
    topics: tuple[str, ...] = ()
    sentence: Span
    confidence: Decimal = Decimal("0.90")
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that took place and that the document tells of.

    Attributes:
        span: The words that tell of it.
        text: The words at the span.
        kind: conference, meeting, visit, signing, agreement, or press briefing; of a happening disaster, accident,
            incident, transport, fair, opening, handover, ceremony, or publication.
        date: When, or None.
        place: Where, as printed, or None.
        participants: Who took part, as printed with titles, in text order.
        chair: Who chaired or directed it, or None.
        bridge_points: Places that joined online, as printed, in text order.
        sentence: The sentence it is first told in.
        serial: Which one of several it is ("the second flight": 2), or None where the text does not number it.
        confidence: 0 to 1, two places.
        rule: Name of the rule that read it.
    """

    span: Span
    text: str
    kind: str
    date: Period | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    chair: str | None = None
    bridge_points: tuple[str, ...] = ()
    sentence: Span
    serial: int | None = None
    confidence: Decimal = Decimal("0.90")
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A person, an org or a country that a document names.

    Attributes:
        span: The words of the mention, of a person with title and honorific.
        text: The words at the span.
        sort: person, org, or country.
        name: The fullest form the document gives: of a person longest title and longest name.
        title: Office at the mention, of a person, or None.
        sentence: The sentence it stands in.
    """

    span: Span
    text: str
    sort: str
    name: str
    title: str | None = None
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One paper that sides signed or agreed on: a memorandum, an agreement, a letter of intent.

    Attributes:
        span: The words that tell of it.
        text: The words at the span.
        kind: memorandum, agreement, letter of intent, treaty, protocol, statement, plan, contract, or document.
        parties: Who concluded it, as printed, in text order.
        field: What it is about, in words of the text, or None.
        date: The day of signing, or None.
        place: Where it was signed, or None.
        sentence: The sentence it stands in.
        confidence: 0 to 1, two places.
        rule: Name of the rule that read it.
    """

    span: Span
    text: str
    kind: str
    parties: tuple[str, ...] = ()
    field: str | None = None
    date: Period | None = None
    place: str | None = None
    sentence: Span
    confidence: Decimal = Decimal("0.80")
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """One delegation that came or went.

    Attributes:
        span: The words that tell of it.
        text: The words at the span.
        direction: `in` or `out`, or None where the text does not say.
        sender: Whose delegation it is, as printed, or None.
        head: Who leads it, with title, or None.
        country: The other country: where it comes from or goes to, as printed, or None.
        date: When, or None.
        sentence: The sentence it stands in.
        confidence: 0 to 1, two places.
        rule: Name of the rule that read it.
    """

    span: Span
    text: str
    direction: str | None = None
    sender: str | None = None
    head: str | None = None
    country: str | None = None
    date: Period | None = None
    sentence: Span
    confidence: Decimal = Decimal("0.80")
    rule: str = ""
