"""Ranges of Vietnamese numbers, and numbers that share one scale: "từ 10 đến 14", "lần lượt 4, 6 và 9 tỷ"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from diemcau.lang.numerals import LITERAL, Number, Shape
from diemcau.lang.vi.number_codes import is_code
from diemcau.lang.vi.number_literals import parse_literal
from diemcau.lang.vi.number_sense import counts
from diemcau.lang.vi.number_tails import find_tail, times_after
from diemcau.lang.vi.number_words import OPENERS, read_words
from diemcau.records import Bound

_JOINT = re.compile(r"\s?[-–—]\s?|\s(?:đến|tới|cho đến|cho tới|và|hoặc|hay)\s", re.IGNORECASE)
_DASHES = frozenset("-–—")
_OPENED = re.compile(r"(?<!\w)(?:trong khoảng từ|khoảng từ|từ|giữa)\s\Z", re.IGNORECASE)
_OPENER_WORDS = frozenset({"từ", "giữa"})
_CURRENCY = re.compile(r"(?:US\$|USD|EUR|VND|[$€£¥])\s?")
_WORD = re.compile(rf"(?:{'|'.join(OPENERS)})\b")
# "Từ 1,2 lên 1,5 tỷ", "từ 8 xuống còn 6 ngày": a move; what is said once holds for both ends.
_MOVE = re.compile(r"\s(?:lên|xuống|còn|sang|thành)(?:\s(?:còn|đến|tới|thành|mức))?\s")
_LIST = re.compile(r"\s?(?:,|;|và|;\svà|,\svà)\s")
_DECIMALS = re.compile(r"[.,](\d{1,2})\Z")
_IN_TURN = re.compile(r"lần lượt|tương ứng", re.IGNORECASE)
_ONE = Decimal(1)
_CODE_LENGTH = 4  # 1234-5678 is a code
_OPENED_REACH = 16
_FEW = 20  # "114 hoặc 115" are telephone numbers
_MOST = 1000  # a number above it has no scale left unsaid
_NEIGHBOURS = frozenset({"hoặc", "hay"})


class _End(NamedTuple):
    """The number that closes a range."""

    start: int
    end: int
    value: Decimal
    factor: Decimal
    unit: str | None


def extend_range(text: str, low: str, number: Number) -> None:
    """Make one range of a number and the one that a dash or "đến" joins to it, where the two are one.

    Args:
        text: The sentence.
        low: The same in lower case.
        number: The first of the two.
    """
    joint = _JOINT.match(text, number.end)
    if joint is None or (other := _second_end(text, low, joint.end(), number)) is None:
        return
    mark = joint.group().strip().lower()
    head = _OPENED.search(text, max(0, number.start - _OPENED_REACH), number.start)
    if (number.unit and other.unit and number.unit != other.unit) or _is_code_pair(number, other, mark):
        return
    first = number.low
    if number.unit is None or (not number.scaled and number.unit == other.unit):
        first = _to_scale(first, other)
    opened = head.group().split()[-1].lower() if head else ""
    if not first < other.value or not _joins(mark, opened, first, other.value):
        return
    number.low, number.high, number.bound = first, other.value, Bound.RANGE
    number.unit, number.scaled, number.last_place = other.unit or number.unit, other.factor != 1, Decimal(0)
    number.end = other.end
    if number.unit in {None, "times"} and (times := times_after(text, number.start, other.end)) is not None:
        number.end, number.unit = times[0], "times"
    if head:
        number.start = head.start()


def _joins(mark: str, opened: str, low: Decimal, high: Decimal) -> bool:
    """Whether the word between two numbers makes a range of them: "giữa 6 và 9", "hai hoặc ba"."""
    if mark == "và":
        return opened == "giữa"
    return mark not in _NEIGHBOURS or (high - low == 1 and high <= _FEW)


def _is_code_pair(number: Number, other: _End, mark: str) -> bool:
    bare = number.unit is None and other.unit is None and other.factor == 1
    return mark in _DASHES and bare and len(number.plain) == _CODE_LENGTH == other.end - other.start


def _second_end(text: str, low: str, at: int, first: Number) -> _End | None:
    """The number that closes a range, or None."""
    currency = _CURRENCY.match(text, at)
    if currency and first.unit is not None and len(first.unit) != 3:
        return None
    at = currency.end() if currency else at
    known = first.unit if first.unit and first.unit.isupper() and len(first.unit) == 3 else None
    if (match := LITERAL.match(text, at)) is not None:
        tail = find_tail(text, match.end(), known if currency else None)
        parsed = parse_literal(match.group(), text, whole=tail.factor == 1 and tail.unit is None)
        if parsed is None or is_code(text, at, match.end()) or text[tail.end : tail.end + 1].isalpha():
            return None
        if text[match.end() : match.end() + 1] == "/" and text[match.end() + 1 : match.end() + 2].isdigit():
            return None
        unit = tail.unit or (known if currency else None)
        return _End(at, tail.end, parsed[0] * tail.factor + tail.extra, tail.factor, unit)
    if _WORD.match(low, at) and (spoken := read_words(low, at)) is not None:
        tail = find_tail(text, spoken.end, None)
        if spoken.syllables == 1 and tail.unit is None and low[at : spoken.end] in {"năm", "một"}:
            if not counts(text, low, at, spoken.end) and first.shape is not Shape.WORDS:
                return None
            if text[spoken.end : spoken.end + 2].strip().isdigit():
                return None
        return _End(at, tail.end, spoken.value * tail.factor + tail.extra, tail.factor, tail.unit)
    return None


def _to_scale(value: Decimal, other: _End) -> Decimal:
    """The first end takes the scale that is written once, behind the second: "60-75 triệu"; or the next one below."""
    if other.factor == 1:
        return value
    for step in (other.factor, other.factor / 1000):
        if step > 1 and value * step <= other.value:
            return value * step
    return value


def share_scales(text: str, numbers: Sequence[Number]) -> None:
    """Give numbers the scale and unit that is said once behind the last of them.

    Only in a move ("từ 1,2 lên 1,5 tỷ USD") and in lists said to run in turn ("lần lượt 4, 6 và 9 tỷ USD").

    Args:
        text: The sentence.
        numbers: Its numbers, ascending; changed in place.
    """
    if len(numbers) < 2:
        return
    in_turn = _IN_TURN.search(text) is not None
    shared: Decimal | None = None
    for first, second in reversed(list(pairwise(numbers))):
        between = text[first.end : second.start]
        joined = between == "/" or _MOVE.fullmatch(between) or (in_turn and _LIST.fullmatch(between))
        if not joined or not _lacks_unit(first) or (second.unit is None and not second.scaled):
            shared = None
            continue
        shared = _factor(text, second) if shared is None else shared
        _share(first, second, shared)


def _lacks_unit(number: Number) -> bool:
    return number.unit is None and not number.scaled and number.shape is not Shape.ORDINAL and number.low < _MOST


def _factor(text: str, number: Number) -> Decimal:
    return find_tail(text, number.core + len(number.plain), None).factor if number.scaled else _ONE


def _share(first: Number, second: Number, factor: Decimal) -> None:
    """Give the first number the unit of the second and the scale written behind it."""
    decimals = len(match[1]) if (match := _DECIMALS.search(first.plain)) else 0
    first.low, first.high = first.low * factor, first.high * factor
    first.unit, first.scaled = second.unit, second.scaled
    if decimals or factor != 1:
        first.last_place = _ONE.scaleb(-decimals) * factor
