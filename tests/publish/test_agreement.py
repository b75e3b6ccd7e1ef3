"""How many reports bear a figure out, as numbers, words and a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from diemcau.publish.agreement import Agreement, find_agreements, say_agreement
from diemcau.publish.markup import Sheet
from diemcau.publish.page.bars import CELL, GAP, MOST_CELLS, draw_agreement
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from diemcau.records.review import Review


def test_copies_and_contradictions_are_counted_apart(review: Review) -> None:
    """A reprint is printed and counts for nothing; a report of the other side says otherwise."""
    found = find_agreements(review.record)
    assert found["f1"] == Agreement(sources=2, documents=3, against=0)
    assert found["f1"].copies == 1
    assert found["f11"].sources == 1
    assert found["f12"] == Agreement(sources=1, documents=1, against=0)  # both counts stand in one report


def test_the_words_say_all_of_it() -> None:
    """Sources, reports, copies, and who says otherwise; nothing of what there is none of."""
    english, vietnamese = load_texts("en"), load_texts("vi")
    assert say_agreement(english, Agreement(1, 1, 0)) == "1 independent source"
    told = say_agreement(english, Agreement(3, 5, 1))
    assert told == "3 independent sources; 5 reports, 2 of them copies; 1 report says otherwise"
    assert say_agreement(vietnamese, Agreement(3, 5, 1)) == (
        "3 nguồn độc lập; 5 báo cáo, trong đó 2 bản sao; 1 báo cáo nêu khác"
    )


@given(st.integers(1, 500), st.integers(0, 500), st.integers(0, 500))
def test_a_bar_never_grows_wide_and_hides_nothing(sources: int, copies: int, against: int) -> None:
    """Each part that there is has a cell, and thousands of reports fit beside a number."""
    html = draw_agreement(Sheet("pieces", "en"), load_texts("en"), Agreement(sources, sources + copies, against))
    parts = {"a-own": sources, "a-copy": copies, "a-against": against}
    assert {name for name in parts if f'class="{name}"' in html} == {name for name, count in parts.items() if count}
    width = int(html.partition('width="')[2].partition('"')[0])
    assert 0 < width <= (MOST_CELLS + 2) * (CELL + GAP)
