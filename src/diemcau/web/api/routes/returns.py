"""Campaigns, returns and the values that were accepted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from diemcau.errors import Conflict
from diemcau.publish.jsonnumber import to_number
from diemcau.records import parse_period
from diemcau.review.forms.rules import keep
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.once import once
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import Known, Seen, Words
from diemcau.web.filings.actions.flow import accept, approve, check, reopen, submit
from diemcau.web.filings.actions.saving import save
from diemcau.web.filings.book import book, form_of
from diemcau.web.filings.content import read_content
from diemcau.web.filings.models import Campaign, Filing, FilingState, Value
from diemcau.web.filings.policies import is_inside
from diemcau.web.filings.queries import campaigns_for, filing_for, filings_for, values_for

router = Router(tags=["returns"])

_WRITTEN = "en"  # programs write numbers with a dot and days as 2025-03-31
_STEPS = {"submit": submit, "check": check, "approve": approve, "accept": accept}


class CampaignRow(Schema):
    """One round of reporting."""

    uid: UUID
    name: str
    regimes: list[str] = Field(description="Codes of the profile's regimes.")
    period: str = Field(examples=["2025"])
    cut_off: date = Field(description="The last day that the data cover.")
    opens: date
    due: date
    closes: date
    closed_at: datetime | None = Field(description="Null while it runs.")


class ReturnRow(Schema):
    """What one unit owes in one form."""

    uid: UUID
    campaign: UUID
    org: str = Field(description="Code of the unit that was asked.", examples=["DUN"])
    holder: str | None = Field(description="Code of the unit that owes it now; null for the same.")
    regime: str
    form: str = Field(examples=["F05"])
    level: int
    state: Literal["empty", "draft", "submitted", "checked", "approved", "accepted", "returned", "excused"]
    edit: int | None = Field(description="Send it back with a write; null for whoever does not work on it.")
    first_approved_at: datetime | None = Field(description="When its unit first signed it off.")


class Row(Schema):
    """One row of a table."""

    id: Words = Field(min_length=1, max_length=64, description="Of a grid the code of the line.")
    cells: dict[Words, Words] = Field(description="What stands in each column, by its code.")


class RemarkTold(Schema):
    """A question about a cell."""

    uid: UUID
    cell: str = Field(description="`table/entry/column`; empty for the whole return.")
    text: str
    answer: str = Field(description="Empty while it waits.")


class ReturnWhole(ReturnRow):
    """A return with all that stands in it: the newest version for who works on it, the accepted one for others."""

    version: int | None = Field(description="Null while nothing was entered.")
    digest: str = Field(description="SHA-256 over the content; what an approval is of.")
    content: dict[str, list[Row]] = Field(description="The rows of each table by its code.")
    remarks: list[RemarkTold] = Field(description="Empty for whoever does not work on it.")


class Content(Seen):
    """All that is to stand in a return; what is left out is taken away."""

    content: dict[Words, list[Row]] = Field(description="The rows of each table by its code.")


class Reopened(Seen):
    """A return that has to be changed again."""

    reason: Words = Field(min_length=1, max_length=1000, description="Why.")


class ReturnFilter(Paged):
    """Which returns."""

    campaign: UUID | None = Field(None, description="Of one campaign; of all if left out.")
    state: Literal["", "empty", "draft", "submitted", "checked", "approved", "accepted", "returned", "excused"] = ""


class ValueRow(Schema):
    """A value of an accepted return."""

    uid: UUID
    known_from: datetime
    known_to: datetime | None = Field(description="When another took its place; null while it counts.")
    filing: UUID = Field(description="The return.")
    cell: str
    measure: str
    org: str | None
    period: str
    status: str
    unit: str
    partner: str
    low: int | float | None = Field(description="The least that it may be; null for unknown.")
    high: int | float | None = Field(description="The most that it may be; null for unknown.")
    low_open: bool
    high_open: bool
    cut_off: date | None = Field(description="The last day that was counted.")
    keys: list[str] = Field(description="What was counted, by the keys of a register.")


class ValueFilter(Paged):
    """Which values."""

    measure: Words = Field("", max_length=60, description="Code of a measure; all if left out.")
    org: Words = Field("", max_length=60, description="Code of a unit; all if left out.")
    period: Words = Field("", max_length=24, description="Code of a period; all if left out.")
    known: Known = None


@router.get("/campaigns", response=Page[CampaignRow])
def list_campaigns(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """The newest first."""
    return page_of(campaigns_for(scope(request)), asked, ("-due", "uid"), _tell_campaign, "campaigns")


@router.get("/returns", response=Page[ReturnRow])
def list_returns(request: HttpRequest, asked: Query[ReturnFilter]) -> dict[str, Any]:
    """Accepted ones of all units, and all of one's own reach."""
    rows = filings_for(scope(request))
    if asked.campaign is not None:
        rows = rows.filter(campaign__uid=asked.campaign)
    if asked.state:
        rows = rows.filter(pk__in=filings_for(scope(request), own=True).values("pk"), state=asked.state)
    return page_of(rows, asked, ("uid",), lambda one: _tell(request, one), "returns")


@router.get("/returns/{uuid:uid}", response=ReturnWhole)
def get_return(request: HttpRequest, uid: UUID) -> ReturnWhole:
    """With all that stands in it."""
    return _whole(request, filing_for(scope(request), uid))


@router.post("/returns/{uuid:uid}/content", response={200: ReturnWhole})
@once
def save_return(request: HttpRequest, uid: UUID, body: Content) -> Status[ReturnWhole]:
    """A version of its own; the earlier ones stay. Numbers with a dot (`1234.5`), days as `2025-03-31`."""
    filing = filing_for(scope(request), uid)
    form = form_of(filing.form)
    sent = read_content(form, {table: [row.dict() for row in rows] for table, rows in body.content.items()})
    content, _ = keep(sent, form, book(), _WRITTEN, year=parse_period(filing.campaign.period).end.year)
    _do(request, filing, lambda: save(
        actor=person(request), scope=scope(request), filing=filing, edit=body.edit, content=content, way="api"
    ))  # fmt: skip
    return Status(200, _whole(request, filing_for(scope(request), uid)))


@router.post("/returns/{uuid:uid}/steps/{step}", response={200: ReturnWhole})
@once
def step_return(
    request: HttpRequest, uid: UUID, step: Literal["submit", "check", "approve", "accept"], body: Seen
) -> Status[ReturnWhole]:
    """Each step is taken by somebody else; an approval is of the content's digest."""
    filing = filing_for(scope(request), uid)
    act = _STEPS[step]
    _do(request, filing, lambda: act(actor=person(request), scope=scope(request), filing=filing, edit=body.edit))
    return Status(200, _whole(request, filing_for(scope(request), uid)))


@router.post("/returns/{uuid:uid}/reopen", response={200: ReturnWhole})
@once
def reopen_return(request: HttpRequest, uid: UUID, body: Reopened) -> Status[ReturnWhole]:
    """What was accepted counts until something else is."""
    filing = filing_for(scope(request), uid)
    _do(request, filing, lambda: reopen(
        actor=person(request), scope=scope(request), filing=filing, edit=body.edit, reason=body.reason
    ))  # fmt: skip
    return Status(200, _whole(request, filing_for(scope(request), uid)))


@router.get("/values", response=Page[ValueRow])
def list_values(request: HttpRequest, asked: Query[ValueFilter]) -> dict[str, Any]:
    """Those that counted at a moment."""
    rows = values_for(scope(request), asked.known).select_related("filing", "org")
    wanted = {"measure": asked.measure, "org__code": asked.org, "period": asked.period}
    rows = rows.filter(**{field: value for field, value in wanted.items() if value})
    return page_of(rows, asked, ("uid",), _tell_value, "values")


def _do(request: HttpRequest, filing: Filing, act: Any) -> None:
    """A write; where somebody was quicker, the error tells how the return is marked now."""
    try:
        act()
    except Conflict as error:
        found = filings_for(scope(request)).filter(pk=filing.pk)
        error.facts["edit"] = found.values_list("edit", flat=True).first()
        raise


def _tell_campaign(campaign: Campaign) -> dict[str, Any]:
    names = ("uid", "name", "regimes", "period", "opens", "due", "closes", "closed_at")
    return {**{name: getattr(campaign, name) for name in names}, "cut_off": campaign.last_day}


def _tell(request: HttpRequest, filing: Filing) -> dict[str, Any]:
    """A return; to whoever does not work on it, it is what was accepted, whatever became of it since."""
    names = ("uid", "regime", "form", "level", "first_approved_at")
    inside = is_inside(scope(request), filing)
    return {
        **{name: getattr(filing, name) for name in names},
        "state": filing.state if inside else FilingState.ACCEPTED,
        "edit": filing.edit if inside else None,
        "campaign": filing.campaign.uid,
        "org": filing.org.code,
        "holder": filing.holder.code if filing.holder else None,
    }


def _whole(request: HttpRequest, filing: Filing) -> ReturnWhole:
    inside = is_inside(scope(request), filing)
    version = filing.version if inside else filing.accepted
    remarks = filing.remarks.order_by("at", "pk") if inside else ()
    return ReturnWhole(
        **_tell(request, filing),
        version=version.number if version else None,
        digest=version.digest if version else "",
        content=version.content if version else {},
        remarks=[RemarkTold(uid=one.uid, cell=one.cell, text=one.text, answer=one.answer) for one in remarks],
    )


def _tell_value(value: Value) -> dict[str, Any]:
    names = (
        "uid", "known_from", "known_to", "cell", "measure", "period", "status", "unit", "partner", "low_open",
        "high_open", "cut_off", "keys",
    )  # fmt: skip
    return {
        **{name: getattr(value, name) for name in names},
        "filing": value.filing.uid,
        "org": value.org.code if value.org else None,
        "low": to_number(value.low),
        "high": to_number(value.high),
    }
