"""Who says what in Vietnamese."""

from __future__ import annotations

import pytest

from diemcau.lang.requests import Speaker
from diemcau.lang.vi.segment import sentences
from diemcau.lang.vi.speech import find_speakers
from diemcau.lang.vi.titles import find_people


def speak(text: str) -> list[Speaker | None]:
    return find_speakers(text, sentences(text), find_people(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chủ tịch UBND tỉnh Tạ Văn Khôi cho biết xuất khẩu tăng.", "Chủ tịch UBND tỉnh Tạ Văn Khôi"),
        ("Theo Sở Ngoại vụ, tỉnh đón 40 đoàn.", "Sở Ngoại vụ"),
        ("Báo cáo của Sở Ngoại vụ cho biết, tỉnh đón 40 đoàn.", "Sở Ngoại vụ"),
        ("“Xuất khẩu tăng”, Bộ trưởng Ninh Khải nói.", "Bộ trưởng Ninh Khải"),
        ("Người phát ngôn: Xuất khẩu tăng.", "Người phát ngôn"),
        ("Phát biểu tại lễ, bà Lò Thị Sen, Bí thư Tỉnh ủy, nhấn mạnh việc học.", "Bí thư Tỉnh ủy Lò Thị Sen"),
    ],
)
def test_a_sentence_names_its_speaker(text: str, name: str) -> None:
    """Quotation, report, label and apposition all lead to the fullest name."""
    speaker = speak(text)[0]
    assert speaker is not None
    assert (speaker.name, speaker.carried) == (name, False)


def test_a_speech_is_carried_on_to_the_end_of_its_paragraph() -> None:
    """The next sentence is the same speaker's, the next paragraph is nobody's."""
    first, second, third = speak("Bộ trưởng Ninh Khải nói giá giảm. Cảng đông.\nTrời mưa.")
    assert first is not None
    assert second is not None
    assert (second.name, second.carried) == (first.name, True)
    assert third is None


def test_pronouns_mean_the_last_speaker() -> None:
    """A sentence with "Ông" goes on with the man who spoke."""
    speakers = speak("Bộ trưởng Ninh Khải nói đội bóng đá hay. Ông cho biết thêm sẽ xây sân.")
    assert [s.name if s else None for s in speakers] == ["Bộ trưởng Ninh Khải"] * 2


def test_laws_and_acts_speak_for_nobody() -> None:
    """A law that is cited and a body that acts have not the word."""
    assert speak("Theo Điều 5, phí là 30 đồng. Sở trả lời 40 thư.") == [None, None]
