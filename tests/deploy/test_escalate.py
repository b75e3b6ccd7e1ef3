"""The rungs of the chain: when, whom, substitutes, who is not there, and the rehearsal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from diemcau.deploy.escalate import Case, Climb, Rung, Sitter, Told, Whom, check_rungs, climb, simulate, sitters
from diemcau.deploy.working import WorkingCalendar
from diemcau.errors import Invalid
from diemcau.records.task import CalendarYear

CALENDAR = WorkingCalendar({2025: CalendarYear(year=2025, off=frozenset({date(2025, 3, 13)}))})
RUNGS = (
    Rung(after=1, whom=Whom.HEAD, grace=2, rest=4),
    Rung(after=3, whom=Whom.CHIEF, grace=2, rest=4),
    Rung(after=5, whom=Whom.ASSIGNER, grace=1, rest=4),
)
SEATS = {
    Whom.HEAD: (Sitter(person="head"),),
    Whom.CHIEF: (Sitter(person="chief"),),
    Whom.ASSIGNER: (Sitter(person="leader"),),
}
DUE = date(2025, 3, 12)  # a Wednesday; the day after is a holiday


def step(day: date, *told: Told, **seats: tuple[Sitter, ...]) -> Climb | None:
    """The rung of a day."""
    there = {**SEATS, **{Whom(name): found for name, found in seats.items()}}
    return climb(RUNGS, due=DUE, today=day, told=told, seats=there, calendar=CALENDAR)


def test_the_first_rung_comes_after_its_working_days() -> None:
    """Not on the deadline, not on the holiday after it, but on the working day that follows."""
    assert step(DUE) is None
    assert step(date(2025, 3, 13)) is None
    found = step(date(2025, 3, 14))
    assert found is not None
    assert (found.rung, found.sitters) == (1, (Sitter(person="head"),))


def test_the_chain_rises_when_nobody_takes_note_within_the_grace() -> None:
    """Two working days after the head was told, and three after the deadline, the chief is told; not before."""
    told = Told(rung=1, day=date(2025, 3, 14))
    assert step(date(2025, 3, 17), told) is None
    found = step(date(2025, 3, 18), told)
    assert found is not None
    assert (found.rung, found.whom) == (2, Whom.CHIEF)


def test_who_takes_note_has_a_rest_but_not_for_ever() -> None:
    """A word holds the chain for the rest; then the next rung is told all the same."""
    told = Told(rung=1, day=date(2025, 3, 14), acknowledged=date(2025, 3, 17))
    assert step(date(2025, 3, 20), told) is None
    assert step(date(2025, 3, 21), told) is not None


def test_after_a_stop_the_chain_begins_where_it_was() -> None:
    """A month late, the head is told first, and no other on that day."""
    found = step(date(2025, 4, 14))
    assert found is not None
    assert found.rung == 1


def test_where_nobody_is_there_the_next_is_told_and_it_is_said() -> None:
    """Without a head the chief is told on the day of the head, as the second rung; the head is named as passed."""
    found = step(date(2025, 3, 14), head=())
    assert found == Climb(rung=2, whom=Whom.CHIEF, sitters=(Sitter(person="chief"),), passed=(Whom.HEAD,))


def test_where_nobody_is_there_at_all_that_is_said() -> None:
    """With nobody on any rung there is a climb without people, not silence."""
    found = step(date(2025, 3, 14), head=(), chief=(), assigner=())
    assert found is not None
    assert found.sitters == ()
    assert found.passed == (Whom.HEAD, Whom.CHIEF, Whom.ASSIGNER)


def test_every_rung_is_told_once() -> None:
    """After the last rung nothing more comes."""
    told = [Told(rung=number, day=DUE + timedelta(days=number * 7)) for number in (1, 2, 3)]
    assert step(date(2025, 8, 4), *told) is None


def test_nobody_is_told_on_a_day_off() -> None:
    """On a Saturday the chain rests."""
    assert step(date(2025, 3, 15)) is None


def test_a_deputy_of_the_day_is_told_in_the_place_of_the_holder() -> None:
    """Whoever stands in is told and named as standing in; other holders are told themselves, and nobody twice."""
    found = sitters(["head", "second"], {"head": ["deputy"], "second": ()})
    assert found == (Sitter(person="deputy", stands_for="head"), Sitter(person="second"))
    assert sitters(["head", "deputy"], {"head": ["deputy"]}) == (Sitter(person="deputy"),)


@pytest.mark.parametrize(
    "rungs",
    [(), RUNGS * 3, (replace(RUNGS[0], grace=0),), (replace(RUNGS[0], after=251),), (RUNGS[1], RUNGS[0])],
)
def test_rungs_that_make_no_ladder_are_refused(rungs: tuple[Rung, ...]) -> None:
    """None, too many, without grace, too far off, falling: refused with what to do."""
    with pytest.raises(Invalid) as caught:
        check_rungs(rungs)
    assert caught.value.facts["code"] in {"deploy.rungs_range", "deploy.rungs_order"}


def test_a_rehearsal_tells_who_would_be_told_when() -> None:
    """Over three weeks each rung comes once a task, on the days that climbing day by day gives, and counts agree."""
    cases = [
        Case(uid="a", due=DUE, seats=SEATS),
        Case(uid="b", due=date(2025, 3, 20), seats={**SEATS, Whom.HEAD: ()}),
        Case(uid="c", due=date(2025, 4, 20), seats=SEATS),
        Case(uid="d", due=DUE, seats={}),
    ]
    found = simulate(RUNGS, cases, first=DUE, last=date(2025, 4, 4), calendar=CALENDAR)
    lines = [(line.day, line.uid, line.rung, line.person) for line in found.lines]
    assert lines == [
        (date(2025, 3, 14), "a", 1, "head"),
        (date(2025, 3, 18), "a", 2, "chief"),
        (date(2025, 3, 20), "a", 3, "leader"),
        (date(2025, 3, 21), "b", 2, "chief"),
        (date(2025, 3, 27), "b", 3, "leader"),
    ]
    assert found.per_person == {"head": 1, "chief": 2, "leader": 2}
    assert sum(found.per_day.values()) == len(lines)
    assert len(found.per_day) == 24
    assert found.unheard == {"d"}


def test_a_rehearsal_goes_on_from_what_was_told() -> None:
    """What was told of a deadline before is not told again."""
    case = Case(uid="a", due=DUE, seats=SEATS, told=(Told(rung=2, day=date(2025, 3, 18)),))
    found = simulate(RUNGS, [case], first=date(2025, 3, 19), last=date(2025, 3, 31), calendar=CALENDAR)
    assert [line.rung for line in found.lines] == [3]
