"""Recomputations with three answers, and what they imply."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from diemcau.records import Bound, Conflict, Interval, Kind, Quantity, Status, interval_of, parse_period
from diemcau.records.review import Answer, Check, CheckKind, PartRule, Review
from diemcau.review.build import build_review
from diemcau.review.check import compare


def said(value: str, bound: Bound = Bound.EXACT, unit: str = "count", place: str = "0") -> Quantity:
    number = Decimal(value)
    return Quantity(number, interval_of(number, bound, Decimal(place)), bound, unit)


def review_of(telling: Any, **more: Any) -> Review:
    return build_review(telling.record(**more), None, None)


def the_check(review: Review, kind: CheckKind) -> Check:
    (check,) = (check for check in review.checks if check.kind is kind)
    return check


def tell_parts(telling: Any, whole: Quantity, *parts: Quantity) -> Review:
    """A sentence of one whole and its parts."""
    words = ["W", *(f"P{at}" for at in range(len(parts)))]
    telling.document("a", f"There were W rooms, including {' and '.join(words[1:])} halls.")
    telling.figure("a", "f1", "W", whole, "rooms")
    for at, part in enumerate(parts):
        telling.figure("a", f"g{at}", f"P{at}", part, f"halls {at}", part_of=0)
        telling.wholes[f"g{at}"] = "f1"
    return review_of(telling)


def test_including_demands_no_equality(telling: Any) -> None:
    """83 including 30 and 40 holds and leaves 13 that nobody stated."""
    review = tell_parts(telling, said("83"), said("30"), said("40"))
    assert the_check(review, CheckKind.PARTS).answer is Answer.HOLDS
    (breakdown,) = review.breakdowns
    assert breakdown.remainder == Interval.point(Decimal(13))
    assert breakdown.parts == ("g1", "g0")
    assert breakdown.rule is PartRule.SUBSET


def test_a_remainder_is_as_wide_as_its_words(telling: Any) -> None:
    """More than 80 including 30 leaves more than 50, without an upper end."""
    review = tell_parts(telling, said("80", Bound.OVER), said("30"))
    assert review.breakdowns[0].remainder == Interval(Decimal(50), None, low_open=True)


def test_a_part_above_its_whole_fails(telling: Any) -> None:
    """90 of 83 cannot be."""
    review = tell_parts(telling, said("83"), said("90"))
    assert the_check(review, CheckKind.PARTS).answer is Answer.FAILS
    assert review.breakdowns[0].remainder is None


def test_overlapping_parts_cannot_be_told(telling: Any) -> None:
    """50 and 60 of 83 may overlap: no failure, and no remainder either."""
    review = tell_parts(telling, said("83"), said("50"), said("60"))
    assert the_check(review, CheckKind.PARTS).answer is Answer.CANNOT_TELL
    assert review.breakdowns[0].remainder is None


def test_a_part_without_upper_end_cannot_be_told(telling: Any) -> None:
    """More than 30 of 83 may be all of them."""
    review = tell_parts(telling, said("83"), said("30", Bound.OVER))
    assert the_check(review, CheckKind.PARTS).answer is Answer.CANNOT_TELL


def test_parts_in_another_unit_are_not_added(telling: Any) -> None:
    """Persons are no part of a count of rooms by arithmetic."""
    review = tell_parts(telling, said("83"), said("30", unit="persons"))
    assert the_check(review, CheckKind.PARTS).answer is Answer.CANNOT_TELL
    assert review.breakdowns[0].remainder is None


@pytest.mark.parametrize(("share", "answer"), [("36", Answer.HOLDS), ("37", Answer.HOLDS), ("63", Answer.FAILS)])
def test_a_share_is_recomputed_from_part_and_whole(telling: Any, share: str, answer: Answer) -> None:
    """30 of 83 is 36 percent, by cutting or by rounding, and surely not 63."""
    telling.document("a", "There were 83 rooms, including 30 halls, or X of them.")
    telling.figure("a", "f1", "83", said("83"), "rooms")
    telling.figure("a", "f2", "30", said("30"), "halls", part_of=0)
    telling.figure("a", "f3", "X", said(share, unit="percent"), "share of halls", kind=Kind.SHARE)
    telling.wholes["f2"] = "f1"
    check = the_check(review_of(telling), CheckKind.SHARE)
    assert check.answer is answer
    assert check.claims == ("f3", "f2", "f1")


def test_a_share_of_another_stated_amount_cannot_be_told(telling: Any) -> None:
    """30 of 83 is not 15 percent, but 30 of the 200 beds is: who meant what is left open."""
    telling.document("a", "There were 83 rooms, including 30 halls, or 15% of them, and 200 beds.")
    telling.figure("a", "f1", "83", said("83"), "rooms")
    telling.figure("a", "f2", "30", said("30"), "halls", part_of=0)
    telling.figure("a", "f3", "15%", said("15", unit="percent"), "share", kind=Kind.SHARE)
    telling.figure("a", "f4", "200", said("200"), "beds")
    telling.wholes["f2"] = "f1"
    assert the_check(review_of(telling), CheckKind.SHARE).answer is Answer.CANNOT_TELL


def tell_growth(telling: Any, growth: Quantity, base: Quantity | None, **more: Any) -> Review:
    """A level, its growth over 2030, and that year's level in another document."""
    telling.document("a", "Trade reached L, up G on the year.")
    telling.figure("a", "f1", "L", said("5e9", unit="USD", place="1e8"), "trade", measure="trade")
    before = parse_period("2030")
    change = {"kind": Kind.CHANGE, "measure": "trade", "compare_to": before, **more}
    telling.figure("a", "f2", "G", growth, "growth of trade", **change)
    if base is not None:
        telling.document("b", "In 2030 trade had been B.")
        telling.figure("b", "f3", "B", base, "trade", measure="trade", period=before)
    return review_of(telling)


@pytest.mark.parametrize(("growth", "answer"), [("25", Answer.HOLDS), ("52", Answer.FAILS)])
def test_a_change_is_recomputed_from_both_levels(telling: Any, growth: str, answer: Answer) -> None:
    """From 4.0 to 5.0 billion is about 25 percent; swapped digits show."""
    review = tell_growth(telling, said(growth, unit="percent"), said("4e9", unit="USD", place="1e8"))
    assert the_check(review, CheckKind.CHANGE).answer is answer
    assert review.implied == ()


def test_a_vague_base_proves_nothing(telling: Any) -> None:
    """From nearly 4 billion the growth may be a quarter or two fifths: that bears out nothing."""
    review = tell_growth(telling, said("30", unit="percent"), said("4e9", Bound.NEARLY, "USD"))
    assert the_check(review, CheckKind.CHANGE).answer is Answer.CANNOT_TELL


def test_an_unstated_base_is_implied(telling: Any) -> None:
    """5.0 billion after 25 percent, which may be rounded or cut off, puts the year before at about 4.0 billion."""
    (implied,) = tell_growth(telling, said("25", unit="percent"), None).implied
    assert implied.kind == "base"
    assert str(implied.period) == "2030"
    low, high = implied.interval.low, implied.interval.high
    assert low is not None
    assert high is not None
    assert abs(low * Decimal("1.26") - Decimal("4.95e9")) < 1
    assert abs(high * Decimal("1.24") - Decimal("5.05e9")) < 1


def test_an_unstated_plan_is_implied(telling: Any) -> None:
    """5.0 billion, 25 percent above the plan, puts the plan at about 4.0 billion."""
    (implied,) = tell_growth(telling, said("25", unit="percent"), None, compare_to="plan").implied
    assert implied.kind == "plan"
    assert str(implied.period) == "2031"


def test_a_change_of_another_owner_is_not_joined(telling: Any) -> None:
    """Two owners in one sentence keep their numbers apart."""
    telling.document("a", "Lam Giang traded L while Bac Suong grew by G.")
    lam, bac = {"unit_of_report": "Lam Giang"}, {"unit_of_report": "Bac Suong"}
    telling.figure("a", "f1", "L", said("5e9", unit="USD"), "trade", **lam)
    growth = said("25", unit="percent")
    telling.figure("a", "f2", "G", growth, "growth", kind=Kind.CHANGE, compare_to="plan", **bac)
    assert review_of(telling).implied == ()


@pytest.mark.parametrize(("times", "answer"), [("1.3", Answer.HOLDS), ("2.5", Answer.FAILS)])
def test_a_multiple_is_recomputed(telling: Any, times: str, answer: Answer) -> None:
    """75 against 59 is 1.3 times, not 2.5 times."""
    before = parse_period("2030")
    telling.document("a", "There were 75 tours, T as many as the 59 of 2030.")
    telling.figure("a", "f1", "75", said("75"), "tours", measure="tours")
    multiple = {"kind": Kind.RATIO, "compare_to": before, "measure": "tours"}
    telling.figure("a", "f2", "T", said(times, unit="times"), "multiple", **multiple)
    telling.figure("a", "f3", "59", said("59"), "tours", measure="tours", period=before)
    assert the_check(review_of(telling), CheckKind.MULTIPLE).answer is answer


@pytest.mark.parametrize(
    ("result", "answer"),
    [(said("8.4", unit="percent"), Answer.HOLDS), (said("7.1", unit="percent"), Answer.FAILS),
     (said("7.9", Bound.OVER, "percent"), Answer.CANNOT_TELL)],
)  # fmt: skip
def test_a_result_is_held_against_its_target(telling: Any, result: Quantity, answer: Answer) -> None:
    """At least 8 is reached by 8.4, missed by 7.1, and over 7.9 leaves it open."""
    telling.document("a", "The economy grew by R. The target was at least 8%.")
    telling.figure("a", "f1", "R", result, "growth", measure="growth")
    target = said("8", Bound.AT_LEAST, "percent")
    telling.figure("a", "f2", "at least 8%", target, "growth", measure="growth", status=Status.TARGET)
    assert the_check(review_of(telling), CheckKind.PLAN).answer is answer


def test_a_target_of_another_year_is_not_compared(telling: Any) -> None:
    """Next year's target says nothing of this year's result."""
    telling.document("a", "The economy grew by 7%. The target is 8%.")
    telling.figure("a", "f1", "7%", said("7", unit="percent"), "growth", measure="growth")
    ahead = {"status": Status.TARGET, "period": parse_period("2032")}
    telling.figure("a", "f2", "8%", said("8", unit="percent"), "growth", measure="growth", **ahead)
    assert review_of(telling).checks == ()


def test_an_arithmetic_conflict_is_listed_once_and_first(telling: Any) -> None:
    """What reconciling found to fail is a failed check, not two."""
    telling.document("a", "There were 83 rooms, including 90 halls, and 4 lifts, including 1 hoist.")
    for claim, words, label in (
        ("f1", "83", "rooms"),
        ("f2", "90", "halls"),
        ("f3", "4", "lifts"),
        ("f4", "1", "hoist"),
    ):
        telling.figure("a", claim, words, said(words), label)
    telling.wholes |= {"f2": "f1", "f4": "f3"}
    places = (telling.statement("a", "f1"), telling.statement("a", "f2"))
    why = "90 halls of 83 rooms."
    conflict = Conflict(kind="part_exceeds_whole", statements=places, why=why, claims=("f1", "f2"))
    review = review_of(telling, conflicts=(conflict,))
    assert [(check.answer, check.conflict) for check in review.checks] == [(Answer.FAILS, 0), (Answer.HOLDS, None)]


def test_a_share_in_dispute_is_not_checked_against_another_whole(telling: Any) -> None:
    """Where a conflict holds a percentage against one whole, a check against another whole is not listed."""
    telling.document("a", "Of 83 rooms 60 were halls; 30 stood empty (63%).")
    for claim, words, label in (("f1", "83", "rooms"), ("f2", "60", "halls"), ("f3", "30", "empty")):
        telling.figure("a", claim, words, said(words), label)
    telling.figure("a", "f4", "63%", said("63", unit="percent"), "empty", kind=Kind.SHARE)
    telling.wholes["f3"] = "f2"
    places = tuple(telling.statement("a", claim) for claim in ("f1", "f3", "f4"))
    conflict = Conflict(kind="ratio", statements=places, why="30 of 83 is 36 %.", claims=("f1", "f3", "f4"))
    review = review_of(telling, conflicts=(conflict,))
    assert [check.conflict for check in review.checks if check.answer is Answer.FAILS] == [0]


def test_comparing_needs_ends() -> None:
    """A recomputed range without an end that only touches the stated one proves nothing."""
    stated = Interval(Decimal(10), Decimal(12))
    assert compare(stated, Interval(Decimal(11), None)) is Answer.CANNOT_TELL
    assert compare(stated, Interval(Decimal(13), None)) is Answer.FAILS
    assert compare(stated, Interval.point(Decimal(11))) is Answer.HOLDS
