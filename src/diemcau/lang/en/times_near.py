"""Where in an English text an expression of time may begin: a quick look for its words, names and shapes of digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

_REACH = 40  # an expression begins at most so many characters before its first trigger, and never behind it
# What every expression holds at least one of: a word, looked for in small letters, ...
_WORDS = (
    "year", "month", "quarter", "half", "day", "week", "hour", "minute", "decade", "centur", "anniversar", "period",
    "now", " far", "current", "present", "moment", "to date", "tomorrow", "daily", "annually", "fortnight", "yoy",
    "y/y", "-o-", "m/m", "qoq", "q/q", "fiscal", "till date",
)  # fmt: skip
# ... a name in capitals, kept only where it is written so, ...
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = ("h1", "h2", "h3", "h4", "q1", "q2", "q3", "q4")
_AS_WRITTEN = frozenset({"FY", "Fy"}.union(*({name.upper(), name.capitalize()} for name in _NAMES)))
_MARKS = AhoCorasick([*_WORDS, *_NAMES, "fy", *_PARTS])
# ... or digits of a certain shape.
_DIGITS = re.compile(
    r"[0-9](?:\s?[:/hHqQM–—-]|\.\d{1,2}\.|\.\s?[-–]"
    r"|(?<=\bat [0-9])\d?\.\d\d|(?<=\bat [0-9][0-9])\.\d\d|(?:st|nd|rd|th)\b|\s?[apAP]\.?\s?[mM]\b"
    r"|(?<=1)[5-9][0-9][0-9](?![0-9])|(?<=2)0[0-9][0-9](?![0-9]))"
)
_SPACE = re.compile(r"\s")
_TO_LAST_SPACE = re.compile(r"(?s:.*)\s")


def _triggers(text: str, low: str) -> list[int]:
    """Offsets at which a word, name or number of time stands, ascending."""
    places = [match.start() for match in _DIGITS.finditer(text)]
    for mark, start, end in _MARKS.find_matches_as_indexes(low, overlapping=True):
        if mark < len(_WORDS) or _is_name(text, start, end):
            places.append(start)
    places.sort()
    return places


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a month, a fiscal year or a part of a year is written with its capital."""
    written = text[start:end]
    if written[1].isdecimal():
        return written[0].isupper() and not text[end : end + 1].isdecimal()
    return written in _AS_WRITTEN


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
    space = _TO_LAST_SPACE.match(low, max(start - _REACH, 0), max(start, 0))
    if space is not None:
        return space.end()
    return start if start > _REACH else 0


def _to_space(low: str, end: int) -> int:
    """The first white space behind an offset, so that no word is cut; a chain without any is cut where it is."""
    space = _SPACE.search(low, end, end + _REACH)
    return min(end + _REACH, len(low)) if space is None else space.start()
