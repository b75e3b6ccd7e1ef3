"""Which time in an order is its deadline, and for which year a review sets tasks."""

from __future__ import annotations

import re

from diemcau.lang.base import TimeMention, TimeRole
from diemcau.lang.cued import Cued, to_small

ASSIGNS = re.compile("assign|entrust|task|charg")
# Prepositions that make a time a deadline.
_STRONG = ("by", "before", "until", "till", "within")
_ANNOUNCED = re.compile(r"(?:deadline|due|time limit)[ :]+(?:\w+ ){0,3}\Z", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:in advance|from the date|from the day|of receipt|of receiving|after receiv|before the|at the latest)"
)
_IDLE = re.compile(r"\b(?:not|un\w+ed|without|no)\b")
_ASIDE = re.compile(r"\b(?:which|who|that|dated|since)\b[^,;]*\Z")
_COMING = re.compile(r"this year|next year|coming")
_YEAR = re.compile(r"\d{4}|this|last")


def deadline_rank(text: str, time: TimeMention) -> int | None:
    """How surely a time is a deadline, 0 the surest; None where it is none."""
    announced = _ANNOUNCED.search(text[max(0, time.span.start - 30) : time.span.start]) is not None
    if time.role is TimeRole.DURATION:
        after = text[time.span.end : time.span.end + 26]
        counted = time.preposition == "within" or _COUNTED.match(after)
        idle = time.preposition == "for" and _IDLE.search(text[max(0, time.span.start - 60) : time.span.start])
        return 1 if counted or announced or idle else None
    if time.role is TimeRole.RHYTHM:
        return 1 if time.preposition in {*_STRONG, "on", "after"} and time.code[:1].isdigit() else None
    if time.period is None or time.role not in {TimeRole.DATE, TimeRole.PERIOD}:
        return None
    if time.preposition in _STRONG or announced:
        return 0
    if time.role is TimeRole.DATE and _ASIDE.search(text[max(0, time.span.start - 50) : time.span.start]):
        return None
    if time.role is TimeRole.DATE:
        return 2 if time.preposition in {"from", "on", "at", "after", "in"} else None
    is_year = time.period.code.isdigit()
    return 3 if time.preposition in {"in", "during", "throughout"} and not is_year else None


def has_year(written: str) -> bool:
    """Whether a time as written says its year, in figures or as this one or the last."""
    return _YEAR.search(written) is not None


def looks_ahead(text: str, time: TimeMention) -> bool:
    """Whether a period is the one in which something is to be done."""
    return (
        time.preposition in {"in", "for", "during", "within", "throughout"}
        or _COMING.search(time.span.quote(text)) is not None
    )


_TASKS = Cued(
    r"(?:tasks?|targets?|directions|orientations?|plan|programme|priorities|work)\b[^.\n]{0,50}?\b(?:in"
    r"|for|of) (?:the year )?(20\d\d)\b|\b(20\d\d) (?:tasks|programme|plan|priorities)\b"
)  # for words in small letters
# How far from its year the word for tasks can stand.
_NEAR_YEAR = 100


def task_years(text: str, end: int) -> list[int]:
    """The years that tasks are named for before a place, read only around the years of each sentence."""
    text = to_small(text)
    found: list[int] = []
    at = text.find("20", 0, end)
    while at >= 0:
        stop = _next_stop(text, at, end)
        if _TASKS.may_stand(text, max(0, at - _NEAR_YEAR), stop):
            first = max(text.rfind(".", 0, at), text.rfind("\n", 0, at)) + 1
            last = text.rfind("20", at, stop)
            years = _TASKS.finditer(text, max(first, at - _NEAR_YEAR), min(stop, last + _NEAR_YEAR))
            found.extend(int(named[1] or named[2]) for named in years)
        at = text.find("20", stop, end)
    return found


def _next_stop(text: str, at: int, end: int) -> int:
    """Where a full stop or the line ends behind a place, or the end given."""
    line = text.find("\n", at, end)
    line = end if line < 0 else line
    stop = text.find(".", at, line)
    return line if stop < 0 else stop
