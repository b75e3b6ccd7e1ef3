"""The tables of a dossier, column by column, with declared types: what any reader of Parquet finds in it.

Offsets are code points into `documents.text`, half-open. Numbers are exact decimals in full units, percent in points;
one that has no place in the declared type is null, and `exact` holds its digits. Periods are codes (`2024`, `2024-Q2`,
`2024-05`, `2024-05-09`, `A..B`). A fact, directive, event or conflict is named by `story` and `id` together.
"""

from __future__ import annotations

import pyarrow as pa

FORM = 1
"""Form of the tables; raised when a column changes its name, type or meaning."""

NUMBER = pa.decimal128(38, 12)  # 26 digits before the point: more than any budget in its smallest coin

_TEXT, _WHOLE, _FLAG, _DAY = pa.string(), pa.int32(), pa.bool_(), pa.date32()
_TEXTS = pa.list_(pa.string())
_INTERVAL = {
    "value": NUMBER,
    "low": NUMBER,
    "high": NUMBER,
    "low_open": _FLAG,
    "high_open": _FLAG,
    "exact": _TEXT,
    "bound": _TEXT,
    "unit": _TEXT,
}
_MEASURED = {
    "label": _TEXT,
    "measure": _TEXT,
    "unit_of_report": _TEXT,
    "period": _TEXT,
    "status": _TEXT,
    "kind": _TEXT,
    "stock_or_flow": _TEXT,
    "compare_to": _TEXT,
}

TABLES: dict[str, pa.Schema] = {
    name: pa.schema(list(columns.items()), metadata={"diemcau.table": name, "diemcau.form": str(FORM)})
    for name, columns in {
        "documents": {
            "story": _TEXT,
            "name": _TEXT,
            "id": _TEXT,
            "path": _TEXT,
            "language": _TEXT,
            "title": _TEXT,
            "publisher": _TEXT,
            "published": _DAY,
            "media_type": _TEXT,
            "encoding": _TEXT,
            "recognised": _FLAG,
            "independent": _FLAG,
            "text": _TEXT,
        },
        # sort: figure, directive, proposal, event, happening, agreement, delegation; index counts within the sort.
        "mentions": {
            "story": _TEXT,
            "document": _TEXT,
            "sort": _TEXT,
            "index": _WHOLE,
            "start": _WHOLE,
            "end": _WHOLE,
            "sentence_start": _WHOLE,
            "sentence_end": _WHOLE,
            "text": _TEXT,
            **_INTERVAL,
            **_MEASURED,
            "part_of": _WHOLE,
            "partner": _TEXT,
            "speaker": _TEXT,
            "issuer": _TEXT,
            "addressee": _TEXT,
            "lead": _TEXT,
            "coordinating": _TEXTS,
            "deadline": _TEXT,
            "topics": _TEXTS,
            "number": _TEXT,
            "place": _TEXT,
            "participants": _TEXTS,
            "confidence": NUMBER,
            "rule": _TEXT,
        },
        # key: the same for facts of one measure, org, period and kind in any story, whatever their values.
        "facts": {
            "story": _TEXT,
            "id": _TEXT,
            "key": pa.uint64(),
            **_INTERVAL,
            **_MEASURED,
            "part_of": _TEXT,
            "independent_sources": _WHOLE,
            "standing": _TEXT,
            "why": _TEXT,
            "grounds": _TEXTS,
            "notes": _TEXTS,
        },
        "directives": {
            "story": _TEXT,
            "id": _TEXT,
            "text": _TEXT,
            "issuer": _TEXT,
            "addressee": _TEXT,
            "topic": _TEXT,
            "disputed": _FLAG,
            "why": _TEXT,
        },
        "events": {
            "story": _TEXT,
            "id": _TEXT,
            "kind": _TEXT,
            "date": _TEXT,
            "place": _TEXT,
            "chair": _TEXT,
            "participants": _TEXTS,
            "bridge_points": _TEXTS,
        },
        # sort: fact, directive, event, conflict or correction; id names the one that the mention bears out.
        "evidence": {
            "story": _TEXT,
            "sort": _TEXT,
            "id": _TEXT,
            "document": _TEXT,
            "start": _WHOLE,
            "end": _WHOLE,
            "index": _WHOLE,
        },
        "conflicts": {
            "story": _TEXT,
            "id": _TEXT,
            "kind": _TEXT,
            "why": _TEXT,
            "settle": _TEXT,
            "concerns": _TEXTS,
            "state": _TEXT,
        },
        # The earlier mention is the first piece of evidence under the id, the later the second.
        "corrections": {"story": _TEXT, "id": _TEXT, "kind": _TEXT, "why": _TEXT},
        "copies": {
            "story": _TEXT,
            "origin": _TEXT,
            "made": _TEXT,
            "grade": _TEXT,
            "carried": pa.float64(),
            "taken": pa.float64(),
            "why": _TEXT,
        },
        "findings": {
            "story": _TEXT,
            "document": _TEXT,
            "code": _TEXT,
            "severity": _TEXT,
            "message": _TEXT,
            "advice": _TEXT,
            "start": _WHOLE,
            "end": _WHOLE,
            "facts": pa.map_(pa.string(), pa.string()),
        },
    }.items()
}
"""Each table by name; a file `NAME.parquet` each."""
