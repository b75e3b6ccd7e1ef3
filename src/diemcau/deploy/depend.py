"""What waits for what: the earliest and the latest days of jobs, their slack and the critical path.

The critical path method of Kelley and Walker (1959) on working days: a pass forward from today and from the days that
are given gives the earliest days, a pass backward from the deadlines the latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from diemcau.deploy.working import WorkingCalendar
from diemcau.errors import Conflict, Invalid

_DAY = timedelta(days=1)
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One task as a plan sees it.

    Attributes:
        uid: Its id.
        start: The first day on which it may be worked on: the day it was given, or a later one.
        due: Its deadline, or None.
        needs: Ids of what has to be done before it begins; those that are not among the jobs are done or unknown
            and hold nothing up.
        percent: How much of it is done, 0 to 100.
        days: Working days that it takes as a whole; None where nobody said: then those between the deadlines of
            what it waits for, or its start where that is later, and its own, as the deadlines mean it.
    """

    uid: str
    start: date
    due: date | None = None
    needs: tuple[str, ...] = ()
    percent: Decimal = Decimal(0)
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a job lies in the plan. All days are working days of the calendar.

    Attributes:
        uid: The job's id.
        first: The earliest day on which it can begin, what it waits for being done.
        last: The earliest day on which it can be done; of a job that is done the day it began.
        latest: The latest day on which it may be done so that neither its own deadline nor one behind it is
            missed; None where no deadline follows.
        slack: Working days by which it may slip before a deadline is missed; negative where it is too late already;
            None where no deadline follows.
        is_critical: Whether it lies on the critical path: what waits for each other and has no slack, or the least
            that there is among them. A job that neither waits nor is waited for lies on none.
        blocked_by: Those it waits for that are not done, in the order given.
        conflicts: Those it waits for whose deadline lies behind its own, so that both being in term proves nothing.
    """

    uid: str
    first: date
    last: date
    latest: date | None
    slack: int | None
    is_critical: bool
    blocked_by: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


def schedule(jobs: Iterable[Job], *, calendar: WorkingCalendar, today: date) -> tuple[Line, ...]:
    """A line for each job, in the order given.

    A job that is not done begins, at the earliest, on the first working day that is neither before its start, nor
    before today, nor before the day after the last of what it waits for. What is left of it takes the share of its
    days that is not done, at least one.

    Args:
        jobs: The jobs; ids unique.
        calendar: On which days they are worked on.
        today: The day of the plan.

    Raises:
        Invalid: If an id stands twice.
        Conflict: If jobs wait for each other in a circle; the circle is named.
    """
    known: dict[str, Job] = {}
    for job in jobs:
        if job.uid in known:
            raise Invalid(f"The job {job.uid} stands twice.", "Give each once.", code="deploy.job_twice", job=job.uid)
        known[job.uid] = job
    order = _in_order(known)
    plan = _Plan(known, calendar, today)
    for uid in order:
        plan.forward(uid)
    for uid in reversed(order):
        plan.backward(uid)
    slacks = [slack for uid, slack in plan.slack.items() if slack is not None and uid in plan.linked]
    least = max(min(slacks, default=0), 0)
    return tuple(plan.line(uid, least) for uid in known)


def _in_order(jobs: Mapping[str, Job]) -> list[str]:
    """Ids so that each stands behind all it waits for, in the order given where that leaves a choice.

    Raises:
        Conflict: If there is a circle.
    """
    waits = {uid: [need for need in dict.fromkeys(job.needs) if need in jobs] for uid, job in jobs.items()}
    frees: dict[str, list[str]] = {uid: [] for uid in jobs}
    for uid, needs in waits.items():
        for need in needs:
            frees[need].append(uid)
    left = {uid: len(needs) for uid, needs in waits.items()}
    found = [uid for uid, count in left.items() if count == 0]
    for uid in found:  # grows while it is gone through
        for freed in frees[uid]:
            left[freed] -= 1
            if left[freed] == 0:
                found.append(freed)
    if len(found) < len(jobs):
        circle = find_circle(waits)
        raise Conflict(
            f"These wait for each other: {' > '.join(circle)}.",
            "Remove one of the dependencies.",
            code="deploy.circle",
            circle=" > ".join(circle),
        )
    return found


def find_circle(needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The first circle among what waits for what, its first id again at the end; empty where there is none.

    Args:
        needs: By id the ids of what it waits for; those that are no keys wait for nothing.
    """
    ended: set[str] = set()
    for start in needs:
        if start in ended:
            continue
        path, places = [start], {start: 0}
        ways = [iter(needs[start])]
        while ways:
            step = next((need for need in ways[-1] if need in needs and need not in ended), None)
            if step is None:
                ways.pop()
                done = path.pop()
                ended.add(done)
                del places[done]
            elif step in places:
                return (*path[places[step] :], step)
            else:
                places[step] = len(path)
                path.append(step)
                ways.append(iter(needs[step]))
    return ()


class _Plan:
    """The days of all jobs while they are worked out."""

    def __init__(self, jobs: Mapping[str, Job], calendar: WorkingCalendar, today: date) -> None:
        self._jobs, self._calendar = jobs, calendar
        self._today = calendar.next_working(today)
        self._first: dict[str, date] = {}
        self._last: dict[str, date] = {}
        self._left: dict[str, int] = {}
        self._latest: dict[str, date] = {}
        self.slack: dict[str, int | None] = {}
        self.linked: set[str] = set()

    def forward(self, uid: str) -> None:
        """The earliest days of a job, those of all it waits for being known."""
        job, calendar = self._jobs[uid], self._calendar
        start = calendar.next_working(job.start)
        self._left[uid] = self._days_left(job)
        if not self._left[uid]:
            self._first[uid] = self._last[uid] = start
            return
        first = max(start, self._today)
        for need in self._open_needs(job):
            self.linked |= {uid, need}
            first = max(first, calendar.add_working_days(self._last[need], 1))
        self._first[uid] = first
        self._last[uid] = calendar.add_working_days(first, self._left[uid] - 1)

    def backward(self, uid: str) -> None:
        """The latest day of a job, and from it those of all it waits for; what waits for it being known."""
        job, calendar = self._jobs[uid], self._calendar
        if not self._left[uid]:
            self.slack[uid] = None
            return
        if job.due is not None:
            self._at_the_latest(uid, calendar.last_working(job.due))
        latest = self._latest.get(uid)
        self.slack[uid] = calendar.working_days_between(self._last[uid], latest) if latest is not None else None
        if latest is not None:
            before = calendar.add_working_days(latest, -self._left[uid])
            for need in self._open_needs(job):
                self._at_the_latest(need, before)

    def line(self, uid: str, least: int) -> Line:
        """What is known of a job, `least` being the slack up to which a job is critical."""
        job, slack = self._jobs[uid], self.slack[uid]
        open_needs = self._open_needs(job)
        return Line(
            uid=uid,
            first=self._first[uid],
            last=self._last[uid],
            latest=self._latest.get(uid),
            slack=slack,
            is_critical=slack is not None and slack <= least and uid in self.linked,
            blocked_by=tuple(open_needs),
            conflicts=tuple(need for need in open_needs if self._too_late(job, self._jobs[need])),
        )

    def _open_needs(self, job: Job) -> list[str]:
        """Ids of what it waits for and what is among the jobs and not done; what is done waits for nothing."""
        if not self._left[job.uid]:
            return []
        return [need for need in dict.fromkeys(job.needs) if need in self._jobs and self._left[need]]

    def _days_left(self, job: Job) -> int:
        """Working days that what is not done takes; 0 of a job that is done."""
        if job.percent >= _WHOLE:
            return 0
        whole = job.days if job.days is not None else self._days_meant(job)
        left = whole * (_WHOLE - max(job.percent, Decimal(0))) / _WHOLE
        return max(1, int(left.to_integral_value(ROUND_CEILING)))

    def _days_meant(self, job: Job) -> int:
        """Working days between the day on which a job can begin, all else being in term, and its deadline."""
        if job.due is None:
            return 1
        dues = [need.due for uid in job.needs if (need := self._jobs.get(uid)) is not None and need.due is not None]
        before = max((job.start - _DAY, *dues))
        return max(1, self._calendar.working_days_between(before, job.due))

    def _at_the_latest(self, uid: str, day: date) -> None:
        held = self._latest.get(uid)
        self._latest[uid] = day if held is None else min(held, day)

    @staticmethod
    def _too_late(job: Job, need: Job) -> bool:
        """Whether a job falls due before what it waits for."""
        return job.due is not None and need.due is not None and job.due < need.due
