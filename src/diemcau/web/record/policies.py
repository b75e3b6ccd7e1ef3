"""Who sees which fact and conflict, and who may settle one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from diemcau.web.accounts.policies import Right

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document


def seen(scope: Scope, path: str = "") -> Q:
    """The facts and conflicts that are made for the clearance of a person.

    Args:
        scope: What the person may do.
        path: How the queried rows lead to them: `claim__`.
    """
    return Q(**{f"{path}seen_from__lte": scope.clearance, f"{path}seen_to__gte": scope.clearance})


def demand_settling(scope: Scope, documents: Iterable[Document]) -> None:
    """Refuse who may not decide between sources: that takes the right in the org of every document concerned.

    Raises:
        Denied: If it does not hold in one of them.
    """
    for org in {document.org_id for document in documents}:
        scope.demand(Right.SETTLE, org)


def may_settle(scope: Scope, documents: Iterable[Document]) -> bool:
    """Whether a person may decide between these sources."""
    return all(scope.may(Right.SETTLE, document.org_id) for document in documents)
