"""Vietnamese number phrases: digits and words, scales, currencies, bounds, ranges, multiples and ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from diemcau.lang.numerals import LITERAL, Number, Shape
from diemcau.lang.vi import number_words as words
from diemcau.lang.vi.number_bounds import extend_bound
from diemcau.lang.vi.number_codes import ADDRESS, is_code, may_hold_address, run_end
from diemcau.lang.vi.number_literals import parse_literal
from diemcau.lang.vi.number_ranges import extend_range, share_scales
from diemcau.lang.vi.number_sense import counts, opens_name
from diemcau.lang.vi.number_tails import currency_before, find_tail
from diemcau.records import Bound

# One pass finds where a number may stand; the group that matched says which reader takes over.
_CANDIDATE = re.compile(
    rf"""(?P<digits>\d)
      |(?<!\w)(?:(?P<multiple>gấp)|(?P<ordinal>thứ|tốp|top|hạng)|(?P<words>{"|".join(words.OPENERS)})
      |(?:(?<=hơn\s)|(?<=gần\s)|(?<=trên\s)|(?<=ngót\s))(?P<scale>{"|".join(words.BARE_SCALES)})|(?P<all>trăm(?=\sphần\străm)))(?!\w)""",
    re.VERBOSE,
)
_MULTIPLE = re.compile(
    r"""gấp\s(?P<bound>(?:hơn|gần|trên|khoảng|ít\snhất|xấp\sxỉ|tối\sthiểu|chừng|không\sdưới|ngót|tới|đến)\s)?
      (?:(?P<named>đôi|rưỡi)|(?P<words>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|một))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MULTIPLES = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
_TIMES_AFTER = re.compile(r"\slần\b(?!\s(?:lượt|thứ))(?:\s(rưỡi))?", re.IGNORECASE)
# "3 lần" is a multiple beside these, else so many occasions: "họp 3 lần", "3 lần mỗi năm".
_MULTIPLIED_BEFORE = re.compile(
    r"\b(?:gấp|bằng|tăng|giảm|hơn|cao|nhiều|lớn|vượt|nhanh|thấp)(?:\s\w+){0,2}\s\Z", re.IGNORECASE
)
_MULTIPLIED_AFTER = re.compile(
    r"\s(?:so\svới|cùng\skỳ|kế\shoạch|mức|năm\s(?:\d|trước|ngoái)|của|chỉ\stiêu|(?:hơn|so)\b|tháng\s\d)", re.IGNORECASE
)
_GROWN = re.compile(r"\bgấp\s(?:(?:hơn|gần|trên|khoảng|xấp xỉ|ít nhất|tới|đến)\s)?\Z", re.IGNORECASE)
_RANK_BEFORE = re.compile(
    r"""\b(?:xếp|đứng|vị\strí|vị\sthứ|xếp\shạng|hạng|lớn|cao|nhiều|nhanh|mạnh|tốt|đông|dài|giàu|thấp|ít|về|giữ|vươn\slên|lên|xuống
      |tụt|hàng|từ|trọng|nhất)(?:\s(?:ở|vào|lên|xuống|vị\strí|hàng|nhất))*\s\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_RANKED_BEFORE = re.compile(r"\b(?:xếp|đứng|đạt|giữ|ở|lên|xuống|tăng|vươn lên|vị trí)\s\Z", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:vị trí|vị trí số|xếp|đứng)(?:\sthứ)?\s\Z", re.IGNORECASE)
_HALF = re.compile(r"một\snửa\b(?!\s(?:đầu|cuối|năm))|nửa\b(?=\s(?:số|tổng|trong|dân|kim|giá|lượng|diện|của)\b)")
_HALF_BOUND = re.compile(r"\b(?:hơn|gần|quá|khoảng|chừng|xấp xỉ|ngót|trên|dưới|chưa đến|chưa tới)\s\Z", re.IGNORECASE)
_PART = re.compile(r"([1-9])/([2-9]|10)(?![\d/.,])")
_PART_BEHIND = re.compile(
    r"\s(?:số|tổng|dân|diện\stích|kim\sngạch|giá\strị|lượng|thị\sphần|của|là|so\svới|nguồn|thời\sgian|trong|kế\shoạch)\b"
)
_LIST_HEAD = re.compile(r"\s*\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)")
_SMALLER_SCALE = re.compile(r"\s(?=\d)")
_BACK = 24  # characters before a number in which the words that decide stand
_ZERO, _ONE, _FIFTY = Decimal(0), Decimal(1), Decimal(50)
_Read = tuple[Number | None, int]


def find_numbers(text: str, taken: Sequence[tuple[int, int]]) -> list[Number]:
    """Every number phrase of a text, ascending and disjoint.

    Args:
        text: A sentence or paragraph, in Unicode NFC.
        taken: Places that are something else (dates, durations); numbers that touch them are left out.
    """
    low = _lower(text)
    match = _CANDIDATE.search(low)
    if match is None:
        return []
    blocked = _blocked(text, taken)
    found: list[Number] = []
    floor = 0
    while match is not None:
        start = match.start()
        if (behind := _behind_block(blocked, start, start + 1)) is not None:
            match = _CANDIDATE.search(low, max(behind, start + 1))
            continue
        number, at = _read(text, low, match, floor)
        if number is not None and (behind := _behind_block(blocked, number.core, number.end)) is not None:
            number, at = _shortened(text, low, match, floor, blocked), max(behind, start + 1)
        if number is not None:
            found.append(number)
            floor = at = number.end
        match = _CANDIDATE.search(low, at)
    share_scales(text, found)
    return found


def _lower(text: str) -> str:
    """The text in lower case, letter for letter."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _blocked(text: str, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    blocked = list(taken)
    if may_hold_address(text):
        blocked += [match.span() for match in ADDRESS.finditer(text)]
    head = _LIST_HEAD.match(text)
    if head is not None:
        blocked.append(head.span())
    return blocked


def _behind_block(blocked: Sequence[tuple[int, int]], start: int, end: int) -> int | None:
    """Where the first place ends that touches a stretch, or None."""
    for first, last in blocked:
        if first < end and start < last:
            return last
    return None


def _shortened(
    text: str, low: str, match: re.Match[str], floor: int, blocked: Sequence[tuple[int, int]]
) -> Number | None:
    """The number at a candidate once more, read as if the text ended where the next place of something else begins."""
    wall = min((first for first, _ in blocked if first > match.start()), default=len(text))
    number, _ = _read(text[:wall], low[:wall], match, floor)
    return number if number is not None and _behind_block(blocked, number.core, number.end) is None else None


def _read(text: str, low: str, match: re.Match[str], floor: int) -> _Read:
    """The number phrase at a candidate, and from where to go on when there is none."""
    start, end = match.span()
    kind = match.lastgroup
    if kind == "digits":
        return _read_digits(text, low, start, floor)
    if kind == "ordinal":
        return _read_rank(text, low, start, end)
    if kind == "multiple":
        return _read_multiple(text, low, start, floor)
    return _read_words(text, low, start, floor)


def _read_rank(text: str, low: str, start: int, end: int) -> _Read:
    """A place in an order: "xếp thứ 6", "lớn thứ hai", "tốp 5", "hạng 12"; other ordinals count nothing."""
    spoken = _ordinal(text, low, end)
    if spoken is None:
        return None, end
    value, core, last = spoken
    opener = low[start:end]
    before = text[max(0, start - _BACK) : start]
    if opener == "thứ":
        ranked = _RANK_BEFORE.search(before) is not None and not text[core].isupper()
    else:
        ranked = opener != "hạng" or (text[core].isdigit() and _RANKED_BEFORE.search(before) is not None)
    if not ranked:
        return None, last
    return _number(text, (start, last), (value, _ZERO), Shape.ORDINAL, "rank", core=core), last


def _ordinal(text: str, low: str, end: int) -> tuple[Decimal, int, int] | None:
    """The number behind "thứ": value, offset and end."""
    if not text[end : end + 1].isspace():
        return None
    if digits := re.compile(r"\d{1,3}(?![\d.,/]*\d)").match(text, end + 1):
        return Decimal(digits.group()), digits.start(), digits.end()
    spoken = words.ordinal_value(low, end)
    return None if spoken is None else (spoken[0], end + 1, spoken[1])


def _read_multiple(text: str, low: str, start: int, floor: int) -> _Read:
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
    if times := _TIMES_AFTER.match(text, end):
        value, end = value + (Decimal("0.5") if times[1] else 0), times.end()
    number = _number(text, (start, end), (value, _ZERO), Shape.MULTIPLE, "times", core=core)
    number.plain = text[core:end]
    if match["bound"]:
        number.start = match.start("bound")
        extend_bound(text[: number.core], _moved(number), floor)
        probe = _moved(number)
        probe.start = probe.core
        extend_bound(text, probe, start)
        number.bound, number.start = probe.bound, start
    else:
        extend_bound(text, number, floor)
    return number, end


def _moved(number: Number) -> Number:
    return Number(
        number.start, number.end, number.core, number.low, number.high, number.last_place, number.bound, number.unit,
        number.shape, number.scaled, number.sign, number.plain,
    )  # fmt: skip


def _read_words(text: str, low: str, start: int, floor: int) -> _Read:
    """Number words: "hai mươi lăm", "bốn nghìn", "nửa triệu", "một phần ba", "một nửa"."""
    if (part := _read_part(text, low, start, floor)) is not None:
        return part, part.end
    spoken = words.read_words(low, start)
    if spoken is None:
        return None, start + 1
    end = spoken.end
    if opens_name(text, start, end):
        return None, end
    tail = find_tail(text, end, None)
    if spoken.syllables == 1 and not spoken.scaled and tail.factor == 1:
        if not counts(text, low, start, end) and not _is_measured(low[start:end], tail.unit):
            return None, end
    unit, last = tail.unit, tail.end
    if unit is None and (times := _times_after(text, start, end)) is not None:
        last, unit, extra = times
        tail = tail._replace(extra=extra)
    value = spoken.value * tail.factor + tail.extra
    number = _number(text, (start, last), (value, _ZERO), Shape.WORDS, unit, plain_end=end)
    number.scaled = spoken.scaled or tail.factor != 1
    return _extended(text, low, number, floor), last


def _is_measured(word: str, unit: str | None) -> bool:
    """Whether a unit behind it makes even "một" and "năm" a number; not "một ngày", "năm tháng"."""
    if unit is None or unit in {"days", "months", "weeks", "hours", "minutes", "nights"}:
        return False
    return word not in {"một", "năm"} or unit in {"percent", "percentage points", "rank"}


def _read_part(text: str, low: str, start: int, floor: int) -> Number | None:
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
    number = _number(text, match.span(), (value, _ZERO), Shape.FRACTION, "percent")
    extend_bound(text, number, floor)
    return number


def _times_after(text: str, start: int, end: int) -> tuple[int, str, Decimal] | None:
    """ "Lần" behind a number that multiplies: where it ends, its unit, and what "rưỡi" adds."""
    match = _TIMES_AFTER.match(text, end)
    if match is None:
        return None
    fraction = "," in text[start:end] or "." in text[start:end]
    if not (
        fraction
        or match[1]
        or _MULTIPLIED_BEFORE.search(text, max(0, start - _BACK), start)
        or _MULTIPLIED_AFTER.match(text, match.end())
    ):
        return None
    return match.end(), "times", Decimal("0.5") if match[1] else _ZERO


def _read_digits(text: str, low: str, start: int, floor: int) -> _Read:
    """A number in digits with everything that belongs to it, or None for codes, telephones and names."""
    literal = LITERAL.match(text, start)
    if literal is None:
        return None, start + 1
    end = literal.end()
    currency, money_start = currency_before(text, start)
    if money_start < floor:
        currency, money_start = None, start
    if _is_attached(text, start, end) or (currency is None and _goes_on_from(text, start, floor)):
        return None, run_end(text, end)
    if (part := _read_slash_part(text, start, floor)) is not None:
        return part, part.end
    if is_code(text, start, end):
        return None, run_end(text, end)
    number = _with_tail(text, start, end, currency, money_start)
    if number is None:
        return None, run_end(text, end)
    return _extended(text, low, number, floor), number.end


def _with_tail(text: str, start: int, end: int, currency: str | None, money_start: int) -> Number | None:
    """Digits with their scale, currency, percent sign or unit; None where letters go on without a space."""
    tail = find_tail(text, end, currency)
    if text[tail.end : tail.end + 1].isalpha() and text[tail.end - 1].isdigit():
        return None
    unit, last, extra = tail.unit, tail.end, tail.extra
    if unit is None:
        if (times := _times_after(text, start, last)) is not None:
            last, unit, extra = times
        elif tail.factor == 1 and _GROWN.search(text, max(0, start - _BACK), start):
            unit = "times"
        elif tail.factor == 1 and _PLACED.search(text, max(0, start - _BACK), start) and text[last : last + 1] != "/":
            unit = "rank"
    counted = tail.factor == 1 and (unit is None or len(unit) == len("USD"))
    parsed = parse_literal(text[start:end], text, whole=counted)
    if parsed is None:
        return None
    value, decimals = parsed
    place = _ONE.scaleb(-decimals) * tail.factor if decimals or tail.factor != 1 else _ZERO
    if extra:
        place = extra / 5
    number = _number(text, (money_start, last), (value * tail.factor + extra, place), Shape.DIGITS, unit, core=start)
    number.scaled, number.plain = tail.factor != 1, text[start:end]
    return _with_smaller_scale(text, number, tail.factor)


def _with_smaller_scale(text: str, number: Number, factor: Decimal) -> Number:
    """ "2 tỷ 350 triệu đồng": what a smaller scale adds."""
    if factor == 1 or number.unit is not None or _SMALLER_SCALE.match(text, number.end) is None:
        return number
    literal = LITERAL.match(text, number.end + 1)
    if literal is None:
        return number
    tail = find_tail(text, literal.end(), None)
    parsed = parse_literal(literal.group(), text, whole=False)
    if parsed is None or not 1 < tail.factor < factor or parsed[0] * tail.factor >= factor:
        return number
    number.low = number.high = number.low + parsed[0] * tail.factor + tail.extra
    number.last_place, number.unit, number.end = tail.factor, tail.unit, tail.end
    return number


def _read_slash_part(text: str, start: int, floor: int) -> Number | None:
    """ "1/3 số hộ", "khoảng 2/3": a part of a whole, and no pair of two counts."""
    match = _PART.match(text, start)
    if match is None or int(match[1]) >= int(match[2]) or not _PART_BEHIND.match(text, match.end()):
        return None
    value = words.part_in_percent(int(match[1]), int(match[2]))
    number = _number(text, match.span(), (value, _ZERO), Shape.FRACTION, "percent")
    extend_bound(text, number, floor)
    return number


def _is_attached(text: str, start: int, end: int) -> bool:
    """Whether digits stand in a formula or degree: "ASEAN+3", "5+1"."""
    if text[start - 1 : start] == "+" and text[start - 2 : start - 1].isalnum():
        return True
    return text[end : end + 1] == "+" and text[end + 1 : end + 2].isalnum()


def _goes_on_from(text: str, start: int, floor: int) -> bool:
    """Whether digits go on from a word, path or number before them, and do not pair with one: "12/46"."""
    before = text[start - 1] if start else " "
    if before == "/":
        pair = 0 < floor == start - 1
        return not pair and not text[max(0, start - 2)].islower()
    return before.isalpha() or before in "_#&@" or (before in ".-–" and text[max(0, start - 2)].isalnum())


def _number(
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


def _extended(text: str, low: str, number: Number, floor: int) -> Number:
    """The number with its range and bounding words."""
    extend_range(text, low, number)
    extend_bound(text, number, floor)
    return number
