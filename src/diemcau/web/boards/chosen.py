"""What a board is asked for, as its address says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.errors import Invalid, NotFound
from diemcau.web.archive.reading import profile
from diemcau.web.review.asked import read_period
from diemcau.web.review.queries import View
from diemcau.web.review.shape import org_tree
from diemcau.web.shell.moments import parse_moment

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import QueryDict

    from diemcau.records import Period
    from diemcau.records.orgtree import OrgNode, OrgTree

YEARS = 5
"""How many years a board looks back over, its own included."""

_LONG = 200  # signs of any one field


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a board is asked for.

    Attributes:
        tree: The orgs as they stood at the end of the period.
        org: The org at the head.
        period: Of which period.
        measure: Code of the measure that is looked at closely; empty where the board chooses.
        at: As of which moment; None for now.
        language: Of the reader.
    """

    tree: OrgTree
    org: OrgNode
    period: Period
    measure: str
    at: datetime | None
    language: str

    def view(self, partner: str = "") -> View:
        """The totals that are asked for."""
        return View(org=self.org.code, period=self.period, shape_day=self.tree.day, known_at=self.at, partner=partner)

    def name(self, code: str) -> str:
        """What an org is called; its code where the tree does not have it."""
        node = self.tree.nodes.get(code)
        return name_of(node, self.language) if node else code

    def above(self) -> list[OrgNode]:
        """The orgs above the head, the topmost first."""
        found: list[OrgNode] = []
        parent = self.org.parent
        while parent is not None and (node := self.tree.nodes.get(parent)) is not None and node not in found:
            found.insert(0, node)
            parent = node.parent
        return found


def read_chosen(query: QueryDict, language: str, *, org: str = "", measure: str = "") -> Chosen:
    """What an address asks for; where it does not say, the whole and the last year.

    Args:
        query: Of the address.
        language: Of the reader.
        org: Code of the org, where the page is that of one.
        measure: Code of the measure, where the page is that of one.

    Raises:
        Invalid: If the address holds what could not be chosen on the page.
        NotFound: If there was no such org at the end of the period, or there is no such measure.
    """
    said = {name: str(query.get(name, "")).strip()[:_LONG] for name in ("org", "period", "measure", "known")}
    period = read_period(said["period"])
    tree = org_tree(period.end)
    return Chosen(
        tree=tree,
        org=_org(tree, org or said["org"]),
        period=period,
        measure=_measure(measure, said["measure"]),
        at=parse_moment(said["known"]) if said["known"] else None,
        language=language,
    )


def _org(tree: OrgTree, code: str) -> OrgNode:
    node = tree.nodes.get(code or next(iter(tree.roots()), ""))
    if node is None:
        raise NotFound(
            "There is no such unit in that period.", "Choose another unit or period.", code="boards.no_org_then"
        )
    return node


def _measure(own: str, asked: str) -> str:
    if own and own not in profile().measures:
        raise NotFound("There is no such measure.", code="boards.no_measure")
    if asked and asked not in profile().measures:
        raise Invalid(f"{asked!r} is no measure.", "Choose one of the list.", code="boards.measure", said=asked[:40])
    return own or asked


def name_of(node: OrgNode, language: str) -> str:
    """What an org is called in a language; in any other where it has no name in that one."""
    return node.names.get(language) or next(iter(node.names.values()), node.code)


def measure_name(code: str, language: str) -> str:
    """What a measure is called; its code where the profile does not have it."""
    measure = profile().measures.get(code)
    return measure.names.get(language, code) if measure else code


def kind_name(code: str, language: str) -> str:
    """What a kind of org is called."""
    kind = profile().org_kinds.get(code)
    return kind.names.get(language, code) if kind else code
