"""Texts that tell what was said or done at an event without naming it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from diemcau.reconcile.alike import shared_context
from diemcau.reconcile.tellings import Telling, Told
from diemcau.records import Period, Reading

LEAST_FACTS = LEAST_ORDERS = 2  # facts beside an order, or orders, that a text must tell to be about an event
NEWS_DAYS = 7  # days from an event within which a text that tells its facts and orders is news of it
FACTS_ALONE, FRESH_DAYS = 4, 3  # facts that do without an order in a text of the next days
CROWD = 60  # texts under one key beyond which the key shows nothing


def find_retellings(
    groups: Sequence[Sequence[Telling]],
    readings: Sequence[Reading],
    told: Mapping[str, Told],
    sources: Mapping[str, str],
    kin: Mapping[str, Collection[str]],
) -> list[tuple[str, ...]]:
    """For each event the documents that tell of it without a word for it, by name.

    A copy that leaves out the sentence with the event, and keeps its facts or orders, tells of it. So does a text of
    the week after the event that gives two orders of a text that tells of it, or an order and two facts.

    Args:
        groups: The tellings by event.
        readings: What was read.
        told: What each text tells beside its events, by document.
        sources: For each document the name that stands for it and its copies.
        kin: For a document those that took words from it or gave it some.
    """
    published = {reading.document.name: reading.document.published for reading in readings}
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups:
        for one in group:
            kinds[one.document].add(one.event.kind)
    tells: defaultdict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for one in group:
            tells[one.document].add(place)
    neighbours = _Neighbours(told, sources, readings, kin)
    return [tuple(sorted(_retold(group, neighbours, published, kinds, tells))) for group in groups]


class _Neighbours:
    """The texts that share facts, orders or their origin with a text."""

    def __init__(
        self,
        told: Mapping[str, Told],
        sources: Mapping[str, str],
        readings: Sequence[Reading],
        kin: Mapping[str, Collection[str]],
    ) -> None:
        self.told, self.sources, self.kin = told, sources, kin
        self.readings = {reading.document.name: reading for reading in readings}
        self.keys = {name: each.fact_keys() | each.order_keys() for name, each in told.items()}
        self.by_key: defaultdict[str, list[str]] = defaultdict(list)
        for name, each in told.items():
            for key in _linking(each):
                self.by_key[key].append(name)
        self.copies: defaultdict[str, list[str]] = defaultdict(list)
        for name in told:
            self.copies[sources.get(name, name)].append(name)

    def of(self, name: str) -> set[str]:
        """Names of the texts that share an order or a fact with this one, or are copies of the same text."""
        found = {
            other
            for key in (_linking(self.told[name]) if name in self.told else ())
            for other in self.by_key[key]
            if len(self.by_key[key]) <= CROWD
        }
        copies = self.copies[self.sources.get(name, name)]
        kin = sorted(set(self.kin.get(name, ())) & self.told.keys())
        return (found | set(copies[:CROWD]) | set(kin[:CROWD])) - {name}

    def shared(self, one: str, other: str) -> tuple[int, int]:
        """How many facts and orders two texts share."""
        return shared_context(self.keys.get(one, frozenset()), self.keys.get(other, frozenset()))

    def leads(self, one: Telling) -> bool:
        """Whether an event is told in the first half of its text: then the text is about it."""
        return 2 * one.event.span.start < len(self.readings[one.document].document.text)

    def carries_order(self, one: str, other: str) -> bool:
        """Whether a text holds an order of another word for word."""
        text = self.readings[other].document.text
        return any(order.text in text for order in self.readings[one].directives)

    def is_copy(self, one: str, other: str) -> bool:
        """Whether two texts are copies of one, or the one took words from the other."""
        return self.sources.get(one, one) == self.sources.get(other, other) or other in self.kin.get(one, ())


def _linking(told: Told) -> frozenset[str]:
    """The keys of orders and of facts held to be one; a bare number links nothing."""
    return told.order_keys() | {key for key in told.fact_keys() if key.startswith("f")}


def _retold(
    group: Sequence[Telling],
    neighbours: _Neighbours,
    published: Mapping[str, date | None],
    kinds: Mapping[str, set[str]],
    tells: Mapping[str, set[int]],
) -> Iterator[str]:
    leads: defaultdict[str, bool] = defaultdict(bool)
    for one in group:
        leads[one.document] |= neighbours.leads(one)
    tellers = set(leads)
    kind = group[0].event.kind
    told_on = next((one.event.date for one in group if one.event.date and _is_short(one.event.date)), None)
    seen: set[str] = set()
    for teller in sorted(tellers):
        for other in neighbours.of(teller) - tellers - seen:
            if kind in kinds.get(other, ()) or tells.get(other, set()) & tells[teller]:
                continue  # it tells of another such event, or what it shares is explained by one that both tell of
            facts, orders = neighbours.shared(teller, other)
            copied = neighbours.is_copy(teller, other) and (
                facts >= LEAST_FACTS if kind == "publication" else orders > 0 or neighbours.carries_order(teller, other)
            )
            if copied or (
                leads[teller] and kind != "publication" and _is_news(published.get(other), told_on, facts, orders)
            ):
                seen.add(other)
                yield other


def _is_short(period: Period) -> bool:
    return (period.end - period.start).days <= NEWS_DAYS


def _is_news(published: date | None, told: Period | None, facts: int, orders: int) -> bool:
    """Whether a text of a day that shares so many facts and orders is news of an event."""
    if published is None or told is None or not told.start <= published <= told.end + timedelta(days=NEWS_DAYS):
        return False
    if orders >= LEAST_ORDERS or (orders > 0 and facts >= LEAST_FACTS):
        return True
    return facts >= FACTS_ALONE and published <= told.end + timedelta(days=FRESH_DAYS)
