"""Calendars that programs fetch: a person's own deadlines, as they stand that day, and nothing above its level."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from django.test import Client
from icalendar import Calendar

from diemcau.errors import Denied, Invalid, NotFound
from diemcau.web.audit.models import Entry
from diemcau.web.exchange.actions.feeds import end_feed, make_feed
from diemcau.web.exchange.models import Feed
from diemcau.web.exchange.policies import FEED_RATE, MOST_FEEDS

from .conftest import move

if TYPE_CHECKING:
    from diemcau.web.tasks.models import Task

    from ..conftest import House  # noqa: TID252 - the tests are no package


def feed_of(house: House, by: str, sort: str = "mine", org: str | None = None) -> tuple[Feed, str]:
    """A feed of somebody, and the address of its calendar."""
    unit = house.orgs[org] if org else None
    made, key = make_feed(actor=house.people[by], scope=house.scope(by), sort=sort, org=unit, language="en")
    return made, f"/exchange/feeds/{key}.ics"


def fetched(address: str, **headers: str) -> Any:
    """What a calendar program gets, which signs in nowhere."""
    return Client().get(address, headers=headers)


def titles(address: str) -> list[str]:
    """What the entries of a calendar say, read by a library of its own."""
    answer = fetched(address)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"].startswith("text/calendar")
    calendar = Calendar.from_ical(answer.content)
    return sorted(str(event["summary"]) for event in calendar.walk("VEVENT"))


def test_a_program_follows_deadlines_without_signing_in(house: House, give: Callable[..., Task]) -> None:
    """The head's own, with the day; a granted later day moves the same entry."""
    task = give()
    give("Of another province", lead="ARD")
    _, address = feed_of(house, "head")
    (event,) = Calendar.from_ical(fetched(address).content).walk("VEVENT")
    assert (str(event["uid"]).startswith(f"due-{task.uid}"), event.decoded("dtstart")) == (True, date(2026, 12, 15))
    task.due = date(2026, 12, 28)
    move(task, "extend", task.state, house.people["leader"])
    (later,) = Calendar.from_ical(fetched(address).content).walk("VEVENT")
    assert later["uid"] == event["uid"]
    assert later.decoded("dtstart") == date(2026, 12, 28)
    assert later.decoded("sequence") > event.decoded("sequence")


def test_a_unit_is_followed_by_who_may_see_it(house: House, give: Callable[..., Task]) -> None:
    """Tasks of the unit and those below; of other units nothing can be asked for."""
    give("Ours")
    give("Theirs", lead="ARD")
    assert titles(feed_of(house, "officer", "unit", "DUN")[1]) == ["[1/2026] Ours"]
    assert len(titles(feed_of(house, "chief", "unit", "ST")[1])) == 2
    with pytest.raises(Denied):
        feed_of(house, "outsider", "unit", "DUN")
    with pytest.raises(Invalid):
        feed_of(house, "officer", "unit")
    with pytest.raises(Invalid):
        feed_of(house, "officer", "all")


def test_confidential_tasks_show_that_they_are_due_and_no_more(house: House, give: Callable[..., Task]) -> None:
    """A calendar lies outside of the house, whoever its person is."""
    give("The secret visit", level=3, product="A secret plan")
    _, address = feed_of(house, "leader")
    body = fetched(address).content
    assert b"ecret" not in body
    assert titles(address) == ["[1/2026] Task no. 1/2026"]
    assert titles(feed_of(house, "head")[1]) == []  # above that person's clearance


def test_drafts_are_in_no_calendar(house: House, give: Callable[..., Task]) -> None:
    """What was never given is nobody's deadline."""
    task = give()
    task.state = "draft"
    task.save()
    assert titles(feed_of(house, "leader")[1]) == []


def test_it_shows_what_the_person_may_see_that_day(house: House, give: Callable[..., Task]) -> None:
    """Whoever leaves a unit sees its tasks no longer; whoever leaves the house has no calendar."""
    give()
    _, address = feed_of(house, "officer", "unit", "DUN")
    assert len(titles(address)) == 1
    house.people["officer"].roles.all().delete()
    assert titles(address) == []
    house.people["officer"].is_active = False
    house.people["officer"].save()
    assert fetched(address).status_code == 404


def test_the_key_is_told_once_and_kept_nowhere(house: House) -> None:
    """The row holds its hash; the log holds neither."""
    feed, address = feed_of(house, "officer")
    key = address.rpartition("/")[2].removesuffix(".ics")
    assert len(key) >= 43  # 256 bits
    assert key not in str(Feed.objects.values().get())
    assert key not in str(list(Entry.objects.values()))
    page = house.visit("officer").get("/exchange/feeds")
    assert key not in page.content.decode()
    assert fetched(f"/exchange/feeds/{feed.token}.ics").status_code == 404
    assert fetched("/exchange/feeds/" + "x" * 5000 + ".ics").status_code == 404
    assert fetched("/exchange/feeds/ä.ics").status_code == 404


def test_an_ended_feed_answers_as_if_it_had_never_been(house: House) -> None:
    """Only its person ends it."""
    feed, address = feed_of(house, "officer")
    for name in ("colleague", "administrator", "leader"):
        with pytest.raises(NotFound):
            end_feed(actor=house.people[name], scope=house.scope(name), uid=feed.uid)
        assert house.visit(name).post(f"/exchange/feeds/{feed.uid}/end").status_code == 404
    assert house.visit("officer").post(f"/exchange/feeds/{feed.uid}/end").status_code == 302
    assert fetched(address).status_code == 404


def test_what_has_not_changed_is_not_sent_again(house: House, give: Callable[..., Task]) -> None:
    """By its ETag; nobody else keeps it."""
    task = give()
    _, address = feed_of(house, "head")
    first = fetched(address)
    assert "private" in first["Cache-Control"]
    again = fetched(address, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    move(task, "accept", "accepted", house.people["head"])
    assert fetched(address, **{"If-None-Match": first["ETag"]}).status_code == 200


def test_a_program_that_asks_too_often_waits(house: House) -> None:
    """For a minute; other calendars do not."""
    _, address = feed_of(house, "officer")
    _, other = feed_of(house, "officer")
    answers = {fetched(address).status_code for _ in range(FEED_RATE)}
    assert answers == {200}
    late = fetched(address)
    assert (late.status_code, late["Retry-After"]) == (429, "60")
    assert fetched(other).status_code == 200
    caches["near"].clear()


def test_nobody_has_calendars_without_end(house: House) -> None:
    """Ten in force."""
    for _ in range(MOST_FEEDS):
        feed_of(house, "officer")
    with pytest.raises(Invalid):
        feed_of(house, "officer")
    page = house.visit("officer").post("/exchange/feeds", {"sort": "mine"})
    assert page.status_code == 422
    assert "10 calendars" in page.content.decode()


def test_the_page_makes_one_and_shows_its_address_once(house: House) -> None:
    """The address works; nobody who has not signed in makes one."""
    page = house.visit("officer").post("/exchange/feeds", {"sort": "unit", "org": "DUN"})
    assert page.status_code == 200
    address = page.context["address"]
    assert address in page.content.decode()
    assert fetched(address.partition("testserver")[2]).status_code == 200
    assert house.visit(None).get("/exchange/feeds").status_code == 302
    assert house.visit("outsider").post("/exchange/feeds", {"sort": "unit", "org": "DUN"}).status_code == 403
