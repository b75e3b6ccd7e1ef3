"""Where the time of reading goes: by room, by sort of code, and the functions that cost most by themselves."""

from __future__ import annotations

import cProfile
import pstats
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.runners.ours import load
from bench.texts import TextSet

_TOP = 15
_DOCUMENTS = 100  # read under the profiler
_PATTERN = re.compile(r"'\w+' of 're\.(?:Pattern|Match)' objects")
_ROOM = re.compile(r"diemcau/((?:lang/\w+|\w+))/[^/]+\.py$")
_PLACE = re.compile(r"(\w+/\w+\.py)$")

Function = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """One function.

    Attributes:
        name: File, line and function.
        calls: Calls a document.
        own_ms: Milliseconds a document in the function itself, with Python's own functions that it calls.
        whole_ms: The same with all it calls.
        callers: Who calls it most, by time.
    """

    name: str
    calls: float
    own_ms: float
    whole_ms: float
    callers: str


def profile_sets(sets: list[TextSet], console: Console) -> None:
    """Read every set under the profiler and print where the time went. A profiled run is two to three times slower."""
    for batch in sets:
        read = load(batch.language).read
        repeat = max(1, _DOCUMENTS // len(batch.texts))
        texts = list(batch.texts) * repeat
        read(texts[0])
        profiler = cProfile.Profile()
        profiler.enable()
        for text in texts:
            read(text)
        profiler.disable()
        stats: dict[Function, Any] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
        console.print(_rooms(batch, stats, len(texts)))
        console.print(_sorts(batch, stats))
        console.print(_functions(batch, stats, len(texts)))


def _rooms(batch: TextSet, stats: dict[Function, Any], documents: int) -> Table:
    """Own time by room; what Python's own functions take is put to the room that calls them."""
    spent: dict[str, float] = defaultdict(float)
    for function, (_, _, own, _, callers) in stats.items():
        room = _room(function)
        if room is not None:
            spent[room] += own
            continue
        for caller, (_, _, given, _) in callers.items():
            spent[_room(caller) or "Python's own"] += given
    table = Table(title=f"\n{_of(batch)}: own time by room", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for head in ("room", "ms a document", "share"):
        table.add_column(head, justify="left" if head == "room" else "right")
    total = sum(spent.values())
    for room, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        table.add_row(room, f"{seconds * 1000 / documents:.2f}", f"{seconds / total:.0%}")
    return table


def _sorts(batch: TextSet, stats: dict[Function, Any]) -> str:
    shares = ", ".join(f"{name} {share:.0%}" for name, share in find_sorts(stats).items())
    return f"\n{_of(batch)}: own time by sort of code: {shares}; what `finditer` finds later counts as Python"


def find_sorts(stats: dict[Function, Any]) -> dict[str, float]:
    """Shares of the time in regular expressions' own C code, in other C code and in Python.

    The profiler sees calls alone: matches that `finditer` gives one by one are found in C and count as Python.
    """
    spent = {"regular expressions in C": 0.0, "other C": 0.0, "Python": 0.0}
    for (path, _, name), (_, _, own, _, _) in stats.items():
        sort = "Python" if path != "~" else "regular expressions in C" if _PATTERN.search(name) else "other C"
        spent[sort] += own
    total = sum(spent.values()) or 1.0
    return {name: seconds / total for name, seconds in spent.items()}


def _of(batch: TextSet) -> str:
    return f"{batch.language}, {batch.name}"


def _functions(batch: TextSet, stats: dict[Function, Any], documents: int) -> Table:
    table = Table(title=f"\n{_of(batch)}: the {_TOP} functions that take most", title_justify="left", box=None)
    for head in ("function", "calls a document", "own ms", "with calls ms", "called most by"):
        table.add_column(head, justify="left" if head in {"function", "called most by"} else "right", overflow="fold")
    for spot in find_spots(stats, documents):
        table.add_row(spot.name, f"{spot.calls:,.0f}", f"{spot.own_ms:.2f}", f"{spot.whole_ms:.2f}", spot.callers)
    return table


def find_spots(stats: dict[Function, Any], documents: int, top: int = _TOP) -> list[Spot]:
    """The functions with the most own time, the costliest first."""
    own = _fold(stats)
    return [
        Spot(
            _name(f),
            stats[f][1] / documents,
            seconds * 1000 / documents,
            stats[f][3] * 1000 / documents,
            _callers(stats[f][4]),
        )
        for f, seconds in sorted(own.items(), key=lambda item: -item[1])[:top]
    ]


def _fold(stats: dict[Function, Any]) -> dict[Function, float]:
    """Own time by function; what Python's own functions and comprehensions take is put to the function they serve."""
    own: dict[Function, float] = defaultdict(float)
    for function, numbers in stats.items():
        for served, part in _served(function, stats).items():
            own[served] += numbers[2] * part
    return own


def _serves(function: Function) -> bool:
    return function[0] == "~" or function[2].startswith("<") or function[0].endswith("re/__init__.py")


def _served(function: Function, stats: dict[Function, Any], depth: int = 5) -> dict[Function, float]:
    """Which functions of ours one works for, with their parts of its time; itself where it does not merely serve."""
    callers = stats[function][4] if function in stats else {}
    total = sum(numbers[3] for numbers in callers.values())
    if not _serves(function) or not total or not depth:
        return {function: 1.0}
    parts: dict[Function, float] = defaultdict(float)
    for caller, numbers in callers.items():
        for served, part in _served(caller, stats, depth - 1).items():
            parts[served] += part * numbers[3] / total
    return parts


def _callers(callers: dict[Function, Any]) -> str:
    most = sorted(callers.items(), key=lambda item: -item[1][3])[:2]
    return ", ".join(_name(function) for function, _ in most)


def _room(function: Function) -> str | None:
    found = _ROOM.search(function[0].replace("\\", "/"))
    return found[1] if found else None


def _name(function: Function) -> str:
    path, line, name = function
    found = _PLACE.search(path.replace("\\", "/"))
    return f"{found[1]}:{line} {name}" if found else name.removeprefix("<").removesuffix(">")
