"""Periods of days, written the way the contracts write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from diemcau.errors import Invalid

_FORM = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """All days from `start` to `end`, both included; sorts by start.

    Attributes:
        start: First day.
        end: Last day.
        code: `2024`, `2024-H1`, `2024-Q3`, `2024-07`, `2024-07-31` or two of these as `A..B`.
    """

    start: date
    end: date
    code: str

    def __str__(self) -> str:
        return self.code

    def covers(self, other: Period) -> bool:
        """Whether every day of `other` lies in this period."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    @property
    def is_day(self) -> bool:
        """Whether it is a single day, as for a stock."""
        return self.start == self.end


@lru_cache(maxsize=4096)
def parse_period(code: str) -> Period:
    """The period that a code of the contract names.

    Raises:
        Invalid: If the code is no period or ends before it starts.
    """
    if ".." in code:
        first, _, last = code.partition("..")
        start, end = parse_period(first), parse_period(last)
        if end.end < start.start:
            raise Invalid(f"The period {code} ends before it starts.", code="records.period_reversed", words=code)
        return Period(start.start, end.end, code)
    match = _FORM.match(code)
    if match is None:
        advice = "Write 2024, 2024-H1, 2024-Q3, 2024-07, 2024-07-31 or A..B."
        raise Invalid(f"{code!r} is no period.", advice, code="records.period", words=code)
    year, half, quarter, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return Period(date(year, month, day), date(year, month, day), code)
        first_month, last_month = _months(half, quarter, month)
        return Period(date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1]), code)
    except ValueError as error:
        raise Invalid(f"{code!r} is no period: {error}.", code="records.no_day", words=code) from error


def _months(half: int, quarter: int, month: int) -> tuple[int, int]:
    """First and last month of the part of a year that is named; the whole year where none is."""
    if half:
        return 6 * half - 5, 6 * half
    if quarter:
        return 3 * quarter - 2, 3 * quarter
    return (month, month) if month else (1, 12)


def year(number: int) -> Period:
    """The calendar year."""
    return parse_period(f"{number:04d}")


def months(number: int, first: int, last: int) -> Period:
    """From the first to the last month of a year, both included, in its shortest code.

    Whole years, halves and quarters get their own code; the half is `H1`, not `01..06`.
    """
    if (first, last) == (1, 12):
        return year(number)
    if first == last:
        return parse_period(f"{number:04d}-{first:02d}")
    if (first, last) in {(1, 6), (7, 12)}:
        return parse_period(f"{number:04d}-H{last // 6}")
    if first % 3 == 1 and last == first + 2:
        return parse_period(f"{number:04d}-Q{last // 3}")
    return parse_period(f"{number:04d}-{first:02d}..{number:04d}-{last:02d}")


def day(on: date) -> Period:
    """The single day."""
    return parse_period(on.isoformat())


def span_of(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another, written as `A..B`."""
    return first if first == last else parse_period(f"{first.code}..{last.code}")


@lru_cache(maxsize=4096)
def shift_years(period: Period, by: int) -> Period:
    """The same period `by` years later (earlier where negative); 29 February becomes 28 where there is none."""

    def moved(code: str) -> str:
        shifted = f"{int(code[:4]) + by:04d}{code[4:]}"
        return f"{shifted[:8]}28" if shifted[4:] == "-02-29" and not _is_leap(int(shifted[:4])) else shifted

    return parse_period("..".join(moved(part) for part in period.code.split("..")))


def _is_leap(number: int) -> bool:
    return monthrange(number, 2)[1] == 29  # noqa: PLR2004 - the 29th of February
