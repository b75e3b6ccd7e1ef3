"""Who sees which task, paper, directive and request, and in what part a person acts on a task.

Whoever hands a task in never confirms it: nobody acts on both sides of one confirmation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from diemcau.deploy.states import Actor
from diemcau.errors import Denied, NotFound
from diemcau.records.task import TaskState
from diemcau.web.accounts.models import Role
from diemcau.web.accounts.policies import RIGHTS, Reach, Right, Scope
from diemcau.web.accounts.queries import roles_on
from diemcau.web.orgs.queries import tree_of, with_formers
from diemcau.web.tasks.models import Orientation, Share, Task

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.tasks.models import Request, Source

PREPARED = (TaskState.DRAFT.value, TaskState.DROPPED.value)
"""States of tasks that were never given: the office and the leaders alone know of them."""

_GIVING = tuple(kind for kind, rights in RIGHTS.items() if Right.ASSIGN in rights)


def visible(scope: Scope) -> Q:
    """The tasks that a person may know of.

    Those of the units within reach: in the lead, carrying it on, coordinating, following it up; and those that the
    person gives or works on. Never above the clearance; what was not given yet is for the office and the leaders.
    """
    return Q(level__lte=scope.clearance) & (
        (~Q(state__in=PREPARED) & (_given(scope) | _own(scope))) | (Q(state__in=PREPARED) & prepares(scope, "office"))
    )


def prepares(scope: Scope, path: str) -> Q:
    """What is prepared by units over which a person deploys or gives tasks."""
    return within(scope.reach(Right.DEPLOY) | scope.reach(Right.ASSIGN), path)


def within(reach: Reach, path: str) -> Q:
    """The rows whose unit is within a reach."""
    return ~Q(pk__in=()) if reach.everywhere else Q(**{f"{path}__in": reach.orgs})


def tasks_for(scope: Scope) -> QuerySet[Task]:
    """The tasks that a person may know of (`visible`)."""
    return Task.objects.filter(visible(scope))


def is_inside(scope: Scope, task: Task) -> bool:
    """Whether a person may know of a task; the same as `visible`."""
    if task.level > scope.clearance:
        return False
    reach = scope.reach(Right.READ)
    if task.state in PREPARED:
        return (scope.reach(Right.DEPLOY) | scope.reach(Right.ASSIGN)).has(task.office_id)
    if scope.person is not None and scope.person in {task.assigner_id, task.officer_id}:
        return True
    if any(reach.has(org) for org in (task.lead_id, task.holder_id, task.office_id) if org is not None):
        return True
    return Share.objects.filter(task=task).filter(_taking_part(reach)).exists()


def demand_seen(scope: Scope, task: Task) -> None:
    """Refuse whoever may not know of a task.

    Raises:
        NotFound: As if it were not there.
    """
    if not is_inside(scope, task):
        raise NotFound("There is no such task, or it is not open to you.", code="tasks.no_task")


def actors_of(person: Person, scope: Scope, task: Task) -> frozenset[Actor]:
    """In what parts a person acts on a task; none for a stranger, whoever may know of it.

    While a task waits for its confirmation, whoever handed it in is no assigner of it.
    """
    if not is_inside(scope, task):
        return frozenset()
    found: set[Actor] = set()
    holder = task.holder_id or task.lead_id
    if _gives(person, scope, task) and not _handed_in(person, task):
        found.add(Actor.ASSIGNER)
    if holder is not None and scope.may(Right.ANSWER, holder):
        found.add(Actor.HEAD)
    if task.officer_id == person.pk or (holder is not None and scope.may(Right.ENTER, holder)):
        found.add(Actor.OFFICER)
    if scope.may(Right.DEPLOY, task.office_id):
        found.add(Actor.OFFICE)
    return frozenset(found)


def demand_actor(person: Person, scope: Scope, task: Task, *parts: Actor) -> frozenset[Actor]:
    """Refuse whoever acts in none of some parts; the parts of those who do.

    Raises:
        NotFound: If the person may not know of the task.
        Denied: If it is somebody else's.
    """
    demand_seen(scope, task)
    found = actors_of(person, scope, task)
    if not found & frozenset(parts):
        raise Denied(
            "This is for somebody else to do.", "Ask the head of the unit, or whoever gave the task.",
            code="tasks.not_yours",
        )  # fmt: skip
    return found


def may_answer(scope: Scope, share: Share) -> bool:
    """Whether a person answers for a coordinating unit: its head, or who works there."""
    return any(scope.may(right, share.holder_id) for right in (Right.ANSWER, Right.ENTER))


def visible_sources(scope: Scope) -> Q:
    """The papers that a person may know of.

    One's own, those of units over which one prepares or gives tasks, and those that order a task one knows of. Of
    the units that one reads in only what is signed.
    """
    read = within(scope.reach(Right.READ), "org") & Q(signed_on__isnull=False)
    own = Q(entered_by=scope.person) if scope.person is not None else Q(pk__in=())
    ordering = Q(pk__in=tasks_for(scope).exclude(state__in=PREPARED).exclude(source=None).order_by().values("source"))
    return Q(level__lte=scope.clearance) & (prepares(scope, "org") | prepares(scope, "office") | own | read | ordering)


def visible_orders(scope: Scope) -> Q:
    """The directives that a person may know of: of papers that one prepares, and those of tasks one knows of."""
    own = Q(source__entered_by=scope.person) if scope.person is not None else Q(pk__in=())
    ordering = Q(pk__in=tasks_for(scope).exclude(order=None).order_by().values("order"))
    kept = Q(pk__in=Orientation.objects.filter(visible_orientations(scope)).order_by().values("order"))
    levels = Q(level__lte=scope.clearance, source__level__lte=scope.clearance)
    kept_by = prepares(scope, "source__org") | prepares(scope, "source__office")
    return levels & (kept_by | own | ordering | kept)


def visible_orientations(scope: Scope) -> Q:
    """The orientations that a person may know of: of units within reach, and of papers that one prepares."""
    prepared = prepares(scope, "order__source__org") | prepares(scope, "order__source__office")
    seen = within(scope.reach(Right.READ), "holder") | prepared
    return Q(level__lte=scope.clearance) & seen


def visible_requests(scope: Scope) -> Q:
    """The requests that a person may know of: those from and to units within reach, and one's own."""
    reach = scope.reach(Right.READ)
    sides = (within(reach, name) for name in ("org", "holder", "to", "to_holder"))
    seen = Q(by=scope.person) if scope.person is not None else Q(pk__in=())
    for side in sides:
        seen |= side
    return Q(level__lte=scope.clearance) & seen


def demand_source(scope: Scope, source: Source) -> None:
    """Refuse whoever may not know of a paper.

    Raises:
        NotFound: As if it were not there.
    """
    if not type(source).objects.filter(visible_sources(scope), pk=source.pk).exists():
        raise NotFound("There is no such paper, or it is not open to you.", code="tasks.no_source")


def demand_request(scope: Scope, request: Request) -> None:
    """Refuse whoever may not know of a request.

    Raises:
        NotFound: As if it were not there.
    """
    if not type(request).objects.filter(visible_requests(scope), pk=request.pk).exists():
        raise NotFound("There is no such request, or it is not open to you.", code="tasks.no_request")


def _given(scope: Scope) -> Q:
    reach = scope.reach(Right.READ)
    if reach.everywhere:
        return ~Q(pk__in=())
    parts = Q(pk__in=Share.objects.filter(_taking_part(reach)).order_by().values("task"))
    return within(reach, "holder") | within(reach, "lead") | within(reach, "office") | parts


def _own(scope: Scope) -> Q:
    return Q(assigner=scope.person) | Q(officer=scope.person) if scope.person is not None else Q(pk__in=())


def _taking_part(reach: Reach) -> Q:
    return within(reach, "org") | within(reach, "holder")


def _gives(person: Person, scope: Scope, task: Task) -> bool:
    """Whether a person gave a task, stands in today for the role by which somebody else gave it, or has that post now.

    A task is given by a post: once whoever gave it gives nothing any more, the next holder of the post goes on with it.
    """
    orgs = {org for org in (task.office_id, task.lead_id, task.holder_id) if org is not None}
    if task.assigner_id is None or not any(scope.may(Right.ASSIGN, org) for org in orgs):
        return False
    if task.assigner_id == person.pk:
        return True
    standing = roles_on(timezone.localdate()).filter(
        person=person, deputy_for__person=task.assigner_id, deputy_for__kind__in=_GIVING
    )
    if any(_reaches(role.deputy_for, orgs) for role in standing.select_related("deputy_for") if role.deputy_for):
        return True
    return _succeeds(person, task, orgs)


def _succeeds(person: Person, task: Task, orgs: set[int]) -> bool:
    """Whether whoever gave a task has left the post, and a person holds the same one today."""
    today = roles_on(timezone.localdate()).filter(kind__in=_GIVING, deputy_for=None)
    if today.filter(person=task.assigner_id, person__is_active=True).exists():
        return False
    left = set(
        Role.objects.filter(person=task.assigner_id, kind__in=_GIVING, deputy_for=None).values_list("org", "kind")
    )
    held = today.filter(person=person)
    return any((role.org_id, role.kind) in left and _reaches(role, orgs) for role in held)


def _reaches(role: Role, orgs: set[int]) -> bool:
    """Whether a role reaches one of some units: from a root it reaches all."""
    tree = tree_of()
    top = role.covers_id or role.org_id
    return tree.is_root(top) or bool(orgs & with_formers(tree.below(top)))


def _handed_in(person: Person, task: Task) -> bool:
    """Whether it was this person who handed in what waits for its confirmation."""
    if task.state != TaskState.SUBMITTED.value:
        return False
    last = task.steps.filter(verb="submit").order_by("-at", "-pk").first()
    return last is not None and last.by_id == person.pk
