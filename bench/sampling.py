"""Where a program is, looked at every few milliseconds of processor time, from outside its Python code.

A profiler that is told of every call makes short calls look dear. Here a signal has the interpreter write down where it
is, at once, even amid a long call in C, and nothing else changes.
"""

from __future__ import annotations

import faulthandler
import re
import signal
import tempfile
import time
from collections.abc import Callable
from typing import NamedTuple

_EVERY_S = 0.002  # of processor time; systems take as long as one of their ticks
_SAMPLE = re.compile(r"^(?:Stack|Current thread)", re.MULTILINE)
_FRAME = re.compile(r'^  File "(.*)", line (\d+) in (.*)$', re.MULTILINE)


class Frame(NamedTuple):
    """One function that was at work.

    Attributes:
        path: Its file.
        line: The line it was at, from 1.
        name: Its name.
    """

    path: str
    line: int
    name: str


Stack = tuple[Frame, ...]
"""The functions at work at one moment, the innermost first."""


def take_samples(do: Callable[[], object], seconds: float) -> tuple[list[Stack], int, float]:
    """Do a thing over and over and see where it is.

    Args:
        do: What is done.
        seconds: Processor seconds after which it is not begun again.

    Returns:
        Where it was, how often it was done, and the processor seconds that took.

    Raises:
        OSError: If the system has no such signal.
    """
    if not hasattr(signal, "setitimer"):
        raise OSError("This system has no timer that interrupts a program; sampling needs Linux or macOS.")
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
        faulthandler.register(signal.SIGPROF, file=told, all_threads=False)
        began, done = time.process_time(), 0
        signal.setitimer(signal.ITIMER_PROF, _EVERY_S, _EVERY_S)
        try:
            while not done or time.process_time() - began < seconds:
                do()
                done += 1
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0.0)
            faulthandler.unregister(signal.SIGPROF)
        spent = time.process_time() - began
        told.seek(0)
        return read_samples(told.read()), done, spent


def read_samples(told: str) -> list[Stack]:
    """The samples that the interpreter wrote down; those amid a start or an end, without a function, are left out."""
    stacks = (_FRAME.findall(each) for each in _SAMPLE.split(told))
    return [tuple(Frame(path, int(line), name) for path, line, name in stack) for stack in stacks if stack]
