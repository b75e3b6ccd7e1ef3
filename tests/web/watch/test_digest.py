"""The daily letter: what one follows and may know of, each alert once, nothing confidential in the mail."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from diemcau.errors import Conflict, NotFound
from diemcau.web.audit.models import Entry
from diemcau.web.watch.actions import follow, judge, make_letters, send_letters, unfollow
from diemcau.web.watch.jobs import ask_for_day
from diemcau.web.watch.models import Follow, Letter

from .conftest import MONDAY, TODAY, bring, raise_alert

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


def tell_day(on: date = TODAY) -> int:
    """Write and mail the letters of a day; how many were mailed."""
    make_letters(on=on)
    return send_letters(letters=Letter.objects.filter(sent_at=None).values_list("pk", flat=True))


def test_each_alert_is_mailed_once_to_those_who_follow(house: House) -> None:
    """Who follows everything or its subject gets one mail with the alert, and no second one; others get none."""
    follow(actor=house.people["owner"])
    follow(actor=house.people["outsider"], kind="org", code="DUN")
    follow(actor=house.people["colleague"], kind="org", code="ARD")
    raise_alert([bring(house, f"Text {number}", day=MONDAY) for number in range(3)])
    assert tell_day() == 2
    assert {message.to[0] for message in mail.outbox} == {"owner@example.org", "outsider@example.org"}
    assert tell_day() == 0
    assert tell_day(TODAY + timedelta(days=1)) == 0
    assert Entry.objects.filter(act="watch.letter").count() == 1


def test_titles_of_public_alerts_alone_are_mailed(house: House) -> None:
    """A mail names what everybody may know; of the rest it has the link."""
    follow(actor=house.people["owner"])
    raise_alert(
        [bring(house, f"Text {number}", day=MONDAY, level=0) for number in range(3)], level=2, words="open canal"
    )
    raise_alert([bring(house, f"Note {number}", day=MONDAY) for number in range(3)], level=2, words="closed harbour")
    tell_day()
    body = mail.outbox[0].body
    assert "open canal" in body
    assert "closed harbour" not in body
    assert body.count("/watch/alerts/") == 2


def test_nobody_is_told_of_what_is_not_open(house: House) -> None:
    """An alert above the clearance makes no letter, and one that closes before the mail goes is left out."""
    follow(actor=house.people["outsider"])
    raise_alert([bring(house, f"Note {number}", day=MONDAY, level=2) for number in range(3)], level=2)
    assert make_letters(on=TODAY) == []
    documents = [bring(house, f"Text {number}", day=MONDAY) for number in range(3)]
    raise_alert(documents)
    letters = make_letters(on=TODAY)
    assert len(letters) == 1
    from diemcau.web.archive.actions import withdraw

    documents[0].refresh_from_db()
    withdraw(
        actor=house.people["head"], scope=house.scope("head"), document=documents[0], edit=documents[0].edit,
        reason="It was wrong.",
    )  # fmt: skip
    assert send_letters(letters=letters) == 0
    assert not mail.outbox


def test_old_and_judged_alerts_are_no_news(house: House) -> None:
    """What was raised long ago, and what somebody has judged already, is not mailed."""
    follow(actor=house.people["owner"])
    alert = raise_alert([bring(house, f"Text {number}", day=MONDAY) for number in range(3)])
    assert make_letters(on=TODAY + timedelta(days=60)) == []
    judge(actor=house.people["leader"], scope=house.scope("leader"), uid=alert.uid, is_accepted=False)
    assert make_letters(on=TODAY) == []


def test_following_is_ones_own(house: House) -> None:
    """A subject is followed once, given up by the person alone, and then written down as ended."""
    row = follow(actor=house.people["outsider"], kind="country", code="LA")
    with pytest.raises(Conflict):
        follow(actor=house.people["outsider"], kind="country", code="LA")
    with pytest.raises(NotFound):
        follow(actor=house.people["outsider"], kind="country", code="none")
    with pytest.raises(NotFound):
        unfollow(actor=house.people["owner"], uid=row.uid)
    unfollow(actor=house.people["outsider"], uid=row.uid)
    assert Follow.objects.get().ended_at is not None


def test_the_page_of_letters(house: House) -> None:
    """One's own letters and subjects stand on one page; the way in and out is a form."""
    client = house.visit("colleague")
    assert client.post(reverse("watch_follow"), {"subject": "org:DUN"}).status_code == 302
    raise_alert([bring(house, f"Text {number}", day=MONDAY) for number in range(3)])
    tell_day()
    page = client.get(reverse("watch_digest"))
    assert len(page.context["letters"][0][1]) == 1
    assert not house.visit("outsider").get(reverse("watch_digest")).context["letters"]
    uid = Follow.objects.get().uid
    assert house.visit("outsider").post(reverse("watch_unfollow", args=[uid])).status_code == 404
    assert client.post(reverse("watch_unfollow", args=[uid])).status_code == 302
    assert client.post(reverse("watch_follow"), {"subject": "org:"}).status_code == 404


def test_the_day_is_asked_for_once(house: House) -> None:
    """The clock asks for the run in the morning, once a day, and only where there is something to read."""
    morning = datetime(2026, 4, 7, 0, 0, tzinfo=UTC)
    assert not ask_for_day(morning)
    bring(house, "Text", day=MONDAY)
    assert not ask_for_day(morning - timedelta(hours=4))
    assert ask_for_day(morning)
    assert not ask_for_day(morning + timedelta(minutes=5))
    assert DBTaskResult.objects.count() == 1
