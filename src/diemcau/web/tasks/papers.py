"""What is asked about papers, directives, drafts, orientations and requests. Every question is asked for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from diemcau.deploy.states import OPEN
from diemcau.errors import NotFound
from diemcau.records.task import TaskState
from diemcau.web.accounts.models import Person
from diemcau.web.accounts.policies import RIGHTS, Right
from diemcau.web.accounts.queries import roles_on, scope_of
from diemcau.web.orgs.queries import tree_of
from diemcau.web.tasks.models import Order, Orientation, Request, Source, Step, Task
from diemcau.web.tasks.policies import (
    prepares,
    tasks_for,
    visible_orders,
    visible_orientations,
    visible_requests,
    visible_sources,
    within,
)

if TYPE_CHECKING:
    from uuid import UUID

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org

_GIVING = tuple(kind for kind, rights in RIGHTS.items() if Right.ASSIGN in rights)
_MOST_GIVERS = 100
_OPEN = [state.value for state in OPEN]


def papers_for(scope: Scope, words: str = "", state: str = "") -> QuerySet[Source]:
    """The papers that a person may know of, each with how many of its directives wait and how many tasks were given.

    Args:
        scope: What the person may do.
        words: What number, symbol or subject contains; empty for all.
        state: `unsigned`, `waiting` (directives nobody decided), `review` (no longer in force, with open tasks) or all.
    """
    found = Source.objects.filter(visible_sources(scope)).select_related("org", "office")
    for word in words.split()[:6]:
        found = found.filter(Q(subject__icontains=word) | Q(number__iexact=word) | Q(symbol__icontains=word))
    mine = Order.objects.filter(visible_orders(scope), _clear(scope), source=OuterRef("pk"))
    running = tasks_for(scope).filter(source=OuterRef("pk"), state__in=_OPEN)
    if state == "unsigned":
        found = found.filter(number="")
    elif state == "waiting":
        found = found.filter(Exists(mine.filter(outcome="")))
    elif state == "review":
        found = found.exclude(state="in_force").filter(Exists(running))
    return found


def counts_of(scope: Scope, papers: list[Source]) -> dict[int, tuple[int, int, int]]:
    """By id of a paper how many directives it has, how many of them wait, and how many tasks were given."""
    orders = Order.objects.filter(visible_orders(scope), _clear(scope), source__in=papers).order_by()
    told = orders.values("source").annotate(total=Count("pk"), waiting=Count("pk", filter=Q(outcome="")))
    found = {row["source"]: [row["total"], row["waiting"], 0] for row in told}
    given = tasks_for(scope).exclude(state__in=(TaskState.DRAFT.value, TaskState.DROPPED.value))
    for row in given.filter(source__in=papers).order_by().values("source").annotate(total=Count("pk")):
        found.setdefault(row["source"], [0, 0, 0])[2] = row["total"]
    return {pk: (each[0], each[1], each[2]) for pk, each in found.items()}


def paper_for(scope: Scope, uid: UUID) -> Source:
    """A paper.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of; the two cannot be told apart.
    """
    rows = Source.objects.select_related("org", "office", "document", "replaced_by")
    found = rows.filter(visible_sources(scope), uid=uid).first()
    if found is None:
        raise NotFound("There is no such paper, or it is not open to you.", code="tasks.no_source")
    return found


def orders_for(scope: Scope, source: Source | None = None) -> QuerySet[Order]:
    """The directives that a person may know of, of one paper or of all: none that stands in a higher document."""
    found = Order.objects.filter(visible_orders(scope), _clear(scope)).select_related("source__org", "source__office")
    return found if source is None else found.filter(source=source)


def order_for(scope: Scope, uid: UUID) -> Order:
    """A directive.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of.
    """
    found = orders_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such directive, or it is not open to you.", code="tasks.no_order")
    return found


def drafts_for(scope: Scope) -> QuerySet[Task]:
    """The drafts of the offices for which a person prepares or gives tasks, newest first."""
    found = tasks_for(scope).filter(state=TaskState.DRAFT.value)
    return found.select_related("lead", "office", "assigner", "source", "order").order_by("-drafted_at", "-pk")


def draft_for(scope: Scope, uid: UUID) -> Task:
    """A draft.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of.
    """
    found = drafts_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such draft, or it is not open to you.", code="tasks.no_task")
    return found


def to_review(scope: Scope, source: Source) -> QuerySet[Task]:
    """The open tasks of a paper, to be looked at once it no longer holds."""
    found = tasks_for(scope).filter(source=source, state__in=_OPEN, parent=None)
    return found.select_related("lead", "holder").order_by("due", "pk")


def divided_for(scope: Scope) -> QuerySet[Task]:
    """Open tasks that came to the first of several heirs and for which the office may choose another."""
    several = Step.objects.filter(task=OuterRef("pk"), verb="hand_on", said__has_key="heirs")
    chosen = Step.objects.filter(task=OuterRef("pk"), verb="hand_on").exclude(reason="")
    found = tasks_for(scope).filter(prepares(scope, "office"), state__in=_OPEN).filter(Exists(several), ~Exists(chosen))
    return found.select_related("lead", "holder").order_by("due", "pk")


def stranded_for(scope: Scope) -> QuerySet[Task]:
    """Open tasks whose holder has ended with nobody to carry its work on: the office gives them anew."""
    living = tree_of().nodes.keys()
    found = tasks_for(scope).filter(prepares(scope, "office"), state__in=_OPEN).exclude(holder=None)
    return found.exclude(holder__in=list(living)).select_related("lead", "holder").order_by("due", "pk")


def givers_for(office: Org, level: int) -> list[Person]:
    """The people who may give tasks in an office, by name."""
    kinds = roles_on(timezone.localdate()).filter(kind__in=_GIVING).values("person")
    people = Person.objects.filter(pk__in=kinds, is_active=True, clearance__gte=level).order_by("name", "username")
    return [one for one in people[:_MOST_GIVERS] if scope_of(one).may(Right.ASSIGN, office.pk)]


def orientations_for(scope: Scope, *, closed: bool = False) -> QuerySet[Orientation]:
    """The orientations that a person may know of, standing or closed."""
    found = Orientation.objects.filter(visible_orientations(scope), closed_at__isnull=not closed)
    return found.filter(order__in=_seen_orders(scope)).select_related("holder", "order__source", "closed_by")


def orientation_for(scope: Scope, uid: UUID) -> Orientation:
    """An orientation.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of.
    """
    rows = Orientation.objects.filter(visible_orientations(scope), order__in=_seen_orders(scope), uid=uid)
    found = rows.select_related("holder", "order__source__org", "order__source__office", "closed_by").first()
    if found is None:
        raise NotFound("There is no such orientation, or it is not open to you.", code="tasks.no_orientation")
    return found


def requests_for(scope: Scope, side: str = "") -> QuerySet[Request]:
    """The requests that a person may know of.

    Args:
        scope: What the person may do.
        side: `to` for those that one's own units answer, `from` for those that they ask; empty for all.
    """
    found = Request.objects.filter(visible_requests(scope), _clear_request(scope))
    if side == "to":
        found = found.filter(within(scope.reach(Right.ANSWER) | scope.reach(Right.DEPLOY), "to_holder"))
    elif side == "from":
        found = found.filter(within(scope.reach(Right.ANSWER) | scope.reach(Right.ENTER), "holder"))
    return found.select_related("org", "holder", "to", "to_holder", "by", "task")


def request_for(scope: Scope, uid: UUID) -> Request:
    """A request.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of.
    """
    found = requests_for(scope).select_related("mention__document", "answered_by").filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such request, or it is not open to you.", code="tasks.no_request")
    return found


def _clear(scope: Scope) -> Q:
    """Directives none of whose documents was put above the clearance since."""
    return ~Q(pk__in=Order.objects.filter(mentions__document__level__gt=scope.clearance).order_by().values("pk"))


def _clear_request(scope: Scope) -> Q:
    return Q(mention=None) | Q(mention__document__level__lte=scope.clearance)


def _seen_orders(scope: Scope) -> QuerySet[Order]:
    return Order.objects.filter(_clear(scope)).order_by()
