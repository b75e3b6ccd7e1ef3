"""Forecasts that add up: the futures of an org and of those below it, path by path.

A set of orgs adds up to the one above only where that can be seen: what both told in the same periods adds up too, or,
where nothing is told of the org above, every org of the kinds that count the measure has a forecast. Where some are
missing there is no sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from diemcau.foresee.outlook.formers import Told, join
from diemcau.foresee.outlook.spans import Span
from diemcau.profile.types import Profile
from diemcau.records.interval import Interval
from diemcau.records.orgtree import OrgTree

Floats = NDArray[np.float64]
History = Mapping[Span, Told]

_NEAR = 0.005  # share by which a stated total may differ from the sum: rounding, and papers closed on other days
_PERIODS = 3  # the newest in which both are told are held against each other


@dataclass(frozen=True, slots=True)
class Family:
    """An org and those below it that together are it.

    Attributes:
        head: Code of the org above.
        members: Codes of those below, in order.
        is_stated: Whether the head has a history of its own; else it is their sum and nothing more.
    """

    head: str
    members: tuple[str, ...]
    is_stated: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """An org that would be the sum of those below it if all of them had a forecast.

    Attributes:
        head: Its code.
        found: How many have one.
        wanted: How many there are.
    """

    head: str
    found: int
    wanted: int


@dataclass(slots=True)
class Kin:
    """The orgs that count one measure.

    Attributes:
        tree: How they stand to each other.
        profile: Their kinds.
        histories: What each told, by code.
        able: Codes of those that have a forecast of their own.
        above: Codes of all orgs above one that told something.
        telling: Kinds of those that have a forecast of their own.
        sums: Codes of those that are the sum of others and nothing more.
        families: What was found, those further down first.
        lacking: Sums that cannot be made.
    """

    tree: OrgTree
    profile: Profile
    histories: dict[str, History]
    able: frozenset[str]
    above: set[str] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)
    sums: set[str] = field(default_factory=set)
    families: list[Family] = field(default_factory=list)
    lacking: list[Lacking] = field(default_factory=list)

    def find(self) -> None:
        """Find the families, from the leaves up."""
        self.above = self._heads()
        self.telling = {self._kind(code) for code in self.able}
        for head in sorted(self.above, key=lambda code: (-self._depth(code), code)):
            self._look_at(head)

    def _heads(self) -> set[str]:
        """All orgs above one that told something."""
        found: set[str] = set()
        for org in self.histories:
            parent = self.tree.nodes[org].parent
            while parent is not None and parent in self.tree.nodes and parent not in found:
                found.add(parent)
                parent = self.tree.nodes[parent].parent
        return found

    def _depth(self, code: str) -> int:
        depth, one = 0, self.tree.nodes[code].parent
        while one is not None and one in self.tree.nodes:
            depth, one = depth + 1, self.tree.nodes[one].parent
        return depth

    def _look_at(self, head: str) -> None:
        below = self.tree.children(head)
        members = tuple(code for code in below if code in self.able or code in self.sums)
        if not members:
            return
        stated = self.histories.get(head)
        if stated and self._adds_up(stated, members) is not True:
            return
        if stated and head in self.able:
            self.families.append(Family(head, members, is_stated=True))
            return
        if len(members) == 1:
            return
        missing = self._missing(below, members) + (0 if stated else self._own_missing(head))
        if not missing:
            together = {span: self._sum(members, span) for span in sorted(self._shared(members))}
            self.families.append(Family(head, members, is_stated=False))
            self.sums.add(head)
            self.histories[head] = {**together, **(stated or {})}
        else:
            self.lacking.append(Lacking(head, len(members), len(members) + missing))

    def _missing(self, below: Iterable[str], members: tuple[str, ...]) -> int:
        """How many of those below have no forecast: of the kinds that count the measure, or that told something."""
        kinds = {self._kind(code) for code in members}
        return sum(
            code not in members and (self._kind(code) in kinds or code in self.histories or code in self.above)
            for code in below
        )

    def _own_missing(self, head: str) -> int:
        """1 where orgs of its kind count the measure themselves, so that its own work is missing; else 0."""
        kind = self._kind(head)
        return int(kind in self.telling)

    def _kind(self, code: str) -> str:
        return self.profile.counted_kind(self.tree.nodes[code].kind)

    def _adds_up(self, stated: History, members: tuple[str, ...]) -> bool | None:
        """Whether the newest values that all told add up to the stated ones; None where there are none."""
        shared = sorted(stated.keys() & self._shared(members), key=lambda span: span[1])[-_PERIODS:]
        if not shared:
            return None
        return all(_is_near(stated[span].interval, self._sum(members, span).interval) for span in shared)

    def _shared(self, members: tuple[str, ...]) -> set[Span]:
        """The periods of which all of some orgs told."""
        spans = set(self.histories[members[0]])
        for code in members[1:]:
            spans &= self.histories[code].keys()
        return spans

    def _sum(self, members: tuple[str, ...], span: Span) -> Told:
        told = [self.histories[code][span] for code in members]
        return join(reduce(Interval.__add__, (one.interval for one in told)), told)


def _is_near(stated: Interval, summed: Interval) -> bool:
    low, high = _bounds(stated)
    least, most = _bounds(summed)
    return low * (1 - _NEAR) <= most and least <= high * (1 + _NEAR)


def _bounds(interval: Interval) -> tuple[float, float]:
    low = 0.0 if interval.low is None else float(interval.low)
    return low, np.inf if interval.high is None else float(interval.high)


def reconcile(
    paths: Mapping[str, Floats], families: Iterable[Family], floors: Mapping[str, float]
) -> dict[str, Floats]:
    """The futures of one period, changed as little as can be so that every path adds up.

    What is to be moved is shared out by how unsure each forecast is: a projection by weighted least squares
    (Wickramasuriya, Athanasopoulos and Hyndman 2019, with the variances alone). Where that takes an org below what it
    has already, it is left there, and those above it are added anew.

    Args:
        paths: Futures by org, (paths,); without heads that are sums and nothing more.
        families: Which orgs add up to which, those further down first; a family of which a member has no futures is
            left out.
        floors: What each org has for sure.

    Returns:
        Futures of all orgs, heads too.
    """
    found = dict(paths)
    held: list[Family] = []
    have = set(paths)
    for family in families:
        if have.issuperset(family.members) and (not family.is_stated or family.head in paths):
            held.append(family)
            have.add(family.head)
    leaves = _leaves(held)
    stated = [family.head for family in held if family.is_stated]
    if stated:
        found |= _project({code: found[code] for code in found}, {head: leaves[head] for head in stated})
    for code in {leaf for each in leaves.values() for leaf in each}:
        found[code] = np.maximum(found[code], floors.get(code, 0.0))
    for family in held:
        found[family.head] = np.sum([found[code] for code in family.members], axis=0)
    return found


def holding(paths: Mapping[str, Floats], families: Iterable[Family]) -> set[str]:
    """The orgs that add up with another in a period, as `reconcile` goes about it."""
    found: set[str] = set()
    for family in families:
        if all(code in paths for code in (family.head, *family.members)):
            found |= {family.head, *family.members}
    return found


def _leaves(families: Iterable[Family]) -> dict[str, tuple[str, ...]]:
    """Of each head the orgs at the bottom that are it."""
    found: dict[str, tuple[str, ...]] = {}
    for family in families:
        found[family.head] = tuple(leaf for code in family.members for leaf in found.get(code, (code,)))
    return found


def _project(paths: Mapping[str, Floats], sums: Mapping[str, tuple[str, ...]]) -> dict[str, Floats]:
    codes = sorted({*sums, *(leaf for each in sums.values() for leaf in each)})
    place = {code: at for at, code in enumerate(codes)}
    values = np.stack([paths[code] for code in codes])
    rules = np.zeros((len(sums), len(codes)))
    for row, (head, leaves) in enumerate(sums.items()):
        rules[row, place[head]] = 1.0
        rules[row, [place[code] for code in leaves]] = -1.0
    weights = values.var(axis=1)
    weights = np.maximum(weights, 1e-9 * max(float(weights.max()), 1e-9))
    spread = weights[:, None] * rules.T
    moved = values - spread @ np.linalg.solve(rules @ spread, rules @ values)
    return {code: moved[at] for code, at in place.items()}
