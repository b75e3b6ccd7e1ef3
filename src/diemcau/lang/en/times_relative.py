"""English times counted from another: the same period, the year before, this year, now, the end of a period."""

from __future__ import annotations

import re
from datetime import date, timedelta

from diemcau.lang import times
from diemcau.lang.base import TimeRole
from diemcau.lang.en.times_fiscal import fiscal_start
from diemcau.lang.en.times_words import NUM, TAIL, Place, Rule, S, Y, number_of
from diemcau.lang.times import Found
from diemcau.records import Period
from diemcau.records.period import day, months, year

_UNITS = "year|month|quarter|week|half|period|term|season|decade|semester"
_KIND = rf"(?:(?P<fiscal>fiscal|financial|budget){S}|(?:calendar|reporting|school|academic){S})?"


def _same(place: Place, end: int, named: int | None, back: int | None = None) -> Found:
    """The same stretch of another year: named by its number, or a number of years back."""
    reported = times.year_under_report(place.base)
    if named is None:
        return Found(end, TimeRole.SAME_PERIOD, None, 1 if back is None else back, "")
    gap = reported - named if reported is not None else 0
    return Found(end, TimeRole.SAME_PERIOD, None, gap if gap > 0 else None, f"{named:04d}")


def read_same(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the same period last year", "the same months of 2019", "the corresponding period"."""
    if match["y"]:
        return _same(place, match.end(), int(match["y"]))
    if match["back"]:
        return _same(place, match.end(), None, number_of(match["back"]))
    words = match["yw"]
    if match["unit"] in {"time", "day", "days", "point", "week"} and not words and not match["ago"]:
        return None
    if words and words.split()[0] in {"this", "next"}:
        return Found(match.end(), TimeRole.SAME_PERIOD, None, 0, "")
    return _same(place, match.end(), None)


def read_on_year(_: Place, match: re.Match[str]) -> Found:
    """Read "year on year", "month-on-month", "yoy"."""
    yearly = match.group()[0] == "y"
    role = TimeRole.SAME_PERIOD if yearly else TimeRole.PREVIOUS
    return Found(match.end(), role, None, 1 if yearly else 0, "")


def read_relative(place: Place, match: re.Match[str]) -> Found | None:
    """Read "this year", "last month", "the previous quarter", "the current financial year"."""
    which, unit = match["which"], match["unit"]
    if match["y"]:
        named = year(int(match["y"]))
        return Found(match.end(), TimeRole.PERIOD, named, None, named.code)
    if which in {"previous", "preceding", "prior", "prev."}:
        return Found(match.end(), TimeRole.PREVIOUS, None, 1 if unit == "year" else 0, "")
    move = {"last": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if unit in {"period", "term", "half", "season", "decade", "semester"}:
        role = TimeRole.PREVIOUS if move < 0 and unit in {"period", "half"} else TimeRole.PERIOD
        return Found(match.end(), role, None, 0 if role is TimeRole.PREVIOUS else None, "")
    period = _moved(place, unit, move, bool(match["fiscal"]), which)
    if move < 0 and not place.the:
        return Found(match.end(), TimeRole.PREVIOUS, period, 1 if unit == "year" else 0, period.code if period else "")
    if move < 0:  # "the last year", "the past month" reach back from today: a length
        return Found(match.end(), TimeRole.DURATION, None, None, f"1 {unit}")
    return Found(match.end(), TimeRole.PERIOD, period, None, period.code if period else "")


def _moved(place: Place, unit: str, move: int, fiscal: bool, which: str) -> Period | None:  # noqa: FBT001 - read from a group
    """The unit in which the document speaks, moved by whole units."""
    base = place.base
    number = times.year_under_report(base) if which in {"whole", "entire", "full"} else times.year_of_today(base)
    if unit == "year" and not fiscal:
        return year(number + move) if number else None
    today = base.published
    if today is None:
        return None
    if unit == "year":
        start = fiscal_start(place, place.start)
        return times.fiscal_year(today.year - (today.month < start) + move, start)
    if unit == "week":
        return None
    size = 1 if unit == "month" else 3
    first = (today.month - 1) // size * size + move * size
    number = today.year + first // 12
    return months(number, first % 12 + 1, first % 12 + size)


def read_the_unit(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the year", "the quarter", "the month": the one the text is about; only the year is known here."""
    unit = match["unit"]
    if not place.the or re.match(rf"{S}of\b|['’]s\b|{S}ahead\b|-", place.low[match.end() : match.end() + 8]):
        return None
    if unit == "period" and place.preposition not in {"in", "over", "during", "for", "throughout", "within"}:
        return None
    reported = times.year_under_report(place.base)
    period = year(reported) if unit == "year" and reported else None
    return Found(match.end(), TimeRole.PERIOD, period, None, period.code if period else "")


def read_year_before(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the year before", "the year earlier", "the year before last"."""
    if not place.the:
        return None
    return Found(match.end(), TimeRole.PREVIOUS, None, 2 if match["last"] else 1, "")


def read_now(place: Place, match: re.Match[str]) -> Found | None:
    """Read "up to now", "so far", "currently"."""
    if match.group() == "to date" and place.low[: place.start].rstrip().endswith(("up", "keep")):
        return None
    return Found(match.end(), TimeRole.NOW)


def read_year_to_date(place: Place, match: re.Match[str]) -> Found:
    """Read "year to date": from the first day of the year to the publication."""
    today = place.base.published
    period = times.period_between(date(today.year, 1, 1), today) if today else None
    return Found(match.end(), TimeRole.PERIOD, period, None, period.code if period else "")


def edge(found: Found, word: str) -> Found:
    """The first, middle or last day of a period that was read."""
    period = found.period
    if period is None:
        return Found(found.end, TimeRole.DATE)
    if word in {"beginning", "start", "opening", "outset", "onset"}:
        at = period.start
    elif word in {"middle", "mid"}:
        at = period.start + timedelta(days=_to_middle(period))
    else:
        at = period.end
    return Found(found.end, TimeRole.DATE, day(at), None, at.isoformat())


def _to_middle(period: Period) -> int:
    """Days to the last day of the first half of a period: 30 June of a year, the 15th of a month."""
    length = (period.end - period.start).days + 1
    if length > 360:
        return (date(period.start.year, 6, 30) - date(period.start.year, 1, 1)).days
    return (length + 1) // 2 - 1 if length > 31 else 14


_NAMED_BY_TIME = re.compile(r"\s+(?:conference|meeting|review|report|session|summit|briefing|assessment|sale|exam)s?\b")


def read_year_end(place: Place, match: re.Match[str]) -> Found | None:
    """Read "year's end", "year-end", "mid-year", "end-year", with or without a year behind.

    "The mid-year meeting" names a meeting and says no time.
    """
    if _NAMED_BY_TIME.match(match.string, match.end()):
        return None
    number = int(match["y"]) if match["y"] else times.year_under_report(place.base)
    if match["unit"] != "year":
        return Found(match.end(), TimeRole.DATE)
    if number is None:
        return Found(match.end(), TimeRole.DATE)
    at = date(number, 6, 30) if match["mid"] else date(number, 12, 31)
    return Found(match.end(), TimeRole.DATE, day(at), None, at.isoformat())


_SAME_UNITS = (
    r"time-?\s?frame|time|periods?|months?|quarters?|half|weeks?|interval|stretch|span|term|days?|season|point"
)
RULES_OF_RELATIVES = [
    Rule(
        "same_period",
        "this same corresponding equivalent comparable similar analogous year",
        rf"(?:same|corresponding|equivalent|comparable|similar|analogous|year-ago|year-earlier|this(?={S}time{S}last)){S}"
        rf"(?:(?:first|last|full){S})?(?:{NUM}(?:{S}|-))?(?:(?:reporting|prior-year|reference){S})?(?P<unit>{_SAME_UNITS})(?![\w-])"
        rf"(?:{TAIL}|,?{S}(?:a|one|the){S}(?P<ago>year{S}(?:earlier|ago|before|previously))"
        rf"|,?{S}(?P<back>{NUM}){S}years{S}(?:earlier|ago|before)|{S}last{S}year)?",
        read_same,
        keeps_the=True,
    ),
    Rule(
        "on_year",
        "year month quarter week yoy mom qoq y m q w",
        rf"(?:year|month|quarter|week)(?:{S}|-)(?:on|over)(?:{S}|-)(?:year|month|quarter|week)(?!\w)|(?:[ymqw]-o-[ymqw]|[ymq]o[ymq]|[ymq]/[ymq])(?!\w)",
        read_on_year,
    ),
    Rule("year_to_date", "year", rf"year(?:{S}|-)to(?:{S}|-)date", read_year_to_date),
    Rule(
        "year_before",
        "year",
        rf"year{S}(?:before|earlier|prior|previous)(?P<last>{S}last)?(?![\w-])",
        read_year_before,
        keeps_the=True,
    ),
    Rule(
        "year_end",
        "mid end year month quarter",
        rf"(?:(?P<mid>mid)-|end-(?:of-)?|(?=(?:year|month|quarter)(?:['’]s)?(?:{S}|-)end(?!\w)))(?P<unit>year|month|quarter)(?:(?:['’]s)?(?:{S}|-)end)?(?!\w)"
        rf"(?:{S}(?:of{S})?(?P<y>(?:19|20)\d\d)(?!\d))?",
        read_year_end,
        keeps_the=True,
    ),
    Rule(
        "relative",
        "this last next current past previous preceding prior prev coming following whole entire full present",
        rf"(?P<which>this|last|next|current|past|previous|preceding|prior|prev\.|coming|following|whole|entire|full|present){S}"
        rf"{_KIND}(?P<unit>{_UNITS})(?![\w-])(?:(?<=year){S}(?P<y>{Y})(?![\w/-]))?",
        read_relative,
        keeps_the=True,
    ),
    Rule(
        "the_unit",
        "year month quarter period week",
        r"(?P<unit>year|month|quarter|period|week)(?!\w)",
        read_the_unit,
        keeps_the=True,
    ),
    Rule(
        "now",
        "up until till to as by from so thus currently presently nowadays at just right now present",
        rf"(?:up{S}(?:to|until|till)|until|till|to|as{S}of|by|from){S}(?:now|the{S}present(?:{S}(?:day|time))?|the{S}moment|today|this{S}day)(?!\w)|(?:to|till){S}date(?!\w)"
        rf"|(?:so|thus){S}far(?!\w)|currently|presently|nowadays|at{S}(?:the{S})?(?:present|moment)(?:{S}time)?(?!\w)|(?:just{S}|right{S})?now(?!\w)|present(?={S}?[).,;]|\Z)",
        read_now,
    ),
]
