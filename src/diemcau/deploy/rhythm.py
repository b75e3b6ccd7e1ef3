"""What is due again and again: codes of rhythms, and their days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diemcau.deploy.working import WorkingCalendar
from diemcau.errors import Invalid

_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_UNIT_OF = {"monthly": "month", "quarterly": "quarter", "yearly": "year", "annually": "year", "annual": "year",
            "weekly": "week", "daily": "day", "fortnightly": "2 weeks", "semiannually": "6 months",
            "biannually": "6 months"}  # fmt: skip
_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PER = r"(?P<per>month|quarter|half-year|year)"
_OF_DAY = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? of (?:the (?P<edge>first|last) month of |month (?P<nth>\d{1,2}) of )?"
    rf"every {_PER}"
)
_OF_EDGE = re.compile(
    r"(?P<which>first|last) (?P<working>working )?day of every (?P<per>week|month|quarter|half-year|year)"
)
_OF_YEAR = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_NAMES)}) of every year")
_EVERY = re.compile(
    r"(?:every|once an?|once every) (?:(?P<count>\d{1,2}) )?"
    rf"(?P<unit>day|week|month|quarter|half-year|year|{'|'.join(_WEEK)})s?"
)
_OF_CLOCK = re.compile(r"\A\d{1,2}(?::\d\d)? ?(?:a\.m\.|p\.m\.|o'clock)? (?=daily\Z)")  # the hour is not kept
_LAST = 31
_MOST_MONTHS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """A day that comes again and again.

    Attributes:
        months: Months from one to the next; 0 where weeks or days are counted.
        days: Days from one to the next, where no months are counted.
        month: Of a stretch of several months the one in which the day lies, from 1.
        day: Day of that month; of a month that is shorter its last. 31 is the last of any month.
        weekday: Of weeks: the day of the week, Monday is 0.
        working: `first` or `last` where the first or last working day of the stretch is meant, else empty.
        is_named: Whether the day was named; else it is the last of the stretch.
    """

    months: int = 0
    days: int = 0
    month: int = 1
    day: int = _LAST
    weekday: int = 6
    working: str = ""
    is_named: bool = True


def parse_rhythm(code: str) -> Rhythm:
    """The rhythm of a code, as the readers of languages write it.

    Such as `25th of every month`, `20th of the last month of every quarter`, `10 December of every year`,
    `last working day of every month`, `every 6 months`, `every Friday`, `monthly`, `6 a.m. daily`.

    Raises:
        Invalid: If it is no rhythm with days; "twice a year" is none.
    """
    told = " ".join(code.split())
    told = _OF_CLOCK.sub("", told)
    told = f"every {_UNIT_OF[told]}" if told in _UNIT_OF else told
    found = _of_day(told) or _of_edge(told) or _of_year(told) or _every(told)
    if found is None:
        advice = "Write 25th of every month, last working day of every quarter, 10 December of every year, every week."
        raise Invalid(f"{code!r} is no rhythm with days.", advice, code="deploy.rhythm", words=code)
    return found


def format_rhythm(rhythm: Rhythm) -> str:
    """The code of a rhythm; `parse_rhythm` gives it back."""
    if not rhythm.months:
        return _format_days(rhythm)
    per = next((name for name, months in _MONTHS.items() if months == rhythm.months), "")
    if not rhythm.is_named or not per:
        return f"every {per or f'{rhythm.months} months'}"
    if rhythm.working:
        return f"{rhythm.working} working day of every {per}"
    if rhythm.day == _LAST and rhythm.month == rhythm.months:
        return f"last day of every {per}"
    if per == "year":
        return f"{min(rhythm.day, _longest(rhythm.month))} {_NAMES[rhythm.month - 1]} of every year"
    told = f"{rhythm.day}{_ending(rhythm.day)} of "
    if per == "month":
        return f"{told}every month"
    edge = {1: "the first month", rhythm.months: "the last month"}.get(rhythm.month, f"month {rhythm.month}")
    return f"{told}{edge} of every {per}"


def day_before(rhythm: Rhythm) -> Rhythm:
    """The rhythm of the days before those of a rhythm: what is due before the 25th is due by the 24th.

    The last day of a stretch stays: "before the end of every month" names the end itself. A working day stays too.
    """
    if rhythm.working or not rhythm.is_named:
        return rhythm
    if not rhythm.months:
        return replace(rhythm, weekday=(rhythm.weekday - 1) % 7)
    if rhythm.day > 1:
        return rhythm if rhythm.day == _LAST else replace(rhythm, day=rhythm.day - 1)
    return replace(rhythm, day=_LAST, month=rhythm.month - 1 or rhythm.months)


def days_of(rhythm: Rhythm, start: date, calendar: WorkingCalendar) -> Iterator[date]:
    """The days of a rhythm from a day on, that one included, ascending, as far as the calendar goes."""
    if not rhythm.months:
        step = timedelta(days=rhythm.days)
        day = start + timedelta(days=(rhythm.weekday - start.weekday()) % 7 if rhythm.days % 7 == 0 else 0)
        while True:
            yield day
            day += step
    first = start.year * 12 + (start.month - 1) // rhythm.months * rhythm.months
    while first // 12 < date.max.year:
        day = _day_in(rhythm, first, calendar)
        if day >= start:
            yield day
        first += rhythm.months


def _day_in(rhythm: Rhythm, first: int, calendar: WorkingCalendar) -> date:
    """The day in the stretch that begins with a month, counted from year 0."""
    if rhythm.working == "first":
        return calendar.next_working(date(first // 12, first % 12 + 1, 1))
    at = first + (rhythm.months if rhythm.working or not rhythm.is_named else rhythm.month) - 1
    year, month = at // 12, at % 12 + 1
    last = monthrange(year, month)[1]
    if rhythm.working:
        return calendar.last_working(date(year, month, last))
    return date(year, month, min(rhythm.day, last))


def _of_day(told: str) -> Rhythm | None:
    match = _OF_DAY.fullmatch(told)
    if match is None or not 1 <= int(match["day"]) <= _LAST:
        return None
    months = _MONTHS[match["per"]]
    month = int(match["nth"]) if match["nth"] else 1 if match["edge"] == "first" else months
    return Rhythm(months=months, day=int(match["day"]), month=month) if 1 <= month <= months else None


def _of_edge(told: str) -> Rhythm | None:
    match = _OF_EDGE.fullmatch(told)
    if match is None:
        return None
    first = match["which"] == "first"
    if match["per"] == "week":
        return Rhythm(days=7, weekday=0 if first else 4 if match["working"] else 6)
    months = _MONTHS[match["per"]]
    if match["working"]:
        return Rhythm(months=months, month=1 if first else months, working=match["which"])
    return Rhythm(months=months, month=1 if first else months, day=1 if first else _LAST)


def _of_year(told: str) -> Rhythm | None:
    match = _OF_YEAR.fullmatch(told)
    if match is None:
        return None
    month = _NAMES.index(match["month"]) + 1
    day = int(match["day"])
    return Rhythm(months=12, month=month, day=day) if 1 <= day <= _longest(month) else None


def _longest(month: int) -> int:
    """The most days that a month can have."""
    return monthrange(2000, month)[1]  # a leap year


def _every(told: str) -> Rhythm | None:
    match = _EVERY.fullmatch(told)
    count = int(match["count"] or 1) if match is not None else 0
    if match is None or not count:
        return None
    unit = match["unit"]
    if unit in _WEEK:
        return Rhythm(days=7 * count, weekday=_WEEK.index(unit))
    if unit in {"day", "week"}:
        return Rhythm(days=count * (7 if unit == "week" else 1), is_named=False)
    months = _MONTHS[unit] * count
    return Rhythm(months=months, month=months, is_named=False) if months <= _MOST_MONTHS else None


def _format_days(rhythm: Rhythm) -> str:
    if rhythm.days % 7:
        return "every day" if rhythm.days == 1 else f"every {rhythm.days} days"
    weeks = rhythm.days // 7
    count = "" if weeks == 1 else f"{weeks} "
    unit = _WEEK[rhythm.weekday] if rhythm.is_named else "week"
    return f"every {count}{unit}{'s' if count else ''}"


def _ending(number: int) -> str:
    return "th" if number in range(11, 14) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
