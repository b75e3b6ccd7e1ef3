"""Who wants what of whom, and what took place: what a language finds of it, before it becomes records.

A language folder fills one `RequestGrammar`. It may read in any steps it likes; what comes out of it is of one shape,
so that the way from a request to an order with its deadline, topics and figures is the same for all languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import Pattern
from typing import NamedTuple, Protocol

from diemcau.lang.base import TimeMention
from diemcau.records import Event, Span


class Person(NamedTuple):
    """One mention of a person or of an office.

    Attributes:
        span: The words of the mention, honorific, title, name and apposition together.
        title: Office as written at the mention, or None.
        name: Name as written, or None.
        full: The fullest form the document gives for this person: longest title and longest name.
        foreign: Whether the title names another country's office ("Ambassador of Norland", "Lao Minister").
    """

    span: Span
    title: str | None
    name: str | None
    full: str
    foreign: bool = False


class Speaker(NamedTuple):
    """Whose words a sentence gives.

    Attributes:
        name: Fullest form in the document for a person; the words as printed for a body.
        words: Where the document names the speaker for this speech.
        is_person: Whether a person speaks and not a body or a report.
        carried: Whether the sentence itself names no speaker and goes on with the speech before.
        foreign: Whether the speaker holds another country's office.
    """

    name: str
    words: Span
    is_person: bool
    carried: bool = False
    foreign: bool = False


class Request(NamedTuple):
    """One order or proposal.

    Attributes:
        span: Its words.
        issuer: Who wants it, or None.
        addressee: Who is to do it, as the text names them, or None.
        is_proposal: Whether it goes upward or across.
        number: Its number in a list, or None.
        relayed_by: Who passes it on, or None.
        sentence: The sentence it stands in.
        whole: The whole stretch it shares with its addressee: where units that take part are named.
        helpers: Units that a following clause only tells to take part.
        rule: What made it.
    """

    span: Span
    issuer: str | None
    addressee: str | None
    is_proposal: bool
    number: str | None
    relayed_by: str | None
    sentence: Span
    whole: Span
    helpers: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence says of an event.

    Attributes:
        sentence: The sentence.
        event: The event it tells of, or None where it only names bridge points.
        bridge_points: Places that joined online, as printed, in text order.
    """

    sentence: Span
    event: Event | None
    bridge_points: tuple[str, ...] = ()


class FindRequests(Protocol):
    """How a language finds orders and proposals."""

    def __call__(
        self,
        text: str,
        sentences: Sequence[Span],
        people: Sequence[Person],
        speakers: Sequence[Speaker | None],
        *,
        publisher: str | None = None,
        skip: Sequence[Span] = (),
    ) -> tuple[Request, ...]:
        """Orders and proposals of a document in text order.

        Args:
            text: The document's text.
            sentences: Its sentences.
            people: The people it names.
            speakers: The speaker of each sentence, one entry a sentence.
            publisher: Who published it, for a notice that names no issuer.
            skip: Parts of the page that are no report, ascending.
        """


FindSpeakers = Callable[[str, Sequence[Span], Sequence[Person]], list[Speaker | None]]
FindTellings = Callable[[str, Sequence[Span], Sequence[Person], Sequence[TimeMention]], Iterable[Telling]]


@dataclass(frozen=True, slots=True)
class RequestGrammar:
    """How a language says who wants what of whom by when, and what took place.

    Attributes:
        find_people: Every mention of a person with title or honorific, in text order.
        find_speakers: The speaker of each sentence, or None where the document speaks for itself.
        find_requests: Orders and proposals in text order.
        find_tellings: What the sentences say of events, in text order.
        is_lead: Of a text and a span: whether the words of that order put its addressee in charge.
        find_coordinating: Of a text and a span: the units that the words of that order name as taking part, as printed,
            in text order.
        assigns: A rule of `Request` by which the addressee is put in charge.
        deadline_rank: Of a text and a time inside an order: how surely it is the deadline, 0 the surest; None where
            it is none.
        has_year: Whether a time as written says its year.
        looks_ahead: Of a text and a period: whether it is the one in which something is to be done.
        task_years: Of a text and the end of its head: the years that its head names tasks for.
        count_tasks: How many tasks a document says that somebody gave, or None.
    """

    find_people: Callable[[str], tuple[Person, ...]]
    find_speakers: FindSpeakers
    find_requests: FindRequests
    find_tellings: FindTellings
    is_lead: Callable[[str, Span], bool]
    find_coordinating: Callable[[str, Span], tuple[str, ...]]
    assigns: Pattern[str]
    deadline_rank: Callable[[str, TimeMention], int | None]
    has_year: Callable[[str], bool]
    looks_ahead: Callable[[str, TimeMention], bool]
    task_years: Callable[[str, int], list[int]]
    count_tasks: Callable[[str], int | None]


class OpenFrame(NamedTuple):
    """A frame that gives orders and may go on.

    Attributes:
        issuer: Who wants them, or None.
        addressee: Who is told, or None.
        is_proposal: Whether they go upward or across.
        relay: Who passes them on, or None.
        listed: Whether a list was announced.
    """

    issuer: str | None
    addressee: str | None
    is_proposal: bool = False
    relay: str | None = None
    listed: bool = False


def without_repeats(text: str, found: Sequence[Request]) -> Iterator[Request]:
    """The requests without those that begin inside another one, and those of a single word."""
    last = -1
    for request in found:
        if request.span.start >= last and len(text[slice(*request.span)].split(maxsplit=1)) > 1:
            last = request.span.end
            yield request
