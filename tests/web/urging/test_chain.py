"""The chain: rungs told once, taking note, and ladders that are rehearsed before they are on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from diemcau.deploy.escalate import Rung, Whom
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.accounts.models import Role
from diemcau.web.audit.models import Entry
from diemcau.web.urging.actions import acknowledge, make_letters, set_rungs, simulate_ladder, switch
from diemcau.web.urging.models import Escalation, Ladder
from diemcau.web.urging.queries import ladder_of, offices_for, told_of

from .conftest import DUE, give

if TYPE_CHECKING:
    from collections.abc import Callable

    from diemcau.deploy.escalate import Simulation

    from ..conftest import House  # noqa: TID252 - the tests are no package

RUNGS = (
    Rung(after=1, whom=Whom.HEAD, grace=2, rest=4),
    Rung(after=3, whom=Whom.CHIEF, grace=2, rest=4),
    Rung(after=5, whom=Whom.ASSIGNER, grace=2, rest=4),
)


def do(house: House, act: Any, by: str, **more: Any) -> Any:
    """An act of a person on the ladder of the ministry."""
    return act(actor=house.people[by], scope=house.scope(by), office=house.orgs["MIN"], **more)


def turn_on(house: House) -> None:
    """The rungs, rehearsed and on."""
    do(house, set_rungs, "chief", rungs=RUNGS, reason="The year begins")
    do(house, simulate_ladder, "chief")
    do(house, switch, "leader", on=True, reason="Agreed")


def days(first: date, last: date) -> list[date]:
    """Every day of a span."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def told() -> list[tuple[date, int, str]]:
    """When which rung was told to whom."""
    rows = Escalation.objects.order_by("letter__on", "rung")
    return list(rows.values_list("letter__on", "rung", "person__username"))


def test_the_chain_is_told_rung_by_rung_each_once(house: House) -> None:
    """Head, chief, leader, on the days of their rungs; weeks later nobody again; each is in the log."""
    turn_on(house)
    give(house)
    for day in days(DUE, DUE + timedelta(days=30)):
        make_letters(on=day)
        make_letters(on=day)
    assert told() == [
        (date(2026, 3, 13), 1, "head"), (date(2026, 3, 17), 2, "chief"), (date(2026, 3, 19), 3, "leader"),
    ]  # fmt: skip
    assert Entry.objects.filter(act="escalation.send").count() == 3


def test_nothing_is_told_while_the_ladder_is_off(house: House) -> None:
    """Rungs that were set and rehearsed tell nobody before they are switched on."""
    do(house, set_rungs, "chief", rungs=RUNGS, reason="The year begins")
    do(house, simulate_ladder, "chief")
    give(house)
    make_letters(on=DUE + timedelta(days=5))
    assert not Escalation.objects.exists()


def test_who_takes_note_gives_the_chain_a_rest(house: House, at: Callable[[date], None]) -> None:
    """After the head's word the chief is told only when the rest is over and the task still open."""
    turn_on(house)
    give(house)
    make_letters(on=date(2026, 3, 13))
    at(date(2026, 3, 16))
    row = Escalation.objects.get()
    acknowledge(actor=house.people["head"], scope=house.scope("head"), uid=row.uid, note="On Friday")
    for day in days(date(2026, 3, 17), date(2026, 3, 20)):
        make_letters(on=day)
    assert told()[1:] == [(date(2026, 3, 20), 2, "chief")]


@pytest.mark.parametrize("name", ["colleague", "outsider_head", "chief", "administrator"])
def test_only_who_was_told_takes_note(house: House, name: str) -> None:
    """For anybody else it is not there."""
    turn_on(house)
    give(house)
    make_letters(on=date(2026, 3, 13))
    with pytest.raises(NotFound):
        acknowledge(actor=house.people[name], scope=house.scope(name), uid=Escalation.objects.get().uid)
    with pytest.raises(NotFound):
        acknowledge(actor=house.people["head"], scope=house.scope("head"), uid=uuid4())


def test_note_is_taken_once(house: House) -> None:
    """The second time is refused, and the first words stay."""
    turn_on(house)
    give(house)
    make_letters(on=date(2026, 3, 13))
    uid = Escalation.objects.get().uid
    acknowledge(actor=house.people["head"], scope=house.scope("head"), uid=uid, note="Soon")
    with pytest.raises(Conflict):
        acknowledge(actor=house.people["head"], scope=house.scope("head"), uid=uid, note="Later")
    assert Escalation.objects.get().note == "Soon"


def test_where_the_head_is_missing_the_chief_is_told_and_it_is_said(house: House) -> None:
    """Without a head the rung of the chief comes on the day of the first; the head is named as passed over."""
    Role.objects.filter(person=house.people["head"]).delete()
    turn_on(house)
    task = give(house)
    make_letters(on=date(2026, 3, 13))
    (row,) = [one for one in told_of(task) if one.kind == "chain"]
    assert (row.person, row.rung, row.whom, row.passed) == ("Chief", 2, "chief", ("head",))


def test_a_deputy_is_told_in_the_place_of_the_leader(house: House) -> None:
    """While somebody stands in for the leader, that person is told, and it is said for whom."""
    role = Role.objects.get(person=house.people["leader"])
    Role.objects.create(
        person=house.people["owner"], org=house.orgs["MIN"], kind="leader", deputy_for=role, valid_from=date(2026, 1, 1)
    )
    turn_on(house)
    task = give(house, level=2)
    for day in days(DUE, date(2026, 3, 19)):
        make_letters(on=day)
    row = told_of(task)[0]
    assert (row.person, row.stands_for, row.rung) == ("Owner", "Leader", 3)


def test_an_extension_ends_the_chain_and_starts_it_anew(house: House) -> None:
    """While the later deadline is not over nobody is told; after it the first rung comes again."""
    turn_on(house)
    task = give(house)
    make_letters(on=date(2026, 3, 13))
    task.due = date(2026, 4, 2)
    task.save()
    for day in days(date(2026, 3, 14), date(2026, 4, 3)):
        make_letters(on=day)
    assert told() == [(date(2026, 3, 13), 1, "head"), (date(2026, 4, 3), 1, "head")]


@pytest.mark.parametrize("name", ["officer", "head", "owner", "auditor", "leader", "administrator"])
def test_who_does_not_deploy_sets_no_rungs(house: House, name: str) -> None:
    """The chief of the office alone sets them; whoever may not see the ladder is told that there is none."""
    with pytest.raises((Denied, NotFound)):
        do(house, set_rungs, name, rungs=RUNGS, reason="Because")
    assert not Ladder.objects.exists()


@pytest.mark.parametrize("name", ["officer", "head", "outsider", "auditor", "administrator"])
def test_who_reads_nothing_of_the_office_knows_of_no_ladder(house: House, name: str) -> None:
    """Not by its page, not by acting on it, not in the list."""
    turn_on(house)
    for act, more in ((simulate_ladder, {}), (switch, {"on": False, "reason": "No"})):
        with pytest.raises(NotFound):
            do(house, act, name, **more)
    assert offices_for(house.scope(name)) == []


def test_a_ladder_is_not_on_before_it_was_rehearsed(house: House) -> None:
    """Neither at first nor after a change of its rungs; and a change switches it off."""
    do(house, set_rungs, "chief", rungs=RUNGS, reason="The year begins")
    with pytest.raises(Conflict):
        do(house, switch, "leader", on=True, reason="Agreed")
    do(house, simulate_ladder, "leader")
    do(house, switch, "leader", on=True, reason="Agreed")
    do(house, set_rungs, "chief", rungs=RUNGS[:2], reason="Shorter")
    held = ladder_of(house.orgs["MIN"])
    assert held is not None
    assert not held.is_on
    with pytest.raises(Conflict):
        do(house, switch, "leader", on=True, reason="Agreed")
    assert Ladder.objects.count() == 3


def test_leaders_switch_on_and_the_chief_switches_off(house: House) -> None:
    """The chief may end it but not begin it; whoever only reads does neither."""
    do(house, set_rungs, "chief", rungs=RUNGS, reason="The year begins")
    do(house, simulate_ladder, "chief")
    with pytest.raises(Denied):
        do(house, switch, "chief", on=True, reason="Mine")
    do(house, switch, "leader", on=True, reason="Agreed")
    with pytest.raises(Denied):
        do(house, switch, "owner", on=False, reason="Mine")
    with pytest.raises(Invalid):
        do(house, switch, "chief", on=False, reason="  ")
    do(house, switch, "chief", on=False, reason="Holidays")
    assert [one.is_on for one in Ladder.objects.order_by("pk")] == [False, True, False]


def test_a_rehearsal_tells_nobody_and_foretells_what_comes(house: House, at: Callable[[date], None]) -> None:
    """Who is told later, day by day, is who the rehearsal said would be."""
    at(date(2026, 3, 12))
    do(house, set_rungs, "chief", rungs=RUNGS, reason="The year begins")
    task = give(house)
    give(house, due=date(2026, 3, 20))
    give(house, level=4)
    found: Simulation = do(house, simulate_ladder, "leader")
    assert not Escalation.objects.exists()
    do(house, switch, "leader", on=True, reason="Agreed")
    for day in days(date(2026, 3, 12), date(2026, 4, 10)):
        make_letters(on=day)
    people = {str(person.pk): name for name, person in house.people.items()}
    foretold = [(line.day, line.uid, line.rung, people[line.person or ""]) for line in found.lines]
    rows = Escalation.objects.order_by("letter__on", "task__uid", "rung")
    came = [(row.letter.on, str(row.task.uid), row.rung, row.person.username) for row in rows]
    assert sorted(foretold) == sorted(came)
    assert any(uid == str(task.uid) for _, uid, _, _ in came)


def test_a_rehearsal_shows_only_what_the_person_may_see(house: House, at: Callable[[date], None]) -> None:
    """A task above the chief's clearance is in no count of the chief's rehearsal."""
    at(date(2026, 3, 12))
    do(house, set_rungs, "chief", rungs=RUNGS, reason="The year begins")
    give(house, level=4)
    found: Simulation = do(house, simulate_ladder, "chief")
    assert (found.lines, found.unheard) == ((), frozenset())
