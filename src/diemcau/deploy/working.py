"""Which days are worked: weekends, public holidays, days off in their place and days that are made up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.records.task import CalendarYear

if TYPE_CHECKING:
    from diemcau.profile.types import Profile
    from diemcau.profile.working import WorkRules

SATURDAY, SUNDAY = 5, 6
_DAY = timedelta(days=1)
_MOST = 20_000
"""Working days that one count may take, about eighty years; more is a slip of the pen."""


class WorkingCalendar:
    """The working days of a place.

    A year that it has no notice of is still counted, by its weekends and by what the law itself says of it, but
    `knows` is false for it, and whoever counted into it says so.
    """

    def __init__(
        self,
        years: Mapping[int, CalendarYear],
        *,
        weekend: Collection[int] = (SATURDAY, SUNDAY),
        moves: Collection[str] = ("span",),
    ) -> None:
        """A calendar of some years.

        Args:
            years: Days off and days made up, by year.
            weekend: Days of the week that are not worked; Monday is 0.
            moves: Values of `DeadlineKind` whose last day moves to the next working day where it is a day off.

        Raises:
            Invalid: If no day of the week is left to work on.
        """
        self._years = years
        self._weekend = frozenset(weekend)
        self._moves = frozenset(moves)
        self._worked: dict[int, tuple[int, ...]] = {}
        if not set(range(7)) - self._weekend:
            raise Invalid("No day of the week is worked.", "Name fewer days of the weekend.", code="deploy.no_work_day")

    def knows(self, year: int) -> bool:
        """Whether the notice of a year is out, so that its days are sure."""
        return year in self._years and self._years[year].is_final

    def knows_between(self, first: date, last: date) -> bool:
        """Whether of all days from one to another it is known whether they are worked, both included, in any order."""
        first, last = min(first, last), max(first, last)
        for number in range(first.year, last.year + 1):
            if not self.knows(number) or any(first <= day <= last for day in self._years[number].open):
                return False
        return True

    def moves(self, kind: str) -> bool:
        """Whether a deadline of a kind moves to the next working day where its last day is a day off."""
        return kind in self._moves

    def is_working(self, day: date) -> bool:
        """Whether a day is worked."""
        year = self._years.get(day.year)
        if year is not None and day in year.worked:
            return True
        return day.weekday() not in self._weekend and (year is None or day not in year.off)

    def next_working(self, day: date) -> date:
        """The day itself where it is worked, else the first working day after it."""
        return day if self.is_working(day) else self.add_working_days(day, 1)

    def last_working(self, day: date) -> date:
        """The day itself where it is worked, else the last working day before it."""
        return day if self.is_working(day) else self.add_working_days(day, -1)

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after a day, before it where negative; for 0 the same as `next_working`.

        The day itself is not counted: a term in days begins on the day after (Civil Code 2015, article 147).

        Raises:
            Invalid: If it lies outside the calendar, or farther than anybody plans.
        """
        if count == 0:
            return self.next_working(day)
        if abs(count) > _MOST:
            raise Invalid(f"{count} working days are too many.", f"Give at most {_MOST}.", code="deploy.too_far")
        year, left = day.year, abs(count)
        worked = self._of_year(year)
        at = bisect_right(worked, day.toordinal()) if count > 0 else bisect_left(worked, day.toordinal())
        rest = len(worked) - at if count > 0 else at
        while left > rest:
            left -= rest
            year += 1 if count > 0 else -1
            worked = self._of_year(year)
            at, rest = (0 if count > 0 else len(worked)), len(worked)
        return date.fromordinal(worked[at + left - 1 if count > 0 else at - left])

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days there are after one day up to another, that one counted.

        Where the second lies before the first: how many there are from it up to the day before the first, negative. So
        it gives back what `add_working_days` was given, in both directions.
        """
        if last < first:
            return -sum(self._count(year, last, first - _DAY) for year in range(last.year, first.year + 1))
        return sum(self._count(year, first + _DAY, last) for year in range(first.year, last.year + 1) if last > first)

    def days_off_between(self, first: date, last: date) -> tuple[date, ...]:
        """Days that are not worked, from one day to another, both included."""
        span = range(first.toordinal(), last.toordinal() + 1)
        return tuple(day for day in map(date.fromordinal, span) if not self.is_working(day))

    def _count(self, year: int, first: date, last: date) -> int:
        """Working days of one year from one day to another, both included."""
        worked = self._of_year(year)
        return bisect_right(worked, last.toordinal()) - bisect_left(worked, first.toordinal())

    def _of_year(self, year: int) -> tuple[int, ...]:
        """The working days of a year as ordinals, ascending; made when first asked for."""
        worked = self._worked.get(year)
        if worked is None:
            if not date.min.year <= year <= date.max.year:
                raise Invalid("The day lies outside the calendar.", "Give a nearer day.", code="deploy.too_far")
            days = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            worked = self._worked[year] = tuple(day for day in days if self.is_working(date.fromordinal(day)))
        return worked


def calendar_of(profile: Profile) -> WorkingCalendar:
    """The working calendar of a sector, of one profile always the same object.

    A sector that names no days off works all days but Saturdays and Sundays.
    """
    return _of_rules(profile.working)


@lru_cache(maxsize=8)
def _of_rules(rules: WorkRules) -> WorkingCalendar:
    return WorkingCalendar(rules.years, weekend=rules.weekend, moves=rules.moves)
