"""Several at once: two who save, two who accept, two who open the same campaign."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from django.db import OperationalError, connection

from diemcau.errors import Conflict
from diemcau.web.accounts.models import Person, Role
from diemcau.web.audit.chain import verify
from diemcau.web.filings import actions
from diemcau.web.filings.models import Campaign, FilingVersion, Reminder, Step, Value

from ..conftest import PASSWORD  # noqa: TID252 - the tests are no package
from .scene import Scene, begin, figures

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


@pytest.fixture
def scene(house: House) -> Scene:
    """A campaign, and a second chief of the office."""
    second = Person.objects.create_user("second", "second@example.org", PASSWORD, name="Second", clearance=3)
    Role.objects.create(person=second, org=house.orgs["MIN"], kind="chief", covers=house.orgs["ST"])
    house.people["second"] = second
    return begin(house)


def test_of_two_who_save_one_is_told(scene: Scene) -> None:
    """Nobody's cells are overwritten unseen."""
    house, held = scene.house, scene.filing()

    def save(by: str, met: str) -> Callable[[], object]:
        return lambda: actions.save(
            actor=house.people[by], scope=house.scope(by), filing=held, edit=0, content=figures(met, "")
        )

    outcomes = at_once(save("officer", "1"), save("colleague", "2"))
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
    assert FilingVersion.objects.count() == 1


def test_of_two_who_accept_one_does(scene: Scene) -> None:
    """A return is taken over once, its values stand once, and the log is whole."""
    scene.to_office(figures())
    house, held = scene.house, scene.filing()

    def accept(by: str) -> Callable[[], object]:
        return lambda: actions.accept(actor=house.people[by], scope=house.scope(by), filing=held, edit=held.edit)

    outcomes = at_once(accept("chief"), accept("second"))
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
    assert Step.objects.filter(verb="accept").count() == 1
    assert Value.objects.count() == 2
    assert verify().broken is None


def test_accepting_and_sending_back_do_not_cross(scene: Scene) -> None:
    """One of them happens; what counts fits the state."""
    scene.to_office(figures())
    house, held = scene.house, scene.filing()
    facts: dict[str, Any] = {"filing": held, "edit": held.edit}
    at_once(
        lambda: actions.accept(actor=house.people["chief"], scope=house.scope("chief"), **facts),
        lambda: actions.send_back(actor=house.people["owner"], scope=house.scope("owner"), reason="x", **facts),
    )
    assert Value.objects.exists() == (scene.filing().state == "accepted")
    assert Step.objects.filter(verb__in=("accept", "send_back")).count() == 1


def test_of_two_who_open_the_same_campaign_one_does(scene: Scene) -> None:
    """A button pressed twice asks nobody twice; reminders neither."""
    house = scene.house

    def open_again(by: str) -> Callable[[], object]:
        return lambda: begin(house, period="2026", name=by).campaign

    outcomes = at_once(open_again("a"), open_again("b"))
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
    assert Campaign.objects.filter(period="2026").count() == 1

    def remind(by: str) -> Callable[[], object]:
        return lambda: actions.remind(actor=house.people[by], scope=house.scope(by), campaign=scene.campaign)

    told = at_once(remind("chief"), remind("second"))
    assert sorted(int(str(one)) for one in told) == [0, 7]
    assert Reminder.objects.count() == 7
