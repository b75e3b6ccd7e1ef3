"""What was found in a document, and what people decide about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from diemcau.errors import Conflict
from diemcau.records import Span
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.policies import Right
from diemcau.web.api.contract import FigureSaid
from diemcau.web.api.once import once
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import AsOf, Known, Words
from diemcau.web.api.routes.documents import look_at
from diemcau.web.archive.models import Document
from diemcau.web.archive.queries import check_moment, find_document
from diemcau.web.desk.actions import Wanted, accept, add, correct, reject, second, undo
from diemcau.web.desk.models import Decision, Mention
from diemcau.web.desk.policies import is_inside
from diemcau.web.desk.queries import find_mention, history_of, mentions_of, to_token

router = Router(tags=["mentions"])
SortWord = Literal["figure", "directive", "proposal", "event", "happening", "agreement", "delegation"]
CheckWord = Literal["unchecked", "accepted", "corrected", "rejected", "added"]
SPAN = Field(description="Code points of the text, half-open.", examples=[[64, 66]], min_length=2, max_length=2)


class MentionRow(Schema):
    """One mention in one document, in one state."""

    uid: UUID = Field(description="The same for all states of the mention.")
    document: UUID
    sort: SortWord
    span: list[int] = SPAN
    sentence: list[int] = Field(
        description="The same of its sentence.", examples=[[40, 120]], min_length=2, max_length=2
    )
    words: str = Field(description="The words at its span.", examples=["46 incoming delegations"])
    org: str | None = Field(description="Code of the unit whose figure it is, where the words name one that is known.")
    said: FigureSaid | dict[str, Any] = Field(description="The whole of it in the words of the contract.")
    confidence: float = Field(description="Of the reader, 0 to 1; 1 where a person made it.", examples=[0.95])
    rule: str = Field(description="What read it; `person` where a person made it.")
    check: CheckWord = Field(description="What a person made of it.")
    checked_by: str | None = Field(
        description="Who; null for the reader, and for people who do not work on the document."
    )
    second_by: str | None = Field(description="Who read it a second time and agreed.")
    needs_second: bool = Field(description="Whether the risk asks for a second reader.")
    known_from: datetime = Field(description="Since when the house holds it so.")
    known_to: datetime | None = Field(description="Until when; null while it does.")
    edit: str = Field(description="Names this state; a write names the one that was seen.")


class MentionFilter(Paged):
    """Which mentions of a document."""

    sort: SortWord | None = Field(None, description="Of one sort.")
    check: CheckWord | None = Field(None, description="In one state of checking.")
    measure: Words | None = Field(None, max_length=60, description="Code of a measure.")
    known: Known = None


class DecisionRow(Schema):
    """What one person decided about a mention."""

    verdict: Literal["accept", "correct", "reject", "add", "second", "undo"]
    by: str
    at: datetime
    reason: str


class Judged(Schema):
    """A decision about a mention as it was seen."""

    edit: Words = Field(
        max_length=40, description="The `edit` of the mention as you saw it; 409 tells its present one."
    )
    reason: Words = Field("", max_length=2000, description="Why, where there is something to say.")


class Agreed(Judged):
    """A second reading."""

    agrees: bool = Field(description="Whoever does not agree gives a reason and opens it again.")


class Said(Schema):
    """What a mention is to say. A number is read again from the words: what they do not say is refused."""

    words: Words = Field("", max_length=4000, description="The words that were chosen, as they stand in the text.")
    span: list[int] | None = Field(
        None, description="Where they stand, code points, half-open.", min_length=2, max_length=2
    )
    measure: Words = Field("", max_length=300, description="Code, or name in any language; empty for none.")
    org: Words = Field("", max_length=300, description="Code of a unit, or its name; empty for none.")
    period: Words = Field("", max_length=300, description="Code or words; empty for none.", examples=["2024-H1"])
    status: Literal["actual", "expected", "target", "plan"] = "actual"
    kind: Literal["level", "change", "share", "rank", "ratio"] = "level"
    partner: Words = Field("", max_length=300, description="With whom; empty for nobody.")
    label: Words = Field("", max_length=300, description="What is counted, in the words of the text.")
    fields: dict[Words, Words] = Field({}, max_length=20, description="Of an order, proposal or event: fields by name.")


class Corrected(Judged, Said):
    """A correction."""


class Added(Said):
    """A figure that was not read."""

    reason: Words = Field("", max_length=2000, description="Why, where there is something to say.")


class Undone(Schema):
    """A decision that is to be taken back."""

    edit: Words = Field(max_length=40, description="The `edit` of the mention as you saw it.")


class Left(Schema):
    """What is left when a decision was taken back."""

    mention: MentionRow | None = Field(description="The mention as it was before; null where it was added.")


@router.get("/documents/{uuid:uid}/mentions", response=Page[MentionRow], exclude_unset=True)
def list_mentions(request: HttpRequest, uid: UUID, asked: Query[MentionFilter]) -> dict[str, Any]:
    """In order of the text."""
    document = look_at(request, uid)
    check_moment(scope(request), document, asked.known)
    rows = mentions_of(document, asked.known).select_related("org", "checked_by", "second_by")
    equal = {"sort": asked.sort, "check_state": asked.check, "measure": asked.measure}
    rows = rows.filter(**{name: value for name, value in equal.items() if value is not None})
    inside = is_inside(scope(request), document)
    return page_of(
        rows, asked, ("start", "end", "uid"), lambda one: tell_mention(one, document, inside=inside), "mentions"
    )


@router.get("/documents/{uuid:uid}/mentions/{uuid:mention}", response=MentionRow, exclude_unset=True)
def get_mention(request: HttpRequest, uid: UUID, mention: UUID, asked: Query[AsOf]) -> dict[str, Any]:
    """In the state of a moment."""
    document = look_at(request, uid)
    found = find_mention(document, mention, asked.known)
    return tell_mention(found, document, inside=is_inside(scope(request), document))


@router.get("/documents/{uuid:uid}/mentions/{uuid:mention}/decisions", response=list[DecisionRow])
def list_decisions(request: HttpRequest, uid: UUID, mention: UUID, asked: Query[AsOf]) -> list[dict[str, Any]]:
    """Newest first, 200 at most; for those who work on the document."""
    document = look_at(request, uid)
    scope(request).demand(Right.READ, document.org_id)
    decisions: list[Decision] = list(history_of(document, mention, asked.known)[:200])
    return [{"verdict": one.verdict, "by": str(one.by), "at": one.at, "reason": one.reason} for one in decisions]


@router.post("/documents/{uuid:uid}/mentions", response={201: MentionRow}, exclude_unset=True)
@once
def add_mention(request: HttpRequest, uid: UUID, body: Added) -> Status[MentionRow]:
    """Its number is read from the words."""
    document = find_document(scope(request), uid)
    done = add(actor=person(request), scope=scope(request), document=document, wanted=_wanted(body), reason=body.reason)
    return _told(201, done, document)


@router.post("/documents/{uuid:uid}/mentions/{uuid:mention}/accept", response={200: MentionRow}, exclude_unset=True)
@once
def accept_mention(request: HttpRequest, uid: UUID, mention: UUID, body: Judged) -> Status[MentionRow]:
    """What was read is right."""
    with _mention(request, uid, mention) as document:
        done = accept(
            actor=person(request), scope=scope(request), document=document, mention=mention, seen=body.edit,
            reason=body.reason,
        )  # fmt: skip
    return _told(200, done, document)


@router.post("/documents/{uuid:uid}/mentions/{uuid:mention}/reject", response={200: MentionRow}, exclude_unset=True)
@once
def reject_mention(request: HttpRequest, uid: UUID, mention: UUID, body: Judged) -> Status[MentionRow]:
    """It is none, or none of this document."""
    with _mention(request, uid, mention) as document:
        done = reject(
            actor=person(request), scope=scope(request), document=document, mention=mention, seen=body.edit,
            reason=body.reason,
        )  # fmt: skip
    return _told(200, done, document)


@router.post("/documents/{uuid:uid}/mentions/{uuid:mention}/correct", response={200: MentionRow}, exclude_unset=True)
@once
def correct_mention(request: HttpRequest, uid: UUID, mention: UUID, body: Corrected) -> Status[MentionRow]:
    """All that it is to say; what is left out is empty. Without words and span those of before stay."""
    with _mention(request, uid, mention) as document:
        done = correct(
            actor=person(request), scope=scope(request), document=document, mention=mention, seen=body.edit,
            wanted=_wanted(body), reason=body.reason,
        )  # fmt: skip
    return _told(200, done, document)


@router.post("/documents/{uuid:uid}/mentions/{uuid:mention}/second", response={200: MentionRow}, exclude_unset=True)
@once
def second_mention(request: HttpRequest, uid: UUID, mention: UUID, body: Agreed) -> Status[MentionRow]:
    """Whoever decided first is not the second reader."""
    with _mention(request, uid, mention) as document:
        done = second(
            actor=person(request), scope=scope(request), document=document, mention=mention, seen=body.edit,
            agrees=body.agrees, reason=body.reason,
        )  # fmt: skip
    return _told(200, done, document)


@router.post("/documents/{uuid:uid}/mentions/{uuid:mention}/undo", response={200: Left}, exclude_unset=True)
@once
def undo_decision(request: HttpRequest, uid: UUID, mention: UUID, body: Undone) -> Status[Left]:
    """The last decision about the mention."""
    with _mention(request, uid, mention) as document:
        left = undo(actor=person(request), scope=scope(request), document=document, mention=mention, seen=body.edit)
    return Status(200, Left(mention=None if left is None else MentionRow(**tell_mention(left, document, inside=True))))


def tell_mention(mention: Mention, document: Document, *, inside: bool) -> dict[str, Any]:
    """A mention; who did what is told to those who work on the document."""
    names = ("uid", "sort", "words", "said", "rule", "needs_second", "known_from", "known_to")
    return {
        **{name: getattr(mention, name) for name in names},
        "document": document.uid,
        "span": [mention.start, mention.end],
        "sentence": [mention.sentence_start, mention.sentence_end],
        "org": mention.org.code if mention.org else None,
        "confidence": float(mention.confidence),
        "check": mention.check_state,
        "checked_by": str(mention.checked_by) if inside and mention.checked_by else None,
        "second_by": str(mention.second_by) if inside and mention.second_by else None,
        "edit": to_token(mention),
    }


def _told(status: int, mention: Mention, document: Document) -> Status[MentionRow]:
    return Status(status, MentionRow(**tell_mention(mention, document, inside=True)))


def _wanted(said: Said) -> Wanted:
    names = ("words", "measure", "org", "period", "status", "kind", "partner", "label", "fields")
    span = None if said.span is None else Span(*said.span)
    return Wanted(span=span, **{name: getattr(said, name) for name in names})


@contextmanager
def _mention(request: HttpRequest, uid: UUID, mention: UUID) -> Iterator[Document]:
    """The document of a mention to be decided about; where somebody was quicker, the error names the present state."""
    document = find_document(scope(request), uid)
    try:
        yield document
    except Conflict as error:
        now = document.mentions.filter(uid=mention, known_to=None).first()
        error.facts["edit"] = now and to_token(now)
        raise
