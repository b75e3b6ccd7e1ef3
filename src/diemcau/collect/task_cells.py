"""What a cell of a table of tasks says: days, shares done and states, in the words of any language."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from diemcau.collect.raw_sheets import RawCell
from diemcau.collect.task_heads import simple
from diemcau.lang.folding import fold
from diemcau.lang.task_tables import all_table_words
from diemcau.records.task import TaskState

_EPOCH, _LATE_EPOCH = date(1899, 12, 30), date(1904, 1, 1)  # ECMA-376, 18.17.4.1
_LAST_SERIAL = 110_000  # the year 2201
_CENTURY = 2000
_DIGITS = Context(prec=15)
_TIME = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2})?)?"  # a deadline is a day; the hour of it is left aside
_NUMERIC = re.compile(rf"(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*(\d{{4}}|\d{{2}}){_TIME}")
_ISO = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}")
_VIETNAMESE = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}) (\d{4})|([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
_BEFORE_DAY = re.compile(r"(?:ngay|truoc ngay|den ngay|by|before|date|on)\s*:?\s+(?=\d)")
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%?")
_LOOKS_LIKE_DAY = re.compile(r"[\d\s/.\-]{5,}")
_LONGEST_STATE = 80  # characters; longer is a report, no state
_HUNDRED = 100


def text_of(cell: RawCell) -> str:
    """The words of a cell; a whole number without the tail that binary numbers have."""
    if cell.kind != "n":
        return cell.value.strip()
    number = _number(cell.value)
    if number is None:
        return cell.value.strip()
    whole, _, tail = f"{number:f}".partition(".")
    tail = tail.rstrip("0")
    return f"{whole}.{tail}" if tail else whole


def day_of(cell: RawCell, *, late: bool) -> date | None:
    """The day that a cell holds, as a day or in words; None for what is none.

    In words the day stands before the month, as Vietnam writes it; nothing is guessed by turning them round.

    Args:
        cell: The cell.
        late: Whether the workbook counts days from 1904.
    """
    if cell.kind == "n":
        number = _number(cell.value)
        if number is None or not 1 <= number < _LAST_SERIAL:
            return None
        return (_LATE_EPOCH if late else _EPOCH) + timedelta(days=int(number))
    return day_in(cell.value if cell.kind != "d" else cell.value[:10])


def day_in(words: str) -> date | None:
    """The day that some words are, and nothing besides; None for what is none."""
    said = " ".join(words.split())
    said = _BEFORE_DAY.sub("", fold(said), count=1).rstrip(".")
    if found := _ISO.fullmatch(said):
        return _date(found[1], found[2], found[3])
    if found := _NUMERIC.fullmatch(said):
        year = found[3] if len(found[3]) == len("2026") else str(_CENTURY + int(found[3]))
        return _date(year, found[2], found[1])
    plain = simple(said)
    if found := _VIETNAMESE.fullmatch(plain):
        return _date(found[3], found[2], found[1])
    if found := _NAMED.fullmatch(plain):
        month = _months().get(found[2] or found[4])
        return _date(found[3] or found[6], str(month), found[1] or found[5]) if month is not None else None
    return None


def looks_like_day(words: str) -> bool:
    """Whether words can be nothing but a day, such as 31/02/2026; a quarter is a deadline in words."""
    return _LOOKS_LIKE_DAY.fullmatch(words.strip()) is not None


def share_of(cell: RawCell) -> int | None:
    """The share done that a cell holds, in percent; None for what is none. A fraction counts from 0 to 1."""
    if cell.kind == "n":
        number = _number(cell.value)
        if number is None:
            return None
        is_fraction = cell.is_share or 0 < number < 1
        return _rounded(number * _HUNDRED if is_fraction else number)
    found = _SHARE.fullmatch(cell.value.strip())
    return _rounded(Decimal(found[1].replace(",", "."))) if found else None


def state_of(words: str) -> TaskState | None:
    """The state that some words tell; None where they tell none, or its opposite."""
    said = simple(words)
    if not said or len(said) > _LONGEST_STATE:
        return None
    if said in _states():
        return _states()[said]
    found = max((cue for cue in _states() if f" {cue} " in f" {said} "), key=len, default="")
    rest = f" {said} ".replace(f" {found} ", " ", 1)
    if not found or any(f" {word} " in rest for words_ in all_table_words() for word in words_.negations):
        return None
    return _states()[found]


def is_total(words: str) -> bool:
    """Whether a row that begins so adds up the others."""
    said = simple(words)
    totals = [cue for each in all_table_words() for cue in each.totals]
    return any(said == cue or re.fullmatch(rf"{cue}(?: \d+)*", said) for cue in totals)


def _number(value: str) -> Decimal | None:
    try:
        number = _DIGITS.create_decimal(value.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 16 else None  # noqa: PLR2004 - as spreadsheets


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _rounded(share: Decimal) -> int | None:
    whole = int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return whole if 0 <= whole <= _HUNDRED else None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name: number for words in all_table_words() for name, number in words.months.items()}


@lru_cache(maxsize=1)
def _states() -> dict[str, TaskState]:
    return {cue: state for words in all_table_words() for state, cues in words.states.items() for cue in cues}
