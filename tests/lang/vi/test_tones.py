"""One word in two schools of spelling is one word."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.vi.tones import CLUSTERS, TONE_MARKS, unify_tones, without_tones

_PAIRS = (
    "hoà hòa, hoá hóa, thoả thỏa, toạ tọa, khoẻ khỏe, loé lóe, thuỷ thủy, uỷ ủy, uý úy, thuý thúy, luỹ lũy, oà òa, "
    "Thuỵ Thụy, HOÀ HÒA, THUỶ THỦY, HoÀ HòA, UỶ ỦY, Khoẻ Khỏe, xoã xõa, tuỳ tùy"
)
_SLIPS = "ngọai ngoại, tòan toàn, hòan hoàn, qúy quý, gía giá, lọai loại, hùynh huỳnh, thúât thuất, muà mùa, đìêu điều"
_RIGHT = (
    "quý quả quỳ quỹ giá già giữa giếng gìn gì hoàn toàn thoải ngoại xoáy khoẻo khuỷu huỳnh suýt tuyết nguyễn được "
    "mười rượu tuổi nghĩa mùa đúng là của việc Đoàn NGOẠI yếu ý úp thuở quốc huế tuần xoong bị đĩa"
)
_ANY = st.text(
    st.sampled_from("qghnkttpcmđĐdaAoOuUyYiIeEăâêôơưƯạàảãáòọóỏùúủụỳýỵỷỹẻéèìíềếờớữứ .-_1'"), max_size=40
) | st.text(max_size=30)


@pytest.mark.parametrize("pair", [*_PAIRS.split(", "), *_SLIPS.split(", ")])
def test_each_placement_becomes_the_agreed_one(pair: str) -> None:
    """The newer placement and slips of the hand are turned into the agreed form, which stays."""
    written, agreed = pair.split()
    assert unify_tones(written) == agreed
    assert unify_tones(agreed) == agreed


@pytest.mark.parametrize("word", _RIGHT.split())
def test_a_tone_in_its_place_is_left_there(word: str) -> None:
    """The u of qu, the i of gi, closed syllables and three vowels keep their tone."""
    assert unify_tones(word) == word


@pytest.mark.parametrize(
    "text", ["país río Noël Zoltán", "café", "façade", "über", "naïve", "hoàở", "ngoàiiii", "x_hoà"]
)
def test_words_of_other_languages_are_left(text: str) -> None:
    """What is no Vietnamese syllable keeps its marks; an underscore is no letter."""
    assert unify_tones(text) == text.replace("hoà", "hòa" if "_" in text else "hoà")


@given(_ANY)
def test_length_and_letters_stay(text: str) -> None:
    """Composed text keeps its length, its letters without tones, and is composed still; twice is once."""
    composed = unicodedata.normalize("NFC", text)
    unified = unify_tones(composed)
    assert len(unified) == len(composed)
    assert without_tones(unified) == without_tones(composed)
    assert unicodedata.is_normalized("NFC", unified)
    assert unify_tones(unified) == unified


@given(st.sampled_from(sorted(CLUSTERS)), st.sampled_from(["", "n", "ch"]), st.sampled_from(TONE_MARKS), st.data())
def test_it_does_not_matter_where_the_tone_was_written(vowels: str, coda: str, mark: str, data: st.DataObject) -> None:
    """On whichever vowel a tone was typed, the unified syllable is the same."""
    first, second = (data.draw(st.integers(1, len(vowels))) for _ in range(2))
    forms = {unicodedata.normalize("NFC", f"t{vowels[:at]}{mark}{vowels[at:]}{coda}") for at in (first, second)}
    assert len({unify_tones(form) for form in forms}) == 1


@given(_ANY)
def test_tones_leave_and_letters_stay(text: str) -> None:
    """Without tones no tone mark is left on a vowel, and the length is the same."""
    composed = unicodedata.normalize("NFC", text)
    assert len(without_tones(composed)) == len(composed)
    assert without_tones("Đường về Huế ở đây") == "Đương vê Huê ơ đây"


def test_a_long_text_is_unified_at_once() -> None:
    """A million characters take well under a second."""
    text = "Uỷ ban nhân dân tỉnh đã hoà giải 12 vụ việc, thoả thuận được ký ngày 3 tháng 9. " * 12_500
    started = time.process_time()
    assert unify_tones(text).startswith("Ủy ban nhân dân tỉnh đã hòa giải")
    assert time.process_time() - started < 10
