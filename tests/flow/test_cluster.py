"""A real Ray cluster of a head and two workers, started as a user would: the same dossier, whoever is killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.flow.stage_work import COUNTED

from diemcau.errors import Unavailable
from diemcau.flow.cluster import Cluster
from diemcau.flow.dossier import make_dossier
from diemcau.flow.engines import OneProcess

_PROFILE = "vietnam_diplomacy"
_RAY = Path(sys.executable).parent / "ray"
_ROOT = Path(__file__).parents[2]
_STORE = "100000000"  # bytes of Ray's store: a test needs no more
_STOPS, _STOPPED = int(os.environ.get("DIEMCAU_STOPS", "3")), int(os.environ.get("DIEMCAU_STOPPED", "800"))
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0", "PYTHONPATH": str(_ROOT)}

Write = Callable[[range], Path]

pytestmark = [
    pytest.mark.skipif(not _RAY.exists() or sys.platform == "win32", reason="needs Ray, the extra `cluster`"),
    pytest.mark.xdist_group("cluster"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning"),
]


class Machines:
    """A head and its workers on this machine."""

    def __init__(self, place: Path) -> None:
        self.place, self.address = place, f"127.0.0.1:{_free_port()}"
        self._start("--head", f"--port={self.address.rpartition(':')[2]}", "--include-dashboard=false")
        self.workers = [self.join(), self.join()]

    def join(self) -> int:
        """One more worker of one core; its process."""
        before = set(self.nodes())
        self._start(f"--address={self.address}")
        (new,) = set(self.nodes()) - before
        return new

    def _start(self, *options: str) -> None:
        command = [str(_RAY), "start", *options, "--num-cpus=1", f"--object-store-memory={_STORE}"]
        temporary = ["--temp-dir", str(self.place)] if "--head" in options else []
        done = subprocess.run(
            [*command, *temporary, "--disable-usage-stats"],
            env={**os.environ, **_QUIET},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def nodes(self) -> list[int]:
        """The processes of the head and the workers of this cluster, in the order in which they were started."""
        port = self.address.rpartition(":")[2]
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    words = (entry / "cmdline").read_bytes().split(b"\0")
                except OSError:
                    continue
                if words[0].endswith(b"raylet/raylet") and any(port.encode() in word for word in words):
                    found.append(int(entry.name))
        return sorted(found)

    def kill(self, node: int) -> None:
        """Kill a node with all it has started, as when a machine goes dark."""
        for child in _children(node):
            _kill(child)
        _kill(node)

    def stop(self) -> None:
        """End all that belongs to the cluster and nothing else."""
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and entry.name != str(os.getpid()):
                try:
                    words = (entry / "cmdline").read_bytes()
                except OSError:
                    continue
                if str(self.place).encode() in words or self.address.encode() in words:
                    for child in _children(int(entry.name)):
                        _kill(child)
                    _kill(int(entry.name))


def _children(process: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except OSError:
        return []


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A cluster for all tests of this file; its sockets need a short path."""
    del tmp_path_factory
    place = Path("/tmp") / f"ray-{os.getpid()}"
    found = Machines(place)
    yield found
    found.stop()
    shutil.rmtree(place, ignore_errors=True)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith("ledger")}


def _whole(source: Path, folder: Path) -> dict[str, bytes]:
    """What a run in one process makes."""
    folder.mkdir()
    make_dossier([source], folder, _PROFILE, OneProcess())
    return _bytes(folder)


def _command(source: Path, folder: Path, machines: Machines) -> list[str]:
    own = [sys.executable, "-m", "diemcau", "dossier", str(source), "--out", str(folder)]
    return [*own, "--engine", "cluster", "--address", machines.address]


def test_results_come_in_order_and_guilty_parts_alone_are_given_up(machines: Machines) -> None:
    """The number 13 ends every process that is given it; a fault inside a task is raised as it is."""
    engine = Cluster(machines.address)
    try:
        tasks = [(number, number + 1) for number in range(20, 60, 2)]
        assert list(engine.run(COUNTED, iter(tasks))) == [tuple(n * n for n in task) for task in tasks]
        assert list(engine.run(COUNTED, [(11, 12), (13, 14), (15,)])) == [(121, 144), (0, 196), (225,)]
        with pytest.raises(ZeroDivisionError):
            list(engine.run(COUNTED, [(-1,)]))
    finally:
        engine.close()


def test_a_dossier_is_the_same_from_a_cluster_that_loses_a_worker(
    tmp_path: Path, write_lines: Write, machines: Machines
) -> None:
    """Byte for byte that of one process, though one of the two workers is killed in the middle."""
    source = write_lines(range(_STOPPED))
    whole = _whole(source, tmp_path / "whole")
    folder = tmp_path / "cluster"
    with subprocess.Popen(_command(source, folder, machines), stdout=subprocess.DEVNULL) as run:
        _wait_until(
            lambda: (folder / "ledger.sqlite-wal").exists() and (folder / "ledger.sqlite-wal").stat().st_size > 50_000
        )
        machines.kill(machines.workers[0])
        assert run.wait(timeout=600) == 0
    assert _bytes(folder) == whole
    machines.workers[0] = machines.join()


def test_stopped_at_any_moment_it_comes_to_the_same(tmp_path: Path, write_lines: Write, machines: Machines) -> None:
    """The process that gives out the work is killed again and again; the cluster stays."""
    source = write_lines(range(_STOPPED))
    whole = _whole(source, tmp_path / "whole")
    folder, chance = tmp_path / "cluster", random.Random(_STOPS)
    stops = 0
    for _ in range(_STOPS):
        with subprocess.Popen(_command(source, folder, machines), stdout=subprocess.DEVNULL) as run:
            time.sleep(chance.uniform(2.0, 8.0))
            stops += run.poll() is None
            run.kill()
    subprocess.run(_command(source, folder, machines), check=True, stdout=subprocess.DEVNULL, timeout=1200)
    assert stops
    assert _bytes(folder) == whole


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_where_no_cluster_answers_the_error_says_how_to_start_one() -> None:
    """With the address that was asked."""
    address = f"127.0.0.1:{_free_port()}"
    with pytest.raises(Unavailable, match=address) as caught:
        Cluster(address)
    assert "ray start --head" in caught.value.advice
