"""Who is to do it: names, kinds and what is left to a person."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from diemcau.deploy.addressed import OrgFinder, find_duty
from diemcau.profile.load import load_profile
from diemcau.profile.orgtree import OrgLife, grow_tree, org_tree
from diemcau.records import Document, Span
from diemcau.records.mention import Directive
from diemcau.records.task import Addressees

DAY = date(2026, 3, 2)
MISSIONS = {"embassy", "consulate_general", "permanent_mission", "economic_cultural_office"}


@cache
def finder() -> OrgFinder:
    """The orgs of the shipped profile on a day of 2026."""
    profile = load_profile("vietnam_diplomacy")
    return OrgFinder(profile, org_tree(profile, DAY))


def document(text: str, language: str) -> Document:
    """A document of one text."""
    return Document(id="0" * 64, name="notice", path="notice.txt", text=text, language=language)


def order(lead: str | None, *coordinating: str) -> Directive:
    """An order to somebody."""
    return Directive(span=Span(0, 1), text="x", issuer=None, lead=lead, coordinating=coordinating, sentence=Span(0, 1))


@pytest.mark.parametrize(
    ("words", "language", "code"),
    [
        ("Ministry of Finance", "en", "VN.MOF"),
        ("the Ministry of Finance", "en", "VN.MOF"),
        ("Bộ Tài chính", "vi", "VN.MOF"),
        ("UBND tỉnh Nghệ An", "vi", "P.nghe-an"),
        ("People's Committee of Nghe An", "en", "P.nghe-an"),
        ("Cục Lãnh sự", "vi", "MOFA.CONS"),
    ],
)
def test_a_known_name_is_one_org(words: str, language: str, code: str) -> None:
    """Official names, patterns and articles lead to the org, surely."""
    assert finder().find(words, language) == Addressees(words=words, orgs=(code,), is_certain=True)


@pytest.mark.parametrize(
    ("words", "language", "kinds"),
    [
        ("all provinces", "en", {"province", "centrally_run_city"}),
        ("localities", "en", {"province", "centrally_run_city"}),
        ("các địa phương", "vi", {"province", "centrally_run_city"}),
        ("missions abroad", "en", MISSIONS),
        ("every mission", "en", MISSIONS),
        ("các cơ quan đại diện Việt Nam ở nước ngoài", "vi", MISSIONS),
        ("Trưởng các cơ quan đại diện", "vi", set()),
        ("các bộ, ngành", "vi", {"ministry", "ministerial_agency"}),
        ("provinces on the border", "en", set()),
    ],
)
def test_words_may_mean_a_kind_as_a_whole(words: str, language: str, kinds: set[str]) -> None:
    """All of a kind is said by the profile's words alone; a part of a kind is not taken for it."""
    found = finder().find(words, language)
    assert set(found.kinds) == kinds
    assert found.is_certain is bool(kinds)
    assert not found.orgs


def test_several_names_are_parted_and_one_unknown_leaves_doubt() -> None:
    """Known parts are named; what is not known is never guessed, and makes the whole uncertain."""
    both = finder().find("Bộ Tài chính và các địa phương", "vi")
    assert both.orgs == ("VN.MOF",)
    assert both.is_certain
    half = finder().find("Ministry of Finance, Harbour Office", "en")
    assert half.orgs == ("VN.MOF",)
    assert not half.is_certain
    assert finder().find("Harbour Office", "en") == Addressees(words="Harbour Office")


@pytest.mark.parametrize(
    "words",
    ["Bộ Tài chính Bộ Công Thương UBND tỉnh Nghệ An", "- Bộ Tài chính - Bộ Công Thương - UBND tỉnh Nghệ An"],
)
def test_names_that_run_together_are_parted(words: str) -> None:
    """Lines of a cell that became one line, with dashes or nothing between, are parted where each piece is known."""
    found = finder().find(words, "vi")
    assert found.orgs == ("VN.MOF", "VN.MOIT", "P.nghe-an")
    assert found.is_certain
    assert finder().find(f"{words} Sở Bến cảng", "vi").is_certain is False


def test_an_org_that_has_ended_gives_its_heir_to_be_confirmed() -> None:
    """A province of before the merger leads to the one that stands for it, as a proposal."""
    found = finder().find("tỉnh Hà Nam", "vi")
    assert found.orgs == ("P25.ninh-binh",)
    assert not found.is_certain


def test_a_name_without_its_place_is_that_of_the_documents_province() -> None:
    """In a province's own notice its department is meant, which a person confirms; elsewhere nobody is."""
    own = document(
        "Nghệ An: tổng kết công tác đối ngoại\nUBND tỉnh Nghệ An tổng kết công tác đối ngoại năm 2025.", "vi"
    )
    found = finder().find("Sở Ngoại vụ", "vi", own)
    assert [finder().tree.nodes[code].parent for code in found.orgs] == ["P.nghe-an"]
    assert not found.is_certain
    assert finder().find("Sở Ngoại vụ", "vi").orgs == ()


def test_orgs_of_the_site_that_no_profile_knows_are_found_by_name() -> None:
    """An org that was founded on the site is found; a name that two bear is left to a person."""
    lives = [
        OrgLife(code=code, names={"en": name}, kind="office", parent=None)
        for code, name in (("S.1", "Harbour Office"), ("S.2", "Desk"), ("S.3", "Desk"))
    ]
    own = OrgFinder(load_profile("vietnam_diplomacy"), grow_tree(lives, DAY))
    assert own.find("the harbour office", "en").orgs == ("S.1",)
    assert own.find("Desk", "en").orgs == ()


def test_there_is_at_most_one_lead() -> None:
    """Of two equal names none is put before the other; both take part until a person chooses."""
    text = document("x", "en")
    duty = find_duty([(order("Ministry of Finance and Ministry of Foreign Affairs", "Nghe An"), text)], finder())
    assert duty.lead.orgs == ()
    assert not duty.lead.is_certain
    assert set(duty.coordinating.orgs) == {"VN.MOF", "MOFA", "P.nghe-an"}
    assert not duty.coordinating.is_certain


def test_an_org_beside_a_whole_kind_leads_no_more_than_they() -> None:
    """Of a ministry and all provinces none leads by the words alone."""
    duty = find_duty([(order("Ministry of Finance and the provinces"), document("x", "en"))], finder())
    assert duty.lead.orgs == ()
    assert set(duty.lead.kinds) == {"province", "centrally_run_city"}
    assert not duty.lead.is_certain
    assert duty.coordinating.orgs == ("VN.MOF",)


def test_the_lead_is_not_among_those_who_take_part() -> None:
    """An org that leads coordinates with others, and wordings that differ have to be confirmed."""
    text = document("x", "en")
    one, other = order("Ministry of Finance", "Ministry of Finance", "Nghe An"), order("Ministry of Foreign Affairs")
    sure = find_duty([(one, text)], finder())
    assert (sure.lead.orgs, sure.coordinating.orgs) == (("VN.MOF",), ("P.nghe-an",))
    assert sure.lead.is_certain
    assert not find_duty([(one, text), (other, text)], finder()).lead.is_certain
    assert find_duty([(order(None), text)], finder()).lead == Addressees()
