"""Periods in words."""

from __future__ import annotations

import pytest

from diemcau.publish.calendar import format_deadline, format_period
from diemcau.records import parse_period


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2024", "2024"),
        ("2024-H1", "first half of 2024"),
        ("2024-Q3", "third quarter of 2024"),
        ("2024-07", "July 2024"),
        ("2025-01-06", "6 January 2025"),
        ("2024-01..2024-11", "January to November 2024"),
        ("2021..2025", "2021 to 2025"),
        ("2023-12-15..2024-12-14", "15 December 2023 to 14 December 2024"),
    ],
)
def test_periods_read_as_people_write_them(code: str, words: str) -> None:
    """Codes of the contract become words."""
    assert format_period(parse_period(code), "en") == words


def test_a_plan_and_nothing_have_words_too() -> None:
    """The base of a change may be the plan; a figure may have no period."""
    assert format_period("plan", "en") == "plan"
    assert format_period(None, "en") == "no period stated"


def test_an_hour_of_every_day_is_said_in_the_readers_language() -> None:
    """A daily hour is no English phrase on a Vietnamese page."""
    assert format_deadline("6 a.m. daily", "en") == "6 a.m. daily"
    assert format_deadline("6 a.m. daily", "vi") == "6 giờ sáng hằng ngày"
