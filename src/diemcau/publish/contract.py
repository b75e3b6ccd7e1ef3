"""Readings and records as the JSON of the contracts, and readings back from it.

Spans are `[start, end]` in code points, enums their words, dates ISO, numbers JSON numbers. What a record holds beyond
the contract travels in further keys, so that nothing is lost on the way there and back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diemcau.errors import Invalid
from diemcau.publish.jsonnumber import to_number
from diemcau.publish.listing import found_to_json, register_to_json, to_found
from diemcau.publish.ordered import order_list_to_json, order_note_to_json
from diemcau.publish.piece import (
    Json,
    document_to_json,
    finding_to_json,
    quantity_to_json,
    to_base,
    to_code,
    to_confidence,
    to_document,
    to_finding,
    to_period,
    to_quantity,
    to_spans,
)
from diemcau.publish.ruling import choice_to_json, judged_to_json
from diemcau.records import (
    Claim,
    CopyLink,
    Directive,
    Event,
    Figure,
    Finding,
    Kind,
    Proposal,
    Quantity,
    Reading,
    Record,
    Slip,
    Statement,
    Status,
    Tally,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def reading_to_json(reading: Reading) -> Json:
    """One document and its mentions: one line of `diemcau read --format jsonl`."""
    return {
        "document": document_to_json(reading.document),
        "figures": [figure_to_json(figure) for figure in reading.figures],
        "directives": [_directive(directive) for directive in reading.directives],
        "proposals": [_proposal(proposal) for proposal in reading.proposals],
        "events": [_event(event) for event in reading.events],
        **found_to_json(reading),
        "findings": [finding_to_json(finding) for finding in reading.findings],
    }


def reading_from_json(obj: Mapping[str, Any], check: Callable[[Reading], Sequence[Finding]]) -> Reading:
    """The reading that `reading_to_json` wrote.

    Args:
        obj: The reading as JSON.
        check: Reads every figure again out of its words and tells which lack them (`read.verify.check_reading`); to be
            given by the caller, since this room knows no grammar.

    Raises:
        Invalid: If a key is missing, a value is none that the contract knows, or a figure is not in its words.
    """
    reading = _to_reading(obj)
    refused = check(reading)
    if refused:
        raise Invalid(refused[0].message, refused[0].advice, findings=tuple(refused))
    return reading


def _to_reading(obj: Mapping[str, Any]) -> Reading:
    try:
        return Reading(
            document=to_document(obj["document"]),
            figures=tuple(_to_figure(each) for each in obj["figures"]),
            directives=tuple(_to_directive(each) for each in obj["directives"]),
            proposals=tuple(_to_proposal(each) for each in obj["proposals"]),
            events=tuple(_to_event(each) for each in obj["events"]),
            **to_found(obj),
            findings=tuple(to_finding(each) for each in obj["findings"]),
        )
    except KeyError as error:
        raise Invalid(f"The reading lacks the key {error}.", "Write it with `diemcau read --format jsonl`.") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise Invalid(f"The reading holds something unknown: {error}.", "Compare it with the contract.") from error


def figure_to_json(figure: Figure) -> Json:
    """One figure."""
    return {
        "span": list(figure.span),
        "text": figure.text,
        **quantity_to_json(figure.quantity),
        "label": figure.label,
        "measure": figure.measure,
        "unit_of_report": figure.unit_of_report,
        "period": to_code(figure.period),
        "status": figure.status.value,
        "kind": figure.kind.value,
        "stock_or_flow": figure.stock_or_flow.value if figure.stock_or_flow else None,
        "compare_to": to_code(figure.compare_to),
        "part_of": figure.part_of,
        "sentence": list(figure.sentence),
        "partner": figure.partner,
        "speaker": figure.speaker,
        "assumed": sorted(figure.assumed),
        "confidence": to_number(figure.confidence),
        "rule": figure.rule,
    }


def _to_figure(obj: Json) -> Figure:
    return Figure(
        **{key: obj[key] for key in ("text", "label", "measure", "unit_of_report", "part_of", "rule")},
        **to_spans(obj),
        quantity=to_quantity(obj),
        period=to_period(obj["period"]),
        status=Status(obj["status"]),
        kind=Kind(obj["kind"]),
        stock_or_flow=Tally(obj["stock_or_flow"]) if obj["stock_or_flow"] else None,
        compare_to=to_base(obj["compare_to"]),
        partner=obj["partner"],
        speaker=obj.get("speaker"),
        assumed=frozenset(obj.get("assumed", ())),
        confidence=to_confidence(obj),
    )


_DIRECTIVE = ("text", "issuer", "addressee", "lead", "deadline", "number", "relayed_by", "rule")
_PROPOSAL = ("text", "proposer", "addressee", "rule")
_EVENT = ("text", "kind", "place", "chair", "rule")


def _mention(mention: Directive | Proposal | Event, keys: tuple[str, ...]) -> Json:
    """What every mention but a figure has: span and sentence, plain words, confidence."""
    return {
        "span": list(mention.span),
        **{key: getattr(mention, key) for key in keys},
        "sentence": list(mention.sentence),
        "confidence": to_number(mention.confidence),
    }


def _directive(directive: Directive) -> Json:
    return _mention(directive, _DIRECTIVE) | {
        "coordinating": list(directive.coordinating),
        "period": to_code(directive.period),
        "topics": list(directive.topics),
        "figures": list(directive.figures),
    }


def _to_directive(obj: Json) -> Directive:
    return Directive(
        **{key: obj[key] for key in _DIRECTIVE},
        **to_spans(obj),
        coordinating=tuple(obj["coordinating"]),
        period=to_period(obj["period"]),
        topics=tuple(obj["topics"]),
        figures=tuple(obj["figures"]),
        confidence=to_confidence(obj),
    )


def _proposal(proposal: Proposal) -> Json:
    return _mention(proposal, _PROPOSAL) | {"topics": list(proposal.topics)}


def _to_proposal(obj: Json) -> Proposal:
    plain = {key: obj[key] for key in _PROPOSAL}
    return Proposal(**plain, **to_spans(obj), topics=tuple(obj["topics"]), confidence=to_confidence(obj))


def _event(event: Event) -> Json:
    return _mention(event, _EVENT) | {
        "date": to_code(event.date),
        "participants": list(event.participants),
        "bridge_points": list(event.bridge_points),
    }


def _to_event(obj: Json) -> Event:
    return Event(
        **{key: obj[key] for key in _EVENT},
        **to_spans(obj),
        date=to_period(obj["date"]),
        participants=tuple(obj["participants"]),
        bridge_points=tuple(obj["bridge_points"]),
        confidence=to_confidence(obj),
    )


def record_to_json(record: Record) -> Json:
    """One folder as one object: one line of `diemcau reconcile --format jsonl`."""
    return {
        "story": record.story,
        "documents": [_source(record, reading) for reading in record.readings],
        "copies": [list(group.documents) for group in record.copies],
        "copy_groups": [
            {"documents": list(group.documents), "grade": group.grade, "why": group.why} for group in record.copies
        ],
        "lineage": [_copy_link(link) for link in record.lineage],
        "facts": [claim_to_json(claim) for claim in record.claims],
        "look_alikes": [
            {"facts": list(pair.claims), "field": pair.field, "why": pair.why, "grounds": list(pair.grounds)}
            for pair in record.look_alikes
        ],
        "conflicts": [
            {
                "kind": conflict.kind,
                "mentions": _mentions(conflict.statements),
                "why": conflict.why,
                "settle": conflict.settle,
                "facts": list(conflict.claims),
                "slip": _slip(conflict.slip) if conflict.slip else None,
                "state": conflict.state.value,
                "choice": choice_to_json(conflict.choice) if conflict.choice else None,
            }
            for conflict in record.conflicts
        ],
        "corrections": [
            {
                "earlier": _place(correction.earlier),
                "later": _place(correction.later),
                "kind": correction.kind.value,
                "why": correction.why,
            }
            for correction in record.corrections
        ],
        "directives": [_instruction(record, number) for number in range(len(record.instructions))],
        "order_lists": [order_list_to_json(each) for each in record.order_lists],
        "order_notes": [order_note_to_json(note) for note in record.order_notes],
        "events": [_occasion(record, number) for number in range(len(record.occasions))],
        "registers": [register_to_json(register) for register in record.registers],
        "findings": [finding_to_json(finding) for finding in record.findings],
        "judgements": [judged_to_json(judged) for judged in record.judgements],
    }


def _source(record: Record, reading: Reading) -> Json:
    """A document of the record; `origin` names the text it was made from, or itself."""
    name = reading.document.name
    group = next((group for group in record.copies if name in group.documents), None)
    return document_to_json(reading.document) | {
        "origin": group.documents[0] if group else name,
        "independent": name in record.independent,
    }


def _copy_link(link: CopyLink) -> Json:
    return {
        "origin": link.origin,
        "made": link.made,
        "grade": link.grade,
        "carried": round(link.carried, 4),
        "taken": round(link.taken, 4),
        "passages": [{"origin": list(each.origin), "made": list(each.made)} for each in link.passages],
        "why": link.why,
    }


def _slip(slip: Slip) -> Json:
    return _place(slip.statement) | {"meant": to_number(slip.meant), "repairs": list(slip.repairs)}


def _place(statement: Statement) -> Json:
    return {"document": statement.document, "span": list(statement.span)}


def _mentions(statements: tuple[Statement, ...]) -> list[Json]:
    return [_place(statement) for statement in statements]


def claim_to_json(claim: Claim) -> Json:
    """One fact with every place that states it."""
    return {
        "id": claim.id,
        "mentions": _mentions(claim.statements),
        **quantity_to_json(Quantity(claim.value, claim.interval, claim.bound, claim.unit)),
        "measure": claim.measure,
        "label": claim.label,
        "unit_of_report": claim.unit_of_report,
        "period": to_code(claim.period),
        "status": claim.status.value,
        "kind": claim.kind.value,
        "stock_or_flow": claim.stock_or_flow.value if claim.stock_or_flow else None,
        "compare_to": to_code(claim.compare_to),
        "part_of": claim.part_of,
        "independent_sources": claim.independent_sources,
        "standing": claim.standing.value,
        "why": claim.why,
        "notes": list(claim.notes),
        "grounds": list(claim.grounds),
        "chosen": choice_to_json(claim.chosen) if claim.chosen else None,
    }


def _instruction(record: Record, number: int) -> Json:
    order = record.instructions[number]
    return {
        "id": order.id,
        "mentions": _mentions(order.statements),
        "best": order.best,
        "issuer": order.issuer,
        "addressee": order.addressee,
        "topic": order.topic,
        "disputed": order.disputed,
        "why": order.why,
    }


def _occasion(record: Record, number: int) -> Json:
    occasion = record.occasions[number]
    return {
        "id": occasion.id,
        "mentions": _mentions(occasion.statements),
        "documents": list(dict.fromkeys([*(each.document for each in occasion.statements), *occasion.retold])),
        "retold": list(occasion.retold),
        "kind": occasion.kind,
        "date": to_code(occasion.date),
        "place": occasion.place,
        "chair": occasion.chair,
        "participants": list(occasion.participants),
        "bridge_points": list(occasion.bridge_points),
    }
