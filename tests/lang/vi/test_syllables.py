"""The grammar of syllables takes what Vietnamese spelling allows, and little else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.lang.vi.syllables import is_syllable
from diemcau.lang.vi.tones import TONE_MARKS, TONED, unify_tones, without_tones

_VIETNAMESE = """
Trong chín tháng đầu năm, Sở Ngoại vụ tỉnh Phong Yên đã tham mưu Ủy ban nhân dân tỉnh tổ chức mười bảy đoàn ra và tiếp
hai mươi ba đoàn khách quốc tế đến thăm, làm việc; quyết định ký kết thỏa thuận hợp tác kết nghĩa với huyện Khuê Giang,
giải quyết nhanh chóng thủ tục xuất nhập cảnh, bảo hộ công dân, khuyến khích người Việt ở nước ngoài chuyển tiền về quê.
Gìn giữ giếng nước, nghiêng ngả, ghềnh thác, kỳ quặc, khuỷu tay, ngoằn ngoèo, loạng choạng, xoong chảo, tuýt còi, quỳnh,
thuở xưa, rượu hươu, yêu kiều, khuya khoắt, uể oải, huênh hoang, oái oăm, bâng khuâng, suýt soát, ngượng nghịu, quýt, ý.
"""
_ENGLISH = """
Last year the ministry received several delegations from abroad, which visited twenty factories and held talks with
local leaders about trade, fisheries, education and tourism; their joint statement will be published before December.
"""
_WORD = re.compile(r"[^\W\d_]+")


@pytest.mark.parametrize("word", sorted(set(_WORD.findall(_VIETNAMESE))))
def test_vietnamese_words_are_syllables(word: str) -> None:
    """Every word of Vietnamese is one, in capitals and in the newer placement of tones too."""
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unify_tones(word))


@pytest.mark.parametrize("word", ["hoà", "thuỷ", "khoẻ", "UÝ", "Thuỵ", "oà"])
def test_both_schools_of_tone_placement_are_taken(word: str) -> None:
    """The tone of oa, oe and uy may stand on either letter."""
    assert is_syllable(word)
    assert is_syllable(unify_tones(word))


@pytest.mark.parametrize(
    "word",
    "ngọai qúy hòan naỵ chưả viêtn cat bôch tếngh ce kao gêm ngi quu đđi àá fa jo wu za prông über café señor Köln "
    "était mỏs hot tap that Ngo¹i tröôøng 12 ă â".split(),
)
def test_other_words_are_none(word: str) -> None:
    """A tone on the wrong letter, a stop without its tone, clusters and letters of other tongues are refused."""
    assert not is_syllable(word)


def test_few_english_words_pass() -> None:
    """Fewer than a third of an English text's words look like syllables."""
    words = _WORD.findall(_ENGLISH)
    assert sum(map(is_syllable, words)) < len(words) / 3


@given(st.sampled_from(_WORD.findall(_VIETNAMESE)), st.sampled_from(TONE_MARKS), st.data())
def test_a_second_tone_is_too_much(word: str, mark: str, data: st.DataObject) -> None:
    """No syllable has two tones."""
    others = [at for at, char in enumerate(word) if without_tones(char.lower()) in "aăâeêioôơuưy" and char not in TONED]
    if len(others) == len(word) or not others or not set(word) & set(TONED):
        return
    at = data.draw(st.sampled_from(others))
    toned = next(char for char, parts in TONED.items() if parts == (word[at], mark))
    assert not is_syllable(word[:at] + toned + word[at + 1 :])


@given(st.text(max_size=12))
def test_any_word_gets_an_answer(word: str) -> None:
    """Whatever comes is answered, and its case does not matter to letters of the alphabet."""
    assert is_syllable(word) in {True, False}
    assert not is_syllable("")
