"""Numbers, periods and deadlines as a Vietnamese officer writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from diemcau.publish.calendar import format_deadline, format_period
from diemcau.publish.numbers import format_change, format_count, format_interval, format_quantity
from diemcau.records import Bound, Interval, Kind, Quantity, interval_of, parse_period


def said(value: str, bound: Bound = Bound.EXACT, unit: str | None = "count", place: str = "0") -> Quantity:
    number = Decimal(value)
    return Quantity(number, interval_of(number, bound, Decimal(place)), bound, unit)


def ranged(low: str, high: str, unit: str | None = "count") -> Quantity:
    ends = Interval(Decimal(low), Decimal(high))
    return Quantity((Decimal(low) + Decimal(high)) / 2, ends, Bound.RANGE, unit)


OVER, LEAST, NEARLY, UNDER, MOST, ABOUT = (
    Bound.OVER,
    Bound.AT_LEAST,
    Bound.NEARLY,
    Bound.UNDER,
    Bound.AT_MOST,
    Bound.ABOUT,
)

QUANTITIES = [
    (said("0"), "0"),
    (said("7"), "7"),
    (said("48"), "48"),
    (said("999"), "999"),
    (said("1234"), "1.234"),
    (said("15020"), "15.020"),
    (said("1234567"), "1.234.567"),
    (said("6.3e9", unit="USD", place="1e8"), "6,3 tỷ USD"),
    (said("6.30e9", unit="USD", place="1e7"), "6,30 tỷ USD"),
    (said("15.02e9", unit="USD", place="1e7"), "15,02 tỷ USD"),
    (said("6e9", unit="USD", place="1e9"), "6 tỷ USD"),
    (said("786.07e9", unit="USD", place="1e7"), "786,07 tỷ USD"),
    (said("500e6", unit="USD", place="1e6"), "500 triệu USD"),
    (said("2.45e6", unit="USD", place="1e4"), "2,45 triệu USD"),
    (said("2000000", unit="USD"), "2.000.000 USD"),
    (said("11974405.56", unit="USD", place="0.01"), "11.974.405,56 USD"),
    (said("1.2e12", unit="VND", place="1e11"), "1,2 nghìn tỷ đồng"),
    (said("850e9", unit="VND", place="1e9"), "850 tỷ đồng"),
    (said("40.5e6", unit="EUR", place="1e5"), "40,5 triệu EUR"),
    (said("15.8e6", unit="persons", place="1e5"), "15,8 triệu người"),
    (said("1250", unit="persons"), "1.250 người"),
    (said("1", unit="persons"), "1 người"),
    (said("12e3", unit="persons", place="1e3"), "12 nghìn người"),
    (said("3420", unit="person-trips"), "3.420 lượt người"),
    (said("44", unit="percent"), "44%"),
    (said("4.9", unit="percent", place="0.1"), "4,9%"),
    (said("0.25", unit="percent", place="0.01"), "0,25%"),
    (said("2", unit="percentage points"), "2 điểm phần trăm"),
    (said("1.5", unit="percentage points", place="0.1"), "1,5 điểm phần trăm"),
    (said("1.6", unit="times", place="0.1"), "1,6 lần"),
    (said("2", unit="times"), "2 lần"),
    (said("6", unit="rank"), "thứ 6"),
    (said("5", unit="days"), "5 ngày"),
    (said("12", unit="months"), "12 tháng"),
    (said("36", unit="hours"), "36 giờ"),
    (said("1200", unit="tonnes"), "1.200 tấn"),
    (said("1.2e3", unit="tonnes", place="1e2"), "1,2 nghìn tấn"),
    (said("350.5", unit="hectares", place="0.1"), "350,5 ha"),
    (said("120", unit="km"), "120 km"),
    (said("64", unit="nautical miles"), "64 hải lý"),
    (said("45", unit="square km"), "45 km²"),
    (said("300", unit="MW"), "300 MW"),
    (said("25", unit="kg"), "25 kg"),
    (said("12", unit="project"), "12 dự án"),
    (said("34", unit="delegation"), "34 đoàn"),
    (said("17", unit="agreement"), "17 thỏa thuận"),
    (said("3", unit="country"), "3 nước"),
    (said("9", unit="vessel"), "9 tàu"),
    (said("5", unit=None), "5"),
    (said("170", OVER), "hơn 170"),
    (said("800e9", OVER, "USD"), "hơn 800 tỷ USD"),
    (said("1", OVER, "percent"), "hơn 1%"),
    (said("8", LEAST, "percent"), "ít nhất 8%"),
    (said("3", LEAST, "market"), "ít nhất 3 thị trường"),
    (said("6.3e9", NEARLY, "USD"), "gần 6,3 tỷ USD"),
    (said("9000", NEARLY, "persons"), "gần 9.000 người"),
    (said("50", UNDER, "case"), "dưới 50 vụ việc"),
    (said("5", UNDER, "percent"), "dưới 5%"),
    (said("10", MOST, "days"), "không quá 10 ngày"),
    (said("2e6", MOST, "USD"), "không quá 2 triệu USD"),
    (said("15.02e9", ABOUT, "USD"), "khoảng 15,02 tỷ USD"),
    (said("500e6", ABOUT, "USD"), "khoảng 500 triệu USD"),
    (ranged("210e6", "230e6", "USD"), "từ 210 đến 230 triệu USD"),
    (ranged("900e6", "1.1e9", "USD"), "từ 900 triệu đến 1,1 tỷ USD"),
    (ranged("5e9", "2e12", "VND"), "từ 5 tỷ đến 2 nghìn tỷ đồng"),
    (ranged("6.5", "7", "percent"), "từ 6,5% đến 7%"),
    (ranged("3", "5"), "từ 3 đến 5"),
    (ranged("1500", "1800", "persons"), "từ 1.500 đến 1.800 người"),
    (ranged("4", "6", "rank"), "từ thứ 4 đến thứ 6"),
    (said("-4.2", unit="percent", place="0.1"), "−4,2%"),
]

PERIODS = [
    ("2024", "năm 2024"),
    ("1995", "năm 1995"),
    ("2024-H1", "6 tháng đầu năm 2024"),
    ("2024-H2", "6 tháng cuối năm 2024"),
    ("2024-Q1", "quý I/2024"),
    ("2024-Q2", "quý II/2024"),
    ("2024-Q3", "quý III/2024"),
    ("2024-Q4", "quý IV/2024"),
    ("2024-01", "tháng 1/2024"),
    ("2024-07", "tháng 7/2024"),
    ("2024-10", "tháng 10/2024"),
    ("2024-12", "tháng 12/2024"),
    ("2024-12-31", "31/12/2024"),
    ("2025-01-06", "6/1/2025"),
    ("2024-02-29", "29/2/2024"),
    ("2025-09-02", "2/9/2025"),
    ("2024-01..2024-11", "11 tháng đầu năm 2024"),
    ("2024-01..2024-09", "9 tháng đầu năm 2024"),
    ("2024-02..2024-09", "từ tháng 2 đến tháng 9 năm 2024"),
    ("2024-03..2024-05", "từ tháng 3 đến tháng 5 năm 2024"),
    ("2023-11..2024-02", "từ tháng 11/2023 đến tháng 2/2024"),
    ("2021..2025", "giai đoạn 2021–2025"),
    ("2026..2030", "giai đoạn 2026–2030"),
    ("2024-Q1..2024-Q3", "từ quý I đến quý III năm 2024"),
    ("2023-Q4..2024-Q1", "từ quý IV/2023 đến quý I/2024"),
    ("2023-H2..2024-H1", "từ 6 tháng cuối năm 2023 đến 6 tháng đầu năm 2024"),
    ("2023-12-15..2024-12-14", "từ 15/12/2023 đến 14/12/2024"),
    ("2024-01-01..2024-11-15", "từ 1/1/2024 đến 15/11/2024"),
    ("2020..2024-06", "từ năm 2020 đến tháng 6/2024"),
    ("2024-05..2024-06-15", "từ tháng 5/2024 đến 15/6/2024"),
    ("2024-Q4..2025", "từ quý IV/2024 đến năm 2025"),
    ("2024-06-30..2025-06", "từ 30/6/2024 đến tháng 6/2025"),
]


@pytest.mark.parametrize(("quantity", "words"), QUANTITIES, ids=[words for _, words in QUANTITIES])
def test_quantities_read_as_vietnamese_reports_write_them(quantity: Quantity, words: str) -> None:
    """Comma for decimals, points between thousands, Vietnamese scale and bound words, units as nouns."""
    assert format_quantity(quantity, "vi") == words


@pytest.mark.parametrize(("code", "words"), PERIODS)
def test_periods_read_as_vietnamese_reports_write_them(code: str, words: str) -> None:
    """Years, halves, quarters in Roman numerals, months, days and what lies between two of them."""
    assert format_period(parse_period(code), "vi") == words


def test_plan_and_no_period_have_vietnamese_words() -> None:
    """The base of a change may be the plan; a figure may have no period."""
    assert format_period("plan", "vi") == "kế hoạch"
    assert format_period(None, "vi") == "không nêu thời gian"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (said("4.9", unit="percent", place="0.1"), "tăng 4,9%"),
        (said("-4", unit="percent"), "giảm 4%"),
        (said("4", OVER, "percent"), "tăng hơn 4%"),
        (said("-4", NEARLY, "percent"), "giảm gần 4%"),
        (said("2", unit="percentage points"), "tăng 2 điểm phần trăm"),
        (said("-12", unit="persons"), "giảm 12 người"),
        (said("1.2e9", unit="USD", place="1e8"), "tăng 1,2 tỷ USD"),
    ],
)
def test_a_change_is_a_rise_or_a_fall(quantity: Quantity, words: str) -> None:
    """What English says by a sign Vietnamese says by a word."""
    assert format_change(quantity, Kind.CHANGE, "vi") == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(Decimal(5), None, low_open=True), "trên 5 người"),
        (Interval(Decimal(5), None), "từ 5 người trở lên"),
        (Interval(None, Decimal(5), high_open=True), "dưới 5 người"),
        (Interval(None, Decimal(5)), "từ 5 người trở xuống"),
        (Interval(Decimal(5), Decimal(7)), "từ 5 đến 7 người"),
        (Interval(Decimal(5), Decimal(7), low_open=True), "trên 5, đến 7 người"),
        (Interval(Decimal(5), Decimal(7), high_open=True), "từ 5 đến dưới 7 người"),
        (Interval(Decimal(5), Decimal(7), low_open=True, high_open=True), "trên 5 và dưới 7 người"),
        (Interval.point(Decimal(5)), "đúng 5 người"),
        (Interval(None, None), "số bất kỳ"),
    ],
)
def test_intervals_say_their_ends(interval: Interval, words: str) -> None:
    """Open and closed ends are told apart in words."""
    assert format_interval(interval, "persons", "vi") == words


@pytest.mark.parametrize(
    ("deadline", "vietnamese", "english"),
    [
        ("2032-06-30", "30/6/2032", "30 June 2032"),
        ("2032-Q2", "quý II/2032", "second quarter of 2032"),
        ("5 working days", "5 ngày làm việc", "5 working days"),
        ("1 day", "1 ngày", "1 day"),
        ("12 hours", "12 giờ", "12 hours"),
        ("25th of every month", "ngày 25 hằng tháng", "day 25 of every month"),
        ("5 of every quarter", "ngày 5 hằng quý", "day 5 of every quarter"),
        ("when the tide turns", "when the tide turns", "when the tide turns"),
    ],
)
def test_deadlines_are_days_terms_or_rhythms(deadline: str, vietnamese: str, english: str) -> None:
    """The contract's codes become words; what is no code is left as the document says it."""
    assert format_deadline(deadline, "vi") == vietnamese
    assert format_deadline(deadline, "en") == english


def test_counts_of_the_house_are_grouped() -> None:
    """A thousand facts are written as people write a thousand."""
    assert (format_count(1204, "vi"), format_count(1204, "en")) == ("1.204", "1,204")
