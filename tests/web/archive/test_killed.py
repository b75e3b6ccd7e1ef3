"""Workers are killed at any moment, again and again: every file is read, each once, and the log holds together."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCENE = Path(__file__).with_name("scene.py")
FILES = int(os.environ.get("DIEMCAU_KILLED_FILES", "24"))
KILLS = int(os.environ.get("DIEMCAU_KILLS", "6"))
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks where Linux keeps processes")
LONGEST = 150  # seconds until all is read, on a machine with other work


def scene(place: dict[str, str], *arguments: str) -> dict[str, int]:
    """Run the scene; what there is."""
    made = subprocess.run(
        [sys.executable, str(SCENE), *arguments], env=place, stdout=subprocess.PIPE, check=True, timeout=120
    )
    found: dict[str, int] = json.loads(made.stdout)
    return found


def start(place: dict[str, str], processes: int = 2) -> subprocess.Popen[bytes]:
    """`diemcau work`, without the command around it."""
    code = (
        "import signal; from diemcau.web.config.start import start_site; start_site()\n"
        "from diemcau.web.archive.supervisor import Supervisor\n"
        f"one = Supervisor({processes}); signal.signal(signal.SIGTERM, lambda *_: one.stop()); one.run()"
    )
    return subprocess.Popen([sys.executable, "-c", code], env=place)


def workers_of(parent: int) -> list[int]:
    """The processes that a process started, which live."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def test_killed_workers_lose_and_double_nothing(place: dict[str, str]) -> None:
    """Workers die at random moments, once the watch over them too; in the end each file was read exactly once."""
    chance = random.Random(20261122)
    assert scene(place, "fill", str(FILES))["waiting"] == FILES
    watch = start(place)
    try:
        for kill in range(KILLS):
            time.sleep(chance.uniform(0.3, 2.5))
            if kill == KILLS // 2:
                watch.kill()
                watch.wait()
                watch = start(place)
                continue
            for worker in workers_of(watch.pid)[:1]:
                os.kill(worker, signal.SIGKILL)
        until = time.monotonic() + LONGEST
        while (found := scene(place, "report"))["waiting"] and time.monotonic() < until:
            time.sleep(1)
    finally:
        watch.terminate()
        watch.wait(60)
    assert found["failed"] == 0
    assert {found[name] for name in ("done", "documents", "titles", "versions", "readings", "entered")} == {FILES}
    assert (found["waiting"], found["unmentioned"], found["broken"], found["ended"]) == (0, 0, 0, 1)


def test_a_worker_that_is_asked_to_stop_stops(place: dict[str, str]) -> None:
    """In time, and without leaving a job behind that counts as running."""
    scene(place, "fill", "6")
    watch = start(place, 1)
    until = time.monotonic() + LONGEST
    while not workers_of(watch.pid) and time.monotonic() < until:
        time.sleep(0.2)
    time.sleep(2)
    watch.terminate()
    assert watch.wait(60) == 0
    found = scene(place, "report")
    assert found["waiting"] + found["done"] == 6
    code = (
        "from diemcau.web.config.start import start_site; start_site()\n"
        "from django_tasks_db.models import DBTaskResult\n"
        "from diemcau.web.archive.models import Worker\n"
        "print(DBTaskResult.objects.running().count(), Worker.objects.count())"
    )
    made = subprocess.run([sys.executable, "-c", code], env=place, stdout=subprocess.PIPE, check=True)
    assert made.stdout.split() == [b"0", b"0"]
