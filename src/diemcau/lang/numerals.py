"""Numbers as written in digits, whatever the language, and the number phrase they make with their neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from diemcau.records import Bound, Interval, Quantity, Span, interval_of

# Digits with thousands in groups by space, comma, dot or apostrophe (western, Indian, Swiss), and a decimal part.
# Written with one digit in front, the pattern is found several times faster.
_GROUPS = r"\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+"
LITERAL = re.compile(rf"\d(?:{_GROUPS}[.,]\d+|{_GROUPS}(?![\d.,]*\d)|\d*(?:[.,'’]\d+)*)")
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}\Z")
_GROUPED_DOT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}\Z")
_SEPARATORS = str.maketrans("", "", " \u00a0\u202f\u2009'’")


class Shape(IntEnum):
    """In what form a number stands in the text."""

    DIGITS = 0
    WORDS = 1
    MULTIPLE = 2  # twice, double, tripled, five-fold
    ORDINAL = 3  # 6th, second
    FRACTION = 4  # half of


@dataclass(slots=True)
class Number:
    """A number phrase, from its bounding word to its scale, currency or percent sign.

    Attributes:
        start, end: Code points in the text it was found in, half-open.
        core: Offset of the first digit or number word.
        low, high: The written ends in full units; equal but for a range.
        last_place: Worth of the last written place in full units, 0 for a plain whole number.
        bound: What the word before it makes of it.
        unit: ISO 4217 code, percent, percentage points, times, rank, a unit of measurement, or None for a bare count.
        shape: Its form.
        scaled: Whether a scale word (million, crore) is part of it.
        sign: -1 or 1 where a sign is written, else 0.
        plain: The literal alone, as written.
        negative: Whether a minus sign makes the amount itself less than nothing, and is no dash before it.
    """

    start: int
    end: int
    core: int
    low: Decimal
    high: Decimal
    last_place: Decimal
    bound: Bound
    unit: str | None
    shape: Shape
    scaled: bool
    sign: int
    plain: str
    negative: bool = False

    @property
    def span(self) -> Span:
        """The phrase's place."""
        return Span(self.start, self.end)

    @property
    def value(self) -> Decimal:
        """The number in full units, the middle of a range."""
        return self.low if self.low == self.high else (self.low + self.high) / 2

    def quantity(self, unit: str | None, *, fall: bool = False) -> Quantity:
        """What the phrase says as a quantity in `unit`; negative where it is a fall or written with a minus."""
        fall = fall or self.negative
        turn = -1 if fall else 1
        if self.bound is Bound.RANGE:
            ends = sorted((self.low * turn, self.high * turn))
            return Quantity(self.value * turn, Interval(ends[0], ends[1]), Bound.RANGE, unit)
        interval = interval_of(self.value, self.bound, self.last_place)
        return Quantity(self.value * turn, -interval if fall else interval, self.bound, unit)


Opening = tuple[int, int, Shape]
"""Where a number may open in a text: the place of its first word or digits, and the form it would have."""


def parse_literal(written: str, *, whole: bool) -> tuple[Decimal, int] | None:
    """The value of digits as written and how many decimals they show; None for what is no number (1.2.3).

    Args:
        written: What `LITERAL` matched.
        whole: Whether only a whole number makes sense (persons, delegations), so that `1.250` groups thousands.
    """
    if written.isdecimal():
        return Decimal(written), 0
    bare = written.translate(_SEPARATORS)
    commas, dots = bare.count(","), bare.count(".")
    if commas and dots:
        return _mixed(bare)
    if commas:
        if _GROUPED_COMMA.match(bare) and not (commas == 1 and bare.startswith("0")):
            return Decimal(bare.replace(",", "")), 0
        return _decimal(bare.replace(",", ".")) if commas == 1 else None
    if dots:
        if _GROUPED_DOT.match(bare) or (whole and dots == 1 and _is_thousand(bare)):
            return Decimal(bare.replace(".", "")), 0
        return _decimal(bare) if dots == 1 else None
    return Decimal(bare), 0


def _is_thousand(bare: str) -> bool:
    head, _, tail = bare.partition(".")
    return len(tail) == 3 and len(head) <= 3 and head != "0"


def _decimal(bare: str) -> tuple[Decimal, int]:
    return Decimal(bare), len(bare.partition(".")[2])


def _mixed(bare: str) -> tuple[Decimal, int] | None:
    """Both marks: the last one is the decimal mark, the other groups thousands."""
    mark = "." if bare.rfind(".") > bare.rfind(",") else ","
    if bare.count(mark) > 1:
        return None
    head, _, tail = bare.rpartition(mark)
    return Decimal(f"{head.replace(',', '').replace('.', '')}.{tail}"), len(tail)
