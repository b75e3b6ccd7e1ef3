"""Products and quotients of intervals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.records import Bound, Interval
from diemcau.records.proportion import (
    as_round,
    as_rounded,
    base_before,
    divide,
    lies_above,
    scale,
    to_growth,
    to_percent,
)

AMOUNTS = st.decimals("0.01", "1e9", places=2, allow_nan=False)


def between(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_quotient_holds_every_quotient(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    """Whatever two members are divided, their quotient lies in the quotient of the intervals."""
    dividend, divisor = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    quotient = divide(dividend, divisor)
    assert quotient is not None
    assert quotient.low is not None
    assert quotient.high is not None
    for one in (dividend.low, dividend.high):
        for other in (divisor.low, divisor.high):
            assert one is not None
            assert other is not None
            assert quotient.low <= one / other <= quotient.high


def test_dividing_by_what_may_be_zero_is_refused() -> None:
    """A divisor that may be zero gives nothing rather than a guess."""
    assert divide(between("1", "2"), between("0", "2")) is None
    assert divide(between("1", "2"), Interval(None, Decimal(2))) is None
    assert divide(between("-1", "2"), between("1", "2")) is None
    assert divide(Interval(None, Decimal(-1)), between("1", "2")) is None
    assert divide(Interval(None, Decimal(0), high_open=True), between("1", "2")) is None


def test_open_ends_stay_open() -> None:
    """More than 20 out of 50 is more than 40 percent, and 40 itself is not among it."""
    share = to_percent(Interval(Decimal(20), None, low_open=True), between("50", "50"))
    assert share == Interval(Decimal(40), None, low_open=True)


def test_no_upper_end_of_the_divisor_makes_the_quotient_approach_zero() -> None:
    """20 out of more than 50 is less than 40 percent and more than nothing."""
    share = to_percent(between("20", "20"), Interval(Decimal(50), None, low_open=True))
    assert share == Interval(Decimal(0), Decimal(40), low_open=True, high_open=True)


def test_growth_and_base_undo_each_other() -> None:
    """From 80 to 100 is 25 percent, and 100 after 25 percent was 80."""
    assert to_growth(between("100", "100"), between("80", "80")) == between("25", "25")
    assert base_before(between("100", "100"), between("25", "25")) == between("80", "80")


def test_a_fall_of_everything_has_no_base() -> None:
    """Nothing can be said of the base when all of it is gone."""
    assert base_before(between("100", "100"), between("-100", "-100")) is None


def test_a_written_percentage_has_the_leeway_of_its_last_place() -> None:
    """44 may be 43 to 45, 44.5 may be 44.4 to 44.6, as cut off as rounded; a bounded one is as wide as its words."""
    assert as_rounded(Decimal(44), between("44", "44")) == between("43", "45")
    assert as_rounded(Decimal("44.5"), between("44.5", "44.5")) == between("44.4", "44.6")
    assert as_rounded(Decimal("44.5"), between("44.45", "44.55")) == between("44.4", "44.6")
    assert as_rounded(Decimal(44), between("43", "45"), Bound.RANGE) == between("43", "45")


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("1200", "1150", "1250"),
        ("240", "235", "245"),
        ("100", "95", "105"),
        ("90", "90", "90"),
        ("4137", "4137", "4137"),
    ],
)
def test_closing_noughts_may_be_rounding(written: str, low: str, high: str) -> None:
    """Beyond its first two digits nobody sees which noughts of a whole number were counted."""
    assert as_round(between(written, written)) == between(low, high)


def test_what_is_written_with_its_width_keeps_it() -> None:
    """A number with places or a bound is no rounder than it says."""
    assert as_round(between("1199.5", "1200.5")) == between("1199.5", "1200.5")
    assert as_round(Interval(Decimal(1200), None)) == Interval(Decimal(1200), None)


def test_only_what_lies_wholly_above_lies_above() -> None:
    """Ends that touch are above only where one of them is left out."""
    assert lies_above(between("5", "6"), between("3", "4"))
    assert not lies_above(between("4", "6"), between("3", "4"))
    assert lies_above(Interval(Decimal(4), None, low_open=True), between("3", "4"))
    assert not lies_above(Interval(None, Decimal(9)), between("3", "4"))


def test_scaling_keeps_open_ends() -> None:
    """A factor moves the ends and leaves their kind alone."""
    assert scale(Interval(Decimal(1), None, low_open=True), Decimal(3)) == Interval(Decimal(3), None, low_open=True)
