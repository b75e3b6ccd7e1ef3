"""People of Vietnamese texts."""

from __future__ import annotations

import pytest

from diemcau.lang.vi.titles import find_people, is_same_office


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Chủ tịch UBND tỉnh Lam Khê Tạ Văn Khôi dự lễ.", "Chủ tịch UBND tỉnh Lam Khê", "Tạ Văn Khôi"),
        ("Chủ tịch UBND tỉnh Tạ Văn Khôi dự lễ.", "Chủ tịch UBND tỉnh", "Tạ Văn Khôi"),
        ("Chủ tịch UBND tỉnh Hà Khê dự lễ.", "Chủ tịch UBND tỉnh Hà Khê", None),
        ("Giám đốc Sở Công Thương Mã Thị Sua cho biết.", "Giám đốc Sở Công Thương", "Mã Thị Sua"),
        ("Bộ trưởng Bộ Ngoại giao Ninh Khải nói.", "Bộ trưởng Bộ Ngoại giao", "Ninh Khải"),
        (
            "Giám đốc Sở Văn hóa, Thể thao và Du lịch Lò Thị Dung nói.",
            "Giám đốc Sở Văn hóa, Thể thao và Du lịch",
            "Lò Thị Dung",
        ),
        ("đồng chí Hồ Văn Tất, Phó Chủ tịch UBND tỉnh, dự", "Phó Chủ tịch UBND tỉnh", "Hồ Văn Tất"),
        ("Ông Kha Tấn Đạt - Trưởng ban Tổ chức dự", "Trưởng ban Tổ chức", "Kha Tấn Đạt"),
        ("Đại sứ Norland Ulla Brandt đến", "Đại sứ Norland", "Ulla Brandt"),
        ("Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Vi Bá Lộc đến", "Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao", "Vi Bá Lộc"),
    ],
)
def test_title_and_name_are_parted(text: str, title: str, name: str | None) -> None:
    """The run of capitals is cut where the office ends and the surname begins."""
    (person,) = find_people(text)
    assert (person.title, person.name) == (title, name)


def test_a_later_office_or_name_leads_to_the_fullest_form() -> None:
    """The office alone and the name alone mean the person whom the text names in full."""
    found = find_people(
        "Phó Chủ tịch UBND tỉnh Mã Thị Sua chủ trì. Phó Chủ tịch giao việc. Đồng chí Mã Thị Sua kết luận."
    )
    assert {person.full for person in found} == {"Phó Chủ tịch UBND tỉnh Mã Thị Sua"}


@pytest.mark.parametrize(
    "text",
    ["Chủ tịch UBND các tỉnh dự.", "các Đại sứ dự.", "Đại sứ quán mở cửa.", "Cục Lãnh sự trả lời.", "CHỦ TỊCH NƯỚC"],
)
def test_many_holders_and_bodies_are_no_person(text: str) -> None:
    """A title in the plural, a mission, a department and a letterhead name nobody."""
    assert find_people(text) == ()


def test_offices_of_other_countries_are_foreign() -> None:
    """A country or a foreign name behind the office makes it another country's, and "Việt Nam" makes it ours."""
    assert [
        p.foreign for p in find_people("Thủ tướng Lào Somsak Vong đến. Đại sứ Việt Nam tại Nhật Bản Lê Thị Sen về.")
    ] == [
        True,
        False,
    ]


def test_a_deputy_is_another_office() -> None:
    """A short title stands for a longer one of the same rank only."""
    assert is_same_office("Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh Lam Khê")
    assert not is_same_office("Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh")
