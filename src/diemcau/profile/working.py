"""Reads the days on which a sector works: weekends, public holidays and what was put in their place, year by year.

They stand in `calendar.yml` beside the profile's other files, and may be missing. Feasts of a lunar year stand there by
their days of the solar one, as the notices name them: nothing is computed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from diemcau.profile.source import Node, read_yaml
from diemcau.records.task import CalendarYear, DeadlineKind

CALENDAR = "calendar.yml"
"""Name of the file."""

IN_LIEU, SWAPPED = "in_lieu", "swapped"
"""Why a day is off that is no feast: a feast fell on a weekend, or the day is made up on another."""

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONE = re.compile(r"UTC|[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]*){1,2}")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_MOST_SOON = 60  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRules:
    """How a sector counts its days.

    Attributes:
        time_zone: IANA name of the zone in which a day begins and ends, for units abroad too.
        weekend: Days of the week that are not worked; Monday is 0.
        soon: Days before a deadline from which a task is due soon.
        moves: Values of `DeadlineKind` whose last day moves to the next working day where it is a day off.
        basis: The law they come from.
        holidays: Names of the feasts and of the reasons for other days off, by code and language.
        years: Days off and days made up, by year.
        feasts: Of each day off that no weekend explains: the code of its feast or reason.
    """

    time_zone: str = "UTC"
    weekend: frozenset[int] = frozenset({5, 6})
    soon: int = 3
    moves: frozenset[str] = frozenset({DeadlineKind.SPAN.value})
    basis: str = ""
    holidays: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    years: Mapping[int, CalendarYear] = field(default_factory=dict)
    feasts: Mapping[date, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.time_zone, self.weekend, tuple(self.years)))


NO_CALENDAR = WorkRules()
"""Of a profile that names no days: weekends alone, and no year is sure."""


def read_working(text: str, languages: tuple[str, ...]) -> WorkRules:
    """The rules of a `calendar.yml`.

    Args:
        text: The file.
        languages: Codes of the profile's languages.

    Raises:
        Invalid: The file is wrong; the message names line, key and what was expected.
    """
    keys = read_yaml(CALENDAR, text).table(("time_zone", "weekend", "soon", "moves", "basis", "holidays", "years"))
    weekend = frozenset(_one_of(day, _WEEK) for day in keys["weekend"].items())
    if len(weekend) == len(_WEEK):
        keys["weekend"].refuse(
            "weekend", "leaves no day to work on", "fewer days", "Name the days that are not worked."
        )
    holidays = {code: node.names(languages) for code, node in keys["holidays"].table().items()}
    years: dict[int, CalendarYear] = {}
    feasts: dict[date, str] = {}
    for name, node in keys["years"].table().items():
        if _YEAR.fullmatch(name) is None:
            node.refuse("no_year", f"is {name!r}", "a year such as 2025", "Write it in quotes, with four digits.")
        years[int(name)] = _year(int(name), node, holidays, weekend, feasts)
    return WorkRules(
        time_zone=_zone(keys["time_zone"]),
        weekend=weekend,
        soon=_soon(keys["soon"]),
        moves=frozenset(_known(kind, [kind.value for kind in DeadlineKind]) for kind in keys["moves"].items()),
        basis=keys["basis"].text(),
        holidays=holidays,
        years=years,
        feasts=feasts,
    )


def _year(
    number: int, node: Node, holidays: Mapping[str, object], weekend: frozenset[int], feasts: dict[date, str]
) -> CalendarYear:
    """One year; its days off are added to the feasts."""
    keys = node.table(("basis", "is_final", "days_off", "worked"), ("open",))
    for code, days in keys["days_off"].table().items():
        if code not in holidays:
            days.refuse("choice", f"is {code!r}", "a code of holidays", "Name it there.", choices=", ".join(holidays))
        for each in days.items():
            day = _day(number, each)
            if day in feasts:
                each.refuse("twice", f"{each.value!r} stands twice", "each day once", "Remove one of them.")
            if code in {IN_LIEU, SWAPPED} and day.weekday() in weekend:
                each.refuse("no_work_day", "is a day of the weekend", "a day of work", "Remove it or correct it.")
            feasts[day] = code
    off = frozenset(day for day in feasts if day.year == number)
    worked = set()
    for each in keys["worked"].items():
        day = _day(number, each)
        if day.weekday() not in weekend or day in off:
            each.refuse("no_weekend_day", "is no day of the weekend", "a day that is made up", "Correct it.")
        worked.add(day)
    return CalendarYear(
        year=number,
        off=off,
        worked=frozenset(worked),
        open=frozenset(_day(number, each) for each in keys["open"].items()) if "open" in keys else frozenset(),
        legal_basis=keys["basis"].text(),
        is_final=_flag(keys["is_final"]),
    )


def _day(year: int, node: Node) -> date:
    """A day of the year, written MM-DD."""
    try:
        return date.fromisoformat(f"{year:04d}-{node.day()}")
    except ValueError:
        node.refuse("no_month_day", f"is {node.value!r}", f"a day of {year}", "Correct the day.")


def _one_of(node: Node, choices: tuple[str, ...]) -> int:
    return choices.index(_known(node, choices))


def _known(node: Node, choices: list[str] | tuple[str, ...]) -> str:
    if node.text() not in choices:
        known = ", ".join(choices)
        node.refuse("choice", f"is {node.value!r}", f"one of {known}", "Choose one of these.", choices=known)
    return node.text()


def _zone(node: Node) -> str:
    if _ZONE.fullmatch(node.text()) is None:
        node.refuse("no_zone", f"is {node.value!r}", "a time zone such as Asia/Ho_Chi_Minh", "Give its IANA name.")
    return node.text()


def _soon(node: Node) -> int:
    value = node.value
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_SOON:
        node.refuse("no_soon", f"is {value!r}", f"a number of days, 0 to {_MOST_SOON}", "Write a whole number.")
    return value


def _flag(node: Node) -> bool:
    if not isinstance(node.value, bool):
        node.refuse("no_flag", f"is {node.value!r}", "true or false", "Write true or false.", choices="true, false")
    return node.value
