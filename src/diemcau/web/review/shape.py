"""The orgs of a day in the engine's form: the shape in which values are put together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import connection

from diemcau.records.orgtree import OrgNode, OrgTree
from diemcau.web.orgs.edition import edition_now
from diemcau.web.orgs.queries import lineage, names_of_all, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

_KEPT = 32  # shapes of different days and states of the tree, about 200 KB each


def org_tree(day: date) -> OrgTree:
    """The orgs as they stood on a day, and who of them stands for the orgs of other times."""
    return _made(day, edition_now(), str(connection.settings_dict["NAME"]))


@lru_cache(maxsize=_KEPT)
def _made(day: date, edition: int, database: str) -> OrgTree:  # noqa: ARG001 - they tell shapes apart
    tree = tree_of(day)
    codes = {node.pk: code for code, node in names_of_all().items()}
    nodes = {
        node.code: OrgNode(
            code=node.code,
            names=dict(node.names),
            kind=node.kind,
            parent=codes.get(node.parent) if node.parent is not None else None,
        )
        for node in sorted(tree.nodes.values(), key=lambda node: node.code)
    }
    stands = {
        codes[pk]: tuple(codes[one] for one in standing if codes.get(one) in nodes)
        for pk, standing in lineage().shape_of(day).items()
        if pk in codes
    }
    return OrgTree(day, nodes, dict(sorted(stands.items())))


def codes_within(tree: OrgTree, org: str) -> frozenset[str]:
    """Codes of an org of the tree, of all below it, and of the orgs of other times that one of these stands for."""
    below = set(tree.below(org))
    return frozenset(below | {code for code, standing in tree.stands_for.items() if below.intersection(standing)})


def tree_to_json(tree: OrgTree) -> dict[str, Any]:
    """A shape as it is kept with an edition."""
    return {
        "day": tree.day.isoformat(),
        "orgs": [
            {"code": node.code, "kind": node.kind, "parent": node.parent, "names": dict(sorted(node.names.items()))}
            for node in tree.nodes.values()
        ],
        "stands_for": {code: list(standing) for code, standing in sorted(tree.stands_for.items())},
    }


def tree_from_json(day: date, said: Mapping[str, Any]) -> OrgTree:
    """A shape as `tree_to_json` wrote it."""
    rows: Iterable[Mapping[str, Any]] = said["orgs"]
    nodes = {
        row["code"]: OrgNode(code=row["code"], names=row["names"], kind=row["kind"], parent=row["parent"])
        for row in rows
    }
    return OrgTree(day, nodes, {code: tuple(standing) for code, standing in said["stands_for"].items()})
