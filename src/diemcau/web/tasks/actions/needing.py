"""What a task waits for: said, taken back, moved to the heir; never in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from diemcau.deploy.depend import find_circle
from diemcau.deploy.states import COUNTED, Actor
from diemcau.errors import Conflict, NotFound
from diemcau.web.tasks.actions.held import hold, write_down
from diemcau.web.tasks.models import Need, Task
from diemcau.web.tasks.policies import demand_actor, demand_seen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

MOST = 50
"""Tasks that one waits for."""

PARTS = (Actor.ASSIGNER, Actor.OFFICE, Actor.HEAD)
"""Who says what a task waits for."""

_COUNTED = tuple(state.value for state in COUNTED)


def add_need(*, actor: Person, scope: Scope, task: Task, edit: int, on: Task) -> Need:
    """Say that a task waits for another.

    Raises:
        NotFound: If the person may not know of one of the two.
        Denied: If the person neither gives nor follows it, nor answers for the unit.
        Conflict: If it was changed meanwhile, waits for that one already, for too many, or they would wait for each
            other in a circle; or the other one has ended.
    """
    with transaction.atomic():
        _lock_way(task, on)
        held = hold(scope, task, edit)
        other = Task.objects.filter(pk=on.pk).first()
        if other is None:
            raise NotFound("There is no such task, or it is not open to you.", code="tasks.no_task")
        demand_seen(scope, other)
        demand_actor(actor, scope, held, *PARTS)
        if held.state not in _COUNTED or other.state not in _COUNTED:
            raise Conflict("One of the two has ended.", "Choose one that goes on.", code="tasks.need_ended")
        if held.needs.filter(on=other).exists() or held.needs.count() >= MOST:
            raise Conflict("It waits for that one already.", "Look at the list.", code="tasks.need_there")
        _demand_no_circle(held, other)
        need = Need.objects.create(task=held, on=other, by=actor)
        write_down(actor=actor, task=held, act="need.add", on=other.uid)
    return need


def remove_need(*, actor: Person, scope: Scope, task: Task, edit: int, on: Task) -> None:
    """Say that a task no longer waits for another.

    Raises:
        NotFound: If the person may not know of it, or it does not wait for that one.
        Denied: If the person neither gives nor follows it, nor answers for the unit.
        Conflict: If it was changed meanwhile.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, *PARTS)
        need = held.needs.filter(on=on.pk).first()
        if need is None:
            raise NotFound("It does not wait for that one.", code="tasks.no_need")
        need.delete()
        write_down(actor=actor, task=held, act="need.remove", on=on.uid)


def move_needs(task: Task, heir: Task) -> None:
    """Let what waits for a task wait for the one in its place, where that makes no circle."""
    for need in Need.objects.filter(on=task).select_related("task"):
        there = need.task_id == heir.pk or need.task.needs.filter(on=heir).exists()
        if there or _circle(need.task, heir):
            need.delete()
        else:
            need.on = heir
            need.save(update_fields=["on"])


def _demand_no_circle(held: Task, other: Task) -> None:
    if _circle(held, other):
        raise Conflict(
            "These tasks would wait for each other in a circle.", "Leave one of them out.", code="tasks.need_circle"
        )


def _circle(task: Task, on: Task) -> tuple[str, ...]:
    """The circle that would arise if a task waited for another; nothing of it is told to who may not know of it."""
    waits = {str(one): tuple(map(str, others)) for one, others in _ways({on.pk}).items()}
    waits[str(task.pk)] = (*waits.get(str(task.pk), ()), str(on.pk))
    return find_circle(waits)


def _lock_way(task: Task, on: Task) -> None:
    """Hold a task and all that the other waits for, so that no two people close a circle at once."""
    ways = _ways({on.pk})
    held = {task.pk, *ways, *(each for others in ways.values() for each in others)}
    list(Task.objects.select_for_update().filter(pk__in=held).order_by("pk").values_list("pk"))


def _ways(begin: Iterable[int]) -> dict[int, list[int]]:
    """What some tasks wait for, and what these wait for, to the end; a task waits for those given on under it, too."""
    found: dict[int, list[int]] = {}
    ahead = set(begin)
    while ahead:
        found |= {one: [] for one in ahead}
        for one, other in Need.objects.filter(task__in=ahead).values_list("task", "on"):
            found[one].append(other)
        for parent, child in Task.objects.filter(parent__in=ahead).values_list("parent", "pk"):
            if parent is not None:
                found[parent].append(child)
        ahead = {other for others in found.values() for other in others} - found.keys()
    return found
