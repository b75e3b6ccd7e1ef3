"""Forms of English numbers that need a look around them: .5, 2½, $-3.2, 1 crore 20 lakh, one in five, No. 3."""

from __future__ import annotations

import re
from decimal import Decimal

from diemcau.lang.en.number_tails import currency_before, find_tail
from diemcau.lang.en.number_words import ONES

VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_POINT_AFTER = frozenset(" \t\n\u00a0\u202f(–—-$€£₹")
MINUS = frozenset("-–−")
BEFORE_RANK = frozenset(" -\u00a0")  # marks before the number of a rank: "top 10", "No. 3"
BEFORE_WHOLE = frozenset({" i", " o"})  # how "in" and "out of" open behind a number
_CURRENCY_SIGN = frozenset("$€£¥₹₩₫₱₦฿")
_LESSER = re.compile(r"\s(?:and\s)?(\d{1,3}(?:\.\d{1,2})?)(?=\s?(?:lakhs?|thousand|million|billion|crores?)\b)")
# Dots that group the thousands of an amount of money: EUR 12.500, $1.200; not $1.105.
DOT_MONEY = re.compile(r"\d{2,3}\.\d{3}|\d\.\d00")
_COUNTED = "|".join(sorted(ONES[1:11], key=len, reverse=True))
_SHARE_OF = re.compile(
    rf"(?P<x>{_COUNTED}|\d{{1,2}})\s+(?P<in>in|out\s+of)\s+(?P<every>every\s+)?(?P<y>{_COUNTED}|\d{{1,3}}(?:,?000)?)"
    r"(?=\s+[a-z])(?!\s+(?:days?|weeks?|months?|years?|hours?|minutes?|nights?|hundred|thousand|million|billion|lakh"
    r"|crore|per\s?cent|percent|times|km|bn|mn)\b)",
    re.IGNORECASE,
)
_SHARE_JOINTS = (" in ", " out of ")
_ROUND = frozenset({10, 100, 1000, 10_000, 100_000})
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 12, 20, 25, 50}) | _ROUND
_RANK_BEFORE = re.compile(
    r"""\b(?:having\ been|rank(?:s|ed|ing)?|placed?|places|came|comes|coming|finished|stands|stood|position(?:ed)?|rose
      |climbed|moved)\s+(?:(?:up|down|in|at|the|to|as|from|joint)\s+){0,3}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_RANK_REACH = 40
_TOP = re.compile(r"\btop[- ]\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:No\.|number)\s?\Z", re.IGNORECASE)
_TOP_LENGTH, _NUMBER_LENGTH = 5, 9
_NO_NAME = re.compile(r"(?!\s+[A-Z\d])")  # not the street of "stands at No. 16 Water Lane"
_RANKED = re.compile(
    r"""\s+(?:(?:in|among|across)\s+(?:the\s+)?(?:world|region|country|continent|global|ranking|index|list|[A-Z])
      |worldwide|globally|nationwide|overall|(?:[a-z]+\s){0,2}(?:exporter|importer|market|destination|supplier|source
      |producer|investor|partner|donor|recipient)s?\b)""",
    re.VERBOSE,
)


def has_bare_point(text: str, start: int, end: int) -> bool:
    """Whether only a point stands before the digits of a fraction: ".5 per cent".

    Args:
        text: The sentence.
        start: Where the digits start.
        end: Where they end.
    """
    if text[start - 1 : start] != "." or not text[start:end].isdecimal():
        return False
    return start == 1 or text[start - 2] in _POINT_AFTER


def inner_minus(text: str, start: int) -> tuple[str | None, int] | None:
    """Currency and start of an amount whose minus stands between sign and digits, "$-3.2"; None where there is none."""
    if text[start - 1 : start] not in MINUS or text[start - 2 : start - 1] not in _CURRENCY_SIGN:
        return None
    code, at = currency_before(text, start - 1)
    return (code, at) if code else None


def lesser_scale(text: str, end: int, factor: Decimal, currency: str | None) -> tuple[Decimal, int, str | None] | None:
    """What a lesser scale behind a scale adds, where it ends, and its unit: "1 crore | 20 lakh".

    Args:
        text: The sentence.
        end: Where the first scale ends.
        factor: What the first scale multiplies by.
        currency: ISO code of the currency before the number, or None.
    """
    match = _LESSER.match(text, end)
    if match is None:
        return None
    tail_end, lesser, unit = find_tail(text, match.end(), currency)
    if not 1 < lesser < factor:
        return None
    return Decimal(match[1]) * lesser, tail_end, unit


def share_of(text: str, start: int, end: int) -> tuple[Decimal, Decimal, int] | None:
    """Percent that so many in so many are, the worth of its last place, and where it ends; None where it is no share.

    "One in five" and "9 out of 10" are shares; "12 in 15 provinces" and "two in three towns" need not be.

    Args:
        text: The sentence.
        start: Where the first number starts.
        end: Where it ends.
    """
    match = _SHARE_OF.match(text, start) if text.startswith(_SHARE_JOINTS, end) else None
    if match is None:
        return None
    part, whole = _value(match["x"]), _value(match["y"])
    plain = match["in"].lower() == "in"
    if not 0 < part < whole or whole not in _WHOLES:
        return None
    if not (whole in _ROUND or part == 1 or (plain and match["every"])):
        return None
    share = Decimal(100 * part) / whole
    rounded = share.quantize(Decimal("0.01"))
    return rounded.normalize(), Decimal(0) if rounded == share else Decimal("0.01"), match.end()


def _value(written: str) -> int:
    return int(written.replace(",", "")) if written[0].isdigit() else ONES.index(written.lower())


def rank_start(text: str, start: int, end: int) -> int | None:
    """Where a rank starts that a word before the number makes: "the top 10", "No. 3 in the world"; else None.

    Args:
        text: The sentence.
        start: Where the number starts.
        end: Where it ends.
    """
    last = text[start - 2 : start - 1]
    if last in {"p", "P"} and (top := _TOP.search(text, max(0, start - _TOP_LENGTH), start)):
        return top.start()
    if last not in {".", "r", "R"}:
        return None
    named = _NUMBER.search(text, max(0, start - _NUMBER_LENGTH), start)
    if named is None or not (
        _RANKED.match(text, end) or (_NO_NAME.match(text, end) and is_ranked(text, named.start()))
    ):
        return None
    return named.start()


def is_ranked(text: str, start: int) -> bool:
    """Whether a verb of ranking stands before a place in a sentence."""
    return _RANK_BEFORE.search(text, max(0, start - _RANK_REACH), start) is not None
