"""English parts of fiscal years: quarters, halves and months, counted from the month in which the year begins."""

from __future__ import annotations

import re
from datetime import date

from diemcau.lang import times
from diemcau.lang.en.times_fiscal import (
    FISCAL_WORD,
    fiscal_start,
    full_year,
    is_fiscal_pair,
    month_of,
    named,
    starting_year,
)
from diemcau.lang.en.times_words import DASH, MON, MONTH_STARTS, S0, Place, Rule, S, Y
from diemcau.lang.times import Found

_OF_FISCAL = re.compile(
    rf"{S}(?:(?:of|in){S})?(?:the{S})?(?:(?:current|this){S})?(?:fy|{FISCAL_WORD}{S}(?:year)?)"
    rf"(?:{S0}(?P<y>{Y}|\d\d)(?:[-–/](?P<y2>{Y}|\d\d))?)?(?!\w)"
)
_SECOND_YEAR = re.compile(r"[-–/](?P<y2>(?:20)?\d\d)(?![\d%])(?![.,]\d)")
_MONTHS_IN = {"h": 6, "q": 3}
_MOVES = {"last": -1, "previous": -1, "next": 1, "coming": 1}


def fiscal_part(place: Place, match: re.Match[str], kind: str, number: int) -> Found | None:
    """A half or quarter of a fiscal year, counted from the month in which that year begins."""
    if match["y"]:
        return part_of_pair(place, match.end(), int(match["y"]), kind, number)
    fiscal = None if match["yw"] else _OF_FISCAL.match(place.low, match.end())
    if fiscal is None:
        return None
    end = fiscal.end()
    start = fiscal_start(place, end)
    if fiscal["y"]:
        first = starting_year(place, start, full_year(fiscal["y"]), two=bool(fiscal["y2"]))
    else:
        first = _running_year(place, start)
    return _stretch(end, first, start, _MONTHS_IN[kind] * (number - 1), _MONTHS_IN[kind])


def part_of_pair(place: Place, end: int, first: int, kind: str, number: int) -> Found | None:
    """Read "the first quarter of 2025 | -26" where such pairs of years are fiscal.

    Args:
        place: Where the expression stands.
        end: Where its first year ends.
        first: That year.
        kind: "h" for a half, "q" for a quarter.
        number: Which of them.
    """
    second = _SECOND_YEAR.match(place.low, end)
    if second is None or not _follows(first, second["y2"]) or not is_fiscal_pair(place):
        return None
    start = fiscal_start(place, second.end())
    return _stretch(second.end(), first, start, _MONTHS_IN[kind] * (number - 1), _MONTHS_IN[kind])


def _follows(first: int, second: str) -> bool:
    return int(second) % 100 == (first + 1) % 100


def _running_year(place: Place, start: int) -> int:
    """The year in which the fiscal year of the publication began."""
    today = place.base.published or date(times.year_under_report(place.base) or 1, 12, 31)
    return today.year - (today.month < start)


def _stretch(end: int, first: int, start: int, skipped: int, size: int) -> Found:
    """So many months of the fiscal year that begins in a month of a year, after those that are skipped."""
    moved = start - 1 + skipped
    if first < times.FIRST_YEAR:
        return named(end, None)
    return named(end, times.months_from(date(first + moved // 12, moved % 12 + 1, 1), size))


def read_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "April-December 2024-25", "July to March of FY25": months of the fiscal year named behind them."""
    if match["pair"] and not _follows(int(match["pair"]), match["pair2"]):
        return None
    start = fiscal_start(place, match.end())
    if match["pair"]:
        first = int(match["pair"])
    else:
        first = starting_year(place, start, full_year(match["y"]), two=bool(match["y2"]))
    skipped = (month_of(match["from"]) - start) % 12
    last = month_of(match["till"]) if match["till"] else month_of(match["from"])
    return _stretch(match.end(), first, start, skipped, (last - start) % 12 - skipped + 1)


def read_short_part(place: Place, match: re.Match[str]) -> Found | None:
    """Read "H1FY25", "3QFY2024-25", "9MFY25"."""
    start = fiscal_start(place, match.end())
    first = starting_year(place, start, full_year(match["y"]), two=bool(match["y2"]))
    if match["months"]:
        return _stretch(match.end(), first, start, 0, int(match["months"]))
    kind, number = match["kind"] or match["kind2"], int(match["n"] or match["n2"])
    if kind == "h" and number > 2:
        return None
    return _stretch(match.end(), first, start, _MONTHS_IN[kind] * (number - 1), _MONTHS_IN[kind])


def read_this_fiscal(place: Place, match: re.Match[str]) -> Found:
    """Read "this fiscal", "the current fiscal", "last fiscal": the year, as Indian papers call it."""
    start = fiscal_start(place, match.end())
    return _stretch(match.end(), _running_year(place, start) + _MOVES.get(match["which"], 0), start, 0, 12)


_GOES_ON = r"(?:and|or|but|as|in|to|by|from|at|on|it|they|was|were|is|has|with|after|when|while)"  # no "fiscal rules"
_NAMED = rf"(?P<y>{Y}|\d\d(?!\d))(?:[-–/](?P<y2>{Y}|\d\d(?!\d)))?(?!\w)"
RULES_OF_FISCAL_PARTS = [
    Rule(
        "months_of_fiscal",
        MONTH_STARTS,
        rf"(?P<from>{MON})(?:(?:{DASH}|{S}(?:to|and){S})(?P<till>{MON}))?,?{S}"
        rf"(?:(?P<pair>{Y}|(?:19|20)\d\d(?=[-–]))[-–/](?P<pair2>\d\d)(?![\w%])(?![.,/-]\d)"
        rf"|(?:(?:of|in){S})?(?:the{S})?(?:fy|{FISCAL_WORD}{S}(?:year{S})?){S0}['’]?{_NAMED})",
        read_months,
    ),
    Rule(
        "part_fy",
        "h q 0l",
        rf"(?:(?P<kind>[hq])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[hq])|(?P<months>[1-9]|1[01])m){S0}fy{S0}['’]?{_NAMED}",
        read_short_part,
    ),
    Rule(
        "this_fiscal",
        "this last next current previous coming",
        rf"(?P<which>this|last|next|current|previous|coming){S}fiscal(?![\w-])(?!{S}(?!{_GOES_ON}\b)\w)",
        read_this_fiscal,
        keeps_the=True,
    ),
]
