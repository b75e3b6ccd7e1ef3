"""Who changes the tree; everybody who is signed in may look at it."""

from __future__ import annotations

from typing import Any, Protocol

MANAGE = "manage"
"""The right to change orgs, as `accounts.policies.Right` names it: orgs stand below the people."""


class Manager(Protocol):
    """What is asked of somebody who changes the tree (`accounts.policies.Scope`)."""

    def may(self, right: Any, org: int | None) -> bool:
        """Whether a right holds in an org; None asks for everywhere."""

    def demand(self, right: Any, org: int | None) -> None:
        """Refuse what the person has no right to."""
