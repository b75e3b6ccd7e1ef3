"""Programs bring documents in, file them, and decide about mentions."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from diemcau.web.archive.actions import read_intake_file
from diemcau.web.archive.models import Document, Intake, State
from diemcau.web.audit.models import Entry

from ..conftest import REPORT  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program


def file(body: bytes | str = REPORT, name: str = "report.txt") -> BytesIO:
    """A file to be sent."""
    sent = BytesIO(body if isinstance(body, bytes) else body.encode())
    sent.name = name
    return sent


def test_files_are_brought_in_and_read(program: Callable[..., Program]) -> None:
    """The intake tells how far it is, then which documents came of it, and what was not taken and why."""
    asking = program("officer")
    begun = asking.post("/documents", org="DUN", level=1, files=[file(), file(b"", "empty.txt")])
    assert begun.status_code == 202
    uid = begun.json()["uid"]
    assert [one["state"] for one in begun.json()["files"]] == ["waiting", "refused"]
    assert "empty" in begun.json()["files"][1]["findings"][0]
    for waiting in Intake.objects.get(uid=uid).files.exclude(blob=None):
        read_intake_file(file=waiting)
    done = asking.get(f"/intakes/{uid}").json()
    assert done["files"][0]["state"] == "done"
    (document,) = done["files"][0]["documents"]
    assert asking.get(f"/documents/{document}").json()["versions"][0]["way"] == "api"
    assert [one["uid"] for one in asking.get("/intakes").json()["items"]] == [uid]
    outside = program("outsider")
    assert outside.get(f"/intakes/{uid}").status_code == 404
    assert outside.get("/intakes").json()["items"] == []
    assert outside.post("/documents", org="DUN", level=1, files=[file()]).status_code == 403


def test_a_new_version_belongs_to_its_document(house: House, program: Callable[..., Program]) -> None:
    """It stands in the document beside the first one."""
    (document,) = house.bring(REPORT)
    asking = program("colleague")
    begun = asking.post(f"/documents/{document.uid}/versions", file=file(REPORT + "\nCorrected.\n"))
    assert begun.status_code == 202, begun.content
    for waiting in Intake.objects.get(uid=begun.json()["uid"]).files.all():
        read_intake_file(file=waiting)
    assert [one["number"] for one in asking.get(f"/documents/{document.uid}").json()["versions"]] == [1, 2]


def test_a_document_is_registered_released_and_withdrawn(house: House, program: Callable[..., Program]) -> None:
    """Each by who may; a program that saw an older state is told the present one."""
    (document,) = house.bring(REPORT)
    clerk, head, officer = program("clerk"), program("head"), program("officer")
    written = {"edit": 0, "number": "12/BC-SNgV", "period": "2024", "level": 1}
    registered = clerk.post(f"/documents/{document.uid}/register", written).json()
    assert (registered["number"], registered["edit"]) == ("12/BC-SNgV", 1)
    assert officer.post(f"/documents/{document.uid}/release", {"edit": 1}).status_code == 403
    late = head.post(f"/documents/{document.uid}/release", {"edit": 0})
    assert (late.status_code, late.json()["code"], late.json()["edit"]) == (409, "archive.stale", 1)
    assert head.post(f"/documents/{document.uid}/release", {"edit": late.json()["edit"]}).json()["state"] == "released"
    nothing = head.post(f"/documents/{document.uid}/withdraw", {"edit": 2, "reason": ""})
    assert (nothing.status_code, nothing.json()["faults"][0]["where"]) == (422, "body.body.reason")
    gone = head.post(f"/documents/{document.uid}/withdraw", {"edit": 2, "reason": "Sent twice."})
    assert gone.json()["state"] == "withdrawn"
    assert Document.objects.get().state == State.WITHDRAWN
    acts = ["document.register", "document.release", "document.withdraw"]
    assert list(Entry.objects.filter(act__in=acts).order_by("number").values_list("act", flat=True)) == acts


def figures(asking: Program, document: Document) -> list[dict[str, Any]]:
    """The figures of a document."""
    found = asking.get(f"/documents/{document.uid}/mentions", sort="figure", limit=200)
    assert found.status_code == 200, found.content
    return list(found.json()["items"])


def test_mentions_are_decided_about(house: House, program: Callable[..., Program]) -> None:
    """Accepted, corrected, rejected, and all of it taken back; what the words do not say is refused."""
    (document,) = house.bring(REPORT)
    asking = program("officer")
    first, *others = figures(asking, document)
    place = f"/documents/{document.uid}/mentions"
    assert first["words"] == REPORT[slice(*first["span"])]
    accepted = asking.post(f"{place}/{first['uid']}/accept", {"edit": first["edit"]}).json()
    assert (accepted["check"], accepted["checked_by"]) == ("accepted", "Officer")
    late = asking.post(f"{place}/{first['uid']}/reject", {"edit": first["edit"], "reason": "late"})
    assert (late.status_code, late.json()["edit"]) == (409, accepted["edit"])
    back = asking.post(f"{place}/{first['uid']}/undo", {"edit": accepted["edit"]}).json()["mention"]
    assert back["check"] == "unchecked"
    wrong = {"edit": back["edit"], "words": "no such words", "label": "guests"}
    assert asking.post(f"{place}/{first['uid']}/correct", wrong).status_code == 422
    right = {"edit": back["edit"], "label": "delegations from abroad", "period": "2024"}
    corrected = asking.post(f"{place}/{first['uid']}/correct", right)
    assert corrected.json()["said"]["label"] == "delegations from abroad", corrected.content
    history = asking.get(f"{place}/{first['uid']}/decisions").json()
    assert [one["verdict"] for one in history] == ["correct", "undo", "accept"]
    rejected = asking.post(f"{place}/{others[0]['uid']}/reject", {"edit": others[0]["edit"], "reason": "no figure"})
    assert rejected.json()["check"] == "rejected"
    assert asking.get(place, check="rejected").json()["items"][0]["uid"] == others[0]["uid"]


def test_mentions_are_shown_as_of_a_moment(house: House, program: Callable[..., Program]) -> None:
    """What was known before a decision comes back, and a day before the document there was nothing."""
    (document,) = house.bring(REPORT)
    asking = program("officer")
    first = figures(asking, document)[0]
    place = f"/documents/{document.uid}/mentions/{first['uid']}"
    asking.post(f"{place}/accept", {"edit": first["edit"]})
    before = asking.get(place, known=first["known_from"].replace("+00:00", "Z")).json()
    assert (before["check"], before["uid"]) == ("unchecked", first["uid"])
    assert asking.get(place).json()["check"] == "accepted"
    assert asking.get(place, known="2020-01-01").status_code == 404


def test_a_missed_figure_is_added_and_a_second_reader_agrees(house: House, program: Callable[..., Program]) -> None:
    """An added figure is read from its words; an outsider of a released document does not learn who decided."""
    (document,) = house.bring(REPORT + "\nIn 2024 the archive of Dunmarsh moved into house 77 in May.\n")
    asking = program("officer")
    said = {"words": "77", "label": "houses", "period": "2024"}
    added = asking.post(f"/documents/{document.uid}/mentions", said)
    assert added.status_code == 201, added.content
    assert (added.json()["check"], added.json()["said"]["value"]) == ("added", 77)
    house.release(document)
    seen = program("outsider").get(f"/documents/{document.uid}/mentions/{added.json()['uid']}")
    assert seen.json()["checked_by"] is None
    refused = program("outsider").get(f"/documents/{document.uid}/mentions/{added.json()['uid']}/decisions")
    assert refused.status_code == 403
    undone = asking.post(
        f"/documents/{document.uid}/mentions/{added.json()['uid']}/undo", {"edit": added.json()["edit"]}
    )
    assert undone.json() == {"mention": None}


def test_an_outsider_decides_about_nothing(house: House, program: Callable[..., Program]) -> None:
    """Of a draft there is nothing to decide about; in a released document it is refused."""
    (document,) = house.bring(REPORT)
    first = figures(program("officer"), document)[0]
    asking = program("outsider")
    place = f"/documents/{document.uid}/mentions/{first['uid']}/accept"
    assert asking.post(place, {"edit": first["edit"]}).status_code == 404
    house.release(document)
    assert asking.post(place, {"edit": first["edit"]}).status_code == 403
