"""Numbers as intervals: what a reported number allows the truth to be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from diemcau.errors import Invalid


class Relation(StrEnum):
    """How two intervals lie to each other, seen from the first."""

    EQUAL = "equal"
    INSIDE = "inside"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; None is without end, an open end is not itself a member.

    Attributes:
        low: Lower end in full units, or None for no lower end.
        high: Upper end in full units, or None for no upper end.
        low_open: Whether `low` itself is excluded.
        high_open: Whether `high` itself is excluded.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.is_empty():
            raise Invalid(f"No number lies between {self.low} and {self.high}.")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds `value` alone."""
        return cls(value, value)

    def is_empty(self) -> bool:
        """Whether no value lies in it; such an interval cannot be built."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __contains__(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def intersection(self, other: Interval) -> Interval | None:
        """What both allow, or None where they share nothing."""
        low, low_open = max((_low_key(self), _low_key(other)))[1:]
        high, high_open = min((_high_key(self), _high_key(other)))[1:]
        try:
            return Interval(low, high, bool(low_open), bool(high_open))
        except Invalid:
            return None

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return _reaches(self, other) and _reaches(other, self)

    def relation(self, other: Interval) -> Relation:
        """How this interval lies to `other`."""
        if self == other:
            return Relation.EQUAL
        if not self.meets(other):
            return Relation.DISJOINT
        shared = self.intersection(other)
        if shared == self:
            return Relation.INSIDE
        if shared == other:
            return Relation.CONTAINS
        return Relation.OVERLAPS

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        low_open = low is not None and (self.low_open or other.low_open)
        return Interval(low, high, low_open, high is not None and (self.high_open or other.high_open))

    def __neg__(self) -> Interval:
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_open, self.low_open)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other


def _reaches(one: Interval, other: Interval) -> bool:
    """Whether the low end of one does not lie above the high end of the other."""
    if one.low is None or other.high is None:
        return True
    return one.low < other.high or (one.low == other.high and not one.low_open and not other.high_open)


# Ends compare as tuples: first whether there is an end at all, then where, then whether it is excluded.
def _low_key(interval: Interval) -> tuple[tuple[bool, Decimal, bool], Decimal | None, bool]:
    low = interval.low
    return (low is not None, low if low is not None else Decimal(0), interval.low_open), low, interval.low_open


def _high_key(interval: Interval) -> tuple[tuple[bool, Decimal, bool], Decimal | None, bool]:
    high = interval.high
    return (high is None, high if high is not None else Decimal(0), not interval.high_open), high, interval.high_open
