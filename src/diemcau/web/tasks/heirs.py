"""Obligations move with the unit: open tasks, parts and requests of one that ended go to whoever carries on its work.

The unit that was in the lead stays written where it is; only who holds it moves, and back again when the ending is
undone. What came to an end before stays with whom it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.deploy.states import OPEN
from diemcau.web.audit.actions import Act, append_entry
from diemcau.web.orgs.lineage import Lineage
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.queries import lineage, tree_of
from diemcau.web.tasks.models import Request, Share, Step, Task
from diemcau.web.tasks.signals import task_moved

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.orgs.tree import Node

_BATCH = 500
_OPEN = [state.value for state in OPEN]


@dataclass(frozen=True, slots=True)
class Moved:
    """How much changed hands.

    Attributes:
        tasks, shares, requests: How many of each.
    """

    tasks: int = 0
    shares: int = 0
    requests: int = 0


@dataclass(frozen=True, slots=True)
class _Succession:
    """Who stands for whom on a day.

    Attributes:
        line: All successions.
        living: The orgs of the day by id.
        day: The day.
    """

    line: Lineage
    living: Mapping[int, Node]
    day: date

    def candidates(self, unit: int) -> tuple[int, ...]:
        """Ids of the orgs of the day that stand for one, in order of their codes."""
        if unit in self.living:
            return (unit,)
        found = [pk for pk in self.line.standing_for(unit, self.day) if pk in self.living]
        return tuple(sorted(found, key=lambda pk: self.living[pk].code))

    def holder(self, unit: int, now: int) -> int:
        """Who holds what was one unit's: whoever holds it now while that is one of its heirs, else the first of them.

        Where nobody carries the work on it stays where it is, for the office to give anew.
        """
        standing = self.candidates(unit)
        if now in standing or not standing:
            return now
        narrower = [pk for pk in self.candidates(now) if pk in standing]
        return (narrower or list(standing))[0]


def pass_on(actor: Person | None = None, on: date | None = None) -> Moved:
    """Move what is open to those who carry on the work of units that have ended, and back where that was undone.

    Several heirs share nothing of a task: the first by code holds it, and its step names the others, for the office to
    choose (`actions.handing.choose_heir`).

    Args:
        actor: Who changed the tree of units; None for the house itself.
        on: The day; today if none is named.
    """
    day = on or timezone.localdate()
    asked = _Succession(lineage(), tree_of(day).nodes, day)
    moved = Moved(_pass_tasks(asked, actor), _pass_shares(asked, actor), _pass_requests(asked, actor))
    if moved != Moved():
        detail = {"tasks": moved.tasks, "parts": moved.shares, "requests": moved.requests, "on": day}
        append_entry(actor=actor, act=Act(act="task.hand_on", thing="task", detail=detail))
    return moved


def heirs_of(unit: Org, on: date | None = None) -> list[int]:
    """Ids of the orgs of a day that stand for one; itself while it is there."""
    day = on or timezone.localdate()
    return list(_Succession(lineage(), tree_of(day).nodes, day).candidates(unit.pk))


def _pass_tasks(asked: _Succession, actor: Person | None) -> int:
    rows = Task.objects.select_for_update(of=("self",)).filter(state__in=_OPEN).exclude(lead=None).order_by("pk")
    heirs: dict[int, int] = {}
    for pk, lead, holder in rows.values_list("pk", "lead_id", "holder_id"):
        heir = asked.holder(lead, holder or lead)
        if heir != (holder or lead):
            heirs[pk] = heir
    found = Task.objects.filter(pk__in=heirs).select_related("assigner", "drafted_by", "lead", "holder")
    tasks = list(found.order_by("pk"))
    now = _codes(heirs.values())
    steps: list[Step] = []
    for task in tasks:
        before = task.holder or task.lead
        task.holder_id = heirs[task.pk]
        task.edit += 1
        said = {"from": before.code if before else "", "to": now[task.holder_id], **_choice(asked, task.lead_id)}
        steps.append(_step(task, said, actor))
    Task.objects.bulk_update(tasks, ["holder", "edit"], batch_size=_BATCH)
    _note_siblings(tasks, steps)
    for task, step in zip(tasks, Step.objects.bulk_create(steps, batch_size=_BATCH), strict=True):
        task_moved.send(sender=Task, task=task, step=step, actor=step.by)
    return len(tasks)


def _note_siblings(tasks: Sequence[Task], steps: Sequence[Step]) -> None:
    """Say with a task under another that its heir holds more than one of them: they stay apart, each to be reported."""
    parents = {task.parent_id for task in tasks if task.parent_id is not None}
    held: defaultdict[tuple[int | None, int | None], list[str]] = defaultdict(list)
    children = Task.objects.filter(parent__in=parents, state__in=_OPEN).order_by("pk")
    for parent, holder, uid in children.values_list("parent_id", "holder_id", "uid"):
        held[parent, holder].append(str(uid))
    for task, step in zip(tasks, steps, strict=True):
        beside = [uid for uid in held[task.parent_id, task.holder_id] if uid != str(task.uid)] if task.parent_id else []
        if beside:
            step.said = {**step.said, "beside": beside}


def _pass_shares(asked: _Succession, actor: Person | None) -> int:
    rows = Share.objects.select_for_update(of=("self",)).filter(state="asked", task__state__in=_OPEN)
    changed: list[Share] = []
    steps: list[Step] = []
    for share in rows.select_related("task__assigner", "task__drafted_by", "org", "holder").order_by("pk"):
        heir = asked.holder(share.org_id, share.holder_id)
        if heir == share.holder_id:
            continue
        before, share.holder_id = share.holder.code, heir
        changed.append(share)
        said = {"share": str(share.uid), "from": before, "to": _codes([heir])[heir], **_choice(asked, share.org_id)}
        steps.append(_step(share.task, said, actor))
    Share.objects.bulk_update(changed, ["holder"], batch_size=_BATCH)
    Step.objects.bulk_create(steps, batch_size=_BATCH)
    return len(changed)


def _pass_requests(asked: _Succession, actor: Person | None) -> int:
    rows = Request.objects.select_for_update(of=("self",)).filter(state="open")
    changed: list[Request] = []
    for request in rows.select_related("org", "to").order_by("pk"):
        holder = asked.holder(request.org_id, request.holder_id)
        to_holder = asked.holder(request.to_id, request.to_holder_id)
        if (holder, to_holder) != (request.holder_id, request.to_holder_id):
            request.holder_id, request.to_holder_id = holder, to_holder
            request.edit += 1
            changed.append(request)
    Request.objects.bulk_update(changed, ["holder", "to_holder", "edit"], batch_size=_BATCH)
    for request in changed:
        codes = _codes([request.holder_id, request.to_holder_id])
        detail = {"holder": codes[request.holder_id], "to": codes[request.to_holder_id]}
        act = Act(
            act="request.hand_on", thing="request", thing_id=request.uid, org=request.org.code, level=request.level,
            detail=detail,
        )  # fmt: skip
        append_entry(actor=actor, act=act)
    return len(changed)


def _choice(asked: _Succession, unit: int | None) -> dict[str, list[str]]:
    """The heirs among whom the office may choose, where there are several."""
    standing = asked.candidates(unit) if unit is not None else ()
    return {"heirs": [asked.living[pk].code for pk in standing]} if len(standing) > 1 else {}


def _codes(orgs: Iterable[int]) -> dict[int, str]:
    return dict(Org.objects.filter(pk__in=set(orgs)).values_list("pk", "code"))


def _step(task: Task, said: Mapping[str, object], actor: Person | None) -> Step:
    """The step of a task whose holder, or that of a part of it, has changed; the house itself acts for its giver."""
    return Step(
        task=task, verb="hand_on", before=task.state, after=task.state, on=timezone.localdate(), due=task.due,
        holder_id=task.holder_id or task.lead_id, said=dict(said), by=actor or task.assigner or task.drafted_by,
    )  # fmt: skip
