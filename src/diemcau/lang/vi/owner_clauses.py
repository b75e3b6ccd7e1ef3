"""Whether an org in a Vietnamese sentence owns its figures, or only reports, hears or joins them."""

from __future__ import annotations

import re

from diemcau.lang.language import OrgMention
from diemcau.lang.vi.countries import COUNTRIES, FULL_NAMES
from diemcau.lang.vi.owners import NAME, SAID_BEHIND, UPPER

JOINS_PLACE = re.compile(r"(?<!\w)(?:của|tại|ở|trên địa bàn|trong)\s+\Z")
_LOCATIVE = re.compile(
    r"(?:^|[,;:.]\s+|(?<!\w)(?:và|còn|trong khi|nhưng|song)\s+)(?:[Tt]ại|[Ởở]|[Đđ]ối với|[Rr]iêng|[Vv]ới|[Cc]òn"
    r"|[Tt]rên địa bàn|[Tt]ính chung)?\s*\Z"
)
_ACCORDING = re.compile(
    r"(?<!\w)(?:[Tt]heo(?: (?:số liệu|báo cáo|thống kê|thông tin))?(?: (?:của|từ))?|[Bb]áo cáo của"
    r"|[Ss]ố liệu (?:của|từ|do)|do|bởi|với|cho|từ|sang|đến|tới|vào|cùng|và|phía)\s+\Z"
)
_PARTNER = re.compile(r"(?<!\w)(?:với|sang|từ|đến|tới|vào|cho|giữa|cùng|và|-|–)\s+\Z")
_OWNING = re.compile(
    r"(?:Bộ (?!Chỉ huy|Tư lệnh|đội)|Đại sứ quán|ĐSQ|Tổng [Ll]ãnh sự quán|Chính phủ|Văn phòng Bộ|Thương vụ|Liên hiệp)"
)
_SYLLABLE = rf"[{UPPER}][\w’-]*"
_BARE = re.compile(
    r"(?:^|[;.]\s+)(?:Tại|Ở|Riêng|Với|Về phần mình,|Đối với)\s+((?:[A-ZÀ-ỸĐ][\w’-]*\s?){2,4})[,-]"
    r"|(?:^|[,;.]\s+)[Rr]iêng\s+((?:[A-ZÀ-ỸĐ][\w’-]*\s){2,3})(?=có|đạt|đón|nhận|chiếm|thu hút)"
    # Without any noun before a verb of what provinces do, and its number: "Mùa hè, Lâm Hải đón 26 đoàn".
    rf"|(?:^|[,;]\s+)(?!Tỉnh|Thành|Bộ|Sở)((?:{_SYLLABLE}\s){{2,3}})(?=(?:đã |cũng |còn )?(?:đón|cử|ký|tiếp nhận|thu hút"
    r"|xuất khẩu|có|duy trì|cấp) (?:được )?(?:hơn |gần |trên |khoảng )?\d)"
)
NATION_OFFICES = re.compile(
    r"(?i)(?<!\w)(?:Thủ tướng|Chủ tịch nước|Tổng Bí thư|Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư)"
)
# Verbs of a country that acts on its own account.
_ACTS = re.compile(r"\s+(?:đã |sẽ )?(?:cấp|xuất khẩu|nhập khẩu|viện trợ|cam kết|chi|dành|tài trợ|sản xuất)(?!\w)")
# A name at the head of a clause or of an entry of a list: "Bình Sa (4 vụ)", "; tiếp đến là Đắk Nhoong 12 dự án".
BARE_NAMES = re.compile(
    rf"(?:^|[,;:(]\s|[-–+•]\s|(?<!\w)(?:là|tỉnh|của|Riêng|riêng|còn)\s)(?P<name>{NAME}(?:\s-\s{NAME})?)(?!\w)"
)
_NEAR = 60  # characters around an org that tell what it does
_SMALL_PLACES = ("huyện", "quận", "thị xã", "phường", "xã", "đặc khu", "vùng")
_OPENING = 30  # characters before the first subject of a sentence
_BODY_AT_END = re.compile(
    r"(?<!\w)(?:UBND|HĐND|Sở [^,.;]{0,30}|Công an|Chủ tịch [^,.;]{0,30}|Bí thư|đoàn [^,.;]{0,30}|Hội [^,.;]{0,30})\s*\Z"
)


def find_bare_place(text: str) -> tuple[int, str] | None:
    """Offset and name of a place that opens a clause without its noun: "Riêng Lâm Hải, ..."."""
    match = _BARE.search(text)
    if match is None:
        return None
    at = next(group for group in (1, 2, 3) if match[group])
    name = match[at].strip()
    return None if name in COUNTRIES else (match.start(at), name)


def may_own(text: str, mention: OrgMention, owner: str | None, country: str) -> bool:
    """Whether an org may own a figure of its sentence: not one that only reports it, nor a partner.

    Args:
        text: The sentence.
        mention: The org in it.
        owner: Whose report the document is, or None.
        country: The country the document belongs to.
    """
    before, after = text[max(0, mention.start - _NEAR) : mention.start], text[mention.end : mention.end + _NEAR]
    if mention.sort == "nation":
        return True
    if mention.sort == "country":
        home = is_same_country(mention.name, country) or is_same_country(mention.name, owner or "")
        placed = len(before) < _OPENING or bool(_LOCATIVE.search(before))
        acts = owner == country and len(before) < _OPENING and _ACTS.match(after) is not None
        return (home or acts) and placed and not _PARTNER.search(before)
    if mention.sort == "org":
        if not _OWNING.match(mention.name):
            return bool(owner) and mention.name.lower() in (owner or "").lower()
        placed = len(before) < _OPENING or before.endswith("; ")
        return placed and not _ACCORDING.search(before) and not SAID_BEHIND.match(after)
    if mention.sort == "place" and mention.name.startswith(_SMALL_PLACES):
        return bool(owner) and mention.name in (owner or "")
    if _LOCATIVE.search(before):
        return True
    return not _ACCORDING.search(before) and (mention.sort == "generic" or not _BODY_AT_END.search(before))


def is_same_country(name: str, other: str) -> bool:
    """Whether a name, perhaps a short one, is that of another name or a part of it."""
    full = FULL_NAMES.get(name, name)
    return bool(other) and (full in FULL_NAMES.get(other, other) or name in other)
