"""The catalogues: complete, alike, written properly."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import diemcau
from diemcau.lang.en.units import MEASURE_UNITS
from diemcau.profile.load import load_profile, profile_names
from diemcau.publish.texts import load_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = sorted(
    entry.name.removesuffix(".json")
    for entry in files("diemcau.publish.texts").iterdir()
    if entry.name.endswith(".json")
)
# What only catalogues in other languages than the record's own hold: the record's sentences said anew.
RETOLD = "retold"

_HOLE = re.compile(r"\{(\w*)\}")
# The Vietnamese alphabet's letters with their marks, and what stands between words.
_PLAIN = re.compile(r"[A-Za-zĂÂĐÊÔƠƯăâđêôơư\u0300\u0301\u0303\u0309\u0323\u0306\u0302\u031b]*\Z")


def entries(texts: Any, key: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a catalogue with the way to it."""
    if isinstance(texts, dict):
        for name, value in texts.items():
            yield from entries(value, (*key, name))
    elif isinstance(texts, list):
        for at, value in enumerate(texts):
            yield from entries(value, (*key, str(at)))
    else:
        yield key, texts


def of(language: str) -> dict[tuple[str, ...], str]:
    return {key: text for key, text in entries(load_texts(language)) if key[0] != RETOLD}


def test_two_languages_are_spoken() -> None:
    """What the command offers, the catalogues hold."""
    assert LANGUAGES == ["en", "vi"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_keys_and_placeholders(language: str) -> None:
    """No text is missing in a language, and each says the same things in its holes."""
    own, english = of(language), of("en")
    assert own.keys() == english.keys()
    for key, text in own.items():
        assert sorted(set(_HOLE.findall(text))) == sorted(set(_HOLE.findall(english[key]))), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_untidy(language: str) -> None:
    """Each says something, in composed characters, without straight quotation marks, double blanks or three dots.

    Only the regular plural ending is empty, where a language has none.
    """
    for key, text in entries(load_texts(language)):
        assert text.strip() or key == ("plural_ending",), key
        assert unicodedata.is_normalized("NFC", text), key
        assert '"' not in text, key
        assert "'" not in text, key
        assert "  " not in text, key
        assert "..." not in text, key


def test_vietnamese_is_not_english() -> None:
    """No sentence was left untranslated: texts of two words and more differ."""
    english, vietnamese = of("en"), of("vi")
    same = {
        key
        for key, text in english.items()
        if text == vietnamese[key] and len(re.findall(r"[a-z]{2,} [a-z]{2,}", text))
    }
    assert same == set()


def test_vietnamese_marks_stand_where_they_belong() -> None:
    """Each syllable has one tone mark at most, and every letter is one of the alphabet."""
    tones = set("\u0300\u0301\u0303\u0309\u0323")
    for key, text in entries(load_texts("vi")):
        for word in re.findall(r"[^\W\d_²³]+", _HOLE.sub("", text)):
            apart = unicodedata.normalize("NFD", word)
            assert sum(sign in tones for sign in apart) <= 1, (key, word)
            assert _PLAIN.match(apart), (key, word)


def test_every_known_unit_has_a_name_in_every_language() -> None:
    """Units of measurement that texts name, and units that shipped profiles count in."""
    units = set(MEASURE_UNITS.values()).union(*(load_profile(name).units for name in profile_names()))
    for language in LANGUAGES:
        texts = load_texts(language)
        assert units <= texts["noun"].keys() | texts["unit"].keys()


def test_every_finding_of_the_sources_can_be_retold() -> None:
    """Each code that a room gives a finding stands in the Vietnamese catalogue, so that none is shown in English."""
    root = Path(diemcau.__file__).parent
    found = set()
    for path in [
        *root.glob("collect/*.py"),
        *root.glob("read/*.py"),
        *root.glob("flow/*.py"),
        *root.glob("reconcile/*.py"),
    ]:
        source = path.read_text(encoding="utf-8")
        found |= {f"{path.parent.name}.{what}" for what in re.findall(r"\b_finding\(\s*\"(\w+)\"", source)}
        if path.parent.name == "collect":
            found |= {f"collect.{what}" for what in re.findall(r"\b(?:Unread|Notice)\(\s*\"(\w+)\"", source)}
        found |= set(re.findall(r"\"((?:collect|read|flow|reconcile)\.[a-z_]+)\"", source))
    assert {"collect.empty", "collect.broken"} <= found
    assert "read.altered" in found
    assert found <= load_texts("vi")[RETOLD]["finding"].keys()
