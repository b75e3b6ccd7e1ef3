"""What every language owes deadlines, asked of each of them alike."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from re import Pattern

import pytest

from diemcau.lang.base import TimeBase
from diemcau.lang.due import DueWords, due_words_of
from diemcau.lang.registry import known_languages, language_or_english

LANGUAGES = known_languages()
PATTERNS = [field.name for field in fields(DueWords) if field.type == "Pattern[str]"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_every_sort(code: str) -> None:
    """No language leaves a sort of word out, and none but the loose prepositions may be empty."""
    words = due_words_of(code)
    assert words.before
    assert words.frames
    assert PATTERNS
    for name in PATTERNS:
        pattern = getattr(words, name)
        assert isinstance(pattern, Pattern)
        assert pattern.pattern
        assert not pattern.fullmatch("zzz"), name


@pytest.mark.parametrize("code", LANGUAGES)
def test_prepositions_are_those_of_the_reader_of_times(code: str) -> None:
    """What the language's own times put before a deadline is known to be before it or by it."""
    words, language = due_words_of(code), language_or_english(code)
    assert set(words.before) & set(language.times.deadlines)
    assert not set(words.before) & set(words.loose)


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_are_in_small_letters(code: str) -> None:
    """Patterns are held against small letters, so that a capital in one would never be found."""
    words = due_words_of(code)
    for name in PATTERNS:
        letters = getattr(words, name).pattern.replace(r"\A", "").replace(r"\Z", "").replace(r"\W", "")
        assert letters == letters.lower(), name


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_frame_makes_a_bare_length_a_time(code: str) -> None:
    """The first frame before a number of days is read as a length by the language itself."""
    words, language = due_words_of(code), language_or_english(code)
    days = {"en": "15 days", "vi": "15 ngày"}[code]
    found = language.find_times(f"{words.frames[0]}{days}", TimeBase(2026, date(2026, 2, 10)))
    assert [time.code for time in found] == ["15 days"]


def test_another_language_is_asked_in_english() -> None:
    """A language that the house cannot read yet has the English words."""
    assert due_words_of("fr") is due_words_of("en")
