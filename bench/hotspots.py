"""Where the time of reading goes: by room, by sort of code, and the functions that cost most by themselves."""

from __future__ import annotations

import cProfile
import linecache
import pstats
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.markup import escape

from bench.runners.ours import load
from bench.sampling import Frame, Stack, take_samples
from bench.table import make_table
from bench.texts import TextSet

_SECONDS = 5.0  # of processor time, looked at for each set
_TOP = 20
_SHOWN = 72  # characters of a line of code
_ROOM = re.compile(r"diemcau/((?:lang/\w+|\w+))/[^/]+\.py$")
_PLACE = re.compile(r"(\w+/\w+\.py)$")
_CALL = re.compile(r"\.(?:search|match|fullmatch|finditer|findall|subn?)\(")
_ELSEWHERE = "elsewhere"

Place = tuple[str, str]
"""A function: its file and its name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One function.

    Attributes:
        place: Which.
        own: Share of the time in the function itself, with what it calls outside of Diemcau.
        whole: The same with all it calls.
        line: The line that takes most of its own time, from 1.
    """

    place: Place
    own: float
    whole: float
    line: int


def profile_sets(sets: list[TextSet], console: Console) -> None:
    """Read every set while looking where the time goes, and print that."""
    for batch in sets:
        read = load(batch.language).read

        def read_all(read: Callable[[str], Any] = read, texts: Sequence[str] = batch.texts) -> None:
            for text in texts:
                read(text)

        read_all()  # what is made once is made before
        stacks, passes, spent = take_samples(read_all, _SECONDS)
        each_ms = spent * 1000 / passes / len(batch.texts)
        console.print(
            f"\n[bold]{batch.language}, {batch.name}[/]: {each_ms:.2f} ms a document, looked at {len(stacks):,} times;"
            f" {find_expressions(stacks):.0%} of them at a line that calls a regular expression"
        )
        _show_rooms(stacks, each_ms, console)
        _show_spots(stacks, each_ms, _count_calls(read_all, len(batch.texts)), console)


def _show_rooms(stacks: Sequence[Stack], each_ms: float, console: Console) -> None:
    table = make_table("room", "ms a document", "share")
    for room, share in find_rooms(stacks).items():
        table.add_row(room, f"{share * each_ms:.2f}", f"{share:.0%}")
    console.print(table)


def _show_spots(stacks: Sequence[Stack], each_ms: float, calls: dict[Place, float], console: Console) -> None:
    table = make_table("function", "calls a document", "own ms", "with calls ms", "share")
    table.add_column("its dearest line", no_wrap=True)
    for spot in find_spots(stacks):
        said = linecache.getline(spot.place[0], spot.line).strip()
        table.add_row(
            f"{_short(spot.place[0])}:{spot.line} {spot.place[1]}",
            f"{calls.get(spot.place, 0.0):,.0f}",
            f"{spot.own * each_ms:.2f}",
            f"{spot.whole * each_ms:.2f}",
            f"{spot.own:.1%}",
            escape(said[:_SHOWN]),
        )
    console.print(table)


def find_rooms(stacks: Sequence[Stack]) -> dict[str, float]:
    """Shares of the time by room, the dearest first; what others do for a room counts for it."""
    rooms = Counter(_room(_worker(stack)) for stack in stacks)
    return {room: count / len(stacks) for room, count in rooms.most_common()}


def find_expressions(stacks: Sequence[Stack]) -> float:
    """Share of the time at lines that call a regular expression, or in Python's own module of them.

    Nearly all of it is the expression's own C code; the rest is what else stands in the line.
    """
    return sum(_is_expression(stack[0]) for stack in stacks) / max(len(stacks), 1)


def _is_expression(frame: Frame) -> bool:
    return "/re/" in frame.path or _CALL.search(linecache.getline(frame.path, frame.line)) is not None


def find_spots(stacks: Sequence[Stack], top: int = _TOP) -> list[Spot]:
    """The functions with the most own time, the dearest first.

    Args:
        stacks: Where the program was.
        top: How many functions at most.
    """
    own: dict[Place, Counter[int]] = defaultdict(Counter)
    whole: Counter[Place] = Counter()
    for stack in stacks:
        worker = _worker(stack)
        if worker is not None:
            own[worker.path, worker.name][worker.line] += 1
        whole.update({(frame.path, frame.name) for frame in stack})
    dearest = sorted(own.items(), key=lambda item: -item[1].total())[:top]
    return [
        Spot(place, lines.total() / len(stacks), whole[place] / len(stacks), lines.most_common(1)[0][0])
        for place, lines in dearest
    ]


def _worker(stack: Iterable[Frame]) -> Frame | None:
    """The innermost function of ours that has a name: comprehensions and other people's functions serve it."""
    return next((frame for frame in stack if _room(frame) != _ELSEWHERE and not frame.name.startswith("<")), None)


def _room(frame: Frame | None) -> str:
    found = _ROOM.search(frame.path.replace("\\", "/")) if frame is not None else None
    return found[1] if found else _ELSEWHERE


def _count_calls(do: Callable[[], object], documents: int) -> dict[Place, float]:
    """How often each function is called for a document; functions of one name in one file count together."""
    profiler = cProfile.Profile()
    profiler.runcall(do)
    stats: dict[tuple[str, int, str], Any] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    calls: Counter[Place] = Counter()
    for (path, _, name), numbers in stats.items():
        calls[path, name] += numbers[1]
    return {place: count / documents for place, count in calls.items()}


def _short(path: str) -> str:
    found = _PLACE.search(path.replace("\\", "/"))
    return found[1] if found else path
