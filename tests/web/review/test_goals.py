"""Plans and targets are set, changed and given up by who keeps them, with every state they had."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.utils import timezone

from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records import Bound
from diemcau.records.total import Reach
from diemcau.web.audit.models import Entry
from diemcau.web.review.actions.goals import Wanted, change_goal, end_goal, set_goal
from diemcau.web.review.goals import find_goal, goals_held, states_of, to_target
from diemcau.web.review.queries import progress_for
from diemcau.web.review.typed import parse_typed

from .conftest import SUMMED
from .test_totals import view

if TYPE_CHECKING:
    from diemcau.web.review.models import Goal

    from .conftest import Store


def wanted(**said: Any) -> Wanted:
    """A goal of the whole state."""
    return Wanted(**{"measure": SUMMED, "org": "ST", "period": "2024", "words": "at least 20", "language": "en"} | said)


def put(store: Store, by: str = "chief", **said: Any) -> Goal:
    """Set a goal."""
    return set_goal(actor=store.house.people[by], scope=store.house.scope(by), wanted=wanted(**said))


def change(store: Store, goal: Goal, by: str = "chief", reason: str = "the plan was raised", **said: Any) -> Goal:
    """Change a goal as it was seen."""
    return change_goal(
        actor=store.house.people[by], scope=store.house.scope(by), uid=goal.uid, seen=goal.known_from,
        wanted=wanted(**said), reason=reason,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "language", "low", "high", "bound"),
    [
        ("at least 8%", "en", 8, None, Bound.AT_LEAST),
        ("ít nhất 8%", "vi", 8, None, Bound.AT_LEAST),
        ("trên 174", "vi", 174, None, Bound.OVER),
        ("at least 8%", "vi", 8, None, Bound.AT_LEAST),
        ("1.250", "vi", 1250, 1250, Bound.EXACT),
        ("6.2 to 6.4 billion USD", "en", Decimal("6.2e9"), Decimal("6.4e9"), Bound.RANGE),
    ],
)
def test_typed_words_are_intervals(words: str, language: str, low: object, high: object, bound: Bound) -> None:
    """What is typed is read as in a document, in either language."""
    found = parse_typed(words, language, "persons")
    assert (found.interval.low, found.interval.high, found.bound) == (low, high, bound)


@pytest.mark.parametrize("words", ["", "many", "8 or 9 people came", "10 20 30", "5 apples and 6", "x" * 500])
def test_other_words_are_no_number(words: str) -> None:
    """More than one number, or anything beside it, is refused instead of guessed."""
    with pytest.raises(Invalid):
        parse_typed(words, "en")


def test_a_goal_is_held_against_what_happened(store: Store) -> None:
    """A target of at least 20 is missed with 15 once the year is over."""
    goal = put(store)
    store.fact("DUN", 10)
    store.fact("ARD", 5)
    (progress,) = progress_for(store.house.scope("officer"), view())
    assert (progress.target.id, progress.reach) == (str(goal.uid), Reach.MISSED)
    assert to_target(goal).interval.low == 20


@pytest.mark.parametrize("by", ["officer", "head", "owner", "leader", "administrator", "outsider_head"])
def test_only_who_collects_sets(store: Store, by: str) -> None:
    """The chief of office keeps plans and targets, nobody else."""
    with pytest.raises(Denied):
        put(store, by)


def test_history_is_kept(store: Store) -> None:
    """A change closes the state and adds another; as of the moment before it the first comes back."""
    first = put(store)
    moment = timezone.now()
    second = change(store, first, words="at least 25")
    scope = store.house.scope("officer")
    assert [state.words for state in states_of(scope, first.uid)] == ["at least 25", "at least 20"]
    assert [state.words for state in goals_held(scope, moment)] == ["at least 20"]
    end_goal(
        actor=store.house.people["chief"], scope=store.house.scope("chief"), uid=first.uid, seen=second.known_from,
        reason="no longer asked",
    )  # fmt: skip
    assert not goals_held(scope).exists()
    assert find_goal(scope, first.uid).ended_for == "no longer asked"
    assert [entry.act for entry in Entry.objects.filter(thing="goal").order_by("number")] == [
        "goal.set", "goal.set", "goal.end",
    ]  # fmt: skip


def test_two_do_not_overwrite_each_other(store: Store) -> None:
    """Whoever saw an older state is told."""
    first = put(store)
    change(store, first, words="at least 25")
    with pytest.raises(Conflict):
        change(store, first, words="at least 30")


def test_a_second_goal_for_the_same_is_refused(store: Store) -> None:
    """One target of a thing at a time; a plan of it is another goal."""
    put(store)
    with pytest.raises(Conflict):
        put(store)
    put(store, status="plan")


def test_a_higher_goal_tells_nobody_below(store: Store) -> None:
    """A goal above the clearance is not there: not in lists, not in progress, not by its refusal."""
    secret = put(store, level=3)
    store.fact("DUN", 10)
    scope = store.house.scope("officer")
    assert not goals_held(scope).exists()
    assert progress_for(scope, view()) == []
    with pytest.raises(NotFound):
        find_goal(scope, secret.uid)
    put(store, level=1)


@pytest.mark.parametrize(
    "said",
    [
        {"words": "many"}, {"measure": "no.such"}, {"direction": "sideways"}, {"status": "actual"}, {"level": 4},
        {"unit": "USD", "words": "at least 20 USD"}, {"points": [("2023", "5")]}, {"points": [("2024-H1", "some")]},
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(store: Store, said: dict[str, Any]) -> None:
    """Nothing is guessed of a goal."""
    with pytest.raises(Invalid):
        put(store, **said)


def test_interim_points_stand_in_order(store: Store) -> None:
    """Points are kept by the ends of their periods, whatever order they were typed in."""
    goal = put(store, points=[("2024-09", "15"), ("2024-H1", "at least 8")])
    points = to_target(goal).points
    assert [when.code for when, _ in points] == ["2024-H1", "2024-09"]
    assert [what.low for _, what in points] == [8, 15]


def test_a_goal_is_of_the_level_of_its_document(store: Store) -> None:
    """A goal that was read in a document is not less confidential than it."""
    mention = store.mentions[0]
    store.document.level = 3
    store.document.save()
    with pytest.raises(Invalid):
        put(store, mention=mention.uid)
    assert put(store, mention=mention.uid, level=3).mention == mention.uid


def test_pages(store: Store) -> None:
    """The chief sets a goal on the page, others see it and may not change it."""
    chief, officer = store.house.visit("chief"), store.house.visit("officer")
    said = {
        "measure": SUMMED, "org": "ST", "period": "2024", "words": "over 20", "status": "target", "direction": "up",
        "level": "1", "point_0": "2024-H1", "by_0": "8",
    }  # fmt: skip
    assert chief.get("/review/goals/new").status_code == 200
    assert chief.post("/review/goals/new", said | {"words": "some"}).status_code == 422
    answer = chief.post("/review/goals/new", said)
    assert answer.status_code == 302
    page = officer.get(answer["Location"]).content.decode()
    assert "more than 20" in page
    assert officer.get(f"{answer['Location']}/change").status_code == 403
    assert chief.get(f"{answer['Location']}/change").status_code == 200
    assert "more than 20" in officer.get("/review/goals/?period=2024").content.decode()
    assert officer.get(f"/review/goals/{uuid4()}").status_code == 404
    assert "more than 20" in officer.get("/review/?period=2024").content.decode()
