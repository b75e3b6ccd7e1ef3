"""The tree of orgs as it stood on one day, held in memory: a few hundred rows, asked on every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Node:
    """One org of a tree.

    Attributes:
        pk: Its id.
        code: Its code.
        kind: Its kind.
        names: Its name by language on that day.
        parent: Id of the org above, or None for a root.
    """

    pk: int
    code: str
    kind: str
    names: Mapping[str, str]
    parent: int | None

    def name(self, language: str) -> str:
        """Its name in a language; in any other where it has none in that one, its code where it has none at all."""
        return self.names.get(language) or next(iter(self.names.values()), self.code)


@dataclass(frozen=True)
class Tree:
    """All orgs of one day.

    Attributes:
        day: The day.
        nodes: The orgs by id, in order of their codes.
    """

    day: date
    nodes: Mapping[int, Node]

    @cached_property
    def by_code(self) -> Mapping[str, Node]:
        """The orgs by code."""
        return {node.code: node for node in self.nodes.values()}

    @cached_property
    def _children(self) -> Mapping[int | None, tuple[int, ...]]:
        found: defaultdict[int | None, list[int]] = defaultdict(list)
        for node in self.nodes.values():
            found[node.parent if node.parent in self.nodes else None].append(node.pk)
        return {parent: tuple(pks) for parent, pks in found.items()}

    @cached_property
    def _below(self) -> dict[int, frozenset[int]]:
        return {}

    def roots(self) -> tuple[Node, ...]:
        """The orgs with nobody above."""
        return self.children(None)

    def is_root(self, pk: int) -> bool:
        """Whether nobody stands above an org of the tree."""
        node = self.nodes.get(pk)
        return node is not None and (node.parent is None or node.parent not in self.nodes)

    def children(self, pk: int | None) -> tuple[Node, ...]:
        """The orgs right below one, in order of their codes."""
        return tuple(self.nodes[child] for child in self._children.get(pk, ()))

    def below(self, pk: int) -> frozenset[int]:
        """Ids of an org and of all below it; itself alone where the tree does not have it."""
        found = self._below.get(pk)
        if found is None:
            found = self._below[pk] = frozenset(self._walk(pk))
        return found

    def _walk(self, pk: int) -> Iterator[int]:
        waiting, seen = [pk], set()
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                yield one
                waiting.extend(self._children.get(one, ()))

    def above(self, pk: int) -> tuple[Node, ...]:
        """The orgs above one, the root first."""
        found: list[Node] = []
        node = self._parent(self.nodes.get(pk))
        while node is not None and node not in found:
            found.append(node)
            node = self._parent(node)
        return tuple(reversed(found))

    def _parent(self, node: Node | None) -> Node | None:
        return None if node is None or node.parent is None else self.nodes.get(node.parent)


def make_tree(day: date, nodes: Iterable[Node]) -> Tree:
    """A tree of some orgs."""
    return Tree(day, {node.pk: node for node in sorted(nodes, key=lambda node: node.code)})
