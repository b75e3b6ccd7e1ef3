"""The lineage of an org as a drawing: whose work came to it from the left, who carries it on to the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diemcau.web.orgs.lineage import Lineage, Step

_WIDTH, _HEIGHT, _GAP, _COLUMN = 200, 46, 14, 280  # of a box, between boxes, between columns; in units of the drawing
_DEEPEST = 4  # changes in each direction
_LETTERS = 26  # of a name in one line of a box; two lines at most


@dataclass(frozen=True, slots=True)
class Box:
    """One org of the drawing; its corner, its lines of text with their places, and whether it is the one asked for."""

    pk: int
    code: str
    name: str
    x: int
    y: int
    lines: tuple[tuple[str, int], ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """The work of one org coming to another, as a path of SVG and in words."""

    path: str
    former: str
    heir: str
    on: date | None
    sort: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole drawing with its size; no flows for an org that never came of another nor became one."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    flows: tuple[Flow, ...]


def draw(line: Lineage, pk: int, name: Callable[[int], str], code: Callable[[int], str]) -> Picture:
    """Draw the lineage of an org, at most four changes back and four ahead.

    Args:
        line: All successions.
        pk: The org.
        name: Says the name of an org.
        code: Says its code.
    """
    behind, steps_behind = _levels(pk, line.steps_to, lambda step: step.former)
    ahead, steps_ahead = _levels(pk, line.steps_from, lambda step: step.heir)
    columns = [*reversed(behind), [pk], *ahead]
    tallest = max(map(len, columns))
    height = tallest * (_HEIGHT + _GAP) + _GAP
    places: dict[int, tuple[int, int]] = {}
    for column, pks in enumerate(columns):
        top = (height - len(pks) * (_HEIGHT + _GAP) + _GAP) // 2
        places |= {one: (10 + column * _COLUMN, top + row * (_HEIGHT + _GAP)) for row, one in enumerate(pks)}
    boxes = tuple(
        Box(one, code(one), name(one), x, y, _lines(name(one), y), one == pk) for one, (x, y) in places.items()
    )
    steps = dict.fromkeys((*steps_behind, *steps_ahead))
    flows = tuple(_flow(step, places, name) for step in steps if step.former in places and step.heir in places)
    return Picture((len(columns) - 1) * _COLUMN + _WIDTH + 20, height, boxes, flows)


def _levels(
    pk: int, following: Callable[[int], Iterable[Step]], end: Callable[[Step], int]
) -> tuple[list[list[int]], list[Step]]:
    """The orgs that are one change away, those that are two, and so on; each once; and the steps that lead there."""
    seen, levels, taken = {pk}, [[pk]], []
    while levels[-1] and len(levels) <= _DEEPEST:
        steps = [step for one in levels[-1] for step in following(one)]
        taken.extend(steps)
        fresh = [one for one in dict.fromkeys(map(end, steps)) if one not in seen]
        seen.update(fresh)
        levels.append(fresh)
    return [level for level in levels[1:] if level], taken


def _flow(step: Step, places: dict[int, tuple[int, int]], name: Callable[[int], str]) -> Flow:
    (x1, y1), (x2, y2) = places[step.former], places[step.heir]
    start, stop, half = x1 + _WIDTH, x2 - 6, _HEIGHT // 2
    middle = (start + stop) // 2
    path = f"M{start} {y1 + half}C{middle} {y1 + half} {middle} {y2 + half} {stop} {y2 + half}"
    return Flow(path, name(step.former), name(step.heir), step.on, step.sort)


def _lines(name: str, y: int) -> tuple[tuple[str, int], ...]:
    """A name in one line or two, with the height of each; the rest of a very long one is cut."""
    words, lines = name.split(), [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= _LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 2:  # noqa: PLR2004 - lines
        lines = [lines[0], f"{lines[1][: _LETTERS - 1]}…"]
    first = y + (28 if len(lines) == 1 else 19)
    return tuple((line, first + 16 * place) for place, line in enumerate(lines))
