"""Facts of the record and values of accepted returns as observations: what totals are made of.

A return counts before what documents say: where both have a value for the same measure, org, period, unit, partner and
status, the return's stands, and that they contradict each other is kept. Never are both added.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from diemcau.errors import Invalid
from diemcau.profile.types import MeasureKind
from diemcau.records import Bound, Interval, Kind, Standing, Status, Tally, parse_period
from diemcau.records.observation import Basis, Observation
from diemcau.web.archive.reading import profile
from diemcau.web.filings.queries import values_for
from diemcau.web.record.queries import claims_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date, datetime
    from decimal import Decimal

    from django.db.models import QuerySet

    from diemcau.profile.types import Measure
    from diemcau.records import Period
    from diemcau.web.accounts.policies import Scope

VALUE = "value:"
"""What the id of an observation from a return begins with, before the value's uid; other ids are claims' uids."""

_COLUMNS = (
    "uid", "measure", "org__code", "period", "unit", "status", "low", "high", "low_open", "high_open", "bound",
    "tally", "partner",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which values.

    Attributes:
        measures: Codes; None for all that the profile has.
        orgs: Codes, those of orgs that have ended included; None for all.
        first, last: Days between which the values' periods lie; None for any.
        status: None for any.
        true_at: Values that were counted after this day are left out; None for none.
        known_at: As the house held them at that moment; None for now.
    """

    measures: Collection[str] | None = None
    orgs: Collection[str] | None = None
    first: date | None = None
    last: date | None = None
    status: Status | None = None
    true_at: date | None = None
    known_at: datetime | None = None


def observations_for(
    scope: Scope,
    *,
    measures: Collection[str] | None = None,
    orgs: Collection[str] | None = None,
    first: date | None = None,
    last: date | None = None,
    status: Status | None = None,
    true_at: date | None = None,
    known_at: datetime | None = None,
) -> list[Observation]:
    """The values that a person may see, in order of measure, org, period and id. Two questions to the database.

    What narrows them is told in `Sought`.
    """
    sought = Sought(
        measures=measures, orgs=orgs, first=first, last=last, status=status, true_at=true_at, known_at=known_at
    )
    returned = list(_from_values(scope, sought))
    return put_together(returned, list(_from_claims(scope, sought)))


def put_together(returned: list[Observation], said: list[Observation]) -> list[Observation]:
    """Values of returns, and those of documents that no return has; in order."""
    by_key: defaultdict[tuple[Any, ...], list[Observation]] = defaultdict(list)
    for one in said:
        by_key[_key(one)].append(one)
    kept = [_held_against(one, by_key.get(_key(one), ())) for one in returned]
    keys = {_key(one) for one in returned}
    others = (one for key, each in by_key.items() if key not in keys for one in each)
    return sorted([*kept, *others], key=lambda one: (one.measure, one.org, one.period.start, one.period.end, one.id))


def _key(one: Observation) -> tuple[Any, ...]:
    return one.measure, one.org, one.period.code, one.unit, one.partner.casefold(), one.status


def _held_against(one: Observation, said: Iterable[Observation]) -> Observation:
    """A value of a return, with the mark that documents contradict it."""
    differs = any(not one.interval.meets(other.interval) for other in said)
    return replace(one, is_disputed=True) if differs else one


def _from_claims(scope: Scope, sought: Sought) -> Iterator[Observation]:
    found = _narrow(claims_for(scope, sought.known_at), sought).filter(kind=Kind.LEVEL, org__isnull=False)
    found = found.exclude(standing=Standing.SUPERSEDED).order_by()
    maker = _Maker(sought)
    for row in _wholes(found.values_list(*_COLUMNS, "standing", "whole")):
        made = maker.make(str(row[0]), row[:13], basis=Basis.CLAIM, is_disputed=row[13] == Standing.DISPUTED)
        if made is not None:
            yield made


def _wholes(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Where an org has several facts for one total, a part of something larger gives way to the whole."""
    groups: defaultdict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        groups[*row[1:6], row[12]].append(row)
    for group in groups.values():
        yield from [row for row in group if row[-1] is None] or group


def _from_values(scope: Scope, sought: Sought) -> Iterator[Observation]:
    found = _narrow(values_for(scope, sought.known_at), sought).filter(org__isnull=False).order_by()
    maker = _Maker(sought)
    for row in found.values_list(*_COLUMNS, "cut_off", "keys"):
        cut_off, keys = row[13:]
        made = maker.make(f"{VALUE}{row[0]}", row[:13], basis=Basis.FILING, cut_off=cut_off, keys=tuple(keys or ()))
        if made is not None:
            yield made


def _narrow(found: QuerySet[Any], sought: Sought) -> QuerySet[Any]:
    """The rows that are sought, along the indexes over measure, period and org."""
    measures = profile().measures if sought.measures is None else sought.measures
    found = found.filter(measure__in=sorted(measures))
    if sought.orgs is not None:
        found = found.filter(org__code__in=sorted(sought.orgs))
    if sought.status is not None:
        found = found.filter(status=sought.status)
    return found.filter(_between(sought.first, sought.last))


def _between(first: date | None, last: date | None) -> Q:
    """Periods that lie between two days. Their codes begin with the year, by which they stand in the indexes."""
    within = ~Q(period="")
    if first is not None:
        within &= Q(period__gte=f"{first.year:04d}", first_day__gte=first)
    if last is not None:
        within &= Q(period__lt=f"{last.year + 1:04d}", last_day__lte=last)
    return within


class _Maker:
    """Makes observations of rows; what many rows have in common is made once, for there are tens of thousands."""

    def __init__(self, sought: Sought) -> None:
        self._true_at = sought.true_at
        self._measures = profile().measures
        self._periods: dict[str, Period | None] = {}
        self._intervals: dict[tuple[Any, ...], Interval] = {}
        self._units: dict[tuple[str, str], str] = {}
        self._statuses = {"": Status.ACTUAL} | {each.value: each for each in Status}
        self._bounds = {"": Bound.EXACT} | {each.value: each for each in Bound}
        self._tallies = {each.value: each for each in Tally}

    def make(
        self,
        identity: str,
        row: tuple[Any, ...],
        *,
        basis: Basis,
        cut_off: date | None = None,
        keys: tuple[str, ...] = (),
        is_disputed: bool = False,
    ) -> Observation | None:
        """A row as an observation.

        None where its measure or period is none of the profile's and the calendar's, or where it had not been counted
        by the day asked about: by its own cut-off, else it had not even begun.
        """
        _, code, org, period, unit, status, *ends, bound, tally, partner = row
        when, measure = self._period(period), self._measures.get(code)
        if measure is None or when is None:
            return None
        if self._true_at is not None and (cut_off or when.start) > self._true_at:
            return None
        return Observation(
            id=identity,
            measure=code,
            org=org,
            period=when,
            unit=self._unit(measure, unit),
            status=self._statuses[status],
            interval=self._interval(tuple(ends)),
            bound=self._bounds[bound],
            tally=self._tallies.get(tally, measure.tally),
            partner=partner,
            basis=basis,
            cut_off=cut_off,
            keys=keys,
            is_disputed=is_disputed,
        )

    def _period(self, code: str) -> Period | None:
        if code not in self._periods:
            try:
                self._periods[code] = parse_period(code)
            except Invalid:
                self._periods[code] = None
        return self._periods[code]

    def _unit(self, measure: Measure, unit: str) -> str:
        """The unit of a value; a bare count is in the measure's own."""
        found = self._units.get((measure.code, unit))
        if found is None:
            bare = unit in {"", "count"} and measure.kind is not MeasureKind.MONEY
            found = self._units[measure.code, unit] = measure.unit_default if bare else unit
        return found

    def _interval(self, ends: tuple[Any, ...]) -> Interval:
        found = self._intervals.get(ends)
        if found is None:
            low, high, low_open, high_open = ends
            found = self._intervals[ends] = Interval(_plain(low), _plain(high), low_open, high_open)
        return found


def _plain(number: Decimal | None) -> Decimal | None:
    """A number without the zeros that its column adds."""
    if number is None:
        return None
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def value_of(identity: str) -> UUID | None:
    """The uid of the return's value that an observation is, or None for one of the record."""
    if not identity.startswith(VALUE):
        return None
    return to_uid(identity.removeprefix(VALUE))


def to_uid(words: str) -> UUID | None:
    """A uid, or None for what is none."""
    try:
        return UUID(words)
    except ValueError:
        return None


def measures_known(
    scope: Scope, *, orgs: Collection[str] | None, first: date, last: date, known_at: datetime | None = None
) -> list[str]:
    """Codes of the measures of which a person may see a value between two days, in the order of the profile.

    What narrows them is told in `Sought`.
    """
    within = _between(first, last)
    if orgs is not None:
        within &= Q(org__code__in=sorted(orgs))
    claims = claims_for(scope, known_at).filter(within, kind=Kind.LEVEL, org__isnull=False)
    found = {
        *_measures(claims.exclude(standing=Standing.SUPERSEDED)),
        *_measures(values_for(scope, known_at).filter(within)),
    }
    return [code for code in profile().measures if code in found]


def _measures(found: QuerySet[Any]) -> Iterable[str]:
    return found.order_by().values_list("measure", flat=True).distinct()
