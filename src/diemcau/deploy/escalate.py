"""Who is told of an overdue task, rung by rung, and how that would go before it is switched on.

A rung is told when its time after the deadline is over, and the rung below either found nobody who took note within its
grace, or somebody did and the task is still open when the rest is over. One rung at a time: after days without any
telling the chain begins where it stopped, and nobody above hears first. A deadline that was put off starts anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from diemcau.errors import Invalid
from diemcau.profile.urging import LONGEST, MOST_RUNGS, Rung, Whom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diemcau.deploy.working import WorkingCalendar

__all__ = ["Case", "Climb", "Line", "Rung", "Simulation", "Sitter", "Told", "Whom", "climb", "simulate", "sitters"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """Somebody who is to be told.

    Attributes:
        person: Who.
        stands_for: Whom that person stands in for, or None.
    """

    person: str
    stands_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That a rung of one deadline was told to somebody.

    Attributes:
        rung: Which, from 1.
        day: When.
        acknowledged: When that person took note, or None.
    """

    rung: int
    day: date
    acknowledged: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """What is to be told on a day.

    Attributes:
        rung: Which rung, from 1.
        whom: In what part.
        sitters: Whom; empty where nobody is there, on this rung or any above it.
        passed: The parts that were passed over because nobody was there, from below.
    """

    rung: int
    whom: Whom
    sitters: tuple[Sitter, ...]
    passed: tuple[Whom, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One overdue task, or one that may become so.

    Attributes:
        uid: Its id.
        due: Its deadline.
        seats: Who is there on each rung.
        told: What was told of this deadline already.
    """

    uid: str
    due: date
    seats: Mapping[Whom, tuple[Sitter, ...]]
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Who would be told of what, and when.

    Attributes:
        day: When.
        uid: Of which task.
        rung, whom: Which rung, in what part.
        person, stands_for: Who; None for both where nobody is there.
        passed: The parts that were passed over.
    """

    day: date
    uid: str
    rung: int
    whom: Whom
    person: str | None
    stands_for: str | None = None
    passed: tuple[Whom, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What the rungs would do over some days.

    Attributes:
        lines: In order of the days.
        per_day: How often somebody is told, by day; every day of the span.
        per_person: How often each person is told.
        unheard: Tasks of which from some rung on nobody is there to be told.
    """

    lines: tuple[Line, ...] = ()
    per_day: Mapping[date, int] = field(default_factory=dict)
    per_person: Mapping[str, int] = field(default_factory=dict)
    unheard: frozenset[str] = frozenset()


def check_rungs(rungs: Sequence[Rung]) -> None:
    """Refuse rungs that do not rise or wait too long.

    Raises:
        Invalid: If they are none, too many, out of order, or a number is out of range.
    """
    numbers = [number for rung in rungs for number in (rung.after, rung.grace, rung.rest)]
    if not 1 <= len(rungs) <= MOST_RUNGS or not all(1 <= number <= LONGEST for number in numbers):
        raise Invalid(
            f"A ladder has 1 to {MOST_RUNGS} rungs, and each waits 1 to {LONGEST} working days.",
            "Correct the numbers.",
            code="deploy.rungs_range",
            most=MOST_RUNGS,
            longest=LONGEST,
        )
    if any(later.after <= earlier.after for earlier, later in pairwise(rungs)):
        raise Invalid(
            "Each rung comes later after the deadline than the one below it.",
            "Let the days rise from rung to rung.",
            code="deploy.rungs_order",
        )


def sitters(holders: Iterable[str], deputies: Mapping[str, Sequence[str]]) -> tuple[Sitter, ...]:
    """Who is told where some people hold a part: each of them, or whoever stands in for one on that day.

    Args:
        holders: Who holds it on the day.
        deputies: Whoever stands in on that day, by whom they stand in for.
    """
    found: dict[str, Sitter] = {}
    for holder in holders:
        for person in deputies.get(holder, ()) or (holder,):
            stands_for = None if person == holder else holder
            if person not in found or stands_for is None:
                found[person] = Sitter(person=person, stands_for=stands_for)
    return tuple(found.values())


def climb(
    rungs: Sequence[Rung],
    *,
    due: date,
    today: date,
    told: Sequence[Told],
    seats: Mapping[Whom, tuple[Sitter, ...]],
    calendar: WorkingCalendar,
) -> Climb | None:
    """The rung that is to be told of a deadline on a day, or None; at most one a day, and none on a day off.

    Args:
        rungs: The lowest first.
        due: The deadline in force.
        today: The day.
        told: What was told of this very deadline.
        seats: Who is there on that day in each part.
        calendar: Days off.
    """
    height = max((each.rung for each in told), default=0)
    if today <= due or height >= len(rungs) or not calendar.is_working(today):
        return None
    overdue = calendar.working_days_between(due, today)
    if overdue < rungs[height].after or (height and not _may_rise(rungs[height - 1], height, told, today, calendar)):
        return None
    passed: list[Whom] = []
    for number, rung in enumerate(rungs[height:], height + 1):
        there = seats.get(rung.whom, ())
        if there:
            return Climb(rung=number, whom=rung.whom, sitters=there, passed=tuple(passed))
        passed.append(rung.whom)
    return Climb(rung=height + 1, whom=rungs[height].whom, sitters=(), passed=tuple(passed))


def _may_rise(rung: Rung, height: int, told: Sequence[Told], today: date, calendar: WorkingCalendar) -> bool:
    """Whether the highest rung that was told has had its time."""
    there = [each for each in told if each.rung == height]
    noted = [each.acknowledged for each in there if each.acknowledged is not None]
    if noted:
        return calendar.working_days_between(max(noted), today) >= rung.rest
    return calendar.working_days_between(max(each.day for each in there), today) >= rung.grace


def simulate(
    rungs: Sequence[Rung], cases: Iterable[Case], *, first: date, last: date, calendar: WorkingCalendar
) -> Simulation:
    """What would be told over some days if nobody took note and no task moved: the most that can come of the rungs.

    Args:
        rungs: The lowest first.
        cases: The tasks, with who is there on the first day.
        first: First day.
        last: Last day, included.
        calendar: Days off.
    """
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    lines: list[Line] = []
    unheard: set[str] = set()
    for case in cases:
        for line in _climb_on(rungs, case, [day for day in days if day > case.due], calendar):
            (unheard.add(line.uid) if line.person is None else lines.append(line))
    lines.sort(key=lambda line: (line.day, line.uid, line.rung, line.person or ""))
    found = Counter(line.day for line in lines)
    return Simulation(
        lines=tuple(lines),
        per_day={day: found[day] for day in days},
        per_person=Counter(line.person for line in lines if line.person is not None),
        unheard=frozenset(unheard),
    )


def _climb_on(rungs: Sequence[Rung], case: Case, days: Sequence[date], calendar: WorkingCalendar) -> list[Line]:
    """What is told of one task over some days."""
    told, found = list(case.told), list[Line]()
    for day in days:
        if max((each.rung for each in told), default=0) >= len(rungs):
            break
        step = climb(rungs, due=case.due, today=day, told=told, seats=case.seats, calendar=calendar)
        if step is None:
            continue
        there: list[tuple[str | None, str | None]] = [(each.person, each.stands_for) for each in step.sitters]
        found += [
            Line(
                day=day,
                uid=case.uid,
                rung=step.rung,
                whom=step.whom,
                person=person,
                stands_for=stands_for,
                passed=step.passed,
            )
            for person, stands_for in there or [(None, None)]
        ]
        if not step.sitters:
            break
        told.append(Told(rung=step.rung, day=day))
    return found
