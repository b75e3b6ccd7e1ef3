"""Vietnamese numbers in other forms than a plain count: ranks, multiples, fractions."""

from __future__ import annotations

import re
from decimal import Decimal

from diemcau.lang.numerals import Number, Shape
from diemcau.lang.vi import number_words as words
from diemcau.lang.vi.number_bounds import extend_bound
from diemcau.lang.vi.number_sense import opens_name
from diemcau.records import Bound

_MULTIPLE = re.compile(
    r"""gấp\s(?P<bound>(?:hơn|gần|trên|khoảng|ít\snhất|xấp\sxỉ|tối\sthiểu|chừng|không\sdưới|ngót|tới|đến)\s)?
      (?:(?P<named>đôi|rưỡi)|(?P<words>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|một))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
_TIMES = re.compile(r"\slần\b(?!\s(?:lượt|thứ))(?:\s(rưỡi))?", re.IGNORECASE)
_RANK_BEFORE = re.compile(
    r"""\b(?:xếp|đứng|vị\strí|vị\sthứ|xếp\shạng|hạng|lớn|cao|nhiều|nhanh|mạnh|tốt|đông|dài|giàu|thấp|ít|giữ|vươn\slên|lên|xuống
      |tụt|hàng|trọng|nhất)(?:\s(?:ở|vào|lên|xuống|vị\strí|hàng|nhất))*\s\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACE = re.compile(r"\d{1,3}(?![\d.,]*\d)")
OUT_OF = re.compile(r"/\d{1,3}(?![\d/])")  # "thứ 12/34"
_RANK_BEHIND = re.compile(
    r"\s(?:về|cả\snước|toàn\squốc|thế\sgiới|khu\svực|trong\s(?:cả|toàn|số|tổng|\d))", re.IGNORECASE
)
_FROM = re.compile(r"\btừ\s\Z", re.IGNORECASE)  # "từ thứ 15 lên thứ 9"; "từ thứ 2 đến thứ 6" are days of the week
_MOVED_BEHIND = re.compile(r"[^.;,]{0,30}?\s(?:lên|xuống)\b")
_TURN_BEFORE = re.compile(
    r"\b(?:lần|kỳ|năm|ngày|tháng|khóa|khoá|phiên|họp|quý|tuần|bên|nước|ngôi|người)\s\Z", re.IGNORECASE
)
_RANKED_BEFORE = re.compile(r"\b(?:(?<!sắp )xếp|đứng|đạt|giữ|ở|lên|xuống|tăng|vươn lên|vị trí)\s\Z", re.IGNORECASE)
_HALF = re.compile(r"một\snửa\b(?!\s(?:đầu|cuối|năm))|nửa\b(?=\s(?:số|tổng|trong|dân|kim|giá|lượng|diện|của)\b)")
_HALF_BOUND = re.compile(r"\b(?:hơn|gần|quá|khoảng|chừng|xấp xỉ|ngót|trên|dưới|chưa đến|chưa tới)\s\Z", re.IGNORECASE)
_PART = re.compile(r"([1-9])/([2-9]|10)(?![\d/]|[.,]\d)")
_PART_BEHIND = re.compile(
    r"\s(?:số|tổng|dân|diện\stích|kim\sngạch|giá\strị|lượng|thị\sphần|của|là|so\svới|nguồn|thời\sgian|trong|kế\shoạch)\b"
)
_PART_ENDS = re.compile(r"\s?(?:[,.;)]|\Z)")
_PART_BEFORE = re.compile(
    r"\b(?:chiếm|bằng|giảm|tăng|khoảng|gần|hơn|trên|tới|đạt|còn|quá)(?:\s(?:khoảng|gần|hơn|trên|còn))?\s\Z",
    re.IGNORECASE,
)
_BACK = 24  # characters before a number in which the words that decide stand
_ZERO, _FIFTY = Decimal(0), Decimal(50)
Read = tuple[Number | None, int]


def exact_number(
    text: str,
    place: tuple[int, int],
    value: tuple[Decimal, Decimal],
    shape: Shape,
    unit: str | None,
    *,
    core: int | None = None,
    plain_end: int | None = None,
) -> Number:
    """An exact number.

    Args:
        text: The sentence.
        place: Its place, half-open.
        value: Its value, and the worth of its last written place.
        shape: Its form.
        unit: Its unit, or None.
        core: Offset of the first digit or number word, where that is not where it starts.
        plain_end: Where the number itself ends, where that is not where the phrase ends.
    """
    start, end = place
    core = start if core is None else core
    low, last = value
    plain = text[core : end if plain_end is None else plain_end]
    return Number(start, end, core, low, low, last, Bound.EXACT, unit, shape, scaled=False, sign=0, plain=plain)


def read_rank(text: str, low: str, start: int, end: int) -> Read:
    """A place in an order: "xếp thứ 6", "lớn thứ hai", "tốp 5", "hạng 12"; other ordinals count nothing."""
    spoken = _ordinal(text, low, end)
    if spoken is None:
        return None, end
    value, core, last = spoken
    opener = low[start:end]
    before = text[max(0, start - _BACK) : start]
    if opener == "thứ":
        ranked = not text[core].isupper() and _is_ranked(text, before, last)
    else:
        ranked = opener != "hạng" or (text[core].isdigit() and _RANKED_BEFORE.search(before) is not None)
    if not ranked:
        return None, last
    out_of = OUT_OF.match(text, last)
    number = exact_number(text, (start, last), (value, _ZERO), Shape.ORDINAL, "rank", core=core)
    return number, out_of.end() if out_of else last


def _is_ranked(text: str, before: str, end: int) -> bool:
    """Whether "thứ" with a number says a place: "xếp thứ 6", "thứ ba về xuất khẩu"; not "lần thứ 6"."""
    if _RANK_BEFORE.search(before) or (_FROM.search(before) and _MOVED_BEHIND.match(text, end)):
        return True
    return _RANK_BEHIND.match(text, end) is not None and _TURN_BEFORE.search(before) is None


def _ordinal(text: str, low: str, end: int) -> tuple[Decimal, int, int] | None:
    """The number behind "thứ": value, offset and end."""
    if not text[end : end + 1].isspace():
        return None
    if digits := _PLACE.match(text, end + 1):
        return Decimal(digits.group()), digits.start(), digits.end()
    spoken = words.ordinal_value(low, end)
    return None if spoken is None else (spoken[0], end + 1, spoken[1])


def read_multiple(text: str, low: str, start: int, floor: int) -> Read:
    """ "Gấp đôi", "gấp rưỡi", "gấp ba", "gấp hơn hai lần"; with digits the phrase begins at its number."""
    match = _MULTIPLE.match(text, start)
    if match is None:
        return None, start + len("gấp")
    if match["named"]:
        value, core, end = _MULTIPLES[match["named"].lower()], match.start("named"), match.end()
    else:
        core = match.start("words")
        spoken = words.read_words(low, core)
        if spoken is None:
            return None, match.end()
        value, end = spoken.value, spoken.end
    if times := _TIMES.match(text, end):
        value, end = value + (Decimal("0.5") if times[1] else 0), times.end()
    behind_bound = core if match["bound"] else start
    number = exact_number(text, (behind_bound, end), (value, _ZERO), Shape.MULTIPLE, "times", core=core)
    extend_bound(text, number, max(floor, start) if match["bound"] else floor)
    number.start = min(start, number.start)
    return number, end


def read_part(text: str, low: str, start: int, floor: int) -> Number | None:
    """Fractions in words: "một phần ba", "một nửa", "hơn nửa số"."""
    if match := words.FRACTION.match(low, start):
        value = words.fraction_value(match)
    elif match := _HALF.match(low, start):
        if match.group() == "nửa" and not _HALF_BOUND.search(text, max(0, start - _BACK), start):
            return None
        value = _FIFTY
    else:
        return None
    if text[start].isupper() and opens_name(text, start, match.end()):
        return None
    number = exact_number(text, match.span(), (value, _ZERO), Shape.FRACTION, "percent")
    extend_bound(text, number, floor)
    return number


def read_slash_part(text: str, start: int, floor: int) -> Number | None:
    """ "1/3 số hộ", "khoảng 2/3": a part of a whole, and no pair of two counts."""
    match = _PART.match(text, start)
    if match is None or int(match[1]) >= int(match[2]):
        return None
    ends = _PART_ENDS.match(text, match.end()) and _PART_BEFORE.search(text, max(0, start - _BACK), start)
    if not ends and not _PART_BEHIND.match(text, match.end()):
        return None
    value = words.part_in_percent(int(match[1]), int(match[2]))
    number = exact_number(text, match.span(), (value, _ZERO), Shape.FRACTION, "percent")
    extend_bound(text, number, floor)
    return number
