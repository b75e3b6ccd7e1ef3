"""Who sees what was drawn from documents, who says what it was worth, and who tunes the watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from diemcau.errors import Denied
from diemcau.web.accounts.policies import Right
from diemcau.web.archive.policies import visible as visible_documents
from diemcau.web.orgs.queries import tree_of
from diemcau.web.watch.models import Alert, AlertDocument, IssueDocument

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from diemcau.web.accounts.policies import Scope

JUDGING = (Right.CHECK, Right.SETTLE)
"""Either of them lets a person say what an alert was worth."""


def visible_alerts(scope: Scope, path: str = "") -> Q:
    """The alerts whose every document a person may know of, counted from no document above the clearance.

    The highest level and the number of documents that are not in the record stand with the alert, so that the common
    case looks at no document; the others are looked for among alerts with such a number alone, as a database may
    answer the inner question for all alerts at once.

    Args:
        scope: What the person may do.
        path: How the queried rows lead to the alert: `alert__`.
    """
    hidden = AlertDocument.objects.filter(alert=OuterRef(f"{path}pk"), alert__unreleased__gt=0).exclude(
        visible_documents(scope, "document__")
    )
    return _visible(scope, path, hidden)


def visible_issues(scope: Scope, path: str = "") -> Q:
    """The issues whose every document a person may know of; as `visible_alerts`."""
    hidden = IssueDocument.objects.filter(issue=OuterRef(f"{path}pk"), issue__unreleased__gt=0).exclude(
        visible_documents(scope, "document__")
    )
    return _visible(scope, path, hidden)


def _visible(scope: Scope, path: str, hidden: QuerySet[AlertDocument] | QuerySet[IssueDocument]) -> Q:
    up_to = Q(**{f"{path}stream__ceiling__lte": scope.clearance, f"{path}level__lte": scope.clearance})
    if scope.reach(Right.READ).everywhere:
        return up_to
    if not scope.reach(Right.READ):
        return up_to & Q(**{f"{path}unreleased": 0})
    return up_to & (Q(**{f"{path}unreleased": 0}) | ~Q(Exists(hidden)))


def may_judge(scope: Scope, alert: Alert) -> bool:
    """Whether a person may say what an alert was worth: who checks or settles for an org of one of its documents."""
    reaches = [scope.reach(right) for right in JUDGING]
    if any(reach.everywhere for reach in reaches):
        return True
    orgs = frozenset().union(*(reach.orgs for reach in reaches))
    return alert.items.filter(document__org__in=orgs).exists()


def demand_judging(scope: Scope, alert: Alert) -> None:
    """Refuse whoever may not judge an alert.

    Raises:
        Denied: If the person neither checks nor settles for any org of its documents.
    """
    if not may_judge(scope, alert):
        raise Denied(
            "An alert is judged by those who check or settle for a unit whose documents it rests on.",
            "Ask one of them.",
            code="watch.not_judging",
        )


def may_tune(scope: Scope) -> bool:
    """Whether a person may tune the watch for the whole house: who settles over an org at the top."""
    return any(scope.may(Right.SETTLE, root.pk) for root in tree_of().roots())


def demand_tuning(scope: Scope) -> None:
    """Refuse whoever may not tune the watch.

    Raises:
        Denied: If the person settles over no org at the top.
    """
    if not may_tune(scope):
        raise Denied(
            "The watch is tuned for the whole house, by those who settle over all of it.", "Ask one of them.",
            code="watch.not_tuning",
        )  # fmt: skip
