"""A stage for the tests of engines: squares of numbers, of which 13 ends its process and -1 is a fault."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from diemcau.flow.engines import Stage

Task = tuple[int, ...]


def square(task: Task) -> Task:
    """The squares of some numbers."""
    if 13 in task:
        os._exit(3)
    if -1 in task:
        raise ZeroDivisionError
    time.sleep(0.01)
    return tuple(number * number for number in task)


def divide(task: Task) -> Sequence[Task]:
    """Each number by itself."""
    return [(number,) for number in task]


def join(results: Sequence[Task]) -> Task:
    """All squares."""
    return tuple(number for result in results for number in result)


def lost(task: Task) -> Task:
    """Nothing for a number that nobody survives."""
    return tuple(0 for _ in task)


COUNTED = Stage("count", square, divide, join, lost)
