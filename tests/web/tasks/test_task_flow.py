"""The way of a task after it was given: who may take which step, what holds it back, and what stays on record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from diemcau.deploy.states import Actor
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.accounts.models import Role
from diemcau.web.audit.models import Entry as LogEntry
from diemcau.web.tasks.actions import flow
from diemcau.web.tasks.actions.extending import ask, decide, withdraw_asked
from diemcau.web.tasks.actions.needing import add_need, remove_need
from diemcau.web.tasks.actions.sharing import answer_share, ask_again, ask_part, waive
from diemcau.web.tasks.actions.telling import News, name_officer, tell
from diemcau.web.tasks.actions.undoing import undo
from diemcau.web.tasks.models import Task
from diemcau.web.tasks.policies import actors_of, is_inside, tasks_for
from diemcau.web.tasks.signals import task_moved

from .life import Life, give, in_days, paper, with_part

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

pytestmark = pytest.mark.django_db


def to_submitted(life: Life) -> None:
    """Take the task on, work on it, show it and hand it in."""
    life.do(flow.accept, "head")
    life.do(flow.start, "officer")
    life.show()
    life.do(flow.submit, "head")


def test_a_task_goes_its_way_and_its_steps_tell_it(house: House) -> None:
    """From given to confirmed; each step has its day, deadline and unit, and the log ends with it."""
    life = give(house)
    to_submitted(life)
    life.do(flow.rework, "leader", reason="The list of guests is missing.")
    life.do(flow.resume, "officer")
    life.do(flow.submit, "head", reason="With the list.")
    life.do(flow.complete, "leader", quality="good")
    task = life.task
    assert (task.state, task.percent, task.quality, task.submitted_on) == (
        "completed", 100, "good", timezone.localdate(),
    )  # fmt: skip
    verbs = ["accept", "start", "submit", "rework", "resume", "submit", "complete"]
    steps = list(task.steps.order_by("pk"))
    assert [step.verb for step in steps] == verbs
    assert {(step.on, step.due, step.holder_id) for step in steps} == {
        (timezone.localdate(), task.due, house.orgs["DUN"].pk)
    }
    assert task.evidence.get().checked_by == house.people["leader"]
    log = LogEntry.objects.filter(thing="task", thing_id=str(task.uid)).order_by("-number")
    assert log[0].act == "task.complete"


@pytest.mark.parametrize("by", ["outsider", "outsider_head", "auditor", "administrator"])
def test_strangers_do_not_know_of_it(house: House, by: str) -> None:
    """Whoever has no part in it and does not read there is told that there is no such task."""
    life = give(house)
    assert not is_inside(house.scope(by), life.task)
    assert not tasks_for(house.scope(by)).exists()
    assert actors_of(house.people[by], house.scope(by), life.task) == frozenset()
    with pytest.raises(NotFound):
        life.do(flow.accept, by)


@pytest.mark.parametrize("by", ["officer", "colleague", "section_head", "chief", "leader", "owner", "clerk"])
def test_only_the_head_takes_it_on(house: House, by: str) -> None:
    """Whoever knows of it and does not answer for the unit is refused."""
    with pytest.raises(Denied):
        give(house).do(flow.accept, by)


def test_what_was_given_by_another_leader_is_not_ones_own(house: House) -> None:
    """A second leader of the same reach neither confirms nor extends; the deputy named for the first one does."""
    house.people["second"] = type(house.people["leader"]).objects.create_user(
        "second", "second@example.org", "x", name="Second", clearance=4
    )
    own = {"org": house.orgs["MIN"], "kind": "leader", "covers": house.orgs["ST"], "valid_from": date(2020, 1, 1)}
    Role.objects.create(person=house.people["second"], **own)
    life = give(house)
    to_submitted(life)
    with pytest.raises(Denied):
        life.do(flow.complete, "second")
    role = Role.objects.get(person=house.people["leader"])
    Role.objects.create(person=house.people["second"], deputy_for=role, **own)
    life.do(flow.complete, "second")
    assert life.task.state == "completed"


def test_the_next_holder_of_the_post_goes_on_with_it(house: House) -> None:
    """While the leader is in office nobody else decides; once the leader has left, who holds the same post does."""
    people = house.people
    for name, kind in (("next", "leader"), ("other", "minister")):
        people[name] = type(people["leader"]).objects.create_user(
            name, f"{name}@example.org", "x", name=name, clearance=4
        )
        Role.objects.create(
            person=people[name], org=house.orgs["MIN"], kind=kind, covers=house.orgs["ST"], valid_from=date(2020, 1, 1)
        )
    task = give(house).task
    assert Actor.ASSIGNER not in actors_of(people["next"], house.scope("next"), task)
    Role.objects.filter(person=people["leader"]).update(valid_to=in_days(-1))
    assert Actor.ASSIGNER in actors_of(people["next"], house.scope("next"), task)
    assert Actor.ASSIGNER not in actors_of(people["other"], house.scope("other"), task)
    assert Actor.ASSIGNER not in actors_of(people["leader"], house.scope("leader"), task)


def test_a_deputy_of_another_role_confirms_nothing(house: House) -> None:
    """A deputy stands in for one role: that of a leader who reaches the task."""
    chief = Role.objects.get(person=house.people["chief"])
    Role.objects.create(
        person=house.people["owner"], org=house.orgs["MIN"], kind="chief", deputy_for=chief, valid_from=date(2020, 1, 1)
    )
    life = give(house)
    assert actors_of(house.people["owner"], house.scope("owner"), life.task) == {Actor.OFFICE}
    to_submitted(life)
    with pytest.raises(Denied):
        life.do(flow.complete, "owner")


def test_whoever_hands_in_does_not_confirm(house: House) -> None:
    """A leader who also heads the unit hands in and cannot confirm it then."""
    Role.objects.create(
        person=house.people["leader"], org=house.orgs["DUN"], kind="unit_head", valid_from=date(2020, 1, 1)
    )
    life = give(house)
    life.do(flow.accept, "head")
    life.do(flow.start, "officer")
    life.show()
    life.do(flow.submit, "leader")
    with pytest.raises(Denied):
        life.do(flow.complete, "leader")


def test_a_step_on_what_somebody_changed_is_refused(house: House) -> None:
    """The count of changes that a person saw has to be the one there is."""
    life = give(house)
    life.do(flow.accept, "head")
    with pytest.raises(Conflict) as refused:
        life.do(flow.start, "officer", edit=0)
    assert refused.value.facts["code"] == "tasks.stale"


def test_the_lead_hands_in_when_all_parts_are_there(house: House) -> None:
    """A required part that is open holds it back; answered, or waived with a reason, it does not."""
    life = give(house)
    with_part(life)
    life.do(flow.accept, "head")
    life.do(flow.start, "officer")
    life.show()
    with pytest.raises(Conflict) as refused:
        life.do(flow.submit, "head")
    assert refused.value.facts["code"] == "deploy.shares_open"
    share = life.share.uid
    with pytest.raises(Denied):
        life.do(answer_share, "head", share=share, answer="Done")
    life.do(answer_share, "outsider", share=share, answer="The list is attached.")
    life.do(ask_again, "head", share=share, words="The list with ranks")
    with pytest.raises(Conflict):
        life.do(flow.submit, "head")
    with pytest.raises(Denied):
        life.do(waive, "outsider_head", share=share, reason="No time")
    life.do(waive, "head", share=share, reason="We have it from elsewhere.")
    life.do(flow.submit, "head")
    assert life.share.state == "waived"


def test_a_coordinating_unit_sees_the_task_and_steers_nothing(house: House) -> None:
    """It knows of the task, answers its own part, and takes no step of the lead."""
    life = give(house)
    with_part(life)
    assert is_inside(house.scope("outsider"), life.task)
    assert set(tasks_for(house.scope("outsider_head"))) == {life.task}
    for by in ("outsider", "outsider_head"):
        assert actors_of(house.people[by], house.scope(by), life.task) == frozenset()
        with pytest.raises(Denied):
            life.do(flow.accept, by)


def test_a_task_above_the_clearance_is_not_there(house: House) -> None:
    """Level 2 is hidden from whoever is cleared for 1, in lists and by its uid alike."""
    life = give(house, level=2)
    assert is_inside(house.scope("head"), life.task)
    assert not is_inside(house.scope("officer"), life.task)
    assert set(tasks_for(house.scope("officer"))) == set()


def test_more_time_is_asked_once_and_granted_by_the_giver(house: House) -> None:
    """One request waits at most; granting moves the deadline, never the first one, and is a step."""
    life = give(house, due=in_days(5))
    life.do(flow.accept, "head")
    with pytest.raises(Invalid):
        life.do(ask, "head", wanted=in_days(5), reason="Partners are late.")
    with pytest.raises(Denied):
        life.do(ask, "officer", wanted=in_days(9), reason="Partners are late.")
    life.do(ask, "head", wanted=in_days(9), reason="Partners are late.")
    with pytest.raises(Conflict):
        life.do(ask, "head", wanted=in_days(12), reason="More.")
    with pytest.raises(Denied):
        life.do(decide, "chief", granted=in_days(9))
    life.do(decide, "leader", granted=in_days(7), answer="A week at most.")
    task = life.task
    assert (task.first_due, task.due) == (in_days(5), in_days(7))
    assert task.steps.get(verb="extend").due == in_days(7)
    life.do(ask, "head", wanted=in_days(12), reason="Again.")
    with pytest.raises(Invalid):
        life.do(decide, "leader", granted=None)
    life.do(decide, "leader", granted=None, answer="No.")
    life.do(ask, "head", wanted=in_days(12), reason="Once more.")
    life.do(withdraw_asked, "head")
    assert [one.decision for one in life.task.extensions.all()] == ["granted", "refused", "withdrawn"]
    assert life.task.due == in_days(7)


def test_whoever_asks_for_time_does_not_grant_it(house: House) -> None:
    """A leader who also heads the unit asks and cannot decide it."""
    Role.objects.create(
        person=house.people["leader"], org=house.orgs["DUN"], kind="unit_head", valid_from=date(2020, 1, 1)
    )
    life = give(house)
    life.do(flow.accept, "head")
    life.do(ask, "leader", wanted=in_days(30), reason="Partners are late.")
    with pytest.raises(Denied):
        life.do(decide, "leader", granted=in_days(30))


def test_what_waits_for_another_is_not_handed_in_before_it(house: House) -> None:
    """A dependency holds the handing in; circles are refused, however long and through tasks given on."""
    life, other = give(house), give(house, title="Book the hall", state="in_progress")
    third = give(house, title="Pay the hall", state="in_progress")
    life.do(add_need, "head", on=other.task)
    other.do(add_need, "head", on=third.task)
    with pytest.raises(Conflict) as refused:
        third.do(add_need, "head", on=life.task)
    assert refused.value.facts["code"] == "tasks.need_circle"
    child = give(house, lead="ARD", title="Given on", parent=life.task)
    with pytest.raises(Conflict):
        third.do(add_need, "leader", on=life.task)
    with pytest.raises(Conflict):
        child.do(add_need, "leader", on=life.task)
    Task.objects.filter(pk=child.task.pk).update(state="completed")
    life.do(flow.accept, "head")
    life.do(flow.start, "officer")
    life.show()
    with pytest.raises(Conflict) as held:
        life.do(flow.submit, "head")
    assert held.value.facts["code"] == "deploy.needs_open"
    life.do(remove_need, "head", on=other.task)
    life.do(flow.submit, "head")


def test_a_task_that_one_may_not_know_of_is_no_dependency(house: House) -> None:
    """The uid of a hidden task tells nothing."""
    life, hidden = give(house), give(house, lead="ARD")
    with pytest.raises(NotFound):
        life.do(add_need, "head", on=hidden.task)


def test_taking_back_and_replacing_need_a_paper_or_an_heir(house: House) -> None:
    """A signed paper cancels; another task that goes on replaces, and what waited for the one waits for the other."""
    life, heir, waits = give(house), give(house, title="The new one"), give(house, title="Waits")
    waits.do(add_need, "head", on=life.task)
    with pytest.raises(Invalid):
        life.do(flow.cancel, "leader", reason="Withdrawn", paper=None)
    with pytest.raises(Denied):
        life.do(flow.cancel, "chief", reason="Withdrawn", paper=paper(house))
    with pytest.raises(Conflict):
        life.do(flow.replace, "leader", reason="Merged", heir=life.task)
    life.do(flow.replace, "leader", reason="Merged", heir=heir.task)
    assert (life.task.state, life.task.replaced_by) == ("replaced", heir.task)
    assert waits.task.needs.get().on == heir.task
    heir.do(flow.cancel, "leader", reason="Withdrawn", paper=paper(house, "46"))
    assert heir.task.state == "cancelled"


def test_a_returned_task_goes_to_another_unit(house: House) -> None:
    """Its deadlines stay, its officer does not; a unit that coordinates does not take the lead too."""
    life = give(house)
    with_part(life)
    life.do(flow.return_task, "head", reason="It is Keld's.")
    with pytest.raises(Denied):
        life.do(flow.reassign, "chief", lead=house.orgs["KEL"])
    with pytest.raises(Conflict):
        life.do(flow.reassign, "leader", lead=house.orgs["ARD"])
    life.do(flow.reassign, "leader", lead=house.orgs["KEL"])
    task = life.task
    assert (task.state, task.lead, task.holder) == ("assigned", house.orgs["KEL"], house.orgs["KEL"])
    assert task.steps.get(verb="reassign").holder == house.orgs["KEL"]
    assert not is_inside(house.scope("head"), task)


def test_ones_own_last_step_is_taken_back_shortly_after(house: House) -> None:
    """It leaves both steps on record; another person's, an older one, or one that was acted on since stays."""
    life = give(house)
    life.do(flow.accept, "head")
    with pytest.raises(Conflict):
        life.do(undo, "officer")
    life.do(undo, "head")
    assert (life.task.state, life.task.received_at) == ("assigned", None)
    assert [step.verb for step in life.task.steps.order_by("pk")] == ["accept", "undo"]
    with pytest.raises(Conflict):
        life.do(undo, "head")
    life.do(flow.accept, "head")
    life.do(tell, "officer", news=News(percent=10))
    with pytest.raises(Conflict):
        life.do(undo, "head")
    life.do(flow.start, "officer")
    life.task.steps.filter(verb="start").update(at=timezone.now() - timedelta(hours=1))
    with pytest.raises(Conflict):
        life.do(undo, "officer")


def test_a_confirmation_that_is_taken_back_confirms_no_evidence(house: House) -> None:
    """State, mark, percent and the evidence are as before."""
    life = give(house)
    to_submitted(life)
    life.do(flow.complete, "leader", quality="fair")
    life.do(undo, "leader")
    task = life.task
    assert (task.state, task.quality, task.percent, task.completed_at) == ("submitted", "", 0, None)
    assert task.evidence.get().checked_by is None


def test_progress_is_told_by_who_works_there(house: House) -> None:
    """The last percent stands on the task; nonsense, strangers and tasks nobody took on are refused."""
    life = give(house)
    with pytest.raises(Conflict):
        life.do(tell, "officer", news=News(words="Begun"))
    life.do(flow.accept, "head")
    for news in (News(), News(percent=101), News(words="x" * 2001)):
        with pytest.raises(Invalid):
            life.do(tell, "officer", news=news)
    with pytest.raises(Denied):
        life.do(tell, "leader", news=News(percent=3))
    life.do(tell, "colleague", news=News(percent=30, obstacle="No hall"))
    assert life.task.percent == 30
    assert life.task.entries.get().obstacle == "No hall"


def test_a_document_that_is_not_open_is_not_attached(house: House) -> None:
    """The draft of another unit is as good as not there."""
    life = give(house, state="accepted")
    document = house.bring("A DRAFT\n\nOf Arden.\n", by="outsider", org="ARD")[0]
    with pytest.raises(NotFound):
        life.do(tell, "officer", news=News(words="See", document=document))


def test_the_head_names_who_works_on_it(house: House) -> None:
    """Only people of that unit; the named one is told apart from others, and the step is on record."""
    life = give(house)
    with pytest.raises(Denied):
        life.do(name_officer, "officer", officer=house.people["officer"])
    with pytest.raises(Denied):
        life.do(name_officer, "head", officer=house.people["outsider"])
    life.do(name_officer, "head", officer=house.people["officer"])
    assert life.task.officer == house.people["officer"]
    assert life.task.steps.get().said == {"officer": "officer"}


def test_the_apps_above_hear_of_each_step(house: House) -> None:
    """The signal carries the task, the step and who took it, within the transaction."""
    heard: list[Any] = []

    def hear(**facts: Any) -> None:
        heard.append((facts["task"].state, facts["step"].verb, facts["actor"].username))

    task_moved.connect(hear, weak=False)
    try:
        life = give(house)
        life.do(flow.accept, "head")
    finally:
        task_moved.disconnect(hear)
    assert heard == [("accepted", "accept", "head")]


def test_one_more_unit_is_asked_after_the_task_was_given(house: House) -> None:
    """By the leader or the office alone; never the lead, nor a unit twice; its part then holds the handing in."""
    life = give(house, state="in_progress")
    for by in ("head", "officer"):
        with pytest.raises(Denied):
            life.do(ask_part, by, org=house.orgs["ARD"], words="The guests")
    for org in ("DUN", "ARD", "ARD"):
        if org == "ARD" and not life.task.shares.exists():
            life.do(ask_part, "chief", org=house.orgs[org], words="The guests", due=in_days(3))
        else:
            with pytest.raises(Conflict):
                life.do(ask_part, "leader", org=house.orgs[org], words="The guests")
    with pytest.raises(Invalid):
        life.do(ask_part, "leader", org=house.orgs["KEL"], words="The guests", due=in_days(-1))
    life.show()
    with pytest.raises(Conflict):
        life.do(flow.submit, "head")


def test_reopening_that_is_taken_back_leaves_all_as_it_was(house: House) -> None:
    """Percent, mark and the moment of completion come back; after the reopening the last told percent counts."""
    life = give(house)
    life.do(flow.accept, "head")
    life.do(tell, "officer", news=News(percent=70))
    life.do(flow.start, "officer")
    life.show()
    life.do(flow.submit, "head")
    life.do(flow.complete, "leader", quality="good")
    before = life.task
    life.do(flow.reopen, "leader", reason="A mistake")
    assert (life.task.percent, life.task.quality, life.task.state) == (70, "", "in_progress")
    life.do(undo, "leader")
    after = life.task
    assert (after.state, after.percent, after.quality) == ("completed", 100, "good")
    assert before.completed_at is not None
    assert after.completed_at is not None
    assert abs(after.completed_at - before.completed_at) < timedelta(seconds=5)
