"""Vietnamese words for papers that sides conclude and for delegations."""

from __future__ import annotations

import re

from diemcau.lang.accords import AccordWords
from diemcau.lang.cued import Cued
from diemcau.lang.vi.owners import UPPER

_B, _E = r"(?<!\w)", r"(?!\w)"
_CAP = rf"[{UPPER}][\w’'-]*"
_HEAD = (
    r"(?:tỉnh|thành phố|TP\.?|huyện|quận|bang|vùng|Sở|Bộ|Ủy ban|UBND|Hội|Liên hiệp"
    r"|Quỹ|Đại sứ quán|Trường|công ty|Công ty|nước)"
)
# A small syllable inside a name ("Quỹ Sức khỏe Ven Sông"), but none of those that end it.
_LOW = (
    r"(?!(?:do|và|với|đã|giữa|tại|ngày|vào|ở|có|là|được|sẽ|của|trong|cho|để|thăm"
    r"|sang|đến|ký|dẫn|từ|theo|về|chiều|sáng)(?!\w))[a-zà-ỹđ]+"
)
_NAME = rf"(?:{_HEAD} )*(?:{_CAP})(?: (?:và (?=Truyền|Đầu|Du|Xã|Công|Thương|Phát|Môi)|{_CAP}|{_LOW}(?= [{UPPER}])))*"
# The name of an org: its noun, then pairs of syllables of which the first is capitalised, as compounds are written.
_ORG = (
    r"(?:Bộ|Sở|Cục|Vụ|Ban|Ủy ban|Uỷ ban|Hội|Hội đồng|Liên hiệp|Quỹ|Viện|Trung tâm"
    r"|Văn phòng|Trường|Công ty|Tập đoàn|Hiệp hội|Tổ chức)"
)
_KINDS = {
    "bản ghi nhớ": "memorandum",
    "biên bản ghi nhớ": "memorandum",
    "mou": "memorandum",
    "ý định thư": "letter of intent",
    "thư ý định": "letter of intent",
    "hiệp ước": "treaty",
    "hiệp định": "treaty",
    "công ước": "treaty",
    "nghị định thư": "protocol",
    "tuyên bố chung": "statement",
    "chương trình hợp tác": "plan",
    "kế hoạch hợp tác": "plan",
    "kế hoạch hành động": "plan",
    "hợp đồng": "contract",
    "thỏa thuận": "agreement",
    "thoả thuận": "agreement",
    "biên bản": "document",
    "văn kiện": "document",
}

WORDS = AccordWords(
    cue=re.compile(
        r"ghi nhớ|mou|ý định|hiệp|công ước|nghị định thư|tuyên bố|chương trình|kế hoạch"
        r"|hợp đồng|th[ỏo][aả] thuận|biên bản"
        r"|văn kiện|đoàn"
    ),
    paper=Cued(rf"{_B}(?P<n>{'|'.join(sorted(_KINDS, key=len, reverse=True))}){_E}"),
    kinds=_KINDS,
    signed=Cued(rf"{_B}(?:ký kết|ký|trao|gia hạn|thông qua){_E}"),
    ahead=re.compile(
        r"(?<!\w)(?:sẽ|dự kiến|đề xuất|đề nghị|dự thảo|chuẩn bị|tiến tới|(?:\d[\d.]*"
        r"|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|các|những"
        r"|một số|mọi)(?: \w+){0,2}) (?:\w+ ){0,2}$"
    ),
    field=re.compile(
        r" (?:hợp tác )?(?:về|trong lĩnh vực|trên lĩnh vực|thuộc lĩnh vực) (?P<f>[^,.;:()]{3,70}?)"
        r"(?= (?:giữa|với|giai đoạn|đã|được|vào|ngày|tại|có|do|là|nhằm|với)(?!\w)|[,.;:()]|$)"
    ),
    between=re.compile(rf"{_B}giữa (?P<a>{_NAME}) (?:và|với) (?P<b>{_NAME})"),
    partner=re.compile(rf"{_B}với (?P<b>{_NAME})"),
    delegation=Cued(
        r"(?<!\d )(?<!các )(?<!những )(?<!nhiều )(?<!mỗi )(?<!\w)đoàn(?: (?:đại biểu"
        r"|công tác|cán bộ|doanh nghiệp|lãnh đạo|cấp cao|khách|đại diện))*"
        r"(?! (?:ra|vào|thể|kết|viên|tàu|xe|phim|thanh niên)(?!\w))(?!\w)"
    ),
    sender=re.compile(
        r"[Đđ]oàn(?: (?:đại biểu|công tác|cán bộ|doanh nghiệp|lãnh đạo|cấp cao|khách"
        rf"|đại diện))*(?: của)? (?P<s>{_NAME})(?P<p>\Z)?"
    ),
    led=re.compile(rf"{_B}do |{_B}dẫn đầu bởi "),
    inbound=re.compile(rf"{_B}(?:tiếp|đón|tiếp đón|đến chào|chào xã giao|đón tiếp){_E}"),
    outbound=re.compile(rf"{_B}(?:cử|lên đường|đi công tác|xuất cảnh){_E}"),
    name=re.compile(rf"{_ORG}(?: {_CAP} (?:{_CAP}|{_LOW}))+(?: {_CAP}(?! [a-zà-ỹđ]))?(?!\w)"),
    venue=re.compile(r"(?<!\w)(?:tại|ở|đến|từ|sang|gần|giao|yêu cầu|đề nghị|của) $"),
)
