"""Orgs as tiles that lie about where they lie in the land: from light, little, to dark; not known is hatched."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from diemcau.publish.charts.bars import one_end
from diemcau.publish.charts.canvas import Spec, hit, legend, top
from diemcau.publish.charts.mark import Chart, Hit
from diemcau.publish.charts.paint import ON_STEPS, STEPS, Paint
from diemcau.publish.charts.table import sum_up, table_of_marks
from diemcau.publish.charts.words import Scale, scale_of, tell_mark
from diemcau.publish.texts import load_texts
from diemcau.records import Interval

if TYPE_CHECKING:
    from decimal import Decimal

    from diemcau.publish.charts.mark import Frame, Mark

_HEIGHT, _GAP = 27, 2
_LEAST_COLUMNS, _MOST_COLUMNS = 4, 7  # of orgs whose places nobody has drawn


@dataclass(frozen=True, slots=True)
class Tile:
    """A place on a map of tiles.

    Attributes:
        code: Of the org; an org may have several tiles, such as islands.
        row, column: From 0, from the north and the west.
        short: By language: what stands on it; empty for the name of the org.
    """

    code: str
    row: int
    column: int
    short: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Look:
    """How tiles are drawn: from which numbers each step begins, the width of a tile, the language of its name."""

    limits: tuple[Decimal, ...]
    size: float
    language: str


def find_layout(profile: str, codes: Iterable[str]) -> tuple[Tile, ...]:
    """Where some orgs lie: the map of the profile that has most of them; what it does not have follows below, in rows.

    Args:
        profile: Name of the profile; of one without maps all lie in rows, in the order given.
        codes: Of the orgs.
    """
    asked = list(dict.fromkeys(codes))
    wanted = frozenset(asked)
    best: tuple[Tile, ...] = ()
    for shape in _shapes(profile):
        if len(wanted & {tile.code for tile in shape}) > len(wanted & {tile.code for tile in best}):
            best = shape
    kept = tuple(tile for tile in best if tile.code in wanted)
    placed = {tile.code for tile in kept}
    first = 1 + max((tile.row for tile in kept), default=-1)
    return kept + _in_rows([code for code in asked if code not in placed], first)


def _in_rows(codes: Sequence[str], first: int) -> tuple[Tile, ...]:
    """As near to a square as the width allows."""
    columns = min(max(_LEAST_COLUMNS, round(len(codes) ** 0.5)), _MOST_COLUMNS)
    return tuple(Tile(code, first + at // columns, at % columns, {}) for at, code in enumerate(codes))


@lru_cache(maxsize=8)
def _shapes(profile: str) -> tuple[tuple[Tile, ...], ...]:
    """The maps of a profile, one for each shape that its orgs had."""
    file = files("diemcau.publish").joinpath("assets", "maps", f"{profile}.csv")
    if not file.is_file():
        return ()
    shapes: dict[str, list[Tile]] = {}
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        short = {key.removeprefix("short_"): words for key, words in row.items() if key.startswith("short_") and words}
        tile = Tile(row["code"], int(row["row"]), int(row["column"]), short)
        shapes.setdefault(row["shape"], []).append(tile)
    return tuple(tuple(tiles) for tiles in shapes.values())


def draw_tiles(marks: Sequence[Mark], layout: Sequence[Tile], frame: Frame) -> Chart:
    """A tile for each mark of the layout; marks are found by their `code`."""
    scale = scale_of([mark.interval for mark in marks], frame.language, frame.unit)
    columns = 1 + max((tile.column for tile in layout), default=0)
    look = _Look(limits_of(marks), frame.width / max(columns, _LEAST_COLUMNS), frame.language)
    numbers = {mark.code: number for number, mark in enumerate(marks)}
    values = [
        _value(tile, marks[number], number, look) for tile in layout if (number := numbers.get(tile.code)) is not None
    ]
    rows = 1 + max((tile.row for tile in layout), default=0)
    views = [_view(values, rows, frame.width, look.size)]
    if entries := _legend(marks, look.limits, scale):
        views.append(legend(entries, frame.width))
    return Chart(
        frame=frame,
        summary=sum_up(marks, frame),
        spec=top({"vconcat": views, "spacing": 10}, frame),
        hits=tuple(Hit(words=tell_mark(mark, frame), href=mark.href) for mark in marks),
        table=table_of_marks(marks, frame),
    )


def limits_of(marks: Iterable[Mark]) -> tuple[Decimal, ...]:
    """From which number on each step but the first begins: about as many marks in each, equals never parted."""
    sizes = sorted(end for mark in marks if (end := one_end(mark.interval)) is not None)
    if not sizes:
        return ()
    cuts = (sizes[len(sizes) * step // len(STEPS)] for step in range(1, len(STEPS)))
    return tuple(dict.fromkeys(cut for cut in cuts if cut > sizes[0]))


def _step(interval: Interval | None, limits: Sequence[Decimal]) -> int | None:
    size = one_end(interval)
    return None if size is None else sum(size >= limit for limit in limits)


def _paint(step: int, limits: Sequence[Decimal]) -> int:
    """Which of the colours a step has: with few steps the light ones and the darkest far apart."""
    return 1 if not limits else round(step * (len(STEPS) - 1) / len(limits))


def _value(tile: Tile, mark: Mark, number: int, look: _Look) -> Spec:
    step = _step(mark.interval, look.limits)
    paint = None if step is None else _paint(step, look.limits)
    x, y = tile.column * look.size, tile.row * _HEIGHT
    return {
        "hit": f"m{number}",
        "x": x,
        "x2": x + look.size - _GAP,
        "xm": x + (look.size - _GAP) / 2,
        "y": y,
        "y2": y + _HEIGHT - _GAP,
        "ym": y + (_HEIGHT - _GAP) / 2,
        "name": tile.short.get(look.language) or mark.name,
        "fill": Paint.HATCH if paint is None else STEPS[paint],
        "letters": Paint.SOFT if paint is None else ON_STEPS[paint],
    }


def _view(values: Sequence[Spec], rows: int, width: int, size: float) -> Spec:
    box = {"x": _at("x"), "x2": {"field": "x2"}, "y": _at("y"), "y2": {"field": "y2"}}
    letters = {"type": "text", "fontSize": 9.5, "baseline": "middle", "align": "center", "limit": size - _GAP - 3}
    return {
        "width": width,
        "height": rows * _HEIGHT,
        "data": {"values": list(values)},
        "layer": [
            {"mark": "rect", "encoding": {**box, "color": _colour("fill")}},
            {
                "mark": letters,
                "encoding": {"x": _at("xm"), "y": _at("ym"), "text": {"field": "name"}, "color": _colour("letters")},
            },
            {"mark": {"type": "rect", "color": Paint.HIT, "aria": True}, "encoding": {**box, **hit()}},
        ],
    }


def _at(field: str) -> Spec:
    """A place in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _colour(field: str) -> Spec:
    return {"field": field, "type": "nominal", "scale": None}


def _legend(marks: Sequence[Mark], limits: Sequence[Decimal], scale: Scale) -> list[tuple[str, str]]:
    """From which number on each colour counts."""
    sizes = [end for mark in marks if (end := one_end(mark.interval)) is not None]
    entries: list[tuple[str, str]] = []
    if sizes:
        firsts = [min(sizes), *limits]
        words = [scale.short(Interval(first, None)) for first in firsts]
        entries = [(STEPS[_paint(step, limits)].name, told) for step, told in enumerate(words)]
        if title := scale.title():
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {title}")
    if any(mark.interval is None for mark in marks):
        entries.append(("hatch", load_texts(scale.language)["chart.missing"]))
    return entries
