"""The pages: what each person is shown, and what the buttons do."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail

from diemcau.web.audit.models import Entry
from diemcau.web.filings import actions
from diemcau.web.filings.models import Campaign, Filing, FilingState

from .scene import FAR, Scene, begin, figures
from .test_campaigns import many

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


@pytest.fixture
def scene(house: House, settings: Any) -> Scene:
    """A campaign that runs; nobody is asked for a second factor."""
    settings.SECOND_FACTOR_REQUIRED = False
    return begin(house)


def said(answer: Any) -> str:
    """The page."""
    return str(answer.content.decode())


def test_the_whole_way_by_buttons(scene: Scene, django_capture_on_commit_callbacks: Any) -> None:
    """Handed in, checked, approved, sent back with a question, answered, and accepted in the end."""
    scene.save(figures())
    at = f"/returns/{scene.filing().uid}"

    def press(name: str, verb: str, **fields: str) -> int:
        sent = {"edit": str(scene.filing().edit), **fields}
        return scene.house.visit(name).post(f"{at}/{verb}", sent).status_code

    assert press("officer", "submit") == 302
    assert press("section_head", "check") == 302
    assert press("head", "approve") == 302
    with django_capture_on_commit_callbacks(execute=True):
        asked = {"cell": "figures/met/now", "text": "Really 40?", "to": "officer", "reason": "One question."}
        assert press("chief", "send-back", **asked) == 302
    (letter,) = mail.outbox
    assert letter.to == ["officer@example.org"]
    assert at in letter.body
    assert "40" not in letter.subject + letter.body.replace(at, "")
    assert press("officer", "submit") == 409
    remark = scene.filing().remarks.get()
    assert press("officer", f"remarks/{remark.uid}", text="As counted.") == 302
    assert press("officer", f"remarks/{remark.uid}", text="As counted.") == 409
    for name, verb in (("officer", "submit"), ("section_head", "check"), ("head", "approve"), ("chief", "accept")):
        assert press(name, verb) == 302
    assert scene.filing().state == FilingState.ACCEPTED
    assert press("chief", "reopen", reason="") == 422
    assert press("head", "reopen", reason="A slip.") == 302


def test_a_page_that_lay_open_is_told_so(scene: Scene) -> None:
    """Somebody else was faster: nothing happens, and the page says it with the state of now."""
    scene.save(figures())
    stale = {"edit": str(scene.filing().edit)}
    scene.save(figures("41"), by="colleague")
    answer = scene.house.visit("officer").post(f"/returns/{scene.filing().uid}/submit", stale)
    assert answer.status_code == 409
    assert "Somebody else has changed this return" in said(answer)
    assert scene.house.visit("officer").post(f"/returns/{scene.filing().uid}/submit", {}).status_code == 409


def test_each_sees_the_buttons_of_the_own_turn(scene: Scene) -> None:
    """The officer may fill in, the head sees nothing to sign yet."""
    scene.save(figures())
    at = f"/returns/{scene.filing().uid}"
    officer, head = said(scene.house.visit("officer").get(at)), said(scene.house.visit("head").get(at))
    assert f"{at}/submit" in officer
    assert f"{at}/approve" not in officer + head
    assert f"{at}/submit" not in head


def test_an_outsider_sees_what_was_accepted_alone(scene: Scene) -> None:
    """No steps, no questions, no newer draft; and nothing at all before."""
    at = f"/returns/{scene.filing().uid}"
    outsider = scene.house.visit("outsider")
    assert outsider.get(at).status_code == 404
    scene.to_office(figures("40"))
    scene.step("send_back", "chief", reason="A secret question.")
    scene.save(figures("44444"))
    scene.step("submit", "officer")
    scene.step("check", "section_head")
    scene.step("approve", "head")
    scene.step("accept", "chief")
    scene.step("reopen", "chief", reason="Another secret.")
    scene.save(figures("77777"))
    page = said(outsider.get(at))
    assert "44,444" in page
    assert not any(word in page for word in ("77,777", "secret", "Head", "Being filled in"))
    assert "77,777" in said(scene.house.visit("colleague").get(at))


def test_what_changed_since_the_approval_is_shown(scene: Scene) -> None:
    """Before and after of the one cell, and how many stand as approved."""
    scene.to_office(figures("40", "12"))
    scene.step("send_back", "chief", reason="x")
    scene.save(figures("44", "12"))
    page = said(scene.house.visit("head").get(f"/returns/{scene.filing().uid}"))
    assert "<del>40</del>" in page
    assert "<ins>44</ins>" in page
    assert "1 cell changed" in page
    assert 'href="#cell-figures/met/now"' in page
    assert 'id="cell-figures/met/now"' in page


def test_what_people_wrote_is_no_markup(scene: Scene) -> None:
    """Names, questions, answers and cells are words."""
    scene.save({**figures(), "story": [{"id": "a", "cells": {"text": "<b>bold</b>"}}]})
    for verb, by in (("submit", "officer"), ("check", "section_head"), ("approve", "head")):
        scene.step(verb, by)
    scene.step("send_back", "chief", reason="<i>x</i>", asked=[actions.Ask("story/a/text", "<script>1</script>")])
    page = said(scene.house.visit("officer").get(f"/returns/{scene.filing().uid}"))
    assert not any(mark in page for mark in ("<b>bold", "<i>x", "<script>1"))
    assert "&lt;b&gt;bold" in page


def test_a_campaign_is_opened_from_its_page(scene: Scene) -> None:
    """Regime and period first; the days of the rule stand in the form and may be changed."""
    chief = scene.house.visit("chief")
    page = said(chief.get("/returns/campaigns/new?regime=harbours.half&period=2026-H1"))
    assert 'value="2026-06-19"' in page
    refused = chief.post("/returns/campaigns/new", {"regime": "harbours.half", "period": "2026", "name": "x"})
    assert refused.status_code == 422
    sent = {"regime": "harbours.half", "period": "2026-H1", "name": "Half", "due": "2026-06-25", "level": "1"}
    assert chief.post("/returns/campaigns/new", sent).status_code == 302
    made = Campaign.objects.get(name="Half")
    assert (made.due, made.opens, made.period) == (date(2026, 6, 25), date(2026, 5, 20), "2026-H1")
    assert chief.post("/returns/campaigns/new", sent).status_code == 409
    assert chief.post("/returns/campaigns/new", {**sent, "period": "2027-H1", "due": "soon"}).status_code == 422
    assert chief.get("/returns/campaigns/new?regime=nowhere&period=2026").status_code == 404


def test_the_office_runs_a_campaign_from_its_board(scene: Scene) -> None:
    """Days, reminders, the end; a unit sees the board without these."""
    at = f"/returns/campaigns/{scene.campaign.uid}"
    chief = scene.house.visit("chief")
    assert f"{at}/remind" in said(chief.get(at))
    assert f"{at}/remind" not in said(scene.house.visit("officer").get(at))
    days = {"opens": "2020-01-01", "due": "2030-01-01", "closes": "2030-02-01", "reason": ""}
    assert chief.post(f"{at}/days", days).status_code == 422
    assert chief.post(f"{at}/days", days | {"reason": "A storm."}).status_code == 302
    assert chief.post(f"{at}/remind").status_code == 302
    assert chief.post(f"{at}/close").status_code == 302
    assert chief.post(f"{at}/close").status_code == 409
    assert Entry.objects.filter(act__startswith="campaign.").count() == 4


def test_the_board_is_narrowed(scene: Scene) -> None:
    """By kind of unit and by what is missing; strange values narrow nothing and break nothing."""
    scene.to_end(figures())
    scene.step("excuse", "head", "R1", reason="No visits.")
    at, chief = f"/returns/campaigns/{scene.campaign.uid}", scene.house.visit("chief")
    assert "Dunmarsh province" not in said(chief.get(f"{at}?show=missing"))
    assert "Dunmarsh province" in said(chief.get(f"{at}?show=&kind=province"))
    assert "Embassy in Keld" not in said(chief.get(f"{at}?kind=province"))
    page = said(chief.get(f"{at}?measure=ships.met"))
    assert "40" in page
    assert "nothing known" in page
    for strange in ("?show=x&kind=%00&measure='", "?kind=" + "x" * 500):
        assert chief.get(at + strange).status_code == 200


def test_the_table_is_harmless_and_whole(scene: Scene) -> None:
    """A row for each return of the person's reach; what begins like a formula is no formula."""
    name = scene.house.orgs["ARD"].names.get(language="en")
    name.name = "=cmd|x"
    name.save()
    at = f"/returns/campaigns/{scene.campaign.uid}/table.csv"
    answer = scene.house.visit("chief").get(at)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    rows = list(csv.DictReader(io.StringIO(said(answer).removeprefix("\ufeff"))))
    assert len(rows) == 6
    assert {row["State"] for row in rows} == {"empty"}
    assert {row["Handed in (UTC)"] for row in rows} == {""}
    assert not any(value.startswith("=") for row in rows for value in row.values())
    table = said(scene.house.visit("outsider").get(at)).removeprefix("\ufeff")
    own = list(csv.DictReader(io.StringIO(table)))
    assert {row["Unit code"] for row in own} == {"ARD"}


def test_the_calendar_has_every_regime_of_the_year(house: House, settings: Any) -> None:
    """With the campaigns that ask for them; years that nobody has are cut to those that there are."""
    settings.SECOND_FACTOR_REQUIRED = False
    scene = begin(house, days=None)
    page = said(scene.house.visit("officer").get("/returns/calendar?year=2025"))
    assert "Harbours 2025" in page
    assert "Open a campaign" not in page
    page = said(scene.house.visit("chief").get("/returns/calendar?year=2024"))
    assert page.count("Monthly return of harbours") == 12
    assert "Return under the old act" not in page
    assert "regime=harbours.month&amp;period=2024-03" in page
    for strange in ("x", "99999", "-1", "0", "２０２４"):
        assert scene.house.visit("officer").get(f"/returns/calendar?year={strange}").status_code == 200


def test_ones_own_returns_come_with_what_to_do(scene: Scene) -> None:
    """First those whose turn it is; the office finds what waits to be accepted."""
    page = said(scene.house.visit("officer").get("/returns/"))
    assert page.count("Fill in") == 2
    scene.to_office(figures())
    page = said(scene.house.visit("chief").get("/returns/"))
    assert f"/returns/{scene.filing().uid}" in page
    assert str(scene.filing("R1").uid) not in page
    assert "Waiting for you" not in said(scene.house.visit("leader").get("/returns/"))
    assert str(scene.filing().uid) not in said(scene.house.visit("outsider").get("/returns/"))


def test_a_look_at_a_watched_return_is_written_down_once(house: House, settings: Any) -> None:
    """From the level confidential on."""
    settings.SECOND_FACTOR_REQUIRED = False
    scene = begin(house, level=2)
    head = house.visit("head")
    for _ in range(2):
        assert head.get(f"/returns/{scene.filing().uid}").status_code == 200
    (entry,) = Entry.objects.filter(act="filing.view")
    assert (entry.actor, entry.level) == (house.people["head"], 2)


def test_pages_ask_little_of_a_large_campaign(house: House, settings: Any, django_assert_max_num_queries: Any) -> None:
    """The board of 137 units takes no question more for each of them, nor does the list of one's own returns."""
    settings.SECOND_FACTOR_REQUIRED = False
    many(house)
    scene = begin(house, days=replace(FAR))
    Filing.objects.filter(form="G1").update(state=FilingState.APPROVED)
    chief = house.visit("chief")
    at = f"/returns/campaigns/{scene.campaign.uid}?measure=ships.met"
    chief.get(at)
    begun = process_time()
    with django_assert_max_num_queries(22):
        chief.get(at)
    assert process_time() - begun < 5
    with django_assert_max_num_queries(22):
        chief.get("/returns/")
