"""More time: asked for by the unit, granted or refused by whoever gave the task; the only thing that moves a deadline.

The first deadline never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.states import OPEN, Actor
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records.task import TaskState
from diemcau.web.tasks.actions.held import hold, take_step, words_of, write_down
from diemcau.web.tasks.models import Extension
from diemcau.web.tasks.policies import demand_actor

if TYPE_CHECKING:
    from datetime import date

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Task

LATEST = 3_660
"""Days after today that nobody asks for: ten years."""

ASKABLE = frozenset(
    state.value for state in (TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.REWORK, TaskState.SUSPENDED)
)
"""States in which a unit may ask for more time: before it hands in, after it took the task on."""

_OPEN = frozenset(state.value for state in OPEN)


def ask(*, actor: Person, scope: Scope, task: Task, edit: int, wanted: date, reason: str) -> Extension:
    """Ask for more time, as the head of the unit.

    Raises:
        NotFound: If the person may not know of the task.
        Denied: If the person does not answer for the unit.
        Invalid: If no reason is given, or the day is not after the deadline or is past.
        Conflict: If it was changed meanwhile, has no deadline, is not worked on, or a request waits already.
    """
    said = words_of(reason)
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, Actor.HEAD)
        if held.state not in ASKABLE:
            raise Conflict("The task is not being worked on.", "Look at it again.", code="tasks.not_worked_on")
        was = _demand_later(held, wanted)
        if held.extensions.filter(decision="").exists():
            raise Conflict("A request for more time waits already.", "Wait for the answer.", code="tasks.asked_already")
        made = Extension.objects.create(
            task=held, number=held.extensions.count() + 1, was=was, wanted=wanted, reason=said, asked_by=actor
        )
        held.edit += 1
        held.save(update_fields=["edit"])
        write_down(actor=actor, task=held, act="extension.ask", extension=made.uid, was=made.was, wanted=wanted)
    return made


def withdraw_asked(*, actor: Person, scope: Scope, task: Task, edit: int) -> Extension:
    """Take a request for more time back, as the head of the unit.

    Raises:
        NotFound: If the person may not know of the task.
        Denied: If the person does not answer for the unit.
        Conflict: If it was changed meanwhile, or none waits.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, Actor.HEAD)
        found = _waiting(held)
        _close(found, actor, "withdrawn", "")
        held.edit += 1
        held.save(update_fields=["edit"])
        write_down(actor=actor, task=held, act="extension.withdraw", extension=found.uid)
    return found


def decide(*, actor: Person, scope: Scope, task: Task, edit: int, granted: date | None, answer: str = "") -> Extension:
    """Grant more time, until the day that was asked for or another one, or refuse it; as whoever gave the task.

    Args:
        actor: Who.
        scope: What that person may do.
        task: Which task.
        edit: The count of changes that the person saw.
        granted: The new deadline; None to refuse.
        answer: Why; needed to refuse.

    Raises:
        NotFound: If the person may not know of the task.
        Denied: If the person did not give it, or asked for the time.
        Invalid: If it is refused without a reason, or the day is not after the deadline.
        Conflict: If it was changed meanwhile, has ended, or no request waits.
    """
    said = words_of(answer, needed=granted is None)
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, Actor.ASSIGNER)
        found = _waiting(held)
        if found.asked_by_id == actor.pk:
            raise Denied("Whoever asks does not decide.", "Ask the deputy.", code="tasks.own_request")
        if held.state not in _OPEN:
            raise Conflict("The task has ended.", "Look at it again.", code="tasks.has_ended")
        if granted is None:
            _close(found, actor, "refused", said)
            held.edit += 1
            held.save(update_fields=["edit"])
            write_down(actor=actor, task=held, act="extension.decide", extension=found.uid, decision="refused")
            return found
        _demand_later(held, granted)
        found.granted = granted
        _close(found, actor, "granted", said)
        was, held.due = held.due, granted
        facts = {"extension": str(found.uid), "was": str(was), "due": str(granted)}
        take_step(actor=actor, task=held, verb="extend", after=held.state, reason=said or found.reason, **facts)
    return found


def _waiting(held: Task) -> Extension:
    found = held.extensions.select_for_update().filter(decision="").first()
    if found is None:
        raise NotFound("No request for more time waits.", code="tasks.no_extension")
    return found


def _close(found: Extension, actor: Person, decision: str, answer: str) -> None:
    found.decision, found.answer = decision, answer
    found.decided_by, found.decided_at = actor, timezone.now()
    found.save(update_fields=["decision", "answer", "decided_by", "decided_at", "granted"])


def _demand_later(held: Task, wanted: date) -> date:
    """Refuse a day that gives no more time; the deadline in force."""
    today = timezone.localdate()
    if held.due is None:
        raise Conflict("The task has no deadline.", "There is nothing to extend.", code="tasks.no_due")
    if wanted <= held.due or wanted < today or (wanted - today).days > LATEST:
        raise Invalid(
            "The new day has to be after the deadline, and neither past nor ten years away.", "Choose another day.",
            code="tasks.not_later",
        )  # fmt: skip
    return held.due
