"""One total out of the values inside one org."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from diemcau.profile.types import Measure, TimeRollup, UnitsRollup
from diemcau.records.mention import Status
from diemcau.records.observation import Observation
from diemcau.records.proportion import lies_above
from diemcau.records.total import Caveat, Covered, Total, Way
from diemcau.review.rollup.adding import Added, Amounts, add
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.coverage import Coverage
from diemcau.review.rollup.frame import Frame
from diemcau.review.rollup.spans import Held
from diemcau.review.rollup.terms import Terms

_ADDITIVE = frozenset({UnitsRollup.SUM, UnitsRollup.DISTINCT})
_ORDER = {caveat: number for number, caveat in enumerate(Caveat)}


@dataclass(frozen=True)
class Values:
    """The values of one question.

    Attributes:
        measure: What is counted; None where the profile does not know it.
        unit: Their unit of measurement.
        told: By org, of any part of the period.
        held: By org, what it has for the period.
        other: By org of which nothing else is known: values in another unit or of the other sort.
    """

    measure: Measure | None
    unit: str
    told: Mapping[str, Sequence[Observation]]
    held: Mapping[str, Held]
    other: Mapping[str, Sequence[Observation]]

    @property
    def units_rule(self) -> UnitsRollup:
        """How they are put together over orgs; not at all where the measure is not known."""
        return self.measure.rollup_units if self.measure is not None else UnitsRollup.NONE

    @property
    def time_rule(self) -> TimeRollup:
        """How they are put together over time."""
        return self.measure.rollup_time if self.measure is not None else TimeRollup.NONE


def in_order(caveats: Iterable[Caveat]) -> tuple[Caveat, ...]:
    """Caveats, each once, in the order of `Caveat`."""
    return tuple(sorted(set(caveats), key=_ORDER.__getitem__))


@dataclass(frozen=True)
class Making:
    """The making of one total.

    Attributes:
        frame: Where the orgs stand.
        alike: By kind of org one code for all that take each other's place.
        amounts: What keys count.
        asked: The question.
        values: What there is.
    """

    frame: Frame
    alike: Mapping[str, str]
    amounts: Amounts
    asked: Asked
    values: Values

    @cached_property
    def _known(self) -> dict[str, Held]:
        """What counts: of orgs inside the one asked of, with a value of the whole period (or of all their days)."""
        return {
            org: held
            for org, held in self.values.held.items()
            if held.interval is not None and self.frame.is_inside(org, self.asked.org)
        }

    @cached_property
    def _own(self) -> Held | None:
        """What the head says of itself, where that is of the same thing as what is added below it.

        It is not where the head took over the work of others later, or was founded out of others within the period:
        then its value is one of those that are added.
        """
        own = self._known.get(self.asked.org)
        if own is None or not self._adds_up:
            return own
        if self._all_terms != [self.asked.org]:
            return None
        lacks = not own.is_whole and self.frame.parts_from(self.asked.org, self.asked.period)
        return None if lacks else own

    @cached_property
    def _all_terms(self) -> list[str]:
        """The orgs whose values are added, the head's among them."""
        return self._terms_of(self._known)

    @cached_property
    def _terms(self) -> list[Held]:
        """The values that are added, in order of the orgs."""
        if not self._adds_up:
            return []
        if self._own is None:
            return [self._known[org] for org in self._all_terms]
        below = {org: held for org, held in self._known.items() if org != self.asked.org}
        return [below[org] for org in self._terms_of(below)]

    def _terms_of(self, known: Mapping[str, Held]) -> list[str]:
        return Terms(self.frame, known, self.asked.period, self.values.time_rule).find()

    @property
    def _adds_up(self) -> bool:
        return self.values.units_rule in _ADDITIVE

    @cached_property
    def _used(self) -> list[Held]:
        """The values that the total rests on."""
        return [self._own] if self._own is not None else self._terms

    @cached_property
    def _added(self) -> Added | None:
        return add(self._terms, self.values.units_rule, self.amounts)

    @cached_property
    def _coverage(self) -> tuple[Covered, ...]:
        asked, terms = self.asked, [held.org for held in self._terms]
        if self._own is not None and not self.frame.tree.children(asked.org):
            terms.append(asked.org)
        coverage = Coverage(self.frame, self.alike, self._known, terms, asked.period)
        owing = asked.owing.get(asked.measure, asked.owing.get("")) if asked.owing is not None else None
        return coverage.find(asked.org, owing, asked.only)

    @cached_property
    def _parted(self) -> list[Held]:
        """Values of which a share belongs inside the head, but nobody knows how much."""
        inside = self.frame.below(self.asked.org)
        found = []
        for org, held in sorted(self.values.held.items()):
            stands = [one for one in self.frame.stands(org) if one in inside]
            lacking = any(one not in self._known for one in stands)
            if held.interval is not None and lacking and not self.frame.is_inside(org, self.asked.org):
                found.append(held)
        return found

    def total(self) -> Total:
        """The total."""
        own, added = self._own, self._added
        stated = own.interval if own is not None else None
        interval = stated if stated is not None else (added.interval if added is not None else None)
        parts = {one.id for held in self._used for one in held.used}
        return Total(
            measure=self.asked.measure,
            unit=self.values.unit,
            org=self.asked.org,
            period=self.asked.period,
            status=self._status(),
            partner=self.asked.partner,
            way=self._way(),
            interval=interval,
            stated=stated,
            added=added.interval if added is not None else None,
            gross=added.gross if added is not None and len(self._terms) > 1 else None,
            coverage=self._coverage,
            parts=tuple(sorted(parts)),
            left_out=tuple(sorted({one.id for one in self._left_out()} - parts)),
            caveats=in_order(self._caveats()),
        )

    def _status(self) -> Status:
        if self.asked.status not in {Status.ACTUAL, Status.EXPECTED}:
            return self.asked.status
        expected = any(held.status is Status.EXPECTED for held in self._used)
        return Status.EXPECTED if expected else Status.ACTUAL

    def _way(self) -> Way:
        if self._own is not None:
            return Way.STATED
        if not self._adds_up:
            return Way.NONE
        if self.values.units_rule is UnitsRollup.DISTINCT:
            return Way.DISTINCT
        return Way.LAST if self.values.time_rule is TimeRollup.LAST else Way.SUM

    def _left_out(self) -> Iterable[Observation]:
        for held in (*self._used, *self._short, *self._parted):
            yield from held.left
        for held in self._parted:
            yield from held.used
        for each in self.values.other.values():
            yield from each
        if not self._adds_up and self._own is None:
            for held in self._known.values():
                yield from held.used

    @cached_property
    def _short(self) -> list[Held]:
        """Values of shorter times of the orgs inside the head."""
        held = self.values.held.values()
        return [one for one in held if one.interval is None and self.frame.is_inside(one.org, self.asked.org)]

    def _caveats(self) -> Iterable[Caveat]:
        if not self._adds_up and self._own is None and self._known:
            yield Caveat.NOT_ADDITIVE
        if self._short:
            yield Caveat.SHORT if self.values.time_rule is TimeRollup.SUM else Caveat.NOT_OVER_TIME
        if self._own is None and self._added is not None and self._added.lacks_keys:
            yield Caveat.KEYS_MISSING
        if self._own is None and any(covered.missing for covered in self._coverage):
            yield Caveat.MISSING
        if any(held.status is Status.EXPECTED for held in self._used):
            yield Caveat.EXPECTED
        if any(held.is_disputed for held in self._used):
            yield Caveat.DISPUTED
        if self._differs():
            yield Caveat.DIFFERS
        if self._parted or any(len(self.frame.stands(held.org)) > 1 for held in self._terms):
            yield Caveat.SPLIT
        if self.values.other:
            yield Caveat.MIXED
        if self._is_cut():
            yield Caveat.CUT_OFF

    def _differs(self) -> bool:
        """Whether the head cannot be right beside those below it: what is added so far is already more, or it is all
        there is and another.
        """
        if self._own is None or self._added is None or self._own.interval is None:
            return False
        stated, added = self._own.interval, self._added.interval
        whole = self._coverage and not any(covered.missing for covered in self._coverage)
        if whole and not self._parted and not self._short:
            return not stated.meets(added)
        amounts = [held.interval for held in self._terms if held.interval is not None]
        return lies_above(added, stated) and all(one.low is not None and one.low >= 0 for one in amounts)

    def _is_cut(self) -> bool:
        if any(held.cut_offs for held in self._used):
            return True
        if self.values.time_rule is not TimeRollup.LAST:
            return False
        return any(held.at != self.asked.period.end for held in self._used)
