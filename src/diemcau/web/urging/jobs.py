"""What the worker does for urging. Every job may run twice and does its work once."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from diemcau.web.tasks.models import Request, Task
from diemcau.web.urging.actions.mailing import send_letters
from diemcau.web.urging.actions.telling import make_letters
from diemcau.web.urging.due import STATES
from diemcau.web.urging.models import Letter, Round

if TYPE_CHECKING:
    from datetime import datetime

FROM = time(5, 30)
"""Of the profile's day: letters are there when the offices open, and yesterday is over everywhere in the house."""
_KEPT = timedelta(days=3)
"""How old a letter may be that is still mailed; older ones are on the site alone."""
_MOST = 5
"""How often a day is begun before it is left to the next one."""


@task()
def tell_day(day: str) -> None:
    """Write the letters of a day, and have those of the days before mailed that no mail server took."""
    on = date.fromisoformat(day)
    make_letters(on=on)
    left = Letter.objects.filter(sent_at=None, on__lt=on, on__gte=on - _KEPT, person__is_active=True)
    letters = list(left.order_by("pk").values_list("pk", flat=True))
    if letters:
        mail_letters.enqueue(letters)


@task()
def mail_letters(letters: list[int]) -> None:
    """Mail some letters."""
    send_letters(letters=letters)


def ask_for_day(now: datetime) -> bool:
    """Have today told once it is morning, if it was not; whether a job was asked for.

    Asked again and again by whoever has a clock: it costs one look at a short table where the day is done.
    """
    local = timezone.localtime(now)
    today = local.date()
    if local.time() < FROM or Round.objects.filter(on=today, done_at__isnull=False).exists():
        return False
    jobs = DBTaskResult.objects.filter(task_path=tell_day.module_path)
    if jobs.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)).exists():
        return False
    if jobs.filter(enqueued_at__gte=now - timedelta(days=1), status=TaskResultStatus.FAILED).count() >= _MOST:
        return False
    owed = Task.objects.filter(state__in={*STATES, "submitted", "returned"}).exists()
    if not owed and not Request.objects.filter(state="open").exists():
        return False
    tell_day.enqueue(today.isoformat())
    return True
