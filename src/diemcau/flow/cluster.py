"""The stages on a Ray cluster, through Daft: the extra `cluster`.

Tasks travel to the workers in windows, each task a row of a data frame and a partition of its own, and results come
back the same way; workers need nothing but this package and the way to the head. A worker that is lost costs the tasks
it held, which run again on others. Neither library tells anybody outside that it is used.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from diemcau.errors import Missing, Unavailable
from diemcau.flow.engines import LostWorkerError, Result, Stage, Task, insist

_QUIET = {
    "DO_NOT_TRACK": "true",
    "SCARF_NO_ANALYTICS": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
}
_TASKS_EACH = 4  # tasks of a window for each core of the cluster


class Cluster:
    """A Ray cluster that is already there.

    Args:
        address: Of its head, `host:port`; None for the one that this machine belongs to.

    Raises:
        Missing: If the extra is not installed.
        Unavailable: If no cluster answers at the address.
    """

    def __init__(self, address: str | None = None) -> None:
        os.environ.update(_QUIET)  # read by both libraries while they are imported
        try:
            import daft
            import ray as any_ray
        except ImportError as error:
            raise Missing(
                "The engine for clusters is not installed.",
                "Install it with: pip install 'diemcau[cluster]'",
                code="flow.no_cluster",
            ) from error
        self._daft: Any = daft
        self._ray: Any = any_ray
        ray = self._ray
        try:
            ray.init(
                address=address or "auto", logging_level=logging.ERROR, log_to_driver=False, ignore_reinit_error=True
            )
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise Unavailable(
                f"No Ray cluster answers at {address or 'this machine'}: {str(error).splitlines()[0]}",
                "Start one with `ray start --head`, join others with `ray start --address=HOST:6379`, and name the head"
                " with --address HOST:6379.",
                code="flow.no_head",
                address=address or "-",
            ) from error
        daft.set_runner_ray(noop_if_initialized=True)
        self._cores = max(1, int(ray.cluster_resources().get("CPU", 1)))

    def run(self, stage: Stage[Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of tasks, in their order."""
        source = iter(tasks)
        while window := list(islice(source, self._cores * _TASKS_EACH)):
            try:
                yield from self._do(stage, window)
            except LostWorkerError:
                for task in window:
                    yield insist(self._do_one, stage, task)

    def close(self) -> None:
        """Leave the cluster; it goes on without this process."""
        self._ray.shutdown()

    def _do_one(self, stage: Stage[Task, Result], task: Task) -> Result:
        return self._do(stage, [task])[0]

    def _do(self, stage: Stage[Task, Result], window: Sequence[Task]) -> list[Result]:
        """The results of some tasks, each a partition of one data frame.

        Raises:
            LostWorkerError: If the frame came to no end; a single lost worker is made up for by the engine itself.
        """
        daft = self._daft
        work = daft.func(_Work(stage.work), return_dtype=daft.DataType.binary(), use_process=True, cpus=1)
        rows = {"place": list(range(len(window))), "task": [pickle.dumps(task, protocol=5) for task in window]}
        frame = daft.from_pydict(rows).into_partitions(len(window))
        try:
            done = frame.select(daft.col("place"), work(daft.col("task")).alias("result")).to_pydict()
        except Exception as error:
            raise LostWorkerError(stage.name) from error
        found = dict(zip(done["place"], done["result"], strict=True))
        return [pickle.loads(found[place]) for place in range(len(window))]  # noqa: S301 - made by our own workers


class _Work:
    """A stage's function from packed task to packed result.

    Args:
        work: The function.
    """

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self._work = work
        self.__name__ = work.__name__

    def __call__(self, task: bytes) -> bytes:
        return pickle.dumps(self._work(pickle.loads(task)), protocol=5)  # noqa: S301 - made by our own head
