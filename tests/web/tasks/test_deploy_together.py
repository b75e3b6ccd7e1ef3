"""Several at once: numbers are never given twice, a draft is given once, a unit is founded while tasks are drafted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from diemcau.errors import Conflict
from diemcau.web.audit.chain import verify
from diemcau.web.orgs import actions as orgs
from diemcau.web.orgs.actions import Why
from diemcau.web.orgs.steps import NewOrg
from diemcau.web.tasks.actions.drafting import Wanted, assign, make_draft
from diemcau.web.tasks.models import Step, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.conftest import House

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*doings: Callable[[], object]) -> list[object]:
    """What each comes to when all begin at the same moment; a clash is an outcome too."""
    start = Barrier(len(doings))

    def run(doing: Callable[[], object]) -> object:
        try:
            start.wait()
            return _patiently(doing)
        except Conflict as clash:
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


def _drafting(house: House, **changed: Any) -> Callable[[], Task]:
    said: dict[str, Any] = {
        "title": "Report on trade", "office": house.orgs["MIN"], "lead": house.orgs["DUN"],
        "due": timezone.localdate() + timedelta(days=30), "assigner": house.people["leader"],
    }  # fmt: skip
    actor, scope = house.people["leader"], house.scope("leader")
    return lambda: make_draft(actor=actor, scope=scope, wanted=Wanted(**{**said, **changed}))


def test_no_number_is_given_twice(house: House) -> None:
    """Six who draft at once get six numbers that follow each other; the log holds together."""
    _at_once(*[_drafting(house) for _ in range(6)])
    assert sorted(Task.objects.values_list("serial", flat=True)) == list(range(1, 7))
    assert verify().broken is None


def test_of_two_who_give_one_draft_one_is_told(house: House) -> None:
    """It is given once: one step, one set of tasks under it."""
    task = _drafting(house, lead=None, cascades=("province",))()

    def give() -> object:
        return assign(actor=house.people["leader"], scope=house.scope("leader"), task=task, edit=task.edit)

    outcomes = _at_once(give, give)
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
    assert Step.objects.filter(task=task, verb="assign").count() == 1
    assert task.children.count() == len(("ARD", "DUN"))


def test_units_are_founded_while_tasks_are_drafted(house: House) -> None:
    """Neither waits for the other for ever, and the new province gets its part."""
    task = _drafting(house, lead=None, cascades=("province",))()
    assign(actor=house.people["leader"], scope=house.scope("leader"), task=task, edit=task.edit)
    new = NewOrg(code="NEW", kind="province", names={"en": "New province"}, parent=house.orgs["ST"])
    facts: dict[str, Any] = {"actor": house.people["administrator"], "scope": house.scope("administrator")}

    def found() -> object:
        return orgs.found(**facts, org=new, why=Why(on=timezone.localdate(), reason="Law 9"))

    _at_once(found, *[_drafting(house) for _ in range(4)])
    assert task.children.filter(lead__code="NEW").count() == 1
    assert len(set(Task.objects.values_list("year", "serial"))) == Task.objects.count()
