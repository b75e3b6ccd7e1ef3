"""The pages of the orgs: the tree of any day, one org, the acts with their previews, and who may do what."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diemcau.profile.load import load_profile
from diemcau.web.accounts.models import Role
from diemcau.web.audit.models import Entry
from diemcau.web.orgs.effects import history
from diemcau.web.orgs.laws import find_breaches
from diemcau.web.orgs.lineage import Life, Lineage, Step
from diemcau.web.orgs.loading import load_profile_orgs
from diemcau.web.orgs.models import Change, Org, OrgParent, Succession
from diemcau.web.orgs.picture import draw
from diemcau.web.orgs.queries import find_org, heirs_as_of, lineage, tree_of, with_formers

if TYPE_CHECKING:
    from django.test import Client
    from tests.web.conftest import House

MERGER = {
    "formers": ["DUN", "ARD"], "code": "SAR", "name_en": "Sarmouth", "name_vi": "Vùng Sarmouth", "kind": "province",
    "parent": "ST", "day": "2025-07-01", "reason": "Act 7",
}  # fmt: skip


def text_of(client: Client, path: str, **query: str) -> str:
    """A page."""
    response = client.get(path, query)
    assert response.status_code == 200, response.content.decode()[:600]
    return response.content.decode()


def act(client: Client, verb: str, said: dict[str, Any], status: int = 200) -> str:
    """What the form of an act answers."""
    response = client.post(reverse("org_act", args=[verb]), said)
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def test_everybody_looks_and_only_administrators_change(house: House) -> None:
    """Whoever is not signed in sees nothing; an officer sees no way to change anything, and finds none."""
    pages = [reverse("orgs"), reverse("org", args=["DUN"])]
    closed = [reverse("org_act", args=["merge"]), reverse("org_changes")]
    for path in (*pages, *closed):
        assert house.visit(None).get(path).status_code == 302
    for name in ("officer", "outsider", "leader", "auditor"):
        client = house.visit(name)
        assert all(client.get(path).status_code == 200 for path in pages)
        assert all(client.get(path).status_code == 403 for path in closed)
        assert "/orgs/act/" not in text_of(client, reverse("org", args=["DUN"]))
        assert client.post(reverse("org_act", args=["merge"]), {**MERGER, "confirm": "yes"}).status_code == 403
    assert Change.objects.count() == 0
    assert "/orgs/act/merge/" in text_of(house.visit("administrator"), reverse("org", args=["DUN"]))
    assert house.visit("officer").get(reverse("org", args=["NONE"])).status_code == 404
    assert house.visit("administrator").get(reverse("org_act", args=["explode"])).status_code == 404


def test_a_merger_is_previewed_done_and_undone(house: House) -> None:
    """The preview says what changes and changes nothing; the act does it; undoing brings the tree back."""
    client = house.visit("administrator")
    said = act(client, "merge", MERGER)
    for words in ("Sarmouth (Province) begins on 1 Jul 2025", "Arden province ends; its last day is 30 Jun 2025"):
        assert words in said
    assert Change.objects.count() == 0
    assert not Org.objects.filter(code="SAR").exists()
    assert Entry.objects.filter(act="org.merge").count() == 0
    assert "DUN" in tree_of().by_code
    response = client.post(reverse("org_act", args=["merge"]), {**MERGER, "confirm": "yes"})
    assert response.status_code == 302
    assert response["Location"] == reverse("org", args=["SAR"])
    page = text_of(client, reverse("org", args=["DUN"]))
    assert "This unit does not exist on" in page
    assert "Sarmouth" in page
    assert "<svg" in page
    assert "Dunmarsh province → Sarmouth" in page
    assert "Dunmarsh province" in text_of(client, reverse("orgs"), on="2025-06-30")
    assert "Dunmarsh province" not in text_of(client, reverse("orgs"), on="2025-07-01")
    change = Change.objects.get()
    undo = reverse("org_undo", args=[change.uid])
    assert "will never have existed" in text_of(client, undo)
    assert house.visit("officer").post(undo).status_code == 403
    assert client.post(undo, {"reason": "repealed"}).status_code == 302
    assert "Dunmarsh province" in text_of(client, reverse("orgs"), on="2025-07-01")
    assert client.post(undo).status_code == 409
    listed = text_of(client, reverse("org_changes"))
    assert "Merge units: Sarmouth" in listed
    assert "repealed" in listed


def test_each_act_has_a_form_that_does_it(house: House) -> None:
    """Found, rename, move, split, end, note: each by its own fields."""
    client = house.visit("administrator")
    done: dict[str, dict[str, str]] = {
        "found": {"code": "NEW", "name_en": "New office", "kind": "mission", "parent": "MIN"},
        "rename": {"org": "NEW", "name_vi": "Cơ quan mới"},
        "move": {"org": "NEW", "parent": "ST"},
        "split": {
            "org": "DUN", "parent": "ST", "kind": "province", "1_code": "DUNA", "1_name_en": "East Dunmarsh",
            "2_code": "DUNB", "2_name_en": "West Dunmarsh",
        },
        "end": {"org": "KEL"},
        "note": {"org": "ARD", "note": "By the sea."},
    }  # fmt: skip
    days = {"found": "2024-01-01", "rename": "2025-01-01", "move": "2025-02-01"}
    for verb, said in done.items():
        assert client.get(reverse("org_act", args=[verb]), {"org": "DUN"}).status_code == 200
        whole = {"day": days.get(verb, "2025-07-01"), "confirm": "yes", **said}
        response = client.post(reverse("org_act", args=[verb]), whole)
        assert response.status_code == 302, response.content.decode()[:3000]
    assert {"NEW", "DUNA", "DUNB"} <= tree_of().by_code.keys()
    assert not {"DUN", "KEL"} & tree_of().by_code.keys()
    assert tree_of().by_code["NEW"].name("vi") == "Cơ quan mới"
    assert find_org("ARD").note == "By the sea."
    assert [change.verb for change in Change.objects.all()] == [*reversed(done)]


def test_what_is_refused_is_told_beside_what_was_written(house: House) -> None:
    """The form comes back with its fields and the reason, in the reader's language; markup stays text."""
    client = house.visit("administrator")
    said = act(client, "move", {"org": "MIN", "parent": "KEL", "day": "2025-07-01"}, 422)
    assert "MIN would stand under itself" in said
    assert 'value="KEL"' in said
    assert "is no day" in act(client, "move", {"org": "MIN", "parent": "KEL", "day": "soon"}, 422)
    shown = act(client, "move", {"org": '"><script>x', "parent": "KEL", "day": "2025-07-01"}, 422)
    assert "<script>x" not in shown
    house.people["administrator"].language = "vi"
    house.people["administrator"].save()
    assert "sẽ trực thuộc chính mình" in act(
        house.visit("administrator"), "move", {"org": "MIN", "parent": "KEL", "day": "2025-07-01"}, 422
    )


def test_an_administrator_of_one_province_changes_that_one(house: House) -> None:
    """The page of another offers nothing, and its acts are refused."""
    Role.objects.create(person=house.people["officer"], org=house.orgs["DUN"], kind="administrator")
    client = house.visit("officer")
    assert "/orgs/act/rename/" in text_of(client, reverse("org", args=["DUN"]))
    assert "/orgs/act/" not in text_of(client, reverse("org", args=["ARD"]))
    said = {"org": "ARD", "name_en": "Mine now", "day": "2025-07-01", "confirm": "yes"}
    act(client, "rename", said, 403)
    assert client.post(reverse("org_act", args=["rename"]), {**said, "org": "DUN"}).status_code == 302


def test_a_search_finds_with_and_without_tone_marks(house: House) -> None:
    """By any name or code, of that day alone; as a part of the page where a part is asked for."""
    client = house.visit("officer")
    assert "Embassy in Keld" in text_of(client, reverse("orgs"), q="dai su quan")
    assert "Embassy in Keld" in text_of(client, reverse("orgs"), q="kel")
    assert "No unit of that day" in text_of(client, reverse("orgs"), q="nowhere")
    assert "2 units found" in text_of(client, reverse("orgs"), kind="province")
    part = client.get(reverse("orgs"), {"q": "arden"}, headers={"HX-Request": "true"}).content.decode()
    assert "Arden province" in part
    assert "<html" not in part
    assert client.get(reverse("orgs"), {"on": "never"}).status_code == 422


def test_a_page_asks_for_the_state_of_the_tree_once(house: House) -> None:
    """However often the tree is asked for while a page is answered."""
    client = house.visit("administrator")
    text_of(client, reverse("orgs"))
    with CaptureQueriesContext(connection) as asked:
        text_of(client, reverse("orgs"))
    assert sum("orgs_edition" in query["sql"] for query in asked.captured_queries) == 1
    assert not any("orgs_orgname" in query["sql"] for query in asked.captured_queries)


@pytest.fixture
def country(db: None) -> None:  # noqa: ARG001 - the database is open
    """The orgs of the profile."""
    load_profile_orgs(actor=None, profile=load_profile("vietnam_diplomacy"))


def test_all_units_of_the_profile_are_loaded_once(country: None) -> None:  # noqa: ARG001 - they are there
    """262 of them, 63 provinces before 1 July 2025 and 34 from that day on; a second load changes nothing."""
    kinds = {"province", "centrally_run_city"}
    for day, count in ((date(2025, 6, 30), 63), (date(2025, 7, 1), 34)):
        assert sum(node.kind in kinds for node in tree_of(day).nodes.values()) == count
    assert Org.objects.count() == 262
    assert find_breaches(history()) == frozenset()
    again = load_profile_orgs(actor=None, profile=load_profile("vietnam_diplomacy"))
    assert (again.made, again.known) == (0, 262)
    assert Entry.objects.filter(act="org.load").count() == 1


def test_every_old_province_stands_in_todays_shape(country: None) -> None:  # noqa: ARG001 - they are there
    """Each of the 63 leads to one of the 34, each of the 34 back to its own; as the profile says."""
    profile, before, after = load_profile("vietnam_diplomacy"), date(2025, 6, 30), date(2025, 7, 1)
    line = lineage()
    codes = dict(Org.objects.values_list("pk", "code"))
    kinds = {"province", "centrally_run_city"}
    old = [node.pk for node in tree_of(before).nodes.values() if node.kind in kinds]
    new = [node.pk for node in tree_of(after).nodes.values() if node.kind in kinds]
    forward, backward = line.shape_of(after), line.shape_of(before)
    assert {heir for pk in old for heir in forward[pk]} == set(new)
    assert all(len(forward[pk]) == 1 for pk in old)
    assert sorted(former for pk in new for former in backward[pk]) == sorted(old)
    for pk, heirs in forward.items():
        told = {org.code for org in profile.successors(profile.orgs[codes[pk]], after)}
        if told:
            assert {codes[heir] for heir in heirs} == told
    assert {org.code for org in heirs_as_of(find_org("P63.ha-giang"), after)} == {"P25.tuyen-quang"}
    assert len(with_formers([find_org("P25.lam-dong").pk], after)) == 4


def test_the_sort_of_a_succession_is_drawn_from_the_data(country: None) -> None:  # noqa: ARG001 - they are there
    """Several heirs split an org, several formers merge in one, one to one at once is a new name."""

    def sorts(code: str) -> set[str]:
        return set(Succession.objects.filter(former__code=code).values_list("sort", flat=True))

    assert sorts("P63.ha-giang") == {"merge"}
    assert sorts("VN.MOLISA") == {"split"}
    assert sorts("VN.CEMA") == {"rename"}
    assert sorts("VN.MPI") == {"merge"}


def test_a_parent_that_ends_hands_over_to_its_heir(db: None) -> None:  # noqa: ARG001 - the database is open
    """In a profile in which a department outlives its province, it goes on under the province's heir."""
    from dataclasses import replace

    profile = load_profile("vietnam_diplomacy")
    rows = dict(profile.orgs)
    rows["DOFA.quang-tri"] = replace(rows["DOFA.quang-tri"], parent="P63.quang-tri", valid_from=None)
    load_profile_orgs(actor=None, profile=replace(profile, orgs=rows))
    found = OrgParent.objects.filter(org__code="DOFA.quang-tri").order_by("valid_to")
    assert {(row.parent.code, row.valid_from, row.valid_to) for row in found} == {
        ("P63.quang-tri", None, date(2025, 6, 30)), ("P25.quang-tri", date(2025, 7, 1), None),
    }  # fmt: skip


def test_a_lineage_is_drawn_from_left_to_right() -> None:
    """Three old ones flow into a new one, which falls apart again; every box has a place of its own."""
    day = date(2025, 7, 1)
    lives = {pk: Life(None, day - timedelta(days=1)) for pk in (1, 2, 3)} | {4: Life(day, None), 5: Life(day, None)}
    steps = (*(Step(pk, 4, day, "merge") for pk in (1, 2, 3)), Step(4, 5, None, "split"))
    picture = draw(Lineage(lives, steps), 4, lambda pk: f"Province of the very long name number {pk} of all", str)
    places = {box.pk: (box.x, box.y) for box in picture.boxes}
    assert places[1][0] < places[4][0] < places[5][0]
    assert len(set(places.values())) == 5
    assert [flow.sort for flow in picture.flows] == ["merge", "merge", "merge", "split"]
    assert all(len(box.lines) == 2 and box.y + 46 <= picture.height for box in picture.boxes)
    alone = draw(Lineage(lives, ()), 1, str, str)
    assert (len(alone.boxes), alone.flows) == (1, ())
