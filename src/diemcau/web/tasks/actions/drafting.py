"""Tasks before they go out: drafted, changed, dropped, and given: to one unit, or to all units of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from diemcau.deploy.states import Actor, Verb, decide_step
from diemcau.errors import Conflict, Denied, DiemcauError, Invalid, NotFound
from diemcau.records.task import TaskState
from diemcau.web.accounts.policies import Right
from diemcau.web.orgs.queries import tree_of
from diemcau.web.tasks.actions.held import ground_of, hold, take_step, words_of
from diemcau.web.tasks.actions.wanted import Part, Wanted, fill, kinds_of, plan_parts
from diemcau.web.tasks.deadlines import is_settled
from diemcau.web.tasks.models import Order, Source, Step, Task
from diemcau.web.tasks.numbers import take_numbers
from diemcau.web.tasks.policies import demand_actor, demand_source, visible_orders
from diemcau.web.tasks.spread import Giving, spread, units_of

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org
    from diemcau.web.orgs.tree import Node

__all__ = (
    "Outcome",
    "Part",
    "Wanted",
    "assign",
    "assign_many",
    "cascade",
    "change_draft",
    "demand_preparing",
    "drop_draft",
    "make_draft",
)


MOST_AT_ONCE = 200
"""Tasks that are given with one press."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one of several tasks that were to be given.

    Attributes:
        task: Which.
        refusal: Why it was not given; None of one that was.
    """

    task: Task
    refusal: DiemcauError | None = None


def make_draft(
    *, actor: Person, scope: Scope, wanted: Wanted, order: Order | None = None, source: Source | None = None
) -> Task:
    """Prepare a task; of a directive, of a paper, or of neither.

    Raises:
        NotFound: If the person may not know of the directive or the paper.
        Denied: If the person neither prepares nor gives tasks in that office.
        Invalid: If the draft cannot be so.
        Conflict: If something else was made of the directive.
    """
    demand_preparing(scope, wanted.office)
    with transaction.atomic():
        held = _order_for(actor, scope, order) if order is not None else None
        paper = held.source if held is not None else source
        if held is None and paper is not None:
            demand_source(scope, paper)
        task = Task(order=held, source=paper, year=timezone.localdate().year, drafted_by=actor, office=wanted.office)
        fill(task, scope, wanted)
        task.serial = take_numbers(task.year)[0]
        task.save()
        plan_parts(task, wanted.parts)
        facts = {"order": str(held.uid)} if held is not None else {}
        take_step(actor=actor, task=task, verb="draft", after=TaskState.DRAFT.value, **facts)
    return task


def change_draft(*, actor: Person, scope: Scope, task: Task, edit: int, wanted: Wanted) -> Task:
    """Say anew what a task is to be, as long as it was not given.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person neither prepares nor gives tasks in that office.
        Invalid: If the draft cannot be so.
        Conflict: If it was changed meanwhile, or given.
    """
    demand_preparing(scope, wanted.office)
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_preparing(scope, held.office)
        _demand_draft(held)
        before = {name: _plain(held, name) for name in _TOLD}
        fill(held, scope, wanted)
        plan_parts(held, wanted.parts)
        changed = {name: [before[name], _plain(held, name)] for name in _TOLD if before[name] != _plain(held, name)}
        take_step(actor=actor, task=held, verb="edit", after=held.state, changed=changed)
    return held


def drop_draft(*, actor: Person, scope: Scope, task: Task, edit: int, reason: str) -> Step:
    """Put a draft away; its directive is open again where nothing else came of it.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person does not prepare tasks in that office.
        Invalid: If no reason is given.
        Conflict: If it was changed meanwhile, or given.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        parts = demand_actor(actor, scope, held, Actor.OFFICE)
        said = words_of(reason, needed=False)
        after = decide_step(Verb.DROP, ground_of(held), parts, reason=said)
        if held.order is not None:
            _open_again(held.order, held)
        return take_step(actor=actor, task=held, verb=Verb.DROP.value, after=after.value, reason=said)


def assign(*, actor: Person, scope: Scope, task: Task, edit: int) -> Step:
    """Give a task: to its lead and, at once, their parts to the units that coordinate; or to all units of a kind.

    A leader gives it directly and becomes its assigner where none is named; the office gives what a signed paper
    orders. From now on its first deadline never changes.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person acts for neither the office nor the assigner.
        Conflict: If it was changed meanwhile, its deadline waits for a person's word, or a guard holds it.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        if held.assigner_id is None and scope.may(Right.ASSIGN, held.office_id):
            held.assigner = actor
        parts = demand_actor(actor, scope, held, Actor.OFFICE, Actor.ASSIGNER)
        now, today = timezone.now(), timezone.localdate()
        if held.cascades:
            held.lead, held.is_counted = held.office, False
        after = decide_step(Verb.ASSIGN, ground_of(held), parts)
        _demand_ready(held, today)
        held.holder, held.assigned_at, held.first_due = held.lead, now, held.due
        facts: dict[str, Any] = {}
        if held.cascades:
            held.save()
            children = spread(held, _units(scope, held, today), Giving(actor, now, today))
            facts = {"children": len(children), "kinds": list(held.cascades)}
        asked = held.shares.filter(state="planned").update(state="asked")
        if asked:
            facts["parts"] = asked
        return take_step(actor=actor, task=held, verb=Verb.ASSIGN.value, after=after.value, **facts)


def cascade(*, actor: Person, scope: Scope, task: Task, edit: int, kinds: Sequence[str]) -> Step:
    """Give a draft to every unit of some kinds that lives today, one task for each; those founded later get theirs.

    Raises:
        NotFound: If the person may not know of it.
        Denied: If the person acts for neither the office nor the assigner.
        Invalid: If there is no such kind.
        Conflict: If it was changed meanwhile, or a guard holds it.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_preparing(scope, held.office)
        _demand_draft(held)
        held.cascades = kinds_of(kinds)
        if not held.cascades:
            raise Invalid("No kind of unit is named.", "Choose one.", code="tasks.no_kind", kind="")
        held.save(update_fields=["cascades"])
        return assign(actor=actor, scope=scope, task=held, edit=edit)


def assign_many(*, actor: Person, scope: Scope, tasks: Iterable[Task]) -> tuple[Outcome, ...]:
    """Give several drafts, each by itself: one that cannot go out yet keeps none of the others back."""
    found: list[Outcome] = []
    for task in tuple(tasks)[:MOST_AT_ONCE]:
        try:
            assign(actor=actor, scope=scope, task=task, edit=task.edit)
        except (Conflict, Denied, Invalid, NotFound) as refusal:
            found.append(Outcome(task, refusal))
        else:
            found.append(Outcome(task))
    return tuple(found)


def demand_preparing(scope: Scope, office: Org) -> None:
    """Refuse who neither prepares nor gives tasks in an office.

    Raises:
        Denied: If neither right holds there.
    """
    if not scope.may(Right.ASSIGN, office.pk):
        scope.demand(Right.DEPLOY, office.pk)


_TOLD = (
    "title", "lead_id", "assigner_id", "due", "product", "product_kind", "topics", "measure", "is_key", "level",
    "office_id", "orientation_id", "cascades",
)  # fmt: skip


def _plain(task: Task, name: str) -> object:
    value = getattr(task, name)
    return value.isoformat() if isinstance(value, date) else value


def _order_for(actor: Person, scope: Scope, order: Order) -> Order:
    """The directive, held, and from now on one of which a task came."""
    held = Order.objects.select_for_update(of=("self",)).select_related("source").filter(visible_orders(scope))
    found = held.filter(pk=order.pk).first()
    if found is None:
        raise NotFound("There is no such directive, or it is not open to you.", code="tasks.no_order")
    if found.outcome not in {"", "task"}:
        raise Conflict("Something else was made of this directive.", "Take that back first.", code="tasks.decided")
    found.outcome, found.decided_by, found.decided_at = "task", actor, timezone.now()
    found.edit += 1
    found.save()
    return found


def _open_again(order: Order, but: Task) -> None:
    if not order.tasks.exclude(pk=but.pk).exclude(state=TaskState.DROPPED.value).exists():
        order.outcome, order.decided_by, order.decided_at = "", None, None
        order.edit += 1
        order.save()


def _demand_draft(held: Task) -> None:
    if held.state != TaskState.DRAFT.value:
        raise Conflict("This task is no draft any more.", "Look at it again.", code="tasks.no_draft")


def _demand_ready(held: Task, today: date) -> None:
    """Refuse what is not fit to go out: an open deadline, a unit that ended while the draft lay.

    Raises:
        Conflict: If it is not.
    """
    if not is_settled(held.deadline, held.due, today):
        raise Conflict(
            "The deadline is a proposal, is over, or is missing, and nobody has agreed to it.",
            "Set or confirm it in the draft.",
            code="tasks.deadline_open",
        )
    late = held.shares.exclude(due=None).filter(due__gt=held.due).exists() if held.due is not None else False
    if late:
        raise Conflict(
            "A coordinating unit is asked for a day after the task's own.", "Bring it forward.", code="tasks.part_late"
        )
    living = tree_of(today).nodes
    units = [
        *([held.lead] if held.lead is not None else []),
        *(share.org for share in held.shares.select_related("org")),
    ]
    gone = [org.code for org in units if org.pk not in living]
    if gone:
        raise Conflict(
            f"Units of this draft have ended: {', '.join(gone)}.", "Choose those that carry on their work.",
            code="tasks.org_gone", org=", ".join(gone),
        )  # fmt: skip


def _units(scope: Scope, held: Task, today: date) -> list[Node]:
    """The units that get a part of a task for all of some kinds, as far as the person's right reaches.

    Raises:
        Conflict: If there are none.
    """
    found = units_of(held.cascades, scope.reach(Right.ASSIGN) | scope.reach(Right.DEPLOY), today)
    if not found:
        raise Conflict("No unit of these kinds is there today.", "Choose other kinds.", code="tasks.no_units")
    return found
