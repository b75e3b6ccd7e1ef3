"""From a file to documents, whatever the file is."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from tests.web.conftest import OTHER_REPORT, REPORT

from diemcau.errors import Unavailable
from diemcau.web.archive import apart, blobs
from diemcau.web.archive.actions import give_up_file, read_intake_file, reading
from diemcau.web.archive.models import Document, IntakeFile, ReadText, State, Version
from diemcau.web.archive.queries import documents_for
from diemcau.web.audit.models import Entry
from diemcau.web.desk.models import Mention

from .test_bringing import bring, read_all

if TYPE_CHECKING:
    from tests.web.conftest import House


def packed(**files: bytes) -> bytes:
    """A ZIP archive."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/") + ".txt", content)
    return body.getvalue()


def test_an_archive_becomes_its_documents(house: House) -> None:
    """Each member with bytes of its own; what is no document is told."""
    body = packed(north__a=REPORT.encode(), b=OTHER_REPORT.encode(), c=b"")
    (file,) = read_all(bring(house, ("returns.zip", body)))
    assert file.state == "done"
    assert sorted(version.filename for version in Version.objects.all()) == [
        "returns.zip/b.txt",
        "returns.zip/north/a.txt",
    ]
    assert {blobs.fetch(version.blob) for version in Version.objects.all()} == {REPORT.encode(), OTHER_REPORT.encode()}
    assert [one["code"] for one in file.findings] == ["collect.empty"]


def test_a_mail_and_its_attachment_are_each_read_once(house: House) -> None:
    """The words of the mail are one document, the file in it another."""
    mail = (
        "From: lan@example.org\nSubject: Our report\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nDunmarsh received 12 delegations in 2024.\n"
        f"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=report.txt\n\n{REPORT}\n--b--\n"
    )
    (file,) = read_all(bring(house, ("our.eml", mail.encode())))
    assert file.documents.count() == 2
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<< /Length 99999 >>\nstream\nbroken"),
        ("a.docx", b"PK\x03\x04 this is no archive"),
        ("a.txt", b"   \n  "),
        ("a.exe", b"MZ\x90\x00" + bytes(300)),
        ("a.txt", b"Exports \x00 rose by 12 million dollars in 2024.\x00" * 3),
    ],
)
def test_what_cannot_be_read_is_told(house: House, name: str, body: bytes) -> None:
    """A finding says why; nothing is guessed and nothing falls over, on either database."""
    (file,) = read_all(bring(house, (name, body)))
    assert file.state in {"failed", "done"}
    assert file.state == "done" or file.findings
    assert file.ended_at is not None


def test_a_bomb_is_refused(house: House) -> None:
    """An archive that unpacks to more than is read says so, at once."""
    (file,) = read_all(bring(house, ("bomb.zip", packed(a=bytes(80 * 2**20)))))
    assert file.state == "failed"
    assert file.findings[0]["code"].startswith("collect.")


def test_the_same_bytes_are_one_document_in_a_unit_and_two_in_two(house: House) -> None:
    """Brought in again the first one is found; another unit learns nothing of it."""
    (first,) = house.bring(REPORT)
    (file,) = read_all(bring(house, ("again.txt", REPORT.encode()), by="colleague"))
    assert file.state == "same"
    assert list(file.documents.all()) == [first]
    (other,) = house.bring(REPORT, by="outsider", org="ARD")
    assert other != first
    assert documents_for(house.scope("outsider")).count() == 1
    assert Document.objects.count() == 2
    assert len({version.blob_id for version in Version.objects.all()}) == 1


def test_the_same_bytes_twice_in_one_intake_are_one_document(house: House) -> None:
    """Also where one of them lies in an archive."""
    files = read_all(bring(house, ("a.txt", REPORT.encode()), ("b.zip", packed(a=REPORT.encode()))))
    assert [file.state for file in files] == ["done", "same"]
    assert Document.objects.count() == 1


def test_bytes_of_a_hidden_level_are_not_found_again(house: House) -> None:
    """Who may not see the unit's own confidential copy gets a document as if there were none."""
    (hidden,) = house.bring(REPORT, by="clerk", level=2)
    (file,) = read_all(bring(house, ("a.txt", REPORT.encode())))
    assert file.state == "done"
    assert hidden not in file.documents.all()


def test_a_lower_level_is_told(house: House) -> None:
    """Who brings in as confidential what the unit has as internal is told so."""
    house.bring(REPORT)
    (file,) = read_all(bring(house, ("a.txt", REPORT.encode()), by="clerk", level=2))
    assert file.state == "same"
    assert file.findings[0]["code"] == "archive.lower"


def test_a_new_version_waits_for_its_release_anew(house: House) -> None:
    """Its older version stays; who brought the new one in cannot release it; others no longer see it in the record."""
    (document,) = house.bring(REPORT)
    house.release(document)
    (file,) = read_all(bring(house, ("b.txt", OTHER_REPORT.encode()), by="clerk", replaces=document))
    document.refresh_from_db()
    assert file.state == "done"
    assert document.state == State.DRAFT
    assert document.title == "FOREIGN INVESTMENT AND TRADE OF DUNMARSH IN 2024"
    assert [version.number for version in document.versions.all()] == [1, 2]
    assert ReadText.objects.get(document=document, is_current=True).version.number == 2
    assert ReadText.objects.filter(document=document).count() == 2
    assert documents_for(house.scope("outsider")).count() == 0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (REPORT.encode(), "archive.same_version"),
        (packed(a=b"Exports of Keld rose.", b=b"Imports fell."), "archive.not_one"),
    ],
)
def test_what_is_no_new_version_is_refused(house: House, body: bytes, code: str) -> None:
    """The same bytes again, or several documents at once; the document stays as it was."""
    (document,) = house.bring(REPORT)
    house.release(document)
    document.refresh_from_db()
    (file,) = read_all(bring(house, ("b.zip", body), replaces=document))
    assert file.state == "failed"
    assert code in [one["code"] for one in file.findings]
    again = Document.objects.get(pk=document.pk)
    assert (again.state, again.edit, again.versions.count()) == (document.state, document.edit, 1)


def test_reading_twice_reads_once(house: House) -> None:
    """A job that runs again finds its work done."""
    intake = bring(house, ("a.txt", REPORT.encode()))
    (file,) = intake.files.all()
    for _ in range(2):
        read_intake_file(file=file)
    assert Document.objects.count() == 1
    assert Entry.objects.filter(act="document.enter").count() == 1


def test_a_stop_while_saving_leaves_nothing_half(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped at its very end, a reading leaves no document, no mention and no entry; the next one does all."""
    intake = bring(house, ("a.txt", REPORT.encode()))
    (file,) = intake.files.all()
    with monkeypatch.context() as patch:
        patch.setattr(reading, "append_entry", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            read_intake_file(file=file)
    assert not Document.objects.exists()
    assert not Mention.objects.exists()
    assert Entry.objects.count() == 1
    assert read_all(intake)[0].state == "done"


def test_a_file_that_hangs_its_reader_is_given_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time limit it is told, and the next file is read."""
    monkeypatch.setattr(apart, "SECONDS", 0.0)
    monkeypatch.setattr(apart, "SECONDS_PER_MEGABYTE", 0.0)
    (file,) = read_all(bring(house, ("slow.txt", (REPORT * 400).encode())))
    assert file.state == "failed"
    assert file.findings[0]["code"] == "archive.too_slow"
    monkeypatch.undo()
    assert read_all(bring(house, ("a.txt", REPORT.encode())))[0].state == "done"


def test_a_file_that_kills_its_reader_costs_itself_alone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The crash is told as a finding of that file; the next question starts another reader."""
    reader = apart.READER
    start = reader._open

    def dying() -> object:
        streams = start()
        reader._kill()
        return streams

    monkeypatch.setattr(reader, "_open", dying)
    (file,) = read_all(bring(house, ("a.txt", REPORT.encode())))
    assert file.findings[0]["code"] == "archive.crashed"
    monkeypatch.undo()
    assert read_all(bring(house, ("a.txt", REPORT.encode())))[0].state == "done"


def test_missing_bytes_are_no_reading(house: House) -> None:
    """The file waits on; a backup may bring its bytes back."""
    intake = bring(house, ("a.txt", REPORT.encode()))
    (file,) = intake.files.all()
    assert file.blob is not None
    blobs.place_of(file.blob.pk).write_bytes(b"altered")
    with pytest.raises(Unavailable):
        read_intake_file(file=file)
    file.refresh_from_db()
    assert file.state == IntakeFile.Step.WAITING


def test_a_file_that_failed_for_good_says_so(house: House) -> None:
    """It is told with what went wrong, and ends its intake."""
    intake = bring(house, ("a.txt", REPORT.encode()))
    (file,) = intake.files.all()
    give_up_file(file=file, cause="OSError: no room")
    (file,) = intake.files.all()
    assert (file.state, file.findings[0]["facts"]) == ("failed", {"cause": "OSError: no room"})
    intake.refresh_from_db()
    assert intake.ended_at is not None
