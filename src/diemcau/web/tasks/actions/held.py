"""A task in the hands of one act: locked, known to be as the person saw it, and written down at the end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.deploy.states import OPEN, Ground
from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.records.task import TaskState
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.audit.models import Entry as LogEntry
from diemcau.web.shell.levels import WATCHED
from diemcau.web.tasks.models import Flag, Step, Task
from diemcau.web.tasks.policies import is_inside
from diemcau.web.tasks.signals import task_moved

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

LONGEST = 2_000
"""Characters of a reason, an answer and an entry."""

LOOKED = timedelta(hours=1)
"""Looks of one person at one task within this time are one."""

ACTS = {"draft": "draft.make", "edit": "draft.change", "drop": "draft.drop", "officer": "officer.name"}
"""Acts of the log that are not called `task.` and the verb."""

_UNDONE = tuple(state.value for state in (*OPEN, TaskState.DRAFT))  # states in which a task keeps others waiting


def hold(scope: Scope, task: Task, edit: int) -> Task:
    """The task, held until the transaction ends.

    Raises:
        NotFound: If the person may not know of it.
        Conflict: If it was changed since the person saw it.
    """
    held = lock(scope, task)
    if held.edit != edit:
        raise Conflict(
            "Somebody else has changed this task meanwhile.",
            "Look at it again and repeat what you did.",
            code="tasks.stale",
        )
    return held


def lock(scope: Scope, task: Task) -> Task:
    """The task, held until the transaction ends, whatever was done to it since the person saw it.

    For what only adds to it: an entry, evidence, an answer.

    Raises:
        NotFound: If the person may not know of it.
    """
    held = (
        Task.objects.select_for_update(of=("self",))
        .select_related("lead", "holder", "office", "order", "source", "assigner", "officer")
        .filter(pk=task.pk)
        .first()
    )
    if held is None or not is_inside(scope, held):
        raise NotFound("There is no such task, or it is not open to you.", code="tasks.no_task")
    return held


def ground_of(task: Task) -> Ground:
    """What is known of a task when something is to be done to it."""
    paper = task.source or (task.order.source if task.order is not None else None)
    return Ground(
        state=TaskState(task.state),
        has_assigner=task.assigner_id is not None,
        has_lead=task.lead_id is not None,
        is_signed=paper is not None and paper.state == "in_force" and bool(paper.number and paper.signed_on),
        open_flags=Flag.objects.filter(order=task.order_id, stops=True, choice="").count() if task.order_id else 0,
        open_shares=task.shares.filter(is_required=True, state="asked").count(),
        open_needs=task.needs.filter(on__state__in=_UNDONE).count(),
        open_children=task.children.filter(state__in=[state.value for state in OPEN]).count(),
        evidence=task.evidence.filter(withdrawn_at=None, share=None).count(),
        pending_extension=task.extensions.filter(decision="").exists(),
    )


def take_step(*, actor: Person, task: Task, verb: str, after: str, reason: str = "", **said: object) -> Step:
    """Move a held task on, write the step down, tell the apps above, and the log last.

    Args:
        actor: Who.
        task: Which, held; what else was changed in it is saved with it.
        verb: What is done: a verb of `deploy.states` or one of `Step`.
        after: The state it is in then.
        reason: Why.
        said: What else the step keeps, as plain values.
    """
    before, task.state = task.state, str(after)
    task.edit += 1
    task.save()
    step = Step.objects.create(
        task=task, verb=str(verb), before=before, after=task.state, on=timezone.localdate(), due=task.due,
        holder_id=task.holder_id or task.lead_id, reason=reason, said=dict(said), by=actor,
    )  # fmt: skip
    task_moved.send(sender=Task, task=task, step=step, actor=actor)
    facts = {"before": before, "after": task.state, **({"reason": reason} if reason else {}), **said}
    write_down(actor=actor, task=task, act=ACTS.get(str(verb), f"task.{verb}"), **facts)
    return step


def write_down(*, actor: Person, task: Task, act: str, **detail: object) -> None:
    """The entry of the log, last of all."""
    org = task.holder or task.lead or task.office
    append_entry(
        actor=actor,
        act=Act(
            act=act, thing="task", thing_id=task.uid, org=org.code, level=task.level,
            detail={"number": f"{task.serial}/{task.year}", **detail},
        ),
    )  # fmt: skip


def note_look(*, actor: Person, task: Task) -> None:
    """Write down that a person looks at a task of a watched level: once in `LOOKED`."""
    if task.level < WATCHED:
        return
    looks = LogEntry.objects.filter(thing="task", thing_id=str(task.uid), actor=actor, act="task.view")
    if not looks.filter(at__gte=timezone.now() - LOOKED).exists():
        write_down(actor=actor, task=task, act="task.view")


def words_of(said: str, *, longest: int = LONGEST, needed: bool = True) -> str:
    """Words that somebody wrote, without blanks around them.

    Raises:
        Invalid: If they are too long, or missing where they are needed.
    """
    words = said.strip()
    if needed and not words:
        raise Invalid("This needs words.", "Say it in a sentence.", code="tasks.no_words")
    if len(words) > longest:
        raise Invalid("That is too long.", "Say it in fewer words.", code="tasks.too_long", most=longest)
    return words
