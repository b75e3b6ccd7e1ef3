"""Forecasts in words: no finer than they are sure, with ranges, targets, scores and reasons in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.publish.foreseen_words import (
    is_rounded,
    rough,
    tell_forecast,
    tell_last,
    tell_needed,
    tell_past,
    tell_refusals,
    tell_series,
    tell_target,
    tell_told,
    tell_why,
)
from diemcau.records import Interval
from diemcau.records.forecast import Outlook, Thin
from diemcau.records.foreseen import Foreseen, Stream

from .charts.foretold import HISTORY, PAST, REFUSED, forecast


@given(st.decimals(min_value=1, max_value=10**12, places=3))
def test_a_foretold_number_has_at_most_three_digits(value: Decimal) -> None:
    """It is near the number, and a count is never told with a fraction."""
    told = rough(value, "delegation")
    assert abs(told - value) <= max(abs(value) / 100, Decimal("0.5"))
    assert told == told.to_integral_value()
    assert len(told.normalize().as_tuple().digits) <= 3


def test_a_percent_keeps_one_decimal() -> None:
    """What is counted in whole things does not, what is a rate does."""
    assert rough(Decimal("8.3712"), "percent") == Decimal("8.4")
    assert rough(Decimal("8.3712"), "agreement") == 8
    assert rough(Decimal(0), "percent") == 0


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "2025: about 3.4 billion USD; 9 in 10: between 2.99 and 3.81 billion USD"),
        ("vi", "năm 2025: khoảng 3,4 tỷ USD; 9/10 khả năng từ 2,99 đến 3,81 tỷ USD"),
    ],
)
def test_a_forecast_is_told_with_its_range(language: str, told: str) -> None:
    """Period, point and the range that holds nine in ten."""
    assert tell_forecast(forecast(), language) == told


def test_a_target_is_told_with_its_chance() -> None:
    """What is to be reached, the word and the odds."""
    (chance,) = forecast(chance="0.71").chances
    assert tell_target(chance, "en") == "Target 3.5 billion USD or more: likely (about 7 in 10)"
    assert tell_target(chance, "vi") == "Chỉ tiêu từ 3,5 tỷ USD trở lên: nhiều khả năng (khoảng 7/10)"


def test_a_rounded_number_is_told_as_it_was_written() -> None:
    """`1.5 billion` lies between 1.45 and 1.55 and is told as 1.5; a range stays one."""
    written = Interval(Decimal("1.45e9"), Decimal("1.55e9"))
    assert is_rounded(written)
    assert tell_told(written, "USD", "en") == "1.5 billion USD"
    assert not is_rounded(HISTORY[1].interval)
    assert tell_told(HISTORY[1].interval, "USD", "en") == "between 2 and 2.3 billion USD"
    assert tell_told(HISTORY[3].interval, "USD", "en") == "above 2.5 billion USD"


def test_an_estimate_is_named_as_one() -> None:
    """The last value says whether a later report will revise it."""
    assert tell_last(HISTORY[-1], "USD", "en") == "last told 3.15 billion USD, 2024, an estimate"
    assert tell_last(HISTORY[0], "USD", "vi") == "gần nhất 1,8 tỷ USD, năm 2018"


def test_what_is_needed_is_told_while_periods_are_left() -> None:
    """With one period left, or nothing known, nothing is said; what is reached is said so."""
    (chance,) = forecast(chance="0.5").chances
    open_ = replace(chance, left=Decimal("6e8"), periods_left=3, needed=Decimal("2e8"), usual=Decimal("1.5e8"))
    told = (
        "Still to come 600 million USD: 200 million USD in each of the 3 periods left, where 150 million USD is usual."
    )
    assert tell_needed(open_, "en") == told
    assert not tell_needed(replace(open_, periods_left=1), "en")
    assert not tell_needed(chance, "en")
    done = replace(chance, done=Interval.point(Decimal("3.6e9")))
    assert tell_needed(done, "en").startswith("Reached already: ")


def test_scores_stand_beside_a_forecast() -> None:
    """How often the range held, how far off the point was, and how that compares with saying "as last time"."""
    told = tell_past(PAST, "en")
    assert told.startswith("12 earlier forecasts of it: 91% of what came lay in the range; 6% off on average; ")
    assert told.endswith("loss 25% smaller than “as last time”.")
    worse = tell_past(replace(PAST, is_own=False, pinball=Decimal(5)), "en")
    assert "like series" in worse
    assert "25% larger" in worse
    assert tell_past(None, "vi").startswith("Chưa được chấm")


@pytest.mark.parametrize("reason", list(Thin))
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_reason_is_said(reason: Thin, language: str) -> None:
    """No refusal is left without words."""
    told = tell_why(replace(REFUSED, reason=reason, found=2, wanted=5), language)
    assert told
    assert "{" not in told


def test_refusals_are_grouped_by_their_reason() -> None:
    """Each series once, however many periods were asked for, the reason of most series first."""
    short = replace(REFUSED, reason=Thin.SHORT, wanted=3)
    other = replace(short, series=replace(short.series, org="Keld"))
    outlook = Outlook(made_on=date(2025, 1, 9), forecasts=(), refusals=(REFUSED, REFUSED, short, other))
    found = Foreseen(
        made_on=date(2025, 1, 9),
        outlook=outlook,
        stream=Stream(documents=0),
        measure_names={"ranks": {"en": "Rank"}},
        org_names={"Keld": {"vi": "tỉnh Keld"}},
    )
    first, second = tell_refusals(found, "en")
    assert first[1] == ["Rank, Dunmarsh", "Rank, tỉnh Keld"]
    assert second[1] == ["Rank, Dunmarsh"]
    assert tell_series(replace(short.series, partner="JP"), found, "en") == "Rank with JP, Dunmarsh"
