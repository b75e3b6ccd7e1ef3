"""What the worker does for the archive. Every job may run twice and does its work once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.db.models import Model
from django.utils import timezone
from django_tasks import task

from diemcau.web.archive.actions.reading import give_up_file, read_intake_file
from diemcau.web.archive.actions.rereading import give_up_rereading, reread_document
from diemcau.web.archive.models import IntakeFile, ReadText
from diemcau.web.archive.queries import stale_readings

IDLE = -50
"""Priority of what is done when nobody waits for anything."""

_CHUNK = 500
Row = TypeVar("Row", bound=Model)


@task()
def read_file(pk: int) -> None:
    """Read one file of an intake."""
    waiting = IntakeFile.objects.filter(pk=pk, state__in=IntakeFile.OPEN)
    if waiting.update(state=IntakeFile.Step.READING, begun_at=timezone.now()):
        read_intake_file(file=IntakeFile.objects.select_related("blob").get(pk=pk))


@task(priority=IDLE)
def reread(pk: int) -> None:
    """Read a document anew under the rules of now."""
    row = _find_reading(pk)
    if row is not None:
        reread_document(row=row)


@task()
def reread_all() -> None:
    """Put every document that was read under earlier rules before the worker, ahead of what is done in idle time."""
    _enqueue(0, None)


def reread_some() -> int:
    """Put some documents that were read under earlier rules before the worker, for idle time; how many."""
    return _enqueue(IDLE, _CHUNK)


def _enqueue(priority: int, most: int | None) -> int:
    job = reread.using(priority=priority)
    pks = list(stale_readings().order_by("pk").values_list("pk", flat=True)[:most])
    for pk in pks:
        job.enqueue(pk)
    return len(pks)


def _find_reading(pk: int) -> ReadText | None:
    rows = ReadText.objects.select_related("version__blob", "version__document", "document")
    return rows.filter(pk=pk, is_current=True).first()


def _forget_file(pk: int, cause: str) -> None:
    file = IntakeFile.objects.filter(pk=pk).first()
    if file is not None:
        give_up_file(file=file, cause=cause)


def _forget_reading(pk: int, cause: str) -> None:  # noqa: ARG001 - asked as the others are
    row = _find_reading(pk)
    if row is not None:
        give_up_rereading(row=row)


GIVEN_UP: Mapping[str, Callable[[int, str], None]] = {
    read_file.module_path: _forget_file,
    reread.module_path: _forget_reading,
}
"""What is done where a job failed for good, by the job; told its first argument and why."""
