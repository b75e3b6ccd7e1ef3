"""Laws of tasks: what a query shows is what a look allows, and a picture keeps its days in order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.deploy.states import TRANSITIONS, Actor, Verb, verbs_of
from diemcau.records.task import TaskState
from diemcau.web.shell.speech import load_speech
from diemcau.web.tasks.lifeline import WIDTH, lifeline_of
from diemcau.web.tasks.models import Extension, Task
from diemcau.web.tasks.policies import PREPARED, actors_of, is_inside, tasks_for

from .life import give, with_part

if TYPE_CHECKING:
    from ..conftest import House  # noqa: TID252 - the tests are no package


@pytest.mark.django_db
def test_what_a_list_shows_is_what_a_look_allows(house: House) -> None:
    """For every person, state, level and unit the query and the question of one task say the same."""
    for state, level, lead in product(("draft", "dropped", "assigned", "completed"), (1, 2, 3), ("DUN", "ARD", "KEL")):
        life = give(house, lead=lead, state=state, level=level)
        if lead == "KEL":
            with_part(life)
    Task.objects.filter(lead__code="ARD", state="assigned").update(officer=house.people["officer"])
    tasks, seen = list(Task.objects.all()), 0
    for name in house.people:
        shown = set(tasks_for(house.scope(name)))
        assert shown == {task for task in tasks if is_inside(house.scope(name), task)}, name
        seen += len(shown)
        if name not in {"chief", "leader"}:
            assert not any(task.state in PREPARED for task in shown), name
    assert 0 < seen < len(tasks) * len(house.people)


@pytest.mark.django_db
@pytest.mark.parametrize("state", list(TaskState))
def test_nobody_confirms_and_hands_in(house: House, state: TaskState) -> None:
    """In no state does one person of the small house hold both sides of a confirmation."""
    life = give(house, state=state.value)
    both = {Verb.SUBMIT, Verb.COMPLETE}
    for name, person in house.people.items():
        parts = actors_of(person, house.scope(name), life.task)
        assert not both <= {verb for verb in both if TRANSITIONS[verb].actors & parts}, name
        assert set(verbs_of(state, parts)) <= set(Verb)
        if Actor.ASSIGNER in parts:
            assert name == "leader"


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@settings(max_examples=60, deadline=None)
@given(
    given_on=DAYS,
    due=DAYS,
    first=DAYS,
    submitted=st.none() | DAYS,
    asked=st.lists(DAYS, max_size=4),
    state=st.sampled_from(["assigned", "in_progress", "submitted", "completed", "cancelled"]),
    language=st.sampled_from(["en", "vi"]),
)
def test_a_picture_keeps_its_days_in_order(
    *, given_on: date, due: date, first: date, submitted: date | None, asked: list[date], state: str, language: str
) -> None:
    """Every day lies within the picture, in order, and words on one row do not run into each other."""
    at = datetime.combine(given_on, datetime.min.time(), UTC) + timedelta(hours=3)
    done = at if state == "completed" else None
    task = Task(state=state, assigned_at=at, due=due, first_due=first, submitted_on=submitted, completed_at=done)
    extensions = [Extension(was=due, wanted=day, decision="granted", granted=day) for day in asked]
    picture = lifeline_of(task, extensions, load_speech(language))
    assert picture is not None
    places = [spot.x for spot in picture.spots]
    assert places == sorted(places)
    assert all(0 <= x <= WIDTH for x in places)
    assert all(0 <= one.x <= one.x + one.width <= WIDTH and one.width >= 0 for one in picture.stretches)
    assert all(0 < picture.line + spot.y < picture.line < picture.height for spot in picture.spots)
    for row in {spot.y for spot in picture.spots} - {min(spot.y for spot in picture.spots)}:
        starting = [spot for spot in picture.spots if spot.y == row and spot.anchor == "start"]
        assert all(one.x < other.x for one, other in pairwise(starting))
