"""Where each document stands in the picture of the lineage: rows by family, columns by day.

Places are shares of the picture's width and height in percent, so that it fits a phone and a sheet of paper alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from diemcau.publish.lineage import QUOTE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diemcau.publish.lineage import Family, Kin
    from diemcau.records import CopyLink

# Rows up to which every document has one of its own; beyond, copies and single texts are counted together.
MOST_ROWS = 16
# Of a family that is folded, the documents that keep their rows: the head and its first copies.
MOST_KIN = 5
# Families that keep their rows when there are too many: the largest.
MOST_FAMILIES = 5
# Left and right of the outermost columns, in percent of the width, so that marks find room.
MARGIN = 9.0
# How far the line between two texts in one column swings out, by how far they stand apart.
SWING = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the picture.

    Attributes:
        kin: The document, or None where the row stands for several.
        names: The documents it stands for; one name where it is one document.
        first: Whether a family begins with it.
        alone: Whether the documents it stands for are texts that nobody made from another.
    """

    kin: Kin | None
    names: tuple[str, ...]
    first: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a text to what was made from it, as a path in a square of a hundred by a hundred."""

    link: CopyLink
    path: str


def lay_rows(families: Sequence[Family]) -> list[Row]:
    """The rows of the picture, one more than `MOST_ROWS` at most: the rest of a large family is one row, and so is
    all that finds no room.
    """
    if sum(map(len, families)) <= MOST_ROWS:
        return [row for family in families for row in _family(family, len(family))]
    joined = [family for family in families if len(family) > 1 or family[0].others]
    largest = set(sorted(joined, key=len, reverse=True)[:MOST_FAMILIES])
    room = max(2, min(MOST_KIN, MOST_ROWS // max(len(largest), 1) - 1))
    rows = [row for family in joined if family in largest for row in _family(family, room)]
    left = sorted((family for family in families if family not in largest), key=len)  # the single texts first
    single = sum(len(family) == 1 for family in left)
    shown = left[: min(single, MOST_ROWS - len(rows))]
    return [*rows, *(row for family in shown for row in _family(family, 1)), *_rest(left[len(shown) :])]


def _family(family: Family, most: int) -> list[Row]:
    shown = family if len(family) <= most + 1 else family[:most]
    rows = [Row(kin, (kin.name,), kin.depth == 0, len(family) == 1) for kin in shown]
    left = tuple(kin.name for kin in family[len(shown) :])
    return [*rows, Row(None, left, first=False, alone=False)] if left else rows


def _rest(families: Sequence[Family]) -> list[Row]:
    """One row for all the families that find no room."""
    names = tuple(kin.name for family in families for kin in family)
    return [Row(None, names, first=True, alone=all(len(family) == 1 for family in families))] if names else []


Column = tuple[date, int]


def lay_columns(rows: Sequence[Row], days: Mapping[str, date | None]) -> dict[str, tuple[Column, float]]:
    """The column of each document that has a row, and its place across: by day, a copy of the same day behind its text.

    Texts without a day stand last; the rest of a family stands in the column of the last that is shown of it.

    Args:
        rows: What `lay_rows` gave.
        days: The day of publication of each document.
    """
    found: dict[str, Column] = {}
    for row in rows:
        day = days[row.names[0]] or date.max
        origin = found.get(row.kin.link.origin) if row.kin and row.kin.link else None
        found[row.names[0]] = (day, origin[1] + 1) if origin and origin[0] == day else (day, 0)
    columns = sorted(set(found.values()))
    step = (100 - 2 * MARGIN) / (len(columns) - 1) if len(columns) > 1 else 0.0
    places = {column: MARGIN + at * step for at, column in enumerate(columns)}
    return {name: (column, places[column]) for name, column in found.items()}


def lay_heights(rows: Sequence[Row]) -> dict[str, float]:
    """The middle of each row, by the name of its first document."""
    return {row.names[0]: (at + 0.5) * 100 / len(rows) for at, row in enumerate(rows)}


def lay_edges(rows: Sequence[Row], across: Mapping[str, float], down: Mapping[str, float]) -> list[Edge]:
    """The lines between documents that both have a row; single sentences and further origins last, to lie above."""
    links = [link for row in rows if row.kin for link in row.kin.links]
    drawn = [link for link in links if link.origin in across]
    own = {row.kin.link for row in rows if row.kin and row.kin.link}
    ordered = sorted(drawn, key=lambda link: (link.grade == QUOTE, link not in own))
    return [Edge(link, _path(link, across, down)) for link in ordered]


def _path(link: CopyLink, across: Mapping[str, float], down: Mapping[str, float]) -> str:
    """Down from the origin, then over to what was made; in one column in a bow beside what stands between."""
    x0, y0, x1, y1 = across[link.origin], down[link.origin], across[link.made], down[link.made]
    if abs(x0 - x1) >= 1:
        return f"M{x0:.1f} {y0:.1f}C{x0:.1f} {y1:.1f} {x0:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
    room = 100 - x0 if x0 < 50 else x0  # noqa: PLR2004 - the middle of the picture
    bend = min(SWING * abs(y1 - y0), room) * (1 if x0 < 50 else -1)  # noqa: PLR2004
    return f"M{x0:.1f} {y0:.1f}C{x0 + bend:.1f} {y0:.1f} {x0 + bend:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
