"""English halves, quarters and months of a year."""

from __future__ import annotations

import re
from datetime import date

from diemcau.lang import times
from diemcau.lang.base import TimeRole
from diemcau.lang.en.times_fiscal import (
    full_year,
    month_of,
    named,
    part_of_year,
    tail_year,
)
from diemcau.lang.en.times_fiscal_parts import fiscal_part, part_of_pair
from diemcau.lang.en.times_words import (
    MON,
    MONTH_STARTS,
    NUM,
    NUMBER_WORDS,
    S0,
    TAIL,
    Place,
    Rule,
    S,
    Y,
    looks,
    number_of,
)
from diemcau.lang.times import Found
from diemcau.records.period import months, span_of

_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "latter": 2, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_PLACE = rf"(?:{'|'.join(_PLACES)}|last|final)"


def read_half_or_quarter(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the third quarter of 2025", "first half", "the last quarter"."""
    kind = match["kind"][0]
    ordinal = match["ord"]
    if ordinal == "last" and not place.the and not match["y"] and not match["yw"]:
        return Found(match.end(), TimeRole.PREVIOUS, None, 0, "")
    number = _PLACES.get(ordinal, 2 if kind == "h" else 4)
    if kind == "h" and number > 2:
        return None
    if (of_month := match["mon"]) is not None:
        return _half_of_month(place, match, number, month_of(of_month))
    return fiscal_part(place, match, kind, number) or part_of_year(
        match.end(), tail_year(place.base, match, place.preposition), kind, number
    )


def _half_of_month(place: Place, match: re.Match[str], number: int, month: int) -> Found:
    of_year = int(match["my"]) if match["my"] else times.unsaid_year(place.base, month, 1, times.LOOKS_BACK)
    if of_year is None:
        return named(match.end(), None)
    first = date(of_year, month, 1 if number == 1 else 16)
    last = date(of_year, month, 15) if number == 1 else times.month_end(of_year, month)
    return named(match.end(), times.period_between(first, last))


def read_two_quarters(place: Place, match: re.Match[str]) -> Found:
    """Read "the second and third quarters of 2025"."""
    number = tail_year(place.base, match)
    first, last = _PLACES[match["a"]], _PLACES[match["b"]]
    if number is None or last <= first:
        return named(match.end(), None)
    return named(match.end(), months(number, 3 * first - 2, 3 * last))


def read_short(place: Place, match: re.Match[str]) -> Found | None:
    """Read "H1 2025", "Q3/2024", "1H25", "3Q"; small "1h" is an hour."""
    letter = match["kind"] or match["kind2"]
    at = match.start("kind") if match["kind"] else match.start("kind2")
    if not place.is_capital(at):
        return Found(match.end(), TimeRole.CLOCK) if letter == "h" and match["kind2"] else None
    number = int(match["n"] or match["n2"])
    if letter == "h" and number > 2:
        return None
    if fiscal := _short_of_fiscal(place, match, letter, number):
        return fiscal
    digits = match["yy"] or match["y2"]
    of_year = full_year(digits) if digits else tail_year(place.base, match, place.preposition)
    return part_of_year(match.end(), of_year, letter, number)


def _short_of_fiscal(place: Place, match: re.Match[str], letter: str, number: int) -> Found | None:
    if match["y2"]:
        return part_of_pair(place, match.end(), int(match["y2"]), letter, number)
    if match["yy"]:
        return None
    return fiscal_part(place, match, letter, number)


_BARE_AFTER = frozenset(
    [
        "in",
        "since",
        "until",
        "from",
        "during",
        "by",
        "of",
        "to",
        "through",
        "before",
        "after",
        "between",
        "and",
        "for",
        "than",
        "against",
        "on",
    ]
)


# The year of several months: "October and November 2025".
_SHARED_YEAR = re.compile(
    rf"(?:(?:,{S}(?:and{S})?|{S}(?:and|or|&){S}|/){MON}){{1,4}},?{S}(?:of{S}|in{S})?(?P<y>{Y})(?!\w)"
)


def read_month(place: Place, match: re.Match[str]) -> Found | None:
    """Read "August 2025", "in July", "Aug. last year"."""
    if not place.is_capital(match.start()):
        return None
    word, end, before = match["mon"], match.end(), place.preposition
    month = month_of(word)
    shared = None if match["y"] or match["yw"] or match["yy"] else _SHARED_YEAR.match(place.low, end)
    if match["y"] or match["yw"]:
        number = tail_year(place.base, match)
    elif match["yy"] or shared:
        number = full_year(shared["y"] if shared else match["yy"])
    elif not _is_month(place, word, before, end):
        return None
    elif before == "since":
        number = times.unsaid_year(place.base, month, 1, times.LOOKS_FAR_BACK)
    else:
        number = times.unsaid_year(place.base, month, 1, looks(place, end, times.LOOKS_FAR_BACK))
    return named(end, months(number, month, month) if number else None)


def _is_month(place: Place, word: str, before: str, end: int) -> bool:
    """Whether a bare name of a month is one: "may", "march" and the short names need a word of time before them."""
    full = len(word.rstrip(".")) > 4 or word in {"june", "july"}
    if full and word != "march":
        return True
    after = place.low[end : end + 1]
    return place.inner or before in _BARE_AFTER or _before(place) in _BARE_AFTER or after in {"-", "–", "|", "/"}


def _before(place: Place) -> str:
    words = place.low[max(0, place.start - 20) : place.start].split()
    return words[-1] if words else ""


def read_first_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the first 11 months of 2025", "first three quarters", "11 first months"."""
    count, unit = number_of(match["n"] or match["n2"]), match["unit"].rstrip("s")
    number = tail_year(place.base, match)
    last = (count or 0) * {"month": 1, "quarter": 3}.get(unit, 0)
    if count is None or not 0 < last <= 12:
        return Found(match.end(), TimeRole.DURATION, None, None, f"{count} {unit}s" if count else "")
    return named(match.end(), months(number, 1, last) if number else None)


def read_last_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the last two months of 2025"."""
    count = number_of(match["n"])
    size = 3 if match["unit"].startswith("quarter") else 1
    number = tail_year(place.base, match)
    if count is None or not 0 < count * size < 12:
        return None
    return named(match.end(), months(number, 13 - count * size, 12) if number else None)


def read_months_of(place: Place, match: re.Match[str]) -> Found | None:
    """Read "8 months 2025", "nine months of the year", "three quarters of the year"."""
    count = number_of(match["n"])
    size = 3 if match["unit"].startswith("quarter") else 1
    number = tail_year(place.base, match)
    if count is None or not 0 < count * size <= 12:
        return None
    return named(match.end(), months(number, 1, count * size) if number else None)


def read_months_to(_place: Place, match: re.Match[str]) -> Found | None:
    """Read "the nine months to September 2031", "12 months through June 2032": the months up to a named one."""
    count, last = number_of(match["n"]), month_of(match["mon"])
    if count is None or not 0 < count <= 36:
        return None
    end = int(match["y"]) * 12 + last - 1
    start = end - count + 1
    if start // 12 == end // 12:
        return named(match.end(), months(end // 12, start % 12 + 1, last))
    first = months(start // 12, start % 12 + 1, start % 12 + 1)
    return named(match.end(), span_of(first, months(end // 12, last, last)))


def read_short_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "9M2031", "6M 31", "11M/2031": the months from January on."""
    if not place.is_capital(match.start("m")):
        return None
    return named(match.end(), months(full_year(match["y"] or match["yy"]), 1, int(match["n"])))


def read_quarter_number(place: Place, match: re.Match[str]) -> Found | None:
    """Read "quarter III/2031", "Q.3", "quarter 2"."""
    if not match["n"].isdigit() and not place.is_capital(match.start("n")):
        return None
    number = int(match["n"]) if match["n"].isdigit() else _ROMAN[match["n"]]
    return part_of_year(match.end(), tail_year(place.base, match, place.preposition), "q", number)


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
RULES_OF_PARTS = [
    Rule(
        "short_months",
        "0l",
        rf"(?P<n>1[0-2]|[1-9])(?P<m>m)(?:(?:{S}|[/-])?(?P<y>{Y})|[/’'-]?(?P<yy>\d\d)(?!\d))(?!\w)",
        read_short_months,
    ),
    Rule(
        "quarter_number",
        "quarter q",
        rf"(?:quarter{S}|q\.?{S0})(?P<n>[1-4]|i{{1,3}}|iv)(?!\w)(?:{TAIL})?",
        read_quarter_number,
    ),
    Rule(
        "two_quarters",
        "0l first second third",
        rf"(?P<a>first|second|third|1st|2nd|3rd){S}(?:and|to){S}(?P<b>second|third|fourth|2nd|3rd|4th){S}quarters(?:{TAIL})?",
        read_two_quarters,
        keeps_the=True,
    ),
    Rule(
        "first_months",
        f"0s {NUMBER_WORDS} first",
        rf"(?:first(?:{S}|-)(?P<n>{NUM})|(?P<n2>{NUM}){S}first)(?:{S}|-)(?P<unit>months?|quarters?|weeks?|days?)(?![\w-])(?:{TAIL})?",
        read_first_months,
        keeps_the=True,
    ),
    Rule(
        "last_months",
        "last final remaining",
        rf"(?:last|final|remaining){S}(?P<n>{NUM}){S}(?P<unit>months|quarters)(?:{TAIL})",
        read_last_months,
        keeps_the=True,
    ),
    Rule(
        "half_or_quarter",
        "0l first second third fourth latter last final",
        rf"(?P<ord>{_PLACE})(?:{S}|-)(?P<kind>quarter|half(?:-year)?)(?![\w])"
        rf"(?:{S}of{S}(?P<mon>{MON})(?:,?{S}(?P<my>{Y}))?|{TAIL})?",
        read_half_or_quarter,
        keeps_the=True,
    ),
    Rule(
        "months_to",
        f"0u 0p {NUMBER_WORDS}",
        rf"(?P<n>{NUM})(?:{S}|-)months?{S}(?:up{S})?(?:to|through|ended|ending){S}(?P<mon>{MON}),?{S}(?P<y>{Y})(?![\w-])",
        read_months_to,
        keeps_the=True,
    ),
    Rule(
        "months_of",
        f"0u 0p {NUMBER_WORDS}",
        rf"(?P<n>{NUM})(?:{S}|-)(?P<unit>months?|quarters)(?:{TAIL})",
        read_months_of,
        keeps_the=True,
    ),
]
RULE_OF_SHORT_PARTS = Rule(
    "half_or_quarter_short",
    "0l h q",
    rf"(?:(?P<kind>[qh])(?P<n>[1-4])|(?P<n2>[1-4])(?P<kind2>[qh]))"
    rf"(?:(?:{S}(?:of{S})?|[/’'-])?(?P<y2>{Y})|[’'/-]?(?P<yy>\d\d)(?!\d)|{TAIL})?(?!\w)",
    read_short,
)
RULES_OF_MONTHS = [
    Rule(
        "month", MONTH_STARTS, rf"(?P<mon>{MON})(?:{S}quarter(?=\W))?(?:{TAIL}|{S0}[’'](?P<yy>\d\d)(?!\d))?", read_month
    )
]
