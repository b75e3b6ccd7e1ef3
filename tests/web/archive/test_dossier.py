"""A dossier comes in with what was read in it, and goes on after any stop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.conftest import OTHER_REPORT, REPORT

from diemcau.errors import Denied, NotFound
from diemcau.flow.ledger import Entry as LedgerEntry
from diemcau.flow.ledger import Ledger, key_of
from diemcau.flow.packed import pack, unpack
from diemcau.web.archive import dossier as module
from diemcau.web.archive.actions import bring_reading, reread_document
from diemcau.web.archive.dossier import Imported, import_dossier
from diemcau.web.archive.models import Document, Intake, ReadText
from diemcau.web.archive.reading import rules
from diemcau.web.audit.models import Entry
from diemcau.web.desk.models import Mention

if TYPE_CHECKING:
    from tests.web.conftest import House


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier of two reports, made by the engine's own command."""
    from diemcau.flow.dossier import make_dossier
    from diemcau.flow.engines import OneProcess
    from diemcau.flow.progress import watch_nothing

    reports, out = tmp_path / "reports", tmp_path / "dossier"
    for place in (reports, out):
        place.mkdir()
    (reports / "a.txt").write_text(REPORT, encoding="utf-8")
    (reports / "b.txt").write_text(OTHER_REPORT, encoding="utf-8")
    make_dossier([reports], out, "vietnam_diplomacy", OneProcess(), watch_nothing)
    return out


def bring(house: House, folder: Path, by: str = "officer") -> Imported:
    """The dossier for DUN."""
    return import_dossier(actor=house.people[by], scope=house.scope(by), org=house.orgs["DUN"], level=1, folder=folder)


def test_documents_come_with_their_readings(house: House, folder: Path) -> None:
    """Mentions and all; that there is no original is said, and the text can be had."""
    done = bring(house, folder)
    assert (done.new, done.known, done.refused) == (2, 0, [])
    assert {document.title for document in Document.objects.all()} == {
        "REPORT ON EXTERNAL RELATIONS OF DUNMARSH PROVINCE IN 2024", "FOREIGN INVESTMENT AND TRADE OF DUNMARSH IN 2024",
    }  # fmt: skip
    row = ReadText.objects.get(document__title__startswith="REPORT")
    assert row.findings[-1]["code"] == "archive.text_only"
    assert Mention.objects.filter(document=row.document, words__startswith="46").exists()
    assert Intake.objects.get().ended_at is not None
    answer = house.visit("officer").get(f"/documents/{row.document.uid}/versions/1/original")
    assert answer.content.decode() == row.text
    assert "a.txt" in answer.headers["Content-Disposition"]


def test_brought_in_twice_it_is_there_once(house: House, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped after the first document too."""
    with monkeypatch.context() as patch:
        calls = iter([bring_reading])

        def once(**given: object) -> object:
            return next(calls)(**given)  # type: ignore[arg-type]

        patch.setattr(module, "bring_reading", once)
        with pytest.raises(StopIteration):
            bring(house, folder)
    assert Document.objects.count() == 1
    done = bring(house, folder)
    assert (done.new, done.known) == (1, 1)
    assert bring(house, folder).new == 0
    assert Document.objects.count() == 2
    assert Intake.objects.count() == 1
    assert Entry.objects.filter(act="intake.begin").count() == 1


def test_damaged_and_altered_readings_are_refused(house: House, folder: Path) -> None:
    """A figure that its words do not say, and bytes that are no reading; the others come in."""
    with Ledger(folder / "ledger.sqlite", rules()) as ledger:
        _, packed = ledger.reading(int(ledger.numbers()[0]))
        reading = unpack(packed)
        altered = pack(type(reading)(**{
            **{name: getattr(reading, name) for name in reading.__slots__},
            "document": type(reading.document)(**{
                **{name: getattr(reading.document, name) for name in reading.document.__slots__},
                "text": reading.document.text.replace("46", "64").replace("512", "215").replace("3.8", "8.3")
                .replace("214", "412").replace("4.6", "6.4"),
            }),
        }))  # fmt: skip
        ledger.begin()
        entries = [LedgerEntry("altered", b"", altered), LedgerEntry("damaged", b"", b"nothing")]
        ledger.enter([(key_of(b"x"), entries, [])], [])
    done = bring(house, folder)
    assert (done.new, sorted(done.refused)) == (2, ["altered", "damaged"])


def test_what_came_out_of_a_dossier_is_read_anew_from_its_text(house: House, folder: Path) -> None:
    """Though nobody has its original."""
    bring(house, folder)
    row = ReadText.objects.filter(document__title__startswith="REPORT").get()
    ReadText.objects.filter(pk=row.pk).update(rules="earlier", tried="earlier")
    row.refresh_from_db()
    reread_document(row=row)
    row.refresh_from_db()
    assert row.tried == rules()
    assert row.is_current


def test_only_who_may_enter_brings_one_in(house: House, folder: Path, tmp_path: Path) -> None:
    """An outsider does not; and a folder that is none is no dossier."""
    with pytest.raises(Denied):
        bring(house, folder, by="outsider")
    with pytest.raises(NotFound):
        bring(house, tmp_path)
