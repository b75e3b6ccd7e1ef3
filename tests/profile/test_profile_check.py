"""Checks of how a profile's parts fit together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diemcau.profile.check import check_profile
from diemcau.profile.load import load_profile
from diemcau.records import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = Path(__file__).parent / "small"


def stops(folder: Path | str) -> list[str]:
    """Messages of what stops the use of a profile."""
    return [found.message for found in check_profile(load_profile(folder)) if found.severity is Severity.STOP]


def test_shipped_profile_has_nothing_that_stops() -> None:
    """The diplomatic sector fits together."""
    assert stops("vietnam_diplomacy") == []


def test_small_profile_has_nothing_that_stops() -> None:
    """The profile the wrong ones are made of is right itself."""
    assert stops(SMALL) == []


def test_shipped_profile_says_where_it_is_not_sure() -> None:
    """Rows that the sources leave open are named, each group with its mark."""
    notes = [found.message for found in check_profile(load_profile("vietnam_diplomacy")) if found.code.endswith("ty")]
    assert any("PM.UNESCO" in note and "uncertain" in note for note in notes)
    assert any("VN.PARTY.CER" in note and "probable" in note for note in notes)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("profile.yml", "home: {org: TOP", "home: {org: TIP", "home names the org 'TIP'"),
        ("profile.yml", "{code: warden, org: TOP", "{code: warden, org: TIP", "office warden names the org 'TIP'"),
        ("measures.csv", "flow,boats.inspected,", "flow,boats.seen,", "boats.fined has the parent 'boats.seen'"),
        ("measures.csv", "flow,,,sea", "flow,boats.fined,,sea", "is a circle of parents"),
        ("measures.csv", "flow,,,sea", "flow,,subset,sea", "boats.inspected has a part_rule but no parent"),
        ("measures.csv", "stock,,,sea", "stock,boats.fined,subset,sea", "crew.stock counts persons, its whole"),
        ("measures.csv", "stock,,,sea", "flow,,,sea", "crew.stock is a flow, but rollup_time says last"),
        ("measures.csv", "stock,,,sea,", "stock,,,land,", "crew.stock has the branch 'land'"),
        ("measures.csv", "stock,,,sea,state", "stock,,,sea,church", "crew.stock has the pillar 'church'"),
        ("measures.csv", "persons,persons,persons", "persons,sailors,sailors", "unit 'sailors', which does not go"),
        ("measures.csv", "persons,persons,persons", "persons,persons,percent", "is not among its units"),
        ("measures.csv", "persons,sum,last", "persons,ratio,last", "crew.stock mixes ratio with sum"),
        ("measures.csv", "boats fined after inspection", "the checked vessel", "have the same form in 'en'"),
        ("orgs.csv", "Bay,port,", "Bay,harbour,", "MARROW has the kind 'harbour'"),
        ("orgs.csv", "port,TOP,2020", "port,TIP,2020", "MARROW has the parent 'TIP'"),
        ("orgs.csv", "ministry,,,,", "ministry,MARROW,,,", "MARROW > TOP > MARROW is a circle"),
        ("orgs.csv", "2019-12-31,MARROW", "2019-12-31,NORTH", "OLD.TERN has the successor 'NORTH'"),
        ("orgs.csv", "2019-12-31,MARROW", "2018-12-31,MARROW", "successor MARROW does not exist the day after"),
        ("orgs.csv", "2019-12-31,MARROW", ",MARROW", "OLD.TERN has successors but no last day"),
        ("orgs.csv", "2020-01-01,,,", "2020-01-01,2019-06-30,,", "MARROW ends on 2019-06-30, before it starts"),
        ("orgs.csv", "Harbour Ministry,sure", "The port of Marrow-Bay,sure", "means TOP and MARROW on the same day"),
        ("topics.csv", "wages|pay in full", "", "pay has no cue in 'en'"),
    ],
)
def test_what_does_not_fit_stops(
    edited: Callable[[str, str, str], Path], file: str, old: str, new: str, said: str
) -> None:
    """Each kind of misfit is found and told with the codes it concerns."""
    assert any(said in message for message in stops(edited(file, old, new)))


def test_one_name_in_two_times_is_no_collision(edited: Callable[[str, str, str], Path]) -> None:
    """A name may pass from an org to its heir, because a day tells them apart."""
    folder = edited("orgs.csv", ",Tern,,probable", ",Marrow Bay,,probable")
    assert stops(folder) == []
    profile = load_profile(folder)
    assert [org.code for org in profile.find_orgs("Marrow Bay", "en")] == ["MARROW", "OLD.TERN"]


def test_child_that_outlives_its_parent_is_noted(edited: Callable[[str, str, str], Path]) -> None:
    """Days on which an org has no parent are worth knowing, but stop nothing."""
    folder = edited("orgs.csv", "ministry,,,,", "ministry,,2021-01-01,,")
    notes = [found for found in check_profile(load_profile(folder)) if found.code == "profile.parent_dates"]
    assert {found.severity for found in notes} == {Severity.NOTE}
    assert "MARROW" in notes[0].message


def test_cue_of_two_topics_is_noted(edited: Callable[[str, str, str], Path]) -> None:
    """A cue that tells two topics not apart is shown."""
    found = check_profile(load_profile(edited("topics.csv", "wages|", "wages|inspected|")))
    assert any("inspection and pay share the cue" in finding.message for finding in found)
