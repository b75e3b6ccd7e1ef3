"""Vietnamese orders told without a verb of asking, and lists of acts in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.read.document import read_document
from diemcau.records import Document

LEAD = "Sáng 4/3, Chủ tịch UBND tỉnh Bùi Văn Lạc làm việc với các xã ven sông. "
WHO = "Chủ tịch UBND tỉnh Bùi Văn Lạc"


def told(text: str) -> list[tuple[str, str | None]]:
    """The orders of a short report with who gave them."""
    document = Document(
        id="0", name="a", path="a.txt", text=f"Bên sông\n{LEAD}{text}\n", language="vi", published=date(2031, 3, 5)
    )
    return [(order.text, order.issuer) for order in read_document(document, None).directives]


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        (
            f"Theo yêu cầu của {WHO}, Sở Giao thông đang lập danh sách bến đò.",
            ["Sở Giao thông đang lập danh sách bến đò"],
        ),
        (f"Sở Giao thông được {WHO} giao lập danh sách bến đò.", ["lập danh sách bến đò"]),
        ("Ông cũng muốn giá phao được đưa lên mạng.", ["giá phao được đưa lên mạng"]),
        ("Yêu cầu mới là mỗi trường cử một người trực điện thoại.", ["mỗi trường cử một người trực điện thoại"]),
        ("Các xã có thời gian đến cuối tháng 6 để lập danh sách.", ["đến cuối tháng 6 để lập danh sách"]),
        (
            f"{WHO} chốt ba đầu việc: lập danh sách bến đò; sửa đèn; báo cáo hằng tháng.",
            ["lập danh sách bến đò", "sửa đèn", "báo cáo hằng tháng"],
        ),
        (
            (
                f"{WHO} đề nghị các trường công khai học phí trên bảng tin, cử giáo viên đi học bơi,"
                " và bố trí đủ phao cho bể."
            ),
            [
                "các trường công khai học phí trên bảng tin",
                "cử giáo viên đi học bơi",
                "bố trí đủ phao cho bể",
            ],
        ),
        (
            f"{WHO} đề nghị các hãng tàu bỏ phí đổi vé cho khách và dặn thân nhân không lan truyền tin đồn.",
            ["các hãng tàu bỏ phí đổi vé cho khách", "thân nhân không lan truyền tin đồn"],
        ),
    ],
)
def test_an_order_is_found_with_its_giver(text: str, orders: list[str]) -> None:
    """Whatever shape a report tells an order in, its words and who gave it are read."""
    found = told(text)
    assert [words for words, _ in found] == orders
    assert {issuer for _, issuer in found} == {WHO}


@pytest.mark.parametrize(
    "text",
    [
        "Sở Giao thông được giao 90 nhiệm vụ; hoàn thành 74 nhiệm vụ.",
        f"Theo chỉ đạo của {WHO}, hai bến đò đã đóng hồi tháng 2.",
        "Trao đổi với phóng viên, bà Lý Thị Mơ cho biết sông đang lên.",
    ],
)
def test_what_is_told_of_an_order_is_none(text: str) -> None:
    """What was given and done, and what somebody tells a reporter, asks nobody for anything."""
    assert told(text) == []
