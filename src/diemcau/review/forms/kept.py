"""The form in which a return keeps what was understood in a cell: the same in every language, exact, and readable.

Numbers: `21914`, `-3.5` as counted; `63e8` rounded to the last written place (6.3 billion: plus or minus half of 1e8);
before either a bound (`over 170`, `at_least 8`, `under 5`, `at_most 9`, `nearly 63e8`, `about 500e6`); a range `3..5`.
Days: `2026-10-05`. Choices, countries and yes or no by code. No other words: a cell that holds something else was not
understood, or is a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from diemcau.errors import Invalid
from diemcau.records import Bound, Interval, interval_of

_PLAIN = r"-?(?:0|[1-9]\d{0,29})(?:\.\d{1,12})?"
_ROUNDED = r"-?[1-9]\d{0,29}e[1-9]\d?"
_NUMBER = re.compile(rf"(?:(over|at_least|under|at_most|nearly|about) )?(?:({_PLAIN})|({_ROUNDED}))")
_RANGE = re.compile(rf"({_PLAIN})\.\.({_PLAIN})")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a form.

    Attributes:
        value: The number in full units; of a range its middle.
        interval: What it may be.
        bound: In what words it is given.
        power: Power of ten of the last written place of a number that is rounded by a scale word; 0 for one that is
            taken as counted.
    """

    value: Decimal
    interval: Interval
    bound: Bound = Bound.EXACT
    power: int = 0


def amount_of(value: Decimal, bound: Bound = Bound.EXACT, power: int = 0) -> Amount:
    """The number with a bound word before it, of any bound but a range.

    Args:
        value: In full units.
        bound: What the word makes of it.
        power: Power of ten of its last written place, or 0 where it is taken as counted.
    """
    return Amount(value, interval_of(value, bound, Decimal(10) ** power if power else Decimal(0)), bound, power)


def range_of(low: Decimal, high: Decimal) -> Amount:
    """All from one number to another."""
    return Amount((low + high) / 2, Interval(low, high), Bound.RANGE)


def read_amount(kept: str) -> Amount | None:
    """The number that is kept so, or None where this is no kept number."""
    if match := _RANGE.fullmatch(kept):
        low, high = Decimal(match[1]), Decimal(match[2])
        return range_of(low, high) if low < high else None
    match = _NUMBER.fullmatch(kept)
    if match is None:
        return None
    bound = Bound(match[1]) if match[1] else Bound.EXACT
    power = int(match[3].partition("e")[2]) if match[3] else 0
    try:
        return amount_of(Decimal(match[2] or match[3]), bound, power)
    except Invalid:
        return None


def write_amount(amount: Amount) -> str:
    """The form in which a number is kept; `read_amount` reads it back."""
    if amount.bound is Bound.RANGE and amount.interval.low is not None and amount.interval.high is not None:
        return f"{plain(amount.interval.low)}..{plain(amount.interval.high)}"
    if amount.power:
        digits = f"{int(amount.value.scaleb(-amount.power))}e{amount.power}" if amount.value else "0"
    else:
        digits = plain(amount.value)
    return digits if amount.bound is Bound.EXACT else f"{amount.bound.value} {digits}"


def plain(value: Decimal) -> str:
    """A number with a dot, without grouping, without noughts that say nothing."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
