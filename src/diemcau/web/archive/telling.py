"""Findings, orgs and units to choose from, as the reader's language has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from diemcau.publish.notice import tell_finding
from diemcau.publish.piece import to_finding
from diemcau.publish.texts import Texts
from diemcau.web.accounts.policies import Right, Scope
from diemcau.web.archive.models import Document, Intake
from diemcau.web.orgs.queries import tree_of
from diemcau.web.orgs.tree import Node
from diemcau.web.shell.levels import Level


def told(texts: Texts, findings: Iterable[dict[str, Any]], most: int = 100) -> list[dict[str, str]]:
    """Findings as they are kept, in words, with how grave each is."""
    found = [to_finding(one) for one, _ in zip(findings, range(most), strict=False)]
    return [{"severity": finding.severity.value, "words": tell_finding(texts, finding)} for finding in found]


def org_name(pk: int, code: str, language: str) -> str:
    """What an org is called today, its code where it is not there any more."""
    node = tree_of().nodes.get(pk)
    return node.name(language) if node is not None else code


def with_org_names(rows: Iterable[Document | Intake], language: str) -> None:
    """Say on each row what its org is called today."""
    for row in rows:
        row.org_name = org_name(row.org_id, row.org.code, language)  # type: ignore[union-attr]


def orgs_to_enter(scope: Scope, language: str) -> list[tuple[str, str]]:
    """Code and name of the orgs for which a person may bring documents in, one's own first."""
    reach = scope.reach(Right.ENTER)
    nodes = [node for node in tree_of().nodes.values() if reach.has(node.pk)]
    return _named(sorted(nodes, key=lambda node: (node.pk not in scope.homes, node.name(language))), language)


def orgs_around(pks: Iterable[int], language: str) -> list[tuple[str, str]]:
    """Code and name of some orgs and of all above them, by name."""
    tree = tree_of()
    found = {node.pk: node for pk in pks if (node := tree.nodes.get(pk))}
    for pk in list(found):
        found |= {node.pk: node for node in tree.above(pk)}
    return _named(sorted(found.values(), key=lambda node: node.name(language)), language)


def _named(nodes: Sequence[Node], language: str) -> list[tuple[str, str]]:
    return [(node.code, node.name(language)) for node in nodes]


def levels_up_to(scope: Scope) -> list[int]:
    """The levels that a person may give."""
    return [level for level in Level.values if level <= scope.clearance]
