"""Who is there on a day in which part: holders of roles, and whoever stands in for them on that day."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from diemcau.deploy.escalate import sitters
from diemcau.profile.urging import Whom
from diemcau.web.accounts.models import RoleKind
from diemcau.web.accounts.policies import RIGHTS, Right
from diemcau.web.accounts.queries import roles_on
from diemcau.web.orgs.queries import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from diemcau.deploy.escalate import Sitter

_HEADS = tuple(kind.value for kind, rights in RIGHTS.items() if Right.ANSWER in rights)
_CHIEFS = tuple(kind.value for kind, rights in RIGHTS.items() if Right.DEPLOY in rights)
_GIVERS = frozenset(kind.value for kind, rights in RIGHTS.items() if Right.ASSIGN in rights)
_STAFF = tuple(kind.value for kind, rights in RIGHTS.items() if Right.ENTER in rights)
_ABOVE = (_HEADS, (RoleKind.MINISTER.value,), (RoleKind.LEADER.value,))
"""Who heads a unit above: its head, else its minister or chair, else its leaders; never all of them at once."""
_KEPT = 50_000  # answers that are held while one day is gone through


class Seats:
    """The people of a day, read once; every question after that costs nothing.

    A person who may not see a level is not there for what is of that level.

    Args:
        day: Which day.
    """

    def __init__(self, day: date) -> None:
        self._tree = tree_of(day)
        self._clearance: dict[int, int] = {}
        self._holders: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        self._deputies: defaultdict[tuple[int, str, int], list[int]] = defaultdict(list)
        self._giving: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        rows = roles_on(day).filter(person__is_active=True).order_by("pk")
        columns = ("person_id", "person__clearance", "org_id", "kind")
        for person, clearance, org, kind, holder, of, held in rows.values_list(
            *columns, "deputy_for__person_id", "deputy_for__org_id", "deputy_for__kind"
        ):
            self._clearance[person] = clearance
            if holder is not None:
                self._deputies[of, held, holder].append(person)
                continue
            self._holders[org, kind].append(person)
            if kind in _GIVERS:
                self._giving[person].append((org, kind))
        self.of_task = lru_cache(maxsize=_KEPT)(self._of_task)
        self.heads = lru_cache(maxsize=_KEPT)(self._heads)
        self.assigner = lru_cache(maxsize=_KEPT)(self._assigner)

    def _of_task(self, holder: int, office: int, assigner: int | None, level: int) -> Mapping[Whom, tuple[Sitter, ...]]:
        """Who is there on each rung for a task: ids of its unit, office, assigner, and its level."""
        return {
            Whom.HEAD: self._sitting(holder, _HEADS, level),
            Whom.CHIEF: self._sitting(office, _CHIEFS, level),
            Whom.ASSIGNER: self.assigner(assigner, level),
            Whom.ABOVE: self._above(holder, level) or self._above(office, level),
        }

    def _heads(self, org: int, office: int | None, level: int) -> tuple[int, ...]:
        """Who answers in a unit; where nobody does who works there, and else the chief of the office."""
        places = ((org, _HEADS), (org, _CHIEFS), (org, _STAFF), (office, _CHIEFS))
        found = (self._sitting(place, kinds, level) for place, kinds in places if place is not None)
        return tuple(int(each.person) for each in next((one for one in found if one), ()))

    def _assigner(self, person: int | None, level: int) -> tuple[Sitter, ...]:
        """Whoever gave a task, as long as that person gives any; or who stands in."""
        roles = self._giving.get(person or 0, ())
        if person is None or not roles:
            return ()
        standing = [each for org, kind in roles for each in self._deputies.get((org, kind, person), ())]
        return self._there([person], {person: standing}, level)

    def _above(self, org: int, level: int) -> tuple[Sitter, ...]:
        """The head of the nearest unit above one that has any."""
        for node in reversed(self._tree.above(org)):
            for kinds in _ABOVE:
                found = self._sitting(node.pk, kinds, level)
                if found:
                    return found
        return ()

    def cleared(self, person: int, level: int) -> bool:
        """Whether a person is there on that day, with a role, and may see a level."""
        return self._clearance.get(person, -1) >= level

    def _sitting(self, org: int, kinds: Iterable[str], level: int) -> tuple[Sitter, ...]:
        found: dict[int, list[int]] = {}
        for kind in kinds:
            for holder in self._holders.get((org, kind), ()):
                found.setdefault(holder, []).extend(self._deputies.get((org, kind, holder), ()))
        return self._there(found, found, level)

    def _there(self, holders: Iterable[int], deputies: Mapping[int, list[int]], level: int) -> tuple[Sitter, ...]:
        """Those of the level, the deputies before whom they stand in for."""
        cleared = {
            str(holder): [str(one) for one in deputies[holder] if self.cleared(one, level)] for holder in holders
        }
        there = [holder for holder in cleared if cleared[holder] or self.cleared(int(holder), level)]
        return sitters(there, cleared)
