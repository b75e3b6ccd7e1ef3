"""Orgs of all times as a tree of one day; those of a profile, and of whoever keeps orgs of the same shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from diemcau.profile.types import Profile
from diemcau.records.orgtree import OrgNode, OrgTree


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgLife:
    """One org of any time.

    Attributes:
        code: Its code.
        names: By language, as it is called on the tree's day.
        kind: Code of its kind.
        parent: Code of the org above, on the tree's day or when it existed; None for the top.
        first: First day, or None where it is older than anybody asks.
        last: Last day, or None while it exists.
        heirs: Codes of those that took over its work, or a part of it, right after it.
    """

    code: str
    names: Mapping[str, str]
    kind: str
    parent: str | None
    first: date | None = None
    last: date | None = None
    heirs: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        """Whether it exists on a day."""
        return (self.first is None or self.first <= day) and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether it ended before a day."""
        return self.last is not None and self.last < day

    @property
    def is_void(self) -> bool:
        """Whether it exists on no day at all."""
        return self.first is not None and self.last is not None and self.last < self.first


def org_tree(profile: Profile, day: date) -> OrgTree:
    """The orgs of a profile as they stood on a day, and who of them stands for the orgs of other times."""
    return grow_tree(
        (
            OrgLife(
                code=org.code,
                names=org.names,
                kind=org.kind,
                parent=org.parent,
                first=org.valid_from,
                last=org.valid_to,
                heirs=org.successors,
            )
            for org in profile.orgs.values()
        ),
        day,
    )


def grow_tree(orgs: Iterable[OrgLife], day: date) -> OrgTree:
    """The tree of a day.

    An org whose own parent has ended, or is yet to come, stands below the one org that stands for that; where several
    do or none, below the next above.

    Args:
        orgs: All there are, were and will be.
        day: In whose shape values are to be put together.
    """
    lives = {org.code: org for org in orgs if not org.is_void}
    lineage = _Lineage(lives)
    stands = {code: lineage.standing_for(code, day) for code in lives}
    parents: dict[str, str | None] = {}
    for code in sorted(code for code, org in lives.items() if org.holds(day)):
        parents[code] = _parent(code, lives, stands, parents)
    nodes = {
        code: OrgNode(code=code, names=lives[code].names, kind=lives[code].kind, parent=parent)
        for code, parent in parents.items()
    }
    above = {
        code: org.parent
        for code, org in lives.items()
        if org.parent is not None and org.parent in lives and org.parent != parents.get(code)
    }
    dated = {code: (org.first, org.last) for code, org in lives.items() if (org.first, org.last) != (None, None)}
    heirs = {code: org.heirs for code, org in lives.items() if org.heirs}
    return OrgTree(day, nodes, stands, above, dated, heirs)


def _parent(
    code: str, lives: Mapping[str, OrgLife], stands: Mapping[str, tuple[str, ...]], known: Mapping[str, str | None]
) -> str | None:
    """The org of the day above one: its own, the one that stands for that, or the next above that does."""
    seen = {code}
    above = lives[code].parent
    while above is not None and above in lives and above not in seen:
        seen.add(above)
        heirs = stands[above]
        if len(heirs) == 1 and not _is_below(heirs[0], code, lives, known):
            return heirs[0]
        above = lives[above].parent
    return None


def _is_below(code: str, other: str, lives: Mapping[str, OrgLife], known: Mapping[str, str | None]) -> bool:
    """Whether an org is another or stands below it, as far as parents are known."""
    seen: set[str] = set()
    one: str | None = code
    while one is not None and one in lives and one not in seen:
        if one == other:
            return True
        seen.add(one)
        one = known[one] if one in known else lives[one].parent
    return False


class _Lineage:
    """Who carries on whose work; the law is that of the site's lineage."""

    def __init__(self, lives: Mapping[str, OrgLife]) -> None:
        self._lives = lives
        formers: defaultdict[str, list[str]] = defaultdict(list)
        for code, org in lives.items():
            for heir in org.heirs:
                formers[heir].append(code)
        self._formers = formers

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
            org = self._lives.get(one)
            if one in seen or org is None:
                continue
            seen.add(one)
            if org.holds(day):
                found[one] = None
            else:
                waiting.extend(org.heirs if org.is_over(day) else self._formers.get(one, ()))
        return tuple(found)
