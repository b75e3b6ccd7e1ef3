"""Registers and what readings hold for them as the JSON of the contracts, and readings back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diemcau.publish.jsonnumber import to_number
from diemcau.publish.piece import Json, to_code, to_confidence, to_period, to_spans
from diemcau.records import Agreement, Delegation, Event, Naming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diemcau.records import Listed, Reading, Register, Statement

_AGREEMENT = ("text", "kind", "field", "place", "rule")
_DELEGATION = ("text", "direction", "sender", "head", "country", "rule")
_NAMING = ("text", "sort", "name", "title")
_HAPPENING = ("text", "kind", "place", "rule", "serial")


def found_to_json(reading: Reading) -> Json:
    """What a reading holds beyond figures, directives, proposals and events."""
    return {
        "happenings": [
            _mention(each, _HAPPENING) | {"date": to_code(each.date), "participants": list(each.participants)}
            for each in reading.happenings
        ],
        "namings": [_plain(each, _NAMING) for each in reading.namings],
        "agreements": [
            _mention(each, _AGREEMENT) | {"date": to_code(each.date), "parties": list(each.parties)}
            for each in reading.agreements
        ],
        "delegations": [_mention(each, _DELEGATION) | {"date": to_code(each.date)} for each in reading.delegations],
    }


def to_found(obj: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """The same as fields of a reading; what an older reading lacks is empty."""
    return {
        "happenings": tuple(_to_happening(each) for each in obj.get("happenings", ())),
        "namings": tuple(
            Naming(**{key: each[key] for key in _NAMING}, **to_spans(each)) for each in obj.get("namings", ())
        ),
        "agreements": tuple(
            Agreement(
                **{key: each[key] for key in _AGREEMENT},
                **to_spans(each),
                date=to_period(each["date"]),
                parties=tuple(each["parties"]),
                confidence=to_confidence(each),
            )
            for each in obj.get("agreements", ())
        ),
        "delegations": tuple(
            Delegation(
                **{key: each[key] for key in _DELEGATION},
                **to_spans(each),
                date=to_period(each["date"]),
                confidence=to_confidence(each),
            )
            for each in obj.get("delegations", ())
        ),
    }


def _to_happening(obj: Json) -> Event:
    return Event(
        **{key: obj[key] for key in _HAPPENING},
        **to_spans(obj),
        date=to_period(obj["date"]),
        participants=tuple(obj["participants"]),
        confidence=to_confidence(obj),
    )


def _plain(mention: Naming | Event | Agreement | Delegation, keys: tuple[str, ...]) -> Json:
    return {
        "span": list(mention.span),
        **{key: getattr(mention, key) for key in keys},
        "sentence": list(mention.sentence),
    }


def _mention(mention: Event | Agreement | Delegation, keys: tuple[str, ...]) -> Json:
    return _plain(mention, keys) | {"confidence": to_number(mention.confidence)}


def register_to_json(register: Register) -> Json:
    """One register with what the reports add up to and how many there are."""
    return {
        "kind": register.sort.value,
        "gross": register.gross,
        "net": register.net,
        "entries": [_listed(entry) for entry in register.entries],
    }


def _listed(entry: Listed) -> Json:
    attributes: dict[str, list[str]] = {}
    for name, value in entry.attributes:
        attributes.setdefault(name, []).append(value)
    return {
        "id": entry.id,
        "name": entry.name,
        "names": [
            {"name": named.name, "mentions": [_place(each) for each in named.statements]} for named in entry.names
        ],
        "attributes": attributes,
        "gross": entry.gross,
        "independent_sources": entry.sources,
        "why": entry.why,
    }


def _place(statement: Statement) -> Json:
    return {"document": statement.document, "span": list(statement.span)}
