"""Orgs of all times as a tree of one day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import OrgLife, grow_tree, org_tree

THEN, TODAY = date(2024, 12, 31), date(2026, 1, 1)
EVE, BREAK = date(2025, 6, 30), date(2025, 7, 1)
DAYS = st.dates(date(2024, 1, 1), date(2027, 1, 1))


def life(code: str, parent: str | None = "Arden", **more: object) -> OrgLife:
    """An org whose name is its code."""
    return OrgLife(code=code, names={"en": code}, kind="body", parent=parent, **more)  # type: ignore[arg-type]  # fields by name


def test_the_provinces_of_the_profile_are_63_and_then_34() -> None:
    """On 1 July 2025 sixty-three provinces and cities became thirty-four."""
    profile = load_profile("vietnam_diplomacy")
    for day, number in ((date(2025, 6, 30), 63), (date(2025, 7, 1), 34)):
        kinds = [node.kind for node in org_tree(profile, day).nodes.values()]
        assert sum(kind in {"province", "centrally_run_city"} for kind in kinds) == number


def test_the_profile_is_one_tree_on_every_day() -> None:
    """All orgs of a day stand below the country."""
    profile = load_profile("vietnam_diplomacy")
    for day in (THEN, EVE, BREAK, TODAY):
        tree = org_tree(profile, day)
        assert tree.roots() == (profile.home_org,)
        assert set(tree.below(profile.home_org)) == set(tree.nodes)


def test_who_stands_for_whom() -> None:
    """Heirs stand for what ended, heirs of heirs too; formers for what is yet to come; several for what was parted."""
    orgs = [
        life("Arden", None),
        life("Keld", last=date(2024, 6, 30), heirs=("Keldby",)),
        life("Keldby", first=date(2024, 7, 1), last=EVE, heirs=("Keldmoor",)),
        life("Keldmoor", first=BREAK),
        life("Sarvik", last=EVE, heirs=("North", "South")),
        life("North", first=BREAK),
        life("South", first=BREAK),
        life("Gone", last=EVE),
        life("Never", first=BREAK, last=EVE),
    ]
    today, then = grow_tree(orgs, TODAY), grow_tree(orgs, THEN)
    assert today.stands_for["Keld"] == today.stands_for["Keldby"] == ("Keldmoor",)
    assert today.stands_for["Sarvik"] == ("North", "South")
    assert today.stands_for["Gone"] == ()
    assert then.stands_for["Keldmoor"] == then.stands_for["Keld"] == ("Keldby",)
    assert then.stands_for["North"] == ("Sarvik",)
    assert "Never" not in today.stands_for
    assert today.lives["Keldby"] == (date(2024, 7, 1), EVE)


def test_what_stood_below_an_org_that_ended_stands_below_its_heir() -> None:
    """A department goes with its ministry's work: below the one heir, or below the country where there are several."""
    orgs = [
        life("Arden", None),
        life("Old", last=EVE, heirs=("New",)),
        life("New", first=BREAK),
        life("Parted", last=EVE, heirs=("New", "Other")),
        life("Other", first=BREAK),
        life("Desk", "Old"),
        life("Room", "Parted"),
    ]
    then, today = grow_tree(orgs, THEN), grow_tree(orgs, TODAY)
    assert (then.nodes["Desk"].parent, then.above) == ("Old", {"New": "Arden", "Other": "Arden"})
    assert (today.nodes["Desk"].parent, today.nodes["Room"].parent) == ("New", "Arden")
    assert (today.above["Desk"], today.above["Room"]) == ("Old", "Parted")


def test_a_part_that_took_over_the_whole_does_not_stand_below_itself() -> None:
    """A department that carries on its ministry's work stands where the ministry stood."""
    orgs = [life("Arden", None), life("Ministry", last=EVE, heirs=("Desk",)), life("Desk", "Ministry")]
    assert grow_tree(orgs, TODAY).nodes["Desk"].parent == "Arden"


@st.composite
def histories(draw: st.DrawFn) -> list[OrgLife]:
    """Any orgs below any others, with any first and last days and any heirs: sense or nonsense."""
    codes = [f"O{number}" for number in range(draw(st.integers(1, 7)))]
    day = st.none() | DAYS
    some = st.lists(st.sampled_from(codes), max_size=2, unique=True).map(tuple)
    return [
        life(code, draw(st.none() | st.sampled_from(codes)), first=draw(day), last=draw(day), heirs=draw(some))
        for code in codes
    ]


@given(histories(), DAYS)
def test_every_history_makes_a_tree(orgs: list[OrgLife], day: date) -> None:
    """Whatever the data say, each org of the day stands once below one top; only these stand for others."""
    tree = grow_tree(orgs, day)
    below = [code for root in tree.roots() for code in tree.below(root)]
    in_rings = {org.code for org in orgs if _is_in_ring(org, {one.code: one for one in orgs})}
    assert len(below) == len(set(below))
    assert set(tree.nodes) - set(below) <= in_rings
    assert all(one in tree.nodes for heirs in tree.stands_for.values() for one in heirs)
    assert all(tree.stands_for[code] == (code,) for code in tree.nodes)


def _is_in_ring(org: OrgLife, orgs: dict[str, OrgLife]) -> bool:
    """Whether an org stands below itself, or below orgs that do."""
    seen: set[str] = set()
    above: str | None = org.code
    while above is not None:
        if above in seen:
            return True
        seen.add(above)
        above = orgs[above].parent
    return False
