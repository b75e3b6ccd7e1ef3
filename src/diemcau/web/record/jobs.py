"""What the worker does for the record. Every job may run twice and does its work once."""

from __future__ import annotations

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from diemcau.web.record.keeping import keep_up


@task()
def keep_record() -> None:
    """Reconcile every story whose sources changed."""
    if keep_up():
        ask_for_keeping()


def ask_for_keeping() -> None:
    """Have the record kept up, in the transaction of the change that asks for it.

    One waiting job serves all changes. It is held until the transaction ends, so that no worker takes it before the
    change can be seen.
    """
    with transaction.atomic():
        waiting = DBTaskResult.objects.select_for_update().filter(
            task_path=keep_record.module_path, status=TaskResultStatus.READY
        )
        if waiting.first() is None:
            keep_record.enqueue()
