"""A total against the one of a year before: on the same base, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from diemcau.profile.types import UnitsRollup
from diemcau.records.interval import Interval
from diemcau.records.mention import Status
from diemcau.records.period import Period, shift_years
from diemcau.records.proportion import to_growth
from diemcau.records.total import Bridge, Comparison, Obstacle, Total, Way
from diemcau.review.rollup.asked import Asked
from diemcau.review.rollup.spans import period_of
from diemcau.review.rollup.totals import Book

_REMARKS = frozenset({Obstacle.EXPECTED})  # do not forbid the comparison
_PERCENT = "percent"
_ADDITIVE = frozenset({UnitsRollup.SUM, UnitsRollup.DISTINCT})


def compare(now: Total, before: Total | None, book: Book | None = None, earlier: Book | None = None) -> Comparison:
    """What has changed, or why that may not be said and what may be said instead.

    Args:
        now: The later total.
        before: The earlier one; None where nothing is known.
        book: The values, opened in the shape of `now`: bridges are computed from it; None for no bridges.
        earlier: The values, opened in the shape of `before`; None where both are of one shape.
    """
    if before is None or before.interval is None or now.interval is None:
        return Comparison(now=now, before=before, obstacles=(Obstacle.NO_BASE,))
    base = _Base(now, before, book, earlier)
    obstacles = base.obstacles()
    if set(obstacles) <= _REMARKS:
        change, percent = _change(now, before)
        return Comparison(now=now, before=before, obstacles=obstacles, change=change, percent=percent)
    bridge = base.bridge()
    return Comparison(now=now, before=before, obstacles=obstacles, bridges=(bridge,) if bridge is not None else ())


def compare_with_year_before(asked: Asked, book: Book, earlier: Book | None = None, years: int = 1) -> Comparison:
    """The total that is asked of against the same period some years before.

    Args:
        asked: The question about the later period.
        book: The values.
        earlier: The values in the shape of that time; None for one shape.
        years: How many years before.
    """
    before = (earlier or book).total(replace(asked, period=shift_years(asked.period, -years)))
    return compare(book.total(asked), before, book, earlier)


def _change(now: Total, before: Total) -> tuple[Interval, Interval | None]:
    """The difference, and the same in percent; of a percentage only the points."""
    if now.interval is None or before.interval is None:
        raise ValueError("A total without a value has no change.")
    percent = None if now.unit == _PERCENT else to_growth(now.interval, before.interval)
    return now.interval - before.interval, percent


@dataclass(frozen=True)
class _Base:
    """Two totals that are to be brought to one base.

    Attributes:
        now: The later.
        before: The earlier.
        book: The values in the shape of the later, or None.
        earlier: Those in the shape of the earlier, where that is another; else None.
    """

    now: Total
    before: Total
    book: Book | None
    earlier: Book | None

    def obstacles(self) -> tuple[Obstacle, ...]:
        """Why they may not be compared, in the order of `Obstacle`."""
        found = set(self._plain())
        if self.changed_shape():
            found.add(Obstacle.SHAPE)
            if not self._adds_up():
                found.add(Obstacle.NOT_ADDITIVE)
        elif self._scope(self.now, self.book) != self._scope(self.before, self.earlier or self.book):
            found.add(Obstacle.SCOPE)
        return tuple(each for each in Obstacle if each in found)

    def _plain(self) -> Iterator[Obstacle]:
        now, before = self.now, self.before
        if not _are_alike(now.period, before.period):
            yield Obstacle.PERIOD
        if now.unit != before.unit or now.measure != before.measure:
            yield Obstacle.UNIT
        if _sort(now.status) is not _sort(before.status):
            yield Obstacle.STATUS
        elif now.status is not before.status:
            yield Obstacle.EXPECTED

    def _adds_up(self) -> bool:
        measure = self.book.profile.measures.get(self.now.measure) if self.book is not None else None
        return measure is not None and measure.rollup_units in _ADDITIVE

    def changed_shape(self) -> bool:
        """Whether orgs were merged or parted in between that the totals rest on."""
        if self.now.org != self.before.org:
            return True
        if self.book is None or self.earlier is None or {self.now.way, self.before.way} == {Way.STATED}:
            return False
        then, today = self.earlier.frame, self.book.frame
        return any(today.stands(org) not in {(org,), ()} for org in _owing(self.before)) or any(
            then.stands(org) not in {(org,), ()} for org in _owing(self.now)
        )

    @staticmethod
    def _scope(total: Total, book: Book | None) -> frozenset[str]:
        """The orgs whose values a total rests on; only the org itself where it says it of itself."""
        if total.way is Way.STATED:
            return frozenset([total.org])
        return book.orgs_of(total) if book is not None else _reported(total)

    def bridge(self) -> Bridge | None:
        """The nearest comparison on one base: in one shape, over the time both know, of the orgs that both know."""
        if self.book is None:
            return None
        how, orgs = "", frozenset[str]()
        base: _Base | None = self
        if self.changed_shape():
            how, base = "shape", self.in_one_shape()
        if base is not None and not _are_alike(base.now.period, base.before.period):
            how, base = "period", base.over_one_time()
        if base is not None and set(base.obstacles()) - _REMARKS == {Obstacle.SCOPE}:
            orgs = self._reporting(base.now) & self._reporting(base.before)
            how, base = "scope", base.of_orgs(orgs)
        if base is None or not how or set(base.obstacles()) - _REMARKS:
            return None
        change, percent = _change(base.now, base.before)
        return Bridge(
            how=how, now=base.now, before=base.before, change=change, percent=percent, orgs=tuple(sorted(orgs))
        )

    def _reporting(self, total: Total) -> frozenset[str]:
        """The orgs below the head that have a value, also where the head states one itself."""
        if self.book is None:
            return frozenset()
        below = self.book.frame.below(total.org) - {total.org}
        found = self._ask(total, only=below) if total.way is Way.STATED and below else total
        return self.book.orgs_of(found) if found is not None else frozenset()

    def in_one_shape(self) -> _Base | None:
        """Both in the shape of the later: what the formers had is added."""
        if not self._adds_up():
            return None
        return self._again(self.now, self._ask(self.before, org=self.now.org))

    def over_one_time(self) -> _Base | None:
        """Both over the part of the year that both know."""
        years = self.now.period.start.year - self.before.period.start.year
        other = shift_years(self.before.period, years)
        start, end = max(self.now.period.start, other.start), min(self.now.period.end, other.end)
        if start > end:
            return None
        shared = period_of((start, end))
        now = self._ask(self.now, period=shared)
        before = self._ask(self.before, period=shift_years(shared, -years))
        return self._again(now, before)

    def of_orgs(self, orgs: frozenset[str]) -> _Base | None:
        """Both of the orgs that have reported both times."""
        if not orgs:
            return None
        return self._again(self._ask(self.now, only=orgs), self._ask(self.before, only=orgs))

    def _ask(
        self, total: Total, org: str | None = None, period: Period | None = None, only: frozenset[str] | None = None
    ) -> Total | None:
        if self.book is None:
            return None
        asked = Asked(
            measure=total.measure,
            org=org or total.org,
            period=period or total.period,
            unit=total.unit,
            status=total.status,
            partner=total.partner,
            only=only,
        )
        found = self.book.total(asked)
        return found if found.interval is not None and found.period == asked.period else None

    def _again(self, now: Total | None, before: Total | None) -> _Base | None:
        return _Base(now, before, self.book, None) if now is not None and before is not None else None


def _are_alike(now: Period, before: Period) -> bool:
    """Whether a period is the same part of its year as another."""
    moved = shift_years(before, now.start.year - before.start.year)
    return (moved.start, moved.end) == (now.start, now.end)


def _sort(status: Status) -> Status:
    return Status.ACTUAL if status is Status.EXPECTED else status


def _reported(total: Total) -> frozenset[str]:
    return frozenset(code for covered in total.coverage for code in covered.reported)


def _owing(total: Total) -> frozenset[str]:
    return frozenset(code for covered in total.coverage for code in (*covered.reported, *covered.missing))
