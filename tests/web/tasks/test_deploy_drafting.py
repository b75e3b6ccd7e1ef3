"""Drafts of tasks: made, changed, dropped, and given to one unit or to all units of a kind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records.task import Deadline, DeadlineKind
from diemcau.web.audit.models import Entry
from diemcau.web.orgs.models import Edition, Org, OrgName, OrgParent
from diemcau.web.tasks.actions.drafting import (
    Part,
    Wanted,
    assign,
    assign_many,
    cascade,
    change_draft,
    drop_draft,
    make_draft,
)
from diemcau.web.tasks.models import Source, Task
from diemcau.web.tasks.spread import join_cascades

if TYPE_CHECKING:
    from tests.web.conftest import House

pytestmark = pytest.mark.django_db


def _soon() -> date:
    return timezone.localdate() + timedelta(days=30)


def _wanted(house: House, **changed: Any) -> Wanted:
    said: dict[str, Any] = {
        "title": "Prepare the conference", "office": house.orgs["MIN"], "lead": house.orgs["DUN"], "due": _soon(),
        "assigner": house.people["leader"],
    }  # fmt: skip
    return Wanted(**{**said, **changed})


def _draft(house: House, by: str = "chief", source: Source | None = None, **changed: Any) -> Task:
    actor, scope = house.people[by], house.scope(by)
    return make_draft(actor=actor, scope=scope, wanted=_wanted(house, **changed), source=source)


def _paper(house: House, **changed: Any) -> Source:
    said: dict[str, Any] = {
        "org": house.orgs["MIN"], "office": house.orgs["MIN"], "subject": "Conclusions of the yearly conference",
        "entered_by": house.people["chief"], "number": "45", "symbol": "TB-BNG", "year": 2026,
        "signed_on": date(2026, 1, 8),
    }  # fmt: skip
    return Source.objects.create(**{**said, **changed})


def _give(house: House, task: Task, by: str) -> None:
    task.refresh_from_db()
    assign(actor=house.people[by], scope=house.scope(by), task=task, edit=task.edit)


def test_numbers_follow_each_other_within_a_year(house: House) -> None:
    """Each draft has the next running number of the year."""
    first, second = _draft(house), _draft(house)
    assert (first.year, second.serial) == (timezone.localdate().year, first.serial + 1)


def test_the_leader_gives_a_task_directly(house: House) -> None:
    """Without a paper the leader gives it; its first deadline is the one it was given with, and its parts are asked."""
    task = _draft(house, assigner=None, parts=(Part(org=house.orgs["ARD"], words="Figures of trade"),))
    assert [share.state for share in task.shares.all()] == ["planned"]
    _give(house, task, "leader")
    task.refresh_from_db()
    assert (task.state, task.assigner, task.first_due) == ("assigned", house.people["leader"], _soon())
    assert (task.holder, [share.state for share in task.shares.all()]) == (house.orgs["DUN"], ["asked"])
    assert [step.verb for step in task.steps.all()] == ["draft", "assign"]


def test_the_office_gives_only_what_a_signed_paper_orders(house: House) -> None:
    """A paper without number and day, and no paper at all, do not do."""
    unsigned = _draft(house, source=_paper(house, number="", year=None, signed_on=None))
    for task in (unsigned, _draft(house)):
        with pytest.raises(Conflict) as refused:
            _give(house, task, "chief")
        assert refused.value.facts["code"] == "deploy.not_signed"
    signed = _draft(house, source=_paper(house))
    _give(house, signed, "chief")
    assert Task.objects.get(pk=signed.pk).state == "assigned"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"lead": None}, "deploy.no_lead"),
        ({"assigner": None}, "deploy.no_assigner"),
        ({"due": None}, "tasks.deadline_open"),
    ],
)
def test_what_is_incomplete_does_not_go_out(house: House, changed: dict[str, Any], code: str) -> None:
    """A task has exactly one lead, a giver, and a deadline that is certain or confirmed."""
    task = _draft(house, source=_paper(house), **changed)
    with pytest.raises(Conflict) as refused:
        _give(house, task, "chief")
    assert refused.value.facts["code"] == code


def test_a_proposed_deadline_waits_for_a_persons_word(house: House) -> None:
    """A day that does not follow from the words goes out only once somebody agreed to it or chose another."""
    found = Deadline(kind=DeadlineKind.EVENT, words="before the conference", day=_soon(), why="before_event")
    task = _draft(house, due=None, deadline=found)
    with pytest.raises(Conflict):
        _give(house, task, "leader")
    task.refresh_from_db()
    actor, scope = house.people["chief"], house.scope("chief")
    agreed = _wanted(house, due=None, deadline=found, is_confirmed=True)
    change_draft(actor=actor, scope=scope, task=task, edit=task.edit, wanted=agreed)
    _give(house, task, "leader")
    assert Task.objects.get(pk=task.pk).due == _soon()


def test_a_unit_is_named_once(house: House) -> None:
    """The lead does not coordinate its own task, and a unit that is not there is not named."""
    with pytest.raises(Invalid) as twice:
        _draft(house, parts=(Part(org=house.orgs["DUN"]),))
    assert twice.value.facts["code"] == "tasks.org_twice"
    gone = Org.objects.create(code="OLD", kind="province", valid_to=date(2020, 1, 1))
    with pytest.raises(Invalid) as ended:
        _draft(house, lead=gone)
    assert ended.value.facts["code"] == "tasks.org_gone"


@pytest.mark.parametrize("name", ["officer", "head", "owner", "outsider", "auditor", "administrator"])
def test_others_prepare_nothing(house: House, name: str) -> None:
    """Who neither deploys nor gives tasks makes no draft, and does not know of one."""
    with pytest.raises(Denied):
        _draft(house, by=name)
    task = _draft(house)
    for act in (assign, drop_draft):
        said: dict[str, Any] = {"reason": "No."} if act is drop_draft else {}
        with pytest.raises(NotFound):
            act(actor=house.people[name], scope=house.scope(name), task=task, edit=task.edit, **said)


def test_a_draft_above_the_clearance_is_not_made(house: House) -> None:
    """Nobody writes what is above the own level."""
    with pytest.raises(Denied):
        _draft(house, level=4, assigner=None)


def test_two_who_change_one_draft_meet(house: House) -> None:
    """The second one is told that somebody was there before."""
    task = _draft(house)
    actor, scope, seen = house.people["chief"], house.scope("chief"), task.edit
    change_draft(actor=actor, scope=scope, task=task, edit=seen, wanted=_wanted(house, title="Another title"))
    with pytest.raises(Conflict) as stale:
        change_draft(actor=actor, scope=scope, task=task, edit=seen, wanted=_wanted(house))
    assert stale.value.facts["code"] == "tasks.stale"


def test_a_dropped_draft_is_never_given(house: House) -> None:
    """It needs a reason, and nothing follows it."""
    task = _draft(house)
    actor, scope = house.people["chief"], house.scope("chief")
    with pytest.raises(Invalid):
        drop_draft(actor=actor, scope=scope, task=task, edit=task.edit, reason=" ")
    drop_draft(actor=actor, scope=scope, task=task, edit=task.edit, reason="Done already.")
    with pytest.raises(Conflict):
        _give(house, task, "leader")


def test_several_are_given_each_by_itself(house: House) -> None:
    """One that cannot go out keeps none of the others back."""
    tasks = [_draft(house), _draft(house, lead=None), _draft(house)]
    found = assign_many(actor=house.people["leader"], scope=house.scope("leader"), tasks=tasks)
    assert [one.refusal is None for one in found] == [True, False, True]


def test_a_cascade_reaches_every_unit_of_a_kind(house: House) -> None:
    """One task for each province that lives today, none counted twice, one entry of the log for all."""
    Org.objects.create(code="OLD", kind="province", valid_to=date(2020, 1, 1))
    task = _draft(house, lead=None)
    before = Entry.objects.count()
    cascade(actor=house.people["leader"], scope=house.scope("leader"), task=task, edit=task.edit, kinds=["province"])
    task.refresh_from_db()
    children = list(task.children.order_by("lead__code"))
    assert [child.lead.code for child in children if child.lead] == ["ARD", "DUN"]
    assert {child.state for child in children} == {"assigned"}
    assert {child.first_due for child in children} == {_soon()}
    assert (task.is_counted, task.lead) == (False, house.orgs["MIN"])
    assert all(child.is_counted and child.steps.count() == 1 for child in children)
    assert Entry.objects.count() == before + 1
    assert Entry.objects.order_by("-number")[0].detail["children"] == 2


def test_a_cascade_asks_the_database_no_more_for_many_units(house: House) -> None:
    """Sixty units more cost a few statements more, not sixty; what other systems are told is theirs to count."""

    def count() -> int:
        task = _draft(house, lead=None, cascades=("province",))
        with CaptureQueriesContext(connection) as asked:
            _give(house, task, "leader")
        return sum("exchange_" not in one["sql"] for one in asked.captured_queries)

    few = count()
    for number in range(60):
        org = Org.objects.create(code=f"P{number:02}", kind="province")
        OrgParent.objects.create(org=org, parent=house.orgs["ST"])
    Edition.objects.update(number=2)
    assert count() <= few + 6


def test_who_is_founded_later_gets_its_part_once(house: House) -> None:
    """A province founded after the cascade gets its own task; asking again changes nothing."""
    task = _draft(house, lead=None, cascades=("province",))
    _give(house, task, "leader")
    new = Org.objects.create(code="NEW", kind="province")
    OrgName.objects.create(org=new, language="en", name="New province")
    OrgParent.objects.create(org=new, parent=house.orgs["ST"])
    Edition.objects.update(number=2)
    assert (join_cascades(), join_cascades()) == (1, 0)
    assert task.children.filter(lead=new, state="assigned", first_due=_soon()).exists()
    assert join_cascades(_soon() + timedelta(days=1)) == 0


def test_a_cascade_to_nobody_is_refused(house: House) -> None:
    """A kind that the profile does not have, and one of which nobody lives today, are told apart."""
    task = _draft(house, lead=None)
    facts: dict[str, Any] = {"actor": house.people["leader"], "scope": house.scope("leader"), "task": task}
    with pytest.raises(Invalid):
        cascade(**facts, edit=task.edit, kinds=["castle"])
    with pytest.raises(Conflict) as nobody:
        cascade(**facts, edit=task.edit, kinds=["institute"])
    assert nobody.value.facts["code"] == "tasks.no_units"
