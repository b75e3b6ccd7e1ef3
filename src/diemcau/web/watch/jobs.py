"""What the worker does for the watch. Every job may run twice and does its work once."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from diemcau.web.archive.jobs import IDLE
from diemcau.web.archive.models import Document, State
from diemcau.web.watch.actions.running import keep_watch
from diemcau.web.watch.actions.telling import make_letters, send_letters
from diemcau.web.watch.models import Letter

if TYPE_CHECKING:
    from datetime import datetime

FROM = time(4, 30)
"""Of the profile's day: alerts and letters are there when the offices open, before the reminders of tasks."""
_KEPT = timedelta(days=3)
"""How old a letter may be that is still mailed."""
_MOST = 5
"""How often a day is begun before it is left to the next one."""


@task(priority=IDLE)
def keep_day(day: str) -> None:
    """Carry the streams on, write the letters of the day, and mail those that wait."""
    on = date.fromisoformat(day)
    keep_watch(today=on)
    make_letters(on=on)
    left = Letter.objects.filter(sent_at=None, on__lte=on, on__gte=on - _KEPT, person__is_active=True)
    letters = list(left.order_by("pk").values_list("pk", flat=True))
    if letters:
        mail_letters.enqueue(letters)


@task()
def mail_letters(letters: list[int]) -> None:
    """Mail some letters."""
    send_letters(letters=letters)


def ask_for_day(now: datetime) -> bool:
    """Have the streams carried on once it is morning, if that was not done today; whether a job was asked for."""
    local = timezone.localtime(now)
    if local.time() < FROM or not Document.objects.filter(state=State.RELEASED).exists():
        return False
    jobs = DBTaskResult.objects.filter(task_path=keep_day.module_path)
    if jobs.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)).exists():
        return False
    begun = local.replace(hour=0, minute=0, second=0, microsecond=0)
    todays = jobs.filter(enqueued_at__gte=begun)
    if todays.filter(status=TaskResultStatus.SUCCESSFUL).exists():
        return False
    if todays.filter(status=TaskResultStatus.FAILED).count() >= _MOST:
        return False
    keep_day.enqueue(local.date().isoformat())
    return True
