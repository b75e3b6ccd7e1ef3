"""What the engine says as JSON for rows, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from diemcau.records.signal import Alert, Sighting, Strength, Term, TermKind
from diemcau.records.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def term_to_json(term: Term) -> dict[str, Any]:
    """A term."""
    return {
        "kind": term.kind.value, "words": term.words, "seen": term.seen, "expected": str(term.expected),
        "window": term.window, "first": term.first.isoformat(), "score": str(term.score),
    }  # fmt: skip


def term_from_json(said: dict[str, Any]) -> Term:
    """The term that `term_to_json` was given."""
    return Term(
        kind=TermKind(said["kind"]), words=said["words"], seen=said["seen"], expected=Decimal(said["expected"]),
        window=said["window"], first=date.fromisoformat(said["first"]), score=Decimal(said["score"]),
    )  # fmt: skip


def alert_to_json(alert: Alert) -> dict[str, Any]:
    """An alert."""
    return {
        "id": alert.id, "issue": alert.issue, "raised_on": alert.raised_on.isoformat(),
        "strength": alert.strength.value, "score": str(alert.score),
        "terms": [term_to_json(one) for one in alert.terms],
        "sightings": [_sighting_to_json(one) for one in alert.sightings], "documents": list(alert.documents),
        "sources": list(alert.sources), "since": alert.since.isoformat(), "seen": alert.seen,
        "expected": str(alert.expected), "subjects": list(alert.subjects),
    }  # fmt: skip


def alert_from_json(said: dict[str, Any]) -> Alert:
    """The alert that `alert_to_json` was given."""
    return Alert(
        id=said["id"], issue=said["issue"], raised_on=date.fromisoformat(said["raised_on"]),
        strength=Strength(said["strength"]), score=Decimal(said["score"]),
        terms=tuple(term_from_json(one) for one in said["terms"]),
        sightings=tuple(_sighting_from_json(one) for one in said["sightings"]), documents=tuple(said["documents"]),
        sources=tuple(said["sources"]), since=date.fromisoformat(said["since"]), seen=said["seen"],
        expected=Decimal(said["expected"]), subjects=tuple(said["subjects"]),
    )  # fmt: skip


def twin_of(alert: Alert) -> str:
    """What two alerts share that say the same of the same documents."""
    return sha256("\n".join([alert.id, *sorted(alert.documents)]).encode()).hexdigest()[:32]


def title_of(terms: Sequence[Term]) -> str:
    """The most telling terms, as the engine writes an issue's title."""
    return " · ".join(dict.fromkeys(term.words for term in terms[:4]))[:300]


def _sighting_to_json(one: Sighting) -> dict[str, Any]:
    return {
        "document": one.document, "day": one.day.isoformat(), "source": one.source, "span": list(one.span),
        "words": one.words, "terms": list(one.terms),
    }  # fmt: skip


def _sighting_from_json(said: dict[str, Any]) -> Sighting:
    return Sighting(
        document=said["document"], day=date.fromisoformat(said["day"]), source=said["source"],
        span=Span(*said["span"]), words=said["words"], terms=tuple(said["terms"]),
    )  # fmt: skip
