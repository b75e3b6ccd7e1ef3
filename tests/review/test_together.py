"""What the orgs of a folder come to together."""

from __future__ import annotations

from pathlib import Path

import pytest

from diemcau.flow.folder import review_folder
from diemcau.profile.load import load_profile
from diemcau.publish.page import write_page
from diemcau.publish.rolled import tell_caveats, tell_coverage, tell_total
from diemcau.records.review import Review

REPORTS = {
    "one.txt": """Thanh Hoa province, January 9, 2025

In 2024, the exports of Thanh Hoa province reached USD 4.1 billion.
""",
    "two.txt": """Nghe An province, January 9, 2025

In 2024, the exports of Nghe An province reached over USD 3 billion.
""",
}


@pytest.fixture
def review(tmp_path: Path) -> Review:
    """Two provinces of sixty-three."""
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return review_folder(tmp_path, load_profile("vietnam_diplomacy"))


def test_a_sum_says_of_how_many_it_is(review: Review) -> None:
    """Two provinces make no country: beside the sum stands how many of the year's provinces have reported."""
    (total,) = review.totals
    assert total.measure == "trade.exports"
    assert tell_coverage(total, review.kind_names, "en") == "2 of 63 provinces and cities"
    assert tell_coverage(total, review.kind_names, "vi") == "2/63 tỉnh, thành phố"
    assert {review.claims[part].unit_of_report for part in total.parts} == {"Thanh Hoa province", "Nghe An province"}


def test_a_sum_keeps_the_open_end(review: Review) -> None:
    """Over three and about four are over seven, not seven."""
    (total,) = review.totals
    assert total.interval is not None
    assert total.interval.high is None
    assert tell_total(total, "en") == "above 7.05 billion USD"
    assert tell_caveats(total, "en") == ""


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_opens_every_part(review: Review, language: str) -> None:
    """Each number that was added leads to its fact on the page."""
    page = write_page(review, language)
    (total,) = review.totals
    section = page.partition('id="totals"')[2].partition("</section>")[0]
    for part in total.parts:
        assert f'href="#{part}"' in section
