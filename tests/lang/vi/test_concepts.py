"""Vietnamese words by what they stand for, in the keys that English has."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.concepts import OWN_MARK
from diemcau.lang.en.concepts import find_concepts as find_english
from diemcau.lang.en.countries import COUNTRIES as ENGLISH_COUNTRIES
from diemcau.lang.registry import concepts_of, shared_keys
from diemcau.lang.vi.concepts import GLOSSARIES, find_concepts, known_keys
from diemcau.lang.vi.countries import COUNTRIES
from diemcau.lang.vi.country_names import COUNTRY_NAMES
from diemcau.lang.vi.glossary_traits import FUNCTION_WORDS

LINES = [line for glossary in GLOSSARIES for line in glossary.strip().splitlines()]
ENTRIES = [(word, line.partition(": ")[0]) for line in LINES for word in line.partition(": ")[2].split("|")]
SMALL = [word for line in FUNCTION_WORDS.strip().splitlines() for word in line.split("|")]


def test_no_word_is_glossed_twice() -> None:
    """Of a word with two glosses one would never be used."""
    held = Counter([*(word for word, _ in ENTRIES), *SMALL])
    assert [word for word, count in held.items() if count > 1] == []
    assert all(held)


def test_words_are_written_as_texts_write_them() -> None:
    """Small letters in NFC, with single spaces: anything else would never be found."""
    for word in (*(word for word, _ in ENTRIES), *SMALL):
        assert word == unicodedata.normalize("NFC", word).lower().strip(), word
        assert "  " not in word
        assert "," not in word


def test_every_word_says_what_its_gloss_says() -> None:
    """A word that stands alone gives the keys of its English gloss, and a small word none."""
    wrong = [(word, gloss) for word, gloss in ENTRIES if find_concepts(word) != find_english(gloss)]
    assert wrong == []
    assert [word for word in SMALL if find_concepts(word)] == []


def test_every_gloss_says_something() -> None:
    """A gloss of function words alone would make the word one without meaning; few are meant so."""
    empty = {gloss for _, gloss in ENTRIES if not find_english(gloss)}
    assert empty <= {"before", "within", "first", "second", "each", "few", "same", "require", "ask", "least", "many"}


def test_words_before_a_name_are_told_from_the_name() -> None:
    """A title ends where the name begins; the name reads as English texts print it."""
    assert find_concepts("Phó Thủ tướng Tạ Minh Lâm", keep_small=True) == find_english(
        "Deputy Prime Minister Ta Minh Lam", keep_small=True
    )
    assert find_concepts("tỉnh Lâm Hải") == find_english("province Lam Hai")


def test_a_name_of_known_words_stays_a_name() -> None:
    """Hòa Bình is a place where both words have capitals, and peace where they have none."""
    assert find_concepts("Sở Ngoại vụ tỉnh Hòa Bình")[-2:] == ("hoa", "binh")
    assert find_concepts("vì hòa bình") == find_english("peace")
    assert find_concepts("Bộ Công Thương") == find_english("ministry industry trade")


def test_the_longest_word_is_taken_and_no_mark_crossed() -> None:
    """A mission is not an agency that represents; a comma parts what would else be one word."""
    assert find_concepts("các cơ quan đại diện") == find_english("mission")
    assert find_concepts("xuất khẩu lao động") != find_concepts("xuất khẩu, lao động")


def test_a_headline_in_capitals_reads_like_a_sentence() -> None:
    """Capitals throughout are no sign of names."""
    assert find_concepts("LỄ KÝ THỎA THUẬN") == find_concepts("lễ ký thỏa thuận")


def test_tone_marks_may_stand_on_either_letter() -> None:
    """Both schools of spelling give one word."""
    assert find_concepts("thoả thuận") == find_concepts("thỏa thuận")


def test_what_has_no_english_word_is_marked_as_vietnamese() -> None:
    """A syllable that no gloss explains can be told from words that both languages have."""
    (found,) = find_concepts("khuẫn")
    assert found.startswith(OWN_MARK)


@pytest.mark.parametrize("line", COUNTRY_NAMES.strip().splitlines())
def test_a_country_is_one_in_both_languages(line: str) -> None:
    """Each Vietnamese name of a country gives the key of the English one, which is a country there."""
    land, _, names = line.partition(": ")
    assert land in ENGLISH_COUNTRIES
    for name in names.split("|"):
        assert name in COUNTRIES
        assert find_concepts(f"đoàn từ {name}")[-1:] == find_english(land)


def test_short_countries_inside_names_are_none() -> None:
    """Anh and Đức are syllables of people's names too."""
    assert "germany" not in find_concepts("ông Trần Đức Minh")
    assert find_concepts("hàng từ Đức")[-1] == "germany"


@given(st.lists(st.sampled_from([word for word, _ in ENTRIES]), min_size=1, max_size=6))
def test_parted_by_marks_words_keep_their_keys(words: list[str]) -> None:
    """A list of known words reads as the words one by one."""
    assert find_concepts("; ".join(words)) == tuple(key for word in words for key in find_concepts(word))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """No text stops the reader, and no key is empty or has a digit."""
    for key in (*find_concepts(text), *find_english(text)):
        assert key
        assert not any(sign.isdecimal() for sign in key)


def test_unknown_languages_read_as_english() -> None:
    """A language without words of its own is taken word by word."""
    assert concepts_of("fr")("delegations") == find_english("delegations")
    assert shared_keys() == known_keys()
