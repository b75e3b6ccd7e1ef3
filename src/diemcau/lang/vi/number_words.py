"""Vietnamese number words: mười hai, hai mươi lăm, hai nghìn không trăm linh năm, nửa triệu, hai phần ba."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from diemcau.lang.vi.units import NOT_SCALES, SCALES

_DIGITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
# Ones have other names behind tens. "Hai mươi năm" is no twenty-five but twenty years.
_BEHIND_TEN = {**_DIGITS, "lăm": 5, "nhăm": 5}
_BEHIND_TENS = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
del _BEHIND_TEN["năm"], _BEHIND_TENS["năm"], _BEHIND_TENS["một"]
_BEHIND_ZERO = {**_DIGITS, "tư": 4, "mười": 10}
_BARE_TENS = {"lăm": 5, "nhăm": 5, "mốt": 1}  # "hai lăm" is said for "hai mươi lăm"
_ZEROS = frozenset({"linh", "lẻ"})
_HALVES = frozenset({"rưỡi", "rưởi"})
_GREAT = {word: scale for word, scale in SCALES.items() if scale >= 1000 and not word.isascii()}
_SMALL = {"chục": 10, "tá": 12}
_ALL = frozenset(
    {*_BEHIND_TENS, *_BEHIND_ZERO, *_ZEROS, *_HALVES, *_GREAT, *_SMALL, "mươi", "trăm", "không", "nửa", "phẩy"}
)
_SYLLABLE = re.compile(r"[^\S\n]{0,2}([^\W\d_]+)")

_LONGEST = 40  # syllables that the longest number up to thousands of "tỷ" takes

# Words with which a number may begin; a scale alone only behind a word that bounds it: "hơn chục".
OPENERS = (*_DIGITS, "mười", "nửa")
BARE_SCALES = ("chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tá")

FRACTION = re.compile(
    r"(một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\sphần\s(hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\s(?:trăm|mươi|nghìn))\b",
    re.IGNORECASE,
)
_ORDINALS = {**_DIGITS, "nhất": 1, "nhì": 2, "tư": 4, "mười": 10}


class Spoken(NamedTuple):
    """Number words that were understood.

    Attributes:
        value: What they say, scales multiplied.
        end: Where they end.
        syllables: How many they are.
        scaled: Whether a scale from a thousand up, a dozen or a hundred alone is among them.
    """

    value: Decimal
    end: int
    syllables: int
    scaled: bool


class _Words(NamedTuple):
    """Number words in order, and where each ends."""

    words: Sequence[str]
    ends: Sequence[int]

    def at(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""


def read_words(low: str, start: int) -> Spoken | None:
    """The longest number in words that begins at an offset, or None.

    Args:
        low: The sentence in lower case.
        start: Offset of the first word.
    """
    words = _take(low, start)
    place, total, scaled = _whole(words)
    if not place:
        return None
    if words.at(place) == "phẩy" and (tail := _BEHIND_ZERO.get(words.at(place + 1))) is not None:
        place, total = place + 2, total + Decimal(tail) / 10
    return Spoken(total, words.ends[place - 1], place, scaled)


def _take(low: str, start: int) -> _Words:
    words: list[str] = []
    ends: list[int] = []
    at = start
    while len(words) < _LONGEST and (match := _SYLLABLE.match(low, at)) is not None and match[1] in _ALL:
        behind = _SYLLABLE.match(low, match.end()) if match[1] in NOT_SCALES else None
        if behind is not None and behind[1] in NOT_SCALES[match[1]]:
            break
        words.append(match[1])
        ends.append(match.end())
        at = match.end()
    return _Words(words, ends)


def _whole(words: _Words) -> tuple[int, Decimal, bool]:
    """How many words make up the number, its value, and whether a scale is among them."""
    parts: list[Decimal] = []  # finished stretches, each smaller than the one before
    place, scaled = 0, False
    while (group := _group(words, place, last=parts[-1] if parts else None)) is not None:
        place, value = group
        factor = 1
        while (scale := _GREAT.get(words.at(place))) is not None:
            below = [part for part in parts if part < scale]
            value, parts = (value + sum(below)) * scale, parts[: len(parts) - len(below)]
            place, factor, scaled = place + 1, scale, True
        if factor > 1 and words.at(place) in _HALVES:
            return place + 1, sum(parts, value) + Decimal(factor) / 2, scaled
        parts.append(value)
        if factor == 1:
            break
    return place, sum(parts, Decimal(0)), scaled


def _group(words: _Words, place: int, last: Decimal | None) -> tuple[int, Decimal] | None:
    """The number below a thousand at a place and where it ends; None where there is none.

    Args:
        words: The number words.
        place: Where it may begin.
        last: The stretch before it ("hai nghìn"), or None at the beginning.
    """
    word = words.at(place)
    if last is None and word == "nửa":
        return _halved(words, place)
    if last is None and (word == "trăm" or word in _SMALL or word in _GREAT):
        return (place, Decimal(1)) if word in _GREAT else _hundreds(words, place - 1, 1)
    if last is not None and word in _ZEROS and (ones := _BEHIND_ZERO.get(words.at(place + 1))) is not None:
        return place + 2, Decimal(ones)
    if word == "không":
        return _hundreds(words, place, 0) if last is not None and words.at(place + 1) == "trăm" else None
    if word == "mười":
        return _ones(words, place + 1, 10, _BEHIND_TEN)
    digit = _DIGITS.get(word)
    if digit is None:
        return None
    return _from_digit(words, place, digit, last)


def _halved(words: _Words, place: int) -> tuple[int, Decimal] | None:
    """ "Nửa triệu", "nửa tá"; a half of anything else counts none."""
    scale = words.at(place + 1)
    if scale in _SMALL:
        return place + 2, Decimal(_SMALL[scale]) / 2
    return (place + 1, Decimal("0.5")) if scale in _GREAT else None


def _from_digit(words: _Words, place: int, digit: int, last: Decimal | None) -> tuple[int, Decimal] | None:
    behind = words.at(place + 1)
    if behind == "mươi":
        return _ones(words, place + 2, digit * 10, _BEHIND_TENS)
    if behind == "trăm" or behind in _SMALL:
        return _hundreds(words, place, digit)
    if last is not None and behind not in _GREAT:  # "ba triệu hai": the digit is of the next place below
        unit = _unit(last)
        return None if unit is None or words.at(place) == "năm" else (place + 1, digit * unit / 10)
    if behind in _BARE_TENS:
        return place + 2, Decimal(digit * 10 + _BARE_TENS[behind])
    return place + 1, Decimal(digit)


def _unit(value: Decimal) -> Decimal | None:
    """The scale that a finished stretch was counted in, 1000 for 23000; None for the 500 of "nửa nghìn"."""
    return next((Decimal(scale) for scale in (10**9, 10**6, 10**4, 10**3) if value % scale == 0), None)


def _hundreds(words: _Words, place: int, digit: int) -> tuple[int, Decimal]:
    """The number of hundreds, tens ("chục") or dozens whose digit stands at a place."""
    scale = words.at(place + 1)
    if scale in _SMALL:
        return place + 2, Decimal(digit * _SMALL[scale])
    base, place = digit * 100, place + 2
    word, behind = words.at(place), words.at(place + 1)
    if word in _HALVES:
        return place + 1, Decimal(base + 50)
    if word in _ZEROS and behind in _BEHIND_ZERO:
        return place + 2, Decimal(base + _BEHIND_ZERO[behind])
    if word == "mười":
        return _ones(words, place + 1, base + 10, _BEHIND_TEN)
    if word in _DIGITS and behind == "mươi":
        return _ones(words, place + 2, base + _DIGITS[word] * 10, _BEHIND_TENS)
    if word in _BEHIND_TENS and word != "tư" and behind != "trăm":
        return place + 1, Decimal(base + _BEHIND_TENS[word] * 10)
    return place, Decimal(base)


def _ones(words: _Words, place: int, base: int, ones: dict[str, int]) -> tuple[int, Decimal]:
    word = words.at(place)
    if word in ones and words.at(place + 1) != "phần":
        return place + 1, Decimal(base + ones[word])
    return place, Decimal(base)


def fraction_value(match: re.Match[str]) -> Decimal:
    """The percentage, to two places, that a match of `FRACTION` says."""
    return part_in_percent(_DIGITS[match[1].lower()], _ORDINALS[match[2].lower()])


def part_in_percent(part: int, whole: int) -> Decimal:
    """A part of a whole in percent, to two places."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01")).normalize() + 0


def ordinal_value(low: str, start: int) -> tuple[Decimal, int] | None:
    """The number that an ordinal in words says behind "thứ", and where it ends; None for what is none."""
    match = _SYLLABLE.match(low, start)
    if match is None:
        return None
    spoken = read_words(low, match.start(1))
    if spoken is not None and spoken.syllables > 1:
        return spoken.value, spoken.end
    value = _ORDINALS.get(match[1])
    return None if value is None else (Decimal(value), match.end())
