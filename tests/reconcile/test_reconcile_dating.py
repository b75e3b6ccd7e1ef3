"""Contradictions of time."""

from __future__ import annotations

from typing import Any

import pytest

from diemcau.reconcile.folder import reconcile
from diemcau.records import Tally


def counted(make: Any, month: str, so_far: str, *, until: str = "2031-07-19", tally: Tally | None = None) -> list[str]:
    """Kinds of conflicts in a report of 19 July that counts the month and the year so far."""
    draft = make.draft("a", "2031-07-19")
    one = draft.line(f"In July Ostra received {month} visitors.")
    draft.figure(one, month, month, "visitors received", unit="persons", owner="Ostra", period="2031-07", tally=tally)
    two = draft.line(f"Since January Ostra has received {so_far} visitors.")
    period = f"2031-01-01..{until}"
    draft.figure(two, so_far, so_far, "visitors received", unit="persons", owner="Ostra", period=period, tally=tally)
    return [conflict.kind for conflict in reconcile("s", [draft.done()], None).conflicts]


def test_a_month_is_no_more_than_the_year_so_far(make: Any) -> None:
    """The month under report is held by the count up to the day of the report, though it ends later."""
    assert counted(make, "530", "470") == ["month_exceeds_cumulative"]
    assert counted(make, "470", "530") == []


@pytest.mark.parametrize(("until", "tally"), [("2031-06-30", None), ("2031-07-19", Tally.STOCK)])
def test_what_does_not_hold_the_month_contradicts_nothing(make: Any, until: str, tally: Tally | None) -> None:
    """A count up to June holds no July, and a stock may fall."""
    assert counted(make, "530", "470", until=until, tally=tally) == []
