"""How Vietnamese notices, decisions and dispatches frame their orders, and whose orders they are."""

from __future__ import annotations

import re

from diemcau.lang.cued import Cued
from diemcau.lang.vi.bodies import opens_unit
from diemcau.lang.vi.lines import Line
from diemcau.lang.vi.orders import ITEM, ORDINAL
from diemcau.lang.vi.speech import Names

# How far into a document its head reaches: a page of two columns has about 6,000 characters.
_HEAD = 6000
_LETTERHEAD = 700
_FORMAL = re.compile(
    r"\n\s*(?:THÔNG BÁO|QUYẾT ĐỊNH|CÔNG ĐIỆN|CHỈ THỊ|KẾT LUẬN|CÔNG VĂN|KẾ HOẠCH|NGHỊ QUYẾT|CHƯƠNG TRÌNH)\b"
    r"|\n\s*Điều \d+[.:]"
)
_FORMAL_WORDS = Cued(r"\b(?:kết luận|quyết định|yêu cầu|ý kiến chỉ đạo) như sau|\bKết luận của [^\n]{3,120} tại ")
# It opens with one letter so that the engine can skip to the next of these.
_FORMAL_CODE = re.compile(r"[Ss](?<!\w[Ss])ố:? ?[\w./-]*\d[\w.]*/(?:TB|CĐ|CT|QĐ|KL|NQ)-")
# The offices behind the letters of Vietnamese document numbers (Decree 30/2020/ND-CP on records, annex VI).
_CODE = re.compile(r"[Ss]ố:? ?[\w./-]*\d[\w.]*/(?:[A-ZĐ]{2,6}-)?(?P<c>[A-Za-zĐ]{2,6})\b")
_CODES = {
    "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "BNG": "Bộ Ngoại giao",
    "TU": "Tỉnh ủy",
    "TW": "Ban Chấp hành Trung ương Đảng",
}
_CONCLUSIONS = re.compile(r"(?:Kết luận|kết luận|Ý kiến chỉ đạo|ý kiến chỉ đạo|Ý kiến kết luận) của (?:đồng chí )?")
_COMMITTEE = re.compile(r"(?:UBND|Ủy ban nhân dân) (?:tỉnh|thành phố|huyện|xã|phường)(?: [A-ZÀ-ỸĐ]\w+){1,3}")
_CAPITALS = re.compile(r"\s*(?P<b>[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ’',.\- ]{8,90})\n")
_PRESS = re.compile(
    r"(?<!\w)(?:báo|tạp chí|đài|bản tin|online|cổng thông tin|trang tin|thông tấn|truyền hình|phát thanh"
    r"|thông tin thị trường"
    r"|du lịch|đầu tư|news|vov|vtv|ttxvn)(?!\w)",
    re.IGNORECASE,
)
_SMALL_BEHIND = re.compile(r"(?<=\s)(?:CỦA|VÀ|TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)(?=\s)")
_CAPTION = re.compile(
    r"(?:Ảnh|Nguồn|Tin, ảnh|Tin và ảnh|Người lập|Nơi nhận|Lưu|Ghi chú|Hỏi|Đường dây nóng|Liên hệ"
    r"|Tác giả)\b.{0,3}:|\(?\*+\)"
)
_LONGEST_CAPTION = 250  # characters
_PHOTO = Cued(r"\bẢnh ?: ?\S|- ảnh \d+\s*\Z|\(Ảnh|\bẢnh minh họa|\bẢnh/")
HEADING = re.compile(
    r"(?:[IVX]{1,4}\.|[A-D]\.|\d\.)?\s*(?P<h>(?:các )?(?:nhiệm vụ|yêu cầu|tổ chức thực hiện|phân công|kiến nghị|đề xuất"
    r"|giải pháp|nội dung kết luận)\b[^.:;]{0,60})[.:]?\s*\Z",
    re.IGNORECASE,
)
SPECIFICALLY = re.compile(
    r"(?:Cụ thể|Trong đó|Theo đó|Cụ thể là|Cụ thể như sau|Như sau|Bao gồm|Gồm)\s*:?\s*\Z", re.IGNORECASE
)
# What closes a notice without ordering anything: "... thông báo để các đơn vị biết, thực hiện".
_CLOSING = re.compile(
    r"thông báo (?:để|đến|tới) [^.]{0,80}(?:biết|thực hiện)|(?:xin )?trân trọng|có hiệu lực (?:kể )?từ|hết hiệu lực"
)
# Acts of a decision that take effect with it and tell nobody to do something.
_ENACTS = re.compile(
    r"(?:ban hành|phê duyệt|thành lập|công nhận|bổ nhiệm|đồng ý|thống nhất(?! giao)|bãi bỏ|thay thế|kiện toàn|cho phép"
    r"|chấp thuận|công bố|tặng|điều chỉnh|sửa đổi)(?!\w)",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"(?:ghi nhận|biểu dương|đánh giá cao|cơ bản thống nhất|cơ bản đồng tình|hoan nghênh|cảm ơn|chúc mừng"
    r"|thống nhất với"
    r"|đồng tình|nhất trí|tán thành|chia sẻ (?:với|những)|đồng ý|tiếp thu ý kiến)(?!\w)",
    re.IGNORECASE,
)


# Somebody gives a number of tasks; the sentences or lines behind say which.
_GIVES = Cued(
    r"(?<!\w)(?:nhấn mạnh|chỉ rõ|nêu|nêu rõ|giao|gợi mở|đề ra|đưa ra|quán triệt|lưu ý|định hướng|phân công|chỉ ra"
    r"|đặt ra|nhắc lại|chốt|để lại|có|ra)"
    r" (?:\w+ ){0,3}?(?:\d{1,2}|một số|các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:nhóm )?(?:nhiệm vụ"
    r"|giải pháp|biện pháp"
    r"|nội dung|vấn đề|điểm|yêu cầu|việc|định hướng|hướng|công việc|trọng tâm|lưu ý|đầu việc|lời dặn|lời nhắc"
    r"|đề nghị)(?!\w)"
)


_COUNTS = {word: count for count, word in enumerate("hai ba bốn năm sáu bảy tám chín mười".split(), start=2)}
_COUNT = re.compile(rf"(?<!\w)(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)}) (?:nhóm )?\w+(?: \w+)?\Z")


def count_tasks(text: str) -> int | None:
    """How many tasks a document says that somebody gave; None where it says no number."""
    for told in _GIVES.finditer(text):
        count = _COUNT.search(told.group())
        if count is not None:
            words = count["n"]
            return int(words) if words.isdigit() else _COUNTS[words]
    return None


def gives_tasks(text: str, start: int, end: int) -> bool:
    """Whether the sentence between two places says that somebody gives a number of tasks."""
    return _GIVES.search(text, start, end) is not None


def is_formal(text: str) -> bool:
    """Whether a document is a notice, a decision, a dispatch or the like, by the words of its head."""
    return (
        _FORMAL_WORDS.search(text, 0, _HEAD) is not None
        or _FORMAL_CODE.search(text, 0, _HEAD) is not None
        or _FORMAL.search("\n" + text[:_HEAD]) is not None
    )


def is_press(publisher: str | None) -> bool:
    """Whether a publisher is a newspaper or a portal, which orders nothing itself."""
    return publisher is None or _PRESS.search(publisher) is not None


def is_idle(text: str, start: int, end: int) -> bool:
    """Whether the line between two places is a caption, a source, a row of a table or who gets a notice."""
    pictured = end - start < _LONGEST_CAPTION and _PHOTO.search(text, start, end) is not None
    return pictured or text[start:end].rstrip().endswith("|") or _CAPTION.match(text, start, end) is not None


def is_closing(words: str) -> bool:
    """Whether a sentence closes a notice or says from when it holds."""
    return _CLOSING.search(words) is not None


def is_enacting(words: str) -> bool:
    """Whether the words of an item only enact, praise or agree."""
    return _ENACTS.match(words) is not None or _PRAISE.match(words) is not None


def is_praise(words: str) -> bool:
    """Whether words praise, thank or agree."""
    return _PRAISE.match(words) is not None


def find_item_mark(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The number of a list item as printed, without its marks, and where its words start; None for any other line."""
    match = ITEM.match(text, start, end)
    if match is not None and match.end() > start:
        mark = match["n"] or match["art"] or ""
        ordinal = ORDINAL.match(text, match.end(), end)
        return mark.strip("(). :/") or "-", ordinal.end() if ordinal else match.end()
    ordinal = ORDINAL.match(text, start, end)
    return (ordinal["o"], ordinal.end()) if ordinal and ordinal["o"] else (None, ordinal.end() if ordinal else start)


def find_house(text: str, names: Names, publisher: str | None) -> str | None:
    """Who speaks in a document that names no speaker.

    The person whose conclusions it gives; else the office of its number, its letterhead or its publisher, unless that
    is a newspaper.
    """
    head = text[:_LETTERHEAD]
    conclusions = _CONCLUSIONS.search(head)
    person = names.first_in(conclusions.end() - 1, conclusions.end() + 140) if conclusions else None
    if conclusions and person is not None and person.span.start <= conclusions.end() + 2:
        return person.full
    code = _CODE.search(head)
    if code and code["c"] in _CODES:
        return _CODES[code["c"]]
    letterhead = _CAPITALS.match(text)
    owner = letterhead["b"].strip() if letterhead and opens_unit(Line(text, *letterhead.span("b")), 0) else None
    if code and code["c"] == "UBND":
        place = _COMMITTEE.search(text)
        return place.group() if place else _in_small_letters(owner) if owner else publisher or "UBND tỉnh"
    if publisher and not is_press(publisher):
        return publisher
    return _in_small_letters(owner) if owner and code else None


def _in_small_letters(words: str) -> str:
    """A letterhead in capitals as it would stand in a sentence."""
    small = _SMALL_BEHIND.sub(lambda m: m.group().lower(), words)
    return " ".join(word if word in {"UBND", "HĐND"} or word.islower() else word.capitalize() for word in small.split())
