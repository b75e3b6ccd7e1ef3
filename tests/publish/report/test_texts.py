"""The catalogue of written reports: alike in both languages, compiled, all of it used, without a digit of its own."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from tests.publish.test_texts import forms_in

from diemcau.errors import NotFound
from diemcau.publish.report.texts import LOCALE, load_report_texts, report_languages
from diemcau.publish.texts import languages

_HOLE = re.compile(r"\{(\w*)\}")
# Slots that one language fills in and the other needs not: a name or a noun behind the number, words for rise.
_FREE = {"measure", "noun", "estimate", "called", "turn", "base", "when"}


@cache
def told(language: str) -> dict[str, str]:
    """Every sentence by its key."""
    with (LOCALE / language / "LC_MESSAGES" / "report.po").open("rb") as file:
        return {key: forms[0] for key, forms in forms_in(read_po(file, abort_invalid=True)).items()}


def holes(words: str) -> set[str]:
    """What is filled in and has to be in every language."""
    return set(_HOLE.findall(words)) - _FREE


def test_reports_speak_every_language_of_the_house() -> None:
    """Each language of the engine's catalogue has sentences, and no other."""
    assert report_languages() == languages()
    with pytest.raises(NotFound, match="en, vi"):
        load_report_texts("xx")


def test_both_languages_have_the_same_sentences() -> None:
    """Each key stands in both, in one order, with the same places to fill in."""
    english, vietnamese = told("en"), told("vi")
    assert list(english) == list(vietnamese)
    assert {key for key, words in english.items() if holes(words) != holes(vietnamese[key])} == set()


def test_what_is_compiled_is_what_is_written() -> None:
    """A report says what the catalogue's source says."""
    for language in report_languages():
        with (LOCALE / language / "LC_MESSAGES" / "report.mo").open("rb") as file:
            assert {key: forms[0] for key, forms in forms_in(read_mo(file)).items()} == told(language)


@pytest.mark.parametrize("language", report_languages())
def test_sentences_are_set_properly(language: str) -> None:
    """No digit, for a number comes in through a slot alone; no straight quotes; composed letters; nothing empty."""
    for key, words in told(language).items():
        assert words.strip(), key
        assert not any(letter.isdecimal() for letter in words), key
        assert unicodedata.is_normalized("NFC", words), key
        assert '"' not in words, key
        assert "'" not in words, key
