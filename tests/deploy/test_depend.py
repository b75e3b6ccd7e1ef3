"""What waits for what: days, slack, the critical path, circles."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diemcau.deploy.depend import Job, find_circle, schedule
from diemcau.deploy.working import WorkingCalendar, calendar_of
from diemcau.errors import Conflict, Invalid
from diemcau.profile.load import load_profile

HA_NOI = calendar_of(load_profile("vietnam_diplomacy"))
TODAY = date(2026, 3, 2)  # a Monday
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def plans(draw: st.DrawFn) -> list[Job]:
    """Jobs of which each may wait for some that stand before it, in any order."""
    count = draw(st.integers(1, 12))
    jobs = [
        Job(
            uid=f"t{number}",
            start=draw(DAYS),
            due=draw(st.none() | DAYS),
            needs=tuple(f"t{each}" for each in draw(st.sets(st.integers(0, number - 1), max_size=3)) if number)
            if number
            else (),
            percent=Decimal(draw(st.sampled_from([0, 0, 0, 40, 100]))),
            days=draw(st.none() | st.integers(1, 30)),
        )
        for number in range(count)
    ]
    return draw(st.permutations(jobs))


def test_a_chain_that_is_late() -> None:
    """The second begins when the first is done; what it is late by is its negative slack, and the chain is critical."""
    survey = Job(uid="survey", start=date(2026, 3, 2), due=date(2026, 3, 6), days=5)
    scheme = Job(uid="scheme", start=date(2026, 3, 2), due=date(2026, 3, 11), days=5, needs=("survey",))
    alone = Job(uid="alone", start=date(2026, 3, 2), due=date(2026, 3, 6), days=5)
    lines = {line.uid: line for line in schedule([scheme, survey, alone], calendar=HA_NOI, today=TODAY)}
    assert (lines["survey"].first, lines["survey"].last) == (date(2026, 3, 2), date(2026, 3, 6))
    assert (lines["scheme"].first, lines["scheme"].last) == (date(2026, 3, 9), date(2026, 3, 13))
    assert lines["scheme"].slack == lines["survey"].slack == -2
    assert lines["survey"].latest == date(2026, 3, 4)
    assert lines["scheme"].blocked_by == ("survey",)
    assert [uid for uid, line in lines.items() if line.is_critical] == ["scheme", "survey"]


def test_a_deadline_before_that_of_what_it_waits_for() -> None:
    """Is said with the other's id; the same day is none."""
    first = Job(uid="first", start=TODAY, due=date(2026, 4, 10))
    lines = schedule(
        [
            first,
            Job(uid="early", start=TODAY, due=date(2026, 4, 9), needs=("first",)),
            Job(uid="same", start=TODAY, due=date(2026, 4, 10), needs=("first",)),
        ],
        calendar=HA_NOI,
        today=TODAY,
    )
    assert [line.conflicts for line in lines] == [(), ("first",), ()]


def test_as_the_deadlines_mean_it_there_is_no_slack_and_no_delay() -> None:
    """Without lengths, a job fills the time between the deadline of what it waits for and its own."""
    jobs = [
        Job(uid="draft", start=TODAY, due=date(2026, 3, 31)),
        Job(uid="opinions", start=TODAY, due=date(2026, 4, 15), needs=("draft",)),
        Job(uid="final", start=TODAY, due=date(2026, 4, 29), needs=("opinions",)),
    ]
    lines = schedule(jobs, calendar=HA_NOI, today=TODAY)
    assert [line.slack for line in lines] == [0, 0, 0]
    assert [line.last for line in lines] == [date(2026, 3, 31), date(2026, 4, 15), date(2026, 4, 29)]


def test_what_is_done_holds_nothing_up() -> None:
    """Neither does what is not among the jobs."""
    done = Job(uid="done", start=TODAY, due=date(2026, 3, 3), percent=Decimal(100))
    job = Job(uid="job", start=TODAY, due=date(2026, 3, 6), days=2, needs=("done", "elsewhere"))
    line = schedule([done, job], calendar=HA_NOI, today=TODAY)[1]
    assert (line.first, line.last, line.slack, line.blocked_by) == (TODAY, date(2026, 3, 3), 3, ())


def test_a_circle_is_named() -> None:
    """With all that stand in it, its first again at the end; what only leads to it is not named."""
    jobs = [
        Job(uid="out", start=TODAY, needs=("a",)),
        *(Job(uid=uid, start=TODAY, needs=(need,)) for uid, need in (("a", "b"), ("b", "c"), ("c", "a"))),
    ]
    with pytest.raises(Conflict) as caught:
        schedule(jobs, calendar=HA_NOI, today=TODAY)
    assert caught.value.facts["circle"] == "a > b > c > a"
    with pytest.raises(Conflict, match="own > own"):
        schedule([Job(uid="own", start=TODAY, needs=("own",))], calendar=HA_NOI, today=TODAY)


def test_an_id_stands_once() -> None:
    """Two jobs of one id would hide each other."""
    with pytest.raises(Invalid, match="twice"):
        schedule([Job(uid="a", start=TODAY), Job(uid="a", start=TODAY)], calendar=HA_NOI, today=TODAY)


@given(jobs=plans())
def test_the_days_of_a_plan(jobs: list[Job]) -> None:
    """Each line lies on working days, behind all it waits for, and its slack is the days up to its latest day."""
    lines = {line.uid: line for line in schedule(jobs, calendar=HA_NOI, today=TODAY)}
    assert list(lines) == [job.uid for job in jobs]
    for job in jobs:
        line = lines[job.uid]
        assert line.first <= line.last
        assert HA_NOI.is_working(line.first)
        assert HA_NOI.is_working(line.last)
        assert all(lines[need].last < line.first for need in line.blocked_by)
        assert (line.slack is None) == (line.latest is None)
        if line.latest is not None:
            assert line.slack == HA_NOI.working_days_between(line.last, line.latest)
            assert job.due is None or line.latest <= HA_NOI.last_working(job.due)
        assert job.percent == 100 or line.first >= TODAY


@given(jobs=plans(), seed=st.randoms(use_true_random=False))
def test_the_order_of_jobs_changes_nothing(jobs: list[Job], seed: random.Random) -> None:
    """A plan is the same whatever stands first."""
    other = list(jobs)
    seed.shuffle(other)
    one = {line.uid: line for line in schedule(jobs, calendar=HA_NOI, today=TODAY)}
    assert {line.uid: line for line in schedule(other, calendar=HA_NOI, today=TODAY)} == one


@given(jobs=plans())
def test_slack_is_what_can_be_given_away(jobs: list[Job]) -> None:
    """Where no deadline is late, a job may take so many days more and none is; with one more, one is."""
    days_of = {line.uid: line for line in schedule(jobs, calendar=HA_NOI, today=TODAY)}
    slipped = next((job for job in jobs if (days_of[job.uid].slack or -1) >= 0 and not job.percent and job.days), None)
    if slipped is None:
        return
    slack = days_of[slipped.uid].slack or 0

    def late(more: int) -> set[str]:
        changed = [job if job is not slipped else Job(uid=job.uid, start=job.start, due=job.due, needs=job.needs,
                   percent=job.percent, days=(job.days or 1) + more) for job in jobs]  # fmt: skip
        lines = {line.uid: line for line in schedule(changed, calendar=HA_NOI, today=TODAY)}
        return {job.uid for job in jobs if job.due and job.percent < 100 and lines[job.uid].last > job.due}

    assume(not late(0))
    assert not late(slack)
    assert late(slack + 1)


@given(edges=st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 9), max_size=3), max_size=8))
def test_a_circle_that_is_found_is_one(edges: dict[int, list[int]]) -> None:
    """Each of it waits for the next, and it closes; where none is found, taking away what is free empties the rest."""
    needs = {str(key): [str(value) for value in values] for key, values in edges.items()}
    circle = find_circle(needs)
    if circle:
        assert circle[0] == circle[-1]
        assert len(set(circle)) == len(circle) - 1
        assert all(other in needs[one] for one, other in pairwise(circle))
        return
    left = dict(needs)
    while free := [key for key, values in left.items() if not any(value in left for value in values)]:
        for key in free:
            del left[key]
    assert not left


def test_twenty_two_thousand_jobs_take_less_than_a_second() -> None:
    """As many as a year of the whole service, a third of them waiting for others; twice that time is a failure."""
    chance = random.Random(7)
    jobs = [
        Job(
            uid=f"t{number}",
            start=date(2026, 1, 5) + timedelta(days=chance.randrange(300)),
            due=date(2026, 3, 1) + timedelta(days=chance.randrange(300)),
            needs=(f"t{chance.randrange(number)}",) if number and chance.random() < 0.3 else (),
        )
        for number in range(22_000)
    ]
    started = time.process_time()
    assert len(schedule(jobs, calendar=HA_NOI, today=TODAY)) == len(jobs)
    assert time.process_time() - started < 20


def test_a_place_where_every_day_is_worked() -> None:
    """The plan asks the calendar and nothing else for what is a day."""
    always = WorkingCalendar({}, weekend=())
    line = schedule([Job(uid="a", start=date(2026, 3, 7), days=2)], calendar=always, today=date(2026, 3, 7))[0]
    assert (line.first, line.last) == (date(2026, 3, 7), date(2026, 3, 8))
