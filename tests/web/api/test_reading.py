"""Programs read orgs and documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..conftest import OTHER_REPORT, REPORT  # noqa: TID252 - the tests are no package

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package
    from .conftest import Program


def test_a_program_learns_for_whom_it_asks(program: Callable[..., Program]) -> None:
    """Rights and roles are the person's."""
    me = program("officer").get("/me").json()
    assert (me["username"], me["clearance"]) == ("officer", 1)
    assert {"right": "enter", "everywhere": False, "orgs": ["DUN"]} in me["rights"]
    assert program("leader").get("/me").json()["rights"][0]["everywhere"] is True


def test_orgs_come_in_pages(program: Callable[..., Program]) -> None:
    """Every org once, in order of the codes, and those below one alone where asked."""
    asking = program("officer")
    found, cursor = [], None
    while True:
        page = asking.get("/orgs", limit=2, **({"cursor": cursor} if cursor else {})).json()
        found += [org["code"] for org in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == ["ARD", "DUN", "KEL", "MIN", "ST"]
    assert [org["code"] for org in asking.get("/orgs", under="MIN").json()["items"]] == ["KEL", "MIN"]
    assert asking.get("/orgs/KEL").json()["above"] == ["ST", "MIN"]
    assert asking.get("/orgs/NOWHERE").status_code == 404


def test_documents_come_in_pages(house: House, program: Callable[..., Program]) -> None:
    """Every document once, newest first; a cursor of another list is refused."""
    made = house.bring(REPORT, OTHER_REPORT, "In 2024, Dunmarsh province opened 3 offices.\n")
    asking = program("officer")
    first = asking.get("/documents", limit=2).json()
    second = asking.get("/documents", limit=2, cursor=first["next"]).json()
    assert second["next"] is None
    assert [row["uid"] for row in (*first["items"], *second["items"])] == [
        str(document.uid) for document in sorted(made, key=lambda one: one.entered_at, reverse=True)
    ]
    refused = asking.get("/orgs", cursor=first["next"])
    assert (refused.status_code, refused.json()["code"]) == (422, "api.cursor")


def test_filters_of_documents(house: House, program: Callable[..., Program]) -> None:
    """By unit with those below, state and moment."""
    (document,) = house.bring(REPORT)
    asking = program("leader")
    for asked, count in (
        ({"org": "ST"}, 1), ({"org": "ARD"}, 0), ({"state": "draft"}, 1), ({"state": "released"}, 0),
        ({"known": "2020-01-01"}, 0), ({"level": 1}, 1), ({"level": 0}, 0),
    ):  # fmt: skip
        assert len(asking.get("/documents", **asked).json()["items"]) == count, asked
    assert asking.get(f"/documents/{document.uid}").json()["versions"][0]["filename"] == "report-1.txt"


def test_a_document_gives_its_text_and_bytes(house: House, program: Callable[..., Program]) -> None:
    """Text and original are those that came in; before it was read there is none."""
    (document,) = house.bring(REPORT)
    asking = program("officer")
    text = asking.get(f"/documents/{document.uid}/text").json()
    assert (text["language"], text["version"]) == ("en", 1)
    assert "46 incoming delegations" in text["text"]
    original = asking.get(f"/documents/{document.uid}/versions/1/original")
    assert original.content == REPORT.encode()
    assert original["Content-Disposition"].startswith("attachment")
    assert original["X-Content-Type-Options"] == "nosniff"
    assert asking.get(f"/documents/{document.uid}/versions/2/original").status_code == 404
    assert asking.get(f"/documents/{document.uid}/text", known="2020-01-01").json()["code"] == "api.unread"


def test_an_outsider_knows_of_no_draft(house: House, program: Callable[..., Program]) -> None:
    """What is there and what is not cannot be told apart."""
    (document,) = house.bring(REPORT)
    asking = program("outsider")
    assert asking.get("/documents").json() == {"items": [], "next": None}
    there = asking.get(f"/documents/{document.uid}")
    absent = asking.get("/documents/00000000-0000-4000-8000-000000000000")
    assert (there.status_code, there.content) == (absent.status_code, absent.content) == (404, absent.content)


def test_what_was_read_is_not_sent_twice(house: House, program: Callable[..., Program]) -> None:
    """An ETag that the reader names is answered with nothing, until something changes."""
    (document,) = house.bring(REPORT)
    asking = program("officer")
    first = asking.get(f"/documents/{document.uid}")
    again = asking.get(f"/documents/{document.uid}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    house.release(document)
    assert asking.get(f"/documents/{document.uid}", headers={"If-None-Match": first["ETag"]}).status_code == 200
