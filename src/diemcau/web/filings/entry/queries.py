"""What the page asks about the return that is filled in: its content, last year's, remarks on its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from diemcau.errors import Invalid, NotFound
from diemcau.records import parse_period
from diemcau.records.period import shift_years
from diemcau.web.filings.content import words_of
from diemcau.web.filings.models import Filing, Receipt
from diemcau.web.filings.policies import inside, is_inside
from diemcau.web.filings.queries import filing_for, filings_for

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.filings.models import FilingVersion


def filing_inside(scope: Scope, uid: UUID) -> Filing:
    """A return whose drafts the person may see.

    Raises:
        NotFound: If there is none of that uid, or its drafts are not open to the person.
    """
    found = filing_for(scope, uid)
    if not is_inside(scope, found):
        raise NotFound("There is no such return, or it is not open to you.", code="filings.no_filing")
    return found


def version_of(filing: Filing, number: int) -> FilingVersion | None:
    """A version by its number; None for 0, with which every return begins.

    Raises:
        Invalid: If the return never had it.
    """
    if number == 0:
        return None
    found = filing.versions.filter(number=number).first()
    if found is None:
        raise Invalid(
            f"The return has no version {number}.", "Load the page again.", code="filings.no_version", number=number
        )
    return found


def receipt_for(scope: Scope, uid: UUID) -> Receipt:
    """A receipt.

    Raises:
        NotFound: If there is none of that uid, or the drafts of its return are not open to the person.
    """
    rows = Receipt.objects.select_related("filing__campaign", "filing__org", "filing__holder", "version", "by")
    found = rows.filter(inside(scope, "filing__"), uid=uid).first()
    if found is None:
        raise NotFound("There is no such receipt, or it is not open to you.", code="filings.no_receipt")
    return found


def before(scope: Scope, filing: Filing) -> Filing | None:
    """The accepted return of the same unit and form for the same period a year before; None where there is none."""
    period = shift_years(parse_period(filing.campaign.period), -1).code
    return (
        filings_for(scope)
        .filter(form=filing.form, regime=filing.regime, org=filing.org_id, campaign__period=period)
        .exclude(accepted=None)
        .first()
    )


def cells_before(scope: Scope, filing: Filing) -> dict[str, str]:
    """What stood in each cell of that return when it was accepted, by address."""
    found = before(scope, filing)
    return words_of(found.accepted.content) if found is not None and found.accepted is not None else {}


def remarks_by_cell(filing: Filing) -> dict[str, list[dict[str, str]]]:
    """What was asked about cells and waits for an answer."""
    found: dict[str, list[dict[str, str]]] = {}
    for remark in filing.remarks.filter(answered_at=None).exclude(cell="").select_related("by"):
        told = {"text": remark.text, "by": remark.by.name, "at": f"{timezone.localtime(remark.at):%d/%m/%Y %H:%M}"}
        found.setdefault(remark.cell, []).append(told)
    return found


def held(filing: Filing) -> dict[str, Any]:
    """What stands in a return now, as the page needs it to go on."""
    version = filing.version
    return {
        "edit": filing.edit,
        "version": version.number if version else 0,
        "content": version.content if version else {},
        "origins": version.origins if version else {},
    }
