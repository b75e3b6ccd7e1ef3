"""The rules drawn on a picture of a page: straight dark runs across and down it, which hold the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from diemcau.collect.pdf_ink import Rule

if TYPE_CHECKING:
    from PIL.Image import Image

_STRIP = 16  # pixels along a rule that are seen as one: fewer than a letter is high, so that stems of letters break off
_DARK = 110  # of 255: a strip that is darker on average is ruled all along
_SHORTEST = 6  # strips of the shortest rule
_SLIP = 1.5  # pixels by which a rule may rise or fall from one strip to the next
_THICK = 8  # pixels of the thickest rule; darker areas are pictures
_WIPED = 7  # pixels around a rule that are wiped with it; fewer leave crumbs that are read as letters

_SHADES = bytes(1 if shade < _DARK else 0 for shade in range(256))
_RUN = re.compile(b"\x01+")


class Drawn(NamedTuple):
    """A rule in pixels from the top left.

    Attributes:
        across: Whether it runs across the page; else down.
        start, end: Where it begins and ends along its direction.
        first, last: How far it stands from the upper or left edge at these ends.
    """

    across: bool
    start: int
    end: int
    first: float
    last: float


def find_drawn(picture: Image) -> list[Drawn]:
    """The rules of a page.

    Args:
        picture: The page in grey.
    """
    from PIL.Image import Transpose

    across = [Drawn(True, *run) for run in _runs(picture)]  # noqa: FBT003 - the field's own order
    return across + [Drawn(False, *run) for run in _runs(picture.transpose(Transpose.TRANSPOSE))]  # noqa: FBT003


def without_rules(picture: Image, rules: Sequence[Drawn]) -> Image:
    """The page with its rules wiped away, which are else read as letters beside the words.

    Args:
        picture: The page in grey.
        rules: Its rules.
    """
    if not rules:
        return picture
    from PIL import ImageDraw

    wiped = picture.copy()
    pen = ImageDraw.Draw(wiped)
    for rule in rules:
        slope = (rule.last - rule.first) / max(1, rule.end - rule.start) * _STRIP
        ends = [(rule.start - _STRIP, rule.first - slope), (rule.end + _STRIP, rule.last + slope)]
        pen.line(ends if rule.across else [(y, x) for x, y in ends], fill=255, width=_WIPED)
    return wiped


def to_rules(drawn: Sequence[Drawn], height: int, scale: float, tilt: float) -> list[Rule]:
    """Rules in points from the bottom left, set level.

    Args:
        drawn: The rules in pixels.
        height: Of the picture in pixels.
        scale: Points to a pixel.
        tilt: By how many pixels lines fall for a pixel to the right.
    """
    found = []
    for rule in drawn:
        if rule.across:
            level, shift = rule.last - tilt * rule.end, tilt * rule.last
            low, high = rule.start + shift, rule.end + shift
            found.append(Rule(across=True, at=(height - level) * scale, start=low * scale, end=high * scale))
        else:
            upright, shift = rule.last + tilt * rule.end, tilt * rule.last
            low, high = height - rule.end + shift, height - rule.start + shift
            found.append(Rule(across=False, at=upright * scale, start=low * scale, end=high * scale))
    return found


def _runs(picture: Image) -> Iterator[tuple[int, int, float, float]]:
    """Dark runs from left to right: first pixel, pixel behind the last, and their heights from the top there."""
    from PIL.Image import Resampling, Transpose

    width, height = picture.size
    strips = width // _STRIP
    if not strips or not height:
        return
    shrunk = picture.resize((strips, height), Resampling.BOX, box=(0, 0, strips * _STRIP, height))
    columns = shrunk.transpose(Transpose.TRANSPOSE).tobytes().translate(_SHADES)
    open_: list[tuple[int, float, float]] = []  # first strip, height there, height at the last strip
    for strip in range(strips + 1):
        marks = list(_marks(columns[strip * height : (strip + 1) * height])) if strip < strips else []
        going: list[tuple[int, float, float]] = []
        for begun, first, last in open_:
            near = next((mark for mark in marks if abs(mark - last) <= _SLIP), None)
            if near is not None:
                marks.remove(near)
                going.append((begun, first, near))
            elif strip - begun >= _SHORTEST:
                yield begun * _STRIP, strip * _STRIP, first, last
        open_ = going + [(strip, mark, mark) for mark in marks]


def _marks(column: bytes) -> Iterator[float]:
    """The heights at which a strip is ruled."""
    for match in _RUN.finditer(column):
        if match.end() - match.start() <= _THICK:
            yield (match.start() + match.end() - 1) / 2
