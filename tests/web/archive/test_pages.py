"""Every page and every form of the archive, asked by each sort of person."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.archive.test_bringing import bring, read_all
from tests.web.conftest import OTHER_REPORT, REPORT

from diemcau.web.archive.models import AsideMail, Document, Intake, ReadText
from diemcau.web.archive.worker import Work
from diemcau.web.audit.models import Entry

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries
    from tests.web.conftest import House

NOBODY, OUTSIDER, COLLEAGUE, HEAD, LEADER, ADMINISTRATOR = (
    None, "outsider", "colleague", "head", "leader", "administrator",
)  # fmt: skip
PEOPLE = (NOBODY, OUTSIDER, COLLEAGUE, HEAD, LEADER, ADMINISTRATOR)
# Of a draft of DUN, two versions: what each person is answered, in the order of PEOPLE.
MATRIX = {
    ("GET", ""): (302, 200, 200, 200, 200, 200),
    ("GET", "bring"): (302, 200, 200, 403, 403, 403),
    ("GET", "intakes/"): (302, 200, 200, 200, 200, 200),
    ("GET", "intakes/{intake}"): (302, 404, 200, 200, 200, 404),
    ("GET", "intakes/{intake}/progress"): (302, 404, 200, 200, 200, 404),
    ("POST", "intakes/{intake}/cancel"): (302, 404, 302, 403, 403, 404),
    ("POST", "intakes/{intake}/retry"): (302, 404, 409, 403, 403, 404),
    ("GET", "reread"): (302, 403, 403, 403, 403, 200),
    ("POST", "reread"): (302, 403, 403, 403, 403, 409),
    ("GET", "reread/progress"): (302, 403, 403, 403, 403, 200),
    ("GET", "aside"): (302, 403, 403, 403, 403, 200),
    ("POST", "aside/{nothing}/clear"): (302, 403, 403, 403, 403, 404),
    ("GET", "{document}"): (302, 404, 200, 200, 200, 404),
    ("POST", "{document}/release"): (302, 404, 403, 302, 403, 403),  # once it is released everybody sees it
    ("POST", "{document}/withdraw"): (302, 404, 403, 409, 403, 404),
    ("POST", "{document}/register"): (302, 404, 403, 403, 403, 404),
    ("POST", "{document}/replace"): (302, 404, 422, 403, 403, 404),
    ("POST", "{document}/reread"): (302, 404, 409, 403, 403, 404),
    ("GET", "{document}/versions/1"): (302, 404, 200, 200, 200, 404),
    ("GET", "{document}/versions/9"): (302, 404, 404, 404, 404, 404),
    ("GET", "{document}/versions/1/original"): (302, 404, 200, 200, 200, 404),
    ("GET", "{document}/versions/1/to/2"): (302, 404, 200, 200, 200, 404),
    ("GET", "{nothing}"): (302, 404, 404, 404, 404, 404),
}


@pytest.fixture
def draft(house: House) -> Document:
    """A draft with two versions."""
    (document,) = house.bring(REPORT)
    read_all(bring(house, ("b.txt", (REPORT + "Imports fell by 3%.\n").encode()), by="clerk", replaces=document))
    document.refresh_from_db()
    return document


@pytest.mark.parametrize(("method", "path"), MATRIX)
def test_each_endpoint_answers_each_person_as_expected(house: House, draft: Document, method: str, path: str) -> None:
    """What one may not know of is answered like what is not there."""
    intake = Intake.objects.filter(files__documents=draft).first()
    assert intake is not None
    place = path.format(document=draft.uid, intake=intake.uid, nothing=uuid4())
    for name, status in zip(PEOPLE, MATRIX[method, path], strict=True):
        client = house.visit(name)
        data = {"edit": draft.edit, "reason": "x", "number": "", "period": "", "level": "1"}
        answer = client.get(f"/documents/{place}") if method == "GET" else client.post(f"/documents/{place}", data)
        assert answer.status_code == status, name
        if status == 200:
            assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_page_fails_in_either_language(house: House, draft: Document, language: str) -> None:
    """Nor shows a key, or a tag that was not filled."""
    for name in ("colleague", "head", "clerk", "administrator"):
        person = house.people[name]
        person.language = language
        person.save()
        client = house.visit(name)
        asked = "?q=dunmarsh&org=DUN&state=draft&level=1&language=en&way=upload&period=2&by=off"
        own = (f"{draft.uid}", f"{draft.uid}/versions/2", f"{draft.uid}/versions/1/to/2")
        for path in ("", asked, "intakes/", "bring", "reread", "aside", *own):
            page = client.get(f"/documents/{path}").content.decode()
            assert "archive." not in page.replace("archive.css", "").replace("archive.js", ""), path
            assert "{%" not in page


def test_an_upload_without_script_is_read(house: House) -> None:
    """A plain form, two files of which one is empty; the page of the intake tells what came of each."""
    client = house.visit("officer")
    files = [SimpleUploadedFile("a.txt", REPORT.encode()), SimpleUploadedFile("b.txt", b"")]
    answer = client.post("/documents/bring", {"files": files, "org": "DUN", "level": "1"})
    assert answer.status_code == 302
    page = client.get(answer.headers["Location"]).content.decode()
    assert "every 1s" in page
    assert "b.txt is empty." in page
    Work().run_out()
    page = client.get(answer.headers["Location"]).content.decode()
    assert "every 1s" not in page
    assert "REPORT ON EXTERNAL RELATIONS OF DUNMARSH PROVINCE IN 2024" in page
    assert f"/desk/{Document.objects.get().uid}" in page


def test_an_upload_with_script_is_sent_on(house: House) -> None:
    """The folder of each file is kept; the same request sent twice is one intake; a refusal comes as a notice."""
    client = house.visit("officer")

    def send(org: str = "DUN") -> object:
        data = {"files": [SimpleUploadedFile("a.txt", b"x")], "paths": ["2024/north/a.txt"], "org": org, "level": "1"}
        return client.post("/documents/bring", {**data, "key": "abc"}, headers={"HX-Request": "true"})

    first, second, refused = send(), send(), send("ARD")
    assert first.headers["HX-Redirect"] == second.headers["HX-Redirect"]  # type: ignore[attr-defined]
    assert Intake.objects.get().files.get().filename == "2024/north/a.txt"
    assert (refused.status_code, b"notice error" in refused.content) == (403, True)  # type: ignore[attr-defined]


def test_a_document_says_nothing_as_markup(house: House) -> None:
    """Titles, names and texts with tags in them are shown as they are written."""
    text = "<script>alert(1)</script> REPORT\n\nDunmarsh exported <b>12</b> tonnes in 2024.\n"
    (file,) = read_all(bring(house, ("<img src=x onerror=alert(1)>.txt", text.encode())))
    document = file.documents.get()
    client = house.visit("officer")
    for path in ("", document.uid, f"{document.uid}/versions/1", f"intakes/{file.intake.uid}"):
        page = client.get(f"/documents/{path}").content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_an_original_is_saved_and_never_shown(house: House) -> None:
    """As an attachment under its own name, of no type that a browser runs."""
    body = b"<html><body>Dunmarsh exported 12 tonnes in 2024.</body></html>"
    (file,) = read_all(bring(house, ("báo cáo.html", body)))
    answer = house.visit("officer").get(f"/documents/{file.documents.get().uid}/versions/1/original")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''b%C3%A1o")


def test_lists_and_counts_hide_what_is_hidden(house: House) -> None:
    """A confidential draft is neither listed, nor counted, nor found, nor offered as a filter."""
    house.bring(OTHER_REPORT, by="clerk", level=2)
    (shown,) = house.bring(REPORT)
    client = house.visit("colleague")
    page = client.get("/documents/").content.decode()
    assert "1 document<" in page.replace("1 documents", "x") or "1 document " in page
    assert "FOREIGN INVESTMENT" not in page
    assert "FOREIGN INVESTMENT" not in client.get("/documents/?q=investment").content.decode()
    outside = house.visit("outsider").get("/documents/").content.decode()
    assert shown.title not in outside
    assert "Dunmarsh province" not in outside
    assert shown.title in house.visit("colleague").get("/documents/?q=DUNMARSH+exTernal").content.decode()


def test_a_document_put_above_a_clearance_leaves_the_intake(house: House) -> None:
    """Whoever brought it in at a lower level no longer finds its name there."""
    (document,) = house.bring(REPORT)
    intake = Intake.objects.get()
    assert "report-1.txt" in house.visit("officer").get(f"/documents/intakes/{intake.uid}").content.decode()
    clerk = house.visit("clerk")
    data = {"edit": 0, "number": "", "period": "", "level": "2"}
    assert clerk.post(f"/documents/{document.uid}/register", data).status_code == 302
    page = house.visit("officer").get(f"/documents/intakes/{intake.uid}").content.decode()
    assert "report-1.txt" not in page
    assert "0 of 0 files" in page


def test_looking_at_a_watched_page_is_written_down(house: House) -> None:
    """Once for several pages of one document within the hour; the looker does not see others' looks."""
    (document,) = house.bring(REPORT, by="clerk", level=2)
    client = house.visit("head")
    for path in ("", "/versions/1"):
        assert client.get(f"/documents/{document.uid}{path}").status_code == 200
    assert Entry.objects.filter(act="document.view").count() == 1
    assert "looked at" not in client.get(f"/documents/{document.uid}").content.decode()


def test_outsiders_see_of_a_released_document_its_newest_version_and_no_reasons(house: House, draft: Document) -> None:
    """What was replaced, and what the unit wrote down for itself, stays its own."""
    house.release(draft)
    pages = [house.visit(name).get(f"/documents/{draft.uid}") for name in ("officer", "outsider")]
    inside, outside = (page.content.decode() for page in pages)
    assert "report-1.txt" in inside
    assert "report-1.txt" not in outside
    for path in ("versions/1", "versions/1/original", "versions/1/to/2"):
        assert house.visit("outsider").get(f"/documents/{draft.uid}/{path}").status_code == 404
    assert house.visit("outsider").get(f"/documents/{draft.uid}/versions/2").status_code == 200


def test_the_difference_shows_what_came(house: House, draft: Document) -> None:
    """The new sentence alone; the others are counted."""
    page = house.visit("officer").get(f"/documents/{draft.uid}/versions/1/to/2").content.decode()
    new = page.partition("<ins>")[2].partition("</ins>")[0]
    assert "Imports fell by 3%." in new
    assert "<del>" not in page
    assert "stay" in page


def test_documents_read_under_earlier_rules_are_read_anew(house: House) -> None:
    """The administrator asks; the worker reads; the page says when all is done."""
    house.bring(REPORT, OTHER_REPORT)
    ReadText.objects.update(rules="old", tried="old")
    client = house.visit("administrator")
    assert "every 2s" in client.get("/documents/reread").content.decode()
    assert client.post("/documents/reread").status_code == 302
    Work().run_out()
    page = client.get("/documents/reread").content.decode()
    assert "every 2s" not in page
    assert "2 of 2 documents" in page


def test_pages_ask_the_database_a_bounded_number_of_times(
    house: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """However many documents are listed."""
    house.bring(*(REPORT.replace("46", str(number)) for number in range(100, 112)))
    client = house.visit("officer")
    document, intake = Document.objects.all()[0], Intake.objects.get()
    for path in ("", "intakes/", f"intakes/{intake.uid}", f"{document.uid}", f"{document.uid}/versions/1"):
        client.get(f"/documents/{path}")
        with django_assert_max_num_queries(22):
            assert client.get(f"/documents/{path}").status_code == 200


def test_mails_kept_aside_are_seen_to(house: House) -> None:
    """They are listed with the reason until an administrator takes them off."""
    mail = AsideMail.objects.create(
        filename="a.eml", sender="who@example.com",
        findings=[{"code": "archive.unknown_sender", "severity": "hold", "message": "Nobody.", "advice": "",
                   "document": "", "span": None, "facts": {"sender": "who@example.com"}}],
    )  # fmt: skip
    client = house.visit("administrator")
    assert "who@example.com" in client.get("/documents/aside").content.decode()
    assert client.post(f"/documents/aside/{mail.uid}/clear").status_code == 302
    assert not AsideMail.objects.exists()
    assert Entry.objects.filter(act="mail.clear").exists()
