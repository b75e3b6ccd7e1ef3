"""Digits that are no number in a Vietnamese text: addresses, telephone numbers, document numbers, versions."""

from __future__ import annotations

import re

from diemcau.lang.vi.number_sense import COUNTED
from diemcau.lang.vi.number_tails import PERCENT_AFTER, SCALE_AFTER

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b[a-zA-Z][\w-]*(?:\.[a-zA-Z][\w-]*)+(?:/\S*)?")
_RUN = re.compile(r"[\w.,:/+-]+")
_PHONE = re.compile(r"\+?\d+(?:[ .-]\d+)+")
_PHONE_GROUP = re.compile(r" \d{1,4}\b(?![,.]?\d| ?%)")
# 45/TB-VPCP, 09/2019/NĐ-CP, 20/2020/QĐ-TTg, 59-NQ/TW, 318-KL/TU, 24/7, 24/24.
_DOCUMENT = re.compile(r"\d+(?:/\d+)*(?:/[A-ZĐ]|[-–](?=[A-ZĐ]{2,})(?!(?:USD|EUR|VND|JPY)\b))")
_ROUND_THE_CLOCK = re.compile(r"24/(?:24|7)\b|7/7\b")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
_SERVICE = re.compile(r"1[89]00[ .-]?\d{2,}")  # 1900.5454, 1800 2028: numbers that the caller does not pay
_LIST_NUMBER = re.compile(r"(?<!\d)\d{1,2}\)(?=\s)")  # "1) 25 đoàn; 2) 30 đoàn"
_AREA = re.compile(r"\(\+?\d{2,4}(?:[ .-]\d{1,4})*\)[ .-]?\d{3}[\d .-]*\d")  # (84-24) 3799 2000
_EDITION = re.compile(r"\d\.0(?!\d|[.,]\d|\s?%)")  # "công nghiệp 4.0"
# Digits behind these name: "Điều 5", "số 16", "tầng 2", "Kết luận 125"; not "tổng số 34", "trong số 12".
_NAMED = re.compile(
    r"""(?<!\w)(?:(?i:(?<!tổng\s)(?<!trong\s)(?<!con\s)(?<!chỉ\s)(?<!nhóm\s)(?<!đa\s)(?<!vị\strí\s)số(?::|\s)(?:nhà\s)?)
      |(?i:điều|khoản|chương|mục|trang|tầng|phòng|quốc\slộ|tỉnh\slộ|phiên\sbản|quầy|tổ\sdân\sphố|hotline|thế\skỷ|covid
      |mồng|mùng|mức\sđộ|cấp\sđộ)\s
      |(?:Nghị\squyết|Kết\sluận|Chỉ\sthị|Quyết\sđịnh|Công\svăn|Thông\stư|Nghị\sđịnh|Công\sước|Quy\sđịnh|Tờ\strình
      |Công\sđiện|Luật|Pháp\slệnh|Đề\sán|Quân\skhu|Sư\sđoàn|Trung\sđoàn|Trung\sương)\s)\s?(?P<more>(?:\d+\s?(?:,|và|hoặc)\s)*)\Z""",
    re.VERBOSE,
)
# Digits behind these name only where nothing is counted: "cấp 3", "phường 3", "mốc 701"; not "cấp 3 giấy phép".
_NAMED_ALONE = re.compile(
    r"""(?<!\w)(?:cấp|phường|quận|khu\sphố|thôn|xóm|ấp|đợt|giai\sđoạn|bước|vòng|lớp|khóa|khoá|hạng|loại|phụ\slục|mẫu|biểu|bậc
      |chương\strình|(?<!vượt\s)(?<!đạt\s)(?<!cán\s)(?<!qua\s)(?<!gần\s)mốc)\s\Z""",
    re.IGNORECASE | re.VERBOSE,
)
# The last syllables of all of these, and what joins two numbers: a quick look before the patterns run.
_LAST_OF_NAMES = frozenset(
    """số nhà điều khoản chương mục trang tầng phòng lộ bản quầy phố hotline kỷ covid mồng mùng độ quyết luận thị định
    văn tư ước trình điện luật lệnh án khu đoàn ương và hoặc cấp phường quận thôn xóm ấp đợt đoạn bước vòng lớp khóa
    khoá hạng loại lục mẫu biểu bậc mốc""".split()
)
_NOTHING_COUNTED = re.compile(r"\s?(?:[.,;:)\]\n]|\Z|(?:và|đến|của|tại|ở|do|được|không|nằm|thuộc|có)\b)")
_NAMED_REACH = 30  # characters that the longest of them takes, more numbers behind it included
_LEAST_DIGITS = 6  # of a telephone number that shows itself by its plus sign or leading zero
_MOST_DIGITS = 8  # from here on digits in groups are one anyway


def may_hold_address(text: str) -> bool:
    """A quick look that spares most sentences the pattern."""
    return "//" in text or "@" in text or "www." in text or ".vn" in text


def run_end(text: str, start: int, end: int) -> int:
    """Where a code ends that goes on behind `end`, over the groups of a telephone number too.

    Args:
        text: The sentence.
        start: Its first digit.
        end: Where its first digits end.
    """
    if (area := _AREA.match(text, start - 1)) is not None and start:
        return area.end()
    first, run = end, _RUN.match(text, end)
    if run:
        end += len(run.group().rstrip(".,:"))
    dials = text[start] == "0" or _SERVICE.match(text, start) is not None or _is_telephone(text, start, first)
    while dials and not (run and run.group()[-1] in ",.:") and (group := _PHONE_GROUP.match(text, end)):
        end = group.end()
    return end


def is_code(text: str, start: int, end: int) -> bool:
    """Whether digits from `start` to `end` are a telephone number, a document number, a date or the like."""
    if text[start] == "0" and end - start > 2 and text[start + 1].isdigit():
        return True
    if _DOCUMENT.match(text, start) or _ROUND_THE_CLOCK.match(text, start) or _SERVICE.match(text, start):
        return True
    if _LIST_NUMBER.match(text, start) and text.count("(", 0, start) <= text.count(")", 0, start):
        return True
    if start and _AREA.match(text, start - 1):
        return True
    mark, behind = text[end : end + 1], text[end + 1 : end + 2]
    if mark and mark in ":_@" and behind.isalnum():
        return True
    if mark == "/" and behind.isdigit() and _DATE.match(text, start):
        return True
    if mark and mark in "-–" and behind.isalpha() and not PERCENT_AFTER.match(text, end):
        return SCALE_AFTER.match(text, end) is None
    return _is_telephone(text, start, end)


def is_named(text: str, start: int, end: int) -> bool:
    """Whether the words before digits make a name of them where no unit follows.

    Args:
        text: The sentence.
        start: Where the digits start.
        end: Where they end.
    """
    back = max(0, start - _NAMED_REACH)
    words = text[back:start].split()
    if not words or ((last := words[-1].lower().rstrip(":,")) not in _LAST_OF_NAMES and not last.isdigit()):
        return False
    if match := _NAMED.search(text, back, start):
        return not match["more"] or COUNTED.match(text, end) is None
    return _NAMED_ALONE.search(text, back, start) is not None and _NOTHING_COUNTED.match(text, end) is not None


def is_edition(text: str, start: int) -> bool:
    """Whether digits name an edition, as in "công nghiệp 4.0"."""
    return _EDITION.match(text, start) is not None


def _is_telephone(text: str, start: int, end: int) -> bool:
    plus = text[start - 1 : start] == "+"
    goes_on = text[end : end + 1] in {" ", ".", "-"} and text[end + 1 : end + 2].isdigit()
    if not plus and not goes_on and text[start] != "0":
        return False
    run = _PHONE.match(text, start - plus)
    if run is None:
        return False
    groups = re.split(r"[ .-]", run.group().lstrip("+"))
    digits = sum(map(len, groups))
    if plus or (groups[0].startswith("0") and len(groups[0]) > 2):
        return digits >= _LEAST_DIGITS
    if run.end() <= end:
        return False
    return digits >= _MOST_DIGITS and "-" not in run.group() and "." not in run.group()
