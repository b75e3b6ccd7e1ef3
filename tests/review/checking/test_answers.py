"""Three answers about intervals, held against every pair of numbers that the intervals hold."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from diemcau.records import Interval
from diemcau.records.review import Answer
from diemcau.review.checking.answers import add_up, at_most, equal, inside, leniently

QUARTERS = [Decimal(n) / 4 for n in range(-1, 26)]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals with whole ends from 0 to 6, open or closed, some without an end."""
    low = draw(st.integers(0, 5))
    high = draw(st.integers(low, 6))
    is_open = low < high
    return Interval(
        draw(st.sampled_from([Decimal(low), None])),
        draw(st.sampled_from([Decimal(high), None])),
        is_open and draw(st.booleans()),
        is_open and draw(st.booleans()),
    )


def answer_of(held: list[bool]) -> Answer:
    """What all, none or some of the cases come to."""
    if all(held):
        return Answer.HOLDS
    return Answer.CANNOT_TELL if any(held) else Answer.FAILS


def members(interval: Interval) -> list[Decimal]:
    """Numbers of an interval among quarters, from below to above all ends that are drawn."""
    return [number for number in QUARTERS if number in interval]


@given(intervals(), intervals())
def test_at_most_fails_for_all_pairs_or_none(one: Interval, other: Interval) -> None:
    """It fails only where no pair holds, and holds only where every pair does."""
    seen = answer_of([a <= b for a in members(one) for b in members(other)])
    told = at_most(one, other)
    # Quarters do not reach the ends that are left out, so that what is open at an end may look sure.
    assert told is seen or told is Answer.CANNOT_TELL


@given(intervals(), intervals())
def test_at_most_never_says_what_a_pair_denies(one: Interval, other: Interval) -> None:
    """A pair that holds forbids a failure; a pair that does not forbids that it holds."""
    pairs = [(a, b) for a in members(one) for b in members(other)]
    told = at_most(one, other)
    assert told is not Answer.FAILS or all(a > b for a, b in pairs)
    assert told is not Answer.HOLDS or all(a <= b for a, b in pairs)


@given(intervals(), intervals())
def test_equal_and_inside_are_told_of_members(one: Interval, other: Interval) -> None:
    """Two intervals are not equal exactly where they share no number; one holds the other where it shares all."""
    shared = [number for number in members(one) if number in other]
    assert (equal(one, other) is Answer.FAILS) == (not shared)
    assert inside(one, other) is not Answer.HOLDS or shared == members(one)
    assert (inside(one, other) is Answer.FAILS) == (not shared)


@given(st.integers(0, 9_999), st.integers(0, 9_999))
def test_of_plain_counts_all_is_told_but_rounding(one: int, other: int) -> None:
    """Of two single numbers the answer is that of the numbers, but for failures that closing noughts explain."""
    told, reason = leniently(at_most, Interval.point(Decimal(one)), Interval.point(Decimal(other)))
    if one <= other:
        assert told is Answer.HOLDS
    else:
        assert told is Answer.FAILS or reason == "round"
        assert told is Answer.FAILS or one % 10 == 0 or other % 10 == 0


@given(st.lists(intervals(), max_size=5))
def test_a_sum_holds_the_sum_of_members(several: list[Interval]) -> None:
    """Adding one member of each gives a member of the sum."""
    assert sum((members(each)[0] for each in several), Decimal(0)) in add_up(several)
