"""A workbook that comes back: what it would change, cell by cell, and what in it cannot be taken over, and where."""

from __future__ import annotations

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
    content = {**now, **to_json(filled), **{table: [] for table in _emptied(said, now)}}
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


def _emptied(said: ReadForm, now: Mapping[str, Any]) -> set[str]:
    """Tables whose sheet is there and empty."""
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
