"""Talks about sentences of a document."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from diemcau.errors import NotFound
from diemcau.records import Span
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.policies import Right
from diemcau.web.api.once import once
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import Words
from diemcau.web.api.routes.documents import look_at
from diemcau.web.archive.models import Document
from diemcau.web.archive.queries import find_document
from diemcau.web.desk.actions import open_thread, step_thread
from diemcau.web.desk.models import Thread
from diemcau.web.desk.queries import find_thread, people_for, threads_of

router = Router(tags=["threads"])


class CommentRow(Schema):
    """What one person did in a talk."""

    by: str
    at: datetime
    text: str
    step: Literal["say", "send", "close", "reopen"]
    sent_to: str | None


class ThreadRow(Schema):
    """A talk about one sentence."""

    uid: UUID
    document: UUID
    span: list[int] | None = Field(description="Where the words stand now; null where a new version lacks them.")
    opened_by: str
    opened_at: datetime
    sent_to: str | None = Field(description="The person it was sent back to.")
    closed_by: str | None
    closed_at: datetime | None
    comments: list[CommentRow]


class ThreadFilter(Paged):
    """Which talks."""

    open: bool | None = Field(None, description="Open ones alone, or closed ones alone.")


class NewThread(Schema):
    """A talk to be opened."""

    span: list[int] = Field(description="Code points of the text, half-open.", min_length=2, max_length=2)
    text: Words = Field(min_length=1, max_length=4000)
    sent_to: Words | None = Field(None, max_length=60, description="User name of the person to whom it is sent back.")


class Stepped(Schema):
    """A step in a talk."""

    step: Literal["say", "send", "close", "reopen"]
    text: Words = Field("", max_length=4000)
    sent_to: Words | None = Field(None, max_length=60, description="User name of the person to whom it is sent back.")


@router.get("/documents/{uuid:uid}/threads", response=Page[ThreadRow])
def list_threads(request: HttpRequest, uid: UUID, asked: Query[ThreadFilter]) -> dict[str, Any]:
    """Oldest first; for those who work on the document."""
    document = look_at(request, uid)
    scope(request).demand(Right.READ, document.org_id)
    rows = threads_of(document)
    if asked.open is not None:
        rows = rows.filter(closed_at__isnull=asked.open)
    return page_of(rows, asked, ("opened_at", "uid"), lambda one: _tell(one, document), "threads")


@router.post("/documents/{uuid:uid}/threads", response={201: ThreadRow})
@once
def open_talk(request: HttpRequest, uid: UUID, body: NewThread) -> Status[ThreadRow]:
    """On some words of the text."""
    document = find_document(scope(request), uid)
    thread = open_thread(
        actor=person(request), scope=scope(request), document=document, span=Span(*body.span), text=body.text,
        sent_to=_receiver(document, body.sent_to),
    )  # fmt: skip
    return Status(201, ThreadRow(**_tell(_found(document, thread), document)))


@router.post("/threads/{uuid:uid}", response={200: ThreadRow})
@once
def step_talk(request: HttpRequest, uid: UUID, body: Stepped) -> Status[ThreadRow]:
    """Say something, send it to a person, close it or open it again."""
    thread = find_thread(scope(request), uid)
    document = thread.document
    step_thread(
        actor=person(request), scope=scope(request), thread=thread, step=body.step, text=body.text,
        sent_to=_receiver(document, body.sent_to),
    )  # fmt: skip
    return Status(200, ThreadRow(**_tell(_found(document, thread), document)))


def _found(document: Document, thread: Thread) -> Thread:
    return threads_of(document).get(pk=thread.pk)


def _receiver(document: Document, username: str | None) -> Person | None:
    """The person of a user name, among those who work on the document.

    Raises:
        NotFound: If none of them has it.
    """
    if username is None:
        return None
    found = next((one for one in people_for(document) if one.username == username), None)
    if found is None:
        raise NotFound("Nobody of that name works on this document.", "Choose another person.", code="api.no_person")
    return found


def _tell(thread: Thread, document: Document) -> dict[str, Any]:
    return {
        "uid": thread.uid,
        "document": document.uid,
        "span": None if thread.start is None or thread.end is None else [thread.start, thread.end],
        "opened_by": str(thread.opened_by),
        "opened_at": thread.opened_at,
        "sent_to": str(thread.sent_to) if thread.sent_to else None,
        "closed_by": str(thread.closed_by) if thread.closed_by else None,
        "closed_at": thread.closed_at,
        "comments": [
            {
                "by": str(comment.by),
                "at": comment.at,
                "text": comment.text,
                "step": comment.step,
                "sent_to": str(comment.sent_to) if comment.sent_to else None,
            }
            for comment in thread.comments.all()
        ],
    }
