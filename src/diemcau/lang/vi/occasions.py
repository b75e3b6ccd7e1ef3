"""Cue words of events in Vietnamese: conferences, meetings, visits, signings, press briefings; and their places."""

from __future__ import annotations

import re

from diemcau.lang.vi.owners import UPPER

_CAP = rf"[{UPPER}][\w’'-]*"
_NAME = rf"{_CAP}(?: {_CAP}){{0,4}}"
_CONFERENCE = r"hội nghị|hội thảo|tọa đàm|diễn đàn|đại hội|lễ kỷ niệm|lễ tổng kết|kỳ họp|lễ công bố"
_MEETING = (
    r"cuộc họp|phiên họp|buổi họp|họp|giao ban|buổi làm việc|cuộc làm việc|làm việc với|làm việc tại"
    r"|hội đàm|hội kiến"
    r"|cuộc gặp|buổi gặp|gặp mặt|gặp gỡ|gặp|điện đàm|đối thoại|trao đổi trực tuyến|phiên tham vấn|tham vấn "
    r"chính trị"
)
# The word for the occasion; for words in lower case, as are the patterns below but those of places.
NOUN = re.compile(
    rf"(?<!\w)(?<!phòng )(?<!trung tâm )(?:(?:cuộc|buổi) (?=họp báo))?(?P<n>họp báo|{_CONFERENCE}|{_MEETING})(?!\w)"
    r"(?! phí| mặt trận)"
)
SIGNED = re.compile(
    r"(?<!\w)(?:lễ ký|lễ trao|ký kết|ký|trao đổi|trao)(?: \w+){0,4}? (?:\d+ )?(?:văn kiện|thỏa thuận|bản ghi nhớ"
    r"|biên bản|hiệp định"
    r"|tuyên bố chung|ý định thư|chương trình hợp tác|kế hoạch hợp tác|hợp đồng|điều ước|nghị định thư)(?!\w)"
)
# "văn kiện về nước sạch được ký ngày 12/11".
WAS_SIGNED = re.compile(
    r"(?<!\w)(?:văn kiện|thỏa thuận|bản ghi nhớ|biên bản|hiệp định|tuyên bố chung|ý định thư|chương trình"
    r"|kế hoạch hợp tác"
    r"|hợp đồng|điều ước|nghị định thư)(?: [\w-]+){0,10}? (?:đã |vừa )?(?P<v>được (?:hai bên |các bên )?ký(?: "
    r"kết)?)(?!\w)"
    r"(?= (?:vào |ngày |hôm |sáng |chiều |tối |tại ))"
)
RECEIVED = re.compile(
    r"(?<!\w)(?:(?:tiếp xã giao|tiếp|đón tiếp|đón|chào xã giao|thăm (?:và làm việc|chính thức|cấp nhà nước"
    r"|xã giao|làm việc)|thăm"
    r"|có chuyến thăm|đã thăm))(?!\w)(?! (?:tục|thu|nhận|cận|tân|xúc|tế|theo|đến|nối|sức|thị|dân|công dân|hỏi|dò"
    r"|\d|[^.;]{0,12}lượt))"
)
GUEST = re.compile(
    r"(?<!\w)(?:đoàn|đại sứ|bộ trưởng|thứ trưởng|tổng lãnh sự|tỉnh trưởng|thống đốc|thị trưởng|chủ tịch|thủ tướng"
    r"|phó thủ tướng"
    r"|ngoại trưởng|tham tán|công sứ|đại biện|ông|bà|ngài|lãnh đạo|tổng thống|quốc vương|trưởng|giám đốc"
    r"|bí thư)(?!\w)"
)
# What makes an occasion one that took place.
HELD = re.compile(
    r"(?<!\w)(?:tổ chức|diễn ra|khai mạc|bế mạc|kết thúc|chủ trì|đồng chủ trì|dự|tham dự|tham gia|phát biểu|tại"
    r"|kết luận|chủ tọa"
    r"|triệu tập|nhóm họp|họp|điều hành|khai trương|theo dõi|kết nối|đã|sáng|chiều|tối|ngày)(?!\w)"
)
# Words that tell that it is still to come or only spoken of.
NOT_YET = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|sắp|kế hoạch|chuẩn bị|đề xuất|đề nghị|kiến nghị|phải|cần|mong|mời|hằng năm|thường niên"
    r"|(?<!ngoại )(?<!bàn )giao|yêu cầu|nhắc lại"
    r"|lần trước|đăng cai|phục vụ|tạm hoãn|hoãn|hủy|đăng ký|hẹn|nhất trí gặp|mỗi năm|quyết định|quy định|tiến tới"
    r"|hướng tới)(?!\w)"
)
# Occasions that are only counted: "tổ chức 02 hội nghị", "các cuộc gặp".
COUNTED = re.compile(
    r"(?<!\w)(?:(?<![\d/.])(?!(?:19|20)\d\d\b)\d[\d.]*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|các|những|một số"
    r"|hàng chục|mọi|từng)(?: (?:lượt|cuộc|đợt|chuyến))?(?: [^\W\d]\w*)? \Z"
)
REVIEWS = re.compile(r"họp (?:tổng kết|sơ kết|kiểm điểm)")
_POINT = re.compile(
    rf"[Đđ]iểm cầu(?: (?:trực tuyến|của|tại|ở|phụ|chính|UBND|HĐND|Tỉnh ủy|trụ sở|Văn phòng))*(?: (?:tỉnh|thành phố"
    rf"|TP\.?|huyện|xã"
    rf"|phường))?:? (?P<l>{_NAME}(?:(?:,| và|;) (?:tỉnh |thành phố |TP\.? )?{_NAME})*)"
)
_NOT_POINTS = frozenset({"UBND", "HĐND", "Trung", "Sở", "Bộ", "Văn", "Tỉnh", "Thành", "Đảng", "Ủy", "Hội", "Chính"})
_PLACE = re.compile(
    rf"(?<!\w)[Tt]ại (?P<p>(?:thành phố |TP\.? ?|thủ đô |tỉnh |huyện "
    rf"|thị xã )?{_NAME}(?: \((?:{_CAP} ?)+\))?)(?=[,.;:)\n]| [a-zà-ỹđ]|\Z)"
)
_VENUE = re.compile(
    r"(?<!\w)[Tt]ại (?P<p>(?:Trung tâm|Nhà khách|Hội trường|Khách sạn|Nhà hát|Trụ sở|trụ sở|Cung|Văn phòng"
    r"|Bảo tàng|hội trường)"
    r"[^,.;]{2,50}?)(?=[,.;]| với| do| dưới|\Z| diễn ra| đã)"
)
_NO_PLACE = re.compile(
    r"(?:Hội nghị|Hội thảo|Đại hội|Lễ|Diễn đàn|Kết luận|Thông báo|Quyết định|Nghị|Tờ trình|Báo cáo|Công|Văn bản"
    r"|Kỳ|Phiên|Luật"
    r"|Điều|Buổi|Cuộc|Tọa)(?!\w)"
)
# The dateline that opens a report: "Kim Giang, ngày 3/5/2031 - ...", "(KIM GIANG) - ...".
CHAIRED_BY = re.compile(r"(?<!\w)(?:do|dưới sự chủ trì của|dưới sự chủ tọa của|chủ trì bởi)(?!\w)")
CHAIR = re.compile(
    r"(?<!\w)(?:chủ trì|đồng chủ trì|chủ tọa|điều hành|dự và chỉ đạo|dự, chỉ đạo|chủ trì và phát biểu)(?!\w)"
)
_KINDS = {
    "họp báo": "press briefing",
    **dict.fromkeys(_CONFERENCE.split("|"), "conference"),
}


def find_kind(noun: str) -> str:
    """The kind of event that a noun in lower case names."""
    return _KINDS.get(noun, "meeting")


def find_bridge_points(text: str, start: int, end: int) -> tuple[str, ...]:
    """Names of the places that a stretch says joined online, without province or "điểm cầu", in text order."""
    found: list[str] = []
    for match in _POINT.finditer(text, start, end):
        parts = re.split(r", | và |; ", match["l"])
        names = [re.sub(r"^(?:tỉnh|thành phố|TP\.?) ", "", part).strip() for part in parts]
        found.extend(name for name in names if name and name.split()[0] not in _NOT_POINTS)
    return tuple(dict.fromkeys(found))


def find_place(text: str, start: int, end: int) -> str | None:
    """The city or venue that a stretch gives for an occasion, as printed; None where it gives none."""
    venue = _VENUE.search(text, start, end)
    if venue is not None:
        return venue["p"].strip()
    named = (match for match in _PLACE.finditer(text, start, end) if not _NO_PLACE.match(text, match.start("p")))
    return next((match["p"].strip() for match in named), None)
