"""What waits for a person, by what is to be done; tasks of which it is somebody else's turn are not here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from diemcau.deploy.states import OPEN
from diemcau.records.task import TaskState
from diemcau.web.accounts.policies import RIGHTS, Right
from diemcau.web.accounts.queries import roles_on
from diemcau.web.tasks.models import Extension, Request, Share, Task
from diemcau.web.tasks.policies import tasks_for, visible_requests, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

SHOWN = 8
"""Things of one sort on the page of all; the page of the sort has the others."""

PAGE = 50
"""Things on the page of one sort."""

_OPEN = tuple(state.value for state in OPEN)
_GIVING = tuple(kind for kind, rights in RIGHTS.items() if Right.ASSIGN in rights)
_DUE = (F("due").asc(nulls_last=True), "pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Things of one sort that wait for a person.

    Attributes:
        do: What is to be done: a key of `TURNS`.
        kind: What the things are: `task`, `share`, `extension`, `request`.
        things: The first of them, the most urgent first.
        total: How many there are.
    """

    do: str
    kind: str
    things: Sequence[Any]
    total: int


def turns_for(person: Person, scope: Scope, do: str = "", at: int = 0) -> list[Turn]:
    """What waits, sort by sort in the order of `TURNS`; sorts of which nothing waits are left out.

    Args:
        person: Who.
        scope: What that person may do.
        do: One sort alone; empty for all, each with its first things.
        at: How many things of one sort come before.
    """
    size = PAGE if do else SHOWN
    found = []
    for name, (kind, ask) in TURNS.items():
        if do and name != do:
            continue
        asked = ask(person, scope)
        if asked is None:
            continue
        things = list(asked[at : at + size])
        total = len(things) if not at and len(things) < size else asked.count()
        if things:
            found.append(Turn(do=name, kind=kind, things=things, total=total))
    return found


def gives_for(person: Person) -> frozenset[int]:
    """Ids of the leaders for whom a person decides: oneself, and whoever one stands in for today."""
    standing = roles_on(timezone.localdate()).filter(person=person, deputy_for__kind__in=_GIVING)
    return frozenset({person.pk, *standing.values_list("deputy_for__person", flat=True)})


def _tasks(scope: Scope, *states: TaskState) -> QuerySet[Task]:
    found = tasks_for(scope).filter(state__in=[state.value for state in states])
    return found.select_related("assigner", "source", "lead", "holder").order_by(*_DUE)


def _accept(person: Person, scope: Scope) -> QuerySet[Task] | None:  # noqa: ARG001 - all are asked alike
    reach = scope.reach(Right.ANSWER)
    return _tasks(scope, TaskState.ASSIGNED).filter(within(reach, "holder")) if reach else None


def _working(person: Person, scope: Scope) -> Q | None:
    """Tasks that a person works on: named for it, or of the person's unit where nobody is named."""
    reach = scope.reach(Right.ENTER) | scope.reach(Right.ANSWER)
    mine = Q(officer=person)
    return mine | (Q(officer=None) & within(reach, "holder")) if reach else mine


def _start(person: Person, scope: Scope) -> QuerySet[Task] | None:
    return _tasks(scope, TaskState.ACCEPTED).filter(_working(person, scope))


def _resume(person: Person, scope: Scope) -> QuerySet[Task] | None:
    return _tasks(scope, TaskState.REWORK).filter(_working(person, scope))


def _hand_in(person: Person, scope: Scope) -> QuerySet[Task] | None:  # noqa: ARG001
    reach = scope.reach(Right.ANSWER)
    return _tasks(scope, TaskState.IN_PROGRESS).filter(within(reach, "holder")) if reach else None


def _tell(person: Person, scope: Scope) -> QuerySet[Task] | None:
    if scope.reach(Right.ANSWER):
        return None  # whoever hands in sees the same tasks there
    return _tasks(scope, TaskState.IN_PROGRESS).filter(_working(person, scope))


def _given(person: Person, scope: Scope, *states: TaskState) -> QuerySet[Task] | None:
    """Tasks of some states that a person gave, or decides on for whoever did."""
    if not scope.reach(Right.ASSIGN):
        return None
    return _tasks(scope, *states).filter(assigner__in=gives_for(person))


def _reassign(person: Person, scope: Scope) -> QuerySet[Task] | None:
    return _given(person, scope, TaskState.RETURNED)


def _confirm(person: Person, scope: Scope) -> QuerySet[Task] | None:
    found = _given(person, scope, TaskState.SUBMITTED)
    return found.order_by("submitted_on", "pk") if found is not None else None


def _extend(person: Person, scope: Scope) -> QuerySet[Extension] | None:
    if not scope.reach(Right.ASSIGN):
        return None
    known = tasks_for(scope).filter(assigner__in=gives_for(person), state__in=_OPEN).order_by().values("pk")
    waiting = Extension.objects.filter(decision="", task__in=known)
    return waiting.select_related("task__assigner", "task__source").order_by("was", "pk")


def _answer(person: Person, scope: Scope) -> QuerySet[Share] | None:  # noqa: ARG001
    reach = scope.reach(Right.ENTER) | scope.reach(Right.ANSWER)
    if not reach:
        return None
    known = tasks_for(scope).filter(state__in=_OPEN).order_by().values("pk")
    asked = Share.objects.filter(within(reach, "holder"), state="asked", task__in=known)
    return asked.select_related("task__assigner", "task__source").order_by(
        F("due").asc(nulls_last=True), F("task__due").asc(nulls_last=True), "pk"
    )


def _assign(person: Person, scope: Scope) -> QuerySet[Task] | None:
    drafts = _drafts(person, scope)
    return drafts.filter(_is_sure()) if drafts is not None else None


def _deadline(person: Person, scope: Scope) -> QuerySet[Task] | None:
    drafts = _drafts(person, scope)
    return drafts.exclude(_is_sure()) if drafts is not None else None


def _is_sure() -> Q:
    """The drafts whose deadline follows from the words, or was confirmed, or of which nothing is said."""
    return Q(deadline__is_certain=True) | Q(deadline={}, due__isnull=False)


def _drafts(person: Person, scope: Scope) -> QuerySet[Task] | None:
    deploys, gives = scope.reach(Right.DEPLOY), scope.reach(Right.ASSIGN)
    if not deploys and not gives:
        return None
    mine = Q(assigner__in=gives_for(person)) if gives else Q(pk__in=())
    return _tasks(scope, TaskState.DRAFT).filter(mine | within(deploys, "office") if deploys else mine)


def _request(person: Person, scope: Scope) -> QuerySet[Request] | None:  # noqa: ARG001
    reach = scope.reach(Right.ANSWER) | scope.reach(Right.DEPLOY)  # as `requests.may_answer_request`
    if not reach:
        return None
    asked = Request.objects.filter(visible_requests(scope), within(reach, "to_holder"), state="open")
    return asked.select_related("holder", "by").order_by("due", "pk")


TURNS: Mapping[str, tuple[str, Callable[[Person, Scope], QuerySet[Any] | None]]] = {
    "confirm": ("task", _confirm),
    "extend": ("extension", _extend),
    "reassign": ("task", _reassign),
    "accept": ("task", _accept),
    "answer": ("share", _answer),
    "resume": ("task", _resume),
    "start": ("task", _start),
    "hand_in": ("task", _hand_in),
    "tell": ("task", _tell),
    "request": ("request", _request),
    "deadline": ("task", _deadline),
    "assign": ("task", _assign),
}
"""What may wait for somebody: what kind of thing, and how it is asked for. First what holds others up."""
