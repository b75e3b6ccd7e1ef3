"""What a chart is made of: numbers with their leeway, each with its words and the address of its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from diemcau.records import Interval

WIDTH = 400
"""Of a chart, in its own pixels: so it can be read on a telephone, and fills half of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that is drawn.

    Attributes:
        name: As it stands beside it: an org, a partner, a period.
        interval: What the number may be; None where nothing is known, which is drawn as missing and never as zero.
        href: Where its sentences are: an address within the site (`/...`, `?...`) or the page (`#...`); or empty.
        target: What is to be reached, or None.
        before: What it was a year before, or None.
        is_short: Whether it counts less time than its period says, such as eleven months.
        note: What to know beside the number, in words: coverage, cut-off, caveats; or empty.
        under: The same in a few signs, for below an axis: `2/63`; or empty.
        code: Of a tile: the org's code.
    """

    name: str
    interval: Interval | None
    href: str = ""
    target: Interval | None = None
    before: Interval | None = None
    is_short: bool = False
    note: str = ""
    under: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is said of a whole chart.

    Attributes:
        title: What it shows, in words; drawn above it and read out.
        language: ISO 639-1 code.
        unit: Unit of measurement of its numbers; empty where they have none.
        width: Of the whole chart, in its own pixels.
        now: How the period of the numbers is called in the legend: `2024`; empty for none.
        before: How the one before is called.
        has_title: Whether the title is drawn too; a page that says it in a heading of its own leaves it out.
    """

    title: str
    language: str
    unit: str = ""
    width: int = WIDTH
    now: str = ""
    before: str = ""
    has_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table that says what the chart shows.

    Attributes:
        cells: In words, as many as the table has headings.
        href: Where the sentences are; or empty.
        numbers: The same for programs, as many as the table has columns.
    """

    cells: tuple[str, ...]
    href: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a chart shows, without the picture.

    Attributes:
        head: Headings.
        columns: Headings of `Row.numbers`.
        rows: Its lines, in the chart's order.
    """

    head: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What can be pointed at in a chart.

    Attributes:
        words: What is read out.
        href: Where it leads; or empty.
    """

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture that is not drawn yet.

    Attributes:
        frame: What is said of the whole.
        summary: What it shows in a sentence or two, for whoever does not see it.
        spec: Vega-Lite; of what can be pointed at it holds the number in `hits`.
        hits: What can be pointed at, by their numbers.
        table: The same without the picture.
    """

    frame: Frame
    summary: str
    spec: Mapping[str, Any] = field(repr=False)
    hits: tuple[Hit, ...]
    table: Table
