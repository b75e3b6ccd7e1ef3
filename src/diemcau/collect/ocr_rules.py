"""The rules drawn on a picture of a page: straight dark runs across and down it, which hold the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diemcau.collect.pdf_ink import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

_STRIP = (
    40  # pixels along a rule that are seen as one: at 300 dots a seventh of an inch, longer than any letter's stroke
)
_DARK = 110  # of 255: a strip that is darker on average is ruled all along
_SHORTEST = 3  # strips of the shortest rule
_SLIP = 2  # pixels by which a rule may rise or fall from one strip to the next
_THICK = 8  # pixels of the thickest rule; darker areas are pictures

_SHADES = bytes(1 if shade < _DARK else 0 for shade in range(256))
_RUN = re.compile(b"\x01+")


def find_rules(picture: Image, scale: float, tilt: float) -> list[Rule]:
    """The rules of a page in points from the bottom left.

    Args:
        picture: The page in grey.
        scale: Points to a pixel.
        tilt: By how many pixels lines fall for a pixel to the right; rules are set level by it.
    """
    height = picture.height
    found: list[Rule] = []
    for left, y, right in _runs(picture):
        level, shift = y - tilt * (right - _STRIP / 2), tilt * y
        found.append(
            Rule(across=True, at=(height - level) * scale, start=(left + shift) * scale, end=(right + shift) * scale)
        )
    for top, x, bottom in _runs(_swapped(picture)):
        upright, shift = x + tilt * (bottom - _STRIP / 2), tilt * x
        low, high = (height - bottom + shift) * scale, (height - top + shift) * scale
        found.append(Rule(across=False, at=upright * scale, start=low, end=high))
    return found


def _swapped(picture: Image) -> Image:
    """The picture with across and down changed about."""
    from PIL.Image import Transpose

    return picture.transpose(Transpose.TRANSPOSE)


def _runs(picture: Image) -> Iterator[tuple[int, float, int]]:
    """Dark runs from left to right: first pixel, middle height in pixels from the top, pixel behind the last."""
    from PIL.Image import Resampling

    width, height = picture.size
    strips = width // _STRIP
    if not strips or not height:
        return
    shrunk = picture.resize((strips, height), Resampling.BOX, box=(0, 0, strips * _STRIP, height))
    columns = _swapped(shrunk).tobytes().translate(_SHADES)
    open_: list[list[float]] = []  # first strip, height of the last, strip behind the last
    for strip in range(strips + 1):
        marks = list(_marks(columns[strip * height : (strip + 1) * height])) if strip < strips else []
        for run in open_:
            near = next((mark for mark in marks if abs(mark - run[1]) <= _SLIP), None)
            if near is not None:
                marks.remove(near)
                run[1], run[2] = near, strip + 1
            elif run[2] == strip and run[2] - run[0] >= _SHORTEST:
                yield int(run[0]) * _STRIP, run[1], int(run[2]) * _STRIP
        open_ = [run for run in open_ if run[2] == strip + 1]
        open_ += [[strip, mark, strip + 1] for mark in marks]


def _marks(column: bytes) -> Iterator[float]:
    """The heights at which a strip is ruled."""
    for match in _RUN.finditer(column):
        if match.end() - match.start() <= _THICK:
            yield (match.start() + match.end() - 1) / 2
