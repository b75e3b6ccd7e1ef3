"""Whose values are added: each thing said once, by the highest org that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from diemcau.profile.types import TimeRollup
from diemcau.records.period import Period
from diemcau.review.rollup.frame import Frame
from diemcau.review.rollup.spans import Held


@dataclass(frozen=True)
class Terms:
    """Values of one measure and period, and which of them say what another says too.

    What an org says of itself says what those below it say, as the orgs stood at that time. A heir that was founded
    later and tells of a time before says what its formers say; of one that was parted only all heirs together do, and
    else it stands for their shares.

    Attributes:
        frame: Where the orgs stand.
        held: What there is, by org.
        period: The period.
        rule: How the measure is put together over time.
    """

    frame: Frame
    held: Mapping[str, Held]
    period: Period
    rule: TimeRollup

    def find(self) -> list[str]:
        """The orgs whose values are added, in order."""
        return sorted(org for org in self.held if not self.is_said(org))

    def is_said(self, org: str) -> bool:
        """Whether values of others say what an org's value says."""
        above = self.frame.ancestors(org, self.period)
        return not self.held.keys().isdisjoint(above) or self._by_heirs(org) or self._by_formers(org)

    def _by_heirs(self, org: str) -> bool:
        last, heirs = self.frame.life(org)[1], self.frame.heirs(org)
        return last is not None and bool(heirs) and all(self._retells(heir, org, last, {org}) for heir in heirs)

    def _retells(self, heir: str, org: str, last: date, seen: set[str]) -> bool:
        """Whether an heir, or all heirs of an heir that is gone, tell of the time of an org too."""
        if heir in seen:
            return False
        if heir in self.held and self._reaches_back(heir, last) and not self._by_formers(heir):
            return org not in self.frame.ancestors(heir, self.period)
        later = self.frame.heirs(heir) if self.frame.life(heir)[1] is not None else ()
        return bool(later) and all(self._retells(one, org, last, seen | {heir}) for one in later)

    def _reaches_back(self, heir: str, last: date) -> bool:
        """Whether an heir's value holds what was its former's: a stock of a later day, a flow from before it began."""
        held = self.held[heir]
        if self.rule is TimeRollup.LAST:
            return held.at is not None and held.at > last
        first = self.frame.life(heir)[0]
        return held.is_whole and first is not None and first > self.period.start

    def _by_formers(self, heir: str) -> bool:
        """Whether an org tells of a time in which its work was another's that tells of it too, and not all of that."""
        first = self.frame.life(heir)[0]
        of_before = first is not None and self.held[heir].is_whole and first > self.period.start
        if first is None or not (of_before or self.rule is TimeRollup.LAST):
            return False
        return any(
            former in self.held and not self._is_all_of(former, heir) and self._is_before(former, first)
            for former in self.frame.formers(heir)
        )

    def _is_before(self, former: str, first: date) -> bool:
        at = self.held[former].at
        return self.rule is not TimeRollup.LAST or (at is not None and at < first)

    def _is_all_of(self, former: str, heir: str) -> bool:
        """Whether the values of a former's heirs together say all of it."""
        last, heirs = self.frame.life(former)[1], self.frame.heirs(former)
        if last is None:
            return False
        return all(one in self.held and self._reaches_back(one, last) for one in {*heirs, heir})
