"""Which Vietnamese number words count: năm is five and year, một is one and a, ba is three and father."""

from __future__ import annotations

import re

# Nouns that are counted one by one, in whole words; "năm" before one of them is five, "một" one.
_COUNTED = r"""
    nước|đoàn|tỉnh|thành\sphố|xã|phường|huyện|quận|thôn|đặc\skhu|thị\sxã|địa\sphương|địa\sbàn|quốc\sgia|vùng|khu|châu\slục|bang
    |cuộc|chuyến|buổi|lớp|khóa|khoá|đợt|lượt|vụ|phiên|vòng|trận|ca|tour|đêm|tuyến|chặng|hoạt\sđộng|sự\skiện
    |tàu|thuyền|xe|máy\sbay|chiếc|căn|ngôi|cây\scầu|lô|gói|cặp|con|thùng|tấn|kg|ha|km|điểm|mốc|trạm|cột
    |người|cán\sbộ|công\sdân|đại\sbiểu|chuyên\sgia|học\sviên|học\ssinh|sinh\sviên|lưu\shọc\ssinh|lao\sđộng|ngư\sdân|thuyền\sviên
    |trẻ\sem|phóng\sviên|nhà\sbáo|vị|ông|bà|em|cháu|đồng\schí|nạn\snhân|đối\stượng|tình\snguyện\sviên|du\skhách|khách|hộ|gia\sđình
    |nghệ\s(?:sĩ|sỹ|nhân)|doanh\snhân|giáo\sviên|bác\s(?:sĩ|sỹ)|phiên\sdịch|biên\schế|thành\sviên|đại\ssứ|lãnh\sđạo|bộ\strưởng
    |văn\skiện|văn\sbản|thỏa\sthuận|thoả\sthuận|bản\sghi\snhớ|hiệp\sđịnh|biên\sbản|nghị\sđịnh\sthư|nghị\squyết|hợp\sđồng|đề\sán
    |dự\sán|nhiệm\svụ|chương\strình|công\strình|kế\shoạch|báo\scáo|kiến\snghị|đề\sxuất|khoản|giấy|hồ\ssơ|đơn|thư|tin|bài
    |cuốn|quyển|ấn\sphẩm|tác\sphẩm|bộ\sphim|phim|tiết\smục|chỉ\stiêu|thủ\stục|vụ\sviệc|trường\shợp|sản\sphẩm|mặt\shàng|loại
    |hội\s(?:nghị|thảo|chợ|đoàn|đàm|thành\sviên|viên|hữu\snghị)|tọa\sđàm|toạ\sđàm|diễn\sđàn|triển\slãm|lễ\shội|liên\shoan
    |tập\sthể|cá\snhân|huyện\sđảo|tổ\schức|doanh\snghiệp|công\sty|tập\sđoàn|nhà\s(?:máy|đầu\stư|tài\strợ|văn\shóa|trường)|trường|bệnh\sviện|trung\stâm
    |cơ\squan|đơn\svị|sở|bộ|ban|ngành|phòng|vụ|cục|tổ|đội|nhóm|hội|câu\slạc\sbộ|đại\ssứ\squán|tổng\slãnh\ssự|văn\sphòng
    |cửa\skhẩu|sân\sbay|cảng|đường\sbay|khu\scông\snghiệp|cụm|thị\strường|lĩnh\svực|nội\sdung|giải\spháp|nhóm|giải|suất
    |ngôn\sngữ|thứ\stiếng|kênh|nền\stảng|điểm\scầu|đầu\scầu|di\ssản|danh\shiệu|huy\schương|kỷ\sniệm\schương|bằng\skhen
    |lần|bậc|hạng(?!\smục)|phần\străm|điểm\sphần\străm|%|tỷ|tỉ|triệu|nghìn|ngàn|trăm|đối\stác|thẻ|tờ|lá|phiếu|ý\skiến|câu\shỏi
    |tháng|ngày|tuần|giờ|phút|thập\sniên|thế\skỷ|trong\ssố|trụ\scột|nguyên\stắc|mũi|khâu|mục\stiêu|bước|xưởng|hiện\svật
""".replace("\n", "").replace(" ", "")
COUNTED = re.compile(rf"\s(?:{_COUNTED})\b", re.IGNORECASE)
# Behind these "năm" is a year: "trong năm", "cả năm", "kế hoạch năm"; "3 năm", "hai năm" are years too.
_YEAR_BEFORE = re.compile(
    r"""(?:\d|\b(?:cả|mỗi|hằng|hàng|đầu|cuối|giữa|nửa|các|những|nhiều|từng|qua|suốt|toàn|hết|sang|so\svới|kế\shoạch|tổng\skết
      |sơ\skết|dự\stoán|chỉ\stiêu|nhiệm\svụ|theo|đến|tới|từ|sau|trước|vào|của|chương\strình|mấy|vài|một|hai|ba|bốn|năm|sáu|bảy
      |tám|chín|mười|mươi|chục|trăm|lăm|mốt|rưỡi|nghìn|bước|tròn|kỷ\sniệm|thực\shiện|kết\squả|công\stác|báo\scáo
      |(?<!một\s)(?<!ba\s)(?<!hai\s)trong))\s\Z""",
    re.IGNORECASE | re.VERBOSE,
)
# "Kế hoạch năm nước rút": behind these "năm" counts although a noun follows rarely; "trong số năm nước" counts.
_YEAR_BEHIND = re.compile(
    r"""\s(?:\d|nay|ngoái|qua|trước|sau|tới|đầu|học(?!\s(?:viên|sinh|bổng|giả))|tài\schính|mới|thứ|vừa|đó|này|cuối|nào|gần|liên
      |liền|nhuận|âm|dương|tháng|sinh|ngày\s\d)""",
    re.IGNORECASE | re.VERBOSE,
)
# "Một" is an article unless something else shows that it counts.
_ONE_BEFORE = re.compile(
    r"""\b(?:thêm|ít\snhất|tối\sthiểu|tối\sđa|chỉ|chỉ\scó|duy\snhất|hơn|gần|khoảng|không\squá|có|và|cùng|với|gồm|tổ\schức|mở|ký|đón
      |tiếp|cử|đưa|cấp|phê\sduyệt|tăng|giảm|xây|xây\sdựng|hoàn\sthành|thành\slập|khai\strương|dự|tham\sgia|triển\skhai|thực\shiện
      |xảy\sra|xử\slý|phát\shiện|bắt|bắt\sgiữ|thu\shồi|khởi\scông|khánh\sthành|tiếp\snhận|viện\strợ|trao|tặng|hỗ\strợ|đã|được|còn
      |đăng\scai|chủ\strì|kết\snạp|bổ\ssung|thu\shút|cấp\smới|ban\shành|tiến\shành|trong\sđó|trong\sđó\scó|đúng|riêng|lại
      |mất|bớt|[,;:(])\s\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_ONE_COUNTED = re.compile(
    r"""\s(?:lớp|đoàn|khóa|khoá|đợt|chuyến|cuộc|buổi|vụ|tàu|hội\s(?:nghị|thảo|chợ)|thỏa\sthuận|thoả\sthuận|văn\skiện|dự\sán
      |bản\sghi\snhớ|trường\shợp|người|ngư\sdân|công\sdân|cặp|trường|trạm|nhiệm\svụ|đề\sán|khoản|hiệp\sđịnh|diễn\sđàn|tọa\sđàm
      |toạ\sđàm|triển\slãm|ngôi|căn|chiếc|cây\scầu|công\strình|doanh\snghiệp|xã|phường|tỉnh|thành\sphố|nước|quốc\sgia|đơn\svị
      |chương\strình|lễ\shội|phiên|kỳ|suất|học\sbổng|đại\sbiểu|cán\sbộ|bậc|thị\strường|kiến\snghị|sự\skiện|hoạt\sđộng|thẻ)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ONE_BOUND = re.compile(r"\b(?:ít\snhất|tối\sthiểu|tối\sđa|chỉ|chỉ\scó|duy\snhất|không\squá|đúng)\s\Z", re.IGNORECASE)
_ONE_NEVER = re.compile(
    r"""\s(?:số|cách|phần|mặt|trong|vài|khi|bước|lúc|đôi|loạt|là|lần\snữa|chút|ít|bên|phía|thời|chiều|mực|lòng|chặng
      |cửa|mình|nền|sớm|phen|bộ\sphận|tay|nhà|hướng|điều|nửa\sđầu|nửa\scuối|dạo|hồi)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Names and set phrases: "cấp ba" (third class), "ba mẹ" (parents), "chín muồi" (ripe), "hai chiều" (both ways).
_NAME_BEFORE = re.compile(
    r"\b(?:tháng|thứ|quý|mồng|mùng|số|lớp|khóa|khoá|cấp|tầng|mục|điều|chương|hạng|loại|bậc|tiết|kỳ|phần|bàn|quyển|tập|giai\sđoạn)\s\Z",
    re.IGNORECASE,
)
_NAME_ALWAYS = frozenset({"tháng", "thứ", "quý", "mồng", "mùng"})
_NOT_BEHIND = {
    "hai": r"chiều|chữ|sương|lúa",
    "ba": r"mẹ|má|ơi|lô|gác|hoa|chỉ|ba|rọi|lăng|toong|vạ|hồi|chân\skiềng|đảm|láp|tê|zoka",
    "bốn": r"phương|biển|tại\schỗ|bề",
    "năm": r"châu",
    "bảy": r"nổi",
    "tám": r"hướng|chuyện",
    "chín": r"muồi|chắn|mọng|rộ|vàng|đỏ|nhừ|kỹ|tới|cây|suối",
    "mười": r"phương|mươi",
}
_NOT_BEHIND_PATTERNS = {word: re.compile(rf"\s(?:{others})\b", re.IGNORECASE) for word, others in _NOT_BEHIND.items()}
_SET_PHRASE = re.compile(
    r"""\s(?:con\ssố|chữ\ssố|rõ\b|tại\schỗ|sao\b|lần(?:\s(?:mỗi|một|trong)\s|/)(?:năm|tháng|tuần|quý|ngày|kỳ))""",
    re.IGNORECASE | re.VERBOSE,
)
_OCCASIONS = re.compile(r"\slần\b", re.IGNORECASE)
_RHYTHM_BEFORE = re.compile(r"\b(?:mỗi|một|hằng|hàng)\s(?:năm|tháng|tuần|quý|ngày)\s\Z", re.IGNORECASE)
_RIPE_BEFORE = re.compile(r"\b(?:lúa|quả|trái|nấu|độ|đun|làm)\s\Z", re.IGNORECASE)
_ENUMERATES = re.compile(r"\slà\b(?!\s(?:nữ|người))", re.IGNORECASE)
_SENTENCE_HEAD = frozenset(".!?:;\"“”'‘(-–—•*+|\n\t…/,")
_BACK = 16  # characters in which the words that decide stand


def is_set_phrase(text: str, start: int, end: int) -> bool:
    """Whether the words around a number make a set phrase of it: "hai con số", "6 rõ", "4 sao", "mỗi năm hai lần".

    Args:
        text: The sentence.
        start: Where the number starts.
        end: Where it ends.
    """
    if _SET_PHRASE.match(text, end):
        return True
    return (
        _OCCASIONS.match(text, end) is not None
        and _RHYTHM_BEFORE.search(text, max(0, start - _BACK), start) is not None
    )


def opens_name(text: str, start: int, end: int) -> bool:
    """Whether a capital makes a name of number words: "Ba Vì", "thứ Năm"; not one that only opens a sentence.

    Args:
        text: The sentence.
        start: Where the number words start.
        end: Where they end.
    """
    if not text[start].isupper():
        return False
    before = text[:start].rstrip(" \u00a0")
    if before and before[-1] not in _SENTENCE_HEAD:
        return True
    ahead = text[end : end + 2]
    return len(ahead) > 1 and ahead[0].isspace() and ahead[1].isupper()


def counts(text: str, low: str, start: int, end: int) -> bool:
    """Whether one number word, alone, counts something.

    Args:
        text: The sentence.
        low: The same in lower case.
        start: Where the word starts.
        end: Where it ends.
    """
    word = low[start:end]
    if _ENUMERATES.match(text, end):
        return False
    if word == "một":
        return _one_counts(text, start, end)
    if word == "năm":
        return _five_counts(text, start, end)
    pattern = _NOT_BEHIND_PATTERNS.get(word)
    if pattern is not None and pattern.match(text, end):
        return False
    if word == "chín" and _RIPE_BEFORE.search(text, max(0, start - _BACK), start):
        return False
    return not _is_named(text, start, end)


def _is_named(text: str, start: int, end: int) -> bool:
    named = _NAME_BEFORE.search(text, max(0, start - _BACK), start)
    if named is None:
        return False
    return named.group().strip().lower() in _NAME_ALWAYS or not COUNTED.match(text, end)


def _one_counts(text: str, start: int, end: int) -> bool:
    if _ONE_NEVER.match(text, end) or _is_named(text, start, end):
        return False
    if _ONE_BOUND.search(text, max(0, start - _BACK), start):
        return True
    return bool(_ONE_COUNTED.match(text, end) and _ONE_BEFORE.search(text, max(0, start - _BACK), start))


def _five_counts(text: str, start: int, end: int) -> bool:
    if _NOT_BEHIND_PATTERNS["năm"].match(text, end) or not COUNTED.match(text, end):
        return False
    if _YEAR_BEFORE.search(text, max(0, start - _BACK), start) or _YEAR_BEHIND.match(text, end):
        return False
    return not _is_named(text, start, end)
