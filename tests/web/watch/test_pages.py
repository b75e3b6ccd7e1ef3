"""The pages of the watch: what they list, in which order, in both languages, and how little they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diemcau.web.watch.views.alerts import _pieces

from .conftest import MONDAY, TODAY, alerts_in, bring, fill, raise_alert

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


def test_strong_alerts_come_first_and_filters_narrow(house: House) -> None:
    """The list has strong alerts first, and every filter leaves those that it names."""
    weak = raise_alert([bring(house, f"Text {number}", day=MONDAY) for number in range(2)], words="weak", strong=False)
    strong = raise_alert([bring(house, f"Note {number}", day=MONDAY) for number in range(3)], words="strong")
    client = house.visit("owner")
    assert alerts_in(client.get(reverse("watch"))) == [strong, weak]
    wanted = {
        "strength=weak": [weak], "strength=strong": [strong], "strength=loud": [strong, weak],
        "kind=name": [strong, weak],
        "kind=figure": [], "verdict=open": [strong, weak], "verdict=accepted": [], "since=2027-01-01": [],
        "since=2026-02-31": [strong, weak], f"since={TODAY}": [strong, weak], "subject=country:LA": [strong, weak],
        "subject=country:JP": [], "subject=nothing": [strong, weak],
    }  # fmt: skip
    for query, found in wanted.items():
        assert alerts_in(client.get(f"{reverse('watch')}?{query}")) == found, query


@pytest.mark.parametrize(("language", "words"), [
    ("en", "Seen in 3 independent documents within 2 weeks, where 0.4 would be expected; first on 5 Jan 2026, by H"),
    ("vi", "Thấy trong 3 văn bản độc lập trong 2 tuần, thường chỉ khoảng 0,4; lần đầu ngày 05/01/2026, do Herald 0"),
])  # fmt: skip
def test_why_now_is_said_in_the_readers_language(house: House, language: str, words: str) -> None:
    """One sentence says how much was seen of how much that was to be expected, since when, and by whom."""
    alert = raise_alert([bring(house, f"Text {number}", day=MONDAY) for number in range(3)])
    house.people["owner"].language = language
    house.people["owner"].save()
    client = house.visit("owner")
    client.post(reverse("language", args=[language]), {"next": "/"})
    for address in (reverse("watch"), reverse("watch_alert", args=[alert.uid])):
        assert words in client.get(address).content.decode()


def test_sentences_lead_to_their_place(house: House) -> None:
    """Each sentence of an alert is a link to its place in its document."""
    documents = [bring(house, f"Text {number}", day=MONDAY) for number in range(2)]
    alert = raise_alert(documents)
    body = house.visit("owner").get(reverse("watch_alert", args=[alert.uid])).content.decode()
    for one in documents:
        assert f"/desk/{one.uid}?at=0" in body


def test_an_issue_shows_its_life_and_documents(house: House) -> None:
    """The page of an issue lists its documents, and its picture is fetched apart."""
    documents = [bring(house, f"Text {number}", day=MONDAY) for number in range(3)]
    alert = raise_alert(documents)
    client = house.visit("outsider")
    page = client.get(reverse("watch_issue", args=[alert.issue.uid]))
    assert {one.document_id for one, _ in page.context["papers"]} == {one.pk for one in documents}
    assert client.get(reverse("watch_life", args=[alert.issue.uid])).content.startswith(b"<svg")


def test_an_empty_house_says_so(house: House) -> None:
    """Before the first run every page stands and says that nothing has been read."""
    client = house.visit("outsider")
    for address in ("watch", "watch_words", "watch_digest"):
        assert client.get(reverse(address)).status_code == 200
    assert client.get(reverse("watch_subject", args=["topic", "economic-diplomacy"])).status_code in {200, 404}


def test_pages_ask_alike_however_much_there_is(house: House) -> None:
    """The number of questions to the database does not grow with alerts and documents."""
    client = house.visit("outsider")
    pages = [reverse("watch"), reverse("watch_subject", args=["org", "DUN"])]
    asked = []
    for count in (1, 6):
        for number in range(count):
            raise_alert(
                [bring(house, f"Text {count} {number} {place}", day=MONDAY) for place in range(count)],
                words=f"word {count} {number}",
            )
        for page in pages:
            client.get(page)
        with CaptureQueriesContext(connection) as few:
            for page in pages:
                client.get(page)
        asked.append(len(few))
    assert asked[1] <= asked[0] + 1


def test_what_the_job_made_is_on_the_page(house: House) -> None:
    """After a run over the archive the list, the subject's page and the alive issues have what was found."""
    from diemcau.web.watch.actions import keep_watch

    fill(house)
    keep_watch(today=TODAY)
    page = house.visit("outsider").get(reverse("watch"))
    assert len(alerts_in(page)) == 1
    assert page.context["seen"].stream.documents == 120


def test_terms_are_marked_where_they_stand() -> None:
    """A sentence is parted at its terms, in any case, and its pieces make it whole."""
    words = "Fever in Borvel, and fever again."
    pieces = _pieces(words, ["fever"])
    assert "".join(text for text, _ in pieces) == words
    assert [text for text, is_term in pieces if is_term] == ["Fever", "fever"]
    assert _pieces("İstanbul", ["i"]) == [("İstanbul", False)]
