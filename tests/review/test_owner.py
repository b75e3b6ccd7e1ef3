"""One section for an org under all its names, in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from diemcau.profile.load import load_profile
from diemcau.records import Bound, Interval, Quantity
from diemcau.review.build import build_review
from diemcau.review.owner import find_org_titles, name_orgs

SEVEN = Quantity(Decimal(7), Interval.point(Decimal(7)), Bound.EXACT, "count")


def tell(telling: Any, *owners: tuple[str, str]) -> Any:
    """A record of one document and one fact for each owner and its language."""
    for place, (owner, language) in enumerate(owners):
        telling.document(f"d{place}", "It sent 7 teams.", language)
        telling.figure(f"d{place}", f"f{place}", "7", SEVEN, "teams", unit_of_report=owner)
    return telling.record()


def test_a_province_is_one_section_in_two_languages(telling: Any) -> None:
    """Its English and its Vietnamese name lead to one section, which has a name in each language."""
    record = tell(telling, ("Lam Hai province", "en"), ("tỉnh Lâm Hải", "vi"), ("tỉnh Lâm Hải", "vi"))
    assert set(name_orgs(record, None).values()) == {"tỉnh Lâm Hải"}
    titles = find_org_titles(record, ["tỉnh Lâm Hải"], None)
    assert titles == {"tỉnh Lâm Hải": {"en": "Lam Hai province", "vi": "tỉnh Lâm Hải"}}
    assert len(build_review(record, None, None).orgs) == 1


def test_names_of_one_language_are_told_apart_as_written(telling: Any) -> None:
    """What only one language prints is never joined by what its words stand for."""
    record = tell(telling, ("Ministry of Trade", "en"), ("Ministry of Commerce", "en"))
    assert len(set(name_orgs(record, None).values())) == 2
    assert find_org_titles(record, ["Ministry of Trade"], None) == {}


def test_other_provinces_stay_apart(telling: Any) -> None:
    """Two provinces in two languages are two sections."""
    record = tell(telling, ("Lam Hai province", "en"), ("tỉnh Tân Lạc", "vi"))
    assert len(set(name_orgs(record, None).values())) == 2


def test_the_profile_knows_an_org_by_the_name_in_its_language(telling: Any) -> None:
    """An org of the profile is one under its names in any language, and is called as the profile calls it."""
    record = tell(telling, ("Ministry of Foreign Affairs", "en"), ("Bộ Ngoại giao", "vi"))
    profile = load_profile("vietnam_diplomacy")
    (section,) = set(name_orgs(record, profile).values())
    titles = find_org_titles(record, [section], profile)[section]
    assert (titles["en"], titles["vi"]) == ("Ministry of Foreign Affairs", "Bộ Ngoại giao")
