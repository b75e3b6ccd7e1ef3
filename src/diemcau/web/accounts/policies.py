"""What a role lets a person do, and where: the one place that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from diemcau.errors import Denied
from diemcau.web.accounts.models import RoleKind
from diemcau.web.shell.levels import Level


class Right(StrEnum):
    """Something a person may do with what belongs to an org."""

    READ = "read"  # see what the org has not released yet
    ENTER = "enter"  # bring in documents, correct what was read
    CHECK = "check"  # read a second time
    REGISTER = "register"  # number and level of documents
    RELEASE = "release"  # let a document into the record; never one's own work
    SETTLE = "settle"  # decide between sources
    COLLECT = "collect"  # open campaigns, take returns over or send them back, keep plans and targets
    DEPLOY = "deploy"  # prepare tasks, hand out what is signed, follow and urge
    ASSIGN = "assign"  # give tasks, grant extensions, confirm completion
    ANSWER = "answer"  # take tasks on for a unit or return them, hand them in, ask for more time
    MANAGE = "manage"  # orgs, people, roles; no figures
    AUDIT = "audit"  # read the log


RIGHTS: Mapping[RoleKind, frozenset[Right]] = {
    kind: frozenset(rights)
    for kind, rights in {
        RoleKind.OFFICER: (Right.READ, Right.ENTER),
        RoleKind.SECTION_HEAD: (Right.READ, Right.ENTER, Right.CHECK),
        RoleKind.UNIT_HEAD: (Right.READ, Right.CHECK, Right.RELEASE, Right.ANSWER),
        RoleKind.CLERK: (Right.READ, Right.ENTER, Right.REGISTER),
        RoleKind.CHIEF: (Right.READ, Right.CHECK, Right.REGISTER, Right.SETTLE, Right.COLLECT, Right.DEPLOY),
        RoleKind.OWNER: (Right.READ, Right.CHECK, Right.SETTLE),
        RoleKind.LEADER: (Right.READ, Right.SETTLE, Right.ASSIGN),
        RoleKind.MINISTER: (Right.READ, Right.RELEASE, Right.SETTLE, Right.ASSIGN),
        RoleKind.FOLLOW_UP: (Right.READ,),
        RoleKind.AUDITOR: (Right.AUDIT,),
        RoleKind.ADMINISTRATOR: (Right.MANAGE,),
    }.items()
}
"""The duties that the sector's rules give to each role. Who enters does not release, whatever roles are held."""


POWERS = frozenset(
    {Right.RELEASE, Right.SETTLE, Right.COLLECT, Right.DEPLOY, Right.ASSIGN, Right.ANSWER, Right.MANAGE, Right.AUDIT}
)
"""Rights with which one stolen password would change the record, let people in, or show who did what."""

FIGURES = frozenset(Right) - {Right.MANAGE, Right.AUDIT}
"""Rights over what is reported; whoever gives roles has none of them."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a right holds.

    Attributes:
        everywhere: In every org, those to come included.
        orgs: Ids of the orgs, where it is not everywhere.
    """

    everywhere: bool = False
    orgs: frozenset[int] = frozenset()

    def has(self, org: int | None) -> bool:
        """Whether it holds in an org; None asks for everywhere."""
        return self.everywhere or (org is not None and org in self.orgs)

    def __or__(self, other: Reach) -> Reach:
        return Reach(self.everywhere or other.everywhere, self.orgs | other.orgs)

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.orgs)


NOWHERE = Reach()


@dataclass(frozen=True, slots=True)
class Scope:
    """All that a person may do on one day, through every role in force.

    Attributes:
        person: The person's id; None for nobody.
        clearance: The highest level that the person may see; -1 sees nothing.
        reaches: Where each right holds.
        homes: Ids of the orgs in which the person holds a role.
    """

    person: int | None = None
    clearance: int = -1
    reaches: Mapping[Right, Reach] = field(default_factory=dict)
    homes: frozenset[int] = frozenset()

    def reach(self, right: Right) -> Reach:
        """Where a right holds."""
        return self.reaches.get(right, NOWHERE)

    def may(self, right: Right, org: int | None) -> bool:
        """Whether a right holds in an org; None asks for everywhere."""
        return self.reach(right).has(org)

    def demand(self, right: Right, org: int | None) -> None:
        """Refuse what the person has no right to.

        Raises:
            Denied: If the right does not hold there.
        """
        if not self.may(right, org):
            raise Denied(
                f"This needs the right to {right} in that unit, which none of your roles gives.",
                "Ask the unit's head or an administrator.",
                code=f"accounts.denied_{right}",
            )


NOBODY = Scope()


def needs_second_factor(scope: Scope) -> bool:
    """Whether a password alone is too little for what somebody may do or see."""
    return scope.clearance >= Level.CONFIDENTIAL or any(scope.reach(right) for right in POWERS)


def touches_figures(kind: str) -> bool:
    """Whether a role gives any right over what is reported."""
    return bool(RIGHTS[RoleKind(kind)] & FIGURES)
