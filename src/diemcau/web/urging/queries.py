"""What is asked about letters, the chain and ladders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from diemcau.deploy.escalate import Case
from diemcau.errors import NotFound
from diemcau.web.accounts.policies import RIGHTS, Right
from diemcau.web.accounts.queries import roles_on
from diemcau.web.orgs.models import Org
from diemcau.web.tasks.models import Request, Task
from diemcau.web.tasks.policies import tasks_for, visible_requests
from diemcau.web.urging.chain import overdue_of, told_of_tasks
from diemcau.web.urging.models import Escalation, Ladder, Letter, Reminder
from diemcau.web.urging.policies import may_see
from diemcau.web.urging.seats import Seats

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope

MOST_LINES = 500
"""Lines of a letter that its page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOf:
    """That somebody was told of a task.

    Attributes:
        on: The day of the letter.
        person: Who.
        kind: Of a reminder its kind; `chain` of a rung.
        due: Which deadline, or since when it waits.
        mark: Days from it; None of a rung.
        rung, whom: Of the chain: which rung, in what part; 0 and empty of a reminder.
        stands_for: Whom that person stood in for, or None.
        passed: The parts that were passed over as nobody was there.
        acknowledged_at, note: When that person took note, and what was said.
    """

    on: date
    person: str
    kind: str
    due: date
    mark: int | None = None
    rung: int = 0
    whom: str = ""
    stands_for: str | None = None
    passed: tuple[str, ...] = ()
    acknowledged_at: datetime | None = None
    note: str = ""


def task_for(scope: Scope, uid: UUID) -> Task:
    """A task by its uid.

    Raises:
        NotFound: If there is none that the person may know of.
    """
    found = tasks_for(scope).filter(uid=uid).first()
    if found is None:
        raise NotFound("There is no such task, or it is not open to you.", code="tasks.no_task")
    return found


def told_of(task: Task) -> list[ToldOf]:
    """Who was told of a task when, newest first; the caller has seen to it that the task may be known."""
    reminders = task.reminders.select_related("person", "letter")
    rungs = task.escalations.select_related("person", "letter", "stands_for")
    found = [
        ToldOf(on=row.letter.on, person=str(row.person), kind=row.kind, due=row.due, mark=row.mark) for row in reminders
    ]
    found += [
        ToldOf(
            on=row.letter.on,
            person=str(row.person),
            kind="chain",
            due=row.due,
            rung=row.rung,
            whom=row.whom,
            stands_for=str(row.stands_for) if row.stands_for is not None else None,
            passed=tuple(row.passed),
            acknowledged_at=row.acknowledged_at,
            note=row.note,
        )
        for row in rungs
    ]
    return sorted(found, key=lambda one: (one.on, one.rung, one.mark or 0), reverse=True)


def letters_of(person: Person) -> QuerySet[Letter]:
    """A person's letters, newest first."""
    return Letter.objects.filter(person=person).order_by("-on")


def counted(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Letters with `number_of_lines`: how much each tells."""
    return letters.annotate(number_of_lines=Count("reminders", distinct=True) + Count("escalations", distinct=True))


def letter_on(person: Person, on: date | None = None) -> Letter | None:
    """A person's letter of a day; the newest where none is named, None where there is none yet.

    Raises:
        NotFound: If a day is named of which there is none.
    """
    found = letters_of(person)
    letter = found.filter(on=on).first() if on is not None else found.first()
    if letter is None and on is not None:
        raise NotFound("There is no letter of that day.", code="urging.no_letter")
    return letter


def reminders_in(letter: Letter, scope: Scope) -> list[Reminder]:
    """The reminders of a letter, of what its person may still know of; the most urgent first."""
    rows = letter.reminders.select_related("task__source", "share__org", "request__org", "extension")
    rows = rows.order_by("due", "pk")[:MOST_LINES]
    tasks = set(_known(scope, (row.task_id for row in rows)))
    asked = [row.request_id for row in rows if row.request_id is not None]
    requests = set(Request.objects.filter(visible_requests(scope), pk__in=asked).values_list("pk", flat=True))
    return [row for row in rows if (row.task_id in tasks if row.task_id is not None else row.request_id in requests)]


def rungs_in(letter: Letter, scope: Scope) -> list[Escalation]:
    """What a letter tells its person as part of the chain, of what that person may still know of."""
    return _still_known(scope, letter.escalations.all())


def unnoted(person: Person, scope: Scope) -> list[Escalation]:
    """What a person was told as part of the chain and took no note of yet, the newest first."""
    return _still_known(scope, Escalation.objects.filter(person=person, acknowledged_at=None))


def noted(person: Person, scope: Scope) -> list[Escalation]:
    """What a person took note of, the newest first."""
    return _still_known(scope, Escalation.objects.filter(person=person, acknowledged_at__isnull=False))


def ladder_of(office: Org) -> Ladder | None:
    """The ladder of an office that holds, or None."""
    return ladders_of(office).first()


def ladders_of(office: Org) -> QuerySet[Ladder]:
    """Every ladder of an office, the one that holds first."""
    return Ladder.objects.filter(office=office).select_related("by").order_by("-at", "-pk")


def offices_for(scope: Scope) -> list[Org]:
    """The offices whose ladder a person may know of: those with a chief, and those that follow any task."""
    chiefs = [kind.value for kind, rights in RIGHTS.items() if Right.DEPLOY in rights]
    held = roles_on(timezone.localdate()).filter(kind__in=chiefs).values("org")
    following = Task.objects.order_by().values("office").distinct()
    found = Org.objects.filter(pk__in=held) | Org.objects.filter(pk__in=following)
    return [org for org in found.distinct().order_by("code") if may_see(scope, org.pk)]


def office_for(scope: Scope, code: str) -> Org:
    """An office by its code.

    Raises:
        NotFound: If there is none whose ladder the person may know of.
    """
    found = Org.objects.filter(code=code).first()
    if found is None or not may_see(scope, found.pk):
        raise NotFound("There is no such ladder, or it is not open to you.", code="urging.no_ladder")
    return found


def cases_of(scope: Scope, office: Org, first: date, last: date) -> list[Case]:
    """The tasks of an office that are overdue within some days and that a person may know of, and who is there."""
    tasks = overdue_of([office.pk], last).filter(pk__in=tasks_for(scope).order_by().values("pk"))
    told, seats = told_of_tasks(tasks), Seats(first)
    columns = ("pk", "uid", "due", "holder_id", "office_id", "assigner_id", "level")
    return [
        Case(
            uid=str(uid),
            due=due,
            seats=seats.of_task(holder, at, assigner, level),
            told=tuple(told.get((pk, due), ())),
        )
        for pk, uid, due, holder, at, assigner, level in tasks.values_list(*columns)
    ]


def _known(scope: Scope, tasks: Iterable[int | None]) -> QuerySet[Task, int]:
    asked = {pk for pk in tasks if pk is not None}
    return tasks_for(scope).filter(pk__in=asked).values_list("pk", flat=True)


def _still_known(scope: Scope, rows: QuerySet[Escalation]) -> list[Escalation]:
    """The rows of tasks that a person may know of."""
    found = list(rows.select_related("task", "stands_for", "letter").order_by("-letter__on", "due", "pk")[:MOST_LINES])
    known = set(_known(scope, (row.task_id for row in found)))
    return [row for row in found if row.task_id in known]
