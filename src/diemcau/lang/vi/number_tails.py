"""What stands around a Vietnamese number: a currency before it; scale, currency, percent sign or unit behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from diemcau.lang.vi.units import (
    CURRENCY_NAMES,
    CURRENCY_SIGNS,
    DOUBTFUL_NAMES,
    ISO_CODES,
    LETTER_SIGNS,
    MEASURE_UNITS,
    MONEY_SCALES,
    NOT_CURRENCIES,
    NOT_SCALES,
    NOT_UNITS,
    SCALES,
)

_ZERO, _ONE = Decimal(0), Decimal(1)


class Tail(NamedTuple):
    """What follows a number and belongs to it.

    Attributes:
        end: Where it ends.
        factor: What its scale words multiply by.
        extra: What "rưỡi" (and a half) adds, in full units.
        unit: Unit or currency, or None.
    """

    end: int
    factor: Decimal
    extra: Decimal
    unit: str | None


def _alternatives(words: Iterable[str], others: Mapping[str, frozenset[str]]) -> str:
    """A pattern that matches any of the words, the longest first, unless a word behind makes something else of it."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") + _unless(others.get(word)) for word in ordered)


def _unless(others: frozenset[str] | None) -> str:
    return rf"(?!\s(?:{'|'.join(sorted(others))})\b)" if others else ""


_SCALE = _alternatives(SCALES, NOT_SCALES)
SCALE_AFTER = re.compile(rf"[\s-]?\s?({_SCALE})(?![\w-])", re.IGNORECASE)
_MONEY_SCALE_AFTER = re.compile(rf"\s?({_alternatives(MONEY_SCALES, {})})(?!\w)", re.IGNORECASE)
_HALF_AFTER = re.compile(r"\s(?:rưỡi|rưởi)\b", re.IGNORECASE)
_ISO = "|".join(sorted(ISO_CODES))
_NAME = _alternatives(CURRENCY_NAMES, NOT_CURRENCIES)
_CURRENCY_AFTER = re.compile(
    rf"\s?(?:({_ISO})\b|([€£¥₫₩₭₽₹])(?!\d)|(US\$)(?!\s?\d)|(\$)(?!\s?\d)|((?i:{_NAME}))(?!\w)(?!/c\b))"
)
_CURRENCY_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(US\$|A\$|S\$|C\$|HK\$|NZ\$|NT\$|GH[¢₵]|Rs\.?|K[Ss][Hh]s?\.?|Rwf|RwF|FRw|Frw|RM|Rp|Tk|Sh|[PNR]"
    rf"|{_ISO})|([$€£¥₹₩₫฿₭₽₱₦]))\s?\Z"
)
_LAST_OF_CURRENCY = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ$€£¥₹₩₫฿₭₽₱₦¢₵shfwpk.")
_SCALED_LIKE = re.compile(rf"\d[\d.,]*\s?(?:{_SCALE}|[mb])(?!\w)", re.IGNORECASE)
_LONGEST_SIGN = 6
PERCENT_AFTER = re.compile(
    r"""\s?(?:(điểm\s(?:phần\străm|%)|%\s?điểm|đpt\b|percentage\spoints?)|(điểm\scơ\sbản)|(%|％|phần\străm\b|percent\b|per\scent\b))""",
    re.IGNORECASE | re.VERBOSE,
)
_UNIT = _alternatives((unit for unit in MEASURE_UNITS if unit != "m"), NOT_UNITS)
_UNIT_AFTER = re.compile(
    rf"\s?({_UNIT})(?![\w-])|\s?((?-i:m))(?![\w²³'’])",
    re.IGNORECASE,
)
# A quick look behind the number: a tail begins with one of these words or signs.
_NEXT = re.compile(r"\s?-?\s?(?:([^\W\d_]+)|[%％€£¥₫₩₭₽₹$°])")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_TAIL_WORDS = frozenset(
    _FIRST_WORD.findall(entry.lower())[0]
    for entry in (*SCALES, *MONEY_SCALES, *ISO_CODES, *CURRENCY_NAMES, *MEASURE_UNITS)
) | {"phần", "điểm", "đpt", "percent", "per", "percentage", "us", "rưỡi", "rưởi"}


_TIMES_AFTER = re.compile(r"\slần\b(?!\s(?:lượt|thứ))(?:\s(rưỡi))?", re.IGNORECASE)
# "3 lần" is a multiple beside these, else so many occasions: "họp 3 lần".
_MULTIPLIED_BEFORE = re.compile(
    r"\b(?:gấp|bằng|tăng|giảm|hơn|cao|nhiều|lớn|vượt|nhanh|thấp)(?:\s\w+){0,2}\s\Z", re.IGNORECASE
)
_MULTIPLIED_AFTER = re.compile(
    r"\s(?:so\svới|cùng\skỳ|kế\shoạch|mức|năm\s(?:\d|trước|ngoái)|của|chỉ\stiêu|hơn\b|tháng\s\d)", re.IGNORECASE
)
_FRACTIONAL = re.compile(r"\d[.,]\d")
_TIMES_REACH = 24  # characters before a number in which its verb stands


def times_after(text: str, start: int, end: int) -> tuple[int, Decimal] | None:
    """ "Lần" behind a number that multiplies: where it ends, and what "rưỡi" adds; None where it tells occasions.

    Args:
        text: The sentence.
        start: Where the number starts.
        end: Where it ends.
    """
    match = _TIMES_AFTER.match(text, end)
    if match is None:
        return None
    multiplies = (
        match[1]
        or _FRACTIONAL.search(text, start, end)
        or _MULTIPLIED_BEFORE.search(text, max(0, start - _TIMES_REACH), start)
        or _MULTIPLIED_AFTER.match(text, match.end())
    )
    if not multiplies:
        return None
    return match.end(), Decimal("0.5") if match[1] else _ZERO


def currency_before(text: str, start: int) -> tuple[str | None, int]:
    """The currency written before a number and where it starts."""
    last = text[start - 1 : start]
    if last.isspace():
        last = text[start - 2 : start - 1]
    if not last or last not in _LAST_OF_CURRENCY:
        return None, start
    if last.islower() and text[max(0, start - _LONGEST_SIGN) : start].islower():
        return None, start  # every sign in letters has a capital
    match = _CURRENCY_BEFORE.search(text, max(0, start - _LONGEST_SIGN), start)
    if match is None:
        return None, start
    sign = match[1] or match[2]
    if sign in LETTER_SIGNS and (text[start - 1] != sign[-1] or not _SCALED_LIKE.match(text, start)):
        return None, start
    return _code_of(sign), match.start()


def _code_of(sign: str) -> str:
    """The ISO 4217 code of a code or sign; the yuan's other codes become CNY."""
    if sign in {"RMB", "NDT"}:
        return "CNY"
    return sign if sign in ISO_CODES else CURRENCY_SIGNS[sign.lower()]


def find_tail(text: str, end: int, currency: str | None) -> Tail:
    """Scale and unit behind a number.

    Args:
        text: The sentence.
        end: Where the number ends.
        currency: ISO code of the currency before it, or None.
    """
    ahead = _NEXT.match(text, end)
    if ahead is None or (ahead[1] and ahead[1].lower() not in _TAIL_WORDS):
        return Tail(end, _ONE, _ZERO, currency)
    if match := _MONEY_SCALE_AFTER.match(text, end):
        return Tail(match.end(), Decimal(MONEY_SCALES[match[1].lower()]), _ZERO, "VND")
    end, factor, extra = _scale_after(text, end)
    if (money := _currency_after(text, end, scaled=factor != 1)) is not None:
        return Tail(money[1], factor, extra, currency or money[0])
    if currency is not None:
        return Tail(end, factor, extra, currency)
    end, unit = _unit_after(text, end)
    if unit is not None and unit != "percent" and not extra and (half := _HALF_AFTER.match(text, end)):
        return Tail(half.end(), factor, factor / 2, unit)
    return Tail(end, factor, extra, unit)


def _scale_after(text: str, end: int) -> tuple[int, Decimal, Decimal]:
    """Where the scale words end, what they multiply by ("nghìn tỷ" multiplied), and what "rưỡi" adds."""
    factor = last = _ONE
    while match := SCALE_AFTER.match(text, end):
        last = Decimal(SCALES[match[1].lower()])
        factor *= last
        end = match.end()
    half = _HALF_AFTER.match(text, end) if factor != 1 else None
    return (half.end(), factor, factor / 2) if half else (end, factor, _ZERO)


def _currency_after(text: str, end: int, *, scaled: bool) -> tuple[str, int] | None:
    """The currency named behind a number; a bare doubtful name needs a scale before it."""
    match = _CURRENCY_AFTER.match(text, end)
    if match is None:
        return None
    sign, name = match[1] or match[2] or match[3] or match[4], (match[5] or "").lower()
    if sign:
        return _code_of(sign), match.end()
    if name in DOUBTFUL_NAMES and not scaled:
        return None
    return CURRENCY_NAMES[re.sub(r"\s", " ", name)], match.end()


def _unit_after(text: str, end: int) -> tuple[int, str | None]:
    """Percent or unit of measurement behind a number, and where it ends."""
    if match := PERCENT_AFTER.match(text, end):
        return match.end(), ("percentage points" if match[1] else "basis points" if match[2] else "percent")
    if match := _UNIT_AFTER.match(text, end):
        unit = re.sub(r"\s", " ", match[1] or match[2]).lower()
        return match.end(), MEASURE_UNITS[unit]
    return end, None
