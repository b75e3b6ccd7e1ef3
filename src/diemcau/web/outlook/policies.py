"""Who sees which outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from diemcau.web.accounts.policies import Right

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope


def visible(scope: Scope, path: str = "") -> Q:
    """What was made from values up to the person's clearance, none of them put higher since.

    Args:
        scope: What the person may do.
        path: How the queried rows lead to the run, or to the score: `run__`.
    """
    return Q(**{f"{path}seen_from__lte": scope.clearance})


def may_make(scope: Scope) -> bool:
    """Whether a person may have the outlook made at once: whoever keeps plans and targets anywhere."""
    return bool(scope.reach(Right.COLLECT))
