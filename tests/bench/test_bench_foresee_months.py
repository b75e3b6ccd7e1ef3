"""The benchmark's protocol: what is asked, what is known when it is asked, and how answers are marked."""

from __future__ import annotations

import math

import pytest
from bench.foresee_m3 import score
from bench.foresee_marks import Origin, find_reliability, mark
from bench.foresee_months import Told, make_origins, make_task
from bench.runners import foresee_ours, foresee_run_rate
from bench.runners.foresee import left_of, months_of


def make_told(years: int = 5, *, first: int = 2030) -> dict[tuple[int, int], float]:
    """Totals since the year's beginning of an invented measure, which grows and has a season."""
    told = {}
    for year in range(first, first + years):
        total = 0.0
        for month in range(1, 13):
            total += 100 * 1.08 ** (year - first) * (1 + 0.2 * math.sin(month) + 0.03 * math.sin(7 * year + 5 * month))
            told[year, month] = total
    return told


def origin_at(told: Told, year: int, month: int) -> Origin:
    """The origin of a month."""
    return next(one for one in make_origins("visits", told) if (one.year, one.month) == (year, month))


@pytest.mark.parametrize("month", [1, 6, 11])
def test_what_comes_after_the_origin_changes_no_answer(month: int) -> None:
    """Every later figure changed, the actual total with them: what is told and what is answered stay the same."""
    told = make_told()
    changed = {when: total * 9 if when > (2034, month) else total for when, total in told.items()}
    one, other = origin_at(told, 2034, month), origin_at(changed, 2034, month)
    assert one.task == other.task
    assert one.actual != other.actual
    for forecaster in (foresee_ours, foresee_run_rate):
        assert forecaster.foretell(one.task) == forecaster.foretell(other.task)


def test_what_came_before_the_origin_changes_the_answer() -> None:
    """The last figure told does count: the test above is not met by a forecaster who looks at nothing."""
    told = make_told()
    changed = {**told, (2034, 6): told[2034, 6] * 1.05}
    one, other = (foresee_ours.foretell(origin_at(each, 2034, 6).task) for each in (told, changed))
    assert one["point"] != other["point"]


def test_years_with_three_before_them_are_asked_from_eleven_months_each() -> None:
    """Of five years the last two are forecast; a year whose December is missing is not."""
    told = make_told()
    assert [(one.year, one.month) for one in make_origins("visits", told)] == [
        (year, month) for year in (2033, 2034) for month in range(1, 12)
    ]
    del told[2034, 12]
    assert {one.year for one in make_origins("visits", told)} == {2033}


def test_thresholds_go_evenly_from_ten_per_cent_less_to_thirty_more() -> None:
    """Ten amounts around the last year's total."""
    told = make_told()
    thresholds = [threshold / told[2033, 12] for threshold in make_task(told, 2034, 3)["thresholds"]]
    assert thresholds == pytest.approx([0.9 + 0.4 * number / 9 for number in range(10)])


def test_months_are_differences_within_a_year() -> None:
    """January's total is January; the others lose what was told before; five months are left after July."""
    task = {"told": [*range(10, 130, 10), 12, 24, 36, 48, 60, 72, 84]}
    assert months_of(task).tolist() == [10] * 12 + [12] * 7
    assert left_of(task) == 5


def test_the_run_rate_is_last_year_times_growth() -> None:
    """After a first half 10% above last year's, the year is told 10% above."""
    told = make_told()
    point = foresee_run_rate.foretell(make_task(told, 2034, 6))["point"]
    assert point == pytest.approx(told[2033, 12] * told[2034, 6] / told[2033, 6])


def test_marks_are_what_they_say() -> None:
    """One total missed by a tenth, outside its interval, and chances of 0.7 for what came, 0.2 for what did not."""
    origin = Origin("visits", 2034, 6, {"thresholds": [90.0, 105.0]}, 100.0)
    answer = {"point": 110.0, "low": 104.0, "high": 120.0, "chances": [0.7, 0.2]}
    found = mark([origin], [answer])
    assert found.mape == pytest.approx(10)
    assert found.brier == pytest.approx((0.3**2 + 0.2**2) / 2)
    assert found.cover == 0
    assert [(one.low, one.questions, one.came) for one in find_reliability([origin], [answer])] == [
        (0.2, 1, 0.0),
        (0.7, 1, 1.0),
    ]


def test_m3_is_scored_by_series_and_month() -> None:
    """A forecast of 90 for 110 is 20% off by the mean of both; one of two amounts lies within."""
    error, cover = score([[[80.0, 95.0], [90.0, 100.0], [100.0, 105.0]]], [[110.0, 100.0]])
    assert error == pytest.approx(10)
    assert cover == 0.5
