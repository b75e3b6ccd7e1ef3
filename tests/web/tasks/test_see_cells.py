"""What the database counts is what the rule says, on tasks nobody chose, as they stand and as of any day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.deploy.timing import count_cells, time_class, time_marks
from diemcau.records.task import FourCells, Mark, TaskState, TimeFacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..conftest import House  # noqa: TID252 - the tests are no package

TODAY = date(2026, 11, 22)
_DAYS = st.none() | st.integers(-9, 9).map(lambda days: TODAY + timedelta(days=days))
_FACTS = st.builds(TimeFacts, state=st.sampled_from(TaskState), due=_DAYS, first_due=_DAYS, submitted=_DAYS)
_SETS = st.lists(st.tuples(st.sampled_from(["DUN", "ARD", "KEL"]), _FACTS), max_size=12)
_OFTEN = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _pour(house: House, rows: Sequence[tuple[str, TimeFacts]]) -> None:
    from diemcau.web.tasks.models import Task

    common: dict[str, Any] = {"year": 2026, "office": house.orgs["MIN"], "drafted_by": house.people["chief"]}
    Task.objects.all().delete()
    Task.objects.bulk_create(
        Task(
            serial=number, title=f"Task {number}", lead=house.orgs[org], holder=house.orgs[org],
            state=facts.state.value, due=facts.due, first_due=facts.first_due, submitted_on=facts.submitted, **common,
        )
        for number, (org, facts) in enumerate(rows, 1)
    )  # fmt: skip


@_OFTEN
@given(rows=_SETS, soon=st.integers(0, 5))
def test_the_database_counts_as_the_rule(house: House, rows: list[tuple[str, TimeFacts]], soon: int) -> None:
    """For every unit the cells are those that `deploy.timing` counts."""
    from diemcau.web.tasks.cells import add_up, cells_by_holder
    from diemcau.web.tasks.models import Task

    _pour(house, rows)
    counted = cells_by_holder(Task.objects.all(), TODAY, soon)
    for code in ("DUN", "ARD", "KEL"):
        mine = count_cells([facts for org, facts in rows if org == code], TODAY, soon)
        assert counted.get(house.orgs[code].pk, FourCells()) == mine
    assert add_up(counted.values()) == count_cells([facts for _, facts in rows], TODAY, soon)


@_OFTEN
@given(rows=_SETS)
def test_classes_and_marks_of_rows_are_those_of_the_rule(house: House, rows: list[tuple[str, TimeFacts]]) -> None:
    """Each task has in the database the class and the marks that it has in the engine."""
    from diemcau.web.tasks.cells import class_of, mark_of
    from diemcau.web.tasks.models import Task

    _pour(house, rows)
    facts = {number: facts for number, (_, facts) in enumerate(rows, 1)}
    found = dict(Task.objects.annotate(in_class=class_of(TODAY)).values_list("serial", "in_class"))
    assert found == {number: time_class(each, TODAY) for number, each in facts.items()}
    for mark in Mark:
        having = set(Task.objects.filter(mark_of(mark, TODAY)).values_list("serial", flat=True))
        assert having == {number for number, each in facts.items() if mark in time_marks(each, TODAY)}


_WALKS = {
    "draft": ("assign", "drop"), "assigned": ("accept", "return", "cancel"), "returned": ("reassign", "cancel"),
    "accepted": ("start", "suspend"), "in_progress": ("submit", "suspend"), "submitted": ("complete", "rework"),
    "rework": ("resume",), "completed": ("reopen",), "suspended": ("reopen", "cancel"),
}  # fmt: skip
_MOVES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 4), st.integers(-2, 4)), max_size=9)


@pytest.mark.django_db
@_OFTEN
@given(walks=st.lists(_MOVES, max_size=5), back=st.integers(0, 25))
def test_the_log_counts_as_the_rows_did(house: House, walks: list[list[tuple[int, int, int]]], back: int) -> None:
    """As of any day the steps alone give the cells that the rows gave on that day."""
    from diemcau.deploy.states import TRANSITIONS, Verb
    from diemcau.web.tasks.cells import add_up, cells_by_holder, cells_by_holder_on
    from diemcau.web.tasks.models import Step, Task

    _pour(house, [])
    day = TODAY - timedelta(days=back)
    common: dict[str, Any] = {"by": house.people["chief"], "holder": house.orgs["DUN"]}
    then: list[TimeFacts] = []
    for number, walk in enumerate(walks, 1):
        state, on, due = "draft", TODAY - timedelta(days=24), TODAY - timedelta(days=9)
        submitted: date | None = None
        task = Task.objects.create(
            year=2026, serial=number, title="T", office=house.orgs["MIN"], drafted_by=house.people["chief"],
            lead=house.orgs["DUN"], holder=house.orgs["DUN"], due=due,
        )  # fmt: skip
        steps: list[tuple[str, str, date, date, date | None]] = [("draft", state, on, due, submitted)]
        for choice, later, more in walk:
            verbs = _WALKS.get(state, ())
            on = min(on + timedelta(days=later), TODAY)
            if verbs:
                verb = verbs[choice % len(verbs)]
                state = TRANSITIONS[Verb(verb)].target.value
                submitted = on if verb == "submit" else submitted
                due = due + timedelta(days=more)
                steps.append((verb, state, on, due, submitted))
        for verb, after, when, until, _ in steps:
            Step.objects.create(task=task, verb=verb, after=after, on=when, due=until, **common)
        task.state, task.due, task.submitted_on = state, due, submitted
        task.save()
        seen = [step for step in steps if step[2] <= day]
        if seen:
            _, after, _, until, handed_in = seen[-1]
            then.append(TimeFacts(state=TaskState(after), due=until, submitted=handed_in))
    assert add_up(cells_by_holder_on(Task.objects.all(), day).values()) == count_cells(then, day)
    assert cells_by_holder_on(Task.objects.all(), TODAY) == cells_by_holder(Task.objects.all(), TODAY)
