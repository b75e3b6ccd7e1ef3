"""A worker: takes one job after the other from the table of jobs, keeps saying that it lives, stops cleanly.

A job is done at least once: its effects stand in one transaction, and a job whose worker died is taken back by
`reaper.take_back` and done again. What fails is tried again a little later, `MOST_ATTEMPTS` times in all.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from secrets import token_hex
from socket import gethostname
from threading import Event, Thread
from typing import Any, TypeAlias

from django.db import Error, close_old_connections, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from diemcau.web.archive.apart import READER
from diemcau.web.archive.models import Worker

LEASE = timedelta(seconds=30)
"""How long a worker counts as alive after its last sign."""

BEAT = 5.0
"""Seconds between two signs of life: six of them may be lost."""

GRACE = 10.0
"""Seconds that a job may go on after the worker was asked to stop; then it is handed back."""

MOST_ATTEMPTS = 3
"""How often a job is begun before it is given up."""

Job: TypeAlias = "DBTaskResult[Any, Any]"

_PAUSE = 0.5  # seconds between two looks for work: longer than a look takes, shorter than anybody minds
_AGAIN = 5.0  # seconds until the second attempt; twice that until the third
_LOG = logging.getLogger("diemcau.worker")


def new_name() -> str:
    """A name that no other worker has."""
    return f"{gethostname()[:30]}-{os.getpid()}-{token_hex(6)}"


class Work:
    """One worker.

    Args:
        name: Of its own.
        alive: Whether whoever started it is still there; asked between two jobs.
    """

    def __init__(self, name: str = "", alive: Callable[[], bool] = lambda: True) -> None:
        self.name = name or new_name()
        self._alive = alive
        self._stop = Event()
        self._busy = Event()

    def stop(self) -> None:
        """Take no further job; hand back the one at hand if it is not done within `GRACE`."""
        if not self._stop.is_set():
            self._stop.set()
            Thread(target=self._hurry, daemon=True).start()

    def run(self) -> None:
        """Work until it is stopped."""
        with _Beating(self.name):
            while not self._stop.is_set() and self._alive():
                close_old_connections()
                if not self.work_once():
                    self._stop.wait(_PAUSE)

    def run_out(self) -> int:
        """Work until no job is ready; how many were done."""
        done = 0
        with _Beating(self.name):
            while not self._stop.is_set() and self.work_once():
                done += 1
        return done

    def work_once(self) -> bool:
        """Do one job; False where none is ready."""
        job = claim(self.name)
        if job is None:
            return False
        self._busy.set()
        try:
            self._do(job)
        finally:
            self._busy.clear()
        return True

    def _hurry(self) -> None:
        """Wait for the job at hand a little, then stop its reading."""
        until = time.monotonic() + GRACE
        while self._busy.is_set() and time.monotonic() < until:
            time.sleep(0.1)
        if self._busy.is_set():
            READER.give_up()

    def _do(self, job: Job) -> None:
        try:
            result = job.task_result
            value = job.task.call(*result.args, **result.kwargs)
        except Exception as error:  # noqa: BLE001 - one job's fault must not cost the others
            if self._stop.is_set():
                hand_back(job)
                return
            _LOG.warning("%s %s: %s", job.task_path, job.args_kwargs, error, exc_info=error)
            fail(job, error)  # where the database itself is gone this fails too, the worker ends, and is started anew
        else:
            job.set_successful(value)


class _Beating:
    """While it lasts, a thread says that a worker lives."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._over = Event()
        self._thread = Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        sign(self._name)
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        Worker.objects.filter(pk=self._name).delete()

    def _beat(self) -> None:
        try:
            while not self._over.wait(BEAT):
                with suppress(Error):  # the next sign comes in time
                    sign(self._name)
        finally:
            connection.close()  # of this thread


def sign(name: str) -> None:
    """Say that a worker lives."""
    Worker.objects.update_or_create(pk=name, defaults={"until": timezone.now() + LEASE})


def claim(worker: str) -> Job | None:
    """The next job, now that worker's; None where none is ready."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():
        return None  # without holding the one pen of the embedded database
    with transaction.atomic():
        job = ready.get_locked()
        if job is not None:
            job.claim(worker)
    return job


def hand_back(job: Job) -> None:
    """Let another worker begin a job anew; this attempt does not count."""
    _held(job).update(status=TaskResultStatus.READY, worker_ids=job.worker_ids[:-1], started_at=None)


def fail(job: Job, error: Exception) -> None:
    """Try a job again a little later, or give it up after the last attempt."""
    attempts = len(job.worker_ids)
    if attempts >= MOST_ATTEMPTS:
        give_up(job, error)
        return
    later = timezone.now() + timedelta(seconds=_AGAIN * attempts)
    _held(job).update(status=TaskResultStatus.READY, run_after=later, started_at=None)


def _held(job: Job) -> QuerySet[Job]:
    """The row of a job, unless it was taken from this worker meanwhile."""
    running = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING)
    return running.filter(worker_ids=job.worker_ids)


def give_up(job: Job, error: Exception) -> None:
    """Let a job be for good, and let what it was about say so."""
    from diemcau.web.archive.jobs import GIVEN_UP

    tell = GIVEN_UP.get(job.task_path)
    if tell is not None:
        tell(job.args_kwargs["args"][0], f"{type(error).__name__}: {error}"[:200])
    job.set_failed(error)
