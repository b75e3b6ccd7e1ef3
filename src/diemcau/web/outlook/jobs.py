"""What the worker does for the outlook. Every job may run twice and does its work once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from diemcau.web.outlook.actions.making import make_outlook
from diemcau.web.outlook.actions.scoring import score_outlook
from diemcau.web.outlook.inputs import inputs_by_level
from diemcau.web.outlook.models import Run, Turn
from diemcau.web.record.jobs import keep_record

if TYPE_CHECKING:
    from datetime import datetime

_LATER = -60
"""Priority: when nothing else waits, boards included."""

_PAUSE = timedelta(minutes=5)
"""After a change: what comes in together is foretold from once."""

_REST = timedelta(hours=1)
"""From one outlook to the next, however much changes."""

_OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task(priority=_LATER)
def keep_outlook() -> None:
    """Score what came true, and foretell anew where anything that goes in has changed."""
    if DBTaskResult.objects.filter(task_path=keep_record.module_path, status__in=_OPEN).exists():
        ask_for_outlook()
        return
    Turn.objects.update_or_create(pk=1, defaults={"looked_at": timezone.now()})
    inputs = inputs_by_level()
    score_outlook(inputs=inputs)
    make_outlook(inputs=inputs)


def ask_for_outlook(*, at_once: bool = False) -> None:
    """Have the outlook made anew, in the transaction of the change that asks for it; one job for all changes.

    Args:
        at_once: Without the rest since the last one: where something was hidden, and people wait for what is left.
    """
    with transaction.atomic():
        waiting = DBTaskResult.objects.select_for_update().filter(
            task_path=keep_outlook.module_path, status=TaskResultStatus.READY
        )
        if waiting.first() is None:
            keep_outlook.using(run_after=_next(at_once=at_once)).enqueue()


def _next(*, at_once: bool) -> datetime:
    """When the next outlook is due."""
    soon = timezone.now() + _PAUSE
    last = None if at_once else Run.objects.filter(known_to=None).aggregate(last=Max("made_at"))["last"]
    return soon if last is None else max(soon, last + _REST)


def ask_once_a_day(now: datetime) -> None:
    """Look every day: months go by, times are over and truths come."""
    looked = Turn.objects.values_list("looked_at", flat=True).first()
    if looked is None or timezone.localdate(looked) < timezone.localdate(now):
        ask_for_outlook()
