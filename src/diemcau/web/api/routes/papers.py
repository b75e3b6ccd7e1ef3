"""Papers that order tasks, their directives, drafts, and requests from below."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.accounts.models import Person
from diemcau.web.api.once import once
from diemcau.web.api.paging import Page, Paged, page_of
from diemcau.web.api.parameters import LevelNumber, Org, Seen, Words
from diemcau.web.api.routes.tasks import Day, TaskWhole, tell_whole
from diemcau.web.archive.policies import may_see
from diemcau.web.archive.queries import find_document
from diemcau.web.orgs.queries import find_org
from diemcau.web.tasks.actions.drafting import Part, Wanted, change_draft, make_draft
from diemcau.web.tasks.actions.papers import Paper, Signature, enter_source, office_of
from diemcau.web.tasks.actions.requests import Asked, answer_request, ask_request, withdraw_request
from diemcau.web.tasks.finding import task_for
from diemcau.web.tasks.models import Order, Request, Source
from diemcau.web.tasks.policies import tasks_for, visible_orders, visible_requests, visible_sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from diemcau.web.accounts.policies import Scope

router = Router(tags=["tasks"])

_Level = Annotated[LevelNumber, Field(description="How confidential; never below what orders it.")]
Kind = Literal["notice", "dispatch", "decision", "directive", "resolution", "programme", "instruction", "speech"]


class PaperRow(Schema):
    """A paper that orders tasks."""

    uid: UUID
    kind: Kind
    org: str = Field(description="Code of the unit that issued it.")
    office: str = Field(description="Code of the unit whose office keeps it.")
    number: str = Field(description="Empty while it is not signed.", examples=["45"])
    symbol: str = Field(examples=["TB-BNG"])
    signed_on: date | None
    signer: str
    subject: str
    level: int
    state: Literal["in_force", "revoked", "replaced"]
    document: UUID | None = Field(description="In the archive, where it is open to you.")
    external: str = Field(description="Its id where it came from.")
    edit: int


class OrderRow(Schema):
    """A directive of a paper, in its very words."""

    uid: UUID
    place: int
    number: str = Field(description="As printed.")
    words: str
    speaker: str
    level: int
    calling: Literal["orientation", "task"] = Field(description="What the house proposes to make of it.")
    outcome: Literal["", "task", "orientation", "none"] = Field(description="What became of it; empty while open.")
    tasks: list[UUID] = Field(description="The tasks that came of it and are open to you.")


class NewPaper(Schema):
    """A paper, signed or not."""

    org: Org = Field(description="Code of the unit that issues it.")
    office: Org = Field(description="Code of the unit whose office keeps it.")
    subject: Words = Field(min_length=1, max_length=500)
    kind: Kind = "notice"
    level: _Level = 1
    document: UUID | None = None
    external: Words = Field("", max_length=200)
    number: Words = Field("", max_length=20, description="With `symbol` and `signed_on`: it is signed.")
    symbol: Words = Field("", max_length=60)
    signed_on: Day | None = None
    signer: Words = Field("", max_length=200)


class NewPart(Schema):
    """What a coordinating unit is to be asked for."""

    org: Org
    words: Words = Field("", max_length=2000)
    due: Day | None = None
    is_required: bool = True


class NewDraft(Schema):
    """A task to be prepared."""

    title: Words = Field(min_length=1, max_length=300)
    office: Org = Field(description="Code of the unit whose office follows it up.")
    lead: Org | None = Field(None, description="Code of the unit in charge.")
    parts: list[NewPart] = Field([], max_length=200)
    assigner: Words = Field("", max_length=150, description="Sign-in name of the leader who is to give it.")
    due: Day | None = None
    is_confirmed: bool = Field(default=False, description="Agree to a deadline that is past, or to none.")
    product: Words = Field("", max_length=500)
    topics: list[Words] = Field([], max_length=20)
    measure: Words = Field("", max_length=60)
    is_key: bool = False
    level: _Level = 1
    paper: UUID | None = Field(None, description="That orders it.")
    order: UUID | None = Field(None, description="The directive of which it is made.")


class ChangedDraft(NewDraft, Seen):
    """All that a draft is to say from now on; its paper and directive stay."""


class RequestRow(Schema):
    """What a unit asks of another."""

    uid: UUID
    org: str = Field(description="Code of the unit that asks.")
    to: str = Field(description="Code of the unit that answers now.")
    words: str
    ground: str
    level: int
    due: date = Field(description="By when an answer is owed.")
    state: Literal["open", "answered", "declined", "withdrawn"]
    answer: str
    answered_on: date | None
    at: datetime
    edit: int


class RequestFilter(Paged):
    """Which requests."""

    state: Literal["", "open", "answered", "declined", "withdrawn"] = ""


class NewRequest(Schema):
    """What is asked."""

    org: Org = Field(description="Code of the unit that asks.")
    to: Org = Field(description="Code of the unit that is asked.")
    words: Words = Field(min_length=1, max_length=2000)
    ground: Words = Field("", max_length=2000)
    due: Day | None = Field(None, description="Left out for the usual term.")
    level: LevelNumber = 1


class RequestAnswer(Seen):
    """The answer to a request."""

    answer: Words = Field(min_length=1, max_length=2000)
    agrees: bool = Field(description="False to decline.")
    task: UUID | None = Field(None, description="The task that came of it.")


class RequestBack(Seen):
    """A request that is taken back."""

    reason: Words = Field(min_length=1, max_length=2000)


@router.get("/papers", response=Page[PaperRow])
def list_papers(request: HttpRequest, asked: Query[Paged]) -> dict[str, Any]:
    """In the order of their uids."""
    rows = Source.objects.filter(visible_sources(scope(request))).select_related("org", "office", "document")
    return page_of(rows, asked, ("uid",), lambda one: _paper(scope(request), one), "papers")


@router.get("/papers/{uuid:uid}", response=PaperRow)
def get_paper(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    """One paper."""
    return _paper(scope(request), _find_paper(scope(request), uid))


@router.post("/papers", response={201: PaperRow})
@once
def enter_paper(request: HttpRequest, body: NewPaper) -> Status[PaperRow]:
    """By whoever deploys or gives tasks in its office."""
    document = find_document(scope(request), body.document) if body.document is not None else None
    paper = Paper(
        org=find_org(body.org), office=find_org(body.office), subject=body.subject, kind=body.kind, level=body.level,
        document=document, external=body.external,
    )  # fmt: skip
    signed = (
        Signature(number=body.number, symbol=body.symbol, day=body.signed_on, signer=body.signer)
        if body.signed_on is not None
        else None
    )
    made = enter_source(actor=person(request), scope=scope(request), paper=paper, signature=signed)
    return Status(201, PaperRow(**_paper(scope(request), made)))


@router.get("/papers/{uuid:uid}/orders", response=Page[OrderRow])
def list_orders(request: HttpRequest, uid: UUID, asked: Query[Paged]) -> dict[str, Any]:
    """In the order of the paper."""
    may = scope(request)
    rows = Order.objects.filter(visible_orders(may), source=_find_paper(may, uid))
    return page_of(rows, asked, ("place", "uid"), lambda one: _order(may, one), "orders")


@router.post("/tasks/drafts", response={201: TaskWhole})
@once
def draft_task(request: HttpRequest, body: NewDraft) -> Status[TaskWhole]:
    """A draft, by whoever deploys or gives tasks in the office; nobody else knows of it before it is given."""
    may = scope(request)
    order = _find_order(may, body.order) if body.order is not None else None
    source = _find_paper(may, body.paper) if body.paper is not None else None
    made = make_draft(actor=person(request), scope=may, wanted=_wanted(body), order=order, source=source)
    return Status(201, TaskWhole(**tell_whole(request, task_for(may, made.uid))))


@router.post("/tasks/{uuid:uid}/draft", response={200: TaskWhole})
@once
def change_task_draft(request: HttpRequest, uid: UUID, body: ChangedDraft) -> Status[TaskWhole]:
    """As long as it was not given, by whoever deploys or gives tasks in the office."""
    may = scope(request)
    task = task_for(may, uid)
    try:
        change_draft(actor=person(request), scope=may, task=task, edit=body.edit, wanted=_wanted(body))
    except Conflict as error:
        error.facts["edit"] = tasks_for(may).filter(pk=task.pk).values_list("edit", flat=True).first()
        raise
    return Status(200, TaskWhole(**tell_whole(request, task_for(may, uid))))


@router.get("/requests", response=Page[RequestRow])
def list_requests(request: HttpRequest, asked: Query[RequestFilter]) -> dict[str, Any]:
    """The most urgent first."""
    rows = Request.objects.filter(visible_requests(scope(request))).select_related("org", "to_holder")
    rows = rows.filter(state=asked.state) if asked.state else rows
    return page_of(rows, asked, ("due", "uid"), _request, "requests")


@router.post("/requests", response={201: RequestRow})
@once
def ask_unit(request: HttpRequest, body: NewRequest) -> Status[RequestRow]:
    """By whoever speaks for the unit that asks."""
    asked = Asked(
        org=find_org(body.org), to=find_org(body.to), words=body.words, ground=body.ground, due=body.due,
        level=body.level,
    )  # fmt: skip
    made = ask_request(actor=person(request), scope=scope(request), asked=asked)
    return Status(201, RequestRow(**_request(made)))


@router.post("/requests/{uuid:uid}/answer", response={200: RequestRow})
@once
def answer_unit(request: HttpRequest, uid: UUID, body: RequestAnswer) -> Status[RequestRow]:
    """By whoever answers or deploys for the unit that is asked."""
    held = _find_request(scope(request), uid)
    task = task_for(scope(request), body.task) if body.task is not None else None
    return _told(request, held, lambda: answer_request(
        actor=person(request), scope=scope(request), request=held, edit=body.edit, answer=body.answer,
        agrees=body.agrees, task=task,
    ))  # fmt: skip


@router.post("/requests/{uuid:uid}/withdraw", response={200: RequestRow})
@once
def withdraw_asked_unit(request: HttpRequest, uid: UUID, body: RequestBack) -> Status[RequestRow]:
    """By whoever speaks for the unit that asked."""
    held = _find_request(scope(request), uid)
    return _told(request, held, lambda: withdraw_request(
        actor=person(request), scope=scope(request), request=held, edit=body.edit, reason=body.reason
    ))  # fmt: skip


def _told(request: HttpRequest, held: Request, act: Callable[[], Request]) -> Status[RequestRow]:
    try:
        act()
    except Conflict as error:
        error.facts["edit"] = Request.objects.filter(pk=held.pk).values_list("edit", flat=True).first()
        raise
    return Status(200, RequestRow(**_request(_find_request(scope(request), held.uid))))


def _wanted(body: NewDraft) -> Wanted:
    parts = tuple(
        Part(org=find_org(one.org), words=one.words, due=one.due, is_required=one.is_required) for one in body.parts
    )
    assigner = Person.objects.filter(username=body.assigner, is_active=True).first() if body.assigner else None
    if body.assigner and assigner is None:
        raise Invalid("That person gives no tasks there.", "Choose a leader of it.", code="tasks.no_giver")
    return Wanted(
        title=body.title, office=find_org(body.office), lead=find_org(body.lead) if body.lead else None, parts=parts,
        assigner=assigner, due=body.due, is_confirmed=body.is_confirmed, product=body.product,
        topics=tuple(body.topics), measure=body.measure, is_key=body.is_key, level=body.level,
    )  # fmt: skip


def _find_paper(may: Scope, uid: UUID) -> Source:
    rows = Source.objects.filter(visible_sources(may)).select_related("org", "office", "document")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such paper, or it is not open to you.", code="tasks.no_source")
    return found


def _find_order(may: Scope, uid: UUID) -> Order:
    found = Order.objects.filter(visible_orders(may), uid=uid).first()
    if found is None:
        raise NotFound("There is no such directive, or it is not open to you.", code="tasks.no_order")
    return found


def _find_request(may: Scope, uid: UUID) -> Request:
    found = Request.objects.filter(visible_requests(may), uid=uid).select_related("org", "to_holder").first()
    if found is None:
        raise NotFound("There is no such request, or it is not open to you.", code="tasks.no_request")
    return found


def _paper(may: Scope, one: Source) -> dict[str, Any]:
    names = (
        "uid", "kind", "number", "symbol", "signed_on", "signer", "subject", "level", "state", "external", "edit",
    )  # fmt: skip
    return {
        **{name: getattr(one, name) for name in names},
        "org": one.org.code,
        "office": office_of(one).code,
        "document": one.document.uid if one.document is not None and may_see(may, one.document) else None,
    }


def _order(may: Scope, one: Order) -> dict[str, Any]:
    names = ("uid", "place", "number", "words", "speaker", "level", "calling", "outcome")
    held = {name: getattr(one, name) for name in names}
    return {**held, "tasks": list(tasks_for(may).filter(order=one).order_by("pk").values_list("uid", flat=True))}


def _request(one: Request) -> dict[str, Any]:
    names = ("uid", "words", "ground", "level", "due", "state", "answer", "answered_on", "at", "edit")
    return {**{name: getattr(one, name) for name in names}, "org": one.org.code, "to": one.to_holder.code}
