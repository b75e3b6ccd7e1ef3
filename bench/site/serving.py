"""The site served as in production: gunicorn with two processes of four threads."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException

PROCESSES, THREADS = 2, 4
_PATIENCE = 60  # seconds until the site has to answer


@contextmanager
def serve() -> Iterator[int]:
    """The site on a free port of this machine, with the environment of this process; gives the port."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "diemcau.web.config.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += [
        "--workers",
        str(PROCESSES),
        "--threads",
        str(THREADS),
        "--worker-class",
        "gthread",
        "--keep-alive",
        "75",
    ]
    command += ["--log-level", "warning"]
    process = subprocess.Popen(command, env=os.environ | {"PYTHONWARNINGS": "ignore"})
    try:
        _await(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        line = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            line.request("GET", "/health")
            if line.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.2)
        finally:
            line.close()
    raise SystemExit("The site does not answer.")
