"""Which total an address asks for, and the address of a total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.http import urlencode

from diemcau.errors import NotFound
from diemcau.records import Status, parse_period
from diemcau.web.archive.reading import profile
from diemcau.web.orgs.queries import tree_of
from diemcau.web.search.filters import read_filters
from diemcau.web.search.totals import Wanted

if TYPE_CHECKING:
    from django.http import QueryDict

    from diemcau.web.orgs.tree import Node, Tree

PARTS = ("own", "added")
"""Parts of a total: what the org reported itself, what was added of those below."""


def read_wanted(query: QueryDict) -> Wanted:
    """The total of an address; where it does not say, of the whole, of last year, of what happened.

    Raises:
        Invalid: If the address holds what could not be chosen on the page.
        NotFound: If there was no such org on the last day of the period.
    """
    filters = read_filters(query)
    period = filters.period or parse_period(str(timezone.localdate().year - 1))
    tree = tree_of(period.end)
    return Wanted(
        node=_node(tree, filters.org),
        tree=tree,
        period=period,
        measure=profile().measures.get(filters.measure),
        unit=filters.unit,
        status=filters.status or Status.ACTUAL.value,
        partner=filters.partner,
        at=filters.at,
    )


def _node(tree: Tree, code: str) -> Node:
    node = tree.by_code.get(code) if code else next(iter(tree.roots()), None)
    if node is None:
        raise NotFound(
            "There is no such unit in that period.", "Choose another unit or period.", code="search.no_org_then"
        )
    return node


def query_of(wanted: Wanted, **changes: str) -> str:
    """The query string of a total, with some of it changed."""
    said = {
        "org": wanted.node.code,
        "period": wanted.period.code,
        "measure": wanted.measure.code if wanted.measure else "",
        "unit": wanted.unit,
        "status": "" if wanted.status == Status.ACTUAL else wanted.status,
        "partner": wanted.partner,
        "known": wanted.at.isoformat() if wanted.at else "",
    }
    return urlencode({name: value for name, value in (said | changes).items() if value})
