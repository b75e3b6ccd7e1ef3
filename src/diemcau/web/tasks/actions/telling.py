"""What a unit tells of its task, and who works on it there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from diemcau.deploy.states import OPEN, Actor
from diemcau.errors import Conflict, Denied, Invalid
from diemcau.records.task import TaskState
from diemcau.web.archive.queries import find_document
from diemcau.web.tasks.actions.held import hold, take_step, words_of, write_down
from diemcau.web.tasks.models import Entry
from diemcau.web.tasks.policies import demand_actor
from diemcau.web.tasks.workers import workers_of

if TYPE_CHECKING:
    from diemcau.web.accounts.models import Person
    from diemcau.web.accounts.policies import Scope
    from diemcau.web.archive.models import Document
    from diemcau.web.tasks.models import Step, Task

WHOLE = 100
"""Percent of a task that is done."""

TOLD = frozenset(state.value for state in OPEN) - {TaskState.ASSIGNED.value, TaskState.RETURNED.value}
"""States in which a unit tells how far it has come: it took the task on, and it is not at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is told.

    Attributes:
        percent: How much is done, or None where nothing is said of it.
        words, obstacle, wish: What was done, what stands in the way, what is asked for.
        document: What is attached, or None.
    """

    percent: int | None = None
    words: str = ""
    obstacle: str = ""
    wish: str = ""
    document: Document | None = None


def tell(*, actor: Person, scope: Scope, task: Task, edit: int, news: News) -> Entry:
    """Tell how a task comes along, as whoever works on it or heads the unit.

    Raises:
        NotFound: If the person may not know of the task, or of the document.
        Denied: If the person does not work there.
        Invalid: If nothing is told, too much, or no such percent.
        Conflict: If the task was changed meanwhile, was not taken on, or is at its end.
    """
    said = {name: words_of(getattr(news, name), needed=False) for name in ("words", "obstacle", "wish")}
    _demand_something(news, said)
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, Actor.OFFICER, Actor.HEAD)
        if news.document is not None:
            find_document(scope, news.document.uid)
        if held.state not in TOLD:
            raise Conflict("The task is not being worked on.", "Look at it again.", code="tasks.not_worked_on")
        entry = Entry.objects.create(task=held, percent=news.percent, document=news.document, by=actor, **said)
        if news.percent is not None:
            held.percent = news.percent
            held.save(update_fields=["percent"])
        write_down(actor=actor, task=held, act="entry.add", entry=entry.uid, percent=news.percent)
    return entry


def name_officer(*, actor: Person, scope: Scope, task: Task, edit: int, officer: Person | None) -> Step:
    """Say as the head of the unit who works on a task there; nobody in particular for None.

    Raises:
        NotFound: If the person may not know of the task.
        Denied: If the person does not answer for the unit, or the other one does not work there.
        Conflict: If the task was changed meanwhile, was not given yet, or is at its end.
    """
    with transaction.atomic():
        held = hold(scope, task, edit)
        demand_actor(actor, scope, held, Actor.HEAD)
        if held.state not in {state.value for state in OPEN}:
            raise Conflict("The task has ended.", "Look at it again.", code="tasks.has_ended")
        if officer is not None and not workers_of(held).filter(pk=officer.pk).exists():
            raise Denied("That person does not work in the unit.", "Choose one of the list.", code="tasks.no_worker")
        held.officer = officer
        name = officer.username if officer is not None else ""
        return take_step(actor=actor, task=held, verb="officer", after=held.state, officer=name)


def _demand_something(news: News, said: dict[str, str]) -> None:
    if news.percent is not None and not 0 <= news.percent <= WHOLE:
        raise Invalid("Percent go from 0 to 100.", "Correct it.", code="tasks.no_percent")
    if news.percent is None and news.document is None and not any(said.values()):
        raise Invalid("Nothing is told.", "Say how far it has come.", code="tasks.no_news")
