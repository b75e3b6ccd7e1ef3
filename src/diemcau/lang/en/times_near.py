"""Where in an English text an expression of time may begin: a quick look for its words, names and shapes of digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

_REACH = 40  # an expression begins at most so many characters before its first trigger, and never behind it
# What every expression holds at least one of: a word, looked for in small letters, ...
_WORDS = (
    "year", "month", "quarter", "half", "day", "week", "hour", "minute", "decade", "centur", "anniversar", "period",
    "now", " far", "current", "present", "moment", "to date", "tomorrow", "daily", "annually", "fortnight", "yoy",
    "y/y", "-o-", "m/m", "qoq", "q/q", "fiscal", "till date",
)  # fmt: skip
# ... a name in capitals, looked for as written, or digits of a certain shape.
_NAMES = re.compile(
    r"(?:J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB|Y|y)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC)"
    r"|[HQ][1-4](?!\d))"
)
_DIGITS = re.compile(
    r"[0-9](?:\s?[:/hHqQM–—-]|\.\d{1,2}\.|\.\s?[-–]"
    r"|(?<=\bat [0-9])\d?\.\d\d|(?<=\bat [0-9][0-9])\.\d\d|(?:st|nd|rd|th)\b|\s?[apAP]\.?\s?[mM]\b"
    r"|(?<=1)[5-9][0-9][0-9](?![0-9])|(?<=2)0[0-9][0-9](?![0-9]))"
)


def lowered(text: str) -> str:
    """Small letters, offset for offset: only the Turkish capital I with a dot grows when made small."""
    return text.lower() if text.isascii() else text.replace("\u0130", "I").lower()


def _triggers(text: str, low: str) -> list[int]:
    """Offsets at which a word, name or number of time stands, ascending."""
    places = [match.start() for match in _NAMES.finditer(text)]
    places += [match.start() for match in _DIGITS.finditer(text)]
    for word in _WORDS:
        at = low.find(word)
        while at >= 0:
            places.append(at)
            at = low.find(word, at + len(word))
    places.sort()
    return places


def windows(text: str, low: str) -> Iterator[tuple[int, int]]:
    """Stretches around the triggers, ascending, each cut at white space."""
    start = end = -1
    for at in _triggers(text, low):
        if at - _REACH > end:
            if end >= 0:
                yield start, _to_space(low, end)
            start = _from_space(low, at - _REACH)
        end = at + 1
    if end >= 0:
        yield start, _to_space(low, end)


def _from_space(low: str, start: int) -> int:
    """The last white space before an offset, so that no word is cut; a chain without any is cut where it is."""
    for at in range(start, max(start - _REACH, 0), -1):
        if low[at - 1].isspace():
            return at
    return max(start, 0) if start > _REACH else 0


def _to_space(low: str, end: int) -> int:
    """The first white space behind an offset, so that no word is cut; a chain without any is cut where it is."""
    for at in range(end, min(end + _REACH, len(low))):
        if low[at].isspace():
            return at
    return min(end + _REACH, len(low))
