"""What is done to a task: its way, what is told and shown of it, more time, parts of others, dependencies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Status

from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.web.accounts.middleware import person, scope
from diemcau.web.api.once import once
from diemcau.web.api.parameters import Seen, Words
from diemcau.web.api.routes.tasks import Day, TaskWhole, tell_whole
from diemcau.web.archive.queries import find_document
from diemcau.web.orgs.queries import find_org
from diemcau.web.tasks.actions import extending, flow, needing, proving, sharing
from diemcau.web.tasks.actions.drafting import assign, drop_draft
from diemcau.web.tasks.actions.telling import News, name_officer, tell
from diemcau.web.tasks.actions.undoing import undo
from diemcau.web.tasks.finding import signed_papers, task_for
from diemcau.web.tasks.models import Task
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.workers import workers_of

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Share

router = Router(tags=["tasks"])

Verb = Literal[
    "assign", "drop", "accept", "return", "reassign", "start", "submit", "rework", "resume", "complete", "reopen",
    "suspend", "cancel", "replace", "undo",
]  # fmt: skip


class TaskStep(Seen):
    """What goes with a step."""

    reason: Words = Field("", max_length=2000, description="Why; needed to return, send back, pause and take back.")
    quality: Literal["", "good", "fair", "poor"] = Field("", description="Of `complete`: the assigner's mark.")
    lead: Words = Field("", max_length=60, description="Of `reassign`: code of the unit; empty for the same one.")
    paper: UUID | None = Field(None, description="Of `cancel`: the signed paper that orders it.")
    heir: UUID | None = Field(None, description="Of `replace`: the task in its place.")


class NewEntry(Seen):
    """What is told of a task."""

    percent: int | None = Field(None, ge=0, le=100)
    words: Words = Field("", max_length=2000, description="What was done.")
    obstacle: Words = Field("", max_length=2000, description="What stands in the way.")
    wish: Words = Field("", max_length=2000, description="What is asked for.")
    document: UUID | None = Field(None, description="What is attached.")


class Officer(Seen):
    """Who works on a task."""

    officer: Words = Field("", max_length=150, description="Sign-in name; empty for nobody in particular.")


class MoreTime(Seen):
    """A request for more time."""

    wanted: Day
    reason: Words = Field(min_length=1, max_length=2000)


class MoreTimeAnswer(Seen):
    """The answer to a request for more time."""

    granted: Day | None = Field(None, description="The new deadline; left out to refuse.")
    answer: Words = Field("", max_length=2000, description="Why; needed to refuse.")


class PartAnswer(Seen):
    """The answer of a coordinating unit, or why its part is waived."""

    answer: Words = Field(min_length=1, max_length=2000)


class PartAsked(Seen):
    """What a coordinating unit is asked for once more."""

    words: Words = Field(min_length=1, max_length=2000)
    due: Day | None = Field(None, description="Left out for the same day as before.")


class NewEvidence(Seen):
    """What shows that a task is done: words of a document, a fact, or an accepted value."""

    document: UUID | None = None
    mention: UUID | None = Field(None, description="What was read in the document, in the place of words.")
    words: Words = Field("", max_length=4000, description="As they stand in the text of the document.")
    start: int | None = Field(None, ge=0, le=2**31 - 1, description="Where they begin, in code points.")
    claim: UUID | None = Field(None, description="A fact.")
    value: UUID | None = Field(None, description="An accepted value of a return.")
    note: Words = Field("", max_length=2000, description="What it shows.")
    share: UUID | None = Field(None, description="Of which part; left out for the task itself.")


class NewNeed(Seen):
    """What a task waits for."""

    on: UUID


@router.post("/tasks/{uuid:uid}/steps/{verb}", response={200: TaskWhole})
@once
def step_task(request: HttpRequest, uid: UUID, verb: Verb, body: TaskStep) -> Status[TaskWhole]:
    """Each verb is for who has that part in the task; `verbs` of the task says which are yours."""
    task = task_for(scope(request), uid)
    step = _STEPS[verb]
    more = _MORE[verb](request, body) if verb in _MORE else {}
    return _done(request, task, step, edit=body.edit, **more)


@router.post("/tasks/{uuid:uid}/entries", response={200: TaskWhole})
@once
def tell_task_entry(request: HttpRequest, uid: UUID, body: NewEntry) -> Status[TaskWhole]:
    """By whoever works on it or heads the unit."""
    document = find_document(scope(request), body.document) if body.document is not None else None
    news = News(percent=body.percent, words=body.words, obstacle=body.obstacle, wish=body.wish, document=document)
    return _done(request, task_for(scope(request), uid), tell, edit=body.edit, news=news)


@router.post("/tasks/{uuid:uid}/officer", response={200: TaskWhole})
@once
def name_task_officer(request: HttpRequest, uid: UUID, body: Officer) -> Status[TaskWhole]:
    """By the head of the unit."""
    task = task_for(scope(request), uid)
    officer = workers_of(task).filter(username=body.officer).first() if body.officer else None
    if body.officer and officer is None:
        raise NotFound("Nobody of that name works in the unit.", code="api.no_worker")
    return _done(request, task, name_officer, edit=body.edit, officer=officer)


@router.post("/tasks/{uuid:uid}/extension", response={200: TaskWhole})
@once
def ask_extension(request: HttpRequest, uid: UUID, body: MoreTime) -> Status[TaskWhole]:
    """By the head of the unit; one waits at a time."""
    task = task_for(scope(request), uid)
    return _done(request, task, extending.ask, edit=body.edit, wanted=body.wanted, reason=body.reason)


@router.post("/tasks/{uuid:uid}/extension/answer", response={200: TaskWhole})
@once
def answer_extension(request: HttpRequest, uid: UUID, body: MoreTimeAnswer) -> Status[TaskWhole]:
    """By whoever gave the task."""
    task = task_for(scope(request), uid)
    return _done(request, task, extending.decide, edit=body.edit, granted=body.granted, answer=body.answer)


@router.post("/tasks/{uuid:uid}/extension/withdraw", response={200: TaskWhole})
@once
def withdraw_extension(request: HttpRequest, uid: UUID, body: Seen) -> Status[TaskWhole]:
    """By the head of the unit."""
    return _done(request, task_for(scope(request), uid), extending.withdraw_asked, edit=body.edit)


@router.post("/tasks/{uuid:uid}/shares/{uuid:share}/answer", response={200: TaskWhole})
@once
def answer_task_share(request: HttpRequest, uid: UUID, share: UUID, body: PartAnswer) -> Status[TaskWhole]:
    """By the unit that is asked."""
    task = task_for(scope(request), uid)
    return _done(request, task, sharing.answer_share, edit=body.edit, share=share, answer=body.answer)


@router.post("/tasks/{uuid:uid}/shares/{uuid:share}/ask", response={200: TaskWhole})
@once
def ask_task_share(request: HttpRequest, uid: UUID, share: UUID, body: PartAsked) -> Status[TaskWhole]:
    """By the head of the lead unit or whoever gave the task."""
    task = task_for(scope(request), uid)
    return _done(request, task, sharing.ask_again, edit=body.edit, share=share, words=body.words, due=body.due)


@router.post("/tasks/{uuid:uid}/shares/{uuid:share}/waive", response={200: TaskWhole})
@once
def waive_task_share(request: HttpRequest, uid: UUID, share: UUID, body: PartAnswer) -> Status[TaskWhole]:
    """By the head of the lead unit or whoever gave the task; the answer says why."""
    task = task_for(scope(request), uid)
    return _done(request, task, sharing.waive, edit=body.edit, share=share, reason=body.answer)


@router.post("/tasks/{uuid:uid}/evidence", response={200: TaskWhole})
@once
def attach_evidence(request: HttpRequest, uid: UUID, body: NewEvidence) -> Status[TaskWhole]:
    """By the unit that works on it, or on the part."""
    task = task_for(scope(request), uid)
    document = find_document(scope(request), body.document) if body.document is not None else None
    proof = proving.Proof(
        document=document, mention=body.mention, words=body.words, start=body.start, claim=body.claim,
        value=body.value, note=body.note,
    )  # fmt: skip
    return _done(request, task, proving.attach, edit=body.edit, proof=proof, share=_share_of(task, body.share))


@router.post("/tasks/{uuid:uid}/evidence/{uuid:evidence}/check", response={200: TaskWhole})
@once
def check_evidence(request: HttpRequest, uid: UUID, evidence: UUID, body: Seen) -> Status[TaskWhole]:
    """By another side than the one that attached it."""
    return _done(request, task_for(scope(request), uid), proving.check, edit=body.edit, evidence=evidence)


@router.post("/tasks/{uuid:uid}/evidence/{uuid:evidence}/withdraw", response={200: TaskWhole})
@once
def withdraw_evidence(request: HttpRequest, uid: UUID, evidence: UUID, body: Seen) -> Status[TaskWhole]:
    """By whoever attached it, or the head of that unit."""
    return _done(request, task_for(scope(request), uid), proving.withdraw, edit=body.edit, evidence=evidence)


@router.post("/tasks/{uuid:uid}/needs", response={200: TaskWhole})
@once
def add_task_need(request: HttpRequest, uid: UUID, body: NewNeed) -> Status[TaskWhole]:
    """Never in a circle."""
    on = task_for(scope(request), body.on)
    return _done(request, task_for(scope(request), uid), needing.add_need, edit=body.edit, on=on)


@router.post("/tasks/{uuid:uid}/needs/remove", response={200: TaskWhole})
@once
def remove_task_need(request: HttpRequest, uid: UUID, body: NewNeed) -> Status[TaskWhole]:
    """The other task stays as it is."""
    on = task_for(scope(request), body.on)
    return _done(request, task_for(scope(request), uid), needing.remove_need, edit=body.edit, on=on)


def _done(request: HttpRequest, task: Task, act: Callable[..., object], **said: Any) -> Status[TaskWhole]:
    """Do a write and tell the task as it is then; where somebody was quicker, the error tells its present mark."""
    try:
        act(actor=person(request), scope=scope(request), task=task, **said)
    except Conflict as error:
        error.facts["edit"] = tasks_for(scope(request)).filter(pk=task.pk).values_list("edit", flat=True).first()
        raise
    return Status(200, TaskWhole(**tell_whole(request, task_for(scope(request), task.uid))))


def _share_of(task: Task, uid: UUID | None) -> Share | None:
    if uid is None:
        return None
    found = task.shares.filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such part.", code="tasks.no_share")
    return found


def _reasoned(_: HttpRequest, body: TaskStep) -> dict[str, Any]:
    return {"reason": body.reason}


def _reassigned(_: HttpRequest, body: TaskStep) -> dict[str, Any]:
    return {"reason": body.reason, "lead": find_org(body.lead) if body.lead else None}


def _completed(_: HttpRequest, body: TaskStep) -> dict[str, Any]:
    return {"reason": body.reason, "quality": body.quality}


def _cancelled(request: HttpRequest, body: TaskStep) -> dict[str, Any]:
    paper = signed_papers(scope(request)).filter(uid=body.paper).first() if body.paper is not None else None
    if body.paper is not None and paper is None:
        raise NotFound("There is no such paper, or it is not open to you.", code="tasks.no_source")
    return {"reason": body.reason, "paper": paper}


def _replaced(request: HttpRequest, body: TaskStep) -> dict[str, Any]:
    if body.heir is None:
        raise Invalid("No task is named that takes its place.", "Send `heir`.", code="api.no_heir")
    return {"reason": body.reason, "heir": task_for(scope(request), body.heir)}


_STEPS: Mapping[str, Callable[..., object]] = {
    "assign": assign,
    "drop": drop_draft,
    "accept": flow.accept,
    "return": flow.return_task,
    "reassign": flow.reassign,
    "start": flow.start,
    "submit": flow.submit,
    "rework": flow.rework,
    "resume": flow.resume,
    "complete": flow.complete,
    "reopen": flow.reopen,
    "suspend": flow.suspend,
    "cancel": flow.cancel,
    "replace": flow.replace,
    "undo": undo,
}
_MORE: Mapping[str, Callable[[HttpRequest, TaskStep], dict[str, Any]]] = {
    "drop": _reasoned,
    "return": _reasoned,
    "reassign": _reassigned,
    "submit": _reasoned,
    "rework": _reasoned,
    "complete": _completed,
    "reopen": _reasoned,
    "suspend": _reasoned,
    "cancel": _cancelled,
    "replace": _replaced,
}
"""What goes with a verb beside the mark of the task."""
