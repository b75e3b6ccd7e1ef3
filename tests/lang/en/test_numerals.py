"""English number phrases: what is written in any style is read back as it was meant."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.en.numerals import find_numbers
from diemcau.lang.numerals import Number, Shape
from diemcau.records import Bound

ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_lakhs(number: int) -> str:
    """A whole number as in India: the last three digits together, then pairs."""
    written = str(number)
    head, tail = written[:-3], written[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])


STYLES: dict[str, Callable[[int], str]] = {
    "plain": str,
    "commas": lambda number: f"{number:,}",
    "spaces": lambda number: f"{number:,}".replace(",", " "),
    "narrow spaces": lambda number: f"{number:,}".replace(",", "\u202f"),
    "apostrophes": lambda number: f"{number:,}".replace(",", "'"),
    "lakhs": in_lakhs,
}
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
BEFORE = {"USD ": "USD", "US$": "USD", "EUR ": "EUR", "€": "EUR", "£": "GBP", "VND ": "VND", "Rs. ": "INR", "₹": "INR"}
BEHIND = {
    " USD": "USD",
    " US dollars": "USD",
    " euros": "EUR",
    " VND": "VND",
    " dong": "VND",
    " Australian dollars": "AUD",
    "%": "percent",
    " per cent": "percent",
    " percentage points": "percentage points",
    " times": "times",
    " km": "km",
    " tonnes": "tonnes",
    " hectares": "hectares",
    " days": "days",
    "": None,
}
BOUNDS = {
    "over": Bound.OVER,
    "more than": Bound.OVER,
    "in excess of": Bound.OVER,
    "at least": Bound.AT_LEAST,
    "no fewer than": Bound.AT_LEAST,
    "nearly": Bound.NEARLY,
    "almost": Bound.NEARLY,
    "just under": Bound.NEARLY,
    "less than": Bound.UNDER,
    "fewer than": Bound.UNDER,
    "up to": Bound.AT_MOST,
    "no more than": Bound.AT_MOST,
    "about": Bound.ABOUT,
    "approximately": Bound.ABOUT,
    "some": Bound.ABOUT,
}
# Not above ten million million: what nobody counts in digits is a code. Not of four digits: those may be years.
WHOLE = st.one_of(st.integers(0, 999), st.integers(10_000, 10**13))
DECIMALS = st.decimals(Decimal("0.1"), Decimal("999.9"), places=1)


def spelled(number: int, *, british: bool) -> str:
    """A number below a million in words, with or without "and" behind the hundreds."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    unit, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, unit)
    joint = " and " if british and rest and rest < 100 else " "
    return f"{spelled(head, british=british)} {word}{joint}{spelled(rest, british=british)}" if rest else (
        f"{spelled(head, british=british)} {word}"
    )  # fmt: skip


def the_number(text: str) -> Number:
    """The one number phrase of a text."""
    found = find_numbers(text, [])
    assert len(found) == 1, (text, found)
    return found[0]


def quoted(text: str) -> list[str]:
    """The number phrases of a text in words."""
    return [number.span.quote(text) for number in find_numbers(text, [])]


@given(WHOLE, st.sampled_from(sorted(STYLES)))
def test_digits_in_every_style_read_back(number: int, style: str) -> None:
    """However thousands are grouped, the number is the one that was written, and counted, not rounded."""
    written = STYLES[style](number)
    found = the_number(f"Lomar recorded {written} crossings in all.")
    assert (found.low, found.high, found.last_place) == (Decimal(number), Decimal(number), Decimal(0))
    assert (found.plain, found.bound, found.unit, found.shape) == (written, Bound.EXACT, None, Shape.DIGITS)


@given(number=st.integers(0, 999_999), british=st.booleans())
def test_words_read_back(number: int, *, british: bool) -> None:
    """Numbers in words are what a speaker of either usage spelled out."""
    words = spelled(number, british=british)
    found = the_number(f"Lomar recorded {words} crossings in all.")
    assert (found.low, found.plain, found.shape) == (Decimal(number), words, Shape.WORDS)


@given(number=st.integers(1, 999), british=st.booleans())
def test_words_read_back_with_capitals(number: int, *, british: bool) -> None:
    """A number that opens its sentence counts like any other."""
    assert the_number(f"{spelled(number, british=british).capitalize()} envoys came.").low == number


@given(DECIMALS, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(BEFORE)))
def test_scales_and_currencies_before_read_back(number: Decimal, scale: str, currency: str) -> None:
    """A scale multiplies, and the last written place with it; the currency before belongs to the phrase."""
    text = f"Aid of {currency}{number} {scale} was disbursed."
    found = the_number(text)
    assert (found.low, found.last_place) == (number * SCALES[scale], Decimal("0.1") * SCALES[scale])
    assert (found.unit, found.scaled) == (BEFORE[currency], True)
    assert found.span.quote(text) == f"{currency}{number} {scale}"


@given(DECIMALS, st.sampled_from(["", *(f" {scale}" for scale in SCALES)]), st.sampled_from(sorted(BEHIND)))
def test_units_behind_read_back(number: Decimal, scale: str, unit: str) -> None:
    """Currency, percent sign and unit of measurement behind the number belong to the phrase."""
    text = f"It came to {number}{scale}{unit} last time."
    found = the_number(text)
    assert found.low == number * SCALES.get(scale.strip(), 1)
    assert found.unit == BEHIND[unit]
    assert found.span.quote(text) == f"{number}{scale}{unit}"


@given(st.integers(1, 999), st.sampled_from(sorted(BOUNDS)), st.sampled_from(["", " million", "%", " km"]))
def test_bounding_words_are_taken_in(number: int, words: str, tail: str) -> None:
    """The word before the number bounds it and belongs to the phrase, in a sentence and at its head."""
    for text in (f"Lomar counted {words} {number}{tail} there.", f"{words.capitalize()} {number}{tail} counted."):
        found = the_number(text)
        assert found.bound is BOUNDS[words]
        assert found.span.quote(text).lower() == f"{words} {number}{tail}"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It had 300+ members.", Bound.OVER),
        ("It had 300 or more members.", Bound.AT_LEAST),
        ("It had 300 or fewer members.", Bound.AT_MOST),
        ("It had 300 or so members.", Bound.ABOUT),
        ("It had ≥ 300 members.", Bound.AT_LEAST),
        ("It had <300 members.", Bound.UNDER),
        ("Its members exceeded 300 then.", Bound.OVER),
        ("Its members passed the 300 mark.", Bound.OVER),
        ("It had 300 members.", Bound.EXACT),
        ("It looked over the bridge at 300 members.", Bound.EXACT),
    ],
)
def test_bounds_behind_and_in_verbs(text: str, bound: Bound) -> None:
    """Signs, words behind the number and verbs of passing bound it too; a word elsewhere does not."""
    assert the_number(text).bound is bound


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(["{}-{}", "{} – {}", "from {} to {}", "between {} and {}", "{} to {}"]),
    st.sampled_from(["", "%", " days", " km"]),
)
def test_ranges_read_back(first: int, more: int, form: str, tail: str) -> None:
    """Both ends are kept, the unit said once holds for both, and the value is the middle."""
    phrase = f"{form.format(first, first + more)}{tail}"
    text = f"It takes {phrase} there."
    found = the_number(text)
    assert (found.low, found.high, found.bound) == (Decimal(first), Decimal(first + more), Bound.RANGE)
    assert found.value == Decimal(2 * first + more) / 2
    assert found.span.quote(text) == phrase


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It costs 60-75 million euros.", 60_000_000, 75_000_000, "EUR"),
        ("It costs between USD 1.2 and 1.5 billion.", 1_200_000_000, 1_500_000_000, "USD"),
        ("It costs $5 million to $7 million.", 5_000_000, 7_000_000, "USD"),
        ("It costs 900,000 to 1.2 million dollars.", 900_000, 1_200_000, "USD"),
        ("It takes five to seven days.", 5, 7, "days"),
        ("It costs 2-30 million euros.", 2_000_000, 30_000_000, "EUR"),
        ("It costs 3 to 500 thousand euros.", 3_000, 500_000, "EUR"),
        ("It costs 900 to 1.2 million dollars.", 900_000, 1_200_000, "USD"),
        ("It costs USD 5-USD 7 million.", 5_000_000, 7_000_000, "USD"),
    ],
)
def test_ranges_share_scale_and_currency(text: str, low: int, high: int, unit: str) -> None:
    """A scale or currency that is written once holds for both ends, where the first end needs it."""
    found = the_number(text)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Capital rose from 5 to 7 million USD.", [5_000_000, 7_000_000]),
        ("Lomar sent 5 and Tessin 7 envoys.", [5, 7]),
        ("Lomar sent 7 and 5 envoys.", [7, 5]),
        ("It fell from seven to five days.", [7, 5]),
    ],
)
def test_two_numbers_are_no_range(text: str, values: list[int]) -> None:
    """A move from one level to another and two counts side by side stay two numbers."""
    assert [number.low for number in find_numbers(text, [])] == values


@pytest.mark.parametrize(
    ("text", "value", "unit", "shape"),
    [
        ("Exports doubled last time.", 2, "times", Shape.MULTIPLE),
        ("Exports were twice as high.", 2, "times", Shape.MULTIPLE),
        ("Exports grew threefold.", 3, "times", Shape.MULTIPLE),
        ("Exports saw a 10-fold rise.", 10, "times", Shape.MULTIPLE),
        ("It is the second largest buyer.", 2, "rank", Shape.ORDINAL),
        ("Lomar ranked 12th there.", 12, "rank", Shape.ORDINAL),
        ("Lomar is among the top ten buyers.", 10, "rank", Shape.ORDINAL),
        ("Half of the visits were brief.", 50, "percent", Shape.FRACTION),
        ("81 of every 100 files were closed.", 81, "percent", Shape.DIGITS),
        ("It bought half a million tonnes.", 500_000, "tonnes", Shape.WORDS),
        ("It cost two and a half million dollars.", 2_500_000, "USD", Shape.WORDS),
        ("It held a dozen talks.", 12, None, Shape.WORDS),
        ("It fell by -3.5% then.", Decimal("3.5"), "percent", Shape.DIGITS),
    ],
)
def test_other_shapes(text: str, value: int | Decimal, unit: str | None, shape: Shape) -> None:
    """Multiples, ranks, halves and shares in words have their value, unit and shape."""
    found = the_number(text)
    assert (found.low, found.unit, found.shape) == (value, unit, shape)


@pytest.mark.parametrize(
    ("text", "sign"), [("-3.5%", -1), ("−3.5%", -1), ("+3.5%", 1), ("3.5%", 0), ("(3.5%)", 0), ("minus 3.5%", -1)]
)
def test_signs_are_kept(text: str, sign: int) -> None:
    """A written sign belongs to the phrase and is told apart from none."""
    found = the_number(f"Change: {text}")
    assert (found.low, found.sign) == (Decimal("3.5"), sign)


@pytest.mark.parametrize(
    "text",
    [
        "Call 0912 345 678 at any time.",
        "Call +84 24 3799 2000 at any time.",
        "Call 024-3799-2000 at any time.",
        "Call (024) 3799 2000 at any time.",
        "See Decision No. 46/QD-TTg on this.",
        "See Resolution 59-NQ/TW on this.",
        "See Directive 15/CT-XY on this.",
        "They took flight VN123 home.",
        "The COVID-19 years were hard.",
        "The G20 and ASEAN+3 met.",
        "It runs version 1.2.3 now.",
        "It stands at https://lomar.example/news/12345 in full.",
        "Write to desk24@lomar.example about it.",
        "They met at 10:30 there.",
        "The 35th conference was held.",
        "A 12-member delegation with a 20-point plan came.",
        "The second conference of the first kind was held.",
        "Double taxation is avoided.",
        "About 1/3 of exports went by sea.",
        "Two thirds of the visits were brief.",
    ],
)
def test_what_is_no_number_is_left(text: str) -> None:
    """Telephones, document numbers, names, versions, addresses, clocks and ordinals count nothing."""
    assert quoted(text) == []


def test_numbers_in_other_things_are_left() -> None:
    """What the caller says is a date or a duration holds no number, and what stands beside it is found."""
    text = "On 31 March 2031 Lomar sent 12 envoys."
    assert [number.plain for number in find_numbers(text, [(3, 16)])] == ["12"]


MARKS = st.sampled_from("0123456789.,-–/%+$ abUSDk'’:()x\u00a0€")
WORDS = st.sampled_from(["over ", "170", " USD ", "12", "-", "minus ", " million", "1/3 of ", "two ", "twice "])


@given(st.text(MARKS, max_size=40) | st.lists(WORDS, max_size=12).map("".join))
def test_any_scrap_is_read_without_fault(text: str) -> None:
    """Whatever stands there, phrases come in order, start before their digits, and lie in the text."""
    found = find_numbers(text, [])
    for number in found:
        assert 0 <= number.start <= number.core < number.end <= len(text)
        assert number.low <= number.high
    for before, after in pairwise(found):
        assert before.end <= after.start


PHRASES = ["over 170 guests,", "12%", "from 5 to 7 days", "nearly USD 3 million", "ranked 6th", "one"]


@given(st.lists(st.sampled_from(PHRASES), max_size=8))
def test_phrases_are_found_beside_each_other(phrases: list[str]) -> None:
    """A phrase reads the same among others as alone."""
    text = " ; ".join(phrases)
    assert quoted(text) == [found for phrase in phrases for found in quoted(phrase)]


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit"),
    [
        ("It cost Rs. 2 crore 15 lakh in all.", "Rs. 2 crore 15 lakh", 21_500_000, "INR"),
        ("It cost Rs 1.5 lakh-crore in all.", "Rs 1.5 lakh-crore", 1_500_000_000_000, "INR"),
        ("It cost Sh640 billion in all.", "Sh640 billion", 640_000_000_000, "KES"),
        ("It cost N500bn in all.", "N500bn", 500_000_000_000, "NGN"),
        ("It cost R 45 000 in all.", "R 45 000", 45_000, "ZAR"),
        ("It cost PhP 3.4M in all.", "PhP 3.4M", 3_400_000, "PHP"),
        ("It cost a P1.5-B loan.", "P1.5-B", 1_500_000_000, "PHP"),
        ("It cost EUR 5,87 Mrd in all.", "EUR 5,87 Mrd", 5_870_000_000, "EUR"),
        ("It cost 836 Mio. euros in all.", "836 Mio. euros", 836_000_000, "EUR"),
        ("It cost EUR 12.500 in all.", "EUR 12.500", 12_500, "EUR"),
        ("It cost $1.105 in all.", "$1.105", Decimal("1.105"), "USD"),
        ("It cost $12M CAD in all.", "$12M CAD", 12_000_000, "CAD"),
        ("It cost a 42-million-euro plant.", "42-million-euro", 42_000_000, "EUR"),
        ("It needs 1½ million boxes.", "1½ million", 1_500_000, None),
        ("It fell by .5 per cent.", ".5 per cent", Decimal("0.5"), "percent"),
        ("It drew 1.5m people.", "1.5m", 1_500_000, None),
        ("It drew 1.2M visitors.", "1.2M", 1_200_000, None),
        ("The wall is 15 m high.", "15 m", 15, "metres"),
        ("The boats are 15m long.", "15m", 15, "metres"),
        ("It drew a quarter of a million guests.", "a quarter of a million", 250_000, None),
        ("It drew a million and a half guests.", "a million and a half", 1_500_000, None),
        ("It drew nine-and-a-half million guests.", "nine-and-a-half million", 9_500_000, None),
        ("It drew a 1.2 million-strong crowd.", "1.2 million", 1_200_000, None),
        ("It feeds one in five households.", "one in five", 20, "percent"),
        ("It feeds 9 out of 10 households.", "9 out of 10", 90, "percent"),
        ("It is No. 3 in the world.", "No. 3", 3, "rank"),
        ("The fee is Rs.500/- today.", "Rs.500", 500, "INR"),
    ],
)
def test_forms_of_other_countries(text: str, phrase: str, value: int | Decimal, unit: str | None) -> None:
    """Money, scales and fractions as ministries and papers of other countries print them."""
    found = the_number(text)
    assert (found.span.quote(text), found.low, found.unit) == (phrase, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The balance was -3.2 billion euros.", Decimal(-3_200_000_000)),
        ("The balance was -$2 billion.", Decimal(-2_000_000_000)),
        ("The balance was $-2 billion.", Decimal(-2_000_000_000)),
        ("Net migration was -2,300 then.", Decimal(-2_300)),
        ("Schools – 3 billion euros were spent.", Decimal(3_000_000_000)),
        ("-3 schools were opened.", Decimal(3)),
    ],
)
def test_a_minus_on_an_amount_is_not_a_dash(text: str, value: Decimal) -> None:
    """A minus that stands on an amount makes it less than nothing; a dash before it and an item's mark do not."""
    assert the_number(text).quantity(None).value == value


@pytest.mark.parametrize(
    "text",
    [
        "It has 1) networks and 2) rules.",
        "Call (02) now.",
        "It is doubling down on this.",
        "Top 10 markets of the year",
    ],
)
def test_items_codes_and_headings_are_no_numbers(text: str) -> None:
    """Numbers of items, area codes, idioms and headings of lists count nothing."""
    assert not quoted(text)


@given(st.integers(2, 400), st.integers(2, 400), st.sampled_from(["$", "Rs ", "KSh ", "P", "R", "€"]))
def test_both_ends_of_a_range_may_carry_their_sign(first: int, more: int, sign: str) -> None:
    """A currency sign before each end and a scale behind the last hold for both."""
    text = f"It takes {sign}{first}.5 to {sign}{first + more}.5 billion there."
    found = the_number(text)
    assert (found.low, found.high) == (Decimal(f"{first}.5") * 10**9, Decimal(f"{first + more}.5") * 10**9)
    assert found.bound is Bound.RANGE
