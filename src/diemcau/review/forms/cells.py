"""What somebody wrote in a cell, understood by the column it stands in, or refused with what was expected."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from diemcau.lang.base import TimeBase, TimeRole
from diemcau.lang.folding import fold
from diemcau.lang.numerals import Number, Shape
from diemcau.lang.registry import known_languages, language_or_english
from diemcau.profile.forms import CellKind, Column, FormBook, Line
from diemcau.records import Bound, Interval
from diemcau.review.forms.kept import Amount, amount_of, range_of, read_amount, write_amount
from diemcau.review.forms.literals import parse_digits

LONGEST = 20_000
"""Characters of a text; the longest that was seen in use has about two thousand."""

_LONGEST_SHORT = 300  # characters of anything but a text
_NOTHING = frozenset(
    {"", "-", "–", "—", "−", "...", "…", "n/a", "none", "nothing", "không có", "chưa có", "không phát sinh"}
)
_YES = frozenset({"yes", "y", "true", "có", "x", "✓", "✔", "1"})
_NO = frozenset({"no", "n", "false", "không", "0"})
_DAY_FIRST = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})")
_NO_YEAR = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_NUMBERS = frozenset({CellKind.NUMBER, CellKind.MONEY})
_EXTREMES = (date(1900, 1, 1), date(2099, 12, 31))  # a day outside is a slip of the pen
_MOST_POWER = 20  # of ten; no report rounds to more


@dataclass(frozen=True, slots=True)
class Understood:
    """What a cell says.

    Attributes:
        kept: The form in which it is kept, the same in every language; empty where the cell says nothing.
        value: The number, the day, or the text or code; None where it says nothing.
        interval: Of a number, what it may be.
        bound: Of a number, in what words it is given.
    """

    kept: str
    value: Decimal | date | str | None = None
    interval: Interval | None = None
    bound: Bound = Bound.EXACT

    @property
    def says_nothing(self) -> bool:
        """Whether the cell is as good as empty."""
        return not self.kept


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell is not understood.

    Attributes:
        code: `number`, `whole`, `unit`, `date`, `choice`, `country`, `yes_no`, `long` or `total` (a computed line).
        expected: What was expected, in codes: the unit, the choices joined by ` | `; empty where the code says it all.
    """

    code: str
    expected: str = ""


Read = Understood | Refused
EMPTY = Understood("")


def understand(
    words: str, column: Column, language: str, book: FormBook, *, line: Line | None = None, year: int | None = None
) -> Read:
    """What a person wrote in a cell.

    Args:
        words: As typed or pasted.
        column: Where it stands.
        language: In which the person writes numbers; names are understood in all languages of the profile.
        book: The countries and units that may be named.
        line: Of a grid, the line it stands in.
        year: The year reported on, for days written without theirs.
    """
    said = unicodedata.normalize("NFC", words).strip()
    if line is not None and line.total_of:
        return Refused("total") if said else EMPTY
    if column.kind in {CellKind.TEXT, CellKind.LONG}:
        return _text(said, column)
    said = " ".join(said.split())
    if said.casefold() in _NOTHING:
        return EMPTY
    if len(said) > _LONGEST_SHORT:
        return Refused("long", str(_LONGEST_SHORT))
    if column.kind in _NUMBERS:
        return _number(said, column, line, language, book)
    if column.kind is CellKind.DATE:
        return _date(said, language, year)
    if column.kind is CellKind.YES_NO:
        return _yes_no(said)
    return _country(said, book) if column.kind is CellKind.COUNTRY else _choice(said, column)


def read_cell(words: str, column: Column, language: str, book: FormBook, *, line: Line | None = None) -> Read:
    """What a cell of a return says that was kept: by its kept form, else as somebody typed it.

    Only what was refused stands in a return as typed, so the two are never mixed up.
    """
    if column.kind in _NUMBERS and (line is None or not line.total_of):
        amount = read_amount(words)
        if amount is not None:
            return _as_number(amount, column, line)
    return understand(words, column, language, book, line=line)


def unit_of(column: Column, line: Line | None = None) -> str:
    """The unit of measurement of a cell; empty where none is named, or another column names the currency."""
    return column.unit or (line.unit if line is not None else "")


def is_whole(column: Column, line: Line | None = None) -> bool:
    """Whether only whole numbers make sense in a cell."""
    return column.is_whole or (line is not None and line.is_whole)


def may_group(column: Column, line: Line | None = None) -> bool:
    """Whether three digits behind a decimal mark are rather thousands, as in counts and amounts of money."""
    unit = unit_of(column, line)
    return is_whole(column, line) or column.kind is CellKind.MONEY or (len(unit) == 3 and unit.isupper())  # noqa: PLR2004


def _text(said: str, column: Column) -> Read:
    if column.kind is CellKind.TEXT:
        said = " ".join(said.split())
    if len(said) > LONGEST:
        return Refused("long", str(LONGEST))
    return Understood(said, said) if said and said not in {"-", "–", "—"} else EMPTY


def _number(said: str, column: Column, line: Line | None, language: str, book: FormBook) -> Read:
    groups = may_group(column, line)
    digits = parse_digits(said, language, groups=groups)
    if digits is not None:
        return _as_number(amount_of(digits), column, line)
    kept = read_amount(said)
    if kept is not None:
        return _as_number(kept, column, line)
    for spoken in dict.fromkeys((language, *known_languages())):
        found = _phrase(said, spoken, unit_of(column, line), column.currency, book)
        if isinstance(found, Number):
            amount = _amount(found, language, groups=groups)
            return _as_number(amount, column, line) if amount is not None else Refused("number")
        if found is not None:
            return found
    return Refused("number")


def _phrase(said: str, spoken: str, unit: str, currency: str, book: FormBook) -> Number | Refused | None:
    """The one number phrase that a cell is, with nothing beside it but the name of its unit.

    A currency where another column names it is refused: the two might differ.
    """
    numbers = language_or_english(spoken).find_numbers(said, [])
    if len(numbers) != 1 or numbers[0].shape not in {Shape.DIGITS, Shape.WORDS}:
        return None
    number = numbers[0]
    beside = f"{said[: number.start]} {said[number.end :]}".strip()
    if beside in {"-", "−"} and said.startswith(beside) and number.low == number.high:
        number.negative, beside = True, ""
    if number.unit is not None and number.unit != unit:
        return Refused("unit", unit or currency)
    return number if not beside or fold(beside) in _unit_names(unit, book) else None


@lru_cache(maxsize=256)
def _unit_names(unit: str, book: FormBook) -> frozenset[str]:
    """What may stand beside a number of a unit: its code and names, with an English plural."""
    names = {fold(name) for name in (unit, *book.units.get(unit, {}).values()) if name}
    plurals = {f"{name[:-1]}ies" if name.endswith("y") else f"{name}s" for name in names}
    return frozenset(names | plurals)


def _amount(number: Number, language: str, *, groups: bool) -> Amount | None:
    """What a phrase means; its digits alone are read as elsewhere in the form."""
    turn = -1 if number.negative else 1
    if number.bound is Bound.RANGE:
        return range_of(number.low, number.high) if number.low < number.high else None
    if not number.scaled:
        literal = parse_digits(number.plain, language, groups=groups)
        value = literal if literal is not None else number.value
        return amount_of(value * turn, number.bound)
    place = number.last_place or Decimal(1)
    power = place.adjusted()
    if not 0 <= power <= _MOST_POWER or Decimal(10) ** power != place:
        return None
    return amount_of(number.value * turn, number.bound, power)


def _as_number(amount: Amount, column: Column, line: Line | None) -> Read:
    if is_whole(column, line) and any(
        end is not None and end != end.to_integral_value() for end in _written_ends(amount)
    ):
        return Refused("whole", unit_of(column, line))
    kept = write_amount(amount)
    if read_amount(kept) is None:  # more digits than any report has
        return Refused("number")
    return Understood(kept, amount.value, amount.interval, amount.bound)


def _written_ends(amount: Amount) -> tuple[Decimal | None, ...]:
    if amount.bound is Bound.RANGE:
        return amount.interval.low, amount.interval.high
    return (amount.value,)


def _date(said: str, language: str, year: int | None) -> Read:
    if match := _ISO.fullmatch(said):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(said):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if year is not None and (match := _NO_YEAR.fullmatch(said)):
        return _day(year, int(match[2]), int(match[1]))
    for spoken in dict.fromkeys((language, *known_languages())):
        times = language_or_english(spoken).find_times(said, TimeBase(year))
        if len(times) != 1 or times[0].role is not TimeRole.DATE or times[0].span != (0, len(said)):
            continue
        period = times[0].period
        if period is not None and period.is_day:
            return _day(period.start.year, period.start.month, period.start.day)
    return Refused("date")


def _day(year: int, month: int, day: int) -> Read:
    try:
        found = date(year, month, day)
    except ValueError:
        return Refused("date")
    if not _EXTREMES[0] <= found <= _EXTREMES[1]:
        return Refused("date")
    return Understood(found.isoformat(), found)


def _yes_no(said: str) -> Read:
    known = said.casefold()
    if known in _YES:
        return Understood("yes", "yes")
    return Understood("no", "no") if known in _NO else Refused("yes_no")


def _choice(said: str, column: Column) -> Read:
    code = said if said in column.choices else _named(said, _choice_names(column))
    return Understood(code, code) if code else Refused("choice", " | ".join(column.choices))


def _choice_names(column: Column) -> tuple[tuple[str, str], ...]:
    return tuple((name, code) for code, names in column.choices.items() for name in (code, *names.values()))


def _country(said: str, book: FormBook) -> Read:
    exact, folded = _country_codes(book)
    code = said if said in book.countries else exact.get(said.casefold()) or folded.get(fold(said), "")
    return Understood(code, code) if code else Refused("country")


def _named(said: str, names: tuple[tuple[str, str], ...]) -> str:
    """The code of a name: by its very letters, else without regard to case and marks where that leaves one."""
    exact = {code for name, code in names if name.casefold() == said.casefold()}
    codes = exact or {code for name, code in names if fold(name) == fold(said)}
    return codes.pop() if len(codes) == 1 else ""


@lru_cache(maxsize=8)
def _country_codes(book: FormBook) -> tuple[dict[str, str], dict[str, str]]:
    """Codes of countries by name or alias, in its very letters and folded; a name of two countries means neither."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for country in book.countries.values():
        names = [*country.names.values(), *(words for known in country.aliases.values() for words in known)]
        for codes, keys in ((exact, {name.casefold() for name in names}), (folded, {fold(name) for name in names})):
            for key in keys:
                codes[key] = "" if codes.get(key, country.code) != country.code else country.code
    return exact, folded
