"""A task given on to every unit of a kind: one task for each under it, those of units founded later included."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.deploy.states import OPEN, Verb
from diemcau.records.task import TaskState
from diemcau.web.accounts.policies import NOWHERE, Reach, Right
from diemcau.web.accounts.queries import scope_of
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.queries import tree_of
from diemcau.web.tasks.models import Step, Task
from diemcau.web.tasks.numbers import take_numbers
from diemcau.web.tasks.signals import task_moved

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.orgs.tree import Node

_BATCH = 500
_OPEN = [state.value for state in OPEN]
_SAME = (
    "order_id", "source_id", "orientation_id", "title", "product", "product_kind", "topics", "measure", "is_key",
    "rhythm", "level", "office_id", "assigner_id", "drafted_by_id", "due", "deadline",
)  # fmt: skip
"""What a task under another has from that one."""


def units_of(kinds: Collection[str], reach: Reach, day: date) -> list[Node]:
    """The units of some kinds that live on a day, as far as somebody's right reaches, in order of their codes."""
    return [node for node in tree_of(day).nodes.values() if node.kind in kinds and reach.has(node.pk)]


@dataclass(frozen=True, slots=True)
class Giving:
    """By whom and when tasks under another are given.

    Attributes:
        by: Who.
        at: The moment.
        on: Its day in the profile's time zone.
    """

    by: Person
    at: datetime
    on: date


def spread(parent: Task, units: Sequence[Node], giving: Giving) -> list[Task]:
    """A task under another for each of some units, given at once; to be called within the transaction of the act."""
    if not units:
        return []
    numbers = take_numbers(giving.on.year, len(units))
    same = {name: getattr(parent, name) for name in _SAME}
    children = Task.objects.bulk_create(
        (
            Task(
                **same, year=giving.on.year, serial=serial, parent=parent, lead_id=unit.pk, holder_id=unit.pk,
                state=TaskState.ASSIGNED.value, drafted_at=giving.at, assigned_at=giving.at, first_due=parent.due,
            )
            for serial, unit in zip(numbers, units, strict=True)
        ),
        batch_size=_BATCH,
    )  # fmt: skip
    steps = Step.objects.bulk_create(
        (
            Step(
                task=child, verb=Verb.ASSIGN.value, before=TaskState.DRAFT.value, after=child.state, on=giving.on,
                due=child.due, holder_id=child.holder_id, by=giving.by, at=giving.at,
            )
            for child in children
        ),
        batch_size=_BATCH,
    )  # fmt: skip
    for child, step in zip(children, steps, strict=True):
        task_moved.send(sender=Task, task=child, step=step, actor=giving.by)
    return children


def join_cascades(on: date | None = None, actor: Person | None = None) -> int:
    """Give units that were founded since their part in the open tasks of their kind; how many tasks came of it.

    A unit that took over the part of another holds one already and gets no second; and nothing is given whose day
    is over. It reaches as far as the right of whoever gave the task.

    Args:
        on: The day; today if none is named.
        actor: Who changed the tree of units, or None for the house itself.
    """
    day = on or timezone.localdate()
    parents = Task.objects.select_for_update(of=("self",)).filter(parent=None, is_counted=False, state__in=_OPEN)
    joined = 0
    for parent in parents.select_related("assigner", "office").order_by("pk"):
        if parent.due is not None and parent.due < day:
            continue
        taken = {pk for pair in parent.children.values_list("lead_id", "holder_id") for pk in pair}
        late = [unit for unit in units_of(parent.cascades, _reach_of(parent), day) if unit.pk not in taken]
        if not late:
            continue
        by = actor or parent.assigner or parent.drafted_by
        spread(parent, late, Giving(by, timezone.now(), day))
        joined += len(late)
        _note_joining(parent, [unit.code for unit in late], actor)
    return joined


def _reach_of(parent: Task) -> Reach:
    """As far as the giver's right reaches today."""
    if parent.assigner is None:
        return NOWHERE
    return scope_of(parent.assigner).reach(Right.ASSIGN)


def _note_joining(parent: Task, units: list[str], actor: Person | None) -> None:
    append_entry(
        actor=actor,
        act=Act(
            act="cascade.join", thing="task", thing_id=parent.uid, org=parent.office.code, level=parent.level,
            detail={"number": f"{parent.serial}/{parent.year}", "units": units},
        ),
    )  # fmt: skip
