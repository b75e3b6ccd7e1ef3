"""The models under the futures of months: the season's pattern, the followers, the airline model, their blend."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from diemcau.foresee.outlook.airline import fly
from diemcau.foresee.outlook.blend import blend
from diemcau.foresee.outlook.followers import follow
from diemcau.foresee.outlook.pattern import find_pattern, scale_of

Floats = NDArray[np.float64]

AT = np.arange(72)
SEASON = 0.2 * np.sin(2 * np.pi * AT[:12] / 12)


def make_logs(noise: float, *, seed: int = 3) -> Floats:
    """Logs that rise and have a season, with independent noise."""
    chance = np.random.default_rng(seed)
    return 5 + 0.01 * AT + np.resize(SEASON, len(AT)) + chance.normal(0, noise, len(AT))


def test_a_planted_pattern_is_found() -> None:
    """A clear season comes back as it was planted, its sum zero."""
    found = find_pattern(make_logs(0.005), 12)
    assert found == pytest.approx(SEASON, abs=0.01)
    assert found.sum() == pytest.approx(0, abs=1e-9)


def test_noise_is_no_pattern() -> None:
    """What chance alone would make of twelve means is drawn to nothing, or nearly."""
    noise = np.random.default_rng(5).normal(0, 0.1, 72)
    assert np.abs(find_pattern(noise, 12)).max() < 0.02


def test_one_odd_year_changes_the_pattern_little() -> None:
    """A year turned upside down moves no season by more than a fifth of the pattern's height."""
    logs = make_logs(0.005)
    logs[36:48] -= 2 * np.resize(SEASON, 12)
    assert find_pattern(logs, 12) == pytest.approx(SEASON, abs=0.08)


def test_a_few_huge_errors_leave_the_scale() -> None:
    """One error a hundred times as large hardly moves the usual size."""
    errors = np.random.default_rng(2).normal(0, 1, 99)
    assert scale_of(np.append(errors, 100.0)) == pytest.approx(scale_of(errors), rel=0.1)


def test_followers_are_believed_as_shares() -> None:
    """Both beliefs come to 1, and each follower has something to say of each period."""
    found = follow(make_logs(0.02), 12, 5)
    assert found.steady.sum() == pytest.approx(1)
    assert found.quick.sum() == pytest.approx(1)
    assert found.ahead.shape == (5, len(found.gains))
    assert len(found.errors) == len(AT) - 12


def test_after_a_lasting_step_those_who_follow_fast_are_believed() -> None:
    """A level that jumps about each month is followed faster than one that only has noise."""
    walk = np.cumsum(np.random.default_rng(4).normal(0, 0.1, 72))
    noise = np.random.default_rng(4).normal(0, 0.1, 72)
    fast, slow = (float(found.gains @ found.steady) for found in (follow(walk, 12, 1), follow(noise, 12, 1)))
    assert fast > 0.6
    assert slow < 0.2


def test_the_airline_model_continues_what_never_surprised() -> None:
    """Growth and season without noise go on exactly."""
    ahead, surprises = fly(make_logs(0.0), 12, 12)
    assert surprises == pytest.approx(np.zeros(len(AT) - 13), abs=1e-9)
    assert ahead == pytest.approx(5 + 0.01 * np.arange(72, 84) + SEASON, abs=1e-9)


def test_after_a_shock_the_followers_speak_alone() -> None:
    """Quiet logs have no shock; three months of falls far beyond the usual make one."""
    logs = make_logs(0.02)
    fallen = logs.copy()
    fallen[-3:] -= np.array([0.5, 1.0, 1.5])
    quiet, shocked = blend(logs, 12, 3), blend(fallen, 12, 3)
    assert quiet.shock == 0
    assert shocked.shock > 0.9
    assert shocked.now > 3 * shocked.usual
