"""Values that stand out: what is flagged, what is not, and what is too little to tell."""

from __future__ import annotations

from decimal import Decimal
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.observed import value

from diemcau.profile.types import Profile
from diemcau.records import Bound, Status
from diemcau.records.checked import Against, Outlying
from diemcau.records.observation import Observation
from diemcau.records.review import Answer
from diemcau.review.checking.outliers import LEAST_LIKE, LEAST_PAST, Columns, check_outliers, find_bands, find_outside

OUT, MONEY = "delegations.outbound.total", "fdi.capital.attracted"


def years(amounts: list[str], measure: str = MONEY, first: int = 2021) -> list[Observation]:
    """One value a year."""
    return [value(measure, amount, str(first + at)) for at, amount in enumerate(amounts)]


def of_last(found: list[Outlying], told: list[Observation], against: Against) -> Outlying:
    """What the last value comes to against one thing."""
    return next(one for one in found if one.observation == told[-1].id and one.against is against)


@pytest.mark.parametrize(
    ("last", "answer"), [("118", Answer.HOLDS), ("1180", Answer.FAILS), ("11.8", Answer.FAILS), ("140", Answer.HOLDS)]
)
def test_a_slip_of_scale_stands_out_against_the_past(profile: Profile, last: str, answer: Answer) -> None:
    """Ten times what there was stands out, a good year does not."""
    told = years(["101", "96", "104", "110", "99", last])
    found = of_last(check_outliers(told, profile), told, Against.PAST)
    assert (found.answer, found.points) == (answer, 5)
    assert found.expected is not None
    assert found.middle is not None
    assert found.middle.low == Decimal(101)


def test_too_short_a_past_tells_nothing(profile: Profile) -> None:
    """With three years behind it no value stands out, whatever it is."""
    told = years(["101", "96", "104", "9000"])
    found = of_last(check_outliers(told, profile), told, Against.PAST)
    assert (found.answer, found.reason, found.expected, found.points) == (Answer.CANNOT_TELL, "few", None, 3)


def test_small_counts_move_by_chance(profile: Profile) -> None:
    """Two, three and then seven delegations are chance; two hundred, three hundred and seven hundred would not be."""
    told = years(["2", "3", "3", "2", "3", "7"], OUT)
    assert of_last(check_outliers(told, profile), told, Against.PAST).answer is Answer.HOLDS
    told = years(["290", "300", "310", "300", "290", "700"], OUT)
    assert of_last(check_outliers(told, profile), told, Against.PAST).answer is Answer.FAILS


def test_nothing_where_there_was_much_stands_out(profile: Profile) -> None:
    """A nought after years of hundreds is a value that was left out."""
    told = years(["290", "300", "310", "300", "0"], OUT)
    assert of_last(check_outliers(told, profile), told, Against.PAST).answer is Answer.FAILS


def test_the_future_is_no_past(profile: Profile) -> None:
    """A value is held against earlier ones alone, in whatever order they come."""
    told = years(["900", "101", "96", "104", "110", "99"])
    found = {one.observation: one for one in check_outliers(told[::-1], profile) if one.against is Against.PAST}
    assert found[told[0].id].points == 0
    assert found[told[-1].id].points == 5


def test_a_value_among_like_units(profile: Profile) -> None:
    """One province a thousand times its like stands out, in a period that has enough of them."""
    provinces = [code for code, org in profile.orgs.items() if org.kind == "province"][:12]
    told = [value(MONEY, str(40 + 7 * at), org=code) for at, code in enumerate(provinces[:-1])]
    told.append(value(MONEY, "70000", org=provinces[-1]))
    found = of_last(check_outliers(told, profile), told, Against.LIKE)
    assert (found.answer, found.points) == (Answer.FAILS, 12)
    few = told[-(LEAST_LIKE - 1) :]
    assert of_last(check_outliers(few, profile), few, Against.LIKE).answer is Answer.CANNOT_TELL


def test_a_growth_among_like_units(profile: Profile) -> None:
    """Where all grew by a tenth, one that grew tenfold stands out, though its level is common."""
    provinces = [code for code, org in profile.orgs.items() if org.kind == "province"][:12]
    levels = [10 * 3**at for at in range(12)]
    told = [value(MONEY, str(level), "2030", org=code) for level, code in zip(levels, provinces, strict=True)]
    told += [value(MONEY, str(lv * 1.1), org=code) for lv, code in zip(levels[1:], provinces[1:], strict=True)]
    told.append(value(MONEY, "100", org=provinces[0]))
    found = check_outliers(told, profile)
    assert of_last(found, told, Against.LIKE).answer is Answer.HOLDS
    assert of_last(found, told, Against.CHANGE).answer is Answer.FAILS


def test_words_without_an_end_may_lie_in_the_band(profile: Profile) -> None:
    """More than ten of what mostly is a hundred cannot be told; more than a thousand stands out."""
    told = [*years(["101", "96", "104", "110"]), value(MONEY, "10", "2025", bound=Bound.OVER)]
    found = of_last(check_outliers(told, profile), told, Against.PAST)
    assert (found.answer, found.reason) == (Answer.CANNOT_TELL, "open")
    told[-1] = value(MONEY, "1000", "2025", bound=Bound.OVER)
    assert of_last(check_outliers(told, profile), told, Against.PAST).answer is Answer.FAILS


def test_plans_and_percentages_are_not_asked(profile: Profile) -> None:
    """What is aimed at, and what has no size of its own, stands out against nothing."""
    told = [value(MONEY, "7", status=Status.PLAN), value("economy.growth", "7")]
    assert check_outliers(told, profile) == []


@given(st.lists(st.integers(20, 60), min_size=LEAST_PAST + 1, max_size=12), st.integers(2, 9))
def test_the_unit_of_money_does_not_matter(amounts: list[int], power: int) -> None:
    """The same amounts in thousands or millions stand out alike."""

    def outside(factor: int) -> list[bool]:
        numbers = np.array(amounts, dtype=np.float64) * factor
        return list(find_outside(_one_series(numbers), find_bands(_one_series(numbers), Against.PAST)))

    assert outside(1) == outside(10**power)


@given(st.integers(LEAST_PAST, 30), st.floats(1, 1e12))
def test_more_of_the_same_never_stands_out(size: int, amount: float) -> None:
    """A value that is like all before it is inside its band."""
    columns = _one_series(np.full(size + 1, amount))
    assert not find_outside(columns, find_bands(columns, Against.PAST)).any()


def _one_series(numbers: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Columns:
    zeros = np.zeros(len(numbers), dtype=np.int64)
    return Columns(numbers, numbers, zeros, zeros, np.arange(len(numbers)), zeros.astype(bool))


def test_a_million_values_take_seconds() -> None:
    """Bands of a million values against all three take less than half a minute on one core."""
    size, chance = 1_000_000, np.random.default_rng(7)
    numbers = np.exp(chance.normal(10, 1, size))
    spots = chance.permutation(size)
    columns = Columns(numbers, numbers, spots // 10, spots % 10 * 2000 + spots // 500 % 2000, spots % 10, numbers < 0)
    began = perf_counter()
    flagged = [int(find_outside(columns, find_bands(columns, against)).sum()) for against in Against]
    assert perf_counter() - began < 200
    assert all(0 < count < size / 20 for count in flagged)
