"""What is new in a stream of documents: terms against their own past, issues that they make up, alerts about these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from diemcau.records.span import Span


class TermKind(StrEnum):
    """What sort of thing is counted."""

    WORD = "word"  # one to three words of the text
    NAME = "name"  # a person, body or place as it is written
    PARTNER = "partner"  # a country, by the profile's code
    MEASURE = "measure"  # what figures are told of, by the profile's code
    FIGURE = "figure"  # a value of a measure outside what was told before


class Strength(StrEnum):
    """How much there is in it."""

    NOISE = "noise"  # no more than chance, or one voice
    WEAK = "weak"  # new or rising, but few independent voices
    STRONG = "strong"  # several independent voices and far beyond its own past


class Stage(StrEnum):
    """Where an issue is in its life."""

    BORN = "born"
    GROWING = "growing"
    STEADY = "steady"
    FADING = "fading"
    MERGED = "merged"  # went into another, which `merged_into` names
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure that a document tells, as far as the watch counts it.

    Attributes:
        measure: The profile's code.
        unit: Unit of measurement.
        value: Middle of what the words allow.
        span: Where it stands in the text.
    """

    measure: str
    unit: str
    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What one document brings to the watch.

    Attributes:
        document: Its id.
        day: When it was published, or came in where that is not known.
        source: Who speaks: code of an org, or a publisher's name. Independent voices are counted by it.
        origin: The text family it belongs to; copies and reprints of one text share it. Empty where nobody has said.
        language: `en` or `vi`.
        text: Its whole text, to which spans point.
        subjects: What it is filed under: `org:CODE`, `country:CODE`, `topic:CODE`.
        partners: Countries named in it, by the profile's codes.
        figures: Figures read in it that have a measure.
    """

    document: str
    day: date
    source: str
    text: str
    language: str
    origin: str = ""
    subjects: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    figures: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that is counted, with what was expected of it.

    Attributes:
        kind: Of what sort.
        words: As it is written most often, or its code.
        seen: Independent documents that hold it within the window.
        expected: How many its own past would have let expect; 0 where it was never seen.
        window: Length of the window in bins.
        first: First day on which it was ever seen.
        score: How far beyond its past, in standard deviations of a normal of the same chance.
    """

    kind: TermKind
    words: str
    seen: int
    expected: Decimal
    window: int
    first: date
    score: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A sentence that an alert rests on.

    Attributes:
        document: The document's id.
        day: Its day.
        source: Who speaks.
        span: Where the sentence stands in the document's text.
        words: The sentence itself.
        terms: Which of the alert's terms stand in it.
    """

    document: str
    day: date
    source: str
    span: Span
    words: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Said once of an issue, with its grounds; later documents of the issue raise no other.

    Attributes:
        id: Stable: made of what it says, so that the same stream gives the same alert.
        issue: Id of the issue.
        raised_on: Last day of the bin that raised it.
        strength: Weak or strong.
        score: Larger is surer; comparable within one archive.
        terms: What is beyond its past, the most telling first.
        sightings: Sentences, the earliest first; at most one a document and not every document.
        documents: Every document it was drawn from.
        sources: The independent voices, in order of their first word.
        since: First day of the documents.
        seen: Independent documents.
        expected: How many the past would have let expect.
        subjects: What the documents are filed under that most of them share.
    """

    id: str
    issue: str
    raised_on: date
    strength: Strength
    score: Decimal
    terms: tuple[Term, ...]
    sightings: tuple[Sighting, ...]
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    since: date
    seen: int
    expected: Decimal
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Documents that belong together by new words, from its birth to its end.

    Attributes:
        id: Stable.
        title: Its most telling terms, at most four, apart by ` · `.
        stage: Where it is in its life.
        strength: How much there is in it now.
        born: First day.
        last: Day of its latest document.
        counts: Independent documents by bin: last day of the bin and number, bins without any left out.
        documents: Its documents in order of their days.
        terms: Its terms.
        merged_into: Id of the issue that it went into; empty otherwise.
    """

    id: str
    title: str
    stage: Stage
    strength: Strength
    born: date
    last: date
    counts: tuple[tuple[date, int], ...]
    documents: tuple[str, ...]
    terms: tuple[Term, ...]
    merged_into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a person said of an alert.

    Attributes:
        alert: The alert as it was given.
        is_accepted: Whether it was worth it; a dismissed one was not.
        muted: Words that the person never wants to hear of again.
    """

    alert: Alert
    is_accepted: bool
    muted: tuple[str, ...] = ()
