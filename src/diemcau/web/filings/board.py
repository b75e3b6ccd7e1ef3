"""Who has reported and who has not: a campaign as a table of units and forms, with counts and what was known last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils import timezone

from diemcau.records.interval import Interval
from diemcau.web.accounts.policies import Scope
from diemcau.web.filings.models import Campaign, Filing, FilingState, Value
from diemcau.web.filings.policies import inside, visible_values

HANDED_IN = frozenset({FilingState.APPROVED, FilingState.ACCEPTED})
"""States in which a return is with the office."""

_COLUMNS = (
    "uid", "org_id", "org__code", "org__kind", "holder__code", "regime", "form", "state", "first_approved_at",
    "version__parts",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One return on the board: of one unit in one form.

    Attributes:
        uid: Of the return.
        regime, form: Which form.
        state: How far it has come.
        handed_in: When the unit's head first signed it off; None for not yet.
        is_late: Whether it was, or still is to be, handed in after the due day.
        is_next: Whether it came after the closing: it goes to the next edition.
        waits: Whether the unit still owes it.
        parts: Codes of the tables in which anything stands.
        last: Period of the last return in this form that was accepted from this unit; empty where there was none.
    """

    uid: UUID
    regime: str
    form: str
    state: str
    handed_in: datetime | None
    is_late: bool
    is_next: bool
    waits: bool
    parts: tuple[str, ...] = ()
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One unit on the board.

    Attributes:
        org: Code of the unit that was asked.
        kind: Its kind.
        holder: Code of the unit that owes it now, where that is another; or empty.
        places: Its returns by regime and form.
        last_value: The figure of the board's measure that was known last; None where none is asked for or known.
    """

    org: str
    kind: str
    holder: str
    places: Mapping[tuple[str, str], Place]
    last_value: LastValue | None = None

    @property
    def missing(self) -> list[Place]:
        """What the unit still owes."""
        return [place for place in self.places.values() if place.waits]

    @property
    def is_complete(self) -> bool:
        """Whether everything has come to the office, or is excused."""
        return not self.missing and all(one.state in HANDED_IN | {FilingState.EXCUSED} for one in self.places.values())

    @property
    def has_reported(self) -> bool:
        """Whether anything has come to the office."""
        return any(place.handed_in is not None for place in self.places.values())


@dataclass(frozen=True, slots=True)
class LastValue:
    """A figure of an earlier period, shown as what it is: not this period's, and never zero for want of one."""

    interval: Interval
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many returns stand where.

    Attributes:
        owed: All that were asked for, those that were excused left out.
        handed_in: With the office, or accepted.
        in_time: Handed in by the due day, whatever became of them later.
        late: Handed in after it.
        sent_back: With their unit again.
        accepted: Taken over.
        excused: No longer owed.
    """

    owed: int = 0
    handed_in: int = 0
    in_time: int = 0
    late: int = 0
    sent_back: int = 0
    accepted: int = 0
    excused: int = 0

    @property
    def missing(self) -> int:
        """Owed and not with the office."""
        return self.owed - self.handed_in


@dataclass(frozen=True)
class Board:
    """A campaign as a person may see it.

    Attributes:
        campaign: Which.
        columns: Regime and form of each column, in the order of the campaign.
        rows: The units, by code.
        today: The day on which it is looked at.
    """

    campaign: Campaign
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    today: date

    @cached_property
    def counts(self) -> Counts:
        """All returns."""
        return count(place for row in self.rows for place in row.places.values())

    @cached_property
    def by_kind(self) -> dict[str, Counts]:
        """The returns of each kind of unit, most first."""
        sizes = Counter(row.kind for row in self.rows)
        kinds = sorted(sizes, key=lambda kind: (-sizes[kind], kind))
        return {kind: count(p for row in self.rows if row.kind == kind for p in row.places.values()) for kind in kinds}

    @property
    def units(self) -> int:
        """How many units are asked."""
        return len(self.rows)

    @property
    def reported(self) -> int:
        """How many units have handed in everything they owe."""
        return sum(row.is_complete for row in self.rows)

    @property
    def days_left(self) -> int:
        """Days until the due day; negative once it is over."""
        return (self.campaign.due - self.today).days

    @property
    def next_edition(self) -> list[tuple[Row, Place]]:
        """What came too late for this edition, with its unit, in order of its coming."""
        found = [(row, place) for row in self.rows for place in row.places.values() if place.is_next]
        return sorted(found, key=lambda pair: (pair[1].handed_in is None, pair[1].handed_in))


def board_of(scope: Scope, campaign: Campaign, *, kind: str = "", measure: str = "") -> Board:
    """A campaign's returns within a person's reach, unit by unit. Four questions, however many units.

    Args:
        scope: What the person may do.
        campaign: Which, out of `campaigns_for`.
        kind: Only units of this kind; of all for none.
        measure: The measure whose last known figure stands beside each unit; none for none.
    """
    today = timezone.localdate()
    rows = Filing.objects.filter(inside(scope), campaign=campaign)
    if kind:
        rows = rows.filter(org__kind=kind)
    asked = list(rows.order_by("org__code", "regime", "form").values_list(*_COLUMNS, named=True))
    orgs = {row.org_id for row in asked}
    last = _last_periods(scope, campaign, orgs)
    values = _last_values(scope, campaign, orgs, measure) if measure else {}
    units: dict[int, dict[tuple[str, str], Place]] = {}
    for row in asked:
        place = _place(campaign, today, row, last.get((row.org_id, row.form), ""))
        units.setdefault(row.org_id, {})[row.regime, row.form] = place
    heads = {row.org_id: (row.org__code, row.org__kind, row.holder__code or "") for row in asked}
    columns = tuple(sorted({key for places in units.values() for key in places}, key=_order(campaign)))
    made = tuple(
        Row(org=heads[org][0], kind=heads[org][1], holder=heads[org][2], places=places, last_value=values.get(org))
        for org, places in units.items()
    )
    return Board(campaign, columns, made, today)


def count(places: Iterable[Place]) -> Counts:
    """How many of some returns stand where."""
    found: Counter[str] = Counter()
    for place in places:
        if place.state == FilingState.EXCUSED:
            found["excused"] += 1
            continue
        found["owed"] += 1
        found["handed_in"] += place.state in HANDED_IN
        found["accepted"] += place.state == FilingState.ACCEPTED
        found["sent_back"] += place.state == FilingState.RETURNED
        if place.handed_in is not None:
            found["late" if place.is_late else "in_time"] += 1
    return Counts(**found)


def is_late(campaign: Campaign, handed_in: datetime | None, today: date) -> bool:
    """Whether a return came after the due day, or has not come and the day is over."""
    day = timezone.localdate(handed_in) if handed_in is not None else today
    return day > campaign.due


def is_next(campaign: Campaign, handed_in: datetime | None) -> bool:
    """Whether a return came after the closing, so that it goes to the next edition."""
    return handed_in is not None and timezone.localdate(handed_in) > campaign.closes


def _place(campaign: Campaign, today: date, row: Any, last: str) -> Place:
    """A return out of a row of `_COLUMNS`."""
    return Place(
        uid=row.uid,
        regime=row.regime,
        form=row.form,
        state=row.state,
        handed_in=row.first_approved_at,
        is_late=row.state != FilingState.EXCUSED and is_late(campaign, row.first_approved_at, today),
        is_next=is_next(campaign, row.first_approved_at),
        parts=tuple(row.version__parts or ()),
        waits=row.state not in HANDED_IN | {FilingState.EXCUSED},
        last=last,
    )


def _order(campaign: Campaign) -> Callable[[tuple[str, str]], tuple[int, str]]:
    place = {code: at for at, code in enumerate(campaign.regimes)}
    return lambda key: (place.get(key[0], len(place)), key[1])


def _last_periods(scope: Scope, campaign: Campaign, orgs: Iterable[int]) -> dict[tuple[int, str], str]:
    """For each unit and form the period of the return that was accepted last before this campaign's."""
    earlier = Filing.objects.filter(
        inside(scope), org__in=list(orgs), accepted__isnull=False, campaign__last_day__lt=campaign.last_day
    )
    rows = earlier.order_by("campaign__last_day").values_list("org_id", "form", "campaign__period")
    return {(org, form): period for org, form, period in rows}


def _last_values(scope: Scope, campaign: Campaign, orgs: Iterable[int], measure: str) -> dict[int, LastValue]:
    """For each unit the newest figure of a measure; of this campaign's own period first."""
    rows = Value.objects.filter(
        visible_values(scope), known_to=None, measure=measure, org__in=list(orgs), partner="", status="actual",
        last_day__lte=campaign.last_day,
    )  # fmt: skip
    return {
        row.org_id: LastValue(Interval(row.low, row.high, row.low_open, row.high_open), row.unit, row.period)
        for row in rows.order_by("last_day", "pk")
        if row.org_id is not None
    }
