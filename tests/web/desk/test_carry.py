"""What people decided lives on when a document is read anew."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.conftest import REPORT
from tests.web.desk.steps import at, by, one, read_anew

from diemcau.read.verify import check_reading
from diemcau.records import Span
from diemcau.web.desk.actions import Wanted, accept, add, correct, open_thread, put_away, reject, undo
from diemcau.web.desk.effective import effective_reading
from diemcau.web.desk.models import Check, Mention, Orphan, Thread
from diemcau.web.desk.queries import to_token

if TYPE_CHECKING:
    from tests.web.conftest import House

pytestmark = pytest.mark.django_db
ROOM = "Room 12 was painted.\n"
"""A number that the reader takes for a name."""
SLOW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
LINES = (
    "The harbour was calm.",
    "Roads were repaired in the north.",
    "A choir sang at the opening of the market.",
    "Further work is described in the annex.",
)


def uids(document: Any) -> dict[str, Any]:
    """The uid of each current figure by its words and label."""
    rows = Mention.objects.filter(document=document, known_to=None, sort="figure")
    return {f"{row.words} {row.label}": row.uid for row in rows}


def test_the_same_text_keeps_every_uid_and_decision(house: House) -> None:
    """Read again, nothing changes but the reading."""
    (document,) = house.bring(REPORT)
    accept(**by(house, "officer", document), **at(one(document, "46")))
    reject(**by(house, "officer", document), **at(one(document, "17")))
    before = uids(document)
    read_anew(document, REPORT, house.people["officer"])
    assert uids(document) == before
    assert one(document, "46").check_state == Check.ACCEPTED
    assert one(document, "17").check_state == Check.REJECTED
    assert one(document, "46").reading.is_current


def test_moved_words_keep_what_was_decided(house: House) -> None:
    """A line put in front moves all; a correction is read again from its words and stands."""
    (document,) = house.bring(REPORT)
    corrected = correct(
        **by(house, "officer", document), **at(one(document, "512")), wanted=Wanted(label="guests of honour")
    )
    read_anew(document, REPORT.replace("\nIn 2024,", f"\n{LINES[0]}\nIn 2024,", 1), house.people["officer"])
    now = one(document, "512")
    assert (now.uid, now.check_state, now.label) == (corrected.uid, Check.CORRECTED, "guests of honour")
    assert now.start == corrected.start + len(LINES[0]) + 1
    state = undo(**by(house, "officer", document), **at(now))
    assert state is not None
    assert (state.check_state, state.label, state.reading.is_current) == (Check.UNCHECKED, "guests", True)


def test_a_changed_number_waits_for_a_person_and_says_why(house: House) -> None:
    """What was decided about 46 does not hold for 48."""
    (document,) = house.bring(REPORT)
    accepted = accept(**by(house, "officer", document), **at(one(document, "46")))
    read_anew(document, REPORT.replace("received 46", "received 48"), house.people["officer"])
    now = one(document, "48")
    assert (now.uid, now.check_state) == (accepted.uid, Check.UNCHECKED)
    assert now.note == {"code": "changed", "was": "accepted", "version": 1, "words": "46"}


def test_words_that_are_gone_leave_a_finding(house: House) -> None:
    """The decision is shown until a person has seen to it."""
    (document,) = house.bring(REPORT)
    accepted = accept(**by(house, "officer", document), **at(one(document, "214")))
    gone = "\n".join(line for line in REPORT.splitlines() if "214" not in line)
    read_anew(document, gone, house.people["officer"])
    (orphan,) = Orphan.objects.filter(document=document)
    assert orphan.state_id == accepted.pk
    put_away(**by(house, "officer", document), orphan=orphan.uid)
    orphan.refresh_from_db()
    assert orphan.put_away_by == house.people["officer"]


def test_an_addition_lives_on(house: House) -> None:
    """What the reader misses again is added again, at its new place."""
    (document,) = house.bring(f"{REPORT}{ROOM}")
    start = document.readings.get().text.index("12 was")
    made = add(
        **by(house, "officer", document),
        wanted=Wanted(span=Span(start, start + 2), label="rooms painted", org="DUN", period="2024"),
    )
    read_anew(document, f"{REPORT}{LINES[1]}\nRoom 12 was painted.\n", house.people["officer"])
    now = Mention.objects.get(uid=made.uid, known_to=None)
    assert (now.words, now.check_state, now.value) == ("12", Check.ADDED, Decimal(12))
    assert effective_reading(document).figures[-1].label == "rooms painted"


def test_a_thread_is_found_again_or_shown_as_lost(house: House) -> None:
    """It hangs on its words."""
    (document,) = house.bring(REPORT)
    span = Span(one(document, "46").start, one(document, "46").end)
    thread = open_thread(**by(house, "officer", document), span=span, text="Which of them were official?")
    read_anew(document, REPORT.replace("\nIn 2024,", f"\n{LINES[0]}\nIn 2024,", 1), house.people["officer"])
    moved = Thread.objects.get(pk=thread.pk)
    assert moved.start == span.start + len(LINES[0]) + 1
    read_anew(document, f"{LINES[1]}\n{LINES[2]}\n{LINES[3]}\n", house.people["officer"])
    lost = Thread.objects.get(pk=thread.pk)
    assert (lost.start, lost.anchor["words"]) == (None, "46")


@SLOW
@given(picks=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(LINES)), max_size=4), seed=st.integers(0, 99))
def test_edits_elsewhere_lose_no_decision(house: House, picks: list[tuple[int, str]], seed: int) -> None:
    """However lines are put between, every decision holds at the same words under the same uid."""
    with transaction.atomic():
        (document,) = house.bring(REPORT)
        decided = {}
        chance = random.Random(seed)
        for row in Mention.objects.filter(document=document, known_to=None):
            act = chance.choice((accept, reject, None))
            if act is not None:
                state = act(**by(house, "officer", document), **at(row))
                decided[state.uid] = (state.check_state, state.words)
        lines = REPORT.splitlines()
        for place, line in picks:
            lines.insert(2 + min(place, len(lines) - 2), line)
        read_anew(document, "\n".join(lines) + "\n", house.people["officer"])
        now = Mention.objects.filter(document=document, known_to=None, uid__in=decided)
        assert {row.uid: (row.check_state, row.words) for row in now} == decided
        assert not Orphan.objects.filter(document=document).exists()
        transaction.set_rollback(True)


@SLOW
@given(steps=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 4)), max_size=12))
def test_any_decisions_keep_the_house_in_order(house: House, steps: list[tuple[int, int]]) -> None:
    """One current state each, every figure in its words; undoing everything gives the reader's own reading back."""
    from diemcau.errors import DiemcauError
    from diemcau.flow.packed import unpack

    with transaction.atomic():
        (document,) = house.bring(f"{REPORT}{ROOM}")
        room = document.readings.get().text.index("12 was")
        spans = [(row.start, row.end) for row in Mention.objects.filter(document=document, sort="figure")][:2]
        spans += [(room, room + 2), (room - 3, room + 4)]
        for pick, act in steps:
            rows = list(Mention.objects.filter(document=document, known_to=None).order_by("start", "uid"))
            row = rows[pick % len(rows)]
            asked = by(house, "section_head", document)
            try:
                _step(act, asked, row, spans[pick % len(spans)])
            except DiemcauError:
                continue
            assert check_reading(effective_reading(document)) == []
        _undo_all(house, document)
        assert effective_reading(document) == unpack(bytes(document.readings.get().packed))
        transaction.set_rollback(True)


def _step(act: int, asked: dict[str, Any], row: Mention, span: tuple[int, int]) -> None:
    wanted = Wanted(span=Span(*span), label="something", period="2023")
    if act == 0:
        accept(**asked, **at(row))
    elif act == 1:
        reject(**asked, **at(row))
    elif act == 2:
        correct(**asked, **at(row), wanted=wanted)
    elif act == 3:
        add(**asked, wanted=wanted)
    else:
        undo(**asked, **at(row))


def _undo_all(house: House, document: Any) -> None:
    """Newest first, so that no figure stands where an earlier one has to go back to."""
    while (
        row := Mention.objects.filter(document=document, known_to=None)
        .exclude(decision=None)
        .order_by("-decision__at", "-decision__pk")
        .first()
    ):
        undo(**by(house, "section_head", document), mention=row.uid, seen=to_token(row))
