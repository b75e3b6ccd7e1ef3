"""Every sentence behind a value as a W3C Web Annotation (JSON-LD), and back.

The words are pointed at twice, as the recommendation advises: by a quote with what stands around it, which is found
again in a text that has moved, and by their position, which is exact in the text that was read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

from diemcau.errors import Invalid
from diemcau.publish.exchange.schema import Source, Value

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OWN = "urn:diemcau:"
_HASHED = "urn:sha256:"


def write_annotations(values: Sequence[Value], sources: Sequence[Source], out: BinaryIO) -> None:
    """A collection of one page with an annotation for each source, in order.

    Args:
        values: The values, told in the bodies.
        sources: Where they are said.
        out: Where it goes.
    """
    known = {value.id: value for value in values}
    items = [_annotation(at, source, known.get(source.value)) for at, source in enumerate(sources)]
    first = {"type": "AnnotationPage", "id": f"{_OWN}annotations/page/1", "startIndex": 0, "items": items}
    found = {
        "@context": [_CONTEXT, {"diemcau": _OWN}],
        "id": f"{_OWN}annotations",
        "type": "AnnotationCollection",
        "label": "Words behind the values of the review",
        "total": len(items),
        "first": first,
    }
    out.write(json.dumps(found, ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8", "surrogatepass"))


def read_annotations(source: BinaryIO) -> tuple[Source, ...]:
    """The sources of a collection that `write_annotations` wrote.

    Raises:
        Invalid: It is no such collection.
    """
    try:
        found = json.loads(source.read().decode("utf-8", "surrogatepass"))
        return tuple(_source(item) for item in found["first"]["items"])
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Invalid(f"These are no annotations of this house: {error}.") from error


def _annotation(at: int, source: Source, value: Value | None) -> dict[str, Any]:
    return {
        "id": f"{_OWN}annotation/{at}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "diemcau:Value", "diemcau:value": source.value, **(_told(value) if value else {})},
        "target": {
            "source": {
                "id": f"{_HASHED}{source.document_id}",
                "type": "Text",
                "diemcau:name": source.document,
                "diemcau:publisher": source.publisher,
                "diemcau:published": source.published.isoformat() if source.published else None,
            },
            "selector": [_quote(source), _position(source.start, source.end)],
            "diemcau:sentence": {"value": source.sentence, **_position(source.sentence_start, source.sentence_end)},
        },
    }


def _told(value: Value) -> dict[str, Any]:
    """What a program needs to show a value beside its words."""
    return {
        "diemcau:measure": value.measure,
        "diemcau:org": value.org,
        "diemcau:period": value.period,
        "diemcau:unit": value.unit,
        "diemcau:status": value.status,
        "diemcau:low": None if value.low is None else f"{value.low:f}",
        "diemcau:high": None if value.high is None else f"{value.high:f}",
    }


def _quote(source: Source) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": source.words,
        "prefix": source.prefix,
        "suffix": source.suffix,
    }


def _position(start: int, end: int) -> dict[str, Any]:
    """The recommendation counts code points from 0, the end excluded, as `Span` does."""
    return {"type": "TextPositionSelector", "start": start, "end": end}


def _source(item: Mapping[str, Any]) -> Source:
    target = item["target"]
    document, (quote, position), sentence = target["source"], target["selector"], target["diemcau:sentence"]
    published = document["diemcau:published"]
    if not document["id"].startswith(_HASHED):
        raise ValueError(document["id"])
    return Source(
        value=str(item["body"]["diemcau:value"]),
        document=str(document["diemcau:name"]),
        document_id=document["id"].removeprefix(_HASHED),
        publisher=str(document["diemcau:publisher"]),
        published=date.fromisoformat(published) if published is not None else None,
        start=int(position["start"]),
        end=int(position["end"]),
        words=str(quote["exact"]),
        prefix=str(quote["prefix"]),
        suffix=str(quote["suffix"]),
        sentence_start=int(sentence["start"]),
        sentence_end=int(sentence["end"]),
        sentence=str(sentence["value"]),
    )
