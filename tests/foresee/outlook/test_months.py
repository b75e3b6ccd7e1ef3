"""Possible futures of months and quarters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from diemcau.errors import Invalid, Missing
from diemcau.foresee.outlook import months
from diemcau.foresee.outlook.months import has_library, simulate

Floats = NDArray[np.float64]

DRAWS = np.random.default_rng(7).standard_normal((400, 12))


def make_series(length: int = 72, *, seed: int = 1, season: int = 12, noise: float = 0.02) -> Floats:
    """Amounts that grow a per cent a period, with a season and a wandering level."""
    chance, at = np.random.default_rng(seed), np.arange(length)
    wander = np.cumsum(chance.normal(0, noise, length))
    return np.exp(7 + 0.01 * at + 0.2 * np.sin(2 * np.pi * at / season) + wander)


def width(paths: Floats, step: int) -> float:
    """Width of the 90% interval of a period's logs."""
    low, high = np.quantile(np.log(paths[:, step]), [0.05, 0.95])
    return float(high - low)


def test_values_after_the_origin_change_nothing() -> None:
    """A forecast from a part of a longer history is the same whatever the rest of it holds."""
    whole = make_series()
    before = simulate(whole[:48], season=12, horizon=12, draws=DRAWS)
    whole[48:] *= 50
    assert np.array_equal(before, simulate(whole[:48], season=12, horizon=12, draws=DRAWS))


def test_same_arguments_give_same_paths_and_leave_them_alone() -> None:
    """Nothing is drawn inside, and neither history nor draws are written to."""
    values, draws = make_series(), DRAWS.copy()
    first = simulate(values, season=12, horizon=12, draws=draws)
    assert np.array_equal(first, simulate(values, season=12, horizon=12, draws=draws))
    assert np.array_equal(values, make_series())
    assert np.array_equal(draws, DRAWS)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 1000), st.sampled_from([1000.0, 0.001]))
def test_another_unit_of_measurement_changes_only_the_unit(seed: int, factor: float) -> None:
    """A series told in thousands has the same futures in thousands."""
    values, draws = make_series(seed=seed), DRAWS[:50]
    told = simulate(values, season=12, horizon=12, draws=draws)
    assert simulate(values * factor, season=12, horizon=12, draws=draws) == pytest.approx(told * factor, rel=1e-6)


def test_widening_multiplies_the_spread() -> None:
    """A factor of two doubles the width in logs and leaves the middle where it is."""
    usual, wide = (simulate(make_series(), season=12, horizon=12, draws=DRAWS, widen=widen) for widen in (1.0, 2.0))
    assert width(wide, 5) == pytest.approx(2 * width(usual, 5))
    assert np.median(wide[:, 0]) == pytest.approx(np.median(usual[:, 0]), rel=0.02)


def test_what_lies_further_ahead_is_less_sure() -> None:
    """The interval of the twelfth month is wider than that of the sixth, and that than the first's."""
    paths = simulate(make_series(), season=12, horizon=12, draws=DRAWS)
    assert width(paths, 0) < width(paths, 5) < width(paths, 11)


def test_higher_draws_give_higher_amounts() -> None:
    """Draws move a path in their own direction, so that series given the same draws move together."""
    values = make_series()
    low, high = (simulate(values, season=12, horizon=12, draws=DRAWS + add) for add in (-0.5, 0.5))
    assert (low < high).all()


def test_a_season_and_a_growth_go_on() -> None:
    """The middle of the paths of a smooth series lies within two per cent of its continuation."""
    whole = make_series(84, noise=0.002)
    paths = simulate(whole[:72], season=12, horizon=12, draws=DRAWS)
    assert np.median(paths, axis=0) == pytest.approx(whole[72:], rel=0.02)


def test_quarters_are_foretold_like_months() -> None:
    """Twelve quarters are enough, and their season goes on."""
    whole = make_series(28, season=4, noise=0.005)
    paths = simulate(whole[:24], season=4, horizon=4, draws=DRAWS[:, :4])
    assert np.median(paths, axis=0) == pytest.approx(whole[24:], rel=0.05)


def test_a_shock_widens_and_quiet_months_narrow_again() -> None:
    """After a month that falls to a third the interval is twice as wide, and two quiet years later it is narrow."""
    values = make_series(90)
    values[60:] /= 3
    before, after, later = (
        width(simulate(values[:end], season=12, horizon=12, draws=DRAWS), 0) for end in (60, 61, 90)
    )
    assert after > 2 * before
    assert later < 0.6 * after


def test_a_fall_that_goes_on_is_followed() -> None:
    """After two months that fall by half each, nothing near the old level is expected for the next one."""
    values = make_series(62)
    old = values[59]
    values[60], values[61] = old / 2, old / 4
    assert np.median(simulate(values, season=12, horizon=12, draws=DRAWS)[:, 0]) < 0.35 * old


def test_one_odd_year_does_not_spoil_the_season() -> None:
    """A year without any season leaves the next year's pattern near that of all the others."""
    whole = make_series(96, noise=0.002)
    values = whole[:84].copy()
    values[60:72] = values[60:72].mean()
    told = np.median(simulate(values, season=12, horizon=12, draws=DRAWS), axis=0)
    assert told / told.mean() == pytest.approx(whole[84:] / whole[84:].mean(), rel=0.06)


def test_a_constant_series_stays_as_it_is() -> None:
    """What never moved is not expected to move."""
    assert (simulate(np.full(40, 5.0), season=12, horizon=12, draws=DRAWS) == 5.0).all()


def test_zeros_are_small_amounts() -> None:
    """A month with nothing in it is taken for half the least, and all futures are positive and finite."""
    values = make_series()
    values[40] = 0
    paths = simulate(values, season=12, horizon=12, draws=DRAWS)
    assert np.isfinite(paths).all()
    assert (paths > 0).all()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.just(0.0), st.floats(1e-3, 1e9)), min_size=30, max_size=60).filter(any),
    st.sampled_from([12, 4, 2]),
)
def test_any_amounts_have_futures(values: list[float], season: int) -> None:
    """However wild a history is, its futures are numbers, and nothing is warned of."""
    paths = simulate(np.array(values), season=season, horizon=12, draws=DRAWS[:20])
    assert np.isfinite(paths).all()
    assert (paths >= 0).all()


@pytest.mark.parametrize(
    ("values", "season", "code"),
    [
        (make_series(29), 12, "foresee.short"),
        (make_series(9, season=4), 4, "foresee.short"),
        (np.append(make_series(), np.nan), 12, "foresee.gaps"),
        (-make_series(), 12, "foresee.gaps"),
        (np.zeros(40), 12, "foresee.gaps"),
        (make_series(), 7, "foresee.season"),
    ],
)
def test_what_cannot_be_foretold_is_refused(values: Floats, season: int, code: str) -> None:
    """Too short a history, gaps, amounts below zero and odd seasons are refused with a code."""
    with pytest.raises(Invalid) as caught:
        simulate(values, season=season, horizon=12, draws=DRAWS)
    assert caught.value.facts["code"] == code


def test_draws_of_another_horizon_are_refused() -> None:
    """Draws for twelve months cannot drive six."""
    with pytest.raises(Invalid) as caught:
        simulate(make_series(), season=12, horizon=6, draws=DRAWS)
    assert caught.value.facts["code"] == "foresee.draws"


def test_the_least_history_is_enough() -> None:
    """Thirty months and ten quarters are foretold."""
    assert simulate(make_series(30), season=12, horizon=12, draws=DRAWS).shape == DRAWS.shape
    assert simulate(make_series(10, season=4), season=4, horizon=12, draws=DRAWS).shape == DRAWS.shape


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is not there, the error names the extra."""
    monkeypatch.setattr(months, "find_spec", lambda _: None)
    assert not has_library()
    with pytest.raises(Missing, match=r"diemcau\[foresee\]"):
        simulate(make_series(), season=12, horizon=12, draws=DRAWS)
