"""What the worker does for the archive. Every job may run twice and does its work once."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from diemcau.web.archive.actions import read_intake_file
from diemcau.web.archive.models import IntakeFile


@task()
def read_file(pk: int) -> None:
    """Read one file of an intake."""
    waiting = IntakeFile.objects.filter(pk=pk, state__in=(IntakeFile.Step.WAITING, IntakeFile.Step.READING))
    if waiting.update(state=IntakeFile.Step.READING, begun_at=timezone.now()):
        read_intake_file(file=IntakeFile.objects.select_related("blob").get(pk=pk))
