"""Short series of years: where they lead, and whether nine of ten truths lie in the 90 percent interval."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.foresee.outlook.archive import FLOW, spans

from diemcau.foresee.outlook.draws import Chance, draw, to_t, together_of
from diemcau.foresee.outlook.history import Revision, draw_history, learn_revisions, to_values
from diemcau.foresee.outlook.part import learn_share
from diemcau.foresee.outlook.years import Course, learn, simulate_years
from diemcau.records.forecast import Series

Floats = NDArray[np.float64]
Make = Callable[[np.random.Generator, int], Floats]


def walk(chance: np.random.Generator, length: int) -> Floats:
    """Growth by chance."""
    return np.exp(chance.normal(5, 1) + np.cumsum(chance.normal(0.05, 0.08, length)))


def level(chance: np.random.Generator, length: int) -> Floats:
    """Chance around a level that stays."""
    return np.exp(chance.normal(5, 1) + chance.normal(0, 0.12, length))


def trend(chance: np.random.Generator, length: int) -> Floats:
    """Steady growth of its own, with chance around it."""
    return np.exp(5 + chance.normal(0.08, 0.05) * np.arange(length) + chance.normal(0, 0.06, length))


def counts(chance: np.random.Generator, length: int) -> Floats:
    """Few things, counted one by one."""
    many: Floats = chance.poisson(np.exp(chance.normal(2.5, 0.8) + 0.03 * np.arange(length))).astype(np.float64)
    return many


def shaken(chance: np.random.Generator, length: int) -> Floats:
    """Growth with surprises of a heavy-tailed law."""
    surprises: Floats = np.cumsum(chance.standard_t(3, length) * 0.07)
    return np.exp(chance.normal(5, 1) + surprises)


def cover(make: Make, like: int, rounds: int, *, is_count: bool) -> float:
    """Share of truths within the 90 percent interval, one and two years ahead, of composed series of 3 to 8 years."""
    chance = np.random.default_rng(11)
    hits = []
    for _ in range(rounds):
        length = int(chance.integers(3, 9))
        rows = [make(chance, length + 2) for _ in range(like)]
        courses = [Course(np.arange(1.0, length + 1), row[None, :length]) for row in rows]
        pool = learn(courses)
        for row, course in zip(rows, courses, strict=True):
            many = Course(course.times, np.broadcast_to(course.amounts, (400, length)))
            ahead = np.array([length + 1.0, length + 2.0])
            futures = simulate_years(many, ahead, to_t(chance.standard_normal((400, 2))), pool, counts=is_count)
            low, high = np.quantile(futures, [0.05, 0.95], axis=0)
            hits += [*(low <= row[length:]), *(row[length:] <= high)]
    return 2 * float(np.mean(hits)) - 1


@pytest.mark.parametrize("make", [walk, level, trend, counts, shaken])
@pytest.mark.parametrize("like", [1, 20])
def test_nine_of_ten_truths_lie_within(make: Make, like: int) -> None:
    """Of series of every kind, alone and with like ones, about nine of ten truths lie within."""
    found = cover(make, like, 160 if like == 1 else 9, is_count=make is counts)
    assert 0.82 <= found < 0.99


def test_all_kinds_together_are_covered_honestly() -> None:
    """Over all kinds the share is within three points of ninety percent."""
    shares = [cover(make, 5, 30, is_count=make is counts) for make in (walk, level, trend, counts, shaken)]
    assert abs(float(np.mean(shares)) - 0.90) < 0.03


def test_after_a_shock_the_interval_holds_both_ways_out() -> None:
    """After a fall by half the next year may stay there or be as before: either lies within."""
    rows = [Course(np.arange(8.0), np.full((1, 8), 100.0) * np.exp(0.02 * (-1.0) ** np.arange(8))) for _ in range(8)]
    fallen = np.array([100.0, 102, 99, 101, 100, 102, 100, 50])
    course = Course(np.arange(8.0), np.broadcast_to(fallen, (2000, 8)))
    draws = to_t(np.random.default_rng(1).standard_normal((2000, 1)))
    low, high = np.quantile(simulate_years(course, np.array([8.0]), draws, learn(rows)), [0.05, 0.95])
    assert low < 50
    assert high > 95


def test_growth_is_drawn_toward_like_series() -> None:
    """One lucky year of a short series is not carried on: its growth is drawn toward that of the others."""
    chance = np.random.default_rng(2)
    others = [
        Course(np.arange(6.0), 100 * np.exp(np.cumsum(chance.normal(0, 0.05, (1, 6)), axis=1))) for _ in range(20)
    ]
    lucky = Course(np.arange(3.0), np.broadcast_to(np.array([100.0, 110, 160]), (2000, 3)))
    draws = to_t(chance.standard_normal((2000, 1)))
    found = float(np.median(simulate_years(lucky, np.array([3.0]), draws, learn([*others, lucky]))))
    assert 130 < found < 175


def test_a_missing_year_counts_as_two_steps() -> None:
    """A doubling over two years is the growth of 1.41 a year, not of two."""
    course = Course(np.array([1.0, 2.0, 4.0]), np.broadcast_to(np.array([100.0, 141, 282]), (500, 3)))
    pool = learn([course])
    found = np.median(simulate_years(course, np.array([5.0]), np.zeros((500, 1)), pool))
    assert found < 400


def test_draws_are_the_same_for_the_same_and_move_together_as_told() -> None:
    """Two orgs of one kin share draws by the correlation that is given, whichever months are asked for."""
    keld, sarvik = Series(FLOW, "Keld", "USD"), Series(FLOW, "Sarvik", "USD")
    first = draw(keld, Chance(1, (("Keld", 1.0),), 0.6), [7, 8, 9], 4000)
    second = draw(sarvik, Chance(1, (("Sarvik", 1.0),), 0.6), [8, 9], 4000)
    assert np.array_equal(first[:, 1:], draw(keld, Chance(1, (("Keld", 1.0),), 0.6), [8, 9], 4000))
    assert abs(np.corrcoef(first[:, 1], second[:, 0])[0, 1] - 0.6) < 0.05
    head = draw(keld, Chance(1, (("Keld", 3.0), ("Sarvik", 1.0)), 0.6), [8], 4000)
    assert abs(float(head.std()) - 1) < 0.05
    assert np.corrcoef(head[:, 0], first[:, 1])[0, 1] > 0.9


@pytest.mark.parametrize("truth", [0.0, 0.5])
def test_what_moves_together_is_seen(truth: float) -> None:
    """From surprises of 20 series over 12 years, some untold, the correlation comes out about as it was made."""
    chance = np.random.default_rng(4)
    rows = np.sqrt(truth) * chance.standard_normal(40) + np.sqrt(1 - truth) * chance.standard_normal((20, 40))
    rows[chance.random(rows.shape) < 0.2] = np.nan
    assert abs(together_of(rows) - truth) < 0.15


def test_values_are_drawn_within_their_ends() -> None:
    """Of a range every history lies within; "over 170" lies above it, by what is usual; an exact value stays."""
    values = to_values(list(spans({"2028": 160, "2029": 165, "2030": (168, 172), "2031": (170, None)}).values()))
    found = draw_history(values, Revision(), 1000, np.random.default_rng(0))
    assert set(found[:, 0]) == {160.0}
    assert 168 <= found[:, 2].min() < 168.1
    assert 171.9 < found[:, 2].max() <= 172
    assert found[:, 3].min() >= 170
    assert 172 < np.median(found[:, 3]) < 180


def test_few_revisions_move_little() -> None:
    """One result a fifth above its estimate moves the next estimate by a quarter of that, eight move it by most."""
    assert learn_revisions([]) == Revision()
    assert 0 < learn_revisions([1.2]).shift < 0.06
    assert 0.12 < learn_revisions([1.2] * 8).shift < np.log(1.2)


def test_the_share_of_a_part_is_learnt_from_own_and_like_years() -> None:
    """Without a year half a year is about half; own years tell most, those of like series where there are none."""
    half = (12 * 2031, 12 * 2031 + 5)
    plain, own = learn_share(half, []), learn_share(half, [0.25, 0.26, 0.24])
    like = learn_share(half, [], [0.25, 0.26, 0.24, 0.25])
    assert plain.middle == pytest.approx(0)
    assert own.middle == pytest.approx(np.log(1 / 3), abs=0.2)
    assert like.middle == pytest.approx(np.log(1 / 3), abs=0.1)
    assert own.spread < plain.spread
