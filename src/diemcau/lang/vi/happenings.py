"""Vietnamese words for what takes place beside meetings, signings and visits."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.lang.happenings import HappeningWords
from diemcau.lang.vi import occasions

_B, _E = r"(?<!\w)", r"(?!\w)"
_W = r"(?:[\w/.-]+,? )"
_HAZARD = (
    r"(?:siêu bão|cơn bão|bão(?! hòa| giá)|áp thấp|lũ quét|lũ lụt|lũ|ngập lụt|trận động đất"
    r"|động đất|sóng thần|sạt lở|núi lửa|hỏa hoạn"
    r"|đám cháy|vụ cháy|vụ nổ|lốc xoáy|cháy rừng|dịch bệnh)"
)
_STRIKES = (
    r"(?:tràn qua|quét qua|đổ bộ|đi qua|xảy ra|tàn phá|làm|gây|ập vào|bùng phát|khiến"
    r"|cuốn|phá|nhấn chìm|cắt đứt|càn quét|hoành hành)"
)
_CRAFT = r"(?:chuyến bay|máy bay|chuyên cơ|chuyến tàu|chuyến phà|đoàn xe|xe khách|xe buýt|chuyến xe|đoàn tàu)"
_HOME = r"(?:công dân|người|lao động|bà con|kiều bào|ngư dân|thuyền viên|sinh viên|hành khách|du học sinh)"
_FAIR = r"(?:hội chợ|triển lãm|lễ hội|liên hoan|ngày hội|tuần văn hóa|tuần phim|tuần hàng|ngày văn hóa|festival)"
_RITE = (
    r"(?:lễ kỷ niệm|lễ trao tặng|lễ bàn giao|lễ phát động|lễ ra mắt|buổi lễ|lễ giao nhận"
    r"|cuộc thi|hội thi|lớp tập huấn|khóa đào tạo"
    r"|khóa tập huấn|lớp bồi dưỡng|khóa bồi dưỡng|đêm nhạc|giải đấu|cuộc diễn tập|diễn tập"
    r"|buổi giao lưu|chương trình giao lưu|lễ(?! ký))"
)
_HELD = r"(?:diễn ra|được tổ chức|tổ chức|khai mạc|bế mạc|kết thúc|thu hút|quy tụ|đón|khai trương|mở cửa|bắt đầu)"
_SITE = (
    r"(?:văn phòng|trung tâm|lãnh sự quán|tổng lãnh sự quán|đại sứ quán|cửa khẩu|cầu|tuyến đường"
    r"|đường bay|tuyến|cảng|bến|cổng thông tin"
    r"|đường dây nóng|trường|bệnh viện|phòng khám|bảo tàng|thư viện|nhà máy|khu công nghiệp"
    r"|nhà|trụ sở|gian hàng|triển lãm|sân bay|ga"
    r"|tượng đài|chợ|trang web|nền tảng|cửa hàng|quầy|lối mở)"
)
_PAPER = (
    r"(?:báo cáo|bản tin|thông cáo|thông báo|số liệu|kết quả|niên giám|sách trắng|bảng xếp hạng"
    r"|chỉ số|khảo sát|thông tin|kế hoạch)"
)
_GIFT = (
    r"(?:quà|học bổng|hàng cứu trợ|hàng viện trợ|viện trợ|trang thiết bị|thiết bị|tiền"
    r"|gạo|nhà|xe|sách|máy tính|vật tư|kinh phí|thuốc"
    r"|vắc xin|huân chương|huy chương|bằng khen|kỷ niệm chương)"
)

_RULES = (
    (
        "signing",
        (
            rf"{_B}(?:lễ|buổi) ký(?: kết)?{_E}(?= (?:vào |ngày |hôm |sáng |chiều |tối |diễn ra"
            r"|kết thúc|tại |ở |giữa |có |vừa |,))"
        ),
    ),
    (
        "press briefing",
        (
            rf"{_B}(?:trả lời|trao đổi với|nói với|cho biết trước) (?:báo chí|báo giới|các phóng viên"
            rf"|giới truyền thông){_E}"
        ),
    ),
    ("disaster", rf"{_B}{_HAZARD} (?:{_W}{{0,6}}?){_STRIKES}{_E}"),
    (
        "disaster",
        (
            rf"{_B}(?:trong|vì|do|bởi) (?:trận |cơn |vụ )?{_HAZARD} (?:{_W}{{0,3}}?)(?:tại|ở|ngoài khơi"
            r"|vùng|đêm|ngày|sáng|chiều|tối|hôm)"
        ),
    ),
    (
        "accident",
        (
            rf"{_B}(?:tàu|thuyền|xe|máy bay|phà|sà lan|xe khách|tòa nhà|giàn giáo|tàu cá) (?:{_W}{{0,8}}?)"
            r"(?:va chạm|đâm|chìm|bị chìm|lật|bị lật|bốc cháy|mắc cạn|bị nạn|gặp nạn|rơi|đổ sập"
            rf"|sập|trôi dạt){_E}"
        ),
    ),
    (
        "accident",
        (
            rf"{_B}(?:vụ tai nạn|tai nạn|vụ chìm tàu|vụ va chạm|vụ sập|vụ rơi máy bay|vụ lật) "
            rf"(?:{_W}{{0,8}}?)(?:xảy ra|làm|khiến|tại|ngoài khơi|đêm|ngày|sáng|chiều|tối){_E}"
        ),
    ),
    (
        "incident",
        (
            rf"{_B}(?:{_HOME}|tàu cá|tàu) (?:{_W}{{0,8}}?)(?:được cứu|được thả|được trả tự do|bị bắt"
            rf"|bị tạm giữ|bị bắt giữ|được giải cứu|được vớt|bị giữ|được cứu vớt){_E}"
        ),
    ),
    (
        "transport",
        (
            rf"{_B}{_CRAFT} (?:{_W}{{0,12}}?)(?:hạ cánh|cất cánh|rời|chở|đưa|đón|khởi hành|về đến"
            rf"|đã về|đáp xuống|cập cảng|qua cửa khẩu|qua biên giới|vượt){_E}"
        ),
    ),
    (
        "transport",
        (
            rf"{_B}(?:\d[\d.]*|nhóm|đợt|toàn bộ|tất cả|các) (?:{_W}?){_HOME} (?:{_W}{{0,6}}?)(?:về nước"
            rf"|hồi hương|về đến|về tới|được đưa về|trở về|đã về|lên đường về){_E}"
        ),
    ),
    (
        "transport",
        (
            rf"{_B}(?:nhóm|đoàn|tất cả|toàn bộ)[^.;]{{0,60}}?\d+ {_HOME}[^.;]{{0,60}}?(?:sang được"
            rf"|sang đến|đã sang|qua biên giới|qua cửa khẩu|đến được|đặt chân){_E}"
        ),
    ),
    ("disaster", rf"{_B}(?P<adjunct>vùng|khu vực|nạn nhân|tâm) {_HAZARD}{_E}"),
    ("fair", rf"{_B}{_FAIR} (?:{_W}{{0,14}}?){_HELD}{_E}"),
    ("fair", rf"{_B}(?:{_HELD}|dự|tham dự|tham gia) (?:{_W}{{0,4}}?){_FAIR}{_E}"),
    ("fair", rf"{_B}tại {_FAIR}{_E}"),
    (
        "opening",
        (
            rf"{_B}(?:khai trương|khánh thành|khởi công|ra mắt|động thổ|thông xe|khai thông|cắt băng) "
            rf"(?:{_W}{{0,4}}?){_SITE}{_E}"
        ),
    ),
    (
        "opening",
        (
            rf"{_B}{_SITE} (?:{_W}{{0,8}}?)(?:đã |chính thức |được )+(?:khai trương|khánh thành"
            rf"|khởi công|đi vào hoạt động|mở cửa|thông xe|vận hành|mở lại){_E}"
        ),
    ),
    ("opening", rf"{_B}lễ (?:khai trương|khánh thành|khởi công|động thổ|thông xe|ra mắt){_E}"),
    (
        "handover",
        (
            rf"{_B}(?:trao tặng|bàn giao|trao|tặng|tiếp nhận|trao trả) (?:{_W}{{0,6}}?){_GIFT} "
            rf"(?:{_W}{{0,8}}?)(?:cho|đến|tới|từ|do|tại|ngày|sáng|chiều){_E}"
        ),
    ),
    ("handover", rf"{_B}lễ (?:trao tặng|bàn giao|trao|tiếp nhận|giao nhận){_E}"),
    (
        "ceremony",
        (
            rf"{_B}{_RITE} (?:{_W}{{0,10}}?)(?:diễn ra|được tổ chức|khai mạc|bế mạc|kết thúc|khai giảng"
            rf"|quy tụ|thu hút){_E}"
        ),
    ),
    ("ceremony", rf"{_B}(?:tổ chức|khai mạc|bế mạc|khai giảng|tại|dự) (?:{_W}?){_RITE}{_E}"),
    ("publication", rf"{_B}(?:công bố|ban hành|phát hành|đưa ra|phát đi|ra) (?:{_W}{{0,4}}?){_PAPER}{_E}"),
    (
        "publication",
        (
            rf"{_B}(?:trong|theo) (?:{_W}?)(?:bản tin|báo cáo|thông cáo|thông báo|văn bản) (?:{_W}{{0,5}}?)ngày "
            r"\d"
        ),
    ),
    ("publication", rf"{_B}{_PAPER} (?:{_W}{{0,10}}?)(?:được công bố|công bố|được phát hành|vừa ban hành){_E}"),
)

# Nouns of events that need no verb where their day stands beside them.
_NOUNS = (
    (
        "conference",
        (
            rf"{_B}(?:hội nghị|hội thảo|tọa đàm|toạ đàm|diễn đàn|đại hội|kỳ họp"
            rf"|phiên (?:giải trình|điều trần|toàn thể|khai mạc|bế mạc)){_E}"
        ),
    ),
    (
        "meeting",
        (
            rf"{_B}(?:cuộc họp|phiên họp|buổi họp|buổi làm việc|cuộc làm việc|cuộc gặp|buổi gặp|đối thoại|giao ban"
            rf"|hội đàm|cầu truyền hình){_E}"
        ),
    ),
    ("press briefing", rf"{_B}(?:họp báo|thông cáo báo chí){_E}"),
    ("visit", rf"{_B}(?:chuyến thăm|thăm chính thức|thăm và làm việc|chào xã giao|tiếp xã giao){_E}"),
    ("signing", rf"{_B}(?:lễ ký|ký kết|kết nghĩa|được ký){_E}"),
    ("disaster", rf"{_B}{_HAZARD}{_E}|{_B}(?:vụ|trận) (?:sạt lở|lở đất|lũ|bão|động đất|cháy|nổ){_E}"),
    ("accident", rf"{_B}(?:vụ tai nạn|tai nạn|vụ chìm tàu|vụ va chạm|vụ sập|vụ lật|sự cố){_E}"),
    ("fair", rf"{_B}(?:{_FAIR}|tuần lễ [\w ]{{2,20}}|ngày hội){_E}"),
    ("opening", rf"{_B}(?:khai trương|khánh thành|khởi công|thông xe|động thổ|ra mắt){_E}"),
    ("handover", rf"{_B}(?:trao tặng|bàn giao|trao (?:\w+ ){{1,6}}cho){_E}"),
    ("ceremony", rf"{_B}(?:{_RITE}|lớp tập huấn|đêm (?:giao lưu|nhạc|hội)|buổi giao lưu){_E}"),
)

_SERIALS = {
    **dict.fromkeys(("đầu tiên", "thứ nhất", "đầu", "lần thứ nhất", "một"), 1),
    **dict.fromkeys(("thứ hai", "thứ 2", "hai"), 2),
    **dict.fromkeys(("thứ ba", "thứ 3", "ba"), 3),
    **dict.fromkeys(("thứ tư", "thứ 4"), 4),
    **dict.fromkeys(("thứ năm", "thứ 5"), 5),
}
_ORDINAL = r"đầu tiên|thứ (?:nhất|hai|ba|tư|năm|[1-5])"
_NUMBERED = r"chuyến bay|chuyến|nhóm(?: công dân)?|đợt|diễn đàn|hội nghị|cuộc họp|phiên họp|phiên|hội chợ|vòng"
_KINDS = {"chuyến bay": "transport", "hội chợ": "fair"}


def _kind_of(noun: str) -> str:
    return _KINDS.get(noun, occasions.find_kind(noun))


WORDS = HappeningWords(
    cue=re.compile(
        r"lễ ký|buổi ký|báo chí|báo giới|phóng viên|truyền thông|bão|lũ|động đất|sóng thần"
        r"|sạt lở|núi lửa|cháy|nổ|lốc|ngập|dịch bệnh|áp thấp|tai nạn|chìm|va chạm|lật|sập"
        r"|mắc cạn|nạn|đâm|rơi"
        r"|bay|chuyên cơ|chuyến|đoàn xe|công dân|lao động|bà con|ngư dân|thuyền viên|người"
        r"|sinh viên|hội chợ|triển lãm|lễ|hội|khai trương"
        r"|khánh thành|khởi công|động thổ|thông xe|ra mắt|mở cửa|hoạt động|vận hành|trao|tặng"
        r"|bàn giao|tiếp nhận|thi|lớp|khóa|diễn tập|công bố"
        r"|ban hành|phát hành|báo cáo|bản tin|thông cáo|thông báo|tuần|liên hoan"
    ),
    rules=tuple((kind, Cued(pattern)) for kind, pattern in _RULES),
    nouns=tuple((kind, Cued(pattern)) for kind, pattern in _NOUNS),
    not_yet=re.compile(
        rf"{_B}(?:sẽ|dự kiến|sắp|chuẩn bị|đề xuất|đề nghị|kiến nghị|phải|cần|mong|hằng năm"
        r"|thường niên|yêu cầu|tạm hoãn|hoãn|hủy"
        rf"|mỗi năm|nếu|phấn đấu|tiếp tục|kế hoạch tổ chức|đang thu xếp|thu xếp){_E}"
    ),
    serial=re.compile(rf"{_B}(?:{_NUMBERED}) (?P<s>{_ORDINAL}){_E}"),
    serials=_SERIALS,
    series=Cued(
        rf"{_B}(?:hai|ba|02|03|2|3) (?P<n>diễn đàn|hội nghị|cuộc họp|chuyến bay|hội chợ|hội thảo) {_W}{{0,4}}?"
        r"(?:trong|liên tiếp)"
    ),
    each=re.compile(rf"(?:(?<=^)|(?<=; )|(?<=, )|(?<=và ))(?:(?:{_NUMBERED}|cuộc|sự kiện) )?(?P<s>{_ORDINAL}){_E}"),
    kind_of=_kind_of,
    authority=re.compile(
        rf"{_B}(?:sở|bộ|cục|vụ|ủy ban|ubnd|cổng thông tin|văn phòng|đại sứ quán|tổng lãnh sự quán"
        r"|lãnh sự quán|cơ quan đại diện"
        rf"|liên hiệp|trung tâm|chính phủ|trang thông tin(?: điện tử)? sở|tỉnh ủy|thành ủy|phái đoàn){_E}",
        re.IGNORECASE,
    ),
    find_place=occasions.find_place,
    not_day=re.compile(r"(?:từ|kể từ|đến|tính đến|trước|chậm nhất|sau|so với|cho|của|giai đoạn)(?: ngày)? ?$"),
    dateline=re.compile(
        r"(?:\([^()\n]{4,60}\) ?[-–—]? ?|[^-–—()\n]{3,60}\d[^-–—()\n]{0,20}(?:\([^()\n]{2,40}\) ?)?[-–—] "
        r")"
    ),
    days_after=re.compile(r"(?P<n>\w+) ngày sau (?:khi )?(?:(?:cơn|trận|vụ) )?$"),
    numbers={word: number for number, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)},
)
