"""Two digits in each other's place, the commonest slip of a typing hand, as what keeps a sum from holding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diemcau.records.observation import Observation


def find_slip(parts: Sequence[Observation], whole: Observation) -> tuple[str, Decimal] | None:
    """The one value in which two neighbouring digits would have to change places for the parts to make the whole.

    Args:
        parts: What is added up.
        whole: What it should make.

    Returns:
        Its id and the number so; None where some value is no single number, where no such slip explains the
        difference, or where more than one does.
    """
    counts = [(one.id, _single(one)) for one in (*parts, whole)]
    numbers = [number for _, number in counts if number is not None]
    if len(numbers) < len(counts):
        return None
    gap = numbers[-1] - sum(numbers[:-1], Decimal(0))
    wanted = [*((name, number + gap) for (name, _), number in zip(counts[:-1], numbers[:-1], strict=True))]
    wanted.append((whole.id, numbers[-1] - gap))
    found = [
        (name, meant)
        for (name, meant), number in zip(wanted, numbers, strict=True)
        if gap and meant in set(find_swapped(number))
    ]
    return found[0] if len(found) == 1 else None


def find_swapped(number: Decimal) -> Iterator[Decimal]:
    """The numbers that two neighbouring digits of a number make in each other's place; none with a nought in front."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return
    for at, (first, second) in enumerate(pairwise(digits)):
        if first != second and not (at == 0 and second == 0):
            yield Decimal((sign, (*digits[:at], second, first, *digits[at + 2 :]), exponent))


def _single(one: Observation) -> Decimal | None:
    low, high = one.interval.low, one.interval.high
    return low if low == high else None
