"""Who has handed in and who is late, as charts and lists: of the campaigns that ask for a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode

from diemcau.publish.charts.mark import Frame
from diemcau.publish.charts.shares import Counted, draw_completeness
from diemcau.web.boards.chosen import kind_name
from diemcau.web.boards.pictures import Plate
from diemcau.web.filings.queries import board_of, campaigns_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.publish.texts import Texts
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.boards.chosen import Chosen
    from diemcau.web.filings.board import Board, Counts, Place

MOST_CAMPAIGNS = 3
"""Newest campaigns of a period that a board looks at."""

MOST_LATE = 10
"""Units named on a leader's page; the campaign's own page has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateUnit:
    """A unit that still owes something after the due day.

    Attributes:
        code, name: Of the unit.
        forms: Codes of the forms that it owes.
    """

    code: str
    name: str
    forms: tuple[str, ...]


def boards_of(scope: Scope, chosen: Chosen) -> list[Board]:
    """The newest campaigns that ask for the period, as far as the person may see them."""
    found = campaigns_for(scope).filter(period=chosen.period.code).order_by("-due", "-pk")[:MOST_CAMPAIGNS]
    return [board_of(scope, campaign) for campaign in found]


def late_units(boards: Iterable[Board], chosen: Chosen) -> list[LateUnit]:
    """The units of the chosen org and below that are late, by code."""
    within = frozenset(chosen.tree.below(chosen.org.code))
    found: dict[str, list[str]] = {}
    for board in boards:
        for row in board.rows:
            owing = row.holder or row.org
            late = [place.form for place in row.missing if place.is_late]
            if late and (owing in within or row.org in within):
                found.setdefault(owing, []).extend(late)
    return [
        LateUnit(code=code, name=chosen.name(code), forms=tuple(dict.fromkeys(forms)))
        for code, forms in sorted(found.items())
    ]


def draw_returns(board: Board, texts: Texts) -> Plate | None:
    """A campaign's returns by kind of unit, each leading to the campaign's own page; None where there are none."""
    campaign = board.campaign
    page = reverse("campaign", args=[campaign.uid])
    groups = [
        Counted(
            name=kind_name(kind, texts.language),
            parts=parts_of(counts, _waiting(board, kind)),
            href=f"{page}?{urlencode({'kind': kind})}",
        )
        for kind, counts in board.by_kind.items()
    ]
    if not groups:
        return None
    chart = draw_completeness(groups, Frame(title=campaign.name, language=texts.language))
    return Plate(name=f"returns-{campaign.uid}", chart=chart)


def _waiting(board: Board, kind: str) -> int:
    """How many returns of a kind of unit are being worked on: begun, but not with the office."""
    places = (place for row in board.rows if row.kind == kind for place in row.places.values())
    return sum(_is_begun(place) for place in places)


def _is_begun(place: Place) -> bool:
    return place.handed_in is None and place.state not in {"empty", "excused"}


def parts_of(counts: Counts, waiting: int) -> tuple[tuple[str, int], ...]:
    """The parts of a bar: each return is in exactly one."""
    missing = counts.owed - counts.in_time - counts.late - waiting
    return (
        ("in_time", counts.in_time),
        ("late", counts.late),
        ("waiting", waiting),
        ("excused", counts.excused),
        ("missing", max(missing, 0)),
    )
