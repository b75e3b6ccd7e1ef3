"""What is asked about many tasks: lists, boards, the four cells, choices of filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from diemcau.deploy.states import ENDED
from diemcau.errors import NotFound
from diemcau.records.task import FourCells, Mark, TaskState, TimeClass
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.policies import Right
from diemcau.web.orgs.queries import find_org, lineage, tree_of
from diemcau.web.tasks.cells import (
    THEN,
    add_up,
    cells_by_holder,
    cells_by_holder_on,
    class_of,
    in_class_on,
    mark_of,
    then,
)
from diemcau.web.tasks.models import Task
from diemcau.web.tasks.policies import tasks_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.tree import Node
    from diemcau.web.tasks.wanted import Wanted

PAGE = 50
"""Tasks on a page of a list."""

MOST_TAKEN = 100_000
"""Tasks of one list that are written to a file; more than any house has."""

_OVER = (TaskState.COMPLETED.value, *(state.value for state in ENDED))
_FAR = date(9999, 12, 31)  # tasks without a deadline come last
_KEYS: Mapping[str, tuple[str, ...]] = {
    "due": ("is_over", "due_key", "pk"),
    "late_first": ("-due_key", "-pk"),
    "new": ("-year", "-serial"),
    "unit": ("holder__code", "due_key", "pk"),
    "percent": ("percent", "due_key", "pk"),
}
"""By sort the keys that a page begins after; the last is never the same twice. By deadline what is open comes first."""

BOARD = (
    TaskState.ASSIGNED, TaskState.RETURNED, TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.REWORK,
    TaskState.SUBMITTED, TaskState.SUSPENDED, TaskState.COMPLETED,
)  # fmt: skip
"""Columns of a unit's board, in the order in which a task comes through them."""

CARDS = 12
"""Cards in a column of a board; the list has the others."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list.

    Attributes:
        tasks: Its tasks, with lead, holder, assigner and paper.
        total: How many there are on all pages.
        more: uid of the last one where another page follows, else empty.
    """

    tasks: Sequence[Task]
    total: int
    more: str = ""


def find_unit(code: str, day: date | None = None) -> Node:
    """A unit of a day by its code; the heir of one that has ended.

    Raises:
        NotFound: If there is none.
    """
    tree = tree_of(day)
    node = tree.by_code.get(code)
    if node is None:
        heirs = sorted(lineage().standing_for(find_org(code).pk, tree.day))
        node = next((tree.nodes[pk] for pk in heirs if pk in tree.nodes), None)
    if node is None:
        raise NotFound("There is no such unit.", code="orgs.no_org")
    return node


def home_of(scope: Scope, day: date | None = None) -> Node | None:
    """The unit whose list a person opens first: the head of all for whoever follows or gives tasks everywhere.

    Of others the highest of the units in which they hold a role.
    """
    tree = tree_of(day)
    if any(scope.reach(right).everywhere for right in (Right.DEPLOY, Right.ASSIGN)):
        return next((node for node in tree.nodes.values() if tree.is_root(node.pk)), None)
    homes = [tree.nodes[pk] for pk in scope.homes if pk in tree.nodes]
    return min(homes, key=lambda node: (len(tree.above(node.pk)), node.code), default=None)


def list_for(scope: Scope, wanted: Wanted) -> QuerySet[Task]:
    """The tasks that a person may know of and a list asks for, not sorted."""
    day, found = wanted.past_day, tasks_for(scope).filter(_fixed(wanted))
    if day is not None:
        stood = in_class_on(found, TimeClass(wanted.in_class), day) if wanted.in_class else then(found, day)
        stood = stood.filter(_held_by(wanted, THEN.holder))
        return stood.filter(**{THEN.state: wanted.state}) if wanted.state else stood
    today = timezone.localdate()
    found = found.filter(_held_by(wanted, "holder"), **({"state": wanted.state} if wanted.state else {}))
    if wanted.in_class:
        found = found.annotate(in_class=class_of(today)).filter(in_class=wanted.in_class, is_counted=True)
    return found.filter(mark_of(Mark(wanted.mark), today)) if wanted.mark else found


def page_of(scope: Scope, wanted: Wanted, size: int = PAGE) -> Listing:
    """A page of a list, with how many tasks there are on all of them."""
    keys = _KEYS[wanted.order]
    is_over = Case(When(state__in=_OVER, then=1), default=0, output_field=IntegerField())
    keyed = list_for(scope, wanted).annotate(due_key=Coalesce(F("due"), Value(_FAR)), is_over=is_over)
    if wanted.past_day is not None:
        return _page_on(list(keyed.order_by(*keys).values_list("pk", flat=True)), wanted, size)
    total = keyed.count()
    pks = list(_behind(keyed, wanted, keys).order_by(*keys).values_list("pk", flat=True)[: size + 1])
    rows = in_order(pks[:size])
    return Listing(rows, total, str(rows[-1].uid) if len(pks) > size else "")


def _page_on(pks: list[int], wanted: Wanted, size: int) -> Listing:
    """A page of what stood on a day gone by: all of it is asked for once, as counting it alone costs as much."""
    after = wanted.after_uid
    last = Task.objects.filter(uid=after).values_list("pk", flat=True).first() if after is not None else None
    at = pks.index(last) + 1 if last in pks else 0
    rows = in_order(pks[at : at + size])
    return Listing(rows, len(pks), str(rows[-1].uid) if at + size < len(pks) else "")


def in_order(pks: Sequence[int]) -> list[Task]:
    """Tasks with their names in the order of their ids given: sorting is done before, on narrow rows."""
    found = {task.pk: task for task in with_names(Task.objects.filter(pk__in=pks))}
    return [found[pk] for pk in pks if pk in found]


def with_names(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """The same with what a row of a list says, in one query."""
    return tasks.select_related("assigner", "source", "lead", "holder")


def _behind(tasks: QuerySet[Task], wanted: Wanted, keys: Sequence[str]) -> QuerySet[Task]:
    """The tasks behind the last one of the page before; all where that is none of the list."""
    after = wanted.after_uid
    last = tasks.filter(uid=after).values(*(key.lstrip("-") for key in keys)).first() if after is not None else None
    if last is None:
        return tasks
    behind, same = Q(), Q()
    for key in keys:
        name = key.lstrip("-")
        behind |= same & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": last[name]})
        same &= Q(**{name: last[name]})
    return tasks.filter(behind)


def _held_by(wanted: Wanted, column: str) -> Q:
    """The rows of the unit, with those below where they are asked for."""
    if not wanted.unit:
        return Q()
    tree = tree_of(wanted.past_day)
    pk = find_unit(wanted.unit, wanted.past_day).pk
    if not wanted.with_below:
        return Q(**{column: pk})
    return Q() if tree.is_root(pk) else Q(**{f"{column}__in": tree.below(pk)})


def _fixed(wanted: Wanted) -> Q:
    """What does not change from day to day: paper, assigner, topic, words."""
    found = Q()
    if wanted.assigner:
        found &= Q(assigner__username=wanted.assigner)
    if wanted.paper:
        found &= _ordered_by(wanted)
    if wanted.measure:
        found &= Q(measure=wanted.measure)
    if wanted.topic:
        found &= Q(pk__in=_about(wanted.topic))
    if wanted.key:
        found &= Q(is_key=True)
    if wanted.level:
        found &= Q(level=int(wanted.level))
    return found & _dated(wanted) & _worded(wanted)


def _ordered_by(wanted: Wanted) -> Q:
    """The tasks of a paper; never of one more confidential than the task, which would say that it is its paper."""
    open_paper = Q(source__level__lte=F("level"))
    if wanted.paper_uid:
        return Q(source__uid=wanted.paper_uid) & open_paper
    number, mark, symbol = (part.strip() for part in wanted.paper.partition("/"))
    if mark:
        return Q(source__number__icontains=number, source__symbol__icontains=symbol) & open_paper
    return (Q(source__number__icontains=number) | Q(source__symbol__icontains=number)) & open_paper


def _about(topic: str) -> QuerySet[Task, Any]:
    """Ids of the tasks with a topic: both databases keep a list as text of the same form."""
    said = Task.objects.annotate(said=Cast("topics", TextField())).filter(said__contains=f'"{topic}"')
    return said.order_by().values("pk")


def _dated(wanted: Wanted) -> Q:
    found = Q()
    if wanted.first_due is not None:
        found &= Q(due__gte=wanted.first_due)
    if wanted.last_due is not None:
        found &= Q(due__lte=wanted.last_due)
    return found


def _worded(wanted: Wanted) -> Q:
    if wanted.number is not None:
        serial, year = wanted.number
        return Q(serial=serial, year=year)
    found = Q()
    for word in wanted.words:
        found &= Q(folded__contains=f" {word}")
    return found


def count_states(scope: Scope, wanted: Wanted) -> dict[str, int]:
    """How many tasks of a list are in each state."""
    rows = list_for(scope, wanted).order_by().values_list("state").annotate(many=Count("pk"))
    return dict(rows)


def columns_of(scope: Scope, wanted: Wanted) -> dict[TaskState, list[Task]]:
    """The first cards of each column of a board, the most urgent first; of what is completed the latest."""
    found = list_for(scope, wanted)
    urgent = (F("due").asc(nulls_last=True), "pk")
    pks: dict[TaskState, list[int]] = {}
    for state in BOARD:
        order = (F("submitted_on").desc(nulls_last=True), "pk") if state is TaskState.COMPLETED else urgent
        pks[state] = list(found.filter(state=state.value).order_by(*order).values_list("pk", flat=True)[:CARDS])
    tasks = {task.pk: task for task in in_order([pk for column in pks.values() for pk in column])}
    return {state: [tasks[pk] for pk in column if pk in tasks] for state, column in pks.items()}


def cells_for(scope: Scope, unit: Node | None = None, on: date | None = None) -> FourCells:
    """The four cells of a unit and all below it, or of everything, as far as a person may know of the tasks.

    Args:
        scope: Whose knowledge.
        unit: The unit of `tree_of`; None for all.
        on: As of the end of which day; None for as it stands.
    """
    within = None if unit is None or tree_of(on).is_root(unit.pk) else tree_of(on).below(unit.pk)
    return add_up(cells_of_holders(scope, on, within).values())


def cells_of_holders(
    scope: Scope, on: date | None = None, within: frozenset[int] | None = None
) -> dict[int | None, FourCells]:
    """The four cells by the id of the unit, of the tasks that a person may know of.

    Args:
        scope: Whose knowledge.
        on: As of the end of which day; None for as it stands.
        within: Ids of the units that are asked about; None for all.
    """
    today, known = timezone.localdate(), tasks_for(scope)
    if on is None or on >= today:
        return cells_by_holder(known if within is None else known.filter(holder__in=within), today)
    found = cells_by_holder_on(known, on)
    return {holder: cells for holder, cells in found.items() if within is None or holder in within}


def assigners_for(scope: Scope) -> list[Person]:
    """Who gave tasks that a person may know of."""
    giving = tasks_for(scope).filter(assigner__isnull=False).order_by().values("assigner")
    return list(Person.objects.filter(pk__in=giving).order_by("name", "username"))
