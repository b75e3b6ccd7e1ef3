"""Nobody learns of an alert, an issue or a count by it that rests on a document that is not open to that person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from diemcau.web.archive.actions import register, withdraw
from diemcau.web.watch.models import Alert, SubjectWeek

from .conftest import MONDAY, alerts_in, bring, raise_alert, stream_of

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


def addresses(alert: Alert) -> list[str]:
    """Every page about one alert."""
    return [
        reverse("watch_alert", args=[alert.uid]),
        reverse("watch_issue", args=[alert.issue.uid]),
        reverse("watch_life", args=[alert.issue.uid]),
    ]


def codes(house: House, name: str, alert: Alert) -> list[int]:
    """What a person is answered on each of them."""
    client = house.visit(name)
    return [client.get(address).status_code for address in addresses(alert)]


def test_a_released_alert_is_open_to_its_clearance(house: House) -> None:
    """Outsiders, colleagues and owners of enough clearance open an alert; one below is told that there is none."""
    public = raise_alert([bring(house, f"Text {number}", day=MONDAY, level=0) for number in range(3)], level=0)
    alert = raise_alert([bring(house, f"Note {number}", day=MONDAY, level=2) for number in range(3)], level=2)
    for name in ("outsider", "colleague", "owner"):
        assert codes(house, name, public) == [200, 200, 200]
    for name in ("outsider", "colleague"):
        assert codes(house, name, alert) == [404, 404, 404]
    assert codes(house, "owner", alert) == [200, 200, 200]
    assert house.visit(None).get(addresses(public)[0]).status_code == 302


def test_one_hidden_document_hides_the_alert(house: House) -> None:
    """An alert is open only where every document is: one above the clearance hides it, its issue and its count."""
    documents = [bring(house, f"Text {number}", day=MONDAY) for number in range(3)]
    alert = raise_alert(documents)
    assert alerts_in(house.visit("outsider").get(reverse("watch"))) == [alert]
    clerk = house.people["clerk"]
    documents[1].refresh_from_db()
    register(
        actor=clerk, scope=house.scope("clerk"), document=documents[1], edit=documents[1].edit, number="", period="",
        level=2,
    )  # fmt: skip
    answer = house.visit("outsider").get(reverse("watch"))
    assert alerts_in(answer) == []
    assert answer.context["rows"].paginator.count == 0
    assert codes(house, "outsider", alert) == [404, 404, 404]
    alert.refresh_from_db()
    assert (alert.level, alert.issue.level) == (2, 2)


def test_a_withdrawn_document_hides_at_once(house: House) -> None:
    """Taken out of the record, a document takes its alerts from all but those who read what its unit has."""
    documents = [bring(house, f"Text {number}", day=MONDAY) for number in range(3)]
    alert = raise_alert(documents)
    documents[0].refresh_from_db()
    withdraw(
        actor=house.people["head"], scope=house.scope("head"), document=documents[0], edit=documents[0].edit,
        reason="It was wrong.",
    )  # fmt: skip
    assert codes(house, "outsider", alert) == [404, 404, 404]
    assert codes(house, "colleague", alert) == [200, 200, 200]
    assert alerts_in(house.visit("outsider").get(reverse("watch"))) == []
    week = SubjectWeek.objects.get(stream=stream_of(), kind="org", code="DUN")
    assert week.documents == 2


def test_counts_are_of_the_stream_that_one_sees(house: House) -> None:
    """The page of a unit counts and lists documents up to one's clearance alone."""
    low = raise_alert([bring(house, f"Text {number}", day=MONDAY) for number in range(3)])
    raise_alert([bring(house, f"Note {number}", day=MONDAY, level=2) for number in range(4)], level=2)
    page = reverse("watch_subject", args=["org", "DUN"])
    below, above = (house.visit(name).get(page) for name in ("outsider", "owner"))
    assert alerts_in(below) == [low]
    assert len(below.context["papers"]) == 3
    assert len(above.context["papers"]) == 4
    assert {one.entered.stream_id for one, _ in below.context["papers"]} == {low.stream_id}


def test_the_stream_above_is_closed_below(house: House) -> None:
    """An alert that was counted among confidential documents is not open below, though its own documents are."""
    documents = [bring(house, f"Text {number}", day=MONDAY) for number in range(3)]
    alert = raise_alert(documents, level=2)
    assert alert.level == 1
    assert codes(house, "outsider", alert) == [404, 404, 404]
    assert codes(house, "owner", alert) == [200, 200, 200]


@pytest.mark.parametrize(("kind", "code"), [("org", "NONE"), ("country", "XX"), ("topic", "none"), ("other", "DUN")])
def test_an_unknown_subject_has_no_page(house: House, kind: str, code: str) -> None:
    """A subject that nobody knows is not found."""
    assert house.visit("owner").get(f"/watch/{kind}/{code}").status_code == 404


def test_looks_at_confidential_sentences_are_written_down(house: House) -> None:
    """Whoever opens an alert with confidential sentences leaves an entry for each of their documents, once."""
    from diemcau.web.audit.models import Entry

    alert = raise_alert([bring(house, f"Note {number}", day=MONDAY, level=2) for number in range(2)], level=2)
    client = house.visit("owner")
    for _ in range(2):
        client.get(reverse("watch_alert", args=[alert.uid]))
    assert Entry.objects.filter(act="document.view").count() == 2


def test_what_a_document_says_is_no_markup(house: House) -> None:
    """Words of documents are shown as words."""
    text = "<script>alert(1)</script> of the harbour"
    alert = raise_alert(
        [bring(house, f"{text} {number}", day=MONDAY + timedelta(days=number)) for number in range(2)],
        words="<b>fever</b>",
    )
    for address in (*addresses(alert)[:2], reverse("watch"), reverse("watch_subject", args=["org", "DUN"])):
        body = house.visit("owner").get(address).content.decode()
        assert "<script>alert" not in body
        assert "<b>fever" not in body
