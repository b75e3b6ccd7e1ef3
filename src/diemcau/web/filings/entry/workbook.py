"""A workbook that comes back: what it would change, cell by cell, and what in it cannot be taken over, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core import signing

from diemcau.collect.form_workbook import read_form_workbook
from diemcau.errors import Invalid
from diemcau.review.forms.rules import keep as keep_understood
from diemcau.web.filings.book import book, form_of
from diemcau.web.filings.content import changes, read_content, to_json
from diemcau.web.filings.entry.keeping import Sent

if TYPE_CHECKING:
    from diemcau.collect.form_workbook import CellError, ReadForm
    from diemcau.records.filled import CellAddress
    from diemcau.review.forms.cells import Refused
    from diemcau.web.filings.content import CellChange
    from diemcau.web.filings.models import Filing

LARGEST = 8 * 1024 * 1024
"""Bytes of a workbook; 2,000 rows of thirty columns have about one million."""

_UNREAD = frozenset({"formula", "error"})
_A1 = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})", re.DOTALL)
_SALT = "filings.workbook"
_HOURS = 12  # a working day to look at what would change
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Trial:
    """What a workbook would do; nothing is kept yet.

    Attributes:
        changes: Cells that would stand otherwise.
        places: Where each cell stands in the workbook.
        errors: What is not taken over.
        refused: Cells whose words are not understood; they are taken over as typed.
        token: Names all of this for whoever confirms it.
    """

    changes: list[CellChange]
    places: Mapping[str, str]
    errors: tuple[CellError, ...]
    refused: Mapping[CellAddress, Refused]
    words: Mapping[str, str]
    token: str


def try_workbook(filing: Filing, body: bytes, name: str, language: str) -> Trial:
    """Read a workbook and hold it against what stands in the return now. Tables whose sheet is missing stay.

    Raises:
        Invalid: If it is none, too large, or that of another form.
    """
    if len(body) > LARGEST:
        raise Invalid("The workbook is too large.", "Leave pictures and other sheets out.", code="filings.sheet_large")
    form = form_of(filing.form)
    said = read_form_workbook(body, form)
    filled, refused = keep_understood(said.filled, form, book(), language, year=int(filing.campaign.period[:4]))
    now = filing.version.content if filing.version else {}
    read = {table: _with_unread(table, rows, said, now) for table, rows in to_json(filled).items()}
    content = {**now, **read, **{table: [] for table in _emptied(said, now)}}
    settled = to_json(read_content(form, content))
    found = changes(now, settled)
    places = {str(cell): place for cell, place in said.places.items()}
    origins = {
        one.cell: {"file": name[:_LONGEST_NAME], "at": places[one.cell]}
        for one in found
        if one.after and one.cell in places
    }
    facts = {
        "filing": str(filing.uid), "version": filing.version.number if filing.version else 0, "content": settled,
        "origins": origins,
    }  # fmt: skip
    words = {str(cell): typed for cell, typed in said.filled.cells()}
    return Trial(found, places, said.errors, refused, words, signing.dumps(facts, salt=_SALT, compress=True))


def _with_unread(
    table: str, rows: list[dict[str, Any]], said: ReadForm, now: Mapping[str, Any]
) -> list[dict[str, Any]]:  # fmt: skip
    """Rows in which cells that could not be read keep what stands there: a broken formula takes nothing away."""
    unread, is_sure = _unread(table, said)
    held = {row["id"]: row["cells"] for row in now.get(table, ())}
    found = []
    for row in rows:
        own = held.get(row["id"], {})
        kept = {column: own[column] for entry, column in unread if entry == row["id"] and column in own}
        found.append({"id": row["id"], "cells": {**kept, **row["cells"]}})
    there = {row["id"] for row in rows}
    left = [] if is_sure else [{"id": name, "cells": cells} for name, cells in held.items() if name not in there]
    return [*found, *left]


def _unread(table: str, said: ReadForm) -> tuple[set[tuple[str, str]], bool]:
    """Row and column of cells that hold a formula or an error, by the cells beside and below them; and whether all are.

    A row in which nothing else stands cannot be told from here.
    """
    rows: dict[tuple[str, str], str] = {}
    columns: dict[tuple[str, str], str] = {}
    for cell, place in said.places.items():
        if cell.table == table and (at := _A1.fullmatch(place)):
            rows[at["sheet"], at["row"]] = cell.entry
            columns[at["sheet"], at["column"]] = cell.column
    sheets = {sheet for sheet, _ in rows}
    found, is_sure = set(), True
    for error in said.errors:
        at = _A1.fullmatch(f"{error.sheet}!{error.cell}") if error.code in _UNREAD else None
        if at is None or at["sheet"] not in sheets:
            continue
        entry, column = rows.get((at["sheet"], at["row"])), columns.get((at["sheet"], at["column"]))
        if entry and column:
            found.add((entry, column))
        else:
            is_sure = False
    return found, is_sure


def _emptied(said: ReadForm, now: Mapping[str, Any]) -> set[str]:
    """Tables whose sheet is there and empty; none while a sheet holds nothing but what could not be read."""
    sheets = {place.rpartition("!")[0] for place in said.places.values()}
    if any(error.code in _UNREAD and error.sheet not in sheets for error in said.errors):
        return set()
    missing = {error.expected for error in said.errors if error.code == "missing_sheet"}
    return set(now) - missing - set(said.filled.tables)


def tried(filing: Filing, token: str, chosen: Mapping[str, str], language: str) -> Sent:
    """What somebody confirms.

    Raises:
        Invalid: If it was not tried here, for this return, or too long ago.
    """
    try:
        facts = signing.loads(token, salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature as error:
        raise _unknown() from error
    if facts["filing"] != str(filing.uid):
        raise _unknown()
    return Sent(facts["version"], facts["content"], facts["origins"], chosen, "xlsx", language)


def _unknown() -> Invalid:
    return Invalid(
        "What would change is not known any more.", "Bring the workbook in once more.", code="filings.sheet_forgotten"
    )
