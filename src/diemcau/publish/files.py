"""The record as files that other programs and spreadsheets open."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from diemcau.publish.contract import record_to_json
from diemcau.publish.jsonnumber import to_number
from diemcau.publish.location import tell_location
from diemcau.publish.wording import Wording, open_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diemcau.records import Claim, Statement
    from diemcau.records.review import Review

COLUMNS = (
    "fact",
    "org",
    "label",
    "measure",
    "value",
    "low",
    "high",
    "bound",
    "unit",
    "period",
    "status",
    "kind",
    "stock_or_flow",
    "compare_to",
    "partner",
    "standing",
    "independent_sources",
    "fact_value",
    "document",
    "publisher",
    "published",
    "start",
    "end",
    "place",
    "words",
    "sentence",
    "rule",
    "confidence",
)

# With what a spreadsheet begins a formula (OWASP, "CSV Injection"), its full-width twins included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_record_json(review: Review) -> str:
    """The record as one JSON object, in the contract's form, ended by a line feed."""
    return json.dumps(record_to_json(review.record), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_figures_csv(review: Review, language: str = "en") -> str:
    """Every statement of every fact, one a row, as RFC 4180 asks (CRLF); the headings are in a language, the codes not.

    The text begins with a byte order mark, without which Excel takes UTF-8 for the machine's old code page: write it
    as `utf-8`, with `newline=""`. Cells from documents that begin like a formula get an apostrophe before them; numbers
    of the record stay numbers. `start` and `end` count code points in the document's text.

    Args:
        review: The review.
        language: Of the headings, ISO 639-1; in English they are the names of `COLUMNS`.

    Raises:
        NotFound: If there are no texts in that language.
    """
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    wording = open_wording(review, language)
    writer.writerow([wording.texts[f"csv.{column}"] for column in COLUMNS])
    for claim in review.record.claims:
        writer.writerows(_rows(wording, claim))
    return out.getvalue()


def neutralise(cell: str) -> str:
    """A cell of foreign text that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _rows(wording: Wording, claim: Claim) -> Iterator[list[str | int | float | None]]:
    for statement in claim.statements:
        figure = wording.figure(statement)
        yield [
            claim.id,
            neutralise(claim.unit_of_report or ""),
            neutralise(figure.label),
            figure.measure,
            to_number(figure.quantity.value),
            to_number(figure.quantity.interval.low),
            to_number(figure.quantity.interval.high),
            figure.quantity.bound.value,
            neutralise(figure.quantity.unit or ""),
            str(figure.period or ""),
            figure.status.value,
            figure.kind.value,
            figure.stock_or_flow.value if figure.stock_or_flow else "",
            str(figure.compare_to or ""),
            neutralise(figure.partner or ""),
            claim.standing.value,
            claim.independent_sources,
            to_number(claim.value),
            *_source(wording, statement),
            to_number(figure.confidence),
        ]


def _source(wording: Wording, statement: Statement) -> list[str | int]:
    """Where it stands: document, publisher, day, offsets, place in the file, the words and their sentence, the rule."""
    document = wording.review.record.by_name[statement.document].document
    figure = wording.figure(statement)
    return [
        neutralise(document.name),
        neutralise(document.publisher or ""),
        document.published.isoformat() if document.published else "",
        statement.span.start,
        statement.span.end,
        neutralise(tell_location(wording.texts, document, statement.span.start)),
        neutralise(document.quote(statement.span)),
        neutralise(document.quote(figure.sentence)),
        figure.rule,
    ]
