"""Signs in the head of a Vietnamese text of what it is about."""

from __future__ import annotations

import re

# Ends of the words before a time with which something is only compared.
COMPARED = re.compile(
    r"(?<!\w)(?:(?:so với|so|cùng kỳ|hơn)(?!\w)[^.;]{0,24}|\d lần\s+|gấp (?:đôi|ba|rưỡi)\s+)\Z|\(\Z", re.IGNORECASE
)
# Something that took place on the day it stands with.
EVENT = re.compile(
    r"(?<!\w)(?:tổ chức|diễn ra|chủ trì|dự|họp|hội nghị|gặp|tiếp|làm việc|ký|thăm|khai mạc|bế mạc|công bố|cho biết"
    r"|thông báo|ban hành|sơ kết|tổng kết|đón|hội đàm|phát biểu|thông cáo|kết luận)(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LOOKS_BACK = re.compile(
    r"(?<!\w)(?:tổng kết|sơ kết|kết quả|nhìn lại|thành tựu|đánh giá|tình hình thực hiện)(?!\w)[^.\n]{0,80}\Z",
    re.IGNORECASE,
)
_LOOKS_AHEAD = re.compile(
    r"(?<!\w)(?:nhiệm vụ|kế hoạch|phương hướng|chương trình|mục tiêu|triển khai|định hướng)(?!\w)[^.\n]{0,80}\Z",
    re.IGNORECASE,
)
# Words before a time for which something is only being set going: "triển khai nhiệm vụ quý IV".
AHEAD = re.compile(
    r"(?<!\w)(?:triển khai|đề ra|phương hướng|giao|xây dựng)(?!\w)[^.;:\n]{0,12}"
    r"(?:nhiệm vụ|công tác|kế hoạch|chương trình)?[^.;:\n]{0,12}\Z",
    re.IGNORECASE,
)
_REACH = 120  # characters before a year in which a word that looks back or ahead may stand


def reviews(head: str, year: int) -> bool:
    """Whether a text reviews one year and sets tasks for the next."""
    return _says_of(head, _LOOKS_BACK, year) and _says_of(head, _LOOKS_AHEAD, year + 1)


def _says_of(head: str, pattern: re.Pattern[str], year: int) -> bool:
    named = str(year)
    return any(
        pattern.search(head, max(0, match.start() - _REACH), match.start())
        for match in _YEAR.finditer(head)
        if match.group() == named
    )
