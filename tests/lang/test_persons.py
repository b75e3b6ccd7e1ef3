"""Persons named with different titles."""

from __future__ import annotations

import pytest

from diemcau.lang.folding import fold
from diemcau.lang.persons import LOCAL_OFFICE, Sameness, compare_persons, group_issuers, parse_person


def test_one_person_under_several_titles_is_one() -> None:
    """The shortest title stands for all that name the person; another person and a bare office stay apart."""
    short, long, other = "Minister Ilse Corvan", "Deputy Chair, Minister of Trade Ilse Corvan", "Minister Vera Kost"
    found = group_issuers([long, other, short, "Prime Minister"])
    assert list(found.items()) == [(long, short), (other, other), (short, short), ("Prime Minister", "Prime Minister")]


def test_order_of_the_issuers_decides_nothing_but_the_order() -> None:
    """Turned round, the same issuers stand for each other."""
    issuers = ["Mayor Rolf Ane", "City Mayor Rolf Ane", "Mayor of Tessin Rolf Ane"]
    assert group_issuers(issuers) == group_issuers(issuers[::-1])


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Deputy Prime Minister Ta Minh Lam", "Phó Thủ tướng Tạ Minh Lâm"),
        ("Prime Minister", "Thủ tướng"),
        ("the Deputy Minister", "Thứ trưởng"),
        ("Chairman of the provincial People's Committee", "Chủ tịch UBND tỉnh"),
        ("Vice Chairwoman Luong Thi Mai Hanh", "Lương Thị Mai Hạnh, Phó Chủ tịch UBND tỉnh"),
        ("Chief of Office Le Bao Ngan", "Chánh Văn phòng Lê Bảo Ngân"),
        ("Chairman Lo Van Chien", "Chủ tịch UBND tỉnh Tân Lạc Lò Văn Chiến"),
    ],
)
def test_a_person_is_one_in_both_languages(english: str, vietnamese: str) -> None:
    """Titles and names say the same in English and in Vietnamese."""
    assert compare_persons(parse_person(english), parse_person(vietnamese)) is Sameness.SAME


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Prime Minister", "Phó Thủ tướng"),
        ("the Minister", "Thứ trưởng"),
        ("Minister Cao Thi Suong", "Bộ trưởng Cao Thị Soan"),
        ("the Chairman", "Phó Chủ tịch UBND tỉnh"),
    ],
)
def test_another_post_or_name_is_another_person(english: str, vietnamese: str) -> None:
    """A deputy is not the one deputised for, in any language."""
    assert compare_persons(parse_person(english), parse_person(vietnamese)) is Sameness.OTHER


@pytest.mark.parametrize("name", ["Nguyen Van Dan", "Le Thi Thu", "Chu Van Tinh", "Nguyễn Văn Dân", "Bùi Thị Thu"])
def test_syllables_of_titles_may_be_syllables_of_names(name: str) -> None:
    """Van, Thu, Chu and Dan stand in titles too; behind a title they are a name."""
    title = "Minister" if name.isascii() else "Bộ trưởng"
    assert parse_person(f"{title} {name}").name == tuple(fold(name).split())


@pytest.mark.parametrize(
    "text", ["Chủ tịch UBND tỉnh Tân Lạc", "Giám đốc Sở Ngoại vụ", "Bộ Công Thương", "Mayor of Nam Son"]
)
def test_places_and_bodies_are_no_persons(text: str) -> None:
    """Where only an office is named, its place or field is no personal name."""
    assert parse_person(text).name == ()


def test_the_director_of_a_provincial_department_is_local() -> None:
    """A "sở" belongs to a province, so that its director hands down what the country's leaders ask."""
    assert parse_person("Giám đốc Sở Kha Tấn Đạt").office & LOCAL_OFFICE
    assert not parse_person("Bộ trưởng Kha Tấn Đạt").office & LOCAL_OFFICE
