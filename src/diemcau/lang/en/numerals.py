"""English number phrases: digits and words, scales, currencies, bounds, ranges, multiples and ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from diemcau.lang.en.number_bounds import extend_bound
from diemcau.lang.en.number_codes import ADDRESS, is_code, may_hold_address, run_end
from diemcau.lang.en.number_forms import (
    BEFORE_RANK,
    BEFORE_WHOLE,
    DOT_MONEY,
    MINUS,
    VULGAR,
    has_bare_point,
    inner_minus,
    is_ranked,
    lesser_scale,
    rank_start,
    share_of,
)
from diemcau.lang.en.number_openings import find_openings
from diemcau.lang.en.number_ranges import extend_range
from diemcau.lang.en.number_tails import currency_before, find_tail
from diemcau.lang.en.number_words import (
    HALF_OF,
    MULTIPLES,
    ORDINAL,
    ORDINALS,
    WORDS,
    half_behind,
    multiple_value,
    word_value,
)
from diemcau.lang.numerals import Number, Opening, Shape, parse_literal
from diemcau.records import Bound

_PATTERNS = {Shape.WORDS: WORDS, Shape.MULTIPLE: MULTIPLES, Shape.ORDINAL: ORDINAL, Shape.FRACTION: HALF_OF}
_COUNTED_SLASH = re.compile(r"\d\s[a-z]+/\Z")  # "28 violations/51 persons"
_COUNTED_REACH = 24
# "Double" and "triple" multiply only before what is multiplied: not in "double taxation".
_MULTIPLIED = re.compile(
    r"\s+(?:the|that|its|their|what|those|as|compared|last|from|his|her)\b|\s*[.,;)]|\s+\d{4}",
)
_RANK_AFTER = re.compile(
    r"""[\s-]+(?:-?(?:largest|biggest|highest|busiest|strongest|fastest|richest|leading|top)\b|(?:most|best)[-\ ]\w+
      |place\b|position\b|(?:rank|spot)\b|out\ of\ \d|among\ \d|in\ the\ (?:world|ranking|index|list)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_FREE_BEHIND = frozenset({"", " ", ",", ";", "%"})
_ZERO, _ONE = Decimal(0), Decimal(1)
_FIFTY = Decimal(50)


def find_numbers(
    text: str, taken: Sequence[tuple[int, int]], openings: Sequence[Opening] | None = None
) -> list[Number]:
    """Every number phrase of a text, ascending and disjoint.

    Args:
        text: A sentence or paragraph.
        taken: Places that are something else (dates, durations); numbers that touch them are left out.
        openings: What `find_openings` finds in the text, where that is known.
    """
    found: list[Number] = []
    if openings is None:
        openings = find_openings(text)
    if not openings:
        return found
    blocked = list(taken)
    if may_hold_address(text):
        blocked += [match.span() for match in ADDRESS.finditer(text)]
    floor = 0
    for start, end, shape, match in _candidates(text, openings):
        if start < floor or _touches(blocked, start, end):
            continue
        number, floor = _read_number(text, (start, end), shape, match, floor)
        if number is not None and not _touches(blocked, number.core, number.end):
            found.append(number)
            floor = number.end
    return found


def _candidates(text: str, openings: Sequence[Opening]) -> Iterator[tuple[int, int, Shape, re.Match[str] | None]]:
    """The openings that read as what they look like, digits as they are; a word inside number words opens none."""
    worded = 0
    for start, end, shape in openings:
        if shape is Shape.DIGITS:
            yield start, end, shape, None
        elif (match := _PATTERNS[shape].match(text, start)) is not None and (
            shape is not Shape.WORDS or start >= worded
        ):
            worded = match.end() if shape is Shape.WORDS else worded
            yield start, match.end(), shape, match


def _touches(blocked: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    for first, last in blocked:  # noqa: SIM110 - a plain loop is twice as fast
        if first < end and start < last:
            return True
    return False


def _read_number(
    text: str, place: tuple[int, int], shape: Shape, match: re.Match[str] | None, floor: int
) -> tuple[Number | None, int]:
    """The number phrase at an opening, and from where to go on when there is none."""
    start, end = place
    if match is None:
        return _read_digits(text, start, end, floor)
    if shape is Shape.ORDINAL:
        return _read_rank(text, match), end
    if shape is Shape.WORDS:
        return _read_words(text, match, floor), end
    number: Number | None
    if shape is Shape.MULTIPLE:
        number = _read_multiple(text, match)
    else:
        number = _number(text, place, (_FIFTY, _ZERO), shape, "percent")
    if number is not None:
        extend_bound(text, number, floor)
    return number, end


def _read_rank(text: str, match: re.Match[str]) -> Number | None:
    """An ordinal that says a place in an order: "ranks 6th", "the second largest"."""
    start, end = match.span()
    if not _RANK_AFTER.match(text, end) and not is_ranked(text, start):
        return None
    value = Decimal(match["d"] or ORDINALS[match["w"].lower()])
    return _number(text, (start, end), (value, _ZERO), Shape.ORDINAL, "rank")


def _read_multiple(text: str, match: re.Match[str]) -> Number | None:
    """Twice, double, tripled, five-fold; not the "double" of "double taxation"."""
    start, end = match.span()
    if (value := multiple_value(match)) is None:
        return None
    if (match["m"] or "").lower() in {"double", "triple"} and not _MULTIPLIED.match(text, end):
        return None
    if text.startswith(" down", end):  # "doubling down on its plans"
        return None
    return _number(text, (start, end), (value, _ZERO), Shape.MULTIPLE, "times")


def _read_words(text: str, match: re.Match[str], floor: int) -> Number | None:
    """Number words: "twenty-five", "two hundred and fifty", "half a million", "a dozen"."""
    start = match.start()
    value, end = word_value(text, match)
    if (rank := rank_start(text, start, end)) is not None:
        return _number(text, (rank, end), (value, _ZERO), Shape.ORDINAL, "rank", core=start) if rank else None
    if (share := _read_share(text, start, end, floor)) is not None:
        return share
    if (half := half_behind(text, end)) is not None:
        value, end = value + half[0], half[1]
    end, factor, unit = find_tail(text, end, None)
    number = _number(text, (start, end), (value * factor, _ZERO), Shape.WORDS, unit)
    number.scaled = factor != 1
    return _extended(text, number, floor)


def _read_digits(text: str, start: int, end: int, floor: int) -> tuple[Number | None, int]:
    """A number in digits with everything that belongs to it, or None for codes, telephones and names."""
    before = text[start - 1 : start]
    literal = text[start:end]
    if before == "." and has_bare_point(text, start, end):
        start, literal = start - 1, f"0.{literal}"
    currency, money_start = currency_before(text, start)
    minus = False
    if money_start < floor:  # the sign belongs to the number before: "170 USD 12 times"
        currency, money_start = None, start
    elif before in MINUS and (inner := inner_minus(text, start)) is not None and inner[1] >= floor:
        currency, money_start, minus = *inner, True
    if not _stands_free(text, start, end) and (
        _is_attached(text, start, end)
        or (currency is None and _goes_on_from(text, start, floor))
        or is_code(text, start, end, money=currency is not None)
    ):
        return None, run_end(text, end)
    if before in BEFORE_RANK and (rank := rank_start(text, start, end)) is not None:
        return _ranked(text, (rank, end), start, literal), end
    if text[end : end + 2] in BEFORE_WHOLE and (share := _read_share(text, start, end, floor)) is not None:
        return share, share.end
    number = _amount(text, (money_start, start, end), literal, currency)
    if isinstance(number, int):
        return None, run_end(text, number)
    tail_end = number.end
    number = _extended(text, number, floor)
    if minus:
        number.sign, number.negative = -1, True
    return number, tail_end


def _ranked(text: str, place: tuple[int, int], core: int, literal: str) -> Number | None:
    """A rank in digits: "the top 10"; none where "Top 10 markets" heads a list."""
    ranked = parse_literal(literal, whole=True)
    if ranked is None or not place[0]:
        return None
    return _number(text, place, (ranked[0], _ZERO), Shape.ORDINAL, "rank", core=core)


def _amount(text: str, place: tuple[int, int, int], literal: str, currency: str | None) -> Number | int:
    """A literal with its scale and unit; where it turns out to be no number, the place at which its code goes on.

    Args:
        text: The sentence.
        place: Where the phrase with its currency starts, where the literal starts, and where it ends.
        literal: The literal as it is to be read.
        currency: ISO code of the currency before it, or None.
    """
    money_start, start, end = place
    part = VULGAR.get(text[end : end + 1])
    tail_end, factor, unit = find_tail(text, end if part is None else end + 1, currency)
    if _is_letter(text[tail_end : tail_end + 1]) and text[tail_end - 1].isdigit():
        return tail_end
    parsed = parse_literal(literal, whole=factor == 1 and _is_whole(literal, unit))
    if parsed is None:
        return end
    value, decimals = parsed
    last = _ONE.scaleb(-decimals) * factor if decimals or factor != 1 else _ZERO
    value = value * factor if part is None else (value + part) * factor
    if factor != 1 and unit == currency and (lesser := lesser_scale(text, tail_end, factor, currency)) is not None:
        value, tail_end, unit = value + lesser[0], lesser[1], lesser[2]
    number = _number(text, (money_start, tail_end), (value, last), Shape.DIGITS, unit or currency, core=start)
    number.scaled = factor != 1
    return number


def _is_whole(literal: str, unit: str | None) -> bool:
    """Whether a point in digits groups thousands: before what is counted, and in amounts such as EUR 12.500."""
    return unit is None or (len(unit) == len("EUR") and unit.isupper() and DOT_MONEY.fullmatch(literal) is not None)


def _read_share(text: str, start: int, end: int, floor: int) -> Number | None:
    """ "One in five", "9 out of 10": a share in percent."""
    share = share_of(text, start, end)
    if share is None:
        return None
    number = _number(text, (start, share[2]), (share[0], share[1]), Shape.FRACTION, "percent")
    extend_bound(text, number, floor)
    return number


def _stands_free(text: str, start: int, end: int) -> bool:
    """A quick look that tells most numbers from codes: nothing touches the digits, and no further digits follow."""
    free = text[start - 1 : start] == " " and text[start] != "0"
    return free and text[end : end + 1] in _FREE_BEHIND and not text[end + 1 : end + 2].isdigit()


def _is_attached(text: str, start: int, end: int) -> bool:
    """Whether digits stand in a formula or degree: "COVID+19", "20°C"."""
    if text[start - 1 : start] == "+" and text[start - 2 : start - 1].isalnum():
        return True
    return text[end : end + 1] in {"°", "+"} and text[end + 1 : end + 2].isalnum()


def _goes_on_from(text: str, start: int, floor: int) -> bool:
    """Whether digits go on from a word, path or number before them, and do not pair with one: "12/46"."""
    before = text[start - 1] if start else " "
    if before == "/":
        pair = 0 < floor == start - 1
        return not pair and not _COUNTED_SLASH.search(text, max(0, start - _COUNTED_REACH), start)
    return _is_letter(before) or before in "_#&@" or (before in ".-–" and text[max(0, start - 2)].isalnum())


def _is_letter(mark: str) -> bool:
    return mark.isascii() and mark.isalpha()


def _number(
    text: str,
    place: tuple[int, int],
    value: tuple[Decimal, Decimal],
    shape: Shape,
    unit: str | None,
    *,
    core: int | None = None,
) -> Number:
    """An exact number.

    Args:
        text: The sentence.
        place: Its place, half-open.
        value: Its value, and the worth of its last written place.
        shape: Its form.
        unit: Its unit, or None.
        core: Offset of the first digit or number word, where that is not where it starts.
    """
    start, end = place
    core = start if core is None else core
    low, last = value
    plain = text[core:end]
    return Number(start, end, core, low, low, last, Bound.EXACT, unit, shape, scaled=False, sign=0, plain=plain)


def _extended(text: str, number: Number, floor: int) -> Number:
    """The number with its range and bounding words."""
    extend_range(text, number)
    extend_bound(text, number, floor)
    return number
