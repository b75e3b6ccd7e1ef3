"""The mail-in folder: whose mail becomes what, and what is kept aside."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diemcau.web.accounts.models import Person, Role
from diemcau.web.archive import mail_in
from diemcau.web.archive.mail_in import take_mails
from diemcau.web.archive.models import AsideMail, Document, Intake
from diemcau.web.archive.worker import Work
from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from tests.web.conftest import House

pytestmark = pytest.mark.usefixtures("house")

BODY = (
    "Subject: Report\nDate: Mon, 3 Feb 2025 08:00:00 +0700\nMessage-ID: <1@example.org>\n\n"
    "Dunmarsh province received 46 incoming delegations in 2024.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty mail-in folder."""
    place = tmp_path / "mails"
    place.mkdir()
    return place


def drop(folder: Path, name: str, head: str, body: str = BODY) -> Path:
    """A mail dropped a while ago."""
    path = folder / name
    path.write_text(f"{head}{body}", encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def test_a_mail_becomes_a_document_of_its_senders_unit(folder: Path) -> None:
    """At the internal level, whatever the sender may see; the mail lies in `done` afterwards."""
    drop(folder, "a.eml", "From: Clerk <Clerk@Example.org>\n")
    assert take_mails(folder) == 1
    Work().run_out()
    document = Document.objects.get()
    assert (document.org.code, document.level, document.entered_by.username) == ("DUN", 1, "clerk")
    assert document.versions.get().way == "mail"
    assert [path.name for path in (folder / "done").iterdir()] == ["a.eml"]
    assert take_mails(folder) == 0


def test_a_maildir_is_read_too(folder: Path) -> None:
    """Delivered mails, not those that are still being delivered."""
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir()
    drop(folder / "new", "1700000000.M1.host:2,S", "From: officer@example.org\n")
    drop(folder / "tmp", "1700000001.M2.host", "From: officer@example.org\n", BODY + "x")
    assert take_mails(folder) == 1
    assert Intake.objects.get().files.get().filename == "1700000000.M1.host.eml"


@pytest.mark.parametrize(
    ("name", "head", "code"),
    [
        ("a.eml", "From: stranger@example.com\n", "unknown_sender"),
        ("a.eml", "From: officer@example.org\nFrom: head@example.org\n", "no_sender"),
        ("a.eml", "From: officer@example.org, clerk@example.org\n", "no_sender"),
        ("a.eml", "From: head@example.org\n", "unsure_unit"),
        ("a.eml", "From: both@example.org\n", "unsure_unit"),
        ("a.eml", "From: gone@example.org\n", "unknown_sender"),
        ("a.pdf", "%PDF-1.7\n", "no_mail"),
    ],
)
def test_a_mail_of_no_certain_unit_is_kept_aside(house: House, folder: Path, name: str, head: str, code: str) -> None:
    """With the reason beside it, for administrators and in the log; nothing is taken in."""
    both = Person.objects.create_user("both", "both@example.org", None, name="Both")
    for org in ("DUN", "ARD"):
        Role.objects.create(person=both, org=house.orgs[org], kind="officer", valid_from=date(2020, 1, 1))
    Person.objects.create_user("gone", "gone@example.org", None, name="Gone", is_active=False)
    drop(folder, name, head)
    assert take_mails(folder) == 1
    assert not Intake.objects.exists()
    mail = AsideMail.objects.get()
    assert mail.findings[0]["code"] == f"archive.{code}"
    assert sorted(path.name for path in (folder / "refused").iterdir()) == [name, f"{name}.txt"]
    assert Entry.objects.get().act == "mail.refuse"


def test_a_stop_at_any_step_neither_loses_nor_doubles_a_mail(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped after the intake was made and before the mail was moved, the next round only moves it."""
    drop(folder, "a.eml", "From: officer@example.org\n")
    drop(folder, "b.eml", "From: stranger@example.com\n")
    with monkeypatch.context() as patch:
        patch.setattr(mail_in, "_move", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            take_mails(folder)
        patch.setattr(mail_in, "write_whole", lambda *_: 1 / 0)
        patch.setattr(mail_in, "_move", lambda *_: None)
        with pytest.raises(ZeroDivisionError):
            take_mails(folder)
    take_mails(folder)
    assert Intake.objects.count() == 1
    assert AsideMail.objects.count() == 1
    assert [path.name for path in (folder / "done").iterdir()] == ["a.eml"]
    assert (folder / "refused" / "b.eml").is_file()


def test_what_is_still_being_written_is_left(folder: Path) -> None:
    """A file dropped just now waits for the next round."""
    (folder / "a.eml").write_text(f"From: officer@example.org\n{BODY}", encoding="utf-8")
    assert take_mails(folder) == 0
    assert not Intake.objects.exists()


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """Whoever can drop files into the folder cannot have others read."""
    secret = tmp_path / "secret.eml"
    secret.write_text(f"From: officer@example.org\n{BODY}", encoding="utf-8")
    os.utime(secret, (1_700_000_000, 1_700_000_000))
    (folder / "a.eml").symlink_to(secret)
    (folder / "b.eml").symlink_to(tmp_path / "nowhere")
    for name in ("a.eml", "b.eml"):
        os.utime(folder / name, (1_700_000_000, 1_700_000_000), follow_symlinks=False)
    assert take_mails(folder) == 2
    assert not Intake.objects.exists()
    assert secret.is_file()
