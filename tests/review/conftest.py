"""A conference that never was, of provinces that do not exist, as records made by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from diemcau.records import (
    Bound,
    Claim,
    Conflict,
    CopyGroup,
    Directive,
    Document,
    Event,
    Figure,
    Finding,
    Instruction,
    Interval,
    Kind,
    Occasion,
    Proposal,
    Quantity,
    Reading,
    Record,
    Severity,
    Span,
    Standing,
    Statement,
    Status,
    interval_of,
    parse_period,
)


def quantity(value: str, bound: Bound = Bound.EXACT, unit: str | None = "count", place: str = "0") -> Quantity:
    """A quantity from its parts; `place` is the worth of the last written place."""
    number = Decimal(value)
    return Quantity(number, interval_of(number, bound, Decimal(place)), bound, unit)


@dataclass
class Telling:
    """Builds a record: documents first, then what they say, found by its words.

    A figure names the claim it belongs to; claims take their fields from the first figure that names them.
    """

    documents: dict[str, Document] = field(default_factory=dict)
    figures: dict[str, list[tuple[str, Figure]]] = field(default_factory=lambda: defaultdict(list))
    directives: dict[str, list[Directive]] = field(default_factory=lambda: defaultdict(list))
    proposals: dict[str, list[Proposal]] = field(default_factory=lambda: defaultdict(list))
    events: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    wholes: dict[str, str] = field(default_factory=dict)

    def document(self, name: str, text: str, language: str = "en", **more: Any) -> None:
        """A document."""
        path = f"{name}.txt"
        self.documents[name] = Document(id=name * 8, name=name, path=path, text=text, language=language, **more)

    def place(self, name: str, words: str) -> tuple[Span, Span]:
        """Where words stand, and their sentence (as far as the neighbouring full stops)."""
        text = self.documents[name].text
        start = text.index(words)
        end = start + len(words)
        first = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1)
        stops = [at for at in (text.find(". ", end - 1) + 1, text.find("\n", end)) if at > 0]
        return Span(start, end), Span(first if first > 1 else 0, min(stops, default=len(text)))

    def figure(self, name: str, claim: str, words: str, said: Quantity, label: str, **more: Any) -> None:
        """A figure of a document that states a claim."""
        span, sentence = self.place(name, words)
        defaults: dict[str, Any] = {"measure": None, "unit_of_report": None, "status": Status.ACTUAL}
        defaults |= {"kind": Kind.LEVEL, "stock_or_flow": None, "compare_to": None, "part_of": None, "rule": "told"}
        defaults |= {"period": parse_period("2031")} | more
        figure = Figure(span=span, text=words, quantity=said, label=label, sentence=sentence, **defaults)
        self.figures[name].append((claim, figure))

    def directive(self, name: str, words: str, issuer: str | None, **more: Any) -> None:
        """A directive of a document."""
        span, sentence = self.place(name, words)
        self.directives[name].append(Directive(span=span, text=words, issuer=issuer, sentence=sentence, **more))

    def proposal(self, name: str, words: str, proposer: str, addressee: str) -> None:
        """A proposal of a document."""
        span, sentence = self.place(name, words)
        proposal = Proposal(span=span, text=words, proposer=proposer, addressee=addressee, sentence=sentence)
        self.proposals[name].append(proposal)

    def event(self, name: str, words: str, kind: str, **more: Any) -> None:
        """An event of a document."""
        span, sentence = self.place(name, words)
        self.events[name].append(Event(span=span, text=words, kind=kind, sentence=sentence, **more))

    def statement(self, name: str, claim: str) -> Statement:
        """The first statement of a claim in a document."""
        entries = self.figures[name]
        index = next(i for i, (each, _) in enumerate(entries) if each == claim)
        return Statement(name, entries[index][1].span, index)

    def reading(self, name: str) -> Reading:
        """One document with all that was told of it."""
        return Reading(
            document=self.documents[name],
            figures=tuple(figure for _, figure in self.figures[name]),
            directives=tuple(self.directives[name]),
            proposals=tuple(self.proposals[name]),
            events=tuple(self.events[name]),
        )

    def claims(self, standings: dict[str, Standing], copies: frozenset[str]) -> tuple[Claim, ...]:
        """The claims of all figures, in the order they were first named."""
        said: dict[str, list[tuple[Statement, Figure]]] = defaultdict(list)
        for name, entries in self.figures.items():
            for index, (claim, figure) in enumerate(entries):
                said[claim].append((Statement(name, figure.span, index), figure))
        return tuple(self._claim(claim, entries, standings, copies) for claim, entries in said.items())

    def _claim(
        self,
        claim: str,
        entries: list[tuple[Statement, Figure]],
        standings: dict[str, Standing],
        copies: frozenset[str],
    ) -> Claim:
        first = entries[0][1]
        sources = len({s.document for s, _ in entries} - copies)
        shared: Interval | None = first.quantity.interval
        for _, figure in entries[1:]:
            shared = shared and shared.intersection(figure.quantity.interval)
        same = ("measure", "label", "unit_of_report", "period", "status", "kind", "stock_or_flow", "compare_to")
        return Claim(
            id=claim,
            statements=tuple(statement for statement, _ in entries),
            value=first.quantity.value,
            interval=shared or first.quantity.interval,
            bound=first.quantity.bound,
            unit=first.quantity.unit,
            part_of=self.wholes.get(claim),
            independent_sources=max(sources, 1),
            standing=standings.get(claim, Standing.AGREED if sources > 1 else Standing.SINGLE),
            why="Same words, same owner, same year.",
            **{key: getattr(first, key) for key in same},
        )

    def record(
        self, standings: dict[str, Standing] | None = None, copied: frozenset[str] = frozenset(), **more: Any
    ) -> Record:
        """The record of everything told."""
        return Record(
            story="invented",
            readings=tuple(self.reading(name) for name in self.documents),
            independent=frozenset(self.documents) - copied,
            claims=self.claims(standings or {}, copied),
            **more,
        )


_ONE = """Menu
The ministry held its yearly conference on 14 January 2032 with bridge points in Lam Giang and Bac Suong. \
Over the year leaders took part in 48 activities abroad, including 19 visits and 17 forums. \
More than 140 agreements were signed. Exports of Lam Giang reached nearly 4.2 billion USD, 5.5% above the plan. \
Prime Minister Vu Dinh Khoan asked the missions to open two new markets for farm goods before 30 June 2032. \
The province proposed that the ministry share its list of partners."""

_TWO = """Lam Giang looks back: leaders took part in 48 activities abroad. \
The province exported goods worth about 4.1 billion USD and received 61 delegations. \
Deputy Prime Minister Le Thu Sa asked the missions to open two new markets for farm goods before 30 June 2032. \
Registered capital stood at 7.35 billion USD, up 12.4% from 6.54 billion USD in 2030."""

_THREE = """Bac Suong received 61 delegations, while its own office counted 16. \
In all 143 agreements were signed. Bac Suong drew between 210 and 230 million USD of investment & <b>grew</b>."""


@pytest.fixture
def telling() -> Telling:
    """An empty telling."""
    return Telling()


def tell_conference(telling: Telling) -> Telling:
    """Three reports of one conference, and a copy of the first."""
    telling.document("one", _ONE, title="Conference looks back", publisher="The Ministry", published=date(2032, 1, 14))
    telling.documents["one"] = _with_furniture(telling.documents["one"])
    telling.document("two", _TWO, title="Lam Giang looks back", publisher="Lam Giang Daily")
    telling.document("three", _THREE, title="=1+1 </script><b>Bac Suong</b>", published=date(2032, 1, 15))
    telling.document("four", _ONE.replace("Menu\n", ""), title="Conference, reprinted", publisher="The Reprint")
    for name in ("one", "four"):
        _tell_ministry(telling, name)
    _tell_province(telling)
    _tell_neighbour(telling)
    telling.wholes |= {"f2": "f1", "f3": "f1"}
    return telling


def _with_furniture(document: Document) -> Document:
    text = document.text
    more = {"title": document.title, "publisher": document.publisher, "published": document.published}
    plain = {"id": document.id, "name": document.name, "path": document.path, "language": "en"}
    return Document(text=text, furniture=(Span(0, text.index("\n")),), **plain, **more)  # type: ignore[arg-type]


def _tell_ministry(telling: Telling, name: str) -> None:
    lam = {"unit_of_report": "Lam Giang"}
    billions = quantity("4.2e9", Bound.NEARLY, "USD")
    nation = {"unit_of_report": "Moran"}
    telling.figure(name, "f1", "48", quantity("48"), "activities abroad", **nation, measure="leaders.activities")
    telling.figure(name, "f2", "19", quantity("19"), "visits", **nation, measure="leaders.visits", part_of=0)
    telling.figure(name, "f3", "17", quantity("17"), "forums", **nation, measure="leaders.forums", part_of=0)
    telling.figure(name, "f4", "More than 140", quantity("140", Bound.OVER), "agreements signed", **nation)
    telling.figure(name, "f5", "nearly 4.2 billion USD", billions, "exports", **lam, measure="trade.exports")
    growth = quantity("5.5", unit="percent", place="0.1")
    telling.figure(name, "f6", "5.5%", growth, "exports above plan", **lam, kind=Kind.CHANGE, compare_to="plan")
    order = "open two new markets for farm goods before 30 June 2032"
    telling.directive(name, order, "Prime Minister Vu Dinh Khoan", addressee="the missions", deadline="2032-06-30")
    telling.proposal(name, "that the ministry share its list of partners", "The province", "the ministry")
    when = parse_period("2032-01-14")
    telling.event(name, "yearly conference on 14 January 2032", "conference", date=when, chair="Vu Dinh Khoan")


def _tell_province(telling: Telling) -> None:
    lam: dict[str, Any] = {"unit_of_report": "Lam Giang"}
    telling.figure("two", "f1", "48", quantity("48"), "activities abroad", unit_of_report="Moran")
    about = quantity("4.1e9", Bound.ABOUT, "USD")
    telling.figure("two", "f5", "about 4.1 billion USD", about, "exports", **lam, measure="trade.exports")
    telling.figure("two", "f7", "61", quantity("61"), "delegations received", **lam)
    capital = {**lam, "measure": "capital.registered"}
    telling.figure("two", "f8", "7.35 billion USD", quantity("7.35e9", unit="USD", place="1e7"), "capital", **capital)
    up = quantity("12.4", unit="percent", place="0.1")
    before = parse_period("2030")
    telling.figure("two", "f9", "12.4%", up, "growth of capital", **capital, kind=Kind.CHANGE, compare_to=before)
    base = quantity("6.54e9", unit="USD", place="1e7")
    telling.figure("two", "f10", "6.54 billion USD", base, "capital", **capital | {"period": before})
    order = "open two new markets for farm goods before 30 June 2032"
    telling.directive("two", order, "Deputy Prime Minister Le Thu Sa", addressee="the missions")


def _tell_neighbour(telling: Telling) -> None:
    bac = {"unit_of_report": "Bac Suong"}
    telling.figure("three", "f11", "61", quantity("61"), "delegations received", **bac)
    telling.figure("three", "f12", "16", quantity("16"), "delegations received", **bac)
    telling.figure("three", "f4", "143", quantity("143"), "agreements signed", unit_of_report="Moran")
    ends = Interval(Decimal("210e6"), Decimal("230e6"))
    drawn = Quantity(Decimal("220e6"), ends, Bound.RANGE, "USD")
    telling.figure("three", "f13", "between 210 and 230 million USD", drawn, "investment", **bac)


@pytest.fixture
def conference(telling: Telling) -> Record:
    """The record of the conference: a copy, two conflicts, a disputed order, an event."""
    tell_conference(telling)
    orders = [Statement(name, telling.directives[name][0].span, 0) for name in ("one", "two", "four")]
    events = tuple(Statement(name, telling.events[name][0].span, 0) for name in ("one", "four"))
    counts = (telling.statement("three", "f11"), telling.statement("three", "f12"))
    disputed = {"f11": Standing.DISPUTED, "f12": Standing.DISPUTED}
    return telling.record(
        disputed,
        frozenset({"four"}),
        copies=(CopyGroup(documents=("one", "four"), grade="verbatim", why="Both share all sentences."),),
        conflicts=(
            Conflict(
                kind="value", statements=counts, why="61 against 16.", settle="Ask the office.", claims=("f11", "f12")
            ),
            Conflict(kind="issuer", statements=(orders[0], orders[1]), why="Two people.", claims=("d1",)),
        ),
        instructions=(
            Instruction(
                id="d1",
                statements=tuple(orders),
                best=0,
                issuer=None,
                addressee="the missions",
                topic="markets",
                disputed=True,
            ),
        ),
        occasions=(
            Occasion(
                id="e1",
                statements=events,
                kind="conference",
                date=parse_period("2032-01-14"),
                place="Moran Tel",
                chair="Vu Dinh Khoan",
                bridge_points=("Lam Giang", "Bac Suong"),
            ),
        ),
        findings=(Finding(code="read.owner", severity=Severity.NOTE, message="No owner for 16.", document="three"),),
    )
