"""What the pages of the orgs show, made ready for the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from diemcau.lang.folding import fold
from diemcau.web.orgs.lineage import Life
from diemcau.web.orgs.models import Org, OrgName, OrgParent
from diemcau.web.orgs.queries import names_of_all
from diemcau.web.orgs.steps import kinds

if TYPE_CHECKING:
    from diemcau.publish.texts import Texts
    from diemcau.web.orgs.tree import Node, Tree

MOST_FOUND = 60
"""Orgs that a search shows."""

_OPEN_DEPTH = 1  # levels of the tree that stand open


@dataclass(frozen=True, slots=True)
class Branch:
    """An org of the tree's page with what stands under it."""

    code: str
    name: str
    kind: str
    below: int
    is_open: bool
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Dating:
    """Something that held for some time: a name with its language, an org above."""

    what: str
    code: str
    first: date | None
    last: date | None


def kind_name(kind: str, texts: Texts) -> str:
    """A kind in words; its code where the profile does not have it."""
    names = kinds().get(kind, {})
    return names.get(texts.language) or kind.replace("_", " ")


def branches(tree: Tree, texts: Texts) -> tuple[Branch, ...]:
    """The whole tree, orgs of one kind together in order of their names."""
    return _branches(tree, tree.roots(), texts, 0)


def _branches(tree: Tree, nodes: Iterable[Node], texts: Texts, depth: int) -> tuple[Branch, ...]:
    made = (_branch(tree, node, texts, depth) for node in nodes)
    return tuple(sorted(made, key=lambda branch: (not branch.branches, branch.kind, fold(branch.name))))


def _branch(tree: Tree, node: Node, texts: Texts, depth: int) -> Branch:
    under = _branches(tree, tree.children(node.pk), texts, depth + 1)
    kind = kind_name(node.kind, texts)
    return Branch(node.code, node.name(texts.language), kind, len(tree.below(node.pk)) - 1, depth < _OPEN_DEPTH, under)


def counts(tree: Tree, texts: Texts) -> list[tuple[str, str, int]]:
    """How many orgs of each kind there are, the most frequent first: code, words, count."""
    found = Counter(node.kind for node in tree.nodes.values())
    return [(kind, kind_name(kind, texts), count) for kind, count in found.most_common()]


def find_in(tree: Tree, words: str, kind: str, texts: Texts) -> list[tuple[Node, str, str, str]]:
    """Orgs whose name in any language or code has all the words, and that are of a kind: with name, kind and path."""
    wanted = fold(words).split()
    found = [node for node in tree.nodes.values() if (not kind or node.kind == kind) and _has(node, wanted)]
    found.sort(key=lambda node: fold(node.name(texts.language)))
    return [_found(tree, node, texts) for node in found[:MOST_FOUND]]


def _has(node: Node, wanted: Iterable[str]) -> bool:
    said = fold(" ".join((node.code, *node.names.values())))
    return all(word in said for word in wanted)


def _found(tree: Tree, node: Node, texts: Texts) -> tuple[Node, str, str, str]:
    path = " › ".join(one.name(texts.language) for one in tree.above(node.pk))
    return node, node.name(texts.language), kind_name(node.kind, texts), path


def listed(nodes: Iterable[Node], texts: Texts) -> list[tuple[str, str]]:
    """Names and codes of some orgs, in order of the names."""
    named = ((node.name(texts.language), node.code) for node in nodes)
    return sorted(named, key=lambda pair: (fold(pair[0]), pair[1]))


def names_over_time(org: Org) -> list[Dating]:
    """What an org was called, by language, the newest first."""
    rows = [row for row in OrgName.objects.filter(org=org) if not _is_void(row)]
    made = [Dating(row.name, row.language, row.valid_from, row.valid_to) for row in rows]
    return sorted(made, key=lambda one: (one.first or date.min, one.code), reverse=True)


def parents_over_time(org: Org, texts: Texts) -> list[Dating]:
    """Under whom an org stood, the newest first."""
    rows = [row for row in OrgParent.objects.filter(org=org).select_related("parent") if not _is_void(row)]
    name = namer(texts)
    made = [Dating(name(row.parent_id), row.parent.code, row.valid_from, row.valid_to) for row in rows]
    return sorted(made, key=lambda one: one.first or date.min, reverse=True)


def _is_void(row: OrgName | OrgParent) -> bool:
    return row.valid_from is not None and row.valid_to is not None and row.valid_to < row.valid_from


def namer(texts: Texts) -> Callable[[int], str]:
    """Says the last name of an org of any time by its id."""
    by_pk: Mapping[int, Node] = {node.pk: node for node in names_of_all().values()}
    return lambda pk: by_pk[pk].name(texts.language) if pk in by_pk else str(pk)


def life_of(org: Org) -> Life:
    """The days on which an org exists."""
    return Life(org.valid_from, org.valid_to)
