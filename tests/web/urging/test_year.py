"""A year on the site as a machine plays it: real actions of real people, heirs, the worker's days, stops and breaks."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from diemcau.deploy.escalate import Rung, Whom
from diemcau.deploy.follow import LoggedStep, count_from_log
from diemcau.deploy.states import TRANSITIONS
from diemcau.deploy.timing import count_cells
from diemcau.errors import Conflict, Denied, Invalid, NotFound
from diemcau.records.task import TaskState, TimeFacts
from diemcau.web.orgs import actions as orgs
from diemcau.web.orgs.actions import Why
from diemcau.web.orgs.queries import _tree
from diemcau.web.tasks.actions import extending, flow, sharing
from diemcau.web.tasks.actions.drafting import Part, Wanted, assign, make_draft
from diemcau.web.tasks.models import Evidence, Share, Step, Task
from diemcau.web.urging.actions import acknowledge, make_letters, set_rungs, simulate_ladder, switch, telling
from diemcau.web.urging.models import Escalation, Reminder, Round
from diemcau.web.urging.rules import calendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import House  # noqa: TID252 - the tests are no package

RUNGS = (
    Rung(after=1, whom=Whom.HEAD, grace=2, rest=3),
    Rung(after=3, whom=Whom.CHIEF, grace=2, rest=3),
    Rung(after=5, whom=Whom.ASSIGNER, grace=3, rest=3),
)
PEOPLE = ("officer", "head", "outsider_head", "leader", "chief", "owner")
OWING = frozenset({"assigned", "accepted", "in_progress", "rework"})
"""States in which the unit is reminded, written down a second time."""
PAIRS = {(source.value, move.target.value) for move in TRANSITIONS.values() for source in move.sources}
REFUSED = (Conflict, Denied, Invalid, NotFound)
WAY: dict[str, tuple[str, Any]] = {
    "assigned": ("head", flow.accept), "accepted": ("head", flow.start), "in_progress": ("head", flow.submit),
    "submitted": ("leader", flow.complete), "rework": ("head", flow.resume), "returned": ("leader", flow.reassign),
}  # fmt: skip
VERBS: dict[str, tuple[Any, dict[str, Any]]] = {
    "accept": (flow.accept, {}), "return": (flow.return_task, {"reason": "Not ours"}), "start": (flow.start, {}),
    "submit": (flow.submit, {}), "rework": (flow.rework, {"reason": "More"}), "resume": (flow.resume, {}),
    "complete": (flow.complete, {}), "reopen": (flow.reopen, {"reason": "Anew"}),
    "suspend": (flow.suspend, {"reason": "Wait"}), "reassign": (flow.reassign, {}),
}  # fmt: skip


def marks_of(due: date, day: date) -> list[int]:
    """The marks of a deadline that are told on a day, found by trying all of them."""
    found = []
    for mark in [-7, -3, -1, 0, 1, 3, 7, *range(14, 200, 7)]:
        told = due + timedelta(days=mark)
        while not calendar().is_working(told):
            told += timedelta(days=-1 if mark <= 0 else 1)
        if told == day:
            found.append(mark)
    return found


class Year(RuleBasedStateMachine):
    """The small house over some months."""

    house: ClassVar[House]
    clock: ClassVar[datetime]
    tasks = Bundle("tasks")

    @initialize()
    def begin(self) -> None:
        """The first morning; the chain is on."""
        Year.clock = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
        self.place = transaction.savepoint()
        self.merged = False
        self.owed: set[tuple[int, date]] = set()
        self.office = self.house.orgs["MIN"]
        self.do("chief", set_rungs, office=self.office, rungs=RUNGS, reason="So")
        self.do("chief", simulate_ladder, office=self.office)
        self.do("leader", switch, office=self.office, on=True, reason="So")

    def teardown(self) -> None:
        """The house is as it was."""
        if hasattr(self, "place"):
            transaction.savepoint_rollback(self.place)
        _tree.cache_clear()

    def do(self, name: str, act: Callable[..., Any], **more: Any) -> Any:
        """An act of a person with the rights of the day."""
        return act(actor=self.house.people[name], scope=self.house.scope(name), **more)

    def on_task(self, name: str, act: Callable[..., Any], pk: int, **more: Any) -> None:
        """An act on a task as it stands; what is refused changes nothing."""
        task = Task.objects.get(pk=pk)
        with suppress(*REFUSED), transaction.atomic():
            self.do(name, act, task=task, edit=task.edit, **more)
        for key in [key for key in self.owed if key[0] == pk]:
            task.refresh_from_db()
            if task.state not in OWING or task.due != key[1]:
                self.owed.discard(key)

    # What people do.

    @rule(target=tasks, days=st.integers(1, 12), part=st.booleans())
    def give(self, days: int, part: bool) -> int:  # noqa: FBT001 - drawn
        """The leader gives a task to the province."""
        lead, other = self.house.orgs["ARD" if self.merged else "DUN"], self.house.orgs["KEL"]
        wanted = Wanted(
            title="Prepare the conference", office=self.office, lead=lead, due=timezone.localdate() + timedelta(days),
            parts=(Part(org=other, words="The list"),) if part else (),
        )  # fmt: skip
        task = self.do("leader", make_draft, wanted=wanted)
        self.do("leader", assign, task=task, edit=task.edit)
        return int(task.pk)

    @rule(pk=tasks, name=st.sampled_from(PEOPLE), verb=st.sampled_from(sorted(VERBS)))
    def try_anything(self, pk: int, name: str, verb: str) -> None:
        """Anybody tries anything."""
        act, more = VERBS[verb]
        self.on_task(name, act, pk, **more)

    @rule(pk=tasks, steps=st.integers(1, 3))
    def go_on(self, pk: int, steps: int) -> None:
        """Those whose turn it is take the next steps."""
        for _ in range(steps):
            name, act = WAY.get(Task.objects.get(pk=pk).state, ("", None))
            if act is not None:
                self.on_task("outsider_head" if self.merged and name == "head" else name, act, pk)

    @rule(pk=tasks)
    def hand_in(self, pk: int) -> None:
        """It is taken on, done and handed in on one day, and confirmed on another or never."""
        self.prove(pk)
        self.go_on(pk, 3)

    @rule(pk=tasks)
    def prove(self, pk: int) -> None:
        """Something shows that it is done, and the part is answered by whoever may."""
        Evidence.objects.create(task_id=pk, words="It was done.", by=self.house.people["officer"])
        for share in Share.objects.filter(task=pk, state="asked"):
            self.on_task("leader", sharing.waive, pk, share=share.uid, reason="Not needed")

    @rule(pk=tasks, days=st.integers(1, 20), grants=st.booleans())
    def extend(self, pk: int, days: int, grants: bool) -> None:  # noqa: FBT001 - drawn
        """The unit asks for more time and the leader decides."""
        task = Task.objects.get(pk=pk)
        wanted = (task.due or timezone.localdate()) + timedelta(days)
        self.on_task("outsider_head" if self.merged else "head", extending.ask, pk, wanted=wanted, reason="Rain")
        self.on_task("leader", extending.decide, pk, granted=wanted if grants else None, answer="So be it")

    @rule()
    def merge(self) -> None:
        """The province ends; another carries on."""
        if not self.merged:
            why = Why(on=timezone.localdate(), reason="Law 7")
            self.do("administrator", orgs.merge, formers=[self.house.orgs["DUN"]], heir=self.house.orgs["ARD"], why=why)
            self.merged = True

    @rule()
    def take_note(self) -> None:
        """Whoever was told last takes note."""
        row = Escalation.objects.filter(acknowledged_at=None).select_related("person").order_by("-pk").first()
        if row is not None:
            acknowledge(actor=row.person, scope=self.house.scope(row.person.username), uid=row.uid)

    # Time, and the worker.

    @rule(days=st.integers(1, 5), daily=st.booleans())
    def wait(self, days: int, daily: bool) -> None:  # noqa: FBT001 - drawn
        """Days pass; the worker is there on each of them, or down."""
        for _ in range(days):
            Year.clock += timedelta(days=1)
            today = timezone.localdate()
            for pk, due in Task.objects.filter(state__in=OWING, due__isnull=False).values_list("pk", "due"):
                if due is not None and marks_of(due, today):
                    self.owed.add((pk, due))
            if daily:
                self.tell(1)

    @rule(times=st.integers(1, 2))
    def tell(self, times: int) -> None:
        """The worker tells the day, or is asked twice; nothing that is owed is missing then."""
        for _ in range(times):
            make_letters(on=timezone.localdate())
        for pk, due in self.owed:
            assert Reminder.objects.filter(task=pk, kind="lead", due=due, letter__on=timezone.localdate()).exists()
        self.owed.clear()

    @rule(at_once=st.booleans())
    def break_off(self, at_once: bool) -> None:  # noqa: FBT001 - drawn
        """The next morning the worker dies before or after the first letters, and goes on later."""
        self.wait(1, daily=False)
        post, done = telling._post, [1] if at_once else list[int]()

        def die(*given: Any) -> None:
            if done:
                raise OSError("killed")
            done.append(1)
            post(*given)

        with pytest.MonkeyPatch.context() as patch, suppress(OSError):
            patch.setattr(telling, "_AT_ONCE", 1)
            patch.setattr(telling, "_post", die)
            make_letters(on=timezone.localdate())
        if Round.objects.filter(on=timezone.localdate(), done_at__isnull=False).exists():
            self.owed.clear()
        for pk, due in list(self.owed):
            if Reminder.objects.filter(task=pk, kind="lead", due=due, letter__on=timezone.localdate()).exists():
                self.owed.discard((pk, due))

    # What holds at every moment.

    @invariant()
    def only_allowed_steps(self) -> None:
        """Every step of the log that changed a state is one of the table."""
        if hasattr(self, "place"):
            moved = Step.objects.exclude(before=F("after")).exclude(verb="undo")
            assert set(moved.values_list("before", "after")) <= PAIRS

    @invariant()
    def cells_of_log_are_those_of_rows(self) -> None:
        """The four cells from the log are those of the tasks, and first deadlines are those that were given."""
        if not hasattr(self, "place"):
            return
        steps = [
            LoggedStep(task=str(row.task_id), verb=row.verb, after=TaskState(row.after), on=row.on, due=row.due)
            for row in Step.objects.order_by("at", "pk")
        ]
        facts = [
            TimeFacts(state=TaskState(row.state), due=row.due, first_due=row.first_due, submitted=row.submitted_on)
            for row in Task.objects.all()
        ]
        today = timezone.localdate()
        assert count_from_log(steps, today) == count_cells(facts, today)
        given = dict(Step.objects.filter(verb="assign").values_list("task_id", "due"))
        assert given == dict(Task.objects.exclude(first_due=None).values_list("pk", "first_due"))

    @invariant()
    def nothing_was_told_twice(self) -> None:
        """Nobody is told of one deadline twice a day or twice a mark, nor twice of a rung, nor of one out of turn."""
        if not hasattr(self, "place"):
            return
        rows = list(
            Reminder.objects.values_list("kind", "task", "share", "extension", "due", "person", "mark", "letter")
        )
        assert len({row[:7] for row in rows}) == len(rows)
        assert len({(*row[:6], row[7]) for row in rows}) == len(rows)
        told = list(Escalation.objects.order_by("letter__on", "rung").values_list("task", "due", "rung", "person"))
        assert len(set(told)) == len(told)
        last: dict[tuple[int, date], int] = {}
        for task, due, rung, _ in told:
            assert rung >= last.get((task, due), 0)
            last[task, due] = rung


def test_a_year_on_the_site(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever people do and however the worker fares, nothing is missed, doubled, forbidden or counted otherwise."""
    Year.house, Year.clock = house, datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: Year.clock)
    # A failing year is told as it was played: to look for a shorter one would take minutes.
    run_state_machine_as_test(
        Year,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.generate],
        ),
    )
