"""A running table of tasks is tried, then taken over once; what is not understood is said by its cell."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from diemcau.errors import Denied, Invalid, NotFound
from diemcau.web.archive.worker import Work
from diemcau.web.audit.models import Entry as LogEntry
from diemcau.web.exchange.actions import tables
from diemcau.web.exchange.actions.tables import apply_table, take_over_table, try_table
from diemcau.web.exchange.models import Import
from diemcau.web.tasks.models import Task

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package

HEADS = ("No.", "Task", "Lead unit", "Coordinating units", "Deadline", "Progress (%)", "Progress", "Status")
SOON = timezone.localdate() + timedelta(days=40)
PAST = timezone.localdate() - timedelta(days=40)
ROWS: list[tuple[Any, ...]] = [
    (1, "Open the second ferry line", "Dunmarsh province", "Arden province", SOON, "", "", ""),
    (
        2,
        "Publish the tariff of the port",
        "Arden province",
        "",
        SOON,
        30,
        "The draft is with the council.",
        "In progress",
    ),
    (3, "Repair the old quay", "The harbour club", "", "soon enough", "", "", ""),
    (4, "Survey the reef", "Dunmarsh province", "", PAST, 70, "Half of the reef is surveyed.", "In progress"),
    (5, "Close the old archive", "Dunmarsh province", "", PAST, 100, "", "Completed"),
]


def book(*rows: tuple[Any, ...]) -> bytes:
    """A workbook as an office keeps it."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["RUNNING TABLE OF TASKS"])
    sheet.append(HEADS)
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def tried(house: House, *rows: tuple[Any, ...], by: str = "chief", **fields: Any) -> Import:
    """A workbook that somebody tried."""
    said: dict[str, Any] = {
        "org": house.orgs["MIN"],
        "level": 1,
        "filename": "tasks.xlsx",
        "assigner": "leader",
    } | fields
    return try_table(actor=house.people[by], scope=house.scope(by), body=book(*(rows or ROWS)), **said)


def taken(house: House, held: Import, by: str = "chief") -> Import:
    """The same, taken over."""
    return apply_table(actor=house.people[by], scope=house.scope(by), uid=held.uid)


@pytest.fixture
def deputy(house: House) -> None:
    """The leader deploys, too, so that what runs can be given without a signed paper."""
    from diemcau.web.accounts.models import Role

    Role.objects.create(
        person=house.people["leader"], org=house.orgs["MIN"], kind="chief", covers=house.orgs["ST"],
        valid_from=date(2020, 1, 1),
    )  # fmt: skip


def test_a_trial_writes_nothing_but_itself(house: House) -> None:
    """Each row says what it would become; what is not known is named with its cell."""
    held = tried(house)
    assert Task.objects.count() == 0
    assert held.state == "ready"
    assert [row["becomes"] for row in held.said["rows"]] == ["draft", "running", "draft", "running", "ended"]
    first, _, third, *_ = held.said["rows"]
    assert (first["lead"], first["coordinating"], first["due"]) == ("DUN", ["ARD"], SOON.isoformat())
    assert third["lead"] == ""
    assert {(one["code"], one["cell"]) for one in third["notices"]} >= {("lead", "C5"), ("deadline", "E5")}


def test_taking_over_makes_drafts_once(house: House) -> None:
    """A second time, and the same table brought in again, do nothing; the office alone gives nothing unsigned."""
    held = tried(house)
    done = taken(house, held)
    assert (done.state, done.made) == ("applied", 4)
    assert set(Task.objects.values_list("state", flat=True)) == {"draft"}
    refused = [one["why"]["facts"]["code"] for one in done.told.values() if "why" in one]
    assert refused == ["deploy.not_signed", "deploy.not_signed"]
    before = list(Task.objects.order_by("pk").values("uid", "edit"))
    assert taken(house, held).made == 4
    again = tried(house)
    assert {row["becomes"] for row in again.said["rows"]} == {"same", "ended"}
    assert taken(house, again).made == 0
    assert list(Task.objects.order_by("pk").values("uid", "edit")) == before
    assert LogEntry.objects.filter(act="table.apply").count() == 2


@pytest.mark.usefixtures("deputy")
def test_what_runs_already_is_given_with_what_was_told(house: House) -> None:
    """Overdue or not; its deadline, percent and words stay those of the table, and it is known again by its number."""
    done = taken(house, tried(house, by="leader"), by="leader")
    survey = Task.objects.get(title="Survey the reef")
    assert (survey.state, survey.due, survey.first_due, survey.percent) == ("assigned", PAST, PAST, 70)
    assert [one.words for one in survey.entries.all()] == ["Half of the reef is surveyed."]
    assert survey.external
    assert Task.objects.get(title="Open the second ferry line").state == "draft"
    assert done.told["3"]["became"] == "running"
    newer = (4, "Survey the reef", "Dunmarsh province", "", SOON, 80, "Nearly done.", "In progress")
    update = tried(house, newer, by="leader")
    (row,) = update.said["rows"]
    assert row["becomes"] == "update"
    assert [one["code"] for one in row["notices"]] == ["due_moved"]
    taken(house, update, by="leader")
    survey.refresh_from_db()
    assert (survey.percent, survey.due) == (80, PAST)  # more time is granted, never typed
    assert survey.entries.count() == 2
    assert tried(house, newer, by="leader").said["rows"][0]["becomes"] == "same"


def test_a_draft_follows_its_table(house: House) -> None:
    """As long as it was not given: what the table says anew counts, what it leaves open stays."""
    taken(house, tried(house))
    again = tried(house, (3, "Repair the old quay", "Dunmarsh province", "", "", "", "", ""))
    assert again.said["rows"][0]["becomes"] == "update"
    taken(house, again)
    quay = Task.objects.get(title="Repair the old quay")
    assert quay.lead is not None
    assert quay.lead.code == "DUN"


def test_a_stop_half_way_loses_and_doubles_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each lot is whole or not there; the next run goes on behind the last whole one."""
    monkeypatch.setattr(tables, "CHUNK", 2)
    held = tried(house, *[(n, f"Task {n}", "Dunmarsh province", "", SOON, "", "", "") for n in range(1, 8)])
    real, calls = tables._take, []

    def breaks(*args: Any) -> dict[str, Any]:
        calls.append(args)
        if len(calls) == 4:
            raise RuntimeError
        return real(*args)

    taken(house, held)  # more rows than one lot: the worker's
    monkeypatch.setattr(tables, "_take", breaks)
    with pytest.raises(RuntimeError):
        take_over_table(pk=held.pk)
    held.refresh_from_db()
    assert (held.done, held.state, Task.objects.count()) == (2, "applying", 2)
    monkeypatch.setattr(tables, "_take", real)
    Work().run_out()
    held.refresh_from_db()
    assert (held.done, held.state, held.made, Task.objects.count()) == (7, "applied", 7, 7)


def test_a_large_one_is_read_by_the_worker(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its page says so meanwhile; one that is no table says why."""
    monkeypatch.setattr(tables, "AT_ONCE", 10)
    held = tried(house)
    assert held.state == "reading"
    assert "being read" in house.visit("chief").get(f"/exchange/tables/{held.uid}").content.decode()
    broken = try_table(
        actor=house.people["chief"], scope=house.scope("chief"), org=house.orgs["MIN"], level=1, filename="x.xlsx",
        body=b"PK\x03\x04 no workbook at all",
    )  # fmt: skip
    Work().run_out()
    held.refresh_from_db()
    broken.refresh_from_db()
    assert (held.state, len(held.said["rows"]), broken.state) == ("ready", 5, "failed")
    assert house.visit("chief").get(f"/exchange/tables/{broken.uid}").status_code == 200


def test_who_deploys_brings_tables_in(house: House) -> None:
    """Nobody else, and none knows of another's; above the clearance nothing comes in."""
    for name in ("officer", "head", "outsider", "administrator", "owner", "leader"):
        with pytest.raises(Denied):
            tried(house, by=name)
    with pytest.raises(Denied):
        tried(house, level=4)
    held = tried(house)
    for name in ("officer", "head", "outsider_head", "leader"):
        with pytest.raises(NotFound):
            taken(house, held, by=name)
        visit = house.visit(name)
        assert visit.get(f"/exchange/tables/{held.uid}").status_code == 404
        assert visit.post(f"/exchange/tables/{held.uid}/apply").status_code == 404
        assert held.filename not in visit.get("/exchange/tables").content.decode()


@pytest.mark.usefixtures("deputy")
def test_another_takes_over_nothing_that_was_tried_for_the_first(house: House) -> None:
    """Whoever takes a table over has seen what it becomes for the own rights."""
    with pytest.raises(Denied):
        taken(house, tried(house), by="leader")


def test_what_is_no_table_is_refused(house: House) -> None:
    """Empty, too large, or something else."""
    asking: dict[str, Any] = {
        "actor": house.people["chief"],
        "scope": house.scope("chief"),
        "org": house.orgs["MIN"],
        "level": 1,
    }
    for body in (b"", b"x" * (10 * 2**20 + 1), b"no workbook", b"PK\x03\x04"):
        with pytest.raises(Invalid):
            try_table(**asking, filename="x.xlsx", body=body)
    assert Import.objects.count() == 0


def test_the_pages_lead_through(house: House) -> None:
    """Tried by upload, looked through, taken over; words of the table are text and no markup."""
    sheet = book(*ROWS, (9, "<b>Bold</b> & co", "=cmd|' /C calc'!A0", "", SOON, "", "", ""))
    client = house.visit("chief")
    file = SimpleUploadedFile("tasks.xlsx", sheet)
    answer = client.post("/exchange/tables", {"file": file, "org": "MIN", "level": "1", "assigner": "leader"})
    assert answer.status_code == 302, answer.content
    page = client.get(answer["Location"]).content.decode()
    assert "&lt;b&gt;Bold" in page
    assert "<b>Bold" not in page
    assert "The harbour club" in page
    assert client.get(answer["Location"] + "?becomes=running").content.decode().count("In progress") == 0
    assert client.post(answer["Location"] + "/apply").status_code == 302
    assert "Draft made" in client.get(answer["Location"]).content.decode()
    bad = client.post("/exchange/tables", {"org": "MIN", "level": "1"})
    assert bad.status_code == 422
