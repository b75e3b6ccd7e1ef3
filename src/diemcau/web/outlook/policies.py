"""Who sees which outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from diemcau.errors import Denied
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


def demand_making(scope: Scope) -> None:
    """Refuse who may not have the outlook made.

    Raises:
        Denied: If the person keeps plans and targets nowhere.
    """
    if not may_make(scope):
        raise Denied(
            "Only who keeps plans and targets has the outlook made.", "The house makes it by itself, once a day.",
            code="outlook.denied_make",
        )  # fmt: skip
