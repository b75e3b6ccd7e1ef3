"""The board as a table for other programs."""

from __future__ import annotations

import csv
import io
from datetime import UTC
from typing import TYPE_CHECKING

from diemcau.publish.files import neutralise
from diemcau.web.filings.telling import form_name, missing_parts, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diemcau.publish.texts import Texts
    from diemcau.web.filings.board import Board

COLUMNS = (
    "unit", "unit_name", "kind", "owed_by", "regime", "form", "form_name", "period", "due", "state", "handed_in",
    "late", "next_edition", "missing_parts", "last_accepted",
)  # fmt: skip
"""Codes stand as they are, days as YYYY-MM-DD, moments in UTC; what has not come is empty, never zero."""


def to_csv(board: Board, texts: Texts) -> str:
    """One row a return, as RFC 4180 asks (CRLF), with a byte order mark for Excel; headings in the reader's words."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutralise(texts[f"filings.campaign.table.{column}"]) for column in COLUMNS])
    for row in _rows(board, texts.language):
        writer.writerow([neutralise(cell) for cell in row])
    return out.getvalue()


def _rows(board: Board, language: str) -> Iterator[list[str]]:
    for row in board.rows:
        for place in row.places.values():
            at = place.handed_in
            yield [
                row.org,
                unit_name(row.org, language),
                row.kind,
                row.holder or row.org,
                place.regime,
                place.form,
                form_name(place.form, language),
                board.campaign.period,
                board.campaign.due.isoformat(),
                place.state,
                at.astimezone(UTC).isoformat(timespec="seconds") if at is not None else "",
                "yes" if place.is_late else "",
                "yes" if place.is_next else "",
                " ".join(missing_parts(place.form, list(place.parts))) if place.waits else "",
                place.last,
            ]
