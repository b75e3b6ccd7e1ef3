"""Documents read whole, whatever their language."""

from __future__ import annotations

import time

import pytest

from diemcau.read.document import UNREAD, read_document
from diemcau.records import Document, Severity

TEXT = "In 2031 Lomar province received 41 delegations with 380 guests. It plans to host 12 conferences in 2032."


def document(language: str) -> Document:
    """The same words told to be in a language."""
    return Document(id="0" * 64, name="lomar", path="lomar.txt", text=TEXT, language=language)


def test_a_known_language_is_read() -> None:
    """English figures are found and no finding is made of the language."""
    reading = read_document(document("en"))
    assert [figure.text for figure in reading.figures] == ["41", "380", "12"]
    assert not reading.findings


@pytest.mark.parametrize("language", ["lo", "fr"])
def test_an_unknown_language_is_told_and_not_guessed(language: str) -> None:
    """A language without a folder gives one note and no mention."""
    reading = read_document(document(language))
    assert [(finding.code, finding.severity) for finding in reading.findings] == [(UNREAD, Severity.NOTE)]
    assert language in reading.findings[0].message
    mentions = [*reading.figures, *reading.directives, *reading.proposals, *reading.events]
    assert mentions == []


def test_a_report_on_one_line_takes_linear_time() -> None:
    """Eight times the sentences take about eight times as long, and never much more, also without a line end."""

    def seconds(times: int) -> float:
        whole = Document(id="0" * 64, name="lomar", path="lomar.txt", text=f"{TEXT} " * times, language="en")
        begun = time.process_time()
        read_document(whole)
        return time.process_time() - begun

    seconds(10)
    assert seconds(400) < 30 * max(seconds(50), 0.001)
