"""Units as they stood on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema

from diemcau.errors import NotFound
from diemcau.web.api.paging import Page, Paged, open_cursor, seal
from diemcau.web.api.parameters import On, OnDay, Org, Words
from diemcau.web.orgs.models import Succession
from diemcau.web.orgs.queries import tree_of
from diemcau.web.orgs.tree import Node, Tree

router = Router(tags=["orgs"])


class OrgRow(Schema):
    """A unit on one day."""

    code: str = Field(description="Never used again for another unit.", examples=["DUN"])
    kind: str = Field(description="Kind of unit in the profile.", examples=["province"])
    names: dict[str, str] = Field(description="Its name by language.", examples=[{"en": "Dunmarsh province"}])
    parent: str | None = Field(description="Code of the unit above; null for none.", examples=["ST"])


class Heir(Schema):
    """A unit that carries on the work of another."""

    org: str = Field(description="Code of the other unit.")
    on: date | None = Field(description="First day of the heir.")
    sort: str = Field(description="merge, split, rename or successor.", examples=["merge"])


class OrgWhole(OrgRow):
    """A unit on one day, and whose work it carries on."""

    above: list[str] = Field(description="Codes of the units above, the highest first.")
    below: list[str] = Field(description="Codes of the units right below.")
    formers: list[Heir] = Field(description="Whose work it carries on.")
    heirs: list[Heir] = Field(description="Who carries on its work.")


class OrgFilter(Paged):
    """Which units."""

    on: On = None
    under: Org | None = Field(None, description="Code of a unit: it and all below.")
    kind: Words | None = Field(None, max_length=40, description="Kind of unit in the profile.")


@router.get("/orgs", response=Page[OrgRow])
def list_orgs(request: HttpRequest, asked: Query[OrgFilter]) -> dict[str, Any]:  # noqa: ARG001 - open to all who sign in
    """In order of the codes."""
    tree = tree_of(asked.on)
    shown = tree.nodes.keys() if asked.under is None else tree.below(find_org(tree, asked.under).pk)
    after = str(open_cursor(asked.cursor, "orgs")[0]) if asked.cursor else ""
    found = [
        node
        for node in tree.nodes.values()
        if node.pk in shown and node.code > after and asked.kind in (None, node.kind)
    ]
    page = found[: asked.limit]
    return {
        "items": [_row(tree, node) for node in page],
        "next": seal("orgs", [page[-1].code]) if len(found) > len(page) else None,
    }


@router.get("/orgs/{code}", response=OrgWhole)
def get_org(request: HttpRequest, code: Path[Org], asked: Query[OnDay]) -> dict[str, Any]:  # noqa: ARG001
    """With what stands above and below it on that day, and its successions of all time."""
    tree = tree_of(asked.on)
    node = find_org(tree, code)
    successions = Succession.objects.select_related("former", "heir")
    return {
        **_row(tree, node),
        "above": [each.code for each in tree.above(node.pk)],
        "below": [each.code for each in tree.children(node.pk)],
        "formers": [
            {"org": one.former.code, "on": one.on, "sort": one.sort} for one in successions.filter(heir=node.pk)
        ],
        "heirs": [{"org": one.heir.code, "on": one.on, "sort": one.sort} for one in successions.filter(former=node.pk)],
    }


def find_org(tree: Tree, code: str) -> Node:
    """A unit by its code.

    Raises:
        NotFound: If there is none on the day of the tree.
    """
    node = tree.by_code.get(code)
    if node is None:
        raise NotFound("There is no such unit on that day.", "See /api/v1/orgs.", code="api.no_org")
    return node


def _row(tree: Tree, node: Node) -> dict[str, Any]:
    above = tree.nodes.get(node.parent) if node.parent is not None else None
    return {"code": node.code, "kind": node.kind, "names": dict(node.names), "parent": above and above.code}
