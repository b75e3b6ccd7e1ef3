"""Proposed tasks and orientations as JSON: every field, every wording with its place and sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diemcau.publish.piece import finding_to_json
from diemcau.records import Record, Statement
from diemcau.records.task import Addressees, Deadline, Flag, Proposed

Json = dict[str, Any]


def proposals_to_json(record: Record, proposals: Sequence[Proposed]) -> Json:
    """What is proposed for one record, with what the reading found odd.

    Args:
        record: The record.
        proposals: Those of its directives, in its order.
    """
    return {
        "story": record.story,
        "documents": [
            {"name": one.document.name, "title": one.document.title, "path": one.document.path}
            for one in record.readings
        ],
        "proposals": [proposal_to_json(record, one) for one in proposals],
        "findings": [
            finding_to_json(finding)
            for finding in (*record.findings, *(one for reading in record.readings for one in reading.findings))
        ],
    }


def proposal_to_json(record: Record, one: Proposed) -> Json:
    """One proposal with all its wordings."""
    return {
        "directive": one.directive,
        "calling": one.calling.value,
        "why": list(one.why),
        "title": one.title,
        "words": one.words,
        "issuer": one.issuer,
        "number": one.number,
        "lead": _addressees(one.lead),
        "coordinating": _addressees(one.coordinating),
        "deadline": _deadline(one.deadline),
        "product": one.product,
        "product_kind": one.product_kind,
        "topics": list(one.topics),
        "measures": list(one.measures),
        "flags": [_flag(record, flag) for flag in one.flags],
        "statements": [_statement(record, statement) for statement in one.statements],
    }


def _statement(record: Record, statement: Statement) -> Json:
    reading = record.by_name[statement.document]
    directive = reading.directives[statement.index]
    return {
        "document": statement.document,
        "span": list(statement.span),
        "text": reading.document.quote(statement.span),
        "sentence": list(directive.sentence),
        "sentence_text": reading.document.quote(directive.sentence),
        "issuer": directive.issuer,
        "number": directive.number,
    }


def _addressees(who: Addressees) -> Json:
    return {"words": who.words, "orgs": list(who.orgs), "kinds": list(who.kinds), "is_certain": who.is_certain}


def _deadline(deadline: Deadline) -> Json:
    return {
        "kind": deadline.kind.value,
        "words": deadline.words,
        "day": deadline.day.isoformat() if deadline.day is not None else None,
        "is_certain": deadline.is_certain,
        "rhythm": deadline.rhythm,
        "why": deadline.why,
    }


def _flag(record: Record, flag: Flag) -> Json:
    return {
        "kind": flag.kind.value,
        "code": flag.code,
        "stops": flag.stops,
        "statements": [_statement(record, statement) for statement in flag.statements],
        "others": list(flag.others),
        "why": flag.why,
    }
