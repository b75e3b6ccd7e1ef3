"""How many reports say a fact, how many of them only repeat another, and how many say otherwise."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from diemcau.publish.numbers import format_counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.publish.texts import Texts
    from diemcau.records import Claim, Record

# Conflicts whose other statements say otherwise of the same thing; the others are of numbers that do not add up.
OPPOSING = frozenset({"value", "date"})


class Agreement(NamedTuple):
    """How a fact is borne out.

    Attributes:
        sources: Texts that say it, copies counted once.
        documents: Documents that print it.
        against: Documents that say otherwise.
    """

    sources: int
    documents: int
    against: int

    @property
    def copies(self) -> int:
        """Documents that print it and count for nothing."""
        return max(self.documents - self.sources, 0)


def find_agreements(record: Record) -> Mapping[str, Agreement]:
    """The agreement on every claim, by its id."""
    against: dict[str, set[str]] = defaultdict(set)
    for conflict in record.conflicts:
        if conflict.kind in OPPOSING:
            for claim in conflict.claims:
                against[claim] |= {statement.document for statement in conflict.statements}
    return {claim.id: _agreement(claim, against[claim.id]) for claim in record.claims}


def _agreement(claim: Claim, concerned: set[str]) -> Agreement:
    printed = {statement.document for statement in claim.statements}
    return Agreement(claim.independent_sources, len(printed), len(concerned - printed))


def say_agreement(texts: Texts, agreement: Agreement) -> str:
    """In words: `3 independent sources; 5 reports, 2 of them copies; 1 report says otherwise`."""
    language = texts.language
    told = [format_counted("page.n_sources", agreement.sources, language)]
    if agreement.copies:
        copies = format_counted("agree.copies", agreement.copies, language)
        told.append(f"{format_counted('page.n_reports', agreement.documents, language)}{copies}")
    if agreement.against:
        told.append(format_counted("agree.against", agreement.against, language))
    return texts["list.semicolon"].join(told)
