"""A chance in words and as odds, by one scale for the whole house.

The words are the calibrated language of the IPCC (Mastrandrea et al. 2010, Guidance Note for Lead Authors of the IPCC
Fifth Assessment Report on Consistent Treatment of Uncertainties, table 1), each range parted where a stronger word
begins; "extremely likely" and "extremely unlikely", which few readers tell from "very", are left out.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from diemcau.publish.texts import load_texts


class Likely(StrEnum):
    """How likely, in a word; texts `likely.*` say it."""

    CERTAIN = "certain"  # 99 to 100 in 100
    VERY_LIKELY = "very_likely"  # 90 to 99
    LIKELY = "likely"  # 66 to 90
    EVEN = "even"  # 33 to 66
    UNLIKELY = "unlikely"  # 10 to 33
    VERY_UNLIKELY = "very_unlikely"  # 1 to 10
    HARDLY = "hardly"  # 0 to 1


_FROM = (
    (Decimal("0.99"), Likely.CERTAIN),
    (Decimal("0.90"), Likely.VERY_LIKELY),
    (Decimal("0.66"), Likely.LIKELY),
    (Decimal("0.33"), Likely.EVEN),
    (Decimal("0.10"), Likely.UNLIKELY),
    (Decimal("0.01"), Likely.VERY_UNLIKELY),
)
# Beyond these, tenths say too little: 0.97 is more than "10 in 10" lets one think.
_EDGES = (
    (Decimal("0.99"), "odds.over_100", "odds.under_100"),
    (Decimal("0.95"), "odds.over_20", "odds.under_20"),
)
TENTHS = 10


def likely_of(chance: Decimal) -> Likely:
    """The word for a chance from 0 to 1."""
    return next((word for low, word in _FROM if chance >= low), Likely.HARDLY)


def tenths_of(chance: Decimal) -> int:
    """Of ten equal chances, how many: 0 only below one in twenty, 10 only from nineteen in twenty."""
    if chance < 1 - _EDGES[1][0]:
        return 0
    if chance >= _EDGES[1][0]:
        return TENTHS
    nearest = int((chance * TENTHS).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
    return min(max(nearest, 1), TENTHS - 1)


def tell_odds(chance: Decimal, language: str) -> str:
    """A chance as a count: `about 7 in 10`, `more than 19 in 20`."""
    texts = load_texts(language)
    for edge, over, under in _EDGES:
        if chance >= edge:
            return texts[over]
        if chance < 1 - edge:
            return texts[under]
    return texts["odds.about"].format(n=tenths_of(chance))


def tell_chance(chance: Decimal, language: str) -> str:
    """Both: `likely (about 7 in 10)`."""
    texts = load_texts(language)
    return texts["foreseen.chance"].format(
        likely=texts[f"likely.{likely_of(chance).value}"], odds=tell_odds(chance, language)
    )
