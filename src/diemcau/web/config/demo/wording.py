"""How numbers, periods and days stand in the sentences of the demo, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from diemcau.web.config.demo.numbers import Term

_WHEN = {
    "en": {
        "year": "in {0}",
        "q1": "in the first quarter of {0}",
        "h1": "in the first half of {0}",
        "m9": "in the first nine months of {0}",
    },
    "vi": {
        "year": "năm {0}",
        "q1": "quý I năm {0}",
        "h1": "6 tháng đầu năm {0}",
        "m9": "9 tháng đầu năm {0}",
    },
}
_END = {
    "en": {
        "year": "at the end of {0}",
        "q1": "at the end of March {0}",
        "h1": "at the end of June {0}",
        "m9": "at the end of September {0}",
    },
    "vi": {
        "year": "đến hết năm {0}",
        "q1": "đến hết tháng 3/{0}",
        "h1": "đến hết tháng 6/{0}",
        "m9": "đến hết tháng 9/{0}",
    },
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


_MILLION, _BILLION = 10**6, 10**9


def say_when(term: Term, language: str) -> str:
    """The period: `in the first half of 2025`."""
    return _WHEN[language][term.part].format(term.year)


def say_end(term: Term, language: str) -> str:
    """Its last day: `at the end of June 2025`."""
    return _END[language][term.part].format(term.year)


def say_month(year: int, month: int, language: str) -> str:
    """A month at the front of a sentence: `In March 2025`, `Tháng 3 năm 2025`."""
    return f"Tháng {month} năm {year}" if language == "vi" else f"In {_MONTHS[month - 1]} {year}"


def say_before(term: Term, language: str) -> str:
    """What a change is told against: the year before, or the same part of it."""
    if language == "vi":
        return f"năm {term.year - 1}" if term.part == "year" else f"cùng kỳ năm {term.year - 1}"
    return f"from {term.year - 1}" if term.part == "year" else f"from the same period of {term.year - 1}"


def say_day(day: date, language: str) -> str:
    """A day: `12 January 2026`, `12/01/2026`."""
    return f"{day:%d/%m/%Y}" if language == "vi" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_count(value: Decimal, language: str) -> str:
    """A count: `1,260`, `1.260`."""
    return _mark(f"{value:,.0f}", language)


def say_amount(value: Decimal, language: str) -> str:
    """Money: `USD 1.32 billion`, `1,32 tỷ USD`."""
    large = value >= _BILLION
    number = _mark(f"{(value / (_BILLION if large else _MILLION)).normalize():,f}", language)
    if language == "vi":
        return f"{number} {'tỷ' if large else 'triệu'} USD"
    return f"USD {number} {'billion' if large else 'million'}"


def say_change(percent: Decimal, language: str) -> str:
    """A change: `up 4.5%`, `giảm 2,1%`."""
    rise, fall = ("tăng", "giảm") if language == "vi" else ("up", "down")
    return f"{fall if percent < 0 else rise} {_mark(f'{abs(percent)}', language)}%"


def _mark(number: str, language: str) -> str:
    """Separators as the language writes them."""
    return number.translate(str.maketrans(",.", ".,")) if language == "vi" else number


def begin(words: str) -> str:
    """The words with a capital at the front; the others stay as they are."""
    return words[:1].upper() + words[1:]
