"""Quick looks for cue words find what the slow way finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.cues import bare_words, by_initial, find_cues, first_words

_VERBS = "asked|asks|called on|called|emphasi[sz]ed"
_PATTERN = re.compile(rf"\b(?:{by_initial(_VERBS)})\b")
_FIRST = first_words(_VERBS)
_PIECES = st.lists(
    st.sampled_from(
        ["asked", "called", "on", "recalled", "Asked", "emphasized", " ", " ", ", ", "“", "é", "1", "\n", "x-"]
    )
)


def test_first_words_take_both_spellings_and_only_the_first_word() -> None:
    """The words a pattern opens with are listed one by one."""
    assert first_words(_VERBS) == {"asked", "asks", "called", "emphasised", "emphasized"}


def test_bare_words_are_lower_case_letters_only() -> None:
    """Marks, digits and letters outside ASCII part words."""
    assert bare_words("It’s 2 Units’ task: “Go” – naïve_x.") == ["it", "s", "units", "task", "go", "na", "ve", "x"]


@given(_PIECES, st.integers(0, 10), st.integers(0, 60))
def test_find_cues_finds_what_finditer_finds(pieces: list[str], start: int, length: int) -> None:
    """Looking only where the first words stand loses no match and makes none."""
    text = "".join(pieces)
    end = min(len(text), start + length)
    start = min(start, end)
    slow = [match.span() for match in _PATTERN.finditer(text, start, end)]
    quick = find_cues(_PATTERN, text, start, end, words=bare_words(text[start:end]), first=_FIRST)
    assert [match.span() for match in quick] == slow


@given(_PIECES)
def test_every_word_between_boundaries_is_a_bare_word(pieces: list[str]) -> None:
    """A word that a pattern with boundaries can match is never missing."""
    text = "".join(pieces)
    found = {match.group().partition(" ")[0] for match in _PATTERN.finditer(text)}
    assert found <= set(bare_words(text))
