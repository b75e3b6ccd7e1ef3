"""What every language needs to turn expressions of time into periods: years left unsaid, ranges, fiscal years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from diemcau.lang.base import TimeBase, TimeRole
from diemcau.records import Period
from diemcau.records.period import day, months, parse_period, year


class Found(NamedTuple):
    """What a rule read: the end of the expression and its meaning, as in `TimeMention`."""

    end: int
    role: TimeRole
    period: Period | None = None
    years_back: int | None = None
    code: str = ""


FIRST_YEAR, LAST_YEAR = 1500, 2199
_MONTHS_OF_YEAR = 12
# How much farther a day ahead counts than a day behind when the year of a date is left unsaid: a report looks back
# (six to one: up to 52 days ahead are believed), unless words near the date look ahead ("will open on") or it is a
# deadline ("by").
LOOKS_BACK, LOOKS_ON, LOOKS_AHEAD = 6.0, 1.0, 0.5
LOOKS_FAR_BACK = 1000.0  # a bare month: "in January", said in December, is the January that was


def month_end(number: int, month: int) -> date:
    """The last day of a month."""
    return date(number, month, monthrange(number, month)[1])


def period_between(start: date, end: date) -> Period | None:
    """All days from `start` to `end` in the shortest code of the contract; None where the end comes first.

    Whole years, halves, quarters and months are written as such; `2025-01-01` to `2025-06-30` is `2025-H1`.
    """
    if end < start:
        return None
    if start.day != 1 or end != month_end(end.year, end.month):
        return day(start) if start == end else parse_period(f"{start.isoformat()}..{end.isoformat()}")
    if start.year == end.year:
        return months(start.year, start.month, end.month)
    if (start.month, end.month) == (1, _MONTHS_OF_YEAR):
        return parse_period(f"{start.year:04d}..{end.year:04d}")
    return parse_period(f"{start:%Y-%m}..{end:%Y-%m}")


def months_from(start: date, count: int) -> Period | None:
    """The `count` whole months that begin with the month of `start`."""
    last = start.month - 1 + count - 1
    try:
        return period_between(start.replace(day=1), month_end(start.year + last // 12, last % 12 + 1))
    except ValueError:
        return None


def months_to(end: date, count: int) -> Period | None:
    """The `count` months that end with a day; None where the day does not end a month."""
    if end != month_end(end.year, end.month):
        return None
    first = end.year * 12 + end.month - count
    if first // 12 < FIRST_YEAR:
        return None
    return period_between(date(first // 12, first % 12 + 1, 1), end)


def fiscal_year(first: int, start_month: int) -> Period | None:
    """The twelve months that begin with month `start_month` (1 to 12) of the year `first`."""
    return months_from(date(first, start_month, 1), _MONTHS_OF_YEAR)


def to_day(number: int, month: int, of_month: int) -> date | None:
    """The day of the calendar, or None where there is no such day."""
    try:
        return date(number, month, of_month) if number >= FIRST_YEAR else None
    except ValueError:
        return None


def within_calendar(base: TimeBase) -> TimeBase:
    """The base without a year that no document has, so that counting from it never leaves the calendar."""
    year_fits = base.year is None or FIRST_YEAR < base.year < LAST_YEAR
    day_fits = base.published is None or FIRST_YEAR < base.published.year < LAST_YEAR
    if year_fits and day_fits:
        return base
    return TimeBase(base.year if year_fits else None, base.published if day_fits else None)


def year_of_today(base: TimeBase) -> int | None:
    """The year in which the document speaks: of its publication, else the year under report."""
    return base.published.year if base.published else base.year


def year_under_report(base: TimeBase) -> int | None:
    """The year under report, else the year of publication."""
    return base.year if base.year is not None else year_of_today(base)


def unsaid_year(base: TimeBase, month: int, of_month: int, ahead: float) -> int | None:
    """The year of a day or month written without one: the nearest to the publication.

    Args:
        base: From where the document counts.
        month: Month, 1 to 12.
        of_month: Day of the month, 1 to 31.
        ahead: How much farther a day after the publication counts than one before, as `LOOKS_BACK`.
    """
    if base.published is None or (base.year is not None and abs(base.published.year - base.year) > 1):
        return base.year

    def distance(number: int) -> float:
        there = to_day(number, month, min(of_month, monthrange(number, month)[1]))
        gap = (there - today).days if there else 10_000
        return gap * ahead if gap > 0 else -gap

    today = base.published
    return min((today.year - 1, today.year, today.year + 1), key=distance)


def latest_weekday(base: TimeBase, weekday: int, weeks: int = 0) -> Period | None:
    """The latest such weekday (Monday is 0) not after the publication, moved by whole weeks."""
    if base.published is None:
        return None
    back = (base.published.weekday() - weekday) % 7
    return day(base.published + timedelta(days=7 * weeks - back))


def since(first: Period, base: TimeBase) -> Period:
    """From the start of a year to the end of the year under report; the year itself where that is not later."""
    last = year_under_report(base)
    if last is None or last <= first.end.year:
        return first
    return period_between(first.start, year(last).end) or first
