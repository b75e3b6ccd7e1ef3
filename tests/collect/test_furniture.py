"""Credits, counters and lists of other pages are told from the report."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_at_most_linearly

from diemcau.collect.furniture import find_furniture, is_furniture

_REPORT = "Last year the province of Lam Quang sent 214 delegations abroad and received 167 from its partners."


def _quotes(text: str) -> list[str]:
    return [span.quote(text) for span in find_furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Leaders of Lam Quang at the bridge point. Photo: Tran Ha",
        "(Photo: Lam Quang Portal)",
        "Source: https://lamquang.example/news/12-delegations.html",
        "https://lamquang.example/12",
        "Comment (0)",
        "Comments: 12 | Views: 2,318",
        "Views: 2,318 | Like 45 Share",
        "1,204 views",
        "Like Share Tweet",
        "Translated by Le Thu",
        "Translated by Le Thu; Views: 12",
        "Page 1/2",
        "Page 3 of 12",
        "- 4 -",
        "Related news",
        "RELATED ARTICLES:",
        "Read more: Lam Quang opens its fifth border gate",
        "Tags: exports, border, partners",
        "Posted on: 31 DEC 2025 5:42PM",
        "Updated: 10/01/2025 08:30 GMT+7",
        "10/01/2025 | 08:30",
        "Friday, 10 January 2025",
        "© 2025 Lam Quang Portal. All rights reserved",
        "Home > News > External affairs",
        "Hotline: 1900 5454. Page 1/2",
        "bridge-point-12.jpg)",
        "Lượt xem: 1.245 | Bình luận (0)",
        "Ảnh: Trần Hà",
        "Tin liên quan",
        "Trang 1/2",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    """Each kind of line that pages print around a report is marked whole."""
    assert is_furniture(line)
    text = f"{_REPORT}\n{line}\n{_REPORT} More followed."
    assert _quotes(text) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Exports | 2.1 | 2.4",
        "Visits 1,204",
        "Share 12",
        "- outbound delegations: 33, including 7 led by leaders;",
        "Article 2. The Department shall report quarterly.",
        "The two sides exchanged views on training and shared 12 comments.",
        "Number of pages: 3. Signed on 24.10.2025.",
        "On 10 January 2025 the province opened 3 gates.",
        "Related tasks were given to 12 departments.",
        "Comments. Visitors increased by 15.7%.",
        "More than 12 agreements were signed",
        "Source of the capital: 12 lenders abroad, of whom three are banks with seats in the region, gave 40 million.",
    ],
)
def test_lines_of_the_report_stay(line: str) -> None:
    """Sentences, list items and table rows are not furniture, even with words that pages use."""
    assert not is_furniture(line)
    assert _quotes(f"{line}\n{_REPORT}") == []


def test_headlines_under_a_heading_of_related_pages_are_furniture() -> None:
    """The list goes on until a line that ends like a sentence."""
    text = f"{_REPORT}\nOther news\nHa Phu signs 12 deals\nBorder gate opens early\nThe meeting then closed."
    assert _quotes(text) == ["Other news", "Ha Phu signs 12 deals", "Border gate opens early"]


def test_headlines_that_close_a_page_are_furniture() -> None:
    """Two or more headlines without numbers behind the last sentence are other pages."""
    text = f"{_REPORT}\nHa Phu hosts partners from three regions\nBorder trade meeting opens in Ha Phu"
    assert _quotes(text) == ["Ha Phu hosts partners from three regions", "Border trade meeting opens in Ha Phu"]


def test_rows_of_figures_that_close_a_report_stay() -> None:
    """Lines with numbers at the end of a text are a table, not headlines."""
    assert (
        _quotes(f"{_REPORT}\nExports of the province in million USD 2,104\nImports of the province in million USD 980")
        == []
    )


def test_a_repeated_headline_is_furniture_from_its_second_time_on() -> None:
    """Pages print the headline again under each picture."""
    head = "Lam Quang sums up its year of external affairs"
    text = f"{head}\n{_REPORT}\n{head}\nMore was done in autumn."
    assert [span.start for span in find_furniture(text)] == [text.rindex(head)]


def test_a_credit_inside_a_paragraph_is_marked_alone() -> None:
    """The sentence around a credit in brackets stays."""
    text = f"{_REPORT} (Photo: Tran Ha) {_REPORT}"
    assert _quotes(text) == ["(Photo: Tran Ha)"]


def test_a_long_paragraph_with_a_credit_at_its_end_loses_only_the_credit() -> None:
    """A paragraph stuck to a caption's credit is still the report."""
    text = f"{_REPORT} {_REPORT} {_REPORT} Photo: Tran Ha"
    assert _quotes(text) == ["Photo: Tran Ha"]


def test_addresses_inside_sentences_are_marked() -> None:
    """The digits of an address are no figures."""
    text = "See https://lamquang.example/2024/12 or write to desk12@lamquang.example for more."
    assert _quotes(text) == ["https://lamquang.example/2024/12", "desk12@lamquang.example"]


@given(st.text(st.sampled_from("aA1 .,:;|()/-\nPhoto"), max_size=200))
def test_spans_are_ascending_apart_and_quotable(text: str) -> None:
    """Whatever the text, the spans lie in it, in order, and do not touch."""
    spans = find_furniture(text)
    assert all(span.quote(text) for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["Like ", "(Photo: ", "views 1 | ", "a@", "www.", "Share 1 ", "12/", "Photo: a ", "> "]
)
def test_hostile_lines_take_no_long_time(piece: str) -> None:
    """Four times as many repetitions of a page word, on one line or on many, cost about four times as much."""
    assert grows_at_most_linearly(lambda times: find_furniture(piece * times), 20_000)
    assert grows_at_most_linearly(lambda times: find_furniture((piece + "\n") * times), 5_000)
