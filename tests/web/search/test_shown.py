"""Sentences as they are shown: marked, cut where they are long, and otherwise as they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diemcau.web.search.asked import parse_query
from diemcau.web.search.shown import mark, shorten


@given(text=st.text(max_size=200), query=st.text(max_size=20))
def test_pieces_are_the_sentence(text: str, query: str) -> None:
    """Marking neither loses nor adds a sign."""
    assert "".join(piece for piece, _ in mark(text, parse_query(query), "vi")) == text


def test_marks_stand_on_what_was_asked_for() -> None:
    """Words without their tones, and numbers in another writing."""
    pieces = mark("Xuất khẩu đạt 3,8 tỷ USD.", parse_query("xuat 3800 million"), "vi")
    assert [piece for piece, is_wanted in pieces if is_wanted] == ["Xuất", "3,8 tỷ USD"]


@given(before=st.integers(0, 2000), behind=st.integers(0, 2000))
def test_a_long_sentence_is_cut_around_what_was_asked_for(before: int, behind: int) -> None:
    """What was asked for stays, and what was cut is shown to be cut."""
    pieces = tuple(piece for piece in (("a" * before, False), ("42", True), ("b" * behind, False)) if piece[0])
    kept = shorten(pieces)
    text = "".join(piece for piece, _ in kept)
    assert ("42", True) in kept
    assert len(text) <= 810
    assert ("…" in text) == (text != "".join(piece for piece, _ in pieces))
