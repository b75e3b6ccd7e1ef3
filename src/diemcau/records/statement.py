"""One mention in one document, as a record cites it."""

from __future__ import annotations

from dataclasses import dataclass

from diemcau.records.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One mention in one document: the unit of evidence.

    Attributes:
        document: Name of the document.
        span: Place of the mention in its text.
        index: Place of the mention in the reading's list of its sort (figures, directives, proposals, events).
    """

    document: str
    span: Span
    index: int
