"""Who sees which fact and conflict, and who may settle one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope


def seen(scope: Scope, path: str = "") -> Q:
    """The facts and conflicts that are made for the clearance of a person.

    Args:
        scope: What the person may do.
        path: How the queried rows lead to them: `claim__`.
    """
    return Q(**{f"{path}seen_from__lte": scope.clearance, f"{path}seen_to__gte": scope.clearance})
