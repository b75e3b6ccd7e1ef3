"""The stages on a Ray cluster: the extra `cluster`.

Tasks go to the workers and results come back through Ray's own store; workers need nothing but this package and the way
to the head. A process that has done one task is kept for the next. A worker that is lost costs the tasks it held, which
Ray runs again on others. Nobody outside is told that Ray is used.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from diemcau.errors import Missing, Unavailable
from diemcau.flow.engines import LostWorkerError, Result, Stage, Task, do_nothing, insist

_AHEAD = 3  # tasks for each core beside the one in work: enough for the way there and back
_TRIES = 3  # times that Ray by itself runs a task again whose worker was lost
_KNOCK = 5.0  # seconds within which a head answers that is there
_PATIENCE = 60.0  # seconds within which a cluster that lives does a task of nothing
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


class Cluster:
    """A Ray cluster that is already there.

    Args:
        address: Of its head, `host:port`; None for the one that this machine belongs to.

    Raises:
        Missing: If the extra is not installed.
        Unavailable: If no cluster answers at the address.
    """

    def __init__(self, address: str | None = None) -> None:
        for name, value in _QUIET.items():
            os.environ.setdefault(name, value)  # read while Ray is imported
        try:
            import ray
        except ImportError as error:
            raise Missing(
                "The engine for clusters is not installed.",
                "Install it with: pip install 'diemcau[cluster]'",
                code="flow.no_cluster",
            ) from error
        self._ray: Any = ray
        self._address = address or "auto"
        try:
            if address is not None:
                asyncio.run(_knock(address))
            self._ray.init(self._address, logging_level=logging.ERROR, log_to_driver=False)
        except (OSError, RuntimeError, ValueError) as error:
            raise self._gone(error) from error

    def run(self, stage: Stage[Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of tasks, in their order.

        Raises:
            Unavailable: If the cluster as a whole is lost; what has been given stays good.
        """
        remote = self._ray.remote(max_retries=_TRIES)(stage.work)
        held: deque[tuple[Task, Any]] = deque()
        source = iter(tasks)
        while True:
            while len(held) < self._cores() * (1 + _AHEAD) and (task := next(source, None)) is not None:
                held.append((task, remote.remote(task)))
            if not held:
                return
            task, promised = held.popleft()
            try:
                result = self._await(promised)
            except LostWorkerError:
                result = insist(self._do_alone, stage, task)
            yield result

    def _cores(self) -> int:
        """How many cores the cluster has now: workers join and leave while it runs."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def _do_alone(self, stage: Stage[Task, Result], task: Task) -> Result:
        try:
            result: Result = self._await(self._ray.remote(max_retries=0)(stage.work).remote(task))
        except LostWorkerError:
            self._probe()
            raise
        return result

    def _await(self, promised: Any) -> Any:
        """What was promised.

        Raises:
            LostWorkerError: If the worker was lost with it; a fault inside the task is raised as it is.
        """
        try:
            return self._ray.get(promised)
        except self._ray.exceptions.RayTaskError:
            raise
        except self._ray.exceptions.RayError as error:
            raise LostWorkerError(str(error)) from error

    def _probe(self) -> None:
        """Make sure that the cluster does tasks at all, before one is held to be guilty of its worker's loss."""
        try:
            self._ray.get(self._ray.remote(do_nothing).remote(), timeout=_PATIENCE)
        except self._ray.exceptions.RayError as error:
            raise self._gone(error) from error

    def _gone(self, error: Exception) -> Unavailable:
        return Unavailable(
            f"No Ray cluster answers at {self._address}: {(str(error).strip() or 'nobody is there').splitlines()[0]}",
            "Start one with `ray start --head`, join others with `ray start --address=HOST:6379`, and name the head"
            " with --address HOST:6379; then give the same command again.",
            code="flow.no_head",
            address=self._address,
        )

    def close(self) -> None:
        """Leave the cluster; it goes on without this process."""
        self._ray.shutdown()


async def _knock(address: str) -> None:
    """Find out within seconds whether anybody listens at an address; Ray itself would ask for minutes.

    Raises:
        OSError: If nobody does.
        ValueError: If it is no `host:port`.
    """
    host, _, port = address.rpartition(":")
    _, writer = await asyncio.wait_for(asyncio.open_connection(host, int(port)), _KNOCK)
    writer.close()
    await writer.wait_closed()
