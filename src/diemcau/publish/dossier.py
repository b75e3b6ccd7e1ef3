"""A record as rows of the tables of a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from diemcau.publish.dossier_schema import NUMBER, TABLES
from diemcau.records import (
    Claim,
    Conflict,
    CopyLink,
    Correction,
    Document,
    Figure,
    Finding,
    Instruction,
    Interval,
    Occasion,
    Period,
    Reading,
    Record,
    Statement,
)

Row = Mapping[str, Any]
Rows = dict[str, list[Row]]

_PLACES: int = NUMBER.scale
_BEFORE: int = NUMBER.precision - NUMBER.scale  # digits before the point


def to_rows(record: Record, find_key: Callable[[Claim, str], int]) -> Rows:
    """The rows of a record by table, each table in a fixed order.

    Args:
        record: One story.
        find_key: Of a fact and the language of its label, the number by which it is found in other stories.
    """
    rows: dict[str, Iterable[Row]] = {
        "documents": (_document(each.document, record) for each in record.readings),
        "mentions": (row for each in record.readings for row in _mentions(each)),
        "facts": (_fact(each, record, find_key) for each in record.claims),
        "directives": (_directive(each, record) for each in record.instructions),
        "events": map(_event, record.occasions),
        "evidence": _evidence(record),
        "conflicts": (_conflict(f"c{number}", each) for number, each in enumerate(record.conflicts, 1)),
        "corrections": (_correction(f"r{number}", each) for number, each in enumerate(record.corrections, 1)),
        "copies": map(_copy, record.lineage),
        "findings": map(to_finding_row, _findings(record)),
    }
    return {name: [{"story": record.story, **row} for row in found] for name, found in rows.items()}


def to_finding_row(finding: Finding) -> Row:
    """A finding as a row; of no story where it is about a file from which nothing came."""
    return {
        "document": finding.document or None,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "advice": finding.advice,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "facts": list(finding.facts),
    }


def to_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as a table of its declared columns; what a row does not say is null."""
    schema = TABLES[name]
    columns = [pa.array([row.get(field.name) for row in rows], type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def pack_table(table: pa.Table) -> bytes:
    """A table as bytes that `unpack_table` takes back."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def unpack_table(body: bytes) -> pa.Table:
    """The table that `pack_table` was given."""
    with pa.ipc.open_stream(body) as reader:
        return reader.read_all()


def _findings(record: Record) -> Iterator[Finding]:
    yield from record.findings
    for reading in record.readings:
        yield from reading.findings


def _document(document: Document, record: Record) -> Row:
    return {
        "name": document.name,
        "id": document.id,
        "path": document.path,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "recognised": document.recognised,
        "independent": document.name in record.independent,
        "text": document.text,
    }


def _mentions(reading: Reading) -> Iterator[Row]:
    """All mentions of a document, sort by sort, each in text order."""
    sorts: tuple[tuple[str, Iterable[Any]], ...] = (
        ("figure", reading.figures),
        ("directive", reading.directives),
        ("proposal", reading.proposals),
        ("event", reading.events),
        ("happening", reading.happenings),
        ("agreement", reading.agreements),
        ("delegation", reading.delegations),
    )
    for sort, found in sorts:
        for index, mention in enumerate(found):
            told = _figure(mention) if isinstance(mention, Figure) else _told(sort, mention)
            yield {
                "document": reading.document.name,
                "sort": sort,
                "index": index,
                "start": mention.span.start,
                "end": mention.span.end,
                "sentence_start": mention.sentence.start,
                "sentence_end": mention.sentence.end,
                "text": mention.text,
                "confidence": mention.confidence,
                "rule": mention.rule,
                **told,
            }


def _figure(figure: Figure) -> Row:
    quantity = figure.quantity
    return {
        **to_interval_row(quantity.value, quantity.interval),
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        **_measured(figure),
        "part_of": figure.part_of,
        "partner": figure.partner,
        "speaker": figure.speaker,
    }


def _told(sort: str, mention: Any) -> Row:
    """What a mention that is no figure says, in the columns that sorts share."""
    if sort == "directive":
        return {
            "issuer": mention.issuer,
            "addressee": mention.addressee,
            "lead": mention.lead,
            "coordinating": list(mention.coordinating),
            "period": _code(mention.period),
            "deadline": mention.deadline,
            "topics": list(mention.topics),
            "number": mention.number,
        }
    if sort == "proposal":
        return {"issuer": mention.proposer, "addressee": mention.addressee, "topics": list(mention.topics)}
    if sort == "agreement":
        return {
            "kind": mention.kind,
            "period": _code(mention.date),
            "place": mention.place,
            "participants": list(mention.parties),
        }
    if sort == "delegation":
        sides = [side for side in (mention.sender, mention.head) if side]
        return {
            "kind": mention.direction,
            "period": _code(mention.date),
            "place": mention.country,
            "participants": sides,
        }
    return {
        "kind": mention.kind,
        "period": _code(mention.date),
        "place": mention.place,
        "participants": list(mention.participants),
    }


def _fact(claim: Claim, record: Record, find_key: Callable[[Claim, str], int]) -> Row:
    language = record.by_name[claim.statements[0].document].document.language
    return {
        "id": claim.id,
        "key": find_key(claim, language),
        **to_interval_row(claim.value, claim.interval),
        "bound": claim.bound.value,
        "unit": claim.unit,
        **_measured(claim),
        "part_of": claim.part_of,
        "independent_sources": claim.independent_sources,
        "standing": claim.standing.value,
        "why": claim.why,
        "grounds": list(claim.grounds),
        "notes": list(claim.notes),
    }


def _directive(order: Instruction, record: Record) -> Row:
    return {
        "id": order.id,
        "text": _words(order.statements[order.best], record),
        "issuer": order.issuer,
        "addressee": order.addressee,
        "topic": order.topic,
        "disputed": order.disputed,
        "why": order.why,
    }


def _event(occasion: Occasion) -> Row:
    return {
        "id": occasion.id,
        "kind": occasion.kind,
        "date": _code(occasion.date),
        "place": occasion.place,
        "chair": occasion.chair,
        "participants": list(occasion.participants),
        "bridge_points": list(occasion.bridge_points),
    }


def _conflict(name: str, conflict: Conflict) -> Row:
    return {
        "id": name,
        "kind": conflict.kind,
        "why": conflict.why,
        "settle": conflict.settle,
        "concerns": list(conflict.claims),
        "state": conflict.state.value,
    }


def _correction(name: str, correction: Correction) -> Row:
    return {"id": name, "kind": correction.kind.value, "why": correction.why}


def _copy(link: CopyLink) -> Row:
    return {
        "origin": link.origin,
        "made": link.made,
        "grade": link.grade,
        "carried": link.carried,
        "taken": link.taken,
        "why": link.why,
    }


def _measured(figure: Figure | Claim) -> Row:
    base = figure.compare_to
    return {
        "label": figure.label,
        "measure": figure.measure,
        "unit_of_report": figure.unit_of_report,
        "period": _code(figure.period),
        "status": figure.status.value,
        "kind": figure.kind.value,
        "stock_or_flow": figure.stock_or_flow.value if figure.stock_or_flow else None,
        "compare_to": base.code if isinstance(base, Period) else base,
    }


def to_interval_row(value: Decimal, interval: Interval) -> Row:
    """The columns of a value with what its wording allows; none is rounded to fit its column."""
    numbers = (value, interval.low, interval.high)
    fit = all(number is None or _fits(number) for number in numbers)
    kept = numbers if fit else (None, None, None)
    return {
        "value": kept[0],
        "low": kept[1],
        "high": kept[2],
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "exact": None if fit else " ".join("-" if number is None else str(number) for number in numbers),
    }


def _fits(number: Decimal) -> bool:
    """Whether a number has a place in the declared type without being rounded."""
    if not number.is_finite():
        return False
    digits = number.normalize().as_tuple()
    scale = -int(digits.exponent)
    return scale <= _PLACES and len(digits.digits) - scale <= _BEFORE


def _evidence(record: Record) -> Iterator[Row]:
    cited: Iterable[tuple[str, str, Sequence[Statement]]] = (
        *(("fact", each.id, each.statements) for each in record.claims),
        *(("directive", each.id, each.statements) for each in record.instructions),
        *(("event", each.id, each.statements) for each in record.occasions),
        *(("conflict", f"c{number}", each.statements) for number, each in enumerate(record.conflicts, 1)),
        *(
            ("correction", f"r{number}", (each.earlier, each.later))
            for number, each in enumerate(record.corrections, 1)
        ),
    )
    for sort, name, statements in cited:
        for statement in statements:
            yield {
                "sort": sort,
                "id": name,
                "document": statement.document,
                "start": statement.span.start,
                "end": statement.span.end,
                "index": statement.index,
            }


def _words(statement: Statement, record: Record) -> str:
    return statement.span.quote(record.by_name[statement.document].document.text)


def _code(period: Period | None) -> str | None:
    return period.code if period is not None else None
