"""Deadlines in words become days.

What the words name, the language's own readers find; here it is decided what day follows.

- A named day is in term: "by 15 March", "chậm nhất ngày 15/3", "on 15 March". "Before 15 March" and "trước ngày 15/3"
  mean what they say: the last day in term is the 14th. No law defines the word; taken so nobody is late who keeps to
  the other reading. "Before the end of June" names an end and ends on the 30th.
- A month, quarter, half or year ends with its last day; "before" it, with the day before its first.
- So many days, weeks, months count from the day after the one they are counted from (Civil Code 2015, article 147(2)),
  working days by the calendar of the profile. Where the last day is a day off, it moves to the next working day
  (article 148(5)) for the kinds of deadlines that the profile names.
- What leaves the year unsaid is meant for the year asked for, else for that of the day it was given, else the next.
- Everything that does not follow from the words is a doubt, and makes the day a proposal.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diemcau.deploy.rhythm import format_rhythm
from diemcau.deploy.said import UNCLEAR, Asked, Said, has_year, read_words
from diemcau.deploy.working import WorkingCalendar
from diemcau.errors import Invalid
from diemcau.lang.base import TimeBase, TimeMention
from diemcau.lang.due import DueWords, due_words_of
from diemcau.lang.registry import language_or_english
from diemcau.records import Directive
from diemcau.records.period import parse_period
from diemcau.records.task import Deadline, DeadlineKind

_DAY = timedelta(days=1)
_LONGEST = 2000
"""Characters of words that are looked at; a deadline is said in far fewer."""

_WHYS = ("not_understood", "before_event", "past", "days_unknown", "start_assumed", "year_assumed", "vague")
"""Doubts, the gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A deadline with the way to it.

    Attributes:
        deadline: The deadline.
        start: The day from which a term was counted, itself not part of it; None where nothing was counted.
        said: The last day as the words name it, before it moved off a day off.
        skipped: Days off that were passed over: inside a term of working days, or behind a day that moved.
        doubts: Codes of what does not follow from the words, as in `Deadline.why`.
    """

    deadline: Deadline
    start: date | None = None
    said: date | None = None
    skipped: tuple[date, ...] = ()
    doubts: tuple[str, ...] = ()


def find_deadline(
    words: str, *, given_on: date, for_year: int | None, calendar: WorkingCalendar, language: str
) -> Deadline:
    """The deadline that words or a code of the readers set.

    Args:
        words: As written ("before 15 March", "trong vòng 10 ngày làm việc kể từ ngày ký"), or a code
            (`2025-Q2`, `10 working days`, `25th of every month`).
        given_on: The day it was signed or given.
        for_year: The year it is meant for, where that is known.
        calendar: On which days is worked.
        language: ISO 639-1 code of the words.
    """
    return explain_deadline(words, given_on=given_on, for_year=for_year, calendar=calendar, language=language).deadline


def explain_deadline(
    words: str, *, given_on: date, for_year: int | None, calendar: WorkingCalendar, language: str
) -> Explained:
    """As `find_deadline`, with the days that were counted from and passed over."""
    told = _tidy(words)
    if not told:
        return Explained(deadline=Deadline(kind=DeadlineKind.NONE))
    asked = Asked(given_on, for_year, calendar, language_or_english(language), due_words_of(language))
    try:
        said = read_words(told, asked)
        return _settle(said, told, asked)
    except (Invalid, OverflowError):
        return _settle(UNCLEAR, told, asked)


def deadline_of(directive: Directive, *, given_on: date, calendar: WorkingCalendar, language: str) -> Deadline:
    """The deadline of a directive that was read.

    Its words are looked for where the reader found its code; where they stand outside the directive, the code alone
    decides and the day is a proposal. A directive without a code may still be bound to something that takes place, or
    ask for haste: both have no day.
    """
    text = unicodedata.normalize("NFC", directive.text)[:_LONGEST]
    words = due_words_of(language)
    if directive.deadline is None:
        return _without_time(text, words)
    reader = language_or_english(language)
    for time in reader.find_times(text, TimeBase(given_on.year, given_on)):
        if _has_code(time, directive.deadline) and reader.requests.deadline_rank(text, time) is not None:
            told = _words_at(text, time, words)
            year = _year_of(directive.deadline)
            found = find_deadline(told, given_on=given_on, for_year=year, calendar=calendar, language=language)
            is_sure = time.period is None or has_year(time.span.quote(text), reader, words)
            return found if is_sure else _year_assumed(found)
    found = find_deadline(directive.deadline, given_on=given_on, for_year=None, calendar=calendar, language=language)
    return replace(found, is_certain=False)


def _tidy(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words[:_LONGEST]).split()).strip(" .,;:()")


def _settle(said: Said, told: str, asked: Asked) -> Explained:
    """The deadline of what was said: moved off a day off where the profile wants it, and with all doubts."""
    calendar, day, doubts = asked.calendar, said.last, list(said.doubts)
    why = said.why
    skipped: tuple[date, ...] = ()
    if said.last is not None and _moves(said, calendar):
        day = calendar.next_working(said.last)
        why, skipped = "moved", calendar.days_off_between(said.last, day)
    if said.kind is DeadlineKind.WORKING_DAYS and said.start is not None and day is not None:
        skipped = calendar.days_off_between(min(said.start, day) + _DAY, max(said.start, day))
    if day is not None and not _is_known(said, day, calendar):
        doubts.append("days_unknown")
    if day is not None and day < asked.given_on:
        doubts.append("past")
    grave = next((doubt for doubt in _WHYS if doubt in doubts), why)
    deadline = Deadline(
        kind=said.kind,
        words=told,
        day=day,
        is_certain=day is not None and not doubts,
        rhythm=format_rhythm(said.rhythm) if said.rhythm is not None else "",
        why=why if said.rhythm is not None else grave,
    )
    return Explained(
        deadline=deadline,
        start=said.start,
        said=said.last,
        skipped=skipped,
        doubts=tuple(doubt for doubt in _WHYS if doubt in doubts),
    )


def _moves(said: Said, calendar: WorkingCalendar) -> bool:
    """Whether the last day is a day off that is moved; a term that is counted back from a day never ends later."""
    is_back = said.start is not None and said.last is not None and said.last < said.start
    return (
        not is_back and calendar.moves(said.kind.value) and said.last is not None and not calendar.is_working(said.last)
    )


def _is_known(said: Said, day: date, calendar: WorkingCalendar) -> bool:
    """Whether no day off that is not known yet can change the day."""
    if said.kind is DeadlineKind.WORKING_DAYS and said.start is not None:
        return calendar.knows_between(said.start, day)
    if calendar.moves(said.kind.value):
        return calendar.knows_between(said.last or day, day)
    return said.rhythm is None or not said.rhythm.working or calendar.knows(day.year)


def _without_time(text: str, words: DueWords) -> Deadline:
    """Of a directive in which no time was read: what it is bound to, or the haste it asks for."""
    low = text.lower()
    event = words.event.search(low)
    if event is not None:
        told = _tidy(text[event.start() : event.end()])
        return Deadline(kind=DeadlineKind.EVENT, words=told, why="before_event")
    soon = words.soon.search(low)
    if soon is not None:
        return Deadline(kind=DeadlineKind.UNCLEAR, words=_tidy(text[soon.start() : soon.end()]), why="vague")
    return Deadline(kind=DeadlineKind.NONE)


def _year_of(code: str) -> int | None:
    """The year of a period's code; None of any other."""
    try:
        return parse_period(code).end.year
    except Invalid:
        return None


def _has_code(time: TimeMention, code: str) -> bool:
    """Whether a time is the one of a code; the reader of orders may have taken it for that of another year."""
    if time.period is None:
        return time.code == code
    return time.period.code[4:] == code[4:] and code[:4].isdigit()


def _words_at(text: str, time: TimeMention, words: DueWords) -> str:
    """The words of a deadline: the time with what leads to it, and of a length from when it is counted."""
    low = text.lower()
    lead = words.lead.search(low[: time.span.start])
    tail = words.elsewhere.match(low[time.span.end :]) if time.period is None else None
    return text[lead.start() if lead else time.span.start : time.span.end + (tail.end() if tail else 0)]


def _year_assumed(found: Deadline) -> Deadline:
    """The deadline with the year as a doubt, where no graver one stands."""
    is_graver = found.why in _WHYS and _WHYS.index(found.why) < _WHYS.index("year_assumed")
    return replace(found, is_certain=False, why=found.why if is_graver else "year_assumed")
