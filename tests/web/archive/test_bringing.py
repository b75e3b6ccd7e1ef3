"""Files come in: what is taken, what is refused, and by whom."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from tests.web.conftest import OTHER_REPORT, REPORT

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.web.archive.actions import bring_in, bringing, cancel_intake, read_intake_file, retry_intake
from diemcau.web.archive.models import Blob, Document, Intake, IntakeFile
from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from tests.web.conftest import House


def bring(house: House, *files: tuple[str, bytes], by: str = "officer", org: str = "DUN", **more: object) -> Intake:
    """Some files for a unit."""
    given = {"level": 1, **more}
    return bring_in(actor=house.people[by], scope=house.scope(by), org=house.orgs[org], files=files, **given)  # type: ignore[arg-type]


def read_all(intake: Intake) -> list[IntakeFile]:
    """Read what waits in it; its files."""
    for file in intake.files.filter(state="waiting").select_related("blob"):
        read_intake_file(file=file)
    return list(intake.files.all())


def test_a_refused_file_costs_the_others_nothing(house: House) -> None:
    """The good ones are read; each refusal stands beside them with the name of the file."""
    intake = bring(house, ("a.txt", REPORT.encode()), ("b.txt", b""), ("c.txt", OTHER_REPORT.encode()))
    files = read_all(intake)
    assert [file.state for file in files] == ["done", "refused", "done"]
    assert files[1].findings[0]["code"] == "archive.empty"
    assert "b.txt" in files[1].findings[0]["message"]
    intake.refresh_from_db()
    assert intake.ended_at is not None
    assert Document.objects.count() == 2


def test_limits_of_size_number_and_sum(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each limit leaves out what is beyond it, and nothing before it."""
    monkeypatch.setattr(bringing, "MOST_BYTES", 10)
    monkeypatch.setattr(bringing, "MOST_TOGETHER", 15)
    monkeypatch.setattr(bringing, "MOST_FILES", 3)
    names = [("a", b"12345678"), ("b", b"12345678901"), ("c", b"12345678"), ("d", b"1")]
    files = list(bring(house, *names).files.all())
    assert [[one["code"] for one in file.findings] for file in files] == [
        [], ["archive.large"], ["archive.full"], ["archive.many"],
    ]  # fmt: skip
    assert [file.blob is None for file in files] == [False, True, True, True]


def test_where_nothing_can_be_taken_nothing_is_made(house: House) -> None:
    """Neither an intake nor an entry in the log."""
    for files in ([], [("a", b"")]):
        with pytest.raises(Invalid):
            bring(house, *files)
    assert not Intake.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("by", "org", "level"), [("outsider", "DUN", 1), ("head", "DUN", 1), ("officer", "DUN", 2)])
def test_only_who_may_enter_brings_in(house: House, by: str, org: str, level: int) -> None:
    """Not an outsider, not who only releases, and nothing above one's own clearance."""
    with pytest.raises(Denied):
        bring(house, ("a.txt", REPORT.encode()), by=by, org=org, level=level)
    assert not Blob.objects.exists()


def test_there_is_no_level_beside_the_five(house: House) -> None:
    """A number that is no level is refused."""
    for level in (-1, 5):
        with pytest.raises(Invalid):
            bring(house, ("a.txt", b"x"), level=level)


def test_the_same_request_twice_is_one_intake(house: House) -> None:
    """A request sent again under its key gives the intake it gave; another person's key is another."""
    first = bring(house, ("a.txt", REPORT.encode()), key="k")
    assert bring(house, ("b.txt", b"other"), key="k") == first
    assert bring(house, ("a.txt", REPORT.encode()), key="k", by="colleague") != first
    assert DBTaskResult.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "__/__/etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\reports\\a.txt", "C_/reports/a.txt"),
        ("a\x00b\n\u202etxt.exe", "a?b??txt.exe"),
        ("", "unnamed"),
        ("..", "__"),
    ],
)
def test_names_lead_nowhere(house: House, given: str, kept: str) -> None:
    """A name is shown and never followed; signs that nobody sees are marked."""
    (file,) = read_all(bring(house, (given, REPORT.encode())))
    assert file.filename == kept
    assert file.state == "done"


def test_a_very_long_name_is_cut(house: House) -> None:
    """Ten thousand characters fit into the column, and the document is read."""
    (file,) = read_all(bring(house, ("x" * 10_000 + ".txt", REPORT.encode())))
    assert len(file.filename) <= 500
    assert file.filename.endswith(".txt")
    assert file.state == "done"


def test_a_name_in_decomposed_vietnamese_is_kept(house: House) -> None:
    """As macOS writes it, with tone marks apart."""
    name = unicodedata.normalize("NFD", "Báo cáo quý II – Đắk Lắk.txt")
    (file,) = read_all(bring(house, (name, REPORT.encode())))
    assert unicodedata.normalize("NFC", file.filename) == "Báo cáo quý II – Đắk Lắk.txt"
    assert file.state == "done"


def test_what_waits_is_cancelled_and_taken_up_again(house: House) -> None:
    """Cancelled files are not read; tried again, they are."""
    intake = bring(house, ("a.txt", REPORT.encode()), ("b.txt", OTHER_REPORT.encode()))
    act = {"actor": house.people["colleague"], "scope": house.scope("colleague"), "intake": intake}
    assert cancel_intake(**act) == 2  # type: ignore[arg-type]
    intake.refresh_from_db()
    assert intake.ended_at is not None
    assert [file.state for file in read_all(intake)] == ["cancelled", "cancelled"]
    assert retry_intake(**act) == 2  # type: ignore[arg-type]
    assert [file.state for file in read_all(intake)] == ["done", "done"]
    with pytest.raises(Conflict):
        retry_intake(**act)  # type: ignore[arg-type]
    acts = list(Entry.objects.values_list("act", flat=True))
    assert acts[:3] == ["intake.begin", "intake.cancel", "intake.retry"]


def test_an_outsider_neither_cancels_nor_retries(house: House) -> None:
    """Another unit's intake is not theirs."""
    intake = bring(house, ("a.txt", REPORT.encode()))
    for act in (cancel_intake, retry_intake):
        with pytest.raises(Denied):
            act(actor=house.people["outsider"], scope=house.scope("outsider"), intake=intake)


def test_a_stop_while_saving_leaves_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The intake, its jobs and its entry in the log are there together or not at all."""
    monkeypatch.setattr(bringing, "append_entry", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bring(house, ("a.txt", REPORT.encode()))
    assert not Intake.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_new_version_of_a_hidden_document_cannot_be_brought(house: House) -> None:
    """A draft of another unit is answered as if it were not there."""
    (document,) = house.bring(REPORT)
    with pytest.raises(NotFound):
        bring(house, ("a.txt", b"x"), by="outsider", org="ARD", replaces=document)
