"""Periods as months counted through: what a year's parts are, and which code names them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from diemcau.records.period import Period, months, parse_period

YEAR = 12
Span = tuple[int, int]
"""First and last month, both included, counted through from January of the year 0."""


def span_of(period: Period) -> Span | None:
    """The months that a period is made of; None where it is not made of whole ones."""
    last = monthrange(period.end.year, period.end.month)[1]
    if period.start.day != 1 or period.end.day != last:
        return None
    return month_of(period.start), month_of(period.end)


def month_of(day: date) -> int:
    """The month of a day, counted through."""
    return YEAR * day.year + day.month - 1


def period_of(span: Span) -> Period:
    """The period of some months, in its shortest code."""
    (first_year, first), (last_year, last) = divmod(span[0], YEAR), divmod(span[1], YEAR)
    if first_year == last_year:
        return months(first_year, first + 1, last + 1)
    return parse_period(f"{first_year:04d}-{first + 1:02d}..{last_year:04d}-{last + 1:02d}")


def year_of(number: int) -> Span:
    """The months of a calendar year."""
    return YEAR * number, YEAR * number + YEAR - 1


def is_year(span: Span) -> bool:
    """Whether some months are a calendar year."""
    return span[0] % YEAR == 0 and span[1] - span[0] == YEAR - 1
