"""What values of several orgs come to: added, or each thing counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from diemcau.profile.types import UnitsRollup
from diemcau.records.interval import Interval
from diemcau.records.total import RegisterRow
from diemcau.review.rollup.spans import Held, hull

Amounts = Mapping[tuple[str, str], Decimal]
"""How much a key counts in an observation, by id of the observation and key."""
ZERO = Interval.point(Decimal(0))


@dataclass(frozen=True, slots=True)
class Added:
    """What several values come to.

    Attributes:
        interval: Together.
        gross: Added as reported, where things were to be counted once; else None.
        lacks_keys: Whether things may have been counted twice, as their keys are not known.
    """

    interval: Interval
    gross: Interval | None = None
    lacks_keys: bool = False


def amounts_of(register: Iterable[RegisterRow]) -> dict[tuple[str, str], Decimal]:
    """How much each key counts in each observation."""
    found: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in register:
        found[row.observation, row.key] += row.amount
    return dict(found)


def add(held: Sequence[Held], rule: UnitsRollup, amounts: Amounts) -> Added | None:
    """What values of several orgs come to; None where there are none.

    Args:
        held: One for each org.
        rule: SUM or DISTINCT.
        amounts: What keys count, where it is not one a key.
    """
    intervals = [one.interval for one in held if one.interval is not None]
    if not intervals:
        return None
    gross = reduce(Interval.__add__, intervals)
    if rule is not UnitsRollup.DISTINCT:
        return Added(gross)
    return _count_once([one for one in held if one.interval is not None], gross, amounts)


def _count_once(held: Sequence[Held], gross: Interval, amounts: Amounts) -> Added:
    """Each key once; what has no keys may be any of what the others have, or none of it.

    Of two orgs that report the same thing under one key but another amount, either may be right.
    """
    told: defaultdict[str, list[Interval]] = defaultdict(list)
    bare: list[Interval] = []
    for one in held:
        keys = _keys(one, amounts)
        if keys is None:
            bare.append(one.interval or ZERO)
        for key, amount in (keys or {}).items():
            told[key].append(Interval.point(amount))
    keyed = reduce(Interval.__add__, (hull(each) for each in told.values()), ZERO)
    if not bare:
        return Added(keyed, gross)
    if len(held) == 1:
        return Added(gross, gross)
    if any(one.high is not None and one.high <= 0 for one in bare) or (keyed.high is not None and keyed.high < 0):
        # Of amounts below zero the largest single one is no lower end of them all.
        return Added(gross, gross, lacks_keys=True)
    most = reduce(Interval.__add__, bare, keyed)
    ends = [(one.low, one.low_open) for one in (keyed, *bare) if one.low is not None]
    low, low_open = max(ends)
    return Added(Interval(low, most.high, low_open, most.high_open), gross, lacks_keys=True)


def _keys(held: Held, amounts: Amounts) -> Mapping[str, Decimal] | None:
    """What each key of a value counts; None where the keys do not say all of it."""
    found: dict[str, Decimal] = {}
    for one in held.used:
        told = {key: amounts.get((one.id, key), Decimal(1)) for key in one.keys}
        if sum(told.values(), Decimal(0)) not in one.interval or (not told and one.interval != ZERO):
            return None
        found |= told
    return found
