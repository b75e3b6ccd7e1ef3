"""The orgs of a profile as a tree of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from diemcau.profile.types import Org, Profile
from diemcau.records.orgtree import OrgNode, OrgTree


def org_tree(profile: Profile, day: date) -> OrgTree:
    """The orgs as they stood on a day, and who of them stands for the orgs of other times.

    Args:
        profile: The sector's vocabulary.
        day: In whose shape values are to be put together.
    """
    lineage = _Lineage(profile.orgs)
    stands = {code: lineage.standing_for(code, day) for code, org in profile.orgs.items() if not _is_void(org)}
    parents: dict[str, str | None] = {}
    for code in sorted(code for code, heirs in stands.items() if heirs == (code,)):
        parents[code] = _parent(code, profile.orgs, stands, parents)
    nodes = {code: _node(profile.orgs[code], parent) for code, parent in parents.items()}
    above = {
        code: org.parent
        for code, org in profile.orgs.items()
        if code in stands and org.parent is not None and org.parent != parents.get(code)
    }
    lives = {
        code: (org.valid_from, org.valid_to)
        for code, org in profile.orgs.items()
        if code in stands and (org.valid_from, org.valid_to) != (None, None)
    }
    return OrgTree(day, nodes, stands, above, lives)


def _node(org: Org, parent: str | None) -> OrgNode:
    return OrgNode(code=org.code, names=org.names, kind=org.kind, parent=parent)


def _is_void(org: Org) -> bool:
    """Whether it exists on no day at all."""
    return org.valid_from is not None and org.valid_to is not None and org.valid_to < org.valid_from


def _parent(
    code: str, orgs: Mapping[str, Org], stands: Mapping[str, tuple[str, ...]], known: Mapping[str, str | None]
) -> str | None:
    """The org of the day above one: its own, the one that stands for that, or the next above that does."""
    seen = {code}
    above = orgs[code].parent
    while above is not None and above not in seen:
        seen.add(above)
        heirs = stands.get(above, ())
        if len(heirs) == 1 and not _is_below(heirs[0], code, orgs, known):
            return heirs[0]
        above = orgs[above].parent
    return None


def _is_below(code: str, other: str, orgs: Mapping[str, Org], known: Mapping[str, str | None]) -> bool:
    """Whether an org is another or stands below it, as far as parents are known."""
    seen: set[str] = set()
    one: str | None = code
    while one is not None and one not in seen:
        if one == other:
            return True
        seen.add(one)
        one = known[one] if one in known else orgs[one].parent
    return False


@dataclass(frozen=True)
class _Lineage:
    """Who carries on whose work; the law of `standing_for` is that of the site's lineage."""

    orgs: Mapping[str, Org]

    @cached_property
    def _formers(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for code, org in self.orgs.items():
            for heir in org.successors:
                found[heir].append(code)
        return {heir: tuple(codes) for heir, codes in found.items()}

    def standing_for(self, code: str, day: date) -> tuple[str, ...]:
        """The orgs of a day that stand for an org of any time, the nearest first.

        The org itself while it exists; of one that had ended its heirs, heirs of heirs where they ended too; of one
        that was yet to come those whose work it took over.
        """
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting = [code]
        while waiting:
            one = waiting.pop(0)
            if one in seen or one not in self.orgs:
                continue
            seen.add(one)
            org = self.orgs[one]
            if org.is_valid(day):
                found[one] = None
            elif org.valid_to is not None and org.valid_to < day:
                waiting.extend(org.successors)
            else:
                waiting.extend(self._formers.get(one, ()))
        return tuple(found)
