"""Vietnamese number phrases: digits and words, scales, currencies, bounds, ranges, multiples and ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from diemcau.lang.numerals import LITERAL, Number, Opening, Shape
from diemcau.lang.vi import number_words as words
from diemcau.lang.vi.lines import lowered
from diemcau.lang.vi.number_bounds import extend_bound
from diemcau.lang.vi.number_codes import ADDRESS, is_code, is_edition, is_named, may_hold_address, run_end
from diemcau.lang.vi.number_literals import parse_literal
from diemcau.lang.vi.number_ranges import extend_range, share_scales
from diemcau.lang.vi.number_sense import counts, is_set_phrase, opens_name
from diemcau.lang.vi.number_shapes import (
    OUT_OF,
    Read,
    exact_number,
    read_multiple,
    read_part,
    read_rank,
    read_slash_part,
)
from diemcau.lang.vi.number_tails import currency_before, find_tail, times_after

# One pass finds where a number may stand; the group that matched says which reader takes over.
_CANDIDATE = re.compile(
    rf"""(?P<digits>\d)
      |(?<!\w)(?:(?P<multiple>gấp)|(?P<ordinal>thứ|tốp|top|hạng)|(?P<words>{"|".join(words.OPENERS)})
      |(?:(?<=hơn\s)|(?<=gần\s)|(?<=trên\s)|(?<=ngót\s))(?P<scale>{"|".join(words.BARE_SCALES)})|(?P<all>trăm(?=\sphần\străm)))(?!\w)""",
    re.VERBOSE,
)
_SHAPES = {
    "digits": Shape.DIGITS,
    "multiple": Shape.MULTIPLE,
    "ordinal": Shape.ORDINAL,
    **dict.fromkeys(("words", "scale", "all"), Shape.WORDS),
}
_GROWN = re.compile(r"\bgấp\s(?:(?:hơn|gần|trên|khoảng|xấp xỉ|ít nhất|tới|đến)\s)?\Z", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:vị trí|vị trí số|(?<!sắp )xếp|đứng)(?:\sthứ)?\s\Z", re.IGNORECASE)
_PLACES = ("trí", "số", "xếp", "đứng", "thứ")
_LIST_HEAD = re.compile(r"\s*\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)")
_SMALLER_SCALE = re.compile(r"\s(?=\d)")
_BACK = 24  # characters before a number in which the words that decide stand
_ZERO, _ONE, _FIFTY = Decimal(0), Decimal(1), Decimal(50)


def find_openings(text: str) -> list[Opening]:
    """Where a number may open in a text, ascending: every digit, and the words that numbers begin with.

    Args:
        text: Any piece, in Unicode NFC.
    """
    return [(*match.span(), _SHAPES[match.lastgroup or ""]) for match in _CANDIDATE.finditer(lowered(text))]


def find_numbers(
    text: str, taken: Sequence[tuple[int, int]], openings: Sequence[Opening] | None = None
) -> list[Number]:
    """Every number phrase of a text, ascending and disjoint.

    Args:
        text: A sentence or paragraph, in Unicode NFC.
        taken: Places that are something else (dates, durations); numbers that touch them are left out.
        openings: What `find_openings` finds in the text, where that is known.
    """
    if openings is None:
        openings = find_openings(text)
    found: list[Number] = []
    if not openings:
        return found
    low = lowered(text)
    blocked = _blocked(text, taken)
    floor = at = 0
    for start, _, _ in openings:
        match = _CANDIDATE.match(low, start) if start >= at else None
        if match is None:
            continue
        if (behind := _behind_block(blocked, start, start + 1)) is not None:
            at = max(behind, start + 1)
            continue
        number, at = _read(text, low, match, floor)
        if number is not None and (behind := _behind_block(blocked, number.core, number.end)) is not None:
            number, at = _shortened(text, low, match, floor, blocked), max(behind, start + 1)
        if number is not None and not (found and _says_again(text, found[-1], number)):
            found.append(number)
            floor, at = number.end, max(at, number.end)
    share_scales(text, found)
    return found


def _says_again(text: str, first: Number, second: Number) -> bool:
    """Whether a number in words stands in brackets behind the same in digits: "05 (năm)"."""
    if second.shape is not Shape.WORDS or second.low != first.low or text[first.end : second.start] not in {" (", "("}:
        return False
    return text[second.end : second.end + 1] == ")"


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


def _read(text: str, low: str, match: re.Match[str], floor: int) -> Read:
    """The number phrase at a candidate, and from where to go on when there is none."""
    start, end = match.span()
    kind = match.lastgroup
    if kind == "digits":
        return _read_digits(text, low, start, floor)
    if kind == "ordinal":
        return read_rank(text, low, start, end)
    if kind == "multiple":
        return read_multiple(text, low, start, floor)
    return _read_words(text, low, start, floor)


def _read_words(text: str, low: str, start: int, floor: int) -> Read:
    """Number words: "hai mươi lăm", "bốn nghìn", "nửa triệu", "một phần ba", "một nửa"."""
    if (part := read_part(text, low, start, floor)) is not None:
        return part, part.end
    spoken = words.read_words(low, start)
    if spoken is None:
        return None, start + 1
    end = spoken.end
    if opens_name(text, start, end):
        return None, end
    tail = find_tail(text, end, None)
    alone = spoken.syllables == 1 and not spoken.scaled and tail.factor == 1
    if alone and not counts(text, low, start, end) and not _is_measured(low[start:end], tail.unit):
        return None, end
    if is_set_phrase(text, start, end):
        return None, end
    unit, last = tail.unit, tail.end
    extra = tail.extra
    if unit is None and (times := times_after(text, start, end)) is not None:
        (last, extra), unit = times, "times"
    value = spoken.value * tail.factor + extra
    number = exact_number(text, (start, last), (value, _ZERO), Shape.WORDS, unit, plain_end=end)
    number.scaled = spoken.scaled or tail.factor != 1
    return _extended(text, low, number, floor), last


def _is_measured(word: str, unit: str | None) -> bool:
    """Whether a unit behind it makes even "một" and "năm" a number; not "một ngày", "năm tháng"."""
    if unit is None or unit in {"days", "months", "weeks", "hours", "minutes", "nights"}:
        return False
    return word not in {"một", "năm"} or unit in {"percent", "percentage points", "rank"}


def _read_digits(text: str, low: str, start: int, floor: int) -> Read:
    """A number in digits with everything that belongs to it, or None for codes, telephones and names."""
    literal = LITERAL.match(text, start)
    if literal is None:
        return None, start + 1
    end = literal.end()
    currency, money_start = currency_before(text, start)
    if money_start < floor:
        currency, money_start = None, start
    if _is_attached(text, start, end) or (currency is None and _goes_on_from(text, start, floor)):
        return None, run_end(text, start, end)
    if (part := read_slash_part(text, start, floor)) is not None:
        return part, part.end
    if is_code(text, start, end):
        return None, run_end(text, start, end)
    number = _with_tail(text, start, end, currency, money_start)
    if number is None:
        return None, run_end(text, start, end)
    out_of = OUT_OF.match(text, number.end) if number.unit == "rank" else None
    return _extended(text, low, number, floor), out_of.end() if out_of else number.end


def _with_tail(text: str, start: int, end: int, currency: str | None, money_start: int) -> Number | None:
    """Digits with their scale, currency, percent sign or unit; None where letters go on without a space."""
    tail = find_tail(text, end, currency)
    if text[tail.end : tail.end + 1].isalpha() and text[tail.end - 1].isdigit():
        return None
    unit, last, extra = tail.unit, tail.end, tail.extra
    if unit is None:
        if (times := times_after(text, start, last)) is not None:
            (last, extra), unit = times, "times"
        elif tail.factor == 1:
            unit = _unit_before(text, start)
    counted = tail.factor == 1 and (unit is None or len(unit) == len("USD"))
    parsed = parse_literal(text[start:end], text, whole=counted)
    bare = unit is None and tail.factor == 1
    if parsed is None or (
        bare and (is_edition(text, start) or is_named(text, start, end) or is_set_phrase(text, start, end))
    ):
        return None
    value, decimals = parsed
    place = _ONE.scaleb(-decimals) * tail.factor if decimals or tail.factor != 1 else _ZERO
    if extra:
        place = extra / 5
    number = exact_number(
        text, (money_start, last), (value * tail.factor + extra, place), Shape.DIGITS, unit, core=start
    )
    number.scaled, number.plain = tail.factor != 1, text[start:end]
    return _with_smaller_scale(text, number, tail.factor)


def _unit_before(text: str, start: int) -> str | None:
    """What the words before digits make of them: "gấp 3" multiplies, "vị trí 3" is a rank."""
    back = max(0, start - _BACK)
    before = text[back:start].lower()
    if "gấp" in before and _GROWN.search(before):
        return "times"
    return "rank" if before.rstrip().endswith(_PLACES) and _PLACED.search(before) else None


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


def _extended(text: str, low: str, number: Number, floor: int) -> Number:
    """The number with its range and bounding words."""
    extend_range(text, low, number)
    extend_bound(text, number, floor)
    return number
