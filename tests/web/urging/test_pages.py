"""The pages of urging: whose they are, what they show, what they refuse."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from diemcau.web.urging.actions import make_letters
from diemcau.web.urging.models import Escalation, Ladder, Letter

from .conftest import DUE, give
from .test_chain import turn_on

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

FORM = {
    "after-0": "1", "whom-0": "head", "grace-0": "2", "rest-0": "5",
    "after-1": "4", "whom-1": "assigner", "grace-1": "2", "rest-1": "5",
    "after-2": "", "whom-2": "head", "grace-2": "2", "rest-2": "5", "reason": "The year begins",
}  # fmt: skip


def test_one_sees_ones_own_letter_alone(house: House) -> None:
    """The head sees the task of the letter, and it is noted as opened; a colleague has none."""
    give(house, "Prepare the harbour fair")
    make_letters(on=DUE)
    assert "harbour fair" in house.visit("head").get("/urging/").content.decode()
    assert Letter.objects.get().seen_at is not None
    page = house.visit("colleague").get("/urging/").content.decode()
    assert "harbour fair" not in page
    assert "harbour fair" not in house.visit("outsider_head").get("/urging/told").content.decode()


def test_a_letter_shows_only_what_its_person_may_still_see(house: House) -> None:
    """A task that became secret since is gone from the page of the letter."""
    task = give(house, "Prepare the harbour fair")
    make_letters(on=DUE)
    task.level = 4
    task.save()
    assert "harbour fair" not in house.visit("head").get("/urging/").content.decode()


@pytest.mark.parametrize("said", ["2026-03-11", "2026-13-45", "yesterday"])
def test_a_day_without_a_letter_is_not_found(house: House, said: str) -> None:
    """No letter of that day, or no day at all."""
    make_letters(on=DUE)
    assert house.visit("head").get("/urging/", {"on": said}).status_code == 404


def test_one_takes_note_on_the_page(house: House) -> None:
    """The head takes note with a word; another person finds nothing there; it cannot be done by looking."""
    turn_on(house)
    give(house, "Prepare the harbour fair")
    make_letters(on=DUE + timedelta(days=1))
    address = f"/urging/told/{Escalation.objects.get().uid}/acknowledge"
    assert house.visit("outsider_head").post(address).status_code == 404
    client = house.visit("head")
    assert client.get(address).status_code == 405
    assert "harbour fair" in client.get("/urging/told").content.decode()
    assert client.post(address, {"note": "By <b>Friday</b>"}).status_code == 302
    page = client.get("/urging/told").content.decode()
    assert "By &lt;b&gt;Friday&lt;/b&gt;" in page
    assert client.post(address).status_code == 409


def test_nobody_signed_in_is_sent_to_the_door(house: House) -> None:
    """Every page asks who it is."""
    for address in ("/urging/", "/urging/told", "/urging/ladders/", "/urging/ladders/MIN"):
        answer = house.visit(None).get(address)
        assert (answer.status_code, "login" in answer.headers["Location"]) == (302, True)


def test_a_ladder_is_set_rehearsed_and_switched_on_its_page(house: House) -> None:
    """The chief sets and rehearses, the leader switches on; each step is there to be seen."""
    chief, leader = house.visit("chief"), house.visit("leader")
    give(house, "Prepare the harbour fair", due=date.today() - timedelta(days=20))  # noqa: DTZ011 - any day will do
    assert chief.post("/urging/ladders/MIN/set", FORM).status_code == 302
    assert leader.post("/urging/ladders/MIN/switch", {"on": "1", "reason": "Yes"}).status_code == 409
    page = chief.post("/urging/ladders/MIN/rehearse").content.decode()
    assert "harbour fair" in page
    assert "<svg" in page
    assert chief.post("/urging/ladders/MIN/switch", {"on": "1", "reason": "Yes"}).status_code == 403
    assert leader.post("/urging/ladders/MIN/switch", {"on": "1", "reason": "Yes"}).status_code == 302
    assert Ladder.objects.order_by("-pk")[0].is_on
    assert "switched on" in leader.get("/urging/ladders/MIN").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"after-1": "1"}, {"grace-0": "x"}, {"whom-0": "anybody"}, {"after-0": "999"}, {"reason": ""}, {"rest-1": "-3"}],
)
def test_a_form_that_makes_no_ladder_is_refused(house: House, wrong: dict[str, str]) -> None:
    """Rungs that do not rise, numbers that are none, no reason: nothing is kept, and the page says why."""
    answer = house.visit("chief").post("/urging/ladders/MIN/set", {**FORM, **wrong})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Ladder.objects.exists()


@pytest.mark.parametrize("name", ["officer", "head", "outsider", "auditor", "administrator"])
def test_strangers_find_no_ladder(house: House, name: str) -> None:
    """Whoever reads nothing of the office gets the same answer as for one that does not exist."""
    turn_on(house)
    client = house.visit(name)
    assert client.get("/urging/ladders/MIN").status_code == 404
    assert client.get("/urging/ladders/NONE").status_code == 404
    for verb, said in (("set", FORM), ("rehearse", {}), ("switch", {"on": "0", "reason": "No"})):
        assert client.post(f"/urging/ladders/MIN/{verb}", said).status_code == 404
    assert Ladder.objects.count() == 2


def test_who_only_reads_sees_and_changes_nothing(house: House) -> None:
    """The owner of a measure reads the ministry: the page is there, its forms are not, and posts are denied."""
    turn_on(house)
    client = house.visit("owner")
    page = client.get("/urging/ladders/MIN").content.decode()
    assert "<table" not in page
    assert client.post("/urging/ladders/MIN/set", FORM).status_code == 403
    assert client.post("/urging/ladders/MIN/switch", {"on": "0", "reason": "No"}).status_code == 403
    assert client.post("/urging/ladders/MIN/rehearse").status_code == 403


def test_rehearsing_without_rungs_is_refused(house: House) -> None:
    """Before an office has set any, there is nothing to rehearse."""
    assert house.visit("chief").post("/urging/ladders/MIN/rehearse").status_code == 409


def test_who_was_told_of_a_task_is_shown_to_who_may_see_it(house: House) -> None:
    """The colleague reads who was told and which rung; a stranger finds no such task; asked as a part it is one."""
    turn_on(house)
    task = give(house)
    make_letters(on=DUE)
    make_letters(on=DUE + timedelta(days=1))
    address = f"/urging/tasks/{task.uid}"
    page = house.visit("colleague").get(address).content.decode()
    assert "rung 1, as" in page
    assert page.count("<li>") >= 3
    part = house.visit("colleague").get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert house.visit("outsider").get(address).status_code == 404
