"""Three answers about intervals: what holds for all values that the words allow, what for none, and what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import reduce

from diemcau.records import Interval
from diemcau.records.proportion import as_round, lies_above
from diemcau.records.review import Answer

NOTHING = Interval.point(Decimal(0))

Told = tuple[Answer, str]  # an answer, and the reason where it cannot be told


def at_most(one: Interval, other: Interval) -> Answer:
    """Whether a value of one is at most a value of the other: of all pairs, of none, or of some."""
    if lies_above(one, other):
        return Answer.FAILS
    sure = one.high is not None and other.low is not None and one.high <= other.low
    return Answer.HOLDS if sure else Answer.CANNOT_TELL


def inside(one: Interval, other: Interval) -> Answer:
    """Whether a value of one lies in the other: every value, none, or some."""
    shared = one.intersection(other)
    if shared is None:
        return Answer.FAILS
    return Answer.HOLDS if shared == one else Answer.CANNOT_TELL


def equal(one: Interval, other: Interval) -> Answer:
    """Whether a value of one is a value of the other; only of two single numbers it can be told that it is."""
    shared = one.intersection(other)
    if shared is None:
        return Answer.FAILS
    return Answer.HOLDS if one == other and one.low == one.high and one.low is not None else Answer.CANNOT_TELL


def leniently(ask: Callable[[Interval, Interval], Answer], one: Interval, other: Interval) -> Told:
    """An answer that fails only where closing noughts left by rounding do not explain it either."""
    answer = ask(one, other)
    if answer is Answer.FAILS and ask(as_round(one), as_round(other)) is not Answer.FAILS:
        return Answer.CANNOT_TELL, "round"
    return answer, "wide" if answer is Answer.CANNOT_TELL else ""


def add_up(intervals: Iterable[Interval]) -> Interval:
    """The sum of several."""
    return reduce(Interval.__add__, intervals, NOTHING)
