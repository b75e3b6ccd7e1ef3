"""Who sees which document, and who may do what with it."""

from __future__ import annotations

from django.db.models import Q

from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive.models import Document, State


def visible(scope: Scope, path: str = "") -> Q:
    """The documents that a person may know of: released ones up to the clearance, and the drafts of the person's reach.

    Args:
        scope: What the person may do.
        path: How the queried rows lead to the document: `document__`.
    """
    reach = scope.reach(Right.READ)
    seen = Q(**{f"{path}state": State.RELEASED})
    if reach.everywhere:
        seen = Q()
    elif reach.orgs:
        seen |= Q(**{f"{path}org_id__in": reach.orgs})
    return Q(**{f"{path}level__lte": scope.clearance}) & seen


def may_see(scope: Scope, document: Document) -> bool:
    """Whether a person may know that a document exists; the same as `visible`."""
    return document.level <= scope.clearance and (
        document.state == State.RELEASED or scope.may(Right.READ, document.org_id)
    )
