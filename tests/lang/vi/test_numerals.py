"""Vietnamese number phrases: what is written in any style is read back as it was meant."""

from __future__ import annotations

import gc
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.numerals import Number, Shape
from diemcau.lang.vi.numerals import find_numbers
from diemcau.records import Bound

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "numbers.yml").read_text("utf-8"))

ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
GREAT = [(10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")]

STYLES: dict[str, Callable[[int], str]] = {
    "plain": str,
    "dots": lambda number: f"{number:,}".replace(",", "."),
    "commas": lambda number: f"{number:,}",
    "spaces": lambda number: f"{number:,}".replace(",", " "),
    "narrow spaces": lambda number: f"{number:,}".replace(",", "\u202f"),
}
SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "nghìn tỷ": 10**12,
    "ngàn tỉ": 10**12,
}
BEFORE = {"USD ": "USD", "US$": "USD", "EUR ": "EUR", "€": "EUR", "£": "GBP", "VND ": "VND", "¥": "JPY"}
BEHIND = {
    " USD": "USD",
    " đô la Mỹ": "USD",
    " đồng": "VND",
    " VNĐ": "VND",
    " euro": "EUR",
    " yên": "JPY",
    " nhân dân tệ": "CNY",
    " đô la Úc": "AUD",
    "%": "percent",
    " phần trăm": "percent",
    " điểm phần trăm": "percentage points",
    " km": "km",
    " tấn": "tonnes",
    " héc-ta": "hectares",
    " ha": "hectares",
    " ngày": "days",
    "": None,
}
BOUNDS = {
    "hơn": Bound.OVER,
    "trên": Bound.OVER,
    "ít nhất": Bound.AT_LEAST,
    "tối thiểu": Bound.AT_LEAST,
    "không dưới": Bound.AT_LEAST,
    "gần": Bound.NEARLY,
    "xấp xỉ": Bound.NEARLY,
    "ngót": Bound.NEARLY,
    "ngót nghét": Bound.NEARLY,
    "dưới": Bound.UNDER,
    "chưa đến": Bound.UNDER,
    "chưa tới": Bound.UNDER,
    "tối đa": Bound.AT_MOST,
    "không quá": Bound.AT_MOST,
    "khoảng": Bound.ABOUT,
    "chừng": Bound.ABOUT,
    "độ": Bound.ABOUT,
    "tầm": Bound.ABOUT,
}
# Not of four digits: those may be years. Not above ten million million: what nobody counts in digits is a code.
WHOLE = st.one_of(st.integers(0, 999), st.integers(10_000, 10**13))
DECIMALS = st.decimals(Decimal("0.1"), Decimal("999.9"), places=1)


def below_thousand(number: int, *, full: bool, zero: str) -> str:
    """A number below a thousand in words; `full` with the empty hundreds said, `zero` for empty tens."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [ONES[hundreds], "trăm"] if hundreds or full else []
    if tens == 0 and ones:
        words += [zero, ONES[ones]] if words else [ONES[ones]]
    elif tens == 1:
        words += ["mười", *([] if not ones else ["lăm" if ones == 5 else ONES[ones]])]
    elif tens:
        last = {0: [], 1: ["mốt"], 5: ["lăm"]}.get(ones, [ONES[ones]])
        words += [ONES[tens], "mươi", *last]
    return " ".join(words)


def spelled(number: int, zero: str) -> str:
    """A number from 1 to below 10**12 in words, with "linh" or "lẻ" for empty tens."""
    words: list[str] = []
    for scale, name in GREAT:
        head, number = divmod(number, scale)
        if head:
            words += [below_thousand(head, full=bool(words), zero=zero), name]
    if number:
        words.append(below_thousand(number, full=bool(words), zero=zero))
    return " ".join(words)


def with_comma(number: Decimal) -> str:
    """A number as Vietnamese writes its decimals."""
    return str(number).replace(".", ",")


def the_number(text: str) -> Number:
    """The one number phrase of a text."""
    found = find_numbers(text, [])
    assert len(found) == 1, (text, found)
    return found[0]


def quoted(text: str) -> list[str]:
    """The number phrases of a text in words."""
    return [number.span.quote(text) for number in find_numbers(text, [])]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_every_number_of_a_sentence_is_found(case: dict[str, Any]) -> None:
    """Exactly the phrases that stand there are found, each with its value, ends, bound and unit."""
    text = case["text"]
    found = find_numbers(text, [])
    assert [number.span.quote(text) for number in found] == [wanted["surface"] for wanted in case["numbers"]]
    for number, wanted in zip(found, case["numbers"], strict=True):
        value = Decimal(str(wanted["value"]))
        low, high = Decimal(str(wanted.get("low", value))), Decimal(str(wanted.get("high", value)))
        assert (number.value, number.low, number.high) == (value, low, high)
        assert (number.bound, number.unit) == (wanted.get("bound", "exact"), wanted.get("unit"))
        assert number.sign == wanted.get("sign", 0)
        assert number.shape.name == wanted.get("shape", number.shape.name)


@given(WHOLE, st.sampled_from(sorted(STYLES)))
def test_digits_in_every_style_read_back(number: int, style: str) -> None:
    """However thousands are grouped, the number is the one that was written, and counted, not rounded."""
    written = STYLES[style](number)
    found = the_number(f"Tỉnh ghi nhận {written} chuyến đi.")
    assert (found.low, found.high, found.last_place) == (Decimal(number), Decimal(number), Decimal(0))
    assert (found.plain, found.bound, found.unit, found.shape) == (written, Bound.EXACT, None, Shape.DIGITS)


@given(st.integers(2, 10**12 - 1), st.sampled_from(["linh", "lẻ"]))
def test_words_read_back(number: int, zero: str) -> None:
    """Numbers in words are what a speaker of either usage spelled out."""
    words = spelled(number, zero)
    found = the_number(f"Tỉnh ghi nhận {words} chuyến đi.")
    assert (found.low, found.plain, found.shape) == (Decimal(number), words, Shape.WORDS)


@given(st.integers(2, 999))
def test_words_read_back_with_capitals(number: int) -> None:
    """A number that opens its sentence counts like any other."""
    words = spelled(number, "linh")
    assert the_number(f"{words[0].upper()}{words[1:]} đoàn đã đến.").low == number


@given(DECIMALS, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(BEFORE)), st.booleans())
def test_scales_and_currencies_before_read_back(number: Decimal, scale: str, currency: str, comma: bool) -> None:  # noqa: FBT001
    """A scale multiplies, and the last written place with it; the currency before belongs to the phrase."""
    written = with_comma(number) if comma else str(number)
    text = f"Viện trợ {currency}{written} {scale} đã được giải ngân."
    found = the_number(text)
    assert (found.low, found.last_place) == (number * SCALES[scale], Decimal("0.1") * SCALES[scale])
    assert (found.unit, found.scaled) == (BEFORE[currency], True)
    assert found.span.quote(text) == f"{currency}{written} {scale}"


@given(DECIMALS, st.sampled_from(["", *(f" {scale}" for scale in SCALES)]), st.sampled_from(sorted(BEHIND)))
def test_units_behind_read_back(number: Decimal, scale: str, unit: str) -> None:
    """Currency, percent sign and unit of measurement behind the number belong to the phrase."""
    text = f"Con số là {with_comma(number)}{scale}{unit} vào lúc đó."
    found = the_number(text)
    assert found.low == number * SCALES.get(scale.strip(), 1)
    assert found.unit == BEHIND[unit]
    assert found.span.quote(text) == f"{with_comma(number)}{scale}{unit}"


@given(st.integers(11, 999), st.sampled_from(sorted(BOUNDS)), st.sampled_from(["", " triệu", "%", " km"]))
def test_bounding_words_are_taken_in(number: int, words: str, tail: str) -> None:
    """The word before the number bounds it and belongs to the phrase, in a sentence and at its head."""
    for text in (f"Tỉnh đếm được {words} {number}{tail} ở đó.", f"{words.capitalize()} {number}{tail} được đếm."):
        found = the_number(text)
        assert found.bound is BOUNDS[words]
        assert found.span.quote(text).lower() == f"{words} {number}{tail}"


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(["{}-{}", "{} – {}", "từ {} đến {}", "từ {} tới {}", "{} đến {}", "giữa {} và {}"]),
    st.sampled_from(["", "%", " ngày", " km"]),
)
def test_ranges_read_back(first: int, more: int, form: str, tail: str) -> None:
    """Both ends are kept, the unit said once holds for both, and the value is the middle."""
    phrase = f"{form.format(first, first + more)}{tail}"
    text = f"Con số là {phrase} ở đó."
    found = the_number(text)
    assert (found.low, found.high, found.bound) == (Decimal(first), Decimal(first + more), Bound.RANGE)
    assert found.value == Decimal(2 * first + more) / 2
    assert found.span.quote(text) == phrase


def test_numbers_in_other_things_are_left() -> None:
    """What the caller says is a date or a duration holds no number, and what stands beside it is found."""
    text = "Ngày 31 tháng 3 năm 2031 tỉnh cử 12 đoàn."
    assert [number.plain for number in find_numbers(text, [(0, 24)])] == ["12"]
    text = "So với tháng 7 125 đoàn là nhiều."
    assert [number.plain for number in find_numbers(text, [(7, 14)])] == ["125"]


MARKS = st.sampled_from("0123456789.,-–/%+$ abUSDkđ'’:()x\u00a0€mươiăt")
SCRAPS = ("hơn ", "170", " USD ", "12", "-", "âm ", " triệu", "1/3 số ", "hai ", "gấp ", "năm ", "mươi ", "thứ ", "từ ")
WORDS = st.sampled_from([*SCRAPS, " đến ", "lần lượt ", ", ", " lên ", " và "])


@given(st.text(MARKS, max_size=40) | st.lists(WORDS, max_size=12).map("".join))
def test_any_scrap_is_read_without_fault(text: str) -> None:
    """Whatever stands there, phrases come in order, start before their digits, and lie in the text."""
    found = find_numbers(text, [])
    for number in found:
        assert 0 <= number.start <= number.core < number.end <= len(text)
        assert number.low <= number.high
    for before, after in pairwise(found):
        assert before.end <= after.start


@pytest.mark.parametrize("piece", ["năm ", "hai mươi ", "một trăm nghìn ", "1,234 đoàn ", "số 3, ", "1 2 3 "])
def test_long_runs_of_numbers_cost_no_square(piece: str) -> None:
    """A line of nothing but numbers is read in a time that grows with its length."""

    def seconds(copies: int) -> float:
        begun = process_time()
        find_numbers(piece * copies, [])
        return process_time() - begun

    seconds(10)
    gc.disable()  # what other tests left in memory would be gone through again and again
    try:
        assert seconds(8000) < 40 * (seconds(800) + 0.01)
    finally:
        gc.enable()


PHRASES = ["hơn 170 khách,", "12%", "từ 5 đến 7 ngày", "gần 3 triệu USD", "xếp thứ 6", "hai mươi lăm xã", "gấp đôi"]


@given(st.lists(st.sampled_from(PHRASES), max_size=8))
def test_phrases_are_found_beside_each_other(phrases: list[str]) -> None:
    """A phrase reads the same among others as alone."""
    text = " ; ".join(phrases)
    assert quoted(text) == [found for phrase in phrases for found in quoted(phrase)]
