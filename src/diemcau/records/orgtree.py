"""Orgs as a tree of one day: the shape in which values are put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgNode:
    """One org of a tree.

    Attributes:
        code: Its code.
        names: By language, as it is called on the tree's day.
        kind: Code of its kind.
        parent: Code of the org above, or None for a root.
    """

    code: str
    names: Mapping[str, str]
    kind: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class OrgTree:
    """The orgs as they stood on one day, and who of them stands for the orgs of other times.

    Attributes:
        day: The day.
        nodes: The orgs of the day by code, in order of the codes.
        stands_for: For every org of any time the orgs of the day that stand for it: itself while it exists; its heirs
            where it had ended; those whose work it took over where it was yet to come. Several where a share of its
            values belongs to each, none where nobody carried its work on.
        above: Of an org of another time the org that was above it, of one of the day the org that was above it before
            that ended; where it is left out, only the day's own order is known.
        lives: First and last day of the orgs that were founded or have ended, None for an open end; without an entry
            an org is taken as old as need be.
        heirs: Of an org of any time those that took over its work, or a part of it, right after it; where nothing is
            said of anybody, `stands_for` is gone by.
    """

    day: date
    nodes: Mapping[str, OrgNode]
    stands_for: Mapping[str, tuple[str, ...]]
    above: Mapping[str, str] = field(default_factory=dict)
    lives: Mapping[str, tuple[date | None, date | None]] = field(default_factory=dict)
    heirs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _children: Mapping[str | None, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: defaultdict[str | None, list[str]] = defaultdict(list)
        for node in self.nodes.values():
            found[node.parent if node.parent in self.nodes else None].append(node.code)
        object.__setattr__(self, "_children", {parent: tuple(codes) for parent, codes in found.items()})

    def roots(self) -> tuple[str, ...]:
        """Codes of the orgs with nobody above."""
        return self._children.get(None, ())

    def children(self, code: str) -> tuple[str, ...]:
        """Codes of the orgs right below one, in order."""
        return self._children.get(code, ())

    def below(self, code: str) -> tuple[str, ...]:
        """Code of an org of the day and of all below it, each before those below it."""
        found: dict[str, None] = {}
        waiting = [code]
        while waiting:
            one = waiting.pop()
            if one in self.nodes and one not in found:
                found[one] = None
                waiting.extend(reversed(self.children(one)))
        return tuple(found)
