"""What the words of a deadline say: the last day in term, before it moves off a day off, and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from diemcau.deploy.rhythm import Rhythm, day_before, days_of, format_rhythm, parse_rhythm
from diemcau.deploy.terms import Term, add_months, end_of, parse_term, start_of
from diemcau.deploy.working import WorkingCalendar
from diemcau.errors import Invalid
from diemcau.lang.base import TimeBase, TimeMention, TimeRole
from diemcau.lang.due import DueWords
from diemcau.lang.language import Language
from diemcau.records import Period
from diemcau.records.period import parse_period, shift_years
from diemcau.records.task import DeadlineKind

_DAY = timedelta(days=1)
_NUMBER = re.compile(r"\d+")
_WEEK = timedelta(days=7)


class Asked(NamedTuple):
    """What is asked, and by what it is answered."""

    given_on: date
    for_year: int | None
    calendar: WorkingCalendar
    language: Language
    words: DueWords


class Said(NamedTuple):
    """What the words say: the last day in term before it moves, and what about it is doubtful."""

    kind: DeadlineKind
    why: str
    last: date | None = None
    start: date | None = None
    rhythm: Rhythm | None = None
    doubts: tuple[str, ...] = ()


UNCLEAR = Said(DeadlineKind.UNCLEAR, "not_understood", doubts=("not_understood",))
IN_HASTE = Said(DeadlineKind.UNCLEAR, "vague", doubts=("vague",))


def read_words(told: str, asked: Asked) -> Said:
    """What words or a code of the readers say.

    Raises:
        Invalid: If what they say lies outside the calendar.
    """
    return _of_code(told, asked) or _of_words(told, asked)


# Codes ------------------------------------------------------------------------------------------------


def _of_code(code: str, asked: Asked) -> Said | None:
    """What a code of the readers says; None where it is none."""
    if code[:4].isdigit() and not code[4:5].isspace():
        try:
            period = parse_period(code)
        except Invalid:
            return None
        kind = DeadlineKind.DATE if period.is_day else DeadlineKind.PERIOD
        return Said(kind, "day" if period.is_day else "period_end", last=period.end)
    term = _term(code)
    if term is not None:
        return _counted(term, asked.given_on, asked)
    rhythm = _rhythm(code)
    return _again(rhythm, asked) if rhythm is not None else None


def _term(code: str) -> Term | None:
    try:
        return parse_term(code)
    except Invalid:
        return None


def _rhythm(code: str) -> Rhythm | None:
    try:
        return parse_rhythm(code)
    except Invalid:
        return None


def _counted(term: Term, start: date, asked: Asked, *doubts: str) -> Said:
    """A term from a day."""
    kind = DeadlineKind.WORKING_DAYS if term.working else DeadlineKind.SPAN
    return Said(kind, kind.value, last=end_of(term, start, asked.calendar), start=start, doubts=doubts)


def _again(rhythm: Rhythm, asked: Asked) -> Said:
    """The next day of a rhythm; a rhythm without a day ends with its stretch, which is a proposal."""
    start = asked.given_on if rhythm.is_named or rhythm.months else _first_end(rhythm, asked.given_on)
    day = next(days_of(rhythm, start, asked.calendar), None)
    return Said(DeadlineKind.RHYTHM, "rhythm", last=day, rhythm=rhythm, doubts=() if rhythm.is_named else ("vague",))


def _first_end(rhythm: Rhythm, given_on: date) -> date:
    """The end of the first stretch of days that begins with a day."""
    return given_on if rhythm.days % 7 == 0 else given_on + timedelta(days=rhythm.days - 1)


# Words ------------------------------------------------------------------------------------------------


def _of_words(told: str, asked: Asked) -> Said:
    """What words say."""
    low = told.lower()
    words = asked.words
    week = _of_week(low, asked)
    if week is not None:
        return week
    for text in _framed(told, words):
        said = _of_times(text, asked, framed=text != told)
        if said is not None:
            return said
    if _NUMBER.search(low) is None and (words.event.search(low) or words.open_end.match(low)):
        return Said(DeadlineKind.EVENT, "before_event", doubts=("before_event",))
    return IN_HASTE if words.soon.search(low) else UNCLEAR


def _framed(told: str, words: DueWords) -> Iterator[str]:
    """The words, and ways to say them in which a time without its preposition, or with an odd one, is read too."""
    yield told
    bare = told.partition(" ")[2]
    for text in (told, bare):
        yield from (f"{frame}{text}" for frame in words.frames if text)


def _of_week(low: str, asked: Asked) -> Said | None:
    """The last working day of this week or the next."""
    ahead = 1 if asked.words.next_week.search(low) else 0
    if not ahead and not asked.words.this_week.search(low):
        return None
    sunday = asked.given_on + timedelta(days=6 - asked.given_on.weekday() + 7 * ahead)
    return Said(DeadlineKind.PERIOD, "period_end", last=asked.calendar.last_working(sunday))


def _of_times(text: str, asked: Asked, *, framed: bool) -> Said | None:
    """What the times in words say; None where there are none that set a deadline."""
    times = asked.language.find_times(text, TimeBase(asked.given_on.year, asked.given_on))
    main = _main(text, times, asked)
    event = asked.words.event.match(text.lower())
    if event is not None and (main is None or main.preposition not in asked.language.times.deadlines):
        last = main.period.start - _DAY if main is not None and main.period is not None else None
        return Said(DeadlineKind.EVENT, "before_event", last=last, doubts=("before_event",))
    if main is None:
        is_again = any(time.role is TimeRole.RHYTHM for time in times)
        return Said(DeadlineKind.RHYTHM, "rhythm", doubts=("vague",)) if is_again else None
    if main.role is TimeRole.RHYTHM:
        said = _of_rhythm(text, main, asked)
    elif main.role is TimeRole.DURATION:
        said = _of_length(text, main, times, asked)
    else:
        said = _of_period(text, main, asked, framed=framed)
    is_all = _is_whole(text, main, times) and _is_led(text, main, times, asked.words)
    if is_all and not _is_one_of_many(text, main, times, asked.words, said.start):
        return said
    return said._replace(doubts=(*said.doubts, "not_understood"))


def _is_whole(text: str, main: TimeMention, times: Sequence[TimeMention]) -> bool:
    """Whether every number up to the end of the time is part of a time: of "30 February" nothing reads the 30."""
    numbers = (match.start() for match in _NUMBER.finditer(text, 0, main.span.end))
    return all(any(time.span.start <= at < time.span.end for time in times) for at in numbers)


def _is_led(text: str, main: TimeMention, times: Sequence[TimeMention], words: DueWords) -> bool:
    """Whether the time opens the words or stands behind some that lead to a deadline: not "by spring 2026"."""
    before = text[: main.span.start].lower()
    if words.begins.search(before) is not None and main.role is not TimeRole.DURATION:
        return ".." in main.code
    hour = any(time.role is TimeRole.CLOCK for time in times)
    return not before or before.rstrip().endswith(":") or words.lead.search(before) is not None or hour


def _is_one_of_many(
    text: str, main: TimeMention, times: Sequence[TimeMention], words: DueWords, start: date | None
) -> bool:
    """Whether the words name other times beside this one, and beside the day that it is counted from."""
    others = (time for time in times if _has_days(time) and time.span != main.span and time.code not in _YEARLY)
    return words.more.match(text[main.span.end :].lower()) is not None or any(
        time.period is None or time.period.end != start for time in others
    )


_UNRANKED = 9


def _main(text: str, times: Sequence[TimeMention], asked: Asked) -> TimeMention | None:
    """The time that sets the deadline: that which the language ranks first, else the first in the words.

    A length that is bound to what stands behind it, "5 days before 16 March", goes before that.
    """
    best: tuple[int, int] | None = None
    found: TimeMention | None = None
    for time in times:
        if not _has_days(time):
            continue
        rank = 0 if _is_bound(text, time, asked.words) else asked.language.requests.deadline_rank(text, time)
        place = (_UNRANKED if rank is None else rank, time.span.start)
        if best is None or place < best:
            best, found = place, time
    yearly = next((time for time in times if time.role is TimeRole.RHYTHM and time.code in _YEARLY), None)
    if found is not None and found.role is TimeRole.DATE and yearly is not None and found.period is not None:
        day = found.period.end
        code = format_rhythm(Rhythm(months=12, month=day.month, day=day.day))
        return found._replace(role=TimeRole.RHYTHM, code=code, period=None)
    return found


def _is_bound(text: str, time: TimeMention, words: DueWords) -> bool:
    """Whether a time is a length that counts from or towards what stands behind it."""
    behind = text[time.span.end :].lower()
    return time.role is TimeRole.DURATION and any(sign.match(behind) for sign in (words.ahead, words.elsewhere))


_YEARLY = frozenset({"every year", "annually", "yearly"})


def _has_days(time: TimeMention) -> bool:
    """Whether days follow from a time."""
    if time.role is TimeRole.RHYTHM:
        return _rhythm(time.code) is not None
    if time.role is TimeRole.DURATION:
        return _term(time.code) is not None
    return time.role in {TimeRole.DATE, TimeRole.PERIOD} and time.period is not None


def _of_rhythm(text: str, time: TimeMention, asked: Asked) -> Said:
    """A rhythm; of what is due before its day the day before."""
    rhythm = parse_rhythm(time.code)
    written = time.span.quote(text).lower()
    is_before = time.preposition in asked.words.before and asked.words.late.match(written) is None
    said = _again(day_before(rhythm) if is_before else rhythm, asked)
    return said._replace(doubts=(*said.doubts, "vague")) if asked.words.relative.search(written) else said


def _of_length(text: str, time: TimeMention, times: Sequence[TimeMention], asked: Asked) -> Said:
    """A term: from the day it was given, from a day that is named, or before one."""
    term, words = parse_term(time.code), asked.words
    behind = text[time.span.end :].lower()
    named = next((other.period.end for other in times if other.span.start >= time.span.end
                  and other.role is TimeRole.DATE and other.period is not None), None)  # fmt: skip
    if words.ahead.match(behind) or time.preposition in words.before:
        if named is None or not words.ahead.match(behind):
            return Said(DeadlineKind.EVENT, "before_event", doubts=("before_event",))
        kind = DeadlineKind.WORKING_DAYS if term.working else DeadlineKind.SPAN
        return Said(kind, kind.value, last=start_of(term, named, asked.calendar), start=named)
    if words.here.match(behind) and named is None:
        return _counted(term, asked.given_on, asked)
    if words.elsewhere.match(behind):
        return _counted(term, named, asked) if named else _counted(term, asked.given_on, asked, "start_assumed")
    return _counted(term, asked.given_on, asked)


def _of_period(text: str, time: TimeMention, asked: Asked, *, framed: bool) -> Said:
    """A named day or stretch, in the year that is said or assumed."""
    period = time.period
    if period is None:
        return UNCLEAR
    written = time.span.quote(text).lower()
    if asked.words.weekday.fullmatch(written):
        ahead = (asked.given_on - period.end + timedelta(days=6)) // _WEEK
        return Said(DeadlineKind.DATE, "day", last=period.end + max(ahead, 0) * _WEEK)
    if has_year(written, asked.language, asked.words):
        return _end(written, period, time.preposition, asked, framed=framed)
    wanted = dict.fromkeys((asked.for_year or asked.given_on.year, asked.given_on.year, asked.given_on.year + 1))
    found = [_end(written, shift_years(period, year - period.end.year), time.preposition, asked, framed=framed)
             for year in wanted]  # fmt: skip
    best = next((said for said in found if said.last is not None and said.last >= asked.given_on), found[0])
    is_asked = asked.for_year is not None and best is found[0]
    return best if is_asked else best._replace(doubts=(*best.doubts, "year_assumed"))


def _end(written: str, period: Period, preposition: str, asked: Asked, *, framed: bool) -> Said:
    """The last day in term of a stretch, or of a part of it."""
    words = asked.words
    if words.early.match(written):
        return Said(DeadlineKind.PERIOD, "vague", last=_early(period), doubts=("vague",))
    if words.middle.match(written):
        return Said(DeadlineKind.PERIOD, "vague", last=_middle(period), doubts=("vague",))
    is_end = words.late.match(written) is not None
    kind = DeadlineKind.DATE if period.is_day and not is_end else DeadlineKind.PERIOD
    why = "day" if kind is DeadlineKind.DATE else "period_end"
    if preposition in words.before and not is_end and not words.clock.search(written):
        return Said(kind, why, last=period.start - _DAY)
    is_loose = preposition in words.loose and not framed and not period.is_day and not is_end
    return Said(kind, why, last=period.end, doubts=("vague",) if is_loose else ())


def _early(period: Period) -> date:
    """A day to propose for the beginning of a stretch: a third of it, of a year a quarter, in whole months."""
    months = _months(period)
    if months < 3:  # noqa: PLR2004 - too short for whole months
        return period.start + (period.end - period.start) // 3
    return _month_end(period, max(1, months // 4 if months >= 12 else months // 3))  # noqa: PLR2004 - a year


def _middle(period: Period) -> date:
    """A day to propose for the middle of a stretch."""
    months = _months(period)
    if months % 2 or months == 0:
        return period.start + (period.end - period.start) // 2
    return _month_end(period, months // 2)


def _months(period: Period) -> int:
    """Months of a stretch, rounded up."""
    first, last = period.start, period.end
    return 0 if period.is_day else (last.year - first.year) * 12 + last.month - first.month + 1


def _month_end(period: Period, months: int) -> date:
    """The last day of the first so many months of a stretch."""
    return add_months(period.start.replace(day=1), months) - _DAY


def has_year(written: str, language: Language, words: DueWords) -> bool:
    """Whether a time says its year, in figures or by counting from the day of the text."""
    return language.requests.has_year(written) or words.relative.search(written.lower()) is not None
