"""`diemcau work`: some workers, each a process of its own, and what comes round by itself."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from django.conf import settings
from django.db import Error, close_old_connections
from django.utils import timezone

from diemcau.errors import DiemcauError
from diemcau.web.archive import reaper
from diemcau.web.archive.mail_in import take_mails
from diemcau.web.archive.models import Worker
from diemcau.web.archive.signals import time_passed
from diemcau.web.archive.worker import GRACE, Work, new_name

_LOG = logging.getLogger("diemcau.worker")
_TICK = 0.5  # seconds between two looks at the workers
_REAP, _MAIL, _IDLE, _PURGE, _PASSING = 5.0, 2.0, 30.0, 3600.0, 300.0  # seconds between two rounds of each
_REST = 1.0  # seconds before a worker that died is started again


@dataclass(slots=True)
class _Child:
    """A worker's process.

    Attributes:
        name: Of the worker.
        process: Its process.
        died: When it was seen dead, by `time.monotonic`; 0 while it lives.
    """

    name: str
    process: subprocess.Popen[bytes]
    died: float = 0.0


@dataclass(slots=True)
class _Round:
    """Something that is done again and again.

    Attributes:
        every: Seconds from one time to the next.
        do: What.
        due: When next, by `time.monotonic`.
    """

    every: float
    do: Callable[[], object]
    due: float = 0.0


@dataclass
class Supervisor:
    """Keeps workers running.

    Attributes:
        processes: How many.
        mail_folder: Folder into which a mail server delivers, or None.
    """

    processes: int = 1
    mail_folder: Path | None = None
    _stop: Event = field(default_factory=Event)
    _children: list[_Child] = field(default_factory=list)

    def stop(self) -> None:
        """Let the workers finish what they do and come to an end."""
        self._stop.set()

    def run(self) -> None:
        """Work until it is stopped."""
        rounds = self._rounds()
        self._children = [_start() for _ in range(self.processes)]
        try:
            while not self._stop.is_set():
                self._look()
                for one in rounds:
                    _do(one)
                self._stop.wait(_TICK)
        finally:
            self._end()

    def run_once(self) -> int:
        """Do in this process what waits now; how many jobs that were."""
        for one in self._rounds():
            _do(one)
        return Work().run_out()

    def _rounds(self) -> list[_Round]:
        folder = self.mail_folder
        mail = [_Round(_MAIL, lambda: take_mails(folder))] if folder is not None else []
        return [
            _Round(_REAP, reaper.take_back), *mail, _Round(_IDLE, reaper.reread_when_idle),
            _Round(_PURGE, reaper.purge), _Round(_PASSING, _tell_time),
        ]  # fmt: skip

    def _look(self) -> None:
        """Start workers that died again, and have their jobs taken back at once."""
        now = time.monotonic()
        for place, child in enumerate(self._children):
            if child.process.poll() is None:
                continue
            if not child.died:
                _LOG.warning("worker %s ended with %s", child.name, child.process.returncode)
                child.died = now
                _bury(child.name)
            elif now - child.died > _REST:
                self._children[place] = _start()

    def _end(self) -> None:
        for child in self._children:
            child.process.terminate()
        until = time.monotonic() + GRACE + 5
        for child in self._children:
            try:
                child.process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()
                _bury(child.name)


def _tell_time() -> None:
    """Let the apps see to what is due. One that fails keeps no other from it."""
    for receiver, answer in time_passed.send_robust(Supervisor, now=timezone.now()):
        if isinstance(answer, Exception):
            _LOG.warning("%s: %s", receiver, answer, exc_info=answer)


def _start() -> _Child:
    name = new_name()
    environment = {
        **os.environ,
        "DIEMCAU_DATA": str(settings.DATA),
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "diemcau.web.config.settings"),
    }
    command = [sys.executable, "-m", "django", "do_jobs", name]
    # A session of its own: Ctrl-C reaches it through `stop` alone, once.
    return _Child(name, subprocess.Popen(command, env=environment, start_new_session=True))  # noqa: S603 - ours


def _bury(name: str) -> None:
    """Write down that a worker is dead."""
    try:
        Worker.objects.filter(pk=name).delete()
        reaper.take_back()
    except Error as error:
        _LOG.warning("the database does not answer: %s", error)


def _do(one: _Round) -> None:
    """Do it if it is due. What fails is done again next time."""
    if time.monotonic() < one.due:
        return
    one.due = time.monotonic() + one.every
    close_old_connections()
    try:
        one.do()
    except (Error, OSError, DiemcauError) as error:
        _LOG.warning("%s", error, exc_info=error)
