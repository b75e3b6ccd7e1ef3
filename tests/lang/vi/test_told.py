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
            "Ông giao các xã hai việc. Một, nhà nào cũng phải có thùng rác. Hai, sơn lại toàn bộ bến trước ngày 30/6.",
            ["nhà nào cũng phải có thùng rác", "sơn lại toàn bộ bến trước ngày 30/6"],
        ),
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


def test_clauses_under_the_direction_of_somebody_are_his_orders() -> None:
    """Clauses behind "Chỉ đạo của X tại ...:" are told each to its own subject."""
    found = told(
        "Chỉ đạo của Chủ tịch UBND tỉnh Trần Thị Lụa tại buổi họp 7/1: các huyện hoàn tất đo vẽ bến đò trước mùa lũ"
        "; doanh nghiệp không mua cát ở bãi bồi."
    )
    assert [words for words, _ in found] == [
        "các huyện hoàn tất đo vẽ bến đò trước mùa lũ",
        "doanh nghiệp không mua cát ở bãi bồi",
    ]
    assert {issuer for _, issuer in found} == {"Chủ tịch UBND tỉnh Trần Thị Lụa"}


def test_what_is_done_by_somebody_until_a_day_is_an_order() -> None:
    """A list that a body makes and hands in by a day is asked of it."""
    found = told("Danh sách bến đò do UBND các xã tổng hợp, gửi về tỉnh chậm nhất ngày 30/6.")
    assert [words for words, _ in found] == [
        "Danh sách bến đò do UBND các xã tổng hợp, gửi về tỉnh chậm nhất ngày 30/6"
    ]


def test_who_carries_out_the_opinion_of_a_leader_is_told_by_him() -> None:
    """What a quarter must do to carry out a leader's opinion is his order."""
    ((words, issuer),) = told(
        "Thực hiện ý kiến của Chủ tịch UBND tỉnh Trần Thị Lụa, các khu phố phải thống kê hộ có thuyền trước ngày 20/6."
    )
    assert words.startswith("các khu phố phải thống kê hộ có thuyền")
    assert issuer == "Chủ tịch UBND tỉnh Trần Thị Lụa"


def test_an_unknown_verb_behind_who_is_told_is_an_act() -> None:
    """Words that go on behind a body that is told something are what it is to do."""
    ((words, _),) = told("Chủ tịch UBND tỉnh Trần Thị Lụa yêu cầu các xã căng dây phao quanh bến đò.")
    assert words == "các xã căng dây phao quanh bến đò"


def test_an_act_with_a_proposal_in_it_stays_an_item_of_its_list() -> None:
    """ "b) Đánh giá ..., đề xuất ..." is one act that a body is told to do."""
    found = told(
        "Chủ tịch UBND tỉnh Trần Thị Lụa kết luận như sau:\n1. Giao Sở Y tế:\na) Xây dựng kế hoạch trực đò;\n"
        "b) Đánh giá hiệu quả các trạm xá, đề xuất bỏ những trạm vắng người."
    )
    assert [words for words, _ in found] == [
        "Xây dựng kế hoạch trực đò",
        "Đánh giá hiệu quả các trạm xá, đề xuất bỏ những trạm vắng người",
    ]


def test_tasks_under_a_heading_of_the_house_are_its_orders() -> None:
    """ "Nhiệm vụ quý IV: ..." gives each act behind it."""
    found = told("2. Nhiệm vụ quý IV: tiếp tục rà soát bến đò; chuẩn bị hội thi bơi thuyền.")
    assert [words for words, _ in found] == ["tiếp tục rà soát bến đò", "chuẩn bị hội thi bơi thuyền"]


def test_commas_part_a_list_whose_head_counts_its_things() -> None:
    """ "ba việc: a, b, c" gives three orders where three things stand behind the colon."""
    found = told("Ông yêu cầu ba việc: trả phao trong năm ngày, trực đò ban đêm, không thu phí học trò.")
    assert [words for words, _ in found] == ["trả phao trong năm ngày", "trực đò ban đêm", "không thu phí học trò"]


def test_marks_alone_order_nothing() -> None:
    """A head of tasks with nothing but marks behind it gives no order and breaks nothing."""
    assert told(f"{WHO} yêu cầu Nhiệm vụ trọng tâm: : ;") == []
