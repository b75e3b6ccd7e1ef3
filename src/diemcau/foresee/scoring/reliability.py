"""Whether what was said holds: of all that was given three chances in ten, three in ten should come true."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SHARES = (Decimal("0.5"), Decimal("0.8"), Decimal("0.9"))
"""The middle shares of a forecast that are held against what came."""

BINS = 10
_FOUR = Decimal("0.0001")
_RARE = 0.025  # on either side: in one of twenty right tables a line is called wrong


class Width(StrEnum):
    """Whether intervals are as wide as they say."""

    NARROW = "narrow"  # too much came outside
    FINE = "fine"  # no more outside or inside than chance explains
    WIDE = "wide"  # too little came outside
    UNTOLD = "untold"  # nothing was scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts of about the same chance.

    Attributes:
        low: The least chance that belongs here.
        high: Where the next one begins; the last holds it too.
        count: How many were said.
        said: The chance that was said, on average; None where none was.
        met: The share that came true; None where none was said.
    """

    low: Decimal
    high: Decimal
    count: int
    said: Decimal | None
    met: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """How often the truth lay in one middle share of the forecasts.

    Attributes:
        share: How often it should.
        count: Forecasts of which it can be told.
        covered: How many of them held the truth.
        width: What to say of it, by the binomial of as many independent forecasts. Those of one year share its weather,
            so that a narrow margin beyond it proves little.
    """

    share: Decimal
    count: int
    covered: int
    width: Width

    @property
    def met(self) -> Decimal | None:
        """The share that held the truth; None where nothing was scored."""
        return _part(self.covered, self.count)


def reliability_of(said: Iterable[tuple[Decimal, bool]]) -> tuple[Bin, ...]:
    """The table of said chances against what came.

    Args:
        said: The chance from 0 to 1, and whether it came true.
    """
    held: list[list[tuple[Decimal, bool]]] = [[] for _ in range(BINS)]
    for chance, came in said:
        held[min(int(chance * BINS), BINS - 1)].append((chance, came))
    return tuple(_bin(place, inside) for place, inside in enumerate(held))


def _bin(place: int, inside: Sequence[tuple[Decimal, bool]]) -> Bin:
    count = len(inside)
    return Bin(
        low=Decimal(place) / BINS,
        high=Decimal(place + 1) / BINS,
        count=count,
        said=(sum((chance for chance, _ in inside), Decimal(0)) / count).quantize(_FOUR) if count else None,
        met=_part(sum(came for _, came in inside), count),
    )


def cover_of(covers: Iterable[Sequence[bool | None]]) -> tuple[Cover, ...]:
    """How often truths lay within each of `SHARES`.

    Args:
        covers: Of each forecast, for each of `SHARES` whether it held the truth; None where that cannot be told.
    """
    rows = list(covers)
    columns = [[row[place] for row in rows if row[place] is not None] for place in range(len(SHARES))]
    return tuple(_cover(share, column) for share, column in zip(SHARES, columns, strict=True))


def _cover(share: Decimal, told: Sequence[bool | None]) -> Cover:
    count, covered = len(told), sum(bool(one) for one in told)
    return Cover(share=share, count=count, covered=covered, width=judge_width(count, covered, share))


def judge_width(count: int, covered: int, share: Decimal) -> Width:
    """Whether as few, or as many, would seldom be covered if the intervals were right.

    Args:
        count: Forecasts.
        covered: Those that held the truth.
        share: How many should.
    """
    if not count:
        return Width.UNTOLD
    if _at_most(covered, count, float(share)) < _RARE:
        return Width.NARROW
    return Width.WIDE if _at_most(count - covered, count, 1 - float(share)) < _RARE else Width.FINE


def _at_most(hits: int, count: int, share: float) -> float:
    """The chance of at most so many hits in as many independent trials."""
    return sum(math.exp(_log_chance(each, count, share)) for each in range(hits + 1))


def _log_chance(hits: int, count: int, share: float) -> float:
    ways = math.lgamma(count + 1) - math.lgamma(hits + 1) - math.lgamma(count - hits + 1)
    return ways + hits * math.log(share) + (count - hits) * math.log(1 - share)


def _part(part: int, whole: int) -> Decimal | None:
    return (Decimal(part) / whole).quantize(_FOUR) if whole else None
