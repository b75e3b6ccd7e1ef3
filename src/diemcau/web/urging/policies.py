"""Who sees, sets and switches the ladder of an office; a letter is its person's alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diemcau.errors import Denied, NotFound
from diemcau.web.accounts.policies import Right

if TYPE_CHECKING:
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.orgs.models import Org


def may_see(scope: Scope, office: int) -> bool:
    """Whether a person may know of an office's ladder: those who read what it has, or act over it."""
    return any(scope.may(right, office) for right in (Right.READ, Right.DEPLOY, Right.ASSIGN))


def demand_seen(scope: Scope, office: Org) -> None:
    """Refuse whoever may not know of an office's ladder.

    Raises:
        NotFound: As if it were not there.
    """
    if not may_see(scope, office.pk):
        raise NotFound("There is no such ladder, or it is not open to you.", code="urging.no_ladder")


def may_switch(scope: Scope, office: int, *, on: bool) -> bool:
    """Whether a person switches a ladder: on whoever gives tasks, off also the chief of the office."""
    return scope.may(Right.ASSIGN, office) or (not on and scope.may(Right.DEPLOY, office))


def demand_switch(scope: Scope, office: Org, *, on: bool) -> None:
    """Refuse whoever does not switch a ladder.

    Raises:
        Denied: If another has to.
    """
    if not may_switch(scope, office.pk, on=on):
        raise Denied(
            "A ladder is switched on by a leader who gives tasks; off by the chief of the office, too.",
            "Ask one of them.",
            code="urging.not_switched",
        )
