"""Chances in words and odds: one scale, in order, never surer than the chance."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.publish.likely import TENTHS, Likely, likely_of, tell_chance, tell_odds, tenths_of

chances = st.decimals(min_value=0, max_value=1, places=4)


@pytest.mark.parametrize(
    ("chance", "words", "odds"),
    [
        ("0.999", "virtually certain", "more than 99 in 100"),
        ("0.96", "very likely", "more than 19 in 20"),
        ("0.9", "very likely", "about 9 in 10"),
        ("0.7", "likely", "about 7 in 10"),
        ("0.66", "likely", "about 7 in 10"),
        ("0.5", "about as likely as not", "about 5 in 10"),
        ("0.2", "unlikely", "about 2 in 10"),
        ("0.06", "very unlikely", "about 1 in 10"),
        ("0.04", "very unlikely", "less than 1 in 20"),
        ("0.001", "exceptionally unlikely", "less than 1 in 100"),
    ],
)
def test_a_chance_has_one_word_and_its_odds(chance: str, words: str, odds: str) -> None:
    """The word is that of the calibrated scale; beyond nineteen in twenty tenths would say too much."""
    assert tell_chance(Decimal(chance), "en") == f"{words} ({odds})"


@given(chances, chances)
def test_a_larger_chance_is_never_said_to_be_less_likely(one: Decimal, other: Decimal) -> None:
    """Words and dots rise with the chance."""
    order = list(Likely)
    low, high = sorted((one, other))
    assert order.index(likely_of(low)) >= order.index(likely_of(high))
    assert tenths_of(low) <= tenths_of(high)


@given(chances)
def test_dots_and_odds_agree(chance: Decimal) -> None:
    """As many dots are full as the odds say of ten; none only below one in twenty, all only from nineteen."""
    match = re.fullmatch(r"about (\d) in 10", tell_odds(chance, "en"))
    assert tenths_of(chance) == (int(match[1]) if match else TENTHS if chance > Decimal("0.5") else 0)
    assert abs(Decimal(tenths_of(chance)) / TENTHS - chance) <= Decimal("0.05") + Decimal("0.0001")


def test_each_word_is_said_in_both_languages() -> None:
    """No two steps of the scale share their words in a language."""
    steps = [Decimal(step) / 100 for step in (0, 5, 20, 50, 80, 92, 100)]
    for language in ("en", "vi"):
        told = [tell_chance(step, language).partition(" (")[0] for step in steps]
        assert len(set(told)) == len(told)
        assert all(one != other for one, other in pairwise(told))
