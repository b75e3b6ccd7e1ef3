"""Titles of directives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.deploy.title import LONGEST, act_of, title_of
from diemcau.lang.registry import callings_of

LANGUAGES = st.sampled_from(["en", "vi"])
WORDS = st.lists(
    st.text(st.characters(categories=["L"], max_codepoint=0x1EF9), min_size=1, max_size=14), min_size=1, max_size=60
)


@pytest.mark.parametrize(
    ("text", "who", "language", "act"),
    [
        ("The Harbour Office shall submit a scheme", "Harbour Office", "en", "submit a scheme"),
        (
            "The Harbour Office shall take the lead, in coordination with the Treasury, in drafting the plan",
            "Harbour Office",
            "en",
            "drafting the plan",
        ),
        ("2) be ready", None, "en", "be ready"),
        ("The coast must be safe", None, "en", "The coast must be safe"),
        ("Sở Du lịch chủ trì, phối hợp với Sở Nội vụ lập đề án", "Sở Du lịch", "vi", "lập đề án"),
        ("các huyện phải báo cáo số tàu", "các huyện", "vi", "báo cáo số tàu"),
    ],
)
def test_the_act_stands_without_its_head(text: str, who: str | None, language: str, act: str) -> None:
    """Addressee, "shall" and who takes part are no part of what is to be done."""
    assert act_of(text, who, callings_of(language)) == act


def test_a_long_title_ends_where_a_clause_does() -> None:
    """What something is for, and what follows the last clause that fits, is left out."""
    text = "repair all lights of the northern pier and of both moles in order to make the harbour safe for night boats"
    assert title_of(text, None, callings_of("en")) == "Repair all lights of the northern pier and of both moles"


@given(WORDS, LANGUAGES)
def test_a_title_is_short_and_cuts_no_word(words: list[str], language: str) -> None:
    """Whatever is asked, a title is no longer than a line, and its words are words of the text."""
    text = " ".join(words)
    title = title_of(text, None, callings_of(language))
    assert title
    assert len(title) <= LONGEST + 1 or " " not in title
    held = {word.casefold() for word in text.split()}
    assert all(word.rstrip("…").casefold() in held for word in title.split()) or " " not in title
