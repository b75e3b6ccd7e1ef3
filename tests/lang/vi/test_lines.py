"""Stretches of a Vietnamese text as syllables, and phrases looked up in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.vi.lines import Line, Phrases

_WORDS = st.lists(
    st.sampled_from("Sở Ngoại vụ 31/3/2026 45/TB-VPCP Ả-rập 12,5% ( ) , . - \n đề nghị".split(" ")), max_size=14
)


@given(words=_WORDS, glue=st.sampled_from(["", " ", "  "]), cut=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_a_stretch_of_a_text_is_cut_as_if_it_stood_alone(words: list[str], glue: str, cut: tuple[int, int]) -> None:
    """What the whole text was cut into serves every stretch, also one that parts a syllable."""
    text = glue.join(words)
    start, end = sorted(min(at, len(text)) for at in cut)
    part, alone = Line(text, start, end), Line(text[start:end], 0, end - start)
    assert part.words == alone.words
    assert part.joined == alone.joined
    assert [(first - start, last - start) for first, last in part.spots] == alone.spots


def test_the_longest_phrase_at_a_place_is_found() -> None:
    """A phrase of one syllable counts where no longer one stands unbroken."""
    phrases = Phrases("đề nghị|đề|đề nghị gửi")
    for said, size in (("đề nghị gửi", 3), ("đề nghị báo", 2), ("đề, nghị", 1), ("đề", 1), ("nghị", 0)):
        assert phrases.find(Line(said, 0, len(said)), 0) == size


def test_places_of_phrases_are_those_of_their_first_syllables() -> None:
    """They are counted from the start of the line, between the two places asked for."""
    said = "sở đề nghị các xã đề xuất"
    assert Phrases("đề nghị|xã").places(Line(said, 0, len(said)), 2, 7) == [4, 5]
