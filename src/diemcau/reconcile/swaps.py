"""Values that a slip of the hand makes of a number: two of its written digits in each other's place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from diemcau.records import Bound, Figure, Interval


@dataclass(frozen=True, slots=True)
class Swap:
    """A number with two of its digits in each other's place.

    Attributes:
        value: The number so, in full units.
        interval: What its wording would allow.
        beside: Whether the two digits stand side by side, as most slips have it.
    """

    value: Decimal
    interval: Interval
    beside: bool


def find_swaps(figure: Figure) -> list[Swap]:
    """All swaps of a plainly written number that change it, those of digits side by side first.

    A number in words, of one digit or with a bound has none; no swap puts a nought in front.
    """
    quantity = figure.quantity
    written = "".join(sign for sign in figure.text if sign.isdecimal())
    if quantity.bound is not Bound.EXACT or len(written) < 2 or not written.isascii():  # noqa: PLR2004
        return []
    factor = quantity.value / (Decimal(written) or 1)
    if factor.normalize().as_tuple().digits != (1,):  # other digits are in the number than in its words
        return []
    found = sorted(_swapped(written), key=lambda swapped: not swapped[1])
    return [_swap(quantity.value, quantity.interval, Decimal(digits) * factor, beside) for digits, beside in found]


def _swapped(written: str) -> Iterator[tuple[str, bool]]:
    for one, other in combinations(range(len(written)), 2):
        first, second = written[one], written[other]
        if first != second and not (one == 0 and second == "0"):
            yield written[:one] + second + written[one + 1 : other] + first + written[other + 1 :], other == one + 1


def _swap(old: Decimal, interval: Interval, new: Decimal, beside: bool) -> Swap:  # noqa: FBT001 - a field
    return Swap(new, interval + Interval.point(new - old), beside)
