"""What cannot go on, whom it waits for, and for how many days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone

from diemcau.deploy.states import OPEN
from diemcau.records.task import TaskState
from diemcau.web.orgs.queries import tree_of
from diemcau.web.tasks.models import Extension, Need, Share, Step, Task
from diemcau.web.tasks.policies import tasks_for
from diemcau.web.tasks.shown import facts_of, number_of, unit_of

if TYPE_CHECKING:
    from datetime import date

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node

WHYS = ("confirmation", "extension", "returned", "share", "need")
"""Why a task cannot go on: its assigner's word, a decision on more time, another unit, a part of it, another task."""

SHOWN = 8
"""Lines of one reason on the page of all."""

MOST = 200
"""Lines on the page of one reason, those that wait longest."""

_OPEN = tuple(state.value for state in OPEN)
_WORKING = tuple(state for state in _OPEN if state not in {TaskState.SUBMITTED.value, TaskState.RETURNED.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A task that cannot go on.

    Attributes:
        task, number: Which.
        unit: The unit that carries it.
        by: Whom it waits for: the name of a person or a unit.
        since: Since when, or None where nobody wrote it down.
        days: Days since then.
        on: The task that it waits for, or None; one that the reader may not know of has no title here.
        what: What is waited for, in words; may be empty.
    """

    task: Task
    number: str
    unit: str
    by: str
    since: date | None
    days: int
    on: Task | None = None
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """All that is held up for one reason.

    Attributes:
        why: Of `WHYS`.
        lines: Those that wait longest.
        total: How many there are.
        by: Whom they wait for, and how many for each, most first; units and people that the reader may know of.
    """

    why: str
    lines: tuple[Held, ...]
    total: int
    by: tuple[tuple[str, int], ...]


def blocked_for(scope: Scope, unit: Node | None, language: str, one: str = "") -> list[Reason]:
    """What is held up among the open tasks that a person may know of, of a unit and all below it.

    Args:
        scope: Whose knowledge.
        unit: Whose tasks; None for all.
        language: Of the reader.
        one: One reason alone; empty for all, each with its first lines.
    """
    size = MOST if one else SHOWN
    within = Q() if unit is None or tree_of().is_root(unit.pk) else Q(holder__in=tree_of().below(unit.pk))
    known = tasks_for(scope).filter(within)
    found = []
    for why in WHYS if not one else (one,):
        asked = _ASKED[why](known)
        rows = list(asked[:size])
        if rows:
            lines = tuple(_LINES[why](rows, scope, language))
            many, by = _whom(why, asked, scope, language)
            total = len(rows) if len(rows) < size else max(many, len(rows))
            found.append(Reason(why=why, lines=lines, total=total, by=by))
    return found


def _confirmations(known: QuerySet[Task]) -> QuerySet[Any]:
    return known.filter(state=TaskState.SUBMITTED.value).select_related("assigner").order_by("submitted_on", "pk")


def _returned(known: QuerySet[Task]) -> QuerySet[Any]:
    return known.filter(state=TaskState.RETURNED.value).select_related("assigner").order_by("due", "pk")


def _extensions(known: QuerySet[Task]) -> QuerySet[Any]:
    tasks = known.filter(state__in=_OPEN).order_by().values("pk")
    return (
        Extension.objects.filter(decision="", task__in=tasks)
        .select_related("task__assigner")
        .order_by("asked_at", "pk")
    )


def _shares(known: QuerySet[Task]) -> QuerySet[Any]:
    tasks = known.filter(state__in=_WORKING).order_by().values("pk")
    asked = Share.objects.filter(is_required=True, state="asked", task__in=tasks).select_related("task")
    return asked.order_by(F("task__assigned_at").asc(nulls_last=True), "pk")


def _needs(known: QuerySet[Task]) -> QuerySet[Any]:
    tasks = known.filter(state__in=_WORKING).order_by().values("pk")
    return Need.objects.filter(on__state__in=_OPEN, task__in=tasks).select_related("task", "on").order_by("at", "pk")


_ASKED = {
    "confirmation": _confirmations,
    "extension": _extensions,
    "returned": _returned,
    "share": _shares,
    "need": _needs,
}


def _of_confirmations(rows: Iterable[Task], scope: Scope, language: str) -> Iterable[Held]:  # noqa: ARG001
    return [_held(task, _assigner(task), facts_of(task).submitted, language) for task in rows]


def _of_returned(rows: list[Task], scope: Scope, language: str) -> Iterable[Held]:  # noqa: ARG001
    steps = Step.objects.filter(task__in=rows, verb="return").order_by().values_list("task").annotate(last=Max("on"))
    since: Mapping[int, date] = dict(steps)
    return [_held(task, _assigner(task), since.get(task.pk), language) for task in rows]


def _of_extensions(rows: Iterable[Extension], scope: Scope, language: str) -> Iterable[Held]:  # noqa: ARG001
    return [_held(each.task, _assigner(each.task), timezone.localdate(each.asked_at), language) for each in rows]


def _of_shares(rows: Iterable[Share], scope: Scope, language: str) -> Iterable[Held]:  # noqa: ARG001
    return [
        _held(each.task, unit_of(each.holder_id, language)[0], _given(each.task), language, what=each.words)
        for each in rows
    ]


def _of_needs(rows: list[Need], scope: Scope, language: str) -> Iterable[Held]:
    seen = set(tasks_for(scope).filter(pk__in=[need.on_id for need in rows]).values_list("pk", flat=True))
    return [
        _held(
            need.task,
            unit_of(need.on.holder_id or need.on.lead_id, language)[0] if need.on_id in seen else "",
            timezone.localdate(need.at),
            language,
            on=need.on if need.on_id in seen else None,
        )
        for need in rows
    ]


_LINES: Mapping[str, Callable[[Any, Scope, str], Iterable[Held]]] = {
    "confirmation": _of_confirmations,
    "extension": _of_extensions,
    "returned": _of_returned,
    "share": _of_shares,
    "need": _of_needs,
}


_WHOM = {
    "confirmation": "assigner__name",
    "extension": "task__assigner__name",
    "returned": "assigner__name",
    "share": "holder",
    "need": "on__holder",
}


def _whom(why: str, asked: QuerySet[Any], scope: Scope, language: str) -> tuple[int, tuple[tuple[str, int], ...]]:
    """How many wait for one reason, and whom the most of them wait for, as far as the reader may know of that task."""
    column = _WHOM[why]
    groups = list(asked.order_by().values_list(column).annotate(many=Count("pk")).order_by("-many", column))
    total = sum(many for _, many in groups)
    if why == "need":
        known = asked.filter(on__in=tasks_for(scope).order_by().values("pk"))
        groups = list(known.order_by().values_list(column).annotate(many=Count("pk")).order_by("-many", column))
    names = (unit_of(who, language)[0] if isinstance(who, int) else who or "" for who, _ in groups[:SHOWN])
    return total, tuple(zip(names, (many for _, many in groups[:SHOWN]), strict=True))


def _assigner(task: Task) -> str:
    return task.assigner.name if task.assigner is not None else ""


def _given(task: Task) -> date | None:
    return timezone.localdate(task.assigned_at) if task.assigned_at is not None else None


def _held(task: Task, by: str, since: date | None, language: str, **more: Any) -> Held:
    return Held(
        task=task,
        number=number_of(task),
        unit=unit_of(task.holder_id or task.lead_id, language)[0],
        by=by,
        since=since,
        days=max((timezone.localdate() - since).days, 0) if since is not None else 0,
        **more,
    )
