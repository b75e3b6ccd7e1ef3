"""The audit log, for auditors."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from diemcau.web.accounts.middleware import person
from diemcau.web.api.paging import Page, open_cursor, seal
from diemcau.web.api.parameters import Org, Words
from diemcau.web.audit.actions import note_look
from diemcau.web.audit.models import Entry
from diemcau.web.audit.policies import reader_of, sees_all
from diemcau.web.audit.queries import Filters, entries_for, page_of

router = Router(tags=["log"])


class EntryRow(Schema):
    """One act of one person or of the house itself."""

    at: datetime
    actor: str = Field(description="Who, as named then; empty for the house itself.")
    act: str = Field(description="What, as `thing.verb`.", examples=["document.release"])
    thing: str = Field(description="Sort of what it was done to.", examples=["document"])
    thing_id: str = Field(description="Its uid.")
    org: str = Field(description="Code of the unit concerned, or empty.", examples=["DUN"])
    level: int
    detail: Any = Field(description="What else: before and after, reason, numbers.")
    address: str = Field(description="Network address it came from, or empty.")
    number: int | None = Field(description="Place in the chain; for those from whom nothing of the log is hidden.")
    seal: str | None = Field(description="Hash over it and the seal before; as `number`.")


class LogFilter(Schema):
    """Which entries."""

    cursor: Words | None = Field(None, max_length=2000, description="What the page before gave as `next`.")
    person: Words = Field("", max_length=80, description="Part of a name, or a whole user name.")
    act: Words = Field("", max_length=60, description="An act, or what stands before its dot.", examples=["document"])
    thing: Words = Field("", max_length=64, description="uid of what it was done to.")
    org: Org | None = None
    first: date | None = Field(None, description="First day, Ha Noi's time.")
    last: date | None = Field(None, description="Last day, Ha Noi's time.")


@router.get("/log", response=Page[EntryRow])
def list_log(request: HttpRequest, asked: Query[LogFilter]) -> dict[str, Any]:
    """Newest first, 50 at once. Looking at entries about confidential things is itself written down."""
    reader = reader_of(request)
    filters = Filters(
        person=asked.person, act=asked.act, thing=asked.thing, org=asked.org or "", first=asked.first, last=asked.last
    )
    after = str(open_cursor(asked.cursor, "log")[0]) if asked.cursor else ""
    page = page_of(entries_for(reader, filters), after)
    note_look(actor=person(request), entries=page.entries, filters=filters.said())
    chain = sees_all(reader)
    return {
        "items": [_tell_entry(entry, chain=chain) for entry in page.entries],
        "next": seal("log", [page.after]) if page.after else None,
    }


def _tell_entry(entry: Entry, *, chain: bool) -> dict[str, Any]:
    names = ("at", "act", "thing", "thing_id", "org", "level", "detail", "address")
    return {
        **{name: getattr(entry, name) for name in names},
        "actor": entry.actor_name,
        "number": entry.number if chain else None,
        "seal": entry.seal if chain else None,
    }
