"""English days of the calendar, weekdays and hours."""

from __future__ import annotations

import re
from datetime import timedelta

from diemcau.lang import times
from diemcau.lang.base import TimeBase, TimeRole
from diemcau.lang.en.times_fiscal import month_of, worded_year
from diemcau.lang.en.times_words import (
    DASH,
    MON,
    MONTH_STARTS,
    S0,
    TAIL,
    TH,
    TO,
    WEEKDAY,
    WEEKDAY_STARTS,
    WEEKDAYS,
    D,
    M,
    Place,
    Rule,
    S,
    Y,
    looks,
)
from diemcau.lang.times import Found
from diemcau.records import Period
from diemcau.records.period import day, months


def _date(end: int, period: Period | None) -> Found:
    return Found(end, TimeRole.DATE, period, None, period.code if period else "")


def _days(place: Place, end: int, first: tuple[int, int], last: tuple[int, int], number: int | None) -> Found | None:
    """From one (month, day) to another; the year belongs to the last."""
    if number is None:
        number = times.unsaid_year(place.base, *last, looks(place, end))
    if number is None:
        return Found(end, TimeRole.PERIOD)
    start = times.to_day(number - (first > last), *first)
    stop = times.to_day(number, *last)
    period = times.period_between(start, stop) if start and stop else None
    return Found(end, TimeRole.PERIOD, period, None, period.code) if period else None


def _day(place: Place, end: int, month: int, of_month: int, number: int | None) -> Found | None:
    """A day, its year counted from the publication where it is not written."""
    if number is None:
        number = times.unsaid_year(place.base, month, of_month, looks(place, end))
        if number is None:
            return _date(end, None)
    found = times.to_day(number, month, of_month)
    return _date(end, day(found)) if found else None


def _year(base: TimeBase, match: re.Match[str]) -> int | None:
    if match["y"]:
        return int(match["y"])
    return worded_year(base, match["yw"]) if match["yw"] else None


def read_iso(_: Place, match: re.Match[str]) -> Found | None:
    """Read "2025-03-04", "2025/03/04"."""
    found = times.to_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return _date(match.end(), day(found)) if found else None


_CUE = re.compile(
    r"(?:\b(?:on|before|after|by|until|till|since|from|dated?|planned for|scheduled for|set for|morning|afternoon"
    r"|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|of|than)\s{1,2}|\(|,\s)\Z"
)
_DATE_BEFORE = re.compile(r"\d[/.]\d{1,2}\.?\s?(?:-|–|to|and)\s?\Z")
_NUMBER_BEFORE = re.compile(
    r"\b(?:no\.?|nos\.?|number|ratio|scale|rate|score|resolution|circular|decree|decision|directive|article|dispatch|plan)"
    r"\s{1,2}\Z"
)
_RATIO = re.compile(r"\b(?:ratio|scale|score|odds|proportion)\b")
_NOT_DAY = re.compile(rf"(?:{S0}%|{S}(?:of|per|percent|million|billion|times|points?|usd|tonnes)\b)")


def read_dmy(_: Place, match: re.Match[str]) -> Found | None:
    """Read "15.08.2025", "30/06/2025", "2/1/2026"; month first where the second number is above twelve."""
    named = not match["m"].isdigit()
    first, written = int(match["d"]), match["y"]
    second = month_of(match["m"]) if named else int(match["m"])
    if match["s"] != match["s2"] or (len(written) == 2 and match["s"] != "/" and not named):
        return None
    number = int(written) if len(written) == 4 else 2000 + int(written)
    month, of_month = (first, second) if second > 12 else (second, first)
    found = times.to_day(number, month, of_month) if month <= 12 else None
    return _date(match.end(), day(found)) if found else None


def read_numeric_days(place: Place, match: re.Match[str]) -> Found | None:
    """Read "3.-5.9.2026", "14-16/11/2025", "1/1-30/6/2025"."""
    if not match["y"] and (match["point"] or not _has_cue(place)):
        return None
    last = int(match["m2"])
    first = int(match["m1"]) if match["m1"] else last
    number = int(match["y"]) if match["y"] else None
    return _days(place, match.end(), (first, int(match["d1"])), (last, int(match["d2"])), number)


def _has_cue(place: Place) -> bool:
    back = place.low[max(0, place.start - 24) : place.start]
    return _CUE.search(back) is not None or _DATE_BEFORE.search(back) is not None


def read_dm(place: Place, match: re.Match[str]) -> Found | None:
    """Read "Friday 14/2", "on 6/9", "before 15.2.": day and month without a year need a word of time before them."""
    if not (_has_cue(place) or place.inner) or _NOT_DAY.match(place.low, match.end()):
        return None
    if match["dot"] and place.preposition in {"by", "of", "from", "than", ""} and not place.inner:
        planned = place.low[max(0, place.start - 16) : place.start].rstrip()
        if not planned.endswith(("planned for", "scheduled for", "set for", "day", "day,")):
            return None
    return _day(place, match.end(), int(match["m"]), int(match["d"]), None)


def read_my(place: Place, match: re.Match[str]) -> Found | None:
    """Read "8/2025": month and year, but not the number of a paper."""
    if _NUMBER_BEFORE.search(place.low, max(0, place.start - 16), place.start):
        return None
    number, month = int(match["y"]), int(match["m"])
    period = months(number, month, month)
    return Found(match.end(), TimeRole.PERIOD, period, None, period.code)


def read_day_month(place: Place, match: re.Match[str]) -> Found | None:
    """Read "6 January 2025", "6th, January, 2025", "20th of August"."""
    if not place.is_capital(match.start("mon")):
        return None
    return _day(place, match.end(), month_of(match["mon"]), int(match["d"]), _year(place.base, match))


def read_days_month(place: Place, match: re.Match[str]) -> Found | None:
    """Read "14-16 November 2025", "14 and 15 November"."""
    if not place.is_capital(match.start("mon")):
        return None
    month = month_of(match["mon"])
    first, last = int(match["d1"]), int(match["d2"])
    return _days(place, match.end(), (month, first), (month, last), _year(place.base, match)) if first < last else None


_COUNTED = re.compile(rf"{S}(?:[a-z]+(?:-[a-z]+)*{S}){{0,2}}?[a-z-]+[a-rt-z]s(?!\w)|{S}(?:people|persons)\b")


def read_month_day(place: Place, match: re.Match[str]) -> Found | None:
    """Read "January 6, 2025", "January 6-8"; "In March 12 delegations came" is a month and a count."""
    if not place.is_capital(match.start("mon")):
        return None
    month, of_month, number = month_of(match["mon"]), int(match["d"]), _year(place.base, match)
    if number is None and place.preposition in {"in", "during", "since"} and _COUNTED.match(place.low, match.end()):
        return _only_month(place, match, month)
    if match["d2"]:
        return _days(place, match.end(), (month, of_month), (month, int(match["d2"])), number)
    return _day(place, match.end(), month, of_month, number)


def _only_month(place: Place, match: re.Match[str], month: int) -> Found:
    number = times.unsaid_year(place.base, month, 1, looks(place, match.end(), times.LOOKS_FAR_BACK))
    period = months(number, month, month) if number else None
    return Found(match.end("mon"), TimeRole.PERIOD, period, None, period.code if period else "")


# Weekdays ---------------------------------------------------------------------------------------------


def read_weekday(place: Place, match: re.Match[str]) -> Found | None:
    """Read "Tuesday", "last Friday", "Monday to Thursday", "on Mondays"."""
    if not place.is_capital(match.start("wd")):
        return None
    if match["to"]:
        code = f"{match['wd'].capitalize()} to {match['to'].capitalize()}"
        return Found(match.end(), TimeRole.RHYTHM, None, None, code)
    if match["plural"] or place.preposition in {"every", "each"}:
        return Found(match.end(), TimeRole.RHYTHM, None, None, f"every {match['wd'].capitalize()}")
    which, weekday = match["which"] or "", WEEKDAYS[match["wd"][:3]]
    said_today = which == "last" and place.base.published is not None and place.base.published.weekday() == weekday
    weeks = -1 if said_today else {"next": 1, "coming": 1}.get(which, 0)
    return _date(match.end(), times.latest_weekday(place.base, weekday, weeks))


def read_near_day(place: Place, match: re.Match[str]) -> Found:
    """Read "today", "yesterday", "tomorrow"."""
    today = place.base.published
    move = {"yesterday": -1, "tomorrow": 1}.get(match.group(), 0)
    return _date(match.end(), day(today + timedelta(days=move)) if today else None)


# Hours ------------------------------------------------------------------------------------------------

_AP = rf"{S0}(?:[ap]\.{S0}m\.?|[ap]m(?![a-z]))"
_HOUR = r"(?:2[0-4]|[01]?\d)"
_ZONE = rf"(?:{S}(?:hrs?|hours|o['’]clock|gmt|utc|ist|cet|local{S}time)(?![a-z]))"
_TWELVE = rf"(?:1[0-2]|0?\d)(?:[.:][0-5]\d)?(?:{_AP}|{S}o['’]clock)"
_CLOCK = (
    rf"(?:{_HOUR}[:h][0-5]\d(?::[0-5]\d)?(?![\d:])(?:{_AP}|{_ZONE})?|{_TWELVE}|(?:1\d|2[0-4]|0?[3-9])h(?!\w)"
    rf"|[0-2]\d[0-5]\d{S0}(?:hrs|ist|gmt|utc)(?![a-z])"
    rf"|(?<=at )(?:2[0-3]|[01]?\d)\.[0-5]\d(?=\s*(?:[,;)]|\.?\s*\Z|\.\s|on\b|in\b)))"
)


def read_clock(place: Place, match: re.Match[str]) -> Found | None:
    """Read "7:30", "3:00 p.m.", "19h30", "09:00-12:30"; with "daily" it is a rhythm."""
    if _NUMBER_BEFORE.search(place.low, max(0, place.start - 16), place.start):
        return None
    if _RATIO.search(place.low, max(0, place.start - 28), place.start):
        return None
    if match["daily"]:
        words = place.text[match.start() : match.start("daily")].strip()
        return Found(match.end(), TimeRole.RHYTHM, None, None, f"{words} daily")
    return Found(match.end(), TimeRole.CLOCK)


_D_MON = rf"{D}(?:{TH})?"
RULES_OF_DAYS = [
    Rule(
        "iso_day",
        "0000",
        rf"(?P<y>{Y})[-/.](?P<m>0[1-9]|1[0-2])[-/.](?P<d>0[1-9]|[12]\d|3[01])(?:t\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?(?:z|[+-]\d\d:?\d\d)?)?"
        r"(?!\w|[-/]\w)",
        read_iso,
    ),
    Rule(
        "numeric_days",
        "0p 0s",
        rf"(?P<d1>{D})\.?(?:(?:(?<=\.)|[./])(?P<m1>{M})\.?)?(?:{DASH}|{S}to{S})(?P<d2>{D})(?:/|(?P<point>\.))(?P<m2>{M})(?:[./](?P<y>{Y}))?(?![\w/%]|[.,]\d)",
        read_numeric_days,
    ),
    Rule(
        "numeric_day",
        "0p",
        rf"(?P<d>\d{{1,2}})(?P<s>[./-])(?P<m>\d{{1,2}}|{MON})(?P<s2>[./-])(?P<y>{Y}|\d\d)(?!\w|/\w|-[a-z]|\.\d)",
        read_dmy,
    ),
    Rule(
        "clock",
        "0s 0c 0l 0p 0000",
        rf"(?:\d{{1,2}}(?:{DASH}|{S}to{S})(?={_TWELVE}))?{_CLOCK}(?:(?:{DASH}|{S}(?:to|until|till|and){S}){_CLOCK})?(?:{S}?\(?(?:gmt|utc){S0}[+-]\d{{1,2}}(?:\)|(?!\w)))?"
        rf"(?P<daily>{S}(?:daily|every{S}day|each{S}day|a{S}day)(?!\w))?(?![\w%])",
        read_clock,
    ),
    Rule(
        "days_and_month",
        "0s 0p 0l 0m",
        rf"(?P<d1>{D})(?:{TH})?(?:,{S}{D}(?:{TH})?){{0,4}}(?:{TO}|/|,?{S}(?:and|&|or){S})(?:the{S})?(?P<d2>{D})(?:{TH})?(?:,?{S}(?:of{S})?|-)"
        rf"(?P<mon>{MON})(?:{TAIL})?",
        read_days_month,
    ),
    Rule(
        "day_and_month",
        "0n 0s 0p 0l 0m",
        rf"(?P<d>{D})(?:{TH})?(?:,?{S}(?:day{S})?(?:of{S})?|[-/]|)(?P<mon>{MON})(?:{TAIL})?",
        read_day_month,
    ),
    Rule("numeric_month", "0p", rf"(?P<m>{M})/(?P<y>{Y})(?![\w/]|-\w)", read_my),
    Rule(
        "numeric_day_only",
        "0p",
        rf"(?P<d>{D})(?:/|(?P<dot>\.))(?P<m>{M})(?:(?<=\.\d)\.|(?<=\.\d\d)\.|(?<!\.\d)(?<!\.\d\d))(?![\w/%]|[.,]\d)",
        read_dm,
    ),
    Rule("today", "yesterday today tomorrow", r"(?:yesterday|today|tomorrow)(?!\w)", read_near_day),
    Rule(
        "weekday",
        f"{WEEKDAY_STARTS} last next this past coming",
        rf"(?:(?P<which>last|next|this|past|coming){S})?(?P<wd>{WEEKDAY})(?:(?P<plural>s)|(?:{DASH}|{S}(?:to|through){S})(?P<to>{WEEKDAY}))?(?!\w)",
        read_weekday,
    ),
]
RULES_OF_MONTH_DAYS = [
    Rule(
        "month_and_day",
        MONTH_STARTS,
        rf"(?P<mon>{MON}){S}(?:the{S})?(?P<d>{D})(?:{TH})?(?![.,:]\d|/|{S0}%|{S}(?:million|billion|per|percent|months?|days?|years?)\b)"
        rf"(?:(?:{TO}|{S}(?:and|&){S})(?P<d2>{D})(?:{TH})?(?![.,:]\d|/|{S0}%|{S}[a-z]))?(?:{TAIL})?",
        read_month_day,
    ),
]
