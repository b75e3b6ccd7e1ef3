"""Requests from below: asked, answered, declined, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.working import calendar_of
from diemcau.errors import Conflict, Denied, Invalid
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.policies import may_see
from diemcau.web.archive.reading import profile
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.queries import tree_of
from diemcau.web.shell.levels import Level
from diemcau.web.tasks.actions.held import words_of
from diemcau.web.tasks.models import Request
from diemcau.web.tasks.policies import demand_request, demand_seen

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.desk.models import Mention
    from diemcau.web.orgs.models import Org
    from diemcau.web.tasks.models import Task

ANSWER_DAYS = 5
"""Working days within which an answer is owed where nothing else is said: the longest term for written opinions between
ministries in the Government's working regulations."""
OPEN, ANSWERED, DECLINED, WITHDRAWN = "open", "answered", "declined", "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a unit asks.

    Attributes:
        org: Who asks.
        to: Who is asked.
        words, ground: What, and why.
        mention: The sentence it was read in, or None.
        due: By when an answer is owed; None for the usual term.
        level: How confidential; never below its document.
    """

    org: Org
    to: Org
    words: str
    ground: str = ""
    mention: Mention | None = None
    due: date | None = None
    level: int = Level.INTERNAL


def usual_due(today: date) -> date:
    """The day by which an answer is owed where nothing else is said."""
    return calendar_of(profile()).add_working_days(today, ANSWER_DAYS)


def ask_request(*, actor: Person, scope: Scope, asked: Asked) -> Request:
    """Ask another unit for something; its head does, or the section head that enters there.

    Raises:
        Denied: If the person does not speak for the asking unit, may not see the document, or it is above the level.
        Invalid: If it names no other unit that is there, or a day that is over.
    """
    demand_asking(scope, asked.org)
    today = timezone.localdate()
    living = tree_of(today).nodes
    if asked.to.pk == asked.org.pk or not {asked.to.pk, asked.org.pk} <= living.keys():
        raise Invalid("Ask another unit that is there today.", "Choose it from the list.", code="tasks.request_to")
    due = asked.due or usual_due(today)
    if due < today:
        raise Invalid("An answer is owed by a day to come.", "Choose a later one.", code="tasks.request_due")
    document = asked.mention.document if asked.mention is not None else None
    if document is not None and not may_see(scope, document):
        raise Denied("That document is not open to you.", code="tasks.no_document")
    level = max(asked.level, document.level if document is not None else Level.PUBLIC)
    if level > scope.clearance:
        raise Denied("That level is above yours.", code="tasks.level_above")
    with transaction.atomic():
        made = Request.objects.create(
            org=asked.org, holder=asked.org, to=asked.to, to_holder=asked.to, words=words_of(asked.words),
            ground=words_of(asked.ground, needed=False), mention=asked.mention, level=level, due=due, by=actor,
        )  # fmt: skip
        _note(actor, made, "request.ask", to=asked.to.code, due=due)
    return made


def answer_request(
    *, actor: Person, scope: Scope, request: Request, edit: int, answer: str, agrees: bool, task: Task | None = None
) -> Request:
    """Answer a request, or decline it; a task that comes of it is named.

    Raises:
        NotFound: If the person may not know of it, or of the task.
        Denied: If the person neither answers nor deploys for the unit that is asked.
        Invalid: If no answer is given, or a task is named while declining.
        Conflict: If it was changed or answered meanwhile.
    """
    said = words_of(answer)
    if task is not None:
        demand_seen(scope, task)
        if not agrees:
            raise Invalid("A request that is declined leads to no task.", code="tasks.declined_task")
    with transaction.atomic():
        held = _hold(scope, request, edit)
        demand_answering(scope, held)
        _demand_open(held)
        held.state = ANSWERED if agrees else DECLINED
        held.answer, held.answered_by, held.answered_on, held.task = said, actor, timezone.localdate(), task
        _keep(held)
        _note(actor, held, "request.answer", state=held.state, **({"task": str(task.uid)} if task else {}))
    return held


def withdraw_request(*, actor: Person, scope: Scope, request: Request, edit: int, reason: str) -> Request:
    """Take a request back.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not speak for the asking unit.
        Invalid: If no reason is given.
        Conflict: If it was changed or answered meanwhile.
    """
    said = words_of(reason)
    with transaction.atomic():
        held = _hold(scope, request, edit)
        demand_asking(scope, held.holder)
        _demand_open(held)
        held.state, held.answer, held.answered_by, held.answered_on = WITHDRAWN, said, actor, timezone.localdate()
        _keep(held)
        _note(actor, held, "request.withdraw", reason=said)
    return held


def may_ask(scope: Scope, org: int) -> bool:
    """Whether a person speaks for a unit: its head, or the section head who enters there."""
    return scope.may(Right.ANSWER, org) or (scope.may(Right.CHECK, org) and scope.may(Right.ENTER, org))


def demand_asking(scope: Scope, org: Org) -> None:
    """Refuse who does not speak for a unit.

    Raises:
        Denied: If the person does not.
    """
    if not may_ask(scope, org.pk):
        scope.demand(Right.ANSWER, org.pk)


def may_answer_request(scope: Scope, request: Request) -> bool:
    """Whether a person answers for the unit that is asked: its head, or the office that deploys there."""
    return any(scope.may(right, request.to_holder_id) for right in (Right.ANSWER, Right.DEPLOY))


def demand_answering(scope: Scope, request: Request) -> None:
    """Refuse who does not answer for the unit that is asked.

    Raises:
        Denied: If the person does not.
    """
    if not may_answer_request(scope, request):
        scope.demand(Right.ANSWER, request.to_holder_id)


def _hold(scope: Scope, request: Request, edit: int) -> Request:
    demand_request(scope, request)
    held = (
        Request.objects.select_for_update(of=("self",)).select_related("org", "holder", "to_holder").get(pk=request.pk)
    )
    if held.edit != edit:
        raise Conflict(
            "Somebody else has changed this request meanwhile.", "Look at it again and repeat what you did.",
            code="tasks.stale_request",
        )  # fmt: skip
    return held


def _demand_open(held: Request) -> None:
    if held.state != OPEN:
        raise Conflict("This request is not open any more.", "Look at it again.", code="tasks.request_closed")


def _keep(held: Request) -> None:
    held.edit += 1
    held.save()


def _note(actor: Person, request: Request, act: str, **detail: object) -> None:
    append_entry(
        actor=actor,
        act=Act(
            act=act, thing="request", thing_id=request.uid, org=request.org.code, level=request.level, detail=detail
        ),
    )  # fmt: skip
