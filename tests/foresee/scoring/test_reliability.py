"""Said chances and intervals against what came, and when to say that intervals are too narrow."""

from __future__ import annotations

from decimal import Decimal
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.foresee.scoring.reliability import BINS, SHARES, Width, cover_of, judge_width, reliability_of

_SAID = st.lists(st.tuples(st.decimals(min_value=0, max_value=1, places=4), st.booleans()), max_size=60)
_COVERS = st.lists(st.tuples(*[st.sampled_from([True, False, None])] * len(SHARES)), max_size=40)


@given(_SAID, st.randoms())
def test_every_chance_is_in_one_bin(said: list[tuple[Decimal, bool]], chance: object) -> None:
    """None is lost, each stands where it belongs, and their order does not matter."""
    table = reliability_of(said)
    assert len(table) == BINS
    assert sum(each.count for each in table) == len(said)
    for each in table:
        assert each.said is None or each.low <= each.said <= each.high
        assert each.met is None or 0 <= each.met <= 1
    chance.shuffle(said)  # type: ignore[attr-defined]
    assert reliability_of(said) == table


def test_a_bin_says_what_was_said_and_what_came() -> None:
    """Of four that were given about eight in ten, three came."""
    table = reliability_of([(Decimal("0.82"), came) for came in (True, True, True, False)] + [(Decimal(1), True)])
    assert (table[8].count, table[8].said, table[8].met) == (4, Decimal("0.82"), Decimal("0.75"))
    assert (table[9].count, table[0].said) == (1, None)


@given(_COVERS)
def test_what_cannot_be_told_is_not_counted(covers: list[tuple[bool | None, ...]]) -> None:
    """Truths too wide for a share leave its line alone."""
    for place, line in enumerate(cover_of(covers)):
        told = [row[place] for row in covers if row[place] is not None]
        assert (line.count, line.covered) == (len(told), told.count(True))
        assert (line.met is None) == (not told)


@pytest.mark.parametrize(
    ("count", "covered", "width"),
    [
        (0, 0, Width.UNTOLD),
        (1, 0, Width.FINE),  # one of ten comes outside anyway
        (10, 9, Width.FINE),
        (10, 6, Width.NARROW),
        (30, 30, Width.FINE),
        (40, 40, Width.WIDE),
        (1000, 860, Width.NARROW),
        (1000, 900, Width.FINE),
        (1000, 940, Width.WIDE),
    ],
)
def test_only_what_chance_does_not_explain_is_blamed(count: int, covered: int, width: Width) -> None:
    """Three surprises in a row are needed of a few forecasts, a few in a hundred of many."""
    assert judge_width(count, covered, Decimal("0.9")) is width


@given(st.integers(200, 3000), st.sampled_from(SHARES), st.floats(-5, 5))
def test_of_many_forecasts_the_normal_decides(count: int, share: Decimal, away: float) -> None:
    """Far from its edges the exact rule and the normal's agree."""
    spread = (count * float(share) * (1 - float(share))) ** 0.5
    covered = min(count, max(0, round(count * float(share) + away * spread)))
    edge = NormalDist().inv_cdf(0.975)
    if abs(abs(away) - edge) > 0.5:
        expected = Width.FINE if abs(away) < edge else Width.NARROW if away < 0 else Width.WIDE
        assert judge_width(count, covered, share) is expected
