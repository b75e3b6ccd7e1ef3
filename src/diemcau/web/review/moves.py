"""From a sentence to every total that it moves, from its own org upward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.records import Kind, Status, parse_period
from diemcau.web.archive.reading import profile
from diemcau.web.filings.queries import values_for
from diemcau.web.record.queries import claims_with
from diemcau.web.review.observations import VALUE
from diemcau.web.review.queries import Board, View
from diemcau.web.review.shape import org_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from diemcau.records.orgtree import OrgTree
    from diemcau.records.total import Total
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.desk.models import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A total that a sentence moves.

    Attributes:
        total: The total.
        board: The values it was put together of.
        is_counted: Whether the value is counted in it; it is left out where it may not be.
    """

    total: Total
    board: Board
    is_counted: bool


def find_moves(scope: Scope, mention: UUID, at: datetime | None = None) -> list[Move]:
    """The totals that a figure of a document moves in the shape of its own time, each once."""
    rows: dict[str, Measured] = {str(one.uid): one for one in claims_with(mention, scope, at).select_related("org")}
    values = values_for(scope, at).filter(mention__uid=mention).select_related("org")
    rows |= {f"{VALUE}{one.uid}": one for one in values}
    found: dict[tuple[str, ...], Move] = {}
    for identity, row in rows.items():
        for move in _moves(scope, identity, row, at):
            total = move.total
            key = total.org, total.measure, total.unit, total.period.code, total.status.value, total.partner
            found.setdefault(key, move)
    return list(found.values())


def _moves(scope: Scope, identity: str, row: Measured, at: datetime | None) -> Iterator[Move]:
    if row.measure not in profile().measures or row.org is None or row.kind not in {"", Kind.LEVEL}:
        return
    try:
        period = parse_period(row.period)
    except Invalid:
        return
    tree = org_tree(period.end)
    path = list(_upward(tree, row.org.code))
    if not path:
        return
    status = Status(row.status) if row.status else Status.ACTUAL
    view = View(org=path[-1], period=period, shape_day=period.end, known_at=at, status=status, partner=row.partner)
    board = Board(scope, view, [row.measure], years=0, tree=tree)
    unit = next((one.unit for one in board.observations if one.id == identity), "")
    for org in path:
        total = board.total(row.measure, unit, org)
        if identity in total.parts or identity in total.left_out:
            yield Move(total=total, board=board, is_counted=identity in total.parts)


def _upward(tree: OrgTree, code: str) -> Iterator[str]:
    """The org of the day that stands for one, and all above it."""
    standing = tree.stands_for.get(code, ())
    above = standing[0] if len(standing) == 1 else None
    seen: set[str] = set()
    while above is not None and above not in seen and above in tree.nodes:
        seen.add(above)
        yield above
        above = tree.nodes[above].parent
