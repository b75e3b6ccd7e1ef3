"""English fiscal and school years, and the year that stands behind a part of it."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from diemcau.lang import times
from diemcau.lang.base import TimeBase, TimeRole
from diemcau.lang.en.countries import COUNTRIES, FISCAL_STARTS
from diemcau.lang.en.home import HOME
from diemcau.lang.en.report_country import shown_country
from diemcau.lang.en.times_words import DASH, MON, MONTHS, S0, TH, Place, Rule, S, Y
from diemcau.lang.times import Found
from diemcau.records import Period
from diemcau.records.period import months

_FISCAL_START = 4  # where nothing shows the country: India, the United Kingdom, Japan and most others that name two
_FISCAL_START_US = 10  # 31 U.S.C. 1102: the fiscal year of the Treasury begins on 1 October
_NAMED_BY_START = frozenset({"Japan", "Singapore"})  # their FY2024 ends in March 2025


def tail_year(base: TimeBase, match: re.Match[str], deadline: str = "") -> int | None:
    """The year that stands behind a month, quarter or half, or the year under report where none stands there."""
    if match["y"]:
        return int(match["y"])
    words = match["yw"]
    if words:
        return worded_year(base, words)
    reported, today = times.year_under_report(base), times.year_of_today(base)
    return today if deadline in {"by", "before", "until"} else reported


def worded_year(base: TimeBase, words: str) -> int | None:
    """The year that "last year", "this year", "the previous year" and the like name."""
    today, reported = times.year_of_today(base), times.year_under_report(base)
    first = words.removeprefix("the").split()[0]
    if first in {"last", "past"}:
        return today - 1 if today else None
    if first in {"previous", "preceding", "prior"}:
        return reported - 1 if reported else None
    if first in {"next", "following"}:
        return today + 1 if today else None
    return today if first in {"this", "current", "present"} else reported


def month_of(word: str) -> int:
    """The number of a month from its name."""
    return MONTHS[word[:3]]


def named(end: int, period: Period | None) -> Found:
    """A stretch of time that was read, or one whose days are not known."""
    return Found(end, TimeRole.PERIOD, period, None, period.code if period else "")


FISCAL_WORD = r"(?:fiscal|financial|budget(?:ary)?|accounting|tax|revenue)"


def part_of_year(end: int, number: int | None, kind: str, place: int) -> Found:
    """Half ("h") or quarter ("q") of a year."""
    size = 6 if kind == "h" else 3
    first = size * (place - 1) + 1
    if number is None or not 1 <= first <= 12:
        return named(end, None)
    return named(end, months(number, first, first + size - 1))


_ENDED = re.compile(rf"end(?:ed|ing|s){S}(?:on{S})?(?:the{S})?(?:\d{{1,2}}(?:{TH})?{S})?(?P<mon>{MON})")
_BEGINS = re.compile(
    rf"(?:start|begin|run)(?:s|ing|ned)?{S}(?:(?:on|in|from){S})?(?:the{S})?(?:\d{{1,2}}(?:{TH})?{S}(?:of{S})?)?(?P<mon>{MON})"
    rf"|{S0}\((?:\d{{1,2}}(?:{TH})?{S})?(?P<from>{MON})(?:{S}\d{{1,2}}(?:{TH})?)?(?:,?{S}{Y})?(?:{DASH}|{S}to{S})"
)
_NEAR = 48  # characters behind a fiscal year in which its first or last day may be told
_US = re.compile(
    r"\b(?:U\.S\.(?!\s?\$)|US\b(?!\s?\$)|United States|USAID|Congress|[Ff]ederal fiscal|Department of State"
    r"|State Department|October 1\b)"
)
_STATED = re.compile(
    rf"\b(?:fiscal|financial|budget){S}year(?:s)?\b[^.;\n]{{0,24}}?\b(?P<how>end|start|begin|run)(?:ed|ing|s|ning)?\b"
)
_SPEAKS_OF_FISCAL = re.compile(rf"\b(?:fiscal|financial|budget(?:ary)?){S}year|\bfy{S0}['’]?\d")


def read_fiscal(place: Place, match: re.Match[str]) -> Found | None:
    """Read "FY2024", "FY 2025-26 (April to March)", "fiscal year 2024/25"."""
    if match["y"] is None:
        return None
    first = full_year(match["y"])
    second = match["y2"]
    start = month_of(match["a"]) if match["a"] else None
    if start is None and second is None and match["budget"] and _country(place.text) not in FISCAL_STARTS:
        start = 1  # "Budget 2025" where no country shows that its year is another
    return fiscal(place, match.end(), first, full_year(second) if second else None, start)


def full_year(digits: str) -> int:
    """The year of four digits, or of two in this century."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def fiscal(place: Place, end: int, first: int, second: int | None, start: int | None = None) -> Found:
    """A fiscal year; one that is named by a single year is named by the year in which it ends."""
    month = start or fiscal_start(place, end)
    if month == 1 and second:
        month = _FISCAL_START  # two years are named: no calendar year
    if month == 1:
        return named(end, times.period_between(date(first, 1, 1), date(first, 12, 31)))
    return named(end, times.fiscal_year(starting_year(place, month, first, two=second is not None), month))


def starting_year(place: Place, start: int, first: int, *, two: bool) -> int:
    """The year in which a fiscal year begins.

    Args:
        place: Where its name stands.
        start: Its first month.
        first: The year that names it, or the first of two.
        two: Whether two years name it.
    """
    return first if two or start == 1 or _country(place.text) in _NAMED_BY_START else first - 1


def fiscal_start(place: Place, end: int) -> int:
    """The first month of a fiscal year: from the day it starts or ends where the text says so, else by country.

    Args:
        place: Where the expression stands.
        end: Where the name of the year ends.
    """
    told = _told_start(place.low, end, end + _NEAR) or _stated_start(place.low)
    if told:
        return told
    country = _country(place.text)
    if country is not None and country != HOME.name:
        return FISCAL_STARTS.get(country, 1 if country in COUNTRIES else _FISCAL_START)
    if _US.search(place.text, max(0, end - 200), end + 100):
        return _FISCAL_START_US
    return _FISCAL_START if country is None else FISCAL_STARTS.get(country, 1)


def is_fiscal_pair(place: Place) -> bool:
    """Whether "2024-25" is a fiscal year here: the text speaks of such years, or its country has them."""
    country = _country(place.text)
    if country == HOME.name:
        return False
    return country in FISCAL_STARTS or _SPEAKS_OF_FISCAL.search(place.low) is not None


def _country(text: str) -> str | None:
    return shown_country(text, text[: text.find("\n")] if "\n" in text else text)


def _told_start(low: str, at: int, stop: int) -> int | None:
    """The first month of a year whose first or last day is told in a stretch of text."""
    if (ended := _ENDED.search(low, at, stop)) is not None:
        return month_of(ended["mon"]) % 12 + 1
    begins = _BEGINS.search(low, at, stop)
    return month_of(begins["mon"] or begins["from"]) if begins else None


@lru_cache(maxsize=4)
def _stated_start(low: str) -> int | None:
    """The first month of the fiscal year where a text tells it anywhere: "the financial year ends on 30 June"."""
    for match in _STATED.finditer(low):
        if month := _told_start(low, match.start("how"), match.end() + _NEAR // 2):
            return month
    return None


def read_school(_: Place, match: re.Match[str]) -> Found:
    """Read "school year 2024-2025": both calendar years, since the months differ from country to country."""
    first = int(match["y"])
    second = match["y2"]
    last = first if not second else int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    return named(match.end(), times.period_between(date(first, 1, 1), date(max(first, last), 12, 31)))


RULES_OF_FISCAL = [
    Rule(
        "fiscal_year",
        "f fy fiscal financial budget budgetary accounting tax revenue",
        rf"(?:fy|f\.{S0}y\.|(?P<budget>budget(?=[^\S\n]?\d))|{FISCAL_WORD}(?:{S}year)?(?:{S}\(fy\))?)(?:{S}|[-'’])?(?:of{S})?(?P<y>{Y}|\d\d(?!\d))"
        rf"(?:[-–/](?P<y2>{Y}|\d\d(?!\d)))?(?!\w)(?:{S}\((?P<a>{MON})(?:{DASH}|{S}to{S})(?P<b>{MON})\))?",
        read_fiscal,
    ),
    Rule(
        "school_year",
        "school academic",
        rf"(?:school|academic){S}year{S}(?P<y>{Y})(?:[-–/](?P<y2>{Y}|\d\d(?!\d)))?(?!\w)(?P<kind>)",
        read_school,
    ),
]
