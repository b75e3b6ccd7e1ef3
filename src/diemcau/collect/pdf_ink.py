"""What is on a page: words with boxes, rules, and what is to be known of how they were drawn.

Boxes are in points (1/72 inch), x to the right and y upwards, the page turned so that its text runs level.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

PARTED = "\ufffe"
"""Stands at the end of a word that goes on in the next line."""


@dataclass(slots=True)
class Word:
    """Characters without a space between them.

    Attributes:
        text: The characters; the last is `PARTED` where the word goes on in the next line.
        left, bottom, right, top: The box around them, as high as the font's size.
        breaks: Whether the file starts a new line before it.
        raised: Whether it is a small mark above the line, such as the number of a footnote.
        font: Name of its font, without the mark of a subset.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    breaks: bool = False
    raised: bool = False
    font: str = ""


@dataclass(slots=True)
class Rule:
    """A straight line across (`across`) or down the page at `at`, from `start` to `end`."""

    across: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageInk:
    """What is on a page.

    Attributes:
        number: From 1.
        width, height: Of the page as shown.
        words: In the order of the file.
        rules: Lines that may be the rules of a table.
        pictured: Share of the page that its largest picture covers.
        dots: Dots per inch of that picture; 0 where there is none.
        reordered: Whether the order of the file could not be kept.
        unseen: Whether its text is drawn without ink, as programs do that lay recognised text under a scan.
        unreal: Share of its characters that the file does not tell the letters of.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictured: float = 0.0
    dots: float = 0.0
    reordered: bool = False
    unseen: bool = False
    unreal: float = 0.0


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

Turn = Callable[[float, float, float, float], Box]
"""From a box as in the file to the box as shown."""
