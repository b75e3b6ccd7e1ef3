"""Days of publication on head lines and before the first sentence."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.collect.daylines import find_line_day, find_story_day
from diemcau.collect.masthead import read_masthead

DAY = date(2025, 3, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Brightwater Daily Courier / 04:35 AM March 3, 2025",
        "By Our Reporter | Port Lorne, Monday, March 3, 2025",
        "March 3, 2025 – Port Lorne, Halden County",
        "03.03.2025 - Press release",
        "ANSWERED ON 03/03/2025",
        "First published: 3 March 2025",
        "News | 3 March 2025 | 2 min read",
        "New Lomar: 03 March, 2025",
        "For immediate release: March 3, 2025",
        "CWA Port Lorne March 3, 2025",
    ],
)
def test_a_line_with_little_beside_its_day(line: str) -> None:
    """Names, hours, places and words of publishing may stand beside the day."""
    assert find_line_day(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "As at 3 March 2025",
        "Situation until 3 March 2025",
        "Deadline 3 March 2025",
        "1 January 2025 – 3 March 2025",
        "The province met on 3 March 2025",
        "Statement of 3 March 2025",
        "No. 12/2025 of 3 March 2025",
        "The province met on 3 March 2025.",
        "Two ministers met in Port Lorne",
    ],
)
def test_a_day_that_is_told_of(line: str) -> None:
    """Stretches, deadlines, days of other papers and sentences tell no day of publication."""
    assert find_line_day(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "PORT LORNE, Monday 3rd March 2025 (CWA) - The ministry printed more.",
        "Port Lorne, March 3, 2025 (CWA) The government proposed more.",
        "HALDEN CITY 03 March 2025 - The department paid more.",
        "Port Lorne, 03.03.2025 - On that day 40 ships were registered.",
        "3 March 2025 – The ministry printed more.",
        "date 2025-03-03 The ministry printed more.",
    ],
)
def test_a_dateline_before_a_sentence(line: str) -> None:
    """Place, weekday, day and agency may stand before the first sentence."""
    assert find_story_day(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "The province met on 3 March 2025 (Monday) - A first.",
        "On 3 March 2025 the province met.",
        "Since 3 March 2025 - the day of the flood - it grew.",
        "date 2025-03-03 and place of birth",
    ],
)
def test_a_day_inside_a_sentence(line: str) -> None:
    """A day that the sentence itself tells is no dateline."""
    assert find_story_day(line) is None


def test_the_masthead_takes_both() -> None:
    """The head of a page gives its day from such a line below the title, and the title itself gives none."""
    body = "Last year the province sent 214 delegations abroad.\nThe Chairman asked departments to report.\n"
    assert read_masthead(f"Lomar grows\nBrightwater Daily / 04:35 AM March 3, 2025\n{body}").published == DAY
    assert read_masthead(f"Lomar grows\nPORT LORNE, Monday 3rd March 2025 (CWA) - {body}").published == DAY
    assert read_masthead(f"Lomar Day March 3, 2025\n{body}").published is None
