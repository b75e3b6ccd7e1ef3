"""Units of a state that exists nowhere. All names are of equal length, so that a text fits every one of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

SORTS = {"province": 34, "mission": 100, "unit": 25}
"""How many units there are of each sort, at full size; those of the issue that asks for this."""

_SYLLABLES = [first + second for first in "bdfghklmnprstv" for second in "aeio"]
_NAME = 4  # syllables, of two letters each

FORMS = {
    "province": ("province", "{} province", "tỉnh {}"),
    "mission": ("embassy", "Embassy in {}", "Đại sứ quán tại {}"),
    "unit": ("department", "{} Department", "Vụ {}"),
}
"""For each sort the kind of the profile, and its name in English and Vietnamese."""


@dataclass(frozen=True, slots=True)
class Place:
    """One unit.

    Attributes:
        code: Its code.
        sort: `province`, `mission` or `unit`.
        name: The part of its name that is its own.
    """

    code: str
    sort: str
    name: str


def make_places(share: float) -> list[Place]:
    """Units of every sort, the same ones every time.

    Args:
        share: How many of the whole number of each sort, 0 to 1; at least two.
    """
    names = _names(random.Random("places"))
    return [
        Place(f"BS.{sort.upper()}.{number:03}", sort, next(names))
        for sort, many in SORTS.items()
        for number in range(1, max(2, round(many * share)) + 1)
    ]


def _names(chance: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    while True:
        name = "".join(chance.choice(_SYLLABLES) for _ in range(_NAME)).capitalize()
        if name not in seen:
            seen.add(name)
            yield name
