"""Obligations of units that ended: tasks, parts and requests go to whoever carries on the work, and come back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from diemcau.errors import Conflict, Invalid
from diemcau.web.archive.signals import time_passed
from diemcau.web.orgs import actions as orgs
from diemcau.web.orgs.actions import Why
from diemcau.web.orgs.models import Org
from diemcau.web.orgs.steps import NewOrg
from diemcau.web.tasks import receivers
from diemcau.web.tasks.actions.drafting import Part, Wanted, assign, make_draft
from diemcau.web.tasks.actions.handing import choose_heir
from diemcau.web.tasks.actions.requests import Asked, ask_request
from diemcau.web.tasks.heirs import pass_on
from diemcau.web.tasks.models import Request, Task

if TYPE_CHECKING:
    from tests.web.conftest import House

pytestmark = pytest.mark.django_db


def _today() -> date:
    return timezone.localdate()


def _given(house: House, lead: str = "DUN", *, kinds: tuple[str, ...] = (), parts: tuple[str, ...] = ()) -> Task:
    """A task that the leader gave."""
    actor, scope = house.people["leader"], house.scope("leader")
    wanted = Wanted(
        title="Prepare the conference", office=house.orgs["MIN"], lead=None if kinds else house.orgs[lead],
        parts=tuple(Part(org=house.orgs[code]) for code in parts), due=_today() + timedelta(days=30), cascades=kinds,
    )  # fmt: skip
    task = make_draft(actor=actor, scope=scope, wanted=wanted)
    assign(actor=actor, scope=scope, task=task, edit=task.edit)
    task.refresh_from_db()
    return task


def _merge(house: House, *codes: str, into: Org | NewOrg) -> object:
    facts = {"actor": house.people["administrator"], "scope": house.scope("administrator")}
    formers = [house.orgs[code] for code in codes]
    return orgs.merge(**facts, formers=formers, heir=into, why=Why(on=_today(), reason="Law 7"))  # type: ignore[arg-type]


def _province(house: House, code: str) -> NewOrg:
    return NewOrg(code=code, kind="province", names={"en": f"{code} province"}, parent=house.orgs["ST"])


def test_a_merged_units_task_goes_to_the_heir_and_back(house: House) -> None:
    """The heir holds it; who was in the lead stays written; undoing the merger brings it back; each is a step."""
    task = _given(house, parts=())
    change = _merge(house, "DUN", into=house.orgs["ARD"])
    task.refresh_from_db()
    assert (task.lead, task.holder) == (house.orgs["DUN"], house.orgs["ARD"])
    orgs.undo(actor=house.people["administrator"], scope=house.scope("administrator"), change=change)  # type: ignore[arg-type]
    task.refresh_from_db()
    assert task.holder == house.orgs["DUN"]
    moves = list(task.steps.filter(verb="hand_on"))
    assert [(step.said["from"], step.said["to"]) for step in moves] == [("DUN", "ARD"), ("ARD", "DUN")]
    assert pass_on().tasks == 0


def test_parts_and_requests_of_an_ended_unit_move(house: House) -> None:
    """An open part is the heir's, and open requests are asked and answered by those who carry on."""
    task = _given(house, "KEL", parts=("DUN",))
    asked = Asked(org=house.orgs["DUN"], to=house.orgs["MIN"], words="Name partners in Keld")
    request = ask_request(actor=house.people["head"], scope=house.scope("head"), asked=asked)
    _merge(house, "DUN", into=house.orgs["ARD"])
    share = task.shares.get()
    assert (share.org, share.holder) == (house.orgs["DUN"], house.orgs["ARD"])
    assert Request.objects.get(pk=request.pk).holder == house.orgs["ARD"]
    assert task.steps.filter(verb="hand_on", said__share=str(share.uid)).count() == 1


def test_what_is_at_its_end_stays(house: House) -> None:
    """A task that is completed is nobody's obligation any more."""
    task = _given(house)
    Task.objects.filter(pk=task.pk).update(state="completed")
    _merge(house, "DUN", into=house.orgs["ARD"])
    task.refresh_from_db()
    assert task.holder == house.orgs["DUN"]


def test_two_parts_of_merged_units_stay_two(house: House) -> None:
    """The heir of two provinces holds both parts, each says so, and gets no third one as a unit founded later."""
    task = _given(house, kinds=("province",))
    _merge(house, "DUN", "ARD", into=_province(house, "NEW"))
    new = Org.objects.get(code="NEW")
    children = list(task.children.all())
    assert [child.holder for child in children] == [new, new]
    for child in children:
        step = child.steps.get(verb="hand_on")
        assert step.said["beside"] == [str(other.uid) for other in children if other != child]


def test_of_several_heirs_the_office_chooses(house: House) -> None:
    """The first holds it with a note of all; the chosen one keeps it; a stranger to the work is refused."""
    task = _given(house)
    orgs.split(
        actor=house.people["administrator"], scope=house.scope("administrator"), former=house.orgs["DUN"],
        heirs=[_province(house, "EAST"), _province(house, "WEST")], why=Why(on=_today(), reason="Law 8"),
    )  # fmt: skip
    task.refresh_from_db()
    assert task.holder is not None
    assert (task.holder.code, task.steps.get(verb="hand_on").said["heirs"]) == ("EAST", ["EAST", "WEST"])
    facts = {"actor": house.people["chief"], "scope": house.scope("chief"), "reason": "The port is there."}
    west = Org.objects.get(code="WEST")
    choose_heir(task=task, edit=task.edit, heir=west, **facts)  # type: ignore[arg-type]
    assert pass_on().tasks == 0
    task.refresh_from_db()
    assert task.holder == west
    with pytest.raises(Invalid):
        choose_heir(task=task, edit=task.edit, heir=house.orgs["ARD"], **facts)  # type: ignore[arg-type]
    with pytest.raises(Conflict):
        choose_heir(task=task, edit=task.edit, heir=west, **facts)  # type: ignore[arg-type]


def test_the_office_chooses_by_its_page(house: House) -> None:
    """The page names who had it and who may have it; once chosen it waits no longer; nobody else chooses."""
    task = _given(house)
    orgs.split(
        actor=house.people["administrator"], scope=house.scope("administrator"), former=house.orgs["DUN"],
        heirs=[_province(house, "EAST"), _province(house, "WEST")], why=Why(on=_today(), reason="Law 8"),
    )  # fmt: skip
    task.refresh_from_db()
    chief = house.visit("chief")
    assert "WEST province · WEST" in chief.get(reverse("deploy_heirs")).content.decode()
    said = {"edit": str(task.edit), "heir": "WEST province · WEST", "reason": "The port is there."}
    assert house.visit("head").post(reverse("deploy_heir", args=[task.uid]), said).status_code in {403, 404}
    chief.post(reverse("deploy_heir", args=[task.uid]), said)
    task.refresh_from_db()
    assert task.holder is not None
    assert task.holder.code == "WEST"
    assert task.title not in chief.get(reverse("deploy_heirs")).content.decode()


def test_a_founded_unit_joins_at_once(house: House) -> None:
    """A province that is founded gets its part of an open task for all provinces in the same act."""
    task = _given(house, kinds=("province",))
    facts = {"actor": house.people["administrator"], "scope": house.scope("administrator")}
    orgs.found(**facts, org=_province(house, "NEW"), why=Why(on=_today(), reason="Law 9"))  # type: ignore[arg-type]
    assert sorted(child.lead.code for child in task.children.all() if child.lead) == ["ARD", "DUN", "NEW"]


def test_an_end_that_was_written_down_ahead_counts_on_its_day(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A merger of next week moves nothing today; when the day has come its tasks change hands, once."""
    task = _given(house)
    facts = {"actor": house.people["administrator"], "scope": house.scope("administrator")}
    day = _today() + timedelta(days=7)
    orgs.merge(**facts, formers=[house.orgs["DUN"]], heir=house.orgs["ARD"], why=Why(on=day, reason="Law 7"))  # type: ignore[arg-type]
    task.refresh_from_db()
    assert task.holder == house.orgs["DUN"]
    monkeypatch.setattr(timezone, "localdate", lambda *_, **__: day)
    receivers._Day.last = None
    time_passed.send(None, now=timezone.now())
    time_passed.send(None, now=timezone.now())
    task.refresh_from_db()
    assert (task.holder, task.steps.filter(verb="hand_on").count()) == (house.orgs["ARD"], 1)
