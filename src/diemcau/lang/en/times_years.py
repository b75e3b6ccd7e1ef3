"""English years and stretches of years."""

from __future__ import annotations

import re
from datetime import date

from diemcau.lang import times
from diemcau.lang.en.times_fiscal import (
    FISCAL_WORD,
    fiscal,
    is_fiscal_pair,
    named,
    part_of_year,
)
from diemcau.lang.en.times_words import DASH, S0, Place, Rule, S, Y
from diemcau.lang.times import Found
from diemcau.records.period import months, year

_KIND = rf"fiscal(?!{S}year)|(?:{FISCAL_WORD}|school|academic|marketing|crop)(?={S}year)"
_YEAR_TAIL = rf"(?:{S}(?P<kind>{_KIND})(?:{S}year)?(?![a-z]))?"
_NOT_COUNTED = re.compile(
    rf"{S0}(?:%|{S0}per{S}?cent\b|million\b|billion\b|trillion\b|thousand\b|crore\b|lakh\b|km\b|kg\b|tonn?es?\b|tons\b"
    r"|people\b|persons?\b|times\b|hectares?\b|ha\b|dong\b|euros?\b|dollars?\b|cases?\b|delegations?\b|delegates\b"
    r"|officials\b|citizens\b|workers\b|metres?\b|meters?\b|m[²³23]\b|pieces\b|copies\b|units\b|inhabitants\b"
    r"|(?:usd|vnd|eur)\b(?!\s?\d)|(?:of\s)?(?:them|which|whom|these|those)\b)"
)
_COUNTED = re.compile(rf"{S}(?:people|persons?|million|billion|trillion|thousand|crore|lakh|per{S}?cent)\b|{S0}%")
_PLURAL = re.compile(rf"{S}[a-z][a-z-]*[a-z](?<![sui])s(?![\w’'])")
_NUMBER_BEFORE = re.compile(
    r"(?:[$€£¥₹#+]\s?|\b(?:usd|vnd|eur|gbp|inr|rs\.?|nos?\.?|room|article|level|flight|page|totall?ing|numbered|tel\.?"
    r"|total of|group of|some of|number|counter|line|route|highway|resolution|hotline|phone|fax)\s{0,2}|\d[ ’'])\Z"
)
# Groups of digits as in a telephone number; another year may stand behind in a list of years.
_GROUP_BEHIND = re.compile(r"[^\S\n](?:\d{3}|(?!19\d\d|20\d\d)\d{4})(?![\d/:-]|[.,]\d)")
_PAPER_BEFORE = re.compile(
    r"\b(?:rule|regulation|resolution|circular|decree|decision|directive|dispatch|notice|report|law|act|nos?\.?)\s{1,2}\Z"
)
_NAMES_YEAR = frozenset(
    [
        "in",
        "since",
        "until",
        "during",
        "through",
        "throughout",
        "between",
        "after",
        "before",
        "against",
        "compared",
        "with",
    ]
)
_COUNTABLE_AFTER = frozenset({"", "of", "for", "from", "to", "by", "about", "over", "under", "than"})
_ARTICLE_BEFORE = re.compile(r"(?:\b(?:its|their|our|this|that|year|and|new)|['’]s)\s{1,2}\Z")
_AMOUNT_BEFORE = re.compile(
    r"\b(?:nearly|almost|some|approximately|roughly|at least|as many as"
    r"|reach(?:ed|ing)|total(?:led|ed)|exceed(?:ed|ing|s))\s{1,2}\Z"
)
_MEASURES = frozenset({"about", "around", "over", "under", "with", "until"})
_BEFORE_NAME = re.compile(
    r"(?:\b(?:the|its|their|our|this|that|year|and|&|new|'s|’s)\s{1,2}|[(\[|:;,.“\"‘'—–-]\s{0,2})\Z"
)
_CELL = re.compile(r"[|\t]\s*([\d.,' ]+?)\s*(?=[|\t\n]|\Z)")
_YEAR_CELL = re.compile(r"(?:19|20)\d\d\Z")


def read_year(place: Place, match: re.Match[str]) -> Found | None:
    """A bare year, unless the number counts what stands behind it."""
    if match["kind"]:
        return _kind_of_year(place, match, int(match["y"]), None)
    before, end = place.preposition, match.end("y")
    if _is_count(place, match.start("y"), end, before):
        return None
    period = year(int(match["y"]))
    return named(match.end(), times.since(period, place.base) if before == "since" else period)


def _is_count(place: Place, start: int, end: int, before: str) -> bool:
    """Whether four digits that look like a year are a count.

    A year stands behind a preposition of time, an article, a mark or at the start; a count stands behind a verb or a
    currency and before a unit or a counted noun ("sent 2024 delegations"). Behind "of", "for", "from" only the units
    and counted nouns of reports decide.
    """
    low = place.low
    ahead = low[end : end + 24]
    back = low[max(0, start - 16) : start]
    if before in _NAMES_YEAR:
        return False
    if _GROUP_BEHIND.match(ahead) or _AMOUNT_BEFORE.search(back):
        return True
    if _NUMBER_BEFORE.search(back):
        return not re.search(r"(?:19|20)\d\d[ ’']\Z", back)
    if before in _COUNTABLE_AFTER and (
        _COUNTED.match(ahead) or (_NOT_COUNTED.match(ahead) and not _is_named(place, back))
    ):
        return True
    if _PLURAL.match(ahead) and (before in _MEASURES or (low[end - 2 : end] == "00" and not _is_named(place, back))):
        return True
    if "|" in back[-3:] or "\t" in back[-2:]:
        return _is_cell_of_counts(low, start)
    if not before and not place.the and start and not _BEFORE_NAME.search(back):
        return _PLURAL.match(ahead) is not None
    return False


def _is_named(place: Place, back: str) -> bool:
    """Whether an article or the like before makes the digits a name of the year."""
    return place.the or _ARTICLE_BEFORE.search(back) is not None


def _is_cell_of_counts(low: str, start: int) -> bool:
    """Whether a cell stands in a row of a table that holds other numbers than years."""
    left, right = low.rfind("\n", 0, start) + 1, low.find("\n", start)
    row = low[max(left, start - 200) : right if right >= 0 else start + 200]
    return any(not _YEAR_CELL.match(cell) for cell in _CELL.findall(row))


def read_years(place: Place, match: re.Match[str]) -> Found | None:
    """Two years with a dash or stroke: "2021-2025", "2024–25", "2024/25"; also a month of the calendar ("2025-03")."""
    first, last = int(match["y"]), match["y2"]
    if match["stroke"] and _PAPER_BEFORE.search(place.low, max(0, place.start - 16), place.start):
        return None
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if second <= first and len(last) == 2:
        if match.end("y2") - match.start("y") != 7 or match["stroke"]:
            return None
        second = int(last)
        return named(match.end(), months(first, second, second)) if 1 <= second <= 12 else None
    if second < first:
        return None
    if match["kind"]:
        return _kind_of_year(place, match, first, second)
    if len(last) == 2 and second == first + 1 and is_fiscal_pair(place):
        return fiscal(place, match.end(), first, second)
    return named(match.end(), times.period_between(date(first, 1, 1), date(second, 12, 31)))


def _kind_of_year(place: Place, match: re.Match[str], first: int, second: int | None) -> Found:
    """Read "2024-25 financial year", "2025 school year"."""
    if match["kind"] in {"school", "academic", "marketing", "crop"}:
        return named(match.end(), times.period_between(date(first, 1, 1), date(second or first, 12, 31)))
    return fiscal(place, match.end(), first, second)


def read_year_month(_: Place, match: re.Match[str]) -> Found | None:
    """A half or quarter behind its year: "2024-Q3", "2024 H1"."""
    return part_of_year(match.end(), int(match["y"]), match["part"][0], int(match["part"][1]))


def read_decade(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the 1990s"."""
    if not match["plain"] and not place.the:  # "2030's harvest" is of one year, "the 1990's" are ten
        return None
    first = int(match["y"])
    return named(match.end(), times.period_between(date(first, 1, 1), date(first + 9, 12, 31)))


RULES_OF_YEARS = [
    Rule("year_and_part", "0000", rf"(?P<y>{Y})[ /-]?(?P<part>q[1-4]|h[12])(?!\w)", read_year_month),
    Rule("decade", "0000", r"(?P<y>(?:1[6-9]|20)\d0)(?:['’]s|(?P<plain>s))(?!\w)", read_decade),
    Rule(
        "years",
        "0000",
        rf"(?P<y>{Y})(?:{DASH}|(?P<stroke>/))(?P<y2>{Y}|\d\d(?![\d%:]|[.,-]\d))(?![\w/]){_YEAR_TAIL}",
        read_years,
    ),
    Rule(
        "year",
        "0000 0y year",
        rf"(?:year{S})?(?P<y>{Y}|(?<=in )1[5-8]\d\d|(?<=since )1[5-8]\d\d)(?!\w|[/:]\d|-[a-z]){_YEAR_TAIL}",
        read_year,
    ),
]
