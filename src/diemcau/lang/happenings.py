"""What takes place beside meetings, signings and visits: storms, flights, fairs, openings, reports that come out.

A language gives the words as one `HappeningWords`; how they are looked for is the same in all of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from re import Match, Pattern

from diemcau.lang.base import TimeMention, TimeRole
from diemcau.lang.cued import Cued, find_standing, to_small
from diemcau.lang.requests import Person
from diemcau.records import Event, Period, Span
from diemcau.records.period import day as on_day

PLACELESS = frozenset({"disaster", "transport", "publication"})  # told of by many places at once, or by none
IN_SERIES = "happening: one of several"  # rule of an event that a text looks back on with others of its kind
# Kinds of which yearly reports are full: only one with its day is one event, or one that is numbered.
DATED_ONLY = frozenset({"publication", "incident", "accident", "transport"})
_LONGEST = 400  # characters of a sentence that is the event's own span
_BEHIND, _BEFORE = 200, 60  # characters around the words in a longer one


@dataclass(frozen=True, slots=True)
class HappeningWords:
    """How a language tells that something took place; all patterns are for words in small letters.

    Attributes:
        cue: A word without which `rules` find nothing.
        rules: Kind of event and the words that tell of one, surest first: a noun with a verb of happening; a group
            `adjunct` where they name it beside something else, whose day the sentence gives.
        nouns: Kind of event and the noun alone: enough where a day of the past stands close by.
        not_yet: What before these words makes them a plan, a wish or a rule.
        serial: Which one of several it is, in the group `s`.
        serials: The number that each word of `serial` stands for.
        series: Words that announce several of a kind, of which the next sentences tell one by one; the group `n` is
            the noun.
        each: One of those that a series announced.
        kind_of: The kind of event that the noun of a series names.
        authority: Names of those whose own reports are events: offices, not newspapers.
        find_place: Where a stretch says something took place, as printed, or None.
        not_day: Ends of the words before a day that is not the day of the event.
        dateline: The opening of a report that bears the day of its writing.
        days_after: "three days after", just before what tells of the event that lay so many days back; the group `n`.
        numbers: The number words of `days_after`.
    """

    cue: Pattern[str]
    rules: Sequence[tuple[str, Cued]]
    nouns: Sequence[tuple[str, Cued]]
    not_yet: Pattern[str]
    serial: Pattern[str]
    serials: Mapping[str, int]
    series: Cued
    each: Pattern[str]
    kind_of: Callable[[str], str]
    authority: Pattern[str]
    find_place: Callable[[str, int, int], str | None]
    not_day: Pattern[str]
    dateline: Pattern[str]
    days_after: Pattern[str]
    numbers: Mapping[str, int]


def find_happenings(
    text: str,
    sentences: Sequence[Span],
    people: Sequence[Person],
    times: Sequence[TimeMention],
    words: HappeningWords,
    *,
    today: date | None = None,
) -> Iterator[Event]:
    """What the sentences say took place, one event a sentence and kind, in text order.

    Args:
        text: The document's text.
        sentences: Its sentences.
        people: What the language's `find_people` found.
        times: What the language's `find_times` found.
        words: Of the document's language.
        today: Day of the document; what lies behind it has not happened.
    """
    teller = _Teller(text, people, times, words, today)
    rules = find_standing([pattern for _, pattern in words.rules], teller.low, sentences)
    nouns = find_standing([pattern for _, pattern in words.nouns], teller.low, sentences)
    series: str | None = None
    for sentence, rules_here, nouns_here in zip(sentences, rules, nouns, strict=True):
        announced = words.series.search(teller.low, *sentence)
        if announced is not None:
            series = words.kind_of(announced["n"])
            continue
        if series is not None:
            told = list(teller.one_by_one(sentence, series))
            yield from told
            series = series if told else None
        if rules_here or nouns_here:
            yield from teller.told(sentence, rules_here, nouns_here)


class _Teller:
    """Tells which events a sentence speaks of, with who and when found by their place."""

    def __init__(
        self,
        text: str,
        people: Sequence[Person],
        times: Sequence[TimeMention],
        words: HappeningWords,
        today: date | None,
    ) -> None:
        self.text, self.words, self.today = text, words, today
        self.low = to_small(text)
        self.people = people
        self.people_at = [person.span.start for person in people]
        self.days = sorted(
            (t for t in times if t.period is not None and t.role in {TimeRole.DATE, TimeRole.PERIOD}),
            key=lambda t: t.span,
        )
        self.days_at = [time.span.start for time in self.days]

    def told(self, sentence: Span, rules: Sequence[int], nouns: Sequence[int]) -> Iterator[Event]:
        """The events of a sentence, one of each kind, by those rules and nouns that may stand in it."""
        seen: set[str] = set()
        for rule in rules:
            kind, pattern = self.words.rules[rule]
            match = pattern.search(self.low, *sentence) if kind not in seen else None
            if match is None or not self._has_cue(sentence) or self._is_ahead(sentence, match):
                continue
            date = self._date(sentence, match) if "adjunct" not in match.groupdict() else None
            if date is None and kind in DATED_ONLY and self._serial(sentence, match) is None:
                continue
            seen.add(kind)
            yield self._event(sentence, kind, match, date)
        for noun in nouns if self._days_in(sentence) else ():
            kind, pattern = self.words.nouns[noun]
            near = None if kind in seen else self._with_its_day(sentence, pattern)
            if near is not None:
                seen.add(kind)
                yield self._event(sentence, kind, *near)

    def _days_in(self, sentence: Span) -> Sequence[TimeMention]:
        return self.days[bisect_left(self.days_at, sentence.start) : bisect_left(self.days_at, sentence.end)]

    def _has_cue(self, sentence: Span) -> bool:
        return self.words.cue.search(self.low, *sentence) is not None

    def _with_its_day(self, sentence: Span, pattern: Cued) -> tuple[Match[str], Period] | None:
        """The first noun of an event that has a day of the past close by: "the flood of 3 May", "Tuesday's fair"."""
        for match in pattern.finditer(self.low, *sentence):
            day = None if self._is_ahead(sentence, match) else self._date(sentence, match, within=_NEAR_DAY)
            if day is not None and (self.today is None or day.start <= self.today):
                return match, day
        return None

    def one_by_one(self, sentence: Span, kind: str) -> Iterator[Event]:
        """The events that a sentence tells one by one, each from its own word on: "the first ...; the second ..."."""
        low = sentence.quote(self.low)
        starts = [match.start() for match in self.words.each.finditer(low)]
        if not starts:
            return
        for start, end in zip(starts, [*starts[1:], len(low)], strict=True):
            clause = Span(sentence.start + start, sentence.start + len(low[:end].rstrip(" ;,.")))
            match = self.words.each.match(low, start)
            if match is not None:
                yield self._event(clause, kind, None, None, serial=self.words.serials.get(match["s"]))

    def _is_ahead(self, sentence: Span, match: Match[str]) -> bool:
        """Whether what is told lies ahead or is only spoken of."""
        from_ = max(sentence.start, match.start() - _BEFORE)
        return self.words.not_yet.search(self.low, from_, match.end()) is not None

    def _event(
        self, sentence: Span, kind: str, match: Match[str] | None, date: Period | None, *, serial: int | None = None
    ) -> Event:
        span = sentence if match is None else _around(self.text, sentence, match)
        inside = self.people[bisect_left(self.people_at, sentence.start) : bisect_left(self.people_at, sentence.end)]
        return Event(
            span=span,
            text=span.quote(self.text),
            kind=kind,
            date=date,
            place=None if kind in PLACELESS else self.words.find_place(self.text, *sentence),
            participants=tuple(dict.fromkeys(person.span.quote(self.text) for person in inside if person.name)),
            sentence=sentence,
            serial=serial if match is None else self._serial(sentence, match),
            confidence=Decimal("0.80"),
            rule=f"happening: {kind}" if match else IN_SERIES,
        )

    def _serial(self, sentence: Span, match: Match[str]) -> int | None:
        """Which one of several it is, said in the words that tell of it or just before them."""
        start, end = max(sentence.start, match.start() - 30), min(sentence.end, match.end() + 30)
        said = self.words.serial.search(self.low, start, end)
        return self.words.serials.get(said["s"]) if said else None

    def _date(self, sentence: Span, match: Match[str], within: int | None = None) -> Period | None:
        """The day, or the few days, nearest to the words that tell of the event; that of the dateline comes last.

        Args:
            sentence: Where it is told.
            match: The words in the sentence.
            within: Characters within which a day has to stand, and not in the dateline; None asks for none.
        """
        head = self.words.dateline.match(self.low, *sentence)
        told_from = head.end() if head else sentence.start
        at = match.span()
        days = [
            time
            for time in self._days_in(sentence)
            if self._may_date(sentence, time, within=at[0] <= time.span.start < at[1])
        ]
        nearest = min(
            days,
            key=lambda time: (time.span.start < told_from, max(time.span.start - at[1], at[0] - time.span.end, 0)),
            default=None,
        )
        if within is not None and nearest is not None:
            gap = max(nearest.span.start - at[1], at[0] - nearest.span.end, 0)
            nearest = nearest if gap <= within and nearest.span.start >= told_from else None
        back = self._days_back(sentence, match)
        day = nearest.period if nearest else None
        return day if back == 0 else _moved(day, back)

    def _days_back(self, sentence: Span, match: Match[str]) -> int | None:
        """How many days the event lies before the day that its sentence gives; None where no number is said."""
        said = self.words.days_after.search(self.low, max(sentence.start, match.start() - 40), match.start())
        if said is None:
            return 0
        return int(said["n"]) if said["n"].isdigit() else self.words.numbers.get(said["n"])

    def _may_date(self, sentence: Span, time: TimeMention, *, within: bool) -> bool:
        """Whether a time can be that of an event: a day or a few, and no bound; within the words it is theirs."""
        period = time.period
        if period is None or (period.end - period.start).days > _LONGEST_EVENT:
            return False
        if within:
            return True
        start = max(sentence.start, time.span.start - 30)
        return self.words.not_day.search(self.low, start, time.span.start) is None


def _moved(period: Period | None, back: int | None) -> Period | None:
    if period is None or back is None or not period.is_day:
        return None
    return on_day(period.start - timedelta(days=back))


_NEAR_DAY = 45  # characters between a noun and the day that is its own
_LONGEST_EVENT = 14  # days: longer stretches are reported on, not attended


def _around(text: str, sentence: Span, match: Match[str]) -> Span:
    """The sentence, or of a long one the words around those that tell of the event."""
    if sentence.end - sentence.start <= _LONGEST:
        return sentence
    start = max(sentence.start, text.rfind(", ", sentence.start, match.start()) + 2)
    return Span(start, min(sentence.end, match.end() + _BEHIND))
