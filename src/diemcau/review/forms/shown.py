"""What is kept of a cell as a person of a language reads it; `understand` reads it back as the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from diemcau.lang.folding import fold
from diemcau.profile.forms import CellKind, Column, FormBook, Line
from diemcau.records import Bound
from diemcau.review.forms.cells import may_group
from diemcau.review.forms.kept import Amount, read_amount, write_amount
from diemcau.review.forms.literals import write_digits

_BOUNDS = {
    "en": {
        Bound.OVER: "over {}", Bound.AT_LEAST: "at least {}", Bound.UNDER: "under {}", Bound.AT_MOST: "at most {}",
        Bound.NEARLY: "nearly {}", Bound.ABOUT: "about {}", Bound.EXACT: "{}",
    },
    "vi": {
        Bound.OVER: "hơn {}", Bound.AT_LEAST: "ít nhất {}", Bound.UNDER: "dưới {}", Bound.AT_MOST: "tối đa {}",
        Bound.NEARLY: "gần {}", Bound.ABOUT: "khoảng {}", Bound.EXACT: "{}",
    },
}  # fmt: skip
_RANGES = {"en": "from {} to {}", "vi": "từ {} đến {}"}
# Scale words by power of ten, the smallest that a number is not rounded below first.
_SCALES = {
    "en": ((3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")),
    "vi": ((3, "nghìn"), (6, "triệu"), (9, "tỷ"), (12, "nghìn tỷ")),
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_YES_NO = {"en": {"yes": "yes", "no": "no"}, "vi": {"yes": "có", "no": "không"}}


def show(kept: str, column: Column, language: str, book: FormBook, line: Line | None = None) -> str:
    """What stands in a cell, for a reader; words that were not understood stay as they were typed."""
    if column.kind in {CellKind.NUMBER, CellKind.MONEY}:
        amount = read_amount(kept)
        return kept if amount is None else show_amount(amount, language, groups=may_group(column, line))
    if column.kind is CellKind.DATE:
        return _show_day(kept, language)
    if column.kind is CellKind.YES_NO:
        return _YES_NO.get(language, _YES_NO["en"]).get(kept, kept)
    if column.kind is CellKind.CHOICE:
        return _choice(kept, column, language)
    if column.kind is CellKind.COUNTRY and kept in book.countries:
        names = book.countries[kept].names
        return names.get(language) or next(iter(names.values()), kept)
    return kept


def show_amount(amount: Amount, language: str, *, groups: bool) -> str:
    """A number with its bound and scale word."""
    spoken = language if language in _BOUNDS else "en"
    interval = amount.interval
    if amount.bound is Bound.RANGE and interval.low is not None and interval.high is not None:
        ends = (write_digits(end, spoken, groups=groups) for end in (interval.low, interval.high))
        return _RANGES[spoken].format(*ends)
    scale = next(((power, word) for power, word in _SCALES[spoken] if power >= amount.power), None)
    if amount.power and scale is None:
        return write_amount(amount)
    digits = write_digits(amount.value, spoken, groups=groups)
    if amount.power and scale is not None:
        digits = f"{_scaled(amount, scale[0], spoken)} {scale[1]}"
    return _BOUNDS[spoken][amount.bound].format(digits)


def _scaled(amount: Amount, power: int, spoken: str) -> str:
    """The number in a scale, with as many decimals as it is known to."""
    value = amount.value.scaleb(-power).quantize(Decimal(1).scaleb(amount.power - power))
    whole, _, tail = f"{abs(value):f}".partition(".")
    written = write_digits(Decimal(whole), spoken, groups=True)
    mark = "," if spoken == "vi" else "."
    return f"{'-' if value < 0 else ''}{written}{mark + tail if tail else ''}"


def _show_day(kept: str, language: str) -> str:
    try:
        day = date.fromisoformat(kept)
    except ValueError:
        return kept
    if language == "vi":
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04d}"


def _choice(kept: str, column: Column, language: str) -> str:
    """The name of a choice; its code where another choice has the same name."""
    names = column.choices.get(kept)
    if names is None:
        return kept
    name = names.get(language) or next(iter(names.values()), kept)
    same = sum(fold(name) in {fold(one) for one in (code, *other.values())} for code, other in column.choices.items())
    return name if same == 1 else kept
