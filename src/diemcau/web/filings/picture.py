"""Small bars of how far the returns of each kind of unit have come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diemcau.web.filings.board import Board, Counts

WIDTH = 240
"""Units of the drawing; the page scales it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar.

    Attributes:
        sort: `accepted`, `office` (handed in, not yet accepted), `late` (owed after the due day) or `open`.
        number: How many returns.
        x, width: Where it lies.
    """

    sort: str
    number: int
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one kind.

    Attributes:
        kind: Code of the kind.
        counts: The numbers that it draws.
        pieces: From left to right; together as wide as the share of this kind in the largest one.
    """

    kind: str
    counts: Counts
    pieces: tuple[Piece, ...]


def draw(board: Board) -> list[Bar]:
    """A bar for each kind of unit, all in one scale."""
    largest = max((counts.owed for counts in board.by_kind.values()), default=0)
    return [Bar(kind, counts, _pieces(counts, largest, board.days_left)) for kind, counts in board.by_kind.items()]


def _pieces(counts: Counts, largest: int, days_left: int) -> tuple[Piece, ...]:
    """The ends are worked out from running sums, so that no rounding opens a gap."""
    office = counts.handed_in - counts.accepted
    parts = (("accepted", counts.accepted), ("office", office), ("late" if days_left < 0 else "open", counts.missing))
    pieces, done = [], 0
    for sort, number in parts:
        start, end = (WIDTH * each // max(largest, 1) for each in (done, done + number))
        if number:
            pieces.append(Piece(sort, number, start, max(end - start, 1)))
        done += number
    return tuple(pieces)
