"""Vietnamese years, stretches of years, terms of office, fiscal years, centuries and the New Year."""

from __future__ import annotations

import re
from datetime import date

from diemcau.lang import times
from diemcau.lang.times import Found
from diemcau.lang.vi.times_words import DASH, S0, M, Place, Rule, S, W, Y, named, on_day
from diemcau.records.period import day, months, year

_FISCAL_START = 4  # India, Japan, the United Kingdom, Singapore: 1 April
_FISCAL_START_US = 10  # the Treasury of the United States: 1 October

# Words that may stand behind a bare year; behind any other small word four digits count what it names.
_PLAIN_BEHIND = re.compile(
    rf"{S0}(?:[,.;:!?)\]”\"'|–—/]|-(?!{S0}\d)|\n|\Z)|[^\S\n]{{1,3}}(?:(?:của|là|đạt|có|và|đến|tới|tăng|giảm|so|ước|với|tại|do|được|đã|sẽ"
    r"|cho|cũng|về|vừa|nhằm|trên|trong|theo|bằng|gồm|vào|để|thì|mà|như|hoặc|hay|khi|sau|trước|toàn|cả|tỉnh|ở|từ|không"
    r"|đang|cao|thấp|vẫn|tầm|nhìn|tiếp|qua|dự|đặt|phấn|trở|chỉ|lên|xuống|thuộc|diễn|tổ|khai|nêu|xác|phải|cần|bao|ban|thành"
    r"|thực|nhưng|còn|mới)(?!\w)|[(\[|–—-])"
)
_NAMES_YEAR = re.compile(
    r"(?:(?<!\w)(?:giai đoạn|nhiệm kỳ|khóa|khoá|kế hoạch|kỳ|từ|đến|tới|trong|trước|sau|vào|và|với|của|đầu|cuối|giữa|hết"
    r"|hè|xuân|thu|đông|tết|vụ|nhìn|hội|hơn|qua|năm|mùa|luật|cho)\s{1,2}|[(\[|;,–—-]\s{0,2}|\A|\n)\Z"
)
_COUNT_BEFORE = re.compile(
    r"(?:(?<!\w)(?:số|gần|khoảng|tổng|trên|dưới|đạt|được|có|là|chừng|xấp xỉ|usd|vnd|eur|phòng"
    r"|điều|quốc lộ|mốc|đường|tel|fax|đt|iso)\.?:?\s{1,2}|[$€£¥₹#+]\s?|\d[ ’'])\Z"
)
_CELL = re.compile(r"[|\t]\s*([\d.,' ]+?)\s*(?=[|\t\n]|\Z)")
_YEAR_CELL = re.compile(r"(?:19|20)\d\d\Z")
_NAME_BEFORE = re.compile(r"[^\W\d_]\s[A-ZĐ]\w{0,12}\s\Z")  # "Festival Moran 2031"; a capital may open a sentence
_COUNTED = re.compile(
    r"\s{1,2}(?:lượt|người|đoàn|vụ|tỷ|triệu|nghìn|tấn|ha|km|hồ|dự|tàu|ngư|công|lao|cuộc|văn|khách)(?!\w)"
)
_MEASURED = re.compile(r"\s{1,2}(?:usd|eur|vnđ|vnd|đồng|lượt|người|tấn|ha|km|m2|triệu|tỷ|nghìn)(?!\w)")
_UPPER_BEHIND = re.compile(r"[^\S\n]{1,3}(\w)")


def read_year(place: Place, match: re.Match[str]) -> Found | None:
    """Read "năm 2025", "cả năm 2025", or a bare year, unless the number counts what stands behind it."""
    if not match["word"] and _is_count(place, match.start("y"), match.end("y")):
        return None
    period = year(int(match["y"]))
    since = place.preposition in {"từ", "kể từ"} and not place.inner and not _ENDS_BEHIND.match(place.low, match.end())
    return named(match.end(), times.since(period, place.base) if since else period)


_ENDS_BEHIND = re.compile(rf"{DASH}|{S}(?:đến|tới){S}")


def _is_count(place: Place, start: int, end: int) -> bool:
    """Whether four digits that look like a year are a count: nothing names them a year, and a noun stands behind."""
    low = place.low
    back = low[max(0, start - 16) : start]
    if place.inner:
        return False
    if "|" in back[-3:] or "\t" in back[-2:]:
        return _is_cell_of_counts(low, start)
    if _COUNT_BEFORE.search(back) or _MEASURED.match(low, end):
        return True
    upper = _UPPER_BEHIND.match(low, end)
    if _NAME_BEFORE.search(place.text, max(0, start - 16), start) and not _COUNTED.match(low, end):
        return False
    if _PLAIN_BEHIND.match(low, end) or (upper and place.is_capital(upper.start(1))):
        return False
    return not _NAMES_YEAR.search(back) or low[end : end + 1].isspace()


def _is_cell_of_counts(low: str, start: int) -> bool:
    """Whether a cell stands in a row of a table that holds other numbers than years."""
    left, right = low.rfind("\n", 0, start) + 1, low.find("\n", start)
    row = low[max(left, start - 200) : right if right >= 0 else start + 200]
    return any(not _YEAR_CELL.match(cell) for cell in _CELL.findall(row))


def read_years(place: Place, match: re.Match[str]) -> Found | None:
    """Read "giai đoạn 2021-2025", "nhiệm kỳ 2020 - 2025", "2024-25", "năm học 2025/2026"; "2025-03" is a month."""
    first, written = int(match["y"]), match["y2"]
    stroke = match["sep"].strip() == "/"
    if stroke and not match["word"]:
        return None
    second = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if second <= first and len(written) == 2:
        month = int(written)
        plain = match.end("y2") - match.start("y") == 7 and not match["word"] and 1 <= month <= 12
        return named(match.end(), months(first, month, month)) if plain else None
    if second < first:
        return None
    if match["fiscal"]:
        start = _fiscal_start(place, match.end()) or _FISCAL_START
        bounds = _BOUNDS.match(place.low, match.end())
        return named(bounds.end() if bounds else match.end(), times.fiscal_year(first, start))
    return named(match.end(), times.period_between(date(first, 1, 1), date(second, 12, 31)))


# Fiscal years -----------------------------------------------------------------------------------------

_FROM_TO = re.compile(rf"từ{S}(?:ngày{S}\d{{1,2}}/)?(?:tháng{S})?(?P<a>{M})")
_ENDED = re.compile(rf"kết{S}thúc{S}(?:vào{S})?(?:(?:hết|cuối){S})?(?:ngày{S}\d{{1,2}}/|tháng{S}|\d{{1,2}}/)(?P<m>{M})")
_BOUNDS = re.compile(rf"{S}\((?:từ|kết{S}thúc|bắt{S}đầu){S}[^()\n]{{1,48}}\)")
_US = re.compile(r"(?<!\w)(?:hoa kỳ|(?<!đô la )(?<!đô-la )mỹ|usaid)(?!\w)")


def _fiscal_start(place: Place, end: int) -> int | None:
    """The first month of a fiscal year: from what the text says of its ends, else from the country; else None."""
    low = place.low
    if ended := _ENDED.search(low, end, end + 48):
        return int(ended["m"]) % 12 + 1
    if begun := _FROM_TO.search(low, end, end + 24):
        return int(begun["a"])
    return _FISCAL_START_US if _US.search(low, max(0, end - 100), end + 100) else None


def read_fiscal_year(place: Place, match: re.Match[str]) -> Found:
    """Read "năm tài khóa 2025": the calendar year, or the twelve months that end in it where it begins later."""
    number = int(match["y"])
    start = _fiscal_start(place, match.end()) or 1
    return named(match.end(), year(number) if start == 1 else times.fiscal_year(number - 1, start))


# Decades and centuries --------------------------------------------------------------------------------


def read_decade(_: Place, match: re.Match[str]) -> Found:
    """Read "thập niên 1990", "những năm 90"."""
    first = int(match["y"]) if match["y"] else 1900 + int(match["yy"])
    return named(match.end(), times.period_between(date(first, 1, 1), date(first + 9, 12, 31)))


_CENTURIES = {"xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}


def read_century(_: Place, match: re.Match[str]) -> Found:
    """Read "thế kỷ XXI", "thế kỷ 20"."""
    number = _CENTURIES.get(match["n"]) or int(match["n"])
    return named(match.end(), times.period_between(date(100 * number - 99, 1, 1), date(100 * number, 12, 31)))


# The New Year of the moon -----------------------------------------------------------------------------

# Its first day, from the lunar calendar of Viet Nam (UTC+7).
_NEW_YEARS = {
    2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10),
    2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 2), 2031: (1, 23),
    2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
}  # fmt: skip
_STEMS = "canh tân nhâm quý giáp ất bính đinh mậu kỷ".split()
_BRANCHES = "thân dậu tuất hợi tý sửu dần mão thìn tỵ ngọ mùi".split()


def read_new_year(place: Place, match: re.Match[str]) -> Found | None:
    """Read "Tết Nguyên đán 2026", "Tết Ất Tỵ": its first day; without a year only as a deadline."""
    number = int(match["y"]) if match["y"] else None
    if number is None and match["stem"]:
        number = _named_year(place, _STEMS.index(match["stem"]), _BRANCHES.index(match["branch"]))
    if number is None:
        return None
    first = _NEW_YEARS.get(number)
    return on_day(match.end(), day(date(number, *first)) if first else None)


def _named_year(place: Place, stem: int, branch: int) -> int | None:
    """The year of a stem and a branch nearest to the publication; they come together once in sixty years."""
    middle = times.year_of_today(place.base) or 2025
    return next((n for n in range(middle - 29, middle + 31) if (n % 10, n % 12) == (stem, branch)), None)


_WORD = (
    rf"(?P<word>(?:giai{S}đoạn|nhiệm{S}kỳ|thời{S}kỳ|khóa|khoá|(?:các{S}|cả{S}|toàn{S})?năm|năm{S}học|niên{S}(?:vụ|độ|khóa|khoá)"
    rf"|vụ{S}đông{S}xuân|(?:các|những|hai|ba){S}năm|(?P<fiscal>năm{S}(?:tài{S}(?:khóa|khoá|chính)|ngân{S}sách))|niên{S}khóa){S}"
    rf"(?:từ{S})?(?:năm{S})?)?"
)
YEAR_STARTS = "năm giai nhiệm thời khóa khoá niên vụ các những cả toàn"
RULES_OF_YEARS = [
    Rule(
        "new_year",
        "tết",
        rf"tết{S}(?:nguyên{S}đán{W}|âm{S}lịch{W})?(?:{S0}(?P<stem>{'|'.join(_STEMS)}){S}(?P<branch>{'|'.join(_BRANCHES)}){W})?"
        rf"(?:{S0}(?:\(?năm{S})?\(?(?P<y>20\d\d)(?!\w)\)?)?",
        read_new_year,
    ),
    Rule(
        "decade",
        "thập những",
        rf"(?:thập{S}(?:niên|kỷ)|những{S}năm)(?:{S}năm)?{S}(?:(?P<y>(?:1[6-9]|20)\d0)(?!\d)|(?P<yy>[3-9]0)(?!\d))(?:{S}(?:của{S})?thế{S}kỷ{S}(?:trước|xx|20){W})?",
        read_decade,
    ),
    Rule(
        "century",
        "thế",
        rf"thế{S}kỷ{S}(?:thứ{S})?(?P<n>{'|'.join(reversed(_CENTURIES))}|1[6-9]|2[01]){W}",
        read_century,
    ),
    Rule(
        "years",
        f"0000 {YEAR_STARTS}",
        rf"{_WORD}(?P<y>{Y})(?P<sep>{DASH}|{S0}/{S0}|{S}(?:đến|tới){S}(?:hết{S})?(?:năm{S})?)(?P<y2>{Y}|\d\d(?![\d%:]|[.,-]\d))(?![\w/])",
        read_years,
    ),
    Rule(
        "fiscal_year",
        "năm",
        rf"năm{S}(?:tài{S}(?:khóa|khoá|chính)|ngân{S}sách|học){S}(?P<y>{Y})(?![\w/])",
        read_fiscal_year,
    ),
    Rule(
        "year",
        "0000 năm giai nhiệm các những cả toàn",
        rf"(?P<word>(?:(?:cả|toàn|các|những){S})?năm{S}(?=\d)|(?:giai{S}đoạn|nhiệm{S}kỳ){S})?"
        rf"(?P<y>{Y}|(?<=năm )1[5-8]\d\d)(?!\w|[/:]\d|-[^\W\d])",
        read_year,
    ),
]
