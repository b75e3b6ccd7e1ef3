"""Tasks leave the house as files: what the reader may see, the same as the list shows, and written down."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from diemcau.web.audit.models import Entry
from diemcau.web.exchange.downloads import KINDS

from .test_messages import signed

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Task

    from ..conftest import House  # noqa: TID252 - the tests are no package


def taken(house: House, path: str, by: str = "chief", **query: Any) -> bytes:
    """A file that somebody takes."""
    answer = house.visit(by).get(f"/exchange/downloads/{path}", query)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    return bytes(answer.content)


def words(body: bytes, kind: str) -> str:
    """All that a file says, read by a library of its own."""
    if kind.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(body))
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    if kind.endswith(".docx"):
        document = docx.Document(io.BytesIO(body))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells])
    if kind.endswith(".ics"):
        return "\n".join(str(one["summary"]) for one in Calendar.from_ical(body).walk("VEVENT"))
    return body.decode()


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_file_holds_what_the_reader_may_see(house: House, give: Callable[..., Task], kind: str) -> None:
    """Of a unit and of a paper; nothing of other units, and nothing above the clearance."""
    source = signed(house)
    give("Open the ferry line", source=source)
    give("Run by Arden", lead="ARD", source=source)
    give("The secret visit", level=3, source=source)
    mine = words(taken(house, f"units/DUN/{kind}", by="head"), kind)
    assert "Open the ferry line" in mine
    assert "Run by Arden" not in mine
    assert "secret" not in mine
    paper = words(taken(house, f"papers/{source.uid}/{kind}", by="officer"), kind)
    assert "Open the ferry line" in paper
    assert "Run by Arden" not in paper
    assert "secret" not in paper
    assert "Run by Arden" in words(taken(house, f"papers/{source.uid}/{kind}"), kind)


def test_a_list_is_filtered_as_its_page(house: House, give: Callable[..., Task]) -> None:
    """The same filters; a spreadsheet runs nothing of it."""
    give("=HYPERLINK(1)")
    give("Another")
    rows = list(csv.reader(io.StringIO(taken(house, "list/tasks.csv", q="another").decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["Another"]
    every = list(csv.reader(io.StringIO(taken(house, "list/tasks.csv", unit="DUN").decode("utf-8-sig"))))
    assert {row[1] for row in every[1:]} == {"'=HYPERLINK(1)", "Another"}
    book = load_workbook(io.BytesIO(taken(house, "list/tasks.xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [one for one in cells if str(one.value).startswith("=HYPERLINK") and one.data_type == "f"]


def test_confidential_tasks_are_bare_in_a_calendar_file(house: House, give: Callable[..., Task]) -> None:
    """As in a feed: it will lie on a telephone."""
    give("The secret visit", level=3)
    assert words(taken(house, "units/DUN/tasks.ics", by="leader"), "tasks.ics") == "[1/2026] Task no. 1/2026"


def test_that_a_file_left_is_written_down(house: House, give: Callable[..., Task]) -> None:
    """Who, which, how many, up to which level."""
    give(level=3)
    taken(house, "units/DUN/tasks.xlsx")
    entry = Entry.objects.get(act="table.export")
    assert (entry.org, entry.level, entry.detail["tasks"]) == ("DUN", 3, 1)
    assert entry.detail["file"] == "tasks.xlsx"


def test_what_is_not_open_is_not_there(house: House, give: Callable[..., Task]) -> None:
    """A stranger's paper, an unknown unit, a made-up file; nobody who has not signed in takes anything."""
    source = signed(house)
    give(source=source)
    outsider = house.visit("outsider")
    assert outsider.get(f"/exchange/downloads/papers/{source.uid}/tasks.xlsx").status_code == 404
    assert outsider.get("/exchange/downloads/units/NOWHERE/tasks.xlsx").status_code == 404
    assert outsider.get("/exchange/downloads/list/tasks.exe").status_code == 404
    assert outsider.get("/exchange/downloads/units/DUN/gantt.svg").status_code == 422
    assert "Prepare" not in words(taken(house, "units/DUN/tasks.csv", by="outsider"), "tasks.csv")
    assert house.visit(None).get("/exchange/downloads/list/tasks.csv").status_code == 302


def test_the_page_leads_to_them(house: House) -> None:
    """By unit with a form, by paper with links."""
    source = signed(house)
    client = house.visit("chief")
    assert f"/exchange/downloads/papers/{source.uid}/tasks.docx" in client.get("/exchange/downloads").content.decode()
    answer = client.get("/exchange/downloads", {"unit": "DUN", "kind": "tasks.csv"})
    assert (answer.status_code, answer["Location"]) == (302, "/exchange/downloads/units/DUN/tasks.csv")
