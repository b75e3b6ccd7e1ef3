"""Engines: the same results wherever stages run, and no task that takes the others down."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.flow.stage_work import COUNTED

from diemcau.flow.engines import Cores, Engine, OneProcess, count_cores

_TASKS = [(number, number + 1) for number in range(20, 80, 2)]


@pytest.mark.parametrize("make", [OneProcess, lambda: Cores(2)])
def test_results_come_in_the_order_of_the_tasks(make: type[OneProcess]) -> None:
    """From an iterator that is drawn on only as results are taken."""
    engine: Engine = make()
    try:
        assert list(engine.run(COUNTED, iter(_TASKS))) == [tuple(n * n for n in task) for task in _TASKS]
        assert list(engine.run(COUNTED, [])) == []
    finally:
        engine.close()


def test_no_more_tasks_are_drawn_than_are_worked_on() -> None:
    """An endless source is taken a few tasks ahead only."""
    drawn = 0

    def endless() -> Iterator[tuple[int, ...]]:
        nonlocal drawn
        while True:
            drawn += 1
            yield (drawn,)

    engine = Cores(2)
    try:
        results = engine.run(COUNTED, endless())
        assert [next(results) for _ in range(5)] == [(1,), (4,), (9,), (16,), (25,)]
        assert drawn <= 5 + 2 * 3
    finally:
        engine.close()


def test_a_task_that_kills_its_worker_costs_only_its_guilty_part() -> None:
    """The number 13 ends every process that is given it; what stands for it is 0, all others are there."""
    engine = Cores(2)
    try:
        found = list(engine.run(COUNTED, [(11, 12), (13, 14), (15, 16), (17,)]))
    finally:
        engine.close()
    assert found == [(121, 144), (0, 196), (225, 256), (289,)]


def test_a_worker_that_is_killed_from_outside_costs_no_result() -> None:
    """Half of them are killed while they work."""
    engine = Cores(2)
    found = []
    try:
        for place, result in enumerate(engine.run(COUNTED, _TASKS)):
            found.append(result)
            if place in {3, 11}:
                os.kill(next(iter(engine._pool._processes)), signal.SIGKILL)  # type: ignore[union-attr]
    finally:
        engine.close()
    assert found == [tuple(n * n for n in task) for task in _TASKS]


def test_a_fault_inside_a_task_is_no_loss() -> None:
    """It is raised as it is, where stages promise to raise nothing."""
    engine = Cores(1)
    try:
        with pytest.raises(ZeroDivisionError):
            list(engine.run(COUNTED, [(-1,)]))
    finally:
        engine.close()


_PARENT = """
import sys, time
sys.path.insert(0, {root!r})
from tests.flow.stage_work import COUNTED
from diemcau.flow.engines import Cores
if __name__ == "__main__":
    engine = Cores(2)
    for result in engine.run(COUNTED, ((number,) for number in range(20, 10_000_000))):
        print(*engine._pool._processes, flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are looked for as POSIX names them")
def test_workers_end_with_the_process_that_is_killed(tmp_path: Path) -> None:
    """No worker is left behind that nobody waits for."""
    program = tmp_path / "parent.py"
    program.write_text(_PARENT.format(root=str(Path(__file__).parents[2])), encoding="utf-8")
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(word) for word in parent.stdout.readline().split()]
        parent.kill()
    assert len(workers) == 2
    deadline = time.monotonic() + 20
    while any(_lives(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [worker for worker in workers if _lives(worker)]


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False


def test_cores_are_those_this_process_may_use() -> None:
    """At least one."""
    assert count_cores() >= 1
