"""Small readings made in the test, with spans that quote."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from diemcau.records import (
    Bound,
    Directive,
    Document,
    Event,
    Figure,
    Kind,
    Quantity,
    Reading,
    Span,
    Status,
    Tally,
    interval_of,
    parse_period,
)


@dataclass
class Draft:
    """One document in the making: sentences are added with what is read in them."""

    name: str
    published: str | None = None
    language: str = "en"
    publisher: str | None = None
    text: str = ""
    figures: list[Figure] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def line(self, text: str) -> Span:
        """Adds a line and gives its place."""
        start = len(self.text)
        self.text += text + "\n"
        return Span(start, start + len(text))

    def figure(
        self,
        sentence: Span,
        surface: str,
        value: str,
        label: str = "",
        *,
        bound: Bound = Bound.EXACT,
        last: str = "0",
        unit: str | None = "count",
        owner: str | None = None,
        period: str | None = None,
        status: Status = Status.ACTUAL,
        kind: Kind = Kind.LEVEL,
        tally: Tally | None = None,
        measure: str | None = None,
        part_of: int | None = None,
        assumed: Iterable[str] = (),
        base: str | None = None,
    ) -> int:
        """Adds a figure of a sentence and gives its index."""
        start = self.text.index(surface, sentence.start)
        number = Decimal(value)
        quantity = Quantity(number, interval_of(number, bound, Decimal(last)), bound, unit)
        self.figures.append(
            Figure(
                span=Span(start, start + len(surface)),
                text=surface,
                quantity=quantity,
                label=label,
                measure=measure,
                unit_of_report=owner,
                period=parse_period(period) if period else None,
                status=status,
                kind=kind,
                stock_or_flow=tally,
                compare_to=parse_period(base) if base else None,
                part_of=part_of,
                sentence=sentence,
                assumed=frozenset(assumed),
            )
        )
        return len(self.figures) - 1

    def order(
        self, text: str, issuer: str | None, *, addressee: str | None = None, deadline: str | None = None
    ) -> None:
        """Adds a line that is one directive."""
        span = self.line(text)
        self.directives.append(
            Directive(span=span, text=text, issuer=issuer, addressee=addressee, deadline=deadline, sentence=span)
        )

    def event(
        self, text: str, kind: str, on: str | None, place: str | None, *people: str, bridges: Sequence[str] = ()
    ) -> None:
        """Adds a line that tells of one event."""
        span = self.line(text)
        self.events.append(
            Event(
                span=span,
                text=text,
                kind=kind,
                date=parse_period(on) if on else None,
                place=place,
                participants=people,
                bridge_points=tuple(bridges),
                sentence=span,
            )
        )

    def done(self) -> Reading:
        """The reading as a reader would give it."""
        document = Document(
            id=sha256(self.text.encode()).hexdigest(),
            name=self.name,
            path=f"{self.name}.txt",
            text=self.text,
            language=self.language,
            publisher=self.publisher,
            published=date.fromisoformat(self.published) if self.published else None,
        )
        return Reading(
            document=document,
            figures=tuple(sorted(self.figures, key=lambda figure: figure.span)),
            directives=tuple(self.directives),
            events=tuple(self.events),
        )


class Maker:
    """What the tests build readings with."""

    def draft(
        self, name: str, published: str | None = None, language: str = "en", publisher: str | None = None
    ) -> Draft:
        """An empty document in the making."""
        return Draft(name, published, language, publisher)

    def plain(self, name: str, text: str, published: str | None = None, language: str = "en") -> Reading:
        """A document in which nothing is read."""
        draft = Draft(name, published, language)
        draft.text = text
        return draft.done()

    def counts(self, name: str, published: str | None, label: str, *values: tuple[str, str]) -> Reading:
        """A document of lines such as "In 2031 Nam Hoa received 41 delegations", one for each owner and value."""
        draft = Draft(name, published)
        draft.line(f"Notes of the day by {name}")
        for owner, value in values:
            sentence = draft.line(f"In 2031 {owner} counted {value} {label}.")
            number = re.sub(r"\D", "", value)
            draft.figure(sentence, value, number, label, owner=owner, period="2031")
        return draft.done()

    def twin(self, reading: Reading, name: str) -> Reading:
        """The same bytes under another name."""
        return replace(reading, document=replace(reading.document, name=name, path=f"{name}.txt"))


@pytest.fixture(scope="session")
def make() -> Maker:
    """Builder of small readings."""
    return Maker()


_SYLLABLES = "bar del vor min tas ker lun ost rid fal gen hol jor nev pra quil sel tur ulm wen yar zim".split()


class Prose:
    """Texts of words that exist nowhere, the same from the same seed, so that two seeds share no run of words."""

    def sentence(self, seed: str, words: int = 16, numbers: int = 0) -> str:
        """One sentence with some numbers among its words."""
        chance = random.Random(seed)
        said = ["".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(1, 3))) for _ in range(words)]
        for place in range(numbers):
            said[2 + 3 * place] = str(chance.randint(100, 9999))
        return " ".join(said).capitalize() + "."

    def text(self, seed: str, sentences: int = 10, words: int = 16) -> list[str]:
        """Sentences of one article."""
        return [self.sentence(f"{seed} {place}", words) for place in range(sentences)]

    def changed(self, sentence: str, rate: float, seed: str) -> str:
        """The sentence with a share of its words replaced."""
        chance = random.Random(seed)
        words = sentence.rstrip(".").split()
        kept = [word if chance.random() > rate else f"{chance.choice(_SYLLABLES)}xi" for word in words]
        return " ".join(kept) + "."

    def document(self, name: str, *lines: str, published: str | None = None, language: str = "en") -> Document:
        """A document of lines."""
        text = "\n".join(lines)
        return Document(
            id=sha256(text.encode()).hexdigest(),
            name=name,
            path=f"{name}.txt",
            text=text,
            language=language,
            published=date.fromisoformat(published) if published else None,
        )


@pytest.fixture(scope="session")
def prose() -> Prose:
    """Writer of texts that share no run of words by chance."""
    return Prose()
