"""A record with its claims found by id and by statement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.records import Claim, Figure, Kind, Period, Record, Span, Standing, Status, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

# Which claims may stand beside each other: like with like.
Key = tuple[str | None, str, str | None]


def subject(claim: Claim) -> Key:
    """Org, measure (or label, where the profile knows none) and unit: what two like claims share."""
    return claim.unit_of_report, claim.measure or claim.label.casefold(), claim.unit


@dataclass(frozen=True, slots=True)
class Ledger:
    """Ways into a record.

    Attributes:
        record: The record.
        by_id: Its claims.
        by_place: The claim of each figure, by document name and index.
        by_subject: Standing levels by what they are about.
    """

    record: Record
    by_id: dict[str, Claim]
    by_place: dict[tuple[str, int], Claim]
    by_subject: dict[Key, list[Claim]]

    def figure(self, claim: Claim) -> Figure:
        """The first figure that states a claim."""
        first = claim.statements[0]
        return self.record.by_name[first.document].figures[first.index]

    def levels(self, claim: Claim, period: Period | None, *statuses: Status) -> list[Claim]:
        """Standing levels about the same subject in exactly that period, with one of the statuses."""
        like = self.by_subject.get(subject(claim), [])
        return [other for other in like if other.period == period and other.status in statuses]

    def beside(self, claim: Claim) -> Iterator[Claim]:
        """The claims that a document which states a claim states too, each as often as it does."""
        for name in {statement.document for statement in claim.statements}:
            for index in range(len(self.record.by_name[name].figures)):
                if (other := self.by_place.get((name, index))) is not None:
                    yield other

    def in_sentence(self, claim: Claim) -> list[Claim]:
        """The other claims of the sentence that first states a claim, in text order."""
        first, sentence = claim.statements[0], self.figure(claim).sentence
        figures = self.record.by_name[first.document].figures
        told = [self.by_place.get((first.document, at)) for at, one in enumerate(figures) if one.sentence == sentence]
        return [other for other in told if other is not None and other.id != claim.id]

    def sentences(self) -> Iterator[list[tuple[Claim, Figure]]]:
        """The claims that are stated in one sentence, in text order, for each sentence with two or more."""
        for reading in self.record.readings:
            together: dict[Span, list[tuple[Claim, Figure]]] = defaultdict(list)
            for index, figure in enumerate(reading.figures):
                claim = self.by_place.get((reading.document.name, index))
                if claim is not None:
                    together[figure.sentence].append((claim, figure))
            yield from (group for group in together.values() if len(group) > 1)


def open_ledger(record: Record) -> Ledger:
    """The ledger of a record."""
    by_id = {claim.id: claim for claim in record.claims}
    by_place = {(s.document, s.index): claim for claim in record.claims for s in claim.statements}
    by_subject: dict[Key, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        if claim.kind is Kind.LEVEL and claim.standing is not Standing.SUPERSEDED:
            by_subject[subject(claim)].append(claim)
    return Ledger(record, by_id, by_place, by_subject)


def may_differ(one: Claim, other: Claim) -> bool:
    """Whether two claims name different owners, periods, or stock and flow, so that no arithmetic joins them."""
    pairs: tuple[tuple[str | Period | Tally | None, str | Period | Tally | None], ...] = (
        (one.unit_of_report, other.unit_of_report),
        (one.period, other.period),
        (one.stock_or_flow, other.stock_or_flow),
    )
    return any(a is not None and b is not None and a != b for a, b in pairs)
