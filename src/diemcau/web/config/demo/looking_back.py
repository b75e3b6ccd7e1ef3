"""What was before the story: some units tell of earlier years, and one city of its exports month by month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from diemcau.web.config.demo.notices import Notice
from diemcau.web.config.demo.numbers import Term, choose, to_amount
from diemcau.web.config.demo.telling import find_fact, tell
from diemcau.web.config.demo.units import Unit, load_units
from diemcau.web.config.demo.wording import say_amount, say_day, say_month
from diemcau.web.shell.levels import Level

_UNITS = ("SV.ARDEN", "SV.DUNMARSH", "SV.HALVERN", "SV.BENHOA", "SV.THACHYEN")
_YEARS = range(2018, 2024)
_TOPICS = ("exports", "inbound", "agreements")
_CITY = "SV.ARDEN"
_MONTHS = (
    (2022, 12, date(2025, 1, 24)),
    (2023, 12, date(2025, 1, 24)),
    (2024, 12, date(2025, 1, 24)),
    (2025, 12, date(2025, 12, 30)),
    (2026, 10, date(2026, 11, 6)),
)
"""How many months of each year the city tells of, and when."""

_SHARES = [Decimal(each) / 1000 for each in (75, 61, 84, 79, 83, 88, 85, 89, 86, 89, 88, 93)]
"""Of a year's exports in each month; quarters, halves and nine months come to what reports of these say."""

_WORDS = {
    "en": ("{name} from {first} to {last} in figures", "Exports of {name} by month in {year}",
           "{When}, exports of {it} came to {x}."),
    "vi": ("Số liệu đối ngoại của {name} giai đoạn {first}-{last}",
           "Xuất khẩu của {name} theo tháng năm {year}", "{When}, kim ngạch xuất khẩu của {it} đạt {x}."),
}  # fmt: skip


def look_back() -> Iterator[Notice]:
    """The papers, as if they were notices."""
    for place, code in enumerate(_UNITS):
        written = date(2025, 1, 16 + place)
        yield _notice(f"{code}/before", load_units()[code], written, _years(load_units()[code], written))
    city = load_units()[_CITY]
    for year, months, written in _MONTHS:
        yield _notice(f"{_CITY}/months-{year}", city, written, _months(city, year, months, written))


def _years(unit: Unit, written: date) -> str:
    title, *_ = _WORDS[unit.language]
    name = unit.named(unit.language, written)
    head = [title.format(name=name, first=_YEARS[0], last=_YEARS[-1]), say_day(written, unit.language)]
    told = [" ".join(tell(unit, topic, Term(year), unit.language) for topic in _TOPICS) for year in _YEARS]
    return "\n".join(head) + "\n\n" + "\n\n".join(told) + "\n"


def _months(unit: Unit, year: int, months: int, written: date) -> str:
    _, title, words = _WORDS[unit.language]
    name, whole = unit.named(unit.language, written), find_fact(unit, "exports", "x", Term(year)).value
    told = [
        words.format(
            When=say_month(year, month, unit.language), it=unit.short(unit.language),
            x=say_amount(to_amount(whole * share / 1_000_000), unit.language),
        )
        for month, share in enumerate(_shares(unit, year)[:months], 1)
    ]  # fmt: skip
    return "\n".join([title.format(name=name, year=year), say_day(written, unit.language), "", *told]) + "\n"


def _shares(unit: Unit, year: int) -> list[Decimal]:
    """The shares of one year: in each quarter some of its first month's trade is done in the second, or the reverse."""
    shares = list(_SHARES)
    for first in range(0, 12, 3):
        moved = Decimal(choose(9, unit.code, str(year), str(first), "month") - 4) / 1000
        shares[first] += moved
        shares[first + 1] -= moved
    return shares


def _notice(key: str, unit: Unit, written: date, text: str) -> Notice:
    file = key.removeprefix("SV.").replace("/", "-").lower() + ".txt"
    return Notice(key, unit.code, written, file, "", Level.INTERNAL, text)
