"""What every language folder owes the sorting of directives, asked of each of them alike."""

from __future__ import annotations

from dataclasses import fields
from re import Pattern

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.callings import CallingWords
from diemcau.lang.registry import callings_of, known_languages

KINDS = {"legal_draft", "scheme", "plan", "report", "agreement", "event"}
SIGNS = st.text(st.sampled_from("abcđơn ,.;:()0123to the và các\n"), max_size=80)


@pytest.mark.parametrize("code", known_languages())
def test_every_sign_has_words(code: str) -> None:
    """No sign of a language is left out: each kind of product has nouns, and none matches nothing."""
    words = callings_of(code)
    assert words.products.keys() == KINDS
    assert words.answers.keys() == {"report", "answer"}
    assert words.light
    for pattern in (words.once, words.standing, words.makes, words.forbids, words.rhythm, words.outcome, words.target):
        assert pattern.search("") is None
        assert pattern.search("qqq") is None


@pytest.mark.parametrize("code", known_languages())
def test_verbs_of_one_sort_are_not_of_the_other(code: str) -> None:
    """What is done once is no standing verb as a whole."""
    words = callings_of(code)
    for verb in words.once.pattern.split("|"):
        plain = verb.replace(r"\s+", " ")
        if plain.replace(" ", "").isalpha():
            found = words.standing.fullmatch(plain)
            assert found is None, plain


@given(SIGNS, st.sampled_from(known_languages()))
def test_any_text_can_be_asked(text: str, code: str) -> None:
    """No pattern fails or takes a piece that lies outside the text."""
    words: CallingWords = callings_of(code)
    for field in fields(words):
        pattern = getattr(words, field.name)
        if isinstance(pattern, Pattern):
            assert all(0 <= found.start() <= found.end() <= len(text) for found in pattern.finditer(text))


def test_a_language_that_cannot_be_read_is_asked_in_english() -> None:
    """Nothing fails for a code without a folder."""
    assert callings_of("xx") == callings_of("en")
