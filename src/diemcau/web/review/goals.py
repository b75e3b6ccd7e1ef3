"""What is asked about plans and targets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Q

from diemcau.errors import NotFound
from diemcau.records import Interval, Status, parse_period
from diemcau.records.total import Direction, Target
from diemcau.web.desk.queries import known
from diemcau.web.review.intervals import interval_from_json, plain
from diemcau.web.review.models import Goal

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from diemcau.web.accounts.policies import Scope

GOALS = (Status.TARGET.value, Status.PLAN.value)
"""What a goal can be: set by somebody above, or one's own."""


def visible_goals(scope: Scope) -> Q:
    """The goals that a person may know of: those up to the clearance."""
    return Q(level__lte=scope.clearance)


def goals_held(scope: Scope, at: datetime | None = None) -> QuerySet[Goal]:
    """The goals that the house holds, or held at a moment, as far as a person may know of them."""
    return Goal.objects.filter(known(at), visible_goals(scope)).select_related("org", "by")


def find_goal(scope: Scope, uid: UUID) -> Goal:
    """The newest state of a goal, one that was given up included.

    Raises:
        NotFound: If there is none of that uid, or none that the person may know of.
    """
    newest = Goal.objects.filter(uid=uid).select_related("org", "by", "ended_by").order_by("-known_from", "-pk").first()
    if newest is None or newest.level > scope.clearance:
        raise NotFound("There is no such goal, or it is not open to you.", code="review.no_goal")
    return newest


def states_of(scope: Scope, uid: UUID) -> QuerySet[Goal]:
    """Every state of a goal that a person may see, the newest first."""
    states = Goal.objects.filter(visible_goals(scope), uid=uid).select_related("org", "by", "ended_by")
    return states.order_by("-known_from", "-pk")


def targets_for(
    scope: Scope,
    *,
    period: str,
    orgs: Collection[str] | None = None,
    measures: Collection[str] | None = None,
    partner: str = "",
    known_at: datetime | None = None,
) -> list[Target]:
    """The goals of a period in the engine's form, in order of measure, org and status."""
    found = goals_held(scope, known_at).filter(period=period, partner=partner)
    if orgs is not None:
        found = found.filter(org__code__in=sorted(orgs))
    if measures is not None:
        found = found.filter(measure__in=sorted(measures))
    return [to_target(goal) for goal in found.order_by("measure", "org__code", "-status", "level", "pk")]


def to_target(goal: Goal) -> Target:
    """A goal in the engine's form."""
    points = ((parse_period(point["period"]), interval_from_json(point)) for point in goal.points)
    return Target(
        id=str(goal.uid),
        measure=goal.measure,
        unit=goal.unit,
        org=goal.org.code if goal.org else "",
        period=parse_period(goal.period),
        partner=goal.partner,
        status=Status(goal.status),
        interval=Interval(_exact(goal.low), _exact(goal.high), goal.low_open, goal.high_open),
        direction=Direction(goal.direction),
        points=tuple((period, interval) for period, interval in points if interval is not None),
        set_by=goal.set_by,
        basis=goal.basis,
    )


def _exact(number: Decimal | None) -> Decimal | None:
    """A number of a column without the zeros that the column adds."""
    said = plain(number)
    return None if said is None else Decimal(said)
