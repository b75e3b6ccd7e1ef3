"""English expressions of time: years, dates, terms, rhythms, hours.

A quick look finds the places where a word or number of time stands. Only near them the text is walked word by word:
each word opens the rules that may begin with it, in the order of the lists, and the first that reads wins. What is read
may then be joined: "from 1 January to 30 June 2025" is one period, "the end of March" one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diemcau.lang import times
from diemcau.lang.base import TimeBase, TimeMention, TimeRole
from diemcau.lang.en.times_days import RULES_OF_DAYS, RULES_OF_MONTH_DAYS
from diemcau.lang.en.times_fiscal import RULES_OF_FISCAL
from diemcau.lang.en.times_fiscal_parts import RULES_OF_FISCAL_PARTS
from diemcau.lang.en.times_near import windows
from diemcau.lang.en.times_parts import RULE_OF_SHORT_PARTS, RULES_OF_MONTHS, RULES_OF_PARTS
from diemcau.lang.en.times_relative import RULES_OF_RELATIVES, edge
from diemcau.lang.en.times_terms import RULES_OF_TERMS
from diemcau.lang.en.times_words import NUM, NUMBER_WORDS, S0, WEEKDAYS, Place, Rule, S, number_of
from diemcau.lang.en.times_years import RULES_OF_YEARS
from diemcau.lang.lowering import lowered
from diemcau.lang.times import Found
from diemcau.records import Span
from diemcau.records.period import shift_years

_WORD = re.compile(r"\w+")
_SIGNS = {".": "0p", "/": "0p", "-": "0p", "–": "0p", "—": "0p", ":": "0c", ",": "0m"}
# What may stand behind a number so that the two begin an expression of time.
_TIME_BEHIND = re.compile(
    rf"(?:{S}|{S0}[-–—]{S0})(?:(?P<n>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?P<t>times?\b)"
    r"|(?P<u>day|month|year|hour|week|minute|quarter|night|working|business|calendar|consecutive|successive|straight"
    r"|official|further|additional|more\b|full\b|whole\b|decade|centur|semester|season)"
    rf"|(?P<s>to\b|and\b|or\b|&|[-–—]|[ap]\.?{S0}m\b|o['’]cl|hrs|ist\b|gmt|utc|of\b|first\b"
    r"|one|two|three|four|five|six|seven|eight|nine|hundred|an?\b|\(|\d))"
)
# What may join four digits to what stands behind them, so that more than a bare year may begin with them.
_YEAR_GOES_ON = re.compile(rf"{S0}(?:[-–—]|hrs|ist|gmt|utc)|[ -]?[hq]\d|[/'’]|\.\d")
_POINTS = frozenset(".,")
# Decimals or thousands of a number that no unit of time follows.
_DECIMALS = re.compile(
    rf"[.,]\d{{3}}|\.\d{{1,2}}(?:%|{S}(?:per{S}?cent|million|billion|trillion|thousand|crore|lakh)\b)"
)
_NUMBERS = frozenset(NUMBER_WORDS.split())
_GOES_ON = 40  # characters behind the last word of time in a stretch within which an expression there ends
_FIGURES = frozenset("0123456789")
_SHORT_PARTS = frozenset({*(letter + number for letter in "hq" for number in "1234"), "fy"})  # "H1", "Q3", "FY2024"
_FIRST_OF_PARTS = _FIGURES.union(part[0] for part in _SHORT_PARTS)


def _edge_rule(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the end of May 2026", "mid-2025", "early March": a part of what stands behind it."""
    word = match["edge"]
    if place.inner:
        return None
    inner = _read_at(place, match.end())
    if inner is None:
        return None
    _, found = inner
    if found.role is TimeRole.RHYTHM:
        return found._replace(code=f"{word} of {found.code}")
    if found.role not in {TimeRole.PERIOD, TimeRole.PREVIOUS}:
        return None
    return _part(place, match, word, found)


def _part(place: Place, match: re.Match[str], word: str, found: Found) -> Found | None:
    if match["vague"] and place.preposition not in {"by", "before", "until"}:
        return found._replace(role=TimeRole.PERIOD)
    if match["vague"] and word == "early":
        return found._replace(role=TimeRole.PERIOD)
    return edge(found, word)


def _read_ended(place: Place, match: re.Match[str]) -> Found | None:
    """Read "the year ended 30 June 2025", "six months ending 31 March 2026": the whole months up to a day."""
    last = None if place.inner else _read_at(place, match.end())
    size = {"year": 12, "quarter": 3, "half": 6}.get(match["unit"].split("-")[0], 1)
    count = number_of(match["n"]) if match["n"] else 1
    if last is None or last[1].role not in _SPANS or last[1].period is None or not count:
        return None
    if last[1].role is TimeRole.PERIOD and not _MONTH_CODE.fullmatch(last[1].code):
        return None
    stop = last[1].period.end
    period = times.months_to(stop, count * size)
    return Found(last[1].end, TimeRole.PERIOD, period, None, period.code if period else "")


_MONTH_CODE = re.compile(r"\d{4}-\d{2}")
_ENDED = Rule(
    "ended",
    f"0u {NUMBER_WORDS} fiscal financial year quarter half",
    rf"(?:(?P<n>{NUM})(?:{S}|-))?(?:(?:fiscal|financial){S})?(?P<unit>year|quarter|half-year|months?(?:{S}period)?){S}"
    rf"(?:(?:that{S}|which{S})?(?:ended|ending|ends)(?:{S}on)?|to){S}(?:the{S})?",
    _read_ended,
    keeps_the=True,
)
_EDGE = Rule(
    "edge",
    "early late mid end close beginning start outset onset middle very",
    rf"(?:very{S})?(?:(?=(?P<vague>early|late|mid))?(?P<edge>early|late|mid|end|close|beginning|start|outset|onset|middle)"
    rf"(?:(?<=early)(?:{S}|-)(?:in{S})?|(?<=late)(?:{S}|-)(?:in{S})?|(?<=mid)(?:{S}|-)|(?<=end)-|{S}of{S}))",
    _edge_rule,
    keeps_the=True,
)
_RULES = [
    *[rule for rule in RULES_OF_TERMS if rule.name == "around_clock"],
    RULE_OF_SHORT_PARTS,
    _ENDED,
    *RULES_OF_DAYS,
    *RULES_OF_YEARS,
    _EDGE,
    *RULES_OF_FISCAL,
    *RULES_OF_FISCAL_PARTS,
    *RULES_OF_PARTS,
    *RULES_OF_RELATIVES,
    *RULES_OF_TERMS,
    *RULES_OF_MONTH_DAYS,
    *RULES_OF_MONTHS,
]
_STARTS: dict[str, list[Rule]] = {}
for _rule in _RULES:
    for _word in _rule.starts.split():
        _STARTS.setdefault(_word, []).append(_rule)
_OPENERS = frozenset(_STARTS)


def find_times(text: str, base: TimeBase, near: re.Pattern[str] | None = None) -> list[TimeMention]:
    """English expressions of time in a piece of text, ascending and without overlap.

    Args:
        text: Any piece, NFC; a sentence, a line or a paragraph.
        base: From where the document counts years and days.
        near: What an expression has to hold to be asked for; others may be left out. None asks for all.
    """
    low, base = lowered(text), times.within_calendar(base)
    found: list[TimeMention] = []
    done = 0
    for start, end in windows(text, low):
        if near is not None and near.search(text, start, end + _GOES_ON) is None:
            continue
        for mention in _read_window(text, low, base, max(start, done), end):
            found.append(mention)
            done = mention.span.end
    return found


def _read_window(text: str, low: str, base: TimeBase, start: int, end: int) -> Iterator[TimeMention]:
    """What the words that begin in a window open, word by word."""
    the = -1
    around = (text, low, base)
    for match in _WORD.finditer(low, start, end):
        word = match[0]
        if word == "the":
            the = match.start()
            continue
        if word in _OPENERS or (word[0] in _FIRST_OF_PARTS and (word[0] in _FIGURES or word[:2] in _SHORT_PARTS)):
            at = match.start()
            begin = the if the >= 0 and low[the + 3 : at].isspace() else at
            read = _read(around, begin, at, word, inner=False) if at >= start else None
            if read is not None:
                mention = _mention(at, *read)
                start = mention.span.end
                yield mention
        the = -1


def _key(word: str, low: str, at: int) -> str:
    """The entry of a word in the list of starts; empty where none can be."""
    first = word[0]
    if first.isdigit():
        return _key_of_digits(word, low, at)
    if word in _NUMBERS:
        return word if _TIME_BEHIND.match(low, at + len(word)) else ""
    if len(word) > 1 and word[1] in "1234" and first in "hq":
        return first
    return "fy" if word.startswith("fy") else word


def _key_of_digits(word: str, low: str, at: int) -> str:
    if at > 1 and (low[at - 1].isdigit() or (low[at - 1] in ".,:/" and low[at - 2].isdigit())):
        return ""
    length = len(word)
    end = at + length
    if not word.isdigit():
        return "0000" if length > 4 and word[:4].isdigit() else "0l"
    if length > 3:
        return "0y" if length == 4 and not _YEAR_GOES_ON.match(low, end) else "0000"
    sign = low[end : end + 1]
    if sign.isspace():
        behind = _TIME_BEHIND.match(low, end)
        return f"0{behind.lastgroup}" if behind else ""
    return "" if sign in _POINTS and _DECIMALS.match(low, end) else _SIGNS.get(sign, "")


def _mention(at: int, place: Place, rule: Rule, found: Found) -> TimeMention:
    """The expression with what is joined to it, with its preposition."""
    found = _joined(place, rule, found, at)
    span = Span(place.start if rule.keeps_the else at, found.end)
    return TimeMention(span, found.role, found.period, found.years_back, place.preposition, found.code, rule.name)


@cache
def _rules_for(key: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules that a word may open; compiled when first needed, since a document needs few of them."""
    return tuple((rule, re.compile(rule.pattern)) for rule in _STARTS.get(key, ()))


def _read(
    around: tuple[str, str, TimeBase], begin: int, at: int, word: str, *, inner: bool
) -> tuple[Place, Rule, Found] | None:
    """The first rule that reads what a word at an offset opens; `begin` is where its "the" stands."""
    text, low, base = around
    place: Place | None = None
    for rule, pattern in _rules_for(_key(word, low, at)):
        match = pattern.match(low, at)
        if match is None:
            continue
        place = place or Place(text, low, base, begin, begin < at, inner)
        found = rule.read(place, match)
        if found is not None:
            return place, rule, found
    return None


def _read_at(place: Place, at: int, base: TimeBase | None = None) -> tuple[Rule, Found] | None:
    """What stands at an offset, read as a part of a longer expression."""
    begin, low = at, place.low
    the = _THE.match(low, at)
    if the is not None:
        at = the.end()
    word = _WORD.match(low, at)
    if word is None:
        return None
    read = _read((place.text, low, base or place.base), begin, at, word.group(), inner=True)
    return read[1:] if read else None


# Joining ----------------------------------------------------------------------------------------------

_MAY_JOIN = frozenset("-–—tua")  # how what joins a time to the next one begins, behind up to three spaces
_LINK = re.compile(rf"{S0}[-–—]{S0}|{S}(?:to|until|till|through|up{S}to){S}(?:the{S}end{S}of{S})?")
_FOUR = re.compile(r"\d{4}")
_THE = re.compile(rf"the{S}")
_AND = re.compile(rf"{S}and{S}")
_BEFORE_DAY = re.compile(rf",?{S}(?:the{S})?|{S}\(")
_SPANS = frozenset({TimeRole.PERIOD, TimeRole.DATE})
_PLAIN = frozenset({"relative", "the_unit", "length", "weekday"})
_TO_NOW = re.compile(rf"{S0}(?:-|–|—|{S}to{S}|{S}until{S}|{S}till{S}){S0}(?:now|date|(?:the{S})?present|today)(?!\w)")


def _joined(place: Place, rule: Rule, found: Found, at: int) -> Found:
    """The expression with what belongs to it behind: the day of a weekday, the end of a range."""
    if found.role not in _SPANS:
        return found
    if rule.name == "weekday":
        return _with_day(place, found)
    if place.low[found.end : found.end + 4].lstrip()[:1] not in _MAY_JOIN:
        return found
    between = place.preposition == "between"
    link = None if rule.name in _PLAIN else (_AND if between else _LINK).match(place.low, found.end)
    last = _read_at(place, link.end()) if link else None
    joined = _ranged(place, found, last, at) if last else None
    return joined or _to_now(place, found)


def _to_now(place: Place, found: Found) -> Found:
    now = _TO_NOW.match(place.low, found.end)
    if now is None or found.period is None:
        return found
    period = times.since(found.period, place.base)
    return Found(now.end(), TimeRole.PERIOD, period, None, period.code)


def _ranged(place: Place, first: Found, last: tuple[Rule, Found], at: int) -> Found | None:
    """From the first to the last; a first without a year takes that of the last, or the year before it."""
    rule, end = last
    if rule.name in _PLAIN or end.role is not first.role or end.period is None:
        return None
    stop = end.period.end
    for number in (end.period.start.year, end.period.start.year - 1):
        begin = _read_at(place, at, TimeBase(number))
        start = begin[1].period.start if begin and begin[1].period else None
        if start is not None and start <= stop:
            period = times.period_between(start, stop)
            return Found(end.end, TimeRole.PERIOD, period, None, period.code) if period else None
    return None


def _with_day(place: Place, found: Found) -> Found:
    """Read "Friday, 14 February 2025"."""
    gap = _BEFORE_DAY.match(place.low, found.end)
    day = _read_at(place, gap.end()) if gap else None
    if gap is None or day is None or day[1].role is not TimeRole.DATE or day[0].name in {"weekday", "today"}:
        return found
    if "(" in gap.group():
        closed = place.low[day[1].end : day[1].end + 1] == ")"
        return _on_weekday(place, day[1]._replace(end=day[1].end + 1)) if closed else found
    return _on_weekday(place, day[1])


def _on_weekday(place: Place, found: Found) -> Found:
    """The day, in the year in which it falls on the weekday that is named, where its own year is not written."""
    if found.period is None or _FOUR.search(place.low, place.start, found.end):
        return found
    wanted = WEEKDAYS.get(place.low[place.start : place.start + 3])
    for by in (0, -1, 1):
        moved = shift_years(found.period, by)
        if moved.start.weekday() == wanted:
            return found._replace(period=moved, code=moved.code)
    return found
