"""Numbers come into a report through locks alone, and are never printed narrower than they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Bug, Invalid
from diemcau.lang.registry import language_or_english
from diemcau.publish.report.locks import Locked, to_counted, to_shown
from diemcau.publish.report.model import Num, Report, Words
from diemcau.publish.report.phrases import tell_number
from diemcau.publish.report.verify import key_of
from diemcau.records import Bound, Interval, Quantity

_ENDS = st.one_of(
    st.integers(0, 2_000_000).map(Decimal),
    st.decimals(0, 10**13, allow_nan=False, allow_infinity=False, places=3),
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals with at least one end."""
    low, high = sorted((draw(_ENDS), draw(_ENDS)))
    shape = draw(st.sampled_from(["both", "low", "high", "point"]))
    opens = draw(st.tuples(st.booleans(), st.booleans()))
    if shape == "point" or (shape == "both" and low == high):
        return Interval.point(low)
    if shape == "both":
        return Interval(low, high, *opens)
    return Interval(low, None, opens[0]) if shape == "low" else Interval(None, high, low_open=False, high_open=opens[1])


@given(intervals())
def test_what_is_printed_holds_what_may_be(interval: Interval) -> None:
    """However long the ends are, rounding only widens: each value of the interval lies in the printed number."""
    shown = to_shown(interval, "USD").interval
    assert shown.intersection(interval) == interval


@given(intervals(), st.sampled_from(["en", "vi"]), st.sampled_from(["USD", "percent", "count"]))
def test_what_is_printed_reads_back(interval: Interval, language: str, unit: str) -> None:
    """The house's own reader finds in the words the very number that was printed, in both languages."""
    shown = to_shown(interval, unit)
    words = tell_number(shown, language)
    found = language_or_english(language).find_numbers(words, ())
    assert [key_of(number.quantity(number.unit)) for number in found] == [key_of(shown)], words


def test_nothing_is_printed_of_what_is_not_known() -> None:
    """An interval without ends has no number."""
    with pytest.raises(Bug, match="nothing is known"):
        to_shown(Interval(None, None), "USD")


def test_a_lock_rests_on_something() -> None:
    """A number without a citation cannot be made."""
    shown = to_counted(3)
    with pytest.raises(Bug, match="rests on nothing"):
        Locked(id="n1", shown=shown, interval=shown.interval, citations=())


def test_a_lock_is_not_printed_narrower() -> None:
    """An interval cannot be printed as a point inside it."""
    with pytest.raises(Bug, match="narrower"):
        Locked(id="n1", shown=to_counted(3), interval=Interval(Decimal(2), Decimal(4)), citations=("N1",))


@pytest.mark.parametrize("words", ["in 5 cases", "năm ２０２４", "٣ tasks"])
def test_no_digit_stands_in_words(words: str) -> None:
    """Digits of any script are refused in the words of the house."""
    with pytest.raises(Bug, match="number of their own"):
        Words(words)


def test_no_number_is_printed_without_its_lock(conference: Mapping[str, Report]) -> None:
    """A report that prints a number which is not among its locks cannot be made, nor one whose lock cites nothing."""
    report = conference["en"]
    first = next(report.numbers())
    assert isinstance(first, Num)
    with pytest.raises(Bug, match="without a lock"):
        replace(report, locks={key: lock for key, lock in report.locks.items() if key != first.lock})
    with pytest.raises(Bug, match="not there"):
        replace(report, citations={})


def test_an_exact_number_keeps_its_bound() -> None:
    """A point is exact, one end keeps whether it is open."""
    assert to_shown(Interval(Decimal(5), None, low_open=True), None).bound is Bound.OVER
    assert to_shown(Interval(Decimal(5), None), None).bound is Bound.AT_LEAST
    assert to_shown(Interval.point(Decimal(5)), None) == Quantity(
        Decimal(5), Interval.point(Decimal(5)), Bound.EXACT, None
    )
    with pytest.raises(Invalid):
        Interval(Decimal(5), Decimal(5), low_open=True)
