"""The benchmark of a whole land's outlook."""

from __future__ import annotations

import pytest
from bench.foresee_tree import Tree, compose, find_goals

from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import org_tree
from diemcau.records.observation import Observation


@pytest.fixture(scope="module")
def values() -> list[Observation]:
    """One measure."""
    from datetime import date

    profile = load_profile("vietnam_diplomacy")
    return list(compose(profile, org_tree(profile, date(2024, 10, 31)), 1))


def test_the_land_tells_the_sum_of_its_provinces(values: list[Observation]) -> None:
    """Sixty months of 63 provinces, and each month the land's value is their sum."""
    assert len(values) == 64 * 60
    last = [one for one in values if one.period.code == "2024-10"]
    parts = sum(one.interval.low or 0 for one in last if one.org != "VN")
    assert [one.interval.low for one in last if one.org == "VN"] == [parts]


def test_the_bar_is_of_the_quickest_run() -> None:
    """The best run counts; a forecast that does not add up misses the goal, and so does a run that failed."""
    runs = [Tree(12.0, 20.0, 640, 1280, 1280), Tree(9.0, 15.0, 640, 1280, 1279), Tree(why_not="stopped")]
    assert [(goal.came, goal.met) for goal in find_goals(runs)] == [(9.0, True), (1279 / 1280, False)]
    assert not any(goal.met for goal in find_goals(runs[2:]))
