"""Addresses of boards, and of the sentences behind each of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode

if TYPE_CHECKING:
    from diemcau.records import Period
    from diemcau.records.total import Total
    from diemcau.web.boards.chosen import Chosen


def sentences_of(total: Total, chosen: Chosen, period: Period | None = None) -> str:
    """The sentences and returns' cells that a total rests on.

    Args:
        total: The total.
        chosen: What the board is asked for, in whose shape it is.
        period: Of which period it was asked, where that is another than the board's; its own may be a part of it.
    """
    asked = period or chosen.period
    return f"{reverse('review_parts')}?" + query(
        org=total.org,
        period=asked.code,
        shape="" if asked.end == chosen.tree.day else chosen.tree.day.isoformat(),
        measure=total.measure,
        unit=total.unit,
        partner=total.partner,
        known=chosen.at.isoformat() if chosen.at else "",
    )


def of_measure(code: str, chosen: Chosen, org: str = "") -> str:
    """The board of a measure."""
    return f"{reverse('board_measure', args=[code])}?{of_chosen(chosen, org=org or chosen.org.code)}"


def of_unit(code: str, chosen: Chosen, period: Period | None = None) -> str:
    """The board of a unit."""
    when = (period or chosen.period).code
    return f"{reverse('board_unit', args=[code])}?{of_chosen(chosen, org='', period=when)}"


def of_partner(name: str, chosen: Chosen) -> str:
    """The board of a partner."""
    return f"{reverse('board_partner', args=[name])}?{of_chosen(chosen)}"


def of_chosen(chosen: Chosen, **changes: str) -> str:
    """What is asked for as a query string, with some of it changed."""
    said = {
        "org": chosen.org.code,
        "period": chosen.period.code,
        "known": chosen.at.isoformat() if chosen.at else "",
    }
    return query(**(said | changes))


def query(**said: str) -> str:
    """A query string without what is empty."""
    return urlencode({name: value for name, value in said.items() if value})
