"""Which country an English text belongs to."""

from __future__ import annotations

import pytest

from diemcau.lang.en.countries import CAPITALS, COUNTRIES, DEMONYMS, FISCAL_STARTS, FULL_NAMES, MONEY_OF
from diemcau.lang.en.home import HOME
from diemcau.lang.en.report_country import (
    find_country,
    is_foreign,
    shown_country,
    speaks_of,
    spelled,
    with_country,
)

TEXTS = [
    ("India", "Passports reached new districts\nIndians abroad and Indian missions were served; ₹40 crore was spent."),
    ("Kenya", "Remittances rise\nKenyans sent home KSh 640bn, said an official in Nairobi; Kenyan banks took part."),
    (
        "Philippines",
        "Aid for seafarers\nMANILA – P12.5 million went to Filipino crews back from Lebanon; Lebanon lost 12 ships.",
    ),
    ("Rwanda", "Budget tabled\nThe plan of Rwanda foresees Rwf38 billion for missions, of which Rwf12bn in rents."),
    ("Nigeria", "Missions budget\nABUJA: the Government of Nigeria asked for N1.2trn for the missions of Nigeria."),
    ("Norland", "Ministry of Foreign Affairs of Norland\nNorland issued 40 visas and sent 3 envoys to Ukraine."),
    ("Sahyana", "Press note\nThe Government of Sahyana opened 3 posts."),
    ("Karvania", "Trade grows\nKarvania sold more tea. Karvanians like it."),
    (
        "Pakistan",
        "Remittances reach US$3 billion\nPakistan received US$3 billion and US$2 billion; Pakistani banks ...",
    ),
    ("India", "Press note\nThe budget stands at Rs 4,870 crore; 3 lakh people came."),
]


@pytest.mark.parametrize(("country", "text"), TEXTS)
def test_the_country_shows(country: str, text: str) -> None:
    """Names, people, bodies, capitals and money show the country; a dollar of the United States does not."""
    assert find_country(text, text.split("\n", 1)[0]) == country


@pytest.mark.parametrize(
    "text",
    [
        "Exports grow\nVietnam sold more to Japan; Vietnamese firms in Hanoi met Japanese buyers.",
        "Province receives guests\nThe provincial People's Committee received 12 guests from Laos.",
        "Aid\nVND 12 billion came from South Korea.",
    ],
)
def test_home_stays_home(text: str) -> None:
    """Partners that are named do not take a text away from the home country."""
    assert find_country(text, text.split("\n", 1)[0]) == HOME.name


def test_nothing_shown_is_home_by_default_alone() -> None:
    """A text that shows no country counts as the home country's, and says so where it is asked what shows."""
    text = "Review of the year\nThe province received 12 guests."
    assert shown_country(text, "Review of the year") is None
    assert find_country(text, "Review of the year") == HOME.name


@pytest.mark.parametrize(
    ("text", "name"), [("Viet Nam grew.", "Viet Nam"), ("Vietnam grew.", "Vietnam"), ("The city grew.", "Vietnam")]
)
def test_home_is_spelled_as_the_text_does(text: str, name: str) -> None:
    """The home country keeps the spelling of the text; another country its one name."""
    assert spelled(text, HOME.name) == name
    assert spelled(text, "Kenya") == "Kenya"


@pytest.mark.parametrize(
    ("body", "country", "whole"),
    [
        ("Department of Migrant Workers", "Philippines", "Department of Migrant Workers of the Philippines"),
        ("Ministry of External Affairs", "India", "Ministry of External Affairs of India"),
        ("Kenyan Ministry of Tourism", "Kenya", "Kenyan Ministry of Tourism"),
        ("Embassy in Oslo", "Kenya", "Embassy in Oslo"),
        ("Ministry of Finance", HOME.name, "Ministry of Finance"),
    ],
)
def test_a_body_is_told_with_its_country(body: str, country: str, whole: str) -> None:
    """Two ministries of one name stay apart; home and what already names a country stay as printed."""
    assert with_country(body, country) == whole


def test_a_body_of_elsewhere_is_foreign() -> None:
    """A body that shows another country is no author of a text; a mission may well be."""
    assert is_foreign("Australian Department of Farming", HOME.name)
    assert not is_foreign("Department of Farming", HOME.name)
    assert not is_foreign("Chinese Embassy", "Kenya")


def test_an_opening_speaks_of_a_country() -> None:
    """By its name or its people; the home country also as the country."""
    assert speaks_of("Kenya", "Kenyans sent home more.")
    assert not speaks_of("Kenya", "The Ministry spent more.")
    assert speaks_of(HOME.name, "Nationwide and in the whole country nationwide sales rose.")


def test_the_tables_name_known_countries() -> None:
    """Demonyms, money, capitals and fiscal years are those of countries the list of names holds."""
    known = COUNTRIES | set(FULL_NAMES.values())
    for named in (set(DEMONYMS.values()), set(MONEY_OF.values()), set(CAPITALS.values()), set(FISCAL_STARTS)):
        assert named <= known
