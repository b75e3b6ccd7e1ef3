"""English lengths of time, rhythms and anniversaries."""

from __future__ import annotations

import re
from datetime import date

from diemcau.lang import times
from diemcau.lang.base import TimeRole
from diemcau.lang.en.times_words import (
    DASH,
    NUM,
    NUMBER_WORDS,
    ORD,
    ORDINAL_WORDS,
    TH,
    WEEKDAY,
    D,
    Place,
    Rule,
    S,
    number_of,
    ordinal_of,
)
from diemcau.lang.times import Found
from diemcau.records.period import months

_UNIT = (
    r"minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|quarters?|decades?|centur(?:y|ies)"
    r"|semesters?|seasons?"
)
_WORKING = r"working|business|calendar|consecutive|successive|straight|full|whole|official|more|further|additional"
_RECENT = r"past|last|next|coming|previous|preceding|recent|following|first|final|initial|subsequent|remaining|another"
_RECENT_STARTS = _RECENT.replace("|", " ")
_ADVERBS = (
    "daily weekly monthly quarterly yearly fortnightly hourly annually biweekly bimonthly biannually semiannually"
)
_CUES_BEFORE = frozenset(
    [
        "within",
        "for",
        "over",
        "in",
        "after",
        "every",
        "each",
        "per",
        "during",
        "past",
        "last",
        "next",
        "coming",
        "previous",
        "recent",
        "first",
        "another",
        "throughout",
        "following",
        "under",
        "beyond",
        "than",
        "aged",
    ]
)
_PERIOD_OF = re.compile(
    r"\b(?:period|term|deadline|duration|notice|maximum|minimum|validity|course|span|space)\s{1,2}of\s{1,2}\Z"
)
_FUZZY = re.compile(
    r"\b(?:within|for|over|in|after|during|every|per)\s{1,2}(?:the\s)?(?:at least|at most|about|around|some"
    r"|nearly|almost|over|more than|up to|no more than|less than|under|only|just"
    r"|a maximum of|a further|the|these|those)\s{1,2}\Z"
)
_CUE_AFTER = re.compile(
    rf"{S}(?:in{S}advance|ago|earlier|later|before|after|prior|beforehand|old|of{S}age|notice|in{S}a{S}row|running"
    rf"|since|from{S}(?:the|now|receipt|today)|(?:a|per|each|every){S}(?:day|week|month|year)|non-?stop|consecutively|straight"
    rf"|of{S}(?:[a-z-]+{S}){{0,2}}?(?:relations|relationship|ties|cooperation|partnership|friendship|independence|service"
    r"|membership|experience|existence|development|implementation|establishment"
    r"|renewal|operation|war|peace|doi moi))(?!\w)"
    r"|['’](?!s)"
)
_BACK = re.compile(
    rf"{S}(?:ago|earlier|before(?!{S}(?:the|a|its|expiry|departure|[a-z]+ing))|previously|prior(?!{S}to))(?!\w)"
)
_MEASURED = re.compile(r"\b(?:average[sd]?|averaging|mean|median|on average)\b")
_REPORTED_MONTHS = re.compile(
    rf"{S}(?:period|exports?|imports?|trade|turnover|total|figures?|results?|report|data|revenue|growth|plan|target|work|performance|mark|conference|review)(?!\w)"
)
_SINGULAR = {"centuries": "century"}


def _unit(word: str) -> str:
    return _SINGULAR.get(word, word.removesuffix("s"))


def code_of(count: str, kind: str, unit: str) -> str:
    """The contract's words for a length: "10 working days", "1 day"."""
    number = number_of(count)
    digits = str(number) if number is not None else count.replace(",", ".")
    kept = f"{kind} " if kind in {"working", "business", "calendar", "consecutive"} else ""
    name = _unit(unit)
    plural = f"{name[:-1]}ies" if name.endswith("y") and name == "century" else f"{name}s"
    return f"{digits} {kept}{name if digits == '1' else plural}"


def read_length(place: Place, match: re.Match[str]) -> Found | None:
    """Read "within 10 working days", "three-year", "nine months", "a year earlier"; a bare "2.8 days" is a figure."""
    count, unit = match["n2"] or match["n"], match["unit"]
    number = number_of(count)
    if number is not None and not match["n2"]:
        if back := _read_back(match, place, number):
            return back
        if found := _read_months(place, match, number):
            return found
    if count in {"a", "an"} and not (
        place.preposition in {"within", "in", "for", "after", "over", "during"}
        or _CUE_AFTER.match(place.low, match.end())
    ):
        return None
    if not _is_length(place, match) or _is_measured(place, match):
        return None
    code = code_of(count, match["kind"] or "", unit)
    if match["n2"]:
        first = number_of(match["n"])
        code = f"{first if first is not None else match['n']}-{code}"
    return Found(match.end(), TimeRole.DURATION, None, None, code)


def _read_back(match: re.Match[str], place: Place, number: int) -> Found | None:
    """Read "a year earlier", "twelve months ago", "two years before"."""
    unit = _unit(match["unit"])
    back = _BACK.match(place.low, match.end())
    if back is None or unit not in {"year", "month", "quarter", "week"} or match["which"]:
        return None
    length = {"year": 12, "quarter": 3, "month": 1}.get(unit, 0) * number
    if length and length % 12 == 0 and length <= 120:
        return Found(back.end(), TimeRole.PREVIOUS, None, length // 12, "")
    if number == 1:
        return Found(back.end(), TimeRole.PREVIOUS, None, 0, "")
    return Found(back.end(), TimeRole.DURATION, None, None, code_of(match["n"], "", match["unit"]))


def _read_months(place: Place, match: re.Match[str], number: int) -> Found | None:
    """Read "in nine months", "the eight months", "nine-month exports": the months from January on."""
    size = {"month": 1, "quarter": 3}.get(_unit(match["unit"]), 0)
    if not size or match["kind"] or match["which"] or not 1 < number * size <= 12:
        return None
    reported = times.year_under_report(place.base)
    if not _is_months_of_year(place, match, number) or (size > 1 and not place.the):
        return None
    period = months(reported, 1, number * size) if reported else None
    return Found(match.end(), TimeRole.PERIOD, period, None, period.code if period else "")


def _is_months_of_year(place: Place, match: re.Match[str], number: int) -> bool:
    low, before = place.low, place.preposition
    if match.group("join") == "-":
        article = re.search(r"\b(?:an?|every|each|per)\s{1,2}\Z", low[max(0, place.start - 8) : place.start])
        return article is None and _REPORTED_MONTHS.match(low, match.end()) is not None
    if _CUE_AFTER.match(low, match.end()) or number == 12:
        return False
    if place.the:
        return before in {"in", "over", "of", "during", "for", "", "compared with", "than", "after", "at", "throughout"}
    if number < 5:
        return False
    return before in {"in", "over", "during", "of", "through"} or (not before and _opens(low, place.start))


def _opens(low: str, start: int) -> bool:
    """Whether nothing but marks stands before on the line or in the cell."""
    return start == 0 or low[:start].rstrip(" ")[-1:] in {"\n", "|", "\t", "(", ":"}


def _is_length(place: Place, match: re.Match[str]) -> bool:
    """Whether a number of days and the like is a term and not what is measured."""
    if match["join"] == "-" or (
        match["kind"] and match["kind"] not in {"more", "full", "whole", "further", "additional"}
    ):
        return True
    if match["which"] or place.preposition in _CUES_BEFORE:
        return True
    low, start = place.low, place.start
    if _CUE_AFTER.match(low, match.end()):
        return True
    back = low[max(0, start - 40) : start]
    return _FUZZY.search(back) is not None or _PERIOD_OF.search(back) is not None


def _is_measured(place: Place, match: re.Match[str]) -> bool:
    """Whether an average stands close by, so that the length is the figure itself."""
    if match["join"] == "-":
        return False
    low = place.low
    left = max(low.rfind(sign, max(0, place.start - 60), place.start) for sign in ";.|")
    return bool(
        _MEASURED.search(low, max(left, place.start - 60, 0), place.start)
        or _MEASURED.match(low, match.end() + 1, match.end() + 13)
    )


def read_ordinal(_: Place, match: re.Match[str]) -> Found | None:
    """Read "the third consecutive year", "in its fourth year", "second month in a row"."""
    if match["unit"].startswith("time") and not (match["kind"] or match["row"]):
        return None
    number = ordinal_of(match["ord"])
    code = f"{number} {_unit(match['unit'])}{'' if number == 1 else 's'}"
    return Found(match.end(), TimeRole.DURATION, None, None, code)


def read_anniversary(_: Place, match: re.Match[str]) -> Found:
    """Read "the 80th anniversary", "50th founding anniversary"."""
    return Found(match.end(), TimeRole.DURATION, None, None, f"{ordinal_of(match['ord'])} years")


def read_century(_: Place, match: re.Match[str]) -> Found:
    """Read "the 21st century"."""
    number = ordinal_of(match["ord"])
    if not 16 <= number <= 21:
        return Found(match.end(), TimeRole.DURATION)
    period = times.period_between(date(100 * number - 99, 1, 1), date(100 * number, 12, 31))
    return Found(match.end(), TimeRole.PERIOD, period, None, period.code if period else "")


def read_around_clock(_: Place, match: re.Match[str]) -> Found:
    """Read "24/7"."""
    words = match.group()
    code = words if "/" in words else f"{words[:-1]} hours"
    return Found(match.end(), TimeRole.DURATION, None, None, code)


# Rhythms ----------------------------------------------------------------------------------------------


def _rhythm(end: int, code: str) -> Found:
    return Found(end, TimeRole.RHYTHM, None, None, code)


def read_every(place: Place, match: re.Match[str]) -> Found:
    """Read "every month", "each quarter", "every six months", "every other week"."""
    words = place.text[match.start() : match.end()].split()
    number = number_of(words[1].lower())
    rest = [str(number) if number is not None else words[1], *words[2:]]
    return _rhythm(match.end(), " ".join(["every", *rest]))


def read_day_of_every(_: Place, match: re.Match[str]) -> Found:
    """Read "the 25th of each month", "the 5th day of every month"."""
    return _rhythm(match.end(), f"{match['d']}{match['th'] or ''} of every {match['unit']}")


def read_edge_of_every(place: Place, match: re.Match[str]) -> Found:
    """Read "the last day of each quarter", "the first Monday of every month"."""
    kind = place.text[match.start("kind") : match.end("kind")]
    return _rhythm(match.end(), f"{match['which']} {kind} of every {match['unit']}")


def read_times_a(_: Place, match: re.Match[str]) -> Found:
    """Read "twice a year", "once a quarter", "three times per week"."""
    return _rhythm(match.end(), " ".join(match.group().split()))


def read_adverb(_: Place, match: re.Match[str]) -> Found | None:
    """Read "monthly", "weekly"; "annual" and "annually" alone."""
    return _rhythm(match.end(), match.group())


_EVERY_UNIT = (
    rf"(?:working{S}|business{S}|calendar{S}|half-)?(?:day|week|month|quarter|year|hour|semester|decade|fortnight"
    rf"|weekday|weekend|morning|evening)s?|{WEEKDAY}"
)
RULES_OF_TERMS = [
    Rule(
        "edge_of_every",
        f"last {ORDINAL_WORDS}",
        rf"(?P<which>last|{ORD}){S}(?P<kind>(?:working{S}|business{S})?(?:day|week)|{WEEKDAY}){S}of{S}(?:each|every){S}"
        r"(?P<unit>month|quarter|year|week)(?!\w)",
        read_edge_of_every,
        keeps_the=True,
    ),
    Rule(
        "day_of_every",
        "0s 0l",
        rf"(?P<d>{D})(?P<th>{TH})?{S}(?:day{S})?of{S}(?:each|every|the(?:{S}following)?){S}(?P<unit>month|quarter|year)(?!\w)",
        read_day_of_every,
    ),
    Rule("around_clock", "0p 0l", r"24/7(?!\d)|24/24h?(?!\w)|7/7(?!\d)|(?:24|36|48|72)h(?!\w)", read_around_clock),
    Rule(
        "times_a",
        f"0t {NUMBER_WORDS} at once twice thrice",
        rf"(?:(?:at{S}least{S})?(?:once|twice|thrice)|{NUM}{S}times){S}(?:a|an|per|every|each|in{S}a){S}(?:{NUM}{S})?(?:day|week|month|quarter|year|half-year|decade|fortnight)s?(?!\w)",
        read_times_a,
    ),
    Rule(
        "every",
        "every each",
        rf"(?:every|each){S}(?:other{S}|second{S}|{NUM}{S})?(?:{_EVERY_UNIT})(?![\w-])",
        read_every,
    ),
    Rule(
        "anniversary",
        f"0l {ORDINAL_WORDS}",
        rf"(?P<ord>{ORD})(?:{S}[a-z-]+){{0,2}}?{S}(?:anniversary|anniversaries|birthday|birth{S}anniversary|(?:national|founding|traditional){S}day)(?!\w)",
        read_anniversary,
    ),
    Rule("century", f"0l {ORDINAL_WORDS}", rf"(?P<ord>{ORD})(?:{S}|-)centur(?:y|ies)(?!\w)", read_century),
    Rule(
        "ordinal",
        f"0l {ORDINAL_WORDS}",
        rf"(?P<ord>{ORD}){S}(?:(?P<kind>consecutive|straight|successive|running){S})?(?P<unit>years?|months?|days?|weeks?|quarters?|times?)(?![\w-])"
        rf"(?P<row>{S}(?:in{S}a{S}row|running))?",
        read_ordinal,
        keeps_the=True,
    ),
    Rule(
        "length",
        f"0u 0s 0p 0m {NUMBER_WORDS} {_RECENT_STARTS}",
        rf"(?:(?P<which>{_RECENT}){S})?(?P<n>{NUM})(?:{S}\((?:[a-z-]{{1,20}}|\d{{1,3}})\))?(?:(?:{DASH}|{S}(?:to|or|and){S})(?P<n2>{NUM}))?(?P<join>{S}|-|)(?:(?P<kind>{_WORKING}){S})?"
        rf"(?P<unit>{_UNIT})(?!\w)(?!(?<=quarters){S}of{S}an?{S})",
        read_length,
        keeps_the=True,
    ),
    Rule("adverb", _ADVERBS, rf"(?:{_ADVERBS.replace(' ', '|')})(?!\w)", read_adverb),
]
