"""The pages of the desk, and who reaches them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.conftest import REPORT
from tests.web.desk.steps import at, by, one, read_anew

from diemcau.records import Document as Text
from diemcau.records import Span
from diemcau.web.audit.models import Entry
from diemcau.web.desk.actions import accept
from diemcau.web.desk.models import Check, Mention, Thread
from diemcau.web.desk.paper import Mark, lines_of
from diemcau.web.desk.queries import threads_for, to_check, to_token
from diemcau.web.shell.speech import load_speech

if TYPE_CHECKING:
    from tests.web.conftest import House

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def page_of(house: House, name: str, document: Any, query: str = "") -> str:
    """The page as a person gets it."""
    answer = house.visit(name).get(f"/desk/{document.uid}{query}")
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def test_the_page_shows_the_text_with_every_mention(house: House) -> None:
    """Each mention leads to its panel; the one at hand says value, unit, period."""
    (document,) = house.bring(REPORT)
    body = page_of(house, "officer", document, f"?at={one(document, 'nearly USD 3.8 billion').uid}")
    for mention in Mention.objects.filter(document=document):
        assert f'data-uid="{mention.uid}"' in body
    assert "nearly 3.8 billion USD" in body
    assert "Export turnover" in body
    assert 'value="accept"' in body


def test_nothing_of_a_document_becomes_markup() -> None:
    """What stands in a text is shown as it stands, marked or not."""
    text = "Built <b>14</b> schools & <script>alert(1)</script> roads."
    document = Text(id="d", name="d", path="d", text=text, language="en")
    at = text.index("14")
    marks = [Mark(Span(at - 3, at + 6), "figure", "u1", "unchecked", 'a "title" <i>'), Mark(Span(0, 5), "furniture")]
    (line,) = lines_of(document, marks, load_speech("en"))
    assert not {"<b>", "<script>", "<i>"} & set(re.findall(r"<[a-z]+>", line.body))
    assert html.unescape(re.sub(r"<[^>]*>", "", line.body)) == text


@pytest.mark.parametrize(
    ("name", "status"), [(None, 302), ("outsider", 404), ("colleague", 200), ("officer", 200), ("auditor", 404)]
)
def test_a_draft_is_open_to_its_own_unit_alone(house: House, name: str | None, status: int) -> None:
    """For all others it is not there."""
    (document,) = house.bring(REPORT)
    mention = one(document, "46")
    browser = house.visit(name)
    paths = ("", "/panels", "/changes?since=2026-01-01", f"/mentions/{mention.uid}", "/add", "/choices/measures")
    for path in (*paths, "/threads?start=1&end=5"):
        assert browser.get(f"/desk/{document.uid}{path}").status_code == status, path
    posted = browser.post(f"/desk/{document.uid}/decide", {"mention": mention.uid, "verdict": "accept", "seen": "x"})
    assert posted.status_code == {200: 409}.get(status, status)


def test_an_outsider_reads_a_released_document_and_no_more(house: House) -> None:
    """Neither buttons nor who did what nor talks."""
    (document,) = house.bring(REPORT)
    accept(**by(house, "colleague", document), **at(one(document, "46")))
    house.release(document)
    note = {"code": "disagreed", "who": "Colleague", "reason": "A quarrel.", "was": "accepted"}
    Mention.objects.filter(known_to=None, words="46").update(note=note)
    query = f"?at={one(document, '46').uid}"
    assert "A quarrel." in page_of(house, "officer", document, query)
    body = page_of(house, "outsider", document, query)
    assert "Colleague" not in body
    assert "A quarrel." not in body
    assert 'value="accept"' not in body
    assert 'id="threads"' not in body
    browser = house.visit("outsider")
    for path in (f"/mentions/{one(document, '46').uid}", "/add", "/threads?start=1&end=5"):
        assert browser.get(f"/desk/{document.uid}{path}").status_code == 403, path


def test_a_button_decides_without_any_script(house: House) -> None:
    """And leads to the next mention."""
    (document,) = house.bring(REPORT)
    first, second = one(document, "46"), one(document, "512")
    answer = house.visit("officer").post(
        f"/desk/{document.uid}/decide",
        {"mention": first.uid, "seen": to_token(first), "verdict": "accept", "next": second.uid},
    )
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?at={second.uid}")
    assert one(document, "46").check_state == Check.ACCEPTED


def test_a_key_decides_and_gets_the_mention_as_it_is_then(house: House) -> None:
    """A stale one gets 409 and says who was first."""
    (document,) = house.bring(REPORT)
    seen = one(document, "46")
    form = {"mention": seen.uid, "seen": to_token(seen), "verdict": "accept"}
    answer = house.visit("officer").post(f"/desk/{document.uid}/decide", form, headers={"HX-Request": "true"})
    assert f'data-uid="{seen.uid}" data-check="accepted"' in answer.content.decode()
    answer = house.visit("colleague").post(f"/desk/{document.uid}/decide", form, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "Officer changed this meanwhile" in answer.content.decode()


def test_a_figure_is_corrected_by_a_plain_form(house: House) -> None:
    """What is refused is said above the form, with what was typed."""
    (document,) = house.bring(REPORT)
    mention = one(document, "46")
    path = f"/desk/{document.uid}/mentions/{mention.uid}"
    browser = house.visit("officer")
    assert 'name="phrase"' in browser.get(path).content.decode()
    form = {
        "seen": to_token(mention),
        "phrase": f"{mention.start}-{mention.end}",
        "measure": "no such",
        "period": "2024",
    }
    refused = browser.post(path, form)
    assert refused.status_code == 422
    assert "is no measure" in refused.content.decode()
    form |= {"measure": "Outbound delegations", "org": "DUN", "status": "actual", "kind": "level"}
    form["measure"] = "delegations.outbound.total"
    assert browser.post(path, form).status_code == 302
    assert one(document, "46").measure == "delegations.outbound.total"


def test_a_figure_is_added_by_a_plain_form(house: House) -> None:
    """Over words that are typed as they stand."""
    (document,) = house.bring(f"{REPORT}Room 12 was painted.\n")
    browser = house.visit("officer")
    form = {"words": "Room 12", "label": "rooms painted", "org": "DUN", "period": "2024"}
    answer = browser.post(f"/desk/{document.uid}/add", form)
    assert answer.status_code == 302, answer.content.decode()
    assert Mention.objects.get(check_state=Check.ADDED).words == "12"
    again = browser.post(f"/desk/{document.uid}/add", form, headers={"HX-Request": "true"})
    assert again.status_code == 409
    assert "marked already" in again.content.decode()


@pytest.mark.parametrize(("typed", "wanted"), [("xuat khau", "trade.exports"), ("Export turn", "trade.exports")])
def test_measures_are_found_in_both_languages_without_tones(house: House, typed: str, wanted: str) -> None:
    """As many as fit a list."""
    (document,) = house.bring(REPORT)
    body = house.visit("officer").get(f"/desk/{document.uid}/choices/measures", {"q": typed}).content.decode()
    assert f'data-code="{wanted}"' in body


def test_orgs_are_found_as_of_the_period(house: House) -> None:
    """An org that was gone by then is not offered."""
    from datetime import date

    from diemcau.web.orgs.models import Edition, Org

    (document,) = house.bring(REPORT)
    Org.objects.filter(code="ARD").update(valid_to=date(2020, 12, 31))
    Edition.objects.update(number=99)
    path = f"/desk/{document.uid}/choices/orgs"
    browser = house.visit("officer")
    assert 'data-code="ARD"' in browser.get(path, {"q": "arden", "period": "2019"}).content.decode()
    assert 'data-code="ARD"' not in browser.get(path, {"q": "arden", "period": "2024"}).content.decode()


def test_the_page_as_of_a_moment_changes_nothing(house: House) -> None:
    """It shows what was known then, without buttons."""
    (document,) = house.bring(REPORT)
    mention = one(document, "46")
    then = timezone.now().isoformat()
    accept(**by(house, "officer", document), **at(mention))
    body = page_of(house, "officer", document, f"?known={then.replace('+', '%2B')}&at={mention.uid}")
    assert 'data-check="accepted"' not in body.partition('<template id="signs">')[0]
    assert 'value="accept"' not in body
    assert "As known on" in body
    assert "had not been read then" in page_of(house, "officer", document, "?known=2001-01-01")


def test_the_page_needs_few_queries_however_much_was_read(house: House) -> None:
    """300 mentions cost no more than three."""
    lines = "\n".join(f"In 2024 Dunmarsh province built {number} schools." for number in range(11, 311))
    (document,) = house.bring(f"{REPORT}{lines}\n")
    assert Mention.objects.filter(document=document).count() > 300
    browser = house.visit("officer")
    browser.get(f"/desk/{document.uid}")
    with CaptureQueriesContext(connection) as held:
        assert browser.get(f"/desk/{document.uid}").status_code == 200
    assert len(held) <= MOST_QUERIES, "\n".join(query["sql"][:90] for query in held)


def test_a_thread_is_sent_to_a_person_and_mailed_in_their_language(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    """It waits on that person's list until it is closed."""
    (document,) = house.bring(REPORT)
    house.people["colleague"].language = "vi"
    house.people["colleague"].save()
    mention = one(document, "46")
    browser = house.visit("officer")
    assert "Colleague" in browser.get(f"/desk/{document.uid}/threads?start=1&end=5").content.decode()
    form = {"start": mention.start, "end": mention.end, "text": "Are these official?", "sent_to": "colleague"}
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(f"/desk/{document.uid}/threads", form).status_code == 302
    (letter,) = mail.outbox
    assert letter.to == ["colleague@example.org"]
    assert "gửi lại" in letter.subject
    assert f"/desk/{document.uid}" in letter.body
    (thread,) = threads_for(house.people["colleague"], house.scope("colleague"))
    assert "Are these official?" in page_of(house, "colleague", document)
    assert house.visit("outsider").post(f"/desk/threads/{thread.uid}", {"step": "close"}).status_code == 404
    assert house.visit("colleague").post(f"/desk/threads/{thread.uid}", {"step": "close"}).status_code == 302
    assert not threads_for(house.people["colleague"], house.scope("colleague")).exists()
    assert Thread.objects.get().closed_by == house.people["colleague"]
    assert Entry.objects.filter(thing="thread").count() == 2


def test_nothing_is_sent_to_who_does_not_work_on_it(house: House) -> None:
    """Nor is that person's name on the list."""
    (document,) = house.bring(REPORT)
    browser = house.visit("officer")
    assert "Outsider" not in browser.get(f"/desk/{document.uid}/threads?start=1&end=5").content.decode()
    form = {"start": 1, "end": 5, "text": "Look", "sent_to": "outsider"}
    assert browser.post(f"/desk/{document.uid}/threads", form).status_code == 422
    assert not Thread.objects.exists()


def test_what_waits_is_listed_for_those_who_may_check(house: House) -> None:
    """With how much of it; an outsider's list is empty."""
    (document,) = house.bring(REPORT)
    total = Mention.objects.filter(document=document, known_to=None).count()
    accept(**by(house, "officer", document), **at(one(document, "46")))
    waiting: Any
    (waiting,) = to_check(house.scope("colleague"))
    assert (waiting.unchecked, waiting.counted, waiting.seconds) == (total - 1, total, 0)
    assert not to_check(house.scope("outsider"))
    assert document.title in house.visit("colleague").get("/desk/").content.decode()
    assert document.title not in house.visit("outsider").get("/desk/").content.decode()


def test_others_are_seen_and_what_they_changed(house: House) -> None:
    """By asking every few seconds."""
    (document,) = house.bring(REPORT)
    since = timezone.now().isoformat()
    house.visit("colleague").get(f"/desk/{document.uid}/changes", {"since": since})
    accept(**by(house, "colleague", document), **at(one(document, "46")))
    body = house.visit("officer").get(f"/desk/{document.uid}/changes", {"since": since}).content.decode()
    assert "Also here: Colleague" in body
    assert f'data-uid="{one(document, "46").uid}" data-check="accepted"' in body


def test_looking_at_a_confidential_document_is_logged(house: House) -> None:
    """Once for a while."""
    (document,) = house.bring(REPORT, by="clerk", level=2)
    page_of(house, "head", document)
    page_of(house, "head", document)
    assert Entry.objects.filter(act="document.view", actor=house.people["head"]).count() == 1


def test_lost_decisions_stand_on_the_page_until_put_away(house: House) -> None:
    """A form puts them away."""
    (document,) = house.bring(REPORT)
    accept(**by(house, "officer", document), **at(one(document, "214")))
    read_anew(document, "\n".join(line for line in REPORT.splitlines() if "214" not in line), house.people["officer"])
    body = page_of(house, "officer", document)
    assert "Decisions whose words are gone" in body
    orphan = document.orphans.get()
    browser = house.visit("officer")
    assert browser.post(f"/desk/{document.uid}/orphans/{orphan.uid}").status_code == 302
    assert "Decisions whose words are gone" not in page_of(house, "officer", document)


def test_the_page_speaks_vietnamese(house: House) -> None:
    """As the person chose."""
    (document,) = house.bring(REPORT)
    house.people["officer"].language = "vi"
    house.people["officer"].save()
    body = page_of(house, "officer", document)
    assert "Đã kiểm tra" in body
    assert "Chấp nhận" in body
