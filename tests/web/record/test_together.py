"""Several at once: people who settle one conflict, jobs that keep the record up, changes that ask for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError, connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from diemcau.errors import Conflict as Clash
from diemcau.web.audit.models import Entry
from diemcau.web.record.actions import settle, state_token
from diemcau.web.record.jobs import ask_for_keeping, keep_record
from diemcau.web.record.keeping import keep_up
from diemcau.web.record.models import Claim, Conflict, Ruling, Turn
from diemcau.web.record.queries import claims_for, conflicts_for

from ..conftest import OTHER_REPORT, REPORT  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import House  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*doings: Callable[[], object]) -> list[object]:
    """What each comes to when all begin at the same moment; a clash is an outcome too."""
    start = Barrier(len(doings))

    def run(doing: Callable[[], object]) -> object:
        try:
            start.wait()
            return _patiently(doing)
        except Clash as clash:
            return clash
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(run, doings))


def _patiently(doing: Callable[[], object]) -> object:
    """SQLite in memory, as tests have it, refuses at once where a file makes the second one wait."""
    for _ in range(500):
        try:
            return doing()
        except OperationalError:
            if connection.vendor != "sqlite":
                raise
            sleep(0.02)
    return doing()


def _record(house: House) -> Conflict:
    house.release(*house.bring(REPORT, OTHER_REPORT))
    keep_up()
    return conflicts_for(house.scope("owner")).get()


def test_two_people_settle_at_once(house: House) -> None:
    """Exactly one wins, the other is told who; the log is whole."""
    conflict = _record(house)
    token = state_token(conflict, house.scope("owner"))

    def settling(name: str, side: int) -> Callable[[], object]:
        person, scope = house.people[name], house.scope(name)
        return lambda: settle(
            actor=person, scope=scope, conflict=conflict, token=token, side=side, reason=f"said {name}"
        )

    outcomes = _at_once(settling("owner", 0), settling("chief", 1), settling("leader", 0))
    won = [one for one in outcomes if isinstance(one, Ruling)]
    lost = [one for one in outcomes if isinstance(one, Clash)]
    assert (len(won), len(lost)) == (1, 2)
    assert all(won[0].said["reason"] in clash.title for clash in lost)
    assert Ruling.objects.get() == won[0]
    assert conflicts_for(house.scope("owner")).get().state == "settled"
    seals = list(Entry.objects.order_by("number").values_list("number", "before", "seal"))
    assert [number for number, _, _ in seals] == list(range(1, len(seals) + 1))
    assert all(before == earlier for (_, before, _), (_, _, earlier) in zip(seals[1:], seals, strict=False))
    assert Entry.objects.filter(act="record.choose").count() == 1


def test_two_workers_keep_up_at_once(house: House) -> None:
    """Nothing is written twice."""
    house.release(*house.bring(REPORT, OTHER_REPORT))
    Turn.objects.get_or_create(pk=1)
    _at_once(keep_up, keep_up)
    keep_up()
    rows = list(Claim.objects.filter(known_to=None).values_list("uid", "seen_from"))
    assert len(rows) == len(set(rows)) == claims_for(house.scope("owner")).count()
    assert len({claim.digest for claim in claims_for(house.scope("owner"))}) == len(rows)
    assert conflicts_for(house.scope("owner")).count() == 1


def test_one_waiting_job_serves_all_changes(house: House) -> None:
    """However many ask, one waits; once a worker has taken it, the next change has another one wait."""
    house.release(*house.bring(REPORT, OTHER_REPORT))
    _at_once(ask_for_keeping, ask_for_keeping, ask_for_keeping)
    waiting = DBTaskResult.objects.filter(task_path=keep_record.module_path, status=TaskResultStatus.READY)
    assert waiting.count() <= 2
    waiting.update(status=TaskResultStatus.RUNNING)
    ask_for_keeping()
    assert waiting.count() == 1
    keep_record.call()
    assert conflicts_for(house.scope("owner")).count() == 1
