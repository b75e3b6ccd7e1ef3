"""Two at once on one task: of two who confirm, extend or close a circle one is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from django.db import OperationalError, connection

from diemcau.errors import Conflict, NotFound
from diemcau.web.accounts.models import Role
from diemcau.web.audit.chain import verify
from diemcau.web.tasks.actions import flow
from diemcau.web.tasks.actions.extending import ask, decide
from diemcau.web.tasks.actions.needing import add_need
from diemcau.web.tasks.models import Need

from .life import Life, give, in_days

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
        except (Conflict, NotFound) as clash:
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


def doing(life: Life, act: Any, by: str, **more: Any) -> Callable[[], object]:
    """An act on the task as it stands before all begin."""
    task, scope, person = life.task, life.house.scope(by), life.house.people[by]
    return lambda: act(actor=person, scope=scope, task=task, edit=task.edit, **more)


def told(outcomes: list[object]) -> int:
    """How many were refused."""
    return sum(isinstance(one, Conflict | NotFound) for one in outcomes)


def with_deputy(house: House) -> None:
    """The owner stands in for the leader."""
    role = Role.objects.get(person=house.people["leader"])
    Role.objects.create(
        person=house.people["owner"], org=house.orgs["MIN"], kind="leader", covers=house.orgs["ST"], deputy_for=role
    )


def test_of_leader_and_deputy_who_confirm_and_send_back_one_is_told(house: House) -> None:
    """The task is completed or sent back, never both; the log holds."""
    with_deputy(house)
    life = give(house, state="in_progress")
    life.show()
    life.do(flow.submit, "head")
    outcomes = at_once(doing(life, flow.complete, "leader"), doing(life, flow.rework, "owner", reason="Not yet"))
    assert told(outcomes) == 1
    assert life.task.steps.count() == 2
    assert life.task.state in {"completed", "rework"}
    assert verify().broken is None


def test_one_request_for_more_time_waits_and_is_decided_once(house: House) -> None:
    """Of two who ask, and of two who decide, one is told."""
    with_deputy(house)
    life = give(house, state="in_progress")
    outcomes = at_once(*(doing(life, ask, "head", wanted=in_days(30 + n), reason="Late") for n in range(2)))
    assert told(outcomes) == 1
    assert life.task.extensions.count() == 1
    outcomes = at_once(
        doing(life, decide, "leader", granted=in_days(40)), doing(life, decide, "owner", granted=None, answer="No")
    )
    assert told(outcomes) == 1
    extension = life.task.extensions.get()
    assert (extension.decision == "granted") == (life.task.due == in_days(40))


def test_two_who_close_a_circle_from_both_ends_are_not_both_heard(house: House) -> None:
    """Each alone would be right; together the tasks would wait for each other for ever."""
    one, other = give(house), give(house, title="The other")
    outcomes = at_once(doing(one, add_need, "head", on=other.task), doing(other, add_need, "leader", on=one.task))
    assert told(outcomes) == 1
    assert Need.objects.count() == 1
