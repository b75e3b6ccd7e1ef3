"""Campaigns: who owes, the days, reminders, the board and its counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.profile.forms import Regime
from diemcau.records.period import parse_period
from diemcau.web.audit.models import Entry
from diemcau.web.filings import actions
from diemcau.web.filings.board import board_of
from diemcau.web.filings.book import regime_of
from diemcau.web.filings.calendar import days_of, due_of, window_of
from diemcau.web.filings.duties import pass_on
from diemcau.web.filings.models import Campaign, Filing, FilingState, Reminder
from diemcau.web.filings.queries import campaigns_for
from diemcau.web.orgs.actions import Why, merge, undo
from diemcau.web.orgs.edition import next_edition
from diemcau.web.orgs.models import Change, Org, OrgName, OrgParent

from .scene import FAR, Scene, begin, figures

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


@pytest.fixture
def scene(house: House) -> Scene:
    """A campaign that runs."""
    return begin(house)


def open_as(house: House, name: str, **more: Any) -> Campaign:
    """Open a campaign as somebody."""
    facts: dict[str, Any] = {"name": "Harbours", "regimes": ["harbours.year"], "period": "2025", "days": FAR, **more}
    return actions.open_campaign(actor=house.people[name], scope=house.scope(name), **facts)


def test_every_unit_of_the_senders_kinds_owes_each_form(scene: Scene) -> None:
    """Provinces and the mission, two forms each; neither the ministry nor the state."""
    owed = sorted(scene.campaign.filings.values_list("org__code", "form"))
    assert owed == [(org, form) for org in ("ARD", "DUN", "KEL") for form in ("G1", "R1")]
    (entry,) = Entry.objects.filter(act="campaign.open")
    assert entry.detail["returns"] == 6


@pytest.mark.parametrize("name", ["officer", "head", "clerk", "owner", "leader", "auditor", "administrator"])
def test_who_does_not_collect_opens_nothing(house: House, name: str) -> None:
    """Only the chief of the office runs campaigns."""
    with pytest.raises(Denied):
        open_as(house, name)


def test_what_cannot_be_opened(scene: Scene) -> None:
    """Unknown regimes, periods of another length, regimes of the past, days in no order, the same twice."""
    house = scene.house
    with pytest.raises(NotFound):
        open_as(house, "chief", regimes=["nowhere"])
    with pytest.raises(Invalid):
        open_as(house, "chief", period="2025-Q1", days=None)
    with pytest.raises(Invalid) as error:
        open_as(house, "chief", regimes=["harbours.old"])
    assert error.value.facts["code"] == "filings.not_in_force"
    with pytest.raises(Invalid):
        open_as(house, "chief", period="2026", days=replace(FAR, due=date(2019, 1, 1)))
    with pytest.raises(Invalid):
        open_as(house, "chief", regimes=[])
    with pytest.raises(Denied):
        open_as(house, "chief", period="2026", level=4)
    with pytest.raises(Conflict):
        open_as(house, "chief")
    assert Campaign.objects.count() == 1


def regime(code: str) -> Regime:
    """A regime of the realm."""
    return regime_of(code)


@pytest.mark.parametrize(
    ("code", "period", "first", "last", "due"),
    [
        ("harbours.year", "2025", "2024-12-15", "2025-12-14", "2025-12-18"),
        ("harbours.half", "2025-H1", "2024-12-15", "2025-06-14", "2025-06-19"),
        ("harbours.half", "2025-H2", "2025-06-15", "2025-12-14", "2025-12-19"),
        ("harbours.month", "2025-01", "2024-12-15", "2025-01-14", ""),
        ("harbours.month", "2025-03", "2025-02-15", "2025-03-14", ""),
    ],
)
def test_windows_and_due_days_are_the_rules(code: str, period: str, first: str, last: str, due: str) -> None:
    """A window that starts after its end starts the year, or the month, before."""
    told = window_of(regime(code), parse_period(period))
    assert tuple(day.isoformat() for day in told) == (first, last)
    found = due_of(regime(code), parse_period(period))
    assert (found.isoformat() if found else "") == due


@given(
    year=st.integers(1995, 2090),
    begins=st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    due=st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    half=st.sampled_from(["H1", "H2"]),
)
def test_days_follow_each_other_whatever_the_rule(year: int, begins: date, due: date, half: str) -> None:
    """Windows of one regime touch without a gap, and nothing is due before its window is over."""
    ends = begins - timedelta(days=1)
    window = (f"{begins:%m-%d}", f"{ends:%m-%d}")
    yearly = replace(regime_of_realm("harbours.year"), window=window, due=f"{due:%m-%d}")
    days = days_of([yearly], str(year))
    assert days.first_day <= days.last_day <= days.due
    assert days.opens <= days.due <= days.closes
    after = days_of([yearly], str(year + 1))
    assert abs((after.first_day - days.last_day).days - 1) <= 1  # a 29 February may be cut to the 28th
    halves = replace(regime_of_realm("harbours.half"), window=("12-15", "06-14"), due=f"{due:%m-%d}")
    told = days_of([halves], f"{year}-{half}")
    assert told.first_day < told.last_day <= told.due


def regime_of_realm(code: str) -> Regime:
    """The same outside of a test's settings."""
    from diemcau.profile.form_book import load_forms

    from .scene import REALM

    return load_forms(REALM).regimes[code]


def test_days_are_changed_with_a_reason(scene: Scene) -> None:
    """By the office alone, in order, until the campaign is closed."""
    house, campaign = scene.house, scene.campaign
    days: dict[str, Any] = {"opens": FAR.opens, "due": date(2030, 1, 1), "closes": date(2030, 2, 1)}
    for name in ("head", "leader"):
        with pytest.raises(Denied):
            actions.change_days(
                actor=house.people[name], scope=house.scope(name), campaign=campaign, reason="x", **days
            )
    chief: dict[str, Any] = {"actor": house.people["chief"], "scope": house.scope("chief"), "campaign": campaign}
    with pytest.raises(Invalid):
        actions.change_days(**chief, reason="", **days)
    with pytest.raises(Invalid):
        actions.change_days(**chief, reason="x", **(days | {"closes": date(2029, 1, 1)}))
    actions.change_days(**chief, reason="A storm.", **days)
    entry = Entry.objects.get(act="campaign.change")
    assert entry.detail["after"]["due"] == "2030-01-01"
    actions.close(**chief)
    with pytest.raises(Conflict):
        actions.change_days(**chief, reason="x", **days)


def test_reminders_reach_each_person_once_a_day(
    scene: Scene, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    """Who enters or signs off where something is owed; the letter names neither form nor unit."""
    house = scene.house
    house.people["head"].language = "vi"
    house.people["head"].save()
    chief: dict[str, Any] = {"actor": house.people["chief"], "scope": house.scope("chief"), "campaign": scene.campaign}
    with django_capture_on_commit_callbacks(execute=True):
        told = actions.remind(**chief, address="https://example.org/returns/")
    assert told == len(mail.outbox) == Reminder.objects.count() == 7
    reached = {letter.to[0].partition("@")[0] for letter in mail.outbox}
    assert reached == {"officer", "colleague", "section_head", "head", "clerk", "outsider", "outsider_head"}
    for letter in mail.outbox:
        assert letter.from_email == settings.DEFAULT_FROM_EMAIL
        assert not any(
            word in f"{letter.subject} {letter.body}" for word in ("G1", "Harbours", "Dunmarsh", "Arden province")
        )
    (vietnamese,) = [letter for letter in mail.outbox if letter.to == ["head@example.org"]]
    assert "biểu" in vietnamese.body
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.remind(**chief) == 0
    assert len(mail.outbox) == 7
    Reminder.objects.update(on=date(2020, 1, 1))
    for form in ("G1", "R1"):
        scene.step("excuse", "head", form, reason="Nothing.")
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.remind(**chief) == 2
    assert {letter.to[0].partition("@")[0] for letter in mail.outbox[7:]} == {"outsider", "outsider_head"}


def test_a_unit_that_ends_passes_its_duty_on(scene: Scene) -> None:
    """Its heir owes, sees and fills in what it left; an undone merger gives it back."""
    house = scene.house
    scene.save(figures())
    today = timezone.localdate()
    merge(
        actor=house.people["administrator"],
        scope=house.scope("administrator"),
        formers=[house.orgs["DUN"]],
        heir=house.orgs["ARD"],
        why=Why(on=today, reason="A new map."),
    )
    held = scene.filing()
    assert held.holder == house.orgs["ARD"]
    held = scene.filing()
    actions.save(
        actor=house.people["outsider"], scope=house.scope("outsider"), filing=held, edit=held.edit,
        content=figures("50"),
    )  # fmt: skip
    assert scene.filing().versions.count() == 2
    (row,) = [row for row in board_of(house.scope("chief"), scene.campaign).rows if row.org == "DUN"]
    assert row.holder == "ARD"
    undo(
        actor=house.people["administrator"],
        scope=house.scope("administrator"),
        change=Change.objects.get(verb="merge"),
        reason="The old map holds.",
    )
    assert scene.filing().holder is None


def test_the_board_counts_what_there_is(scene: Scene) -> None:
    """Owed, handed in, in time, sent back and accepted; a person sees the own reach and no more."""
    scene.to_end(figures())
    scene.to_office({"visits": [{"id": "a", "cells": {"name": "Pier", "day": "2025-03-01"}}]}, "R1")
    scene.step("send_back", "chief", "R1", reason="Which pier?")
    scene.step("excuse", "outsider_head", "R1", "ARD", reason="No visits.")
    counts = board_of(scene.house.scope("chief"), scene.campaign).counts
    assert (counts.owed, counts.handed_in, counts.missing) == (5, 1, 4)
    assert (counts.in_time, counts.late, counts.sent_back, counts.accepted, counts.excused) == (2, 0, 1, 1, 1)
    own = board_of(scene.house.scope("outsider"), scene.campaign)
    assert [row.org for row in own.rows] == ["ARD"]
    assert own.counts.owed == 1
    kinds = board_of(scene.house.scope("leader"), scene.campaign).by_kind
    assert {kind: found.owed for kind, found in kinds.items()} == {"province": 3, "mission": 2}


def test_late_returns_keep_their_time(scene: Scene) -> None:
    """After the due day they are late, after the closing they go to the next edition, and stay listed there."""
    scene.to_office(figures())
    when = datetime(2025, 12, 18, 17, 30, tzinfo=UTC)  # half past midnight of the 19th in Ha Noi
    Filing.objects.filter(pk=scene.filing().pk).update(first_approved_at=when)
    campaign = scene.campaign
    campaign.due, campaign.closes = date(2025, 12, 18), date(2026, 1, 20)
    campaign.save()
    board = board_of(scene.house.scope("chief"), campaign)
    assert (board.counts.late, board.counts.in_time) == (1, 0)
    assert board.next_edition == []
    campaign.due, campaign.closes = date(2025, 12, 17), date(2025, 12, 18)
    campaign.save()
    ((row, place),) = board_of(scene.house.scope("chief"), campaign).next_edition
    assert (row.org, place.handed_in) == ("DUN", when)
    scene.step("send_back", "chief", reason="x")
    scene.step("submit", "officer")
    scene.step("check", "section_head")
    scene.step("approve", "head")
    assert scene.filing().first_approved_at == when


def test_what_was_known_last_is_shown_as_such(house: House) -> None:
    """The last accepted return and figure of a unit stand beside what is missing; no figure is never nought."""
    before = begin(house, days=replace(FAR, first_day=date(2023, 12, 15), last_day=date(2024, 12, 14)), period="2024")
    before.to_end(figures("33", ""))
    scene = begin(house)
    board = board_of(house.scope("chief"), scene.campaign, measure="ships.met")
    rows = {row.org: row for row in board.rows}
    assert rows["DUN"].places["harbours.year", "G1"].last == "2024"
    assert rows["DUN"].places["harbours.year", "G1"].waits
    last = rows["DUN"].last_value
    assert last is not None
    assert last.interval.low == 33
    assert last.period == "2024"
    assert rows["ARD"].last_value is None


def test_a_campaign_that_has_not_opened_is_not_written_in(house: House) -> None:
    """Units see it and wait for its day."""
    scene = begin(house, days=replace(FAR, opens=date(2099, 1, 1)))
    with pytest.raises(Conflict) as error:
        scene.save(figures())
    assert error.value.facts["code"] == "filings.not_open"


def test_campaigns_are_known_to_who_is_asked(house: House) -> None:
    """A unit that owes nothing and cannot see the level knows of none."""
    begin(house, level=2)
    assert campaigns_for(house.scope("officer")).count() == 0
    assert campaigns_for(house.scope("head")).count() == 1
    assert campaigns_for(house.scope("administrator")).count() == 0
    assert campaigns_for(house.scope("chief")).count() == 1


def many(house: House, units: int = 134) -> None:
    """Units beside those of the house: as many provinces and missions as the state has."""
    made = Org.objects.bulk_create(
        [Org(code=f"X{place:03d}", kind="province" if place % 4 else "mission") for place in range(units)]
    )
    OrgName.objects.bulk_create([OrgName(org=org, language="en", name=f"Unit {org.code}") for org in made])
    OrgParent.objects.bulk_create([OrgParent(org=org, parent=house.orgs["ST"]) for org in made])
    next_edition()


def test_a_large_campaign_opens_at_once_and_its_board_asks_little(
    house: House, django_assert_max_num_queries: Any
) -> None:
    """137 units by five forms: rows by the hundred to open, four questions for the board, both within their time."""
    many(house)
    begun = process_time()
    with django_assert_max_num_queries(40):
        campaign = open_as(house, "chief", regimes=["harbours.year"])
    assert process_time() - begun < 20
    more = [
        Filing(campaign=campaign, regime=filing.regime, form=f"F{place}", org_id=filing.org_id, level=1)
        for filing in campaign.filings.filter(form="G1")
        for place in range(3)
    ]
    Filing.objects.bulk_create(more)
    scope = house.scope("chief")
    with django_assert_max_num_queries(4):
        board = board_of(scope, campaign, measure="ships.met")
    assert board.counts.owed == 137 * 5
    begun = process_time()
    board_of(scope, campaign, measure="ships.met").counts  # noqa: B018 - the counting is what is timed
    assert process_time() - begun < 5


@pytest.mark.usefixtures("scene")
def test_duties_are_passed_on_once() -> None:
    """Where nothing ended nothing moves."""
    assert pass_on() == 0
    assert not Filing.objects.exclude(holder=None).exists()
    assert Filing.objects.filter(state=FilingState.EMPTY).count() == 6
