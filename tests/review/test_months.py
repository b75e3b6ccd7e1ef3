"""Parts of a year against the year so far, and claims that may not belong together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from diemcau.publish.wording import open_wording
from diemcau.records import Bound, Kind, Quantity, Status, Tally, interval_of, parse_period
from diemcau.records.review import Answer, Check, CheckKind, Review
from diemcau.review.build import build_review


def said(value: str, place: str = "0", unit: str = "tonnes") -> Quantity:
    number = Decimal(value)
    return Quantity(number, interval_of(number, Bound.EXACT, Decimal(place)), Bound.EXACT, unit)


def tell(telling: Any, *told: tuple[str, str], name: str = "a", on: date | None = None, **more: Any) -> None:
    """A document that gives one catch by period."""
    words = [f"{period}: {value}x" for period, value in told]
    telling.document(name, ". ".join(words) + ".", published=on)
    for period, value in told:
        figure = {"period": parse_period(period), "stock_or_flow": Tally.FLOW, "unit_of_report": "Ostra"} | more
        telling.figure(name, f"{name}-{period}", f"{value}x", said(value), "catch", **figure)


def checks(telling: Any) -> list[Check]:
    """The checks of months of the record."""
    review: Review = build_review(telling.record(), None, None)
    return [check for check in review.checks if check.kind is CheckKind.MONTHS]


@pytest.mark.parametrize(("march", "answer"), [("417", Answer.HOLDS), ("471", Answer.FAILS)])
def test_months_make_the_year_so_far(telling: Any, march: str, answer: Answer) -> None:
    """Three months one after the other make the first quarter, no more and no less."""
    tell(telling, ("2031-01", "301"), ("2031-02", "256"), ("2031-03", march), ("2031-Q1", "974"))
    (check,) = checks(telling)
    assert (check.answer, check.claims[-1]) == (answer, "a-2031-Q1")


def test_a_month_above_the_year_so_far_fails(telling: Any) -> None:
    """A part of a period is no more than the period."""
    tell(telling, ("2031-03", "471"), ("2031-Q1", "417"))
    (check,) = checks(telling)
    assert (check.answer, check.claims) == (Answer.FAILS, ("a-2031-03", "a-2031-Q1"))


def test_eleven_months_are_no_more_than_twelve(telling: Any) -> None:
    """The year so far only grows; with the last month it makes the year."""
    tell(telling, ("2031-01..2031-11", "4417"), ("2031-12", "371"), ("2031", "4788"))
    assert [check.answer for check in checks(telling)] == [Answer.HOLDS]


def test_a_month_without_its_neighbours_says_nothing(telling: Any) -> None:
    """A gap in the months leaves nothing to add."""
    tell(telling, ("2031-01", "301"), ("2031-03", "417"), ("2031-Q1", "974"))
    assert checks(telling) == []


def test_stocks_are_never_added(telling: Any) -> None:
    """What there is at the end of each month makes no sum."""
    tell(telling, ("2031-01", "301"), ("2031-Q1", "256"), stock_or_flow=Tally.STOCK)
    assert checks(telling) == []


@pytest.mark.parametrize(
    ("day", "assumed", "answer", "reason"),
    [
        (date(2031, 4, 1), frozenset(), Answer.FAILS, None),
        (date(2031, 5, 1), frozenset(), Answer.CANNOT_TELL, "edition"),
        (date(2031, 4, 1), frozenset({"period"}), Answer.CANNOT_TELL, "implied"),
    ],
)
def test_reports_must_belong_together_to_fail(
    telling: Any, day: date, assumed: frozenset[str], answer: Answer, reason: str | None
) -> None:
    """Across two reports only what says itself whose and when it is, in one edition, can fail; else the answer says
    why it cannot be told, in both languages.
    """
    tell(telling, ("2031-03", "471"), on=date(2031, 4, 1))
    tell(telling, ("2031-Q1", "417"), name="b", on=day, assumed=assumed)
    (check,) = checks(telling)
    assert (check.answer, check.reason) == (answer, reason)
    review = build_review(telling.record(), None, None)
    for language in ("en", "vi"):
        wording = open_wording(review, language)
        if reason is not None:
            assert wording.texts[f"check_reason.{reason}"] in wording.check(check)
        assert "2031" in wording.check(check)


def test_stock_against_flow_is_refused_in_words(telling: Any) -> None:
    """What was built in a year is not held against what stands: the check says so instead of adding."""
    telling.document("a", "There were 40 piers, including 12 built in the year.")
    telling.figure("a", "f1", "40", said("40", unit="count"), "piers", stock_or_flow=Tally.STOCK)
    telling.figure("a", "f2", "12", said("12", unit="count"), "piers built", stock_or_flow=Tally.FLOW, part_of=0)
    telling.wholes["f2"] = "f1"
    review: Review = build_review(telling.record(), None, None)
    (check,) = (check for check in review.checks if check.kind is CheckKind.PARTS)
    assert (check.answer, check.reason, check.recomputed) == (Answer.CANNOT_TELL, "stock_and_flow", None)
    assert review.breakdowns[0].remainder is None
    assert "never added" in open_wording(review, "en").check(check)


def test_a_percentage_of_the_plan_is_recomputed(telling: Any) -> None:
    """ "61, or 102% of the plan of 60" is held against the plan beside it, however that is worded."""
    for share, answer in (("102", Answer.HOLDS), ("120", Answer.FAILS)):
        telling.document(share, f"Ostra hosted 61 crews, or {share}% of the plan of 60 this year.")
        telling.figure(share, f"{share}-level", "61", said("61", unit="count"), "crews hosted")
        percent = {"kind": Kind.RATIO, "compare_to": "plan"}
        telling.figure(share, f"{share}-share", f"{share}%", said(share, unit="percent"), "crews hosted", **percent)
        telling.figure(share, f"{share}-plan", "60", said("60", unit="count"), "crews", status=Status.PLAN)
        review: Review = build_review(telling.record(), None, None)
        shown = [check for check in review.checks if check.claims[0] == f"{share}-share"]
        assert [(check.kind, check.answer) for check in shown] == [(CheckKind.SHARE, answer)]
