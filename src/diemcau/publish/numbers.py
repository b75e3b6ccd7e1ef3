"""Quantities and intervals in words, as a reader of the language would write them.

What is written reads back: `format_quantity` keeps every digit that the interval rests on, and takes "million" or
"billion" only where the report's own rounding allows it.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from diemcau.publish.texts import Texts, load_texts
from diemcau.records import Bound, Interval, Kind, Quantity

_GROUP = re.compile(r"(?<=\d)(?=(?:\d{3})+\Z)")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_ONE = re.compile(r"(?<![\d.,])1\Z")  # the number one alone, whatever word stands before it

# Powers of ten that have a word of their own, and the one that only a number as it was written takes.
_SCALES, _SMALL_SCALE = (12, 9, 6), 3
# Units that are signs and stand at both ends of a range.
_SIGNS = frozenset({"percent", "rank"})

# A count that is certainly not one: what a number that was not counted takes its unit in.
_MANY = 2

# Digits of a computed (not reported) number: an implied plan is known no better than the words it comes from.
COMPUTED_DIGITS = 4

# "1.234 million" is read at a glance, "1.2345 million" is not; longer numbers are written in full.
MOST_DECIMALS = 3


def format_quantity(quantity: Quantity, language: str) -> str:
    """A quantity with its bound word and unit, such as `nearly 6.3 billion USD` or `more than 170`."""
    texts = load_texts(language)
    interval = quantity.interval
    if quantity.bound is Bound.RANGE and interval.low is not None and interval.high is not None:
        return _two_ends(texts["bound.range"], (interval.low, interval.high), quantity.unit, language)
    number = format_number(quantity.value, language, place=last_place(quantity))
    written = texts[f"bound.{quantity.bound.value}"].format(number=number)
    return with_unit(written, quantity.unit, language)


def _two_ends(pattern: str, ends: tuple[Decimal, Decimal], unit: str | None, language: str) -> str:
    """Two numbers in a pattern; scale and unit stand once, behind the upper end, unless the unit is a sign."""
    low, high = (format_number(end, language, place=None) for end in ends)
    if unit in _SIGNS:
        return pattern.format(low=with_unit(low, unit, language), high=with_unit(high, unit, language))
    return pattern.format(low=_without_shared_scale(low, high), high=with_unit(high, unit, language))


def _without_shared_scale(low: str, high: str) -> str:
    """The lower end of a range without the scale word that the upper end repeats."""
    number, _, scale = low.partition(" ")
    return number if scale and high.partition(" ")[2] == scale else low


def format_change(quantity: Quantity, kind: Kind, language: str) -> str:
    """As `format_quantity`; a change says whether it is a rise or a fall: by a sign, in words before a bound."""
    if kind is not Kind.CHANGE:
        return format_quantity(quantity, language)
    size = Quantity(abs(quantity.value), _unsigned(quantity), quantity.bound, quantity.unit)
    plain, bounded = ("down", "down_bounded") if quantity.value < 0 else ("up", "up_bounded")
    pattern = load_texts(language)[f"change.{plain if quantity.bound is Bound.EXACT else bounded}"]
    return pattern.format(number=format_quantity(size, language))


def _unsigned(quantity: Quantity) -> Interval:
    return -quantity.interval if quantity.value < 0 else quantity.interval


def last_place(quantity: Quantity) -> Decimal | None:
    """Worth of the last written place, from the width of the interval; 0 where the number is a counted one.

    None where the bound word has taken the width: then as few digits as the value needs say the same.
    """
    interval = quantity.interval
    if quantity.bound is not Bound.EXACT or interval.low is None or interval.high is None:
        return None
    return (interval.high - interval.low).normalize()


def format_number(value: Decimal, language: str, *, place: Decimal | None) -> str:
    """A bare number with the language's marks and scale words.

    Args:
        value: The number in full units.
        language: ISO 639-1 code.
        place: Worth of the last written place; 0 for a counted number, written in full; None where free.
    """
    texts = load_texts(language)
    scales = _SCALES if place is None else (*_SCALES, _SMALL_SCALE)
    within = [power for power in scales if Decimal(1).scaleb(power) <= abs(value)]
    above = [power for power in reversed(scales) if power not in within] if place else []
    for power in (*within, *above):
        if (scaled := _scaled(value, Decimal(1).scaleb(power), place)) is not None:
            return f"{_digits(scaled, texts)} {texts[f'scale.{power}']}"
    return _digits(_plain(value, place), texts)


def _scaled(value: Decimal, unit: Decimal, place: Decimal | None) -> Decimal | None:
    """The value in the scale word's units, or None where the word would say less or more than the report."""
    if place is None:
        scaled = (value / unit).normalize()
        return scaled if _decimals(scaled) <= MOST_DECIMALS and scaled * unit == value else None
    if not _is_power(place) or not 1 <= place <= unit:
        return None
    return (value / unit).quantize(place / unit)


def _is_power(place: Decimal) -> bool:
    """Whether it is a power of ten: the width of a plainly written number."""
    return place.normalize().as_tuple().digits == (1,)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(value: Decimal, place: Decimal | None) -> Decimal:
    """The value with as many decimals as were written."""
    if place and _is_power(place) and place < 1:
        return value.quantize(place)
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _digits(number: Decimal, texts: Texts) -> str:
    """Digits with thousands grouped; four digits stay together only in years, so they are grouped too."""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    grouped = _GROUP.sub(texts["mark.thousands"], whole)
    sign = "−" if number < 0 else ""
    return f"{sign}{grouped}{texts['mark.decimal']}{fraction}" if fraction else f"{sign}{grouped}"


def format_count(count: int, language: str) -> str:
    """A number of things that the house itself counted, such as `1,204`."""
    return format_number(Decimal(count), language, place=Decimal(0))


def format_counted(key: str, count: int, language: str) -> str:
    """A text about such a number, in the form that goes with it: `1 report`, `1,204 reports`."""
    return load_texts(language).plural(key, count).format(count=format_count(count, language))


def with_unit(number: str, unit: str | None, language: str) -> str:
    """A written number with its unit: signs stand close, currencies and nouns behind, in the number they need."""
    if not unit:
        return number
    texts = load_texts(language)
    if (pattern := f"unit.{unit}") in texts:
        return texts[pattern].format(number=number)
    count = 1 if _ONE.search(number) else _MANY
    noun = texts.plural(f"noun.{unit}", count) if f"noun.{unit}" in texts else _unknown(unit, count, texts)
    return f"{number} {noun}"


def _unknown(unit: str, count: int, texts: Texts) -> str:
    """A unit that the catalogue does not know, with its regular plural where it is a singular noun."""
    is_noun = not _CURRENCY.match(unit) and is_singular(unit)
    return texts.plural("unit_unknown", count).format(unit=unit) if is_noun else unit


def is_singular(unit: str) -> bool:
    """Whether an English unit name is a singular noun that takes an s; `km`, `persons` and the like do not."""
    return len(unit) > 2 and unit.isalpha() and not unit.endswith("s")  # noqa: PLR2004 - km, ha, kg, t


def format_interval(interval: Interval, unit: str | None, language: str) -> str:
    """What an interval allows, in words: `above 5.4 and below 6.01 billion USD`."""
    pattern = load_texts(language)[f"interval.{_shape(interval)}"]
    if interval.low is not None and interval.high is not None and interval.low != interval.high:
        return _two_ends(pattern, (shorten(interval.low), shorten(interval.high)), unit, language)
    low, high = (_computed(end, unit, language) for end in (interval.low, interval.high))
    return pattern.format(low=low, high=high)


def _shape(interval: Interval) -> str:
    """Which sentence fits the ends of an interval."""
    if interval.low is None or interval.high is None:
        if interval.low is not None:
            return "above" if interval.low_open else "from"
        if interval.high is not None:
            return "below" if interval.high_open else "to"
        return "any"
    if interval.low == interval.high:
        return "point"
    return {
        (False, False): "between",
        (True, False): "between_low_open",
        (False, True): "between_high_open",
        (True, True): "between_open",
    }[interval.low_open, interval.high_open]


def _computed(end: Decimal | None, unit: str | None, language: str) -> str:
    if end is None:
        return ""
    return with_unit(format_number(shorten(end), language, place=None), unit, language)


def shorten(value: Decimal, digits: int = COMPUTED_DIGITS) -> Decimal:
    """A computed number without digits that nothing supports; whole numbers below a million stay whole."""
    if not value or (value == value.to_integral_value() and abs(value) < 1_000_000):  # noqa: PLR2004 - as said
        return value
    place = Decimal(1).scaleb(max(value.adjusted() - digits + 1, -2))
    rounded = (value / place).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * place
    return rounded.normalize()
