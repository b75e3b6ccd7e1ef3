"""What an org took over: values of those before it are added where all of them told theirs."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce

from diemcau.foresee.outlook.spans import YEAR, Span
from diemcau.profile.types import Profile, UnitsRollup
from diemcau.records.interval import Interval
from diemcau.records.orgtree import OrgTree

_ALWAYS: tuple[date | None, date | None] = (None, None)
_ADDED = frozenset({UnitsRollup.SUM, UnitsRollup.DISTINCT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One value of some months.

    Attributes:
        interval: What the number may be.
        is_expected: Whether it is an estimate.
        is_disputed: Whether sources contradict each other about it.
        ids: The observations that it is.
    """

    interval: Interval
    is_expected: bool = False
    is_disputed: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formers:
    """Which orgs of other times an org of the day carries on alone.

    Attributes:
        tree: The orgs.
        kinds: Their kinds, as far as they are known.
        by_heir: Codes of the others by code of the org.
    """

    tree: OrgTree
    kinds: Mapping[str, str]
    by_heir: Mapping[str, tuple[str, ...]]

    def gather(self, org: str, values: Mapping[str, Mapping[Span, Told]], rule: UnitsRollup) -> dict[Span, Told]:
        """The values of an org of the day with those of the orgs that it carries on, in order of their months.

        What an org tells of a time before it began holds its formers' part. Else the values of all that stood in its
        place at that time are needed, and may be added; where one is silent nothing is said. Those of another kind
        count only where they tell of the measure. What counts each thing once comes to anything from the largest of
        them to their sum. A former that was only renamed is the same org.

        Args:
            org: Its code.
            values: By code of the orgs that it stands for, its own too.
            rule: How the measure goes together over orgs.
        """
        kind = self.kinds.get(org)
        formers = tuple(code for code in self.by_heir.get(org, ()) if code in values or self.kinds.get(code) == kind)
        if not formers:
            return dict(sorted(values.get(org, {}).items()))
        place = _Place(org, formers, values, self.tree, rule)
        spans = sorted({span for each in values.values() for span in each})
        return {span: told for span in spans if (told := place.of_all(span)) is not None}


def find_formers(tree: OrgTree, profile: Profile) -> Formers:
    """Who carries on whose work alone."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, stands in tree.stands_for.items():
        if len(stands) == 1 and stands[0] != code:
            found[stands[0]].append(code)
    kinds = {code: one.kind for code, one in profile.orgs.items()}
    return Formers(tree, kinds, {heir: tuple(codes) for heir, codes in found.items()})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an org stands, and those that stood there before it.

    Attributes:
        org: Its code.
        formers: Codes of the others.
        values: What each told, by code.
        tree: When each lived.
        rule: How the measure goes together over orgs.
    """

    org: str
    formers: tuple[str, ...]
    values: Mapping[str, Mapping[Span, Told]]
    tree: OrgTree
    rule: UnitsRollup

    def of_all(self, span: Span) -> Told | None:
        """The value of some months; None where one that stood there is silent, or nothing may be added."""
        days = _days_of(span)
        own = self.values.get(self.org, {}).get(span)
        if own is not None and not self._lives(self.org, days):
            return own
        standing = [code for code in (self.org, *self.formers) if self._lives(code, days)]
        told = [self.values[code][span] for code in standing if span in self.values.get(code, {})]
        if not standing or len(told) < len(standing):
            return None
        if len(told) == 1:
            return told[0]
        return _add(told, self.rule) if self.rule in _ADDED else None

    def _lives(self, code: str, days: tuple[date, date]) -> bool:
        """Whether an org stood on all of some days."""
        first, last = self.tree.lives.get(code, _ALWAYS)
        return (first is None or first <= days[0]) and (last is None or last >= days[1])


def _add(told: list[Told], rule: UnitsRollup) -> Told:
    together = reduce(Interval.__add__, (one.interval for one in told))
    if rule is UnitsRollup.DISTINCT:
        least = max((one.interval.low for one in told if one.interval.low is not None), default=None)
        together = Interval(least, together.high, high_open=together.high_open)
    return join(together, told)


def join(interval: Interval, told: Iterable[Told]) -> Told:
    """A value that is made of others."""
    parts = list(told)
    return Told(
        interval=interval,
        is_expected=any(one.is_expected for one in parts),
        is_disputed=any(one.is_disputed for one in parts),
        ids=tuple(sorted({one for each in parts for one in each.ids})),
    )


def _days_of(span: Span) -> tuple[date, date]:
    (year, month), (last_year, last_month) = divmod(span[0], YEAR), divmod(span[1], YEAR)
    last_day = monthrange(last_year, last_month + 1)[1]
    return date(year, month + 1, 1), date(last_year, last_month + 1, last_day)


def middle_of(told: Told) -> float:
    """The middle of a value; of one without an end the other end."""
    ends = [float(end) for end in (told.interval.low, told.interval.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0
