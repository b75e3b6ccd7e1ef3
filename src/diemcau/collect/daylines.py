"""The day of publication on a head line that holds little else, and before the first sentence of a story."""

from __future__ import annotations

import re
from datetime import date

from diemcau.collect.dates import find_days, first_day, parse_day

_REACH = 80  # characters in which a dateline gives its day
_WORDS = 14  # a line with more is a sentence
_WORD = re.compile(r"[^\W\d_]+(?:['’.&-][^\W\d_]+)*")
# Small words that stand on such lines beside names: who wrote it, how long it takes to read.
_BESIDE = frozenset(
    """
    by admin at the on in and of min mins minute minutes read news release released press media immediate issued dated
    date answered first last published updated posted modified am pm a.m p.m ist gmt utc est cet hrs h from ago
    """.split()
)
# Behind these a day is not that of publication but one told of: "as at 31 December 2024", "with effect from".
_TOLD = frozenset(
    "as by until till before since from to after ended ending ends of for effective than and through".split()
)
_PERIOD_NAMES = frozenset("period year quarter week session meeting deadline agenda".split())
_PLACE = r"[^\W\d_][^\d\n.;:()|]{1,40}?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_BEFORE_STORY = re.compile(
    rf"(?:{_PLACE}(?:,|:|(?<=(?-i:[A-Z][A-Z])))\s+(?:the\s+|on\s+)?(?:{_WEEKDAY},?\s+)?|{_WEEKDAY},?\s+)?\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*(?:date|posted|published|updated)(?: on)?\s*:?\s+", re.IGNORECASE)
_SENTENCE = re.compile(r"\s+[\"“‘'(]?[A-ZÀ-Ỹ]")
_STORY = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*(?:[-–—:]{1,2}\s*)?|[-–—]{1,2}\s+|[:|]\s+)(?=[\"“‘'(]?[A-ZÀ-Ỹ])")


def find_story_day(line: str) -> date | None:
    """The day in a dateline before a sentence, or None: "ACCRA, Monday 30th June 2025 (NA) - The Ministry ...".

    A page cut by a program may open with its label: "date 2025-06-30 The Ministry ...".
    """
    day = first_day(line, 0, _REACH)
    if day is not None and _LABEL.fullmatch(line, 0, day.start()) and _SENTENCE.match(line, day.end()):
        return parse_day(day)
    if day is None or not _BEFORE_STORY.match(line[: day.start()]) or not _STORY.match(line, day.end()):
        return None
    return parse_day(day)


def find_line_day(line: str) -> date | None:
    """The day of a head line that holds nothing but names, hours and words of publishing beside it, or None.

    "Lam Daily / 04:35 AM December 17, 2024" and "News | 3 March 2025 | 2 min read" give their day; "As at 31 December
    2024", a stretch of two days and a sentence give none.
    """
    if line.rstrip().endswith((".", "!", "?", ":", ";")):
        return None
    days = list(find_days(line))
    if len(days) != 1:
        return None
    words = _WORD.findall(line)
    if not words or len(words) > _WORDS:
        return None
    before = _WORD.findall(line[: days[0].start()])
    if any(word.lower() in _TOLD for word in before[-2:]):
        return None
    beside = [*before, *_WORD.findall(line[days[0].end() :])]
    if any(word.lower() in _PERIOD_NAMES for word in beside):
        return None
    return parse_day(days[0]) if all(word[0].isupper() or word.lower() in _BESIDE for word in beside) else None
