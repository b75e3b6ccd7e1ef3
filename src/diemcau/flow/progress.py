"""How far a run has come."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of a run after one more document.

    Attributes:
        stage: What is being done: `read`, `reconcile` or `review`.
        done: How many documents are behind it.
        total: How many there are; None where nobody knows before the end.
        seconds: Since the stage began.
        share: How much of the work is behind it, 0 to 1; None where only the documents tell.
    """

    stage: str
    done: int
    total: int | None
    seconds: float
    share: float | None = None

    @property
    def rate(self) -> float | None:
        """Documents a second so far, or None before the first."""
        return self.done / self.seconds if self.done and self.seconds > 0 else None

    @property
    def left(self) -> float | None:
        """Seconds until the end at this rate, or None where that cannot be told yet."""
        if self.share is not None:
            return self.seconds * (1 - self.share) / self.share if self.share > 0 else None
        return (self.total - self.done) / self.rate if self.rate and self.total is not None else None


Watch = Callable[[Progress], None]


def watch_nothing(_: Progress) -> None:
    """The watcher of runs that nobody watches."""


class Meter:
    """Counts the documents of one stage and tells a watcher."""

    def __init__(self, name: str, total: int | None, watch: Watch) -> None:
        self._name, self._total, self._watch = name, total, watch
        self._done = 0
        self._started = time.monotonic()
        self._tell(None)

    def step(self, count: int = 1, share: float | None = None) -> None:
        """Count some documents.

        Args:
            count: How many.
            share: How much of the work is behind them, 0 to 1, where that is known better than their number.
        """
        self._done += count
        self._tell(share)

    def _tell(self, share: float | None) -> None:
        self._watch(Progress(self._name, self._done, self._total, time.monotonic() - self._started, share))
