"""What administrators do to the tree: merge, split, rename, move, end, and all of it undone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.errors import Conflict, Denied, DiemcauError, Invalid
from diemcau.web.accounts.models import Role
from diemcau.web.audit.models import Entry
from diemcau.web.orgs import actions
from diemcau.web.orgs.actions import Why
from diemcau.web.orgs.effects import history
from diemcau.web.orgs.laws import find_breaches
from diemcau.web.orgs.models import Change, Edition, Org
from diemcau.web.orgs.queries import heirs_as_of, lineage, names_of_all, tree_of
from diemcau.web.orgs.signals import org_ended
from diemcau.web.orgs.steps import NewOrg

if TYPE_CHECKING:
    from tests.web.conftest import House

DAY = date(2025, 7, 1)
BEFORE = DAY - timedelta(days=1)


def new(code: str, parent: Org | None, kind: str = "province") -> NewOrg:
    """An org to be founded."""
    return NewOrg(code=code, kind=kind, names={"en": f"{code} place", "vi": f"vùng {code}"}, parent=parent)


def do(house: House, verb: str, **values: Any) -> Change:
    """An act of the administrator."""
    made: Change = getattr(actions, verb)(
        actor=house.people["administrator"], scope=house.scope("administrator"), **values
    )
    return made


def shape(day: date) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    """The tree of a day: by code the kind, the code above and the names."""
    nodes = tree_of(day).nodes
    return {
        node.code: (node.kind, nodes[node.parent].code if node.parent else None, tuple(sorted(node.names.values())))
        for node in nodes.values()
    }


def merged(house: House, on: date = DAY) -> Change:
    """Dunmarsh and Arden become Sarmouth."""
    orgs = [house.orgs["DUN"], house.orgs["ARD"]]
    return do(house, "merge", formers=orgs, heir=new("SAR", house.orgs["ST"]), why=Why(on=on, reason="Act 7"))


def test_a_merger_shows_from_its_day_on(house: House) -> None:
    """The day before, the old provinces stand; on it, the new one, with what stood under the old ones."""
    do(house, "found", org=new("DUN.PORT", house.orgs["DUN"], "mission"), why=Why(on=date(2024, 1, 1)))
    merged(house)
    assert {"DUN", "ARD"} <= shape(BEFORE).keys()
    assert "SAR" not in shape(BEFORE)
    assert not {"DUN", "ARD"} & shape(DAY).keys()
    assert shape(DAY)["DUN.PORT"][1] == "SAR"
    assert shape(BEFORE)["DUN.PORT"][1] == "DUN"
    dun, sar = house.orgs["DUN"], Org.objects.get(code="SAR")
    assert heirs_as_of(dun, DAY) == (sar,)
    assert [org.code for org in heirs_as_of(sar, BEFORE)] == ["ARD", "DUN"]
    assert lineage().formers(sar.pk) == (house.orgs["ARD"].pk, house.orgs["DUN"].pk)


def test_work_passes_to_heirs_of_heirs(house: House) -> None:
    """A merger whose outcome is split later leads to both parts."""
    merged(house)
    sar, later = Org.objects.get(code="SAR"), date(2030, 1, 1)
    do(
        house,
        "split",
        former=sar,
        heirs=[new("SARN", house.orgs["ST"]), new("SARS", house.orgs["ST"])],
        why=Why(on=later),
    )
    assert [org.code for org in heirs_as_of(house.orgs["DUN"], later)] == ["SARN", "SARS"]
    assert [org.code for org in heirs_as_of(Org.objects.get(code="SARN"), BEFORE)] == ["ARD", "DUN"]


def test_an_act_is_in_the_log_and_makes_trees_anew(house: House) -> None:
    """Whoever reads the log sees who did it and why; the edition is another one."""
    before = Edition.objects.get(pk=1).number
    change = merged(house)
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.org, entry.actor) == ("org.merge", "SAR", house.people["administrator"])
    assert entry.detail["reason"] == "Act 7"
    assert entry.detail["change"] == str(change.uid)
    assert Edition.objects.get(pk=1).number > before


def test_the_apps_above_hear_of_an_end(house: House) -> None:
    """They get the org, its last day and its heirs."""
    heard: list[tuple[str, date, list[str]]] = []

    def hear(org: Org, last: date, heirs: tuple[Org, ...], **_: object) -> None:
        heard.append((org.code, last, [heir.code for heir in heirs]))

    org_ended.connect(hear)
    try:
        merged(house)
    finally:
        org_ended.disconnect(hear)
    assert heard == [("DUN", BEFORE, ["SAR"]), ("ARD", BEFORE, ["SAR"])]


def test_a_name_and_a_place_change_from_a_day_on(house: House) -> None:
    """Before that day both are as they were; a later change that is known already stays."""
    dun, later = house.orgs["DUN"], date(2028, 1, 1)
    do(house, "rename", org=dun, names={"en": "Later Dunmarsh"}, why=Why(on=later))
    do(house, "rename", org=dun, names={"en": "Greater Dunmarsh"}, why=Why(on=DAY))
    names = [tree_of(day).by_code["DUN"].name("en") for day in (BEFORE, DAY, later)]
    assert names == ["Dunmarsh province", "Greater Dunmarsh", "Later Dunmarsh"]
    do(house, "move", org=house.orgs["KEL"], parent=dun, why=Why(on=DAY))
    assert (shape(BEFORE)["KEL"][1], shape(DAY)["KEL"][1]) == ("MIN", "DUN")


def test_nonsense_is_refused_and_leaves_nothing(house: House) -> None:
    """Cycles, taken names and codes, ends before the beginning, orphans, days without the org, acts without effect."""
    st_, min_, dun, ard, kel = (house.orgs[code] for code in ("ST", "MIN", "DUN", "ARD", "KEL"))
    why = Why(on=DAY)
    tried: list[tuple[str, str, dict[str, Any]]] = [
        ("orgs.cycle", "move", {"org": min_, "parent": kel}),
        ("orgs.cycle", "move", {"org": min_, "parent": min_}),
        ("orgs.same_name", "rename", {"org": dun, "names": {"en": "arden PROVINCE"}}),
        ("orgs.nothing", "rename", {"org": dun, "names": {"en": "Dunmarsh province"}}),
        ("orgs.orphan", "end", {"org": min_}),
        ("orgs.code_used", "found", {"org": new("DUN", st_)}),
        ("orgs.root", "end", {"org": st_, "with_children": True}),
        ("orgs.bad_code", "found", {"org": new("<b>", st_)}),
        ("orgs.no_kind", "found", {"org": new("NEW", st_, "duchy")}),
        ("orgs.too_few", "merge", {"formers": [dun], "heir": new("NEW", st_)}),
        ("orgs.too_few_heirs", "split", {"former": dun, "heirs": [new("NEW", st_)]}),
    ]
    for code, verb, values in tried:
        with pytest.raises(Invalid) as caught:
            do(house, verb, why=why, **values)
        assert caught.value.facts["code"] == code
    merged(house)
    for refused in (DAY, date(2040, 1, 1)):
        with pytest.raises(Invalid) as caught:
            do(house, "rename", org=Org.objects.get(code="ARD"), names={"en": "Ardenland"}, why=Why(on=refused))
        assert caught.value.facts["code"] == "orgs.not_alive"
    sar = Org.objects.get(code="SAR")
    with pytest.raises(Invalid) as caught:
        do(house, "end", org=sar, why=Why(on=DAY))
    assert caught.value.facts["code"] == "orgs.not_alive"
    assert Change.objects.count() == 1
    assert ard.code not in shape(DAY)


def test_children_are_moved_or_ended_in_the_same_act(house: House) -> None:
    """Either way none is left under nothing."""
    change = do(house, "end", org=house.orgs["MIN"], children_to=house.orgs["ST"], why=Why(on=DAY))
    assert shape(DAY)["KEL"][1] == "ST"
    do(house, "undo", change=change)
    do(house, "end", org=house.orgs["MIN"], with_children=True, why=Why(on=DAY))
    assert not {"MIN", "KEL"} & shape(DAY).keys()


def test_only_administrators_change_the_tree_and_only_in_their_reach(house: House) -> None:
    """Everybody else is refused; so is an administrator of one province who reaches for another."""
    why = Why(on=DAY)
    for name in ("officer", "head", "leader", "auditor"):
        with pytest.raises(Denied):
            actions.rename(
                actor=house.people[name], scope=house.scope(name), org=house.orgs["DUN"], names={"en": "X"}, why=why
            )
    Role.objects.create(person=house.people["officer"], org=house.orgs["DUN"], kind="administrator")
    own: dict[str, Any] = {"actor": house.people["officer"], "scope": house.scope("officer")}
    actions.rename(**own, org=house.orgs["DUN"], names={"en": "New Dunmarsh"}, why=why)
    with pytest.raises(Denied):
        actions.merge(**own, formers=[house.orgs["ARD"]], heir=house.orgs["DUN"], why=why)
    with pytest.raises(Denied):
        actions.found(**own, org=new("ROOT", None), why=why)
    actions.found(**own, org=new("DUN.LATER", house.orgs["DUN"], "mission"), why=Why(on=date(2040, 1, 1)))
    actions.correct_note(**own, org=Org.objects.get(code="DUN.LATER"), note="To come.")


def test_an_undone_founding_leaves_its_code_taken_and_used_ones_stay(house: House) -> None:
    """A code never means two orgs; an org in which people have roles is not made undone."""
    change = do(house, "found", org=new("NEW", house.orgs["ST"]), why=Why(on=DAY))
    role = Role.objects.create(person=house.people["officer"], org=Org.objects.get(code="NEW"), kind="officer")
    with pytest.raises(Conflict) as caught:
        do(house, "undo", change=change)
    assert caught.value.facts["code"] == "orgs.in_use"
    role.delete()
    do(house, "undo", change=change)
    assert "NEW" not in shape(DAY)
    assert names_of_all()["NEW"].name("en") == "NEW place"
    with pytest.raises(Invalid):
        do(house, "found", org=new("NEW", house.orgs["ST"]), why=Why(on=DAY))
    with pytest.raises(Conflict):
        do(house, "undo", change=change)


def test_later_acts_are_undone_first(house: House) -> None:
    """An act on whose outcome another one rests stays until that is undone."""
    first = merged(house)
    second = do(house, "rename", org=Org.objects.get(code="SAR"), names={"en": "Sarland"}, why=Why(on=date(2027, 1, 1)))
    with pytest.raises(Conflict):
        do(house, "undo", change=first)
    do(house, "undo", change=second)
    do(house, "undo", change=first)
    assert "DUN" in shape(date(2027, 1, 1))


DAYS = [date(2020, 1, 1) + timedelta(days=900 * each) for each in range(4)]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["found", "rename", "move", "merge", "absorb", "split", "spin", "end"]),
        st.integers(0, 30),
        st.integers(0, 30),
        st.sampled_from(DAYS),
    ),
    min_size=1,
    max_size=5,
)


def act_of(house: House, place: int, said: tuple[str, int, int, date]) -> Change | None:
    """An act made of four chance values; None where it is refused."""
    verb, one, two, on = said
    orgs = list(Org.objects.order_by("pk"))
    org, other, code = orgs[one % len(orgs)], orgs[two % len(orgs)], f"N{place}"
    known: dict[str, tuple[str, dict[str, Any]]] = {
        "found": ("found", {"org": new(code, org)}),
        "rename": ("rename", {"org": org, "names": {"en": f"name {place}"}}),
        "move": ("move", {"org": org, "parent": other}),
        "merge": ("merge", {"formers": [org, other], "heir": new(code, house.orgs["ST"])}),
        "absorb": ("merge", {"formers": [org], "heir": other}),
        "split": ("split", {"former": org, "heirs": [new(code, other), new(f"{code}B", other)]}),
        "spin": ("split", {"former": org, "heirs": [new(code, other)], "stays": True}),
        "end": ("end", {"org": org, "with_children": one % 2 == 0}),
    }
    name, values = known[verb]
    try:
        return do(house, name, **values, why=Why(on=on))
    except DiemcauError:
        return None


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_is_done_is_lawful_and_can_be_undone_exactly(
    house: House, acts: list[tuple[str, int, int, date]]
) -> None:
    """After any acts every law holds on every day; undone in turn, every day's tree and lineage is as it was."""
    days = [*DAYS, *(day - timedelta(days=1) for day in DAYS), date(2100, 1, 1)]
    with transaction.atomic():
        seen = [[shape(day) for day in days]]
        steps = [lineage().steps]
        done: list[Change] = []
        for place, said in enumerate(acts):
            if change := act_of(house, place, said):
                done.append(change)
                seen.append([shape(day) for day in days])
                steps.append(lineage().steps)
            assert not find_breaches(history())
            assert [shape(day) for day in days] == seen[-1]
        for change in reversed(done):
            seen.pop()
            steps.pop()
            do(house, "undo", change=change)
            assert [shape(day) for day in days] == seen[-1]
            assert lineage().steps == steps[-1]
        transaction.set_rollback(True)


def test_what_gave_a_part_of_its_work_may_go_up_in_the_same_heir(house: House) -> None:
    """On the same day too: the succession stands once, and both acts can be undone."""
    do(house, "split", former=house.orgs["DUN"], heirs=[new("NEW", house.orgs["ST"])], why=Why(on=DAY), stays=True)
    heir = Org.objects.get(code="NEW")
    merged = do(house, "merge", formers=[house.orgs["DUN"]], heir=heir, why=Why(on=DAY))
    assert [org.code for org in heirs_as_of(house.orgs["DUN"], DAY)] == ["NEW"]
    assert "DUN" not in shape(DAY)
    actions.undo(actor=house.people["administrator"], scope=house.scope("administrator"), change=merged)
    assert {"DUN", "NEW"} <= shape(DAY).keys()
