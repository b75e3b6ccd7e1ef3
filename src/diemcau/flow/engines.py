"""Where the stages run: here, on all cores of this machine, or on a cluster. The stages are the same functions.

An engine takes tasks as they come, holds a few of them, and gives the results in the order of the tasks. A task that
takes its worker down with it is divided until the guilty part stands alone; what stands for that part is a result too,
so that one bad file never stops the others.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from diemcau.errors import Unavailable

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 2  # tasks for each worker beside the one in work, so that none waits for the next
_TRIES = 2  # workers that a task may take down before it is held to be guilty


@dataclass(frozen=True, slots=True)
class Stage(Generic[Task, Result]):
    """One step of the work, of plain functions that any process can import.

    Attributes:
        name: What it is called.
        work: A task to its result; raises nothing.
        divide: The parts of a task that can be done by themselves; the task alone where there are none.
        join: The result of a task from those of its parts, in their order.
        lost: What stands for a task that takes down every worker it is given to.
    """

    name: str
    work: Callable[[Task], Result]
    divide: Callable[[Task], Sequence[Task]]
    join: Callable[[Sequence[Result]], Result]
    lost: Callable[[Task], Result]


class Engine(Protocol):
    """Something that runs stages."""

    def run(self, stage: Stage[Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of tasks, in their order, each as soon as it and those before it are there."""
        ...

    def close(self) -> None:
        """Let go what it holds of the machine."""
        ...


class OneProcess:
    """This process itself."""

    def run(self, stage: Stage[Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of tasks, one after another."""
        return map(stage.work, tasks)

    def close(self) -> None:
        """Nothing is held."""


class Cores:
    """Processes on this machine, which serve all stages that are run.

    Args:
        workers: How many; None for one on each core that this process may use.
    """

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or count_cores()
        self._pool: _Pool | None = None

    def run(self, stage: Stage[Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of tasks, in their order."""
        source = iter(tasks)
        held: deque[Task] = deque()
        while True:
            try:
                yield from self._flow(stage, source, held)
            except BrokenProcessPool:
                self.close()
            else:
                return
            while held:
                yield insist(_do_alone, stage, held[0])
                held.popleft()

    def _flow(self, stage: Stage[Task, Result], source: Iterator[Task], held: deque[Task]) -> Iterator[Result]:
        """Results as long as no worker is lost; what was taken and has no result yet stays in `held`."""
        pool = self._pool = self._pool or _Pool(self._workers)
        futures: deque[Future[Result]] = deque()
        while True:
            while len(held) < self._workers * (1 + _AHEAD):
                task = next(source, None)
                if task is None:
                    break
                held.append(task)
                futures.append(pool.submit(stage.work, task))
            if not futures:
                return
            result = futures.popleft().result()
            held.popleft()
            yield result

    def close(self) -> None:
        """Let the processes go; a later run makes others."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


class LostWorkerError(Exception):
    """A worker was lost with a task."""


def insist(do: Callable[[Stage[Task, Result], Task], Result], stage: Stage[Task, Result], task: Task) -> Result:
    """The result of a task that may have taken down a worker: tried again, then divided, then given up.

    Args:
        do: Does a task by itself; raises `LostWorkerError` where its worker was lost.
        stage: The stage.
        task: The task.
    """
    for _ in range(_TRIES):
        with suppress(LostWorkerError):
            return do(stage, task)
    parts = stage.divide(task)
    if len(parts) > 1:
        return stage.join([insist(do, stage, part) for part in parts])
    return stage.lost(task)


def _do_alone(stage: Stage[Task, Result], task: Task) -> Result:
    with _Pool(1) as pool:
        try:
            return pool.submit(stage.work, task).result()
        except BrokenProcessPool as error:
            _probe()
            raise LostWorkerError(stage.name) from error


def do_nothing() -> None:
    """The task that any worker can do."""


def _probe() -> None:
    """Make sure that processes can be started at all, before a task is held to be guilty of their loss."""
    with _Pool(1) as pool:
        try:
            pool.submit(do_nothing).result()
        except BrokenProcessPool as error:
            raise Unavailable(
                "No further process can be started on this machine.",
                "Free memory, or run with --engine one; then give the same command again.",
                code="flow.no_process",
            ) from error


class _Pool(ProcessPoolExecutor):
    """Workers that end with this process, and leave Ctrl-C to it."""

    def __init__(self, workers: int) -> None:
        # Started anew and not forked: libraries of this process may hold threads and locks.
        super().__init__(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker)

    def __exit__(self, *_: object) -> None:
        self.shutdown(wait=True, cancel_futures=True)


def _begin_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def count_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
