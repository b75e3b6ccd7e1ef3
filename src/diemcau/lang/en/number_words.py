"""English number words: twenty-five, two hundred and fifty, half a million, tripled, third."""

from __future__ import annotations

import re
from decimal import Decimal

from diemcau.lang.en.units import SCALES

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES = {word: number for number, word in enumerate(ONES)}
VALUES |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_ORDINAL_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    "twentieth",
)
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}
MULTIPLES_BY_WORD = {
    "twice": 2,
    "thrice": 3,
    **dict.fromkeys(("double", "doubled", "doubling", "doubles"), 2),
    **dict.fromkeys(("triple", "tripled", "tripling", "triples", "trebled"), 3),
    **dict.fromkeys(("quadruple", "quadrupled"), 4),
    "quintupled": 5,
}
SCALE_WORDS = ("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "dozen")

_ONES_BEHIND_TENS = "|".join(ONES[1:10])
_SMALL = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{_ONES_BEHIND_TENS}))?|{'|'.join(sorted(ONES, key=len, reverse=True))}"
_SCALE = "|".join(SCALE_WORDS)
# "Two thirds of the visits" counts none.
_PART = r"\s(?:thirds?|quarters?\sof\s(?:the\s)?[a-z]|fifths?|sixths?|eighths?|tenths?|halves)\b"
WORDS = re.compile(
    rf"\b(?:(?P<a>an?|half\s+an?|(?:an?|one|three)[\s-]quarters?\s+of\s+an?|a\s+couple\s+of|half)(?=\s+(?:{_SCALE})\b)"
    rf"|(?P<n>{_SMALL})(?![\w])(?!-(?!and-a-half\b)\w)(?!{_PART}))",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"\s+(?P<scale>{_SCALE})\b|\s+and\s+(?P<and>{_SMALL})\b|[\s-]+(?P<more>{_SMALL})\b", re.IGNORECASE)
_MULTIPLE = "|".join(sorted(MULTIPLES_BY_WORD, key=len, reverse=True))
MULTIPLES = re.compile(
    rf"\b(?P<m>{_MULTIPLE})\b|\b(?P<fold>[a-z]+|\d+(?:\.\d+)?)[- ]?fold\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(rf"\b(?:(?P<d>\d{{1,3}})(?:st|nd|rd|th)|(?P<w>{'|'.join(ORDINALS)}))\b", re.IGNORECASE)
HALF_OF = re.compile(r"\bhalf(?=\s+of\b)", re.IGNORECASE)
_AND_HALF = re.compile(r"[\s-]+and[\s-]+a[\s-]+half\b", re.IGNORECASE)
_SCALE_BEFORE = re.compile(rf"\b({_SCALE})\Z", re.IGNORECASE)
_SCALE_REACH = 9  # characters of the longest scale word


def word_value(text: str, match: re.Match[str]) -> tuple[Decimal, int]:
    """Value and end of the number words that start at a match of `WORDS`."""
    current = _lead_value(match["a"].lower()) if match["a"] else Decimal(_small(match["n"]))
    total, end = Decimal(0), match.end()
    while tail := _TAIL.match(text, end):
        if tail["scale"]:
            scale = tail["scale"].lower()
            factor = _worth(scale)
            current *= factor
            if factor >= 1000:
                total, current = total + current, Decimal(0)
        elif total or current >= 100:
            current += _small(tail["more"] or tail["and"])
        else:
            break
        end = tail.end()
    return total + current, end


def half_behind(text: str, end: int) -> tuple[Decimal, int] | None:
    """What "and a half" behind number words adds, and where it ends: 0.5, or half of a million behind "a million"."""
    half = _AND_HALF.match(text, end)
    if half is None:
        return None
    scale = _SCALE_BEFORE.search(text, max(0, end - _SCALE_REACH), end)
    return Decimal(_worth(scale[1].lower()) if scale else 1) / 2, half.end()


def _lead_value(lead: str) -> Decimal:
    """The factor that opens a scale: "a", "half a", "a couple of", "three quarters of a"."""
    if "quarter" in lead:
        return Decimal("0.75" if lead.startswith("three") else "0.25")
    if lead.startswith("half"):
        return Decimal("0.5")
    return Decimal(2 if "couple" in lead else 1)


def _worth(scale: str) -> int:
    return 12 if scale == "dozen" else SCALES[scale]


def multiple_value(match: re.Match[str]) -> Decimal | None:
    """By how much a match of `MULTIPLES` multiplies; None for "twofold" and the like of no number."""
    if match["m"]:
        return Decimal(MULTIPLES_BY_WORD[match["m"].lower()])
    written = match["fold"].lower()
    if written[0].isdigit():
        return Decimal(written)
    return Decimal(VALUES[written]) if written in VALUES else None


def _small(words: str) -> int:
    return sum(VALUES[part] for part in re.split(r"[- ]+", words.lower()))
