"""What a cell shows: its number in the form that the sheet gives it, written so that it can be read one way only.

A workbook stores 0.7725 and shows "77.25%" or "77,25%", as the reader's machine is set. Here a number is written as
its language writes it: decimals behind a comma in Vietnamese and a point in English, thousands grouped where the sheet
groups them. Grouping is kept because a bare "1983" beside years is taken for one; "1.234" for 1.234 would be taken
for a thousand, so that a number with three decimals and no other group is written with a fourth.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache

GENERAL = "General"

BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0",
    49: "@",
}  # fmt: skip
"""Formats that a workbook names by number only (ECMA-376 part 1, 18.8.30)."""

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # the sheet's language chooses between these and numbers
# Words in quotes, single signs, blanks as wide as a letter, fillers, currencies; colours and conditions.
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_KEPT, _MOST_KEPT = 0xE000, 6000  # signs for private use stand for the words of a format while it is taken apart
_LONGEST = 255  # characters of a format (18.8.30)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_DIGITS = re.compile(r"[#0?.][#0?,.]*")
_LARGEST = 60  # powers of ten; no quantity is larger
_ZERO = 2  # place of the part for zeros
_PLACES = 11  # digits that a cell in the general format shows
_SURE = 15  # digits that a workbook keeps of a number
_THREE = 3
_GROUPED_FROM = 10_000  # in the general format; below it a number may be a year
_LAST_DAY = 2_958_465  # 31 December 9999
_LATE_LEAP = 60  # the day that the calendar of 1900 has too many (18.17.4.1)
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " "))


@dataclass(frozen=True, slots=True)
class Style:
    """How the language of a sheet writes.

    Attributes:
        language: ISO 639-1 code.
        late: Whether days are counted from 1904 and not from 1900.
    """

    language: str
    late: bool = False

    @property
    def mark(self) -> str:
        """What stands before decimals."""
        return "," if self.language == "vi" else "."

    @property
    def group(self) -> str:
        """What stands between thousands."""
        return "." if self.language == "vi" else ","


class _Kind(Enum):
    """What a part of a format shows."""

    GENERAL = 0  # the number as it is
    DIGITS = 1  # so many decimals, grouped or not
    DAY = 2  # a day or time
    WORDS = 3  # words whatever the number


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format, for numbers of one sign.

    Attributes:
        kind: What it shows.
        before, after: Words and signs around the digits.
        places, least: Decimals shown at most and at least.
        grouped: Whether thousands are grouped.
        shift: By how many powers of ten the number is shown larger (percent) or smaller (thousands).
        width: Digits before the decimals at least; 0 where a zero is left out.
        code: The part without its words, for days.
    """

    kind: _Kind
    before: str = ""
    after: str = ""
    places: int = 0
    least: int = 0
    grouped: bool = False
    shift: int = 0
    width: int = 1
    code: str = ""


def show_number(written: str, form: str, style: Style) -> str | None:
    """What a cell shows for a number as stored; None where it is no number.

    Args:
        written: The number as the file stores it: "0.7725", "1.5E-3", a count of days.
        form: The format of the cell.
        style: How the sheet's language writes.
    """
    try:
        value = Decimal(written.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return None
    sections = _sections(form)
    if sections[0].kind is _Kind.DAY:
        return show_day(value, sections[0].code, style)
    if value < 0 and len(sections) > 1:
        return _negative(_shown(-value, sections[1], style), sections[1])
    return _shown(value, sections[_ZERO if value == 0 and len(sections) > _ZERO else 0], style)


def _negative(shown: str, section: _Section) -> str:
    """A number below zero; one whose format marks it by colour alone gets its sign."""
    said = section.before + section.after
    return shown if "-" in said or "(" in said or section.kind is _Kind.WORDS else f"-{shown}"


@lru_cache(maxsize=512)
def _sections(form: str) -> tuple[_Section, ...]:
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or match[3] or "")
        return chr(_KEPT + min(len(literals), _MOST_KEPT) - 1)

    def back(words: str) -> str:
        return re.sub("[\ue000-\uf8ff]", lambda found: literals[ord(found.group()) - _KEPT], words)

    return tuple(_section(part, back) for part in _LITERAL.sub(keep, form[:_LONGEST]).split(";")[:4])


def _section(code: str, back: Callable[[str], str]) -> _Section:
    bare = re.sub("[\ue000-\uf8ff]", "", code).strip()
    if GENERAL in code or bare == "@" or not code:
        before, _, after = code.partition(GENERAL if GENERAL in code else "@")
        return _Section(_Kind.GENERAL, back(before), back(after))
    digits = _DIGITS.search(code)
    if _DATE.search(bare) and not re.search(r"[#0]", bare.replace(".0", "")):
        return _Section(_Kind.DAY, code=bare)
    if digits is None:
        return _Section(_Kind.WORDS, back(code))
    before, after = code[: digits.start()], code[digits.end() :]
    if after[:1] in {"E", "/"} or "/" in after:
        return _Section(_Kind.GENERAL)
    shape = digits.group().rstrip(",")
    whole, _, decimals = shape.partition(".")
    return _Section(
        _Kind.DIGITS,
        back(before),
        back(after),
        places=len(decimals),
        least=decimals.count("0"),
        grouped="," in whole,
        shift=2 * bare.count("%") - 3 * (len(digits.group()) - len(shape)),
        width=whole.count("0") or int("0" in shape),
    )


def _shown(value: Decimal, section: _Section, style: Style) -> str:
    if section.kind is _Kind.WORDS:
        return section.before.strip()
    if section.kind is _Kind.GENERAL:
        return f"{section.before}{_general(value, style)}{section.after}".strip()
    exact = _rounded(value.scaleb(section.shift), _SURE)
    step = Decimal(1).scaleb(-section.places)
    number = exact.quantize(step, ROUND_HALF_UP)
    digits = f"{abs(number):f}"
    if section.places > section.least:
        head, _, tail = digits.partition(".")
        tail = tail.rstrip("0").ljust(section.least, "0")
        digits = f"{head}.{tail}" if tail else head
    sign = "-" if number < 0 else ""
    head, dot, tail = digits.partition(".")
    digits = head.zfill(section.width) + dot + tail if not section.grouped else digits
    written = to_written(digits, style, grouped=section.grouped) if number or section.width else ""
    return f"{sign}{section.before}{written}{section.after}".translate(_SPACES).strip()


def _general(value: Decimal, style: Style) -> str:
    number = _rounded(value, _PLACES)
    digits = f"{abs(number):f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return ("-" if number < 0 else "") + to_written(digits, style, grouped=abs(number) >= _GROUPED_FROM)


def _rounded(value: Decimal, places: int) -> Decimal:
    """A number with so many digits at most, without the noise of binary fractions."""
    if not value:
        return Decimal(0)
    return round(value, places - 1 - value.adjusted())


def to_written(digits: str, style: Style, *, grouped: bool) -> str:
    """Digits as a language writes them, so that they can be read one way only.

    Args:
        digits: "1234.5".
        style: How the language writes.
        grouped: Whether thousands are grouped.
    """
    whole, _, decimals = digits.partition(".")
    if len(decimals) == _THREE and len(whole) <= _THREE:
        decimals += "0"
    if grouped:
        whole = f"{int(whole):,}".replace(",", style.group)
    return f"{whole}{style.mark}{decimals}" if decimals else whole


def show_day(value: Decimal, code: str, style: Style) -> str | None:
    """What a cell shows for a count of days in a format of days: a day, a month, a year or a time.

    Args:
        value: Days since the start of the calendar, with a fraction for the time.
        code: The format.
        style: How the sheet's language writes, and from which year it counts.
    """
    if not 0 <= value < _LAST_DAY:
        return None
    start = datetime(1904, 1, 1) if style.late else datetime(1899, 12, 31 if value < _LATE_LEAP else 30)  # noqa: DTZ001
    moment = start + timedelta(seconds=round(float(value) * 86_400))
    return write_moment(moment, code.lower(), style)


def write_moment(moment: datetime, code: str, style: Style) -> str:
    """A moment with as much of it as a format shows.

    Args:
        moment: The moment.
        code: The format in small letters: `y`, `m`, `d`, `h`, `s` say what is shown.
        style: How the language writes.
    """
    has = {letter: letter in code for letter in "ymdhs"}
    clock = f"{moment:%H:%M}" if has["h"] or has["s"] else ""
    months = has["m"] and (has["y"] or has["d"] or not clock)
    day = ""
    if has["d"] and months:
        day = f"{moment.day}/{moment.month}" if style.language == "vi" else f"{moment.day} {_MONTHS[moment.month - 1]}"
        if has["y"]:
            day += f"/{moment.year}" if style.language == "vi" else f" {moment.year}"
    elif months:
        day = f"Tháng {moment.month}" if style.language == "vi" else _MONTHS[moment.month - 1]
        if has["y"]:
            day += f"/{moment.year}" if style.language == "vi" else f" {moment.year}"
    elif has["y"]:
        day = str(moment.year)
    elif has["d"]:
        day = str(moment.day)
    return " ".join(part for part in (clock, day) if part)
