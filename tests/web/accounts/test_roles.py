"""Roles and deputies: what is in force when, who may give, end and stand in, and what follows for the scope."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.conftest import REPORT

from diemcau.errors import Conflict, Denied, Invalid
from diemcau.web.accounts.actions.people import deactivate
from diemcau.web.accounts.actions.roles import Post, end_role, give_role, name_deputy
from diemcau.web.accounts.models import Person, Role, RoleKind
from diemcau.web.accounts.policies import FIGURES, RIGHTS, Right, needs_second_factor
from diemcau.web.accounts.queries import roles_on, scope_of
from diemcau.web.audit.models import Entry
from diemcau.web.orgs.models import Edition, Org, OrgParent, Succession

if TYPE_CHECKING:
    from tests.web.conftest import House

TODAY = timezone.localdate()
DAY = timedelta(days=1)
DAYS = st.one_of(st.none(), st.integers(-20, 20).map(lambda count: TODAY + count * DAY))


def role_of(house: House, name: str) -> Role:
    """The role that somebody of the house was given first."""
    return house.people[name].roles.earliest("pk")


def give(house: House, to: str, kind: str, org: str = "DUN", by: str = "administrator", **facts: Any) -> Role:
    """A role given by somebody of the house."""
    covers = house.orgs[facts.pop("covers")] if "covers" in facts else None
    post = Post(kind=kind, org=house.orgs[org], covers=covers, **facts)
    return give_role(actor=house.people[by], scope=house.scope(by), person=house.people[to], post=post)


def deputise(
    house: House, of: str, deputy: str, *, by: str | None = None, first: date = TODAY, last: date = TODAY + 9 * DAY
) -> Role:
    """A deputy named by the holder, or by somebody else."""
    by = by or of
    return name_deputy(
        actor=house.people[by],
        scope=house.scope(by),
        role=role_of(house, of),
        deputy=house.people[deputy],
        first=first,
        last=last,
    )


def test_a_deputy_acts_with_the_reach_of_the_role(house: House) -> None:
    """While it lasts, and beside the deputy's own roles."""
    assert not house.scope("officer").may(Right.RELEASE, house.orgs["DUN"].pk)
    deputise(house, "head", "officer")
    scope = house.scope("officer")
    assert scope.may(Right.RELEASE, house.orgs["DUN"].pk)
    assert scope.may(Right.ENTER, house.orgs["DUN"].pk)
    assert not scope.may(Right.RELEASE, house.orgs["ARD"].pk)
    assert not scope_of(house.people["officer"], TODAY - DAY).may(Right.RELEASE, house.orgs["DUN"].pk)
    assert not scope_of(house.people["officer"], TODAY + 10 * DAY).may(Right.RELEASE, house.orgs["DUN"].pk)


def test_a_deputy_sees_by_the_own_clearance(house: House) -> None:
    """The reach is lent, the level is not; but what was lent asks for a second factor."""
    before = house.scope("officer")
    deputise(house, "head", "officer")
    after = house.scope("officer")
    assert after.clearance == before.clearance == house.people["officer"].clearance
    assert house.people["head"].clearance > after.clearance
    assert (needs_second_factor(before), needs_second_factor(after)) == (False, True)


@pytest.mark.parametrize("cause", ["ended", "left", "deputy_left"])
def test_standing_in_ends_with_the_role(house: House, cause: str) -> None:
    """Whether the role ended, its holder left, or the deputy did."""
    deputise(house, "head", "officer")
    if cause == "ended":
        end_role(actor=house.people["administrator"], scope=house.scope("administrator"), role=role_of(house, "head"))
    else:
        leaver = house.people["head" if cause == "left" else "officer"]
        deactivate(actor=house.people["administrator"], scope=house.scope("administrator"), person=leaver)
    house.people["officer"].refresh_from_db()
    assert not house.scope("officer").may(Right.RELEASE, house.orgs["DUN"].pk)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(own=st.tuples(DAYS, DAYS), lent=st.tuples(DAYS, DAYS), asked=st.integers(-25, 25))
def test_a_role_is_in_force_within_its_days_and_those_of_the_role_behind_it(
    house: House, own: tuple[date | None, date | None], lent: tuple[date | None, date | None], asked: int
) -> None:
    """On every day, whatever the days are: first and last included, none for no bound."""
    day = TODAY + asked * DAY
    holder, deputy, org = house.people["head"], house.people["officer"], house.orgs["KEL"]
    role = Role.objects.create(person=holder, org=org, kind="unit_head", valid_from=own[0], valid_to=own[1])
    stand = Role.objects.create(
        person=deputy, org=org, kind="unit_head", deputy_for=role, valid_from=lent[0], valid_to=lent[1]
    )
    within = [(first or date.min) <= day <= (last or date.max) for first, last in (own, lent)]
    assert roles_on(day).filter(pk=role.pk).exists() == within[0]
    assert roles_on(day).filter(pk=stand.pk).exists() == all(within)
    assert scope_of(holder, day).may(Right.RELEASE, org.pk) == within[0]
    assert scope_of(deputy, day).may(Right.RELEASE, org.pk) == all(within)
    stand.delete()
    role.delete()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.lists(st.sampled_from(list(RoleKind.values)), max_size=4), level=st.integers(0, 4))
def test_a_scope_is_what_the_roles_give_and_no_more(house: House, held: list[str], level: int) -> None:
    """The union of the rights of each, where each reaches."""
    person = Person.objects.create_user("sum", "sum@example.org", None, name="Sum", clearance=level)
    for kind in held:
        Role.objects.create(person=person, org=house.orgs["MIN"], kind=kind)
    scope = scope_of(person)
    expected = {right for kind in held for right in RIGHTS[RoleKind(kind)]}
    assert {right for right in Right if scope.may(right, house.orgs["MIN"].pk)} == expected
    assert {right for right in Right if scope.may(right, house.orgs["KEL"].pk)} == expected
    assert not any(scope.may(right, house.orgs["DUN"].pk) for right in Right)
    Role.objects.filter(person=person).delete()
    person.delete()


def test_a_scope_costs_one_question_beside_the_tree(house: House) -> None:
    """However many roles and deputies there are; in a request the state of the tree is asked once for all."""
    for name in ("officer", "colleague", "section_head"):
        deputise(house, "head", name)
    scope_of(house.people["officer"])
    with CaptureQueriesContext(connection) as asked:
        scope_of(house.people["officer"])
    assert len([one for one in asked if "orgs_edition" not in one["sql"]]) == 1


def test_an_administrator_gives_and_ends_roles(house: House) -> None:
    """Within reach, from today on; the log tells of both, and the role stays written down."""
    role = give(house, "colleague", "clerk")
    assert house.scope("colleague").may(Right.REGISTER, house.orgs["DUN"].pk)
    assert (role.valid_from, role.given_by) == (TODAY, house.people["administrator"])
    end_role(actor=house.people["administrator"], scope=house.scope("administrator"), role=role)
    assert not house.scope("colleague").may(Right.REGISTER, house.orgs["DUN"].pk)
    role.refresh_from_db()
    assert role.valid_to == TODAY - DAY
    assert list(Entry.objects.values_list("act", "org")) == [("role.give", "DUN"), ("role.end", "DUN")]


def test_nobody_else_gives_or_ends_roles(house: House) -> None:
    """Neither the head of the unit nor a leader; an administrator of a province not beyond it."""
    local = give(house, "auditor", "administrator", "ARD")
    assert local.kind == "administrator"
    for name in ("officer", "head", "leader", "outsider_head"):
        with pytest.raises(Denied):
            give(house, "colleague", "clerk", by=name)
        with pytest.raises(Denied):
            end_role(actor=house.people[name], scope=house.scope(name), role=role_of(house, "colleague"))
    Role.objects.filter(person=house.people["administrator"]).update(org=house.orgs["ARD"], covers=None)
    give(house, "outsider", "clerk", "ARD")
    with pytest.raises(Denied):
        give(house, "outsider", "clerk", "DUN")
    with pytest.raises(Denied):
        give(house, "outsider", "leader", "ARD", covers="ST")


def test_nobody_changes_the_own_roles(house: House) -> None:
    """Not even an administrator, and not by way of another's role."""
    with pytest.raises(Denied):
        give(house, "administrator", "auditor")
    with pytest.raises(Denied):
        end_role(
            actor=house.people["administrator"],
            scope=house.scope("administrator"),
            role=role_of(house, "administrator"),
        )
    with pytest.raises(Denied):
        deputise(house, "head", "administrator", by="administrator")


def test_administrators_have_no_say_over_figures(house: House) -> None:
    """Nor may anybody become one who has; reading the log goes with it."""
    give(house, "auditor", "administrator", "ARD")
    for kind in RoleKind:
        if RIGHTS[kind] & FIGURES:
            with pytest.raises(Conflict):
                give(house, "auditor", kind, first=TODAY + DAY)
    with pytest.raises(Conflict):
        give(house, "officer", "administrator")
    assert not any(house.scope("administrator").reach(right) for right in FIGURES)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=5))
def test_the_same_role_is_never_held_twice_on_a_day(house: House, days: list[tuple[int, int]]) -> None:
    """Whatever is tried in whatever order: each day has it once at most."""
    for first, length in days:
        begin = TODAY + first * DAY
        try:
            give(house, "colleague", "clerk", first=begin, last=begin + length * DAY)
        except Conflict:
            continue
    held = Role.objects.filter(person=house.people["colleague"], kind="clerk")
    for count in range(26):
        assert roles_on(TODAY + count * DAY).filter(pk__in=held).count() <= 1
    assert held.exists()
    held.delete()


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"first": TODAY - DAY}, Invalid),
        ({"last": TODAY - DAY}, Invalid),
        ({"first": TODAY + 2 * DAY, "last": TODAY + DAY}, Invalid),
        ({"last": TODAY + timedelta(days=9000)}, Invalid),
        ({"covers": "MIN"}, Invalid),
        ({"covers": "KEL"}, Invalid),
    ],
)
def test_days_and_reach_must_be_possible(house: House, facts: dict[str, Any], error: type[Exception]) -> None:
    """Nothing before today, no end before the beginning, no reach that is not above."""
    with pytest.raises(error):
        give(house, "colleague", "clerk", **facts)
    with pytest.raises(Invalid):
        give(house, "colleague", "emperor")


def test_an_org_that_is_gone_gets_no_more_roles(house: House) -> None:
    """A role of a unit that no longer stands would reach nowhere."""
    gone = Org.objects.create(code="OLD", kind="province", valid_to=TODAY - DAY)
    OrgParent.objects.create(org=gone, parent=house.orgs["ST"])
    house.orgs["OLD"] = gone
    with pytest.raises(Invalid):
        give(house, "colleague", "clerk", "OLD")


def test_who_may_name_a_deputy(house: House) -> None:
    """The holder or an administrator; and only people of the unit."""
    deputise(house, "head", "officer")
    deputise(house, "head", "colleague", by="administrator")
    for name in ("section_head", "outsider_head", "leader"):
        with pytest.raises(Denied):
            deputise(house, "head", "clerk", by=name)
    with pytest.raises(Invalid):
        deputise(house, "head", "outsider")
    assert Entry.objects.filter(act="role.deputise").count() == 2


@pytest.mark.parametrize(
    ("first", "last", "error"),
    [
        (TODAY - DAY, TODAY, Invalid),
        (TODAY + DAY, TODAY, Invalid),
        (TODAY, TODAY + timedelta(days=400), Invalid),
        (TODAY + 5 * DAY, TODAY + 15 * DAY, Conflict),
    ],
)
def test_days_of_a_deputy_must_be_possible(house: House, first: date, last: date, error: type[Exception]) -> None:
    """From today on, for a year at most, and not twice."""
    deputise(house, "head", "officer", first=TODAY, last=TODAY + 9 * DAY)
    with pytest.raises(error):
        deputise(house, "head", "officer", first=first, last=last)


def test_a_deputy_stays_within_the_role(house: House) -> None:
    """No deputy of a deputy, none beyond the last day, none of a role that is over."""
    Role.objects.filter(pk=role_of(house, "head").pk).update(valid_to=TODAY + 3 * DAY)
    stand = deputise(house, "head", "officer", last=TODAY + 3 * DAY)
    with pytest.raises(Invalid):
        deputise(house, "head", "colleague", last=TODAY + 4 * DAY)
    with pytest.raises(Conflict):
        name_deputy(
            actor=house.people["officer"],
            scope=house.scope("officer"),
            role=stand,
            deputy=house.people["colleague"],
            first=TODAY,
            last=TODAY,
        )
    Role.objects.filter(pk=role_of(house, "head").pk).update(valid_to=TODAY - DAY)
    with pytest.raises(Conflict):
        deputise(house, "head", "colleague")


def test_whoever_is_stood_in_for_ends_it(house: House) -> None:
    """The deputy does not, nor do colleagues."""
    stand = deputise(house, "head", "officer")
    for name in ("officer", "colleague", "outsider_head"):
        with pytest.raises(Denied):
            end_role(actor=house.people[name], scope=house.scope(name), role=stand)
    end_role(actor=house.people["head"], scope=house.scope("head"), role=stand)
    assert not house.scope("officer").may(Right.RELEASE, house.orgs["DUN"].pk)
    with pytest.raises(Conflict):
        end_role(actor=house.people["head"], scope=house.scope("head"), role=stand)
    with pytest.raises(Invalid):
        end_role(actor=house.people["head"], scope=house.scope("head"), role=stand, last=TODAY - 5 * DAY)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_give_the_same_role_at_once(house: House) -> None:
    """One does, the other is told; nobody gets a figure role and an administrator's in the same moment."""
    if connection.vendor != "postgresql":
        pytest.skip("the embedded database lets one writer in at a time")
    for kinds in (("clerk", "clerk"), ("clerk", "administrator")):
        Role.objects.filter(person=house.people["officer"]).delete()
        start = Barrier(2)

        def run(kind: str, start: Barrier = start) -> str:
            start.wait(timeout=10)
            try:
                give(house, "officer", kind)
            except Conflict:
                return "told"
            finally:
                connection.close()
            return "given"

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(run, kinds)) == ["given", "told"]


def test_an_heir_goes_on_with_what_a_merged_unit_left(house: House) -> None:
    """Its head reads and releases the drafts of a unit whose work came to it; others do not."""
    (draft,) = house.bring(REPORT, by="outsider", org="ARD")
    assert not house.scope("head").may(Right.RELEASE, draft.org_id)
    yesterday = TODAY - timedelta(days=1)
    Org.objects.filter(code="ARD").update(valid_to=yesterday)
    OrgParent.objects.filter(org__code="ARD").update(valid_to=yesterday)
    Succession.objects.create(former=house.orgs["ARD"], heir=house.orgs["DUN"], on=TODAY, sort="merge")
    Edition.objects.update(number=99)
    assert house.scope("head").may(Right.RELEASE, draft.org_id)
    assert not house.scope("head").may(Right.RELEASE, house.orgs["MIN"].pk)
