"""What texts tell of events made ready to be compared, with the facts and orders that stand beside."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from diemcau.lang.folding import fold
from diemcau.lang.happenings import IN_SERIES
from diemcau.lang.persons import Person, parse_person
from diemcau.lang.registry import shared_keys
from diemcau.reconcile.words import Dictionary, content, name_content
from diemcau.records import Event, Reading, Span, Statement

# A day with its year: "6 January 2025", "January 6, 2025", "06/01/2025", "2025-01-06", "6 tháng 1 năm 2025".
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?:\s+(?:of )?[^\W\d]+)?(?:\s+\d{1,2}\s+năm)?[,./\s-]+(?:\d{1,2}[./-])?\d{4}\b"
    r"|\b\d{4}-\d\d-\d\d\b"
)
# A day with or without its year, in words or digits: "13/11", "15/11/2024", "13 November", "November 13".
_DAY = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2} (?:tháng \d{1,2}|[A-Z][a-z]{2,8})\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b"
)
_LEAST_TELLING = 13  # a smaller number is told of too many things to show that two texts tell of one


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells beside its events: keys of facts and orders, each with its place, in text order.

    Attributes:
        facts: Facts, by claim or by the very number.
        orders: Orders, by instruction.
    """

    facts: tuple[tuple[Span, str], ...] = ()
    orders: tuple[tuple[Span, str], ...] = ()

    def fact_keys(self) -> frozenset[str]:
        """All keys of facts."""
        return frozenset(key for _, key in self.facts)

    def order_keys(self) -> frozenset[str]:
        """All keys of orders."""
        return frozenset(key for _, key in self.orders)

    def inside(self, span: Span) -> frozenset[str]:
        """Keys of the facts told in a stretch."""
        return frozenset(key for place, key in self.facts if span.covers(place))


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One event in one document made ready to be compared.

    Attributes:
        document, language: Of the document.
        order: Where it comes when texts are read by date and content.
        index: Place among the occasions of the reading.
        published: Day of the document, or None.
        event: The event as read.
        words: What its words stand for.
        words_abroad: Those of them that texts in other languages may hold.
        people: Who is named in it.
        place: Its place, folded.
        where: What the words of its place stand for.
        year_said: Whether its sentence writes the year with the day.
        facts: Keys of the facts told in its sentence.
        context: Keys of all facts and orders of the document.
        source: Name that stands for the document and all copies of it.
        named: Proper words of the orgs that its sentence names.
        sole: Whether its document tells of no other event of its kind.
        sole_of_day: Whether its document tells of no other event of its day.
        in_series: Whether it is one of several that its document looks back on, not news.
    """

    document: str
    language: str
    order: int
    index: int
    published: date | None
    event: Event
    words: frozenset[str]
    words_abroad: frozenset[str]
    people: tuple[Person, ...]
    place: str
    where: frozenset[str]
    year_said: bool
    facts: frozenset[str] = frozenset()
    context: frozenset[str] = field(default=frozenset(), repr=False)
    source: str = ""
    named: frozenset[str] = frozenset()
    sole: bool = True
    sole_of_day: bool = True
    in_series: bool = False

    @property
    def statement(self) -> Statement:
        """The telling as the record cites it."""
        return Statement(self.document, self.event.span, self.index)

    @property
    def key(self) -> tuple[int, int]:
        """Where it comes in the order of reading."""
        return (self.order, self.index)


def gather_told(
    readings: Sequence[Reading], facts: Iterable[Iterable[Statement]], orders: Iterable[Iterable[Statement]]
) -> dict[str, Told]:
    """What each text tells, by document: keys that two texts share where they tell the same.

    Args:
        readings: What was read.
        facts: The statements of each fact.
        orders: The statements of each order.
    """
    of_facts, of_orders = _keyed(facts, "f"), _keyed(orders, "d")
    found: dict[str, Told] = {}
    for reading in readings:
        name = reading.document.name
        numbers = [
            (figure.span, f"n{abs(figure.quantity.value).normalize()}{figure.quantity.unit}")
            for figure in reading.figures
            if abs(figure.quantity.value) >= _LEAST_TELLING
        ]
        found[name] = Told(tuple(sorted([*of_facts[name], *numbers])), tuple(sorted(of_orders[name])))
    return found


def _keyed(groups: Iterable[Iterable[Statement]], sort: str) -> defaultdict[str, list[tuple[Span, str]]]:
    """The places of each document whose group other documents share, with a key for the group."""
    found: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for number, group in enumerate(groups):
        statements = list(group)
        if len({statement.document for statement in statements}) > 1:
            for statement in statements:
                found[statement.document].append((statement.span, f"{sort}{number}"))
    return found


def read_tellings(readings: Sequence[Reading], told: Mapping[str, Told], sources: Mapping[str, str]) -> list[Telling]:
    """All events of all texts, texts by date of publication and then by content.

    Args:
        readings: What was read.
        told: What each text tells beside, by document.
        sources: For each document the name that stands for it and its copies.
    """
    ordered = sorted(readings, key=lambda reading: (reading.document.published or date.max, reading.document.id))
    tellings = [
        _read_telling(reading, (order, index), event, told.get(reading.document.name, Told()), sources)
        for order, reading in enumerate(ordered)
        for index, event in enumerate(_dated(reading))
    ]
    dictionary = Dictionary((one.language, one.words) for one in tellings)
    return [replace(one, words_abroad=dictionary.abroad(one.words, one.language)) for one in tellings]


def _read_telling(
    reading: Reading, key: tuple[int, int], event: Event, told: Told, sources: Mapping[str, str]
) -> Telling:
    document, place = reading.document, event.place or ""
    named = (*event.participants, *filter(None, (event.chair,)))
    return Telling(
        document=document.name,
        language=document.language,
        order=key[0],
        index=key[1],
        published=document.published,
        event=event,
        words=frozenset(content(event.text, document.language)),
        words_abroad=frozenset(),
        people=tuple(person for text in named if (person := parse_person(text)).name),
        place=" ".join(fold(place).split()),
        where=frozenset(name_content(place, document.language)),
        year_said=_names_year(reading, event),
        facts=told.inside(event.sentence),
        context=told.fact_keys() | told.order_keys(),
        source=sources.get(document.name, document.name),
        named=_proper_words(reading, event),
        sole=sum(other.kind == event.kind for other in reading.occasions) == 1,
        sole_of_day=sum(other.date == event.date for other in reading.occasions) == 1,
        in_series=event.rule == IN_SERIES,
    )


def _proper_words(reading: Reading, event: Event) -> frozenset[str]:
    """The words of the names of orgs in an event's sentence that are no words for a body or a field."""
    words = (
        word
        for naming in reading.namings
        if naming.sort == "org" and event.sentence.covers(naming.span)
        for word in name_content(naming.name, reading.document.language)
    )
    return frozenset(words) - shared_keys()


def _dated(reading: Reading) -> Iterator[Event]:
    """The events of a text; one that bears the day of the dateline in its sentence has none, where that sentence names
    another day too: "(Gazette, 6/5/2031) - On 4 May ...".
    """
    for event in reading.occasions:
        days = {_bare_day(said) for said in _DAY.findall(reading.document.quote(event.sentence))}
        today = event.date is not None and event.date.is_day and event.date.start == reading.document.published
        yield replace(event, date=None) if today and len(days) > 1 else event


def _bare_day(said: str) -> frozenset[str]:
    """Day and month of a day as written, so that "14/3" and "14/3/2031" are one."""
    return frozenset(part.lstrip("0") for part in re.split(r"[/. -]|tháng", said) if part and len(part) != _YEAR)


_YEAR = 4  # digits of a year


def _names_year(reading: Reading, event: Event) -> bool:
    """Whether the sentence writes the year with the day; else it was filled in from the text around."""
    if event.date is None:
        return False
    year = str(event.date.start.year)
    return any(year in match.group() for match in _DATE.finditer(reading.document.quote(event.sentence)))
