"""Taking back one's own last step on a task within a short while, where nobody has acted on it since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.states import TRANSITIONS, Verb
from diemcau.errors import Conflict
from diemcau.web.tasks.actions.held import hold, take_step
from diemcau.web.tasks.actions.telling import WHOLE
from diemcau.web.tasks.policies import actors_of, demand_actor

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.tasks.models import Step, Task

WHILE = timedelta(minutes=15)
"""How long a step can be taken back by whoever took it."""

UNDONE = frozenset(
    {
        Verb.ACCEPT,
        Verb.RETURN,
        Verb.START,
        Verb.SUBMIT,
        Verb.REWORK,
        Verb.RESUME,
        Verb.COMPLETE,
        Verb.REOPEN,
        Verb.SUSPEND,
        Verb.CANCEL,
    }
)
"""Verbs that can be taken back: those that change nothing but the task itself."""


def to_undo(person: Person, scope: Scope, task: Task) -> Step | None:
    """The step that a person could take back now, or None."""
    last = task.steps.order_by("-at", "-pk").first()
    if last is None or last.by_id != person.pk or last.verb not in UNDONE or last.at < timezone.now() - WHILE:
        return None
    if not actors_of(person, scope, task) & TRANSITIONS[Verb(last.verb)].actors or _acted_since(last):
        return None
    return last


def undo(*, actor: Person, scope: Scope, task: Task, edit: int) -> Step:
    """Take back one's own last step; the log keeps both.

    Raises:
        NotFound: If the person may not know of the task.
        Denied: If the person has no part in it any more.
        Conflict: If it was changed meanwhile, the last step is not the person's, is one that cannot be taken back, was
            taken too long ago, or somebody has acted on the task since.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        last = to_undo(actor, scope, held)
        if last is None:
            _demand_part(actor, scope, held)
            raise Conflict(
                "This step cannot be taken back any more.", "Take the step that leads on from here.",
                code="tasks.no_undo",
            )  # fmt: skip
        _restore(held, last)
        return take_step(actor=actor, task=held, verb="undo", after=last.before, undone=last.verb)


def _demand_part(actor: Person, scope: Scope, held: Task) -> None:
    every = frozenset(part for one in TRANSITIONS.values() for part in one.actors)
    demand_actor(actor, scope, held, *every)


def _restore(held: Task, last: Step) -> None:
    """Put back what the step had changed beside the state; the day of handing in stays the last one of the steps."""
    if last.verb == Verb.ACCEPT:
        held.received_at = None
    elif last.verb == Verb.COMPLETE:
        held.completed_at, held.quality, held.percent = None, "", last.said.get("percent", held.percent)
        held.evidence.filter(uid__in=last.said.get("evidence", ())).update(checked_by=None, checked_at=None)
    elif last.verb == Verb.REOPEN:
        before = held.steps.filter(verb=Verb.COMPLETE, at__lt=last.at).order_by("-at", "-pk").first()
        if before is not None and last.before == "completed":
            held.completed_at, held.quality, held.percent = before.at, last.said.get("quality", ""), WHOLE


def _acted_since(last: Step) -> bool:
    """Whether anybody else has told, shown, asked or answered anything of the task after a step."""
    task, person = last.task, last.by_id
    others = (
        task.entries.filter(at__gt=last.at).exclude(by=person),
        task.evidence.filter(at__gt=last.at).exclude(by=person),
        task.extensions.filter(asked_at__gt=last.at).exclude(asked_by=person),
    )
    return any(found.exists() for found in others)
