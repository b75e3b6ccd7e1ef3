"""A forecast against what came: losses that hold as the books define them, and silence where nothing can be told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.foresee.scoring.naive import as_last_time, as_year_before
from diemcau.foresee.scoring.score import came_true, crps, pinball, score_forecast
from diemcau.records.forecast import LEVELS, Chance
from diemcau.records.interval import Interval
from diemcau.records.period import parse_period
from diemcau.records.total import Direction, Target

from .conftest import even, foretell, point

_AMOUNTS = st.decimals(min_value=-10_000, max_value=10_000, places=2)
_FORECASTS = st.lists(_AMOUNTS, min_size=len(LEVELS), max_size=len(LEVELS)).map(sorted)
_TINY = Decimal("1e-6")


def _target(low: object, *, direction: Direction = Direction.UP, **fields: Any) -> Target:
    edge = Decimal(str(low))
    interval = Interval(edge, None, **fields) if direction is Direction.UP else Interval(None, edge, **fields)
    return Target(
        id="g", measure="consular.legalisation", unit="count", org="DUN", period=parse_period("2024"),
        interval=interval, direction=direction,
    )  # fmt: skip


@given(_FORECASTS, _AMOUNTS)
def test_no_loss_is_less_than_nothing(quantiles: list[Decimal], came: Decimal) -> None:
    """Whatever was said and whatever came."""
    assert pinball(quantiles, came) >= 0
    assert crps(quantiles, came) >= 0


@given(_AMOUNTS)
def test_who_is_right_loses_nothing(came: Decimal) -> None:
    """A forecast of one single value that comes."""
    score = score_forecast(foretell([came] * len(LEVELS)), point(came))
    assert score.pinball == score.crps == 0
    assert score.is_covered
    assert score.error in {Decimal(0), None}


@given(_AMOUNTS, _AMOUNTS)
def test_a_single_value_loses_its_distance(said: Decimal, came: Decimal) -> None:
    """Its score is its absolute error, half of it by the mean pinball loss."""
    quantiles = [said] * len(LEVELS)
    assert abs(crps(quantiles, came) - abs(came - said)) <= _TINY
    assert abs(pinball(quantiles, came) - abs(came - said) / 2) <= _TINY


@given(_FORECASTS, _AMOUNTS)
def test_no_forecast_loses_more_than_its_worst_quantile(quantiles: list[Decimal], came: Decimal) -> None:
    """The score of a distribution is at most the largest distance of any of its values."""
    assert crps(quantiles, came) <= max(abs(came - one) for one in quantiles) + _TINY


@given(_FORECASTS, _AMOUNTS, st.integers(2, 50), _AMOUNTS)
def test_losses_move_with_the_unit(quantiles: list[Decimal], came: Decimal, times: int, shift: Decimal) -> None:
    """In thousands they are a thousandth; what everything is counted from does not matter."""
    scaled = [times * one + shift for one in quantiles]
    assert abs(crps(scaled, times * came + shift) - times * crps(quantiles, came)) <= _TINY
    assert abs(pinball(scaled, times * came + shift) - times * pinball(quantiles, came)) <= _TINY


@given(st.decimals(min_value=1, max_value=99, places=2))
def test_the_score_is_the_integral(came: Decimal) -> None:
    """Of an even chance between 0 and 100 it is known in closed form."""
    share = came / 100
    exact = 100 * (share**3 + (1 - share) ** 3) / 3
    score = score_forecast(even(), point(came))
    assert score.crps is not None
    assert abs(score.crps - exact) < Decimal("0.2")


def test_the_truth_may_be_wide() -> None:
    """Inside the interval it is covered, outside it is not, across an end nobody can tell."""
    for low, high, covered in ((10, 90, True), (96, 120, False), (90, 99, None)):
        score = score_forecast(even(), Interval(Decimal(low), Decimal(high)))
        assert score.is_covered is covered
        assert score.pinball is not None


def test_a_truth_without_an_end_has_no_loss() -> None:
    """Of "over 97" only that it was not covered can be told."""
    score = score_forecast(even(history=[("2023", 40)]), Interval(Decimal(97), None, low_open=True))
    assert (score.is_covered, score.error, score.pinball, score.crps, score.naive) == (False, None, None, None, None)


def test_the_error_is_in_percent_of_the_truth() -> None:
    """Fifty against forty is a quarter too much; against nothing there is no percent."""
    assert score_forecast(even(), point(40)).error == 25
    assert score_forecast(even(), point(0)).error is None


def test_a_chance_is_scored_by_its_square() -> None:
    """Met, missed, or open because the truth is known too roughly."""
    chances = tuple(Chance(target=_target(edge), chance=Decimal("0.3")) for edge in (40, 80, 60))
    score = score_forecast(even(chances=chances), Interval(Decimal(50), Decimal(70)))
    assert score.brier == (Decimal("0.49"), Decimal("0.09"), None)


@pytest.mark.parametrize(
    ("target", "truth", "met"),
    [
        (_target(50), point(50), True),
        (_target(50, low_open=True), point(50), False),
        (_target(50), Interval(Decimal(50), None, low_open=True), True),
        (_target(50), Interval(None, Decimal(50), high_open=True), False),
        (_target(50, direction=Direction.DOWN), point(50), True),
        (_target(50, direction=Direction.DOWN), point(51), False),
        (_target(50, direction=Direction.DOWN), Interval(Decimal(49), Decimal(51)), None),
    ],
)
def test_a_target_is_met_by_all_that_may_have_come(target: Target, truth: Interval, met: object) -> None:
    """Or by none of it; the end itself counts where the words let it."""
    assert came_true(target, truth) is met


def test_a_target_without_a_number_tells_nothing() -> None:
    """More is good, and no least is said."""
    target = _target(50)
    open_ended = Target(
        id="g", measure=target.measure, unit="count", org="DUN", period=target.period,
        interval=Interval(None, Decimal(50)),
    )  # fmt: skip
    assert came_true(open_ended, point(10)) is None


def test_years_are_as_last_time() -> None:
    """The newest year stands, even where one lacks between; there are no seasons."""
    forecast = even(history=[("2020", 10), ("2021", 20), ("2022", 30)])
    assert as_last_time(forecast) == 30
    assert as_year_before(forecast) is None
    assert score_forecast(forecast, point(50)).naive == 10


def test_what_is_known_of_the_year_stays() -> None:
    """Only the months that are open are filled in: by the last one, or each by its own of a year before."""
    months = [(f"2023-{month:02d}", month) for month in range(1, 13)] + [("2024-01", 100), ("2024-02", 200)]
    forecast = foretell(range(len(LEVELS)), history=months)
    assert as_last_time(forecast) == 300 + 10 * 200
    assert as_year_before(forecast) == 300 + sum(range(3, 13))


def test_a_month_is_as_the_one_before_or_a_year_before() -> None:
    """And where that month of the year before is not known, as of the year before that."""
    months = [(f"2022-{month:02d}", month) for month in range(1, 13)] + [("2023-12", 50)]
    assert as_last_time(foretell(range(len(LEVELS)), "2024-01", history=months)) == 50
    assert as_year_before(foretell(range(len(LEVELS)), "2024-01", history=months)) == 1


def test_of_a_stock_the_newest_stands() -> None:
    """Nothing is added up, and an eleventh month is no year."""
    quarters = [("2023-03-31", 5), ("2023-12-31", 6), ("2024-03-31", 7)]
    forecast = foretell(range(len(LEVELS)), history=quarters, adds_up=False)
    assert as_last_time(forecast) == 7
    assert as_year_before(forecast) == 6


def test_eleven_months_are_no_last_year() -> None:
    """A value of other months than the rest is not taken for one of them."""
    forecast = foretell(range(len(LEVELS)), history=[("2021", 10), ("2022", 20), ("2023-01..2023-11", 500)])
    assert as_last_time(forecast) == 20


def test_without_a_history_nothing_is_naive() -> None:
    """Nor with values that have no end, or months that make up no year."""
    for history in ((), [("2023", Interval(Decimal(170), None))], [("2023-01..2023-05", 3)]):
        assert as_last_time(even(history=history)) is None
