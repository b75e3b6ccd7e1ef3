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


def test_the_year_so_far_need_not_be_named_again(make: Any) -> None:
    """ "433 guests in July, and 368 since January" counts guests twice, whatever the second number was read as."""
    draft = make.draft("a", "2031-07-31")
    sentence = draft.line("Ostra had 433 guests in July 2031, and 368 from January to July 2031.")
    draft.figure(sentence, "433", "433", "guests", unit="persons", owner="Ostra", period="2031-07")
    draft.figure(sentence, "368", "368", "", owner="Ostra", period="2031-01..2031-07")
    assert [one.kind for one in reconcile("s", [draft.done()], None).conflicts] == ["month_exceeds_cumulative"]


def test_a_period_that_is_only_implied_holds_no_month(make: Any) -> None:
    """A number that its text dates only as a whole is no year so far: two pilots of the year hold no 52 of May."""
    draft = make.draft("a", "2031-05-31")
    one = draft.line("In May 2031 Ostra trained 52 pilots.")
    draft.figure(one, "52", "52", "pilots trained", owner="Ostra", period="2031-05")
    two = draft.line("Ostra trained two pilots by night.")
    draft.figure(two, "two", "2", "pilots trained", owner="Ostra", period="2031", assumed={"period"})
    assert reconcile("s", [draft.done()], None).conflicts == ()
