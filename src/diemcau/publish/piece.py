"""The pieces that readings and records share, as JSON and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from diemcau.errors import Invalid
from diemcau.publish.jsonnumber import from_number, to_number
from diemcau.records import (
    Bound,
    Document,
    Finding,
    Interval,
    OffsetMap,
    Period,
    Quantity,
    Severity,
    Span,
    parse_period,
)
from diemcau.records.document import IDENTITY, Place

Json = dict[str, Any]

# Order in which a place is written; a text may have thousands.
_PLACE = ("start", "page", "paragraph", "sheet", "table", "row", "column", "part")


def document_to_json(document: Document) -> Json:
    """A document with its text; furniture, encoding, places and the way back to the bytes in further keys."""
    offsets = document.offsets
    return {
        "id": document.id,
        "name": document.name,
        "path": document.path,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
        "furniture": [list(span) for span in document.furniture],
        "media_type": document.media_type,
        "encoding": document.encoding,
        "offsets": None if offsets == IDENTITY else [list(offsets.text_starts), list(offsets.origin_starts)],
        "places": [[getattr(place, key) for key in _PLACE] for place in document.places],
        "recognised": document.recognised,
    }


def to_document(obj: Json) -> Document:
    """The document that `document_to_json` wrote."""
    offsets = obj.get("offsets")
    return Document(
        **{key: obj[key] for key in ("id", "name", "path", "text", "language", "title", "publisher")},
        published=date.fromisoformat(obj["published"]) if obj["published"] else None,
        furniture=tuple(Span(*span) for span in obj.get("furniture", ())),
        offsets=OffsetMap(tuple(offsets[0]), tuple(offsets[1])) if offsets else IDENTITY,
        media_type=obj.get("media_type", "text/plain"),
        encoding=obj.get("encoding"),
        places=tuple(Place(**dict(zip(_PLACE, place, strict=True))) for place in obj.get("places", ())),
        recognised=obj.get("recognised", False),
    )


def quantity_to_json(quantity: Quantity) -> Json:
    """Value, ends, bound and unit; `exact` holds as text what a JSON number would round."""
    interval = quantity.interval
    ends = {"value": quantity.value, "low": interval.low, "high": interval.high}
    written: Json = {key: to_number(end) for key, end in ends.items()}
    written |= {"low_open": interval.low_open, "high_open": interval.high_open}
    written |= {"bound": quantity.bound.value, "unit": quantity.unit}
    rounded = {key: str(end) for key, end in ends.items() if end is not None and from_number(written[key]) != end}
    return written | ({"exact": rounded} if rounded else {})


def to_quantity(obj: Json) -> Quantity:
    """The quantity that `quantity_to_json` wrote.

    Raises:
        Invalid: If it has no value or no number lies between its ends.
    """
    exact = obj.get("exact", {})
    ends = {key: from_number(exact.get(key, obj[key])) for key in ("value", "low", "high")}
    value = ends["value"]
    if value is None:
        raise Invalid("A figure has no value.", "Write it with `diemcau read --format jsonl`.")
    interval = Interval(ends["low"], ends["high"], obj.get("low_open", False), obj.get("high_open", False))
    return Quantity(value, interval, Bound(obj["bound"]), obj["unit"])


def to_spans(obj: Json) -> dict[str, Any]:
    """Span and sentence of a mention, by the names of its fields."""
    return {"span": Span(*obj["span"]), "sentence": Span(*obj["sentence"])}


def to_confidence(obj: Json) -> Decimal:
    """The confidence of a mention."""
    return from_number(obj["confidence"]) or Decimal(0)


def to_code(period: Period | str | None) -> str | None:
    """The contract's words for a period or for the base of a change."""
    return str(period) if period is not None else None


def to_period(code: str | None) -> Period | None:
    """The period of a code.

    Raises:
        Invalid: If the code is no period.
    """
    return None if code is None else parse_period(code)


def to_base(code: str | None) -> Period | str | None:
    """The base of a change: a period where it reads as one, else the word itself (`plan`)."""
    if code is None:
        return None
    try:
        return parse_period(code)
    except Invalid:
        return code


def finding_to_json(finding: Finding) -> Json:
    """One finding."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "advice": finding.advice,
        "document": finding.document,
        "span": list(finding.span) if finding.span else None,
    } | ({"facts": dict(finding.facts)} if finding.facts else {})


def to_finding(obj: Json) -> Finding:
    """The finding that `finding_to_json` wrote."""
    plain = {key: obj[key] for key in ("code", "message", "advice", "document")}
    span = Span(*obj["span"]) if obj["span"] else None
    return Finding(**plain, severity=Severity(obj["severity"]), span=span, facts=tuple(obj.get("facts", {}).items()))
