"""Events that several texts tell of brought together, and the days on which texts disagree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise

from diemcau.lang.folding import fold
from diemcau.lang.persons import Person, Sameness, compare_persons, parse_person
from diemcau.reconcile.words import Dictionary, content, likeness, name_content, rarity
from diemcau.records import Conflict, Event, Occasion, Period, Reading, Statement

# Kinds that two writers may choose for one event.
_FAMILIES = ({"conference", "meeting"}, {"signing", "agreement"}, {"meeting", "visit"})
SAME_EVENT = 2.5  # points from which two tellings are one event; a day and one thing more
DAY, PLACE, PEOPLE, WORDS, KIND = 2.0, 1.0, 1.0, 1.0, 0.5  # points for agreeing in each
SOON = 1.0  # points for texts of the same days, taken off for texts of different weeks, where a day is left unsaid
WORDS_SHARED = 0.5  # weighted share of the shorter telling's words that counts as agreement
SURELY_ONE = 0.6  # the same for texts that disagree on the day
SLIP_DAYS = 3  # days by which two tellings of one event differ when one is wrong; farther apart they are two events
APART_DAYS = 5  # days between two texts beyond which they hardly report the same undated event as news
CROWD = 60  # tellings under one key beyond which only neighbours are compared


# A day with its year: "6 January 2025", "January 6, 2025", "06/01/2025", "2025-01-06", "6 tháng 1 năm 2025".
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?:\s+(?:of )?[^\W\d]+)?(?:\s+\d{1,2}\s+năm)?[,./\s-]+(?:\d{1,2}[./-])?\d{4}\b"
    r"|\b\d{4}-\d\d-\d\d\b"
)
# A day with or without its year, in words or digits: "13/11", "15/11/2024", "13 November", "November 13".
_DAY = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2} (?:tháng \d{1,2}|[A-Z][a-z]{2,8})\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b"
)


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One event in one document made ready to be compared."""

    document: str
    language: str
    order: int
    index: int
    published: date | None
    event: Event
    words: frozenset[str]
    words_abroad: frozenset[str]
    people: tuple[Person, ...]
    place: str
    where: frozenset[str]
    year_said: bool

    @property
    def statement(self) -> Statement:
        """The telling as the record cites it."""
        return Statement(self.document, self.event.span, self.index)

    @property
    def key(self) -> tuple[int, int]:
        """Where it comes in the order of reading."""
        return (self.order, self.index)


def find_occasions(readings: Sequence[Reading]) -> tuple[list[Occasion], list[Conflict]]:
    """The events of a folder, each with all its tellings, and the conflicts about their days."""
    tellings = _read_tellings(readings)
    weights = rarity(one.words for one in tellings)
    pairs = sorted(_candidates(tellings), key=lambda pair: (pair[0].key, pair[1].key))
    groups = _join(tellings, pairs, weights)
    occasions = [_settle(place, group) for place, group in enumerate(groups)]
    home = {one: at for at, group in enumerate(groups) for one in group}
    clashes = ((left, right) for left, right in pairs if home[left] != home[right] and _is_slip(left, right, weights))
    return occasions, list(_date_conflicts(clashes, home, groups))


def _read_tellings(readings: Sequence[Reading]) -> list[Telling]:
    ordered = sorted(readings, key=lambda reading: (reading.document.published or date.max, reading.document.id))
    tellings = [
        _read_telling(reading, order, index, event)
        for order, reading in enumerate(ordered)
        for index, event in enumerate(_dated(reading))
    ]
    dictionary = Dictionary((one.language, one.words) for one in tellings)
    return [replace(one, words_abroad=dictionary.abroad(one.words, one.language)) for one in tellings]


def _read_telling(reading: Reading, order: int, index: int, event: Event) -> Telling:
    document, place = reading.document, event.place or ""
    named = (*event.participants, *filter(None, (event.chair,)))
    return Telling(
        document=document.name,
        language=document.language,
        order=order,
        index=index,
        published=document.published,
        event=event,
        words=frozenset(content(event.text, document.language)),
        words_abroad=frozenset(),
        people=tuple(person for text in named if (person := parse_person(text)).name),
        place=" ".join(fold(place).split()),
        where=frozenset(name_content(place, document.language)),
        year_said=_names_year(reading, event),
    )


def _dated(reading: Reading) -> Iterator[Event]:
    """The events of a text; one that bears the day of the dateline in its sentence has none, where that sentence names
    another day too: "(Gazette, 6/5/2031) - On 4 May ...".
    """
    for event in reading.events:
        days = _DAY.findall(reading.document.quote(event.sentence))
        today = event.date is not None and event.date.is_day and event.date.start == reading.document.published
        yield replace(event, date=None) if today and len(days) > 1 else event


def _names_year(reading: Reading, event: Event) -> bool:
    """Whether the sentence writes the year with the day; else it was filled in from the text around."""
    if event.date is None:
        return False
    year = str(event.date.start.year)
    return any(year in match.group() for match in _DATE.finditer(reading.document.quote(event.sentence)))


def _candidates(tellings: Sequence[Telling]) -> set[tuple[Telling, Telling]]:
    """Pairs that share a day, a place, a person's last name or a telling word."""
    blocks: defaultdict[Hashable, list[Telling]] = defaultdict(list)
    for one in tellings:
        keys: set[Hashable] = {("word", word) for word in one.words} | {
            ("person", person.name[-1]) for person in one.people
        }
        keys |= {("place", word) for word in (one.place, *one.where) if word}
        keys |= {("day", one.event.date.start.month, one.event.date.start.day)} if one.event.date else set()
        for key in keys:
            blocks[key].append(one)
    pairs: set[tuple[Telling, Telling]] = set()
    for block in blocks.values():
        pairs.update(combinations(block, 2) if len(block) <= CROWD else pairwise(block))
    return pairs


def _join(
    tellings: Sequence[Telling], pairs: Iterable[tuple[Telling, Telling]], weights: Mapping[str, float]
) -> list[list[Telling]]:
    home = {one: [one] for one in tellings}
    ranked = sorted(
        ((_points(*pair, weights), pair) for pair in pairs), key=lambda item: (-item[0], item[1][0].key, item[1][1].key)
    )
    for points, (left, right) in ranked:
        ours, theirs = home[left], home[right]
        if points < SAME_EVENT or ours is theirs or any(_is_barred(one, other) for one in ours for other in theirs):
            continue
        ours.extend(theirs)
        home.update(dict.fromkeys(theirs, ours))
    groups = {id(group): group for group in home.values()}.values()
    return sorted((sorted(group, key=lambda one: one.key) for group in groups), key=lambda group: group[0].key)


def _points(left: Telling, right: Telling, weights: Mapping[str, float]) -> float:
    """How many points speak for one event; 0 where something bars it."""
    if _is_barred(left, right):
        return 0.0
    same_day = all(one.event.date is not None and one.event.date.is_day for one in (left, right))
    words = _likeness(left, right, weights)
    return (
        DAY * same_day
        + SOON * (0 if same_day else _nearness(left, right))
        + PLACE * (bool(left.place) and _share_place(left, right))
        + PEOPLE * _share_people(left, right)
        + KIND * (same_day and left.event.kind == right.event.kind)
        + WORDS * ((words >= WORDS_SHARED) + (words >= SURELY_ONE))
    )


def _likeness(left: Telling, right: Telling, weights: Mapping[str, float]) -> float:
    """Weighted share of the words in common; across languages of those that both may hold."""
    if left.language == right.language:
        return likeness(left.words, right.words, weights)
    return likeness(left.words_abroad, right.words_abroad, weights)


def _nearness(left: Telling, right: Telling) -> int:
    """1 for texts of the same days, -1 for texts of different weeks, 0 between or where a day is unknown."""
    if left.published is None or right.published is None:
        return 0
    days = abs((left.published - right.published).days)
    return 1 if days <= SLIP_DAYS else -1 if days > APART_DAYS else 0


def _is_barred(left: Telling, right: Telling) -> bool:
    one, other = left.event, right.event
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and not any(kinds <= family for family in _FAMILIES):
        return True
    if not _is_one_time(left, right):
        return True
    return bool(left.place and right.place) and not _share_place(left, right)


def _is_one_time(left: Telling, right: Telling) -> bool:
    """Whether the dates allow one event: a year that a sentence leaves unsaid was guessed from the text around."""
    one, other = left.event.date, right.event.date
    if one is None or other is None or one.overlaps(other):
        return True
    same = (one.start.month, one.start.day) == (other.start.month, other.start.day) and one.is_day and other.is_day
    near = abs(one.start.year - other.start.year) == 1
    return same and near and not (left.year_said and right.year_said)


def _share_place(left: Telling, right: Telling) -> bool:
    """Whether two places are one as printed or, across languages, by what their words stand for."""
    if _is_one_place(left.place, right.place):
        return True
    shared = left.where & right.where
    return bool(shared) and shared in (left.where, right.where)


def _is_one_place(one: str, other: str) -> bool:
    """Whether two places as printed are one: equal without spaces, or one within the other."""
    ours, theirs = one.replace(" ", ""), other.replace(" ", "")
    return bool(ours and theirs) and (ours in theirs or theirs in ours)


def _share_people(left: Telling, right: Telling) -> bool:
    return any(compare_persons(one, other) is Sameness.SAME for one in left.people for other in right.people)


def _settle(place: int, group: Sequence[Telling]) -> Occasion:
    events = [one.event for one in group]
    kinds = Counter(event.kind for event in events)
    chairs = [event.chair for event in events if event.chair]
    return Occasion(
        id=f"e{place + 1}",
        statements=tuple(sorted(one.statement for one in group)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        date=_narrowest(one.event.date for one in sorted(group, key=lambda one: not one.year_said)),
        place=next((event.place for event in events if event.place), None),
        chair=max(chairs, key=lambda text: (len(parse_person(text).name), len(text), text), default=None),
        participants=_united(name for event in events for name in event.participants),
        bridge_points=_united(name for event in events for name in event.bridge_points),
    )


def _narrowest(periods: Iterable[Period | None]) -> Period | None:
    return min(
        (period for period in periods if period is not None),
        key=lambda period: period.end - period.start,
        default=None,
    )


def _united(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order of first telling; spelled with or without diacritics and spaces it is one name."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name).replace(" ", ""), name)
    return tuple(found.values())


def _is_slip(left: Telling, right: Telling, weights: Mapping[str, float]) -> bool:
    """Whether two texts clearly tell of one event on different days."""
    one, other = left.event, right.event
    if left.document == right.document or one.kind != other.kind or one.date is None or other.date is None:
        return False
    if not (one.date.is_day and other.date.is_day) or one.date.overlaps(other.date):
        return False
    if bool(left.place and right.place) and not _share_place(left, right):
        return False
    shared = _likeness(left, right, weights) >= SURELY_ONE
    where = bool(left.place) and _share_place(left, right)
    return _is_near(one.date.start, other.date.start) and shared and (where or _share_people(left, right))


def _is_near(one: date, other: date) -> bool:
    """Whether one date is the other miswritten: a few days off, or the same day in another year."""
    return 0 < abs((one - other).days) <= SLIP_DAYS or (one.day, one.month) == (other.day, other.month)


def _date_conflicts(
    clashes: Iterable[tuple[Telling, Telling]], home: Mapping[Telling, int], groups: Sequence[Sequence[Telling]]
) -> Iterator[Conflict]:
    seen: set[tuple[int, int]] = set()
    for left, right in clashes:
        places = (home[left], home[right])
        if places in seen or places[::-1] in seen:
            continue
        seen.add(places)
        statements = sorted(one.statement for place in places for one in groups[place])
        yield Conflict(
            kind="date",
            statements=tuple(statements),
            why=f"One event, dated {left.event.date} in {left.document} and {right.event.date} in {right.document}.",
            settle="The programme or the minutes of the event.",
            claims=tuple(f"e{place + 1}" for place in places),
        )
