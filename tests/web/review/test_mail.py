"""Who asked is told that an edition is there: once, in the own language, and nothing of what is in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from diemcau.errors import Conflict, Invalid, NotFound
from diemcau.web.archive.worker import Work
from diemcau.web.review.actions.mail import due_at, make_letters, send_letters, subscribe, unsubscribe
from diemcau.web.review.models import Letter, Subscription

from .test_editions import sign

if TYPE_CHECKING:
    from .conftest import Store


def ask(store: Store, by: str = "officer", **said: str) -> Subscription:
    """Have somebody told of the editions of Dunmarsh."""
    given = {"org": "DUN", "every": "edition", "language": "en", "site": "https://diemcau.example/"} | said
    return subscribe(actor=store.house.people[by], scope=store.house.scope(by), **given)


def test_a_letter_says_only_that_it_is_there(store: Store) -> None:
    """The letter has the link, and neither title nor unit nor number of an edition that is not public."""
    ask(store)
    store.fact("DUN", 4711)
    edition = sign(store)
    Work().run_out()
    (letter,) = mail.outbox
    assert letter.to == ["officer@example.org"]
    assert f"https://diemcau.example/review/editions/{edition.uid}" in letter.body
    for word in ("Dunmarsh", "4711", "2024", edition.title):
        assert word not in f"{letter.subject} {letter.body}"


def test_of_a_public_edition_the_title_is_told(store: Store) -> None:
    """What everybody may know the letter may say."""
    ask(store, language="vi")
    store.fact("DUN", 10)
    edition = sign(store, level=0)
    Work().run_out()
    assert edition.title in mail.outbox[0].body
    assert mail.outbox[0].subject == "Có ấn bản tổng hợp mới"


def test_each_edition_is_told_once(store: Store) -> None:
    """However often the job runs, one letter goes out."""
    held = ask(store)
    store.fact("DUN", 10)
    edition = sign(store)
    Work().run_out()
    assert make_letters(edition=edition) == []
    assert send_letters(subscription=held.pk) == 0
    assert len(mail.outbox) == 1


def test_nobody_is_told_of_what_is_above(store: Store) -> None:
    """No letter is made for an edition above the clearance, nor sent once the clearance was lowered."""
    held = ask(store)
    store.fact("DUN", 10)
    sign(store, level=2)
    assert not Letter.objects.exists()
    sign(store, level=1)
    officer = store.house.people["officer"]
    officer.clearance = 0
    officer.save()
    assert send_letters(subscription=held.pk) == 0
    assert mail.outbox == []


@pytest.mark.parametrize("end", ["unsubscribe", "leave"])
def test_who_left_is_not_told(store: Store, end: str) -> None:
    """Whoever ended it, or is no longer in the house, gets nothing."""
    held = ask(store)
    store.fact("DUN", 10)
    sign(store)
    officer = store.house.people["officer"]
    if end == "unsubscribe":
        unsubscribe(actor=officer, uid=held.uid)
    else:
        officer.is_active = False
        officer.save()
    Work().run_out()
    assert mail.outbox == []


def test_weekly_letters_gather(store: Store) -> None:
    """Editions of one week come in one letter, when it is due."""
    held = ask(store, every="week")
    store.fact("DUN", 10)
    sign(store)
    sign(store)
    Work().run_out()
    assert mail.outbox == []
    Letter.objects.update(due_at=timezone.now())
    assert send_letters(subscription=held.pk) == 2
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("every", "due"),
    [("edition", "2026-11-22 13:00"), ("week", "2026-11-23 07:30"), ("month", "2026-12-01 07:30")],
)
def test_when_letters_are_due(every: str, due: str) -> None:
    """At once, on the next Monday, on the first of the next month; Ha Noi's time."""
    place = ZoneInfo("Asia/Ho_Chi_Minh")
    now = datetime(2026, 11, 22, 13, tzinfo=place)
    assert due_at(every, now).astimezone(place).strftime("%Y-%m-%d %H:%M") == due


def test_what_cannot_be_asked_for(store: Store) -> None:
    """No other choice, no such unit, no second time, nothing of others."""
    with pytest.raises(Invalid):
        ask(store, every="hour")
    with pytest.raises(NotFound):
        ask(store, org="NOWHERE")
    held = ask(store)
    with pytest.raises(Conflict):
        ask(store)
    with pytest.raises(NotFound):
        unsubscribe(actor=store.house.people["colleague"], uid=held.uid)


def test_pages(store: Store) -> None:
    """One asks for it and ends it on the page of editions; nobody ends another's."""
    officer, colleague = store.house.visit("officer"), store.house.visit("colleague")
    said = {"org": "DUN", "every": "week", "language": "en"}
    assert officer.post("/review/mail/begin", said).status_code == 302
    held = Subscription.objects.get()
    assert "on the next Monday" in officer.get("/review/editions/").content.decode()
    assert colleague.post(f"/review/mail/{held.uid}/end").status_code == 404
    assert officer.post(f"/review/mail/{held.uid}/end").status_code == 302
