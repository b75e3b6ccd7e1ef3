"""The orgs of a day in the engine's form: the shape in which values are put together."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import connection

from diemcau.records.orgtree import OrgNode, OrgTree
from diemcau.web.orgs.edition import edition_now
from diemcau.web.orgs.models import OrgParent
from diemcau.web.orgs.queries import lineage, names_of_all, tree_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from typing import Any

_KEPT = 32  # shapes of different days and states of the tree, about 200 KB each


def org_tree(day: date) -> OrgTree:
    """The orgs as they stood on a day, and who of them stands for the orgs of other times."""
    return _made(day, edition_now(), str(connection.settings_dict["NAME"]))


@lru_cache(maxsize=_KEPT)
def _made(day: date, edition: int, database: str) -> OrgTree:  # noqa: ARG001 - they tell shapes apart
    tree, line = tree_of(day), lineage()
    codes = {node.pk: code for code, node in names_of_all().items()}
    stands = {
        codes[pk]: tuple(codes[one] for one in standing if one in tree.nodes)
        for pk, standing in line.shape_of(day).items()
        if pk in codes
    }
    last = _last_parents(codes)
    nodes: dict[str, OrgNode] = {}
    above: dict[str, str] = {}
    for node in sorted(tree.nodes.values(), key=lambda node: node.code):
        named = codes.get(node.parent) if node.parent is not None else None
        parent = _parent(named, tree.by_code, stands, last)
        nodes[node.code] = OrgNode(code=node.code, names=dict(node.names), kind=node.kind, parent=parent)
        if named is not None and named != parent:
            above[node.code] = named
    above |= {code: parent for code, parent in last.items() if code in stands and code not in nodes}
    lives = {
        codes[pk]: (life.first, life.last)
        for pk, life in line.lives.items()
        if codes.get(pk) in stands and (life.first, life.last) != (None, None)
    }
    return OrgTree(day, nodes, dict(sorted(stands.items())), above, lives)


def _last_parents(codes: Mapping[int, str]) -> dict[str, str]:
    """By code of an org the one that it stood under last."""
    rows = OrgParent.objects.order_by("org_id", "valid_from", "pk").values_list("org_id", "parent_id", "valid_from")
    dated = sorted(rows, key=lambda row: row[2] or date.min)
    return {codes[org]: codes[parent] for org, parent, _ in dated if org in codes and parent in codes}


def _parent(
    named: str | None, nodes: Container[str], stands: Mapping[str, tuple[str, ...]], last: Mapping[str, str]
) -> str | None:
    """The org of the day above one: its own, the only one that stands for that, or the next above that does."""
    seen: set[str] = set()
    while named is not None and named not in seen:
        if named in nodes:
            return named
        heirs = stands.get(named, ())
        if len(heirs) == 1:
            return heirs[0]
        seen.add(named)
        named = last.get(named)
    return None


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
        "above": dict(sorted(tree.above.items())),
        "lives": {code: [_day(one) for one in life] for code, life in sorted(tree.lives.items())},
    }


def tree_from_json(day: date, said: Mapping[str, Any]) -> OrgTree:
    """A shape as `tree_to_json` wrote it."""
    rows: Iterable[Mapping[str, Any]] = said["orgs"]
    nodes = {
        row["code"]: OrgNode(code=row["code"], names=row["names"], kind=row["kind"], parent=row["parent"])
        for row in rows
    }
    stands = {code: tuple(standing) for code, standing in said["stands_for"].items()}
    lives = {code: (_to_day(first), _to_day(last)) for code, (first, last) in said["lives"].items()}
    return OrgTree(day, nodes, stands, said["above"], lives)


def _day(one: date | None) -> str | None:
    return None if one is None else one.isoformat()


def _to_day(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)
