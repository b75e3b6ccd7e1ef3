"""What people make of alerts: who may, what stands, what is taken back, what the watch learns from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from diemcau.errors import Conflict, Denied, NotFound
from diemcau.web.audit.models import Entry
from diemcau.web.watch.actions import judge, undo
from diemcau.web.watch.judged import judged_in
from diemcau.web.watch.models import Alert, Opinion

from .conftest import MONDAY, bring, raise_alert, stream_of

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


@pytest.fixture
def alert(house: House) -> Alert:
    """An alert of three documents of Dunmarsh."""
    return raise_alert([bring(house, f"Text {number}", day=MONDAY) for number in range(3)])


def say(house: House, name: str, alert: Alert, *, is_accepted: bool = True) -> Opinion:
    """A person says what an alert was worth."""
    return judge(actor=house.people[name], scope=house.scope(name), uid=alert.uid, is_accepted=is_accepted)


@pytest.mark.parametrize(("name", "code"), [
    ("outsider", 403), ("outsider_head", 403), ("colleague", 403), ("auditor", 403), ("section_head", 302),
    ("head", 302), ("owner", 302), ("leader", 302),
])  # fmt: skip
def test_who_judges(house: House, alert: Alert, name: str, code: int) -> None:
    """Those who check or settle for a unit of its documents judge it; all others who see it are refused."""
    answer = house.visit(name).post(reverse("watch_judge", args=[alert.uid]), {"verdict": "accepted"})
    assert answer.status_code == code
    assert Opinion.objects.count() == (code == 302)


def test_an_opinion_is_taken_back_and_not_lost(house: House, alert: Alert) -> None:
    """The newest opinion that stands is the verdict; one that is taken back stays written down."""
    say(house, "owner", alert)
    say(house, "head", alert, is_accepted=False)
    alert.refresh_from_db()
    assert alert.verdict == "dismissed"
    undo(actor=house.people["head"], scope=house.scope("head"), uid=alert.uid)
    alert.refresh_from_db()
    assert alert.verdict == "accepted"
    assert Opinion.objects.count() == 2
    assert list(Entry.objects.order_by("number").values_list("act", flat=True))[-3:] == [
        "alert.judge", "alert.judge", "alert.undo",
    ]  # fmt: skip


def test_another_mind_replaces_ones_own_opinion(house: House, alert: Alert) -> None:
    """Whoever judges again in the other way has one opinion that stands; in the same way is refused."""
    say(house, "owner", alert)
    with pytest.raises(Conflict):
        say(house, "owner", alert)
    say(house, "owner", alert, is_accepted=False)
    assert Opinion.objects.filter(withdrawn_at=None).count() == 1
    undo(actor=house.people["owner"], scope=house.scope("owner"), uid=alert.uid)
    with pytest.raises(Conflict):
        undo(actor=house.people["owner"], scope=house.scope("owner"), uid=alert.uid)


def test_nobody_judges_what_is_not_open(house: House) -> None:
    """An alert above the clearance is not found, whoever checks for its unit."""
    hidden = raise_alert([bring(house, f"Note {number}", day=MONDAY, level=2) for number in range(3)], level=2)
    with pytest.raises(NotFound):
        say(house, "section_head", hidden)
    with pytest.raises(NotFound):
        undo(actor=house.people["section_head"], scope=house.scope("section_head"), uid=hidden.uid)
    with pytest.raises(Denied):
        say(house, "auditor", hidden)


def test_the_twin_of_another_level_is_judged_with_it(house: House, alert: Alert) -> None:
    """The same alert of the same documents in the stream above has the same verdict, and tells who gave it."""
    documents = [item.document for item in alert.items.select_related("document").order_by("document_id")]
    twin = raise_alert(documents, level=2)
    say(house, "section_head", alert)
    twin.refresh_from_db()
    assert twin.verdict == "accepted"
    page = house.visit("owner").get(reverse("watch_alert", args=[twin.uid]))
    assert [row.person.username for row in page.context["opinions"]] == ["section_head"]


def test_higher_opinions_teach_nothing_below(house: House, alert: Alert) -> None:
    """The stream of a level learns from alerts up to that level alone."""
    above = raise_alert([bring(house, f"Note {number}", day=MONDAY, level=2) for number in range(3)], level=2)
    say(house, "owner", alert)
    say(house, "owner", above, is_accepted=False)
    assert [one.is_accepted for one in judged_in(stream_of(1))] == [True]
    assert sorted(one.is_accepted for one in judged_in(stream_of(2))) == [False, True]


def test_the_list_answers_in_place(house: House, alert: Alert) -> None:
    """A judgement from the list gives the card anew, with the way to take it back."""
    client = house.visit("owner")
    answer = client.post(
        reverse("watch_judge", args=[alert.uid]), {"verdict": "dismissed"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert reverse("watch_undo", args=[alert.uid]) in answer.content.decode()
    assert client.post(reverse("watch_judge", args=[alert.uid]), {"verdict": "maybe"}).status_code == 422
    assert client.get(reverse("watch_judge", args=[alert.uid])).status_code == 405
