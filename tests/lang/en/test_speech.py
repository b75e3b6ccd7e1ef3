"""Who says what."""

from __future__ import annotations

import pytest

from diemcau.lang.en import segment
from diemcau.lang.en.speech import find_speakers
from diemcau.lang.en.titles import find_people
from diemcau.lang.requests import Speaker


def speak(text: str) -> list[Speaker | None]:
    return find_speakers(text, segment.sentences(text), find_people(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Governor Lio Mavan said that exports rose.", "Governor Lio Mavan"),
        ("Exports rose by 4%, according to the Ministry of Trade.", "Ministry of Trade"),
        ("According to Minister Ada Brenk, exports rose.", "Minister Ada Brenk"),
        ('"Exports rose," said Mayor Dao Khac Lam.', "Mayor Dao Khac Lam"),
        ("Exports rose, the embassy reported.", "embassy"),
        ("Spokesperson: Exports rose.", "Spokesperson"),
        ("The report of the Department of Ports showed growth and noted a fall.", "Department of Ports"),
        (
            "Ms. Ilse Brun, Director of the Department of Ports, stressed the need for care.",
            "Director of the Department of Ports Ilse Brun",
        ),
    ],
)
def test_a_sentence_names_its_speaker(text: str, name: str) -> None:
    """Quotation, report, label and apposition all lead to the fullest name."""
    speaker = speak(text)[0]
    assert speaker is not None
    assert (speaker.name, speaker.carried) == (name, False)


def test_a_speech_is_carried_on_to_the_end_of_its_paragraph() -> None:
    """The next sentence is the same speaker's, the next paragraph is nobody's."""
    first, second, third = speak("Minister Ada Brenk said trade grew. Ports were busy.\nRain fell.")
    assert first is not None
    assert second is not None
    assert (second.name, second.carried) == (first.name, True)
    assert third is None


def test_another_speaker_takes_over() -> None:
    """A new name ends the speech before."""
    speakers = speak("Minister Ada Brenk said trade grew. Mayor Ilo Trend added that it would last.")
    assert [s.name for s in speakers if s] == ["Minister Ada Brenk", "Mayor Ilo Trend"]


def test_a_quotation_of_two_sentences_has_the_speaker_named_at_its_end() -> None:
    """What stands before the attribution is already the speaker's."""
    speakers = speak("“We lost a year. Ports are slow,” said Minister Ibe Kolu.")
    assert [s.name if s else None for s in speakers] == ["Minister Ibe Kolu"] * 2


def test_pronouns_mean_the_last_speaker() -> None:
    """The words "He added" goes on with the man who spoke."""
    speakers = speak("Minister Ibe Kolu praised the crew. He added that more ships would come.")
    assert [s.name if s else None for s in speakers] == ["Minister Ibe Kolu"] * 2


def test_a_plan_is_no_speaker() -> None:
    """The words "According to the plan" gives nobody's words."""
    assert speak("According to the plan, the port opens in May.") == [None]
