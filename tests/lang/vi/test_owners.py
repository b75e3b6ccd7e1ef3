"""Orgs in Vietnamese sentences, and whose report a Vietnamese text is."""

from __future__ import annotations

import pytest

from diemcau.lang.vi.owner_clauses import find_bare_place, may_own
from diemcau.lang.vi.owners import find_orgs, is_org
from diemcau.lang.vi.report_owner import find_report_owner, find_section_owner
from diemcau.records import Document

HOME = "Việt Nam"


def names(text: str) -> list[tuple[str, str]]:
    """Sort and name of every org found."""
    return [(org.sort, org.name) for org in find_orgs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh Bình Sa Hạ đón 12 đoàn.", [("place", "tỉnh Bình Sa Hạ")]),
        ("TP. Hoa Lĩnh có 3 cảng.", [("place", "thành phố Hoa Lĩnh")]),
        ("Đại sứ quán Việt Nam tại Na Uy cấp 40 hộ chiếu.", [("org", "Đại sứ quán Việt Nam tại Na Uy")]),
        ("Cả nước xuất khẩu 5 tỷ USD.", [("nation", "Cả nước")]),
        ("Toàn tỉnh có 9 dự án.", [("generic", "tỉnh")]),
        ("Nhật Bản tiếp nhận 30 lao động.", [("country", "Nhật Bản")]),
        ("Chủ tịch UBND tỉnh Lê Văn Tâm chủ trì.", []),
        ("Ông Chu Việt Anh phát biểu.", []),
        ("Số liệu tỉnh An Thượng Hạ\nChỉ tiêu | Năm 2031", [("place", "tỉnh An Thượng Hạ")]),
    ],
)
def test_orgs_are_told_by_their_noun_or_name(text: str, expected: list[tuple[str, str]]) -> None:
    """Provinces, missions, countries and the nation are found; people's names and the next line are none of them."""
    assert names(text) == expected


def test_a_row_may_be_headed_by_an_org() -> None:
    """Words that are an org and nothing else are told from other words."""
    assert is_org("Cục Lãnh sự")
    assert not is_org("Đoàn vào")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đông Hải Thượng tổng kết công tác đối ngoại\nNăm 2031, tỉnh Đông Hải Thượng đón 12 đoàn.",
            "tỉnh Đông Hải Thượng",
        ),
        ("ỦY BAN NHÂN DÂN\nTỈNH BÌNH SA HẠ\nBÁO CÁO\nKết quả năm 2031\nTỉnh đón 12 đoàn.", "tỉnh Bình Sa Hạ"),
        ("Kết quả tháng 7\nTrong tháng, tỉnh đón 3 đoàn; UBND tỉnh tiếp 2 đoàn.", "tỉnh"),
        ("Kiều hối cả nước tăng\nLượng kiều hối đạt 16 tỷ USD.", HOME),
        ("Bộ Ngoại giao Karvania công bố kết quả\nBộ đón 40 đoàn.", "Bộ Ngoại giao Karvania"),
        ("Hơn 5 tỷ USD kiều hối về TPHCM\nNgân hàng cho biết kiều hối tăng.", "TPHCM"),
    ],
)
def test_a_report_is_its_authors_or_its_places(text: str, expected: str) -> None:
    """The masthead, the title and the places spoken of say whose figures a text tells."""
    document = Document(id="0", name="x", path="x", text=text, language="vi", title=text.split("\n", 1)[0])
    assert find_report_owner(document, lambda _: False)[0] == expected


def test_a_section_is_its_headlines_place() -> None:
    """A headline inside a text hands its figures to the place it names."""
    assert (
        find_section_owner("Bình Sa Hạ mở rộng cảng\nTỉnh Bình Sa Hạ có 3 cảng.", lambda _: False) == "tỉnh Bình Sa Hạ"
    )
    assert find_section_owner("Cảng mới\nCó 3 cảng.", lambda _: False) is None


def test_partners_and_reporters_own_nothing() -> None:
    """Whom something was done with, and who only tells of it, do not own the figure."""
    with_partner = "Tỉnh ký 3 thỏa thuận với tỉnh Luong Sak."
    partner = next(org for org in find_orgs(with_partner) if org.name == "tỉnh Luong Sak")
    assert not may_own(with_partner, partner, "tỉnh Bình Sa Hạ", HOME)
    assert find_bare_place("Riêng Bình Sa Hạ, có 3 cảng.") == (6, "Bình Sa Hạ")
