"""English and Vietnamese are told apart, with and without accents."""

from __future__ import annotations

import time
import unicodedata

import pytest

from diemcau.lang.detect import detect_language

_ENGLISH = (
    "Last year the province sent 214 delegations abroad and received 167 from its partners.",
    "Chairwoman Đặng Thị Ngọc Bích of Quỳ Lâm received the guests at the bridge point of Hà Sơn Phúc in the morning.",
    "The embassy thanked the town of Châlons and the café of the École for their welcome.",
)
_VIETNAMESE = (
    "Năm qua tỉnh cử 214 đoàn ra nước ngoài và tiếp 167 đoàn khách quốc tế.",
    "Các sở, ngành được giao rà soát thỏa thuận; Ban Thư ký (Secretariat) báo cáo trước ngày 31/3.",
    "Kết quả công tác đối ngoại tháng 7",
)


@pytest.mark.parametrize("text", _ENGLISH)
def test_english_stays_english_with_foreign_names(text: str) -> None:
    """Names with Vietnamese or French letters do not make a text Vietnamese."""
    assert detect_language(text) == "en"


@pytest.mark.parametrize("text", _VIETNAMESE)
@pytest.mark.parametrize("form", ["NFC", "NFD", "bare"])
def test_vietnamese_is_known_in_every_form(text: str, form: str) -> None:
    """Composed, decomposed or without accents, Vietnamese is Vietnamese."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D") if form == "bare" else text)
    written = "".join(char for char in parts if form == "NFD" or not unicodedata.combining(char))
    assert detect_language(text if form == "NFC" else written) == "vi"


@pytest.mark.parametrize("text", ["", "1 234,5", "???"])
def test_a_text_without_words_counts_as_english(text: str) -> None:
    """Where nothing speaks for either language the answer is fixed."""
    assert detect_language(text) == "en"


def test_long_texts_cost_no_more_than_short_ones() -> None:
    """Ten million characters are sampled, not read."""
    started = time.perf_counter()
    assert detect_language(_ENGLISH[0] * 120_000) == "en"
    assert time.perf_counter() - started < 3
