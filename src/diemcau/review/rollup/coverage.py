"""Of how many orgs that owe a value there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from diemcau.profile.types import Profile
from diemcau.records.period import Period
from diemcau.records.total import Covered
from diemcau.review.rollup.frame import Frame
from diemcau.review.rollup.spans import Held


def kinds_alike(profile: Profile) -> dict[str, str]:
    """For each kind of org one code for all kinds that take each other's place, such as a province and a city.

    Two kinds are alike where an org of one was followed by an org of the other under the same org: names and kinds
    of territories change, and who owes a report stays the same.
    """
    same = {kind: kind for kind in profile.org_kinds}

    def root(kind: str) -> str:
        while same.get(kind, kind) != kind:
            kind = same[kind]
        return kind

    for org in profile.orgs.values():
        for code in org.successors:
            heir = profile.orgs[code]
            if heir.parent == org.parent and root(heir.kind) != root(org.kind):
                first, second = sorted((root(heir.kind), root(org.kind)))
                same[second] = first
    return {kind: root(kind) for kind in same}


@dataclass(frozen=True)
class Coverage:
    """Who has a value among the orgs below one.

    Attributes:
        frame: Where the orgs stand.
        alike: By kind of org one code for all that take each other's place.
        held: What there is of a measure and period, by org.
        terms: The orgs whose values are added.
        period: The period.
    """

    frame: Frame
    alike: Mapping[str, str]
    held: Mapping[str, Held]
    terms: Collection[str]
    period: Period

    def find(self, head: str, owing: Collection[str] | None, only: frozenset[str] | None) -> tuple[Covered, ...]:
        """By kind how many have a value, the kind with most orgs first.

        Args:
            head: The org at the head; it owes a value itself where nobody is below it.
            owing: Kinds or codes of those that owe one; None for the kinds of those that have one.
            only: The orgs that are asked of; None for all.
        """
        nodes = self.frame.tree.nodes
        below = sorted(self.frame.below(head) - {head}) or [head]
        spoken = self._spoken_for(head) if owing is None else frozenset[str]()
        asked = [code for code in below if (only is None or code in only) and code not in spoken]
        if owing is None:
            kinds = self._kinds_told(below)
            due = [code for code in asked if self._alike(nodes[code].kind) in kinds]
        else:
            due = [code for code in asked if nodes[code].kind in owing or code in owing]
        return self._count(due)

    def _alike(self, kind: str) -> str:
        return self.alike.get(kind, kind)

    def _kinds_told(self, below: list[str]) -> set[str]:
        """Kinds of the orgs of the day that have a value, or whose former has."""
        inside, nodes = set(below), self.frame.tree.nodes
        found: set[str] = set()
        for org in self.terms:
            stands = self.frame.stands(org)
            if len(stands) == 1 and stands[0] in inside:
                found.add(self._alike(nodes[stands[0]].kind))
        return found

    def _spoken_for(self, head: str) -> frozenset[str]:
        """The orgs below one that has a value, which says theirs too."""
        found: set[str] = set()
        for org in self.terms:
            if org != head and org in self.frame.tree.nodes and self.frame.is_inside(org, head):
                found |= self.frame.below(org) - {org}
        return frozenset(found)

    def _count(self, due: Iterable[str]) -> tuple[Covered, ...]:
        nodes = self.frame.tree.nodes
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for code in due:
            groups[self._alike(nodes[code].kind)].append(code)
        found = []
        for codes in groups.values():
            kinds = sorted({nodes[code].kind for code in codes})
            most = max(kinds, key=lambda kind: sum(nodes[code].kind == kind for code in codes))
            told = {code for code in codes if self._has(code)}
            missing = tuple(sorted(set(codes) - told))
            found.append(Covered(kind=most, reported=tuple(sorted(told)), missing=missing))
        return tuple(sorted(found, key=lambda one: (-one.owing, one.kind)))

    def _has(self, node: str) -> bool:
        """Whether an org has a value: its own; else all its formers', or some of those below it."""
        own = self.held.get(node)
        formers = self.frame.parts_from(node, self.period)
        if own is not None and own.interval is not None and own.is_whole:
            return True
        if formers:
            itself = [node] if self.frame.is_alive(node, self.period) else []
            return all(self._is_told(org) for org in (*formers, *itself))
        inside = self.frame.below(node)
        return any(self.frame.place.get(org) in inside for org in self.terms)

    def _is_told(self, org: str) -> bool:
        held = self.held.get(org)
        return held is not None and held.interval is not None
