"""Facts as a table that other programs open."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from diemcau.publish.files import neutralise
from diemcau.publish.jsonnumber import to_number

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.record.models import Claim

COLUMNS = (
    "fact", "org", "label", "measure", "value", "low", "high", "bound", "unit", "period", "status", "kind",
    "stock_or_flow", "standing", "independent_sources",
)  # fmt: skip


class _Line:
    """Gives back what the writer of tables writes."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def to_csv(facts: Sequence[Claim], texts: Texts) -> Iterator[str]:
    """A line a fact, as RFC 4180 asks, with a byte order mark; words that a spreadsheet might run are held back."""
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield "\ufeff"
    yield writer.writerow([texts[f"csv.{column}"] for column in COLUMNS])
    for fact in facts:
        yield writer.writerow(_row(fact))


def _row(fact: Claim) -> list[object]:
    words = (fact.owner or (fact.org.code if fact.org else ""), fact.label)
    return [
        fact.uid, *(neutralise(each) for each in words), fact.measure, to_number(fact.value), to_number(fact.low),
        to_number(fact.high), fact.bound, neutralise(fact.unit), fact.period, fact.status, fact.kind, fact.tally,
        fact.standing, fact.sources,
    ]  # fmt: skip
