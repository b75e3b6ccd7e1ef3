"""Vietnamese halves, quarters and months of a year."""

from __future__ import annotations

import re
from datetime import date

from diemcau.lang import times
from diemcau.lang.times import Found
from diemcau.lang.vi.times_words import (
    DASH,
    DEADLINES,
    MONTH_WORD,
    MONTH_WORDS,
    NUM,
    ROMAN,
    S0,
    TAIL,
    M,
    Place,
    Rule,
    S,
    W,
    Y,
    looks,
    named,
    number_of,
    tail_year,
    worded_year,
    written_year,
)
from diemcau.records import Period
from diemcau.records.period import months


def _months(number: int | None, first: int, last: int) -> Period | None:
    return months(number, first, last) if number is not None and 1 <= first <= last <= 12 else None


# Months -----------------------------------------------------------------------------------------------


def _month(digits: str | None, word: str | None) -> int:
    return int(digits) if digits else MONTH_WORDS[" ".join((word or "").split())]


def _of_month(place: Place, end: int, month: int, back: float = times.LOOKS_FAR_BACK) -> int | None:
    """The year of a month written without one."""
    return times.unsaid_year(place.base, month, 1, looks(place, end, back))


_SHARED_YEAR = re.compile(
    rf"(?:(?:,{S}(?:và{S})?|{S}(?:và|hoặc|hay){S}|{DASH})(?:tháng{S})?{M}){{1,5}}(?:{S0}[/-]{S0}|,?{S}năm{S})(?P<y>{Y})(?!\w)"
)


def read_month(place: Place, match: re.Match[str]) -> Found | None:
    """Read "tháng 9/2025", "tháng 01-2026", "tháng 9", "tháng Ba năm ngoái"."""
    word = match["w"]
    if word and not _is_month_word(place, match):
        return None
    month = _month(match["m"], word)
    number: int | None
    if written_year(match) or match["yw"]:
        number = tail_year(place, match)
    elif shared := _SHARED_YEAR.match(place.low, match.end()):
        number = int(shared["y"])
    else:
        back = times.LOOKS_AHEAD / 100 if (match["near"] or "").endswith("tới") else times.LOOKS_FAR_BACK
        number = _of_month(place, match.end(), month, back)
    return named(match.end(), _months(number, month, month))


def _is_month_word(place: Place, match: re.Match[str]) -> bool:
    """Whether a number word behind "tháng" names a month: "tháng Ba", "trong tháng ba"; no "mỗi tháng ba lần"."""
    return place.is_capital(match.start("w")) or bool(written_year(match)) or place.inner


def read_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "tháng 3-9/2025", "tháng 1 đến 6 năm 2025", "tháng 7, 8/2025": from the first to the last month."""
    first, last = int(match["a"]), int(match["b"])
    if first >= last:
        return None
    number = tail_year(place, match) if written_year(match) or match["yw"] else _of_month(place, match.end(), last)
    return named(match.end(), _months(number, first, last))


def read_month_number(place: Place, match: re.Match[str]) -> Found | None:
    """Read "9/2025", "T9/2025": month and year, but not the number of a paper."""
    if not match["t"] and _PAPER_BEFORE.search(place.back(20)):
        return None
    month = int(match["m"])
    return named(match.end(), _months(int(match["y"]), month, month))


_PAPER_BEFORE = re.compile(
    r"(?:(?<!\w)(?:số|quyết định|nghị định|thông tư|luật|nghị quyết|chỉ thị|công văn|tỷ lệ|tỉ lệ|qđ|nđ)\s{1,2}"
    r"|số:\s?)\Z"
)

# Months counted from January --------------------------------------------------------------------------

_SUMS = re.compile(
    r"(?:(?<!\w)(?:lũy kế|luỹ kế|tính chung|chung|cộng dồn|kết quả|sơ kết|ước|qua|báo cáo|hết|số liệu|kiều hối"
    r"|thực hiện|kỳ|tổng kết|bình quân|đối ngoại|tình hình|kinh tế|của|và|trong|sau)|[;:|(–-])\s{1,2}\Z"
)
_LENGTH_BEFORE = re.compile(
    r"(?<!\w)(?:thời hạn|thời gian|kéo dài|định kỳ|mỗi|cứ|mất|dài|hơn|gần|không quá|quá|tối đa|tối thiểu|ít nhất"
    r"|trên|dưới|còn|gia hạn|kỳ hạn|hạn|thêm|khoảng|từ|đủ|vòng|lần|làm việc|đào tạo|học|nghỉ|cách|sau|trước|suốt)"
    r"\s{1,2}\Z"
)
_LENGTH_BEHIND = re.compile(
    rf"{S}(?:tuổi|một{S}lần|1{S}lần|báo{S}cáo|kể{S}từ|kể|tính{S}từ|tới|nữa|sau|trước|trở|liên{S}t|liền|làm{S}việc|đào{S}tạo"
    rf"|tù|lương|thử{S}|/|rưỡi|một){W}|/|-{S0}\d"
)
# What is told of the months so far: "kim ngạch 9 tháng đạt ...", "bảy tháng có 13 đoàn".
_TOLD_BEHIND = re.compile(
    rf"(?:,)?{S}(?:ước{S})?(?:đạt|tăng|giảm|ước|có|là|đã|thu{S}hút|xuất{S}khẩu|nhập{S}khẩu|cả{S}nước|toàn{S}tỉnh|tỉnh|đón){W}"
)
_RANGE_BEFORE = re.compile(r"\w(?:\s?[-–]\s?|\s(?:đến|tới|hoặc|hay)\s)\Z")
_QUA = re.compile(rf"{S}(?:vừa{S})?qua{W}")


def read_first_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "6 tháng đầu năm 2025", "ba quý đầu năm", "9 tháng năm 2025", "9 tháng/2025"."""
    count = number_of(match["n"])
    last = (count or 0) * (3 if match["unit"] == "quý" else 1)
    if not 0 < last <= 12:
        return None
    return named(match.end(), _months(tail_year(place, match), 1, last))


def read_last_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "ba tháng cuối năm 2025", "2 tháng còn lại của năm"."""
    count = number_of(match["n"])
    last = (count or 0) * (3 if match["unit"] == "quý" else 1)
    if not 0 < last < 12:
        return None
    return named(match.end(), _months(tail_year(place, match), 13 - last, 12))


def read_some_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "chín tháng qua", "Lũy kế 9 tháng", "Mười tháng, tỉnh ...": the months from January on, no length."""
    count = number_of(match["n"])
    size = 3 if match["unit"] == "quý" else 1
    if not count or not 1 < count * size < 12 or _RANGE_BEFORE.search(place.back(8)):
        return None
    past = _QUA.match(place.low, match.end())
    if not _is_part_of_year(place, match, count * size, past=past is not None):
        return None
    reported = times.year_under_report(place.base)
    today = place.base.published
    if today is not None and reported == today.year and count * size > today.month:
        reported -= 1  # "11 tháng", said in January
    return named(past.end() if past else match.end(), _months(reported, 1, count * size))


def _is_part_of_year(place: Place, match: re.Match[str], last: int, *, past: bool) -> bool:
    """Whether "9 tháng" counts from January: where the text sums up, or where the months so far are as many."""
    if _LENGTH_BEHIND.match(place.low, match.end()) or _LENGTH_BEFORE.search(place.back(16)):
        return False
    sums = _SUMS.search(place.back(14)) is not None
    today = place.base.published
    if today is not None and last in {today.month, today.month - 1 or 12}:
        return True
    if today is not None and today.month < 4 and last > 8:
        return True
    if last > 2 and _TOLD_BEHIND.match(place.low, match.end()):
        return True
    return (sums and place.preposition != "trong") or (last > 3 and (past or _opens(place)))


def _opens(place: Place) -> bool:
    """Whether nothing but marks stands before on the line or in the cell."""
    return place.low[: place.start].rstrip(" ")[-1:] in {"", "\n", "|", "\t", "(", ":", "."}


def read_short_months(place: Place, match: re.Match[str]) -> Found | None:
    """Read "9T/2025", "6T2025"; "9T" needs a capital."""
    if not place.is_capital(match.start("t")):
        return None
    return named(match.end(), _months(int(match["y"]), 1, int(match["n"])))


def read_vague_months(place: Place, match: re.Match[str]) -> Found:
    """Read "những tháng cuối năm", "các tháng đầu năm 2026": some part of a year."""
    del place
    return named(match.end(), None)


# Quarters and halves ----------------------------------------------------------------------------------


def _quarter(word: str) -> int:
    return ROMAN.get(word) or _QUARTER_WORDS.get(word) or int(word)


def read_quarter(place: Place, match: re.Match[str]) -> Found | None:
    """Read "quý I/2025", "quý 2 năm 2026", "quý I, II/2025", "quý III và IV"."""
    if match["a"] in ROMAN and not place.is_capital(match.start("a")):
        return None
    if match["a"] in _QUARTER_WORDS and not (written_year(match) or match["yw"]):
        return None
    first = _quarter(match["a"])
    last = _quarter(match["b"]) if match["b"] else first
    shared = (
        None if written_year(match) or match["yw"] or match["b"] else _SHARED_QUARTERS.match(place.low, match.end())
    )
    number = int(shared["y"]) if shared else tail_year(place, match)
    if last < first:
        return None
    return named(match.end(), _months(number, 3 * first - 2, 3 * last))


_QUARTER_WORDS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_QUARTER = r"(?:[1-4]|i{1,3}|iv|một|hai|ba|tư|bốn)(?!\w)"
_SHARED_QUARTERS = re.compile(
    rf"(?:(?:,{S}|{S}(?:và|hoặc){S})quý{S}{_QUARTER}){{1,3}}(?:{S0}/{S0}|,?{S}năm{S})(?P<y>{Y})(?!\w)"
)


def read_edge_quarter(place: Place, match: re.Match[str]) -> Found:
    """Read "quý đầu năm", "quý cuối năm 2025"."""
    first = 1 if match["edge"].startswith("đầu") else 10
    return named(match.end(), _months(tail_year(place, match), first, first + 2))


def read_edge_month(place: Place, match: re.Match[str]) -> Found:
    """Read "tháng đầu năm", "tháng đầu tiên của năm 2025", "tháng cuối năm"."""
    month = 1 if match["edge"].startswith("đầu") else 12
    return named(match.end(), _months(tail_year(place, match), month, month))


def read_short_quarter(place: Place, match: re.Match[str]) -> Found | None:
    """Read "Q3/2025", "QIII/2025", "H1/2025"."""
    if not place.is_capital(match.start("kind")):
        return None
    size = 3 if match["kind"] == "q" else 6
    number = _quarter(match["n"])
    return named(match.end(), _months(int(match["y"]), size * number - size + 1, size * number))


def read_half(place: Place, match: re.Match[str]) -> Found | None:
    """Read "nửa đầu năm 2025", "nửa cuối tháng 7"."""
    second = match["edge"] != "đầu"
    if match["of"] == "năm":
        number = int(match["hy"]) if match["hy"] else _half_year(place, match)
        return named(match.end(), _months(number, 7 if second else 1, 12 if second else 6))
    month = int(match["m"])
    number = int(match["my"]) if match["my"] else _of_month(place, match.end(), month, times.LOOKS_BACK)
    if number is None:
        return named(match.end(), None)
    first = date(number, month, 16 if second else 1)
    last = times.month_end(number, month) if second else date(number, month, 15)
    return named(match.end(), times.period_between(first, last))


def _half_year(place: Place, match: re.Match[str]) -> int | None:
    if match["rel"]:
        return worded_year(place.base, match["rel"])
    today, reported = times.year_of_today(place.base), times.year_under_report(place.base)
    return today if place.preposition in DEADLINES else reported


_PART_TAIL = (
    rf"(?:{S0}[/-]{S0}(?P<y>{Y})(?!\w)|{S}(?P<yn>{Y})(?!\w)|(?P<yb>(?!))"
    rf"|{S}(?P<yw>(?:nay|này|ngoái|trước|sau|qua|tới){W}))?"
)
RULES_OF_PARTS = [
    Rule(
        "first_months",
        "#u năm",
        rf"(?P<n>{NUM}){S}(?P<unit>tháng|quý){S}(?:đầu{S}(?:tiên{S})?(?:của{S})?năm{W}(?!{S}(?:tài{S}|học{W})){_PART_TAIL})",
        read_first_months,
    ),
    Rule(
        "last_months",
        "#u năm",
        rf"(?P<n>{NUM}){S}(?P<unit>tháng|quý){S}(?:cuối(?:{S}cùng)?|còn{S}lại){S}(?:của{S})?năm{W}{_PART_TAIL}",
        read_last_months,
    ),
    Rule("months_of", "#u năm", rf"(?P<n>{NUM}){S}(?P<unit>tháng|quý)(?:{TAIL})", read_first_months),
    Rule("some_months", "#u năm", rf"(?P<n>{NUM}){S}(?P<unit>tháng|quý){W}", read_some_months),
    Rule("short_months", "#p", rf"(?P<n>1[0-2]|[1-9])(?P<t>t)[/.-]?(?P<y>{Y})(?!\w)", read_short_months),
    Rule(
        "vague_months",
        "những các",
        rf"(?:những|các){S}tháng{S}(?:đầu|cuối|còn{S}lại){S}(?:của{S})?năm{W}(?:{S}(?:{Y}|nay|này)(?!\w))?",
        read_vague_months,
    ),
    Rule("month_number", "#p t", rf"(?P<t>t\.?)?(?P<m>{M})/(?P<y>{Y})(?![\w/]|-\w)", read_month_number),
    Rule(
        "months",
        "tháng",
        rf"tháng{S}(?P<a>{M})(?:{DASH}|{S}(?:đến|tới){S}(?:tháng{S})?|,{S}(?:tháng{S})?|{S}và{S}(?:tháng{S})?)(?P<b>{M})(?!\s*[/.]\s*\d{{1,2}}(?!\d))(?:{TAIL}|(?!{S}\w|[.,]\d|/))",
        read_months,
    ),
    Rule(
        "month",
        "tháng",
        rf"tháng{S}(?:(?P<m>{M})(?!,\d|\.(?!20\d\d)\d|/\d{{1,2}}(?!\d)|%)|(?P<w>{MONTH_WORD}))"
        rf"(?:{TAIL}|{S}(?P<near>(?:sắp{S})?tới|(?:vừa{S})?qua|này){W}(?!{S}(?:tháng|nay|\d)))?",
        read_month,
    ),
    Rule(
        "quarter",
        "quý",
        rf"quý{S}(?P<a>{_QUARTER})(?:(?:{DASH}|,{S}|{S}(?:và|đến|tới){S})(?P<b>{_QUARTER}))?(?:{TAIL})?",
        read_quarter,
    ),
    Rule(
        "edge_month",
        "tháng",
        rf"tháng{S}(?P<edge>đầu(?:{S}tiên)?|cuối(?:{S}cùng)?){S}(?:của{S})?năm{W}{_PART_TAIL}",
        read_edge_month,
    ),
    Rule(
        "edge_quarter",
        "quý",
        rf"quý{S}(?P<edge>đầu(?:{S}tiên)?|cuối(?:{S}cùng)?){S}(?:của{S})?năm{W}{_PART_TAIL}",
        read_edge_quarter,
    ),
    Rule(
        "short_quarter",
        "short",
        rf"(?P<kind>[qh])(?P<n>[1-4]|i{{1,3}}|iv)(?:[/.-]|{S})?(?P<y>{Y})(?!\w)",
        read_short_quarter,
    ),
    Rule(
        "half",
        "nửa",
        rf"nửa{S}(?P<edge>đầu|cuối|sau){S}(?:của{S})?(?P<of>năm|tháng{S}(?P<m>{M})){W}"
        rf"(?:(?<=năm)(?:{S}(?P<hy>{Y})(?!\w)|{S}(?P<rel>(?:nay|này|ngoái|trước|sau|qua|tới){W}))|(?<!năm)(?:/|{S}năm{S})(?P<my>{Y})(?!\w))?",
        read_half,
    ),
]
