"""Several at once: workers who tell the same day, people who take note, leaders who switch."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from time import sleep
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError, connection

from diemcau.errors import Conflict
from diemcau.web.audit.chain import verify
from diemcau.web.audit.models import Entry
from diemcau.web.urging.actions import acknowledge, make_letters, switch
from diemcau.web.urging.models import Escalation, Ladder, Letter, Reminder

from .conftest import DUE, give
from .test_chain import turn_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import House  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*doings: Callable[[], object]) -> list[object]:
    """What each comes to when all begin at the same moment; a clash is an outcome too."""
    start = Barrier(len(doings))

    def run(doing: Callable[[], object]) -> object:
        try:
            start.wait()
            return patiently(doing)
        except Conflict as clash:
            return clash
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(run, doings))


def patiently(doing: Callable[[], object]) -> object:
    """SQLite in memory, as tests have it, refuses at once where a file makes the second one wait."""
    for _ in range(500):
        try:
            return doing()
        except OperationalError:
            if connection.vendor != "sqlite":
                raise
            sleep(0.02)
    return doing()


def test_three_workers_tell_one_day_once(house: House) -> None:
    """Each reminder and rung is there once, one letter a person, one entry of the log a telling."""
    turn_on(house)
    for _ in range(5):
        give(house, officer=house.people["officer"])
    at_once(*[lambda: make_letters(on=DUE + timedelta(days=1))] * 3)
    assert Letter.objects.count() == 2
    assert Reminder.objects.count() == 10
    assert Escalation.objects.count() == 5
    assert Entry.objects.filter(act="escalation.send").count() == 1
    assert verify().broken is None


def test_of_two_notes_one_is_kept(house: House) -> None:
    """Whoever clicks twice takes note once."""
    turn_on(house)
    give(house)
    make_letters(on=DUE + timedelta(days=1))
    uid, head, scope = Escalation.objects.get().uid, house.people["head"], house.scope("head")
    outcomes = at_once(*[lambda: acknowledge(actor=head, scope=scope, uid=uid)] * 2)
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
    assert Entry.objects.filter(act="escalation.acknowledge").count() == 1


def test_of_two_who_switch_off_one_is_told(house: House) -> None:
    """The history has one row of it."""
    turn_on(house)
    leader, scope, office = house.people["leader"], house.scope("leader"), house.orgs["MIN"]
    outcomes = at_once(*[lambda: switch(actor=leader, scope=scope, office=office, on=False, reason="Rest")] * 2)
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
    assert Ladder.objects.count() == 3
