"""Parts of coordinating units: answered by them, asked for again or waived by the lead or whoever gave the task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from diemcau.deploy.states import OPEN, Actor
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records.task import TaskState
from diemcau.web.orgs.queries import tree_of
from diemcau.web.tasks.actions.held import hold, words_of, write_down
from diemcau.web.tasks.models import Share
from diemcau.web.tasks.policies import demand_actor, may_answer

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org
    from diemcau.web.tasks.models import Task

_OPEN = frozenset(state.value for state in OPEN)
_RUNS = (Actor.ASSIGNER, Actor.HEAD)


def ask_part(
    *,
    actor: Person,
    scope: Scope,
    task: Task,
    edit: int,
    org: Org,
    words: str,
    due: date | None = None,
    is_required: bool = True,
) -> Share:
    """Ask one more unit for a part of a task that was given, as whoever gave it or follows it up.

    Raises:
        NotFound: If the person may not know of the task.
        Denied: If the person neither gave the task nor follows it up.
        Invalid: If nothing is said, the unit has ended, or the day is past.
        Conflict: If the task was changed meanwhile, is not open or is handed in, or the unit has a part already.
    """
    said = words_of(words)
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, Actor.ASSIGNER, Actor.OFFICE)
        if held.state not in _OPEN or held.state == TaskState.SUBMITTED.value:
            raise Conflict("The task is not being worked on.", "Look at it again.", code="tasks.not_worked_on")
        _demand_day(due)
        if org.pk not in tree_of().nodes:
            raise Invalid("That unit has ended.", "Choose the one that carries its work on.", code="tasks.ended_unit")
        if org.pk in {held.lead_id, held.holder_id} or held.shares.filter(Q(org=org) | Q(holder=org)).exists():
            raise Conflict("That unit has a part in it already.", "Choose another one.", code="tasks.has_part")
        made = Share.objects.create(
            task=held, org=org, holder=org, words=said, due=due, is_required=is_required, state="asked"
        )
        write_down(actor=actor, task=held, act="share.ask", share=made.uid, unit=org.code)
    return made


def answer_share(*, actor: Person, scope: Scope, task: Task, edit: int, share: UUID, answer: str) -> Share:
    """Answer for the coordinating unit; evidence is attached to the part before or after.

    Raises:
        NotFound: If the person may not know of the task, or it has no such part.
        Denied: If the person neither answers for that unit nor works there.
        Invalid: If nothing is said.
        Conflict: If the task was changed meanwhile or has ended, or the part is not asked for.
    """
    said = words_of(answer)
    with transaction.atomic():
        held, found = _held(scope, task, edit, share)
        if not may_answer(scope, found):
            raise Denied("This is for the unit that is asked.", "Ask its head.", code="tasks.not_yours")
        _demand_state(found, "asked")
        _keep(found, actor, "answered", said)
        write_down(actor=actor, task=held, act="share.answer", share=found.uid, unit=found.holder.code)
    return found


def ask_again(
    *,
    actor: Person,
    scope: Scope,
    task: Task,
    edit: int,
    share: UUID,
    words: str,
    due: date | None = None,
) -> Share:
    """Ask a coordinating unit once more, as the head of the lead unit or whoever gave the task; its answer is kept.

    Raises:
        NotFound: If the person may not know of the task, or it has no such part.
        Denied: If the person neither answers for the lead unit nor gave the task.
        Invalid: If nothing is said, or the day is past.
        Conflict: If the task was changed meanwhile or has ended, or the part is asked for already.
    """
    said = words_of(words)
    with transaction.atomic():
        held, found = _held(scope, task, edit, share)
        demand_actor(actor, scope, held, *_RUNS)
        if found.state not in {"answered", "waived"}:
            raise Conflict("This part is asked for already.", "Wait for the answer.", code="tasks.share_asked")
        _demand_day(due)
        before = {"state": found.state, "answer": found.answer, "words": found.words}
        found.words, found.due = said, due or found.due
        found.state, found.answer, found.answered_by, found.answered_on = "asked", "", None, None
        found.save(update_fields=["words", "due", "state", "answer", "answered_by", "answered_on"])
        write_down(actor=actor, task=held, act="share.ask", share=found.uid, unit=found.holder.code, before=before)
    return found


def waive(*, actor: Person, scope: Scope, task: Task, edit: int, share: UUID, reason: str) -> Share:
    """Go on without a coordinating unit's part, as the head of the lead unit or whoever gave the task.

    Raises:
        NotFound: If the person may not know of the task, or it has no such part.
        Denied: If the person neither answers for the lead unit nor gave the task.
        Invalid: If no reason is given.
        Conflict: If the task was changed meanwhile or has ended, or the part is not asked for.
    """
    said = words_of(reason)
    with transaction.atomic():
        held, found = _held(scope, task, edit, share)
        demand_actor(actor, scope, held, *_RUNS)
        _demand_state(found, "asked")
        _keep(found, actor, "waived", said)
        write_down(actor=actor, task=held, act="share.waive", share=found.uid, unit=found.holder.code, reason=said)
    return found


def _held(scope: Scope, task: Task, edit: int, uid: UUID) -> tuple[Task, Share]:
    held = hold(scope, task, edit)
    found = held.shares.select_for_update(of=("self",)).select_related("holder").filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such part.", code="tasks.no_share")
    if held.state not in _OPEN:
        raise Conflict("The task has ended.", "Look at it again.", code="tasks.has_ended")
    return held, found


def _demand_day(due: date | None) -> None:
    if due is not None and due < timezone.localdate():
        raise Invalid("That day is past.", "Choose a later one.", code="tasks.past_day")


def _demand_state(found: Share, state: str) -> None:
    if found.state != state:
        raise Conflict("This part is not waited for.", "Look at it again.", code="tasks.share_closed")


def _keep(found: Share, actor: Person, state: str, said: str) -> None:
    found.state, found.answer, found.answered_by, found.answered_on = state, said, actor, timezone.localdate()
    found.save(update_fields=["state", "answer", "answered_by", "answered_on"])
