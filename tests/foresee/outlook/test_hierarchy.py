"""Forecasts that add up, and sums that are not made."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.foresee.outlook.archive import FLOW, ends, of, org, outlook, told, why, years

from diemcau.foresee.outlook.hierarchy import Family, reconcile
from diemcau.records.forecast import Method, Thin
from diemcau.records.observation import Observation

PROVINCES = [org(code) for code in ("Keld", "Sarvik", "Ostmark")]
VALUES = {"Keld": [100, 106, 111, 119, 124], "Sarvik": [50, 49, 52, 50, 51], "Ostmark": [20, 22, 25, 27, 30]}
SUMS = [sum(each) for each in zip(*VALUES.values(), strict=True)]


@given(st.integers(0, 2**32 - 1), st.floats(0.5, 1.5))
def test_every_path_adds_up(seed: int, share: float) -> None:
    """Whatever the heads were foretold, after reconciling each path is the sum of those below, none below its floor."""
    chance = np.random.default_rng(seed)
    paths = {code: np.exp(chance.normal(3, 1, 50)) for code in "abcd"}
    paths["ab"] = (paths["a"] + paths["b"]) * share
    paths["all"] = np.exp(chance.normal(5, 1, 50))
    families = [Family("ab", ("a", "b"), is_stated=True), Family("cd", ("c", "d"), is_stated=False)]
    families.append(Family("all", ("ab", "cd"), is_stated=True))
    floors = {code: float(each.min()) for code, each in paths.items()}
    found = reconcile(paths, families, floors)
    for family in families:
        total = np.sum([found[code] for code in family.members], axis=0)
        assert np.allclose(found[family.head], total)
    assert all((found[code] >= floors[code]).all() for code in "abcd")


def test_what_is_sure_moves_least() -> None:
    """Of two orgs the unsure one takes most of the difference to the head."""
    chance = np.random.default_rng(1)
    paths = {"a": 100 + chance.normal(0, 1, 2000), "b": 100 + chance.normal(0, 10, 2000)}
    paths["head"] = 230 + chance.normal(0, 1, 2000)
    found = reconcile(paths, [Family("head", ("a", "b"), is_stated=True)], {})
    assert abs(found["a"].mean() - 100) < 1
    assert 125 < found["b"].mean() < 131


def test_a_family_without_one_member_is_left_alone() -> None:
    """Where a member has no futures of the period nothing is added and nothing moved."""
    paths = {"a": np.array([1.0]), "head": np.array([9.0])}
    assert reconcile(paths, [Family("head", ("a", "b"), is_stated=True)], {}) == paths


def test_a_head_that_is_the_sum_adds_up() -> None:
    """Where what the head told was always the sum of the others, all of them add up."""
    found = outlook([*all_years(), *years("Arden", SUMS)], *PROVINCES)
    assert all(one.is_coherent for one in found.forecasts)
    assert of(found, "Arden").method is Method.YEARS


def test_a_head_that_is_more_than_the_sum_stands_alone() -> None:
    """Where the land told more than its provinces, others are missing and no sum is made."""
    found = outlook([*all_years(), *years("Arden", [value * 2 for value in SUMS])], *PROVINCES)
    assert not any(one.is_coherent for one in found.forecasts)
    assert of(found, "Arden").point > 2 * SUMS[0]


def test_a_silent_head_is_the_sum_of_a_whole_set() -> None:
    """Of a land that tells nothing the provinces' sum is foretold where every province has a forecast."""
    found = of(outlook(all_years(), *PROVINCES), "Arden")
    assert found.method is Method.PARTS
    assert found.is_coherent
    assert [int(one.interval.low or 0) for one in found.history] == SUMS


def test_no_sum_is_made_where_one_is_missing() -> None:
    """With two provinces of three there is no forecast of the land, and it is said that two of three are there."""
    found = outlook([one for one in all_years() if one.org != "Ostmark"], *PROVINCES)
    refused = why(found, "Arden")
    assert (refused.reason, refused.found, refused.wanted) == (Thin.PARTS, 2, 3)
    assert {one.series.org for one in found.forecasts} == {"Keld", "Sarvik"}


def test_an_org_whose_kind_counts_itself_is_no_sum() -> None:
    """An embassy whose consulates alone told something is not their sum, since other embassies tell their own work."""
    orgs = [org("East", kind="embassy"), org("West", kind="embassy")]
    orgs += [org(code, "West", "consulate_general") for code in ("Keld", "Sarvik")]
    values = [*years("East", VALUES["Keld"]), *years("Keld", VALUES["Keld"]), *years("Sarvik", VALUES["Sarvik"])]
    found = outlook(values, *orgs)
    assert why(found, "West").reason is Thin.PARTS
    assert not [one for one in found.forecasts if one.series.org in {"West", "Arden"}]


def test_regions_between_add_up_too() -> None:
    """A land over regions over provinces adds up at both steps."""
    orgs = [org("North", kind="region"), org("South", kind="region")]
    orgs += [org(code, region) for code, region in (("Keld", "North"), ("Sarvik", "North"))]
    orgs += [org(code, "South") for code in ("Ostmark", "Thach-Yen")]
    values = [*all_years(), *years("Thach-Yen", VALUES["Ostmark"])]
    found = outlook(values, *orgs)
    methods = {one.series.org: one.method for one in found.forecasts if one.is_coherent}
    assert methods == {
        "Keld": Method.YEARS,
        "Sarvik": Method.YEARS,
        "Ostmark": Method.YEARS,
        "Thach-Yen": Method.YEARS,
    } | dict.fromkeys(("North", "South", "Arden"), Method.PARTS)


@pytest.mark.parametrize("measure", ["agreements.signed.total", "trade.export_markets"])
def test_what_is_counted_once_is_never_added(measure: str) -> None:
    """What several orgs report of the same thing has no sum of forecasts."""
    values = [one for code in VALUES for one in years(code, VALUES[code], measure)]
    assert not any(one.is_coherent for one in outlook(values, *PROVINCES).forecasts)


def test_orgs_that_move_together_make_a_wide_sum() -> None:
    """Where all provinces rose and fell in the same years the land’s forecast is the wider."""
    chance = np.random.default_rng(5)
    codes = [f"P{number}" for number in range(12)]
    common = np.cumsum(chance.normal(0, 0.15, 8))
    alone = {code: np.cumsum(chance.normal(0, 0.15, 8)) for code in codes}
    widths = []
    for moves in ({code: common + alone[code] / 10 for code in codes}, alone):
        values = [
            told(code, str(2023 + at), round(float(np.exp(5 + move)), 2), FLOW)
            for code in codes
            for at, move in enumerate(moves[code])
        ]
        low, high = ends(of(outlook(values, *(org(code) for code in codes)), "Arden"))
        widths.append(np.log(high / low))
    assert widths[0] > 1.7 * widths[1]


def all_years() -> list[Observation]:
    """Five years of all provinces."""
    return [one for code, values in VALUES.items() for one in years(code, values)]
