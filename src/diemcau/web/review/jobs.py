"""What the worker does for the review. Every job may run twice and does its work once."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from diemcau.errors import DiemcauError
from diemcau.web.record.jobs import keep_record
from diemcau.web.review.actions.errata import note_errata
from diemcau.web.review.actions.mail import send_letters
from diemcau.web.review.models import Edition

_LOG = logging.getLogger("diemcau.web.review")
_LATER = -20
"""Priority: after the record has been kept up."""
_PAUSE = timedelta(seconds=5)


@task(priority=_LATER)
def look_for_errata() -> None:
    """Hold every edition that no other replaced against what the house holds now."""
    if _is_open(keep_record.module_path):
        look_for_errata.using(run_after=timezone.now() + _PAUSE).enqueue()
        return
    for edition in Edition.objects.filter(followed_by=None).select_related("org").order_by("pk"):
        try:
            note_errata(edition=edition)
        except DiemcauError as error:
            # A file that is gone is told where the edition is looked at; the other editions are looked at all the same.
            _LOG.warning("edition %s: %s", edition.uid, error)


@task()
def send_due_letters(subscription: int) -> None:
    """Mail a person what is due."""
    send_letters(subscription=subscription)


def ask_for_errata() -> None:
    """Have the editions held against the record, in the transaction of the change that asks for it; one job for all."""
    if not Edition.objects.exists():
        return
    with transaction.atomic():
        waiting = DBTaskResult.objects.select_for_update().filter(
            task_path=look_for_errata.module_path, status=TaskResultStatus.READY
        )
        if waiting.first() is None:
            look_for_errata.enqueue()


def _is_open(path: str) -> bool:
    states = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(task_path=path, status__in=states).exists()
