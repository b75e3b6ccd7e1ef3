"""Cells: what people write, how it is kept, and that what is shown reads back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.profile.form_book import load_forms
from diemcau.profile.forms import CellKind, Column, Line
from diemcau.records import Bound
from diemcau.review.forms.cells import Refused, Understood, may_group, read_cell, understand
from diemcau.review.forms.kept import Amount, amount_of, range_of, read_amount, write_amount
from diemcau.review.forms.shown import show

if TYPE_CHECKING:
    from diemcau.profile.forms import FormBook

SECTOR = load_forms("vietnam_diplomacy")
COUNT = Column(code="n", names={}, kind=CellKind.NUMBER, unit="delegation", is_whole=True)
RATE = Column(code="n", names={}, kind=CellKind.NUMBER, unit="percent")
MONEY = Column(code="n", names={}, kind=CellKind.MONEY, unit="USD")
FEE = Column(code="n", names={}, kind=CellKind.MONEY, currency="currency")
BARE = Column(code="n", names={}, kind=CellKind.NUMBER)
DAY = Column(code="d", names={}, kind=CellKind.DATE)
COUNTRY = Column(code="c", names={}, kind=CellKind.COUNTRY)
YES_NO = Column(code="y", names={}, kind=CellKind.YES_NO)
CHOICE = Column(code="k", names={}, kind=CellKind.CHOICE, choices={
    "state": {"en": "State", "vi": "Nhà nước"}, "party": {"en": "Party", "vi": "Đảng"},
    "pad": {"en": "Dang", "vi": "Đáng"},
})  # fmt: skip

READS = [
    ("vi", COUNT, "1.234", "1234"), ("vi", COUNT, "1,234", "1234"), ("vi", COUNT, "07 đoàn", "7"),
    ("vi", COUNT, "hơn 170", "over 170"), ("en", COUNT, "over 170", "over 170"), ("vi", COUNT, "over 170", "over 170"),
    ("en", COUNT, "7 delegations", "7"), ("en", COUNT, "3 to 5", "3..5"), ("vi", COUNT, "từ 3 đến 5", "3..5"),
    ("vi", COUNT, "21 914", "21914"), ("vi", COUNT, "0", "0"), ("en", COUNT, "at least 8", "at_least 8"),
    ("vi", MONEY, "gần 6,3 tỷ USD", "nearly 63e8"), ("en", MONEY, "nearly USD 6.3 billion", "nearly 63e8"),
    ("en", MONEY, "gần 6,3 tỷ USD", "nearly 63e8"), ("vi", MONEY, "11.974.405,56", "11974405.56"),
    ("en", MONEY, "11,974,405.56", "11974405.56"), ("vi", MONEY, "11,974,405.56", "11974405.56"),
    ("vi", MONEY, "15,02 tỷ USD", "1502e7"), ("vi", MONEY, "1.234", "1234"), ("en", MONEY, "12,5", "12.5"),
    ("vi", RATE, "12,5 %", "12.5"), ("en", RATE, "12.5%", "12.5"), ("en", RATE, "-3.5", "-3.5"),
    ("vi", RATE, "−3,5", "-3.5"), ("en", RATE, "1.234", "1.234"), ("vi", RATE, "1,234", "1.234"),
    ("vi", DAY, "05/10/2026", "2026-10-05"), ("en", DAY, "05/10/2026", "2026-10-05"), ("en", DAY, "5/10", "2026-10-05"),
    ("en", DAY, "5 Oct", "2026-10-05"), ("vi", DAY, "ngày 5 tháng 10 năm 2026", "2026-10-05"),
    ("en", DAY, "2026-10-05", "2026-10-05"), ("en", DAY, "5.10.2026", "2026-10-05"),
    ("vi", COUNTRY, "Hàn Quốc", "KR"), ("vi", COUNTRY, "republic of korea", "KR"), ("en", COUNTRY, "lào", "LA"),
    ("en", COUNTRY, "JP", "JP"), ("vi", YES_NO, "có", "yes"), ("en", YES_NO, "x", "yes"), ("vi", YES_NO, "Không", "no"),
    ("en", CHOICE, "nhà nước", "state"), ("vi", CHOICE, "Đảng", "party"), ("en", CHOICE, "DANG", "pad"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "column", "words", "kept"), READS)
def test_words_are_understood(language: str, column: Column, words: str, kept: str) -> None:
    """What people write in either language comes to one kept form."""
    found = understand(words, column, language, SECTOR, year=2026)
    assert isinstance(found, Understood)
    assert found.kept == kept


REFUSALS = [
    (COUNT, "many", "number"), (COUNT, "1.5", "whole"), (COUNT, "12%", "unit"), (COUNT, "3 of 5 ships", "number"),
    (COUNT, "5 and 7", "number"), (COUNT, "12.3.4", "number"), (MONEY, "1,5 tỷ đồng", "unit"),
    (COUNT, "9" * 40, "number"),
    (FEE, "5 USD", "unit"), (BARE, "12%", "unit"),
    (DAY, "31/02/2026", "date"), (DAY, "13/13/2026", "date"), (DAY, "Oct 2026", "date"), (DAY, "01/01/0026", "date"),
    (COUNTRY, "Dunmarsh", "country"), (YES_NO, "maybe", "yes_no"), (CHOICE, "People", "choice"),
    (COUNT, "5 " * 200, "long"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "words", "code"), REFUSALS)
def test_words_are_refused(column: Column, words: str, code: str) -> None:
    """What is not understood is refused with a reason, never guessed."""
    found = understand(words, column, "en", SECTOR)
    assert isinstance(found, Refused)
    assert found.code == code


@pytest.mark.parametrize("column", [COUNT, MONEY, DAY, COUNTRY, YES_NO, CHOICE])
@pytest.mark.parametrize("words", ["", "  ", "-", "–", "không có", "None", "n/a"])
def test_nothing_is_nothing(column: Column, words: str) -> None:
    """A blank, a dash and "không có" say nothing, which is not nought."""
    assert understand(words, column, "vi", SECTOR) == Understood("")


def test_day_without_year_needs_one() -> None:
    """A day whose year nobody knows is no day."""
    assert understand("5/10", DAY, "vi", SECTOR) == Refused("date")


def test_computed_line_takes_nothing() -> None:
    """What is typed into a line that others make is refused."""
    line = Line(code="all", names={}, total_of=("one", "two"))
    assert understand("5", RATE, "en", SECTOR, line=line) == Refused("total")


AMOUNTS = st.one_of(
    st.builds(
        amount_of,
        st.decimals(-(10**9), 10**9, places=3),
        st.sampled_from([bound for bound in Bound if bound is not Bound.RANGE]),
    ),
    st.builds(
        lambda digits, power, bound: amount_of(Decimal(digits).scaleb(power), bound, power),
        st.integers(1, 99_999), st.integers(1, 12),
        st.sampled_from([Bound.EXACT, Bound.NEARLY, Bound.OVER, Bound.ABOUT]),
    ),
    st.builds(lambda low, more: range_of(low, low + more), st.decimals(0, 10**6, places=1),
              st.decimals(1, 99, places=1)),
)  # fmt: skip


@given(AMOUNTS)
def test_kept_number_reads_back(amount: Amount) -> None:
    """What is kept of a number is the number."""
    read = read_amount(write_amount(amount))
    assert read is not None
    assert (read.value, read.interval, read.bound) == (amount.value, amount.interval, amount.bound)


@given(AMOUNTS, st.sampled_from(["en", "vi"]), st.sampled_from([RATE, MONEY]))
def test_shown_number_reads_back(amount: Amount, language: str, column: Column) -> None:
    """What the page writes in a language is understood in it as the same."""
    if amount.value < 0 and amount.bound is not Bound.EXACT:
        return  # nobody writes "over -5"
    kept = write_amount(amount)
    found = understand(show(kept, column, language, SECTOR), column, language, SECTOR)
    assert isinstance(found, Understood), found
    assert found.kept == kept


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["en", "vi"]))
def test_shown_day_reads_back(day: date, language: str) -> None:
    """What the page writes of a day is understood as that day."""
    found = understand(show(day.isoformat(), DAY, language, SECTOR), DAY, language, SECTOR)
    assert found == Understood(day.isoformat(), day)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_shown_names_read_back(language: str) -> None:
    """Names of all countries and of all choices of all forms are understood as the code they stand for."""
    for code in SECTOR.countries:
        assert understand(show(code, COUNTRY, language, SECTOR), COUNTRY, language, SECTOR) == Understood(code, code)
    columns = [column for form in SECTOR.forms.values() for table in form.tables for column in table.columns]
    for column in columns:
        for code in column.choices:
            shown = show(code, column, language, SECTOR)
            assert understand(shown, column, language, SECTOR) == Understood(code, code), (column.code, shown)


@given(st.text(max_size=40), st.sampled_from(list(CellKind)), st.sampled_from(["en", "vi"]))
def test_any_words_are_understood_or_refused(words: str, kind: CellKind, language: str) -> None:
    """Nothing that can be typed breaks the reader, and what is kept is read as kept."""
    column = Column(code="x", names={}, kind=kind, choices=CHOICE.choices if kind is CellKind.CHOICE else {})
    found = understand(words, column, language, SECTOR)
    if isinstance(found, Understood) and found.kept:
        assert read_cell(found.kept, column, language, SECTOR) == found


def test_thousands_are_grouped_where_things_are_counted() -> None:
    """In a grid the line says what is counted."""
    line = Line(code="x", names={}, unit="delegation", is_whole=True)
    assert may_group(RATE, line)
    assert not may_group(RATE)
    found = understand("1,234", RATE, "vi", SECTOR, line=line)
    assert isinstance(found, Understood)
    assert found.kept == "1234"


def test_book_of_another_ministry(book: FormBook) -> None:
    """Countries are those of the profile."""
    assert understand("Keld Islands", COUNTRY, "en", book) == Understood("XK", "XK")
    assert isinstance(understand("Japan", COUNTRY, "en", book), Refused)
