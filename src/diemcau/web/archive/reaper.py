"""What comes round by itself: jobs of dead workers are taken back, old results go, documents are read anew."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from diemcau.errors import Unavailable
from diemcau.web.archive.jobs import reread_some
from diemcau.web.archive.models import Worker
from diemcau.web.archive.worker import MOST_ATTEMPTS, give_up

KEPT = timedelta(days=7)
"""How long results of jobs that are done are kept; what failed is kept ten times as long."""


def take_back() -> int:
    """Make the jobs ready again whose worker does not live any more; those begun too often are given up. How many.

    A worker that was only slow loses nothing by it: whoever comes second finds the work done.
    """
    now = timezone.now()
    count = 0
    with transaction.atomic():
        living = set(Worker.objects.filter(until__gte=now).values_list("pk", flat=True))
        for job in DBTaskResult.objects.running().select_for_update(skip_locked=True):
            if job.worker_ids and job.worker_ids[-1] in living:
                continue
            count += 1
            if len(job.worker_ids) >= MOST_ATTEMPTS:
                give_up(job, _killed())
            else:
                job.status, job.started_at = TaskResultStatus.READY, None
                job.save(update_fields=["status", "started_at"])
    Worker.objects.filter(until__lt=now - KEPT).delete()
    return count


def purge() -> None:
    """Forget results of long ago."""
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - 10 * KEPT).delete()


def reread_when_idle() -> int:
    """Where no job waits, put some documents before the worker that were read under earlier rules; how many.

    A job that is for later does not wait yet.
    """
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    return 0 if running.exists() or DBTaskResult.objects.ready().exists() else reread_some()


def _killed() -> Unavailable:
    return Unavailable("The worker died over it each time.", code="archive.killed")
