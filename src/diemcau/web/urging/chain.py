"""Which rungs are due on a day, of all offices whose ladder is on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from diemcau.deploy.escalate import Rung, Told, Whom, climb
from diemcau.web.tasks.models import Task
from diemcau.web.urging.due import STATES
from diemcau.web.urging.models import Escalation, Ladder
from diemcau.web.urging.rules import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django.db.models import QuerySet

    from diemcau.web.urging.seats import Seats

ToldOf = dict[tuple[int, "date"], list[Told]]


@dataclass
class Rise:
    """What the chain is told on a day.

    Attributes:
        rungs: Rows that are not saved yet and stand in no letter.
        unheard: Ids of tasks of which a rung is due and nobody is there.
    """

    rungs: list[Escalation] = field(default_factory=list)
    unheard: set[int] = field(default_factory=set)


def rungs_of(ladder: Ladder) -> tuple[Rung, ...]:
    """The rungs of a row."""
    return tuple(
        Rung(after=one["after"], whom=Whom(one["whom"]), grace=one["grace"], rest=one["rest"]) for one in ladder.rungs
    )


def to_plain(rungs: Iterable[Rung]) -> list[dict[str, int | str]]:
    """The rungs as they are kept."""
    return [{"after": rung.after, "whom": rung.whom.value, "grace": rung.grace, "rest": rung.rest} for rung in rungs]


def newest_ladders() -> dict[int, Ladder]:
    """The ladder that holds, by the id of its office."""
    found: dict[int, Ladder] = {}
    for ladder in Ladder.objects.order_by("at", "pk"):
        found[ladder.office_id] = ladder
    return found


def overdue_of(offices: Iterable[int], before: date) -> QuerySet[Task]:
    """The tasks of some offices whose deadline lies before a day, and of which their units owe something."""
    return Task.objects.filter(
        office__in=list(offices), state__in=STATES, is_counted=True, due__lt=before, holder__isnull=False
    )


def told_of_tasks(tasks: QuerySet[Task], before: date | None = None) -> ToldOf:
    """What was told of the deadlines of some tasks; until before a day, where one is named."""
    found: ToldOf = defaultdict(list)
    rows = Escalation.objects.filter(task__in=tasks.order_by().values("pk"))
    if before is not None:
        rows = rows.filter(letter__on__lt=before)
    for task, due, rung, day, noted in rows.values_list("task_id", "due", "rung", "letter__on", "acknowledged_at"):
        acknowledged = timezone.localdate(noted) if noted is not None else None
        found[task, due].append(Told(rung=rung, day=day, acknowledged=acknowledged))
    return found


def rise(today: date, seats: Seats) -> Rise:
    """What the chain of every office is told on a day.

    What was told on this very day already does not count, so that a round that was broken off comes to the same.
    """
    ladders = {office: ladder for office, ladder in newest_ladders().items() if ladder.is_on}
    found = Rise()
    if not ladders:
        return found
    tasks = overdue_of(ladders, today)
    told = told_of_tasks(tasks, before=today)
    rungs = {office: rungs_of(ladder) for office, ladder in ladders.items()}
    for pk, due, holder, office, assigner, level in tasks.values_list(
        "pk", "due", "holder_id", "office_id", "assigner_id", "level"
    ):
        there: Mapping[Whom, tuple] = seats.of_task(holder, office, assigner, level)  # type: ignore[type-arg]
        if due is None or holder is None:
            continue
        step = climb(
            rungs[office], due=due, today=today, told=told.get((pk, due), ()), seats=there, calendar=calendar()
        )
        if step is None:
            continue
        if not step.sitters:
            found.unheard.add(pk)
        found.rungs += [
            Escalation(
                task_id=pk, due=due, rung=step.rung, whom=step.whom.value, passed=[each.value for each in step.passed],
                ladder=ladders[office], person_id=int(one.person),
                stands_for_id=int(one.stands_for) if one.stands_for is not None else None,
            )
            for one in step.sitters
        ]  # fmt: skip
    return found
