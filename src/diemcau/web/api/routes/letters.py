"""Messages between offices: what came and went, and taking one in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, File, Form, Query, Router, Schema, Status
from ninja.files import UploadedFile

from diemcau.errors import Invalid
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.once import once
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import LevelNumber, Org
from diemcau.web.archive import blobs
from diemcau.web.exchange.actions.receiving import receive
from diemcau.web.exchange.models import Message
from diemcau.web.exchange.policies import MOST_MESSAGE
from diemcau.web.exchange.queries import find_message, messages_for
from diemcau.web.orgs.queries import find_org

router = Router(tags=["messages"])

_BYTES: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "The exchange file.",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


class MessageRow(Schema):
    """A message between offices."""

    uid: UUID
    direction: Literal["in", "out"]
    identifier: str = Field(description="Its own id.")
    organ: str = Field(description="Id of the other office.", examples=["000.00.07.H99"])
    org: str = Field(description="Code of the unit here.")
    number: str = Field(examples=["45/TB-ARD"])
    issued_on: date | None
    subject: str
    due: date | None = Field(description="By when an answer is owed.")
    business: int = Field(description="0 new, 1 revokes, 2 updates, 3 replaces.")
    status: str = Field(
        description="How far its paper has come: 01 arrived … 06 finished … 16; empty while nobody said.",
        examples=["01"],
    )
    level: int
    paper: UUID | None = Field(description="The paper that it became or carries here.")
    answers: UUID | None = Field(description="The message that it answers.")
    is_unmatched: bool = Field(description="Whether it answers something that nothing here waits for.")
    at: datetime


class NewMessage(Schema):
    """For whom a message is."""

    org: Org
    level: LevelNumber


@router.get("/messages", response=Page[MessageRow])
def list_messages(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """The newest first."""
    rows = messages_for(scope(request)).select_related("org", "source", "answers")
    return page_of(rows, asked, ("-at", "uid"), _tell, "messages")


@router.get("/messages/{uuid:uid}", response=MessageRow)
def get_message(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    """One message."""
    return _tell(find_message(scope(request), uid))


@router.get("/messages/{uuid:uid}/file", response={200: None}, openapi_extra=_BYTES)
def get_message_file(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The exchange file as it came or is to go."""
    row = find_message(scope(request), uid)
    response = HttpResponse(blobs.fetch(row.blob), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{row.uid}.edxml") or ""
    return response


@router.post("/messages", response={200: MessageRow, 201: MessageRow})
@once
def receive_message(request: HttpRequest, body: Form[NewMessage], file: File[UploadedFile]) -> Status[MessageRow]:
    """201 for a new one, 200 for one that came before; it closes what it answers as far as you may."""
    if (file.size or 0) > MOST_MESSAGE:
        raise Invalid(
            "The message is empty or larger than 50 MB.", "Ask its sender for a smaller one.",
            code="exchange.large_message",
        )  # fmt: skip
    row, is_new = receive(
        actor=person(request), scope=scope(request), org=find_org(body.org), level=body.level, body=file.read()
    )
    return Status(201 if is_new else 200, MessageRow(**_tell(row)))


def _tell(row: Message) -> dict[str, Any]:
    names = (
        "uid",
        "direction",
        "identifier",
        "organ",
        "issued_on",
        "subject",
        "due",
        "business",
        "status",
        "level",
        "at",
    )
    return {
        **{name: getattr(row, name) for name in names},
        "org": row.org.code,
        "number": f"{row.code}/{row.symbol}" if row.code else "",
        "paper": row.source.uid if row.source is not None else None,
        "answers": row.answers.uid if row.answers is not None else None,
        "is_unmatched": bool(row.said.get("unmatched")),
    }
