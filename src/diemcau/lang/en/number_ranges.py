"""Ranges of English numbers: "8.3-8.5%", "five to seven", "between 600,000 and 650,000"."""

from __future__ import annotations

import re
from decimal import Decimal

from diemcau.lang.en.number_codes import is_code
from diemcau.lang.en.number_tails import currency_before, find_tail
from diemcau.lang.en.number_words import WORDS, word_value
from diemcau.lang.numerals import LITERAL, Number, Shape, parse_literal
from diemcau.records import Bound

_JOINT = re.compile(r"\s?[-–—]\s?|\s+(?:to|and|or)\s+", re.IGNORECASE)
_DASHES = frozenset("-–—")
_OPENED = re.compile(r"(?:from|between|ranging from|range of)\s+\Z", re.IGNORECASE)
_CHANGED_BY = re.compile(r"\bby\s+(?:an?\s+\w+\s+)?(?:\w+(?: than)?\s+)?(?:US\$|USD|[$€£])?\s*\Z", re.IGNORECASE)
_DIGIT_AHEAD = re.compile(r"[^\d\s,;()]{1,5}\s?(?=\d)")
_MOVE = re.compile(
    r"""\b(?:rose|risen|rises?|rising|increas\w+|grew|grown|grows?|rais\w+|cuts?|reduc\w+|fell|fallen|falls?|falling
      |drop\w+|decreas\w+|declin\w+|down|up
      |expand\w+|improv\w+|shorten\w+|lift\w+|lower\w+|climb\w+|jump\w+|chang\w+|went|moved|brought|widen\w+|narrow\w+
      |shrank|doubled|growth|upgrad\w+|extend\w+|advanc\w+|slipp\w+)\b[^.;]{0,60}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_MOVE_REACH = 90  # characters before a number in which a verb of change may stand
_BY_REACH = 40
_OPENED_REACH = 16
_MUCH = 50  # no level moves by more in one sentence: "rose from 900,000 to 1.2 million"
_CODE_LENGTH = 4  # 1234-5678 is a code


def extend_range(text: str, number: Number) -> None:
    """Make one range of a number and the one that a dash or "to" joins to it, where the two are one."""
    joint = _JOINT.match(text, number.end)
    if joint is None or (ended := _second_end(text, joint.end(), number)) is None:
        return
    other, factor = ended
    mark = joint.group().strip().lower()
    head = _OPENED.search(text, max(0, number.start - _OPENED_REACH), number.start)
    opened = head.group().split()[0].lower() if head else ""
    if _are_two(text, number, other, mark) or (mark in _DASHES and _is_code_pair(number, other)):
        return
    low, high = number.low, other.high
    if number.unit is None or (not number.scaled and number.unit == other.unit):
        low = _to_scale(low, factor, other)
    if mark == "to" and _is_move(text, number, opened):
        _share_scale(number, factor, other)
        return
    if not low < high or not _joins(mark, opened, high - low):
        return
    number.low, number.high, number.bound = low, high, Bound.RANGE
    number.unit, number.scaled, number.last_place = other.unit or number.unit, other.scaled, Decimal(0)
    number.end = other.end
    if head:
        number.start -= len(head.group())


def _share_scale(number: Number, factor: Decimal, other: Number) -> None:
    """ "Fell from 2.2 to 1.1 billion euros": the first of two levels takes the scale and currency said once."""
    if number.scaled or not other.scaled or number.shape is not Shape.DIGITS or not number.low:
        return
    if not other.high / _MUCH < number.low * factor < other.high * _MUCH:
        return
    number.low *= factor
    number.high, number.last_place = number.low, (number.last_place or 1) * factor
    number.unit, number.scaled = other.unit or number.unit, True


def _joins(mark: str, opened: str, width: Decimal) -> bool:
    """Whether the word between two numbers makes a range of them: "between 6 and 9", "two or three"."""
    return mark not in {"and", "or"} or (mark == "and" and opened == "between") or (mark == "or" and width == 1)


def _are_two(text: str, number: Number, other: Number, mark: str) -> bool:
    """Whether two joined numbers differ in unit, or tell a change and the level it led to: "by 9% to 1.9 billion"."""
    if number.unit and other.unit and number.unit != other.unit:
        return True
    if mark != "to" or (number.unit is None and other.unit is not None):
        return False
    return _CHANGED_BY.search(text, max(0, number.start - _BY_REACH), number.start) is not None


def _is_code_pair(number: Number, other: Number) -> bool:
    bare = number.unit is None and other.unit is None and not other.scaled
    return bare and len(number.plain) == _CODE_LENGTH == other.end - other.core


def _is_move(text: str, number: Number, opened: str) -> bool:
    """Whether "from A to B" tells of a change, two figures, and not of a range."""
    return opened == "from" and _MOVE.search(text, max(0, number.start - _MOVE_REACH), number.start) is not None


def _second_end(text: str, at: int, first: Number) -> tuple[Number, Decimal] | None:
    """The number that closes a range and the factor of its scale word, or None."""
    currency = None
    if not text[at : at + 1].isdigit() and (ahead := _DIGIT_AHEAD.match(text, at)) is not None:
        currency, opened = currency_before(text, ahead.end())
        if opened != at or (first.unit is not None and len(first.unit) != 3):
            return None
        at = ahead.end()
    if (match := LITERAL.match(text, at)) is not None:
        known = currency or (first.unit if first.unit and len(first.unit) == 3 else None)
        end, factor, unit = find_tail(text, match.end(), known)
        parsed = parse_literal(match.group(), whole=False)
        if parsed is None or is_code(text, at, match.end()) or text[end : end + 1].isalpha():
            return None
        return _end(at, end, parsed[0] * factor, unit, Shape.DIGITS, scaled=factor != 1), factor
    if (words := WORDS.match(text, at)) is not None:
        value, end = word_value(text, words)
        end, factor, unit = find_tail(text, end, None)
        return _end(at, end, value * factor, unit, Shape.WORDS, scaled=factor != 1), factor
    return None


def _end(at: int, end: int, value: Decimal, unit: str | None, shape: Shape, *, scaled: bool) -> Number:
    return Number(at, end, at, value, value, Decimal(0), Bound.EXACT, unit, shape, scaled, 0, "")


def _to_scale(value: Decimal, factor: Decimal, other: Number) -> Decimal:
    """The first end takes the scale that is written once, behind the second: "60-75 mln"; or the next one below it."""
    if not other.scaled:
        return value
    for step in (factor, factor / 1000):
        if step > 1 and value * step <= other.high:
            return value * step
    return value
