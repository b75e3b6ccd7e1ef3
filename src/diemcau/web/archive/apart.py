"""Reading in a process of its own, with a time limit: a file that hangs or crashes its reader costs itself alone."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Event, Lock, Timer
from typing import IO

from django.conf import settings

from diemcau.errors import Unavailable
from diemcau.flow.packed import pack, unpack
from diemcau.publish.piece import to_finding
from diemcau.records import Finding, Reading
from diemcau.web.archive import blobs
from diemcau.web.archive.findings import crashed, too_slow
from diemcau.web.archive.frames import read_frame, write_frame
from diemcau.web.archive.models import Blob

SECONDS = 300.0
"""How long a file of no size may be read; a bound yearbook of 140 MB whose pages are pictures took half an hour."""

SECONDS_PER_MEGABYTE = 15.0


class Apart:
    """A reading process, started when it is first asked and again after it was lost. One question at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._profile = ""
        self._given_up = False

    def read_file(self, blob: Blob, filename: str) -> list[Reading | Finding]:
        """The documents in a file that is kept, their bytes now kept too, and findings that say what was not read.

        Raises:
            Unavailable: If the reading was given up from outside (`give_up`).
        """
        seconds = SECONDS + SECONDS_PER_MEGABYTE * blob.size / 2**20
        question = (b"file", str(blobs.folder()).encode(), blob.pk.encode(), filename.encode())
        return self._ask(question, filename, seconds)

    def read_again(self, reading: Reading) -> list[Reading | Finding]:
        """A text read once more, of which there is no original."""
        return self._ask((b"again", pack(reading)), reading.document.path, SECONDS)

    def give_up(self) -> None:
        """Stop what is being read: whoever waits for it gets `Unavailable`."""
        if self._lock.locked():
            self._given_up = True
            self._kill()

    def close(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with suppress(OSError):
                        stream.close()

    def _ask(self, question: Sequence[bytes], filename: str, seconds: float) -> list[Reading | Finding]:
        with self._lock:
            late = Event()
            timer = Timer(seconds, self._kill, (late,))
            timer.daemon = True
            found: list[Reading | Finding] = []
            self._given_up = False
            questions, answers = self._open()
            timer.start()
            try:
                write_frame(questions, question)
                while (answer := read_frame(answers))[0] != b"end":
                    found.append(_to_found(answer))
            except (EOFError, OSError):
                self.close()
                if self._given_up:
                    raise _stopped() from None
                found.append(too_slow(filename) if late.is_set() else crashed(filename))
            finally:
                timer.cancel()
            return found

    def _open(self) -> tuple[IO[bytes], IO[bytes]]:
        profile = str(settings.PROFILE)
        if self._process is None or self._process.poll() is not None or self._profile != profile:
            self.close()
            command = [sys.executable, "-m", "diemcau.web.archive.reader", profile]
            self._process = subprocess.Popen(  # noqa: S603 - a module of ours
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            self._profile = profile
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        return process.stdin, process.stdout

    def _kill(self, late: Event | None = None) -> None:
        process = self._process
        if late is not None:
            late.set()
        if process is not None:
            process.kill()


def _to_found(answer: list[bytes]) -> Reading | Finding:
    kind, told = answer
    return unpack(told) if kind == b"reading" else to_finding(json.loads(told))


def _stopped() -> Unavailable:
    return Unavailable("The reading was stopped.", "It is done again by the next worker.", code="archive.stopped")


READER = Apart()
"""The one of this process."""

atexit.register(READER.close)
