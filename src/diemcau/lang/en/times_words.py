"""The English words of time, as fragments of patterns over lower-cased text, and the place an expression is read at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from diemcau.lang import times
from diemcau.lang.base import TimeBase
from diemcau.lang.times import Found

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
WEEKDAYS = {name: number for number, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)


def _numbers() -> dict[str, int]:
    ones = {word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split(), start=1)}
    tens = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
    joined = {
        f"{ten}{sign}{one}": high + ones[one] for ten, high in tens.items() for one in list(ones)[:9] for sign in "- "
    }
    return {**ones, **tens, **joined, "a": 1, "an": 1, "half a": 0, "hundred": 100, "a hundred": 100, "dozen": 12}


NUMBERS = _numbers()
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)}
ORDINALS |= {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80}

# First words of rules.
NUMBER_WORDS = f"a an half hundred {' '.join(word for word in NUMBERS if ' ' not in word and '-' not in word)}"
ORDINAL_WORDS = " ".join(ORDINALS)
MONTH_STARTS = (
    "january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct"
    " november nov december dec"
)
WEEKDAY_STARTS = (
    "monday tuesday wednesday thursday friday saturday sunday"
    " mondays tuesdays wednesdays thursdays fridays saturdays sundays"
)

# Fragments. A space never crosses a line: a cell of a table or a heading is not part of the line below.
S = r"[^\S\n]{1,3}"
S0 = r"[^\S\n]{0,2}"
MON = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
Y = r"(?:19|20)\d\d(?![\d%])(?![.,]\d)"
D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
M = r"(?:1[0-2]|0?[1-9])(?!\d)"
TH = r"(?:st|nd|rd|th)(?![a-z])"
DASH = rf"{S0}[-–—]{S0}"
TO = rf"(?:{DASH}|{S}(?:to|until|till|through){S}(?:the{S})?)"
_ONE = r"(?:one|two|three|four|five|six|seven|eight|nine)"
NUM = (
    r"(?:\d{1,3}(?:[.,]\d{1,2})?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    rf"|(?:{_TENS.replace(' ', '|')})(?:[- ]{_ONE}(?![a-z]))?|{_ONE}|(?:a{S})?hundred|half{S}a|an?)"
)
ORD = rf"(?:\d{{1,3}}{TH}|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
# The year after a month, a quarter, a half: "2025", "of 2025", ", 2025", "/2025", "last year", "of the year".
YEAR_WORDS = (
    rf"(?:this|last|next|the{S}(?:current|present|previous|preceding|prior|following|same|past)|that|the)"
    rf"{S}(?:calendar{S})?year(?![\w-])"
)
TAIL = (
    rf"(?:(?:,?{S}(?:(?:of|in){S})?(?:the{S})?(?:(?:calendar{S})?year{S})?|,?[/’'-]|,)(?P<y>{Y})(?!\w)"
    rf"|,?{S}(?:(?:of|in|for){S})?(?P<yw>{YEAR_WORDS}))"
)


@dataclass(slots=True)
class Place:
    """A place in a piece of text where an expression of time may begin.

    Attributes:
        text: The piece as written.
        low: The same piece in small letters, offset for offset.
        base: From where the document counts.
        start: Where the expression begins, with its "the".
        the: Whether "the" stands at the start.
        inner: Whether it is read as a part of a longer expression.
    """

    text: str
    low: str
    base: TimeBase
    start: int
    the: bool
    inner: bool

    _before: str | None = None

    @property
    def preposition(self) -> str:
        """The word before that makes the expression a deadline, an end or a base."""
        if self._before is None:
            self._before = preposition_before(self.low, self.start)
        return self._before

    def is_capital(self, at: int) -> bool:
        """Whether a capital letter stands at an offset."""
        return self.text[at].isupper()


Read = Callable[[Place, re.Match[str]], Found | None]


class Rule(NamedTuple):
    """One shape of expression.

    Attributes:
        name: Its name, kept in every mention.
        starts: The words it may begin with, parted by spaces; "0000" is a number of four digits, "0y" one to which
            nothing is joined behind, "0" and another letter a shorter one by what follows: "0n" a month, "0u" a unit
            of time, "0t" "times", "0s" another word that may lead to one, "0p" a stop, stroke or dash, "0c" a colon,
            "0m" a comma, "0l" a letter.
        pattern: Its shape over lower-cased text.
        read: What reads it; None refuses, and the next rule has its turn.
        keeps_the: Whether a "the" before belongs to the words.
    """

    name: str
    starts: str
    pattern: str
    read: Read
    keeps_the: bool = False


_PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "before",
        "after",
        "until",
        "since",
        "from",
        "to",
        "through",
        "throughout",
        "during",
        "within",
        "of",
        "for",
        "over",
        "than",
        "against",
        "per",
        "between",
        "into",
        "around",
        "about",
        "dated",
        "till",
        "beyond",
        "across",
        "every",
        "each",
        "under",
        "versus",
        "vs",
    ]
)
_PAIRS = {
    ("later", "than"): "by",
    ("as", "of"): "as of",
    ("as", "at"): "as of",
    ("as", "on"): "as of",
    ("compared", "with"): "compared with",
    ("compared", "to"): "compared with",
    ("comparison", "with"): "compared with",
    ("comparison", "to"): "compared with",
    ("relative", "to"): "compared with",
    ("up", "to"): "until",
    ("prior", "to"): "before",
    ("ahead", "of"): "before",
    ("advance", "of"): "before",
    ("morning", "of"): "on",
    ("afternoon", "of"): "on",
    ("evening", "of"): "on",
    ("night", "of"): "on",
}
_ALIAS = {"till": "until", "vs": "against", "versus": "against", "dated": "on"}
_REACH = 26  # characters in which the two words before are looked for


def preposition_before(low: str, start: int) -> str:
    """The preposition right before an offset, lower case and in its plain form; empty where there is none."""
    if start == 0 or not low[start - 1].isspace():
        return ""
    words = low[max(0, start - _REACH) : start].split()
    if not words:
        return ""
    pair = _PAIRS.get((words[-2].lstrip("(["), words[-1])) if len(words) > 1 else None
    if pair:
        return pair
    last = words[-1].lstrip("(\"'“‘[—–")
    return _ALIAS.get(last, last) if last in _PREPOSITIONS else ""


_DEADLINE = frozenset({"by", "before", "until"})
_AHEAD = re.compile(
    r"\b(?:will|shall|upcoming|forthcoming|planned|plans|scheduled|slated|to be held|due|opens?|starts"
    r"|takes place|takes? effect|going to|must|should|prepare|propose[sd]?|request(?:ed|s)?|asked|instructed"
    r"|directed|assigned|deadline)\b"
)


def looks(place: Place, end: int, back: float = times.LOOKS_BACK) -> float:
    """How much farther a day ahead counts for a date without a year, from the words around it; else `back`."""
    if place.preposition in _DEADLINE:
        return times.LOOKS_AHEAD
    if place.preposition in {"from", "after"}:
        return times.LOOKS_ON
    left = max(place.low.rfind(". ", max(0, place.start - 80), place.start), place.start - 80, 0)
    return times.LOOKS_ON if _AHEAD.search(place.low, left, end + 40) else back


def number_of(word: str) -> int | None:
    """The whole number that digits or words name; None for a fraction."""
    if word.isdigit():
        return int(word)
    return NUMBERS.get(" ".join(word.split()).replace(" -", "-"))


def ordinal_of(word: str) -> int:
    """The place that "3rd" or "third" names."""
    return ORDINALS.get(word) or int(word.rstrip("stndrh"))
