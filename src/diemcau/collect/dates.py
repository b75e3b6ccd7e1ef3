"""Days as mastheads, datelines and page metadata print them; always with their year."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date

from diemcau.lang.page import MONTH_NAMES, month_number

_MONTH = rf"(?P<{{name}}>{MONTH_NAMES})\.?"
_DAY = re.compile(
    r"(?<![\d./-])(?:"
    r"(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?=\D|\Z)"
    r"|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>(?:19|20)\d\d)"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ,-]{1,2}"
    + _MONTH.format(name="m3")
    + r"[ ,-]{1,2}(?P<y3>(?:19|20)\d\d)"
    r"|"
    + _MONTH.format(name="m4").replace("(?P", r"\b(?P", 1)
    + r" (?P<d4>\d{1,2})(?:st|nd|rd|th)?,? (?P<y4>(?:19|20)\d\d)"
    r"|(?:ngày )?(?P<d5>\d{1,2}) tháng (?P<m5>\d{1,2}) năm (?P<y5>(?:19|20)\d\d)"
    r")(?!\d)",
    re.IGNORECASE,
)
_FORMS = 5
_YEAR = re.compile(r"[12](?:(?<=1)9|(?<=2)0)\d\d")  # no day is found without it
_BEFORE_YEAR = 24  # characters of the longest day before its year: "ngày 31 tháng 12 năm ", "30th of, September., "


def find_days(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """The days of a stretch as matches, for `parse_day`; looked for around its years, which end a day or open it."""
    for year in _YEAR.finditer(text, start, end):
        at = year.start()
        if at < start:
            continue
        day = _DAY.search(text, max(start, at - _BEFORE_YEAR), min(end, year.end() + 1)) or _DAY.match(text, at, end)
        if day is not None:
            yield day
            start = day.end()


def first_day(text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """The first day of a stretch as a match, for `parse_day`; None where it has none."""
    return next(find_days(text, start, end), None)


def parse_day(match: re.Match[str]) -> date | None:
    """The day of a match of `find_days`, or None where the calendar has none such.

    `09/10/2025` is 9 October, as Viet Nam and most of the world write it, and `10/24/2025` is 24 October.
    """
    for form in range(1, _FORMS + 1):
        if match[f"y{form}"]:
            year, month, day = match[f"y{form}"], match[f"m{form}"], match[f"d{form}"]
            number = int(month) if month.isdecimal() else month_number(month)
            return _day(int(year), number or 0, int(day)) or _day(int(year), int(day), number or 0)
    return None


def find_day(text: str) -> date | None:
    """The first day with its year that a short text names, or None."""
    for match in find_days(text):
        day = parse_day(match)
        if day is not None:
            return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
