"""The way of a task after it was given: taken on, worked on, handed in, confirmed; paused, taken back, replaced.

Each verb is one step of the engine's table (`deploy.states`): it says from where, by whom and on what ground.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.states import ENDED, TRANSITIONS, Verb, decide_step
from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.web.accounts.policies import Right
from diemcau.web.orgs.queries import tree_of
from diemcau.web.tasks.actions.held import ground_of, hold, take_step, words_of
from diemcau.web.tasks.actions.needing import move_needs
from diemcau.web.tasks.actions.proving import check_standing
from diemcau.web.tasks.actions.telling import WHOLE
from diemcau.web.tasks.models import Task
from diemcau.web.tasks.policies import PREPARED, demand_actor, demand_seen, demand_source

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org
    from diemcau.web.tasks.models import Source, Step

QUALITIES = ("", "good", "fair", "poor")
"""The assigner's marks at the end; empty for none."""

Change = Callable[[Task], Mapping[str, Any]]
"""What changes in a held task with a step; what the step is to keep of it."""


def accept(*, actor: Person, scope: Scope, task: Task, edit: int) -> Step:
    """Take a task on for the unit, as its head.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not answer for the unit.
        Conflict: If it was changed meanwhile, or does not wait for it.
    """

    def change(held: Task) -> dict[str, Any]:
        held.received_at = timezone.now()
        return {}

    return _move(actor, scope, task, edit, Verb.ACCEPT, change=change)


def return_task(*, actor: Person, scope: Scope, task: Task, edit: int, reason: str) -> Step:
    """Say as the head of the unit that it is not its task, and why.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not answer for the unit.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, or was taken on already.
    """
    return _move(actor, scope, task, edit, Verb.RETURN, reason=reason)


def reassign(*, actor: Person, scope: Scope, task: Task, edit: int, lead: Org | None = None, reason: str = "") -> Step:
    """Give a returned task again: to another unit, or to the same one with a word; its deadlines stay.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person did not give it, or gives nothing to that unit.
        Invalid: If the unit has ended.
        Conflict: If it was changed meanwhile, was not returned, or that unit has a part in it already.
    """

    def change(held: Task) -> dict[str, Any]:
        held.received_at, held.officer = None, None
        if lead is None or lead.pk == (held.holder_id or held.lead_id):
            return {}
        _demand_free(scope, held, lead)
        before = held.lead.code if held.lead is not None else ""
        held.lead = held.holder = lead
        return {"lead": lead.code, "was": before}

    return _move(actor, scope, task, edit, Verb.REASSIGN, reason=reason, change=change)


def start(*, actor: Person, scope: Scope, task: Task, edit: int) -> Step:
    """Begin to work on a task that was taken on.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not work in the unit.
        Conflict: If it was changed meanwhile, or stands elsewhere.
    """
    return _move(actor, scope, task, edit, Verb.START)


def submit(*, actor: Person, scope: Scope, task: Task, edit: int, reason: str = "") -> Step:
    """Hand a task in as the head of the unit, with a word on it if wished; its day decides whether it is in time.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not answer for the unit.
        Conflict: If it was changed meanwhile, is not worked on, a required part of a coordinating unit is open, a task
            it waits for or one given on under it is, or nothing shows that it is done.
    """

    def change(held: Task) -> dict[str, Any]:
        held.submitted_on = timezone.localdate()
        return {}

    return _move(actor, scope, task, edit, Verb.SUBMIT, reason=reason, change=change)


def rework(*, actor: Person, scope: Scope, task: Task, edit: int, reason: str) -> Step:
    """Send back what was handed in, and say what is missing.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person did not give it, or handed it in.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, or was not handed in.
    """
    return _move(actor, scope, task, edit, Verb.REWORK, reason=reason)


def resume(*, actor: Person, scope: Scope, task: Task, edit: int) -> Step:
    """Go on with a task that came back.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not work in the unit.
        Conflict: If it was changed meanwhile, or did not come back.
    """
    return _move(actor, scope, task, edit, Verb.RESUME)


def complete(*, actor: Person, scope: Scope, task: Task, edit: int, quality: str = "", reason: str = "") -> Step:
    """Confirm that a task is done, on the strength of evidence that somebody else attached.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person did not give it, or handed it in.
        Invalid: If there is no such mark.
        Conflict: If it was changed meanwhile, was not handed in, or the person sees nothing that shows it.
    """
    if quality not in QUALITIES:
        raise Invalid("There is no such mark.", "Choose one of them.", code="tasks.no_quality")

    def change(held: Task) -> dict[str, Any]:
        checked = check_standing(actor, scope, held)
        before = held.percent
        held.completed_at, held.quality, held.percent = timezone.now(), quality, WHOLE
        _close_extension(actor, held)
        return {"percent": before, "evidence": checked, **({"quality": quality} if quality else {})}

    return _move(actor, scope, task, edit, Verb.COMPLETE, reason=reason, change=change)


def reopen(*, actor: Person, scope: Scope, task: Task, edit: int, reason: str) -> Step:
    """Open a task again that was confirmed or paused.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person did not give it.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, or is open.
    """

    def change(held: Task) -> dict[str, Any]:
        was = {"quality": held.quality} if held.quality else {}
        last = held.entries.exclude(percent=None).values_list("percent", flat=True).first()
        held.completed_at, held.quality, held.percent = None, "", last or 0
        return was

    return _move(actor, scope, task, edit, Verb.REOPEN, reason=reason, change=change)


def suspend(*, actor: Person, scope: Scope, task: Task, edit: int, reason: str) -> Step:
    """Pause a task; its deadline stays.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person did not give it.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, or is not being worked on.
    """
    return _move(actor, scope, task, edit, Verb.SUSPEND, reason=reason)


def cancel(*, actor: Person, scope: Scope, task: Task, edit: int, reason: str, paper: Source | None) -> Step:
    """Take a task back on the strength of a signed paper.

    Raises:
        NotFound: If the person may not know of the task, or of the paper.
        Denied: If the person did not give it.
        Invalid: If no reason or no paper is given, or the paper is not signed.
        Conflict: If it was changed meanwhile, has ended, or tasks given on under it are open.
    """
    if paper is not None:
        demand_source(scope, paper)
        if not (paper.number and paper.signed_on):
            raise Invalid("That paper is not signed yet.", "Choose a signed one.", code="tasks.paper_unsigned")

    def change(held: Task) -> dict[str, Any]:
        _close_extension(actor, held)
        return {"source": str(paper.uid) if paper is not None else ""}

    return _move(actor, scope, task, edit, Verb.CANCEL, reason=reason, has_document=paper is not None, change=change)


def replace(*, actor: Person, scope: Scope, task: Task, edit: int, reason: str, heir: Task | None) -> Step:
    """Put another task in the place of one; what waited for it waits for the other.

    Raises:
        NotFound: If the person may not know of one of the two.
        Denied: If the person did not give it.
        Invalid: If no reason or no other task is given.
        Conflict: If it was changed meanwhile, has ended, the other one was never given or has ended, or tasks given on
            under it are open.
    """

    def change(held: Task) -> dict[str, Any]:
        other = _heir(scope, held, heir)
        held.replaced_by = other
        _close_extension(actor, held)
        move_needs(held, other)
        return {"heir": str(other.uid)}

    return _move(actor, scope, task, edit, Verb.REPLACE, reason=reason, has_document=heir is not None, change=change)


def _move(
    actor: Person,
    scope: Scope,
    task: Task,
    edit: int,
    verb: Verb,
    *,
    reason: str = "",
    has_document: bool = False,
    change: Change = lambda _: {},
) -> Step:
    said = words_of(reason, needed=False)
    with transaction.atomic():
        held = hold(scope, task, edit)
        parts = demand_actor(actor, scope, held, *TRANSITIONS[verb].actors)
        after = decide_step(verb, ground_of(held), parts, reason=said, has_document=has_document)
        return take_step(actor=actor, task=held, verb=verb, after=after, reason=said, **change(held))


def _demand_free(scope: Scope, held: Task, lead: Org) -> None:
    """Refuse a unit that cannot take the lead."""
    if lead.pk not in tree_of().nodes:
        raise Invalid("That unit has ended.", "Choose the one that carries its work on.", code="tasks.ended_unit")
    scope.demand(Right.ASSIGN, lead.pk)
    coordinates = held.shares.filter(org=lead).exists() or held.shares.filter(holder=lead).exists()
    has_one = held.parent_id is not None and Task.objects.filter(parent=held.parent_id, lead=lead).exists()
    if coordinates or has_one:
        raise Conflict("That unit has a part in it already.", "Choose another one.", code="tasks.has_part")


def _heir(scope: Scope, held: Task, heir: Task | None) -> Task:
    """The task that is to stand in another's place, held too."""
    found = Task.objects.select_for_update().filter(pk=heir.pk).first() if heir is not None else None
    if found is None:
        raise NotFound("There is no such task, or it is not open to you.", code="tasks.no_task")
    demand_seen(scope, found)
    gone = {*PREPARED, *(state.value for state in ENDED)}
    if found.pk == held.pk or found.state in gone:
        raise Conflict(
            "That task cannot stand in its place.", "Choose one that was given and goes on.", code="tasks.no_heir"
        )
    return found


def _close_extension(actor: Person, held: Task) -> None:
    """A request for more time has no object once a task is at its end."""
    held.extensions.filter(decision="").update(
        decision="withdrawn", decided_by=actor, decided_at=timezone.now(), answer=""
    )
