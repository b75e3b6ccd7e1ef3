"""`diemcau work`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

SCENE = Path(__file__).parents[1] / "web" / "archive" / "scene.py"
_TESTS = {"DIEMCAU_DATABASE", "DIEMCAU_LANG", "DJANGO_SETTINGS_MODULE"}  # those of the tests themselves


def environment(folder: Path) -> dict[str, str]:
    """A site of its own, on the embedded database."""
    own = {name: value for name, value in os.environ.items() if name not in _TESTS}
    return {**own, "DIEMCAU_DATA": str(folder), "DIEMCAU_INSECURE": "1"}


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `diemcau`."""
    words = [sys.executable, "-m", "diemcau", *arguments, "--data", str(folder)]
    return subprocess.run(words, env=environment(folder), capture_output=True, text=True, check=False, timeout=240)


def fill(folder: Path, count: int) -> None:
    """A unit, an officer, and files that wait."""
    subprocess.run(
        [sys.executable, str(SCENE), "fill", str(count)], env=environment(folder), check=True, capture_output=True
    )


def test_what_waits_is_read_once(tmp_path: Path) -> None:
    """With --once it does that and stops; the second time nothing waits."""
    fill(tmp_path, 3)
    first = command(tmp_path, "work", "--once")
    assert (first.returncode, first.stdout) == (0, "Jobs done: 3.\n"), first.stderr
    assert command(tmp_path, "work", "--once", "--lang", "vi").stdout == "Số công việc đã làm: 0.\n"


def test_it_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    """Its workers with it."""
    fill(tmp_path, 1)
    words = [sys.executable, "-m", "diemcau", "work", "--data", str(tmp_path)]
    with subprocess.Popen(words, env=environment(tmp_path), stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "Workers: 1. Ctrl-C stops them.\n"
        time.sleep(2)
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 0


def test_wrong_use_is_told(tmp_path: Path) -> None:
    """A mail-in folder that is not there, no processes at all."""
    assert command(tmp_path, "work", "--mail-folder", str(tmp_path / "nowhere")).returncode == 2
    assert command(tmp_path, "work", "--processes", "0").returncode == 2
