"""What a document sets for all its sentences: its year, its period, whose report it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from diemcau.lang.base import TimeBase, TimeMention, TimeRole
from diemcau.lang.language import Language
from diemcau.records import Document, Period, Status
from diemcau.records.period import year

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WRITTEN_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_HALF_YEAR = 6  # months
_DEADLINE_MONTH = 7  # a deadline up to here is mostly set in the year before
_REVIEW_MONTHS = 4  # up to April a report that names last year speaks of it
_TITLE_WEIGHT = 3  # how many mentions one in the title is worth
_AHEAD = 30  # characters before a time in which words say that it is still to come
_BEFORE = 40  # characters before a time in which a comparison may open
_OPENING = 420  # characters in which a report says on what day the thing it tells of took place
_HEAD = 1600  # characters at the head of a document in which it says what it is about


@dataclass(slots=True)
class Frame:
    """The frame of one document; what is carried and listed moves on from sentence to sentence.

    Attributes:
        language: Its language.
        country: The country it belongs to.
        base: From where times are counted.
        period: The period under report, or None where the document names none.
        owner: Whose report it is, or None.
        carried: Period that the last opening time set for its paragraph.
        owner_carried: Owner that the last sentence set for its paragraph.
        list_status, list_period: What a sentence that ends in a colon set for the list below it.
        is_known_place: Whether a name is that of a province or city the sector knows.
        bracket_period: Period of the numbers in brackets, where a legend says so.
    """

    language: Language
    country: str
    base: TimeBase
    period: Period | None
    owner: str | None
    is_known_place: Callable[[str], bool]
    carried: Period | None = None
    owner_carried: str | None = None
    list_status: Status | None = None
    list_period: Period | None = None
    bracket_period: Period | None = None

    @property
    def end(self) -> date | None:
        """The last day under report: of the period, but not after publication."""
        ends = [d for d in (self.period.end if self.period else None, self.base.published) if d is not None]
        return min(ends) if ends else None


def time_base(document: Document, language: Language) -> TimeBase:
    """The year under report and the day of publication, as far as the text says."""
    head = f"{document.title or ''}\n{document.text[:_HEAD]}"
    named = _named_years(head, language)
    if document.published is not None:
        return TimeBase(_year_at(document.published, named), document.published)
    reported = _reported_year(head, named, language)
    if reported is None:
        return TimeBase(None, None)
    for mention in language.find_times(head[:_OPENING], TimeBase(reported, None), _DIGIT):
        if mention.period is None or not _dates_report(mention, head, language):
            continue
        if _tells_event(head, mention.span.start, language):
            later = any(int(m.group()) == reported + 1 for m in _YEAR.finditer(head))
            on = _day_of_report(mention.period.start, reported, later=later, words=mention.span.quote(head))
            return TimeBase(reported, on)
    return TimeBase(reported, None)


@dataclass(slots=True)
class _Years:
    """The years that the head of a document names.

    Attributes:
        times: How often each is named as told of; in the title it weighs more.
        order: The same years in text order.
        ranges: Last years of stretches of several years.
        deadlines: Days and months until which something is to be done.
    """

    times: Counter[int] = field(default_factory=Counter)
    order: list[int] = field(default_factory=list)
    ranges: list[int] = field(default_factory=list)
    deadlines: list[Period] = field(default_factory=list)

    def add(self, number: int, weight: int = 1) -> None:
        """Note one mention of a year."""
        self.times[number] += weight
        self.order.append(number)


def _named_years(head: str, language: Language) -> _Years:
    """The years a head names; what is compared with a year is told of the next."""
    found = _Years()
    title_end = head.find("\n")
    words = language.times
    for mention in language.find_times(head, TimeBase(None, None), _WRITTEN_YEAR):
        if not _YEAR.search(head, *mention.span) or mention.preposition in words.open_ended:
            continue
        if mention.role is TimeRole.SAME_PERIOD and mention.code[:4].isdigit():
            found.add(int(mention.code[:4]) + 1)
        if mention.period is None:
            continue
        number = mention.period.end.year
        if number - mention.period.start.year > 1:
            found.ranges.append(number)
        elif language.report.compared.search(head, max(0, mention.span.start - _BEFORE), mention.span.start):
            found.add(number + 1)
        elif mention.preposition in words.deadlines:
            found.deadlines.append(mention.period)
        elif mention.role in {TimeRole.PERIOD, TimeRole.DATE}:
            found.add(number, _TITLE_WEIGHT if mention.span.start < title_end else 1)
    return found


def _year_at(published: date, named: _Years) -> int:
    """The year a dated report speaks of: the one before, where it names that as often in the first months.

    Late in the year it may be the next one, where the title and most of the head name that.
    """
    before = named.times[published.year - 1]
    in_review = before >= max(1, named.times[published.year] - 1) and published.month <= _REVIEW_MONTHS
    if named.times[published.year + 1] >= named.times[published.year] + _TITLE_WEIGHT and published.month > _HALF_YEAR:
        return published.year + 1  # "Budget 2025", put up in December 2024
    return published.year - 1 if in_review else published.year


def _reported_year(head: str, named: _Years, language: Language) -> int | None:
    """The year a report speaks of: the one named most; of two in a row the first, as in a review that sets tasks."""
    times, order = named.times, named.order
    if not times:
        title_end = head.find("\n")
        if (titled := _YEAR.search(head, 0, title_end + 80)) is not None and not named.ranges:
            return int(titled.group())
        if named.deadlines:
            return named.deadlines[0].end.year - (named.deadlines[0].end.month <= _DEADLINE_MONTH)
        return named.ranges[0] if named.ranges else None
    top = max(times.values())
    best = next(number for number in order if times[number] == top)
    if best - 1 in named.ranges and times[best] == 1:
        return best - 1  # "in the 2021-2025 period ..., 800 in 2026"
    for earlier in (best - 1, best):
        if times[earlier] and times[earlier + 1]:
            leads = order[0] == earlier and times[earlier] * 2 >= top
            if leads or language.report.reviews(head, earlier):
                return earlier
    return best


def _tells_event(head: str, at: int, language: Language) -> bool:
    """Whether the sentence around a day tells of something that took place on it."""
    start = max(head.rfind(". ", 0, at), head.rfind("\n", 0, at)) + 1
    stop = min(x for x in (head.find(". ", at), head.find("\n", at), len(head)) if x >= 0)
    return language.report.event.search(head, start, stop) is not None


def _dates_report(mention: TimeMention, head: str, language: Language) -> bool:
    """Whether a day in the head is the day of what is reported, and not a deadline or the start of a count."""
    if mention.role is not TimeRole.DATE or mention.period is None or not mention.period.is_day:
        return False
    return mention.preposition in language.times.report_days and any(c.isdigit() for c in mention.span.quote(head))


def _day_of_report(on: date, reported: int, *, later: bool, words: str) -> date:
    """ "January 6" in a review of 2024 that sets the tasks of 2025 fell in 2025."""
    if _YEAR.search(words):
        return on
    last = min(on.day, 28) if on.month == 2 else on.day
    return date(reported + (later and on.month <= _HALF_YEAR), on.month, last)


def _of_fiscal_year(period: Period) -> tuple[int, ...]:
    """The year a fiscal year begins in, where a period is one; a report may name it by either."""
    begins = (period.start.month, period.start.day) != (1, 1) and period.end.year == period.start.year + 1
    whole = (period.end - period.start).days in range(363, 367)
    return (period.start.year,) if begins and whole else ()


def _lies_ahead(text: str, time: TimeMention, language: Language) -> bool:
    """Whether the words before a time say that it is still to come: "tasks of the fourth quarter"."""
    return language.report.ahead.search(text, max(0, time.span.start - _AHEAD), time.span.start) is not None


def report_period(
    document: Document, base: TimeBase, times: Sequence[TimeMention], language: Language
) -> Period | None:
    """The period the document reports on: the first one its first line or head names in the year under report.

    Args:
        document: The document.
        base: From where it counts time.
        times: Its expressions of time, ascending.
        language: Its language.
    """
    text = document.text
    title_end = text.find("\n") if "\n" in text else len(text)
    named = [
        t
        for t in times
        if t.span.start < _HEAD
        and t.role is TimeRole.PERIOD
        and t.period is not None
        and base.year in {None, t.period.end.year, *_of_fiscal_year(t.period)}
    ]
    told = [t for t in named if not _lies_ahead(text, t, language)]
    named = told or named
    best = next((t for t in named if t.span.start < title_end or _YEAR.search(text, *t.span)), None)
    if best is not None or named:
        return (best or named[0]).period
    if base.year is not None:
        return year(base.year)
    return None if base.published is None else year(base.published.year)
