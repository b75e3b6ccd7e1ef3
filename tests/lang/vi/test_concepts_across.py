"""Words of both languages brought together, and things that lie close held apart."""

from __future__ import annotations

import pytest

from diemcau.lang.en.concepts import find_concepts as find_english
from diemcau.lang.vi.concepts import find_concepts

MEETING = (
    ("hospital beds and ultrasound machines", "giường bệnh và máy siêu âm"),
    ("machines and equipment for the clinics", "máy móc và thiết bị cho các trạm y tế"),
    ("lorries at the border gate", "xe tải ở cửa khẩu"),
    ("trucks at the border crossing", "xe tải tại cửa khẩu"),
    ("open until late", "mở cửa đến khuya"),
    ("wear life jackets", "mặc áo phao"),
    ("arrival cards", "tờ khai nhập cảnh"),
    ("text messages", "tin nhắn"),
    ("post the fee list", "niêm yết bảng phí"),
    ("counterpart funds", "vốn đối ứng"),
    ("the bidding package", "gói thầu xây lắp"),
    ("call off the ban: lift the ban", "bỏ lệnh cấm"),
    ("customs clearance", "thông quan"),
    ("travellers from abroad", "khách nước ngoài"),
    ("cruise ships", "tàu du lịch"),
    ("tour guides", "hướng dẫn viên"),
    ("fishing vessels", "tàu cá"),
    ("illegal fishing", "khai thác bất hợp pháp"),
    ("saltwater intrusion", "xâm nhập mặn"),
    ("stranded passengers", "hành khách mắc kẹt"),
    ("people unaccounted for", "người mất tích"),
    ("aid of NGOs", "viện trợ của các tổ chức phi chính phủ"),
    ("clear the mines", "rà phá bom mìn"),
    ("booths at the fair", "gian hàng tại hội chợ"),
    ("farm products", "nông sản"),
    ("growing areas and packing houses", "vùng trồng và cơ sở đóng gói"),
    ("coffee, pepper and durian", "cà phê, hồ tiêu và sầu riêng"),
    ("rubbish and wastewater", "rác và nước thải"),
    ("power cuts", "mất điện"),
    ("drinking water", "nước sạch"),
    ("boundary stones", "cột mốc"),
    ("joint patrol", "tuần tra chung"),
    ("repair the pier", "sửa chữa cầu cảng"),
    ("keep the records", "giữ hồ sơ"),
    ("prolong the agreement", "gia hạn thỏa thuận"),
    ("hold a seminar", "tổ chức hội thảo"),
    ("reopen the border gate", "mở lại cửa khẩu"),
    ("set aside funding", "bố trí kinh phí"),
    ("scholarships for pupils", "học bổng cho học sinh"),
    ("press conference", "họp báo"),
    ("lost passports", "mất hộ chiếu"),
    ("day and night", "suốt ngày đêm"),
)

APART = (
    ("exports", "imports"),
    ("visitors", "workers"),
    ("visitors", "passengers"),
    ("registered capital", "disbursed capital"),
    ("committed aid", "paid aid"),
    ("births", "deaths"),
    ("inbound delegations", "outbound delegations"),
    ("plan", "result"),
    ("estimate", "result"),
    ("increase", "reduce"),
    ("open", "close"),
    ("stop", "resume"),
    ("recruit", "dismiss"),
    ("arrive", "depart"),
    ("missing", "dead"),
    ("injured", "dead"),
    ("buy", "sell"),
    ("public", "private"),
    ("customs", "customers"),
    ("office", "officer"),
    ("state", "station"),
    ("care", "car"),
    ("mission", "missing"),
    ("policy", "police"),
    ("report", "reporter"),
    ("taking part", "takings"),
    ("last year", "next year"),
    ("hospital", "clinic"),
    ("profit", "loss"),
)

APART_VIETNAMESE = (
    ("xuất khẩu", "nhập khẩu"),
    ("xuất cảnh", "nhập cảnh"),
    ("du khách", "người lao động"),
    ("vốn đăng ký", "vốn giải ngân"),
    ("cam kết", "giải ngân"),
    ("đoàn vào", "đoàn ra"),
    ("kế hoạch", "kết quả"),
    ("tăng", "giảm"),
    ("chết", "mất tích"),
    ("chết", "bị thương"),
    ("khởi công", "khánh thành"),
    ("mở cửa khẩu", "đóng cửa khẩu"),
    ("lợi nhuận", "thua lỗ"),
    ("bệnh viện", "trạm y tế"),
    ("áo phao", "phao cứu sinh"),
    ("kiểm dịch", "cách ly"),
    ("năm ngoái", "năm tới"),
    ("khách trong nước", "khách nước ngoài"),
    ("vay", "cho vay"),
    ("máy", "máy bay"),
    ("bộ", "bộ trưởng"),
    ("thẻ", "thẻ vàng"),
    ("ban hành", "bãi bỏ"),
)


@pytest.mark.parametrize(("english", "vietnamese"), MEETING, ids=[pair[0] for pair in MEETING])
def test_two_tellings_share_what_they_speak_of(english: str, vietnamese: str) -> None:
    """Of the words of the shorter telling all stand in the other."""
    told, said = set(find_english(english)), set(find_concepts(vietnamese))
    assert min(told, said, key=len) <= max(told, said, key=len), (told, said)


@pytest.mark.parametrize(("one", "other"), APART)
def test_english_words_for_different_things_stay_apart(one: str, other: str) -> None:
    """What a report must not mix up has different keys, whatever endings are taken off."""
    assert set(find_english(one)) != set(find_english(other))


@pytest.mark.parametrize(("one", "other"), APART_VIETNAMESE)
def test_vietnamese_words_for_different_things_stay_apart(one: str, other: str) -> None:
    """What a report must not mix up has different keys, also where one word is a part of the other."""
    assert set(find_concepts(one)) != set(find_concepts(other))


def test_a_long_word_is_not_broken_by_a_short_one() -> None:
    """A machine is no part of a plane, and a ministry none of a minister."""
    assert find_concepts("máy bay chở khách") == find_english("plane carries guests")
    assert find_concepts("bộ trưởng thăm bến cảng") == find_english("minister visits port")
    assert find_concepts("mở cửa khẩu") == find_english("open border gate")
