"""A year of tasks as a machine plays it: steps, extensions, heirs, parts, reminders, the chain, clocks and stops.

The machine keeps tasks as any site would: their rows, and the log of their steps. A worker tells people once a day of
the profile, wherever the clocks are that people look at; it may be down for days, be killed in the middle, and be asked
twice. What must come of it is worked out beside it, day by day, by rules written down a second time in this file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from diemcau.deploy.escalate import Rung, Sitter, Told, Whom, climb, sitters
from diemcau.deploy.follow import LoggedStep, count_from_log, standings_of
from diemcau.deploy.remind import URGED, newest_mark
from diemcau.deploy.states import Actor, Ground, Verb, decide_step
from diemcau.deploy.timing import count_cells
from diemcau.deploy.working import WorkingCalendar
from diemcau.errors import Conflict, Invalid
from diemcau.records.task import CalendarYear, FourCells, TaskState, TimeFacts

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
PLACES = [ZoneInfo(name) for name in ("America/New_York", "Europe/London", "Australia/Sydney", "Asia/Ho_Chi_Minh")]
TET = frozenset(date(2025, 1, 25) + timedelta(days=number) for number in range(9))
CALENDAR = WorkingCalendar(
    {2025: CalendarYear(year=2025, off=TET | {date(2025, 4, 30)}, worked=frozenset({date(2025, 4, 26)}))}
)
RUNGS = (
    Rung(after=1, whom=Whom.HEAD, grace=2, rest=3),
    Rung(after=3, whom=Whom.CHIEF, grace=2, rest=3),
    Rung(after=5, whom=Whom.ASSIGNER, grace=3, rest=3),
    Rung(after=9, whom=Whom.ABOVE, grace=4, rest=3),
)
UNITS = ("DUN", "ARD", "KEL", "BREN")
SILENT = {"draft", "dropped", "submitted", "returned", "suspended", "completed", "cancelled", "replaced"}
"""States in which the unit owes nothing, written down a second time."""
ALLOWED = {
    ("draft", "assigned"), ("draft", "dropped"), ("assigned", "accepted"), ("assigned", "returned"),
    ("returned", "assigned"), ("accepted", "in_progress"), ("in_progress", "submitted"), ("submitted", "completed"),
    ("submitted", "rework"), ("rework", "in_progress"), ("completed", "in_progress"), ("accepted", "suspended"),
    ("in_progress", "suspended"), ("suspended", "in_progress"),
    *((state, end) for state in ("assigned", "returned", "accepted", "in_progress", "submitted", "rework", "suspended")
      for end in ("cancelled", "replaced")),
}  # fmt: skip
"""The sector's states and what follows what, written down a second time."""


@dataclass
class Kept:
    """A task as a site keeps it."""

    uid: str
    lead: str
    state: TaskState = TaskState.DRAFT
    holder: str = ""
    due: date | None = None
    first_due: date | None = None
    submitted: date | None = None
    asked: date | None = None
    parts: list[bool] = field(default_factory=list)
    evidence: int = 0

    def ground(self) -> Ground:
        """What is known of it."""
        return Ground(
            state=self.state,
            is_signed=True,
            open_shares=self.parts.count(False),
            evidence=self.evidence,
            pending_extension=self.asked is not None,
        )

    def facts(self) -> TimeFacts:
        """What its class depends on."""
        return TimeFacts(state=self.state, due=self.due, first_due=self.first_due, submitted=self.submitted)


@dataclass(frozen=True)
class Reminded:
    """A reminder that went out."""

    uid: str
    due: date
    mark: int
    day: date


@dataclass
class Raised:
    """Somebody of the chain who was told."""

    uid: str
    due: date
    rung: int
    person: str
    day: date
    acknowledged: date | None = None


def working_days_after(first: date, last: date) -> int:
    """How many days are worked after one day until another: counted one by one."""
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(CALENDAR.is_working(day) for day in days)


def marks_of(due: date, day: date) -> list[int]:
    """The marks of a deadline that are told on a day, found by trying all of a year."""
    found = []
    for mark in [-7, -3, -1, 0, 1, 3, 7, *range(14, 760, 7)]:
        told = due + timedelta(days=mark)
        while not CALENDAR.is_working(told):
            told += timedelta(days=-1 if mark <= 0 else 1)
        if told == day:
            found.append(mark)
    return found


class Life(RuleBasedStateMachine):
    """The house over a year."""

    tasks = Bundle("tasks")

    @initialize()
    def open_house(self) -> None:
        """The first morning: nothing is there."""
        self.now = datetime(2025, 1, 6, 1, 0, tzinfo=UTC)
        self.kept: dict[str, Kept] = {}
        self.log: list[LoggedStep] = []
        self.heirs: dict[str, str] = {}
        self.deputies: dict[str, list[str]] = {}
        self.empty: set[str] = set()
        self.done = self.today - timedelta(days=1)
        self.reminded: list[Reminded] = []
        self.raised: list[Raised] = []
        self.owed: dict[tuple[str, date], int] = {}

    @property
    def today(self) -> date:
        """The day of the profile, whatever the clocks of missions say."""
        return self.now.astimezone(HOME).date()

    # What people do.

    @rule(target=tasks, lead=st.sampled_from(UNITS), days=st.integers(-2, 40), parts=st.integers(0, 2))
    def give(self, lead: str, days: int, parts: int) -> str:
        """Prepare a task and give it."""
        task = Kept(uid=f"t{len(self.kept)}", lead=lead, holder=self.standing(lead), parts=[False] * parts)
        self.kept[task.uid] = task
        task.due = self.today + timedelta(days=days)
        self.write(task, "draft")
        self.move(task, Verb.ASSIGN, frozenset({Actor.OFFICE}))
        task.first_due = task.due
        return task.uid

    @rule(uid=tasks, verb=st.sampled_from(Verb), actors=st.sets(st.sampled_from(Actor)), said=st.booleans())
    def step(self, uid: str, verb: Verb, actors: set[Actor], said: bool) -> None:  # noqa: FBT001 - drawn
        """Try any step in any part; what the rules refuse changes nothing."""
        self.move(self.kept[uid], verb, frozenset(actors), said=said)

    @rule(uid=tasks)
    def try_everything(self, uid: str) -> None:
        """Whatever anybody may do to a task as it stands leads where the sector's table says."""
        task = self.kept[uid]
        for verb in Verb:
            try:
                after = decide_step(verb, task.ground(), frozenset(Actor), reason="so it is", has_document=True)
            except Conflict:
                continue
            assert (task.state.value, after.value) in ALLOWED

    @rule(uid=tasks, steps=st.integers(1, 4))
    def go_on(self, uid: str, steps: int) -> None:
        """Take the next steps of a task that goes well."""
        task = self.kept[uid]
        way = {
            TaskState.ASSIGNED: Verb.ACCEPT, TaskState.ACCEPTED: Verb.START, TaskState.IN_PROGRESS: Verb.SUBMIT,
            TaskState.SUBMITTED: Verb.COMPLETE, TaskState.REWORK: Verb.RESUME, TaskState.RETURNED: Verb.REASSIGN,
            TaskState.SUSPENDED: Verb.REOPEN,
        }  # fmt: skip
        for _ in range(steps):
            if task.state in way:
                self.move(task, way[task.state], frozenset(Actor))

    @rule(uid=tasks, open_parts=st.integers(0, 1))
    def hand_in(self, uid: str, open_parts: int) -> None:
        """All that is asked for is done, or all but one part, and the task is handed in where that may be."""
        self.kept[uid].evidence += 1
        parts = self.kept[uid].parts
        self.kept[uid].parts = [number >= open_parts for number in range(len(parts))]
        for _ in range(3):
            if self.kept[uid].state is not TaskState.SUBMITTED:
                self.go_on(uid, 1)

    @rule(uid=tasks)
    def give_back(self, uid: str) -> None:
        """The unit says that it is not its task."""
        self.move(self.kept[uid], Verb.RETURN, frozenset({Actor.HEAD}))
        self.try_everything(uid)

    @rule(uid=tasks)
    def send_back(self, uid: str) -> None:
        """What was handed in is not enough, and is handed in again later."""
        task = self.kept[uid]
        if task.state is TaskState.SUBMITTED:
            self.move(task, Verb.REWORK, frozenset(Actor))
            self.pass_until(self.now + timedelta(days=2))
            self.go_on(uid, 2)

    @rule(uid=tasks)
    def prove(self, uid: str) -> None:
        """Attach evidence."""
        self.kept[uid].evidence += 1

    @rule(uid=tasks)
    def answer(self, uid: str) -> None:
        """One more coordinating unit answers."""
        parts = self.kept[uid].parts
        if False in parts:
            parts[parts.index(False)] = True

    @rule(uid=tasks, days=st.integers(1, 30))
    def ask_for_time(self, uid: str, days: int) -> None:
        """Ask for more time; one question at a time."""
        task = self.kept[uid]
        if task.asked is None and task.due is not None and task.state in URGED:
            task.asked = task.due + timedelta(days=days)

    @rule(uid=tasks, grants=st.booleans())
    def decide_on_time(self, uid: str, grants: bool) -> None:  # noqa: FBT001 - drawn
        """The assigner grants the time, or not."""
        task = self.kept[uid]
        if task.asked is None or task.state not in URGED:
            return
        if grants:
            task.due = task.asked
            self.write(task, "extend")
        task.asked = None

    @rule(unit=st.sampled_from(UNITS), heir=st.sampled_from(UNITS))
    def end_unit(self, unit: str, heir: str) -> None:
        """A unit ends; another carries its tasks on, and the log says so."""
        if unit in self.heirs or self.standing(heir) == unit or len(self.heirs) > 1:
            return
        self.heirs[unit] = heir
        for task in self.kept.values():
            if task.holder == unit:
                task.holder = self.standing(heir)
                self.write(task, "hand_on")

    @rule(unit=st.sampled_from(UNITS), there=st.booleans(), away=st.booleans())
    def change_head(self, unit: str, there: bool, away: bool) -> None:  # noqa: FBT001 - drawn
        """The head of a unit goes, comes, or is away and stood in for."""
        (self.empty.discard if there else self.empty.add)(unit)
        self.deputies[f"head of {unit}"] = [f"deputy of {unit}"] if away else []

    @rule(back=st.integers(1, 6))
    def take_note(self, back: int) -> None:
        """Somebody of the chain who was told lately takes note."""
        if self.raised:
            told = self.raised[-min(back, len(self.raised))]
            told.acknowledged = told.acknowledged or self.today

    # Time, and the worker.

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        """Some hours pass."""
        self.pass_until(self.now + timedelta(hours=hours))

    @rule(place=st.sampled_from(PLACES), hour=st.integers(0, 23), days=st.integers(0, 6))
    def wait_for_clock(self, place: ZoneInfo, hour: int, days: int) -> None:
        """Time passes until a mission's wall clock shows an hour, summer time or not, on whatever day that is here."""
        local = self.now.astimezone(place).date() + timedelta(days=days)
        self.pass_until(datetime.combine(local, time(hour), place).astimezone(UTC))

    @rule(days=st.integers(1, 40))
    def stop(self, days: int) -> None:
        """The worker is down for days and is started again."""
        self.pass_until(self.now + timedelta(days=days))

    @rule(times=st.integers(1, 2))
    def tell(self, times: int) -> None:
        """The worker tells everybody of the day, or is asked twice."""
        for _ in range(times):
            self.tell_day(len(self.kept))
            assert not self.owed, f"missed: {self.owed}"

    @rule(share=st.integers(0, 5))
    def die(self, share: int) -> None:
        """The worker is killed after some tasks."""
        self.tell_day(share)

    @rule(days=st.integers(3, 12))
    def work_daily(self, days: int) -> None:
        """Days pass, and the worker tells on each of them."""
        for _ in range(days):
            self.pass_until(self.now + timedelta(days=1))
            self.tell(1)

    # What holds at every moment.

    @invariant()
    def cells_of_log_are_those_of_rows(self) -> None:
        """The four cells counted from the log are those counted from the tasks; states and holders agree, too."""
        assert count_from_log(self.log, self.today) == count_cells(
            (task.facts() for task in self.kept.values()), self.today
        )
        for uid, standing in standings_of(self.log).items():
            assert (standing.facts, standing.holder) == (self.kept[uid].facts(), self.kept[uid].holder)
        assert isinstance(count_from_log([], self.today), FourCells)

    @invariant()
    def nothing_was_told_twice(self) -> None:
        """No reminder is there twice, none twice a deadline and day; no rung twice a person."""
        keys = [(one.uid, one.due, one.mark) for one in self.reminded]
        days = [(one.uid, one.due, one.day) for one in self.reminded]
        rungs = [(one.uid, one.due, one.rung, one.person) for one in self.raised]
        assert len(set(keys)) == len(keys)
        assert len(set(days)) == len(days)
        assert len(set(rungs)) == len(rungs)

    @invariant()
    def first_deadlines_stay(self) -> None:
        """The deadline with which a task was given is in its log, whatever came after."""
        given = {step.task: step.due for step in reversed(self.log) if step.verb == Verb.ASSIGN}
        assert all(self.kept[uid].first_due == due for uid, due in given.items())

    # How it is done.

    def standing(self, unit: str) -> str:
        """The unit that carries on for another."""
        while unit in self.heirs:
            unit = self.heirs[unit]
        return unit

    def write(self, task: Kept, verb: str) -> None:
        """Append to the log."""
        self.log.append(
            LoggedStep(task=task.uid, verb=verb, after=task.state, on=self.today, due=task.due, holder=task.holder)
        )
        for key in [key for key in self.owed if key[0] == task.uid]:
            if task.state.value in SILENT or key[1] != task.due:
                del self.owed[key]

    def move(self, task: Kept, verb: Verb, actors: frozenset[Actor], *, said: bool = True) -> None:
        """Take a step if the rules let it be."""
        ground = task.ground()
        try:
            after = decide_step(verb, ground, actors, reason="so it is" if said else "", has_document=said)
        except (Conflict, Invalid):
            return
        assert (task.state.value, after.value) in ALLOWED
        assert verb is not Verb.SUBMIT or (task.evidence and all(task.parts))
        task.state = after
        if verb is Verb.SUBMIT:
            task.submitted = self.today
        self.write(task, verb.value)

    def pass_until(self, moment: datetime) -> None:
        """Let time pass, and note at the beginning of each day what is owed on it."""
        while self.today < moment.astimezone(HOME).date():
            self.now = datetime.combine(self.today + timedelta(days=1), time(0), HOME).astimezone(UTC)
            for task in self.kept.values():
                marks = marks_of(task.due, self.today) if task.due and task.state.value not in SILENT else []
                if task.due and marks:
                    self.owed[task.uid, task.due] = marks[-1]
        self.now = max(self.now, moment)

    def tell_day(self, most: int) -> None:
        """Tell the people of some tasks what is due today; the day is done when all were gone through."""
        today = self.today
        for number, task in enumerate(self.kept.values()):
            if number >= most:
                return
            if task.due is not None and task.state in URGED:
                self.remind(task, task.due, today)
                self.raise_up(task, task.due, today)
        self.done = today

    def remind(self, task: Kept, due: date, today: date) -> None:
        """Remind the unit of one task."""
        mark = newest_mark(due, since=self.done, today=today, calendar=CALENDAR)
        if mark is None or any((one.uid, one.due, one.mark) == (task.uid, due, mark) for one in self.reminded):
            return
        assert task.state.value not in SILENT
        assert CALENDAR.is_working(today) or self.done < today - timedelta(days=1), "a day off"
        self.reminded.append(Reminded(task.uid, due, mark, today))
        if self.owed.get((task.uid, due), mark) == mark:
            self.owed.pop((task.uid, due), None)

    def raise_up(self, task: Kept, due: date, today: date) -> None:
        """Tell the chain of one task."""
        mine = [one for one in self.raised if (one.uid, one.due) == (task.uid, due)]
        told = [Told(rung=one.rung, day=one.day, acknowledged=one.acknowledged) for one in mine]
        head = [] if task.holder in self.empty else [f"head of {task.holder}"]
        seats = {
            Whom.HEAD: sitters(head, self.deputies),
            Whom.CHIEF: (Sitter(person="chief"),),
            Whom.ASSIGNER: (),
            Whom.ABOVE: (Sitter(person="minister"),),
        }
        found = climb(RUNGS, due=due, today=today, told=told, seats=seats, calendar=CALENDAR)
        if found is None:
            return
        assert task.state.value not in SILENT
        assert working_days_after(due, today) >= RUNGS[found.rung - 1 - len(found.passed)].after
        assert found.sitters, "the chief is always there"
        self.check_patience(mine, found.rung - len(found.passed), today)
        self.raised += [Raised(task.uid, due, found.rung, one.person, today) for one in found.sitters]

    def check_patience(self, mine: list[Raised], rung: int, today: date) -> None:
        """Every rung below was told or had nobody, and the last one had its grace, or its rest."""
        below = max((one.rung for one in mine), default=0)
        assert rung == below + 1
        last = [one for one in mine if one.rung == below]
        noted = [one.acknowledged for one in last if one.acknowledged]
        if noted:
            assert working_days_after(max(noted), today) >= RUNGS[below - 1].rest
        elif last:
            assert working_days_after(max(one.day for one in last), today) >= RUNGS[below - 1].grace


Life.TestCase.settings = settings(max_examples=100, stateful_step_count=60, deadline=None)
TestLife = Life.TestCase
