"""What is odd about directives, in words of both languages."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.publish.contract import record_to_json
from diemcau.publish.order_note import name_order_note, rank_order_notes, tell_order_note
from diemcau.publish.wording import open_wording
from diemcau.read.document import read_document
from diemcau.reconcile.folder import reconcile
from diemcau.records import Document, Reading
from diemcau.review.build import build_review

POINTS = (
    "Governor Ilse Maro told the harbour office to print the tide tables before 1 July.",
    "Governor Ilse Maro told the mayors to build a shelter at each ferry landing.",
    "Governor Ilse Maro told the schools to teach swimming with a rope.",
)


def report(name: str, points: tuple[str, ...], day: int) -> Reading:
    """A report that tells some points."""
    text = f"Harbour days\nNote {name}, {day} June 2031\n{' '.join(points)}\n"
    document = Document(id=name, name=name, path=f"{name}.txt", text=text, language="en", published=date(2031, 6, day))
    return read_document(document, None)


RECORD = reconcile(
    "harbour",
    [
        report("a", POINTS, 3),
        report("b", (POINTS[0].replace("1 July", "1 September"), POINTS[1]), 4),
        report("c", POINTS[::-1], 5),
    ],
    None,
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["[1] asks for it by", "Left out of the list in [2]."]),
        ("vi", ["[1] nêu hạn", "Bị bỏ sót trong danh sách ở [2]."]),
    ],
)
def test_each_note_is_one_sentence_of_the_readers_language(language: str, told: list[str]) -> None:
    """The gravest comes first; reports are cited by number and days are written as the language has them."""
    wording = open_wording(build_review(RECORD, None, None), language)
    notes = rank_order_notes(RECORD.order_notes)
    assert [note.kind.value for note in notes] == ["contradictory", "absent"]
    sentences = [tell_order_note(wording, note) for note in notes]
    assert all(sentence.startswith(start) for sentence, start in zip(sentences, told, strict=True))
    assert "{" not in "".join(sentences)
    assert "tide tables" in name_order_note(wording, notes[0])


def test_lists_and_notes_travel_in_the_record() -> None:
    """The JSON says which report tells which point, and each note with its code."""
    told = record_to_json(RECORD)
    (each,) = told["order_lists"]
    assert [document["name"] for document in each["documents"]] == ["a", "b", "c"]
    assert [len(document["absent"]) for document in each["documents"]] == [0, 1, 0]
    assert {(note["kind"], note["code"]) for note in told["order_notes"]} == {
        ("contradictory", "deadline"),
        ("absent", "dropped"),
    }
