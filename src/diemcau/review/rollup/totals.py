"""Totals by org, measure and period, in the shape of one day, with what they cover and what they may not be taken for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from diemcau.profile.types import Profile
from diemcau.records.observation import Observation
from diemcau.records.orgtree import OrgTree
from diemcau.records.total import RegisterRow, Total
from diemcau.review.rollup.asked import Asked, Ratio

_NO_RATIOS: Mapping[str, Ratio] = MappingProxyType({})


class Book:
    """Values opened in the shape of one day: any number of totals are asked of it."""

    def total(self, asked: Asked) -> Total:
        """One total. Where only a part of the period is known, the total is of that part (see its `period`)."""
        raise NotImplementedError

    def totals(self, asked: Asked) -> list[Total]:
        """The totals of all measures of which something is known, in the order of the profile."""
        raise NotImplementedError

    def partners(self, asked: Asked) -> list[Total]:
        """The total with each single partner of whom something is known, in order of their names."""
        raise NotImplementedError


def open_book(
    observations: Iterable[Observation],
    tree: OrgTree,
    profile: Profile,
    register: Iterable[RegisterRow] = (),
    ratios: Mapping[str, Ratio] = _NO_RATIOS,
) -> Book:
    """Values, ready to be asked of.

    Args:
        observations: In any order; those of any time, org and measure.
        tree: In whose shape they are put together.
        profile: The sector's vocabulary.
        register: What values with keys count, where it is not one a key.
        ratios: How rates are computed anew, by measure.
    """
    raise NotImplementedError


def total_of(
    asked: Asked,
    observations: Iterable[Observation],
    tree: OrgTree,
    profile: Profile,
    register: Iterable[RegisterRow] = (),
) -> Total:
    """One total; whoever asks for many opens a book."""
    return open_book(observations, tree, profile, register).total(asked)


def totals_of(
    asked: Asked,
    observations: Iterable[Observation],
    tree: OrgTree,
    profile: Profile,
    register: Iterable[RegisterRow] = (),
) -> list[Total]:
    """The totals of all measures of which something is known, in the order of the profile."""
    return open_book(observations, tree, profile, register).totals(asked)
