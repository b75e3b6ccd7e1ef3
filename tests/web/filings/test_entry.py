"""Filling a return in: what is kept and from whom, workbooks tried first, values that were read in documents."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from diemcau.web.audit.models import Entry
from diemcau.web.desk.models import Mention
from diemcau.web.filings.entry.prefill import offers_for
from diemcau.web.filings.models import Campaign, Filing, FilingVersion
from diemcau.web.shell.levels import Level
from diemcau.web.shell.speech import load_speech

from .scene import Scene, begin, figures

REPORT = """REPORT OF DUNMARSH PROVINCE IN 2025

In 2025, Dunmarsh province met 46 ships.
"""


@pytest.fixture
def scene(house: Any) -> Scene:
    """A campaign that runs."""
    return begin(house)


def send(scene: Scene, content: Any, by: str = "officer", form: str = "G1", **more: Any) -> Any:
    """The answer to what a page sends."""
    held = scene.filing(form)
    said = {"edit": held.edit, "version": held.version.number if held.version else 0, "content": content, **more}
    return scene.house.visit(by).post(
        f"/returns/{held.uid}/enter/save", json.dumps(said), content_type="application/json"
    )


def page(scene: Scene, by: str = "officer", form: str = "G1") -> dict[str, Any]:
    """What the scripts of the page begin with."""
    answer = scene.house.visit(by).get(f"/returns/{scene.filing(form).uid}/enter")
    pattern = r'<script id="entry-data" type="application/json">(.*?)</script>'
    found = re.search(pattern, answer.content.decode(), re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


def test_what_the_page_sends_is_kept(scene: Scene) -> None:
    """With its origins; words that only the house reads come back read, and a typed cell has an origin no more."""
    origin = {"figures/met/now": {"was": "25"}}
    answer = send(scene, figures("twenty-five", "12"), origins=origin).json()
    assert answer["content"] == figures("25", "12")
    assert (answer["version"], answer["merged"]) == (1, False)
    assert page(scene)["origins"] == origin
    answer = send(scene, figures("26", "12"), origins={}).json()
    assert "content" not in answer
    held = scene.filing().version
    assert held is not None
    assert (held.content, held.origins, held.way) == (figures("26", "12"), {}, "page")


def test_the_same_words_again_make_no_version(scene: Scene) -> None:
    """Keeping what is kept changes nothing."""
    first = send(scene, figures()).json()
    assert send(scene, figures()).json()["version"] == first["version"]
    assert FilingVersion.objects.count() == 1


def test_two_pages_that_began_together_are_brought_together(scene: Scene) -> None:
    """The second learns of the first one's cells; of the same cell it is asked, with the name of who kept it."""
    scene.save(figures("40", "12"))
    scene.save(figures("40", "13"), by="colleague")
    answer = send(scene, figures("41", "12"), version=1).json()
    assert (answer["merged"], answer["content"]) == (True, figures("41", "13"))
    scene.save(figures("50", "13"), by="colleague")
    asked = send(scene, figures("42", "13"), version=3)
    assert asked.status_code == 409
    assert asked.json()["who"] == "Colleague"
    assert asked.json()["clashes"] == [{"cell": "figures/met/now", "base": "41", "mine": "42", "theirs": "50"}]
    chosen = {"figures/met/now": "mine"}
    assert send(scene, figures("42", "13"), version=3, chosen=chosen).status_code == 200
    assert scene.filing().version.content == figures("42", "13")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "said", ["no json", "[]", "{}", '{"version": -1, "content": {}}', '{"version": true, "content": {}}',
             '{"version": 0, "content": []}', '{"version": 7, "content": {}}',
             '{"version": 0, "content": {"other": []}}', "[" * 100_000, '{"version": 0, "content": {}, "origins": []}'],
)  # fmt: skip
def test_what_no_page_sends_is_refused(scene: Scene, said: str) -> None:
    """With words, and nothing is kept."""
    client = scene.house.visit("officer")
    answer = client.post(f"/returns/{scene.filing().uid}/enter/save", said, content_type="application/json")
    assert answer.status_code == 422
    assert scene.filing().version is None


@pytest.mark.parametrize(
    ("name", "see", "keep", "sheet"),
    [
        ("officer", 200, 200, 200), ("colleague", 200, 200, 200), ("section_head", 200, 200, 200),
        ("head", 200, 403, 403), ("chief", 200, 403, 403), ("outsider", 404, 404, 404),
        ("outsider_head", 404, 404, 404), ("administrator", 404, 404, 404), ("auditor", 404, 404, 404),
        (None, 302, 302, 302),
    ],
)  # fmt: skip
def test_who_fills_in(scene: Scene, name: str | None, see: int, keep: int, sheet: int) -> None:
    """Whoever enters there; heads and the office read, strangers do not learn that there is a return."""
    client = scene.house.visit(name)
    address = f"/returns/{scene.filing().uid}"
    said = json.dumps({"version": 0, "content": figures()})
    assert client.get(f"{address}/enter").status_code == see
    assert client.get(f"{address}/sheet.xlsx").status_code == see
    assert client.get(f"{address}/sheet").status_code == sheet
    assert client.post(f"{address}/enter/save", said, content_type="application/json").status_code == keep


def test_nobody_writes_while_others_have_it(scene: Scene) -> None:
    """Not the officer either; the page says so."""
    scene.to_office(figures())
    assert send(scene, figures("41")).status_code == 409
    assert page(scene)["may_edit"] is False


def test_what_is_above_the_clearance_is_not_there(scene: Scene) -> None:
    """A return of a higher level is like none, for its own officer too."""
    Filing.objects.filter(pk=scene.filing().pk).update(level=Level.SECRET)
    assert scene.house.visit("officer").get(f"/returns/{scene.filing().uid}/enter").status_code == 404
    Filing.objects.filter(pk=scene.filing().pk).update(level=Level.INTERNAL)
    assert page(scene)["may_keep_here"] is True


def workbook(scene: Scene, form: str = "G1", *, filled: bool = True) -> Workbook:
    """The workbook that the return is handed out as."""
    query = "?filled=1" if filled else ""
    answer = scene.house.visit("officer").get(f"/returns/{scene.filing(form).uid}/sheet.xlsx{query}")
    assert answer["Content-Disposition"].startswith("attachment")
    return load_workbook(io.BytesIO(answer.content))


def bring(scene: Scene, book: Workbook | bytes, form: str = "G1", by: str = "officer") -> Any:
    """The page that shows what a workbook would change."""
    out = io.BytesIO()
    if isinstance(book, Workbook):
        book.save(out)
    body = book if isinstance(book, bytes) else out.getvalue()
    file = SimpleUploadedFile("mine.xlsx", body)
    return scene.house.visit(by).post(f"/returns/{scene.filing(form).uid}/sheet", {"sheet": file})


def token(answer: Any) -> str:
    """What names a trial."""
    found = re.search(r'name="token" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return found[1]


def cell_with(book: Workbook, words: object) -> Any:
    """The one cell of a workbook in which something stands."""
    (found,) = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == words)
    return found


def test_a_workbook_is_tried_and_then_taken_over(scene: Scene) -> None:
    """Nothing is kept before somebody agrees; errors name sheet and cell, what was found and expected."""
    scene.save(figures("40", "12"))
    book = workbook(scene)
    met, foreign = cell_with(book, 40), cell_with(book, 12)
    met.value, foreign.value = 45, "many"
    answer = bring(scene, book)
    said = answer.content.decode()
    assert scene.filing().version.number == 1  # type: ignore[union-attr]
    assert f"Sheet {foreign.parent.title}, {foreign.coordinate}" in said
    assert "many" in said
    assert "No number" in said
    assert f"{met.parent.title}!{met.coordinate}" in said
    taken = scene.house.visit("officer").post(f"/returns/{scene.filing().uid}/sheet", {"token": token(answer)})
    assert taken.status_code == 302
    held = scene.filing().version
    assert held is not None
    assert (held.content, held.way) == (figures("45", "many"), "xlsx")
    assert held.origins["figures/met/now"] == {"file": "mine.xlsx", "at": f"{met.parent.title}!{met.coordinate}"}


def test_a_formula_that_was_never_computed_takes_nothing_away(scene: Scene) -> None:
    """It is named with its cell, and what stands in the return stays."""
    scene.save(figures("40", "12"))
    book = workbook(scene)
    cell_with(book, 40).value = "=1/0"
    cell_with(book, 12).value = 13
    answer = bring(scene, book)
    assert "left out" in answer.content.decode()
    scene.house.visit("officer").post(f"/returns/{scene.filing().uid}/sheet", {"token": token(answer)})
    content = scene.filing().version.content["figures"]  # type: ignore[union-attr]
    assert {row["id"]: row["cells"]["now"] for row in content} == {"met": "40", "foreign": "13"}


def test_a_workbook_meets_what_others_kept_meanwhile(scene: Scene) -> None:
    """Between the look and the agreement: the same cell is asked about, nothing is overwritten."""
    scene.save(figures("40", "12"))
    book = workbook(scene)
    cell_with(book, 40).value = 45
    answer = bring(scene, book)
    scene.save(figures("50", "12"), by="colleague")
    client, address = scene.house.visit("officer"), f"/returns/{scene.filing().uid}/sheet"
    asked = client.post(address, {"token": token(answer)})
    assert asked.status_code == 409
    assert scene.filing().version.content == figures("50", "12")  # type: ignore[union-attr]
    assert client.post(address, {"token": token(asked), "side:figures/met/now": "mine"}).status_code == 302
    assert scene.filing().version.content == figures("45", "12")  # type: ignore[union-attr]


def test_a_trial_is_for_one_return_and_is_not_forged(scene: Scene) -> None:
    """What names it cannot be made up, nor brought to another return."""
    scene.save(figures("40", "12"))
    book = workbook(scene)
    cell_with(book, 40).value = 45
    name = token(bring(scene, book))
    client = scene.house.visit("officer")
    other = client.post(f"/returns/{scene.filing('R1').uid}/sheet", {"token": name})
    forged = client.post(f"/returns/{scene.filing().uid}/sheet", {"token": f"{name[:-2]}zz"})
    assert (other.status_code, forged.status_code) == (422, 422)
    assert scene.filing().version.number == 1  # type: ignore[union-attr]


def test_what_looks_like_a_formula_goes_out_as_text(scene: Scene) -> None:
    """Whoever opens the workbook runs nothing that somebody typed."""
    hostile = "=HYPERLINK(1)"
    scene.save({"visits": [{"id": "r1", "cells": {"name": hostile, "day": "2025-03-05"}}]}, form="R1")
    book = workbook(scene, "R1")
    texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
    assert texts
    assert all(cell.data_type != "f" for cell in texts)
    assert "stands in the return already" in bring(scene, book, "R1").content.decode()


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04 nothing", b"name,day\n"])
def test_what_is_no_workbook_is_refused(scene: Scene, body: bytes) -> None:
    """With words, on the page where it was brought in."""
    answer = bring(scene, body)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_files_that_leave_are_written_down(scene: Scene) -> None:
    """Who took a return out of the house stands in the log."""
    workbook(scene)
    scene.house.visit("colleague").get(f"/returns/{scene.filing().uid}/package.html")
    acts = list(Entry.objects.filter(thing="filing").order_by("number").values_list("act", flat=True))
    assert acts == ["filing.export", "filing.package_make"]


def test_values_read_in_the_unit_s_documents_are_offered(scene: Scene) -> None:
    """With the sentence and the way to it; strangers' documents and higher ones are not looked at."""
    scene.house.bring(REPORT)
    scene.house.bring(REPORT.replace("46", "47"), by="outsider", org="ARD")
    mention = Mention.objects.get(document__org=scene.house.orgs["DUN"], measure="ships.met")
    data = page(scene)
    (offer,) = data["offers"]["figures/met/now"]
    assert offer == {"words": "46", "mention": str(mention.uid)}
    source = data["sources"][str(mention.uid)]
    assert (source["quote"], source["link"]) == ("46", f"/desk/{mention.document.uid}?at={mention.uid}")
    assert "Dunmarsh province met" in source["before"]
    found = offers_for(scene.house.scope("colleague"), scene.filing(), load_speech("vi"))
    assert found.cells.keys() == {"figures/met/now"}


def test_a_cell_is_a_document_s_only_where_it_says_so(scene: Scene) -> None:
    """Another number, another unit's document, and what is no mention at all count as typed."""
    scene.house.bring(REPORT)
    scene.house.bring(REPORT.replace("46", "45"), by="outsider", org="ARD")
    own, other = (
        str(Mention.objects.get(document__org=scene.house.orgs[org], measure="ships.met").uid) for org in ("DUN", "ARD")
    )
    cell = "figures/met/now"
    for words, uid, kept in (("46", own, True), ("47", own, False), ("45", other, False), ("44", "x", False)):
        send(scene, figures(words, "12"), origins={cell: {"mention": uid}})
        held = scene.filing().version
        assert held is not None
        assert (cell in held.origins) is kept, words
        assert page(scene)["content"] == figures(words, "12")


def test_origins_that_no_store_holds_count_as_typed(scene: Scene) -> None:
    """Marks that a database refuses break nothing."""
    for words in ("\0", "\ud800"):
        assert send(scene, figures("4" + words, "12"), origins={"figures/met/now": {"was": words}}).status_code == 200
        assert scene.filing().version.origins == {}  # type: ignore[union-attr]


def test_a_look_at_a_confidential_return_is_written_down(scene: Scene) -> None:
    """As everywhere from that level on."""
    Filing.objects.filter(pk=scene.filing().pk).update(level=Level.CONFIDENTIAL)
    assert page(scene, "clerk")["may_keep_here"] is False
    assert Entry.objects.filter(act="filing.view").count() == 1


def test_a_document_above_the_return_offers_nothing(scene: Scene) -> None:
    """What is read in a higher document does not slip into a return of a lower level."""
    (document,) = scene.house.bring(REPORT)
    document.level = Level.CONFIDENTIAL
    document.save()
    assert offers_for(scene.house.scope("head"), scene.filing(), load_speech("en")).cells == {}


def test_last_year_s_values_stand_beside(scene: Scene) -> None:
    """Those that were accepted, for the same unit, form and period a year before."""
    scene.to_end(figures("40", "12"))
    Campaign.objects.filter(pk=scene.campaign.pk).update(period="2024")
    after = begin(scene.house)
    data = page(after)
    assert data["before"] == {"figures/met/now": "40", "figures/foreign/now": "12"}
    assert data["earlier"]["G1"]["content"] == figures("40", "12")
    assert {"words": "40", "was": "figures/met/now"} in data["offers"]["figures/met/before"]


def test_a_question_on_a_cell_stands_beside_it(scene: Scene) -> None:
    """Whoever mends it reads why it came back."""
    from diemcau.web.filings.actions import Ask

    scene.to_office(figures("40", "12"))
    scene.step("send_back", "chief", asked=[Ask("figures/met/now", "Is this all of them?")], reason="Look again.")
    (asked,) = page(scene)["remarks"]["figures/met/now"]
    assert (asked["text"], asked["by"]) == ("Is this all of them?", "Chief")
